/* url_host.c: a host in its normal form: lower case, IDNA as WHATWG's "host parser" has it, IPv4 numbers.
** Owns Punycode (RFC 3492). Never asks the network. Labels are mapped by NFKC case folding, which is what UTS #46 does to all
** but the four deviation characters, kept here; its table of disallowed code points is not applied, since a link that a browser
** would refuse is still worth showing. */
#include <stdlib.h>
#include <utf8proc.h>

#include "url_int.h"
#include "utf8.h"

#define HOST_MAX 1024 /* four times what DNS can carry */

/* Stand-ins, from the private use area, for the deviation characters while case folding would change them. */
#define HOLD_SHARP_S 0xF8F0
#define HOLD_SIGMA   0xF8F1

static int32_t hold_deviations(int32_t c, void *unused) {
  (void)unused;
  if (c == 0x00DF || c == 0x1E9E) return HOLD_SHARP_S;
  return c == 0x03C2 ? HOLD_SIGMA : c;
}

/* ---- Punycode ---- */

enum { BASE = 36, TMIN = 1, TMAX = 26, SKEW = 38, DAMP = 700, INITIAL_BIAS = 72, INITIAL_N = 128 };

static uint32_t adapt(uint32_t delta, uint32_t points, bool first) {
  uint32_t k = 0;
  delta = first ? delta / DAMP : delta / 2;
  delta += delta / points;
  for (; delta > ((BASE - TMIN) * TMAX) / 2; k += BASE) delta /= BASE - TMIN;
  return k + (BASE - TMIN + 1) * delta / (delta + SKEW);
}

static char digit(uint32_t d) { return (char)(d < 26 ? 'a' + d : '0' + (d - 26)); }

static uint32_t threshold(uint32_t k, uint32_t bias) {
  if (k <= bias) return TMIN;
  return k >= bias + TMAX ? TMAX : k - bias;
}

static void add_delta(bs_str *out, uint32_t delta, uint32_t bias) {
  uint32_t q = delta;
  for (uint32_t k = BASE;; k += BASE) {
    uint32_t t = threshold(k, bias);
    if (q < t) break;
    bs_str_addc(out, digit(t + (q - t) % (BASE - t)));
    q = (q - t) / (BASE - t);
  }
  bs_str_addc(out, digit(q));
}

/* Appends xn-- and the label; its length is bounded by HOST_MAX, so that nothing overflows and the square of it is small. */
static void add_punycode(bs_span label, bs_str *out) {
  uint32_t points[HOST_MAX], count = 0, basic = 0, done, n = INITIAL_N, delta = 0, bias = INITIAL_BIAS;
  bs_str_addz(out, "xn--");
  for (const char *p = label.p, *end = p + label.n; p < end && count < HOST_MAX; count++) {
    points[count] = bs_utf8_next(&p, end);
    if (points[count] >= INITIAL_N) continue;
    bs_str_addc(out, (char)points[count]);
    basic++;
  }
  if (basic > 0) bs_str_addc(out, '-');
  for (done = basic; done < count;) {
    uint32_t next = UINT32_MAX;
    for (uint32_t i = 0; i < count; i++)
      if (points[i] >= n && points[i] < next) next = points[i];
    delta += (next - n) * (done + 1);
    n = next;
    for (uint32_t i = 0; i < count; i++) {
      if (points[i] < n) delta++;
      if (points[i] != n) continue;
      add_delta(out, delta, bias);
      bias = adapt(delta, done + 1, done == basic);
      delta = 0;
      done++;
    }
    delta++;
    n++;
  }
}

/* ---- IPv4 (WHATWG, "IPv4 parser") ---- */

/* A number in decimal, 0x hexadecimal or 0 octal; UINT64_MAX: it is none. */
static uint64_t ipv4_number(bs_span s) {
  uint64_t v = 0;
  unsigned radix = 10;
  if (s.n == 0) return UINT64_MAX;
  if (bs_span_istarts(s, "0x")) {
    radix = 16;
    s = bs_span_sub(s, 2, s.n);
  } else if (s.n > 1 && s.p[0] == '0') {
    radix = 8;
  }
  for (size_t i = 0; i < s.n; i++) {
    int c = bs_ascii_lower((unsigned char)s.p[i]);
    unsigned d = bs_ascii_digit(c) ? (unsigned)(c - '0') : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10) : 99;
    if (d >= radix) return UINT64_MAX;
    if (v < UINT32_MAX) v = v * radix + d;
  }
  return v;
}

