/* byline_page.c: the byline that a reader sees: where names stand on the page, and which of the places is believed. What a name is stands
** in persons.c. */
#include "byline_int.h"

#include "../text/utf8.h"
#include "labels.h"

enum { REGION_BYTES = 500, REGION_TEXTS = 16, SHORT_LINE = 40 };

/* A text that only joins two names. */
static bool is_joint(bs_span s) {
  s = bs_span_trim(s);
  return bs_span_is(s, ",") || bs_span_is(s, "&") || bs_span_is(s, ";") || bs_label_is(s, BS_LABEL_AND);
}

/* Whether what is around the text is called a dateline, or a day stands beside it. */
static bool in_dateline(const bs_article *a, uint32_t node) {
  uint32_t up = a->page->node[node].parent;
  for (int i = 0; i < 4 && up; i++, up = a->page->node[up].parent)
    if (a->hint[up] & (BS_HINT_AUTHOR | BS_HINT_DATELINE) && a->page->node[up].end - up <= BS_BYLINE_REGION_NODES)
      return true;
  return bs_byline_is_day(a, bs_byline_beside(a, node, 1)) || bs_byline_is_day(a, bs_byline_beside(a, node, -1));
}

/* Reads the texts from `node` on as a byline: a label, names, what joins names; the first text that is none of these
** ends it. */
static bs_status read_texts(bs_byline_finder *f, uint32_t node, uint32_t end, unsigned flags, bs_persons *out) {
  bs_article *a = f->a;
  bool more = true;
  int texts = 0, misses = 0;
  uint32_t item = 0; /* of a list of writers: the one that the last name stood in */
  for (uint32_t i = node; i < end && texts < REGION_TEXTS; i++) {
    bs_span text;
    if (a->page->node[i].tag != BS_TAG_TEXT || !bs_byline_raw(a->page, i).n ||
        bs_marked(a, i, BS_MARK_SVG | BS_MARK_HIDDEN))
      continue;
    if (a->page->node[i].len > REGION_BYTES) return BS_OK;
    bs_str_clear(&a->scratch);
    bs_node_text_raw(a->page, i, &a->scratch);
    bs_status st = bs_article_keep(a, &a->scratch, &text);
    if (st) return st;
    bs_str_clear(&a->scratch);
    bs_utf8_squeeze(text, &a->scratch);
    if ((st = bs_article_keep(a, &a->scratch, &text))) return st;
    texts++;
    if (bs_label_is(text, BS_LABEL_BY)) {
      if (out->n) return BS_OK;
      flags |= BS_PERSONS_LABELLED | (in_dateline(a, i) ? BS_PERSONS_HANDLE : 0u);
      continue;
    }
    if (is_joint(text)) {
      more = true;
      continue;
    }
    uint32_t parent = a->page->node[i].parent;
    if (a->page->node[parent].tag == BS_TAG_A && bs_byline_author_markup(a, parent) > 0) more = true;
    uint32_t li = bs_node_closest(a->page, i, BS_TAG_LI);
    if (item && li != item && a->page->node[li].parent == a->page->node[item].parent) more = true;
    if (!more || bs_label_prefix(text, BS_LABEL_PHOTO)) return BS_OK;
    int before = out->n;
    bool sure = false;
    bs_span part =
        bs_byline_may_name(text) && text.n < BS_BYLINE_LINE_BYTES ? bs_byline_named_part(text, &sure) : BS_NULL_SPAN;
    unsigned how = part.p ? flags | BS_PERSONS_CUT : flags;
    if ((st = bs_persons_add(a, a->outlets, part.p ? part : text, how, out))) return st;
    if (out->n == before && (out->n || ++misses > 2 || (flags & BS_PERSONS_LABELLED))) return BS_OK;
    if (out->n > before) item = li;
    if (out->n > before) more = bs_span_ends(text, ",") || bs_span_ends(text, "&") || bs_span_ends(text, " and");
  }
  return BS_OK;
}

/* The label "By" that the element's parent begins with, or 0: the element may be the last of several names behind it. */
static uint32_t label_before(const bs_article *a, uint32_t node) {
  const bs_page *p = a->page;
  uint32_t i = p->node[node].parent + 1;
  while (i < node && p->node[i].tag != BS_TAG_TEXT) i++;
  return i < node && node - i < BS_BYLINE_REGION_NODES && bs_label_is(bs_byline_raw(p, i), BS_LABEL_BY) ? i : 0;
}

