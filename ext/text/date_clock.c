/* date_clock.c: times of day and zones: 18:45, 6.45 p.m. ET, 19 h 21 min, 下午3点30分, 1423 GMT, +09:00. Knows no days. */
#include "date_scan.h"

enum { NEAR = 4 }; /* blanks that may stand inside a time */

static bool mark_is(const bs_scan *s, size_t at, int which, bs_step *end) {
  const bs_token *k = bs_scan_token(s, at);
  if (k->kind != BS_TOKEN_WORD && k->kind != BS_TOKEN_SOLO) return false;
  int meanings = bs_tokens_name(s->t, at, end);
  for (size_t i = 0; meanings >= 0 && i < bs_name_count(meanings); i++) {
    bs_name_sense sense = bs_name_get(meanings, i);
    if (sense.kind == BS_NAME_MARK && sense.value == which) return true;
  }
  return false;
}

static bool two_digits(const bs_scan *s, size_t at) {
  return bs_scan_number(s, at) && bs_scan_token(s, at)->digits == 2;
}
static bool small_number(const bs_scan *s, size_t at) {
  return bs_scan_number(s, at) && bs_scan_token(s, at)->digits <= 2;
}

/* ---- day periods ---- */

/* `bare`: before it stands an hour that nothing else says to be one. */
static bs_step period_at(const bs_scan *s, size_t at, bool bare, bs_day_period *out) {
  bs_name_sense sense;
  bs_step end;
  const bs_token *k = bs_scan_token(s, at);
  if (k->kind != BS_TOKEN_WORD && k->kind != BS_TOKEN_SOLO) return 0;
  if (bare && bs_tokens_name(s->t, at, &end) >= 0 && end == at + 1 &&
      (bs_scan_connects(s, bs_tokens_name(s->t, at, &end), BS_NAME_PERIOD) ||
       (bs_scan_name(s, at, BS_NAME_PERIOD, &sense, &end) &&
        (!bs_scan_rather(s, bs_tokens_name(s->t, at, &end), BS_NAME_PERIOD, BS_NAME_MONTH) ||
         (!k->gap && !bs_scan_rather(s, bs_tokens_name(s->t, at, &end), BS_NAME_PERIOD, BS_NAME_SUFFIX))))))
    return 0;
  if (!bs_scan_name(s, at, BS_NAME_PERIOD, &sense, &end)) { /* 5:16p */
    char c = k->end - k->start == 1 ? (char)bs_ascii_lower((unsigned char)s->t->text.p[k->start]) : 0;
    if (k->gap || (c != 'a' && c != 'p') || bs_scan_token(s, at + 1)->kind == BS_TOKEN_WORD) return 0;
    sense.value = c == 'a' ? BS_PERIOD_AM : BS_PERIOD_PM;
    end = at + 1;
  }
  if (k->end - k->start == 1 && end == at + 1 && k->gap && !(s->lang >= 0 && bs_lang_in(sense.langs, s->lang)))
    return 0; /* one letter, in its own language */
  *out = (bs_day_period)sense.value;
  return end + (bs_scan_is(s, end, '.') && !bs_scan_token(s, end)->gap);
}

/* The hour of a 12-hour clock; false when hour and period contradict each other. */
static bool apply_period(bs_date_parts *p, bs_day_period period) {
  int h = p->hour;
  p->period = period;
  switch (period) {
    case BS_PERIOD_AM:
    case BS_PERIOD_MORNING:
      if (h > 12 && period == BS_PERIOD_AM) return false;
      if (h == 12 && period == BS_PERIOD_AM) p->hour = 0;
      break;
    case BS_PERIOD_PM:
      if (h == 0) return false;
      if (h < 12) p->hour = h + 12;
      break;
    case BS_PERIOD_AFTERNOON:
    case BS_PERIOD_EVENING:
      if (h >= 1 && h < 12) p->hour = h + 12;
      break;
    case BS_PERIOD_NIGHT:
      if (h >= 6 && h < 12) p->hour = h + 12;
      if (h == 12) p->hour = 0;
      break;
    case BS_PERIOD_NOON:
      if (h < 6 && h > 0) p->hour = h + 12;
      break;
    case BS_PERIOD_MIDNIGHT:
      if (h == 12) p->hour = 0;
      break;
    case BS_PERIOD_NONE: break;
  }
  return true;
}

