/* clean.c: text_clean(), step by step: mojibake, references, invisibles and blanks, what the options ask for, NFC.
** Owns what is invisible and does nothing, and which reference is left over. Never changes a word. */
#include "clean.h"

#include <utf8proc.h>

#include "clean_int.h"
#include "nfc.h"
#include "repair.h"
#include "repair_int.h"
#include "utf8.h"

#define ROUNDS 6 /* a step can bring to light what an earlier one takes care of */

bs_status bs_clean_option(bs_span name, bs_clean_options *o) {
  struct {
    const char *name;
    bool *flag;
  } options[] = {{"lines", &o->lines},         {"quotes", &o->quotes},   {"dashes", &o->dashes}, {"width", &o->width},
                 {"ligatures", &o->ligatures}, {"hyphens", &o->hyphens}, {"urls", &o->urls},     {"ascii", &o->ascii}};
  for (size_t i = 0; i < sizeof(options) / sizeof(*options); i++) {
    if (!bs_span_is(name, options[i].name)) continue;
    *options[i].flag = true;
    return BS_OK;
  }
  return BS_MISUSE;
}

/* ---- references that were left over ---- */

static const struct reference {
  const char *name;
  uint32_t c;
} references[] = {
#define REFERENCE(name, c) {name, c},
#include "references.inc"
#undef REFERENCE
};

#define REFERENCE_MAX 12 /* bytes of the longest, with & and ; */

static uint32_t named(bs_span name) {
  size_t lo = 0, hi = sizeof(references) / sizeof(*references);
  while (lo < hi) {
    size_t mid = (lo + hi) / 2;
    int order = bs_span_cmp(bs_span_of(references[mid].name), name);
    if (order == 0) return references[mid].c;
    if (order < 0)
      lo = mid + 1;
    else
      hi = mid;
  }
  return 0;
}

static uint32_t numbered(bs_span digits) {
  uint32_t c = 0;
  bool hex = bs_span_istarts(digits, "x");
  for (size_t i = hex; i < digits.n; i++) {
    int d = bs_ascii_lower((unsigned char)digits.p[i]);
    if (!bs_ascii_digit(d) && !(hex && d >= 'a' && d <= 'f')) return 0;
    c = c * (hex ? 16 : 10) + (uint32_t)(bs_ascii_digit(d) ? d - '0' : d - 'a' + 10);
    if (c > 0x10FFFF) return 0;
  }
  if (c >= 0xD800 && c < 0xE000) return 0;
  return bs_repair_control(c);
}

/* The reference at s: its code point and length; 0 for none. */
static uint32_t reference(bs_span s, size_t *length) {
  size_t end = bs_span_find(bs_span_sub(s, 0, REFERENCE_MAX), ";", 1);
  if (end == SIZE_MAX || end < 3) return 0;
  *length = end + 1;
  return s.p[1] == '#' ? numbered(bs_span_sub(s, 2, end)) : named(bs_span_sub(s, 1, end));
}

/* Would a letter, digit, # or ; that a reference stands for complete another one? Then it was escaped twice, and stays as it is. */
static bool completes(uint32_t c, const bs_str *out, size_t from, bs_span rest) {
  if (c == '&') {
    size_t semicolon = bs_span_find(bs_span_sub(rest, 0, REFERENCE_MAX), ";", 0);
    return semicolon != SIZE_MAX && semicolon > 0;
  }
  if (c != '#' && c != ';' && !(c < 0x80 && (bs_ascii_alpha((int)c) || bs_ascii_digit((int)c)))) return false;
  for (size_t i = out->n; i > from && out->n - i < REFERENCE_MAX; i--)
    if (out->p[i - 1] == '&') return true;
  return false;
}

void bs_clean_references(bs_span s, bs_str *out) {
  size_t from = out->n, copied = 0;
  for (size_t i = 0; i < s.n; i++) {
    size_t length;
    const char *found = memchr(s.p + i, '&', s.n - i);
    if (!found) break;
    i = (size_t)(found - s.p);
    uint32_t c = reference(bs_span_sub(s, i, s.n), &length);
    if (c == 0) continue;
    bs_str_addspan(out, bs_span_sub(s, copied, i));
    copied = i;
    if (completes(c, out, from, bs_span_sub(s, i + length, s.n))) continue;
    bs_str_addcp(out, c);
    i += length - 1;
    copied = i + 1;
  }
  bs_str_addspan(out, bs_span_sub(s, copied, s.n));
}

/* ---- invisibles ---- */

static bool within(uint32_t c, const uint32_t (*ranges)[2], size_t n) {
  for (size_t i = 0; i < n; i++)
    if (c >= ranges[i][0] && c <= ranges[i][1]) return true;
  return false;
}
#define WITHIN(c, ranges) within(c, ranges, sizeof(ranges) / sizeof(*(ranges)))

static bool is_right_to_left(uint32_t c) {
  return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x1EFFF);
}