static bool all_digits(bs_span s) {
  for (size_t i = 0; i < s.n; i++)
    if (!bs_ascii_digit((unsigned char)s.p[i])) return false;
  return s.n > 0;
}

/* Rewrites the host at out[from..] as four numbers if its last label is a number; false: it ends in one and is no address. */
static bool settle_ipv4(bs_str *out, size_t from) {
  bs_span host = bs_span_sub(bs_str_span(out), from, out->n), parts[4];
  size_t n = 0, at = host.n > 1 && host.p[host.n - 1] == '.' ? host.n - 1 : host.n;
  bs_span rest = bs_span_sub(host, 0, at);
  while (at > 0 && host.p[at - 1] != '.') at--;
  bs_span last = bs_span_sub(rest, at, rest.n);
  if (!all_digits(last) && !(bs_span_istarts(last, "0x") && ipv4_number(last) != UINT64_MAX)) return true;
  for (size_t start = 0; start <= rest.n;) {
    size_t dot = bs_span_find(rest, ".", start);
    if (n == 4) return false;
    parts[n++] = bs_span_sub(rest, start, dot);
    if (dot == SIZE_MAX) break;
    start = dot + 1;
  }
  uint64_t address = 0;
  for (size_t i = 0; i < n; i++) {
    uint64_t v = ipv4_number(parts[i]);
    bool final = i + 1 == n;
    if (v > (final ? UINT32_MAX >> (8 * i) : 255)) return false;
    address |= final ? v : v << (24 - 8 * i);
  }
  bs_str_truncate(out, from);
  bs_str_addf(out, "%u.%u.%u.%u", (unsigned)(address >> 24), (unsigned)(address >> 16 & 255),
              (unsigned)(address >> 8 & 255), (unsigned)(address & 255));
  return true;
}

/* ---- IPv6 (WHATWG, "IPv6 parser" and "IPv6 serializer") ---- */

/* The four numbers of an IPv4 address at the end, as two pieces; false: they are none. */
static bool ipv4_pieces(bs_span s, uint16_t out[2]) {
  size_t at = 0;
  for (int i = 0; i < 4; i++) {
    unsigned v = 0;
    size_t digits = 0;
    for (; at < s.n && bs_ascii_digit((unsigned char)s.p[at]) && digits < 3; at++, digits++)
      v = v * 10 + (unsigned)(s.p[at] - '0');
    bool leading = digits > 1 && s.p[at - digits] == '0';
    if (digits == 0 || v > 255 || leading || (i < 3 && (at >= s.n || s.p[at++] != '.'))) return false;
    out[i / 2] = (uint16_t)((unsigned)out[i / 2] << 8 | v);
  }
  return at == s.n;
}

static int hex_digit(char c) {
  int d = bs_ascii_lower((unsigned char)c);
  return bs_ascii_digit(d) ? d - '0' : d >= 'a' && d <= 'f' ? d - 'a' + 10 : -1;
}

/* s without its brackets. */
static bool parse_ipv6(bs_span s, uint16_t piece[8]) {
  size_t n = 0, gap = SIZE_MAX, at = 0;
  if (bs_span_starts(s, ":") && !bs_span_starts(s, "::")) return false;
  while (at < s.n) {
    if (n == 8) return false;
    if (s.p[at] == ':') { /* the second of two, or both at the front */
      if (gap != SIZE_MAX) return false;
      at += at == 0 ? 2 : 1;
      gap = n;
      continue;
    }
    unsigned v = 0;
    size_t start = at;
    while (at < s.n && at - start < 4 && hex_digit(s.p[at]) >= 0) v = v * 16 + (unsigned)hex_digit(s.p[at++]);
    if (at < s.n && s.p[at] == '.') {
      if (n > 6 || !ipv4_pieces(bs_span_sub(s, start, s.n), piece + n)) return false;
      n += 2;
      break;
    }
    piece[n++] = (uint16_t)v;
    if (at == s.n) break;
    if (at == start || s.p[at] != ':' || ++at == s.n) return false;
  }
  if (gap == SIZE_MAX) return n == 8;
  if (n > 7) return false;
  memmove(piece + 8 - (n - gap), piece + gap, (n - gap) * sizeof(*piece));
  memset(piece + gap, 0, (8 - n) * sizeof(*piece));
  return true;
}

