/* marks.c: what the names, roles and attributes of an element say about it, as bits that its descendants inherit.
** Looks at mark-up alone; never at what a text says, and never decides what is kept. */
#include <stdlib.h>

#include "article_int.h"

/* Bits that stand for the element alone. */
#define OWN (BS_MARK_GOOD | BS_MARK_BAD)
/* Bits that take text out of the article, so that they must not cover most of it. */
#define AGAINST                                                                                                     \
  (BS_MARK_HIDDEN | BS_MARK_NAV | BS_MARK_ASIDE | BS_MARK_FOOTER | BS_MARK_COMMENT | BS_MARK_RELATED | BS_MARK_AD | \
   BS_MARK_SHARE | BS_MARK_CAPTION | BS_MARK_AUTHOR | BS_MARK_HEADER | BS_MARK_TOOLBAR)

/* ---- one element ---- */
enum { CACHE = 512 };
typedef struct marker {
  bs_article *a;
  uint32_t *texty;  /* bytes of running text outside of links before each node */
  uint32_t article; /* the <article> or <main> with most of them, or 0 */
  struct said {
    uint32_t off, len; /* of the value in the page's html; len 0: free */
    bs_said says;
  } cache[CACHE]; /* pages repeat their class values */
} marker;

/* The slot of a value: by its length and its first and last eight bytes, which the page's end leaves readable. */
static uint32_t slot_of_value(bs_span v) {
  uint64_t kept = ~0ull >> (v.n < 8 ? 64 - v.n * 8 : 0), first = bs_read64(v.p),
           last = bs_read64(v.p + (v.n < 8 ? 0 : v.n - 8));
  return (uint32_t)((((first & kept) * 0x9E3779B97F4A7C15u) ^ (((last & kept) + v.n) * 0xC2B2AE3D27D4EB4Fu)) >> 55);
}

/* The marks that a class or id value gives; those of its hints that are asked for are added to *hint. */
static unsigned read_names(marker *m, bs_span v, uint8_t *hint, unsigned asked) {
  const bs_page *page = m->a->page;
  if (!v.n) return 0;
  struct said *s = &m->cache[slot_of_value(v)];
  if (s->len != v.n || memcmp(page->html.p + s->off, v.p, v.n) != 0)
    *s = (struct said){(uint32_t)(v.p - page->html.p), (uint32_t)v.n, bs_names_say(v)};
  *hint |= (uint8_t)(s->says.hint & asked);
  return s->says.marks;
}

static unsigned marks_of_role(bs_span v) {
  static const struct {
    const char *role;
    unsigned marks;
  } roles[] = {{"navigation", BS_MARK_NAV},      {"menu", BS_MARK_NAV},      {"menubar", BS_MARK_NAV},
               {"tablist", BS_MARK_NAV},         {"search", BS_MARK_NAV},    {"contentinfo", BS_MARK_FOOTER},
               {"complementary", BS_MARK_ASIDE}, {"banner", BS_MARK_HEADER}, {"dialog", BS_MARK_AD},
               {"alertdialog", BS_MARK_AD},      {"alert", BS_MARK_AD},      {"toolbar", BS_MARK_SHARE},
               {"tooltip", BS_MARK_SHARE},       {"main", BS_MARK_GOOD},     {"article", BS_MARK_GOOD}};
  v = bs_span_trim(v);
  for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
    if (bs_span_ieq(v, roles[i].role)) return roles[i].marks;
  return 0;
}

static unsigned marks_of_property(bs_span v) {
  static const struct {
    const char *property;
    unsigned marks;
  } list[] = {{"articlebody", BS_MARK_CONTENT},     {"schema:articlebody", BS_MARK_CONTENT},
              {"content:encoded", BS_MARK_CONTENT}, {"author", BS_MARK_AUTHOR},
              {"comment", BS_MARK_COMMENT},         {"caption", BS_MARK_CAPTION},
              {"copyrightholder", BS_MARK_CAPTION}, {"datepublished", BS_MARK_AUTHOR},
              {"datemodified", BS_MARK_AUTHOR},     {"keywords", BS_MARK_SHARE}};
  v = bs_span_trim(v);
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (bs_span_ieq(v, list[i].property)) return list[i].marks;
  return bs_span_ifind(v, "articlebody", 0) != SIZE_MAX ? BS_MARK_CONTENT : 0;
}

