/* fuzz_source.c: any bytes as a compressed body. Within the limit, zero bytes behind, and undone bytes are undone for
** good. */
#include <stdlib.h>

#include "../../ext/archive/archive.h"

static bool looks_like_html(bs_span b) { return b.n && b.p[0] == '<'; }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char zero[BS_PAD];
  bs_limits limits = bs_limits_default;
  limits.page_bytes = 100000;
  bs_str bytes = BS_STR_INIT, why = BS_STR_INIT;
  bs_str_add(&bytes, data, size);
  bs_status rc = bs_source_unpack(&bytes, &limits, looks_like_html, &why);
  if (rc == BS_OK && (bytes.n > limits.page_bytes || memcmp(bytes.p + bytes.n, zero, sizeof zero) != 0)) abort();
  if ((rc == BS_LIMIT || rc == BS_FORMAT) != (why.n > 0)) abort();
  bs_str_free(&bytes);
  bs_str_free(&why);
  return 0;
}
