/* test_date.c: what date_parse() reads and what it refuses; calendars, options, addresses; the newspapers' stamps of tests/eval/news_dates.tsv. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../../ext/text/date_calendar.h"

static const char *const now_text = "now=2024-12-05 12:00:00";

/* "2024-11-30 18:45:00 minute -05:00", or "" for none, or "a|b" for an ambiguity. */
static void read_as(char out[96], bs_span text, const char *options) {
  bs_date_options o = {.order = BS_ORDER_NONE};
  bs_date now, d, other;
  char list[256], date[32], offset[8];
  snprintf(list, sizeof list, "%s", options);
  for (char *p = list, *end; *p; p = end) {
    end = strchr(p, ';');
    if (end)
      *end++ = 0;
    else
      end = p + strlen(p);
    assert_int_equal(bs_date_option(bs_span_of(p), &o, &now), BS_OK);
  }
  out[0] = 0;
  bs_date_result r = bs_date_parse(text, &o, &d, &other, NULL);
  if (r == BS_DATE_ABSENT) return;
  bs_date_format(&d, date);
  if (r == BS_DATE_AMBIGUOUS) {
    char second[32];
    bs_date_format(&other, second);
    snprintf(out, 96, "%s|%s", date, second);
    return;
  }
  size_t n = bs_date_format_offset(&d, offset);
  snprintf(out, 96, "%s %s%s%s", date, bs_date_precision_name(d.precision), n ? " " : "", offset);
}

typedef struct reading {
  const char *text, *options, *want;
} reading;

static int check(const reading *r, size_t n) {
  int wrong = 0;
  for (size_t i = 0; i < n; i++) {
    char got[96];
    read_as(got, bs_span_of(r[i].text), r[i].options);
    if (strcmp(got, r[i].want) == 0) continue;
    print_message("\"%s\" (%s): \"%s\" instead of \"%s\"\n", r[i].text, r[i].options, got, r[i].want);
    wrong++;
  }
  return wrong;
}

static void test_forms(void **state) {
  static const reading rows[] = {
      {"2024-11-30", "", "2024-11-30 day"},
      {"2024-11-30T07:45:10Z", "", "2024-11-30 07:45:10 second +00:00"},
      {"2024-11-30T07:45+05:30", "", "2024-11-30 07:45:00 minute +05:30"},
      {"20241130T0745", "", "2024-11-30 07:45:00 minute"},
      {"20241130074510", "", "2024-11-30 07:45:10 second"},
      {"202411300745", "", "2024-11-30 07:45:00 minute"},
      {"2024-W48-6", "", "2024-11-30 day"},
      {"2024-335", "", "2024-11-30 day"},
      {"1732952700", "", "2024-11-30 07:45:00 second +00:00"},
      {"1732952700000", "", "2024-11-30 07:45:00 second +00:00"},
      {"Sat, 30 Nov 2024 07:45:10 -0500", "", "2024-11-30 07:45:10 second -05:00"},
      {"Saturday, 30-Nov-24 07:45:10 GMT", "", "2024-11-30 07:45:10 second +00:00"},
      {"2024-11-30 24:00", "", "2024-12-01 00:00:00 minute"},
      {"November 2024", "", "2024-11-01 month"},
      {"2024-11", "", "2024-11-01 month"},
      {"2024", "", "2024-01-01 year"},
      {"30.XI.2024", "", "2024-11-30 day"},
      {"Nov 28\u201330, 2024", "", "2024-11-28 day"},
      {"28 December - 3 January 2025", "", "2024-12-28 day"},
      {"\uff12\uff10\uff12\uff14/\uff11\uff11/\uff13\uff10", "", "2024-11-30 day"},
      {"Posted on May 3rd, 2024 | By the editor", "", "2024-05-03 day"},
      {"Nov. 30, 2024, 6:45 p.m. ET", "", "2024-11-30 18:45:00 minute -05:00"},
      {"July 4, 2024, 6:45 p.m. ET", "", "2024-07-04 18:45:00 minute -04:00"},
      {"30 Nov 2024 18.45 GMT", "", "2024-11-30 18:45:00 minute +00:00"},
      {"30 Nov 2024 18:45 CST", "", "2024-11-30 18:45:00 minute"},
      {"30 Nov 2024 18:45 CST", "zh", "2024-11-30 18:45:00 minute +08:00"},
      {"30 Nov 2024 18:45 CST", "en-US", "2024-11-30 18:45:00 minute -06:00"},
      {"30 Nov 2024 18:45 (UTC+3)", "", "2024-11-30 18:45:00 minute +03:00"},
      {"30 Nov 2024 14:05 AM", "", "2024-11-30 day"},
  };
  (void)state;
  assert_int_equal(check(rows, sizeof rows / sizeof *rows), 0);
}

