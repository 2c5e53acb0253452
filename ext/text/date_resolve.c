/* date_resolve.c: the parts of a date become a date, an ambiguity or nothing. Owns every rule of what a number means. */
#include "date_scan.h"

enum { CHOICES = 3 };

typedef struct choice {
  int64_t day; /* since 1970 */
  bs_date_order order;
} choice;

/* POSIX strptime %y: 69 to 99 are of the 20th century, 00 to 68 of the 21st. */
static int two_digit_year(int64_t y) { return (int)(y + (y < 69 ? 2000 : 1900)); }

/* Thai papers count BE: 41 to 79 are 1998 to 2036; below and above it could be a common year as well. */
static int thai_short_year(int64_t y) { return y > 40 && y < 80 ? (int)y + 2500 : 0; }

static bool usual_year(int64_t y) { return y >= 1600 && y <= 2100; }

/* A weekday's name can be several in several languages: those of the language given, else those of the lowest tier count. */
static bool weekday_is(const bs_scan *s, const bs_date_parts *p, int64_t day) {
  bs_name_sense best;
  if (!bs_scan_sense(s, p->weekday, BS_NAME_WEEKDAY, &best)) return false;
  bool own = s->lang >= 0 && bs_lang_in(best.langs, s->lang);
  for (size_t i = 0; i < bs_name_count(p->weekday); i++) {
    bs_name_sense n = bs_name_get(p->weekday, i);
    if (n.kind == BS_NAME_WEEKDAY && n.value == bs_weekday(day) &&
        (own ? bs_lang_in(n.langs, s->lang) : n.tier == best.tier))
      return true;
  }
  return false;
}

static int language(const char *code) { return bs_lang_number(bs_span_of(code)); }

/* ---- years ---- */

/* A day without a year: the latest that is not after now by more than 14 hours (somewhere it is tomorrow); a weekday that is given decides first. */
static bool nearest_year(const bs_scan *s, const bs_date_parts *p, int month, int day, int64_t *out) {
  bs_date limit = *s->o->now;
  if (limit.precision < BS_DATE_HOUR) limit.hour = limit.minute = limit.second = 0;
  if (!bs_date_add_seconds(&limit, 14 * 3600)) return false;
  int64_t last = bs_days_from_civil(limit.year, limit.month, limit.day), d, best = 0;
  bool found = false;
  for (int year = limit.year + 1; year >= limit.year - 8; year--) { /* 29 February is at most 8 years back */
    if (year < 1 || !bs_calendar_day(BS_CAL_GREGORIAN, year, month, day, &d)) continue;
    if (p->weekday >= 0 && weekday_is(s, p, d) && d <= last + 183 && d > last - 731) {
      *out = d;
      return true;
    }
    if (!found && d <= last) best = d, found = true;
    if (found && (p->weekday < 0 || d <= last - 731)) break;
  }
  *out = best;
  return found;
}

/* ---- three numbers ---- */

static bool plausible(const bs_scan *s, const bs_date_parts *p, int year) {
  return year >= 1 && (usual_year(year) || bs_scan_alone(s, p->first, p->end));
}

static bool gregorian(const bs_scan *s, const bs_date_parts *p, int year, int month, int day, int64_t *out) {
  if (p->persian && year >= 1300 && year <= 1499) return bs_calendar_day(BS_CAL_PERSIAN, year, month, day, out);
  if (s->lang >= 0 && year >= 1300 && year <= 1499 && s->lang == language("fa"))
    return bs_calendar_day(BS_CAL_PERSIAN, year, month, day, out);
  if (s->lang >= 0 && year >= 2400 && year <= 2643 && s->lang == language("th")) year -= 543;
  return plausible(s, p, year) && bs_calendar_day(BS_CAL_GREGORIAN, year, month, day, out);
}

static void add_choice(const bs_scan *s, const bs_date_parts *p, bs_date_order order, choice *c, size_t *n) {
  int y = order == BS_ORDER_YMD ? 0 : 2, m = order == BS_ORDER_DMY || order == BS_ORDER_YMD ? 1 : 0,
      d = order == BS_ORDER_DMY   ? 0
          : order == BS_ORDER_MDY ? 1
                                  : 2;
  if (p->digits[y] != 4 && p->digits[y] != 2) return;
  if (p->digits[m] > 2 || p->digits[d] > 2) return;
  int year = p->digits[y] == 4 ? p->n[y] : two_digit_year(p->n[y]);
  if (gregorian(s, p, year, p->n[m], p->n[d], &c[*n].day)) c[(*n)++].order = order;
}

