/* charset.c: which encoding a page is in, and its text as UTF-8. Looks at declarations first and at the bytes' own
** evidence then.
** Never touches markup beyond the prescan. */
#include "charset.h"

#include <stdlib.h>

#include "../text/utf8.h"
#include "page.h"

enum { HEAD_BYTES = 1024 }; /* of a page, enough to see whether it is UTF-16 */

typedef struct choice {
  const bs_charset *charset;
  const char *from;
  size_t skip; /* bytes of a byte order mark */
} choice;

static bool has_bom(bs_span b, choice *c) {
  c->from = "bom";
  if (bs_span_starts(b, "\xEF\xBB\xBF")) {
    c->charset = bs_charset_find(BS_LIT("utf-8"));
    c->skip = 3;
  } else if (bs_span_starts(b, "\xFE\xFF")) {
    c->charset = bs_charset_find(BS_LIT("utf-16be"));
    c->skip = 2;
  } else if (bs_span_starts(b, "\xFF\xFE")) {
    c->charset = bs_charset_find(BS_LIT("utf-16le"));
    c->skip = 2;
  }
  return c->charset != NULL;
}

static bool is_utf16(const bs_charset *c) { return c->kind == BS_CHARSET_UTF16LE || c->kind == BS_CHARSET_UTF16BE; }

/* UTF-16 without a byte order mark shows by the zero bytes in its markup: "<" and an ASCII character, each with a
** zero beside it, behind blanks of the same kind. */
static const bs_charset *bare_utf16(bs_span b) {
  size_t at = 0;
  while (b.n - at >= 2 && ((bs_ascii_space((unsigned char)b.p[at]) && !b.p[at + 1]) ||
                           (!b.p[at] && bs_ascii_space((unsigned char)b.p[at + 1]))))
    at += 2;
  b = bs_span_sub(b, at, SIZE_MAX);
  if (b.n < 4) return NULL;
  if (b.p[0] == '<' && !b.p[1] && b.p[2] && !b.p[3]) return bs_charset_find(BS_LIT("utf-16le"));
  if (!b.p[0] && b.p[1] == '<' && !b.p[2] && b.p[3]) return bs_charset_find(BS_LIT("utf-16be"));
  return NULL;
}

/* Encodings whose text is ASCII bytes between escapes. */
static bool is_escaped(const bs_charset *c) { return c->kind == BS_CHARSET_ESCAPED; }

/* ASCII bytes with an escape to another set show what nothing else does. */
static const bs_charset *escaped(bs_span b) {
  if (bs_span_find(b, "\x1B$)C", 0) != SIZE_MAX) return bs_charset_find(BS_LIT("iso-2022-kr"));
  if (bs_span_find(b, "\x1B$B", 0) != SIZE_MAX || bs_span_find(b, "\x1B$@", 0) != SIZE_MAX)
    return bs_charset_find(BS_LIT("iso-2022-jp"));
  return NULL;
}

/* Sequences of two to four bytes that are UTF-8, and bytes that are none; a sequence cut off by the end counts as
** neither. */
static void count_utf8(bs_span b, size_t *good, size_t *bad) {
  const char *end = b.p + b.n;
  *good = *bad = 0;
  for (size_t at = 0; at < b.n;) {
    bs_span rest = bs_span_sub(b, at, SIZE_MAX);
    size_t n = bs_utf8_valid(rest);
    for (size_t i = 0; i < n; i++) *good += (unsigned char)rest.p[i] >= 0xC0;
    if ((at += n) == b.n) break;
    const char *p = b.p + at;
    (void)bs_utf8_next(&p, end);
    /* Cut off: a lead byte and as many of its followers as there are. */
    bool cut = p == end && (unsigned char)b.p[at] >= 0xC2 && (unsigned char)b.p[at] < 0xF5;
    *bad += !cut;
    at = (size_t)(p - b.p);
  }
}

/* Whether the bytes are UTF-8 with damage: a browser shows U+FFFD for a few bytes, we lose no more. A declared legacy
** encoding must be contradicted more. */
static bool mostly_utf8(const bs_charset *declared, size_t good, size_t bad) {
  bool is_declared = declared && declared->kind == BS_CHARSET_UTF8;
  if (is_declared && !good && !bad) return true;
  return declared && !is_declared ? good >= 16 && good >= 16 * bad : good >= 1 && good >= 2 * bad;
}

/* Bytes that are valid UTF-8 are UTF-8, but a word or two of a two-byte encoding may look so by chance. */
static bool chance_utf8(bs_span b, const bs_charset *declared) {
  size_t two = 0;
  if (declared->kind != BS_CHARSET_ICONV && declared->kind != BS_CHARSET_BIG5) return false;
  for (size_t i = 0; i < b.n; i++) {
    unsigned char c = (unsigned char)b.p[i];
    if (c >= 0xE0) return false;
    two += c >= 0xC0;
  }
  return two <= 3;
}

