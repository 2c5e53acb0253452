/* select_parse.c: the text of a selector -> bs_selector. Grammar of Selectors Level 4, tokens of CSS Syntax Level 3. Never looks at a page. */
#include <stdlib.h>

#include "select_int.h"

typedef struct parser {
  bs_span css;
  size_t at;
  bs_selector *out;
  bs_str *why;
  int depth;
} parser;

static int peek(const parser *p) { return p->at < p->css.n ? (unsigned char)p->css.p[p->at] : 0; }
static int peek_behind(const parser *p) { return p->at + 1 < p->css.n ? (unsigned char)p->css.p[p->at + 1] : 0; }

/* The sentence: what is wrong, at which character (from 1), of which selector. */
static bs_status fail(parser *p, size_t at, const char *what) {
  size_t place = 1;
  for (size_t i = 0; i < at && i < p->css.n; i++) place += ((unsigned char)p->css.p[i] & 0xC0) != 0x80;
  int most = p->css.n < 200 ? (int)p->css.n : 200;
  while (most > 0 && (size_t)most < p->css.n && ((unsigned char)p->css.p[most] & 0xC0) == 0x80) most--;
  bs_str_addf(p->why, "wrong selector: %s at character %zu of %.*s", what, place, most, p->css.p);
  return p->why->status ? BS_NOMEM : BS_MISUSE;
}

/* ---- rows ---- */

typedef struct chain { /* the simple selectors of one compound */
  uint32_t first, last;
} chain;

/* Hangs a row at the chain's end; *out is good until the next row is added. */
static bs_status add_simple(parser *p, chain *c, bs_simple **out) {
  bs_selector *s = p->out;
  if (!bs_grow(&s->simple, &s->simple_cap, s->nsimple + 1, sizeof(*s->simple))) return BS_NOMEM;
  uint32_t index = (uint32_t)s->nsimple++;
  *out = &s->simple[index];
  **out = (bs_simple){.kind = BS_SIMPLE_ANY};
  if (c->last)
    s->simple[c->last].next = index;
  else
    c->first = index;
  c->last = index;
  return BS_OK;
}

/* ---- tokens ---- */

static void skip_blanks(parser *p) {
  for (;;) {
    while (bs_ascii_space(peek(p)) && p->at < p->css.n) p->at++;
    if (peek(p) != '/' || peek_behind(p) != '*') return;
    size_t close = bs_span_find(p->css, "*/", p->at + 2);
    p->at = close == SIZE_MAX ? p->css.n : close + 2;
  }
}

static bool is_name_start(int c) { return bs_ascii_alpha(c) || c == '_' || c >= 0x80; }
static bool is_name(int c) { return is_name_start(c) || bs_ascii_digit(c) || c == '-'; }
static bool is_escape(const parser *p) { return peek(p) == '\\' && p->at + 1 < p->css.n && peek_behind(p) != '\n'; }

