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

enum { CACHE = 512, SENTENCE = 50, ALONE = 500 };

typedef struct marker {
  bs_article *a;
  uint32_t *texty;   /* bytes of running text outside of links before each node and at the page's end */
  uint32_t *telling; /* the elements whose tag or style says where the article may be, in order */
  uint32_t ntelling;
  uint32_t article; /* the <article> or <main> with most running text, or 0 */
  struct said {
    uint32_t off, len; /* of the value in the page's html; len 0: free */
    bs_said says;
  } cache[CACHE]; /* pages repeat their class values */
} marker;

/* ---- tags ---- */

#define MARKED(name) BS_MARK_##name, BS_MARK_##name
static const struct tag {
  uint16_t marks, in_article; /* in_article: of those in an article element */
} tags[BS_TAG_COUNT] = {[BS_TAG_HEAD] = {MARKED(HIDDEN)},
                        [BS_TAG_SCRIPT] = {MARKED(HIDDEN)},
                        [BS_TAG_STYLE] = {MARKED(HIDDEN)},
                        [BS_TAG_TEMPLATE] = {MARKED(HIDDEN)},
                        [BS_TAG_NOSCRIPT] = {MARKED(HIDDEN)},
                        [BS_TAG_DATALIST] = {MARKED(HIDDEN)},
                        [BS_TAG_NAV] = {MARKED(NAV)},
                        [BS_TAG_ASIDE] = {MARKED(ASIDE)},
                        [BS_TAG_FOOTER] = {BS_MARK_FOOTER, BS_MARK_SHARE},
                        [BS_TAG_HEADER] = {BS_MARK_HEADER, 0},
                        [BS_TAG_FIGCAPTION] = {MARKED(CAPTION)},
                        [BS_TAG_DIALOG] = {MARKED(AD)},
                        [BS_TAG_ADDRESS] = {MARKED(AUTHOR)},
                        [BS_TAG_BUTTON] = {MARKED(SHARE)},
                        [BS_TAG_SELECT] = {MARKED(SHARE)},
                        [BS_TAG_TEXTAREA] = {MARKED(SHARE)},
                        [BS_TAG_SVG] = {MARKED(SVG)},
                        [BS_TAG_MATH] = {MARKED(SVG)},
                        [BS_TAG_MAIN] = {MARKED(GOOD)},
                        [BS_TAG_ARTICLE] = {MARKED(GOOD)}};
#undef MARKED

enum { /* what the passes ask of a node: by its tag, or as bs_node.is has it */
       BLANK = BS_NODE_BLANK,
       TELLING = BS_NODE_STYLED, /* see marker */
       TEXT = 1 << 3,
       APART = 1 << 4,    /* what it holds is no running text */
       ARTICLE = 1 << 5,  /* headers and footers in it are its own */
       NAMELESS = 1 << 6, /* its names are the page's */
       SURE = 1 << 7      /* hidden, whatever it would cover */
};

static const uint8_t kinds[BS_TAG_COUNT] = {[BS_TAG_TEXT] = TEXT,
                                            [BS_TAG_A] = APART,
                                            [BS_TAG_NOSCRIPT] = APART,
                                            [BS_TAG_TEXTAREA] = APART,
                                            [BS_TAG_HEAD] = APART | SURE,
                                            [BS_TAG_SCRIPT] = APART | SURE,
                                            [BS_TAG_STYLE] = APART | SURE,
                                            [BS_TAG_TEMPLATE] = APART | SURE,
                                            [BS_TAG_NAV] = TELLING,
                                            [BS_TAG_FOOTER] = TELLING,
                                            [BS_TAG_MAIN] = TELLING | ARTICLE,
                                            [BS_TAG_ARTICLE] = TELLING | ARTICLE,
                                            [BS_TAG_HTML] = NAMELESS,
                                            [BS_TAG_BODY] = NAMELESS};

/* ---- attributes ---- */

/* The slot of a value: by its length and its first and last eight bytes, which the page's end leaves readable. */
static uint32_t slot_of_value(bs_span v) {
  uint64_t kept = ~0ull >> (v.n < 8 ? 64 - v.n * 8 : 0), first = bs_read64(v.p),
           last = bs_read64(v.p + (v.n < 8 ? 0 : v.n - 8));
  return (uint32_t)((((first & kept) * 0x9E3779B97F4A7C15u) ^ (((last & kept) + v.n) * 0xC2B2AE3D27D4EB4Fu)) >> 55);
}

static bs_said read_names(marker *m, bs_span v) {
  const char *html = m->a->page->html.p;
  if (!v.n) return (bs_said){0, 0};
  struct said *s = &m->cache[slot_of_value(v)];
  if (s->len != v.n || memcmp(html + s->off, v.p, v.n) != 0)
    *s = (struct said){(uint32_t)(v.p - html), (uint32_t)v.n, bs_names_say(v)};
  return s->says;
}

typedef struct given { /* what a value that is one word gives */
  bs_span word;
  unsigned marks;
} given;

#define GIVEN(word, marks) \
  { {(word), sizeof(word) - 1}, (marks) }
