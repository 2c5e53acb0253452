/* test_fold.c: spellings that must meet and those that must not, search terms, the frozen hash, and word counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "../../ext/text/fold.h"
#include "../../ext/text/hash.h"
#include "../../ext/text/utf8.h"

static const struct {
  const char *in, *out;
} folds[] = {
    {"", ""},
    {" - ", ""},
    {"  The END, at last! ", "the end at last"},
    {"caf\u00e9", "cafe"},
    {"cafe\u0301", "cafe"},
    {"Stra\u00dfe STRASSE", "strasse strasse"},
    {"\u00d8re \u0141\u00f3d\u017a \u0110\u00e0 N\u1eb5ng \u00c6gir \u0152uvre \u00deor",
     "ore lodz da nang aegir oeuvre thor"},
    {"\u0130zmir \u0131l\u0131k", "izmir ilik"},
    {"\ufb01ne \uff26\uff35\uff2c\uff2c \u2460 x\u00b2", "fine full 1 x2"},
    {"Hawai\u02bbi Hawai'i Hawai\u2019i", "hawai i hawai i hawai i"},
    {"\u0395\u039b\u039b\u0386\u03a3 \u03b5\u03bb\u03bb\u03b1\u03c2",
     "\u03b5\u03bb\u03bb\u03b1\u03c3 \u03b5\u03bb\u03bb\u03b1\u03c3"},
    {"\u0401\u043b\u043a\u0430 \u0435\u043b\u043a\u0430", "\u0435\u043b\u043a\u0430 \u0435\u043b\u043a\u0430"},
    {"\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd", "\u05e9\u05dc\u05d5\u05dd"},
    {"\u0623\u062d\u0652\u0645\u064e\u062f \u0662\u0660\u0662\u0664", "\u0627\u062d\u0645\u062f 2024"},
    {"\u0645\u06cc\u200c\u06a9\u0646\u062f", "\u0645\u064a\u0643\u0646\u062f"},
    {"so\u00adft BOM\ufeffhere zero\u200bwidth", "soft bom here zero width"},
    {"\uac00\ub098 \u1100\u1161\u1102\u1161", "\uac00\ub098 \uac00\ub098"}, /* syllables and their jamo */
    {"\uff76\uff9e\uff7d \u30ab\u3099\u30b9 \u30ab\u30b9",
     "\u30ac\u30b9 \u30ac\u30b9 \u30ab\u30b9"}, /* voicing stays */
    {"\u0939\u093f\u0928\u094d\u0926\u0940 \u0916\u093c", "\u0939\u093f\u0928\u094d\u0926\u0940 \u0916"},
    {"\u2153 \u3231", "1 3 \u682a"},
    {"news \U0001F4F0 \U00010400", "news \U00010428"},
    {"bad \xff bytes\xc3", "bad bytes"},
};

static void test_fold(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(folds) / sizeof(*folds); i++) {
    bs_str out = BS_STR_INIT;
    bs_str_addz(&out, "=");
    assert_int_equal(bs_text_fold(bs_span_of(folds[i].in), &out), BS_OK);
    assert_string_equal(out.p + 1, folds[i].out);
    bs_str_free(&out);
  }
}

static void test_terms(void **state) {
  (void)state;
  static const struct {
    const char *in, *out;
  } rows[] = {
      {"Plain words, only", "plain words only"},
      {"\ubd81\ud55c\uc774\ub77c", "\ubd81\ud55c \ud55c\uc774 \uc774\ub77c"},
      {"\ubd81\ud55c", "\ubd81\ud55c"},
      {"\u4e2d", "\u4e2d"},
      {"AI\uae30\uc220 24\u6642", "ai \uae30\uc220 24 \u6642"},
      {"\u0e17\u0e35\u0e48\u0e19\u0e35", "\u0e17\u0e35\u0e48\u0e19\u0e35"}, /* marks go with their letter */
      {"", ""},
  };
  for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
    bs_str out = BS_STR_INIT;
    bs_str_addz(&out, "=");
    assert_int_equal(bs_text_terms(bs_span_of(rows[i].in), &out), BS_OK);
    assert_string_equal(out.p + 1, rows[i].out);
    bs_str_free(&out);
  }
}

