/* lexer.c: one pass over a page's UTF-8 that reads markup as HTML does (WHATWG HTML 13.2.5) and hands tags and text to build.c. Notes each
** wanted attribute and each comment as a slice of the page. Copies no text, decodes nothing, knows no nodes. All loops end at the latest
** at the NUL bytes behind the page, or at `end`. */
#include "../base/lanes.h"
#include "build.h"

/* A name in lower case, at most NAME_KEY bytes: the first eight and the rest, zeros behind. */
enum { NAME_KEY = 16 };
typedef struct name_key {
  uint64_t first, rest;
} name_key;

#include "names.inc"

enum { NAME_MOST = 64, COMMENTS_MOST = 4096 };

typedef struct lexer {
  const char *in, *end;
  bs_page *page;
  bs_build build;
  size_t attr_cap, comment_cap; /* of page->attr and page->comment */
  size_t attributes;            /* kept of one element */
  bs_tag until;                 /* the page is read no further than such an element; BS_TAG_NONE: to its end */
  bool escapes;                 /* scripts may hide "</script>" behind "<!--": until one did so without an end */
  bool failed;                  /* no memory */
} lexer;

static inline bool is(char c, int classes) { return char_class[(unsigned char)c] & classes; }

/* ---- names ---- */

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* How many of eight bytes stand before the first that may end a name: '<', '=', '>', '?', '/', a blank or control. */
static inline size_t name_bytes(uint64_t w) {
  uint64_t four = (w | EACH(3)) ^ EACH('?'), slash = w ^ EACH('/');
  uint64_t low = (w - EACH(0x21)) & ~w; /* the top bit of the first byte below '!', and of none before it */
  uint64_t found = (low | ((four - EACH(1)) & ~four) | ((slash - EACH(1)) & ~slash)) & EACH(0x80);
  return found ? (size_t)__builtin_ctzll(found) >> 3 : 8;
}

/* Letters in lower case. Of other characters those that end no name and stand in a listed one stay, and none becomes one of those. */
static inline uint64_t lower(uint64_t w) { return w | EACH(0x20); }

/* 0 < n <= NAME_KEY; 8 bytes behind the name must be readable. */
static inline name_key key_of(const char *s, size_t n) {
  if (n < 8) return (name_key){lower(bs_read64(s)) & ~(UINT64_MAX << 8 * n), 0}; /* nearly all */
  size_t rest = n > 8 ? n - 8 : 0;
  return (name_key){lower(bs_read64(s)) & ~UINT64_C(0) >> (64 - 8 * (n - rest)),
                    rest ? lower(bs_read64(s + 8)) & ~UINT64_C(0) >> (64 - 8 * rest) : 0};
}

/* n > 0 */
static inline bs_tag tag_of(const char *s, size_t n) {
  if (n > NAME_KEY) return BS_TAG_OTHER;
  name_key k = key_of(s, n);
  unsigned id = tag_slots[tag_slot(k)];
  return id && tag_keys[id].first == k.first && tag_keys[id].rest == k.rest ? (bs_tag)id : BS_TAG_OTHER;
}

/* n > 0 */
static inline bs_attr attr_of(const char *s, size_t n) {
  if (n > NAME_KEY) return BS_ATTR_NONE;
  name_key k = key_of(s, n);
  unsigned id = attr_slots[attr_slot(k)];
  return attr_keys[id].first == k.first && attr_keys[id].rest == k.rest ? (bs_attr)id : BS_ATTR_NONE;
}

/* ---- the inside of a tag ---- */

typedef struct attribute {
  const char *name, *value;
  size_t name_len, value_len;
} attribute;

enum { TAG_CUT = -1, TAG_END, TAG_ATTRIBUTE, TAG_CLOSED };

