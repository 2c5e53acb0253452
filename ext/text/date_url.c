/* date_url.c: the date in an address: /2024/11/30/, 20241130, /2024/nov/30/, 30-11-2024, an epoch, base64 parameters.
** Reads digits and separators only; never touches words but the English months that addresses use. */
#include "date_calendar.h"

typedef struct found {
  bs_date date;
  size_t from, to;
  int rank; /* higher ones win, the first of equals */
} found;

enum { RANK_EPOCH = 1, RANK_MONTH, RANK_CODED, RANK_DAY };

static bool digit(bs_span u, size_t i) { return i < u.n && bs_ascii_digit((unsigned char)u.p[i]); }

static size_t run(bs_span u, size_t i) {
  while (digit(u, i)) i++;
  return i;
}

static int number(bs_span u, size_t from, size_t to) {
  int v = 0;
  for (size_t i = from; i < to; i++) v = v * 10 + (u.p[i] - '0');
  return v;
}

static void keep(found *f, int rank, bs_date d, size_t from, size_t to) {
  if (rank > f->rank) *f = (found){d, from, to, rank};
}

static bool set_day(bs_date *d, int year, int month, int day, int first_year) {
  if (year < first_year || year > 2100 || month < 1 || month > 12 || day < 1 || day > bs_days_in_month(year, month))
    return false;
  *d = (bs_date){.year = year, .month = month, .day = day, .precision = BS_DATE_DAY};
  return true;
}

static bool is_separator(bs_span u, size_t i) {
  return i < u.n && (u.p[i] == '/' || u.p[i] == '-' || u.p[i] == '_' || u.p[i] == '.');
}

/* "nov" or "november" up to a separator. */
static int english_month(bs_span u, size_t from, size_t *to) {
  static const char *const names[] = {"january", "february", "march",     "april",   "may",      "june",
                                      "july",    "august",   "september", "october", "november", "december"};
  size_t end = from;
  while (end < u.n && bs_ascii_alpha((unsigned char)u.p[end])) end++;
  bs_span word = bs_span_sub(u, from, end);
  *to = end;
  for (int m = 0; m < 12; m++) {
    bs_span name = bs_span_of(names[m]);
    if (bs_span_ieq(word, names[m])) return m + 1;
    if ((word.n == 3 || (word.n == 4 && m == 8)) && bs_ascii_lower(word.p[0]) == name.p[0] &&
        bs_ascii_lower(word.p[1]) == name.p[1] && bs_ascii_lower(word.p[2]) == name.p[2])
      return m + 1;
  }
  return 0;
}

/* A year at `at`: "2024/11/30", "2024/nov/30", "2024-11/30", "2024/1130", "2024/11". */
static void year_first(bs_span u, size_t at, size_t end, found *f) {
  int year = number(u, at, end), month, day;
  size_t m = end + 1, m_end, d, d_end;
  bs_date date;
  if (!is_separator(u, end) || year < 1800 || year > 2100) return;
  if (digit(u, m)) {
    m_end = run(u, m);
    if (m_end - m == 4 && (!is_separator(u, m_end) || u.p[m_end] == '/') &&
        set_day(&date, year, number(u, m, m + 2), number(u, m + 2, m_end), 1800)) {
      keep(f, RANK_DAY, date, at, m_end);
      return;
    }
    if (m_end - m > 2) return;
    month = number(u, m, m_end);
  } else {
    month = english_month(u, m, &m_end);
  }
  if (month < 1 || month > 12) return;
  d = m_end + 1;
  d_end = run(u, d);
  day = is_separator(u, m_end) && d_end > d && d_end - d <= 2 ? number(u, d, d_end) : 0;
  bool ends = d_end >= u.n || !bs_ascii_alpha((unsigned char)u.p[d_end]) || u.p[d_end] == 'T';
  if (day && ends && set_day(&date, year, month, day, 1800)) {
    keep(f, RANK_DAY, date, at, d_end);
  } else if (u.p[end] == '/' && m_end < u.n && u.p[m_end] == '/' && m_end - m >= 2) { /* "/2024/11/slug" */
    date = (bs_date){.year = year, .month = month, .day = 1, .precision = BS_DATE_MONTH};
    keep(f, RANK_MONTH, date, at, m_end);
  }
}

/* "30-11-2024", where the day is over 12 or equals the month; "nov-30-2024", "30-nov-2024". */
static void day_first(bs_span u, size_t at, size_t end, found *f) {
  size_t m = end + 1, m_end, y, y_end;
  bs_date date;
  if (!is_separator(u, end)) return;
  int first = number(u, at, end), second;
  bool named = !digit(u, m);
  if (named)
    second = english_month(u, m, &m_end);
  else
    m_end = run(u, m), second = m_end - m <= 2 ? number(u, m, m_end) : 0;
  y = m_end + 1;
  y_end = run(u, y);
  if (!second || !is_separator(u, m_end) || y_end - y != 4) return;
  int year = number(u, y, y_end);
  bool dmy = set_day(&date, year, second, first, 1800);
  bool mdy = !named && set_day(&date, year, first, second, 1800);
  if (dmy && mdy && first != second) return;
  if (dmy) set_day(&date, year, second, first, 1800);
  if (dmy || mdy) keep(f, RANK_DAY, date, at, y_end);
}

