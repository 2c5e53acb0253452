/* date_names.h: what date words mean, in every language of CLDR; how code points fold; which order a region writes. For the date files alone. */
#ifndef BS_DATE_NAMES_H
#define BS_DATE_NAMES_H
#include "date.h"

/* The order is that of KINDS in date_names.py. */
typedef enum bs_name_kind {
  BS_NAME_NONE = 0,
  BS_NAME_MONTH, /* value 1 … 12 */
  BS_NAME_PERSIAN,
  BS_NAME_ISLAMIC,
  BS_NAME_HEBREW,
  BS_NAME_WEEKDAY, /* 1 Monday … 7 */
  BS_NAME_PERIOD,  /* bs_day_period */
  BS_NAME_ERA,     /* bs_era */
  BS_NAME_DAY,     /* yesterday -1, today 0, … */
  BS_NAME_NEAR,    /* last month: unit | (n + 2) << 4 */
  BS_NAME_NEARDAY, /* last Monday: weekday | (n + 2) << 4 */
  BS_NAME_UNIT,    /* bs_unit, | BS_UNIT_PAST, | BS_UNIT_FUTURE where the word's form says it */
  BS_NAME_AGO,     /* 1 before the amount, 2 behind it, 3 both */
  BS_NAME_IN,
  BS_NAME_NOW,
  BS_NAME_CONNECT, /* stands between the parts of a date and says nothing */
  BS_NAME_NUMBER,  /* a number in words */
  BS_NAME_ORDINAL,
  BS_NAME_MARK, /* says which part a number is: 1 year, 2 month, 3 day, 4 hour, 5 minute, 6 second; | 16 before the number */
  BS_NAME_SUFFIX, /* of an ordinal: st, er, ª */
  BS_NAME_ZONE,   /* quarters of an hour east of UTC */
  BS_NAME_ZONEUS, /* hours of the standard time; the day says whether summer time holds */
  BS_NAME_RANGE,
  BS_NAME_ABOUT,
  BS_NAME_NODATE, /* a number behind it is no date: version, chapter */
  BS_NAME_TURN,   /* last -1, this 0, next 1, before a weekday or a unit */
  BS_NAME_ROMAN,  /* a month as Roman numeral */
  BS_NAME_CLOCK   /* a time of day follows it: at, um, klo */
} bs_name_kind;

typedef enum bs_day_period {
  BS_PERIOD_NONE = 0,
  BS_PERIOD_AM,
  BS_PERIOD_PM,
  BS_PERIOD_NOON,
  BS_PERIOD_MIDNIGHT,
  BS_PERIOD_MORNING,
  BS_PERIOD_AFTERNOON,
  BS_PERIOD_EVENING,
  BS_PERIOD_NIGHT
} bs_day_period;

typedef enum bs_unit {
  BS_UNIT_SECOND = 0,
  BS_UNIT_MINUTE,
  BS_UNIT_HOUR,
  BS_UNIT_DAY,
  BS_UNIT_WEEK,
  BS_UNIT_MONTH,
  BS_UNIT_QUARTER,
  BS_UNIT_YEAR,
  BS_UNIT_DECADE,
  BS_UNIT_CENTURY
} bs_unit;
enum { BS_UNIT_PAST = 16, BS_UNIT_FUTURE = 32 };

typedef enum bs_char_class {
  BS_CHAR_OTHER = 0,
  BS_CHAR_LETTER,
  BS_CHAR_SOLO,
  BS_CHAR_DIGIT,
  BS_CHAR_SPACE,
  BS_CHAR_IGNORE,
  BS_CHAR_APOSTROPHE
} bs_char_class;

/* Class of a code point beyond ASCII; *payload: a digit's value, the ASCII form of punctuation (0: none), or for a letter the number of its folded
** text (0: itself). */
bs_char_class bs_char_fold_wide(uint32_t c, unsigned *payload);
extern const uint16_t *const bs_char_ascii; /* of each ASCII character: the class in 3 bits, then the payload */
static inline bs_char_class bs_char_fold(uint32_t c, unsigned *payload) {
  if (c >= 0x80) return bs_char_fold_wide(c, payload);
  *payload = bs_char_ascii[c] >> 3;
  return (bs_char_class)(bs_char_ascii[c] & 7);
}
/* The folded text of a letter with a payload that is not 0. */
bs_span bs_char_folded(unsigned payload);

/* Walking the names byte by byte. */
typedef struct bs_name_walk {
  uint32_t node, label;
} bs_name_walk;
bs_name_walk bs_name_start(void);
bool bs_name_step(bs_name_walk *w, bs_span bytes);
/* The number of the meanings when a name ends here, else -1. */
int bs_name_here(const bs_name_walk *w);

/* One meaning. `tier` 0: a language with modern coverage in CLDR, or the hand list; higher ones yield to lower ones. */
typedef struct bs_name_sense {
  bs_name_kind kind;
  int value;
  int tier;
  unsigned langs; /* which languages, see bs_lang_* */
} bs_name_sense;
bool bs_name_has(int meanings, bs_name_kind kind);
/* The kinds among them, as bits; 0 for none. */
uint32_t bs_name_kinds(int meanings);
#define BS_NAME_BIT(kind) (UINT32_C(1) << BS_NAME_##kind)
size_t bs_name_count(int meanings);
bs_name_sense bs_name_get(int meanings, size_t i);

/* Languages as a set of bits. */
enum { BS_LANG_WORDS = 6 };
typedef struct bs_lang_set {
  uint64_t bits[BS_LANG_WORDS];
} bs_lang_set;
/* The number of a BCP 47 tag's language, or -1. */
int bs_lang_number(bs_span tag);
bool bs_lang_in(unsigned langs, int lang);
/* Two names can belong to one language. */
bool bs_lang_shares(unsigned langs, unsigned with);
/* Adds to `set`; false when the name belongs to all languages (the set stays as it is). */
bool bs_lang_collect(unsigned langs, bs_lang_set *set);
/* The region of a tag in capitals; false (and empty) when it has none. */
bool bs_lang_region(bs_span tag, char region[3]);
/* CLDR's short date pattern of the tag's region, else of its language; BS_ORDER_NONE for plain English and unknown tags. */
bs_date_order bs_lang_order(bs_span tag);
/* Of the languages of a name, those whose long dates put a dot behind the day (CLDR's pattern "d. MMMM"), or those that do not. */
bool bs_lang_any_dotted(unsigned langs, bool dotted);

#endif
