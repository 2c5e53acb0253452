/* date_relative.c: dates counted from now: yesterday, 3 hours ago, vor 2 Tagen, next Friday. Knows no absolute date. */
#include "date_scan.h"

enum { AMOUNTS = 8 };

typedef struct amounts {
  int64_t months;  /* whole ones, of months, quarters, years … */
  int64_t seconds; /* of all smaller units */
  bs_unit finest;
  int count;
  int direction;  /* -1, 1, 0: the words have not said */
  unsigned langs; /* of the last unit */
  bool marks;     /* a unit is also the mark of a month or a day: 月, 일 */
  bool mixed;     /* units of languages that have nothing in common */
  bool small;     /* a unit's name of a language without modern coverage */
} amounts;

enum { ANY = 0 }; /* the language list of names that belong to all */

static int64_t seconds_of(bs_unit u) {
  static const int64_t seconds[] = {1, 60, 3600, 86400, 604800};
  return u <= BS_UNIT_WEEK ? seconds[u] : 0;
}
static int64_t months_of(bs_unit u) {
  static const int64_t months[] = {1, 3, 12, 120, 1200};
  return u >= BS_UNIT_MONTH ? months[u - BS_UNIT_MONTH] : 0;
}

static bool has_kind(const bs_scan *s, size_t at, bs_name_kind kind, bs_step *end) {
  bs_name_sense sense;
  return bs_scan_name(s, at, kind, &sense, end);
}

static bs_step over_about(const bs_scan *s, size_t at) {
  bs_step end;
  while (has_kind(s, at, BS_NAME_ABOUT, &end)) at = end;
  return at + bs_scan_is(s, at, '~');
}

/* A number in digits or words, in thousandths; "2.5", "0,5". */
static bs_step amount(const bs_scan *s, size_t at, int64_t *thousandths) {
  int64_t whole, part;
  int digits;
  bs_name_sense word;
  bs_step end = bs_scan_int(s, at, &whole, &digits), q;
  if (end && at > 0 && !bs_scan_token(s, at)->gap && bs_scan_token(s, at - 1)->kind == BS_TOKEN_WORD)
    return 0; /* "i7s" */
  if (!end) {
    if (!bs_scan_name(s, at, BS_NAME_NUMBER, &word, &end)) return 0;
    *thousandths = word.value ? (int64_t)word.value * 1000 : 500;
    return end;
  }
  if (digits > 9) return 0;
  *thousandths = whole * 1000;
  if ((bs_scan_joins(s, end, '.') || bs_scan_joins(s, end, ',')) && (q = bs_scan_int(s, end + 1, &part, &digits)) &&
      digits <= 3 && !bs_scan_token(s, end + 1)->gap) {
    bs_step unit;
    if (!has_kind(s, q, BS_NAME_UNIT, &unit)) return digits == 2 && bs_scan_is(s, end, ',') ? end : 0;
    *thousandths += digits == 1 ? part * 100 : digits == 2 ? part * 10 : part;
    return q;
  }
  return end;
}

static bool add(amounts *a, int64_t thousandths, int sign, bs_unit unit) {
  if (thousandths > 10000000000 || a->count == AMOUNTS) return false;
  if (unit <= BS_UNIT_WEEK)
    a->seconds += sign * thousandths * seconds_of(unit) / 1000;
  else
    a->months += sign * thousandths * months_of(unit) / 1000;
  if (!a->count || unit < a->finest) a->finest = unit;
  a->count++;
  return true;
}