/* What the bytes themselves say, where they are neither ASCII nor valid UTF-8. */
static void weigh(bs_span b, choice *c) {
  const bs_charset *declared = c->charset, *utf8 = bs_charset_find(BS_LIT("utf-8"));
  bs_charset_guess g;
  size_t good, bad;
  count_utf8(b, &good, &bad);
  if (mostly_utf8(declared, good, bad)) {
    if (!declared || declared->kind != BS_CHARSET_UTF8) c->from = "bytes";
    c->charset = utf8;
    return;
  }
  if (declared && is_escaped(declared)) {
    if (bs_span_find(b, "\x1B", 0) != SIZE_MAX || bs_span_find(b, "~{", 0) != SIZE_MAX) return;
    declared = NULL; /* high bytes and no escape */
  }
  bs_charset_weigh(b, declared, bs_charset_lang(b), &g);
  bool sure = g.best && g.bits > 0;
  if (declared && declared->kind != BS_CHARSET_UTF8) {
    /* A declaration stands unless another encoding explains the bytes far better and the declared one badly. */
    bool absurd = !g.latin && g.declared_bits < -2 * (int64_t)g.high;
    int64_t margin = absurd ? 12 : 24 + (int64_t)g.high / 2;
    if (!sure || g.best == declared || g.bits < margin) return;
    /* Other marks on Latin letters are thin evidence: a mark repeated proves nothing, and Macintosh has letters where
    ** windows-1252 has quotes and dashes. */
    if (g.latin && (g.letters < 5 || strcmp(g.best->name, "macintosh") == 0)) return;
    if (g.declared_bits == INT64_MIN || g.declared_bits > g.bits / 2 || g.bits - g.declared_bits < margin) return;
  }
  if (sure) {
    c->charset = g.best;
    c->from = "bytes";
  } else if (!declared || !good) { /* declared UTF-8 without one sequence of it is a template's word */
    c->charset = bs_charset_find(BS_LIT("windows-1252"));
    c->from = "default";
  }
}

static choice choose(bs_span b, bs_span declared, bool valid, bool ascii) {
  choice c = {NULL, NULL, 0};
  if (has_bom(b, &c)) return c;
  if ((c.charset = bare_utf16(b)) != NULL) {
    c.from = "bytes";
    return c;
  }
  c.from = "http";
  c.charset = bs_charset_find(declared);
  /* Mark-up in UTF-16 has a zero beside each character; bytes without any are none, whatever the server says. */
  if (c.charset && is_utf16(c.charset)) {
    if (memchr(b.p, 0, b.n < HEAD_BYTES ? b.n : HEAD_BYTES)) return c;
    c.charset = NULL;
  }
  if (!c.charset) {
    c.from = "meta";
    c.charset = bs_charset_prescan(b);
    /* WHATWG HTML 13.2.3.2: what could be read as ASCII is no UTF-16. */
    if (c.charset && is_utf16(c.charset)) c.charset = bs_charset_find(BS_LIT("utf-8"));
  }
  if (!valid) {
    weigh(b, &c);
  } else if (!c.charset) {
    c.charset = ascii ? escaped(b) : NULL;
    c.from = c.charset || !ascii ? "bytes" : "default";
    if (!c.charset) c.charset = bs_charset_find(BS_LIT("utf-8"));
  } else if (ascii && !is_escaped(c.charset) && escaped(b)) {
    c.charset = escaped(b);
    c.from = "bytes";
  } else if (!ascii && c.charset->kind != BS_CHARSET_UTF8 && !chance_utf8(b, c.charset)) {
    c.charset = bs_charset_find(BS_LIT("utf-8"));
    c.from = "bytes";
  }
  return c;
}

static bs_status too_long(const bs_limits *limits, bs_str *why) {
  bs_str_addf(why, "the page is larger than page_bytes = %zu", limits->page_bytes);
  return why->status ? why->status : BS_LIMIT;
}

/* The text by decoding: a second copy. */
static bs_status decode(bs_page *page, const choice *c, const bs_limits *limits, bs_str *why) {
  bs_str out = BS_STR_INIT;
  bs_str_reserve(&out, page->raw.n + BS_PAD);
  bs_status rc =
      bs_charset_decode(c->charset, bs_span_sub(page->raw, c->skip, SIZE_MAX), limits->page_bytes, &out, NULL);
  if (!rc && !bs_str_reserve(&out, BS_PAD)) rc = BS_NOMEM;
  if (rc) {
    bs_str_free(&out);
    if (rc == BS_LIMIT) return too_long(limits, why);
    if (rc == BS_FORMAT) bs_str_addf(why, "iconv on this system does not know %s", c->charset->name);
    return rc;
  }
  memset(out.p + out.n, 0, BS_PAD);
  page->own_html = out.p;
  page->html = bs_str_span(&out);
  return BS_OK;
}