static bool style_hides(bs_span v) {
  for (size_t at = 0; (at = bs_span_ifind(v, "display", at)) != SIZE_MAX; at += 7) {
    size_t i = at + 7;
    while (i < v.n && (bs_ascii_space(v.p[i]) || v.p[i] == ':')) i++;
    if (bs_span_istarts(bs_span_sub(v, i, v.n), "none")) return true;
  }
  return false;
}

static unsigned read_attributes(marker *m, uint32_t i, bool *hides) {
  const bs_page *page = m->a->page;
  const bs_node *n = &page->node[i];
  unsigned marks = 0;
  for (uint32_t k = 0; k < n->nattr; k++) {
    const bs_attr_slot *s = &page->attr[n->off + k];
    bs_span v = bs_span_make(page->html.p + s->off, s->len);
    switch (s->id) {
      case BS_ATTR_CLASS: marks |= read_names(m, v, &m->a->hint[i], 0xFF); break;
      case BS_ATTR_ID: marks |= read_names(m, v, &m->a->hint[i], 0xFF & ~(BS_HINT_TITLE | BS_HINT_DECK)); break;
      case BS_ATTR_DATA_TESTID: marks |= read_names(m, v, &m->a->hint[i], 0); break;
      case BS_ATTR_ROLE: marks |= marks_of_role(v); break;
      case BS_ATTR_ITEMPROP:
        m->a->hint[i] |= BS_HINT_PROPERTY;
        marks |= marks_of_property(v);
        break;
      case BS_ATTR_PROPERTY: marks |= marks_of_property(v); break;
      case BS_ATTR_REL:
        m->a->hint[i] |= BS_HINT_PROPERTY;
        marks |= bs_span_ieq(v, "author") ? BS_MARK_AUTHOR : 0u;
        break;
      case BS_ATTR_HIDDEN: *hides |= !bs_span_ieq(v, "until-found"); break;
      case BS_ATTR_ARIA_HIDDEN: *hides |= bs_span_ieq(v, "true"); break;
      case BS_ATTR_STYLE: *hides |= style_hides(v); break;
      default: break;
    }
  }
  return *hides ? marks | BS_MARK_HIDDEN : marks;
}

static unsigned marks_of_tag(unsigned tag, bool in_article) {
  static const uint16_t marks[BS_TAG_COUNT] = {[BS_TAG_HEAD] = BS_MARK_HIDDEN,
                                               [BS_TAG_SCRIPT] = BS_MARK_HIDDEN,
                                               [BS_TAG_STYLE] = BS_MARK_HIDDEN,
                                               [BS_TAG_TEMPLATE] = BS_MARK_HIDDEN,
                                               [BS_TAG_NOSCRIPT] = BS_MARK_HIDDEN,
                                               [BS_TAG_DATALIST] = BS_MARK_HIDDEN,
                                               [BS_TAG_NAV] = BS_MARK_NAV,
                                               [BS_TAG_ASIDE] = BS_MARK_ASIDE,
                                               [BS_TAG_FOOTER] = BS_MARK_FOOTER,
                                               [BS_TAG_HEADER] = BS_MARK_HEADER,
                                               [BS_TAG_FIGCAPTION] = BS_MARK_CAPTION,
                                               [BS_TAG_DIALOG] = BS_MARK_AD,
                                               [BS_TAG_ADDRESS] = BS_MARK_AUTHOR,
                                               [BS_TAG_BUTTON] = BS_MARK_SHARE,
                                               [BS_TAG_SELECT] = BS_MARK_SHARE,
                                               [BS_TAG_TEXTAREA] = BS_MARK_SHARE,
                                               [BS_TAG_SVG] = BS_MARK_SVG,
                                               [BS_TAG_MATH] = BS_MARK_SVG,
                                               [BS_TAG_MAIN] = BS_MARK_GOOD,
                                               [BS_TAG_ARTICLE] = BS_MARK_GOOD};
  if (in_article && tag == BS_TAG_FOOTER) return BS_MARK_SHARE;
  if (in_article && tag == BS_TAG_HEADER) return 0;
  return marks[tag];
}