static const given roles[] = {
    GIVEN("navigation", BS_MARK_NAV),      GIVEN("menu", BS_MARK_NAV),      GIVEN("menubar", BS_MARK_NAV),
    GIVEN("tablist", BS_MARK_NAV),         GIVEN("search", BS_MARK_NAV),    GIVEN("contentinfo", BS_MARK_FOOTER),
    GIVEN("complementary", BS_MARK_ASIDE), GIVEN("banner", BS_MARK_HEADER), GIVEN("dialog", BS_MARK_AD),
    GIVEN("alertdialog", BS_MARK_AD),      GIVEN("alert", BS_MARK_AD),      GIVEN("toolbar", BS_MARK_SHARE),
    GIVEN("tooltip", BS_MARK_SHARE),       GIVEN("main", BS_MARK_GOOD),     GIVEN("article", BS_MARK_GOOD)};
static const given properties[] = {
    GIVEN("articlebody", BS_MARK_CONTENT),     GIVEN("schema:articlebody", BS_MARK_CONTENT),
    GIVEN("content:encoded", BS_MARK_CONTENT), GIVEN("author", BS_MARK_AUTHOR),
    GIVEN("comment", BS_MARK_COMMENT),         GIVEN("caption", BS_MARK_CAPTION),
    GIVEN("copyrightholder", BS_MARK_CAPTION), GIVEN("datepublished", BS_MARK_AUTHOR),
    GIVEN("datemodified", BS_MARK_AUTHOR),     GIVEN("keywords", BS_MARK_SHARE)};
#undef GIVEN

static unsigned given_by(bs_span v, const given *list, size_t n) {
  v = bs_span_trim(v);
  for (size_t i = 0; i < n; i++)
    if (v.n == list[i].word.n && bs_same_fold(v.p, list[i].word.p, v.n)) return list[i].marks;
  return 0;
}

static unsigned marks_of_property(bs_span v) {
  unsigned marks = given_by(v, properties, sizeof properties / sizeof *properties);
  return !marks && bs_span_ifind(v, "articlebody", 0) != SIZE_MAX ? BS_MARK_CONTENT : marks;
}

static bool style_hides(bs_span v) {
  for (size_t at = 0; (at = bs_span_ifind(v, "display", at)) != SIZE_MAX; at += 7) {
    size_t i = at + 7;
    while (i < v.n && (bs_ascii_space(v.p[i]) || v.p[i] == ':')) i++;
    if (v.n - i >= 4 && bs_bytes_ieq(v.p + i, "none", 4)) return true;
  }
  return false;
}

/* What an attribute without names says. */
static unsigned read_other(unsigned id, bs_span v, uint8_t *hint, bool *hides) {
  switch (id) {
    case BS_ATTR_ROLE: return given_by(v, roles, sizeof roles / sizeof *roles);
    case BS_ATTR_ITEMPROP: *hint |= BS_HINT_PROPERTY; return marks_of_property(v);
    case BS_ATTR_PROPERTY: return marks_of_property(v);
    case BS_ATTR_REL: *hint |= BS_HINT_PROPERTY; return bs_span_ieq(v, "author") ? BS_MARK_AUTHOR : 0u;
    case BS_ATTR_HIDDEN: *hides |= !bs_span_ieq(v, "until-found"); return 0;
    case BS_ATTR_ARIA_HIDDEN: *hides |= bs_span_ieq(v, "true"); return 0;
    default: *hides |= style_hides(v); return 0;
  }
}

static unsigned read_attributes(marker *m, uint32_t node, bool *hides) {
  enum { NAMES = 1, OTHER = 2 };
  static const struct {
    uint8_t has, hints;
  } ways[BS_ATTR_COUNT] = {
      [BS_ATTR_CLASS] = {NAMES, 0xFF},    [BS_ATTR_ID] = {NAMES, 0xFF & ~(BS_HINT_TITLE | BS_HINT_DECK)},
      [BS_ATTR_DATA_TESTID] = {NAMES, 0}, [BS_ATTR_ROLE] = {OTHER, 0},
      [BS_ATTR_ITEMPROP] = {OTHER, 0},    [BS_ATTR_PROPERTY] = {OTHER, 0},
      [BS_ATTR_REL] = {OTHER, 0},         [BS_ATTR_HIDDEN] = {OTHER, 0},
      [BS_ATTR_ARIA_HIDDEN] = {OTHER, 0}, [BS_ATTR_STYLE] = {OTHER, 0}};
  const bs_page *page = m->a->page;
  const bs_attr_slot *s = &page->attr[page->node[node].off], *end = s + page->node[node].nattr;
  unsigned marks = 0;
  uint8_t hint = 0;
  for (; s < end; s++) {
    bs_span v = bs_span_make(page->html.p + s->off, s->len);
    if (ways[s->id].has == NAMES) {
      bs_said says = read_names(m, v);
      marks |= says.marks;
      hint |= says.hint & ways[s->id].hints;
    } else if (ways[s->id].has) {
      marks |= read_other(s->id, v, &hint, hides);
    }
  }
  m->a->hint[node] = hint;
  return *hides ? marks | BS_MARK_HIDDEN : marks;
}

