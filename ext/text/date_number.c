/* date_number.c: dates made of numbers alone: ISO 8601, compact stamps, 30/11/2024 and its kin. Reads them; which part is the day date_resolve.c says. */
#include "date_scan.h"

/* ---- one number ---- */

static bs_step han_number(const bs_scan *s, size_t at, int64_t *value, int *digits) {
  int64_t total = 0, unit = -1, positional = 0;
  bool additive = false;
  size_t k = at;
  *digits = 0;
  for (; bs_scan_token(s, k)->han && (k == at || !bs_scan_token(s, k)->gap); k++) {
    int64_t v = bs_scan_token(s, k)->value;
    if (++*digits > 5) return 0; /* 一百一十三 */
    if (v == 10 || v == 100)
      total += (unit < 0 ? 1 : unit) * v, unit = -1, additive = true;
    else if (v > 10)
      total += v, unit = -1, additive = true;
    else
      unit = v, positional = positional * 10 + v;
  }
  *value = additive ? total + (unit < 0 ? 0 : unit) : positional;
  if (additive)
    *digits = *value > 99 ? 3 : 2;
  else if (*digits > 4)
    return 0;
  return k;
}

bs_step bs_scan_int(const bs_scan *s, size_t at, int64_t *value, int *digits) {
  const bs_token *k = bs_scan_token(s, at);
  if (k->kind == BS_TOKEN_SOLO && k->han) return han_number(s, at, value, digits);
  if (k->kind != BS_TOKEN_NUMBER) return 0;
  *value = k->value;
  *digits = k->digits;
  return at + 1;
}

static bool digits_are(const bs_scan *s, size_t at, int low, int high) {
  const bs_token *k = bs_scan_token(s, at);
  return k->kind == BS_TOKEN_NUMBER && k->digits >= low && k->digits <= high;
}

static bool letter_is(const bs_scan *s, size_t at, char lower) {
  const bs_token *k = bs_scan_token(s, at);
  return k->kind == BS_TOKEN_WORD && k->end - k->start == 1 &&
         bs_ascii_lower((unsigned char)s->t->text.p[k->start]) == lower;
}

static bool free_left(const bs_scan *s, size_t first) {
  if (first > 0 && !bs_scan_token(s, first)->gap) {
    const bs_token *before = bs_scan_token(s, first - 1);
    if (before->kind == BS_TOKEN_NUMBER) return false;
    if (before->kind == BS_TOKEN_MARK) {
      if (before->mark == 0 || strchr("$+#%&=_\\", before->mark)) {
        if (before->mark != '=' && before->mark != 0) return false;
        if (before->mark == 0 && before->end - before->start < 3) return false; /* currency signs of Latin-1 */
      }
      if (strchr(".-/:,", before->mark) && before->mark && !before->gap && first > 1) {
        int kind = bs_scan_token(s, first - 2)->kind;
        if (kind == BS_TOKEN_NUMBER) return false;
        if (before->mark != ':' && before->mark != ',' && before->mark != '.' && kind == BS_TOKEN_WORD &&
            bs_scan_token(s, first)->digits < 4)
          return false;
      }
    }
    if (before->kind == BS_TOKEN_WORD && bs_scan_token(s, first)->digits < 4) {
      bs_name_sense sense;
      bs_step name_end;
      if (!bs_scan_name(s, first - 1, BS_NAME_WEEKDAY, &sense, &name_end) &&
          !bs_scan_name(s, first - 1, BS_NAME_CONNECT, &sense, &name_end))
        return false;
    }
  }
  for (size_t back = 1; back <= 3 && back <= first; back++) {
    bs_name_sense sense;
    bs_step name_end;
    if (bs_scan_token(s, first - back)->kind == BS_TOKEN_NUMBER) break;
    if (!bs_scan_name(s, first - back, BS_NAME_NODATE, &sense, &name_end)) continue;
    char mark = bs_scan_token(s, name_end)->mark;
    if (name_end == first || (name_end == first - 1 && mark && strchr(".#(:", mark))) return false;
  }
  return true;
}

static bool free_right(const bs_scan *s, size_t end) {
  const bs_token *next = bs_scan_token(s, end);
  if (next->gap) return true;
  if (next->kind == BS_TOKEN_NUMBER) return false;
  if (next->kind != BS_TOKEN_MARK || !next->mark) return true;
  if (next->mark == '%' || next->mark == '$' || next->mark == '_') return false;
  return !strchr("./-,", next->mark) || !digits_are(s, end + 1, 1, 255) || bs_scan_token(s, end + 1)->gap ||
         bs_scan_is(s, end + 2, ':');
}