/* The first longest run of zeros, of two and more, is written as "::". */
static bs_status add_ipv6(bs_span raw, bs_str *out) {
  uint16_t piece[8] = {0};
  int longest = -1, length = 1;
  if (raw.n < 4 || raw.p[raw.n - 1] != ']' || !parse_ipv6(bs_span_sub(raw, 1, raw.n - 1), piece)) return BS_FORMAT;
  for (int i = 0; i < 8; i++) {
    int end = i;
    while (end < 8 && piece[end] == 0) end++;
    if (end - i > length) longest = i, length = end - i;
    if (end > i) i = end;
  }
  bs_str_addc(out, '[');
  for (int i = 0; i < 8; i++) {
    if (i == longest) {
      bs_str_addz(out, i == 0 ? "::" : ":");
      i += length - 1;
      continue;
    }
    bs_str_addf(out, "%x%s", (unsigned)piece[i], i < 7 ? ":" : "");
  }
  bs_str_addc(out, ']');
  return out->status;
}

/* ---- hosts ---- */

/* WHATWG, "forbidden domain code point". */
static bool is_forbidden(unsigned char c) { return c <= ' ' || c == 0x7F || strchr("#/:<>?@[\\]^|%", c) != NULL; }

/* Labels that are mapped: ASCII as they are, others in Punycode. */
static void add_labels(bs_span mapped, bs_str *out) {
  for (size_t start = 0; start <= mapped.n;) {
    size_t dot = bs_span_find(mapped, ".", start);
    bs_span label = bs_span_sub(mapped, start, dot);
    bool ascii = true;
    for (size_t i = 0; i < label.n; i++) ascii &= (unsigned char)label.p[i] < 0x80;
    if (ascii)
      bs_str_addspan(out, label);
    else
      add_punycode(label, out);
    if (dot == SIZE_MAX) return;
    bs_str_addc(out, '.');
    start = dot + 1;
  }
}

static void add_mapped(const char *folded, size_t n, bs_str *mapped) {
  for (const char *p = folded, *end = folded + n; p < end;) {
    uint32_t c = bs_utf8_next(&p, end);
    if (c == HOLD_SHARP_S) c = 0x00DF;
    if (c == HOLD_SIGMA) c = 0x03C2;
    bs_str_addcp(mapped, c == 0x3002 ? '.' : c);
  }
}

static bs_status add_international(bs_span host, bs_str *out) {
  bs_str mapped = BS_STR_INIT;
  utf8proc_uint8_t *folded = NULL;
  utf8proc_ssize_t n =
      utf8proc_map_custom((const utf8proc_uint8_t *)host.p, (utf8proc_ssize_t)host.n, &folded,
                          UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE,
                          hold_deviations, NULL);
  if (n < 0) return n == UTF8PROC_ERROR_NOMEM ? BS_NOMEM : BS_FORMAT;
  add_mapped((const char *)folded, (size_t)n, &mapped);
  add_labels(bs_str_span(&mapped), out);
  bs_status status = mapped.status ? mapped.status : out->status;
  free(folded);
  bs_str_free(&mapped);
  return status;
}

bs_status bs_url_host(bs_span raw, bs_str *out) {
  size_t from = out->n;
  bool ascii = true;
  bs_str plain = BS_STR_INIT;
  bs_status status = BS_FORMAT;
  if (raw.n == 0 || raw.n > HOST_MAX) return BS_FORMAT;
  if (raw.p[0] == '[') return add_ipv6(raw, out);
  bs_url_unescape(raw, &plain);
  if ((status = plain.status)) goto done;
  for (size_t i = 0; i < plain.n; i++) {
    plain.p[i] = (char)bs_ascii_lower((unsigned char)plain.p[i]);
    ascii &= (unsigned char)plain.p[i] < 0x80;
  }
  if (ascii)
    bs_str_addspan(out, bs_str_span(&plain));
  else if (bs_utf8_valid(bs_str_span(&plain)) == plain.n)
    status = add_international(bs_str_span(&plain), out);
  else
    status = BS_FORMAT;
  if (status || (status = out->status)) goto done;
  if (out->n == from) status = BS_FORMAT;
  for (size_t i = from; i < out->n; i++)
    if (is_forbidden((unsigned char)out->p[i])) status = BS_FORMAT;
  if (!status && !settle_ipv4(out, from)) status = BS_FORMAT;
  if (!status) status = out->status;
done:
  if (status) bs_str_truncate(out, from);
  bs_str_free(&plain);
  return status;
}
