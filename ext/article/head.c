/* head.c: which values the head of a page settles, so that its body need not be parsed. A value is settled where the whole page cannot say
** otherwise: the declaration that counts before all others stands in the head, and is an address that nothing has to complete. Computes
** no value. */
#include "article_int.h"

bool bs_article_has_head(const bs_page *page, const bs_limits *limits) {
  enum { ROWS = 1 << 16 }; /* more than the rows that comments, which come first, can make */
  return page->html.n + 8 < limits->nodes && limits->records >= ROWS;
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

/* Whether a tag's name begins with "hr", in a script too. Blocks have no branch within, so that compilers compare many bytes at once; few
** have an <h… at all. */
static bool has_rule(bs_span html) {
  enum { BLOCK = 128 };
  const char *end = html.p + html.n; /* NUL bytes stand behind */
  for (const char *s = html.p; s < end; s += BLOCK) {
    unsigned char any = end - s < BLOCK;
    for (int i = 0; i < BLOCK && !(end - s < BLOCK); i++)
      any |= (unsigned char)((s[i] == '<') & ((s[i + 1] | 0x20) == 'h'));
    for (int i = 0; any && i < BLOCK && s + i < end; i++)
      if (s[i] == '<' && (s[i + 1] | 0x20) == 'h' && (s[i + 2] | 0x20) == 'r') return true;
  }
  return false;
}

/* Rules divide the items of a file, and an <article> says that it is none. */
bs_status bs_article_is_one(const bs_page *page, const bs_limits *limits, bool *one) {
  bs_page body = {.html = page->html};
  bs_str why = BS_STR_INIT;
  int items = 1;
  bs_status st = BS_OK;
  if (has_rule(page->html)) {
    st = bs_page_parse_until(&body, BS_TAG_ARTICLE, limits, &why);
    if (!st) st = bs_article_items(&body, limits, &items);
    bs_page_clear(&body);
    bs_str_free(&why);
  }
  *one = items == 1;
  return st;
}
