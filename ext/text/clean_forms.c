/* clean_forms.c: the forms that text_clean()'s options choose: quotes, dashes, widths, ligatures, ASCII; words cut at line ends; addresses.
** Owns which character is a form of which. Never looks at more than the place it changes. */
#include <utf8proc.h>

#include "clean_int.h"
#include "nfc.h"
#include "utf8.h"

bool bs_clean_wants_forms(const bs_clean_options *o) {
  return o->quotes || o->dashes || o->width || o->ligatures || o->hyphens || o->urls || o->ascii;
}

/* ---- single characters: each gives its plain form, NULL where it is no form of anything ---- */

static const char *straight_quote(uint32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2035:
    case 0x02BC:
    case 0x00B4:
    case 0x2039:
    case 0x203A: return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x2036:
    case 0x00AB:
    case 0x00BB:
    case 0x301D:
    case 0x301E:
    case 0x301F: return "\"";
    default: return NULL;
  }
}

static const char *plain_dash(uint32_t c) {
  switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xFE58:
    case 0xFE63: return "-";
    case 0x2026: return "...";
    default: return NULL;
  }
}

static const char *letters_of(uint32_t c) {
  switch (c) {
    case 0xFB00: return "ff";
    case 0xFB01: return "fi";
    case 0xFB02: return "fl";
    case 0xFB03: return "ffi";
    case 0xFB04: return "ffl";
    case 0xFB05:
    case 0xFB06: return "st";
    case 0x0132: return "IJ";
    case 0x0133: return "ij";
    case 0x01C7: return "LJ";
    case 0x01C8: return "Lj";
    case 0x01C9: return "lj";
    case 0x01CA: return "NJ";
    case 0x01CB: return "Nj";
    case 0x01CC: return "nj";
    default: return NULL;
  }
}

/* Fullwidth forms as their usual ones, and halfwidth katakana and hangul as theirs (Unicode, block FF00). */
static uint32_t usual_width(uint32_t c) {
  int32_t parts[4];
  int last = 0;
  if (c < 0xFF01 || c > 0xFFEE) return c;
  utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)c, parts, 4,
                                               UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE, &last);
  return n == 1 ? (uint32_t)parts[0] : c;
}

/* Adds what of c is in ASCII. */
static void add_ascii(uint32_t c, bs_str *out) {
  int32_t parts[32];
  int last = 0;
  utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)c, parts, 32,
                                               UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE, &last);
  for (utf8proc_ssize_t i = 0; i < n && n <= 32; i++) {
    uint32_t part = (uint32_t)parts[i], lower = (uint32_t)utf8proc_tolower(parts[i]);
    const char *kin = part == 0x00DF ? "ss" : bs_fold_kin(lower);
    const char *sign = straight_quote(part) ? straight_quote(part) : plain_dash(part);
    if (part < 0x80)
      bs_str_addc(out, (char)part);
    else if (sign)
      bs_str_addz(out, sign);
    else if (kin && lower != part) {
      bs_str_addc(out, (char)(kin[0] - 'a' + 'A'));
      bs_str_addz(out, kin + 1);
    } else if (kin)
      bs_str_addz(out, kin);
  }
}

static void add_form(uint32_t c, const bs_clean_options *o, bs_str *out) {
  const char *form = NULL;
  if (o->width) c = usual_width(c);
  if (!form && (o->quotes || o->ascii)) form = straight_quote(c);
  if (!form && (o->dashes || o->ascii)) form = plain_dash(c);
  if (!form && (o->ligatures || o->ascii)) form = letters_of(c);
  if (form)
    bs_str_addz(out, form);
  else if (o->ascii && c >= 0x80)
    add_ascii(c, out);
  else
    bs_str_addcp(out, c);
}

/* ---- places ---- */

static bool is_blank(char c) { return c == ' ' || c == '\n'; }

/* "exam-\n ple": the length of hyphen and line end before a small letter, 0 for anything else. */
static size_t cut_word(bs_span s, size_t i) {
  size_t n = s.p[i] == '-' ? 1 : bs_span_starts(bs_span_sub(s, i, i + 3), "\u2010") ? 3 : 0, at = i + n;
  bool line = false;
  if (n == 0 || i == 0 || is_blank(s.p[i - 1]) || bs_ascii_digit((unsigned char)s.p[i - 1])) return 0;
  while (at < s.n && is_blank(s.p[at]) && at - i < 64) line |= s.p[at++] == '\n';
  if (!line || at >= s.n) return 0;
  const char *p = s.p + at;
  uint32_t c = bs_utf8_next(&p, s.p + s.n);
  return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LL ? at - i : 0;
}

/* Length of the web address at i, 0 for none. What closes the sentence or the bracket around it is no part of it. */
static size_t address(bs_span s, size_t i) {
  bs_span rest = bs_span_sub(s, i, s.n);
  size_t n = 0;
  if (i > 0 && (bs_ascii_alpha((unsigned char)s.p[i - 1]) || bs_ascii_digit((unsigned char)s.p[i - 1]))) return 0;
  if (!bs_span_istarts(rest, "http://") && !bs_span_istarts(rest, "https://") && !bs_span_istarts(rest, "www."))
    return 0;
  while (n < rest.n && !is_blank(rest.p[n]) && !strchr("<>\"", rest.p[n])) n++;
  while (n > 0 && strchr(".,;:!?)]'", rest.p[n - 1])) n--;
  return n;
}

void bs_clean_forms(bs_span s, const bs_clean_options *o, bs_str *out) {
  for (size_t i = 0; i < s.n && !out->status;) {
    size_t skip = 0;
    if (o->hyphens && (s.p[i] == '-' || s.p[i] == '\xE2')) skip = cut_word(s, i);
    if (!skip && o->urls && (s.p[i] | 32) >= 'h') skip = address(s, i);
    if (skip) {
      i += skip;
      continue;
    }
    const char *p = s.p + i;
    if ((unsigned char)*p < 0x80)
      bs_str_addc(out, s.p[i++]);
    else {
      add_form(bs_utf8_next(&p, s.p + s.n), o, out);
      i = (size_t)(p - s.p);
    }
  }
}
