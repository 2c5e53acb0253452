/* related.c: the cards of other articles that a page shows. */
#include "article_int.h"

bs_status bs_related_load(bs_article *a) {
  a->loaded |= BS_HAS_RELATED;
  return BS_OK;
}