bool bs_scan_free(const bs_scan *s, size_t first, size_t end) { return free_left(s, first) && free_right(s, end); }

/* ---- forms that fix their day ---- */

static bool set_fixed(bs_date_parts *p, int64_t year, int64_t month, int64_t day) {
  int64_t days;
  if (year < 1 || year > 9999 || !bs_calendar_day(BS_CAL_GREGORIAN, (int)year, (int)month, (int)day, &days))
    return false;
  p->fixed = true;
  p->year = (int)year, p->month_number = (int)month, p->day = (int)day;
  p->fixed_precision = BS_DATE_DAY;
  return true;
}

static void set_time(bs_date_parts *p, int hour, int minute, int second, bs_date_precision precision) {
  if (hour > 23 || minute > 59 || second > 60) p->refuse = true;
  p->has_time = true;
  p->hour = hour, p->minute = minute, p->second = second > 59 ? 59 : second;
  p->time_precision = precision;
}

/* "T184500", "T1845", "T18", "_184500", behind a compact date; colon times are date_clock.c's. */
static bs_step compact_time(const bs_scan *s, size_t at, bs_date_parts *p) {
  if ((bs_scan_joins(s, at, '_') || bs_scan_joins(s, at, '-')) && digits_are(s, at + 1, 6, 6)) {
    int v = (int)bs_scan_token(s, at + 1)->value;
    set_time(p, v / 10000, v / 100 % 100, v % 100, BS_DATE_SECOND);
    return at + 2;
  }
  if (!letter_is(s, at, 't') || bs_scan_token(s, at)->gap || bs_scan_token(s, at + 1)->gap ||
      bs_scan_is(s, at + 2, ':'))
    return at;
  const bs_token *k = bs_scan_token(s, at + 1);
  if (k->kind != BS_TOKEN_NUMBER) return at;
  int v = (int)(k->value % 1000000);
  if (k->digits == 6)
    set_time(p, v / 10000, v / 100 % 100, v % 100, BS_DATE_SECOND);
  else if (k->digits == 4)
    set_time(p, v / 100, v % 100, 0, BS_DATE_MINUTE);
  else if (k->digits == 2)
    set_time(p, v, 0, 0, BS_DATE_HOUR);
  else
    return at;
  at += 2;
  if (k->digits == 6 && (bs_scan_joins(s, at, '.') || bs_scan_joins(s, at, ',')) && bs_scan_number(s, at + 1)) at += 2;
  bs_step zone = bs_scan_zone(s, at, p);
  return zone ? zone : at;
}

static bs_step compact(const bs_scan *s, size_t at, bs_date_parts *p) {
  const bs_token *k = bs_scan_token(s, at);
  int64_t v = k->value;
  bool alone = bs_scan_alone(s, at, at + 1);
  if (k->digits == 10 || k->digits == 13) {
    int64_t seconds = k->digits == 13 ? v / 1000 : v;
    if (!alone || seconds < 315532800 || seconds > 4102444800) return 0; /* 1980 to 2100 */
    bs_date d = bs_date_from_epoch(seconds);
    set_fixed(p, d.year, d.month, d.day);
    set_time(p, d.hour, d.minute, d.second, BS_DATE_SECOND);
    p->has_offset = true, p->offset = 0;
    return at + 1;
  }
  int rest = 0;
  if (k->digits == 14)
    rest = (int)(v % 1000000), v /= 1000000;
  else if (k->digits == 12)
    rest = (int)(v % 10000), v /= 10000;
  else if (k->digits != 8)
    return 0;
  bs_date_parts stamp = {.refuse = false};
  bool time = k->digits == 8 && compact_time(s, at + 1, &stamp) > at + 1 && !stamp.refuse;
  if (!free_left(s, at) || (!time && !free_right(s, at + 1)) || v < 16000101 || v > 21001231 ||
      !set_fixed(p, v / 10000, v / 100 % 100, v % 100))
    return 0;
  if (k->digits == 14)
    set_time(p, rest / 10000, rest / 100 % 100, rest % 100, BS_DATE_SECOND);
  else if (k->digits == 12)
    set_time(p, rest / 100, rest % 100, 0, BS_DATE_MINUTE);
  else
    return compact_time(s, at + 1, p);
  if (p->refuse) return 0;
  bs_step zone = bs_scan_zone(s, at + 1, p);
  return zone ? zone : at + 1;
}

