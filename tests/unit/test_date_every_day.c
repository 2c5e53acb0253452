/* test_date_every_day.c: every day from 1899 to 2100, in 13 formats in each of 40 languages, comes back as itself. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "../../ext/text/date.h"

struct language {
  const char *tag;
  const char *months[12], *short_months[12], *days[7], *short_days[7], *alone[12];
  const char *patterns[4];
};
#include "date_languages.inc"

enum {
  LANGUAGES = sizeof languages / sizeof *languages,
  FORMATS = 13,
  THREADS = 4,
  FIRST_DAY = -25932,
  DAYS = 73779
}; /* 1899-01-01 … 2100-12-31 */

/* Sanitizers are slow: under them every 97th day stands for all. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define STEP 97
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(undefined_behavior_sanitizer) || __has_feature(memory_sanitizer)
#define STEP 97
#endif
#endif
#ifndef STEP
#define STEP 1
#endif

typedef struct day {
  int year, month, day, weekday; /* weekday 0 Monday */
} day;

typedef struct text {
  char p[256];
  size_t n;
} text;

static void add(text *t, const char *s) {
  size_t n = strlen(s);
  if (t->n + n < sizeof t->p) memcpy(t->p + t->n, s, n), t->n += n;
}

static void add_number(text *t, int value, int width) {
  char digits[12];
  int n = 0;
  do digits[n++] = (char)('0' + value % 10), value /= 10;
  while (value || n < width);
  while (n--) t->p[t->n++] = digits[n];
}

/* A CLDR pattern (UTS #35, date field symbols); the year always has four digits. */
static void add_pattern(text *t, const char *pattern, const struct language *l, const day *d) {
  for (const char *p = pattern; *p;) {
    size_t n = 1;
    while (p[n] == *p) n++;
    if (*p == '\'') {
      const char *end = strchr(p + 1, '\'');
      for (p++; p < end; p++) t->p[t->n++] = *p;
      p = end + 1;
      continue;
    }
    if (*p == 'y')
      add_number(t, d->year, 4);
    else if (*p == 'M' && n >= 3)
      add(t, n == 3 ? l->short_months[d->month - 1] : l->months[d->month - 1]);
    else if (*p == 'L' && n >= 3)
      add(t, l->alone[d->month - 1]);
    else if (*p == 'M' || *p == 'L')
      add_number(t, d->month, (int)n);
    else if (*p == 'd')
      add_number(t, d->day, (int)n);
    else if (*p == 'E' || *p == 'c')
      add(t, n == 4 ? l->days[d->weekday] : l->short_days[d->weekday]);
    else if (*p == 'H')
      add_number(t, 18, 2);
    else if (*p == 'm')
      add_number(t, 45, 2);
    else if (*p != 'G') {
      t->p[t->n++] = *p++;
      continue;
    }
    p += n;
  }
}

/* The same with the digits of a script, from its zero on. */
static void in_digits(text *t, const char *zero) {
  text plain = *t;
  t->n = 0;
  for (size_t i = 0; i < plain.n; i++) {
    if (!bs_ascii_digit((unsigned char)plain.p[i])) {
      t->p[t->n++] = plain.p[i];
      continue;
    }
    add(t, zero);
    t->p[t->n - 1] = (char)(t->p[t->n - 1] + (plain.p[i] - '0'));
  }
}

static const char *own_zero(const char *tag) {
  static const char *const zero[][2] = {{"ar", "\u0660"}, {"fa", "\u06f0"}, {"hi", "\u0966"}, {"bn", "\u09e6"},
                                        {"th", "\u0e50"}, {"ta", "\u0be6"}, {"te", "\u0c66"}};
  for (size_t i = 0; i < sizeof zero / sizeof *zero; i++)
    if (!strcmp(tag, zero[i][0])) return zero[i][1];
  return "\uff10";
}

static void write_date(text *t, int format, const struct language *l, const day *d) {
  static const char *const own[] = {"d MMMM y", "MMMM d, y", "EEE, d MMM y HH:mm", "y-MM-dd'T'HH:mm:00+01:00",
                                    "dd.MM.y",  "yMMdd",     "LLLL d, y",          "d-MMM-y"};
  t->n = 0;
  if (format < 4)
    add_pattern(t, l->patterns[format], l, d);
  else if (format < 12)
    add_pattern(t, own[format - 4], l, d);
  else {
    add_pattern(t, l->patterns[1], l, d);
    in_digits(t, own_zero(l->tag));
  }
}

static void next_day(day *d) {
  static const int length[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (d->year % 4 == 0 && d->year % 100 != 0) || d->year % 400 == 0;
  d->weekday = (d->weekday + 1) % 7;
  if (++d->day <= length[d->month - 1] + (leap && d->month == 2)) return;
  d->day = 1;
  if (++d->month > 12) d->month = 1, d->year++;
}

typedef struct work {
  size_t from;
  int wrong;
  char first[600];
} work;

static void *run(void *arg) {
  work *w = arg;
  for (size_t l = w->from; l < LANGUAGES; l += THREADS) {
    bs_date_options o = {.lang = bs_span_of(languages[l].tag)};
    day d = {1899, 1, 1, 6};
    for (int i = 0; i < DAYS; i++, next_day(&d)) {
      for (int f = 0; f < FORMATS && i % STEP == 0; f++) {
        text t;
        bs_date got;
        write_date(&t, f, &languages[l], &d);
        bs_date_result r = bs_date_parse(bs_span_make(t.p, t.n), &o, &got, NULL, NULL);
        if (r == BS_DATE_FOUND && got.year == d.year && got.month == d.month && got.day == d.day &&
            got.precision >= BS_DATE_DAY)
          continue;
        if (!w->wrong++)
          snprintf(w->first, sizeof w->first, "%s format %d: \"%.*s\" is %04d-%02d-%02d, read as %d: %04d-%02d-%02d",
                   languages[l].tag, f, (int)t.n, t.p, d.year, d.month, d.day, (int)r, r ? got.year : 0,
                   r ? got.month : 0, r ? got.day : 0);
      }
    }
  }
  return NULL;
}

static void test_every_day(void **state) {
  (void)state;
  pthread_t thread[THREADS];
  static work w[THREADS];
  int wrong = 0;
  assert_int_equal(LANGUAGES, 40);
  for (size_t i = 0; i < THREADS; i++) {
    w[i] = (work){.from = i};
    assert_int_equal(pthread_create(&thread[i], NULL, run, &w[i]), 0);
  }
  for (size_t i = 0; i < THREADS; i++) {
    pthread_join(thread[i], NULL);
    if (w[i].wrong) print_message("%d wrong, the first: %s\n", w[i].wrong, w[i].first);
    wrong += w[i].wrong;
  }
  assert_int_equal(wrong, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_day)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
