/* test_copies.c: shingles, signatures, bands and fingerprints find the copies that they promise to find; clusters and diffs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../../ext/text/cluster.h"
#include "../../ext/text/diff.h"
#include "../../ext/text/minhash.h"

/* A text of made-up words, of which every `every`-th from `from` on is another one. */
static void make_text(bs_str *out, unsigned from, unsigned words, unsigned every) {
  bs_str_clear(out);
  for (unsigned i = from; i < from + words; i++)
    bs_str_addf(out, "%s%u ", every && i % every == 0 ? "other" : "word", i * 2654435761u % 9973u);
}

static void test_minhash(void **state) {
  (void)state;
  bs_str a = BS_STR_INIT, b = BS_STR_INIT, s = BS_STR_INIT, t = BS_STR_INIT;
  double exact, estimate;
  for (unsigned every = 5; every <= 80; every *= 2) {
    make_text(&a, 1, 600, 0);
    make_text(&b, 1, 600, every);
    bs_str_clear(&s);
    bs_str_clear(&t);
    assert_int_equal(bs_text_minhash(bs_str_span(&a), 128, &s), BS_OK);
    assert_int_equal(bs_text_minhash(bs_str_span(&b), 128, &t), BS_OK);
    assert_int_equal(s.n, 16 + 4 * 128);
    assert_int_equal(bs_text_similarity(bs_str_span(&a), bs_str_span(&b), &exact), BS_OK);
    assert_int_equal(bs_minhash_similarity(bs_str_span(&s), bs_str_span(&t), &estimate), BS_OK);
    assert_true(estimate > exact - .15 && estimate < exact + .15);
    unsigned shared = 0;
    for (size_t i = 0; i < BS_MINHASH_BANDS; i++) {
      uint64_t x, y;
      assert_int_equal(bs_minhash_band(bs_str_span(&s), BS_MINHASH_BANDS, i, &x), BS_OK);
      assert_int_equal(bs_minhash_band(bs_str_span(&t), BS_MINHASH_BANDS, i, &y), BS_OK);
      shared += x == y;
    }
    if (exact >= .5) assert_true(shared > 0);
  }
  bs_str_free(&a);
  bs_str_free(&b);
  bs_str_free(&s);
  bs_str_free(&t);
}

/* A quarter of a text is contained in it, though the two are little alike. */
static void test_cut_copy(void **state) {
  (void)state;
  bs_str a = BS_STR_INIT, b = BS_STR_INIT, s = BS_STR_INIT, t = BS_STR_INIT;
  double v;
  make_text(&a, 1, 800, 0);
  make_text(&b, 301, 200, 0);
  assert_int_equal(bs_text_containment(bs_str_span(&b), bs_str_span(&a), &v), BS_OK);
  assert_true(v == 1);
  assert_int_equal(bs_text_containment(bs_str_span(&a), bs_str_span(&b), &v), BS_OK);
  assert_true(v > .2 && v < .3);
  assert_int_equal(bs_text_minhash(bs_str_span(&a), 128, &s), BS_OK);
  assert_int_equal(bs_text_minhash(bs_str_span(&b), 128, &t), BS_OK);
  assert_int_equal(bs_minhash_containment(bs_str_span(&t), bs_str_span(&s), &v), BS_OK);
  assert_true(v > .6);
  uint64_t *x, *y;
  size_t n, m, shared = 0;
  assert_int_equal(bs_text_fingerprints(bs_str_span(&a), &x, &n), BS_OK);
  assert_int_equal(bs_text_fingerprints(bs_str_span(&b), &y, &m), BS_OK);
  for (size_t i = 0; i < m; i++)
    for (size_t j = 0; j < n; j++) shared += x[j] == y[i];
  assert_true(n >= 50 && n <= 200 && shared + 2 >= m);
  free(x);
  free(y);
  bs_str_free(&a);
  bs_str_free(&b);
  bs_str_free(&s);
  bs_str_free(&t);
}