/* ISO 8601 weeks "2024-W48-6" and ordinal days "2024-335". */
static bs_step week_or_ordinal(const bs_scan *s, size_t at, bs_date_parts *p) {
  int64_t days, year = bs_scan_token(s, at)->value;
  size_t k = at + 1, end = 0;
  if (bs_scan_joins(s, k, '-') && digits_are(s, k + 1, 3, 3)) {
    if (!bs_scan_alone(s, at, k + 2) && !letter_is(s, k + 2, 't')) return 0;
    if (!bs_day_of_ordinal((int)year, (int)bs_scan_token(s, k + 1)->value, &days)) return 0;
    end = k + 2;
  } else {
    k += bs_scan_joins(s, k, '-');
    if (!letter_is(s, k, 'w') || bs_scan_token(s, k)->gap || bs_scan_token(s, k + 1)->gap) return 0;
    int64_t v = bs_scan_token(s, k + 1)->value;
    if (digits_are(s, k + 1, 3, 3) && bs_day_of_week_date((int)year, (int)(v / 10), (int)(v % 10), &days))
      end = k + 2;
    else if (digits_are(s, k + 1, 2, 2) && bs_scan_joins(s, k + 2, '-') && digits_are(s, k + 3, 1, 1) &&
             bs_day_of_week_date((int)year, (int)v, (int)bs_scan_token(s, k + 3)->value, &days))
      end = k + 4;
    else
      return 0;
  }
  int y, m, d;
  bs_civil_from_days(days, &y, &m, &d);
  if (!bs_scan_free(s, at, end) || !set_fixed(p, y, m, d)) return 0;
  return compact_time(s, end, p);
}

bs_step bs_scan_fixed(const bs_scan *s, size_t at, bs_date_parts *p) {
  const bs_token *k = bs_scan_token(s, at);
  if (k->kind != BS_TOKEN_NUMBER) return 0;
  if (k->digits >= 8) return compact(s, at, p);
  return k->digits == 4 ? week_or_ordinal(s, at, p) : 0;
}

/* ---- numbers with separators ---- */

/* A separator between numbers: a hyphen written onto both, a dot or slash with or without blanks. Returns the token behind it. */
static bs_step separator(const bs_scan *s, size_t at, char *sep) {
  const bs_token *k = bs_scan_token(s, at), *next = bs_scan_token(s, at + 1);
  if (k->kind != BS_TOKEN_MARK || k->gap > 1 || next->gap > 1) return 0;
  if (k->mark == '-' && (k->gap || next->gap)) return 0;
  if (k->mark == '/' && k->gap != next->gap) return 0;
  if ((k->mark == '*' || k->mark == ':') && (k->gap || next->gap)) return 0;
  if (k->mark == 0 || !strchr("-/.*:", k->mark)) return 0;
  *sep = k->mark;
  return at + 1;
}

static void set_fields(const bs_scan *s, bs_date_parts *p, int fields, const size_t at[3], char sep) {
  p->fields = fields;
  p->sep = sep;
  p->persian = bs_scan_token(s, at[0])->persian;
  for (int i = 0; i < fields; i++) {
    const bs_token *k = bs_scan_token(s, at[i]);
    p->n[i] = (int)k->value;
    p->digits[i] = k->digits;
  }
}

/* The end of a range of dates written like its start: "28/11/2024-02/12/2024", "2024-11-28/2024-11-30", "2024-11-28/30". */
static bool range_follows(const bs_scan *s, size_t at, char sep) {
  char mark = bs_scan_token(s, at)->mark, inner;
  size_t k = at + 1;
  if ((mark != '-' && mark != '/') || mark == sep || !bs_scan_joins(s, at, mark)) return false;
  if (!separator(s, k + 1, &inner)) return mark == '/' && digits_are(s, k, 2, 2) && free_right(s, k + 1);
  return inner == sep && digits_are(s, k, 1, 4) && digits_are(s, k + 2, 1, 2);
}

