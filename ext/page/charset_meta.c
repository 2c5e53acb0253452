/* charset_meta.c: the encoding that a page declares in its own first bytes. Believes nothing: charset.c weighs it. */
#include "charset.h"

#define PRESCAN 16384 /* the standard says 1,024; pages put scripts and comments before their <meta> */

typedef struct scan {
  bs_span in;
  size_t at;
} scan;

static int peek(const scan *s) { return s->at < s->in.n ? (unsigned char)s->in.p[s->at] : -1; }

static void skip_to(scan *s, const char *what) {
  size_t hit = bs_span_ifind(s->in, what, s->at);
  s->at = hit == SIZE_MAX ? s->in.n : hit + strlen(what);
}

static bool blank_or_slash(int c) { return c == '/' || c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

/* WHATWG HTML 13.2.3.2, "get an attribute"; false at the tag's end. */
static bool attribute(scan *s, bs_span *name, bs_span *value) {
  while (blank_or_slash(peek(s))) s->at++;
  if (peek(s) < 0 || peek(s) == '>') return false;
  size_t from = s->at++; /* a leading = is part of the name */
  while (peek(s) >= 0 && peek(s) != '=' && peek(s) != '>' && !blank_or_slash(peek(s))) s->at++;
  *name = bs_span_sub(s->in, from, s->at);
  *value = BS_LIT("");
  while (peek(s) != '/' && blank_or_slash(peek(s))) s->at++;
  if (peek(s) != '=') return true;
  s->at++;
  while (peek(s) != '/' && blank_or_slash(peek(s))) s->at++;
  int quote = peek(s);
  if (quote == '"' || quote == '\'') {
    from = ++s->at;
    while (peek(s) >= 0 && peek(s) != quote) s->at++;
    *value = bs_span_sub(s->in, from, s->at);
    if (peek(s) == quote) s->at++;
  } else {
    from = s->at;
    while (peek(s) >= 0 && peek(s) != '>' && (peek(s) == '/' || !blank_or_slash(peek(s)))) s->at++;
    *value = bs_span_sub(s->in, from, s->at);
  }
  return true;
}

bs_span bs_charset_in_content_type(bs_span value) {
  size_t at = 0;
  while ((at = bs_span_ifind(value, "charset", at)) != SIZE_MAX) {
    bs_span rest = bs_span_trim(bs_span_sub(value, at + 7, SIZE_MAX));
    at += 7;
    if (!rest.n || rest.p[0] != '=') continue;
    rest = bs_span_trim(bs_span_sub(rest, 1, SIZE_MAX));
    if (!rest.n) break;
    char quote = rest.p[0];
    size_t n = 0;
    if (quote == '"' || quote == '\'') {
      rest = bs_span_sub(rest, 1, SIZE_MAX);
      while (n < rest.n && rest.p[n] != quote) n++;
      return n < rest.n ? bs_span_sub(rest, 0, n) : BS_NULL_SPAN;
    }
    while (n < rest.n && rest.p[n] != ';' && !bs_ascii_space((unsigned char)rest.p[n])) n++;
    return bs_span_sub(rest, 0, n);
  }
  return BS_NULL_SPAN;
}

/* One <meta …>, behind its name. */
static const bs_charset *meta(scan *s) {
  bs_span name, value, charset = BS_NULL_SPAN, content = BS_NULL_SPAN;
  bool pragma = false;
  while (attribute(s, &name, &value)) {
    if (bs_span_ieq(name, "charset") && !charset.p)
      charset = value;
    else if (bs_span_ieq(name, "content") && !content.p)
      content = value;
    else if (bs_span_ieq(name, "http-equiv"))
      pragma = pragma || bs_span_ieq(bs_span_trim(value), "content-type");
  }
  const bs_charset *found = bs_charset_find(charset);
  if (!found && pragma) found = bs_charset_find(bs_charset_in_content_type(content));
  return found;
}

/* <?xml version="1.0" encoding="…"?> at the very start. */
static const bs_charset *xml_declaration(bs_span in) {
  if (!bs_span_starts(in, "<?xml")) return NULL;
  size_t end = bs_span_find(in, "?>", 0);
  bs_span head = bs_span_sub(in, 0, end == SIZE_MAX ? in.n : end);
  size_t at = bs_span_find(head, "encoding", 0);
  if (at == SIZE_MAX) return NULL;
  bs_span rest = bs_span_trim(bs_span_sub(head, at + 8, SIZE_MAX));
  if (!rest.n || rest.p[0] != '=') return NULL;
  rest = bs_span_trim(bs_span_sub(rest, 1, SIZE_MAX));
  if (!rest.n || (rest.p[0] != '"' && rest.p[0] != '\'')) return NULL;
  size_t n = 1;
  while (n < rest.n && rest.p[n] != rest.p[0]) n++;
  return bs_charset_find(bs_span_sub(rest, 1, n));
}

bs_span bs_charset_lang(bs_span bytes) {
  scan s = {bs_span_sub(bytes, 0, PRESCAN), 0};
  bs_span name, value, lang = BS_NULL_SPAN;
  while ((s.at = bs_span_ifind(s.in, "<html", s.at)) != SIZE_MAX) {
    s.at += 5;
    if (!blank_or_slash(peek(&s))) continue;
    while (attribute(&s, &name, &value))
      if (bs_span_ieq(name, "lang") || (bs_span_ieq(name, "xml:lang") && !lang.p)) lang = value;
    break;
  }
  return lang;
}

static bool tag_starts(const scan *s, const char *name) {
  bs_span rest = bs_span_sub(s->in, s->at, SIZE_MAX);
  size_t n = strlen(name);
  return bs_span_istarts(rest, name) && n < rest.n && (blank_or_slash((unsigned char)rest.p[n]) || rest.p[n] == '>');
}

const bs_charset *bs_charset_prescan(bs_span bytes) {
  scan s = {bs_span_sub(bytes, 0, PRESCAN), 0};
  bs_span name, value;
  for (;;) {
    size_t hit = bs_span_find(s.in, "<", s.at);
    if (hit == SIZE_MAX) break;
    s.at = hit;
    bs_span rest = bs_span_sub(s.in, s.at, SIZE_MAX);
    if (bs_span_starts(rest, "<!--")) {
      s.at += 2; /* <!--> is a whole comment */
      skip_to(&s, "-->");
    } else if (tag_starts(&s, "<meta")) {
      s.at += 5;
      const bs_charset *found = meta(&s);
      if (found) return found;
    } else if (tag_starts(&s, "<script")) {
      skip_to(&s, "</script");
    } else if (tag_starts(&s, "<style")) {
      skip_to(&s, "</style");
    } else if (rest.n > 1 && (bs_ascii_alpha((unsigned char)rest.p[1]) || rest.p[1] == '/')) {
      while (peek(&s) >= 0 && peek(&s) != '>' && !blank_or_slash(peek(&s))) s.at++;
      while (attribute(&s, &name, &value)) continue;
    } else if (rest.n > 1 && (rest.p[1] == '!' || rest.p[1] == '?')) {
      skip_to(&s, ">");
    } else {
      s.at++;
    }
  }
  return xml_declaration(s.in);
}
