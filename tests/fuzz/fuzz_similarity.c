/* fuzz_similarity.c: any two texts compare within 0 … 1, alike from both sides, 1 for equal keys and for them alone; a key's key is itself a key
** of valid UTF-8; bands ascend. Input: two headlines around the first newline. */
#include <assert.h>
#include <stdlib.h>

#include "../../ext/text/similarity.h"
#include "../../ext/text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_bands(bs_span s) {
  uint64_t *v;
  size_t n;
  assert(bs_headline_bands(s, &v, &n) == BS_OK && (n == 0) == (v == NULL));
  for (size_t i = 0; i + 1 < n; i++) assert(v[i] < v[i + 1]);
  free(v);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  bs_span all = {size ? (const char *)data : "", size};
  size_t line = bs_span_find(all, "\n", 0);
  bs_span a = bs_span_sub(all, 0, line), b = line == SIZE_MAX ? all : bs_span_sub(all, line + 1, all.n);
  bs_str key_a = BS_STR_INIT, key_b = BS_STR_INIT;
  double ab, ba;
  assert(bs_headline_similarity(a, b, &ab) == BS_OK && bs_headline_similarity(b, a, &ba) == BS_OK);
  assert(memcmp(&ab, &ba, sizeof(ab)) == 0 && ab >= 0 && ab <= 1);
  assert(bs_headline_key(a, &key_a) == BS_OK && bs_headline_key(b, &key_b) == BS_OK);
  assert(bs_utf8_valid(bs_str_span(&key_a)) == key_a.n);
  assert((ab >= 1) == bs_span_eq(bs_str_span(&key_a), bs_str_span(&key_b)));
  bs_span core = bs_headline_core(a);
  assert(core.p >= a.p && core.p + core.n <= a.p + a.n);
  check_bands(a);
  bs_str_free(&key_a);
  bs_str_free(&key_b);
  return 0;
}
