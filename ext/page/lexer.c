/* lexer.c: one pass over a page's UTF-8 that reads markup as HTML does (WHATWG HTML 13.2.5). Notes each text run, each wanted
** attribute and each comment as a slice of the page, and writes for libxml2 the bare tags. Copies no text, decodes nothing,
** builds no nodes. All loops end at the latest at the NUL bytes behind the page, or at `end`. */
#include "lexer.h"

#include <stdlib.h>

#include "names.inc"
#include "open.h"

/* SLACK: what one tag with its content sends at most. */
enum { NAME_MOST = 64, SLACK = 2 * NAME_MOST + 64, COMMENTS_MOST = 4096 };

typedef struct lexer {
  const char *in, *end;
  char *o, *room; /* where the next byte of `sent` goes; room: where less than SLACK is left */
  bs_page *page;
  bs_lexed *out;
  bs_open open;
  size_t attributes; /* kept of one element */
  bool escapes;      /* scripts may hide "</script>" behind "<!--": until one did so without an end */
  bool failed;       /* no memory */
} lexer;

static inline bool is(char c, int classes) { return char_class[(unsigned char)c] & classes; }

/* Padded, so that comparing n bytes never reads past a name. */
static const char tag_text[BS_TAG_COUNT][TAG_LONGEST + 2] = {
#define X(id, name) [BS_TAG_##id] = name,
#include "tags.inc"
#undef X
};
static const char attr_text[BS_ATTR_COUNT][ATTR_LONGEST + 2] = {
#define X(id, name) [BS_ATTR_##id] = name,
#include "attrs.inc"
#undef X
};

/* n > 0; the name in lower case */
static inline bs_tag tag_of(const char *s, size_t n) {
  if (n > TAG_LONGEST) return BS_TAG_OTHER;
  unsigned id = tag_slots[tag_slot((const unsigned char *)s, (unsigned)n)];
  return id && memcmp(tag_text[id], s, n) == 0 && !tag_text[id][n] ? (bs_tag)id : BS_TAG_OTHER;
}

static inline bs_attr find_attr(const char *s, size_t n) {
  unsigned id = attr_slots[attr_slot((const unsigned char *)s, (unsigned)n)];
  return id && memcmp(attr_text[id], s, n) == 0 && !attr_text[id][n] ? (bs_attr)id : BS_ATTR_NONE;
}

/* n > 0 */
static inline bs_attr attr_of(const char *s, size_t n) {
  char low[ATTR_LONGEST];
  if (n > ATTR_LONGEST) return BS_ATTR_NONE;
  bs_attr id = find_attr(s, n);
  if (id != BS_ATTR_NONE) return id;
  int classes = 0;
  for (size_t i = 0; i < n; i++) classes |= char_class[(unsigned char)s[i]];
  if (!(classes & UPPER)) return BS_ATTR_NONE;
  for (size_t i = 0; i < n; i++) low[i] = is(s[i], UPPER) ? (char)(s[i] + 32) : s[i];
  return find_attr(low, n);
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
  if (!bs_grow(&page->attr, &x->out->attr_cap, (size_t)page->nattr + 1, sizeof(*page->attr))) return false;
  page->attr[page->nattr++] = (bs_attr_slot){(uint32_t)(a->value - x->in), (uint32_t)a->value_len, (uint16_t)id};
  return true;
}

/* Reads the attributes from *p to behind the tag; keeps the wanted ones, of equal names the first. */
static int read_attributes(lexer *x, const char **p) {
  attribute a;
  uint64_t seen = 0;
  _Static_assert(BS_ATTR_COUNT <= 64, "seen has a bit for each");
  uint32_t first = x->page->nattr;
  for (;;) {
    int what = next_attribute(p, x->end, &a);
    if (what == TAG_CUT) x->page->nattr = first;
    if (what != TAG_ATTRIBUTE) return what;
    bs_attr id = attr_of(a.name, a.name_len);
    if (id == BS_ATTR_NONE || (seen >> id & 1) || x->page->nattr - first >= x->attributes) continue;
    seen |= (uint64_t)1 << id;
    if (!keep(x, id, &a)) {
      x->failed = true;
      return TAG_CUT;
    }
  }
}

