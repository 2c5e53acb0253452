/* head.c: which values the head of a page settles, so that its body need not be parsed. A value is settled where the whole page cannot say
** otherwise: the declaration that counts before all others stands in the head, and is an address that nothing has to complete. Computes
** no value. */
#include "article_int.h"

/* An item of a daily file begins with <hr>; a script that holds one is taken for one. */
static bool has_rule(bs_span html) {
  const char *end = html.p + html.n;
  for (const char *s = html.p; (s = memchr(s, '<', (size_t)(end - s))); s++)
    if ((s[1] | 0x20) == 'h' && (s[2] | 0x20) == 'r') return true; /* NUL bytes stand behind */
  return false;
}

bool bs_article_has_head(const bs_page *page, const bs_limits *limits) {
  enum { ROWS = 1 << 16 }; /* more than the rows that comments, which come first, can make */
  return page->html.n + 8 < limits->nodes && limits->records >= ROWS && !has_rule(page->html);
}

/* The first fact of the key is the value's, and absolute. */
static bool is_settled(const bs_fact *first, const bs_fact *value) {
  bs_span s = bs_span_trim(first->value);
  return value->value.n && value->node == first->node &&
         (bs_span_istarts(s, "http://") || bs_span_istarts(s, "https://"));
}

bs_status bs_article_settled(bs_article *a, bs_field field, bool *settled) {
  bs_fact first = {BS_NULL_SPAN, BS_NULL_SPAN, 0};
  bs_status st = BS_OK;
  *settled = false;
  if (field == BS_FIELD_CANONICAL_URL) {
    if ((st = bs_origin_load(a))) return st;
    first = bs_meta_first(a, "meta", "canonical");
    *settled = is_settled(&first, &a->canonical_url);
  } else if (field == BS_FIELD_IMAGE) {
    if ((st = bs_lead_image_load(a))) return st;
    first = bs_meta_first(a, NULL, "og:image");
    *settled = is_settled(&first, &a->image) && !bs_image_is_default(first.value);
  }
  return BS_OK;
}
