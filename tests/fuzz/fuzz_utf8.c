/* fuzz_utf8.c: whatever the bytes are, mending gives valid UTF-8 once and for all, and nothing reads past the end. */
#include <assert.h>

#include "../../ext/text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  bs_span in = {(const char *)data, size};
  bs_str once = BS_STR_INIT, twice = BS_STR_INIT, blank = BS_STR_INIT, again = BS_STR_INIT;
  bs_utf8_mend(in, &once);
  assert(bs_utf8_valid(bs_str_span(&once)) == once.n);
  assert(bs_utf8_count(in) == bs_utf8_count(bs_str_span(&once)));
  bs_utf8_mend(bs_str_span(&once), &twice);
  assert(bs_span_eq(bs_str_span(&once), bs_str_span(&twice)));
  bs_utf8_squeeze(bs_str_span(&once), &blank);
  bs_utf8_squeeze(bs_str_span(&blank), &again);
  assert(bs_span_eq(bs_str_span(&blank), bs_str_span(&again)));
  for (size_t at = 0; at <= once.n; at++) {
    size_t cut = bs_utf8_floor(bs_str_span(&once), at);
    assert(cut <= at && bs_utf8_valid(bs_span_make(bs_str_span(&once).p, cut)) == cut);
  }
  for (size_t at = 0; at <= size && at < 64; at++) assert(bs_utf8_floor(in, at) <= at);
  bs_str_free(&once);
  bs_str_free(&twice);
  bs_str_free(&blank);
  bs_str_free(&again);
  return 0;
}