static void test_order(void **state) {
  static const reading rows[] = {
      {"03/04/2024", "", "2024-04-03|2024-03-04"},
      {"03/04/2024", "dmy", "2024-04-03 day"},
      {"03/04/2024", "mdy", "2024-03-04 day"},
      {"03/04/2024", "en", "2024-04-03|2024-03-04"},
      {"03/04/2024", "en-US", "2024-03-04 day"},
      {"03/04/2024", "en-GB", "2024-04-03 day"},
      {"03/04/2024", "fr", "2024-04-03 day"},
      {"03/04/2024", "ko", "2024-04-03|2024-03-04"},
      {"30/11/2024", "mdy", "2024-11-30 day"},
      {"11/30/2024", "dmy", "2024-11-30 day"},
      {"04/04/2024", "", "2024-04-04 day"},
      {"03.04.2024", "", "2024-04-03 day"},
      {"03.04.2024", "en-US", "2024-04-03 day"},
      {"Monday 03/04/2024", "", "2024-03-04 day"},
      {"Posted 03/04/2024, updated 16/04/2024", "", "2024-04-03 day"},
      {"24.11.30", "ko", "2024-11-30 day"},
      {"30.11.24", "", "2024-11-30 day"},
      {"30/11/68", "", "2068-11-30 day"},
      {"30/11/69", "", "1969-11-30 day"},
  };
  (void)state;
  assert_int_equal(check(rows, sizeof rows / sizeof *rows), 0);
  assert_int_equal(bs_date_proof(BS_LIT("30/11/2024")), BS_ORDER_DMY);
  assert_int_equal(bs_date_proof(BS_LIT("Updated 11/30/2024 at noon")), BS_ORDER_MDY);
  assert_int_equal(bs_date_proof(BS_LIT("2024/11/30")), BS_ORDER_YMD);
  assert_int_equal(bs_date_proof(BS_LIT("03/04/2024")), BS_ORDER_NONE);
  assert_int_equal(bs_date_proof(BS_LIT("")), BS_ORDER_NONE);
}

static void test_days_alone(void **state) {
  static const char *const days[] = {"(c) 2019, 3 May 2024", "the third of May 2024", "2024-W48-6", "20241130",
                                     "\u4e8c\u3007\u4e8c\u56db\u5e74\u5341\u4e8c\u6708\u4e8c\u5341\u4e00\u65e5"};
  static const char *const none[] = {"(c) 2019 The Harbour Post", "Story of the year 2024", "2024 2025"};
  bs_date_options options = {.days = true};
  bs_date date, other;
  (void)state;
  for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
    assert_int_equal(bs_date_parse(bs_span_of(days[i]), &options, &date, &other, NULL), BS_DATE_FOUND);
    assert_int_equal(date.precision, BS_DATE_DAY);
  }
  for (size_t i = 0; i < sizeof none / sizeof *none; i++)
    assert_int_equal(bs_date_parse(bs_span_of(none[i]), &options, &date, &other, NULL), BS_DATE_ABSENT);
}