/* ---- where the article is ---- */

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

/* One pass over the nodes for all that is asked of each: texts and elements alternate as no branch can foresee. Running text: runs of a
** sentence's length outside of links. */
static void survey(marker *m) {
  bs_article *a = m->a;
  const bs_page *page = a->page;
  uint32_t sum = 0, apart_to = 0, nelement = 0, ntelling = 0;
  m->texty[0] = 0;
  for (uint32_t i = 1; i < page->nnode; i++) {
    const bs_node *n = &page->node[i];
    unsigned kind = kinds[n->tag] | n->is;
    m->texty[i] = sum;
    uint32_t text = n->len & (0u - ((kind & (TEXT | BLANK)) == TEXT)), to = n->end & (0u - ((kind & APART) != 0));
    if (text >= SENTENCE && i >= apart_to) sum += run_bytes(page, n);
    apart_to = to > apart_to ? to : apart_to;
    a->element[nelement] = i;
    nelement += n->tag > BS_TAG_TEXT;
    m->telling[ntelling] = i;
    ntelling += (kind & TELLING) != 0;
  }
  m->texty[page->nnode] = sum;
  a->nelement = nelement;
  m->ntelling = ntelling;
}

/* Takes what holds_none back from the counts; an element with half of them is no such one. */
static void uncount_others(marker *m) {
  const bs_page *page = m->a->page;
  uint32_t all = m->texty[page->nnode], less = 0, at = 0; /* at: the first node whose count is not yet put right */
  for (uint32_t k = 0; k < m->ntelling; k++) {
    uint32_t i = m->telling[k], end = page->node[i].end, here = m->texty[end] - m->texty[i];
    if (i < at || !here || here * 2ull > all || !holds_none(page, &page->node[i])) continue;
    for (; at <= i; at++) m->texty[at] -= less;
    for (; at < end; at++) m->texty[at] = m->texty[i];
    less += here;
  }
  for (; less && at <= page->nnode; at++) m->texty[at] -= less;
}

static uint32_t texty_in(const marker *m, uint32_t node) {
  const uint32_t *to = m->texty;
  /* NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult): survey fills all of it */
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
    for (uint32_t k = 0; k < m->ntelling; k++) {
      uint32_t i = m->telling[k];
      if (!(kinds[page->node[i].tag] & ARTICLE)) continue;
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

static void mark_elements(marker *m) {
  const bs_article *a = m->a;
  uint32_t article_end = 0;
  for (uint32_t k = 0; k < a->nelement; k++) {
    uint32_t i = a->element[k];
    const bs_node *n = &a->page->node[i];
    const struct tag *tag = &tags[n->tag];
    unsigned kind = kinds[n->tag];
    unsigned of_tag = i < article_end ? tag->in_article : tag->marks, own = of_tag;
    bool hides = (own & BS_MARK_HIDDEN) != 0;
    if (n->nattr) {
      unsigned named = read_attributes(m, i, &hides);
      own |= kind & NAMELESS ? 0 : named;
    }
    if (own & AGAINST && !(kind & SURE)) own = without_cover(m, i, own, of_tag, hides);
    if (kind & ARTICLE && n->end > article_end) article_end = n->end;
    a->mark[i] = (uint16_t)(own | (a->mark[n->parent] & ~(unsigned)OWN));
  }
}

/* Texts have what their elements hand down. */
static void mark_texts(const bs_article *a) {
  const bs_page *page = a->page;
  for (uint32_t i = page->first_of[BS_TAG_TEXT]; i; i = page->node[i].alike)
    a->mark[i] = (uint16_t)(a->mark[page->node[i].parent] & ~(unsigned)OWN);
}

bs_status bs_marks_load(bs_article *a) {
  size_t n = a->page->nnode;
  if (a->loaded & BS_HAS_MARKS) return BS_OK;
  marker *m = calloc(1, sizeof *m);
  if (m) m->texty = malloc((2 * n + 1) * sizeof *m->texty);
  uint16_t *mark = bs_arena_zalloc(&a->arena, (n + 1) * sizeof *mark);
  a->hint = bs_arena_zalloc(&a->arena, n);
  a->element = bs_arena_alloc(&a->arena, n * sizeof *a->element);
  bs_status st = m && m->texty && mark && a->hint && a->element ? BS_OK : BS_NOMEM;
  if (!st) {
    a->mark = mark;
    m->a = a;
    m->telling = m->texty + n + 1;
    bs_names_open();
    bs_hints_open();
    survey(m);
    uncount_others(m);
    find_article(m);
    mark_elements(m);
    mark_texts(a);
    a->loaded |= BS_HAS_MARKS;
  }
  if (m) free(m->texty);
  free(m);
  return st;
}

uint32_t bs_element_at(const bs_article *a, uint32_t node) {
  uint32_t from = 0, to = a->nelement;
  while (from < to) {
    uint32_t middle = from + (to - from) / 2;
    if (a->element[middle] < node)
      from = middle + 1;
    else
      to = middle;
  }
  return from;
}
