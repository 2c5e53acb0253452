/* date_grammar.c: numeric and English dates; the first form of date_parse(). Never allocates. */
#include "date_calendar.h"

static size_t number(bs_span t, size_t at, int *value, size_t *digits) {
  size_t from = at;
  *value = 0;
  while (at < t.n && bs_ascii_digit((unsigned char)t.p[at]) && at - from < 9) *value = *value * 10 + (t.p[at++] - '0');
  *digits = at - from;
  return at;
}

static int month_name(bs_span t, size_t at, size_t *end) {
  static const char *const names[] = {"january", "february", "march",     "april",   "may",      "june",
                                      "july",    "august",   "september", "october", "november", "december"};
  size_t n = at;
  while (n < t.n && bs_ascii_alpha((unsigned char)t.p[n])) n++;
  bs_span word = bs_span_sub(t, at, n);
  for (int m = 0; m < 12; m++)
    if (bs_span_ieq(word, names[m]) || (word.n == 3 && bs_span_istarts(bs_span_of(names[m]), "") && bs_ascii_lower(word.p[0]) == names[m][0] &&
                                        bs_ascii_lower(word.p[1]) == names[m][1] && bs_ascii_lower(word.p[2]) == names[m][2])) {
      *end = n < t.n && t.p[n] == '.' ? n + 1 : n;
      return m + 1;
    }
  return 0;
}

static size_t blanks(bs_span t, size_t at) {
  while (at < t.n && (bs_ascii_space((unsigned char)t.p[at]) || t.p[at] == ',')) at++;
  return at;
}

static size_t clock_time(bs_span t, size_t at, bs_date *d) {
  size_t digits, p = at;
  int h, m, s = 0, oh, om;
  if (p < t.n && (t.p[p] == 'T' || t.p[p] == ' ' || t.p[p] == ',')) p = blanks(t, p + (t.p[p] == 'T'));
  p = number(t, p, &h, &digits);
  if (!digits || digits > 2 || p >= t.n || t.p[p] != ':' || h > 23) return at;
  p = number(t, p + 1, &m, &digits);
  if (digits != 2 || m > 59) return at;
  d->hour = h, d->minute = m, d->precision = BS_DATE_MINUTE;
  if (p + 1 < t.n && t.p[p] == ':') {
    p = number(t, p + 1, &s, &digits);
    if (digits != 2 || s > 59) return at;
    d->second = s, d->precision = BS_DATE_SECOND;
    if (p < t.n && t.p[p] == '.') p = number(t, p + 1, &s, &digits);
  }
  size_t z = blanks(t, p);
  if (z < t.n && t.p[z] == 'Z') {
    d->has_offset = true;
    return z + 1;
  }
  if (z < t.n && (t.p[z] == '+' || t.p[z] == '-')) {
    size_t q = number(t, z + 1, &oh, &digits);
    if (digits == 4) om = oh % 100, oh /= 100;
    else if (digits == 2 && q < t.n && t.p[q] == ':') q = number(t, q + 1, &om, &digits);
    else return p;
    d->has_offset = true, d->offset = (oh * 60 + om) * (t.p[z] == '-' ? -1 : 1);
    return q;
  }
  return p;
}

static bool valid(int y, int m, int d) {
  return y >= 1 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 && d <= bs_days_in_month(y, m);
}