/* ---- zones ---- */

int bs_zone_us_offset(int standard_hours, const bs_date *d) {
  int year = d->year, from_month = year >= 2007 ? 3 : 4, to_month = year >= 2007 ? 11 : 10;
  int64_t day = bs_days_from_civil(year, d->month, d->day), first = bs_days_from_civil(year, from_month, 1), last;
  first += (7 - bs_weekday(first)) % 7 + (year >= 2007 ? 7 : 0); /* second Sunday of March, first of April */
  if (year < 1987) first = bs_days_from_civil(year, 4, 30), first -= bs_weekday(first) % 7;
  if (year >= 2007)
    last = bs_days_from_civil(year, to_month, 1), last += (7 - bs_weekday(last)) % 7;
  else
    last = bs_days_from_civil(year, to_month, 31), last -= bs_weekday(last) % 7;
  int64_t now = day * 24 + d->hour;
  bool summer = now >= first * 24 + 2 && now < last * 24 + 2;
  return (standard_hours + summer) * 60;
}

/* "+09:00", "+0900", "+9" behind `at`; the sign is written onto the number. */
static bs_step offset(const bs_scan *s, size_t at, bool named, bs_date_parts *p) {
  const bs_token *sign = bs_scan_token(s, at), *number = bs_scan_token(s, at + 1);
  if (sign->kind != BS_TOKEN_MARK || (sign->mark != '+' && sign->mark != '-') || number->kind != BS_TOKEN_NUMBER ||
      number->gap)
    return 0;
  int hours, minutes = 0;
  bs_step end = at + 2;
  if (number->digits == 4)
    hours = (int)(number->value / 100), minutes = (int)(number->value % 100);
  else if (number->digits <= 2) {
    hours = (int)number->value;
    if (bs_scan_joins(s, end, ':') && two_digits(s, end + 1))
      minutes = (int)bs_scan_token(s, end + 1)->value, end += 2;
    else if (!named && number->digits == 1)
      return 0;
  } else
    return 0;
  if (hours > 14 || minutes > 59) return 0;
  if (!named && sign->mark == '-' && !sign->gap && p->time_precision < BS_DATE_SECOND && minutes % 15)
    return 0; /* 18:45-19:10 is a range */
  p->has_offset = true;
  p->offset = (hours * 60 + minutes) * (sign->mark == '-' ? -1 : 1);
  return end;
}

/* The language whose zones a text's English follows by its region: "IST" in en-IN is India's; -1: none that we know. */
static int zone_language(const bs_scan *s) {
  static const char pairs[][2][4] = {{"US", "en"}, {"CA", "en"}, {"GB", "en"},  {"IN", "hi"},
                                     {"IE", "ga"}, {"IL", "he"}, {"PH", "fil"}, {"BD", "bn"},
                                     {"CN", "zh"}, {"HK", "zh"}, {"TW", "zh"},  {"SG", "zh"}};
  char region[3];
  if (s->lang < 0 || !bs_lang_region(s->o->lang, region)) return s->lang;
  for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
    if (!memcmp(pairs[i][0], region, 3)) return bs_lang_number(bs_span_of(pairs[i][1]));
  return s->lang == bs_lang_number(BS_LIT("en")) ? -1 : s->lang; /* EST in Australia is not New York's */
}

/* A zone's name has capitals where its script has them, except "mst"-like ones behind an hour with a.m. or p.m. */
static bs_step zone_name(const bs_scan *s, size_t at, bs_date_parts *p) {
  bs_step end;
  const bs_token *k = bs_scan_token(s, at);
  if (k->kind != BS_TOKEN_WORD && k->kind != BS_TOKEN_SOLO) return 0;
  int meanings = bs_tokens_name(s->t, at, &end), any = -1, own = -1, single = -1, found = 0;
  bool us = false;
  int lang = zone_language(s);
  for (size_t i = 0; meanings >= 0 && i < bs_name_count(meanings); i++) {
    bs_name_sense z = bs_name_get(meanings, i);
    if (z.kind != BS_NAME_ZONE && z.kind != BS_NAME_ZONEUS) continue;
    us = z.kind == BS_NAME_ZONEUS;
    found++, single = (int)i;
    if (!z.langs)
      any = (int)i;
    else if (lang >= 0 && bs_lang_in(z.langs, lang))
      own = (int)i;
  }
  bool zulu = k->end - k->start == 1 && !k->gap && s->t->text.p[k->start] == 'z'; /* RFC 3339 allows it */
  if (!found || (!bs_scan_upper(s, at) && !zulu)) return 0;
  int chosen = own >= 0 ? own : any >= 0 ? any : found == 1 && lang == s->lang ? single : -1;
  if (chosen >= 0) {
    int value = bs_name_get(meanings, (size_t)chosen).value;
    p->has_offset = true;
    p->zone_us = us;
    p->offset = us ? value : value * 15;
    if (!us && value == 0) { /* UTC+3, GMT-0500 */
      bs_step more = bs_scan_token(s, end)->gap ? 0 : offset(s, end, true, p);
      if (more) return more;
    }
  }
  return end;
}

