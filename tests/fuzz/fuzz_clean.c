/* fuzz_clean.c: cleaned text is valid UTF-8 without blanks at its ends, and cleaning it again with the same options changes nothing; so is NFC.
** Input: a byte of options, then the text. */
#include <assert.h>

#include "../../ext/text/clean.h"
#include "../../ext/text/nfc.h"
#include "../../ext/text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_nfc(bs_span s) {
  bs_str once = BS_STR_INIT, twice = BS_STR_INIT;
  assert(bs_text_nfc(s, &once) == BS_OK && bs_text_nfc(bs_str_span(&once), &twice) == BS_OK);
  assert(bs_span_eq(bs_str_span(&once), bs_str_span(&twice)));
  assert(bs_utf8_valid(bs_str_span(&once)) == once.n);
  bs_str_free(&once);
  bs_str_free(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  bs_clean_options o = {.lines = data[0] & 1,
                        .quotes = data[0] & 2,
                        .dashes = data[0] & 4,
                        .width = data[0] & 8,
                        .ligatures = data[0] & 16,
                        .hyphens = data[0] & 32,
                        .urls = data[0] & 64,
                        .ascii = data[0] & 128};
  bs_span in = {(const char *)data + 1, size - 1};
  bs_str once = BS_STR_INIT, twice = BS_STR_INIT;
  assert(bs_text_clean(in, &o, &once) == BS_OK);
  bs_span first = bs_str_span(&once);
  assert(bs_utf8_valid(first) == first.n);
  assert(first.n == 0 || (first.p[0] != ' ' && first.p[first.n - 1] != ' '));
  if (o.ascii)
    for (size_t i = 0; i < first.n; i++) assert((unsigned char)first.p[i] < 0x80);
  assert(bs_text_clean(first, &o, &twice) == BS_OK);
  assert(bs_span_eq(first, bs_str_span(&twice)));
  check_nfc(first);
  bs_str_free(&once);
  bs_str_free(&twice);
  return 0;
}