/* A unit in a language that the marker beside it ("vor", "ago") can be of. Names that are months before a number are months: "8 déc. 2014". */
static bool unit_at(const bs_scan *s, size_t at, unsigned langs, bs_name_sense *out, bs_step *end) {
  const bs_token *k = bs_scan_token(s, at);
  if (k->kind != BS_TOKEN_WORD && k->kind != BS_TOKEN_SOLO) return false;
  int name = bs_tokens_name(s->t, at, end);
  bool found = false, own = false, month = false, unit = false, is_english = false;
  int english = bs_lang_number(BS_LIT("en"));
  for (size_t i = 0; name >= 0 && i < bs_name_count(name); i++)
    unit = unit || bs_name_get(name, i).kind == BS_NAME_UNIT;
  if (!unit && *end > at + 1)
    name = bs_tokens_word(s->t, at), *end = at + 1; /* "4 tahun lalu": last year is not meant */
  for (size_t i = 0; name >= 0 && i < bs_name_count(name); i++) {
    bs_name_sense u = bs_name_get(name, i);
    month = month || u.kind == BS_NAME_MONTH;
    if (u.kind != BS_NAME_UNIT || !bs_lang_shares(u.langs, langs)) continue;
    bool mine = s->lang >= 0 && bs_lang_in(u.langs, s->lang);
    bool says = langs == ANY && (u.value & 48) &&
                !(found && (out->value & 48));              /* the form that tells the direction goes first */
    bool eng = s->lang < 0 && bs_lang_in(u.langs, english); /* "3d", "5m ago" */
    if (!found || (mine && !own) ||
        (mine == own && (u.tier < out->tier || (u.tier == out->tier && (says || (eng && !is_english))))))
      *out = u, found = true, own = mine, is_english = eng;
  }
  const bs_token *next = bs_scan_token(s, *end);
  if (found && next->kind == BS_TOKEN_NUMBER && next->digits == 4) return false; /* "8 déc 2014" */
  size_t then = *end + (bs_scan_is(s, *end, '.') || bs_scan_is(s, *end, ','));
  bs_step more; /* "1 gün, 1 saat" goes on */
  return found && !(month && langs == ANY && bs_scan_number(s, then) && !has_kind(s, then + 1, BS_NAME_UNIT, &more));
}

/* The word that ends before token `end` marks a month or a day in dates of East Asia. */
static bool day_mark(const bs_scan *s, size_t end) {
  bs_step to;
  int name = end ? bs_tokens_name(s->t, end - 1, &to) : -1;
  for (size_t i = 0; name >= 0 && i < bs_name_count(name); i++) {
    bs_name_sense m = bs_name_get(name, i);
    if (m.kind == BS_NAME_MARK && m.langs == ANY && (m.value == 2 || m.value == 3)) return true;
  }
  return false;
}

/* One "3 hours" or, in languages that say it so, "siku 3". */
static bs_step one(const bs_scan *s, size_t at, int sign, unsigned langs, amounts *a) {
  int64_t n;
  bs_name_sense unit, word;
  bs_step end, k = amount(s, at, &n);
  bool in_words = k && bs_scan_name(s, at, BS_NAME_NUMBER, &word, &end);
  if (in_words && langs == ANY) langs = word.langs;
  if (k) {
    if (bs_scan_token(s, k)->gap > 1 || !unit_at(s, k, langs, &unit, &end)) {
      bs_step connect; /* "acum 56 de secunde" */
      if (!has_kind(s, k, BS_NAME_CONNECT, &connect) || !unit_at(s, connect, langs, &unit, &end)) {
        bs_step mark = k; /* "2 god" */
        if (!bs_scan_name(s, mark, BS_NAME_MARK, &unit, &end) || !unit.langs || unit.value != 1) return 0;
        unit.value = BS_UNIT_YEAR;
      }
    }
  } else {
    if (!unit_at(s, at, langs, &unit, &k) || !(end = amount(s, k, &n)) || bs_scan_token(s, k)->kind != BS_TOKEN_NUMBER)
      return 0;
    bs_step next;
    if (has_kind(s, end, BS_NAME_UNIT, &next)) return 0;
  }
  if (in_words && !bs_lang_shares(word.langs, unit.langs))
    return 0; /* "for the time": Norwegian hours are not counted in English */
  if (!add(a, n, sign, (bs_unit)(unit.value & 15))) return 0;
  a->mixed = a->mixed || (a->count > 1 && !bs_lang_shares(a->langs, unit.langs));
  a->langs = unit.langs;
  a->marks = a->marks || (k && day_mark(s, end));
  a->small = a->small || unit.tier > 0;
  if (unit.value & BS_UNIT_PAST) a->direction = -1;
  if (unit.value & BS_UNIT_FUTURE) a->direction = 1;
  return end;
}

static bool side(const bs_scan *s, size_t at, bs_name_kind kind, int where, unsigned *langs, bs_step *end) {
  bs_step to;
  const bs_token *k = bs_scan_token(s, at);
  if (k->kind != BS_TOKEN_WORD && k->kind != BS_TOKEN_SOLO) return false;
  int name = bs_tokens_name(s->t, at, &to);
  for (size_t i = 0; name >= 0 && i < bs_name_count(name); i++) {
    bs_name_sense sense = bs_name_get(name, i);
    if (sense.kind == kind && (sense.value & where)) {
      *end = to;
      *langs = sense.langs;
      return true;
    }
  }
  return false;
}

