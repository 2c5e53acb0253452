/* items.c: whether one file holds several articles, and where each begins. One row an item only on strong evidence: a live blog, an
** index page or a page with teasers stays one. Never reads what the articles say. */
#include "article_int.h"

bs_status bs_article_items(const bs_page *page, const bs_limits *limits, int *items) {
  (void)page;
  (void)limits;
  *items = 1;
  return BS_OK;
}

bs_status bs_items_range(const bs_page *page, const bs_limits *limits, int item, uint32_t *lo, uint32_t *hi) {
  (void)limits;
  (void)item;
  *lo = 1;
  *hi = page->nnode;
  return BS_OK;
}
