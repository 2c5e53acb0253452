/* json.c: reads JSON as pages have it into a small tree in the arena. A JSON library refuses the whole block for one
** raw newline in a string, an unescaped quote or a cut end; an archive wants what can be had. Knows nothing of
** schema.org. */
#include "../base/lanes.h"
#include "article_int.h"

enum { MAX_VALUES = 100000, MAX_DEPTH = 256 };

typedef struct reader {
  bs_article *a;
  const char *p, *end;
  size_t depth, max_depth;
  size_t values;
  bs_status status;
} reader;

static bool at(const reader *r, const char *z) {
  size_t n = strlen(z);
  return (size_t)(r->end - r->p) >= n && memcmp(r->p, z, n) == 0;
}

static void skip_past(reader *r, const char *z) {
  while (r->p < r->end && !at(r, z)) r->p++;
  r->p = r->p < r->end ? r->p + strlen(z) : r->end;
}

/* Blanks, commas, comments, and the wrappers that once hid scripts from old browsers. */
static void skip_blank(reader *r) {
  static const char *const wrappers[] = {"<!--",  "-->",   "<![CDATA[",    "]]>",    "//<![CDATA[",
                                         "//]]>", "//-->", "// <![CDATA[", "// ]]>", "// -->"};
  while (r->p < r->end) {
    unsigned char c = (unsigned char)*r->p;
    if (bs_ascii_space(c) || c == ',' || c == ';' || c == 0) {
      r->p++;
      continue;
    }
    if (c == 0xC2 && r->end - r->p > 1 && (unsigned char)r->p[1] == 0xA0) { /* no-break space */
      r->p += 2;
      continue;
    }
    if (c == 0xEF && at(r, "\xEF\xBB\xBF")) {
      r->p += 3;
      continue;
    }
    if (c != '/' && c != '<' && c != '-' && c != ']') return;
    size_t i = 0, n = sizeof(wrappers) / sizeof(*wrappers);
    for (i = 0; i < n; i++)
      if (at(r, wrappers[i])) break;
    if (i < n)
      r->p += strlen(wrappers[i]);
    else if (at(r, "/*"))
      skip_past(r, "*/");
    else if (at(r, "//"))
      skip_past(r, "\n");
    else
      return;
  }
}

static bs_json *new_value(reader *r, bs_json_type type) {
  if (r->status || ++r->values > MAX_VALUES) return NULL;
  bs_json *v = bs_arena_zalloc(&r->a->arena, sizeof(*v));
  if (!v) {
    r->status = BS_NOMEM;
    return NULL;
  }
  v->type = type;
  return v;
}

/* Whether a member's name and its colon stand at p: its comma was forgotten then. */
static bool is_member(const reader *r, const char *p) {
  enum { NAME_BYTES = 48 };
  const char *q = p + 1;
  if (p == r->end || *p != '"') return false;
  while (q < r->end && q - p < NAME_BYTES &&
         (bs_ascii_alpha((unsigned char)*q) || bs_ascii_digit((unsigned char)*q) || strchr("@_-:", *q)) && *q)
    q++;
  if (q == r->end || *q != '"' || q == p + 1) return false;
  for (q++; q < r->end && bs_ascii_space((unsigned char)*q);) q++;
  return q < r->end && *q == ':';
}

/* A quote ends its string where JSON can go on behind it; another one is a quote that somebody forgot to escape. */
static bool ends_string(const reader *r, const char *p) {
  bool newline = false;
  const char *from = p;
  for (; p < r->end && bs_ascii_space((unsigned char)*p); p++) newline |= *p == '\n';
  if (p == r->end) return true;
  switch (*p) {
    case 0:
    case ',':
    case ':':
    case '}':
    case ']':
    case '/':
    case '<': return true;
    case '"':
    case '\'': return newline || (p > from && is_member(r, p));
    default: return false;
  }
}

static uint32_t hex4(const char *p, const char *end) {
  uint32_t v = 0;
  if (end - p < 4) return UINT32_MAX;
  for (int i = 0; i < 4; i++) {
    int c = bs_ascii_lower((unsigned char)p[i]);
    if (!bs_ascii_digit(c) && !(c >= 'a' && c <= 'f')) return UINT32_MAX;
    v = v << 4 | (uint32_t)(c <= '9' ? c - '0' : c - 'a' + 10);
  }
  return v;
}

/* RFC 8259 section 7; what is no escape stays as it is. Returns the place behind. */
static const char *unescape(const char *p, const char *end, bs_str *out) {
  static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
  const char *hit = p < end && *p ? strchr(from, *p) : NULL;
  if (p == end) return p;
  if (hit) {
    bs_str_addc(out, to[hit - from]);
    return p + 1;
  }
  if (*p != 'u') {
    bs_str_addc(out, *p);
    return p + 1;
  }
  uint32_t c = hex4(p + 1, end), low;
  if (c == UINT32_MAX) {
    bs_str_addz(out, "\\u");
    return p + 1;
  }
  p += 5;
  if (c >= 0xD800 && c < 0xDC00 && end - p >= 6 && p[0] == '\\' && p[1] == 'u' && (low = hex4(p + 2, end)) >= 0xDC00 &&
      low < 0xE000) {
    c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    p += 6;
  }
  bs_str_addcp(out, c ? c : 0xFFFD);
  return p;
}

static bs_status decode(reader *r, bs_span raw, bs_span *out) {
  bs_str *s = &r->a->scratch;
  bs_str_clear(s);
  for (const char *p = raw.p, *end = raw.p + raw.n; p < end;) {
    const char *stop = memchr(p, '\\', (size_t)(end - p));
    if (!stop) stop = end;
    bs_str_add(s, p, (size_t)(stop - p));
    p = stop < end ? unescape(stop + 1, end, s) : end;
  }
  bs_status st = bs_article_keep(r->a, s, out);
  if (st || !out->n || !memchr(out->p, '&', out->n)) return st;
  bs_str_clear(s); /* many publishers escape for HTML what no HTML parser will unescape */
  bs_entities_decode(*out, true, s);
  return bs_article_keep(r->a, s, out);
}