/* Signatures are kept in databases: these bytes must never change. */
static void test_stable(void **state) {
  (void)state;
  bs_str s = BS_STR_INIT;
  uint64_t *v, simhash;
  size_t n;
  assert_int_equal(bs_text_minhash(BS_LIT("One two, three four \u6771\u4eac\u90fd."), 4, &s), BS_OK);
  static const unsigned char want[] = {0x42, 0x53, 0x4D, 0x48, 0x01, 0x00, 0x04, 0x00, 0x05, 0x00, 0x00,
                                       0x00, 0x00, 0x00, 0x00, 0x00, 0x52, 0x25, 0x67, 0x29, 0x1C, 0x19,
                                       0x70, 0x69, 0x39, 0xA6, 0xE4, 0x32, 0x13, 0x12, 0x85, 0x14};
  assert_int_equal(s.n, sizeof(want));
  assert_memory_equal(s.p, want, sizeof(want));
  assert_int_equal(bs_text_simhash(BS_LIT("one two three four five"), &simhash), BS_OK);
  assert_true(simhash == 0xE6E35E7B3D11E3F2u);
  assert_int_equal(bs_text_fingerprints(BS_LIT("one two three four five"), &v, &n), BS_OK);
  assert_int_equal(n, 1);
  assert_true(v[0] == 0xB63463B53096D5F5u);
  free(v);
  bs_str_free(&s);
}

static void test_no_signature(void **state) {
  (void)state;
  bs_str s = BS_STR_INIT, t = BS_STR_INIT, none = BS_STR_INIT;
  double v;
  uint64_t band;
  assert_int_equal(bs_text_minhash(BS_LIT("a b c d"), 16, &s), BS_OK);
  assert_int_equal(bs_text_minhash(BS_LIT("a b c d"), 32, &t), BS_OK);
  assert_int_equal(bs_text_minhash(BS_LIT("..."), 16, &none), BS_OK);
  assert_int_equal(bs_text_minhash(BS_LIT("a"), 0, &none), BS_MISUSE);
  assert_int_equal(bs_text_minhash(BS_LIT("a"), BS_MINHASH_MAX + 1, &none), BS_MISUSE);
  assert_int_equal(bs_minhash_similarity(bs_str_span(&s), BS_LIT("BSMH"), &v), BS_FORMAT);
  assert_int_equal(bs_minhash_similarity(bs_str_span(&s), bs_span_make(s.p, s.n - 1), &v), BS_FORMAT);
  assert_int_equal(bs_minhash_similarity(bs_str_span(&s), bs_str_span(&t), &v), BS_MISUSE);
  assert_int_equal(bs_minhash_similarity(bs_str_span(&s), bs_str_span(&none), &v), BS_OK);
  assert_true(v == 0);
  assert_int_equal(bs_minhash_similarity(bs_str_span(&none), bs_str_span(&none), &v), BS_OK);
  assert_true(v == 1);
  assert_int_equal(bs_minhash_band(bs_str_span(&s), 17, 0, &band), BS_MISUSE);
  assert_int_equal(bs_minhash_band(bs_str_span(&s), 4, 4, &band), BS_MISUSE);
  assert_int_equal(bs_minhash_band(bs_str_span(&none), 4, 0, &band), BS_DONE);
  bs_str_free(&s);
  bs_str_free(&t);
  bs_str_free(&none);
}

static void test_simhash(void **state) {
  (void)state;
  bs_str a = BS_STR_INIT, b = BS_STR_INIT, c = BS_STR_INIT;
  uint64_t x, y, z;
  make_text(&a, 1, 500, 0);
  make_text(&b, 1, 500, 100);
  make_text(&c, 5000, 500, 0);
  assert_int_equal(bs_text_simhash(bs_str_span(&a), &x) || bs_text_simhash(bs_str_span(&b), &y) ||
                       bs_text_simhash(bs_str_span(&c), &z),
                   0);
  assert_true(bs_simhash_distance(x, y) < 12 && bs_simhash_distance(x, z) > 18 && bs_simhash_distance(x, x) == 0);
  assert_int_equal(bs_text_simhash(BS_LIT(""), &x), BS_OK);
  assert_true(x == 0);
  bs_str_free(&a);
  bs_str_free(&b);
  bs_str_free(&c);
}

static const struct {
  const char *a, *b, *ops;
} diffs[] = {
    {"", "", ""},
    {"one\n\ntwo\nthree", "one\ntwo\n\n  three  ", "=1=1 =2=2 =3=3"},
    {"one\ntwo", "", "-1 -2"},
    {"", "one", "+1"},
    {"one\ntwo\nthree", "one\nthree", "=1=1 -2 =3=2"},
    {"one\nthree", "one\ntwo\nthree", "=1=1 +2 =2=3"},
    {"the mayor opened the bridge on Monday\nend", "the mayor opened the new bridge on Monday\nend", "~1~1 =2=2"},
    {"alpha beta gamma\nend", "delta epsilon zeta\nend", "-1 +1 =2=2"},
    {"a\nb\nc\na\nb\nb\na", "c\nb\na\nb\na\nc", "-1 -2 =3=1 +2 =4=3 =5=4 -6 =7=5 +6"},
    {"x\nsame\ny", "y\nsame\nx", "-1 -2 =3=1 +2 +3"},
    {"first of all it was cold\nthen it was warm again", "then it was very warm again\nand so on", "-1 ~2~1 +2"},
};