/* More texts than a memo holds, for all dates and for days alone: each is answered as if it were the first. */
static void test_memo(void **state) {
  enum { TEXTS = 300 };
  static char text[TEXTS][32];
  static const bs_date_options days = {.days = true};
  bs_date_memo memo = {.slot = {{.days = false}}};
  int wrong = 0;
  (void)state;
  for (int i = 0; i < TEXTS; i++)
    snprintf(text[i], sizeof text[i], i % 3 ? "on %d/%d/2024, or so" : "May %d%03d", i % 31 + 1, i % 12 + 1);
  for (int i = 0; i < 8 * TEXTS; i++) {
    bs_span s = bs_span_of(text[i / 4 % TEXTS]), at, where;
    const bs_date_options *o = i & 2 ? &days : NULL;
    bs_date known, found, second, other;
    bs_date_result r = bs_date_parse(s, o, &known, &second, &at);
    wrong += bs_date_parse_again(&memo, s, o, &found, &other, &where) != r;
    wrong += r && (bs_date_minutes(&found) != bs_date_minutes(&known) || where.p != at.p || where.n != at.n);
    wrong += r == BS_DATE_AMBIGUOUS && bs_date_minutes(&other) != bs_date_minutes(&second);
  }
  assert_int_equal(wrong, 0);
}

static void test_calendars(void **state) {
  static const reading rows[] = {
      {"Juche 113 (2024) November 30", "", "2024-11-30 day"},
      {"\uc8fc\uccb4113(2024)\ub144 11\uc6d4 30\uc77c", "", "2024-11-30 day"},
      {"Juche 112 (2024) November 30", "", ""},
      {"\u4ee4\u548c\u5143\u5e745\u67081\u65e5", "", "2019-05-01 day"},
      {"\u662d\u548c64\u5e741\u67087\u65e5", "", "1989-01-07 day"},
      {"\u662d\u548c65\u5e741\u67087\u65e5", "", ""},
      {"\u6c11\u570b113\u5e7411\u670830\u65e5", "", "2024-11-30 day"},
      {"\u4e8c\u3007\u4e8c\u56db\u5e74\u5341\u4e8c\u6708\u4e8c\u5341\u4e00\u65e5", "", "2024-12-21 day"},
      {"30 \u0e1e\u0e24\u0e28\u0e08\u0e34\u0e01\u0e32\u0e22\u0e19 2567", "", "2024-11-30 day"},
      {"30/11/2567", "th", "2024-11-30 day"},
      {"30 \u0e1e.\u0e22. 67", "", "2024-11-30 day"},
      {"\u06f1\u06f0 \u0622\u0630\u0631 \u06f1\u06f4\u06f0\u06f3", "", "2024-11-30 day"},
      {"\u06f1\u06f4\u06f0\u06f3/\u06f0\u06f9/\u06f1\u06f0", "", "2024-11-30 day"},
      {"1 Farvardin 1403", "", "2024-03-20 day"},
      {"28 Jumada al-Awwal 1446", "", "2024-11-30 day"},
      {"1 \u0631\u0645\u0636\u0627\u0646 1445 \u0647\u0640", "", "2024-03-11 day"},
      {"Ramadan 2024", "", ""},
      {"10 August 234 BC", "", ""},
  };
  (void)state;
  assert_int_equal(check(rows, sizeof rows / sizeof *rows), 0);
  int64_t day;
  assert_true(bs_calendar_day(BS_CAL_HEBREW, 5785, 1, 1, &day));
  assert_int_equal(day, bs_days_from_civil(2024, 10, 3));
  assert_false(bs_calendar_day(BS_CAL_PERSIAN, 1402, 12, 30, &day));
  assert_true(bs_calendar_day(BS_CAL_PERSIAN, 1403, 12, 30, &day));
  assert_int_equal(bs_era_year(BS_ERA_TAISHO, 16), 0);
}