/* Values that xxHash publishes or that other implementations of it give: stored hashes depend on them. */
static void test_hash(void **state) {
  (void)state;
  char out[17], other[17];
  assert_true(bs_hash64("", 0, 0) == 0xEF46DB3751D8E999u);
  assert_true(bs_hash64("a", 1, 0) == 0xD24EC4F1A98C6E5Bu);
  assert_true(bs_hash64("abc", 3, 0) == 0x44BC2CF5AD770999u);
  assert_true(bs_hash64("Nobody inspects the spammish repetition", 39, 0) == 0xFBCEA83C8A378BF1u);
  assert_int_equal(bs_text_hash(BS_LIT("A, b: C!"), out), BS_OK);
  assert_int_equal(bs_text_hash(BS_LIT("  a b c"), other), BS_OK);
  assert_string_equal(out, other);
  assert_int_equal(bs_text_hash(BS_LIT("ABC"), out), BS_OK);
  assert_string_equal(out, "44bc2cf5ad770999");
  assert_int_equal(bs_text_hash(BS_LIT("..."), out), BS_OK);
  assert_string_equal(out, "ef46db3751d8e999");
}

static void test_words(void **state) {
  (void)state;
  static const struct {
    const char *in;
    size_t words;
  } rows[] = {
      {"", 0},
      {"... -- !", 0},
      {"The quick brown fox can\u2019t jump 32.3 feet, right?", 9}, /* the annex's own example has these */
      {"3,456.789 e.g. x_1 _ a-b", 5},
      {"\u05e6\u05d4\"\u05dc x\"y", 3},
      {"\ubd81\ud55c\uc774 \ub610", 2},
      {"\u6771\u4eac\u30bf\u30ef\u30fc\u306e", 4},
      {"caf\u00e9 cafe\u0301s", 2},
      {"soft\u00adhyphen", 1},
      {"\u0e44\u0e17\u0e22", 3},
      {"x: y", 2},
      {"a:b", 1},
      {"5:30", 2},
      {"1,000.5 and 2.000", 3},                /* WB11, WB12: MidNum between figures */
      {"can't can\u2019t l'\u00e9t\u00e9", 3}, /* WB6, WB7: MidNumLet between letters */
      {"U.S.A. v.example", 2},                 /* the last full stop is outside */
      {"3a a3 x_1", 3},                        /* WB9, WB10, WB13a */
      {"1, 2,3 4,", 3},                        /* a comma before a blank joins nothing */
      {"\u5317\u4eac"
       "2008",
       3},                                                                       /* each ideograph, then the number */
      {"\u30ab\u30bf\u30ab\u30ca\u3072\u3089", 3},                               /* WB13: katakana holds together */
      {"\U0001F468\u200d\U0001F469\u200d\U0001F467 ok \U0001F44D\U0001F3FD", 1}, /* WB3c: emoji are no words */
      {"\U0001F1E9\U0001F1EA \U0001F1EB\U0001F1F7", 0},                          /* WB15: flags */
      {"\u0939\u093f\u0928\u094d\u0926\u0940 \u0916\u092c\u0930", 2},            /* WB4: vowel signs extend */
  };
  for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
    assert_int_equal(bs_text_words(bs_span_of(rows[i].in)), rows[i].words);
}

/* Long runs of ASCII are read many bytes at a time. Soft hyphens are no part of a word: with one behind each character the same text is read
** character by character, and folds to the same with as many words. */
static void test_long_runs(void **state) {
  (void)state;
  static const char *const parts[] = {"a",      "Q",      "b",     "z",        "1",      "90",   " ",    " ", "\n",
                                      ".",      ",",      ":",     ";",        "'",      "\"",   "-",    "_", "\u00e9",
                                      "\u2019", "\u6771", "e.g. ", "3,456.7 ", "can't ", "x:y ", "lead "};
  uint32_t random = 1;
  for (int round = 0; round < 4000; round++) {
    bs_str plain = BS_STR_INIT, apart = BS_STR_INIT, a = BS_STR_INIT, b = BS_STR_INIT;
    unsigned rare = round % 5 ? 16 : sizeof(parts) / sizeof(*parts); /* mostly without what ends a run */
    for (int i = round % 400; i > 0; i--) {
      random = random * 1664525u + 1013904223u;
      for (const char *p = parts[(random >> 8) % rare], *end = p + strlen(p); p < end;) {
        const char *from = p;
        bs_utf8_next(&p, end);
        bs_str_add(&plain, from, (size_t)(p - from));
        bs_str_add(&apart, from, (size_t)(p - from));
        bs_str_addz(&apart, "\u00ad");
      }
    }
    assert_int_equal(bs_text_words(bs_str_span(&plain)), bs_text_words(bs_str_span(&apart)));
    assert_int_equal(bs_text_fold(bs_str_span(&plain), &a), BS_OK);
    assert_int_equal(bs_text_fold(bs_str_span(&apart), &b), BS_OK);
    assert_true(bs_span_eq(bs_str_span(&a), bs_str_span(&b)));
    bs_str_free(&plain);
    bs_str_free(&apart);
    bs_str_free(&a);
    bs_str_free(&b);
  }
}

