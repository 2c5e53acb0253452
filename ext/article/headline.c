/* headline.c: the headline. Candidates are the visible headings and the titles of the metadata; each vouches for the
** others, and what a reader sees wins over metadata that says the same. Names no outlet (outlet.c) and reads no
** body. */
#include "outlet.h"

#include "../text/utf8.h"

enum {
  HEADINGS = 24,
  TITLES = 12,
  HEADING_BYTES = 600,
  HEADING_NODES = 64,
  PROSE_BYTES = 120,
  PLAIN_NODES = 60,
  CARDS = 3
};

typedef struct heading { /* visible: h1, h2, or what its markup calls the headline */
  uint32_t node;
  bool main;  /* can be the headline on its own word: an h1, or where there is none what looks like one */
  bool plain; /* the latter */
  bs_span text, key;
  bool linked;  /* the whole of it is a link */
  double base;  /* by its place and markup alone */
  double agree; /* 0 … 1: with the titles */
  double votes; /* weight of the titles that say the same */
} heading;

typedef struct titled { /* from metadata */
  bs_title title;
  bs_span from, core, key; /* core: without the outlet's name; key: of core */
  double weight, votes;
} titled;

typedef struct desk {
  bs_article *a;
  const bs_outlets *outlets;
  heading heading[HEADINGS];
  titled title[TITLES];
  int nheading, ntitle;
} desk;

/* ---- titles of the metadata ---- */

static bs_status add_title(desk *d, bs_fact f, double weight) {
  bs_span text;
  if (!f.value.n || f.value.n > HEADING_BYTES || d->ntitle == TITLES) return BS_OK;
  bs_status st = bs_article_unescape(d->a, f.value, &text);
  if (st || !text.n) return st;
  titled *t = &d->title[d->ntitle];
  bs_title_split(text, &t->title);
  if ((st = bs_title_strip(d->a, d->outlets, &t->title))) return st;
  t->core = bs_title_slice(&t->title, t->title.lo, t->title.hi);
  t->from = f.from;
  t->weight = weight;
  t->votes = 0;
  if (!t->core.n || (st = bs_article_fold(d->a, t->core, &t->key)) || !t->key.n) return st;
  d->ntitle++;
  return BS_OK;
}

static bs_status collect_titles(desk *d) {
  static const struct {
    const char *scheme, *key;
    double weight;
  } sources[] = {
      {"og", "og:title", 1},         {"meta", "title", .9},          {"meta", "twitter:title", .7},
      {"meta", "parsely-title", .8}, {"meta", "sailthru.title", .8}, {"meta", "citation_title", 1},
      {"meta", "dc.title", .8},      {"meta", "dcterms.title", .8},  {"meta", "headline", .8},
  };
  size_t from = 0;
  bs_status st = BS_OK;
  if (bs_article_is_part(d->a)) return BS_OK;
  bs_fact f = bs_meta_article(d->a, "headline", &from);
  if (f.value.n && (st = add_title(d, f, 1.1))) return st;
  for (size_t i = 0; i < sizeof(sources) / sizeof(*sources) && !st; i++)
    st = add_title(d, bs_meta_first(d->a, sources[i].scheme, sources[i].key), sources[i].weight);
  from = 0;
  if (!st) st = add_title(d, bs_meta_article(d->a, "name", &from), .7);
  return st;
}

/* ---- visible headings ---- */

static bool only_image(const bs_page *p, uint32_t node) {
  for (uint32_t i = node + 1; i < p->node[node].end; i++)
    if (p->node[i].tag == BS_TAG_TEXT) return false;
  return true;
}

/* A logo is a heading that links to the front page. */
static bool links_home(const desk *d, uint32_t node) {
  uint32_t link = bs_node_find(d->a->page, node, 0, BS_TAG_A);
  if (!link) link = bs_node_closest(d->a->page, node, BS_TAG_A);
  if (!link) return false;
  bs_span href = bs_span_trim(bs_node_attr(d->a->page, link, BS_ATTR_HREF));
  size_t slashes = 0;
  if (!href.n) return false;
  if (bs_span_is(href, "/") || bs_node_attr_has(d->a->page, link, BS_ATTR_REL, "home")) return true;
  for (size_t i = 0; i + 1 < href.n; i++) slashes += href.p[i] == '/';
  return bs_span_istarts(href, "http") && slashes <= 2;
}