static bs_status read_region(bs_byline_finder *f, uint32_t node, bs_persons *out) {
  const bs_page *p = f->a->page;
  unsigned flags = BS_PERSONS_STRICT;
  if (p->node[node].tag == BS_TAG_TEXT && p->node[node].len < BS_BYLINE_LINE_BYTES &&
      bs_byline_label_score(f, node) <= 0) {
    bs_span part;
    bool sure = false;
    bool given = false;
    bs_status st = bs_byline_find_part(f, node, &part, &sure);
    if (part.p) flags |= BS_PERSONS_CUT;
    if (!st && !part.p) st = bs_article_node_text(f->a, node, &part); /* a bare line */
    if (!st) st = bs_byline_given(f->a, part, &given);
    if (st) return st;
    return bs_persons_add(f->a, f->a->outlets, part, sure || given ? flags | BS_PERSONS_LABELLED : flags, out);
  }
  if (p->node[node].tag == BS_TAG_TEXT) {
    bool line = p->node[node].len <= SHORT_LINE && f->a->headline.node && node > f->a->headline.node && node < f->prose;
    if (line && in_dateline(f->a, node)) flags |= BS_PERSONS_HANDLE;
    uint32_t end = node + BS_BYLINE_REGION_NODES < f->a->hi ? node + BS_BYLINE_REGION_NODES : f->a->hi;
    return read_texts(f, node, end, flags, out);
  }
  if (p->node[node].tag == BS_TAG_A || bs_node_attr_has(p, node, BS_ATTR_ITEMPROP, "author")) flags |= BS_PERSONS_TYPED;
  uint32_t end = p->node[node].end, next = bs_node_next(p, node), label = label_before(f->a, node);
  if (p->node[node].tag == BS_TAG_A && next && p->node[next].tag == BS_TAG_TEXT && is_joint(bs_byline_raw(p, next)))
    end = p->node[p->node[node].parent].end; /* several links beside each other */
  if (label) return read_texts(f, label, p->node[p->node[node].parent].end, flags, out);
  return read_texts(f, node, end, flags, out);
}

static bool same_letters(bs_span x, bs_span y) {
  for (size_t i = 0; i < x.n && x.n == y.n; i++)
    if (bs_ascii_lower((unsigned char)x.p[i]) != bs_ascii_lower((unsigned char)y.p[i])) return false;
  return x.n == y.n;
}

/* The one writer whose box with a portrait stands somewhere on the page: a picture described by a name, and that name behind it. Two such
** boxes are a team or people that the text quotes. */
static bs_status from_portrait(bs_article *a, bs_persons *out, uint32_t *where) {
  const bs_page *p = a->page;
  bs_persons other = {.n = 0};
  for (uint32_t i = bs_tag_first(p, BS_TAG_IMG, a->lo, a->hi); i < a->hi; i = bs_tag_next(p, i)) {
    if (!p->node[i].nattr) continue;
    bs_span alt = bs_span_trim(bs_node_attr(p, i, BS_ATTR_ALT));
    uint32_t text = alt.n >= 5 && alt.n <= 40 && memchr(alt.p, ' ', alt.n) ? bs_byline_beside(a, i, 1) : 0;
    bool given = false;
    if (!text || !same_letters(bs_byline_raw(p, text), alt) || bs_byline_hidden(a, i) || bs_byline_hidden(a, text))
      continue;
    bs_status st = bs_byline_given(a, alt, &given);
    if (!st && given) st = bs_persons_add(a, a->outlets, alt, BS_PERSONS_STRICT, &other);
    if (st) return st;
    if (other.n == 1 && !*where) *where = text;
  }
  if (other.n == 1) *out = other;
  return BS_OK;
}

bs_status bs_byline_visible(bs_article *a, bs_persons *out, uint32_t *where, double *score) {
  bs_byline_finder f;
  bs_byline_find(&f, a);
  bs_byline_region r[BS_BYLINE_REGIONS];
  int n = 0;
  bs_status st = bs_byline_regions(&f, r, &n);
  *score = 0;
  for (int tries = 0; tries < n && !out->n && !st; tries++) {
    int best = -1;
    for (int i = 0; i < n; i++)
      if (r[i].score > 0 && (best < 0 || r[i].score > r[best].score)) best = i;
    if (best < 0) break;
    st = read_region(&f, r[best].node, out);
    *where = r[best].node;
    *score = r[best].score;
    r[best].score = -1;
  }
  return st || out->n ? st : from_portrait(a, out, where);
}

/* Whether the label "by" at the node is another's than the writer's: "Medically reviewed" before it. */
static bool is_other_credit(const bs_article *a, uint32_t node) {
  uint32_t before = bs_byline_beside(a, node, -1);
  return bs_label_prefix(bs_byline_raw(a->page, node), BS_LABEL_PHOTO) ||
         (before && bs_label_prefix(bs_byline_raw(a->page, before), BS_LABEL_PHOTO));
}

bs_status bs_byline_labelled(bs_article *a, bs_persons *out, uint32_t *where) {
  bs_byline_finder f;
  uint32_t head = a->headline.node, end = head ? a->page->node[head].end : a->hi;
  bs_byline_find(&f, a);
  bs_status st = BS_OK;
  for (uint32_t i = end; i < f.prose && i - head < BS_BYLINE_NEAR_NODES / 2 && !out->n && !st; i++) {
    if (a->page->node[i].tag != BS_TAG_TEXT || a->page->node[i].len > BS_BYLINE_LINE_BYTES ||
        bs_byline_label_score(&f, i) < .55)
      continue;
    if (bs_byline_hidden(a, i) || bs_marked(a, i, BS_MARK_ASIDE) || is_other_credit(a, i)) continue;
    st = read_region(&f, i, out);
    *where = i;
  }
  return st;
}
