/* test_similarity.c: headlines that tell the same are likelier than those that do not, in any script; keys, bounds, symmetry, bands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../../ext/text/similarity.h"

#define ROWS(a) (sizeof(a) / sizeof(*(a)))

static double alike(const char *a, const char *b) {
  double ab = -1, ba = -2;
  assert_int_equal(bs_headline_similarity(bs_span_of(a), bs_span_of(b), &ab), BS_OK);
  assert_int_equal(bs_headline_similarity(bs_span_of(b), bs_span_of(a), &ba), BS_OK);
  assert_memory_equal(&ab, &ba, sizeof(ab)); /* to the last bit */
  assert_true(ab >= 0 && ab <= 1);
  return ab;
}

/* Of each row the first two are nearer to each other than the first and the third. */
static const char *const nearer[][3] = {
    {"Harbour closed as storm nears coast", "Storm nearing the coast closes harbour",
     "Harbour festival opens to record crowds"},
    {"Three miners rescued after cave-in", "3 miners are rescued after cave-in", "5 miners are rescued after cave-in"},
    {"U.S. and U.K. sign fishing accord", "US, UK sign accord on fishing", "us and them: a novel of two sisters"},
    {"Mayor's budget rejected", "Budget of mayor rejected", "Mayor's brother elected"},
    {"Magnitude 6.8 quake off islands", "6.8-magnitude quake hits islands", "Magnitude 68 quake hits islands, 8 hurt"},
    {"\u6e2f\u6e7e\u56e0\u98ce\u66b4\u5173\u95ed\u4e24\u5929", "\u98ce\u66b4\u4f7f\u6e2f\u6e7e\u5173\u95ed",
     "\u5e02\u957f\u5ba3\u5e03\u65b0\u9884\u7b97"},
    {"\ud3ed\ud48d\uc73c\ub85c \ud56d\uad6c \ud3d0\uc1c4", "\ud3ed\ud48d\uc5d0 \ud56d\uad6c\uac00 \ud3d0\uc1c4\ub3fc",
     "\uc2dc\uc7a5 \uc0c8 \uc608\uc0b0 \ubc1c\ud45c"},
    {"\u0428\u0442\u043e\u0440\u043c \u0437\u0430\u043a\u0440\u044b\u043b \u043f\u043e\u0440\u0442",
     "\u041f\u043e\u0440\u0442 \u0437\u0430\u043a\u0440\u044b\u0442 \u0438\u0437-\u0437\u0430 "
     "\u0448\u0442\u043e\u0440\u043c\u0430",
     "\u041c\u044d\u0440 \u043f\u0440\u0435\u0434\u0441\u0442\u0430\u0432\u0438\u043b "
     "\u0431\u044e\u0434\u0436\u0435\u0442"},
};

static void test_nearer(void **state) {
  (void)state;
  for (size_t i = 0; i < ROWS(nearer); i++) {
    double near = alike(nearer[i][0], nearer[i][1]), far = alike(nearer[i][0], nearer[i][2]);
    if (near <= far) print_error("row %zu: %f <= %f\n", i, near, far);
    assert_true(near > far);
  }
}

static void test_one_only_for_equal_keys(void **state) {
  (void)state;
  assert_true(alike("Harbour closed", "HARBOUR CLOSED!") >= 1);
  assert_true(alike("BREAKING: Harbour closed by storm", "Harbour closed by storm - The Coast Times") >= 1);
  assert_true(alike("closed harbour storm", "storm harbour closed") < 1);
  assert_true(alike("Harbour of the storm", "Harbour of a storm") < 1);
  assert_true(alike("", "...") >= 1);
  assert_true(alike("", "storm") <= 0);
  assert_true(alike("apple pear", "stone river") <= .05);
}

/* A prepared headline that is set again is as a new one. */
static void test_reuse(void **state) {
  (void)state;
  bs_headline *a = bs_headline_new(), *b = bs_headline_new();
  assert_true(a && b);
  for (size_t i = 0; i < ROWS(nearer); i++)
    for (size_t k = 0; k < 3; k++) {
      assert_int_equal(bs_headline_set(a, bs_span_of(nearer[i][0])), BS_OK);
      assert_int_equal(bs_headline_set(b, bs_span_of(nearer[i][k])), BS_OK);
      double again = bs_headline_compare(a, b), fresh = alike(nearer[i][0], nearer[i][k]);
      assert_memory_equal(&again, &fresh, sizeof(again));
    }
  bs_headline_free(a);
  bs_headline_free(b);
  bs_headline_free(NULL);
}