/* "24-11-30": day first it would be a day of 2030, which no paper has printed yet; the year may as well stand first. With now that decides,
** else the two are left open. False where the year stands last. */
static bool year_first(const bs_scan *s, const bs_date_parts *p, choice *c, size_t *n) {
  enum { UNPRINTED = 30 };
  choice first;
  size_t known = 0;
  if (s->habit || p->n[2] < UNPRINTED || p->n[2] > 68 || p->n[0] >= UNPRINTED) return false;
  add_choice(s, p, BS_ORDER_YMD, &first, &known);
  if (!known) return false;
  int64_t today = s->o->now ? bs_days_from_civil(s->o->now->year, s->o->now->month, s->o->now->day) : 0;
  if (s->o->now && c[0].day <= today + 1) return false;
  if (s->o->now)
    c[0] = first;
  else
    c[(*n)++] = first;
  return true;
}

/* The orders that can be, the first being the one that the text itself or the habit prefers; *decided when nothing else is possible. */
static size_t orders(const bs_scan *s, const bs_date_parts *p, choice *c, bool *decided) {
  size_t n = 0;
  *decided = true;
  if (p->digits[0] == 4) {
    add_choice(s, p, BS_ORDER_YMD, c, &n);
    return n;
  }
  bool short_year = p->digits[2] != 4;
  if (short_year && (s->habit == BS_ORDER_YMD || p->n[0] > 31)) {
    add_choice(s, p, BS_ORDER_YMD, c, &n);
    if (n) return n;
  }
  if (s->habit == BS_ORDER_MDY && (p->sep != '.' || s->o->order)) {
    add_choice(s, p, BS_ORDER_MDY, c, &n);
    if (!n) add_choice(s, p, BS_ORDER_DMY, c, &n);
    return n;
  }
  add_choice(s, p, BS_ORDER_DMY, c, &n);
  if (n && short_year && year_first(s, p, c, &n)) {
    *decided = n < 2;
    return n;
  }
  if (n && (s->habit == BS_ORDER_DMY || p->sep == '.'))
    return n; /* with dots the day comes first in every region's patterns */
  add_choice(s, p, BS_ORDER_MDY, c, &n);
  *decided = n < 2 || c[0].day == c[1].day;
  return n;
}

bs_date_order bs_fields_proof(const bs_date_parts *p) {
  if (p->fields != 3) return BS_ORDER_NONE;
  if (p->digits[0] == 4)
    return p->n[1] >= 1 && p->n[1] <= 12 && p->n[2] >= 1 && p->n[2] <= 31 ? BS_ORDER_YMD : BS_ORDER_NONE;
  if (p->digits[2] != 4 && p->digits[2] != 2) return BS_ORDER_NONE;
  int a = p->n[0], b = p->n[1];
  if (a > 12 && a <= 31 && b >= 1 && b <= 12) return BS_ORDER_DMY;
  if (b > 12 && b <= 31 && a >= 1 && a <= 12) return BS_ORDER_MDY;
  return BS_ORDER_NONE;
}

static void set_day(bs_date *d, int64_t day) {
  bs_date_set_day(d, day);
  d->precision = BS_DATE_DAY;
}

static bs_date_result three_fields(const bs_scan *s, bs_date_parts *p, bs_date *out, bs_date *other) {
  choice c[CHOICES];
  bool decided;
  size_t n = orders(s, p, c, &decided);
  if (n == 0) {
    p->refuse = true;
    return BS_DATE_ABSENT;
  }
  p->quality = 4;
  set_day(out, c[0].day);
  if (decided) return BS_DATE_FOUND;
  if (p->weekday >= 0 && weekday_is(s, p, c[0].day) != weekday_is(s, p, c[1].day)) {
    if (weekday_is(s, p, c[1].day)) set_day(out, c[1].day);
    return BS_DATE_FOUND;
  }
  set_day(other, c[1].day);
  return BS_DATE_AMBIGUOUS;
}