static void test_diff(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(diffs) / sizeof(*diffs); i++) {
    bs_diff_row *rows;
    size_t n;
    bs_str ops = BS_STR_INIT;
    assert_int_equal(bs_text_diff(bs_span_of(diffs[i].a), bs_span_of(diffs[i].b), &rows, &n), BS_OK);
    bs_str_addz(&ops, "");
    for (size_t k = 0; k < n; k++) {
      if (k) bs_str_addc(&ops, ' ');
      if (rows[k].old_n) bs_str_addf(&ops, "%c%zu", rows[k].op, rows[k].old_n);
      if (rows[k].new_n) bs_str_addf(&ops, "%c%zu", rows[k].op, rows[k].new_n);
      assert_true((rows[k].op == '=') == (rows[k].similarity == 1 && bs_span_eq(rows[k].old_text, rows[k].new_text)));
    }
    assert_string_equal(ops.p, diffs[i].ops);
    bs_str_free(&ops);
    free(rows);
  }
}

/* Ten thousand paragraphs in another order, and ten thousand that have nothing in common: both end. */
static void test_long_diff(void **state) {
  (void)state;
  bs_str a = BS_STR_INIT, b = BS_STR_INIT;
  bs_diff_row *rows;
  size_t n, equal = 0;
  for (unsigned i = 0; i < 10000; i++) {
    bs_str_addf(&a, "paragraph number %u\n", i);
    bs_str_addf(&b, "paragraph number %u\n", i * 7919u % 10000u);
  }
  assert_int_equal(bs_text_diff(bs_str_span(&a), bs_str_span(&b), &rows, &n), BS_OK);
  for (size_t i = 0; i < n; i++) equal += rows[i].op == '=';
  assert_true(equal >= 100 && n <= 20000);
  free(rows);
  bs_str_clear(&b);
  for (unsigned i = 0; i < 10000; i++) bs_str_addf(&b, "%s\n", i % 2 ? "x" : "y");
  bs_str_clear(&a);
  for (unsigned i = 0; i < 10000; i++) bs_str_addf(&a, "%s\n", i % 3 ? "y" : "z");
  assert_int_equal(bs_text_diff(bs_str_span(&a), bs_str_span(&b), &rows, &n), BS_OK);
  free(rows);
  bs_str_free(&a);
  bs_str_free(&b);
}

static void join(bs_clusters *c, const char *a, const char *b) {
  bs_member x = {bs_span_of(a), bs_ascii_digit(a[0]), atof(a)}, y = {bs_span_of(b), bs_ascii_digit(b[0]), atof(b)};
  assert_int_equal(bs_clusters_join(c, x, y), BS_OK);
}

static void test_clusters(void **state) {
  (void)state;
  static const char *const pairs[][2] = {{"b", "c"},   {"10", "9"}, {"x\"y", "x\"y"}, {"c", "a"},
                                         {"9", "100"}, {"e", "d"},  {"d", "e"}};
  static const char want[] =
      "[[9,9],[10,9],[100,9],[\"a\",\"a\"],[\"b\",\"a\"],[\"c\",\"a\"],[\"d\",\"d\"],[\"e\",\"d\"],[\"x\\\"y\","
      "\"x\\\"y\"]]";
  for (int backwards = 0; backwards < 2; backwards++) {
    bs_clusters *c = bs_clusters_new();
    bs_str out = BS_STR_INIT;
    assert_non_null(c);
    for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
      size_t k = backwards ? sizeof(pairs) / sizeof(*pairs) - 1 - i : i;
      join(c, pairs[k][backwards], pairs[k][!backwards]);
    }
    assert_int_equal(bs_clusters_json(c, &out), BS_OK);
    assert_string_equal(out.p, want);
    bs_str_free(&out);
    bs_clusters_free(c);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_minhash),      cmocka_unit_test(test_cut_copy), cmocka_unit_test(test_stable),
      cmocka_unit_test(test_no_signature), cmocka_unit_test(test_simhash),  cmocka_unit_test(test_diff),
      cmocka_unit_test(test_long_diff),    cmocka_unit_test(test_clusters),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