/* ---- what is sent ---- */

/* Makes room for at least SLACK bytes. */
static bool grow_sent(lexer *x) {
  bs_str *sent = &x->out->sent;
  sent->n = (size_t)(x->o - sent->p);
  if (!bs_str_reserve(sent, sent->n + 4 * SLACK)) return false;
  x->o = sent->p + sent->n;
  x->room = sent->p + sent->cap - SLACK;
  return true;
}

static inline void send(lexer *x, const char *s, size_t n) {
  memcpy(x->o, s, n);
  x->o += n;
}

static void add_run(lexer *x, const char *from, const char *to, char sign) {
  bs_lexed *out = x->out;
  if (!bs_grow(&out->run, &out->run_cap, out->nrun + 1, sizeof(*out->run))) {
    x->failed = true;
    return;
  }
  out->run[out->nrun++] = (bs_piece){(uint32_t)(from - x->in), (uint32_t)(to - from)};
  *x->o++ = sign;
}

/* Notes the tag whose '<' and name were sent. */
static void add_tag(lexer *x, bs_lex_tag tag) {
  bs_lexed *out = x->out;
  if (!bs_grow(&out->tag, &out->tag_cap, out->ntag + 1, sizeof(*out->tag))) {
    x->failed = true;
    return;
  }
  tag.pos = (uint32_t)(x->o - out->sent.p);
  out->tag[out->ntag++] = tag;
}

/* libxml2 skips blanks that stand first, so they are not sent there. */
static void text(lexer *x, const char *from, const char *to) {
  const char *s = from;
  while (s < to && (is(*s, BLANK) || !*s)) s++;
  if (s < to) {
    if (bs_open_text(&x->open)) {
      send(x, "<body", 5);
      add_tag(x, (bs_lex_tag){.src = BS_IMPLIED, .attr = x->page->nattr, .tag = BS_TAG_BODY});
      *x->o++ = '>';
    }
    add_run(x, from, to, '0');
  } else if (x->o != x->out->sent.p) {
    add_run(x, from, to, ' ');
  }
}

static void send_end(lexer *x, const char *name, size_t n) {
  send(x, "</", 2);
  send(x, name, n);
  *x->o++ = '>';
}

static bool send_ends(lexer *x, bs_tag tag, uint32_t times) {
  for (const char *name = bs_tag_name(tag); times; times--) {
    if (x->o >= x->room && !grow_sent(x)) return false;
    send_end(x, name, strlen(name));
  }
  return true;
}

/* The name at s in lower case, as libxml2 would cut it: BS_OPEN_UNLISTED with a hash, or its bs_tag. */
static const char *read_name(const char *s, char name[NAME_MOST], size_t *len, uint32_t *id) {
  size_t n = 0;
  for (; is(*s, NAME); s++)
    if (n < NAME_MOST) name[n++] = is(*s, UPPER) ? (char)(*s + 32) : *s;
  *len = n;
  *id = tag_of(name, n);
  if (*id == BS_TAG_OTHER) {
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)name[i]) * 16777619u;
    *id = h | BS_OPEN_UNLISTED;
  }
  return s;
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
  switch (id) {
    case BS_TAG_AREA:
    case BS_TAG_BASE:
    case BS_TAG_BASEFONT:
    case BS_TAG_BGSOUND:
    case BS_TAG_BR:
    case BS_TAG_COL:
    case BS_TAG_EMBED:
    case BS_TAG_FRAME:
    case BS_TAG_HR:
    case BS_TAG_IMAGE:
    case BS_TAG_IMG:
    case BS_TAG_INPUT:
    case BS_TAG_ISINDEX:
    case BS_TAG_KEYGEN:
    case BS_TAG_LINK:
    case BS_TAG_META:
    case BS_TAG_PARAM:
    case BS_TAG_SOURCE:
    case BS_TAG_TRACK:
    case BS_TAG_WBR: return EMPTY;
    case BS_TAG_SCRIPT: return SCRIPT;
    case BS_TAG_STYLE:
    case BS_TAG_IFRAME:
    case BS_TAG_NOEMBED:
    case BS_TAG_NOFRAMES: return HIDDEN;
    case BS_TAG_TITLE:
    case BS_TAG_TEXTAREA:
    case BS_TAG_XMP: return RAW;
    case BS_TAG_PLAINTEXT: return REST;
    default: return MARKUP;
  }
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