/* "11/2024", "2024-11"; with now "30/11". */
static bs_date_result two_fields(const bs_scan *s, bs_date_parts *p, bs_date *out, bs_date *other) {
  int year = p->digits[0] == 4   ? p->n[0]
             : p->digits[1] == 4 ? p->n[1]
                                 : 0,
      month = p->digits[0] == 4 ? p->n[1] : p->n[0];
  int64_t dmy = 0, mdy = 0;
  if (year) {
    if (month < 1 || month > 12 || !usual_year(year) || p->has_time) return BS_DATE_ABSENT;
    out->year = year, out->month = month, out->day = 1;
    out->precision = BS_DATE_MONTH;
    p->quality = 2;
    return BS_DATE_FOUND;
  }
  if (!s->o->now || (!bs_scan_nearly_alone(s, p->first, p->end) && p->weekday < 0 && !p->has_time && p->sep == '/'))
    return BS_DATE_ABSENT;
  p->quality = 3;
  bool day_first = p->n[1] <= 12 && nearest_year(s, p, p->n[1], p->n[0], &dmy),
       month_first = p->n[0] <= 12 && nearest_year(s, p, p->n[0], p->n[1], &mdy);
  if (day_first && month_first && dmy != mdy) {
    if (s->habit == BS_ORDER_DMY || p->sep == '.')
      month_first = false;
    else if (s->habit == BS_ORDER_MDY || s->habit == BS_ORDER_YMD)
      day_first = false;
    else {
      set_day(out, dmy);
      set_day(other, mdy);
      return BS_DATE_AMBIGUOUS;
    }
  }
  if (!day_first && !month_first) return BS_DATE_ABSENT;
  set_day(out, day_first ? dmy : mdy);
  return BS_DATE_FOUND;
}

/* ---- a month with a name ---- */

typedef struct months {
  int value[4];
  bs_name_kind kind;
  size_t n;
} months;

enum { SENSES = 12 };

typedef struct senses {
  bs_name_sense s[SENSES];
  size_t n;
} senses;

/* Keeps those of `from` that `take` marks, if it marks any. */
static void keep(senses *from, const bool *take) {
  size_t n = 0;
  for (size_t i = 0; i < from->n; i++)
    if (take[i]) from->s[n++] = from->s[i];
  if (n) from->n = n;
}

/* Keeps the months of the languages in which the word beside them has its meaning. */
static void keep_spoken(senses *list, int meanings, bs_name_kind kind) {
  bool take[SENSES] = {false};
  for (size_t i = 0; i < bs_name_count(meanings); i++) {
    bs_name_sense w = bs_name_get(meanings, i);
    for (size_t m = 0; w.kind == kind && m < list->n; m++)
      take[m] = take[m] || bs_lang_shares(list->s[m].langs, w.langs);
  }
  keep(list, take);
}

/* The months that a name can be: of the language given; of the languages that the weekday and the connecting words belong to; of large languages;
** of those that write the day's number with a dot, or without. */
static months month_values(const bs_scan *s, const bs_date_parts *p, bs_name_kind kind) {
  months m = {.kind = kind};
  senses all = {.n = 0};
  for (size_t i = 0; i < bs_name_count(p->month) && all.n < SENSES; i++) {
    bs_name_sense n = bs_name_get(p->month, i);
    if (n.kind == kind) all.s[all.n++] = n;
  }
  bool take[SENSES] = {false};
  if (all.n > 1 && s->lang >= 0) {
    for (size_t i = 0; i < all.n; i++) take[i] = bs_lang_in(all.s[i].langs, s->lang);
    keep(&all, take);
  }
  if (all.n > 1 && p->weekday >= 0) keep_spoken(&all, p->weekday, BS_NAME_WEEKDAY);
  for (size_t i = 0; all.n > 1 && i < p->word_count; i++) keep_spoken(&all, p->words[i], BS_NAME_CONNECT);
  if (all.n > 1) {
    int tier = 9;
    for (size_t i = 0; i < all.n; i++) tier = all.s[i].tier < tier ? all.s[i].tier : tier;
    for (size_t i = 0; i < all.n; i++) take[i] = all.s[i].tier == tier;
    keep(&all, take);
  }
  if (all.n > 1 && p->numbers && !p->number[0].after) {
    for (size_t i = 0; i < all.n; i++) take[i] = bs_lang_any_dotted(all.s[i].langs, p->number[0].dot);
    keep(&all, take);
  }
  for (size_t i = 0; i < all.n && m.n < 4; i++) {
    bool known = false;
    for (size_t j = 0; j < m.n; j++) known = known || m.value[j] == all.s[i].value;
    if (!known) m.value[m.n++] = all.s[i].value;
  }
  return m;
}

