/* labels.c: finds the words of labels.inc in text. Owns no judgement of what they mean there. */
#include "labels.h"

#include <pthread.h>
#include <utf8proc.h>

#include "../text/utf8.h"

typedef struct entry {
  const char *word;
  uint8_t kind, bytes;
} entry;

/* The first four bytes of a word or text in lower case, as far as they are plain: a word whose plain bytes differ from
** those of a text is not spelled there. */
typedef struct head {
  uint32_t bytes, mask;
} head;

static const entry table[] = {
#define W(kind, lang, word) {word, BS_LABEL_##kind, sizeof(word) - 1},
#include "labels.inc"
#undef W
};

enum { ENTRIES = sizeof(table) / sizeof(*table), KINDS = BS_LABEL_UNSORTED + 1 };

/* Entries by kind and their beginning or last byte: chains through next_first and next_last; 0 ends one, so places count
** from 1. Filled once. */
enum { BEGINNINGS = 512 };
static head head_of_word[ENTRIES];
static uint16_t first_of[KINDS][BEGINNINGS], last_of[KINDS][256], next_first[ENTRIES + 1], next_last[ENTRIES + 1];
static pthread_once_t filled = PTHREAD_ONCE_INIT;

/* Of a first byte and an ASCII letter behind it, in lower case, or 0. */
static unsigned beginning(unsigned char first, unsigned char second) { return (first * 37u + second) % BEGINNINGS; }

static unsigned char second_letter(const char *p, size_t n) {
  if (n < 2 || (unsigned char)p[0] >= 0x80 || !bs_ascii_alpha((unsigned char)p[1])) return 0;
  return (unsigned char)bs_ascii_lower((unsigned char)p[1]);
}

/* Of a text its end is plain too: no word goes on there. */
static head head_of_text(bs_span text) {
  head h = {0, UINT32_MAX};
  for (unsigned i = 0; i < 4 && i < text.n; i++) {
    unsigned char c = (unsigned char)text.p[i];
    if (c >= 0x80) return (head){h.bytes, (UINT32_C(1) << i * 8) - 1};
    h.bytes |= (uint32_t)bs_ascii_lower(c) << i * 8;
  }
  return h;
}

/* Blanks and apostrophes can be written otherwise. */
static head head_of(const entry *e) {
  head h = {0, 0};
  for (unsigned i = 0; i < 4 && i < e->bytes; i++) {
    unsigned char c = (unsigned char)e->word[i];
    if (c >= 0x80 || c == ' ' || c == '\'') break;
    h.bytes |= (uint32_t)c << i * 8;
    h.mask |= UINT32_C(0xFF) << i * 8;
  }
  return h;
}

static void fill(void) {
  for (uint16_t i = ENTRIES; i > 0; i--) {
    const entry *e = &table[i - 1];
    head_of_word[i - 1] = head_of(e);
    uint16_t *first = &first_of[e->kind][beginning((unsigned char)e->word[0], second_letter(e->word, e->bytes))],
             *last = &last_of[e->kind][(unsigned char)e->word[e->bytes - 1]];
    next_first[i] = *first;
    next_last[i] = *last;
    *first = *last = i;
  }
}