static bs_step between(const bs_scan *s, size_t at, int *sign) {
  bs_step end;
  size_t k = at;
  if (bs_scan_is(s, k, ',')) k++;
  if (has_kind(s, k, BS_NAME_RANGE, &end) || has_kind(s, k, BS_NAME_CONNECT, &end)) k = end;
  if (bs_scan_is(s, k, '+'))
    *sign = 1, k++;
  else if (bs_scan_is(s, k, '-'))
    *sign = -1, k++;
  return k;
}

static bool apply(const bs_scan *s, const amounts *a, int direction, bs_date_parts *p) {
  bs_date d = *s->o->now;
  bool clock = a->finest <= BS_UNIT_HOUR || a->seconds % 86400;
  if (clock && d.precision < BS_DATE_HOUR) d.hour = d.minute = d.second = 0;
  if (!bs_date_add_months(&d, direction * a->months) || !bs_date_add_seconds(&d, direction * a->seconds)) return false;
  p->fixed = p->relative = true;
  p->year = d.year, p->month_number = d.month, p->day = d.day;
  p->fixed_precision = BS_DATE_DAY;
  if (clock) {
    p->has_time = true;
    p->hour = d.hour, p->minute = d.minute, p->second = d.second;
    p->time_precision = a->finest == BS_UNIT_SECOND || d.second ? BS_DATE_SECOND : BS_DATE_MINUTE;
    p->has_offset = s->o->now->has_offset;
    p->offset = s->o->now->offset;
  }
  return true;
}

static void apply_days(const bs_scan *s, int days, bs_date_parts *p) {
  amounts a = {.seconds = (int64_t)days * 86400, .finest = BS_UNIT_DAY, .count = 1};
  apply(s, &a, 1, p);
}

/* "1 Jahr, 2 Monate und 3 Tage", from `at` on; each further one may repeat the marker ("пре 5 година пре 7 месеци"). */
static bs_step all(const bs_scan *s, size_t at, bool prefix, int direction, unsigned langs, amounts *a) {
  bs_step k = one(s, at, 1, langs, a), q, again;
  unsigned other;
  while (k) {
    int sign = 1;
    size_t next = between(s, k, &sign);
    if (prefix && (side(s, next, BS_NAME_IN, 1, &other, &again) || side(s, next, BS_NAME_AGO, 1, &other, &again)))
      next = again;
    if (direction < 0 && next > k && bs_scan_is(s, next - 1, '+'))
      sign = -1; /* "-1 decade +2 years" */
    else if (direction < 0)
      sign = 1;
    if (!(q = one(s, next, sign, langs, a))) break;
    k = q;
  }
  return k;
}

/* A direction that only the form of a word says, or none: taken where nothing else stands in the text ("2 Tage 18:50" has its time). */
static bool alone(const bs_scan *s, size_t at, size_t end, const amounts *a) {
  if (bs_scan_alone(s, at, end)) return true;
  bs_date_parts clock = {.weekday = -1, .month = -1};
  bs_step time = bs_scan_clock(s, end, &clock);
  return time && a->finest >= BS_UNIT_DAY && bs_scan_alone(s, at, time);
}

static bs_step phrase(const bs_scan *s, size_t at, bs_date_parts *p);
static bs_step turned(const bs_scan *s, size_t at, bs_date_parts *p);

/* "2 weeks after yesterday", "2 days before today": the amounts count from the phrase behind `ago` or a word like "after" at `at`. */
static bs_step from_phrase(const bs_scan *s, size_t at, bs_step ago, const amounts *a, bs_date_parts *p) {
  bs_date_parts base = {.weekday = -1, .month = -1};
  bs_step behind = ago;
  unsigned any;
  if (!behind && !side(s, at, BS_NAME_IN, 1, &any, &behind)) return 0;
  bs_step end = phrase(s, behind, &base);
  if (!end) end = turned(s, behind, &base);
  if (!end || !base.fixed || base.has_time) return 0;
  bs_date day = *s->o->now;
  day.year = base.year, day.month = base.month_number, day.day = base.day;
  bs_date_options options = *s->o;
  options.now = &day;
  bs_scan from = *s;
  from.o = &options;
  return apply(&from, a, ago ? -1 : 1, p) ? end : 0;
}

