/* images.c: the images of the article with alt, caption and credit, and the lead image. */
#include "article_int.h"

static int pixels(bs_span s) {
  int n = 0;
  size_t i = 0;
  for (; i < s.n && i < 6 && bs_ascii_digit((unsigned char)s.p[i]); i++) n = n * 10 + (s.p[i] - '0');
  return i && (i == s.n || bs_span_is(bs_span_sub(s, i, s.n), "px")) ? n : -1;
}

static bs_status add_image(bs_article *a, uint32_t node) {
  bs_span src = BS_NULL_SPAN, alt;
  bs_image *row;
  bs_status st = bs_article_attr(a, node, BS_ATTR_DATA_SRC, &src);
  if (!st && !src.n) st = bs_article_attr(a, node, BS_ATTR_SRC, &src);
  if (st || !src.n || bs_span_istarts(src, "data:")) return st;
  if ((st = bs_article_resolve(a, src, &src)) || (st = bs_article_attr(a, node, BS_ATTR_ALT, &alt))) return st;
  if ((st = bs_list_add(a, &a->images, &row))) return st == BS_LIMIT ? BS_OK : st;
  row->src = src;
  row->alt = alt;
  row->node = node;
  row->width = pixels(bs_node_attr(a->page, node, BS_ATTR_WIDTH));
  row->height = pixels(bs_node_attr(a->page, node, BS_ATTR_HEIGHT));
  return BS_OK;
}

bs_status bs_images_load(bs_article *a) {
  if (a->loaded & BS_HAS_IMAGES) return BS_OK;
  bs_status st = bs_origin_load(a);
  a->images.n = 0;
  for (uint32_t i = a->lo; i < a->hi && !st; i++)
    if (a->page->node[i].tag == BS_TAG_IMG && a->page->node[i].nattr) st = add_image(a, i);
  if (st) return st;
  a->image = bs_meta_first(a, "og", "og:image");
  a->loaded |= BS_HAS_IMAGES;
  return BS_OK;
}
