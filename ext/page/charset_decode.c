/* charset_decode.c: bytes in a known encoding to valid UTF-8: single-byte encodings by table, UTF-16 by hand, the
** large ones by iconv.
** One bad byte costs one U+FFFD and nothing behind it. Chooses no encoding. */
#include <errno.h>
#include <iconv.h>

#include "../text/utf8.h"
#include "charset.h"

#define STEP 65536 /* bytes of input between two looks at the limit */

static const char *ascii_end(const char *p, const char *end) {
  for (uint64_t word; end - p >= 8; p += 8) {
    memcpy(&word, p, 8);
    if (word & 0x8080808080808080u) break;
  }
  while (p < end && !(*p & 0x80)) p++;
  return p;
}

static bs_status decode_single(const uint16_t *high, bs_span in, size_t limit, bs_str *out, size_t *bad) {
  const char *p = in.p, *end = in.p + in.n;
  while (p < end) {
    const char *run = ascii_end(p, end);
    bs_str_add(out, p, (size_t)(run - p));
    for (p = run; p < end && (*p & 0x80); p++) {
      uint16_t c = high[(unsigned char)*p & 0x7F];
      if (c == 0xFFFD) ++*bad;
      bs_str_addcp(out, c);
    }
    if (out->status) return out->status;
    if (out->n > limit) return BS_LIMIT;
  }
  return BS_OK;
}

static bs_status decode_utf16(bool little, bs_span in, size_t limit, bs_str *out, size_t *bad) {
  const unsigned char *p = (const unsigned char *)in.p;
  uint32_t lead = 0;
  for (size_t i = 0; i + 1 < in.n; i += 2) {
    uint32_t unit = little ? (uint32_t)(p[i] | p[i + 1] << 8) : (uint32_t)(p[i] << 8 | p[i + 1]);
    bool trail = unit >= 0xDC00 && unit < 0xE000;
    if (lead && trail) {
      bs_str_addcp(out, 0x10000 + ((lead - 0xD800) << 10) + (unit - 0xDC00));
      lead = 0;
      continue;
    }
    if (lead || trail) {
      bs_str_addcp(out, 0xFFFD);
      ++*bad;
    }
    lead = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
    if (!lead && !trail) bs_str_addcp(out, unit);
    if (out->status) return out->status;
    if (out->n > limit) return BS_LIMIT;
  }
  if (lead || in.n % 2) {
    bs_str_addcp(out, 0xFFFD);
    ++*bad;
  }
  return out->status ? out->status : out->n > limit ? BS_LIMIT : BS_OK;
}

/* The first of the blank-divided names that iconv knows. */
static bs_status open_iconv(const char *names, iconv_t *cd) {
  char name[32];
  *cd = (iconv_t)-1;
  while (*names && *cd == (iconv_t)-1) {
    size_t n = strcspn(names, " ");
    if (n >= sizeof name) return BS_FORMAT;
    memcpy(name, names, n);
    name[n] = 0;
    errno = 0;
    *cd = iconv_open("UTF-8", name);
    if (*cd == (iconv_t)-1 && errno == ENOMEM) return BS_NOMEM;
    names += n + (names[n] == ' ');
  }
  return *cd == (iconv_t)-1 ? BS_FORMAT : BS_OK;
}

/* What stands at a byte that iconv refuses: how many bytes it takes, and its character. WHATWG Encoding: a bad pair
** is one U+FFFD, but an ASCII byte in its second place is no part of it; 0x80 is the euro sign of GBK and a control
** of Shift_JIS. */
static size_t refused(const bs_charset *charset, const char *p, const char *end, uint32_t *c) {
  *c = 0xFFFD;
  if ((unsigned char)*p == 0x80 && bs_span_is(bs_span_of(charset->name), "gb18030")) {
    *c = 0x20AC;
    return 1;
  }
  if ((unsigned char)*p == 0x80 && bs_span_is(bs_span_of(charset->name), "shift_jis")) {
    *c = 0x80;
    return 1;
  }
  if ((unsigned char)*p == 0x8E && charset->kind == BS_CHARSET_ESCAPED && end - p > 1) {
    *c = p[1] == '~' ? 0x203E : 0xA5; /* as charset_escaped.c writes them */
    return 2;
  }
  return (*p & 0x80) && end - p > 1 && (p[1] & 0x80) && (unsigned char)*p != 0xFF && (unsigned char)*p != 0x80 ? 2 : 1;
}

