/* fuzz_jsonld.c: whatever a JSON-LD block holds, its rows are valid UTF-8, within the limits, and the same on every
** reading. */
#include <assert.h>

#include "../../ext/article/article.h"
#include "../../ext/text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The rows of a page that holds the block, one a line. */
static void read_rows(const uint8_t *data, size_t size, bs_str *out) {
  bs_str bytes = BS_STR_INIT, why = BS_STR_INIT;
  bs_page page = {0};
  bs_article *a = NULL;
  bs_limits limits = bs_limits_default;
  const bs_meta *row = NULL;
  size_t n = 0;
  limits.records = 500;
  limits.json_depth = 8;
  bs_str_addz(&bytes, "<script type=application/ld+json>");
  bs_str_add(&bytes, data, size);
  bs_str_addz(&bytes, "</script><p>text");
  assert(!bs_page_open(&page, &bytes, BS_LIT("utf-8"), &limits, &why));
  if (!bs_page_parse(&page, &limits, &why)) {
    bs_article_options options = {BS_NULL_SPAN, BS_ORDER_NONE, &limits};
    assert(!bs_article_new(&a, &page, 1, &options) && !bs_article_meta(a, &row, &n) && n <= limits.records);
    for (size_t i = 0; i < n; i++) {
      assert(bs_utf8_valid(row[i].key) == row[i].key.n && bs_utf8_valid(row[i].value) == row[i].value.n);
      bs_str_addz(out, row[i].scheme);
      bs_str_addspan(out, row[i].key);
      bs_str_addc(out, '=');
      bs_str_addspan(out, row[i].value);
      bs_str_addc(out, '\n');
    }
  }
  bs_article_free(a);
  bs_page_free(&page);
  bs_str_free(&why);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  bs_str once = BS_STR_INIT, again = BS_STR_INIT;
  read_rows(data, size, &once);
  read_rows(data, size, &again);
  assert(bs_span_eq(bs_str_span(&once), bs_str_span(&again)));
  bs_str_free(&once);
  bs_str_free(&again);
  return 0;
}
