/* select.c: which elements of a page a selector matches. Works set by set: each part of a selector gives a set of nodes in one pass over
** the tree, from the set of the part before it, so that no selector makes a page cost more than its nodes times the selector's parts.
** Reads nothing of the selector's text (select_parse.c). */
#include <stdlib.h>

#include "select_int.h"

typedef uint64_t word;

typedef struct matcher {
  const bs_selector *selector;
  const bs_page *page;
  size_t nwords;      /* of a set */
  uint32_t *before;   /* the element before each element among its parent's, or 0 */
  uint32_t *place;    /* of each element among its parent's, from 1 */
  uint32_t *children; /* elements of each node */
  word **inner;       /* of each IS, NOT and HAS: the nodes that its brackets match */
  bs_str decoded;     /* an attribute's value without its references */
} matcher;

static bool in(const word *set, uint32_t i) { return set[i >> 6] >> (i & 63) & 1; }
static void put(word *set, uint32_t i) { set[i >> 6] |= (word)1 << (i & 63); }
static word *new_set(const matcher *m) { return calloc(m->nwords, sizeof(word)); }

/* ---- one element against one simple selector ---- */

static bool same(bs_span a, bs_span b, bool nocase) {
  if (!nocase || a.n != b.n) return bs_span_eq(a, b);
  for (size_t i = 0; i < a.n; i++)
    if (bs_ascii_lower((unsigned char)a.p[i]) != bs_ascii_lower((unsigned char)b.p[i])) return false;
  return true;
}

static bool has_word(bs_span v, bs_span want, bool nocase) {
  for (size_t at = 0; at < v.n;) {
    while (at < v.n && bs_ascii_space((unsigned char)v.p[at])) at++;
    size_t from = at;
    while (at < v.n && !bs_ascii_space((unsigned char)v.p[at])) at++;
    if (at > from && same(bs_span_sub(v, from, at), want, nocase)) return true;
  }
  return false;
}

static bool contains(bs_span v, bs_span want, bool nocase) {
  if (!nocase) return memmem(v.p, v.n, want.p, want.n) != NULL;
  for (size_t at = 0; at + want.n <= v.n; at++)
    if (same(bs_span_sub(v, at, at + want.n), want, true)) return true;
  return false;
}

/* Selectors Level 4, 6.1 and 6.2. */
static bool value_matches(const bs_simple *s, bs_span v) {
  bs_span want = s->value;
  switch (s->op) {
    case 0: return true;
    case '=': return same(v, want, s->nocase);
    case '~': return want.n && has_word(v, want, s->nocase);
    case '|':
      return same(bs_span_sub(v, 0, want.n), want, s->nocase) &&
             (v.n == want.n || (v.n > want.n && v.p[want.n] == '-'));
    case '^': return want.n && v.n >= want.n && same(bs_span_sub(v, 0, want.n), want, s->nocase);
    case '$': return want.n && v.n >= want.n && same(bs_span_sub(v, v.n - want.n, v.n), want, s->nocase);
    default: return want.n && contains(v, want, s->nocase);
  }
}

typedef struct sought {
  const char *name; /* of the attribute, lower case */
  size_t n;
  bs_span value; /* NULL span until it is found */
} sought;

static bool seek(void *arg, bs_span name, bs_span raw) {
  sought *s = arg;
  if (!same(name, bs_span_make(s->name, s->n), true)) return true;
  s->value = raw;
  return false;
}

static bool attribute_matches(matcher *m, const bs_simple *s, uint32_t node) {
  bs_span raw;
  if (s->id != BS_ATTR_NONE) {
    raw = bs_node_attr(m->page, node, (bs_attr)s->id);
  } else {
    sought found = {s->name.p, s->name.n, BS_NULL_SPAN};
    bs_node_attrs(m->page, node, seek, &found);
    raw = found.value;
  }
  if (!raw.p) return false;
  if (s->op == 0 || !raw.n || (!memchr(raw.p, '&', raw.n) && !memchr(raw.p, 0, raw.n))) return value_matches(s, raw);
  bs_str_clear(&m->decoded);
  bs_entities_decode(raw, true, &m->decoded);
  return value_matches(s, bs_str_span(&m->decoded));
}

