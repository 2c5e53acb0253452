/* byline_int.h: what byline_place.c and byline_page.c share: the places where a byline may stand. Private to the two. */
#ifndef BS_BYLINE_INT_H
#define BS_BYLINE_INT_H
#include "persons.h"

enum {
  BS_BYLINE_REGIONS = 60,
  BS_BYLINE_REGION_NODES = 60,
  BS_BYLINE_NEAR_NODES = 400,
  BS_BYLINE_LINE_BYTES = 200,
  /* marks of where no byline stands, whatever it says */
  BS_BYLINE_ELSEWHERE =
      BS_MARK_COMMENT | BS_MARK_RELATED | BS_MARK_NAV | BS_MARK_FOOTER | BS_MARK_TOOLBAR | BS_MARK_HIDDEN | BS_MARK_SVG
};

typedef struct bs_byline_finder {
  bs_article *a;
  uint32_t deck;  /* the first long text behind the headline: the deck, or the first paragraph */
  uint32_t prose; /* the first text of a paragraph's length behind the headline, or the end */
  uint32_t begun; /* the first text of a sentence's length behind the headline, or the end */
} bs_byline_finder;

typedef struct bs_byline_region { /* an element that may hold a byline */
  uint32_t node;
  double score;
} bs_byline_region;

/* Needs bs_headline_load. */
void bs_byline_find(bs_byline_finder *f, bs_article *a);
/* The places, in the order of the page, into `out` of BS_BYLINE_REGIONS. BS_NOMEM. */
bs_status bs_byline_regions(const bs_byline_finder *f, bs_byline_region *out, int *count);

/* How surely the markup of the element says "author": 0 for not at all, at most 1. */
double bs_byline_author_markup(const bs_article *a, uint32_t node);
/* How far "By …" in the text is to be believed: near the headline, or where the label is more than one word ("Written by"); 0: no label. */
double bs_byline_label_score(const bs_byline_finder *f, uint32_t node);
/* Whether a text could have a part that names its writer: it has a colon or a bar, or letters that need none. */
bool bs_byline_may_name(bs_span raw);
/* Of a line of several parts the one that names the writer ("31 January 2024 | Reporter: Ann Lee"), or of two, a day and what may be a name,
** that one; or a NULL span. *sure: it says so itself. The second: of a text node. BS_NOMEM. */
bs_span bs_byline_named_part(bs_span text, bool *sure);
bs_status bs_byline_find_part(const bs_byline_finder *f, uint32_t node, bs_span *part, bool *sure);
/* Whether a text is a day and little else, as datelines are; node 0 is none. */
bool bs_byline_is_day(const bs_article *a, uint32_t node);
/* Whether a text begins with a given name. BS_NOMEM. */
bs_status bs_byline_given(bs_article *a, bs_span text, bool *is);
/* The nearest text with letters before (step -1) or behind (1) the node, or 0. */
uint32_t bs_byline_beside(const bs_article *a, uint32_t node, int step);

static inline bool bs_byline_hidden(const bs_article *a, uint32_t node) {
  return bs_marked(a, node, BS_BYLINE_ELSEWHERE | BS_MARK_CAPTION);
}
static inline bs_span bs_byline_raw(const bs_page *p, uint32_t node) {
  return bs_span_trim(bs_span_make(p->html.p + p->node[node].off, p->node[node].len));
}

#endif