static void test_key(void **state) {
  (void)state;
  static const char *const rows[][2] = {
      {"Harbour closed by storm - The Coast Times", "harbour closed by storm"},
      {"Harbour closed by storm | Coast | thecoast.com", "harbour closed by storm"},
      {"Harbour closed by storm \u2014 BBC News", "harbour closed by storm"},
      {"Harbour closed by storm \u2013 video", "harbour closed by storm"},
      {"BREAKING: Harbour closed by storm", "harbour closed by storm"},
      {"Breaking News - Harbour closed by storm", "harbour closed by storm"},
      {"UPDATE 2-Harbour closed by storm", "harbour closed by storm"},
      {"(LEAD) Harbour closed by storm", "harbour closed by storm"},
      {"(2nd LD) Harbour closed by storm", "harbour closed by storm"},
      {"[Photo] Harbour closed by storm", "harbour closed by storm"},
      {"[\uc0ac\uc9c4] \ud3ed\ud48d\uc73c\ub85c \ud56d\uad6c \ud3d0\uc1c4",
       "\ud3ed\ud48d\uc73c\ub85c \ud56d\uad6c \ud3d0\uc1c4"},
      {"\u3010\u901f\u5831\u3011\u6e2f\u304c\u9589\u9396\u3055\u308c\u305f",
       "\u6e2f\u304c\u9589\u9396\u3055\u308c\u305f"},
      {"Opinion | The harbour should stay open", "the harbour should stay open"},
      {"Live-fire exercise ends", "live fire exercise ends"},
      {"Minister: harbour to reopen", "minister harbour to reopen"},
      {"Storm closes harbour - mayor defends plan", "storm closes harbour mayor defends plan"},
      {"Breaking news", "breaking news"},
      {"[Photo]", "photo"},
      {"The Coast Times", "the coast times"},
      {"", ""},
  };
  for (size_t i = 0; i < ROWS(rows); i++) {
    bs_str out = BS_STR_INIT;
    bs_str_addz(&out, "=");
    assert_int_equal(bs_headline_key(bs_span_of(rows[i][0]), &out), BS_OK);
    assert_string_equal(out.p + 1, rows[i][1]);
    bs_str_free(&out);
  }
}

static bool share_band(const char *a, const char *b) {
  uint64_t *x, *y;
  size_t n, m;
  bool shared = false;
  assert_int_equal(bs_headline_bands(bs_span_of(a), &x, &n), BS_OK);
  assert_int_equal(bs_headline_bands(bs_span_of(b), &y, &m), BS_OK);
  assert_true((n == 0) == (x == NULL));
  for (size_t i = 0; i + 1 < n; i++) assert_true(x[i] < x[i + 1]);
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < m; j++) shared |= x[i] == y[j];
  free(x);
  free(y);
  return shared;
}

static void test_bands(void **state) {
  (void)state;
  for (size_t i = 0; i < ROWS(nearer); i++) assert_true(share_band(nearer[i][0], nearer[i][1]));
  assert_false(share_band("Harbour closed by storm", "Mayor presents new budget"));
  assert_true(share_band("Storm", "The storm"));
  assert_false(share_band("", "Storm"));
}

/* A text that is no headline at all costs no more than reading it. */
static void test_long(void **state) {
  (void)state;
  bs_str a = BS_STR_INIT, b = BS_STR_INIT;
  for (unsigned i = 0; i < 100000; i++) bs_str_addf(&a, "(word%u [ - ", i);
  bs_str_addspan(&b, bs_str_span(&a));
  bs_str_addz(&b, "more");
  double s = alike(a.p, b.p);
  assert_true(s > .9 && s < 1);
  bs_str_free(&a);
  bs_str_free(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_nearer), cmocka_unit_test(test_one_only_for_equal_keys),
      cmocka_unit_test(test_reuse),  cmocka_unit_test(test_key),
      cmocka_unit_test(test_bands),  cmocka_unit_test(test_long),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