static bool is_json_ld(const lexer *x, const bs_lex_tag *tag) {
  for (uint32_t i = tag->attr; i < tag->attr + tag->nattr; i++) {
    const bs_attr_slot *a = &x->page->attr[i];
    if (a->id == BS_ATTR_TYPE) return bs_span_ifind(bs_span_make(x->in + a->off, a->len), "ld+json", 0) != SIZE_MAX;
  }
  return false;
}

/* Sends content and end tag of a raw element whose start tag was sent; gives where markup goes on. */
static const char *raw_content(lexer *x, const char *s, const char *name, size_t n, enum content content,
                               bool json_ld) {
  const char *stop = content == REST     ? x->end
                     : content == SCRIPT ? find_script_end(x, s)
                                         : find_end_tag(s, x->end, name, n);
  if (stop > s && (content == RAW || content == REST || json_ld)) {
    const char *t = s;
    while (t < stop && (is(*t, BLANK) || !*t)) t++;
    add_run(x, s, stop, t < stop || json_ld ? '0' : ' ');
  }
  if (content == REST) return stop; /* it has no end tag: libxml2 2.14 would take one for its text */
  send_end(x, name, n);
  const char *behind = stop < x->end ? behind_end_tag(x, stop + 2 + n) : NULL;
  return behind ? behind : x->end;
}

/* ---- markup ---- */

static const char *start_tag(lexer *x, const char *lt) {
  char name[NAME_MOST];
  size_t n;
  uint32_t id;
  const char *s = read_name(lt + 1, name, &n, &id);
  bs_lex_tag tag = {.src = (uint32_t)(lt - x->in), .attr = x->page->nattr};
  int how = read_attributes(x, &s);
  if (how == TAG_CUT) return x->end; /* the page ends within the tag, which a browser drops too */
  enum content content = how == TAG_CLOSED ? EMPTY : content_of(id);
  bs_tag close;
  uint32_t times;
  bs_open_act act = bs_open_start(&x->open, id, content != MARKUP, &close, &times);
  tag.tag = id < BS_TAG_COUNT ? (uint16_t)id : BS_TAG_OTHER;
  tag.nattr = (uint16_t)(x->page->nattr - tag.attr);
  if (act == BS_OPEN_DROP) {
    bs_lex_tag *late = &x->out->late[id == BS_TAG_BODY];
    if (id != BS_TAG_HEAD && !late->tag) *late = tag;
    return s;
  }
  if (times && !send_ends(x, close, times)) {
    x->failed = true;
    return x->end;
  }
  *x->o++ = '<';
  send(x, name, n);
  add_tag(x, tag);
  bool raw = content >= HIDDEN;
  if (act == BS_OPEN_EMPTY && !raw) *x->o++ = '/';
  *x->o++ = '>';
  return raw ? raw_content(x, s, name, n, content, content == SCRIPT && is_json_ld(x, &tag)) : s;
}