static bool is_nth(const bs_simple *s, uint32_t place) {
  int64_t d = (int64_t)place - s->b;
  return s->a == 0 ? d == 0 : d % s->a == 0 && d / s->a >= 0;
}

static bool is_empty(const bs_page *page, uint32_t node) {
  return page->node[node].end == node + 1 && bs_node_code(page, node).n == 0;
}

static bool simple_matches(matcher *m, uint32_t index, uint32_t node) {
  const bs_simple *s = &m->selector->simple[index];
  const bs_node *x = &m->page->node[node];
  switch (s->kind) {
    case BS_SIMPLE_ANY: return true;
    case BS_SIMPLE_TAG:
      return x->tag == s->id && (s->id != BS_TAG_OTHER || same(bs_node_name(m->page, node), s->name, true));
    case BS_SIMPLE_ATTR: return attribute_matches(m, s, node);
    case BS_SIMPLE_ROOT: return node == m->page->html_node;
    case BS_SIMPLE_EMPTY: return is_empty(m->page, node);
    case BS_SIMPLE_NTH: return is_nth(s, m->place[node]);
    case BS_SIMPLE_NTH_LAST: return is_nth(s, m->children[x->parent] + 1 - m->place[node]);
    case BS_SIMPLE_IS:
    case BS_SIMPLE_HAS: return in(m->inner[index], node);
    case BS_SIMPLE_NOT: return !in(m->inner[index], node);
  }
  return false;
}

static bool compound_matches(matcher *m, const bs_compound *c, uint32_t node) {
  for (uint32_t s = c->first; s; s = m->selector->simple[s].next)
    if (!simple_matches(m, s, node)) return false;
  return true;
}

/* ---- sets ---- */

/* The nodes of `left` move one step along `relation`: out gets every element that stands so to one of them. */
static void step_right(const matcher *m, char relation, const word *left, word *out) {
  const bs_node *x = m->page->node;
  uint32_t inside = 0; /* one past the furthest descendant of a node of `left` seen so far */
  for (uint32_t i = 1; i < m->page->nnode; i++) {
    if (bs_node_is_element(m->page, i)) {
      uint32_t b = m->before[i];
      bool yes = relation == ' '   ? i < inside
                 : relation == '>' ? in(left, x[i].parent)
                 : relation == '+' ? b && in(left, b)
                                   : b && (in(left, b) || in(out, b));
      if (yes) put(out, i);
    }
    if (in(left, i) && x[i].end > inside) inside = x[i].end;
  }
}

/* The reverse: out gets every element to which one of `right` stands in `relation`. */
static void step_left(const matcher *m, char relation, const word *right, word *out) {
  const bs_node *x = m->page->node;
  uint32_t next = UINT32_MAX; /* the first node of `right` behind i */
  for (uint32_t i = m->page->nnode - 1; i > 0; i--) {
    if (relation == ' ' && next < x[i].end) put(out, i);
    if (relation == '>' && in(right, i)) put(out, x[i].parent);
    if (relation == '+' && in(right, i)) put(out, m->before[i]);
    if (relation == '~' && (in(right, i) || in(out, i))) put(out, m->before[i]);
    if (in(right, i)) next = i;
  }
}

static void keep_matching(matcher *m, const bs_compound *c, const word *among, word *out) {
  for (uint32_t i = 1; i < m->page->nnode; i++)
    if ((!among || in(among, i)) && bs_node_is_element(m->page, i) && compound_matches(m, c, i)) put(out, i);
}

static void clear(const matcher *m, word *set) { memset(set, 0, m->nwords * sizeof(word)); }

/* Adds the elements that a complex selector matches, from its first compound to its last. */
static bs_status match_complex(matcher *m, const bs_complex *complex, word *out) {
  word *now = new_set(m), *stepped = new_set(m);
  bs_status status = now && stepped ? BS_OK : BS_NOMEM;
  for (uint32_t c = complex->first; c && !status; c = m->selector->compound[c].next) {
    const bs_compound *compound = &m->selector->compound[c];
    if (compound->relation) {
      clear(m, stepped);
      step_right(m, compound->relation, now, stepped);
      clear(m, now);
    }
    keep_matching(m, compound, compound->relation ? stepped : NULL, now);
  }
  for (size_t w = 0; w < m->nwords && !status; w++) out[w] |= now[w];
  free(now);
  free(stepped);
  return status;
}