/* A million marks on one letter, in the worst order, take no more than their share. */
static void test_hostile_marks(void **state) {
  (void)state;
  bs_str in = BS_STR_INIT, out = BS_STR_INIT;
  bs_str_addz(&in, "\u304b");
  for (int i = 0; i < 300000; i++) bs_str_addz(&in, i & 1 ? "\u3099" : "\u302a");
  assert_int_equal(bs_text_fold(bs_str_span(&in), &out), BS_OK);
  assert_int_equal(out.n, in.n - 3);
  assert_memory_equal(out.p, "\u304c\u302a", 3);
  bs_str_free(&in);
  bs_str_free(&out);
}

static void expect_fold(bs_span in, const char *want) {
  bs_str out = BS_STR_INIT;
  assert_int_equal(bs_text_fold(in, &out), BS_OK);
  assert_string_equal(bs_str_span(&out).p, want);
  bs_str_free(&out);
}

/* Whatever its spelling, every code point gives the same: alone, decomposed, and with a letter on either side. */
static void test_every_code_point(void **state) {
  (void)state;
  for (uint32_t c = 1; c <= 0x10FFFF; c++) {
    utf8proc_int32_t parts[8];
    int last = 0;
    if (c >= 0xD800 && c < 0xE000) continue;
    bs_str whole = BS_STR_INIT, apart = BS_STR_INIT, between = BS_STR_INIT, folded = BS_STR_INIT;
    bs_str_addc(&whole, 'x'), bs_str_addcp(&whole, c), bs_str_addc(&whole, 'y');
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)c, parts, 8, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE, &last);
    assert_in_range(n, 1, 8);
    bs_str_addc(&apart, 'x');
    for (utf8proc_ssize_t i = 0; i < n; i++) bs_str_addcp(&apart, (uint32_t)parts[i]);
    bs_str_addc(&apart, 'y');
    assert_int_equal(bs_text_fold(bs_str_span(&whole), &between), BS_OK);
    expect_fold(bs_str_span(&apart), between.p);
    assert_int_equal(bs_text_fold(bs_str_span(&between), &folded), BS_OK);
    assert_string_equal(folded.p, between.p);
    bs_str_free(&whole), bs_str_free(&apart), bs_str_free(&between), bs_str_free(&folded);
  }
}

/* Long texts are folded in blocks: what stands across the end of one is as anywhere else. */
static void test_blocks(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(folds) / sizeof(*folds); i++)
    for (size_t fill = 4050; fill < 4100; fill++) {
      bs_str in = BS_STR_INIT, want = BS_STR_INIT;
      for (size_t k = 0; k < fill; k++) bs_str_addc(&in, 'X'), bs_str_addc(&want, 'x');
      bs_str_addc(&in, ' ');
      bs_str_addz(&in, folds[i].in);
      if (folds[i].out[0]) bs_str_addc(&want, ' ');
      bs_str_addz(&want, folds[i].out);
      expect_fold(bs_str_span(&in), want.p);
      bs_str_free(&in), bs_str_free(&want);
    }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_fold),
      cmocka_unit_test(test_terms),
      cmocka_unit_test(test_hash),
      cmocka_unit_test(test_words),
      cmocka_unit_test(test_long_runs),
      cmocka_unit_test(test_hostile_marks),
      cmocka_unit_test(test_every_code_point),
      cmocka_unit_test(test_blocks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
