/* words.c: what a short block says by its wording ("Read more", "Photo:", "Tags"), in the languages of boilerplate.inc.
** Looks at words alone and decides nothing. */
#include <pthread.h>
#include <utf8proc.h>

#include "../text/utf8.h"
#include "body_int.h"

enum { W = 1, S = 2, A = 4 };

static const struct phrase {
  const char *text;
  uint16_t says;
  uint8_t where, n; /* n: bytes of text */
} phrases[] = {
#define P(what, where, text) {text, (uint16_t)BS_SAYS_##what, where, sizeof text - 1},
#include "boilerplate.inc"
#undef P
};

enum { PHRASES = sizeof phrases / sizeof *phrases, HEADS = 2048, SHORT = 240, LONG = 64 };
/* Chains of 1 + index, by the first three bytes: of all phrases, and of those that may stand anywhere. Filled once. */
static uint16_t head[HEADS], next[PHRASES + 1], head_any[HEADS], next_any[PHRASES + 1];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static unsigned key_of(const char *p) {
  uint32_t h = (unsigned char)p[0] | (uint32_t)(unsigned char)p[1] << 8;
  if (p[1]) h |= (uint32_t)(unsigned char)p[2] << 16;
  return (h * 2654435761u) >> 21;
}

static char plain[128]; /* ASCII in lower case; a blank for what is no letter and no digit */

static void fill(void) {
  for (int c = 0; c < 128; c++) plain[c] = bs_ascii_alpha(c) || bs_ascii_digit(c) ? (char)bs_ascii_lower(c) : ' ';
  for (unsigned i = PHRASES; i > 0; i--) {
    char two[4] = {0};
    size_t n = phrases[i - 1].n;
    memcpy(two, phrases[i - 1].text, n < 3 ? n : 3);
    if (n < 3) two[n] = ' ';
    unsigned k = key_of(two);
    next[i] = head[k];
    head[k] = (uint16_t)i;
    if (!(phrases[i - 1].where & A)) continue;
    next_any[i] = head_any[k];
    head_any[k] = (uint16_t)i;
  }
}

typedef struct
    normal { /* a text in lower case, a blank for each run of other than letters, digits and marks, and one behind the last word */
  char low[SHORT * 3 + 16];
  uint16_t word[SHORT * 2]; /* where its words begin */
  size_t n, words;
} normal;

static void normalise(bs_span text, size_t most, normal *to) {
  const char *p = text.p, *end = text.p + (text.n < most ? bs_utf8_floor(text, text.n) : bs_utf8_floor(text, most));
  char *out = to->low;
  size_t n = 0, words = 0;
  bool blank = true;
  while (p < end) {
    uint32_t c = (unsigned char)*p;
    if (c < 0x80) { /* written over where it is not wanted: where words end no branch can foresee */
      bool letter = plain[c] != ' ';
      out[n] = plain[c];
      to->word[words] = (uint16_t)n;
      words += letter & blank;
      n += letter | !blank;
      blank = !letter;
      p++;
      continue;
    }
    c = bs_utf8_next(&p, end);
    utf8proc_category_t cat = utf8proc_category((utf8proc_int32_t)c);
    if (cat >= UTF8PROC_CATEGORY_LU && cat <= UTF8PROC_CATEGORY_NO) {
      if (c == 0x130)
        c = 'i';
      else
        c = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
      to->word[words] = (uint16_t)n;
      words += blank | (c >= 0x3000); /* Chinese, Japanese and Korean set no blanks between words */
      utf8proc_ssize_t w = utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)out + n);
      if (w > 0) n += (size_t)w;
      blank = false;
    } else if (!blank) {
      out[n++] = ' ';
      blank = true;
    }
  }
  if (!blank) out[n++] = ' ';
  memset(out + n, 0, 4);
  to->n = n;
  to->words = words;
}

/* The phrase at the start of p; its last word must end there, unless its script writes none apart. */
static bool matches(const struct phrase *f, const char *p, size_t left, size_t *len) {
  size_t n = f->n;
  if (n > left || memcmp(p, f->text, n) != 0) return false;
  *len = n;
  if (f->text[n - 1] == ' ' || p[n] == ' ') return true;
  return (unsigned char)f->text[n - 1] >= 0x80 && (unsigned char)f->text[0] >= 0xE1;
}

unsigned bs_words_say(bs_span text) {
  normal t;
  unsigned says = 0;
  bool brief = text.n <= SHORT;
  size_t len;
  pthread_once(&once, fill);
  normalise(text, brief ? SHORT : LONG, &t);
  if (!t.n) return 0;
  for (unsigned i = head[key_of(t.low)]; i; i = next[i]) {
    const struct phrase *f = &phrases[i - 1];
    if (!matches(f, t.low, t.n, &len)) continue;
    bool whole = brief && len + 1 >= t.n;
    if (f->where == W && !whole) continue;
    says |= f->says | (whole ? BS_SAYS_WHOLE : 0u);
  }
  if (!brief) return says;
  for (size_t w = 1; w < t.words; w++) {
    const char *p = t.low + t.word[w];
    for (unsigned i = head_any[key_of(p)]; i; i = next_any[i])
      if (matches(&phrases[i - 1], p, t.n - t.word[w], &len)) says |= phrases[i - 1].says;
  }
  return says;
}