static bool name_of(int meanings, const char *code) {
  int lang = language(code);
  for (size_t i = 0; i < bs_name_count(meanings); i++) {
    bs_name_sense n = bs_name_get(meanings, i);
    bs_lang_set set = {{0}};
    if (n.kind == BS_NAME_MONTH && bs_lang_collect(n.langs, &set) && bs_lang_in(n.langs, lang)) return true;
  }
  return false;
}

/* Which numbers are day and year; false: they cannot be. year 0: none is given. */
static bool day_and_year(const bs_scan *s, const bs_date_parts *p, int *day, int *year, int *month, bool *short_year) {
  const bs_date_number *d = NULL, *y = NULL, *rest[BS_PART_NUMBERS];
  size_t n = 0;
  *day = *year = *month = 0;
  *short_year = false;
  for (size_t i = 0; i < p->numbers; i++) {
    const bs_date_number *k = &p->number[i];
    if (k->role == BS_ROLE_MONTH)
      *month = (int)k->value;
    else if (k->role == BS_ROLE_YEAR || (!k->role && !y && (k->digits == 4 || k->quoted)))
      y = k;
    else if (k->role == BS_ROLE_DAY || (!k->role && !d && k->ordinal))
      d = k;
    else if (k->role || k->digits > 2)
      return false;
    else
      rest[n++] = k;
  }
  if (d && y && n) return false;
  if (n == 2 && !d && !y) {
    bool year_first = rest[0]->value > 31 || (s->habit == BS_ORDER_YMD && !rest[0]->after && rest[1]->after);
    d = rest[year_first], y = rest[!year_first];
    if (!rest[0]->after && !rest[1]->after) return false;
  } else if (n == 1 && d)
    y = rest[0];
  else if (n == 1) {
    if (!y && rest[0]->value > 31) return false; /* "Nov 68" */
    d = rest[0];
  } else if (n)
    return false;
  if (d) *day = (int)d->value;
  if (d && (*day < 1 || *day > 31)) return false;
  if (y) {
    *short_year = y->digits < 3 && !y->joined && !y->quoted && !y->role;
    if (y->digits == 1 && !y->role) return false;
    if (*short_year && y->loose)
      y = NULL; /* "on 10 May 30 people" */
    else if (y->digits >= 3 || y->value > 99)
      *year = (int)y->value;
    else if (!p->has_era && p->month >= 0 && name_of(p->month, "th"))
      *year = thai_short_year(y->value);
    else
      *year = two_digit_year(y->value);
    if (y && *year < 1) return false;
  }
  return true;
}

static bs_date_result in_calendar(bs_calendar calendar, const months *m, int day, int year, bs_date_parts *p,
                                  bs_date *out) {
  int64_t at;
  if (m->n != 1 || !day || !year || !bs_calendar_day(calendar, year, m->value[0], day, &at)) return BS_DATE_ABSENT;
  p->quality = 4;
  set_day(out, at);
  return BS_DATE_FOUND;
}

static bs_date_result other_calendar(const bs_scan *s, bs_date_parts *p, int day, int year, bs_date *out) {
  static const struct {
    bs_name_kind kind;
    bs_calendar calendar;
    int from, to;
  } rule[] = {{BS_NAME_PERSIAN, BS_CAL_PERSIAN, 1250, 1500},
              {BS_NAME_ISLAMIC, BS_CAL_ISLAMIC, 1250, 1500},
              {BS_NAME_HEBREW, BS_CAL_HEBREW, 5600, 5900}};
  for (size_t i = 0; i < sizeof rule / sizeof rule[0]; i++) {
    if (year < rule[i].from || year > rule[i].to) continue;
    months m = month_values(s, p, rule[i].kind);
    if (rule[i].kind == BS_NAME_HEBREW && m.n == 1) { /* CLDR: 6 is Adar I of leap years, 7 Adar or Adar II */
      bs_date_result r = in_calendar(rule[i].calendar, &m, day, year, p, out);
      if (r != BS_DATE_ABSENT) return r;
    } else if (m.n) {
      bs_date_result r = in_calendar(rule[i].calendar, &m, day, year, p, out);
      if (r != BS_DATE_ABSENT) return r;
    }
  }
  return BS_DATE_ABSENT;
}