static int hex_digit(int c) {
  if (bs_ascii_digit(c)) return c - '0';
  c = bs_ascii_lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* CSS Syntax 4.3.7: one to six hex digits and a blank, or the character itself. p stands at the backslash. */
static void read_escape(parser *p, bs_str *out) {
  p->at++;
  if (hex_digit(peek(p)) < 0) {
    do bs_str_addc(out, p->css.p[p->at++]);
    while ((peek(p) & 0xC0) == 0x80 && p->at < p->css.n);
    return;
  }
  uint32_t c = 0;
  for (int i = 0; i < 6 && hex_digit(peek(p)) >= 0; i++) c = c * 16 + (uint32_t)hex_digit(p->css.p[p->at++]);
  if (p->at < p->css.n && bs_ascii_space(peek(p))) p->at++;
  bs_str_addcp(out, c ? c : 0xFFFD);
}

static bs_status keep_text(parser *p, bs_str *text, bs_span *out) {
  bs_status status = text->status;
  if (!status) status = bs_arena_dup(&p->out->arena, bs_str_span(text), out);
  bs_str_free(text);
  return status;
}

static bs_status read_ident(parser *p, bool lower, bs_span *out) {
  bs_str text = BS_STR_INIT;
  size_t at = p->at;
  while (peek(p) == '-' && p->at - at < 2) bs_str_addc(&text, p->css.p[p->at++]);
  if (p->at - at < 2 && !is_name_start(peek(p)) && !is_escape(p)) {
    bs_str_free(&text);
    return fail(p, at, "a name is missing");
  }
  while (p->at < p->css.n && (is_name(peek(p)) || is_escape(p))) {
    if (peek(p) == '\\')
      read_escape(p, &text);
    else
      bs_str_addc(&text, p->css.p[p->at++]);
  }
  for (size_t i = 0; lower && i < text.n; i++) text.p[i] = (char)bs_ascii_lower(text.p[i]);
  return keep_text(p, &text, out);
}

static bs_status read_string(parser *p, bs_span *out) {
  bs_str text = BS_STR_INIT;
  size_t open = p->at;
  char quote = p->css.p[p->at++];
  while (p->at < p->css.n && p->css.p[p->at] != quote) {
    if (is_escape(p))
      read_escape(p, &text);
    else if (peek(p) == '\\') /* before a line's end or the text's */
      p->at += p->at + 1 < p->css.n ? 2 : 1;
    else
      bs_str_addc(&text, p->css.p[p->at++]);
  }
  if (p->at >= p->css.n) {
    bs_str_free(&text);
    return fail(p, open, "the quote is not closed");
  }
  p->at++;
  return keep_text(p, &text, out);
}

/* ---- simple selectors ---- */

static uint16_t tag_id(bs_span name) {
  for (int t = BS_TAG_OTHER + 1; t < BS_TAG_COUNT; t++)
    if (bs_span_is(name, bs_tag_name((bs_tag)t))) return (uint16_t)t;
  return BS_TAG_OTHER;
}

static uint16_t attr_id(bs_span name) {
  static const char *const names[BS_ATTR_COUNT] = {
      [BS_ATTR_NONE] = "",
#define X(id, name) [BS_ATTR_##id] = name,
#include "attrs.inc"
#undef X
  };
  for (int a = 1; a < BS_ATTR_COUNT; a++)
    if (bs_span_is(name, names[a])) return (uint16_t)a;
  return BS_ATTR_NONE;
}

/* Attributes whose values HTML compares without ASCII case (WHATWG HTML 4.16.2). */
static bool is_caseless(bs_span name) {
  static const char *const names[] = {"accept",  "accept-charset", "align",     "alink",      "axis",     "bgcolor",
                                      "charset", "checked",        "clear",     "codetype",   "color",    "compact",
                                      "declare", "defer",          "dir",       "direction",  "disabled", "enctype",
                                      "face",    "frame",          "hreflang",  "http-equiv", "lang",     "language",
                                      "link",    "media",          "method",    "multiple",   "nohref",   "noresize",
                                      "noshade", "nowrap",         "readonly",  "rel",        "rev",      "rules",
                                      "scope",   "scrolling",      "selected",  "shape",      "target",   "text",
                                      "type",    "valign",         "valuetype", "vlink"};
  for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
    if (bs_span_is(name, names[i])) return true;
  return false;
}

/* [name op value flag]; p stands behind the '['. */
static bs_status read_attribute(parser *p, bs_simple *s) {
  size_t open = p->at - 1;
  s->kind = BS_SIMPLE_ATTR;
  skip_blanks(p);
  bs_status status = read_ident(p, true, &s->name);
  if (status) return status;
  s->id = attr_id(s->name);
  s->nocase = is_caseless(s->name);
  skip_blanks(p);
  if (peek(p) == ']') {
    p->at++;
    return BS_OK;
  }
  if (p->at >= p->css.n) return fail(p, open, "the [ is not closed");
  s->op = (char)peek(p);
  if (s->op == '|' && peek_behind(p) != '=') return fail(p, p->at, "pages have no namespaces: | cannot stand");
  if (s->op != '=' && (!strchr("~|^$*", s->op) || peek_behind(p) != '='))
    return fail(p, p->at, "one of = ~= |= ^= $= *= or ] is missing");
  p->at += s->op == '=' ? 1 : 2;
  skip_blanks(p);
  status = peek(p) == '"' || peek(p) == '\'' ? read_string(p, &s->value) : read_ident(p, false, &s->value);
  if (status) return status;
  skip_blanks(p);
  int flag = bs_ascii_lower(peek(p));
  if (flag == 'i' || flag == 's') {
    s->nocase = flag == 'i';
    p->at++;
    skip_blanks(p);
  }
  if (peek(p) != ']') return fail(p, p->at, "] is missing");
  p->at++;
  return BS_OK;
}

static bool read_number(parser *p, int32_t *out) {
  int64_t v = 0;
  size_t at = p->at;
  while (bs_ascii_digit(peek(p))) {
    v = v * 10 + (p->css.p[p->at++] - '0');
    if (v > 1000000000) v = 1000000000; /* beyond any page's elements */
  }
  *out = (int32_t)v;
  return p->at > at;
}

/* An+B (CSS Syntax 6): odd, even, 3, n, -n+3, 2n + 1. */
static bs_status read_nth(parser *p, bs_simple *s) {
  skip_blanks(p);
  size_t at = p->at;
  bs_span rest = bs_span_sub(p->css, at, p->css.n);
  if (bs_span_istarts(rest, "odd") || bs_span_istarts(rest, "even")) {
    bool odd = bs_ascii_lower(peek(p)) == 'o';
    p->at += odd ? 3 : 4;
    s->a = 2;
    s->b = odd ? 1 : 0;
  } else {
    int32_t sign = 1, number = 1;
    if (peek(p) == '+' || peek(p) == '-') sign = p->css.p[p->at++] == '-' ? -1 : 1;
    bool digits = read_number(p, &number);
    if (bs_ascii_lower(peek(p)) == 'n') {
      p->at++;
      s->a = sign * (digits ? number : 1);
      skip_blanks(p);
      if (peek(p) == '+' || peek(p) == '-') {
        sign = p->css.p[p->at++] == '-' ? -1 : 1;
        skip_blanks(p);
        if (!read_number(p, &number)) return fail(p, p->at, "a number is missing");
        s->b = sign * number;
      }
    } else if (digits) {
      s->b = sign * number;
    } else {
      return fail(p, at, "odd, even, a number or an+b is missing");
    }
  }
  skip_blanks(p);
  if (peek(p) != ')') return fail(p, p->at, ") is missing");
  p->at++;
  return BS_OK;
}

static bs_status read_list(parser *p, bool relative, bool inner, uint32_t *list);

static const struct pseudo {
  const char *name;
  bs_simple_kind kind;
  int32_t a, b; /* of those without brackets */
  enum { BARE, NTH, LIST } brackets;
} pseudos[] = {
    {"root", BS_SIMPLE_ROOT, 0, 0, BARE},       {"empty", BS_SIMPLE_EMPTY, 0, 0, BARE},
    {"first-child", BS_SIMPLE_NTH, 0, 1, BARE}, {"last-child", BS_SIMPLE_NTH_LAST, 0, 1, BARE},
    {"nth-child", BS_SIMPLE_NTH, 0, 0, NTH},    {"nth-last-child", BS_SIMPLE_NTH_LAST, 0, 0, NTH},
    {"not", BS_SIMPLE_NOT, 0, 0, LIST},         {"is", BS_SIMPLE_IS, 0, 0, LIST},
    {"where", BS_SIMPLE_IS, 0, 0, LIST},        {"has", BS_SIMPLE_HAS, 0, 0, LIST},
};

/* p stands behind the ':'. */
static bs_status read_pseudo(parser *p, chain *c) {
  size_t at = p->at - 1;
  bs_span name = BS_NULL_SPAN;
  bs_simple *s;
  bs_status status = read_ident(p, true, &name);
  if (!status) status = add_simple(p, c, &s);
  if (status) return status;
  if (bs_span_is(name, "only-child")) { /* first and last */
    s->kind = BS_SIMPLE_NTH;
    s->b = 1;
    status = add_simple(p, c, &s);
    if (status) return status;
    name = BS_LIT("last-child");
  }
  const struct pseudo *known = NULL;
  for (size_t i = 0; i < sizeof(pseudos) / sizeof(*pseudos); i++)
    if (bs_span_is(name, pseudos[i].name)) known = &pseudos[i];
  if (!known)
    return fail(p, at,
                "unknown pseudo-class (known: :root :empty :first-child :last-child :only-child :nth-child() "
                ":nth-last-child() :not() :is() :where() :has())");
  s->kind = known->kind;
  s->a = known->a;
  s->b = known->b;
  if (known->brackets == BARE) return BS_OK;
  if (peek(p) != '(') return fail(p, p->at, "( is missing");
  p->at++;
  if (known->brackets == NTH) return read_nth(p, s);
  if (++p->depth > BS_SELECTOR_DEPTH) return fail(p, at, "too many brackets within brackets");
  uint32_t index = c->last, list = 0;
  status = read_list(p, known->kind == BS_SIMPLE_HAS, true, &list);
  p->depth--;
  p->out->simple[index].list = list; /* rows may have moved */
  return status;
}

/* #id and .class; p stands behind the sign. */
static bs_status read_short(parser *p, bs_simple *s, char sign) {
  s->kind = BS_SIMPLE_ATTR;
  s->name = sign == '#' ? BS_LIT("id") : BS_LIT("class");
  s->id = sign == '#' ? BS_ATTR_ID : BS_ATTR_CLASS;
  s->op = sign == '#' ? '=' : '~';
  return read_ident(p, false, &s->value);
}

/* ---- compounds, complexes, lists ---- */

/* One simple selector behind an element's name, if there is one: *more tells. */
static bs_status read_simple(parser *p, chain *c, bool *more) {
  int sign = peek(p);
  *more = sign == '#' || sign == '.' || sign == '[' || sign == ':';
  if (!*more) return BS_OK;
  p->at++;
  if (sign == ':') return read_pseudo(p, c);
  bs_simple *s;
  bs_status status = add_simple(p, c, &s);
  if (status) return status;
  return sign == '[' ? read_attribute(p, s) : read_short(p, s, (char)sign);
}

/* An element's name or '*', if one stands here. */
static bs_status read_element(parser *p, chain *c) {
  int sign = peek(p);
  if (sign != '*' && sign != '-' && !is_name_start(sign) && !is_escape(p)) return BS_OK;
  bs_simple *s;
  bs_status status = add_simple(p, c, &s);
  if (status) return status;
  if (sign == '*') {
    p->at++;
  } else {
    s->kind = BS_SIMPLE_TAG;
    status = read_ident(p, true, &s->name);
    if (status) return status;
    s->id = tag_id(s->name);
  }
  return peek(p) == '|' ? fail(p, p->at, "pages have no namespaces: | cannot stand") : BS_OK;
}

static bs_status read_compound(parser *p, char relation, uint32_t *index) {
  bs_selector *o = p->out;
  chain c = {0, 0};
  size_t at = p->at;
  if (o->ncompound > BS_SELECTOR_COMPOUNDS) return fail(p, at, "too many parts");
  if (!bs_grow(&o->compound, &o->compound_cap, o->ncompound + 1, sizeof(*o->compound))) return BS_NOMEM;
  *index = (uint32_t)o->ncompound++;
  bs_status status = read_element(p, &c);
  for (bool more = true; more && !status;) status = read_simple(p, &c, &more);
  if (status) return status;
  if (p->at == at) return fail(p, at, p->at < p->css.n ? "a selector cannot go on like this" : "a selector is missing");
  o->compound[*index] = (bs_compound){.first = c.first, .relation = relation};
  return BS_OK;
}

static char read_combinator(parser *p) {
  int c = peek(p);
  if (p->at >= p->css.n || (c != '>' && c != '+' && c != '~')) return 0;
  p->at++;
  skip_blanks(p);
  return (char)c;
}

static bs_status read_complex(parser *p, bool relative, bool inner, uint32_t *index) {
  bs_selector *o = p->out;
  if (!bs_grow(&o->complex, &o->complex_cap, o->ncomplex + 1, sizeof(*o->complex))) return BS_NOMEM;
  *index = (uint32_t)o->ncomplex++;
  o->complex[*index] = (bs_complex){0};
  skip_blanks(p);
  char relation = relative ? read_combinator(p) : 0;
  if (relative && !relation) relation = ' ';
  uint32_t left = 0;
  for (;;) {
    uint32_t compound = 0;
    bs_status status = read_compound(p, relation, &compound);
    if (status) return status;
    if (left)
      o->compound[left].next = compound;
    else
      o->complex[*index].first = compound;
    left = compound;
    size_t at = p->at;
    skip_blanks(p);
    if (p->at >= p->css.n || peek(p) == ',' || (inner && peek(p) == ')')) return BS_OK;
    bool blank = p->at > at;
    relation = read_combinator(p);
    if (!relation && !blank) return fail(p, p->at, "a selector cannot go on like this");
    if (!relation) relation = ' ';
  }
}

/* Up to the end of the text, or of the brackets (inner), which are taken too. */
static bs_status read_list(parser *p, bool relative, bool inner, uint32_t *list) {
  size_t open = p->at;
  uint32_t left = 0;
  for (;;) {
    uint32_t index = 0;
    bs_status status = read_complex(p, relative, inner, &index);
    if (status) return status;
    if (left)
      p->out->complex[left].next = index;
    else
      *list = index;
    left = index;
    if (peek(p) == ',' && p->at < p->css.n) {
      p->at++;
      continue;
    }
    if (!inner) return BS_OK;
    if (p->at >= p->css.n) return fail(p, open - 1, "the ( is not closed");
    p->at++;
    return BS_OK;
  }
}

bs_status bs_selector_parse(bs_span css, bs_selector **out, bs_str *why) {
  *out = NULL;
  bs_selector *s = calloc(1, sizeof(*s));
  if (!s) return BS_NOMEM;
  s->nsimple = s->ncompound = s->ncomplex = 1; /* 0 is "none" */
  parser p = {.css = {css.p ? css.p : "", css.n}, .out = s, .why = why};
  bs_status status = read_list(&p, false, false, &s->list);
  if (status) {
    bs_selector_free(s);
    return status;
  }
  *out = s;
  return BS_OK;
}

void bs_selector_free(bs_selector *selector) {
  if (!selector) return;
  bs_arena_free(&selector->arena);
  free(selector->simple);
  free(selector->compound);
  free(selector->complex);
  free(selector);
}
