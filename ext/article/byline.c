/* byline.c: who wrote the article: where names stand on a page, and which of the places is believed. What a name is stands in persons.c. */
#include "persons.h"

#include "labels.h"

enum { REGION_NODES = 60, REGION_BYTES = 500, REGIONS = 40, NEAR_NODES = 400 };

typedef struct finder {
  bs_article *a;
  bs_outlets outlets;
} finder;

/* ---- metadata ---- */

static bs_span last_word(bs_span key) {
  for (size_t i = key.n; i > 0; i--)
    if (key.p[i - 1] == '.') return bs_span_sub(key, i, key.n);
  return key;
}

/* "author.name", "author", "creator.name" of the article itself, or of the page about it. */
static bool is_author_row(const bs_meta *m, bool page) {
  static const char *const props[] = {"author.name", "author", "creator.name", "creator"};
  for (size_t i = 0; i < sizeof(props) / sizeof(*props); i++) {
    if (bs_meta_is_article(m->key, props[i])) return true;
    if (page && bs_span_starts(m->key, "WebPage.") && bs_span_is(bs_span_sub(m->key, 8, m->key.n), props[i])) return true;
    if (page && m->scheme[1] == 'i' && i < 2 && bs_span_is(m->key, props[i])) return true;
  }
  return false;
}

/* Names of the first article that has any. scheme: "jsonld" or "microdata". */
static bs_status from_markup(finder *f, const char *scheme, bool page, bs_persons *out, bs_span *from) {
  bool person = false;
  for (size_t i = 0; i < f->a->meta.n; i++) {
    const bs_meta *m = &f->a->meta.row[i];
    if (m->scheme[0] != scheme[0] || m->scheme[1] != scheme[1]) continue;
    if (bs_span_ends(m->key, "author.@type")) person = bs_span_is(m->value, "Person");
    if (out->n && (bs_meta_is_article(m->key, "headline") || bs_meta_is_article(m->key, "@type"))) break;
    if (!is_author_row(m, page) || !m->value.n) continue;
    if (m->node && scheme[0] == 'm' && bs_marked(f->a, m->node, BS_MARK_COMMENT | BS_MARK_RELATED)) continue;
    int before = out->n;
    bs_status st = bs_persons_add(f->a, &f->outlets, m->value, person && bs_span_is(last_word(m->key), "name"), false, out);
    if (st) return st;
    if (out->n > before && !from->p) *from = m->key;
  }
  return BS_OK;
}

static bs_status from_meta(finder *f, bs_persons *out, bs_span *from) {
  static const char *const keys[] = {"author", "citation_author", "parsely-author", "sailthru.author", "article:author", "dc.creator", "dcterms.creator", "byl", "byline",
                                     "article:author_name", "cxenseparse:author", "dc.contributor", "creator", "authors", "article.author", "bt:author", "og:article:author"};
  for (size_t k = 0; k < sizeof(keys) / sizeof(*keys) && !out->n; k++)
    for (size_t i = 0; i < f->a->meta.n; i++) {
      const bs_meta *m = &f->a->meta.row[i];
      if (m->key.n != strlen(keys[k]) || m->scheme[0] == 'j' || m->scheme[1] == 'i' || !bs_span_ieq(m->key, keys[k])) continue;
      bs_status st = bs_persons_add(f->a, &f->outlets, m->value, false, false, out);
      if (st) return st;
      *from = m->key;
    }
  return BS_OK;
}

/* ---- the visible page ---- */

typedef struct region { /* an element that may hold a byline */
  uint32_t node;
  double score;
} region;

static bool hidden_place(const bs_article *a, uint32_t node) {
  return bs_marked(a, node, BS_MARK_COMMENT | BS_MARK_RELATED | BS_MARK_NAV | BS_MARK_FOOTER | BS_MARK_TOOLBAR | BS_MARK_HIDDEN | BS_MARK_CAPTION | BS_MARK_SVG);
}

/* How surely the markup says "author": 0 for not at all. */
static double author_markup(const bs_page *p, uint32_t node) {
  if (bs_node_attr_has(p, node, BS_ATTR_REL, "author")) return 1;
  if (bs_node_attr_has(p, node, BS_ATTR_ITEMPROP, "author")) return 1;
  bs_span cls = bs_node_attr(p, node, BS_ATTR_CLASS);
  if (cls.n && cls.n < 300) {
    if (bs_span_ifind(cls, "byline", 0) != SIZE_MAX) return .9;
    if (bs_span_ifind(cls, "author", 0) != SIZE_MAX) return .8;
    if (bs_span_ifind(cls, "writer", 0) != SIZE_MAX || bs_span_ifind(cls, "autor", 0) != SIZE_MAX) return .7;
  }
  bs_span href = p->node[node].tag == BS_TAG_A ? bs_node_attr(p, node, BS_ATTR_HREF) : BS_NULL_SPAN;
  if (href.n && (bs_span_find(href, "/author/", 0) != SIZE_MAX || bs_span_find(href, "/authors/", 0) != SIZE_MAX)) return .8;
  return 0;
}

