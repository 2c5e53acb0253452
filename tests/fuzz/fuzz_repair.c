/* fuzz_repair.c: repairing gives valid UTF-8, leaves ASCII alone, and what was repaired stays as it is. */
#include <assert.h>

#include "../../ext/text/repair.h"
#include "../../ext/text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  bs_span in = {size ? (const char *)data : "", size};
  bs_str once = BS_STR_INIT;
  bool ascii = true;
  for (size_t i = 0; i < size; i++) ascii &= data[i] < 0x80;
  assert(bs_text_repair(in, &once) == BS_OK);
  assert(bs_utf8_valid(bs_str_span(&once)) == once.n);
  if (ascii) assert(bs_span_eq(bs_str_span(&once), in));
  bs_str_free(&once);
  return 0;
}