static uint32_t lower(uint32_t c) {
  if (c < 0x80) return (uint32_t)bs_ascii_lower((int)c);
  return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

/* Letters and digits of scripts that put blanks between words. */
static bool joins(uint32_t c) {
  if (c < 0x80) return bs_ascii_alpha((int)c) || bs_ascii_digit((int)c) || c == '_';
  if (c >= 0x2E80) return false;               /* Han, kana, Hangul and what follows */
  if (c >= 0x0E00 && c < 0x0F00) return false; /* Thai, Lao */
  utf8proc_category_t g = utf8proc_category((utf8proc_int32_t)c);
  return g >= UTF8PROC_CATEGORY_LU && g <= UTF8PROC_CATEGORY_LO;
}

/* Bytes of text that spell the whole of the word, or 0. */
static size_t spelled(bs_span text, const entry *e) {
  const char *p = text.p, *end = text.p + text.n, *w = e->word, *wend = e->word + e->bytes;
  uint32_t last = 0;
  while (w < wend) {
    if (p == end) return 0;
    uint32_t c = bs_utf8_next(&p, end), d = bs_utf8_next(&w, wend);
    if (c == 0xA0 || c == '\n' || c == '\t') c = ' ';
    if (c == 0x2019) c = '\'';
    if (d == 0x2019) d = '\'';
    if (lower(c) != d) return 0;
    while (c == ' ' && p < end && bs_ascii_space((unsigned char)*p)) p++; /* as markup is laid out */
    last = c;
  }
  if (p < end && joins(last)) {
    const char *q = p;
    if (joins(bs_utf8_next(&q, end))) return 0;
  }
  return (size_t)(p - text.p);
}

/* The first byte of text in lower case; a letter's case can change it ("\xD0\xA0" to "\xD1\x80"). */
static unsigned char first_byte(bs_span text) {
  const char *p = text.p;
  if ((unsigned char)*p < 0x80) return (unsigned char)bs_ascii_lower((unsigned char)*p);
  uint32_t c = lower(bs_utf8_next(&p, text.p + text.n));
  if (c < 0x80) return (unsigned char)c;
  if (c < 0x800) return (unsigned char)(0xC0 | c >> 6);
  return (unsigned char)(c < 0x10000 ? 0xE0 | c >> 12 : 0xF0 | c >> 18);
}

static inline size_t prefix(bs_span text, bs_label kind) {
  size_t best = 0;
  uint16_t i = first_of[kind][beginning(first_byte(text), second_letter(text.p, text.n))];
  if (!i) return 0;
  for (head h = head_of_text(text); i; i = next_first[i]) {
    const head *w = &head_of_word[i - 1];
    size_t n = (h.bytes ^ w->bytes) & h.mask & w->mask ? 0 : spelled(text, &table[i - 1]);
    if (n > best) best = n;
  }
  return best;
}

size_t bs_label_prefix(bs_span text, bs_label kind) {
  if (!text.p || !text.n) return 0;
  pthread_once(&filled, fill);
  return prefix(text, kind);
}

size_t bs_label_suffix(bs_span text, bs_label kind) {
  size_t best = 0;
  if (!text.n) return 0;
  pthread_once(&filled, fill);
  unsigned char end = (unsigned char)bs_ascii_lower((unsigned char)text.p[text.n - 1]);
  for (uint16_t i = last_of[kind][end]; i; i = next_last[i]) {
    size_t n = table[i - 1].bytes, from = text.n - n;
    if (n > text.n || n <= best || bs_utf8_floor(text, from) != from) continue;
    if (spelled(bs_span_sub(text, from, text.n), &table[i - 1]) != n) continue;
    const char *p = text.p + (from ? bs_utf8_floor(text, from - 1) : 0), *w = table[i - 1].word;
    if (!from || !joins(bs_utf8_next(&p, text.p + from)) || !joins(bs_utf8_next(&w, w + n))) best = n;
  }
  return best;
}

bool bs_label_is(bs_span text, bs_label kind) {
  static const char edge[] = " \t\r\n:.,;-|()[]";
  while (text.n && strchr(edge, text.p[0]) && text.p[0]) text = bs_span_sub(text, 1, text.n);
  while (text.n && strchr(edge, text.p[text.n - 1]) && text.p[text.n - 1]) text.n--;
  return text.n && bs_label_prefix(text, kind) == text.n;
}

size_t bs_label_find(bs_span text, bs_label kind) {
  bool inside = false; /* behind a letter that joins the next one */
  pthread_once(&filled, fill);
  for (const char *p = text.p, *end = text.p + text.n; p < end;) {
    const char *from = p;
    bool joining = joins((unsigned char)*p < 0x80 ? (unsigned char)*p++ : bs_utf8_next(&p, end));
    if (!(inside && joining) && prefix(bs_span_make(from, (size_t)(end - from)), kind)) return (size_t)(from - text.p);
    inside = joining;
  }
  return SIZE_MAX;
}
