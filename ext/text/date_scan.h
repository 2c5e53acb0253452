/* date_scan.h: what the files of the date grammar share: the scan over one window of tokens, and the parts of one date. For the date files alone.
**
** date_parse.c looks for starts; date_grammar.c gathers the parts from a token on; date_number.c reads forms made of numbers, date_clock.c times of day and zones,
** date_relative.c amounts and words that count from now; date_resolve.c makes a date of the parts, or refuses. */
#ifndef BS_DATE_SCAN_H
#define BS_DATE_SCAN_H
#include "date_calendar.h"
#include "date_token.h"

typedef struct bs_scan {
  bs_tokens *t;
  const bs_date_options *o;
  int lang;            /* number of o->lang, -1: none known */
  bs_date_order habit; /* o->order, else the habit of the language's region */
  bool whole;          /* the window holds the whole text */
} bs_scan;

typedef enum bs_number_role { BS_ROLE_NONE = 0, BS_ROLE_YEAR, BS_ROLE_MONTH, BS_ROLE_DAY } bs_number_role;

typedef struct bs_date_number {
  int64_t value;
  uint8_t digits;
  uint8_t role;
  bool ordinal; /* 30th: a day */
  bool quoted;  /* '96: a year */
  bool after;   /* behind the month's name */
  bool joined;  /* by a hyphen, slash or dot to what stands before it */
  bool loose;   /* a word that means nothing here follows */
  bool dot;     /* a dot follows, as ordinals have it in German or Croatian */
  bool persian;
} bs_date_number;

enum { BS_PART_NUMBERS = 3, BS_PART_WORDS = 4 };

typedef struct bs_date_parts {
  size_t first, end;               /* tokens */
  int weekday;                     /* meanings of a name, -1: none */
  int month;                       /* meanings of the month's name, -1: none */
  bool month_is_month;             /* it can be no weekday */
  bool month_upper;                /* written with a capital, or in a script without */
  int words[BS_PART_WORDS];        /* meanings of the connecting words around: they tell the language */
  size_t word_count, words_before; /* the first words_before stand before the date */
  size_t month_at;
  unsigned day_langs; /* of the day in words; 0: none, or of all */
  bs_date_number number[BS_PART_NUMBERS];
  size_t numbers;
  /* a date in numbers: n[0] sep n[1] [sep n[2]] */
  int fields; /* 0, 2 or 3 */
  int n[3];
  uint8_t digits[3];
  char sep;
  bool persian;
  /* a day that the form itself fixes: ISO 8601, compact, relative */
  bool fixed;
  int year, month_number, day;
  bs_date_precision fixed_precision;
  bool relative;               /* counted from now */
  bool refuse;                 /* something makes it no date: BC, hour 25 */
  int range_year, range_month; /* of the end of a range, for a first day without a year; 0: none */
  int quality;                 /* set by resolving: 4 a day with its year, 3 counted from now, 2 a month, 1 a year */
  bs_era era;
  bool has_era;
  /* the time of day */
  bool has_time, ambiguous_hour;
  int hour, minute, second;
  bs_date_precision time_precision;
  bs_day_period period;
  bool has_offset, zone_us;
  int offset; /* minutes */
} bs_date_parts;

/* Where a step of the grammar ends; 0: it does not apply (no step ends at token 0). */
typedef size_t bs_step;

static inline const bs_token *bs_scan_token(const bs_scan *s, size_t at) {
  return &s->t->token[at < s->t->count ? at : s->t->count];
}
/* Punctuation that is written onto both neighbours. */
static inline bool bs_scan_joins(const bs_scan *s, size_t at, char mark) {
  const bs_token *k = bs_scan_token(s, at);
  return k->kind == BS_TOKEN_MARK && k->mark == mark && !k->gap && !bs_scan_token(s, at + 1)->gap;
}
static inline bool bs_scan_is(const bs_scan *s, size_t at, char mark) {
  const bs_token *k = bs_scan_token(s, at);
  return k->kind == BS_TOKEN_MARK && k->mark == mark;
}
static inline bool bs_scan_number(const bs_scan *s, size_t at) { return bs_scan_token(s, at)->kind == BS_TOKEN_NUMBER; }

/* The best meaning of a kind at a token: of the language given where it has one, else of the lowest tier. False: none. *end is the token behind the name. */
static inline bool bs_scan_name(const bs_scan *s, size_t at, bs_name_kind kind, bs_name_sense *out, bs_step *end);
/* The same among meanings already looked up. */
bool bs_scan_sense(const bs_scan *s, int meanings, bs_name_kind kind, bs_name_sense *out);
static inline bool bs_scan_name(const bs_scan *s, size_t at, bs_name_kind kind, bs_name_sense *out, bs_step *end) {
  const bs_token *k = bs_scan_token(s, at);
  if (k->kind != BS_TOKEN_WORD && k->kind != BS_TOKEN_SOLO) return false;
  int name = bs_tokens_name(s->t, at, end);
  return (k->kinds >> kind & 1) && bs_scan_sense(s, name, kind, out);
}
/* True where a word is better read as a connecting word than as this kind: "de" is Thursday and a.m. in some languages. */
bool bs_scan_connects(const bs_scan *s, int meanings, bs_name_kind kind);
/* True where a name has a meaning of `kind` that goes before its meaning of `other`. */
bool bs_scan_rather(const bs_scan *s, int meanings, bs_name_kind kind, bs_name_kind other);
/* True when the token starts with a capital letter, or has no case. */
bool bs_scan_upper(const bs_scan *s, size_t at);
/* No token with a meaning stands before `first` or behind `end`: only brackets, dots, commas and the like. */
bool bs_scan_alone(const bs_scan *s, size_t first, size_t end);
/* The same, but connecting words may stand there too: "um 18:45". */
bool bs_scan_nearly_alone(const bs_scan *s, size_t first, size_t end);

/* date_grammar.c: the parts from token `first` on; `inner`: the end of a range, which begins no other. */
void bs_parts_gather(const bs_scan *s, size_t first, bool inner, bs_date_parts *p);

/* date_number.c */
bs_step bs_scan_int(const bs_scan *s, size_t at, int64_t *value, int *digits);
bs_step bs_scan_fixed(const bs_scan *s, size_t at, bs_date_parts *p);
bs_step bs_scan_fields(const bs_scan *s, size_t at, bs_date_parts *p);
/* False where what stands around a number makes it something else: a price, a version, a longer number. */
bool bs_scan_free(const bs_scan *s, size_t first, size_t end);

/* date_clock.c */
bs_step bs_scan_clock(const bs_scan *s, size_t at, bs_date_parts *p);
bs_step bs_scan_zone(const bs_scan *s, size_t at, bs_date_parts *p);
/* The offset of a zone whose summer time follows the rule of the United States (15 U.S.C. 260a since 1967). */
int bs_zone_us_offset(int standard_hours, const bs_date *local);

/* date_relative.c */
bs_step bs_scan_relative(const bs_scan *s, size_t at, bs_date_parts *p);

/* date_resolve.c */
bs_date_result bs_parts_resolve(const bs_scan *s, bs_date_parts *p, bs_date *out, bs_date *other);
/* The order that three numbers prove of themselves. */
bs_date_order bs_fields_proof(const bs_date_parts *p);

#endif