/* `open`: what stands on its left is known to be the start of a range. */
static bs_step three(const bs_scan *s, size_t at, bool open, bs_date_parts *p) {
  char sep = ' ', sep2 = ' ';
  size_t k[3] = {at, 0, 0};
  if (digits_are(s, at + 1, 1, 2) && digits_are(s, at + 2, 1, 4)) {
    k[1] = at + 1, k[2] = at + 2;
    if (!bs_scan_alone(s, at, at + 3)) return 0;
  } else {
    k[1] = separator(s, at + 1, &sep);
    if (!k[1] || !digits_are(s, k[1], 1, 2)) return 0;
    k[2] = separator(s, k[1] + 1, &sep2);
    if (!k[2] || sep != sep2 || !digits_are(s, k[2], 1, 4)) return 0;
    bool left = bs_scan_token(s, at + 1)->gap || bs_scan_token(s, k[1])->gap,
         right = bs_scan_token(s, k[1] + 1)->gap || bs_scan_token(s, k[2])->gap;
    if (sep == '.' && left && !right && bs_scan_token(s, k[2])->digits == 2 && bs_scan_token(s, at)->digits == 4)
      return 0; /* "2024. 18.45" */
  }
  if (sep == ':' && (bs_scan_token(s, at)->digits != 4 || bs_scan_token(s, k[2])->digits != 2)) return 0; /* Exif */
  if (bs_scan_token(s, k[2])->digits == 3 || bs_scan_token(s, at)->digits == 3) return 0;
  if (bs_scan_token(s, at)->digits == 4 && bs_scan_token(s, k[2])->digits > 2) return 0;
  if ((!open && !free_left(s, at)) || (!free_right(s, k[2] + 1) && !range_follows(s, k[2] + 1, sep))) return 0;
  set_fields(s, p, 3, k, sep);
  return k[2] + 1;
}

/* What stands between the first day and the date that ends a range: the token behind it. */
static bs_step range_mark(const bs_scan *s, size_t at, bool dotted) {
  bs_name_sense sense;
  bs_step end;
  char mark = bs_scan_token(s, at)->mark;
  if (bs_scan_token(s, at)->kind == BS_TOKEN_WORD || bs_scan_token(s, at)->kind == BS_TOKEN_SOLO)
    return bs_scan_name(s, at, BS_NAME_RANGE, &sense, &end) ? end : 0;
  if (mark != '-' && mark != '/' && mark != '~' && mark != '&') return 0;
  return dotted || (!bs_scan_token(s, at)->gap && !bs_scan_token(s, at + 1)->gap) ? at + 1 : 0;
}

/* "28.-30.11.2024", "28./29.11.2024", "28.11.-02.12.2024": the first day, with the parts that only the end has. */
static bs_step range(const bs_scan *s, size_t at, bs_date_parts *p) {
  size_t k = at + 1;
  int day = (int)bs_scan_token(s, at)->value, month = 0;
  bs_date_parts last = *p;
  if (!digits_are(s, at, 1, 2) || !free_left(s, at)) return 0;
  if (bs_scan_joins(s, k, '.') && digits_are(s, k + 1, 1, 2)) month = (int)bs_scan_token(s, k + 1)->value, k += 2;
  bool dotted = bs_scan_is(s, k, '.') && !bs_scan_token(s, k)->gap;
  k += dotted;
  if (month && !dotted) return 0;
  size_t from = range_mark(s, k, dotted);
  bs_step end = from && bs_scan_number(s, from) ? three(s, from, true, &last) : 0;
  if (!end || last.digits[0] > 2 || last.sep == '-' || (!month && day >= last.n[0])) return 0;
  *p = last;
  p->n[0] = day;
  if (!month) return end;
  p->n[1] = month;
  if (month > last.n[1]) p->n[2]--; /* 28.12.-3.1.2025 */
  return end;
}

/* "11/2024", "2024-11", "30/11": a month, or a day without a year. */
static bs_step two(const bs_scan *s, size_t at, bs_date_parts *p) {
  char sep;
  size_t k[3] = {at, separator(s, at + 1, &sep), 0};
  if (!k[1] || !digits_are(s, k[1], 1, 4) || !bs_scan_free(s, at, k[1] + 1)) return 0;
  int first = bs_scan_token(s, at)->digits, second = bs_scan_token(s, k[1])->digits;
  size_t end = k[1] + 1;
  if (sep == ':' || sep == '*' || first == 3 || second == 3 || (first == 4 && second != 2)) return 0;
  if (first != 4 &&
      second != 4) { /* no year: a day of the month only where a dot ends it or nothing else stands there */
    if (!s->o->now || sep == '-' || (sep == '.' && (!bs_scan_is(s, end, '.') || !bs_scan_nearly_alone(s, at, end + 1))))
      return 0;
    end += sep == '.';
  }
  if ((first == 4 || sep != '/') && !bs_scan_alone(s, at, end) && !(sep == '.' && second <= 2)) return 0;
  set_fields(s, p, 2, k, sep);
  return end;
}

bs_step bs_scan_fields(const bs_scan *s, size_t at, bs_date_parts *p) {
  if (!digits_are(s, at, 1, 4)) return 0;
  bs_step end = three(s, at, false, p);
  if (!end) end = range(s, at, p);
  if (end && p->digits[0] == 4) return compact_time(s, end, p);
  return end ? end : two(s, at, p);
}