/* Scripts in which joiners shape words: Arabic and its kin, Indic ones, Mongolian. */
static bool is_joined_script(uint32_t c) {
  static const uint32_t ranges[][2] = {{0x0600, 0x08FF}, {0x0900, 0x0DFF}, {0x0F00, 0x109F}, {0x1780, 0x18AF},
                                       {0x1900, 0x1AAF}, {0xA840, 0xA8FF}, {0xFB50, 0xFEFC}};
  return WITHIN(c, ranges);
}

static bool is_unspaced_script(uint32_t c) {
  static const uint32_t ranges[][2] = {{0x0E00, 0x0EFF}, {0x0F00, 0x0FFF}, {0x1000, 0x109F}, {0x1780, 0x17FF}};
  return WITHIN(c, ranges);
}

static bool is_emoji(uint32_t c) {
  static const uint32_t ranges[][2] = {{0x2190, 0x2BFF},   {0x3030, 0x303D}, {0x3297, 0x3299},
                                       {0x1F000, 0x1FAFF}, {0xFE0F, 0xFE0F}, {0x20E3, 0x20E3}};
  return WITHIN(c, ranges) || c == 0xA9 || c == 0xAE;
}

bool bs_clean_is_idle(uint32_t before, uint32_t c, uint32_t behind, bool right_to_left) {
  if (c < 0x20) return c < '\t' || c > '\r';
  if (c < 0x7F) return false;
  if (c < 0xA0 || c == 0xAD) return c != 0x85;
  switch (c) {
    case 0x200B: return !(is_unspaced_script(before) && is_unspaced_script(behind));
    case 0x200C: return !(is_joined_script(before) && is_joined_script(behind));
    case 0x200D:
      return !(is_joined_script(before) && is_joined_script(behind)) && !(is_emoji(before) && is_emoji(behind));
    case 0x061C:
    case 0x200E:
    case 0x200F: return !right_to_left;
    case 0x034F:
    case 0x180E:
    case 0xFEFF:
    case 0xFFFC: return true;
    default: break;
  }
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return !right_to_left;
  if (c >= 0x2060 && c <= 0x206F) return true;
  if (c >= 0xFE00 && c <= 0xFE0F)
    return before < 0x80 ? behind != 0x20E3 : before < 0x2000 && before != 0xA9 && before != 0xAE;
  if (c >= 0xFFF9 && c <= 0xFFFB) return true;
  if (c >= 0xE0000 && c <= 0xE007F) return before != 0x1F3F4 && !(before >= 0xE0020 && before <= 0xE007F);
  return false;
}

static bool has_right_to_left(bs_span s) {
  for (const char *p = s.p, *end = p + s.n; p < end;) {
    unsigned char c = (unsigned char)*p;
    if (c < 0xD6) /* nothing below U+0590 begins with D6 and more */
      p++;
    else if (c > 0xE0 && c < 0xEF) /* and nothing between U+1000 and U+EFFF is one */
      p += end - p < 3 ? 1 : 3;
    else if (is_right_to_left(bs_utf8_next(&p, end)))
      return true;
  }
  return false;
}

/* Is c, not ASCII, neither a blank nor ever idle? Most letters are in rows of 256 without any such. */
static bool is_solid(uint32_t c) {
  static const bool mixed[256] = {[0x00] = true, [0x03] = true, [0x06] = true, [0x16] = true, [0x18] = true,
                                  [0x20] = true, [0x30] = true, [0xFE] = true, [0xFF] = true};
  return c < 0x10000 ? !mixed[c >> 8] || (c > 0xAD && c < 0x100) : c < 0xE0000;
}

/* End of the run at p that stays as it is; *before: its last character, left alone where there is none. */
static const char *solid_end(const char *p, const char *end, uint32_t *before) {
  while (p < end) {
    unsigned char c = (unsigned char)*p;
    const char *next = p;
    if (c >= ' ' && c < 0x7F) {
      *before = c;
      p++;
      continue;
    }
    if (c < 0x80) break;
    uint32_t point = bs_utf8_next(&next, end);
    if (!is_solid(point)) break;
    *before = point;
    p = next;
  }
  return p;
}

/* Controls, marks and blanks: what does nothing goes; every blank is a space, every line end an LF. False: nothing but line ends changed. */
static bool settle_invisibles(bs_span s, bs_str *out) {
  const char *p = s.p, *end = p + s.n;
  bool right_to_left = has_right_to_left(s), changed = false;
  for (uint32_t before = 0; p < end;) {
    const char *at = p;
    p = solid_end(p, end, &before);
    bs_str_add(out, at, (size_t)(p - at));
    if (p == end) break;
    at = p;
    uint32_t c = bs_utf8_next(&p, end);
    const char *next = p;
    uint32_t behind = p < end ? bs_utf8_next(&next, end) : 0;
    if (c == '\r' && behind == '\n') continue;
    if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      bs_str_addc(out, '\n');
      before = '\n';
      changed |= c >= 0x80;
    } else if (c == 0xFEFF || c == 0x200B || !bs_cp_blank(c)) {
      if (bs_clean_is_idle(before, c, behind, right_to_left)) {
        changed = true;
        continue;
      }
      bs_str_add(out, at, (size_t)(p - at));
      before = c;
    } else {
      bs_str_addc(out, ' ');
      before = ' ';
      changed = true;
    }
  }
  return changed;
}