static void month_first(bs_span u, size_t at, found *f) {
  size_t m_end;
  int month = english_month(u, at, &m_end);
  if (!month || !is_separator(u, m_end)) return;
  size_t d = m_end + 1, d_end = run(u, d), y = d_end + 1, y_end = run(u, y);
  bs_date date;
  if (d_end == d || d_end - d > 2 || !is_separator(u, d_end) || y_end - y != 4) return;
  if (set_day(&date, number(u, y, y_end), month, number(u, d, d_end), 1800)) keep(f, RANK_DAY, date, at, y_end);
}

/* Runs of 8, 12 and 14 digits are days with times; 10 and 13 at the start of a path segment are epochs. */
static void digits_alone(bs_span u, size_t at, size_t end, found *f) {
  size_t n = end - at;
  bs_date d;
  if (n == 8 || n == 12 || n == 14) {
    if (!set_day(&d, number(u, at, at + 4), number(u, at + 4, at + 6), number(u, at + 6, at + 8), 1900)) return;
    if (n > 8) {
      d.hour = number(u, at + 8, at + 10), d.minute = number(u, at + 10, at + 12),
      d.second = n == 14 ? number(u, at + 12, at + 14) : 0;
      if (d.hour > 23 || d.minute > 59 || d.second > 59) return;
      d.precision = n == 14 ? BS_DATE_SECOND : BS_DATE_MINUTE;
    }
    keep(f, RANK_DAY, d, at, end);
  } else if ((n == 10 || n == 13) && at > 0 && (u.p[at - 1] == '/' || u.p[at - 1] == '=')) {
    int64_t seconds = 0;
    for (size_t i = at; i < at + 10; i++) seconds = seconds * 10 + (u.p[i] - '0');
    if (seconds < 1000000000 || seconds > 2147483647) return; /* 2001 to 2038 */
    keep(f, RANK_EPOCH, bs_date_from_epoch(seconds), at, end);
  }
}

static void scan(bs_span u, size_t from, found *f) {
  for (size_t i = from; i < u.n && f->rank < RANK_DAY; i++) {
    bool starts = i == from || !bs_ascii_digit((unsigned char)u.p[i - 1]);
    if (digit(u, i) && starts) {
      size_t end = run(u, i);
      if (end - i == 4)
        year_first(u, i, end, f);
      else if (end - i <= 2)
        day_first(u, i, end, f);
      else
        digits_alone(u, i, end, f);
      i = end - 1;
    } else if (bs_ascii_alpha((unsigned char)u.p[i]) && (i == from || !bs_ascii_alpha((unsigned char)u.p[i - 1]))) {
      month_first(u, i, f);
    }
  }
}

/* ---- base64 ---- */

static int base64(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

/* A query value that is base64 of plain text may hold the date. */
static void coded(bs_span u, size_t from, size_t to, found *f) {
  enum { LONGEST = 400 };
  char text[LONGEST];
  size_t n = 0;
  uint32_t bits = 0;
  int have = 0;
  if (to - from < 12 || (to - from) / 4 * 3 + 3 > LONGEST) return;
  for (size_t i = from; i < to; i++) {
    int v = base64(u.p[i]);
    if (v < 0) return;
    bits = bits << 6 | (uint32_t)v, have += 6;
    if (have < 8) continue;
    have -= 8;
    char c = (char)(bits >> have & 0xFF);
    if (c < ' ' || c > '~') return;
    text[n++] = c;
  }
  found inner = {.rank = 0};
  scan(bs_span_make(text, n), 0, &inner);
  if (inner.rank >= RANK_MONTH) keep(f, RANK_CODED, inner.date, from, to);
}

static void coded_values(bs_span u, size_t from, found *f) {
  for (size_t i = from; i < u.n; i++) {
    if (u.p[i] != '?' && u.p[i] != '&' && u.p[i] != ';' && u.p[i] != '=') continue;
    size_t end = i + 1;
    while (end < u.n && base64(u.p[end]) >= 0) end++;
    coded(u, i + 1, end, f);
    i = end - 1;
  }
}

/* Behind the last "://" and its host: what an archive's address says of itself is the capture's date. */
static size_t path_start(bs_span u) {
  size_t at = 0, from = 0, next;
  while ((next = bs_span_find(u, "://", at)) != SIZE_MAX) {
    size_t query = bs_span_find(bs_span_sub(u, from, next), "?", 0);
    if (query != SIZE_MAX) break; /* an address as a parameter is not this page's */
    at = from = next + 3;
  }
  while (from > 0 && from < u.n && u.p[from] != '/' && u.p[from] != '?') from++;
  return from;
}

bs_date_result bs_date_in_url(bs_span url, bs_date *out, bs_span *where) {
  found f = {.rank = 0};
  if (!url.p) return BS_DATE_ABSENT;
  if (url.n > 8192) url.n = 8192;
  size_t from = path_start(url);
  scan(url, from, &f);
  if (f.rank < RANK_DAY) coded_values(url, from, &f);
  if (!f.rank) return BS_DATE_ABSENT;
  *out = f.date;
  if (where) *where = bs_span_sub(url, f.from, f.to);
  return BS_DATE_FOUND;
}
