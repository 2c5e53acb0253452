/* items.c: whether one file holds several articles, and where each begins. One row an item only on strong evidence: parts divided by <hr>, each
** with a headline of its own and, in most of them, a dateline before the first sentence. A live blog, an index page, or an article whose
** sections are divided by rules, stays one. Judges no more of the text than that. */
#include "../text/utf8.h"
#include "article_int.h"

enum {
  MOST_NODES = 200000, /* a daily file is small; each item looks over all of it */
  MOST_ITEMS = 500,    /* a file of more is no daily file */
  HEADLINE_LEAST = 8,  /* bytes */
  HEADLINE_MOST = 300,
  BODY_LEAST = 100,
  DATELINE_MOST = 100, /* bytes before the dash */
  LOOKED_AT = 400      /* of an item's body */
};

typedef struct part { /* the children of one element between two <hr> */
  uint32_t lo, hi;
} part;

static bool is_text(const bs_page *page, uint32_t node) { return page->node[node].tag == BS_TAG_TEXT; }

/* Up to `most` bytes (and the rest of the text node that they end in) of what is written in lo … hi-1, blanks squeezed. */
static bs_status read_text(const bs_page *page, uint32_t lo, uint32_t hi, size_t most, bs_str *out) {
  bs_str raw = BS_STR_INIT;
  for (uint32_t i = lo; i < hi && raw.n <= most; i++) {
    if (is_text(page, i))
      bs_node_text_raw(page, i, &raw);
    else if (bs_tag_is_block((bs_tag)page->node[i].tag))
      bs_str_addc(&raw, ' ');
  }
  bs_str_clear(out);
  bs_utf8_squeeze(bs_str_span(&raw), out);
  bs_status status = raw.status ? raw.status : out->status;
  bs_str_free(&raw);
  return status;
}

static bool is_blank_text(const bs_page *page, uint32_t node) {
  return bs_span_trim(bs_span_make(page->html.p + page->node[node].off, page->node[node].len)).n == 0;
}

/* The child of `parent` that holds the first words of the part, where they stand in a heading or in bold; 0: they do not. */
static uint32_t find_headline(const bs_page *page, uint32_t parent, const part *p) {
  uint32_t text = p->lo;
  while (text < p->hi && !(is_text(page, text) && !is_blank_text(page, text))) text++;
  bool marked = false;
  for (uint32_t i = text; text < p->hi && i != parent && i; i = page->node[i].parent) {
    bs_tag tag = (bs_tag)page->node[i].tag;
    marked = marked || (tag >= BS_TAG_H1 && tag <= BS_TAG_H6) || tag == BS_TAG_B || tag == BS_TAG_STRONG;
    if (page->node[i].parent == parent) return marked ? i : 0;
  }
  return 0;
}

/* "Kangdong, August 3 (EPNS) -- The road bridge": something with a figure or brackets, then a dash, within a short way. */
static bool has_dateline(bs_span s) {
  static const char *const dash[] = {" -- ", " --", "\xE2\x80\x94", "\xE2\x80\x93", " - "};
  s = bs_span_sub(s, 0, DATELINE_MOST);
  size_t at = SIZE_MAX;
  for (size_t i = 0; i < sizeof(dash) / sizeof(dash[0]); i++) {
    size_t found = bs_span_find(s, dash[i], 0);
    if (found < at) at = found;
  }
  if (at == SIZE_MAX || at < 4) return false;
  bs_span before = bs_span_trim(bs_span_sub(s, 0, at));
  if (bs_span_find(before, ". ", 0) != SIZE_MAX && bs_span_find(before, ",", 0) == SIZE_MAX) return false;
  bool figure = false;
  for (size_t i = 0; i < before.n; i++) figure = figure || bs_ascii_digit((unsigned char)before.p[i]);
  return bs_span_ends(before, ")") || (figure && bs_span_find(before, ",", 0) != SIZE_MAX);
}

/* *item: the part is an article of its own; *dated: with a dateline. */
static bs_status judge(const bs_page *page, uint32_t parent, const part *p, bool *item, bool *dated) {
  *item = *dated = false;
  uint32_t headline = find_headline(page, parent, p);
  if (!headline) return BS_OK;
  bs_str text = BS_STR_INIT;
  bs_status status = read_text(page, headline, page->node[headline].end, HEADLINE_MOST, &text);
  if (!status && text.n >= HEADLINE_LEAST && text.n <= HEADLINE_MOST) {
    status = read_text(page, page->node[headline].end, p->hi, LOOKED_AT, &text);
    *item = text.n >= BODY_LEAST;
    *dated = *item && has_dateline(bs_str_span(&text));
  }
  bs_str_free(&text);
  return status;
}

/* The part that begins at child `from` of parent; *next: the child behind its <hr>, or 0. */
static part part_at(const bs_page *page, uint32_t parent, uint32_t from, uint32_t *next) {
  part p = {.lo = from, .hi = page->node[parent].end};
  *next = 0;
  for (uint32_t i = from; i; i = page->node[i].next)
    if (page->node[i].tag == BS_TAG_HR) {
      p.hi = i;
      *next = page->node[i].next;
      break;
    }
  return p;
}

/* The element with the most <hr> for children, from three on; 0: none. */
static uint32_t find_parent(const bs_page *page) {
  uint32_t best = 0, most = 2;
  if (page->nnode > MOST_NODES) return 0;
  for (uint32_t parent = 1; parent < page->nnode; parent++) {
    uint32_t rules = 0;
    if (is_text(page, parent)) continue;
    for (uint32_t i = bs_node_first(page, parent); i; i = page->node[i].next) rules += page->node[i].tag == BS_TAG_HR;
    if (rules <= most) continue;
    most = rules;
    best = parent;
  }
  return most <= MOST_ITEMS ? best : 0;
}

/* Counts the items; where there is one of number `wanted`, *range is its part. */
static bs_status walk(const bs_page *page, int wanted, part *range, int *items, int *dated) {
  *items = *dated = 0;
  uint32_t parent = find_parent(page);
  uint32_t from = parent ? bs_node_first(page, parent) : 0;
  while (from) {
    uint32_t next;
    bool is_item, is_dated;
    part p = part_at(page, parent, from, &next);
    bs_status status = judge(page, parent, &p, &is_item, &is_dated);
    if (status) return status;
    *items += is_item;
    *dated += is_dated;
    if (is_item && *items == wanted) *range = p;
    from = next;
  }
  return BS_OK;
}

bs_status bs_article_items(const bs_page *page, const bs_limits *limits, int *items) {
  (void)limits;
  int found, dated;
  part none;
  *items = 1;
  bs_status status = walk(page, 0, &none, &found, &dated);
  if (!status && found >= 2 && dated >= 2 && dated * 3 >= found * 2) *items = found;
  return status;
}

bs_status bs_items_range(const bs_page *page, const bs_limits *limits, int item, uint32_t *lo, uint32_t *hi) {
  int items, found, dated;
  part range = {.lo = 1, .hi = page->nnode};
  bs_status status = bs_article_items(page, limits, &items);
  if (!status && items > 1) status = walk(page, item, &range, &found, &dated);
  *lo = range.lo;
  *hi = range.hi;
  return status;
}