bs_step bs_scan_zone(const bs_scan *s, size_t at, bs_date_parts *p) {
  bool bracket = bs_scan_is(s, at, '(') || bs_scan_is(s, at, '[');
  size_t k = at + bracket;
  bs_date_parts zone = *p;
  if (zone.has_offset) return 0;
  bs_step end = zone_name(s, k, &zone);
  if (!end && bs_scan_token(s, k)->gap <= NEAR) end = offset(s, k, false, &zone);
  if (!end) return 0;
  if (bracket && !bs_scan_is(s, end, ')') && !bs_scan_is(s, end, ']')) return 0;
  end += bracket;
  *p = zone;
  if (!bracket && bs_scan_is(s, end, '(') && bs_scan_token(s, end + 1)->kind == BS_TOKEN_WORD &&
      bs_scan_is(s, end + 2, ')')) { /* "+0900 (JST)" */
    bs_date_parts other = *p;
    other.has_offset = false;
    bs_step inner = zone_name(s, end + 1, &other);
    if (inner == end + 2) end += 3;
  }
  return end;
}

/* ---- the clock ---- */

static bool set_clock(bs_date_parts *p, int64_t hour, int64_t minute, int64_t second, bs_date_precision precision) {
  p->has_time = true;
  p->hour = (int)hour, p->minute = (int)minute, p->second = (int)(second == 60 ? 59 : second);
  p->time_precision = precision;
  return hour <= 24 && minute <= 59 && second <= 60 && !(hour == 24 && (minute || second));
}

static bs_step colon(const bs_scan *s, size_t at, bs_date_parts *p) {
  if (!small_number(s, at) || !bs_scan_joins(s, at + 1, ':') || !two_digits(s, at + 2)) return 0;
  int64_t second = 0;
  bs_date_precision precision = BS_DATE_MINUTE;
  bs_step end = at + 3;
  if (bs_scan_joins(s, end, ':')) {
    if (!two_digits(s, end + 1)) return 0;
    second = bs_scan_token(s, end + 1)->value;
    precision = BS_DATE_SECOND;
    end += 2;
    if ((bs_scan_joins(s, end, '.') || bs_scan_joins(s, end, ',')) && bs_scan_number(s, end + 1)) end += 2;
    if (bs_scan_joins(s, end, ':') && bs_scan_number(s, end + 1)) return 0;
  }
  if (!set_clock(p, bs_scan_token(s, at)->value, bs_scan_token(s, at + 2)->value, second, precision)) p->refuse = true;
  return end;
}