/* A number before the month that was not understood may be the day: then the month alone is not what the text says. */
static bool day_before(const bs_scan *s, size_t first) {
  size_t k = first;
  for (int words = 0; words < 4 && k > 0; words++) {
    const bs_token *before = bs_scan_token(s, k - 1);
    bool control = before->kind == BS_TOKEN_MARK && (unsigned char)s->t->text.p[before->start] < ' ';
    if (before->kind != BS_TOKEN_WORD && before->mark != '/' && !control) break;
    k--;
  }
  const bs_token *n = bs_scan_token(s, k ? k - 1 : 0);
  return k > 0 && n->kind == BS_TOKEN_NUMBER && n->digits <= 2 && n->value >= 1 && n->value <= 31;
}

static bs_date_result month_only(const bs_scan *s, bs_date_parts *p, int year, int month, bs_date *out) {
  if (!year || day_before(s, p->first) || (bs_scan_number(s, p->end) && !bs_scan_token(s, p->end)->gap) ||
      (!usual_year(year) && !bs_scan_alone(s, p->first, p->end)) || p->has_time)
    return BS_DATE_ABSENT;
  out->year = year, out->month = month, out->day = 1;
  out->precision = BS_DATE_MONTH;
  p->quality = 2;
  return BS_DATE_FOUND;
}

/* The day of one reading of the month. */
static bool month_day(const bs_scan *s, bs_date_parts *p, int year, int month, int day, int64_t *at) {
  if (!year && p->range_year) year = p->range_year - (month > p->range_month);
  if (year) return plausible(s, p, year) && bs_calendar_day(BS_CAL_GREGORIAN, year, month, day, at);
  return s->o->now && nearest_year(s, p, month, day, at);
}

/* In running text a word that is a month's name somewhere ("set", "Pro", "out") is none yet: its language must be the text's or a large one's, the
** words between the parts must be of that language, and the less a date says the surer its month must be. */
static bool believable(const bs_scan *s, const bs_date_parts *p, int day, int year, bool short_year) {
  bs_name_sense name;
  if (!bs_scan_sense(s, p->month, BS_NAME_MONTH, &name)) return true;
  if (p->day_langs && !bs_lang_shares(p->day_langs, name.langs)) return false; /* "2020 second-gen" */
  if (bs_scan_nearly_alone(s, p->first, p->end)) return true;
  const bs_token *k = bs_scan_token(s, p->month_at);
  bool own = s->lang >= 0 && bs_lang_in(name.langs, s->lang),
       ascii = bs_ascii_alpha((unsigned char)s->t->text.p[k->start]);
  bool english = bs_lang_in(name.langs, language("en")), large = name.tier == 0;
  size_t length = (size_t)(k->fold_end - k->fold);
  bool sure = own || (large && (!ascii || length >= 4 || (english && p->month_upper)));
  if (english && !p->month_upper && !year) sure = false; /* "may 2", "march 12" */
  for (size_t i = p->words_before; i < p->word_count; i++) {
    bool shared = bs_name_has(p->words[i], BS_NAME_RANGE);
    for (size_t j = 0; j < bs_name_count(p->words[i]); j++) {
      bs_name_sense w = bs_name_get(p->words[i], j);
      if (w.kind != BS_NAME_CONNECT) continue;
      for (size_t n = 0; n < bs_name_count(p->month) && !shared; n++) {
        bs_name_sense m = bs_name_get(p->month, n);
        shared = m.kind == BS_NAME_MONTH && bs_lang_shares(m.langs, w.langs);
      }
    }
    if (!shared) return false;
  }
  if (!day && year && p->numbers == 1 && !p->number[0].after && !p->number[0].role && s->habit != BS_ORDER_YMD)
    return false; /* "in 1895, Tri-City" */
  if (!day || !year || short_year) return sure && !(short_year && p->number[p->numbers - 1].digits < 2);
  return own || large || length >= 4;
}

