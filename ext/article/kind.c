/* kind.c: whether a page is an article, an index (a front page, a section, a list of links) or something else. By what its text is made of:
** running text of its own, or teasers of other pages. Decides nothing about the text itself. */
#include "score.h"

/* The page says of itself that it is an article. */
static bool says_article(const bs_article *a) {
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

static bool has_links(const bs_article *a) {
  for (uint32_t i = a->lo; i < a->hi; i++)
    if (a->page->node[i].tag == BS_TAG_A && bs_node_attr(a->page, i, BS_ATTR_HREF).n) return true;
  return false;
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
  bool index = a->related.n >= 5 && others > own && !(running && says_article(a));
  if (!running && !says_article(a) && !dated) index = index || a->related.n >= 3 || has_links(a);
  if (index)
    a->kind = "index";
  else
    a->kind = a->text.n && (running || dated || (own && says_article(a))) ? "article" : "other";
  a->loaded |= BS_HAS_KIND;
  return BS_OK;
}