/* 19h21, 19 h 21 min 5 s, 17 Uhr, 21時40分, 3点半 */
static bs_step marked(const bs_scan *s, size_t at, bs_date_parts *p) {
  int64_t hour, minute, second = 0;
  int digits;
  bs_step unit, k = bs_scan_int(s, at, &hour, &digits), end;
  if (!k || digits > 2 || !mark_is(s, k, 4, &unit) || bs_scan_token(s, k)->gap > NEAR) return 0;
  end = unit;
  bs_date_precision precision = BS_DATE_HOUR;
  if (bs_scan_token(s, end)->gap <= NEAR && (k = bs_scan_int(s, end, &minute, &digits)) && digits <= 2) {
    bs_step behind = k;
    bool named = mark_is(s, k, 5, &behind);
    bool letter = !named && !bs_scan_token(s, k)->gap && bs_scan_token(s, k)->kind == BS_TOKEN_WORD &&
                  bs_scan_token(s, k)->end - bs_scan_token(s, k)->start == 1 &&
                  s->t->text.p[bs_scan_token(s, k)->start] == 'm'; /* 11h30m */
    if (named || letter ||
        (digits == 2 && !bs_scan_joins(s, k, '.') && !bs_scan_joins(s, k, '/') && !bs_scan_joins(s, k, '-'))) {
      precision = BS_DATE_MINUTE;
      end = named ? behind : k + letter;
      if (named || letter) {
        bs_step q = bs_scan_int(s, end, &second, &digits), last;
        if (q && digits <= 2 && (mark_is(s, q, 6, &last) || (letter && (last = q))))
          precision = BS_DATE_SECOND, end = last;
        else
          second = 0;
      }
    } else
      minute = 0;
  } else
    minute = 0;
  if (!set_clock(p, hour, minute, second, precision)) return 0;
  return end;
}

/* 18.45 where something says that it is a time: Uhr, a.m., a zone, a word like "kl.", or a whole date before it. */
static bs_step dotted(const bs_scan *s, size_t at, bool said, bs_date_parts *p) {
  bs_day_period period;
  bs_step end = at + 3, mark;
  if (!small_number(s, at) || !bs_scan_joins(s, at + 1, '.') || !two_digits(s, at + 2) || bs_scan_joins(s, end, '.') ||
      bs_scan_token(s, at)->value > 24 || bs_scan_token(s, at + 2)->value > 59)
    return 0;
  bs_date_parts zone = *p;
  bool zoned = bs_scan_token(s, end)->kind == BS_TOKEN_WORD && zone_name(s, end, &zone);
  if (!said && !period_at(s, end, false, &period) && !mark_is(s, end, 4, &mark) && !zoned) return 0;
  if (said && bs_scan_token(s, end)->kind == BS_TOKEN_WORD && !period_at(s, end, false, &period) &&
      !mark_is(s, end, 4, &mark) && !zoned)
    return 0;
  set_clock(p, bs_scan_token(s, at)->value, bs_scan_token(s, at + 2)->value, 0, BS_DATE_MINUTE);
  return end;
}

/* 1423 GMT, 0745 hrs, 1230pm, 7 p.m. */
static bs_step bare(const bs_scan *s, size_t at, bool said, bs_date_parts *p) {
  const bs_token *k = bs_scan_token(s, at);
  bs_day_period period;
  bs_step end = at + 1, mark;
  bs_date_parts zone = *p;
  if (k->kind != BS_TOKEN_NUMBER || k->value > 2400) return 0;
  if (k->digits == 4 || k->digits == 3) {
    bs_step behind = zone_name(s, end, &zone);
    bool zoned = behind && !(bs_scan_number(s, behind) && /* "2024 Awst 22": Welsh August */
                             bs_name_has(bs_tokens_name(s->t, end, &behind), BS_NAME_MONTH));
    bool periodic = !bs_scan_token(s, end)->gap && period_at(s, end, true, &period);
    bool hours = k->digits == 4 && mark_is(s, end, 4, &mark);
    if (!zoned && !periodic && !hours) return 0;
    if (k->digits == 3 && !periodic) return 0;
    if (k->digits == 4 && k->value >= 1600 && k->value <= 2100 && (p->month >= 0 || !zoned) &&
        !periodic) { /* "30 November 2024 GMT" */
      bool year = p->fixed || p->fields == 3;
      for (size_t i = 0; i < p->numbers; i++) year = year || p->number[i].digits == 4;
      if (!year) return 0;
    }
    return set_clock(p, k->value / 100, k->value % 100, 0, BS_DATE_MINUTE) ? end : 0;
  }
  if (k->digits > 2 || k->value > 12 || k->value == 0 || bs_scan_token(s, end)->gap > NEAR ||
      !period_at(s, end, !said, &period))
    return 0;
  return set_clock(p, k->value, 0, 0, BS_DATE_HOUR) ? end : 0;
}

