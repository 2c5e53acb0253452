/* fuzz_select.c: any text as a selector, over a page that is the rest of the input. Matches are elements in document order, an element as
** markup parses again, and a sentence comes with every refusal. */
#include <stdlib.h>

#include "../../ext/page/select.h"
#include "../../ext/text/utf8.h"

static void check(bool right) {
  if (!right) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const uint8_t *line = memchr(data, '\n', size);
  size_t css = line ? (size_t)(line - data) : size;
  bs_selector *selector = NULL;
  bs_str why = BS_STR_INIT, bytes = BS_STR_INIT, html = BS_STR_INIT, clean = BS_STR_INIT;
  bs_page page = {0};
  uint32_t *node = NULL;
  size_t n = 0;
  bs_utf8_mend(bs_span_make((const char *)data, css), &clean);
  bs_status status = bs_selector_parse(bs_str_span(&clean), &selector, &why);
  check(status == BS_OK ? selector != NULL : status == BS_MISUSE && why.n > 0);
  check(bs_utf8_valid(bs_str_span(&why)) == why.n);
  if (status) goto done;
  if (line) bs_str_add(&bytes, line + 1, size - css - 1);
  if (bs_page_open(&page, &bytes, BS_LIT("utf-8"), &bs_limits_default, &why)) goto done;
  if (bs_page_parse(&page, &bs_limits_default, &why)) goto done;
  check(bs_selector_match(selector, &page, &node, &n) == BS_OK);
  for (size_t i = 0; i < n; i++) {
    check(node[i] > (i ? node[i - 1] : 0) && node[i] < page.nnode && bs_node_is_element(&page, node[i]));
    if (i >= 4) continue;
    bs_str_clear(&html);
    bs_node_html(&page, node[i], &html);
    check(html.n > 2 && html.p[0] == '<' && html.p[html.n - 1] == '>');
    check(bs_utf8_valid(bs_str_span(&html)) == html.n);
  }
done:
  free(node);
  bs_selector_free(selector);
  bs_page_free(&page);
  bs_str_free(&why);
  bs_str_free(&bytes);
  bs_str_free(&html);
  bs_str_free(&clean);
  return 0;
}
