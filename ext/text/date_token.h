/* date_token.h: text as tokens for the date grammar. For the date files alone. */
#ifndef BS_DATE_TOKEN_H
#define BS_DATE_TOKEN_H
#include "date_names.h"

typedef enum bs_token_kind {
  BS_TOKEN_END = 0,
  BS_TOKEN_NUMBER, /* a run of decimal digits of any script */
  BS_TOKEN_WORD,   /* a run of letters */
  BS_TOKEN_SOLO,   /* one character of a script that writes no spaces, or a Hangul syllable */
  BS_TOKEN_MARK    /* punctuation: one character */
} bs_token_kind;

typedef struct bs_token {
  int64_t value;           /* of a number of at most 18 digits; of a Han numeral */
  uint16_t start, end;     /* bytes of the window */
  uint16_t fold, fold_end; /* folded bytes; empty when the word is longer than any name */
  uint16_t
      name_end; /* token behind the longest name that starts here; UINT16_MAX: not looked up yet; its own number: none */
  int16_t name;   /* the name's meanings, -1: none */
  uint32_t kinds; /* of them, as bs_name_kinds() has it */
  uint8_t kind;
  uint8_t gap;    /* blanks before it */
  uint8_t digits; /* of a number, at most 255 */
  char mark;      /* punctuation as ASCII, 0: some other */
  bool han;       /* a Han numeral: 0 … 9, or 10, 20, 30, 100 for 十, 廿, 卅, 百 */
  bool persian;   /* written in the digits of Persian (U+06F0 …) */
} bs_token;

enum { BS_WINDOW = 4096, BS_TOKENS = 1000, BS_FOLDED = 6144 };

typedef struct bs_tokens {
  bs_span text;                  /* what was tokenized, a part of the whole */
  bs_token token[BS_TOKENS + 1]; /* ended by BS_TOKEN_END */
  size_t count;
  bool number; /* one of them is a number or Han numeral */
  bool day;    /* and no number of four digits, which is a year */
  char folded[BS_FOLDED];
  size_t folded_n;
} bs_tokens;

/* Tokenizes the start of `text`, as much as fits; t->text tells how much that was. */
void bs_tokens_read(bs_tokens *t, bs_span text);
/* Fills in the name that starts at token `at`. */
void bs_tokens_look_up(bs_tokens *t, size_t at);
/* The longest name that starts at token `at`: its meanings, or -1; *end is the token behind it. */
static inline int bs_tokens_name(bs_tokens *t, size_t at, size_t *end) {
  if (t->token[at].name_end == UINT16_MAX) bs_tokens_look_up(t, at);
  *end = t->token[at].name_end;
  return t->token[at].name;
}
/* The kinds of that name's meanings, as bits. */
static inline uint32_t bs_tokens_kinds(bs_tokens *t, size_t at) {
  if (t->token[at].name_end == UINT16_MAX) bs_tokens_look_up(t, at);
  return t->token[at].kinds;
}
/* The name that token `at` is alone, or -1. */
int bs_tokens_word(const bs_tokens *t, size_t at);

#endif