static bs_date_result named(const bs_scan *s, bs_date_parts *p, bs_date *out, bs_date *other) {
  int day, year, number;
  bool short_year;
  if (!day_and_year(s, p, &day, &year, &number, &short_year)) {
    for (size_t i = 0; i < p->numbers; i++)
      p->refuse = p->refuse || (p->numbers == 2 && p->number[i].digits == 4); /* "32 January 2015" is no month either */
    return BS_DATE_ABSENT;
  }
  bool persian = false;
  for (size_t i = 0; i < p->numbers; i++) persian = persian || p->number[i].persian;
  months m = {.n = 0};
  if (p->month >= 0) {
    if (year && year < 1600) {
      bs_date_result r = other_calendar(s, p, day, year, out);
      if (r != BS_DATE_ABSENT) return r;
    } else if (year > 5600)
      return other_calendar(s, p, day, year, out);
    m = month_values(s, p, BS_NAME_MONTH);
    if (!p->has_era && year >= 2400 && year <= 2643 && name_of(p->month, "th")) year -= 543;
  } else if (number) {
    m.value[0] = number, m.n = 1;
  }
  if (m.n == 0 || (p->month >= 0 && !believable(s, p, day, year, short_year))) return BS_DATE_ABSENT;
  if (!day) return m.n == 1 ? month_only(s, p, year, m.value[0], out) : BS_DATE_ABSENT;
  int64_t at[4];
  size_t n = 0, fits = 0, which = 0;
  for (size_t i = 0; i < m.n; i++) {
    if (!month_day(s, p, year, m.value[i], day, &at[n])) continue;
    if (p->weekday >= 0 && weekday_is(s, p, at[n])) fits++, which = n;
    n++;
  }
  if (n == 0) { /* no such day: its month is not the date either */
    p->refuse = year != 0 || !s->o->now;
    return BS_DATE_ABSENT;
  }
  p->quality = year || p->range_year ? 4 : 3;
  set_day(out, at[fits == 1 ? which : 0]);
  if (n == 1 || fits == 1) return BS_DATE_FOUND;
  set_day(other, at[1]);
  return BS_DATE_AMBIGUOUS;
}

/* ---- less than a day ---- */

static bs_date_result lesser(const bs_scan *s, bs_date_parts *p, bs_date *out) {
  bool alone = bs_scan_alone(s, p->first, p->end),
       nearly = alone || (s->o->now && bs_scan_nearly_alone(s, p->first, p->end));
  const bs_date_number *n = &p->number[0];
  if (p->numbers == 1 && alone && !p->has_time && p->weekday < 0 && (!n->role || n->role == BS_ROLE_YEAR) &&
      n->digits == 4 && usual_year(n->value)) {
    out->year = (int)n->value, out->month = out->day = 1;
    out->precision = BS_DATE_YEAR;
    p->quality = 1;
    return BS_DATE_FOUND;
  }
  if (!s->o->now || p->numbers || !nearly || (p->weekday < 0 && !p->has_time)) return BS_DATE_ABSENT;
  int64_t day = bs_days_from_civil(s->o->now->year, s->o->now->month, s->o->now->day);
  if (p->weekday >= 0) {
    int64_t back = 0;
    while (back < 7 && !weekday_is(s, p, day - back)) back++;
    day -= back;
  }
  set_day(out, day);
  p->quality = 3;
  return BS_DATE_FOUND;
}

/* ---- all together ---- */

static void add_time(const bs_date_parts *p, bs_date *d) {
  if (d->precision != BS_DATE_DAY || !p->has_time) return;
  d->hour = p->hour, d->minute = p->minute, d->second = p->second;
  d->precision = p->time_precision;
  if (d->hour == 24) { /* ISO 8601: the end of the day */
    d->hour = 0;
    bs_date_add_seconds(d, 86400);
  }
  d->has_offset = p->has_offset;
  d->offset = p->has_offset && p->zone_us ? bs_zone_us_offset(p->offset, d) : p->has_offset ? p->offset : 0;
}

bs_date_result bs_parts_resolve(const bs_scan *s, bs_date_parts *p, bs_date *out, bs_date *other) {
  bs_date_result r;
  *out = *other = (bs_date){.month = 1, .day = 1};
  p->quality = 0;
  if (p->refuse) return BS_DATE_ABSENT;
  if (p->month >= 0 && !p->month_is_month && !p->numbers && p->weekday < 0)
    p->weekday = p->month, p->month = -1; /* "mar 14:30" */
  if (p->fixed) {
    out->year = p->year, out->month = p->month_number, out->day = p->day;
    out->precision = p->fixed_precision;
    p->quality = p->relative ? 3 : 4;
    r = BS_DATE_FOUND;
  } else if (p->fields == 3)
    r = three_fields(s, p, out, other);
  else if (p->fields == 2)
    r = two_fields(s, p, out, other);
  else {
    bool month = p->month >= 0;
    for (size_t i = 0; i < p->numbers; i++) month = month || p->number[i].role == BS_ROLE_MONTH;
    r = month ? named(s, p, out, other) : lesser(s, p, out);
  }
  add_time(p, out);
  add_time(p, other);
  return r;
}