/* All of the heading's text stands in one link. */
static bool is_linked(const bs_page *p, uint32_t node) {
  if (bs_node_closest(p, node, BS_TAG_A)) return true;
  uint32_t link = bs_node_find(p, node, 0, BS_TAG_A);
  for (uint32_t i = node + 1; link && i < p->node[node].end; i++)
    if ((i < link || i >= p->node[link].end) && p->node[i].tag == BS_TAG_TEXT) return false;
  return link != 0;
}

static bool named_headline(const bs_article *a, uint32_t node) {
  return a->hint[node] & BS_HINT_TITLE ||
         (a->hint[node] & BS_HINT_PROPERTY && bs_node_attr_has(a->page, node, BS_ATTR_ITEMPROP, "headline"));
}

static double base_of(const desk *d, uint32_t node) {
  const bs_article *a = d->a;
  double base = a->page->node[node].tag == BS_TAG_H1 ? 1 : a->page->node[node].tag == BS_TAG_H2 ? .35 : .3;
  if (named_headline(a, node)) base += .25;
  if (bs_marked(a, node, BS_MARK_CONTENT)) base += .05;
  if (bs_marked(a, node, BS_MARK_FOOTER | BS_MARK_RELATED | BS_MARK_COMMENT | BS_MARK_TOOLBAR)) base -= .8;
  if (bs_marked(a, node, BS_MARK_AD)) base -= .1; /* "banner" and "hero" hold headlines as often as advertising */
  if (bs_marked(a, node, BS_MARK_NAV | BS_MARK_ASIDE | BS_MARK_HIDDEN)) base -= .5;
  if (links_home(d, node)) base -= .6;
  return base;
}

static bs_status add_heading(desk *d, uint32_t node) {
  bs_article *a = d->a;
  bs_span text, key;
  size_t bytes = 0;
  if (d->nheading == HEADINGS || a->page->node[node].end - node > HEADING_NODES || only_image(a->page, node))
    return BS_OK;
  for (uint32_t i = node + 1; i < a->page->node[node].end; i++)
    if (a->page->node[i].tag == BS_TAG_TEXT) bytes += a->page->node[i].len;
  if (bytes > HEADING_BYTES * 2) return BS_OK;
  bs_status st = bs_article_node_text(a, node, &text);
  if (st || !text.n || text.n > HEADING_BYTES) return st;
  if ((st = bs_article_unescape(a, text, &text)) || (st = bs_article_fold(a, text, &key)) || !key.n) return st;
  d->heading[d->nheading++] = (heading){
      .node = node, .main = a->page->node[node].tag == BS_TAG_H1, .text = text, .key = key, .base = base_of(d, node)};
  d->heading[d->nheading - 1].linked = is_linked(a->page, node);
  return BS_OK;
}

static bs_status collect_headings(desk *d) {
  const bs_article *a = d->a;
  bs_status st = BS_OK;
  int lesser = 0;
  for (uint32_t k = bs_element_at(a, a->lo), to = bs_element_at(a, a->hi); k < to; k++) {
    uint32_t i = a->element[k];
    bs_tag tag = (bs_tag)a->page->node[i].tag;
    if (!((tag == BS_TAG_H1) | (tag == BS_TAG_H2) | (a->hint[i] & (BS_HINT_TITLE | BS_HINT_PROPERTY)))) continue;
    int before = d->nheading;
    if (tag == BS_TAG_H1) {
      st = add_heading(d, i);
    } else if (tag > BS_TAG_OTHER && lesser < HEADINGS / 2 &&
               (tag == BS_TAG_H2 || (tag != BS_TAG_A && tag != BS_TAG_META && named_headline(a, i)))) {
      st = add_heading(d, i);
      lesser += d->nheading - before;
    }
    if (st || d->nheading == HEADINGS) break;
  }
  return st;
}

/* Where the article's text begins: the first text of a paragraph's length. */
static uint32_t first_prose(const bs_article *a) {
  const bs_page *page = a->page;
  for (uint32_t i = bs_tag_first(page, BS_TAG_TEXT, a->lo, a->hi); i < a->hi; i = bs_tag_next(page, i)) {
    const bs_node *n = &page->node[i];
    bs_tag tag = (bs_tag)page->node[n->parent].tag;
    if (n->len < PROSE_BYTES || tag == BS_TAG_SCRIPT || tag == BS_TAG_STYLE || tag == BS_TAG_TITLE || tag == BS_TAG_A)
      continue;
    if (!bs_marked(a, i, BS_MARK_NAV | BS_MARK_ASIDE | BS_MARK_FOOTER | BS_MARK_RELATED | BS_MARK_HIDDEN | BS_MARK_AD))
      return i;
  }
  return 0;
}

