/* items.c: whether one file holds several articles, and where each begins. One row an item only on strong evidence: parts divided by <hr>
** in one element, each with a headline at its top, a dateline right under it and a body; a live blog, an index page or a page with
** teasers stays one. Never reads what the articles say. */
#include "../text/date.h"
#include "../text/utf8.h"
#include "article_int.h"

enum {
  ITEMS_MAX = 256,  /* more parts than that are no daily file */
  BODY_BYTES = 250, /* of text under a headline, at least */
  STRAY_BYTES = 40, /* of text that a part between two articles may hold and be none */
  DATELINE_BYTES = 200,
  LOOK_BYTES = 1000
};

typedef struct part {
  uint32_t lo, hi; /* nodes between two rules */
  bool article, stray;
} part;

/* Text at a node, its beginning: enough to judge by, whatever the page's size. */
static void add_text(const bs_page *page, uint32_t node, bs_str *out) {
  const bs_node *n = &page->node[node];
  bs_span raw = bs_span_make(page->html.p + n->off, n->len < LOOK_BYTES ? n->len : LOOK_BYTES);
  unsigned parent = page->node[n->parent].tag;
  if (parent != BS_TAG_SCRIPT && parent != BS_TAG_STYLE) bs_entities_decode(raw, false, out);
}

/* The first text of the nodes from <= node < to, at least LOOK_BYTES of it where there is as much. */
static bs_status text_of(const bs_page *page, uint32_t from, uint32_t to, bs_str *out) {
  bs_str_clear(out);
  for (uint32_t i = from; i < to && bs_span_trim(bs_str_span(out)).n < LOOK_BYTES; i++) {
    if (page->node[i].tag == BS_TAG_TEXT)
      add_text(page, i, out);
    else if (bs_tag_is_block((bs_tag)page->node[i].tag))
      bs_str_addc(out, ' ');
  }
  return out->status;
}

static bool is_blank(bs_span s) {
  const char *p = s.p, *end = s.p + s.n;
  while (p < end)
    if (!bs_cp_blank(bs_utf8_next(&p, end))) return false;
  return true;
}

/* The headline that the part begins with, or 0: a heading, or bold type of its own, that holds the first text. */
static bs_status headline_of(const bs_page *page, uint32_t lo, uint32_t hi, bs_str *text, uint32_t *out) {
  uint32_t first = 0;
  *out = 0;
  for (uint32_t i = lo; i < hi && !first; i++) {
    if (page->node[i].tag != BS_TAG_TEXT) continue;
    bs_str_clear(text);
    add_text(page, i, text);
    if (!is_blank(bs_str_span(text))) first = i;
  }
  for (uint32_t up = first; !text->status && up >= lo && up; up = page->node[up].parent) {
    switch (page->node[up].tag) {
      case BS_TAG_H1:
      case BS_TAG_H2:
      case BS_TAG_H3:
      case BS_TAG_H4:
      case BS_TAG_H5:
      case BS_TAG_H6:
      case BS_TAG_B:
      case BS_TAG_STRONG:
      case BS_TAG_BIG: *out = up; return BS_OK;
      default: break;
    }
  }
  return text->status;
}

static bool has_figure(bs_span s) {
  for (size_t i = 0; i < s.n; i++)
    if (bs_ascii_digit((unsigned char)s.p[i])) return true;
  return false;
}

static bs_status judge(const bs_page *page, part *p) {
  static const bs_date someday = {
      .year = 2000, .month = 6, .day = 15, .precision = BS_DATE_DAY}; /* so that 3 August counts */
  bs_date_options options = {.now = &someday};
  bs_date date;
  bs_span where = BS_NULL_SPAN;
  bs_str text = BS_STR_INIT;
  uint32_t head;
  size_t title;
  bs_status rc = text_of(page, p->lo, p->hi, &text);
  p->article = false;
  p->stray = bs_span_trim(bs_str_span(&text)).n > STRAY_BYTES;
  if (rc || (rc = headline_of(page, p->lo, p->hi, &text, &head)) || !head) goto done;
  if ((rc = text_of(page, head, page->node[head].end, &text))) goto done;
  title = bs_span_trim(bs_str_span(&text)).n;
  if ((rc = text_of(page, page->node[head].end, p->hi, &text))) goto done;
  bs_span body = bs_span_trim(bs_str_span(&text)), dateline = bs_span_sub(body, 0, DATELINE_BYTES);
  p->article = title >= 8 && title <= 300 && body.n >= BODY_BYTES &&
               bs_date_parse(dateline, &options, &date, NULL, &where) != BS_DATE_ABSENT &&
               date.precision >= BS_DATE_DAY && has_figure(where); /* "on Monday" is no dateline */
done:
  bs_str_free(&text);
  return rc;
}

/* The page's articles as parts: *n of them, none where it is one. `most` stops early. */
static bs_status find(const bs_page *page, part *parts, size_t *n, size_t most) {
  uint32_t parent = 0, rules = 0, lo;
  bs_status rc = BS_OK;
  bool closed = false; /* something else stood behind the articles */
  *n = 0;
  if (bs_tag_first(page, BS_TAG_ARTICLE, page->body_node, page->nnode) < page->nnode) return BS_OK;
  for (uint32_t i = bs_tag_first(page, BS_TAG_HR, page->body_node, page->nnode); i < page->nnode;
       i = bs_tag_next(page, i)) {
    if (!rules) parent = page->node[i].parent;
    rules += page->node[i].parent == parent;
  }
  if (!rules || rules > ITEMS_MAX) return BS_OK;
  lo = bs_node_first(page, parent);
  for (uint32_t i = lo; rc == BS_OK && lo; i = bs_node_next(page, i)) {
    bool rule = i && page->node[i].tag == BS_TAG_HR;
    if (i && !rule) continue;
    part p = {.lo = lo, .hi = i ? i : page->node[parent].end};
    rc = judge(page, &p);
    if (!p.article && p.stray && *n) closed = true;
    if (p.article && closed) { /* an article, other things, an article: no daily file */
      *n = 0;
      return rc;
    }
    if (p.article && *n < most) parts[(*n)++] = p;
    if (!i) break;
    lo = page->node[i].end;
  }
  if (rc || *n < 2) *n = 0;
  return rc;
}

bs_status bs_article_items(const bs_page *page, const bs_limits *limits, int *items) {
  part parts[ITEMS_MAX + 1];
  size_t n;
  (void)limits;
  bs_status rc = find(page, parts, &n, ITEMS_MAX + 1);
  *items = n ? (int)n : 1;
  return rc;
}

bs_status bs_items_range(const bs_page *page, const bs_limits *limits, int item, uint32_t *lo, uint32_t *hi) {
  part parts[ITEMS_MAX + 1];
  size_t n;
  (void)limits;
  bs_status rc = find(page, parts, &n, ITEMS_MAX + 1);
  *lo = 1;
  *hi = page->nnode;
  if (!rc && item >= 1 && (size_t)item <= n) {
    *lo = parts[item - 1].lo;
    *hi = parts[item - 1].hi;
  }
  return rc;
}