static void test_now(void **state) {
  static const reading rows[] = {
      {"November 29", "", ""},
      {"November 29", "now=2024-12-05", "2024-11-29 day"},
      {"December 6", "now=2024-12-05", "2023-12-06 day"},
      {"December 6", "now=2024-12-05 12:00", "2024-12-06 day"}, /* somewhere it is the sixth */
      {"29 February", "now=2025-01-01", "2024-02-29 day"},
      {"Friday", "now=2024-12-05", "2024-11-29 day"},
      {"yesterday", "", ""},
      {"yesterday at 18:45", "now=2024-12-05", "2024-12-04 18:45:00 minute"},
      {"3 hours ago", "now=2024-12-05 12:00:00", "2024-12-05 09:00:00 minute"},
      {"vor 2 Tagen", "now=2024-12-05", "2024-12-03 day"},
      {"il y a 3 heures", "now=2024-12-05 12:00:00", "2024-12-05 09:00:00 minute"},
      {"3\uc2dc\uac04 \uc804", "now=2024-12-05 12:00:00", "2024-12-05 09:00:00 minute"},
      {"letzten Freitag", "now=2024-12-05", "2024-11-29 day"},
      {"4 tahun lalu", "now=2024-12-05", "2020-12-05 day"},
      {"in 2024", "now=2024-12-05", ""},
      {"2nd December", "now=2024-12-05", "2024-12-02 day"},
      {"12\u67082\u65e5", "now=2024-12-05", "2024-12-02 day"},
      {"5m ago", "now=2024-12-05 12:00:00", "2024-12-05 11:55:00 minute"},
      {"2 weeks after yesterday", "now=2024-12-05", "2024-12-18 day"},
      {"5000 years ago", "now=2024-12-05", ""},
      {"18:45", "", ""},
      {"November 29", "now=2024-13-05", ""},
  };
  (void)state;
  assert_int_equal(check(rows, sizeof rows / sizeof *rows), 0);
}

static void test_names(void **state) {
  static const reading rows[] = {
      {"14 lis 2013", "hr", "2013-10-14 day"},
      {"14 lis 2013", "pl", "2013-11-14 day"},
      {"30. listopada 2024.", "", "2024-10-30 day"},
      {"30 listopada 2024", "", "2024-11-30 day"},
      {"30 KASIM 2024 CUMARTES\u0130", "", "2024-11-30 day"},
      {"18 \u05dc\u05d0\u05d5\u05e7\u05d8\u05d5\u05d1\u05e8 2012", "", "2012-10-18 day"},
      {"ng\u00e0y 30 th\u00e1ng 11 n\u0103m 2024", "", "2024-11-30 day"},
      {"30 \u062a\u0634\u0631\u064a\u0646 \u0627\u0644\u062b\u0627\u0646\u064a 2024", "", "2024-11-30 day"},
      {"30 Fevrier 2024", "", ""},
      {"3 Fevrier 2024", "", "2024-02-03 day"},
      {"Mar 10 Mars 2020", "fr", "2020-03-10 day"},
  };
  (void)state;
  assert_int_equal(check(rows, sizeof rows / sizeof *rows), 0);
}

static void test_no_date(void **state) {
  static const char *const texts[] = {
      "",
      " ",
      "March of the Penguins",
      "May I",
      "Mark 12",
      "3:2",
      "21-19",
      "$12.11.2024",
      "v1.12.2024",
      "version 10.11.12",
      "192.168.10.12",
      "+82 2 1234 5678",
      "030-12-34567",
      "12345",
      "123456",
      "1234567",
      "20241330",
      "20240230",
      "99999999999",
      "29 February 2023",
      "31 April 2024",
      "2024-02-30",
      "2024-13-01",
      "13/13/2024",
      "00/11/2024",
      "2024-11-30 25:00",
      "30 November 0",
      "30 November 99999",
      "0000-11-30",
      "12/09/18567",
      "Call 1732952700 now",
      "1,500 people",
      "5 May people",
      "11",
      "Chapter 11",
      "in 1895, Tri-City",
      "4 out of 5",
      "Pro 4K/8K",
      "100%",
      "2024-25 season",
      "January",
      "Monday",
      "10:14.123 PM",
      "22:12:10:16",
  };
  int wrong = 0;
  (void)state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    char got[96];
    read_as(got, bs_span_of(texts[i]), "");
    if (got[0]) print_message("\"%s\": \"%s\"\n", texts[i], got), wrong++;
  }
  assert_int_equal(wrong, 0);
  assert_int_equal(bs_date_parse(BS_NULL_SPAN, NULL, &(bs_date){.year = 0}, NULL, NULL), BS_DATE_ABSENT);
}

