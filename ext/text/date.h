/* date.h: dates in text: one tokenizer and one grammar over tokens for every form a newspaper prints.
** Names of months, weekdays, day periods and relative words from CLDR (date_names.inc). Knows no HTML. */
#ifndef BS_DATE_H
#define BS_DATE_H
#include "../base/base.h"

typedef enum bs_date_precision {
  BS_DATE_NONE = 0,
  BS_DATE_YEAR,
  BS_DATE_MONTH,
  BS_DATE_DAY,
  BS_DATE_HOUR,
  BS_DATE_MINUTE,
  BS_DATE_SECOND
} bs_date_precision;

typedef enum bs_date_order { BS_ORDER_NONE = 0, BS_ORDER_DMY, BS_ORDER_MDY, BS_ORDER_YMD } bs_date_order;

typedef struct bs_date {                      /* proleptic Gregorian, in the zone it was written in */
  int year, month, day, hour, minute, second; /* parts finer than the precision are 1 (month, day) or 0 */
  bs_date_precision precision;
  bool has_offset;
  int offset; /* minutes east of UTC */
} bs_date;

typedef struct bs_date_options {
  bs_date_order order; /* what decides 03/04/2024; BS_ORDER_NONE: nothing does */
  bs_span lang;       /* BCP 47 tag or NULL: decides ambiguous names, and the order where the region's habit is known */
  const bs_date *now; /* for relative and yearless dates, or NULL */
  bool strict;        /* the whole text is one unambiguous date */
  bool days;          /* only days are of use: a year or month alone may go unread */
} bs_date_options;

typedef enum bs_date_result {
  BS_DATE_ABSENT = 0, /* no date in the text */
  BS_DATE_FOUND,
  BS_DATE_AMBIGUOUS /* day and month could swap and nothing decides: *out holds the day-first reading, *other the month-first one */
} bs_date_result;

/* The first date in `text` (UTF-8, any length; what is over 4 KiB behind the first is not looked at). `options` may be NULL.
** `other` may be NULL. `where`, if not NULL, gets the part of `text` that was read as the date. Never allocates, never fails. */
bs_date_result bs_date_parse(bs_span text, const bs_date_options *options, bs_date *out, bs_date *other,
                             bs_span *where);

/* What bs_date_parse() made of the last texts, by a hash of each: pages repeat their dates. Zeroed: of none. */
enum { BS_DATE_MEMO = 64 };
typedef struct bs_date_memo {
  struct bs_date_reading {
    bs_span text; /* of an empty slot a NULL span */
    bs_date date, other;
    uint32_t from, bytes; /* where the date stands in it */
    uint8_t result;       /* bs_date_result */
    bool days;            /* bs_date_options.days */
    bool used;            /* since another text asked for the slot: two that come in turn do not drive each other out */
  } slot[BS_DATE_MEMO];
} bs_date_memo;

/* bs_date_parse() of a text that outlives the memo. A memo is for one language and order; where `options` have a now, it is not used. */
bs_date_result bs_date_parse_again(bs_date_memo *memo, bs_span text, const bs_date_options *options, bs_date *out,
                                   bs_date *other, bs_span *where);

/* An option of date_parse(): 'dmy', 'mdy', 'ymd', a BCP 47 tag, 'now=…', 'strict' ('utc' is the caller's). `now_room` holds the parsed now.
** BS_MISUSE: unknown, or a now without a date; a now of the right form that names no day ("2023-13-10") is no now. The spans are borrowed from `option`. */
bs_status bs_date_option(bs_span option, bs_date_options *options, bs_date *now_room);

/* "2024-11-30" or "2024-11-30 07:45:00" (partial dates padded with 01), NUL-terminated; returns the length. */
size_t bs_date_format(const bs_date *d, char out[32]);
/* "+09:00"; "" without an offset. */
size_t bs_date_format_offset(const bs_date *d, char out[8]);
/* 'year' … 'second'. */
const char *bs_date_precision_name(bs_date_precision p);
/* Moves d to UTC by its offset; false (and untouched) when it has none or is coarser than an hour. */
bool bs_date_to_utc(bs_date *d);
/* Minutes since 1970-01-01 00:00 of the date as written (no zone), for comparing. */
int64_t bs_date_minutes(const bs_date *d);
/* The reverse of seconds since 1970 (UTC), precision second, offset 0. */
bs_date bs_date_from_epoch(int64_t seconds);
/* What an order-proving date tells: BS_ORDER_DMY for 30/11/2024, BS_ORDER_MDY for 11/30/2024, BS_ORDER_YMD for 2024/11/30, else none. */
bs_date_order bs_date_proof(bs_span text);
/* The date in an address: /2024/11/30/, 20241130, /2024/nov/30/, an epoch in the path … (url_date). */
bs_date_result bs_date_in_url(bs_span url, bs_date *out, bs_span *where);

#endif