/* The first quote, backslash or '&' from p on, or end. */
static const char *find_mark(const char *p, const char *end, char quote) {
  for (; end - p >= BS_LANES; p += BS_LANES) {
    bs_lanes c = bs_lanes_read(p);
    unsigned first = bs_lanes_first((bs_lanes)(c == (uint8_t)quote) | (bs_lanes)(c == '\\') | (bs_lanes)(c == '&'));
    if (first < BS_LANES) return p + first;
  }
  while (p < end && *p != quote && *p != '\\' && *p != '&') p++;
  return p;
}

/* Reads a string into *out; false where it has no end. */
static bool read_string(reader *r, bs_span *out) {
  char quote = *r->p++;
  const char *from = r->p;
  bool plain = true;
  for (; (r->p = find_mark(r->p, r->end, quote)) < r->end; r->p++) {
    if (*r->p == quote) {
      if (ends_string(r, r->p + 1)) break;
      continue;
    }
    plain = false;
    r->p += *r->p == '\\' && r->end - r->p > 1;
  }
  if (r->p >= r->end) {
    r->p = r->end;
    return false;
  }
  *out = bs_span_make(from, (size_t)(r->p++ - from));
  if (!plain && !r->status) r->status = decode(r, *out, out);
  return !r->status;
}

static bs_span read_word(reader *r) {
  const char *from = r->p;
  while (r->p < r->end && !bs_ascii_space((unsigned char)*r->p) && !strchr(",:}]{[\"", *r->p)) r->p++;
  if (r->p == from) r->p++;
  return bs_span_make(from, (size_t)(r->p - from));
}

static bs_json *read_value(reader *r);

/* Members or items up to the closing bracket, whichever kind it is. A bracket's items past the limits are read over. */
static void read_inside(reader *r, bs_json *parent) {
  bs_json **tail = &parent->child;
  for (skip_blank(r); r->p < r->end && !r->status; skip_blank(r)) {
    bs_span key = BS_NULL_SPAN;
    if (*r->p == '}' || *r->p == ']') {
      r->p++;
      return;
    }
    if (parent->type == BS_JSON_OBJECT) {
      if (*r->p == '"' || *r->p == '\'') {
        if (!read_string(r, &key)) return;
      } else if (*r->p != '{' && *r->p != '[' && *r->p != ':') {
        key = read_word(r);
      }
      skip_blank(r);
      if (r->p == r->end) return;
      if (*r->p == ':')
        r->p++;
      else if (key.p)
        continue;
    }
    bs_json *v = read_value(r);
    if (!v) continue;
    v->key = key;
    *tail = v;
    tail = &v->next;
  }
}

/* Reads over a bracket too deep to keep. */
static void skip_inside(reader *r) {
  size_t open = 1;
  while (r->p < r->end && open) {
    bs_span ignored;
    if (*r->p == '"') {
      read_string(r, &ignored);
      continue;
    }
    if (*r->p == '{' || *r->p == '[') open++;
    if (*r->p == '}' || *r->p == ']') open--;
    r->p++;
  }
}

/* NULL: nothing there, or past a limit, or no memory (r->status). */
static bs_json *read_value(reader *r) {
  skip_blank(r);
  if (r->p == r->end || r->status || *r->p == '}' || *r->p == ']') return NULL;
  char c = *r->p;
  if (c == '{' || c == '[') {
    r->p++;
    bs_json *v = r->depth < r->max_depth ? new_value(r, c == '{' ? BS_JSON_OBJECT : BS_JSON_ARRAY) : NULL;
    if (!v) {
      skip_inside(r);
      return NULL;
    }
    r->depth++;
    read_inside(r, v);
    r->depth--;
    return v;
  }
  bs_span text;
  bool string = c == '"' || c == '\'';
  if (!string)
    text = read_word(r);
  else if (!read_string(r, &text))
    return NULL;
  bs_json *v = new_value(r, string ? BS_JSON_STRING : BS_JSON_LITERAL);
  if (v) v->text = text;
  return v;
}

/* Blocks whose own quotes are escaped were escaped as a whole. */
static bs_status unescape_block(bs_article *a, bs_span *text) {
  size_t i = 0;
  while (i < text->n && (bs_ascii_space((unsigned char)text->p[i]) || strchr("{[", text->p[i]))) i++;
  bs_span rest = bs_span_sub(*text, i, text->n);
  if (!bs_span_istarts(rest, "&quot;") && !bs_span_starts(rest, "&#34;") && !bs_span_starts(rest, "&#034;"))
    return BS_OK;
  bs_str_clear(&a->scratch);
  bs_entities_decode(*text, false, &a->scratch);
  return bs_article_keep(a, &a->scratch, text);
}

bs_status bs_json_read(bs_article *a, bs_span text, bs_json **out) {
  *out = NULL;
  bs_status st = unescape_block(a, &text);
  if (st) return st;
  reader r = {.a = a, .p = text.p, .end = text.p + text.n};
  r.max_depth = a->limits->json_depth < MAX_DEPTH ? a->limits->json_depth : MAX_DEPTH;
  for (bs_json **tail = out; r.p < r.end && !r.status;) {
    bs_json *v = read_value(&r);
    if (v) {
      *tail = v;
      tail = &v->next;
    } else if (r.p < r.end) {
      r.p++; /* a closing bracket too many */
    }
  }
  return r.status;
}
