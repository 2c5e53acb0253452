/* fuzz_fold.c: folding gives valid UTF-8, is idempotent and blind to normalisation; terms and hash follow from it alone. */
#include <assert.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "../../ext/text/fold.h"
#include "../../ext/text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_key(bs_span key) {
  assert(bs_utf8_valid(key) == key.n);
  assert(key.n == 0 || (key.p[0] != ' ' && key.p[key.n - 1] != ' '));
  assert(bs_span_find(key, "  ", 0) == SIZE_MAX);
}

static void check_normalised(bs_span in, bs_span key) {
  bs_str mended = BS_STR_INIT, again = BS_STR_INIT;
  utf8proc_uint8_t *nfd = NULL;
  bs_utf8_mend(in, &mended);
  bs_span m = bs_str_span(&mended);
  if (utf8proc_map((const utf8proc_uint8_t *)m.p, (utf8proc_ssize_t)m.n, &nfd, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE) >=
      0) {
    bs_text_fold(bs_span_of((const char *)nfd), &again);
    if (!memchr(m.p, 0, m.n)) assert(bs_span_eq(key, bs_str_span(&again)));
  }
  free(nfd);
  bs_str_free(&mended);
  bs_str_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  bs_span in = {(const char *)data, size};
  bs_str once = BS_STR_INIT, twice = BS_STR_INIT, terms = BS_STR_INIT;
  char a[17], b[17];
  assert(bs_text_fold(in, &once) == BS_OK && bs_text_fold(bs_str_span(&once), &twice) == BS_OK);
  assert(bs_span_eq(bs_str_span(&once), bs_str_span(&twice)));
  check_key(bs_str_span(&once));
  check_normalised(in, bs_str_span(&once));
  assert(bs_text_terms(in, &terms) == BS_OK);
  check_key(bs_str_span(&terms));
  assert(bs_text_hash(in, a) == BS_OK && bs_text_hash(bs_str_span(&once), b) == BS_OK && memcmp(a, b, 17) == 0);
  assert(bs_text_words(in) <= size);
  bs_str_free(&once);
  bs_str_free(&twice);
  bs_str_free(&terms);
  return 0;
}