bs_status bs_page_open(bs_page *page, bs_str *bytes, bs_span declared, const bs_limits *limits, bs_str *why) {
  memset(page, 0, sizeof *page);
  bs_status rc = bs_str_reserve(bytes, BS_PAD) ? BS_OK : BS_NOMEM;
  bs_str own = *bytes;
  *bytes = BS_STR_INIT;
  page->own_raw = own.p;
  if (rc) return rc;
  memset(own.p + own.n, 0, BS_PAD);
  page->raw = bs_str_span(&own);
  if (own.n > limits->page_bytes) return too_long(limits, why);

  size_t plain = bs_utf8_ascii(page->raw);
  bs_span rest = bs_span_sub(page->raw, plain, SIZE_MAX);
  bool ascii = rest.n == 0, valid = bs_utf8_valid(rest) == rest.n;
  choice c = choose(page->raw, declared, valid, ascii);
  page->charset = c.charset->name; /* NOLINT(clang-analyzer-core.NullDereference): utf-8 is always found */
  page->charset_from = c.from;
  bool as_it_is = c.charset->kind == BS_CHARSET_UTF8 ? valid : ascii && !is_utf16(c.charset) && !is_escaped(c.charset);
  if (as_it_is) {
    page->html = bs_span_sub(page->raw, c.skip, SIZE_MAX);
    return BS_OK;
  }
  return decode(page, &c, limits, why);
}

/* ---- does it look like HTML? ---- */

static size_t sniff_blanks(bs_span b, size_t at) {
  while (at < b.n && (bs_ascii_space((unsigned char)b.p[at]) && b.p[at] != '\v')) at++;
  return at;
}

/* WHATWG MIME Sniffing 7.1: these, behind blanks, with a blank or > behind them. */
static bool sniff_ascii(bs_span b) {
  static const char *const TAGS[] = {
      "<!DOCTYPE HTML", "<HTML", "<HEAD",  "<SCRIPT", "<IFRAME",  "<H1",   "<DIV", "<FONT",
      "<TABLE",         "<A",    "<STYLE", "<TITLE",  "<B",       "<BODY", "<BR",  "<P",
      "<META",          "<LINK", "<BASE",  "<CENTER", "<FRAMESET"};
  b = bs_span_sub(b, sniff_blanks(b, 0), SIZE_MAX);
  for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++) {
    size_t n = strlen(TAGS[i]);
    if (b.n > n && bs_span_istarts(b, TAGS[i]) && (b.p[n] == '>' || bs_ascii_space((unsigned char)b.p[n]))) return true;
  }
  return false;
}

/* Past a <?xml …?>, comments and processing instructions, to what a page must have. XML that is no XHTML is no page. */
static bs_span sniff_prolog(bs_span b, bool *commented) {
  for (;;) {
    b = bs_span_sub(b, sniff_blanks(b, 0), SIZE_MAX);
    const char *close = bs_span_starts(b, "<!--") ? "-->" : bs_span_starts(b, "<?") ? "?>" : NULL;
    if (!close) return b;
    if (close[0] == '-') *commented = true;
    size_t end = bs_span_find(b, close, 2);
    if (end == SIZE_MAX) return bs_span_sub(b, b.n, b.n);
    b = bs_span_sub(b, end + strlen(close), SIZE_MAX);
  }
}

bool bs_page_sniff(bs_span bytes) {
  char ascii[1024];
  if (!bytes.p) return false;
  choice bom = {NULL, NULL, 0};
  const bs_charset *utf16 = bare_utf16(bytes);
  if (has_bom(bytes, &bom) && is_utf16(bom.charset)) utf16 = bom.charset;
  bytes = bs_span_sub(bytes, bom.skip, SIZE_MAX);
  if (utf16) {
    size_t n = 0, low = utf16->kind == BS_CHARSET_UTF16BE;
    for (; n < sizeof ascii && n * 2 + 1 < bytes.n; n++)
      ascii[n] = bytes.p[n * 2 + 1 - low] ? '?' : bytes.p[n * 2 + low];
    bytes = bs_span_make(ascii, n);
  }
  bool commented = false;
  bs_span rest = sniff_prolog(bytes, &commented);
  if (sniff_ascii(rest)) return true;
  return commented && rest.n == 0; /* nothing but a comment in the bytes at hand: HTML to the standard */
}

void bs_page_clear(bs_page *page) {
  free(page->node);
  free(page->attr);
  free(page->comment);
  free(page->saying);
  page->node = NULL;
  page->attr = NULL;
  page->comment = NULL;
  page->saying = NULL;
  page->nnode = page->nattr = page->ncomment = 0;
  page->nsaying = 0;
  memset(page->first_of, 0, sizeof page->first_of);
  page->html_node = page->head_node = page->body_node = 0;
  page->cut = false;
}

void bs_page_free(bs_page *page) {
  bs_page_clear(page);
  free(page->own_html);
  free(page->own_raw);
  memset(page, 0, sizeof *page);
}