/* How much an element without an h1's rank looks like a headline: by its name, its rank, its type. */
static double plain_rank(const bs_article *a, uint32_t node) {
  bs_tag tag = (bs_tag)a->page->node[node].tag;
  bool block = tag == BS_TAG_DIV || tag == BS_TAG_TD || tag == BS_TAG_P || tag == BS_TAG_SPAN || tag == BS_TAG_FONT ||
               tag == BS_TAG_CENTER || tag == BS_TAG_B || tag == BS_TAG_STRONG;
  if (tag == BS_TAG_H2 || tag == BS_TAG_H3 || (block && a->hint[node] & BS_HINT_HEADLINE)) return .85;
  if (tag == BS_TAG_H4 || tag == BS_TAG_H5 || tag == BS_TAG_BIG) return .82;
  return tag == BS_TAG_B || tag == BS_TAG_STRONG || tag == BS_TAG_FONT ? .81 : 0;
}

/* Pages without any h1, old ones mostly: the line before the text that stands out most, the nearest of equals. */
static bs_status collect_plain(desk *d) {
  bs_article *a = d->a;
  const bs_page *p = a->page;
  double rank = 0;
  bs_date date;
  for (int i = 0; i < d->nheading; i++)
    if (d->heading[i].main && d->heading[i].base > 0) return BS_OK;
  uint32_t prose = first_prose(a), best = 0;
  for (uint32_t i = prose; i > a->lo && prose - i < PLAIN_NODES; i--) {
    double r = plain_rank(a, i - 1);
    if (r <= rank || p->node[i - 1].end > prose || p->node[i - 1].end - (i - 1) > 8) continue;
    if (bs_marked(a, i - 1,
                  BS_MARK_NAV | BS_MARK_ASIDE | BS_MARK_RELATED | BS_MARK_HIDDEN | BS_MARK_FOOTER | BS_MARK_CAPTION) ||
        bs_node_closest(p, i - 1, BS_TAG_A))
      continue;
    int before = d->nheading;
    bs_status st = add_heading(d, i - 1);
    if (st) return st;
    if (d->nheading == before) continue;
    heading *h = &d->heading[--d->nheading];
    if (h->text.n < 12 || h->text.n > 250 || bs_key_words(h->key) < 2 ||
        bs_date_parse(h->text, NULL, &date, NULL, NULL) != BS_DATE_ABSENT)
      continue;
    rank = r;
    best = i - 1;
  }
  if (!best) return BS_OK;
  bs_status st = add_heading(d, best);
  if (st || !d->nheading || d->heading[d->nheading - 1].node != best) return st;
  d->heading[d->nheading - 1].main = d->heading[d->nheading - 1].plain = true;
  d->heading[d->nheading - 1].base = rank;
  return BS_OK;
}

/* ---- agreement ---- */

typedef struct key_words {
  bs_span word[64]; /* those behind are left out */
  unsigned n;
} key_words;

static bool next_word(bs_span key, size_t *at, bs_span *word) {
  size_t from = *at, end = from;
  if (from >= key.n) return false;
  while (end < key.n && key.p[end] != ' ') end++;
  *word = bs_span_sub(key, from, end);
  *at = end + 1;
  return true;
}

static void split_words(bs_span key, key_words *out) {
  out->n = 0;
  for (size_t at = 0; out->n < 64 && next_word(key, &at, &out->word[out->n]);) out->n++;
}

/* Dice's coefficient over the words of two keys, y's being split; a word counts as often as it stands in both. Keys are short. */
static double word_overlap(bs_span x, bs_span y, const key_words *split) {
  size_t nx = bs_key_words(x), ny = bs_key_words(y), common = 0;
  uint64_t used = 0;
  bs_span word;
  for (size_t at = 0; next_word(x, &at, &word);)
    for (unsigned k = 0; k < split->n; k++)
      if (split->word[k].n == word.n && !(used >> k & 1) && memcmp(split->word[k].p, word.p, word.n) == 0) {
        used |= UINT64_C(1) << k;
        common++;
        break;
      }
  return (nx + ny) ? 2.0 * (double)common / (double)(nx + ny) : 0;
}

