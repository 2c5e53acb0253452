/* fuzz_article.c: the whole facade over arbitrary bytes: every field and part of every item is valid UTF-8, and a
** field asked alone is what it is among all, and where the head settles it, what the head gives. */
#include <assert.h>
#include <stdlib.h>

#include "../../ext/article/article.h"
#include "../../ext/text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bs_span s) { assert(bs_utf8_valid(s) == s.n); }

static void check_parts(bs_article *a) {
  const bs_paragraph *paragraph;
  const bs_card *card;
  const bs_link *link;
  const bs_image *image;
  const bs_meta *meta;
  const bs_seen_date *date;
  const bs_block *block;
  size_t n;
  assert(!bs_article_paragraphs(a, &paragraph, &n));
  for (size_t i = 0; i < n; i++) check(paragraph[i].text);
  assert(!bs_article_related(a, &card, &n));
  for (size_t i = 0; i < n; i++)
    check(card[i].headline), check(card[i].teaser), check(card[i].heading), check(card[i].url);
  assert(!bs_article_links(a, &link, &n));
  for (size_t i = 0; i < n; i++) check(link[i].url), check(link[i].text), check(link[i].rel);
  assert(!bs_article_images(a, &image, &n));
  for (size_t i = 0; i < n; i++)
    check(image[i].src), check(image[i].alt), check(image[i].caption), check(image[i].credit);
  assert(!bs_article_meta(a, &meta, &n));
  for (size_t i = 0; i < n; i++) check(meta[i].key), check(meta[i].value);
  assert(!bs_article_dates(a, &date, &n));
  for (size_t i = 0; i < n; i++) check(date[i].raw), check(date[i].value), check(date[i].scheme);
  assert(!bs_article_blocks(a, &block, &n));
  for (size_t i = 0; i < n; i++) check(block[i].text), check(block[i].candidates);
}

static void same(const bs_value *x, const bs_value *y) {
  assert(x->type == y->type && x->integer == y->integer && !(x->real < y->real) && !(y->real < x->real) &&
         bs_span_eq(x->text, y->text));
}

static void check_item(const bs_page *page, int item, int alone, const bs_article_options *options) {
  bs_value all[BS_FIELD_COUNT], one;
  bs_article *a = NULL, *b = NULL;
  assert(!bs_article_new(&a, page, item, options) && !bs_article_new(&b, page, item, options));
  for (int f = 0; f < BS_FIELD_COUNT; f++) {
    assert(!bs_article_field(a, (bs_field)f, &all[f]));
    if (all[f].type == BS_VALUE_TEXT) check(all[f].text);
  }
  check_parts(a);
  assert(!bs_article_field(b, (bs_field)alone, &one));
  same(&one, &all[alone]);
  bs_article_free(a);
  bs_article_free(b);
}

static void check_head(const uint8_t *data, size_t size) {
  static const bs_field fields[] = {BS_FIELD_CANONICAL_URL, BS_FIELD_IMAGE};
  bs_str bytes = BS_STR_INIT, again = BS_STR_INIT, why = BS_STR_INIT;
  bs_page whole = {0}, head = {0};
  bs_article *a = NULL, *b = NULL;
  int items = 0;
  bs_str_add(&bytes, data, size);
  bs_str_add(&again, data, size);
  assert(!bs_page_open(&whole, &bytes, BS_NULL_SPAN, &bs_limits_default, &why));
  assert(!bs_page_open(&head, &again, BS_NULL_SPAN, &bs_limits_default, &why));
  if (bs_article_has_head(&head, &bs_limits_default)) {
    bool one;
    assert(!bs_article_is_one(&head, &bs_limits_default, &one));
    assert(!bs_page_parse(&whole, &bs_limits_default, &why));
    assert(!bs_page_parse_until(&head, BS_TAG_BODY, &bs_limits_default, &why) && head.nnode <= whole.nnode);
    assert(!bs_article_items(&whole, &bs_limits_default, &items) && one == (items == 1));
    assert(!bs_article_new(&a, &whole, 1, NULL) && !bs_article_new(&b, &head, 1, NULL));
    for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
      bs_value x, y;
      bool settled;
      assert(!bs_article_settled(b, fields[i], &settled));
      if (!settled || !one) continue;
      assert(!bs_article_field(a, fields[i], &x) && !bs_article_field(b, fields[i], &y));
      same(&x, &y);
    }
    bs_article_free(a);
    bs_article_free(b);
  }
  bs_page_free(&whole);
  bs_page_free(&head);
  bs_str_free(&why);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  bs_str bytes = BS_STR_INIT, why = BS_STR_INIT;
  bs_page page = {0};
  bs_limits limits = bs_limits_default;
  bs_article_options options = {BS_LIT("a/2024/11/30/b.html"), BS_ORDER_NONE, &limits};
  int items = 0;
  if (size < 1) return 0;
  limits.records = 2000;
  bs_str_add(&bytes, data + 1, size - 1);
  assert(!bs_page_open(&page, &bytes, BS_NULL_SPAN, &limits, &why));
  if (!bs_page_parse(&page, &limits, &why)) {
    assert(!bs_article_items(&page, &limits, &items) && items >= 1);
    for (int i = 1; i <= items && i <= 3; i++) check_item(&page, i, data[0] % BS_FIELD_COUNT, &options);
  }
  bs_page_free(&page);
  bs_str_free(&why);
  check_head(data + 1, size - 1);
  return 0;
}
