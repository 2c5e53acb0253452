/* test_similarity_slow.c: bs_headline_compare against the measure written out word by word and group by group, on made-up headlines of few
** letters, so that words are alike, hold a group of letters twice, and are longer than what is compared. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../ext/text/similarity.h"

#define WORDS 16
#define CHARS 40

typedef struct headline {
  size_t n;
  char word[WORDS][CHARS + 3]; /* each once, between blanks, of at most 24 letters */
  char whole[WORDS][CHARS + 1];
  double weight[WORDS];
} headline;

static uint32_t state_of_random = 1;
static uint32_t next_random(uint32_t below) {
  state_of_random = state_of_random * 1664525u + 1013904223u;
  return (state_of_random >> 8) % below;
}

/* Consonants alone, so that none is a function word or a numeral; "xx" ends the short ones. Some words go on with two letters in turn. */
static void make(headline *h, bs_str *text) {
  size_t words = next_random(WORDS) + 1;
  h->n = 0;
  bs_str_clear(text);
  for (size_t i = 0; i < words; i++) {
    char *word = h->whole[h->n];
    size_t n = next_random(12) == 0 ? next_random(CHARS - 1) : next_random(9), known = 0;
    bool number = next_random(9) == 0, turns = next_random(9) == 0;
    for (size_t k = 0; k <= n; k++) word[k] = (char)(number ? '3' + (char)next_random(3) : "qqzk"[next_random(4)]);
    if (!number && n < 3) memcpy(word + n, "xx", 3), n++;
    for (size_t k = 2; !number && turns && k <= n; k++) word[k] = word[k - 2];
    word[n + 1] = 0;
    bs_str_addz(text, word);
    bs_str_addc(text, ' ');
    while (known < h->n && strcmp(h->whole[known], word) != 0) known++;
    if (known < h->n) continue;
    h->weight[h->n] = number ? 1.5 : 1;
    memcpy(h->word[h->n], "                                        ", CHARS);
    memcpy(h->word[h->n] + 1, word, n + 1 > 24 ? 24 : n + 1);
    h->word[h->n][(n + 1 > 24 ? 24 : n + 1) + 1] = ' ';
    h->word[h->n++][(n + 1 > 24 ? 24 : n + 1) + 2] = 0;
  }
}

static bool is_number(const headline *h, size_t i) { return h->weight[i] > 1; }

/* How many groups of n letters of a are in b. */
static int among(const char *a, const char *b, size_t n) {
  int count = 0;
  for (size_t i = 0; i + n <= strlen(a); i++) {
    bool hit = false;
    for (size_t k = 0; k + n <= strlen(b); k++) hit |= memcmp(a + i, b + k, n) == 0;
    count += hit;
  }
  return count;
}

static double likeness(const headline *a, size_t i, const headline *b, size_t j) {
  const char *x = a->word[i], *y = b->word[j];
  size_t n = strlen(x), m = strlen(y), prefix = 0;
  if (strcmp(a->whole[i], b->whole[j]) == 0) return 1;
  if (is_number(a, i) || is_number(b, j)) return 0;
  int twos = among(x, y, 2) + among(y, x, 2), threes = among(x, y, 3) + among(y, x, 3);
  double all = (double)(n + m - 2), groups = twos >= .48 * all + .52 ? (twos + threes) / (2 * all - 2) : 0;
  while (prefix + 2 < n && prefix + 2 < m && x[prefix + 1] == y[prefix + 1]) prefix++;
  double longer = (double)(n > m ? n : m) - 2, shorter = (double)(n > m ? m : n) - 2;
  double start = prefix >= 3 ? (double)prefix / (.3 * longer + .7 * shorter) : 0;
  double s = groups > start ? groups : start;
  return s < .48 ? 0 : s < .95 ? s : .95;
}

static double faded(const headline *h, size_t i) { return h->weight[i] * (1 - .2 * (double)i / (double)(h->n + 1)); }