/* Reads on from *p: an attribute, the '>' (TAG_END), the "/>" (TAG_CLOSED), or the end of the page.
** A quote that is never closed holds its value to the tag's '>', so that nothing behind is lost. */
static inline int next_attribute(const char **p, const char *end, attribute *a) {
  const char *s = *p;
  for (;; s++) {
    s += is(*s, BLANK) ? 1 : 0; /* mostly one blank or none, in no order that a branch could foresee */
    while (is(*s, BLANK)) s++;
    if (*s == '>') {
      *p = s + 1;
      return TAG_END;
    }
    if (*s != '/') break;
    if (s[1] == '>') {
      *p = s + 2;
      return TAG_CLOSED;
    }
  }
  if (s >= end) return TAG_CUT;
  a->name = s++; /* whatever it is: also '=' begins a name (WHATWG HTML 13.2.5.32) */
  s += name_bytes(bs_read64(s));
  while (!is(*s, ATTR_END) && s < end) s++;
  a->name_len = (size_t)(s - a->name);
  a->value = s;
  a->value_len = 0;
  const char *behind = s;
  while (is(*behind, BLANK)) behind++;
  if (*behind != '=') {
    *p = behind;
    return TAG_ATTRIBUTE;
  }
  s = behind + 1;
  while (is(*s, BLANK)) s++;
  if (s >= end) return TAG_CUT;
  if (*s == '"' || *s == '\'') {
    const char *close = memchr(s + 1, *s, (size_t)(end - s - 1));
    a->value = s + 1;
    if (!close && !(close = memchr(s + 1, '>', (size_t)(end - s - 1)))) return TAG_CUT;
    a->value_len = (size_t)(close - a->value);
    *p = close + (*close != '>');
    return TAG_ATTRIBUTE;
  }
  a->value = s;
  while (!is(*s, VALUE_END) && s < end) s++;
  a->value_len = (size_t)(s - a->value);
  *p = s;
  return TAG_ATTRIBUTE;
}

static bool keep(lexer *x, bs_attr id, const attribute *a) {
  bs_page *page = x->page;
  if (!bs_grow(&page->attr, &x->attr_cap, (size_t)page->nattr + 1, sizeof(*page->attr))) return false;
  page->attr[page->nattr++] = (bs_attr_slot){(uint32_t)(a->value - x->in), (uint32_t)a->value_len, (uint16_t)id};
  return true;
}

/* Reads the attributes from *p to behind the tag; keeps the wanted ones, of equal names the first. */
static int read_attributes(lexer *x, const char **p, bs_start *tag) {
  attribute a;
  uint64_t seen = 0;
  _Static_assert(BS_ATTR_COUNT <= 64, "seen has a bit for each");
  const uint64_t types = UINT64_C(1) << BS_ATTR_ITEMPROP | UINT64_C(1) << BS_ATTR_ITEMSCOPE |
                         UINT64_C(1) << BS_ATTR_TYPEOF | UINT64_C(1) << BS_ATTR_PROPERTY;
  const uint64_t styles = UINT64_C(1) << BS_ATTR_STYLE;
  uint32_t first = x->page->nattr;
  for (;;) {
    int what = next_attribute(p, x->end, &a);
    if (what == TAG_CUT) x->page->nattr = first;
    if (what != TAG_ATTRIBUTE) {
      tag->nattr = (uint8_t)(x->page->nattr - first);
      tag->is = (uint8_t)((seen & types ? BS_NODE_TYPED : 0) | (seen & styles ? BS_NODE_STYLED : 0));
      return what;
    }
    bs_attr id = attr_of(a.name, a.name_len);
    if (id == BS_ATTR_NONE || (seen >> id & 1) || x->page->nattr - first >= x->attributes) continue;
    seen |= (uint64_t)1 << id;
    if (!keep(x, id, &a)) {
      x->failed = true;
      return TAG_CUT;
    }
  }
}

/* A run of text; whether it is blanks alone is asked sixteen bytes at a time. */
static void text(lexer *x, const char *from, const char *to) {
  const char *s = from;
  while (s < to) {
    bs_lanes c = bs_lanes_read(s);
    unsigned blanks = bs_lanes_first(
        ~((bs_lanes)(c == ' ') | ((bs_lanes)(c - '\t' < 5) & (bs_lanes)(c != '\v')) | (bs_lanes)(c == 0)));
    s += blanks;
    if (blanks < BS_LANES) break;
  }
  bs_build_text(&x->build, (uint32_t)(from - x->in), (uint32_t)(to - from), s >= to);
}

/* The name at s, a letter, as libxml2 would cut it: its bs_tag, or BS_UNLISTED with a hash. */
static const char *read_name(const char *s, size_t *len, uint32_t *id) {
  size_t n = name_bytes(bs_read64(s));
  if (n == 8) n += name_bytes(bs_read64(s + 8));
  *len = n;
  *id = tag_of(s, n); /* a listed name is a name to the end, and mostly the name is listed */
  if (*id != BS_TAG_OTHER) return s + n;
  uint32_t h = 2166136261u;
  for (n = 0; is(s[n], NAME); n++)
    if (n < NAME_MOST) h = (h ^ (unsigned char)bs_ascii_lower((unsigned char)s[n])) * 16777619u;
  *len = n;
  *id = tag_of(s, n);
  if (*id == BS_TAG_OTHER) *id = h | BS_UNLISTED;
  return s + n;
}