enum { SENTENCE = 50, ALONE = 500 };

/* Bytes of a run without the blanks at its ends: pages are indented. */
static uint32_t run_bytes(const bs_page *page, const bs_node *n) {
  const char *p = page->html.p + n->off, *end = p + n->len;
  while (p < end && bs_ascii_space((unsigned char)*p)) p++;
  while (p < end && bs_ascii_space((unsigned char)end[-1])) end--;
  return end - p >= SENTENCE ? (uint32_t)(end - p) : 0;
}

/* Elements that hold no running text of the article, whatever they are called. */
static bool holds_none(const bs_page *page, const bs_node *n) {
  if (n->tag == BS_TAG_NAV || n->tag == BS_TAG_FOOTER) return true;
  for (uint32_t k = 0; k < n->nattr; k++) {
    const bs_attr_slot *s = &page->attr[n->off + k];
    if (s->id == BS_ATTR_STYLE && style_hides(bs_span_make(page->html.p + s->off, s->len))) return true;
  }
  return false;
}

/* Running text: runs of a sentence's length outside of links. */
static void count_texty(marker *m) {
  static const bool apart[BS_TAG_COUNT] = {
      [BS_TAG_A] = true,        [BS_TAG_SCRIPT] = true,   [BS_TAG_STYLE] = true,   [BS_TAG_HEAD] = true,
      [BS_TAG_NOSCRIPT] = true, [BS_TAG_TEXTAREA] = true, [BS_TAG_TEMPLATE] = true};
  const bs_page *page = m->a->page;
  uint32_t sum = 0, skip_to = 0;
  for (uint32_t i = 0; i < page->nnode; i++) {
    const bs_node *n = &page->node[i];
    m->texty[i] = sum;
    if ((i >= skip_to) & (n->tag == BS_TAG_TEXT) & (n->len >= SENTENCE)) sum += run_bytes(page, n);
    skip_to = ((i >= skip_to) & apart[n->tag]) ? n->end : skip_to;
  }
  m->texty[page->nnode] = sum;
}

/* Takes what holds_none back from the counts; an element with half of them is no such one. */
static void uncount_others(marker *m) {
  const bs_page *page = m->a->page;
  uint32_t all = m->texty[page->nnode], less = 0, skip_to = 0;
  for (uint32_t i = 0; i < page->nnode; i++) {
    const bs_node *n = &page->node[i];
    if (i < skip_to) {
      m->texty[i] = m->texty[i - 1];
      continue;
    }
    m->texty[i] -= less;
    if (n->tag <= BS_TAG_TEXT) continue;
    uint32_t here = m->texty[n->end] - less - m->texty[i];
    if (!here || here * 2ull > all || !holds_none(page, n)) continue;
    less += here;
    skip_to = n->end;
  }
  m->texty[page->nnode] -= less;
}

static uint32_t texty_in(const marker *m, uint32_t node) {
  const uint32_t *to = m->texty;
  /* NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult): count_texty fills all of it */
  return to[m->a->page->node[node].end] - to[node];
}

static bool overlap(const bs_page *page, uint32_t a, uint32_t b) {
  const bs_node *x = &page->node[a], *y = &page->node[b];
  return a < y->end && b < x->end;
}

/* The <article> or <main> with the most running text; of nested ones the inner, where it holds more than half of it. None where it holds
** little beside what stands outside, unless it holds far more than any other: a list of teasers is one of alike <article>s. */
static void find_article(marker *m) {
  const bs_page *page = m->a->page;
  uint32_t best = 0, second = 0;
  for (int turn = 0; turn < 2; turn++)
    for (uint32_t i = 1; i < page->nnode; i++) {
      if (page->node[i].tag != BS_TAG_ARTICLE && page->node[i].tag != BS_TAG_MAIN) continue;
      uint32_t here = texty_in(m, i);
      if (turn && !overlap(page, i, m->article) && here > second) second = here;
      if (turn || (here <= best && !(m->article && i < page->node[m->article].end && here * 2ull > best))) continue;
      best = here;
      m->article = i;
    }
  if (best * 10ull < m->texty[page->nnode] * 4ull && (best < ALONE || best < second * 3ull)) m->article = 0;
}