static double place_score(const bs_article *a, uint32_t node) {
  uint32_t head = a->headline.node;
  if (!head) return 0;
  if (node > head && node - head < NEAR_NODES) return .5 - .3 * (double)(node - head) / NEAR_NODES;
  return node < head && head - node < NEAR_NODES / 4 ? .2 : 0;
}

/* A text that begins with "By" and a capital, outside any markup that says so. */
static bool starts_byline(const bs_article *a, uint32_t node) {
  const bs_node *n = &a->page->node[node];
  bs_span raw = bs_span_trim(bs_span_make(a->page->html.p + n->off, n->len));
  if (raw.n < 2 || raw.n > 300) return false;
  return bs_label_prefix(raw, BS_LABEL_BY) > 0;
}

static int collect_regions(const bs_article *a, region *out) {
  const bs_page *p = a->page;
  uint32_t head = a->headline.node;
  int n = 0;
  for (uint32_t i = a->lo; i < a->hi && n < REGIONS; i++) {
    const bs_node *x = &p->node[i];
    double score = 0;
    if (x->tag == BS_TAG_TEXT) {
      if (head && i > head && i - head < NEAR_NODES / 2 && starts_byline(a, i)) score = .5;
    } else if (x->nattr && x->tag != BS_TAG_META && x->tag != BS_TAG_LINK && x->end - i <= REGION_NODES) {
      score = author_markup(p, i);
    }
    if (score <= 0 || hidden_place(a, i)) continue;
    score += place_score(a, i);
    if (bs_marked(a, i, BS_MARK_ASIDE)) score -= .5;
    out[n++] = (region){x->tag == BS_TAG_TEXT ? x->parent : i, score};
  }
  return n;
}

/* Names in one region: of its links where they hold names, else of its whole text. */
static bs_status read_region(finder *f, uint32_t node, bs_persons *out) {
  bs_article *a = f->a;
  const bs_page *p = a->page;
  size_t bytes = 0;
  bs_span text;
  bs_status st = BS_OK;
  if (p->node[node].end - node > REGION_NODES) return BS_OK;
  for (uint32_t i = node + 1; i < p->node[node].end; i++)
    if (p->node[i].tag == BS_TAG_TEXT) bytes += p->node[i].len;
  if (!bytes || bytes > REGION_BYTES) return BS_OK;
  for (uint32_t i = node; i < p->node[node].end && !st; i++) {
    if (p->node[i].tag <= BS_TAG_OTHER || (p->node[i].tag != BS_TAG_A && !bs_node_attr_has(p, i, BS_ATTR_ITEMPROP, "name"))) continue;
    if ((st = bs_article_node_text(a, i, &text))) return st;
    if (text.n) st = bs_persons_add(a, &f->outlets, text, true, true, out);
  }
  if (st || out->n) return st;
  if ((st = bs_article_node_text(a, node, &text)) || !text.n) return st;
  return bs_persons_add(a, &f->outlets, text, false, true, out);
}

static bs_status from_page(finder *f, bs_persons *out, uint32_t *where) {
  region r[REGIONS];
  int n = collect_regions(f->a, r);
  for (int tries = 0; tries < n && !out->n; tries++) {
    int best = -1;
    for (int i = 0; i < n; i++)
      if (r[i].score > 0 && (best < 0 || r[i].score > r[best].score)) best = i;
    if (best < 0) break;
    bs_status st = read_region(f, r[best].node, out);
    if (st) return st;
    *where = r[best].node;
    r[best].score = -1;
  }
  return BS_OK;
}

/* ---- the choice ---- */

bs_status bs_byline_load(bs_article *a) {
  if (a->loaded & BS_HAS_BYLINE) return BS_OK;
  bs_status st = bs_headline_load(a);
  finder f = {.a = a};
  bs_persons names = {.n = 0};
  a->byline = (bs_fact){BS_NULL_SPAN, BS_NULL_SPAN, 0};
  if (st || (st = bs_outlets_load(a, &f.outlets))) return st;
  bool part = bs_article_is_part(a);
  if (!part) st = from_markup(&f, "jsonld", false, &names, &a->byline.from);
  if (!part && !st && !names.n) st = from_meta(&f, &names, &a->byline.from);
  if (!part && !st && !names.n) st = from_markup(&f, "jsonld", true, &names, &a->byline.from);
  if (!part && !st && !names.n) st = from_markup(&f, "microdata", true, &names, &a->byline.from);
  if (!st && !names.n) {
    st = from_page(&f, &names, &a->byline.node);
    a->byline.from = BS_LIT("visible");
  }
  if (!st) st = bs_persons_join(a, &names, &a->byline.value);
  if (!st) a->loaded |= BS_HAS_BYLINE;
  return st;
}
