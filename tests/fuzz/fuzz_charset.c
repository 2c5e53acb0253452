/* fuzz_charset.c: any bytes, under any label, come out as valid UTF-8 with zero bytes behind; ASCII and UTF-8 come
** out as they are. */
#include <stdlib.h>

#include "../../ext/page/page.h"
#include "../../ext/text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const labels[] = {NULL,      "utf-8",       "windows-1252", "euc-kr",      "gb18030",
                                       "big5",    "shift_jis",   "euc-jp",       "iso-2022-jp", "iso-2022-kr",
                                       "koi8-r",  "windows-874", "utf-16le",     "utf-16be",    "iso-8859-8-i",
                                       "no such", "hz-gb-2312",  "macintosh"};
  static const char zero[BS_PAD];
  if (size < 1) return 0;
  const char *label = labels[data[0] % (sizeof labels / sizeof *labels)];
  bs_limits limits = bs_limits_default;
  limits.page_bytes = 200000;
  bs_page page;
  bs_str bytes = BS_STR_INIT, why = BS_STR_INIT;
  bs_str_add(&bytes, data + 1, size - 1);
  bs_status rc = bs_page_open(&page, &bytes, bs_span_of(label), &limits, &why);
  if (rc == BS_OK) {
    if (bs_utf8_valid(page.html) != page.html.n || memcmp(page.html.p + page.html.n, zero, sizeof zero) != 0) abort();
    if (page.raw.n != size - 1 || (size > 1 && memcmp(page.raw.p, data + 1, size - 1) != 0)) abort();
    if (!page.charset || !page.charset_from) abort();
    (void)bs_page_sniff(page.raw);
  } else if (rc != BS_LIMIT || !why.n) {
    abort();
  }
  bs_page_free(&page);
  bs_str_free(&bytes);
  bs_str_free(&why);
  return 0;
}
