/* fuzz_entities.c: character references in any bytes: UTF-8 stays UTF-8, what has no '&' stays as it is, and what stands
** in the output before makes no difference. */
#include <stdint.h>
#include <stdlib.h>

#include "../../ext/page/page.h"
#include "../../ext/text/utf8.h"

#define CHECK(condition) \
  if (!(condition)) abort()

static void decode(bs_span raw, bool in_attribute) {
  bs_str out = BS_STR_INIT, behind = BS_STR_INIT;
  bs_entities_decode(raw, in_attribute, &out);
  CHECK(out.status == BS_OK && out.n <= raw.n * 3);
  if (bs_utf8_valid(raw) == raw.n) CHECK(bs_utf8_valid(bs_str_span(&out)) == out.n);
  if (raw.n && !memchr(raw.p, '&', raw.n) && !memchr(raw.p, 0, raw.n)) CHECK(bs_span_eq(bs_str_span(&out), raw));
  bs_str_addc(&behind, '.');
  bs_entities_decode(raw, in_attribute, &behind);
  CHECK(bs_span_eq(bs_span_sub(bs_str_span(&behind), 1, SIZE_MAX), bs_str_span(&out)));
  bs_str_free(&out);
  bs_str_free(&behind);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *exact = malloc(size ? size : 1); /* so that a byte read behind the span is seen */
  if (!exact) return 0;
  if (size) memcpy(exact, data, size);
  decode(bs_span_make(exact, size), false);
  decode(bs_span_make(exact, size), true);
  free(exact);
  return 0;
}
