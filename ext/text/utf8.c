/* utf8.c: reading UTF-8 one code point at a time, checking it, mending it, and blanks.
** Owns what "valid UTF-8" and "a blank" mean in every room. Never normalises and never looks at meaning. */
#include "utf8.h"

#include "../base/lanes.h"

#define BAD 0xFFFDu

/* The bounds of the second byte by lead byte (Unicode, table 3-7); every later byte is 80..BF. */
static int lead_length(unsigned char c, unsigned char *lo, unsigned char *hi) {
  *lo = 0x80;
  *hi = 0xBF;
  if (c < 0xC2) return c < 0x80 ? 1 : 0;
  if (c < 0xE0) return 2;
  if (c < 0xF0) {
    if (c == 0xE0) *lo = 0xA0;
    if (c == 0xED) *hi = 0x9F;
    return 3;
  }
  if (c > 0xF4) return 0;
  if (c == 0xF0) *lo = 0x90;
  if (c == 0xF4) *hi = 0x8F;
  return 4;
}

uint32_t bs_utf8_next_any(const char **pp, const char *end) {
  const unsigned char *p = (const unsigned char *)*pp;
  const unsigned char *e = (const unsigned char *)end;
  unsigned char lo, hi;
  if (p >= e) return BAD;
  if (*p < 0x80) {
    *pp += 1;
    return *p;
  }
  int n = lead_length(*p, &lo, &hi);
  if (n == 0) {
    *pp += 1;
    return BAD;
  }
  uint32_t c = (uint32_t)*p & (0x7Fu >> n);
  for (int i = 1; i < n; i++) {
    if (p + i >= e || p[i] < lo || p[i] > hi) {
      *pp += i;
      return BAD;
    }
    c = c << 6 | (p[i] & 0x3Fu);
    lo = 0x80;
    hi = 0xBF;
  }
  *pp += n;
  return c;
}

/* 64 bytes at a time as long as that goes, then 16. */
size_t bs_utf8_ascii(bs_span s) {
  size_t i = 0;
  for (; i + 4 * BS_LANES <= s.n; i += 4 * BS_LANES) {
    const char *p = s.p + i;
    bs_lanes any = bs_lanes_read(p) | bs_lanes_read(p + BS_LANES) | bs_lanes_read(p + 2 * BS_LANES) |
                   bs_lanes_read(p + 3 * BS_LANES);
    if (bs_lanes_any(any & 0x80)) break;
  }
  for (; i + BS_LANES <= s.n; i += BS_LANES) {
    unsigned n = bs_lanes_first(bs_lanes_read(s.p + i) & 0x80);
    if (n < BS_LANES) return i + n;
  }
  while (i < s.n && (unsigned char)s.p[i] < 0x80) i++;
  return i;
}

/* Length of the whole, valid sequence at p (p < e), or 0. */
static size_t sequence(const unsigned char *p, const unsigned char *e) {
  unsigned char lo, hi;
  int n = lead_length(*p, &lo, &hi);
  if (n == 0 || e - p < n) return 0;
  if (n > 1 && (p[1] < lo || p[1] > hi)) return 0;
  for (int i = 2; i < n; i++)
    if ((p[i] & 0xC0) != 0x80) return 0;
  return (size_t)n;
}

size_t bs_utf8_valid(bs_span s) {
  size_t at = 0;
  while (at < s.n) {
    at += bs_utf8_ascii(bs_span_sub(s, at, s.n));
    while (at < s.n && (unsigned char)s.p[at] >= 0x80) {
      const unsigned char *p = (const unsigned char *)s.p + at;
      size_t left = s.n - at;
      if (left > 1 && p[0] >= 0xC2 && p[0] < 0xE0 && (p[1] & 0xC0) == 0x80) {
        at += 2;
        continue;
      }
      size_t n = sequence(p, p + left);
      if (n == 0) return at;
      at += n;
    }
  }
  return at;
}

void bs_utf8_mend(bs_span s, bs_str *out) {
  while (s.n > 0) {
    size_t good = bs_utf8_valid(s);
    bs_str_add(out, s.p, good);
    if (good == s.n || out->status) return;
    const char *p = s.p + good;
    bs_utf8_next(&p, s.p + s.n);
    bs_str_addcp(out, BAD);
    s.n -= (size_t)(p - s.p);
    s.p = p;
  }
}

size_t bs_utf8_floor(bs_span s, size_t at) {
  if (at >= s.n) return s.n;
  size_t start = at;
  while (start > 0 && at - start < 3 && ((unsigned char)s.p[start] & 0xC0) == 0x80) start--;
  const char *p = s.p + start;
  bs_utf8_next(&p, s.p + s.n);
  return s.p + at < p ? start : at; /* a stray continuation byte stands for itself */
}

bool bs_cp_blank(uint32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  if (c < 0x1680) return c == 0x85 || c == 0xA0;
  if (c < 0x2000) return c == 0x1680;
  if (c <= 0x200B) return true;
  return c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

void bs_utf8_squeeze(bs_span s, bs_str *out) {
  const char *p = s.p, *end = s.p ? s.p + s.n : s.p;
  const char *from = p; /* start of the run not yet copied */
  bool first = true;
  while (p < end) {
    const char *at = p;
    if (!bs_cp_blank(bs_utf8_next(&p, end))) continue;
    if (at > from) {
      if (!first) bs_str_addc(out, ' ');
      bs_str_add(out, from, (size_t)(at - from));
      first = false;
    }
    from = p;
  }
  if (end > from) {
    if (!first) bs_str_addc(out, ' ');
    bs_str_add(out, from, (size_t)(end - from));
  }
}

size_t bs_utf8_count(bs_span s) {
  size_t n = 0;
  for (const char *p = s.p, *end = s.p ? s.p + s.n : s.p; p < end; n++) {
    size_t run = bs_utf8_ascii(bs_span_make(p, (size_t)(end - p)));
    if (run > 0) {
      n += run - 1;
      p += run;
    } else {
      bs_utf8_next(&p, end);
    }
  }
  return n;
}
