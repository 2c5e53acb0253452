/* byline.c: who wrote the article: names only, "A; B". */
#include "article_int.h"

bs_status bs_byline_load(bs_article *a) {
  if (a->loaded & BS_HAS_BYLINE) return BS_OK;
  bs_status st = bs_meta_load(a);
  if (st) return st;
  size_t from = 0;
  a->byline = bs_meta_article(a, "author.name", &from);
  if (!a->byline.value.n) a->byline = bs_meta_first(a, "meta", "author");
  a->loaded |= BS_HAS_BYLINE;
  return BS_OK;
}