static bool is_gap(char c) { return c == ' ' || c == '\n'; }

/* Runs of blanks as one; with `lines`, runs that hold line ends as one LF, or two where an empty line was. Never longer than s. */
static void squeeze(bs_span s, bool lines, bs_str *out) {
  if (!bs_str_reserve(out, s.n)) return;
  char *const start = out->p + out->n, *o = start;
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    if (!is_gap(c)) {
      *o++ = c;
      continue;
    }
    size_t breaks = c == '\n';
    for (; i + 1 < s.n && is_gap(s.p[i + 1]); i++) breaks += s.p[i + 1] == '\n';
    if (i + 1 == s.n || o == start) continue;
    *o++ = lines && breaks > 0 ? '\n' : ' ';
    if (lines && breaks > 1) *o++ = '\n';
  }
  *o = 0;
  out->n += (size_t)(o - start);
}

/* ---- all of it ---- */

/* What ASCII is to text_clean(): 0 stays, 1 blank, 2 line end, 3 goes or asks for more than this table. */
static int ascii_role(unsigned char c) {
  if (c > ' ' && c < 0x7F) return c == '&' ? 3 : 0;
  if (c == ' ' || c == '\t') return 1;
  return c == '\n' ? 2 : 3;
}

/* Does all of it at once where s is ASCII of words and blanks alone; false, and nothing added, where it is more. */
static bool clean_ascii(bs_span s, const bs_clean_options *o, bs_str *out) {
  if (o->urls || o->hyphens || bs_utf8_ascii(s) < s.n || !bs_str_reserve(out, s.n)) return false;
  char *const start = out->p + out->n, *w = start;
  size_t breaks = 0;
  bool gap = false;
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    int role = ascii_role(c);
    if (role == 3) {
      *start = 0;
      return false;
    }
    if (role > 0) {
      gap = true;
      breaks += role == 2;
      continue;
    }
    if (gap && w > start) {
      *w++ = o->lines && breaks > 0 ? '\n' : ' ';
      if (o->lines && breaks > 1) *w++ = '\n';
    }
    gap = false;
    breaks = 0;
    *w++ = (char)c;
  }
  *w = 0;
  out->n += (size_t)(w - start);
  return true;
}

/* *stable: nothing was done that could bring anything to light, so that a second time would change nothing. */
static bs_status clean_once(bs_span s, const bs_clean_options *o, bs_str *out, bool *stable) {
  bs_str a = BS_STR_INIT, b = BS_STR_INIT;
  bs_status status = bs_text_repair(s, &a);
  size_t from = out->n;
  if (status) goto done;
  bs_clean_references(bs_str_span(&a), &b);
  *stable = !bs_clean_wants_forms(o) && bs_span_eq(bs_str_span(&b), s);
  bs_str_clear(&a);
  if (settle_invisibles(bs_str_span(&b), &a)) *stable = false;
  if (bs_clean_wants_forms(o)) {
    bs_str_clear(&b);
    bs_clean_forms(bs_str_span(&a), o, &b);
    bs_str swap = a;
    a = b;
    b = swap;
  }
  if ((status = a.status ? a.status : b.status)) goto done;
  bs_str_clear(&b);
  if ((status = bs_text_nfc(bs_str_span(&a), &b))) goto done;
  if (*stable && !bs_span_eq(bs_str_span(&a), bs_str_span(&b))) *stable = false;
  squeeze(bs_str_span(&b), o->lines, out);
  status = out->status;
  /* A blank may have come beside what is a wrong reading with it. */
  if (!status && *stable) *stable = !bs_repair_is_possible(bs_span_sub(bs_str_span(out), from, out->n));
done:
  bs_str_free(&a);
  bs_str_free(&b);
  return status;
}

bs_status bs_text_clean(bs_span s, const bs_clean_options *options, bs_str *out) {
  static const bs_clean_options none = {0};
  const bs_clean_options *o = options ? options : &none;
  bs_str now = BS_STR_INIT, next = BS_STR_INIT;
  bool stable = false;
  if (s.n == 0) return BS_OK;
  if (clean_ascii(s, o, out)) return out->status;
  bs_status status = clean_once(s, o, &now, &stable);
  for (int i = 0; i < ROUNDS && !status && !stable && !bs_span_eq(bs_str_span(&now), s); i++) {
    bs_str_clear(&next);
    status = clean_once(bs_str_span(&now), o, &next, &stable);
    if (status || bs_span_eq(bs_str_span(&now), bs_str_span(&next))) break;
    bs_str swap = now;
    now = next;
    next = swap;
  }
  if (!status) bs_str_addspan(out, bs_str_span(&now));
  bs_str_free(&now);
  bs_str_free(&next);
  return status ? status : out->status;
}