/* How far a heading says what a title says: wholly, or as some of its parts; else 0. */
static bs_status agreement(desk *d, const heading *h, const titled *t, double *out) {
  *out = bs_span_eq(h->key, t->key) ? 1 : 0;
  for (int lo = 0; lo < t->title.n && *out < .97 && t->title.n > 1; lo++)
    for (int hi = t->title.n; hi > lo && *out < .97; hi--) {
      bs_span slice = bs_title_slice(&t->title, lo, hi), key;
      bool outlet_only = hi <= t->title.lo || lo >= t->title.hi;
      if (outlet_only || slice.n * 2 < t->core.n || slice.n + 40 < h->text.n || slice.n > h->text.n + 40) continue;
      bs_status st = bs_article_fold(d->a, slice, &key);
      if (st) return st;
      if (bs_span_eq(key, h->key))
        *out = lo == t->title.lo && hi < t->title.n && t->title.before[hi] == '|' ? .98 : .97;
    }
  return BS_OK;
}

static bs_status vote(desk *d) {
  for (int k = 0; k < d->ntitle; k++) {
    const titled *t = &d->title[k];
    key_words split;
    bool again = false; /* says what an earlier one says */
    for (int i = 0; i < k && !again; i++) again = bs_span_eq(d->title[i].key, t->key);
    split_words(t->key, &split);
    for (int i = 0; i < d->nheading; i++) {
      heading *h = &d->heading[i];
      double agree;
      bs_status st = agreement(d, h, t, &agree);
      if (st) return st;
      if (agree < .97 && !again) agree = .95 * word_overlap(h->key, t->key, &split);
      if (agree > h->agree) h->agree = agree;
      if (agree >= .97) h->votes += d->title[k].weight;
    }
  }
  for (int i = 0; i < d->ntitle; i++)
    for (int k = 0; k < d->ntitle; k++)
      if (bs_span_eq(d->title[i].key, d->title[k].key)) d->title[i].votes += d->title[k].weight;
  return BS_OK;
}

/* ---- the choice ---- */

static const heading *best_heading(const desk *d, double *score, int *mains) {
  const heading *best = NULL;
  int linked = 0;
  *mains = 0;
  for (int i = 0; i < d->nheading; i++) linked += d->heading[i].linked && d->heading[i].main;
  for (int i = 0; i < d->nheading; i++) {
    const heading *h = &d->heading[i];
    bool agrees = h->agree >= (h->main ? .97 : .98), card = h->linked && linked >= CARDS; /* each may have an h1 */
    *mains += h->main && h->base > .8;
    double s = h->base + (*mains == 1 ? .05 : 0) + (agrees ? 1.2 + .1 * h->votes : h->main && !card ? h->agree : 0);
    if (best && s <= *score) continue;
    best = h;
    *score = s;
  }
  return best;
}

static const titled *best_title(const desk *d) {
  const titled *best = NULL;
  for (int i = 0; i < d->ntitle; i++)
    if (!best || d->title[i].votes > best->votes) best = &d->title[i];
  return best;
}

/* "A title Posted on January 5, 2024 by Ann Lee" */
static bool dated_behind(const heading *h, const titled *t) {
  bs_date date;
  return h->text.n > t->core.n && memcmp(h->text.p, t->core.p, t->core.n) == 0 &&
         bs_date_parse(bs_span_sub(h->text, t->core.n, h->text.n), NULL, &date, NULL, NULL) != BS_DATE_ABSENT;
}

/* What a heading that holds a title has beside its words is no part of the headline: a date ("Jan 5 A title", "A title 87"), or
** a label ("Blog: A title"). */
static bool is_extra(const heading *h, const titled *t) {
  enum { DATE_WORDS = 3 };
  size_t colon = bs_span_find(h->text, ":", 0);
  size_t words = 0, digits = 0, inner = 0;
  for (size_t i = 0; i < h->key.n; i++) digits += bs_ascii_digit((unsigned char)h->key.p[i]);
  for (size_t i = 0; i < t->key.n; i++) inner += bs_ascii_digit((unsigned char)t->key.p[i]);
  if (digits > inner && (bs_key_words(h->key) <= bs_key_words(t->key) + DATE_WORDS || dated_behind(h, t))) return true;
  for (size_t i = 0; colon != SIZE_MAX && i < colon; i++) words += h->text.p[i] == ' ';
  return colon != SIZE_MAX && words < 2 && memcmp(h->key.p + h->key.n - t->key.n, t->key.p, t->key.n) == 0;
}

