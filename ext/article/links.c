/* links.c: the links of the article's page: where each leads, what it says, where it stands, and whether it stays on
** the site. */
#include "article_int.h"

enum { TEXT_NODES = 256, TEXT_BYTES = 2000 };

static const char *place_of(const bs_article *a, uint32_t node, bs_span url) {
  if (a->original_url.value.p && (a->original_url.node == node || bs_span_eq(url, a->original_url.value)))
    return "source";
  if (bs_marked(a, node, BS_MARK_RELATED)) return "related";
  if (bs_marked(a, node, BS_MARK_FOOTER)) return "footer";
  if (bs_marked(a, node,
                BS_MARK_NAV | BS_MARK_HEADER | BS_MARK_ASIDE | BS_MARK_SHARE | BS_MARK_TOOLBAR | BS_MARK_AD |
                    BS_MARK_COMMENT))
    return "nav";
  return "body";
}

/* 1: on the page's registrable site; 0: elsewhere; -1: no address on the web, or the page's own is not known. */
static bs_status same_site(bs_article *a, bs_span url, int *out) {
  bs_span site = BS_NULL_SPAN;
  bs_status st = a->site.value.p ? bs_origin_site_of(a, url, &site) : BS_OK;
  *out = site.p ? bs_span_eq(site, a->site.value) : -1;
  return st;
}

/* The link's text, or the alternative text of the picture that it is. A link around half a page has none: that would
** repeat the page. */
static bs_status link_text(bs_article *a, uint32_t node, bs_span *out) {
  const bs_page *p = a->page;
  size_t bytes = 0;
  uint32_t image = 0;
  *out = BS_LIT("");
  if (p->node[node].end - node > TEXT_NODES) return BS_OK;
  for (uint32_t i = node + 1; i < p->node[node].end; i++) {
    if (p->node[i].tag == BS_TAG_TEXT) bytes += p->node[i].len;
    if (p->node[i].tag == BS_TAG_IMG && !image) image = i;
  }
  if (bytes > TEXT_BYTES) return BS_OK;
  bs_status st = bytes ? bs_article_node_text(a, node, out) : BS_OK;
  if (st || out->n || !image) return st;
  st = bs_article_attr(a, image, BS_ATTR_ALT, out);
  if (!st && !out->p) *out = BS_LIT("");
  return st;
}

static bs_status add_link(bs_article *a, uint32_t node) {
  bs_span href, text, rel;
  bs_link *row;
  int same;
  bs_status st = bs_article_attr(a, node, BS_ATTR_HREF, &href);
  if (st || !href.p) return st;
  if ((st = bs_article_resolve(a, href, &href)) || (st = link_text(a, node, &text)) ||
      (st = bs_article_attr(a, node, BS_ATTR_REL, &rel)) || (st = same_site(a, href, &same)))
    return st;
  if ((st = bs_list_add(a, &a->links, &row))) return st;
  *row = (bs_link){.url = href, .text = text, .rel = rel, .place = place_of(a, node, href), .same_site = same};
  return BS_OK;
}

bs_status bs_links_load(bs_article *a) {
  if (a->loaded & BS_HAS_LINKS) return BS_OK;
  bs_status st = bs_origin_load(a);
  a->links.n = 0;
  if (!st) st = bs_marks_load(a);
  uint32_t link = bs_tag_first(a->page, BS_TAG_A, a->lo, a->hi),
           area = bs_tag_first(a->page, BS_TAG_AREA, a->lo, a->hi);
  for (uint32_t i; (i = link < area ? link : area) < a->hi && !st;) {
    uint32_t *next = i == link ? &link : &area;
    *next = bs_tag_next(a->page, i);
    if (a->page->node[i].nattr) st = add_link(a, i);
  }
  if (st == BS_LIMIT) st = BS_OK; /* limits->records: the rest has no rows */
  if (!st) a->loaded |= BS_HAS_LINKS;
  return st;
}
