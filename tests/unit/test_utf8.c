/* test_utf8.c: decoding, checking, mending, cutting and squeezing UTF-8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <strings.h>

#include <cmocka.h>

#include "../../ext/text/utf8.h"

/* Bytes, how they are mended, and how many of them are valid. */
static const struct {
  const char *in, *mended;
  size_t valid;
} cases[] = {
    {"", "", 0},
    {"plain ASCII of more than eight bytes", "plain ASCII of more than eight bytes", 36},
    {"\xC3\xA9t\xC3\xA9 \xEB\xB6\x81\xED\x95\x9C \xF0\x9F\x93\xB0",
     "\xC3\xA9t\xC3\xA9 \xEB\xB6\x81\xED\x95\x9C \xF0\x9F\x93\xB0", 17},
    {"a\x80z", "a\xEF\xBF\xBDz", 1},
    {"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD", 0},                                 /* overlong: each byte on its own */
    {"\xE0\x80\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 0},                 /* overlong in three */
    {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 0},                 /* a surrogate */
    {"\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 0}, /* over U+10FFFF */
    {"\xF0\x9F\x93", "\xEF\xBF\xBD", 0},                                         /* cut off: one maximal subpart */
    {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\x41",
     0}, /* table 3-11 */
    {"\xFF\xFE", "\xEF\xBF\xBD\xEF\xBF\xBD", 0},
};

static void test_mend(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
    bs_str out = BS_STR_INIT;
    bs_span in = bs_span_of(cases[i].in);
    bs_utf8_mend(in, &out);
    bs_str_addc(&out, '.');
    bs_str_truncate(&out, out.n - 1);
    assert_string_equal(out.p, cases[i].mended);
    assert_int_equal(bs_utf8_valid(in), cases[i].valid);
    assert_int_equal(bs_utf8_valid(bs_str_span(&out)), out.n);
    bs_str_free(&out);
  }
}

static void test_floor(void **state) {
  (void)state;
  bs_span s = BS_LIT("a\xE2\x82\xACz\x80");
  static const size_t want[] = {0, 1, 1, 1, 4, 5, 6, 6};
  for (size_t at = 0; at < sizeof(want) / sizeof(*want); at++) assert_int_equal(bs_utf8_floor(s, at), want[at]);
}

static void test_squeeze(void **state) {
  (void)state;
  static const struct {
    const char *in, *out;
  } rows[] = {
      {"  one \t\r\n two  ", "one two"},
      {"one\xC2\xA0\xE3\x80\x80two", "one two"},
      {"\xEF\xBB\xBFone\xE2\x80\x8B", "one"},
      {" \xC2\xA0 ", ""},
      {"untouched", "untouched"},
  };
  for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
    bs_str out = BS_STR_INIT;
    bs_str_addz(&out, "<");
    bs_utf8_squeeze(bs_span_of(rows[i].in), &out);
    assert_string_equal(out.p + 1, rows[i].out);
    bs_str_free(&out);
  }
  bs_str none = BS_STR_INIT;
  bs_utf8_squeeze(BS_NULL_SPAN, &none);
  assert_int_equal(none.n, 0);
}

static void test_count(void **state) {
  (void)state;
  assert_int_equal(bs_utf8_count(BS_LIT("")), 0);
  assert_int_equal(bs_utf8_count(BS_LIT("\xEB\xB6\x81\xED\x95\x9C nine bytes")), 13);
  assert_int_equal(bs_utf8_count(BS_LIT("\xFF\xFF")), 2);
}

/* What is looked for eight bytes at a time is where a byte by byte search finds it. */
static void test_find(void **state) {
  (void)state;
  static const char letters[] = "aAbB-\r@`";
  uint32_t random = 7;
  for (int round = 0; round < 20000; round++) {
    char text[41], needle[5];
    size_t n = (size_t)round % sizeof(text), m = 1 + (size_t)round % (sizeof(needle) - 1), at = 0;
    for (size_t i = 0; i < n + m; i++) {
      random = random * 1664525u + 1013904223u;
      *(i < n ? text + i : needle + (i - n)) = letters[random >> 16 & 7];
    }
    needle[m] = 0;
    while (at + m <= n && strncasecmp(text + at, needle, m) != 0) at++;
    assert_true(bs_span_ifind(bs_span_make(text, n), needle, 0) == (at + m <= n ? at : SIZE_MAX));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_find),    cmocka_unit_test(test_mend),  cmocka_unit_test(test_floor),
      cmocka_unit_test(test_squeeze), cmocka_unit_test(test_count),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
