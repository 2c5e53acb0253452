/* json_write.c: writing JSON (RFC 8259). Reads none. */
#include "json_write.h"

#include "sqlite_int.h"

/* Whether one of eight bytes must be escaped: a control, a quote or a backslash. */
static bool escapes(const char *p) {
  const uint64_t ones = UINT64_C(0x0101010101010101);
  uint64_t w = bs_read64(p), quote = w ^ ones * '"', slash = w ^ ones * '\\';
  return (((w - ones * 0x20) & ~w) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash)) & ones << 7;
}

void bs_json_write_text(bs_str *out, bs_span s) {
  size_t from = 0;
  bs_str_reserve(out, s.n + 2); /* once for all that needs no escape */
  bs_str_addc(out, '"');
  for (size_t i = 0; i < s.n; i++) {
    while (s.n - i > 8 && !escapes(s.p + i)) i += 8;
    unsigned char c = (unsigned char)s.p[i];
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    bs_str_add(out, s.p + from, i - from);
    from = i + 1;
    if (c == '"' || c == '\\') {
      bs_str_addc(out, '\\');
      bs_str_addc(out, (char)c);
    } else if (c == '\n') {
      bs_str_addz(out, "\\n");
    } else if (c == '\t') {
      bs_str_addz(out, "\\t");
    } else {
      bs_str_addf(out, "\\u%04x", c);
    }
  }
  if (s.n > from) bs_str_add(out, s.p + from, s.n - from);
  bs_str_addc(out, '"');
}

static void add_integer(bs_str *out, int64_t value) {
  char digits[20];
  int n = 0;
  uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
  do {
    digits[n++] = (char)('0' + left % 10);
    left /= 10;
  } while (left);
  if (value < 0) bs_str_addc(out, '-');
  while (n > 0) bs_str_addc(out, digits[--n]);
}

void bs_json_write_value(bs_str *out, const bs_value *value) {
  switch (value->type) {
    case BS_VALUE_TEXT: bs_json_write_text(out, value->text); break;
    case BS_VALUE_INTEGER: add_integer(out, value->integer); break;
    case BS_VALUE_REAL: {
      char number[40]; /* SQLite's printf: the host's locale may have a decimal comma */
      bs_str_addz(out, sqlite3_snprintf(sizeof(number), number, "%!.15g", value->real));
      break;
    }
    case BS_VALUE_NULL: bs_str_addz(out, "null"); break;
  }
}