/* WHATWG HTML 13.2.6.4.7: "</br>" is a <br>. Its src is its own '<', behind which no attributes are read. */
static void line_break(lexer *x, const char *lt) {
  bs_tag close;
  uint32_t times;
  bs_open_start(&x->open, BS_TAG_BR, true, &close, &times);
  send(x, "<br", 3);
  add_tag(x, (bs_lex_tag){.src = (uint32_t)(lt - x->in), .attr = x->page->nattr, .tag = BS_TAG_BR});
  send(x, "/>", 2);
}

static const char *behind_gt(const lexer *x, const char *s) {
  const char *gt = memchr(s, '>', (size_t)(x->end - s));
  return gt ? gt + 1 : x->end;
}

static const char *end_tag(lexer *x, const char *lt) {
  char name[NAME_MOST];
  size_t n;
  uint32_t id;
  if (!is(lt[2], LETTER)) return behind_gt(x, lt + 2); /* a bogus comment, or nothing for "</>" */
  const char *s = read_name(lt + 2, name, &n, &id);
  s = behind_end_tag(x, s);
  if (!s) return x->end;
  if (id == BS_TAG_BR)
    line_break(x, lt);
  else if (bs_open_end(&x->open, id) == BS_OPEN_SEND)
    send_end(x, name, n);
  return s;
}

static void add_comment(lexer *x, const char *from, const char *to) {
  bs_page *page = x->page;
  if (page->ncomment == COMMENTS_MOST) return;
  if (!bs_grow(&page->comment, &x->out->comment_cap, (size_t)page->ncomment + 1, sizeof(*page->comment))) {
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
  bool foreign = x->open.count[BS_TAG_SVG] || x->open.count[BS_TAG_MATH];
  if (foreign && x->end - lt >= 9 && memcmp(lt + 1, "![CDATA[", 8) == 0) {
    const char *stop = memmem(lt, (size_t)(x->end - lt), "]]>", 3);
    return stop ? stop + 3 : x->end;
  }
  return behind_gt(x, lt + 2);
}

/* The next '<' that begins markup, or the end: the text up to there is one run. */
static const char *find_markup(const char *s, const char *end) {
  for (; (s = memchr(s, '<', (size_t)(end - s))); s++) {
    if (s + 1 < end && (is(s[1], LETTER) || s[1] == '!' || s[1] == '?')) return s;
    if (s[1] == '/' && s + 2 < end) return s;
  }
  return end;
}

bs_status bs_lex(bs_page *page, const bs_limits *limits, bs_lexed *out, bs_str *why) {
  lexer x = {.in = page->html.p, .end = page->html.p + page->html.n, .page = page, .out = out};
  x.attributes = limits->attributes;
  x.escapes = true;
  bs_open_init(&x.open, limits->depth);
  bs_status status = BS_NOMEM;
  if (!bs_str_reserve(&out->sent, page->html.n / 8 + 4 * SLACK)) goto done;
  x.o = out->sent.p;
  x.room = out->sent.p + out->sent.cap - SLACK;
  for (const char *s = x.in; s < x.end;) {
    const char *lt = find_markup(s, x.end);
    if (x.o >= x.room && !grow_sent(&x)) goto done;
    if (lt > s) text(&x, s, lt);
    if (lt < x.end) {
      if (lt[1] == '/')
        lt = end_tag(&x, lt);
      else if (is(lt[1], LETTER))
        lt = start_tag(&x, lt);
      else
        lt = declaration(&x, lt);
    }
    if (x.failed || x.open.no_memory) goto done;
    s = lt;
    if (out->nrun + out->ntag >= limits->nodes) {
      bs_str_addf(why, "more than %zu elements and text runs in the page (limit nodes)", limits->nodes);
      status = BS_LIMIT;
      goto done;
    }
  }
  out->sent.n = (size_t)(x.o - out->sent.p);
  *x.o = 0;
  status = BS_OK;
done:
  bs_open_free(&x.open);
  return status;
}

void bs_lexed_free(bs_lexed *lexed) {
  bs_str_free(&lexed->sent);
  free(lexed->run);
  free(lexed->tag);
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
