/* kind.c: whether a page is an article, an index (a front page, a section, a list of links) or something else. By what its text is made of:
** running text of its own, or teasers of other pages. Decides nothing about the text itself. */
#include "score.h"

enum {
  NOTICE_BYTES = 1000 /* of text that a page holds which says of itself that it is none */
};

bool bs_kind_says_article(const bs_article *a) {
  bs_span type = bs_meta_first(a, "og", "og:type").value;
  size_t from = 0;
  return bs_span_ieq(type, "article") || bs_meta_first(a, NULL, "article:published_time").value.p ||
         bs_meta_article(a, "datePublished", &from).value.p;
}

/* Whether the node stands in a card. `at` moves on: paragraphs and cards both come in the page's order. */
static bool in_card(const bs_article *a, uint32_t node, size_t *at) {
  const bs_node *n = a->page->node;
  while (*at < a->related.n && n[a->related.row[*at].node].end <= node) ++*at;
  return *at < a->related.n && a->related.row[*at].node <= node;
}

/* A paragraph that says something: some length, an end of a sentence. */
static bool runs(bs_span s) {
  static const char *const stops[] = {". ", ".", "!", "?", "。", "！", "？", "؟", "۔", "।", ","};
  if (s.n < 80) return false;
  for (size_t i = 0; i < sizeof(stops) / sizeof(*stops); i++)
    if (bs_span_find(s, stops[i], 0) != SIZE_MAX) return true;
  return false;
}

bool bs_kind_is_linked(const bs_article *a) {
  const unsigned around = BS_MARK_NAV | BS_MARK_HEADER | BS_MARK_FOOTER;
  uint64_t weight = 0, link = 0;
  for (uint32_t i = 0; i < a->text_blocks->n; i++) {
    const bs_blk *k = &a->text_blocks->row[i];
    if (k->marks & around) continue;
    weight += k->weight;
    link += k->link;
  }
  return link * 6 > weight;
}

/* A form that asks for a password, the answer of a server ("404 Not Found"), what search machines are asked to leave alone. */
static bool is_notice(const bs_article *a) {
  for (uint32_t i = bs_tag_first(a->page, BS_TAG_INPUT, a->lo, a->hi); i < a->hi; i = bs_tag_next(a->page, i))
    if (bs_node_attr_has(a->page, i, BS_ATTR_TYPE, "password") &&
        !bs_marked(a, i, BS_MARK_HIDDEN | BS_MARK_NAV | BS_MARK_HEADER | BS_MARK_FOOTER | BS_MARK_COMMENT))
      return true;
  bs_span title = bs_meta_first(a, "meta", "title").value;
  if (title.n >= 3 && (title.p[0] == '4' || title.p[0] == '5') && bs_ascii_digit((unsigned char)title.p[1]) &&
      bs_ascii_digit((unsigned char)title.p[2]) && (title.n == 3 || !bs_ascii_digit((unsigned char)title.p[3])))
    return true;
  return bs_span_ifind(bs_meta_first(a, "meta", "robots").value, "noindex", 0) != SIZE_MAX;
}

bs_status bs_kind_load(bs_article *a) {
  size_t own = 0, running = 0, others = 0, at = 0;
  bs_status rc;
  if (a->loaded & BS_HAS_KIND) return BS_OK;
  if ((rc = bs_body_load(a)) != BS_OK || (rc = bs_related_load(a)) != BS_OK) return rc;
  for (size_t i = 0; i < a->paragraphs.n; i++) {
    const bs_paragraph *p = &a->paragraphs.row[i];
    if (in_card(a, p->node, &at)) {
      others += p->text.n;
    } else if (strcmp(p->role, "heading") != 0) {
      own += p->text.n;
      running += runs(p->text);
    }
  }
  bool dated = a->published.known && a->published.from.p && !bs_span_is(a->published.from, "url");
  bool said = bs_kind_says_article(a) || dated, notice = !said && own < NOTICE_BYTES && is_notice(a);
  bool index = a->related.n >= 5 && others >= own && !(running && bs_kind_says_article(a));
  if (!running && !said) index = index || (!notice && (a->related.n >= 3 || bs_kind_is_linked(a)));
  if (index)
    a->kind = "index";
  else
    a->kind = a->text.n && !notice && (running || dated || (own && bs_kind_says_article(a))) ? "article" : "other";
  a->loaded |= BS_HAS_KIND;
  return BS_OK;
}