static bs_date_result numeric(bs_span t, size_t at, const bs_date_options *o, bs_date *out, bs_date *other, size_t *end) {
  int v[3];
  size_t digits[3], p = number(t, at, &v[0], &digits[0]);
  if (p >= t.n || !strchr("-/.", t.p[p])) return BS_DATE_ABSENT;
  char sep = t.p[p];
  p = number(t, p + 1, &v[1], &digits[1]);
  if (p >= t.n || t.p[p] != sep || digits[1] < 1 || digits[1] > 2) return BS_DATE_ABSENT;
  p = number(t, p + 1, &v[2], &digits[2]);
  *end = p;
  *out = *other = (bs_date){.precision = BS_DATE_DAY};
  if (digits[0] == 4 && digits[2] <= 2 && valid(v[0], v[1], v[2])) {
    out->year = v[0], out->month = v[1], out->day = v[2];
    return BS_DATE_FOUND;
  }
  if (digits[2] != 4 || digits[0] > 2) return BS_DATE_ABSENT;
  bool dmy = valid(v[2], v[1], v[0]), mdy = valid(v[2], v[0], v[1]) && sep != '.';
  if (dmy && mdy && v[0] != v[1] && o->order == BS_ORDER_MDY) dmy = false;
  if (dmy && mdy && v[0] != v[1] && o->order == BS_ORDER_DMY) mdy = false;
  out->year = other->year = v[2];
  out->month = v[dmy ? 1 : 0], out->day = v[dmy ? 0 : 1], other->month = v[0], other->day = v[1];
  return !dmy && !mdy ? BS_DATE_ABSENT : dmy && mdy && v[0] != v[1] ? BS_DATE_AMBIGUOUS : BS_DATE_FOUND;
}

static bs_date_result named(bs_span t, size_t at, bs_date *out, size_t *end) {
  int day = 0, year = 0, month;
  size_t digits, p = at;
  if (bs_ascii_digit((unsigned char)t.p[p])) {
    p = number(t, p, &day, &digits);
    if (digits > 2) return BS_DATE_ABSENT;
    p = blanks(t, p);
  }
  if (p >= t.n || !(month = month_name(t, p, &p))) return BS_DATE_ABSENT;
  p = blanks(t, p);
  if (!day) {
    p = number(t, p, &day, &digits);
    if (digits == 4) year = day, day = 0;
    p = blanks(t, p);
  }
  if (!year) p = number(t, p, &year, &digits);
  if (year < 1000 || !valid(year, month, day ? day : 1)) return BS_DATE_ABSENT;
  *out = (bs_date){.year = year, .month = month, .day = day ? day : 1, .precision = day ? BS_DATE_DAY : BS_DATE_MONTH};
  *end = p;
  return BS_DATE_FOUND;
}

bs_date_result bs_date_parse(bs_span text, const bs_date_options *options, bs_date *out, bs_date *other, bs_span *where) {
  bs_date_options o = options ? *options : (bs_date_options){.order = BS_ORDER_NONE};
  bs_date second;
  if (!other) other = &second;
  for (size_t i = 0; i < text.n; i++) {
    unsigned char c = (unsigned char)text.p[i], before = i ? (unsigned char)text.p[i - 1] : ' ';
    bool digit = bs_ascii_digit(c), letter = bs_ascii_alpha(c);
    if ((!digit && !letter) || (digit && bs_ascii_digit(before)) || (letter && bs_ascii_alpha(before))) continue;
    size_t end;
    bs_date_result r = digit ? numeric(text, i, &o, out, other, &end) : BS_DATE_ABSENT;
    if (r == BS_DATE_ABSENT) r = named(text, i, out, &end);
    if (r == BS_DATE_ABSENT) continue;
    end = clock_time(text, end, out);
    if (where) *where = bs_span_sub(text, i, end);
    return r;
  }
  return BS_DATE_ABSENT;
}

bs_date_order bs_date_proof(bs_span text) {
  (void)text;
  return BS_ORDER_NONE;
}

bs_date_result bs_date_in_url(bs_span url, bs_date *out, bs_span *where) {
  bs_date other;
  size_t end;
  bs_date_options o = {.order = BS_ORDER_NONE};
  for (size_t i = 0; i < url.n; i++) {
    if (!bs_ascii_digit((unsigned char)url.p[i]) || (i && bs_ascii_digit((unsigned char)url.p[i - 1]))) continue;
    if (numeric(url, i, &o, out, &other, &end) != BS_DATE_FOUND || end - i < 8 || out->year < 1990) continue;
    if (where) *where = bs_span_sub(url, i, end);
    return BS_DATE_FOUND;
  }
  return BS_DATE_ABSENT;
}
