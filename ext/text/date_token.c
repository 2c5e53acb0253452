/* date_token.c: the tokenizer of dates: numbers of every script, folded words, punctuation as ASCII. Knows no grammar. */
#include "date_token.h"
#include "utf8.h"

static int han_numeral(uint32_t c) {
  switch (c) {
    case 0x3007:
    case 0x96F6: return 0;
    case 0x4E00: return 1;
    case 0x4E8C: return 2;
    case 0x4E09: return 3;
    case 0x56DB: return 4;
    case 0x4E94: return 5;
    case 0x516D: return 6;
    case 0x4E03: return 7;
    case 0x516B: return 8;
    case 0x4E5D: return 9;
    case 0x5341: return 10;
    case 0x5EFF: return 20;
    case 0x5345: return 30;
    case 0x767E: return 100;
    default: return -1;
  }
}

/* Appends the folded form of a letter to the token; a word longer than any name keeps no folded form. */
static void fold_letter(bs_tokens *t, bs_token *k, const char *p, size_t n, unsigned payload) {
  enum { LONGEST = 96 };
  bs_span s = payload ? bs_char_folded(payload) : bs_span_make(p, n);
  if ((size_t)(k->fold_end - k->fold) + s.n > LONGEST || t->folded_n + s.n > BS_FOLDED) return;
  memcpy(t->folded + t->folded_n, s.p, s.n);
  t->folded_n += s.n;
  k->fold_end = (uint16_t)t->folded_n;
}

static inline bs_char_class next(const char **p, const char *end, uint32_t *c, unsigned *payload) {
  *c = (unsigned char)**p < 0x80 ? (unsigned char)*(*p)++ : bs_utf8_next(p, end);
  return bs_char_fold(*c, payload);
}

/* The ASCII letters that a word begins with, folded; no more than surely fit. */
static void read_plain(bs_tokens *t, bs_token *k, const char **p, const char *end) {
  enum { MOST = 64 };
  char *out = t->folded + t->folded_n;
  size_t n = 0, most = (size_t)(end - *p) < MOST ? (size_t)(end - *p) : MOST;
  for (; n < most && bs_ascii_alpha((unsigned char)(*p)[n]); n++) out[n] = (char)((*p)[n] | 0x20);
  *p += n;
  t->folded_n += n;
  k->fold_end = (uint16_t)t->folded_n;
}

/* Runs on while characters of the class (or ignorable ones) follow. */
static void read_number(bs_token *k, const char **p, const char *end, unsigned value, uint32_t c) {
  k->kind = BS_TOKEN_NUMBER;
  k->value = value;
  k->digits = 1;
  k->persian = c >= 0x6F0 && c <= 0x6F9;
  while (*p < end) {
    const char *q = *p;
    if (next(&q, end, &c, &value) != BS_CHAR_DIGIT) break;
    if (k->digits < 18) k->value = k->value * 10 + value;
    if (k->digits < 255) k->digits++;
    *p = q;
  }
}

static void read_word(bs_tokens *t, bs_token *k, const char **p, const char *end) {
  size_t before = t->folded_n;
  bool fits = true;
  read_plain(t, k, p, end);
  while (*p < end) {
    const char *q = *p;
    uint32_t c;
    unsigned payload;
    bs_char_class cls = next(&q, end, &c, &payload);
    if (cls == BS_CHAR_APOSTROPHE) { /* inside a word an apostrophe is nothing */
      const char *r = q;
      if (q >= end || next(&r, end, &c, &payload) != BS_CHAR_LETTER) break;
    } else if (cls == BS_CHAR_LETTER) {
      size_t had = t->folded_n;
      fold_letter(t, k, *p, (size_t)(q - *p), payload);
      fits = fits && t->folded_n > had;
    } else if (cls != BS_CHAR_IGNORE) {
      break;
    }
    *p = q;
  }
  if (!fits) t->folded_n = before, k->fold_end = k->fold;
}