static void test_strict(void **state) {
  static const reading rows[] = {
      {"30 November 2024", "strict", "2024-11-30 day"},
      {" 30 November 2024. ", "strict", "2024-11-30 day"},
      {"on 30 November 2024", "strict", ""},
      {"30 November 2024 by him", "strict", ""},
  };
  (void)state;
  assert_int_equal(check(rows, sizeof rows / sizeof *rows), 0);
}

static void test_long_text(void **state) {
  enum { SIZE = 1000000 };
  char *p = malloc(SIZE);
  char got[96];
  (void)state;
  assert_non_null(p);
  static const char *const fill[] = {"a ", "1 ", "Mon ", "May ", "de ", "1.", "\xe6\x97\xa5", "12:", "(", "\xff"};
  for (size_t f = 0; f < sizeof fill / sizeof *fill; f++) {
    size_t n = strlen(fill[f]);
    for (size_t i = 0; i < SIZE; i++) p[i] = fill[f][i % n];
    read_as(got, bs_span_make(p, SIZE), now_text);
    assert_string_equal(got, "");
  }
  memset(p, 'x', SIZE);
  memcpy(p + SIZE - 40, " published on 30 November 2024, 18:45 UTC", 40);
  read_as(got, bs_span_make(p, SIZE), "");
  assert_string_equal(got, "2024-11-30 18:45:00 minute");
  for (size_t at = 3800; at < 4400; at++) { /* wherever the windows meet */
    memset(p, ' ', 9000);
    for (size_t i = 0; i < 9000; i += 5) p[i] = 'q';
    memcpy(p + at, " Saturday, 30 November 2024 ", 28);
    read_as(got, bs_span_make(p, 9000), "");
    assert_string_equal(got, "2024-11-30 day");
  }
  free(p);
  read_as(got, bs_span_make("30\0 November 2024", 17), "");
  assert_true(got[0] == 0 || strncmp(got, "2024-11-", 8) == 0);
}

static void test_where(void **state) {
  bs_date d;
  bs_span where, text = BS_LIT("By A. Writer | Published: Tuesday, 3 December 2024 at 18:45 | Updated 4 December 2024");
  (void)state;
  assert_int_equal(bs_date_parse(text, NULL, &d, NULL, &where), BS_DATE_FOUND);
  assert_true(bs_span_is(where, "Tuesday, 3 December 2024 at 18:45"));
}

