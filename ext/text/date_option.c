/* date_option.c: the options of date_parse() as text. Knows which options there are and nothing of dates. */
#include "date.h"

static bool language_tag(bs_span s) {
  size_t n = 0;
  while (n < s.n && bs_ascii_alpha((unsigned char)s.p[n])) n++;
  if (n < 2 || n > 3) return false;
  for (size_t part = 0, i = n; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c == '-' || c == '_') {
      if (part && i - part > 8) return false;
      part = i + 1;
      if (part == s.n || s.p[part] == '-' || s.p[part] == '_') return false;
    } else if (!bs_ascii_alpha(c) && !bs_ascii_digit(c)) {
      return false;
    }
  }
  return true;
}

/* "2023-13-10" names no day, but it is how a now is written: a column of such stamps may hold a wrong one, and is no mistake of the query. */
static bool stamp(bs_span s) {
  static const char shape[] = "dddd-dd-dd";
  if (s.n < sizeof shape - 1) return false;
  for (size_t i = 0; shape[i]; i++)
    if (shape[i] == 'd' ? !bs_ascii_digit((unsigned char)s.p[i]) : s.p[i] != shape[i]) return false;
  return s.n == sizeof shape - 1 || s.p[sizeof shape - 1] == ' ' || s.p[sizeof shape - 1] == 'T';
}

bs_status bs_date_option(bs_span option, bs_date_options *options, bs_date *now_room) {
  bs_span s = bs_span_trim(option);
  if (bs_span_ieq(s, "dmy"))
    options->order = BS_ORDER_DMY;
  else if (bs_span_ieq(s, "mdy"))
    options->order = BS_ORDER_MDY;
  else if (bs_span_ieq(s, "ymd"))
    options->order = BS_ORDER_YMD;
  else if (bs_span_ieq(s, "strict"))
    options->strict = true;
  else if (bs_span_istarts(s, "now=")) {
    bs_date now;
    bs_span text = bs_span_trim(bs_span_sub(s, 4, s.n));
    bool found = bs_date_parse(text, NULL, &now, NULL, NULL) == BS_DATE_FOUND && now.precision >= BS_DATE_DAY;
    if (!found && !stamp(text)) return BS_MISUSE;
    if (found) *now_room = now;
    options->now = found ? now_room : NULL; /* as SQLite's date('2023-13-10') is NULL: what counts from it is unknown */
  } else if (language_tag(s))
    options->lang = s;
  else
    return BS_MISUSE;
  return BS_OK;
}