void bs_tokens_read(bs_tokens *t, bs_span text) {
  const char *p = text.p, *end = text.p + (text.n < BS_WINDOW ? text.n : BS_WINDOW);
  if (text.n > BS_WINDOW) /* not inside a character */
    while (end > text.p && ((unsigned char)*end & 0xC0) == 0x80) end--;
  if (end == text.p) end = text.p + (text.n < BS_WINDOW ? text.n : BS_WINDOW);
  unsigned gap = 0;
  t->count = t->folded_n = 0;
  t->number = t->day = false;
  while (p < end && t->count < BS_TOKENS && t->folded_n + 128 < BS_FOLDED) {
    const char *from = p;
    uint32_t c;
    unsigned payload;
    bs_char_class cls = next(&p, end, &c, &payload);
    if (cls == BS_CHAR_SPACE) {
      if (gap < 255) gap++;
      continue;
    }
    if (cls == BS_CHAR_IGNORE) continue;
    bs_token *k = &t->token[t->count++];
    *k = (bs_token){.start = (uint16_t)(from - text.p), .gap = (uint8_t)gap, .name = -1, .name_end = UINT16_MAX};
    k->fold = k->fold_end = (uint16_t)t->folded_n;
    gap = 0;
    if (cls == BS_CHAR_DIGIT) {
      read_number(k, &p, end, payload, c);
      t->number = true;
      t->day |= k->digits != 4;
    } else if (cls == BS_CHAR_SOLO) {
      int value = han_numeral(c);
      k->kind = BS_TOKEN_SOLO;
      fold_letter(t, k, from, (size_t)(p - from), payload);
      if (value >= 0) k->han = true, k->value = value, t->number = t->day = true;
    } else if (cls == BS_CHAR_LETTER) {
      k->kind = BS_TOKEN_WORD;
      p = from;
      read_word(t, k, &p, end);
    } else {
      k->kind = BS_TOKEN_MARK;
      k->mark = cls == BS_CHAR_APOSTROPHE ? '\'' : (char)payload;
    }
    k->end = (uint16_t)(p - text.p);
  }
  t->text = bs_span_make(text.p, (size_t)(p - text.p));
  t->token[t->count] = (bs_token){.start = (uint16_t)t->text.n,
                                  .end = (uint16_t)t->text.n,
                                  .kind = BS_TOKEN_END,
                                  .gap = (uint8_t)gap,
                                  .name = -1,
                                  .name_end = UINT16_MAX};
}

/* A dot or an apostrophe inside a name is nothing ("a.m.", "d. C."), a hyphen inside it a blank ("sexta-feira"). */
static size_t join(const bs_tokens *t, size_t at, bool *blank) {
  const bs_token *k = &t->token[at];
  *blank = k->gap > 0;
  if (k->kind == BS_TOKEN_MARK && !k->gap && (k->mark == '.' || k->mark == '*' || k->mark == '\'')) {
    k = &t->token[++at];
    *blank = k->gap > 0;
  } else if (k->kind == BS_TOKEN_MARK && k->mark == '-' && !k->gap && !k[1].gap) {
    k = &t->token[++at];
    *blank = true;
  }
  return k->kind == BS_TOKEN_WORD || k->kind == BS_TOKEN_SOLO ? at : 0;
}

void bs_tokens_look_up(bs_tokens *t, size_t at) {
  bs_token *k = &t->token[at];
  bs_name_walk w = bs_name_start();
  k->name_end = (uint16_t)at;
  for (size_t i = at; (t->token[i].kind == BS_TOKEN_WORD || t->token[i].kind == BS_TOKEN_SOLO) &&
                      t->token[i].fold_end > t->token[i].fold;) {
    bs_span s = bs_span_make(t->folded + t->token[i].fold, (size_t)(t->token[i].fold_end - t->token[i].fold));
    if (!bs_name_step(&w, s)) break;
    int here = bs_name_here(&w);
    if (here >= 0) k->name = (int16_t)here, k->name_end = (uint16_t)(i + 1);
    bool blank;
    if (!(i = join(t, i + 1, &blank))) break;
    if (blank && !bs_name_step(&w, BS_LIT(" "))) break;
  }
  k->kinds = bs_name_kinds(k->name);
}

int bs_tokens_word(const bs_tokens *t, size_t at) {
  const bs_token *k = &t->token[at];
  bs_name_walk w = bs_name_start();
  if (k->fold_end == k->fold || !bs_name_step(&w, bs_span_make(t->folded + k->fold, (size_t)(k->fold_end - k->fold))))
    return -1;
  return bs_name_here(&w);
}