/* s stands behind an end tag's name. NULL: the page ends within the tag. */
static const char *behind_end_tag(const lexer *x, const char *s) {
  if (*s == '>') return s + 1;
  attribute a;
  for (;;) {
    int how = next_attribute(&s, x->end, &a);
    if (how != TAG_ATTRIBUTE) return how == TAG_CUT ? NULL : s;
  }
}

/* ---- elements whose content is not markup ---- */

enum content { MARKUP, EMPTY, HIDDEN, SCRIPT, RAW, REST };

static enum content content_of(uint32_t id) {
  static const uint8_t of[BS_TAG_COUNT] = {
      [BS_TAG_AREA] = EMPTY,      [BS_TAG_BASE] = EMPTY,   [BS_TAG_BASEFONT] = EMPTY, [BS_TAG_BGSOUND] = EMPTY,
      [BS_TAG_BR] = EMPTY,        [BS_TAG_COL] = EMPTY,    [BS_TAG_EMBED] = EMPTY,    [BS_TAG_FRAME] = EMPTY,
      [BS_TAG_HR] = EMPTY,        [BS_TAG_IMAGE] = EMPTY,  [BS_TAG_IMG] = EMPTY,      [BS_TAG_INPUT] = EMPTY,
      [BS_TAG_ISINDEX] = EMPTY,   [BS_TAG_KEYGEN] = EMPTY, [BS_TAG_LINK] = EMPTY,     [BS_TAG_META] = EMPTY,
      [BS_TAG_PARAM] = EMPTY,     [BS_TAG_SOURCE] = EMPTY, [BS_TAG_TRACK] = EMPTY,    [BS_TAG_WBR] = EMPTY,
      [BS_TAG_SCRIPT] = SCRIPT,   [BS_TAG_STYLE] = HIDDEN, [BS_TAG_IFRAME] = HIDDEN,  [BS_TAG_NOEMBED] = HIDDEN,
      [BS_TAG_NOFRAMES] = HIDDEN, [BS_TAG_TITLE] = RAW,    [BS_TAG_TEXTAREA] = RAW,   [BS_TAG_XMP] = RAW,
      [BS_TAG_PLAINTEXT] = REST};
  return id < BS_TAG_COUNT ? (enum content)of[id] : MARKUP;
}

/* Whether "<name" or "</name" with a '>', '/' or blank behind stands at s; name in lower case. */
static bool is_tag(const char *s, const char *end, const char *name, size_t n) {
  if ((size_t)(end - s) <= n) return false;
  for (size_t i = 0; i < n; i++)
    if (bs_ascii_lower((unsigned char)s[i]) != name[i]) return false;
  return is(s[n], BLANK) || s[n] == '>' || s[n] == '/';
}

static const char *find_end_tag(const char *s, const char *end, const char *name, size_t n) {
  for (; (s = memchr(s, '<', (size_t)(end - s))); s++)
    if (s[1] == '/' && is_tag(s + 2, end, name, n)) return s;
  return end;
}

/* WHATWG HTML 13.2.5.15 to 31: between "<!--" and "-->" a "<script" hides the next "</script". Where the page ends before
** it does, the first one hidden counts after all, and no other script of the page gets to hide one (twice would be quadratic). */
static const char *find_script_end(lexer *x, const char *s) {
  const char *end = x->end, *hidden = NULL;
  enum { PLAIN, ESCAPED, DOUBLE } state = PLAIN;
  const char *mark = s; /* no "-->" between the "<!--" and here */
  for (; (s = memchr(s, '<', (size_t)(end - s))); s++) {
    if (state != PLAIN) {
      const char *dashes = memmem(mark, (size_t)(s - mark), "-->", 3);
      if (dashes) state = PLAIN;
      mark = s - mark > 2 ? s - 2 : mark;
    }
    if (state == PLAIN && x->escapes && end - s >= 4 && memcmp(s, "<!--", 4) == 0) {
      state = ESCAPED;
      mark = s + 2; /* "<!-->" ends what it begins */
    } else if (s[1] == '/' && is_tag(s + 2, end, "script", 6)) {
      if (state != DOUBLE) return s;
      state = ESCAPED;
      if (!hidden) hidden = s;
    } else if (state == ESCAPED && is_tag(s + 1, end, "script", 6)) {
      state = DOUBLE;
    }
  }
  if (!hidden) return end;
  x->escapes = false;
  return hidden;
}

static bool is_json_ld(const lexer *x, const bs_start *tag) {
  for (uint32_t i = tag->attr; i < tag->attr + tag->nattr; i++) {
    const bs_attr_slot *a = &x->page->attr[i];
    if (a->id == BS_ATTR_TYPE) return bs_span_ifind(bs_span_make(x->in + a->off, a->len), "ld+json", 0) != SIZE_MAX;
  }
  return false;
}

