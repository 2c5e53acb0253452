/* str.c: borrowed spans and owned strings. Knows bytes and ASCII; what needs Unicode stands in ext/text/. */
#include "base.h"

#include <stdio.h>
#include <stdlib.h>

bool bs_bytes_ieq(const char *a, const char *b, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (bs_ascii_lower((unsigned char)a[i]) != bs_ascii_lower((unsigned char)b[i])) return false;
  return true;
}

size_t bs_span_find(bs_span a, const char *z, size_t from) {
  size_t n = strlen(z);
  if (n == 0) return from <= a.n ? from : SIZE_MAX;
  while (from < a.n && a.n - from >= n) {
    const char *hit = memchr(a.p + from, z[0], a.n - from - n + 1);
    if (!hit) return SIZE_MAX;
    if (memcmp(hit, z, n) == 0) return (size_t)(hit - a.p);
    from = (size_t)(hit - a.p) + 1;
  }
  return SIZE_MAX;
}

size_t bs_span_ifind(bs_span a, const char *z, size_t from) {
  const uint64_t ones = UINT64_C(0x0101010101010101), folds = ones * 0x20;
  size_t n = strlen(z);
  if (n == 0) return from <= a.n ? from : SIZE_MAX;
  const uint64_t first = ones * ((unsigned char)z[0] | 0x20u);
  while (from < a.n && a.n - from >= n) {
    if (a.n - from >= 8) { /* on to the next byte that may be the first, eight at a time */
      uint64_t differs = (bs_read64(a.p + from) | folds) ^ first, same = (differs - ones) & ~differs & ones << 7;
      from += same ? (size_t)__builtin_ctzll(same) >> 3 : 8;
      if (!same) continue;
      if (a.n - from < n) return SIZE_MAX;
    }
    if (bs_same_fold(a.p + from, z, n)) return from;
    from++;
  }
  return SIZE_MAX;
}

size_t bs_span_find_any(bs_span a, const bool set[256], size_t from) {
  while (from < a.n && !set[(unsigned char)a.p[from]]) from++;
  return from;
}

size_t bs_span_find_last(bs_span a, const bool set[256], size_t to) {
  while (to > 0 && !set[(unsigned char)a.p[to - 1]]) to--;
  return to;
}

int bs_span_cmp(bs_span a, bs_span b) {
  size_t n = a.n < b.n ? a.n : b.n;
  int c = n ? memcmp(a.p, b.p, n) : 0;
  return c ? c : (a.n > b.n) - (a.n < b.n);
}

void bs_str_free(bs_str *s) {
  free(s->p);
  *s = BS_STR_INIT;
}

void bs_str_clear(bs_str *s) { bs_str_truncate(s, 0); }

void bs_str_truncate(bs_str *s, size_t n) {
  if (n > s->n) return;
  s->n = n;
  if (s->p) s->p[n] = 0;
}

bool bs_str_enlarge(bs_str *s, size_t more) {
  if (s->status) return false;
  if (more >= SIZE_MAX / 2 - s->n || !bs_grow(&s->p, &s->cap, s->n + more + 1, 1)) {
    s->status = BS_NOMEM;
    return false;
  }
  return true;
}

void bs_str_addcp(bs_str *s, uint32_t c) {
  char b[4];
  size_t n;
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
  if (c < 0x80) {
    b[0] = (char)c;
    n = 1;
  } else if (c < 0x800) {
    b[0] = (char)(0xC0 | c >> 6);
    b[1] = (char)(0x80 | (c & 63));
    n = 2;
  } else if (c < 0x10000) {
    b[0] = (char)(0xE0 | c >> 12);
    b[1] = (char)(0x80 | (c >> 6 & 63));
    b[2] = (char)(0x80 | (c & 63));
    n = 3;
  } else {
    b[0] = (char)(0xF0 | c >> 18);
    b[1] = (char)(0x80 | (c >> 12 & 63));
    b[2] = (char)(0x80 | (c >> 6 & 63));
    b[3] = (char)(0x80 | (c & 63));
    n = 4;
  }
  bs_str_add(s, b, n);
}

void bs_str_addf(bs_str *s, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int n = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (n < 0 || !bs_str_reserve(s, (size_t)n)) return;
  va_start(args, format);
  vsnprintf(s->p + s->n, (size_t)n + 1, format, args);
  va_end(args);
  s->n += (size_t)n;
}