/* A word that announces a time stands just before. */
static bool announced(const bs_scan *s, size_t at) {
  for (size_t back = 1; back <= 3 && back <= at; back++) {
    bs_name_sense sense;
    bs_step end;
    const bs_token *k = bs_scan_token(s, at - back);
    if (k->kind == BS_TOKEN_NUMBER) return false;
    if (bs_scan_name(s, at - back, BS_NAME_CLOCK, &sense, &end) &&
        (end == at || (end + 1 == at && bs_scan_is(s, end, '.'))))
      return true;
    if (k->mark == '@') return true;
  }
  return false;
}

static bs_step core(const bs_scan *s, size_t at, bs_date_parts *p) {
  if (at > 0 &&
      (bs_scan_is(s, at - 1, '$') || (bs_scan_is(s, at - 1, '.') && !bs_scan_token(s, at)->gap &&
                                      !bs_scan_token(s, at - 1)->gap && at > 1 && bs_scan_number(s, at - 2)))) {
    bool date_before = p->fixed || p->fields == 3;
    if (!date_before) return 0;
  }
  bs_step end = colon(s, at, p);
  bool complete = p->fixed || p->fields == 3 || (p->month >= 0 && p->numbers >= 2);
  if (!end) end = marked(s, at, p);
  if (!end) end = dotted(s, at, complete || announced(s, at), p);
  if (!end) end = bare(s, at, complete && announced(s, at), p);
  return end;
}

/* What may follow the time: the period, "Uhr", a zone. */
static bs_step tail(const bs_scan *s, bs_step end, bs_date_parts *p) {
  bs_step mark;
  bs_day_period period = BS_PERIOD_NONE;
  if (bs_scan_token(s, end)->gap <= NEAR && !bs_scan_number(s, end) && mark_is(s, end, 4, &mark)) end = mark;
  if (bs_scan_token(s, end)->gap <= NEAR) {
    bs_step behind = period_at(s, end, false, &period);
    if (behind) end = behind;
  }
  if (period == BS_PERIOD_NONE) period = p->period;
  if (period != BS_PERIOD_NONE && !apply_period(p, period)) p->has_time = false, p->ambiguous_hour = true;
  bs_step zone = bs_scan_zone(s, end, p);
  return zone ? zone : end;
}

static bs_step range_mark(const bs_scan *s, size_t at) {
  bs_name_sense sense;
  bs_step end;
  if (bs_scan_is(s, at, '-') || bs_scan_is(s, at, '~')) return at + 1;
  return bs_scan_name(s, at, BS_NAME_RANGE, &sense, &end) ? end : 0;
}

bs_step bs_scan_clock(const bs_scan *s, size_t at, bs_date_parts *p) {
  bs_date_parts first = *p;
  first.ambiguous_hour = false;
  bs_step end = core(s, at, &first), to;
  bool plain_hour = false;
  if (!end && small_number(s, at) && bs_scan_token(s, at)->value <= 12 && range_mark(s, at + 1) &&
      (bs_scan_joins(s, at + 1, '-') || announced(s, at))) { /* 1-3pm */
    set_clock(&first, bs_scan_token(s, at)->value, 0, 0, BS_DATE_HOUR);
    plain_hour = true;
    end = at + 1;
  }
  if (!end) return 0;
  bool before = first.period != BS_PERIOD_NONE;
  bs_day_period own = BS_PERIOD_NONE;
  period_at(s, end, false, &own);
  if (!plain_hour) end = tail(s, end, &first);
  if ((to = range_mark(s, end)) &&
      (bs_scan_number(s, to) || bs_scan_token(s, to)->han)) { /* the end of a range of times */
    bs_date_parts second = {.weekday = -1, .month = -1};
    second.fixed = first.fixed;
    bs_day_period last;
    bs_step q = core(s, to, &second), r;
    if (q) {
      r = period_at(s, q, false, &last) ? period_at(s, q, false, &last) : 0;
      if (r && own == BS_PERIOD_NONE && !before && first.hour <= 12 &&
          !(last == BS_PERIOD_PM && first.hour > second.hour && second.hour != 12))
        apply_period(&first, last);
      if (!plain_hour || r) {
        second.has_offset = first.has_offset;
        second.period = BS_PERIOD_NONE;
        end = tail(s, q, &second);
        if (!first.has_offset && second.has_offset)
          first.has_offset = true, first.offset = second.offset, first.zone_us = second.zone_us;
        plain_hour = false;
      }
    }
  }
  if (plain_hour) return 0;
  *p = first;
  return end;
}