/* Takes back marks that would cover most of the running text or the article element; readers' comments may well be longer than the
** article, and so may an <aside> behind an article of some length. A tag says more than a name, and a name more where an article element stands beside. hides: more than a class name says that
** it is hidden; where one does, two names speak against the element. */
static unsigned without_cover(const marker *m, uint32_t i, unsigned marks, unsigned of_tag, bool hides) {
  const bs_page *page = m->a->page;
  if (!(marks & AGAINST)) return marks;
  uint64_t all = m->texty[page->nnode], here = texty_in(m, i);
  if (here < 200) return marks;
  bool with = m->article && overlap(page, i, m->article), around = with && here * 5 > texty_in(m, m->article) * 4ull;
  bool sure = (marks & BS_MARK_HIDDEN && !hides) || of_tag & AGAINST || (m->article && !with);
  if (!hides) marks &= ~(unsigned)BS_MARK_HIDDEN;
  bool box = page->node[i].tag == BS_TAG_ASIDE && m->texty[i] >= 200 && m->texty[i] * 2ull >= here;
  unsigned aside = box ? marks & BS_MARK_ASIDE : 0;
  if (around || here * 5 > all * (sure ? 4 : 3)) marks &= ~(unsigned)(AGAINST & ~(BS_MARK_COMMENT | BS_MARK_RELATED));
  if (here * 10 > all * (sure ? 8 : 7)) marks &= ~(unsigned)AGAINST;
  return marks | aside;
}

bs_status bs_marks_load(bs_article *a) {
  const bs_page *page = a->page;
  marker *m;
  uint32_t article_end = 0;
  if (a->loaded & BS_HAS_MARKS) return BS_OK;
  a->mark = bs_arena_zalloc(&a->arena, ((size_t)page->nnode + 1) * sizeof *a->mark);
  a->hint = bs_arena_zalloc(&a->arena, page->nnode);
  m = calloc(1, sizeof *m);
  if (m) m->texty = malloc(((size_t)page->nnode + 1) * sizeof *m->texty);
  if (!a->mark || !a->hint || !m || !m->texty) {
    a->mark = NULL;
    if (m) free(m->texty);
    free(m);
    return BS_NOMEM;
  }
  m->a = a;
  bs_names_open();
  bs_hints_open();
  count_texty(m);
  uncount_others(m);
  find_article(m);
  for (uint32_t i = 1; i < page->nnode; i++) {
    const bs_node *n = &page->node[i];
    unsigned inherited = a->mark[n->parent] & ~(unsigned)OWN;
    if (n->tag > BS_TAG_TEXT) {
      unsigned of_tag = marks_of_tag(n->tag, i < article_end), own = of_tag;
      bool hides = (own & BS_MARK_HIDDEN) != 0;
      if (n->nattr) {
        unsigned named = read_attributes(m, i, &hides);
        if (n->tag != BS_TAG_HTML && n->tag != BS_TAG_BODY) own |= named;
      }
      if (n->tag == BS_TAG_SCRIPT || n->tag == BS_TAG_STYLE || n->tag == BS_TAG_TEMPLATE || n->tag == BS_TAG_HEAD)
        inherited |= own;
      else
        inherited |= without_cover(m, i, own, of_tag, hides);
      if ((n->tag == BS_TAG_ARTICLE || n->tag == BS_TAG_MAIN) && n->end > article_end) article_end = n->end;
    }
    a->mark[i] = (uint16_t)inherited;
  }
  free(m->texty);
  free(m);
  a->loaded |= BS_HAS_MARKS;
  return BS_OK;
}