static double from_side(const headline *a, const headline *b) {
  double sum = 0;
  for (size_t i = 0; i < a->n; i++) {
    double best = 0;
    size_t like = 0;
    for (size_t j = 0; j < b->n; j++) {
      double s = likeness(a, i, b, j);
      if (s > best) best = s, like = j;
    }
    sum += best * faded(a, i) * faded(b, like);
  }
  return sum;
}

static double norm(const headline *h) {
  double sum = 0;
  for (size_t i = 0; i < h->n; i++) sum += faded(h, i) * faded(h, i);
  return sqrt(sum);
}

/* The product of the vectors of groups of two and of four letters, whose weights are whole numbers. */
static double product(const headline *a, const headline *b) {
  double sum = 0;
  for (size_t i = 0; i < a->n; i++)
    for (size_t j = 0; j < b->n; j++)
      for (size_t n = 2; n <= 4; n += 2) {
        double share = n == 2 ? .6 : 1, pairs = 0;
        double x = floor(a->weight[i] * 4096 / sqrt(3. * (double)(strlen(a->word[i]) - 2)) * share + .5);
        double y = floor(b->weight[j] * 4096 / sqrt(3. * (double)(strlen(b->word[j]) - 2)) * share + .5);
        for (size_t k = 0; k + n <= strlen(a->word[i]); k++)
          for (size_t l = 0; l + n <= strlen(b->word[j]); l++) pairs += !memcmp(a->word[i] + k, b->word[j] + l, n);
        sum += x * y * pairs;
      }
  return sum;
}

static double neighbours(const headline *a, const headline *b) {
  double shared = 0;
  if (a->n < 2 || b->n < 2) return 0;
  for (size_t i = 0; i + 1 < a->n; i++)
    for (size_t j = 0; j + 1 < b->n; j++)
      shared += strcmp(a->whole[i], b->whole[j]) == 0 && strcmp(a->whole[i + 1], b->whole[j + 1]) == 0;
  return 2 * shared / (double)(a->n + b->n - 2);
}

static double other_numbers(const headline *a, const headline *b) {
  double in_a = 0, in_b = 0, shared = 0;
  for (size_t i = 0; i < a->n; i++) in_a += is_number(a, i);
  for (size_t j = 0; j < b->n; j++) in_b += is_number(b, j);
  for (size_t i = 0; i < a->n; i++)
    for (size_t j = 0; j < b->n; j++) shared += is_number(a, i) && strcmp(a->whole[i], b->whole[j]) == 0;
  return in_a > 0 && in_b > 0 ? 1 - 2 * shared / (in_a + in_b) : 0;
}

static double slow(const headline *a, const headline *b) {
  double words = (from_side(a, b) + from_side(b, a)) / 2 / (norm(a) * norm(b));
  double groups = product(a, b) / sqrt(product(a, a) * product(b, b));
  double s = (.45 * words + .63 * groups - .22 * neighbours(a, b) - .04 * other_numbers(a, b)) / (.45 + .63 - .22);
  return s > .999 ? .999 : s > 0 ? s : 0;
}

static void test_against_the_slow_way(void **state) {
  (void)state;
  static headline x, y;
  bs_str a = BS_STR_INIT, b = BS_STR_INIT;
  bs_headline *p = bs_headline_new(), *q = bs_headline_new();
  assert_true(p && q);
  for (int round = 0; round < 6000; round++) {
    make(&x, &a);
    make(&y, &b);
    assert_int_equal(bs_headline_set(p, bs_str_span(&a)), BS_OK);
    assert_int_equal(bs_headline_set(q, bs_str_span(&b)), BS_OK);
    double fast = bs_headline_compare(p, q), back = bs_headline_compare(q, p), want = slow(&x, &y);
    assert_memory_equal(&fast, &back, sizeof(fast));
    if (fast >= 1) continue; /* equal keys */
    if (fabs(fast - want) > 1e-9) print_error("%s| %s: %.17g, not %.17g\n", a.p, b.p, fast, want);
    assert_true(fabs(fast - want) <= 1e-9);
  }
  bs_headline_free(p);
  bs_headline_free(q);
  bs_str_free(&a);
  bs_str_free(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_against_the_slow_way)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
