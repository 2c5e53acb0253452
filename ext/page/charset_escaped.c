/* charset_escaped.c: ISO-2022-JP (WHATWG Encoding 12.2), ISO-2022-KR (RFC 1557) and HZ (RFC 1843): ASCII bytes that
** escapes turn into halves of characters. Rewrites them as the EUC form of the same sets; charset_decode.c does the
** rest. */
#include "charset.h"

typedef enum set { ASCII, ROMAN, DOUBLE, DOUBLE_MORE, KATAKANA } set; /* DOUBLE_MORE: JIS X 0212 */

/* An escape at the start of s: its length and the set it calls in; 0 where it is none. */
static size_t escape_jp(bs_span s, set *to) {
  static const struct {
    const char *text;
    set to;
  } rows[] = {{"\x1B(B", ASCII},  {"\x1B(J", ROMAN},   {"\x1B(I", KATAKANA},    {"\x1B$@", DOUBLE},
              {"\x1B$B", DOUBLE}, {"\x1B$(B", DOUBLE}, {"\x1B$(D", DOUBLE_MORE}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (bs_span_starts(s, rows[i].text)) {
      *to = rows[i].to;
      return strlen(rows[i].text);
    }
  return 0;
}

static size_t escape_kr(bs_span s, set *to) {
  if (bs_span_starts(s, "\x1B$)C")) return 4; /* names the set, calls nothing in */
  if (s.p[0] != 0x0E && s.p[0] != 0x0F) return 0;
  *to = s.p[0] == 0x0E ? DOUBLE : ASCII;
  return 1;
}

static size_t escape_hz(bs_span s, set *to) {
  if (bs_span_starts(s, "~\n")) return 2; /* a line goes on */
  if (!bs_span_starts(s, "~{") && !bs_span_starts(s, "~}")) return 0;
  *to = s.p[1] == '{' ? DOUBLE : ASCII;
  return 2;
}

static bool is_half(char c) { return c >= 0x21 && c <= 0x7E; }

/* One character of the set at the start of s; its length. */
static size_t add_character(bs_span s, set from, bs_str *out) {
  char c = s.p[0];
  if (c & 0x80) {
    bs_str_addc(out, '\xFF');
    return 1;
  }
  if (from <= ROMAN || !is_half(c)) {
    if (from == ROMAN && (c == '\\' || c == '~')) bs_str_addc(out, '\x8E');
    bs_str_addc(out, c);
    return 1;
  }
  if (from == KATAKANA) {
    bs_str_addc(out, c <= 0x5F ? '\x8E' : '\xFF');
    if (c <= 0x5F) bs_str_addc(out, (char)(c | 0x80));
    return 1;
  }
  if (s.n < 2 || !is_half(s.p[1])) {
    bs_str_addc(out, '\xFF');
    return 1;
  }
  if (from == DOUBLE_MORE) bs_str_addc(out, '\x8F');
  bs_str_addc(out, (char)(c | 0x80));
  bs_str_addc(out, (char)(s.p[1] | 0x80));
  return 2;
}

void bs_charset_unescape(const bs_charset *charset, bs_span in, bs_str *out) {
  bool jp = strcmp(charset->name, "iso-2022-jp") == 0, hz = strcmp(charset->name, "hz-gb-2312") == 0;
  set now = ASCII;
  for (size_t at = 0; at < in.n && !out->status;) {
    bs_span rest = bs_span_sub(in, at, SIZE_MAX);
    size_t n = jp ? escape_jp(rest, &now) : hz ? escape_hz(rest, &now) : escape_kr(rest, &now);
    if (!n && hz && bs_span_starts(rest, "~~")) {
      bs_str_addc(out, '~');
      n = 2;
    }
    /* RFC 1468, 1557 and 1843: a line begins in ASCII, so a lost escape costs one line. */
    if (!n && rest.p[0] == '\n') now = ASCII;
    at += n ? n : add_character(rest, now, out);
  }
}