/* "3 hours ago", "in 2 Wochen", "+15 minutes"; amounts alone count back. */
static bs_step counted(const bs_scan *s, size_t at, bs_date_parts *p) {
  amounts a = {.count = 0};
  bs_step end, k = over_about(s, at), start, from = k;
  int direction = 0;
  int64_t n;
  bs_name_sense now;
  unsigned langs = ANY, past_langs = ANY, future_langs = ANY;
  bool future = side(s, k, BS_NAME_IN, 1, &future_langs, &end), past = side(s, k, BS_NAME_AGO, 1, &past_langs, &end),
       sign = false;
  bool prefix = past || future, both = past && future;
  if (!prefix && bs_scan_name(s, k, BS_NAME_NOW, &now, &end) && (bs_scan_is(s, end, '-') || bs_scan_is(s, end, '+')))
    k = end;
  if (prefix)
    direction = past ? -1 : 1, k = end, langs = past ? past_langs : future_langs;
  else if (bs_scan_is(s, k, '+') || bs_scan_is(s, k, '-'))
    direction = bs_scan_is(s, k, '+') ? 1 : -1, k++, sign = true;
  start = over_about(s, k);
  if (!(k = all(s, start, prefix, direction, langs, &a)) && both) {
    a = (amounts){.count = 0};
    direction = 1;
    k = all(s, start, prefix, direction, future_langs, &a);
  }
  if (!k && prefix &&
      (amount(s, from, &n) || has_kind(s, from, BS_NAME_UNIT, &end))) { /* "a week ago": the marker was none */
    a = (amounts){.count = 0};
    prefix = false, direction = 0, start = from;
    k = all(s, start, false, 0, ANY, &a);
  }
  if (k && a.mixed && !prefix) { /* "1 год 11 месяцев": the first word is of the second's language */
    amounts again = {.count = 0};
    bs_step q = all(s, start, false, direction, a.langs, &again);
    if (q == k) a = again;
  }
  if (!k) return 0;
  unsigned ago = ANY, in = ANY;
  bs_step ago_end = 0, in_end = 0;
  bool is_ago = side(s, k, BS_NAME_AGO, 2, &ago, &ago_end), is_in = side(s, k, BS_NAME_IN, 2, &in, &in_end);
  if (!direction && (is_ago || is_in) &&
      !bs_lang_shares(is_ago ? ago : in, a.langs)) { /* the unit's word means another in the marker's language */
    amounts again = {.count = 0};
    bs_step q = all(s, start, false, 0, is_ago ? ago : in, &again);
    if (q != k) return 0;
    a = again;
  }
  bs_step from_base = prefix ? 0 : from_phrase(s, k, is_ago ? ago_end : 0, &a, p);
  if (from_base) return from_base;
  if (is_ago && direction <= 0)
    direction = -1, k = ago_end;
  else if (is_in && direction >= 0)
    direction = 1, k = in_end;
  else if (is_ago && prefix)
    direction = -1, k = ago_end; /* "for 15 sekunder siden" */
  else if (!direction) {
    bs_date_parts clock = {.weekday = -1, .month = -1, .first = at};
    bs_step time = a.finest <= BS_UNIT_HOUR || a.count > 1 ? bs_scan_clock(s, at, &clock) : 0; /* "8h10m" */
    if (time >= k && clock.time_precision >= BS_DATE_MINUTE) return 0;
    direction = a.direction ? a.direction : -1;
    if (!(a.direction && !a.small) && !alone(s, at, k, &a)) return 0;
    if (!a.direction && (a.marks || !amount(s, at, &n))) return 0; /* "12月2日" is a day of the year */
  }
  if (prefix && direction > 0 && a.count == 1 && a.finest == BS_UNIT_YEAR && a.months >= 1600 * 12 &&
      a.months <= 2100 * 12)
    return 0;              /* "in 2024" */
  enum { SHORT_TEXT = 4 }; /* "-5d 00"; "- 3M buys a rival" is a line of a list */
  if (sign && !alone(s, at, k, &a) && (at > 0 || s->t->count > SHORT_TEXT)) return 0;
  if (prefix && bs_scan_token(s, at)->end - bs_scan_token(s, at)->start == 1 && !alone(s, at, k, &a) &&
      !(s->lang >= 0 && bs_lang_in(langs, s->lang)))
    return 0; /* "O 69g" */
  return apply(s, &a, direction, p) ? k : 0;
}