/* Appends what one stretch of text is; an incomplete character at its end is a bad one. */
static bs_status run_iconv(iconv_t cd, const bs_charset *charset, bs_span in, size_t limit, bs_str *out, size_t *bad) {
  char *p = (char *)(uintptr_t)in.p, *end = p + in.n; /* iconv's input is not const, though it only reads */
  while (p < end) {
    size_t left = (size_t)(end - p) < STEP ? (size_t)(end - p) : STEP;
    bool last = left == (size_t)(end - p);
    if (!bs_str_reserve(out, left * 3 + 16)) return BS_NOMEM;
    char *to = out->p + out->n;
    size_t room = out->cap - out->n - 1;
    size_t got = iconv(cd, &p, &left, &to, &room);
    int why = got == (size_t)-1 ? errno : 0;
    out->n = (size_t)(to - out->p);
    out->p[out->n] = 0;
    if (why == EILSEQ || (why == EINVAL && last)) {
      uint32_t c;
      p += refused(charset, p, end, &c);
      if (c == 0xFFFD) ++*bad;
      bs_str_addcp(out, c);
    }
    if (out->n > limit) return BS_LIMIT;
  }
  return out->status;
}

/* `names`: of the encoding that the bytes are in now; `charset`: of the page's. */
static bs_status decode_iconv(const char *names, const bs_charset *charset, bs_span in, size_t limit, bs_str *out,
                              size_t *bad) {
  iconv_t cd;
  bs_status rc = open_iconv(names, &cd);
  if (rc) return rc;
  rc = run_iconv(cd, charset, in, limit, out, bad);
  iconv_close(cd);
  return rc;
}

/* Length of the stretch at p whose lead bytes are all A1 to A3, or all others. */
static size_t big5_stretch(const unsigned char *p, size_t n, bool *symbols) {
  size_t i = 0;
  bool any = false;
  while (i < n) {
    if (p[i] >= 0x80) {
      bool symbol = p[i] >= 0xA1 && p[i] <= 0xA3;
      if (any && symbol != *symbols) return i;
      *symbols = symbol;
      any = true;
    }
    i += p[i] >= 0x81 && p[i] <= 0xFE && n - i > 1 && p[i + 1] >= 0x40 ? 2 : 1;
  }
  return n;
}

/* WHATWG's Big5 is Hong Kong's with the symbols of rows A1 to A3 as in Windows 950: iconv's HKSCS lacks the full-width
** slash and more. */
static bs_status decode_big5(const bs_charset *charset, bs_span in, size_t limit, bs_str *out, size_t *bad) {
  iconv_t cd, windows;
  bs_status rc = open_iconv(charset->iconv_name, &cd);
  if (rc) return rc;
  if ((rc = open_iconv("CP950 BIG5", &windows)) == BS_OK) {
    for (size_t at = 0; at < in.n && !rc;) {
      bool symbols = false;
      size_t n = big5_stretch((const unsigned char *)in.p + at, in.n - at, &symbols);
      rc = run_iconv(symbols ? windows : cd, charset, bs_span_sub(in, at, at + n), limit, out, bad);
      at += n;
    }
    iconv_close(windows);
  }
  iconv_close(cd);
  return rc;
}

static bs_status decode_escaped(const bs_charset *charset, bs_span in, size_t limit, bs_str *out, size_t *bad) {
  bs_str plain = BS_STR_INIT;
  bs_charset_unescape(charset, in, &plain);
  bs_status rc = plain.status;
  if (!rc)
    rc = decode_iconv(bs_charset_find(bs_span_of(charset->iconv_name))->iconv_name, charset, bs_str_span(&plain), limit,
                      out, bad);
  bs_str_free(&plain);
  return rc;
}

static bs_status decode_utf8(bs_span in, size_t limit, bs_str *out, size_t *bad) {
  size_t start = out->n;
  for (size_t at = 0; at < in.n;) {
    bs_span rest = bs_span_sub(in, at, SIZE_MAX);
    size_t good = bs_utf8_valid(rest);
    bs_str_add(out, rest.p, good);
    at += good;
    if (at < in.n) {
      const char *p = in.p + at;
      bs_str_addcp(out, bs_utf8_next(&p, in.p + in.n));
      ++*bad;
      at = (size_t)(p - in.p);
    }
    if (out->status) return out->status;
    if (out->n - start > limit) return BS_LIMIT;
  }
  return out->status;
}

bs_status bs_charset_decode(const bs_charset *charset, bs_span bytes, size_t limit, bs_str *out, size_t *bad) {
  size_t none = 0;
  if (!bad) bad = &none;
  *bad = 0;
  switch (charset->kind) {
    case BS_CHARSET_UTF8: return decode_utf8(bytes, limit, out, bad);
    case BS_CHARSET_SINGLE: return decode_single(charset->high, bytes, limit, out, bad);
    case BS_CHARSET_ICONV: return decode_iconv(charset->iconv_name, charset, bytes, limit, out, bad);
    case BS_CHARSET_BIG5: return decode_big5(charset, bytes, limit, out, bad);
    case BS_CHARSET_ESCAPED: return decode_escaped(charset, bytes, limit, out, bad);
    case BS_CHARSET_UTF16LE: return decode_utf16(true, bytes, limit, out, bad);
    case BS_CHARSET_UTF16BE: return decode_utf16(false, bytes, limit, out, bad);
  }
  return BS_FORMAT;
}