static void test_options(void **state) {
  bs_date_options o = {.order = BS_ORDER_NONE};
  bs_date now;
  (void)state;
  static const char *const wrong[] = {"",      "d", "german", "ymdd",         "de-",       "de--AT",
                                      "utc+1", "1", "now=",   "now=tomorrow", "now=18:45", "now=November 2024"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    assert_int_equal(bs_date_option(bs_span_of(wrong[i]), &o, &now), BS_MISUSE);
  assert_int_equal(bs_date_option(BS_LIT("now=2024-12-05 12:30"), &o, &now), BS_OK);
  assert_int_equal(o.now->minute, 30);
  assert_int_equal(bs_date_option(BS_LIT("zh-Hant-TW"), &o, &now), BS_OK);
  assert_true(bs_span_is(o.lang, "zh-Hant-TW"));
}

static void test_utc(void **state) {
  bs_date d = {2024, 12, 1, 2, 30, 0, BS_DATE_MINUTE, true, 540};
  char text[32];
  (void)state;
  assert_true(bs_date_to_utc(&d));
  bs_date_format(&d, text);
  assert_string_equal(text, "2024-11-30 17:30:00");
  d = (bs_date){2024, 12, 1, 2, 30, 0, BS_DATE_MINUTE, false, 0};
  assert_false(bs_date_to_utc(&d));
  d = bs_date_from_epoch(0);
  assert_int_equal(bs_date_minutes(&d), 0);
}

static void test_url(void **state) {
  static const struct {
    const char *url, *want;
  } rows[] = {
      {"https://example.org/2024/11/30/slug", "2024-11-30"},
      {"https://example.org/news/20241130-slug.html", "2024-11-30"},
      {"https://example.org/2024/nov/30/slug", "2024-11-30"},
      {"https://example.org/2024/11/slug", "2024-11-01"},
      {"https://example.org/2024/1130/c90000.html", "2024-11-30"},
      {"https://example.org/2024-11/30/content_1.htm", "2024-11-30"},
      {"https://example.org/newstream/1452058173-983528564/slug/", "2016-01-06 05:29:33"},
      {"https://example.org/web/20250101000000/http://example.com/30-11-2024", "2024-11-30"},
      {"https://example.org/x?d=MjAyNC0xMS0zMCBhYmM=", "2024-11-30"},
      {"https://example.org/03-04-2024", ""},
      {"https://example.org/story-12345678", ""},
      {"https://20241130.example.org/", ""},
      {"https://example.org/2024/13/30/slug", ""},
      {"", ""},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    bs_date d;
    char got[32] = "";
    if (bs_date_in_url(bs_span_of(rows[i].url), &d, NULL) == BS_DATE_FOUND) bs_date_format(&d, got);
    assert_string_equal(got, rows[i].want);
  }
}

static bs_span field(bs_span *line) {
  size_t tab = bs_span_find(*line, "\t", 0);
  bs_span f = bs_span_sub(*line, 0, tab == SIZE_MAX ? line->n : tab);
  *line = bs_span_sub(*line, tab == SIZE_MAX ? line->n : tab + 1, line->n);
  return f;
}

/* input, options, value, precision, offset, ambiguous: all of them right. */
static void check_table(const char *path, int least) {
  FILE *f = fopen(path, "rb");
  char line[4096];
  int rows = 0, wrong = 0;
  assert_non_null(f);
  assert_non_null(fgets(line, sizeof line, f));
  while (fgets(line, sizeof line, f)) {
    bs_span rest = bs_span_make(line, strcspn(line, "\n")), input = field(&rest), options = field(&rest),
            value = field(&rest), precision = field(&rest), offset = field(&rest);
    bs_span ambiguous = field(&rest);
    char got[96], want[128], list[128];
    snprintf(list, sizeof list, "%.*s", (int)options.n, options.p);
    read_as(got, input, list);
    snprintf(want, sizeof want, "%.*s%s%.*s%s%.*s", (int)value.n, value.p, value.n ? " " : "", (int)precision.n,
             precision.p, offset.n ? " " : "", (int)offset.n, offset.p);
    rows++;
    bool right = bs_span_is(ambiguous, "1") ? strchr(got, '|') != NULL : strcmp(got, want) == 0;
    if (!right)
      print_message("\"%.*s\" (%s): \"%s\" instead of \"%s\"\n", (int)input.n, input.p, list, got, want), wrong++;
  }
  fclose(f);
  assert_int_equal(wrong, 0);
  assert_true(rows >= least);
}

static void test_newspapers(void **state) {
  (void)state;
  check_table("tests/eval/news_dates.tsv", 300);
}

/* Of every kind that date_parse() reads, and what looks like a date and is none. */
static void test_strings(void **state) {
  (void)state;
  check_table("tests/eval/date_strings.tsv", 600);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_forms),      cmocka_unit_test(test_order),     cmocka_unit_test(test_calendars),
      cmocka_unit_test(test_now),        cmocka_unit_test(test_names),     cmocka_unit_test(test_no_date),
      cmocka_unit_test(test_strict),     cmocka_unit_test(test_long_text), cmocka_unit_test(test_where),
      cmocka_unit_test(test_options),    cmocka_unit_test(test_utc),       cmocka_unit_test(test_url),
      cmocka_unit_test(test_newspapers), cmocka_unit_test(test_strings),   cmocka_unit_test(test_days_alone),
      cmocka_unit_test(test_memo),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
