/* entities.c: character references to UTF-8, as WHATWG HTML 13.2.5.72 to 13.2.5.80 say. Owns the table of names.
** Never looks at markup: what it is given is text or one attribute's value. */
#include "page.h"

#include "entities.inc"

/* WHATWG HTML 13.2.5.80: numbers 0x80 to 0x9F are windows-1252, whatever the page's charset. */
static const uint16_t windows_1252[32] = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                          0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

static const struct entity *find_name(const char *s, size_t n) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)s[i]) * 16777619u;
  h = (h ^ (h >> 15)) & (ENTITY_SLOTS - 1);
  for (; entity_slots[h]; h = (h + 1) & (ENTITY_SLOTS - 1)) {
    const struct entity *e = &entities[entity_slots[h] - 1];
    if (e->name_len == n && memcmp(entity_pool + e->at, s, n) == 0) return e;
  }
  return NULL;
}

static bool is_alnum(char c) { return bs_ascii_alpha((unsigned char)c) || bs_ascii_digit((unsigned char)c); }

static int digit(char c, bool hex) {
  if (c >= '0' && c <= '9') return c - '0';
  int low = bs_ascii_lower((unsigned char)c);
  return hex && low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

/* s stands behind "&#". Gives the first byte behind the reference, or NULL where there is no digit. */
static const char *decode_number(const char *s, const char *end, bs_str *out) {
  bool hex = s < end && (*s == 'x' || *s == 'X');
  if (hex) s++;
  uint32_t value = 0;
  const char *first = s;
  for (int d; s < end && (d = digit(*s, hex)) >= 0; s++)
    if (value < 0x110000) value = value * (hex ? 16 : 10) + (uint32_t)d;
  if (s == first) return NULL;
  if (s < end && *s == ';') s++;
  if (value >= 0x80 && value < 0xA0) value = windows_1252[value - 0x80];
  bs_str_addcp(out, value ? value : 0xFFFD);
  return s;
}

static const char *add_entity(const struct entity *e, const char *behind, bs_str *out) {
  bs_str_add(out, entity_pool + e->at + e->name_len, e->value_len);
  return behind;
}

/* s stands behind "&". Gives the first byte behind the reference, or NULL where there is none. */
static const char *decode_name(const char *s, const char *end, bool in_attribute, bs_str *out) {
  const char *stop = s;
  while (stop < end && stop - s < ENTITY_LONGEST && is_alnum(*stop)) stop++;
  size_t n = (size_t)(stop - s);
  const struct entity *e;
  if (n >= LEGACY_SHORTEST && stop < end && *stop == ';' && (e = find_name(s, n))) return add_entity(e, stop + 1, out);
  for (size_t len = n < LEGACY_LONGEST ? n : LEGACY_LONGEST; len >= LEGACY_SHORTEST; len--) {
    e = find_name(s, len);
    if (!e || !e->legacy) continue;
    if (in_attribute && s + len < end && (s[len] == '=' || is_alnum(s[len]))) return NULL;
    return add_entity(e, s + len, out);
  }
  return NULL;
}

/* Bytes without references. NUL stands in text for nothing and in a value for U+FFFD (WHATWG HTML 13.2.5.36, 13.2.6.4.7). */
static void add_plain(const char *s, const char *end, bool in_attribute, bs_str *out) {
  while (s < end) {
    const char *nul = memchr(s, 0, (size_t)(end - s));
    const char *stop = nul ? nul : end;
    bs_str_add(out, s, (size_t)(stop - s));
    if (nul && in_attribute) bs_str_addcp(out, 0xFFFD);
    s = nul ? nul + 1 : end;
  }
}

void bs_entities_decode(bs_span raw, bool in_attribute, bs_str *out) {
  if (!raw.n) return;
  const char *s = raw.p, *end = s + raw.n;
  bs_str_reserve(out, raw.n);
  while (s < end) {
    const char *amp = memchr(s, '&', (size_t)(end - s));
    add_plain(s, amp ? amp : end, in_attribute, out);
    if (!amp) break;
    const char *behind = amp + 1 < end && amp[1] == '#' ? decode_number(amp + 2, end, out)
                                                        : decode_name(amp + 1, end, in_attribute, out);
    if (!behind) bs_str_addc(out, '&');
    s = behind ? behind : amp + 1;
  }
}
