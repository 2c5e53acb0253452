/* labels.c: finds the words of labels.inc in text. Owns no judgement of what they mean there. */
#include "labels.h"

#include <utf8proc.h>

#include "../text/utf8.h"

typedef struct entry {
  const char *word;
  unsigned char kind;
} entry;

static const entry table[] = {
#define W(kind, lang, word) {word, BS_LABEL_##kind},
#include "labels.inc"
#undef W
};

enum { ENTRIES = sizeof(table) / sizeof(*table) };

static uint32_t lower(uint32_t c) {
  if (c < 0x80) return (uint32_t)bs_ascii_lower((int)c);
  return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

/* Letters and digits of scripts that put blanks between words. */
static bool joins(uint32_t c) {
  if (c < 0x80) return bs_ascii_alpha((int)c) || bs_ascii_digit((int)c) || c == '_';
  if (c >= 0x2E80) return false;                  /* Han, kana, Hangul and what follows */
  if (c >= 0x0E00 && c < 0x0F00) return false;    /* Thai, Lao */
  utf8proc_category_t g = utf8proc_category((utf8proc_int32_t)c);
  return g >= UTF8PROC_CATEGORY_LU && g <= UTF8PROC_CATEGORY_LO;
}

/* Bytes of text that spell the whole of `word`, or 0. */
static size_t spelled(bs_span text, const char *word) {
  const char *p = text.p, *end = text.p + text.n, *w = word, *wend = word + strlen(word);
  uint32_t last = 0;
  while (w < wend) {
    if (p == end) return 0;
    uint32_t c = bs_utf8_next(&p, end), d = bs_utf8_next(&w, wend);
    if (c == 0xA0 || c == '\n' || c == '\t') c = ' ';
    if (c == 0x2019) c = '\'';
    if (d == 0x2019) d = '\'';
    if (lower(c) != d) return 0;
    last = c;
  }
  if (p < end && joins(last)) {
    const char *q = p;
    if (joins(bs_utf8_next(&q, end))) return 0;
  }
  return (size_t)(p - text.p);
}

size_t bs_label_prefix(bs_span text, bs_label kind) {
  size_t best = 0;
  if (!text.n) return 0;
  int first = bs_ascii_lower((unsigned char)text.p[0]);
  for (size_t i = 0; i < ENTRIES; i++) {
    if (table[i].kind != kind) continue;
    int c = (unsigned char)table[i].word[0];
    if (c != first && (c < 0x80 || first < 0x80)) continue;
    size_t n = spelled(text, table[i].word);
    if (n > best) best = n;
  }
  return best;
}

size_t bs_label_suffix(bs_span text, bs_label kind) {
  size_t best = 0;
  for (size_t i = 0; i < ENTRIES; i++) {
    size_t n = strlen(table[i].word);
    if (table[i].kind != kind || n > text.n || n <= best) continue;
    size_t from = bs_utf8_floor(text, text.n - n);
    if (from == text.n - n && spelled(bs_span_sub(text, from, text.n), table[i].word) == n) {
      uint32_t before = 0;
      const char *p = text.p + (from ? bs_utf8_floor(text, from - 1) : 0), *w = table[i].word;
      if (from) before = bs_utf8_next(&p, text.p + from);
      if (!from || !joins(before) || !joins(bs_utf8_next(&w, table[i].word + n))) best = n;
    }
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
  uint32_t before = ' ';
  for (size_t i = 0; i < text.n;) {
    const char *p = text.p + i;
    bs_span rest = bs_span_sub(text, i, text.n);
    uint32_t c = bs_utf8_next(&p, text.p + text.n);
    if ((!joins(before) || !joins(c)) && bs_label_prefix(rest, kind)) return i;
    before = c;
    i = (size_t)(p - text.p);
  }
  return SIZE_MAX;
}