/* Adds the content of a raw element; gives where markup goes on. */
static const char *raw_content(lexer *x, const char *s, const char *name, size_t n, enum content content, uint32_t node,
                               bool json_ld) {
  const char *stop = content == REST     ? x->end
                     : content == SCRIPT ? find_script_end(x, s)
                                         : find_end_tag(s, x->end, name, n);
  if (node && stop > s && (content == RAW || content == REST || json_ld))
    bs_build_content(&x->build, node, (uint32_t)(s - x->in), (uint32_t)(stop - s));
  const char *behind = stop < x->end ? behind_end_tag(x, stop + 2 + n) : NULL;
  return behind ? behind : x->end;
}

/* ---- markup ---- */

static const char *start_tag(lexer *x, const char *lt) {
  size_t n;
  uint32_t id;
  const char *s = read_name(lt + 1, &n, &id);
  bs_start tag = {.src = (uint32_t)(lt - x->in), .attr = x->page->nattr};
  int how = read_attributes(x, &s, &tag);
  if (how == TAG_CUT) return x->end; /* the page ends within the tag, which a browser drops too */
  enum content content = how == TAG_CLOSED ? EMPTY : content_of(id);
  uint32_t node = bs_build_start(&x->build, id, content != MARKUP, &tag);
  if (content < HIDDEN) return s;
  return raw_content(x, s, bs_tag_name((bs_tag)id), n, content, node, content == SCRIPT && is_json_ld(x, &tag));
}

/* WHATWG HTML 13.2.6.4.7: "</br>" is a <br>. Its src is its own '<', behind which no attributes are read. */
static void line_break(lexer *x, const char *lt) {
  bs_start tag = {.src = (uint32_t)(lt - x->in), .attr = x->page->nattr};
  bs_build_start(&x->build, BS_TAG_BR, true, &tag);
}

static const char *behind_gt(const lexer *x, const char *s) {
  const char *gt = memchr(s, '>', (size_t)(x->end - s));
  return gt ? gt + 1 : x->end;
}

static const char *end_tag(lexer *x, const char *lt) {
  size_t n;
  uint32_t id;
  if (!is(lt[2], LETTER)) return behind_gt(x, lt + 2); /* a bogus comment, or nothing for "</>" */
  const char *s = read_name(lt + 2, &n, &id);
  s = behind_end_tag(x, s);
  if (!s) return x->end;
  if (id == BS_TAG_BR)
    line_break(x, lt);
  else
    bs_build_stop(&x->build, id);
  return s;
}

static void add_comment(lexer *x, const char *from, const char *to) {
  bs_page *page = x->page;
  if (page->ncomment == COMMENTS_MOST) return;
  if (!bs_grow(&page->comment, &x->comment_cap, (size_t)page->ncomment + 1, sizeof(*page->comment))) {
    x->failed = true;
    return;
  }
  page->comment[page->ncomment++] = (bs_piece){(uint32_t)(from - x->in), (uint32_t)(to > from ? to - from : 0)};
}

/* WHATWG HTML 13.2.5.43 to 52; s stands behind "<!--". */
static const char *comment(lexer *x, const char *s) {
  if (*s == '>') return s + 1;
  if (s[0] == '-' && s[1] == '>') return s + 2;
  for (const char *gt = s; (gt = memchr(gt, '>', (size_t)(x->end - gt))); gt++) {
    size_t marks = gt - s >= 2 && gt[-1] == '-' && gt[-2] == '-'                    ? 2
                   : gt - s >= 3 && gt[-1] == '!' && gt[-2] == '-' && gt[-3] == '-' ? 3
                                                                                    : 0;
    if (!marks) continue;
    add_comment(x, s, gt - marks);
    return gt + 1;
  }
  add_comment(x, s, x->end);
  return x->end;
}

/* lt stands at "<!" or "<?": DOCTYPE, comments, and all that HTML takes for one (WHATWG HTML 13.2.5.41 and 42). */
static const char *declaration(lexer *x, const char *lt) {
  if (lt[1] == '!' && lt[2] == '-' && lt[3] == '-') return comment(x, lt + 4);
  bool foreign = x->build.count[BS_TAG_SVG] || x->build.count[BS_TAG_MATH];
  if (foreign && x->end - lt >= 9 && memcmp(lt + 1, "![CDATA[", 8) == 0) {
    const char *stop = memmem(lt, (size_t)(x->end - lt), "]]>", 3);
    return stop ? stop + 3 : x->end;
  }
  return behind_gt(x, lt + 2);
}

