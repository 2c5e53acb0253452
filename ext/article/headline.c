/* headline.c: the headline and the deck below it. */
#include "article_int.h"

bs_status bs_headline_load(bs_article *a) {
  if (a->loaded & BS_HAS_HEADLINE) return BS_OK;
  bs_status st = bs_meta_load(a);
  if (st) return st;
  uint32_t h1 = bs_node_find(a->page, 0, a->lo, BS_TAG_H1);
  size_t from = 0;
  a->headline = a->subheadline = (bs_fact){BS_NULL_SPAN, BS_NULL_SPAN, 0};
  if (h1 && h1 < a->hi) {
    if ((st = bs_article_node_text(a, h1, &a->headline.value))) return st;
    a->headline.from = BS_LIT("h1");
    a->headline.node = h1;
  }
  if (!a->headline.value.n) a->headline = bs_meta_article(a, "headline", &from);
  if (!a->headline.value.n) a->headline = bs_meta_first(a, "og", "og:title");
  if (!a->headline.value.n) a->headline = bs_meta_first(a, "meta", "title");
  a->loaded |= BS_HAS_HEADLINE;
  return BS_OK;
}
