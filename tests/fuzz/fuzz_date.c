/* fuzz_date.c: any bytes, any options: bs_date_parse() reads no byte too many and finds only days that exist, inside the text. */
#include <stdlib.h>
#include "../../ext/text/date.h"

#define CHECK(x)       \
  do {                 \
    if (!(x)) abort(); \
  } while (0)

static void check_date(const bs_date *d) {
  static const int length[12] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  char text[32], offset[8];
  CHECK(d->year >= 1 && d->year <= 9999 && d->month >= 1 && d->month <= 12 && d->day >= 1 &&
        d->day <= length[d->month - 1]);
  CHECK(d->hour >= 0 && d->hour < 24 && d->minute >= 0 && d->minute < 60 && d->second >= 0 && d->second < 60);
  CHECK(d->precision >= BS_DATE_YEAR && d->precision <= BS_DATE_SECOND);
  CHECK(!d->has_offset || (d->offset >= -14 * 60 && d->offset <= 15 * 60));
  if (d->precision < BS_DATE_DAY) CHECK(d->day == 1);
  size_t n = bs_date_format(d, text);
  CHECK((n == 10 || n == 19) && strlen(text) == n);
  CHECK(strlen(bs_date_precision_name(d->precision)) > 0);
  bs_date_format_offset(d, offset);
  bs_date utc = *d;
  if (bs_date_to_utc(&utc)) CHECK(utc.offset == 0 && utc.month >= 1 && utc.month <= 12);
  if (d->year >= 1600 && d->year <= 2100 && d->precision >= BS_DATE_DAY) { /* what was printed reads as itself */
    bs_date again;
    bs_date_options strict = {.strict = true};
    CHECK(bs_date_parse(bs_span_make(text, n), &strict, &again, NULL, NULL) == BS_DATE_FOUND &&
          bs_date_minutes(&again) == bs_date_minutes(d));
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const langs[] = {"", "en-US", "de", "ko", "ja", "th", "fa", "hr", "zh-TW", "vi", "ar", "x"};
  static const bs_date now = {
      .year = 2024, .month = 12, .day = 5, .hour = 12, .minute = 30, .precision = BS_DATE_SECOND};
  if (size < 1) return 0;
  unsigned pick = data[0];
  char *copy = malloc(size);
  CHECK(copy);
  memcpy(copy, data + 1, size - 1);
  bs_span text = bs_span_make(copy, size - 1), where;
  bs_date_options o = {.order = (bs_date_order)(pick & 3), .strict = (pick & 0x80) != 0};
  if (pick & 4) o.now = &now;
  const char *lang = langs[(pick >> 3) % 12];
  if (*lang) o.lang = bs_span_of(lang);
  bs_date d, other;
  bs_date_result r = bs_date_parse(text, &o, &d, &other, &where);
  if (r != BS_DATE_ABSENT) {
    check_date(&d);
    CHECK(where.n > 0 && where.p >= text.p && where.p + where.n <= text.p + text.n);
  }
  if (r == BS_DATE_AMBIGUOUS) {
    check_date(&other);
    CHECK(bs_date_minutes(&other) != bs_date_minutes(&d));
  }
  bs_date_memo memo = {.slot = {{.days = false}}};
  bs_date known;
  for (int i = 0; i < 2; i++) CHECK(bs_date_parse_again(&memo, text, &o, &known, &other, &where) == r);
  CHECK(r == BS_DATE_ABSENT || bs_date_minutes(&known) == bs_date_minutes(&d));
  bs_date_proof(text);
  if (bs_date_in_url(text, &d, &where) == BS_DATE_FOUND) {
    check_date(&d);
    CHECK(where.p >= text.p && where.p + where.n <= text.p + text.n);
  }
  bs_date room;
  bs_date_option(text, &o, &room);
  free(copy);
  return 0;
}