/* The next '<' that begins markup, or the end: the text up to there is one run. */
static const char *find_markup(const char *s, const char *end) {
  for (; (s = memchr(s, '<', (size_t)(end - s))); s++) {
    if (is(s[1], OPENS) && end - s > 1 + (s[1] == '/')) return s;
  }
  return end;
}

static bs_status lex(lexer *x, const bs_limits *limits, bs_str *why) {
  for (const char *s = x->in; s < x->end;) {
    const char *lt = find_markup(s, x->end);
    if (lt > s) text(x, s, lt);
    if (x->build.count[x->until]) return BS_OK; /* which a text may have begun */
    if (lt < x->end) {
      if (lt[1] == '/')
        lt = end_tag(x, lt);
      else if (is(lt[1], LETTER))
        lt = start_tag(x, lt);
      else
        lt = declaration(x, lt);
    }
    if (x->failed || x->build.no_memory) return BS_NOMEM;
    s = lt;
    if (x->page->nnode > limits->nodes) {
      bs_str_addf(why, "more than %zu elements and text runs in the page (limit nodes)", limits->nodes);
      return BS_LIMIT;
    }
  }
  return BS_OK;
}

bs_status bs_page_parse_until(bs_page *page, bs_tag tag, const bs_limits *limits, bs_str *why) {
  lexer x = {.in = page->html.p, .end = page->html.p + page->html.n, .page = page};
  x.attributes = limits->attributes;
  x.escapes = true;
  x.until = tag;
  bs_page_clear(page);
  page->cut = tag != BS_TAG_NONE;
  bs_status status = bs_build_begin(&x.build, page, limits) ? lex(&x, limits, why) : BS_NOMEM;
  bs_build_end(&x.build);
  return status;
}

bs_status bs_page_parse(bs_page *page, const bs_limits *limits, bs_str *why) {
  return bs_page_parse_until(page, BS_TAG_NONE, limits, why);
}

/* ---- read again, when asked ---- */

static const char *behind_name(const char *lt) {
  const char *s = lt + 1;
  while (is(*s, NAME)) s++;
  return s;
}

void bs_node_attrs(const bs_page *page, uint32_t node, bool (*each)(void *arg, bs_span name, bs_span raw_value),
                   void *arg) {
  const bs_node *x = &page->node[node];
  if (x->tag <= BS_TAG_TEXT || x->len == BS_IMPLIED) return;
  const char *lt = page->html.p + x->len, *end = page->html.p + page->html.n;
  if (lt[1] == '/') return;
  const char *s = behind_name(lt);
  for (attribute a; next_attribute(&s, end, &a) == TAG_ATTRIBUTE;)
    if (!each(arg, bs_span_make(a.name, a.name_len), bs_span_make(a.value, a.value_len))) return;
}

/* Where the next node of the source begins: no content of `node` lies behind it. */
static const char *next_source(const bs_page *page, uint32_t node) {
  for (uint32_t i = page->node[node].end; i < page->nnode; i++) {
    const bs_node *x = &page->node[i];
    if (x->tag == BS_TAG_TEXT) return page->html.p + x->off;
    if (x->len != BS_IMPLIED) return page->html.p + x->len;
  }
  return page->html.p + page->html.n;
}

bs_span bs_node_code(const bs_page *page, uint32_t node) {
  const bs_node *x = &page->node[node];
  if ((x->tag != BS_TAG_SCRIPT && x->tag != BS_TAG_STYLE) || x->len == BS_IMPLIED) return BS_NULL_SPAN;
  lexer bounded = {.end = next_source(page, node), .escapes = true};
  const char *s = behind_name(page->html.p + x->len);
  int what;
  for (attribute a; (what = next_attribute(&s, bounded.end, &a)) == TAG_ATTRIBUTE;) continue;
  if (what == TAG_CUT || s > bounded.end) return BS_NULL_SPAN;
  const char *stop = x->tag == BS_TAG_SCRIPT ? find_script_end(&bounded, s) : find_end_tag(s, bounded.end, "style", 5);
  return bs_span_make(s, (size_t)(stop - s));
}

bs_span bs_node_name(const bs_page *page, uint32_t node) {
  const bs_node *x = &page->node[node];
  if (x->tag <= BS_TAG_TEXT) return BS_NULL_SPAN;
  if (x->len == BS_IMPLIED || page->html.p[x->len + 1] == '/') return bs_span_of(bs_tag_name((bs_tag)x->tag));
  const char *lt = page->html.p + x->len;
  return bs_span_make(lt + 1, (size_t)(behind_name(lt) - lt - 1));
}