/* "منذ ساعة", "час назад": a unit without a number beside its marker is one; English has "an" and "a". */
static bs_step single(const bs_scan *s, size_t at, bs_date_parts *p) {
  enum { SHORT_TEXT = 6 };
  bs_name_sense unit;
  unsigned langs;
  bs_step k, end;
  amounts a = {.count = 0};
  if (at > 0 && bs_scan_number(s, at - 1)) return 0;
  if (side(s, at, BS_NAME_AGO, 1, &langs, &k)) {
    if (!unit_at(s, k, langs, &unit, &end)) return 0;
  } else {
    if (!unit_at(s, at, ANY, &unit, &k) || !side(s, k, BS_NAME_AGO, 2, &langs, &end) ||
        !unit_at(s, at, langs, &unit, &k))
      return 0;
  }
  if (langs == ANY || bs_lang_in(langs, bs_lang_number(BS_LIT("en"))) || bs_scan_number(s, end)) return 0;
  bool own = s->lang >= 0 && bs_lang_in(langs, s->lang);
  if (!own &&
      (!s->whole || s->t->count > SHORT_TEXT || bs_scan_token(s, end - 1)->end - bs_scan_token(s, at)->start < 6))
    return 0;
  return add(&a, 1000, 1, (bs_unit)(unit.value & 15)) && apply(s, &a, -1, p) ? end : 0;
}

/* "last Friday", "vendredi prochain", "la semaine prochaine", "next 2 weeks" */
static bs_step turned(const bs_scan *s, size_t at, bs_date_parts *p) {
  bs_name_sense turn, word;
  bs_step end;
  int64_t n = 1000;
  bool before = bs_scan_name(s, at, BS_NAME_TURN, &turn, &end);
  bs_step k = before ? end : at, q = amount(s, k, &n);
  if (!before && q && bs_scan_name(s, q, BS_NAME_TURN, &turn, &end))
    before = true, k = end; /* "les 2 prochaines semaines" */
  else if (q)
    k = q;
  else
    n = 1000;
  if (bs_scan_name(s, k, BS_NAME_UNIT, &word, &end) && !(word.value & 48)) {
    if (!before && !bs_scan_name(s, end, BS_NAME_TURN, &turn, &end)) return 0;
    if (!bs_lang_shares(turn.langs, word.langs)) return 0;
    amounts a = {.count = 0};
    if (!add(&a, n, 1, (bs_unit)(word.value & 15))) return 0;
    return apply(s, &a, turn.value, p) ? end : 0;
  }
  if (n != 1000 || q || !bs_scan_name(s, k, BS_NAME_WEEKDAY, &word, &end)) return 0;
  if (!before && !bs_scan_name(s, end, BS_NAME_TURN, &turn, &end)) return 0;
  if (!bs_lang_shares(turn.langs, word.langs)) return 0;
  if (end - k == 1 && bs_scan_token(s, k)->end - bs_scan_token(s, k)->start < 3) return 0;
  int64_t today = bs_days_from_civil(s->o->now->year, s->o->now->month, s->o->now->day);
  int ahead = (word.value - bs_weekday(today) + 7) % 7;
  if (turn.value < 0) ahead = ahead ? ahead - 7 : -7;
  if (turn.value > 0 && ahead == 0) ahead = 7;
  apply_days(s, ahead, p);
  return end;
}

/* Beside the phrase stand numbers and the words of a clock alone. */
static bool only_clock(const bs_scan *s, size_t at, size_t end) {
  for (size_t i = 0; i < s->t->count; i++) {
    bs_step to;
    const bs_token *k = bs_scan_token(s, i);
    if ((i >= at && i < end) || k->kind == BS_TOKEN_NUMBER || k->kind == BS_TOKEN_MARK) continue;
    int name = bs_tokens_name(s->t, i, &to);
    if (!bs_name_has(name, BS_NAME_CONNECT) && !bs_name_has(name, BS_NAME_CLOCK) && !bs_name_has(name, BS_NAME_MARK) &&
        !bs_name_has(name, BS_NAME_PERIOD))
      return false;
  }
  return true;
}