/* Adds the elements that have what a relative selector describes, from its last compound to its first. */
static bs_status match_relative(matcher *m, const bs_complex *complex, word *out) {
  uint32_t chain[BS_SELECTOR_COMPOUNDS + 1];
  size_t n = 0;
  for (uint32_t c = complex->first; c && n <= BS_SELECTOR_COMPOUNDS; c = m->selector->compound[c].next) chain[n++] = c;
  word *now = new_set(m), *stepped = new_set(m);
  bs_status status = now && stepped ? BS_OK : BS_NOMEM;
  for (bool last = true; n > 0 && !status; last = false) {
    const bs_compound *compound = &m->selector->compound[chain[--n]];
    clear(m, now);
    keep_matching(m, compound, last ? NULL : stepped, now);
    clear(m, stepped);
    step_left(m, compound->relation, now, stepped);
  }
  for (size_t w = 0; w < m->nwords && !status; w++) out[w] |= stepped[w];
  free(now);
  free(stepped);
  return status;
}

/* ---- the whole ---- */

static bs_status match_list(matcher *m, uint32_t list, bool relative, word *out) {
  bs_status status = BS_OK;
  for (uint32_t c = list; c && !status; c = m->selector->complex[c].next) {
    const bs_complex *complex = &m->selector->complex[c];
    status = relative ? match_relative(m, complex, out) : match_complex(m, complex, out);
  }
  return status;
}

/* What stands in brackets is parsed behind what holds them, so going backwards the inner sets are there when they are asked for. */
static bs_status match_brackets(matcher *m) {
  bs_status status = BS_OK;
  for (size_t i = m->selector->nsimple - 1; i > 0 && !status; i--) {
    const bs_simple *s = &m->selector->simple[i];
    if (!s->list) continue;
    m->inner[i] = new_set(m);
    status = m->inner[i] ? match_list(m, s->list, s->kind == BS_SIMPLE_HAS, m->inner[i]) : BS_NOMEM;
  }
  return status;
}

/* Fills before, place and children. */
static bs_status number_elements(matcher *m) {
  size_t n = m->page->nnode;
  uint32_t *last = calloc(n, sizeof(*last)); /* the last element so far among each node's */
  m->before = calloc(n, sizeof(uint32_t));
  m->place = calloc(n, sizeof(uint32_t));
  m->children = calloc(n, sizeof(uint32_t));
  bool room = last && m->before && m->place && m->children;
  for (uint32_t i = 1; i < n && room; i++) {
    if (!bs_node_is_element(m->page, i)) continue;
    uint32_t parent = m->page->node[i].parent;
    m->before[i] = last[parent];
    m->place[i] = ++m->children[parent];
    last[parent] = i;
  }
  free(last);
  return room ? BS_OK : BS_NOMEM;
}

static bs_status list_nodes(const matcher *m, const word *set, uint32_t **nodes, size_t *n) {
  size_t count = 0;
  for (size_t w = 0; w < m->nwords; w++) count += (size_t)__builtin_popcountll(set[w]);
  uint32_t *list = malloc((count ? count : 1) * sizeof(*list));
  if (!list) return BS_NOMEM;
  *nodes = list;
  *n = count;
  for (uint32_t i = 1; i < m->page->nnode; i++)
    if (in(set, i)) *list++ = i;
  return BS_OK;
}

bs_status bs_selector_match(const bs_selector *selector, const bs_page *page, uint32_t **nodes, size_t *n) {
  *nodes = NULL;
  *n = 0;
  matcher m = {.selector = selector, .page = page, .nwords = (size_t)page->nnode / 64 + 1};
  word *set = new_set(&m);
  m.inner = calloc(selector->nsimple, sizeof(*m.inner));
  bs_status status = set && m.inner ? number_elements(&m) : BS_NOMEM;
  if (!status) status = match_brackets(&m);
  if (!status) status = match_list(&m, selector->list, false, set);
  if (!status) status = m.decoded.status;
  if (!status) status = list_nodes(&m, set, nodes, n);
  for (size_t i = 0; m.inner && i < selector->nsimple; i++) free(m.inner[i]);
  free(m.inner);
  free(m.before);
  free(m.place);
  free(m.children);
  free(set);
  bs_str_free(&m.decoded);
  return status;
}
