/* utf8.h: reading UTF-8 one code point at a time, checking it, mending it, and blanks. Unicode 15 chapter 3, table 3-7. */
#ifndef BS_UTF8_H
#define BS_UTF8_H
#include "../base/base.h"

/* Decodes the code point at p (end > p). Bad bytes give 0xFFFD and advance as WHATWG Encoding says (maximal subpart).
** *pp moves at least one byte on. */
uint32_t bs_utf8_next_any(const char **pp, const char *end); /* the same; for what the other does not see at once */
static inline uint32_t bs_utf8_next(const char **pp, const char *end) {
  const unsigned char *p = (const unsigned char *)*pp;
  ptrdiff_t left = end - *pp;
  if (left > 0 && p[0] < 0x80) {
    *pp += 1;
    return p[0];
  }
  if (left > 1 && p[0] >= 0xC2 && p[0] < 0xE0 && (p[1] & 0xC0) == 0x80) {
    *pp += 2;
    return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
  }
  /* E0 and ED want a closer look at the second byte. */
  if (left > 2 && p[0] > 0xE0 && p[0] < 0xF0 && p[0] != 0xED && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) {
    *pp += 3;
    return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
  }
  const char *at = *pp; /* a copy, so that the caller's can stay in a register */
  uint32_t c = bs_utf8_next_any(&at, end);
  *pp = at;
  return c;
}
/* Bytes in front that are ASCII: s.n when all of it is. */
size_t bs_utf8_ascii(bs_span s);
/* Length of the longest valid prefix: s.n when all of it is valid. Fast on ASCII. */
size_t bs_utf8_valid(bs_span s);
/* Appends s with every bad sequence as U+FFFD (WHATWG Encoding, "maximal subpart"). */
void bs_utf8_mend(bs_span s, bs_str *out);
/* Start of the code point that holds byte `at` (at <= s.n): where text may be cut. */
size_t bs_utf8_floor(bs_span s, size_t at);
/* White space of Unicode (White_Space=yes), U+FEFF and U+200B among them since pages use them as such. */
bool bs_cp_blank(uint32_t c);
/* Appends s with runs of blanks as one space, without blanks at both ends of what is appended. */
void bs_utf8_squeeze(bs_span s, bs_str *out);
/* Code points in s. */
size_t bs_utf8_count(bs_span s);

#endif