/* "on", "le" are "this year" or "now" somewhere: in running text a phrase counts in its own language, or as a long word of a large one. */
static bool said(const bs_scan *s, size_t at, size_t end, const bs_name_sense *word) {
  if (bs_scan_alone(s, at, end) || (s->lang >= 0 && bs_lang_in(word->langs, s->lang))) return true;
  if (s->lang >= 0 || word->tier > 0 || bs_scan_token(s, end - 1)->end - bs_scan_token(s, at)->start < 4) return false;
  if (!bs_ascii_alpha((unsigned char)s->t->text.p[bs_scan_token(s, at)->start])) return true;
  return bs_lang_in(word->langs, bs_lang_number(BS_LIT("en"))) ||
         (s->whole && (s->t->count <= 4 || only_clock(s, at, end)));
}

/* "Friday next week": the day of the week, from Monday on, that the phrase behind it names. */
static bs_step day_of_week(const bs_scan *s, size_t at, bs_date_parts *p) {
  bs_name_sense day, week;
  bs_step end;
  if (!bs_scan_name(s, at, BS_NAME_WEEKDAY, &day, &end)) return 0;
  end += bs_scan_is(s, end, ',');
  if (!bs_scan_name(s, end, BS_NAME_NEAR, &week, &end) || (week.value & 15) != BS_UNIT_WEEK ||
      !bs_lang_shares(day.langs, week.langs))
    return 0;
  int64_t today = bs_days_from_civil(s->o->now->year, s->o->now->month, s->o->now->day);
  apply_days(s, ((week.value >> 4) - 2) * 7 + day.value - bs_weekday(today), p);
  return end;
}

/* One word or phrase: yesterday, last month, now. */
static bs_step phrase(const bs_scan *s, size_t at, bs_date_parts *p) {
  bs_name_sense word;
  bs_step end;
  if (bs_scan_name(s, at, BS_NAME_DAY, &word, &end) && said(s, at, end, &word)) {
    bs_name_sense other;
    bs_step behind;
    if (bs_scan_name(s, at, BS_NAME_PERIOD, &other, &behind) && at != p->first)
      return 0; /* German "morgen", Spanish "mañana" behind an hour */
    apply_days(s, word.value, p);
    return end;
  }
  if (bs_scan_name(s, at, BS_NAME_NEAR, &word, &end) && said(s, at, end, &word)) {
    amounts a = {.count = 0};
    int n = (word.value >> 4) - 2;
    if (!add(&a, n < 0 ? -n * 1000 : n * 1000, 1, (bs_unit)(word.value & 15))) return 0;
    if (!apply(s, &a, n < 0 ? -1 : 1, p)) return 0;
    if (n == 0 && (word.value & 15) == BS_UNIT_MONTH) p->day = 1, p->fixed_precision = BS_DATE_MONTH;
    if (n == 0 && (word.value & 15) == BS_UNIT_YEAR) p->day = p->month_number = 1, p->fixed_precision = BS_DATE_YEAR;
    return end;
  }
  if (bs_scan_name(s, at, BS_NAME_NEARDAY, &word, &end) && said(s, at, end, &word)) {
    int64_t today = bs_days_from_civil(s->o->now->year, s->o->now->month, s->o->now->day);
    int n = (word.value >> 4) - 2, ahead = ((word.value & 15) - bs_weekday(today) + 7) % 7;
    apply_days(s, n < 0 ? (ahead ? ahead - 7 : -7) : n > 0 && !ahead ? 7 : ahead, p);
    return end;
  }
  if (bs_scan_name(s, at, BS_NAME_NOW, &word, &end) && said(s, at, end, &word)) {
    amounts a = {.finest = BS_UNIT_SECOND, .count = 1};
    return apply(s, &a, 1, p) ? end : 0;
  }
  return 0;
}

bs_step bs_scan_relative(const bs_scan *s, size_t at, bs_date_parts *p) {
  bs_date_parts found = *p;
  bs_step end = counted(s, at, &found);
  if (!end) end = turned(s, at, &found);
  if (!end) end = single(s, at, &found);
  if (!end) end = day_of_week(s, at, &found);
  if (!end && bs_scan_token(s, at)->kind != BS_TOKEN_NUMBER) end = phrase(s, at, &found);
  if (!end) return 0;
  if (p->has_time) { /* "10:30 today": the time given before stands */
    found.has_time = true;
    found.hour = p->hour, found.minute = p->minute, found.second = p->second, found.time_precision = p->time_precision;
    found.has_offset = p->has_offset, found.offset = p->offset, found.zone_us = p->zone_us;
  }
  *p = found;
  return end;
}
