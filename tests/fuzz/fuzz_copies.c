/* fuzz_copies.c: similarity and containment stay in bounds and agree with each other, a signature of any bytes is refused or read,
** a diff tells both texts in full and in order, clusters are ordered. Input: two texts around the first zero byte. */
#include <assert.h>
#include <stdlib.h>

#include "../../ext/text/cluster.h"
#include "../../ext/text/diff.h"
#include "../../ext/text/minhash.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_shingles(bs_span a, bs_span b) {
  double ab, ba, in;
  uint64_t h, *v;
  size_t n;
  bs_str s = BS_STR_INIT;
  assert(bs_text_similarity(a, b, &ab) == BS_OK && bs_text_similarity(b, a, &ba) == BS_OK && ab >= 0 && ab <= 1);
  assert((ab < ba || ab > ba) == 0);
  assert(bs_text_containment(a, b, &in) == BS_OK && in >= ab - 1e-9 && in <= 1);
  assert(bs_text_simhash(a, &h) == BS_OK && bs_text_fingerprints(a, &v, &n) == BS_OK && (n == 0) == (v == NULL));
  free(v);
  assert(bs_text_minhash(a, 8, &s) == BS_OK && bs_minhash_similarity(bs_str_span(&s), bs_str_span(&s), &in) == BS_OK &&
         in >= 1);
  if (bs_minhash_similarity(a, bs_str_span(&s), &in) == BS_OK) assert(in >= 0 && in <= 1);
  if (bs_minhash_containment(a, a, &in) == BS_OK) assert(in >= 0 && in <= 1);
  bs_minhash_band(a, 4, 3, &h);
  bs_str_free(&s);
}

static void check_diff(bs_span a, bs_span b) {
  bs_diff_row *rows;
  size_t n, old_n = 0, new_n = 0;
  assert(bs_text_diff(a, b, &rows, &n) == BS_OK);
  for (size_t i = 0; i < n; i++) {
    if (rows[i].old_n) assert(rows[i].old_n == ++old_n && rows[i].old_text.n > 0);
    if (rows[i].new_n) assert(rows[i].new_n == ++new_n && rows[i].new_text.n > 0);
    assert(rows[i].old_n || rows[i].new_n);
    if (rows[i].op == '=') assert(bs_span_eq(rows[i].old_text, rows[i].new_text));
  }
  free(rows);
}

static void check_clusters(bs_span a, bs_span b) {
  bs_clusters *c = bs_clusters_new();
  bs_str out = BS_STR_INIT;
  assert(c);
  for (size_t i = 0; i < a.n && i < b.n; i++)
    assert(bs_clusters_join(c, (bs_member){bs_span_sub(a, i, i + 2), false, 0},
                            (bs_member){bs_span_sub(b, i, i + 1), i & 1, (double)i}) == BS_OK);
  assert(bs_clusters_json(c, &out) == BS_OK && out.n >= 2);
  bs_str_free(&out);
  bs_clusters_free(c);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const uint8_t *zero = size ? memchr(data, 0, size) : NULL;
  size_t n = zero ? (size_t)(zero - data) : size / 2;
  bs_span a = {(const char *)data, n}, b = {(const char *)data + n, size - n};
  if (!size) return 0;
  check_shingles(a, b);
  check_diff(a, b);
  check_clusters(a, b);
  return 0;
}
