/* links.c: the links of the article, where each stands, and whether it stays on the site. */
#include "article_int.h"

static const char *place_of(const bs_article *a, uint32_t node) {
  if (bs_marked(a, node, BS_MARK_RELATED)) return "related";
  if (bs_marked(a, node, BS_MARK_FOOTER)) return "footer";
  if (bs_marked(a, node, BS_MARK_NAV | BS_MARK_HEADER | BS_MARK_ASIDE | BS_MARK_SHARE)) return "nav";
  return "body";
}

static bs_status add_link(bs_article *a, uint32_t node) {
  bs_span href, text, rel;
  bs_link *row;
  bs_status st = bs_article_attr(a, node, BS_ATTR_HREF, &href);
  if (st || !href.p) return st;
  if ((st = bs_article_resolve(a, href, &href)) || (st = bs_article_node_text(a, node, &text)) ||
      (st = bs_article_attr(a, node, BS_ATTR_REL, &rel)))
    return st;
  if ((st = bs_list_add(a, &a->links, &row))) return st == BS_LIMIT ? BS_OK : st;
  row->url = href;
  row->text = text;
  row->rel = rel;
  row->place = place_of(a, node);
  row->same_site = -1;
  return BS_OK;
}

bs_status bs_links_load(bs_article *a) {
  if (a->loaded & BS_HAS_LINKS) return BS_OK;
  bs_status st = bs_origin_load(a);
  a->links.n = 0;
  if (!st) st = bs_marks_load(a);
  for (uint32_t i = a->lo; i < a->hi && !st; i++)
    if (a->page->node[i].tag == BS_TAG_A && a->page->node[i].nattr) st = add_link(a, i);
  if (!st) a->loaded |= BS_HAS_LINKS;
  return st;
}