/* The title that a heading says with something around it, or NULL. */
static const titled *inside(const desk *d, const heading *h) {
  for (int i = 0; i < d->ntitle; i++) {
    const titled *t = &d->title[i];
    size_t words = bs_key_words(t->key), all = bs_key_words(h->key);
    if (t->votes > 1.5 && words >= 3 && all > words && words * 2 >= all && bs_key_holds(h->key, t->key) &&
        is_extra(h, t))
      return t;
  }
  return NULL;
}

/* Where nothing vouches for a title, a short last part behind a bar is taken for a section's or an outlet's name. */
static bs_span without_tail(const titled *t) {
  const bs_title *x = &t->title;
  int last = x->hi - 1;
  bs_span tail = bs_title_slice(x, last, x->hi), rest = bs_title_slice(x, x->lo, last);
  if (last <= x->lo || x->before[last] == ':' || x->before[last] == '-' || !rest.n) return t->core;
  return tail.n <= 24 && rest.n >= 24 ? rest : t->core;
}

/* Whether a title names the place where the article stands rather than the article: few words, or a day. */
static bool is_shelf(const titled *t) {
  bs_date date;
  return bs_key_words(t->key) < 4 || bs_date_parse(t->core, NULL, &date, NULL, NULL) != BS_DATE_ABSENT;
}

/* A heading that no title vouches for and that is a kicker's length, or a paragraph's. */
static bool is_label(const heading *h) {
  enum { LABEL_WORDS = 4, HEADLINE_BYTES = 200 };
  return h->text.n > HEADLINE_BYTES || (h->agree < .34 && bs_key_words(h->key) <= LABEL_WORDS);
}

/* Whether metadata is to be believed rather than the page's best heading: that one is the logo, or a sub-heading, or
** says something else. */
static bool title_wins(const heading *h, const titled *t, double score, int mains, bool outlet) {
  if (!t || h->agree >= .97) return false;
  if (h->plain) return t->votes > 1 || !is_shelf(t);
  if (t->votes > 1.5 && !bs_key_holds(t->key, h->key) && is_label(h)) return true;
  return outlet || score < .8 || (t->votes > 1.5 && h->agree < (mains > 1 ? .3 : .01));
}

/* Whether part `i` stands behind a bar as such, not behind a quotation mark. */
static bool behind_bar(const bs_title *t, int i) {
  bs_span gap = bs_span_sub(t->text, t->to[i - 1], t->from[i]);
  return (gap.p && memchr(gap.p, '|', gap.n)) || bs_span_find(gap, "\xEF\xBD\x9C", 0) != SIZE_MAX;
}

/* The heading's words without the outlet's name behind a bar or a dash, and without what stands behind its first bar. */
static bs_status without_bars(desk *d, bs_span *text) {
  enum { HEADLINE_WORDS = 4, HEADLINE_BYTES = 20 };
  bs_title t;
  bs_span key;
  bs_title_split(*text, &t);
  for (int i = 1; i < t.n; i++)
    if (t.before[i] == '|' && !behind_bar(&t, i)) return BS_OK;
  bs_status st = bs_title_strip(d->a, d->outlets, &t);
  if (st || t.n < 2) return st;
  t.lo = 0;
  int hi = 1;
  while (hi < t.hi && !behind_bar(&t, hi)) hi++;
  bs_span first = bs_title_slice(&t, 0, hi);
  if ((st = bs_article_fold(d->a, first, &key))) return st;
  if (hi == t.hi || (bs_key_words(key) >= HEADLINE_WORDS && first.n >= HEADLINE_BYTES)) *text = first;
  return BS_OK;
}

/* The heading's words without its own section before a bar: "World | A headline". */
static bs_status without_section(desk *d, bs_span *text) {
  bs_title t;
  bs_span key;
  bs_title_split(*text, &t);
  if (t.n < 2 || t.before[1] != '|' || !d->outlets->section.n) return BS_OK;
  bs_status st = bs_article_fold(d->a, bs_title_slice(&t, 0, 1), &key);
  if (!st && bs_span_eq(key, d->outlets->section)) *text = bs_title_slice(&t, 1, t.n);
  return st;
}

