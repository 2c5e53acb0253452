/* fuzz_page.c: any bytes become a tree that is whole and accounts for every text; and pages put together from pieces become the
** tree that libxml2 builds from their whole source. */
#include <stdint.h>

#include "../../ext/text/utf8.h"
#include "../page/dump.h"
#include "../page/random.h"

#define CHECK(condition) \
  if (!(condition)) abort()

static bool count_attr(void *arg, bs_span name, bs_span value) {
  const bs_page *page = ((void **)arg)[0];
  size_t *n = ((void **)arg)[1];
  CHECK(name.n > 0 && name.p > page->html.p && value.p + value.n <= page->html.p + page->html.n);
  return ++*n < 100000;
}

static void check_node(const bs_page *page, uint32_t i, uint32_t *behind) {
  const bs_node *x = &page->node[i], *parent = &page->node[x->parent];
  CHECK(x->parent < i && x->end > i && x->end <= parent->end);
  if (x->tag == BS_TAG_TEXT) {
    CHECK(x->end == i + 1 && x->off >= *behind && x->len > 0 && x->off + x->len <= page->html.n);
    *behind = x->off + x->len;
    return;
  }
  CHECK(x->tag >= BS_TAG_OTHER && x->tag < BS_TAG_COUNT && x->off + x->nattr <= page->nattr);
  if (x->len == BS_IMPLIED) return;
  CHECK(page->html.p[x->len] == '<');
  if (x->tag != BS_TAG_HTML && x->tag != BS_TAG_BODY) { /* these may have their attributes from a later tag */
    CHECK(x->len >= *behind);
    *behind = x->len;
  }
  size_t n = 0;
  void *arg[] = {(void *)(uintptr_t)page, &n};
  bs_node_attrs(page, i, count_attr, arg);
  CHECK(n >= x->nattr && bs_node_name(page, i).n > 0);
}

/* Each node is in the row of its tag, once. */
static void check_rows(const bs_page *page) {
  uint32_t all = 0;
  for (unsigned tag = 0; tag < BS_TAG_COUNT; tag++)
    for (uint32_t i = bs_tag_first(page, (bs_tag)tag, 1, page->nnode), before = 0; i < page->nnode;
         i = bs_tag_next(page, i), all++) {
      CHECK(i > before && page->node[i].tag == tag);
      before = i;
    }
  CHECK(all + 1 == page->nnode);
}

static void check_depth(const bs_page *page) {
  for (uint32_t i = 1; i < page->nnode; i += 61) { /* walking up from each would be slow */
    uint32_t depth = 0;
    for (uint32_t up = i; up; up = page->node[up].parent) depth++;
    CHECK(depth <= bs_limits_default.depth + 1); /* a text in the deepest element */
  }
}

/* What is told to stand in the page as a reader sees it is what reading it gives. */
static void check_plain(const bs_page *page) {
  bs_str text = BS_STR_INIT;
  bs_span plain;
  for (uint32_t i = 1; i < page->nnode; i++) {
    if (!bs_node_text_plain(page, i, &plain)) continue;
    bs_str_clear(&text);
    bs_node_text(page, i, &text);
    CHECK(bs_span_eq(bs_str_span(&text), plain));
  }
  bs_str_free(&text);
}

static void any_bytes(bs_span html) {
  bs_page page;
  bs_str why = BS_STR_INIT, text = BS_STR_INIT;
  CHECK(page_of(&page, html));
  CHECK(bs_page_parse(&page, &bs_limits_default, &why) == BS_OK);
  uint32_t behind = 0;
  for (uint32_t i = 1; i < page.nnode; i++) check_node(&page, i, &behind);
  check_depth(&page);
  check_rows(&page);
  check_plain(&page);
  CHECK(page.node[0].end == page.nnode);
  bs_node_text(&page, 0, &text);
  CHECK(!text.n || (text.p[0] != ' ' && text.p[text.n - 1] != ' '));
  if (bs_utf8_valid(html) == html.n) CHECK(bs_utf8_valid(bs_str_span(&text)) == text.n);
  bs_str_free(&text);
  bs_page_free(&page);
}

static void same_tree(const uint8_t *data, size_t size) {
  bs_page page;
  bs_str html = BS_STR_INIT, why = BS_STR_INIT, a = BS_STR_INIT, b = BS_STR_INIT;
  random_page(data, size, &html);
  CHECK(page_of(&page, bs_str_span(&html)));
  CHECK(bs_page_parse(&page, &bs_limits_default, &why) == BS_OK);
  dump_page(&page, &a);
  dump_libxml2(bs_str_span(&html), &b);
  CHECK(bs_span_eq(bs_str_span(&a), bs_str_span(&b)));
  bs_page_free(&page);
  bs_str_free(&html);
  bs_str_free(&a);
  bs_str_free(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  any_bytes(bs_span_make((const char *)data, size));
  if (size <= 400) same_tree(data, size); /* libxml2 itself is slow where tags nest deep */
  return 0;
}