/* Where the words of a title stand on the page, though no heading does: the element of a text that says the same. */
static uint32_t find_visible(const bs_article *a, bs_span title) {
  const bs_page *page = a->page;
  for (uint32_t i = bs_tag_first(page, BS_TAG_TEXT, a->lo, a->hi); i < a->hi; i = bs_tag_next(page, i)) {
    const bs_node *n = &page->node[i];
    if (n->len < title.n || n->len > title.n + 100) continue;
    bs_tag tag = (bs_tag)page->node[n->parent].tag;
    if (tag == BS_TAG_TITLE || tag == BS_TAG_SCRIPT || tag == BS_TAG_OPTION ||
        !bs_span_eq(bs_span_trim(bs_span_make(a->page->html.p + n->off, n->len)), title))
      continue;
    if (!bs_node_closest(a->page, i, BS_TAG_A) &&
        !bs_marked(a, i,
                   BS_MARK_NAV | BS_MARK_RELATED | BS_MARK_FOOTER | BS_MARK_ASIDE | BS_MARK_COMMENT | BS_MARK_HIDDEN))
      return n->parent;
  }
  return 0;
}

/* A masthead that the title begins with ("example.com Old bridge stays open") is no part of it. */
static bs_span without_masthead(const heading *h, bs_span title) {
  if (!h || title.n < h->text.n + 8 || memcmp(title.p, h->text.p, h->text.n) != 0 || title.p[h->text.n] != ' ')
    return title;
  return bs_span_trim(bs_span_make(title.p + h->text.n, title.n - h->text.n));
}

/* The heading that a title has before what the best heading says, which is then the outlet's name: "A title - The Example" over
** <h1>The Example</h1><h2>A title</h2>. */
static bs_status below_masthead(const desk *d, const heading **h) {
  const heading *best = *h;
  for (int k = 0; k < d->ntitle; k++) {
    const bs_title *t = &d->title[k].title;
    bs_span last, rest;
    if (t->n < 2) continue;
    bs_status st = bs_article_fold(d->a, bs_title_slice(t, t->n - 1, t->n), &last);
    if (!st && !bs_span_eq(last, best->key)) continue;
    if (!st) st = bs_article_fold(d->a, bs_title_slice(t, 0, t->n - 1), &rest);
    if (st) return st;
    for (int i = 0; i < d->nheading; i++)
      if (bs_span_eq(d->heading[i].key, rest) && bs_key_words(rest) > bs_key_words(last) && bs_key_words(rest) > 3)
        *h = &d->heading[i];
  }
  return BS_OK;
}

static bs_status choose(desk *d) {
  bs_article *a = d->a;
  double score = 0;
  int mains;
  bool outlet = false;
  const heading *h = best_heading(d, &score, &mains);
  const titled *t = best_title(d);
  bs_status st = h ? below_masthead(d, &h) : BS_OK;
  if (!st && h) st = bs_outlet_is(a, d->outlets, h->text, &outlet);
  if (st) return st;
  const heading *masthead = outlet ? h : NULL, *label = h && h->agree > .05 && is_label(h) ? h : NULL;
  if (h && title_wins(h, t, score, mains, outlet)) h = NULL;
  if (h) {
    const titled *plain = h->agree < .97 ? inside(d, h) : NULL;
    a->headline =
        (bs_fact){plain ? plain->core : h->text, bs_span_of(bs_tag_name((bs_tag)a->page->node[h->node].tag)), h->node};
  } else if (t) {
    bs_span title = without_masthead(masthead, without_tail(t));
    uint32_t node = find_visible(a, title);
    a->headline = (bs_fact){title, t->from, !node && label && !outlet && score >= .8 ? label->node : node};
  }
  if (h && ((st = without_section(d, &a->headline.value)) || (st = without_bars(d, &a->headline.value)))) return st;
  bs_str_clear(&a->scratch);
  bs_utf8_squeeze(a->headline.value, &a->scratch);
  return a->headline.value.p ? bs_article_keep(a, &a->scratch, &a->headline.value) : BS_OK;
}

bs_status bs_headline_load(bs_article *a) {
  if (a->loaded & BS_HAS_HEADLINE) return BS_OK;
  bs_status st = bs_outlet_load(a);
  if (!st) st = bs_marks_load(a);
  if (st) return st;
  desk d = {.a = a, .outlets = a->outlets};
  a->headline = a->subheadline = (bs_fact){BS_NULL_SPAN, BS_NULL_SPAN, 0};
  if ((st = collect_titles(&d)) || (st = collect_headings(&d)) || (st = collect_plain(&d)) || (st = vote(&d)) ||
      (st = choose(&d)) || (st = bs_deck_find(a)))
    return st;
  a->loaded |= BS_HAS_HEADLINE;
  return BS_OK;
}
