/* date_grammar.c: the grammar: gathers the parts of one date from a token on. Looks at a bounded number of tokens; decides no meaning of a number. */
#include "date_scan.h"

enum { SKIPS = 6, STEPS = 24 };

static const uint32_t month_names =
    BS_NAME_BIT(MONTH) | BS_NAME_BIT(PERSIAN) | BS_NAME_BIT(ISLAMIC) | BS_NAME_BIT(HEBREW);

/* ---- helpers that the other files of the grammar use ---- */

bool bs_scan_sense(const bs_scan *s, int meanings, bs_name_kind kind, bs_name_sense *out) {
  bool found = false, own = false;
  for (size_t i = 0; meanings >= 0 && i < bs_name_count(meanings); i++) {
    bs_name_sense sense = bs_name_get(meanings, i);
    if (sense.kind != kind) continue;
    bool mine = s->lang >= 0 && bs_lang_in(sense.langs, s->lang);
    if (!found || (mine && !own) || (mine == own && sense.tier < out->tier)) *out = sense, found = true, own = mine;
  }
  return found;
}

bool bs_scan_connects(const bs_scan *s, int meanings, bs_name_kind kind) {
  bs_name_sense connect, sense;
  if (!bs_scan_sense(s, meanings, BS_NAME_CONNECT, &connect) && !bs_scan_sense(s, meanings, BS_NAME_RANGE, &connect))
    return false;
  if (!bs_scan_sense(s, meanings, kind, &sense)) return false;
  bool own = s->lang >= 0 && bs_lang_in(sense.langs, s->lang),
       other = s->lang >= 0 && bs_lang_in(connect.langs, s->lang);
  return own == other ? connect.tier < sense.tier + (kind != BS_NAME_MONTH) : other;
}

bool bs_scan_rather(const bs_scan *s, int meanings, bs_name_kind kind, bs_name_kind other) {
  bs_name_sense a, b;
  if (!bs_scan_sense(s, meanings, kind, &a)) return false;
  if (!bs_scan_sense(s, meanings, other, &b)) return true;
  bool own = s->lang >= 0 && bs_lang_in(a.langs, s->lang), others = s->lang >= 0 && bs_lang_in(b.langs, s->lang);
  return own == others ? a.tier < b.tier : own;
}

bool bs_scan_upper(const bs_scan *s, size_t at) {
  const bs_token *k = bs_scan_token(s, at);
  unsigned char c = (unsigned char)s->t->text.p[k->start];
  return !(c >= 'a' && c <= 'z');
}

static bool alone(const bs_scan *s, size_t first, size_t end, bool words) {
  if (!s->whole) return false;
  for (size_t i = 0; i < s->t->count; i++) {
    if (i >= first && i < end) continue;
    const bs_token *k = bs_scan_token(s, i);
    bs_name_sense sense;
    bs_step to;
    if (words && (bs_scan_name(s, i, BS_NAME_CONNECT, &sense, &to) || bs_scan_name(s, i, BS_NAME_CLOCK, &sense, &to) ||
                  bs_scan_name(s, i, BS_NAME_RANGE, &sense, &to)))
      continue;
    if (k->kind != BS_TOKEN_MARK || !k->mark || !strchr("()[]{}.,;:\"'*|", k->mark)) return false;
  }
  return true;
}

bool bs_scan_alone(const bs_scan *s, size_t first, size_t end) { return alone(s, first, end, false); }
bool bs_scan_nearly_alone(const bs_scan *s, size_t first, size_t end) { return alone(s, first, end, true); }

/* ---- one part ---- */

static bool month_known(const bs_date_parts *p) {
  if (p->month >= 0) return true;
  for (size_t i = 0; i < p->numbers; i++)
    if (p->number[i].role == BS_ROLE_MONTH) return true;
  return false;
}

static bool role_taken(const bs_date_parts *p, bs_number_role role) {
  for (size_t i = 0; i < p->numbers; i++)
    if (p->number[i].role == role) return true;
  return false;
}

static bool add_number(bs_date_parts *p, int64_t value, int digits, bs_number_role role) {
  if (p->numbers == BS_PART_NUMBERS || p->fixed || p->fields || (role && role_taken(p, role))) return false;
  p->number[p->numbers++] =
      (bs_date_number){.value = value, .digits = (uint8_t)digits, .role = (uint8_t)role, .after = month_known(p)};
  return true;
}

/* Which part a mark beside a number of this size can name; BS_ROLE_NONE when it fits none. */
static bs_number_role mark_role(int meanings, int64_t value, int digits, bool before, bool era) {
  for (size_t i = 0; meanings >= 0 && i < bs_name_count(meanings); i++) {
    bs_name_sense m = bs_name_get(meanings, i);
    if (m.kind != BS_NAME_MARK || (m.value >= 16) != before) continue;
    m.value &= 15;
    if (m.value == BS_ROLE_YEAR && (digits == 4 || (!m.langs && digits == 2) || era)) return BS_ROLE_YEAR;
    if (m.value == BS_ROLE_MONTH && value >= 1 && value <= 12 && digits <= 2) return BS_ROLE_MONTH;
    if (m.value == BS_ROLE_DAY && value >= 1 && value <= 31 && digits <= 2) return BS_ROLE_DAY;
  }
  return BS_ROLE_NONE;
}

static bs_step ordinal_suffix(const bs_scan *s, size_t at, bool month) {
  bs_name_sense sense;
  bs_step end;
  size_t k = at + (bs_scan_joins(s, at, '-') || bs_scan_joins(s, at, '\''));
  if (bs_scan_token(s, k)->gap || !bs_scan_name(s, k, BS_NAME_SUFFIX, &sense, &end) || end != k + 1) return 0;
  bs_name_sense name;
  if (!month && bs_scan_name(s, k, BS_NAME_MONTH, &name, &end) && name.tier == 0)
    return 0; /* "14-Jan-2025", Hungarian "14-ján" */
  return k + 1;
}

/* What is written onto a number on its left makes it no part of a date: a price, a version, the middle of something longer. */
static bool left_free(const bs_scan *s, size_t at, const bs_date_parts *p) {
  if (at == p->first)
    return bs_scan_free(s, at, at + 1) || bs_scan_joins(s, at + 1, '-') || bs_scan_joins(s, at + 1, ',') ||
           bs_scan_joins(s, at + 1, '.') || bs_scan_joins(s, at + 1, '/');
  const bs_token *k = bs_scan_token(s, at), *before = bs_scan_token(s, at - 1);
  if (k->gap || at <= p->end) return true;
  return before->kind == BS_TOKEN_MARK && before->mark && strchr(",.-/('[", before->mark);
}

static bool month_behind(const bs_scan *s, size_t at) {
  bs_name_sense name;
  bs_step end;
  return bs_scan_name(s, at + bs_scan_is(s, at, '.'), BS_NAME_MONTH, &name, &end);
}

static bool right_free(const bs_scan *s, size_t at, int digits) {
  const bs_token *next = bs_scan_token(s, at), *then = bs_scan_token(s, at + 1);
  if (next->kind != BS_TOKEN_MARK || next->gap) return true;
  if (next->mark == '%' || next->mark == '$' || next->mark == '_') return false;
  if (then->kind != BS_TOKEN_NUMBER || then->gap || !next->mark) return true;
  if (next->mark == '/' && digits <= 2 && then->digits <= 2) return month_behind(s, at + 2); /* "28/29 November" */
  if (next->mark == '.' || next->mark == '/' || next->mark == ':') return false;
  if (next->mark == ',') return digits <= 2 && then->digits == 4;
  return next->mark != '-' || then->digits <= 2 || (then->digits == 4 && digits <= 2);
}

/* Written onto a number as parts of one date: "Nov.30.2024", "30/Nov/2024:18:45:10" of web servers' logs. */
static bool goes_on(const bs_scan *s, size_t at, int digits, const bs_date_parts *p) {
  const bs_token *then = bs_scan_token(s, at + 1);
  if (!month_known(p)) return false;
  if (bs_scan_is(s, at, '.')) return digits <= 2 && then->digits == 4;
  return bs_scan_is(s, at, ':') && digits == 4 && then->digits == 2 && bs_scan_joins(s, at + 2, ':');
}

/* Day and year stand already. */
static bool complete(const bs_date_parts *p) {
  bool year = false;
  for (size_t i = 0; i < p->numbers; i++) year = year || p->number[i].digits == 4 || p->number[i].role == BS_ROLE_YEAR;
  return month_known(p) && year && p->numbers >= (role_taken(p, BS_ROLE_MONTH) ? 3u : 2u);
}

/* What may be written onto a number: "30NOV2024", "2024г."; a year with any name behind it ("2026Jan"). */
static bool glued(const bs_scan *s, size_t at, int name, int digits) {
  bs_name_sense month;
  const bs_token *k = bs_scan_token(s, at);
  if (digits == 4) return name >= 0 || !bs_ascii_alpha((unsigned char)s->t->text.p[k->start]);
  if (bs_scan_sense(s, name, BS_NAME_MONTH, &month))
    return month.tier == 0 ? k->fold_end - k->fold >= 3
                           : bs_scan_nearly_alone(s, at, at + 1) || k->fold_end - k->fold >= 3;
  return bs_name_has(name, BS_NAME_CONNECT) && !bs_ascii_alpha((unsigned char)s->t->text.p[k->start]);
}

/* A short unknown ending before a month's name is some language's ordinal: "30mh dhen t-Samhain". */
static bs_step unknown_suffix(const bs_scan *s, size_t at) {
  const bs_token *k = bs_scan_token(s, at), *next = bs_scan_token(s, at + 1);
  bs_step end;
  size_t length = (size_t)(k->fold_end - k->fold);
  if (k->kind != BS_TOKEN_WORD || k->gap || length < 2 || length > 6 || bs_scan_upper(s, at) ||
      next->kind != BS_TOKEN_WORD || !next->gap)
    return 0;
  int name = bs_tokens_name(s->t, at, &end);
  if (name >= 0 && !bs_name_has(name, BS_NAME_CONNECT)) return 0;
  name = bs_tokens_name(s->t, at + 1, &end);
  if (name < 0 && bs_scan_token(s, at + 2)->kind == BS_TOKEN_WORD) name = bs_tokens_name(s->t, at + 2, &end);
  return bs_name_has(name, BS_NAME_MONTH) ? at + 1 : 0;
}

static bs_step plain_number(const bs_scan *s, size_t at, bool range, bs_date_parts *p) {
  int64_t value;
  int digits;
  bs_step end = bs_scan_int(s, at, &value, &digits), suffix;
  if (!end || p->fixed || p->fields) return 0;
  const bs_token *next = bs_scan_token(s, end);
  if (next->kind == BS_TOKEN_WORD || next->kind == BS_TOKEN_SOLO) {
    bs_step mark_end;
    bs_number_role role =
        next->gap > 1 ? BS_ROLE_NONE : mark_role(bs_tokens_name(s->t, end, &mark_end), value, digits, false, false);
    if (!role && next->kind == BS_TOKEN_SOLO && next->gap <= 1) { /* "28日至30日": 日至 is a name of its own */
      role = mark_role(bs_tokens_word(s->t, end), value, digits, false, false);
      mark_end = end + 1;
    }
    if (role && range && role_taken(p, role)) return role == BS_ROLE_DAY ? mark_end : 0; /* 28日至30日 */
    if (role && left_free(s, at, p) && add_number(p, value, digits, role)) {
      bs_date_number *n = &p->number[p->numbers - 1];
      if (role == BS_ROLE_YEAR && bs_scan_token(s, at)->persian) n->persian = true;
      return mark_end;
    }
  }
  if (complete(p)) return 0;
  bs_step era_end;
  bool era_year = digits == 3 && month_known(p) && bs_name_has(bs_tokens_name(s->t, end, &era_end), BS_NAME_ERA);
  if (bs_scan_token(s, at)->han || (digits > 2 && digits != 4 && !era_year) || !left_free(s, at, p)) return 0;
  suffix = ordinal_suffix(s, end, month_known(p));
  if (!suffix && digits <= 2) suffix = unknown_suffix(s, end);
  if (!suffix && !right_free(s, end, digits) && !goes_on(s, end, digits, p)) return 0;
  if (value < 1 && !(digits == 2 && month_known(p))) return 0;
  bs_step name_end;
  int name = !suffix && (next->kind == BS_TOKEN_WORD || next->kind == BS_TOKEN_SOLO)
                 ? bs_tokens_name(s->t, end, &name_end)
                 : -1;
  bool word = !suffix && next->kind == BS_TOKEN_WORD && name < 0;
  if (next->kind == BS_TOKEN_WORD && !suffix && !next->gap && !glued(s, end, name, digits)) return 0; /* 5kg */
  bs_step behind;
  if (suffix && digits <= 2 && value >= 1 && value <= 12 &&
      mark_role(bs_tokens_name(s->t, suffix, &behind), value, digits, false, false) ==
          BS_ROLE_MONTH && /* "3-р сарын" */
      add_number(p, value, digits, BS_ROLE_MONTH))
    return behind;
  if (range && p->numbers) { /* the end of a range of days */
    const bs_date_number *last = &p->number[p->numbers - 1];
    if (last->digits <= 2 && !last->role && digits <= 2 && value <= 31 && last->after == month_known(p))
      return suffix ? suffix : end;
  }
  if (!add_number(p, value, digits, BS_ROLE_NONE)) return 0;
  bs_date_number *n = &p->number[p->numbers - 1];
  const bs_token *before = bs_scan_token(s, at ? at - 1 : 0);
  n->ordinal = suffix != 0;
  n->loose = word;
  n->dot = !suffix && next->kind == BS_TOKEN_MARK && next->mark == '.' && !next->gap;
  n->persian = bs_scan_token(s, at)->persian;
  if (at && !bs_scan_token(s, at)->gap && before->kind == BS_TOKEN_MARK && before->mark) {
    n->quoted = before->mark == '\'' && digits == 2;
    n->joined = strchr("-/.", before->mark) != NULL;
  }
  return suffix ? suffix : end;
}

/* A capital anywhere in the word, or a script without. */
static bool capital(const bs_scan *s, size_t at) {
  const bs_token *k = bs_scan_token(s, at);
  for (size_t i = k->start; i < k->end; i++)
    if (!(s->t->text.p[i] >= 'a' && s->t->text.p[i] <= 'z')) return true;
  return false;
}

/* "Juche 113 (2024)", "令和6年", "พ.ศ. 2567"; then perhaps ".11.30". */
static bs_step era(const bs_scan *s, size_t at, bs_date_parts *p) {
  bs_name_sense sense;
  bs_step k;
  int64_t value, common;
  int digits;
  if (!bs_scan_name(s, at, BS_NAME_ERA, &sense, &k) || p->has_era || p->fixed || p->fields) return 0;
  if (k == at + 1 && !capital(s, at)) return 0; /* "be", "ad" are words */
  if (bs_scan_token(s, k)->gap == 0 && bs_scan_is(s, k, '.')) k++;
  bs_date_parts numbers = *p;
  if (sense.value == BS_ERA_COMMON && !p->numbers && bs_scan_number(s, k) && bs_scan_fields(s, k, &numbers) &&
      numbers.fields == 3)
    return k; /* "AD 2025-03-15" */
  bs_step end = bs_scan_token(s, k)->gap <= 1 ? bs_scan_int(s, k, &value, &digits) : 0;
  if (!end && bs_scan_token(s, k)->kind == BS_TOKEN_SOLO &&
      bs_scan_token(s, k)->end - bs_scan_token(s, k)->start == 3 &&
      !memcmp(s->t->text.p + bs_scan_token(s, k)->start, "\xE5\x85\x83", 3)) /* 元: the first year */
    value = 1, digits = 1, end = k + 1;
  if (end && digits <= 4 && !role_taken(p, BS_ROLE_YEAR) && sense.value != BS_ERA_BEFORE) {
    int year = bs_era_year((bs_era)sense.value, (int)value);
    if (!year)
      p->refuse = true; /* Showa 65 never was */
    else if (!add_number(p, year, 4, BS_ROLE_YEAR))
      return 0;
    p->has_era = true;
    if (bs_scan_is(s, end, '(') && bs_scan_int(s, end + 1, &common, &digits) == end + 2 && digits == 4 &&
        bs_scan_is(s, end + 2, ')')) {
      if (common != year) p->refuse = true;
      end += 3;
    }
    bs_step mark_end;
    if (bs_scan_token(s, end)->kind != BS_TOKEN_NUMBER &&
        mark_role(bs_tokens_name(s->t, end, &mark_end), value, digits, false, true) == BS_ROLE_YEAR && mark_end > end)
      end = mark_end;
    if (bs_scan_is(s, end, '.') && bs_scan_number(s, end + 1) && bs_scan_is(s, end + 2, '.') &&
        bs_scan_number(s, end + 3) && bs_scan_token(s, end + 1)->value <= 12 &&
        bs_scan_token(s, end + 3)->value <= 31) {
      add_number(p, bs_scan_token(s, end + 1)->value, 2, BS_ROLE_MONTH);
      add_number(p, bs_scan_token(s, end + 3)->value, 2, BS_ROLE_DAY);
      end += 4;
    }
    return end;
  }
  if (!p->numbers) return 0; /* behind its year: "2555 BE", "113 v. Chr." */
  bs_date_number *n = &p->number[p->numbers - 1];
  for (size_t i = 0; i + 1 < p->numbers; i++)
    if (p->number[i].digits == 4 && n->digits <= 2) return k; /* "1996 July 10 AD" */
  if (n->role > BS_ROLE_YEAR || (n->digits <= 2 && p->numbers == 1 && month_known(p) && sense.value != BS_ERA_BEFORE))
    return 0;
  n->role = BS_ROLE_YEAR;
  p->has_era = true;
  if (sense.value == BS_ERA_BEFORE)
    p->refuse = true;
  else
    n->value = bs_era_year((bs_era)sense.value, (int)(n->value > 9999 ? 0 : n->value));
  n->digits = 4;
  if (!n->value) p->refuse = true;
  return k;
}

/* "R6.11.30", "H31.4.30": an era's first letter onto the year. */
static bs_step era_letter(const bs_scan *s, size_t at, bs_date_parts *p) {
  static const char letters[] = "MTSHR"; /* in the order of bs_era */
  const bs_token *k = bs_scan_token(s, at);
  if (k->kind != BS_TOKEN_WORD || k->end - k->start != 1 || p->numbers || p->fixed || p->fields || at != p->first)
    return 0;
  const char *letter = strchr(letters, s->t->text.p[k->start]);
  if (!letter || bs_scan_token(s, at + 1)->gap || bs_scan_token(s, at + 1)->digits > 2) return 0;
  for (size_t i = 1; i <= 5; i++)
    if (i % 2 ? !bs_scan_number(s, at + i) : !bs_scan_joins(s, at + i, '.') && !bs_scan_joins(s, at + i, '/')) return 0;
  const bs_token *month = bs_scan_token(s, at + 3), *day = bs_scan_token(s, at + 5);
  int year = bs_era_year((bs_era)(BS_ERA_MEIJI + (letter - letters)), (int)bs_scan_token(s, at + 1)->value);
  if (!right_free(s, at + 6, day->digits) || month->digits > 2 || day->digits > 2) return 0;
  p->end = at + 6;
  if (!year || !bs_scan_alone(s, at, at + 6)) p->refuse = true; /* a part's number, a version */
  add_number(p, year, 4, BS_ROLE_YEAR);
  add_number(p, month->value, 2, BS_ROLE_MONTH);
  add_number(p, day->value, 2, BS_ROLE_DAY);
  p->has_era = true;
  return at + 6;
}

static bool single_solo(const bs_scan *s, size_t at, size_t end) {
  return end == at + 1 && bs_scan_token(s, at)->kind == BS_TOKEN_SOLO;
}

/* "is", "to", "son": weekdays' short names are words of other languages; in running text they count only in their own. */
static bool weak(const bs_scan *s, size_t at, int name) {
  const bs_token *k = bs_scan_token(s, at);
  bs_name_sense day;
  if (bs_scan_upper(s, at) || k->end - k->start > 3 || bs_scan_token(s, at + 1)->mark == '.') return false;
  return !(bs_scan_sense(s, name, BS_NAME_WEEKDAY, &day) && s->lang >= 0 && bs_lang_in(day.langs, s->lang));
}

/* A small letter begins it, and it is a month in languages without modern coverage alone. */
static bool rare_word(const bs_scan *s, size_t at, int name) {
  bs_name_sense month;
  return !bs_scan_upper(s, at) && bs_scan_sense(s, name, BS_NAME_MONTH, &month) && month.tier > 0 &&
         !(s->lang >= 0 && bs_lang_in(month.langs, s->lang));
}

static bs_step month_or_weekday(const bs_scan *s, size_t at, bs_date_parts *p) {
  bs_step end;
  int name = bs_tokens_name(s->t, at, &end);
  uint32_t kinds = bs_tokens_kinds(s->t, at);
  bool connects = (kinds & (BS_NAME_BIT(CONNECT) | BS_NAME_BIT(RANGE))) != 0;
  bool day = (kinds & BS_NAME_BIT(WEEKDAY)) && !(connects && bs_scan_connects(s, name, BS_NAME_WEEKDAY));
  bool month = (kinds & month_names) != 0;
  size_t next = end + (bs_scan_is(s, end, ',') || bs_scan_is(s, end, '.'));
  bool year_behind =
      p->numbers == 1 && bs_scan_number(s, next) &&
      bs_scan_token(s, next)->digits + p->number[0].digits >= 5; /* between two numbers it can be nothing else */
  if (month && (kinds & BS_NAME_BIT(PERIOD)) && bs_scan_rather(s, name, BS_NAME_PERIOD, BS_NAME_MONTH)) /* "pm" */
    month = year_behind && p->number[0].value > 12;
  if (day && !month && at > 0 && !(end == s->t->count && s->whole) && weak(s, at, name)) return 0;
  if (month && connects && bs_scan_connects(s, name, BS_NAME_MONTH)) /* "2 Ut 2015", "Meurzh 25 Du 2025" */
    month = year_behind && (p->month < 0 || (!p->month_is_month && p->number[0].after));
  if (!day && !month) return 0;
  if (month && at == p->first && rare_word(s, at, name)) { /* "est Mar 10 Jan" */
    bs_step behind;
    int next_name = bs_tokens_name(s->t, end + bs_scan_number(s, end), &behind);
    if (bs_name_has(next_name, BS_NAME_MONTH) || bs_name_has(next_name, BS_NAME_WEEKDAY)) return 0;
  }
  if (month && p->month >= 0 && p->month_is_month && at == p->end + 1 && p->month_at < p->end &&
      (bs_scan_is(s, at - 1, '/') || bs_scan_is(s, at - 1, '-')) &&
      bs_scan_token(s, p->end - 1)->kind != BS_TOKEN_NUMBER)
    return end; /* "Nov/Dec 2024"; the month's other name: "تشرين الثاني/نوفمبر" */
  if (day && single_solo(s, at, end)) { /* 日, 월: a weekday in brackets behind a date only */
    if (at == p->first || !bs_scan_is(s, end, ')') || p->weekday >= 0) return 0;
    p->weekday = name;
    return end;
  }
  if (month && !p->fixed && !p->fields && !role_taken(p, BS_ROLE_MONTH)) {
    if (p->month < 0) {
      p->month = name;
      p->month_is_month = !day;
      p->month_upper = bs_scan_upper(s, at);
      p->month_at = at;
      return end;
    }
    if (!p->month_is_month && p->weekday < 0 && !complete(p)) { /* "Mar 10 Jan", French: the first was the weekday */
      p->weekday = p->month;
      p->month = name;
      p->month_is_month = true;
      p->month_upper = bs_scan_upper(s, at);
      p->month_at = at;
      for (size_t i = 0; i < p->numbers; i++) p->number[i].after = false;
      return end;
    }
  }
  if (!day || p->weekday >= 0) return 0;
  p->weekday = name;
  return end;
}

/* "30.XI.2024" */
static bs_step roman(const bs_scan *s, size_t at, bs_date_parts *p) {
  bs_name_sense sense;
  bs_step end;
  if (p->numbers != 1 || month_known(p) || p->number[0].digits > 2 || !bs_scan_upper(s, at) ||
      !bs_scan_name(s, at, BS_NAME_ROMAN, &sense, &end))
    return 0;
  size_t k = end;
  while (k < end + 2 && (bs_scan_is(s, k, '.') || bs_scan_is(s, k, '-') || bs_scan_is(s, k, '/'))) k++;
  if (!bs_scan_number(s, k) || bs_scan_token(s, k)->digits != 4) return 0;
  return add_number(p, sense.value, 2, BS_ROLE_MONTH) ? end : 0;
}

/* "ngày 30 tháng 11 năm 2024": the mark stands before its number. */
static bs_step mark_before(const bs_scan *s, size_t at, bs_date_parts *p) {
  bs_step k;
  int64_t value;
  int digits;
  int name = bs_tokens_name(s->t, at, &k);
  k += bs_scan_is(s, k, '.') && !bs_scan_token(s, k)->gap;
  bs_step end = bs_scan_token(s, k)->gap <= 1 ? bs_scan_int(s, k, &value, &digits) : 0, next;
  if (!end || !right_free(s, end, digits) || bs_scan_is(s, end, ':')) return 0;
  bs_number_role role = mark_role(name, value, digits, true, false);
  if (role == BS_ROLE_NONE || mark_role(bs_tokens_name(s->t, end, &next), value, digits, false, false) != BS_ROLE_NONE)
    return 0;
  return add_number(p, value, digits, role) ? end : 0;
}

static bs_step period(const bs_scan *s, size_t at, bs_date_parts *p) {
  bs_name_sense sense;
  bs_step end;
  if (p->has_time || !bs_scan_name(s, at, BS_NAME_PERIOD, &sense, &end)) return 0;
  if (bs_scan_number(s, end) || bs_scan_token(s, end)->han) { /* 오전 10시 */
    int name = bs_tokens_name(s->t, at, &end);
    bs_date_parts later = *p;
    if (bs_scan_connects(s, name, BS_NAME_PERIOD) || !bs_scan_rather(s, name, BS_NAME_PERIOD, BS_NAME_MONTH)) return 0;
    later.period = (bs_day_period)sense.value;
    bs_step clock = bs_scan_clock(s, end, &later);
    if (!clock) return 0;
    *p = later;
    return clock;
  }
  if (at == p->first) return 0;
  if (sense.value == BS_PERIOD_NOON || sense.value == BS_PERIOD_MIDNIGHT) {
    p->has_time = true;
    p->hour = sense.value == BS_PERIOD_NOON ? 12 : 0;
    p->time_precision = BS_DATE_HOUR;
    return end;
  }
  return 0;
}

static bs_step day_in_words(const bs_scan *s, size_t at, bool range, bs_date_parts *p) {
  bs_name_sense sense;
  bs_step end;
  bs_name_sense unit;
  bs_step behind;
  if (!bs_scan_name(s, at, BS_NAME_ORDINAL, &sense, &end)) return 0;
  if (bs_scan_name(s, end, BS_NAME_UNIT, &unit, &behind) && (unit.value & 15) != BS_UNIT_DAY)
    return 0; /* "the third year in January" */
  if (role_taken(p, BS_ROLE_DAY))
    return range && !month_known(p) == !p->number[0].after ? end : 0; /* "eighth to tenth" */
  for (size_t i = 0; i < p->numbers; i++)
    if (p->number[i].digits <= 2) return 0; /* "November 16, a third case" */
  p->day_langs = sense.langs;
  return add_number(p, sense.value, 2, BS_ROLE_DAY) ? end : 0;
}

/* A date in numbers; behind a name that can be a weekday it shows that it is one: "Sat, 2025-03-15", "mar. 14/01/2025". */
static bs_step in_numbers(const bs_scan *s, size_t at, bs_date_parts *p) {
  if (p->month >= 0 && (p->month_is_month || p->weekday >= 0)) return 0;
  bs_date_parts found = *p;
  if (p->month >= 0) found.weekday = p->month, found.month = -1;
  bs_step end = bs_scan_fixed(s, at, &found);
  if (!end) end = bs_scan_fields(s, at, &found);
  if (!end || (p->month >= 0 && !found.fixed && found.fields != 3)) return 0;
  *p = found;
  return end;
}

static bs_step part(const bs_scan *s, size_t at, bool range, bs_date_parts *p) {
  const bs_token *k = bs_scan_token(s, at);
  bs_step end;
  if (s->o->now && !p->fixed && !p->fields && !p->numbers && p->month < 0 && (end = bs_scan_relative(s, at, p)))
    return end;
  if (k->kind == BS_TOKEN_NUMBER || k->han) {
    if (!p->fixed && !p->fields && !p->numbers && (end = in_numbers(s, at, p))) return end;
    if (p->has_time) {
      bs_date_parts ignored = *p; /* "(2223 HKT)" behind "1423 GMT" */
      ignored.has_time = ignored.has_offset = false;
      if (at > 0 && (bs_scan_is(s, at - 1, '(') || bs_scan_is(s, at - 1, '/')) &&
          (end = bs_scan_clock(s, at, &ignored)))
        return end;
    } else if ((end = bs_scan_clock(s, at, p))) {
      return end;
    }
    return plain_number(s, at, range, p);
  }
  if (k->kind != BS_TOKEN_WORD && k->kind != BS_TOKEN_SOLO) return 0;
  if ((end = era_letter(s, at, p))) return end;
  uint32_t kinds = bs_tokens_kinds(s->t, at);
  if (!kinds) return 0;
  if ((kinds & BS_NAME_BIT(ERA)) && (end = era(s, at, p))) return end;
  if ((kinds & BS_NAME_BIT(ROMAN)) && (end = roman(s, at, p))) return end;
  if ((kinds & (month_names | BS_NAME_BIT(WEEKDAY))) && (end = month_or_weekday(s, at, p))) return end;
  if ((kinds & BS_NAME_BIT(MARK)) && (end = mark_before(s, at, p))) return end;
  if ((kinds & BS_NAME_BIT(PERIOD)) && (end = period(s, at, p))) return end;
  if ((kinds & BS_NAME_BIT(ORDINAL)) && (end = day_in_words(s, at, range, p))) return end;
  return p->has_time && !p->has_offset ? bs_scan_zone(s, at, p) : 0;
}

/* ---- the parts of one date ---- */

static void note_word(bs_date_parts *p, int name) {
  if (p->word_count < BS_PART_WORDS) p->words[p->word_count++] = name;
}

/* The last number can be a day that another follows. */
static bool day_open(const bs_date_parts *p) {
  const bs_date_number *n = &p->number[p->numbers ? p->numbers - 1 : 0];
  return p->numbers && !n->role && n->digits <= 2 && n->value <= 31;
}

/* The comma of "28, 29 and 30 November". */
static bool in_list(const bs_scan *s, size_t at, const bs_date_parts *p) {
  const bs_token *n = bs_scan_token(s, at + 1);
  bs_name_sense between;
  bs_step end;
  if (!bs_scan_is(s, at, ',') || !day_open(p) || n->kind != BS_TOKEN_NUMBER || n->digits > 2 || n->value > 31)
    return false;
  if (bs_scan_is(s, at + 2, ',') || bs_scan_is(s, at + 2, '&'))
    end = at + 3;
  else if (!bs_scan_name(s, at + 2, BS_NAME_RANGE, &between, &end))
    return false;
  return bs_scan_number(s, end) && bs_scan_token(s, end)->digits <= 2;
}

/* A bracket that token `at` closes was opened since `first`. */
static bool opened(const bs_scan *s, size_t first, size_t at) {
  for (size_t i = first; i < at; i++)
    if (bs_scan_is(s, i, '(') || bs_scan_is(s, i, '[')) return true;
  return false;
}

/* Over what says nothing: punctuation, connecting words. 0: something else stands there. */
static bs_step skip(const bs_scan *s, size_t at, bool *range, bs_date_parts *p) {
  const bs_token *k = bs_scan_token(s, at);
  bs_step end;
  if (k->kind == BS_TOKEN_MARK) {
    if (k->mark == ':' && !k->gap && p->month >= 0 && p->end == at && bs_scan_token(s, at - 1)->kind == BS_TOKEN_WORD &&
        bs_scan_number(s, at + 1) && bs_scan_token(s, at + 1)->digits == 4)
      return at + 1; /* a visarga typed as a colon: "14 जनवरी: 2025" */
    if (k->mark == ':' && bs_scan_token(s, at + 1)->gap && !k->gap && p->end == at && p->weekday >= 0 &&
        bs_scan_token(s, at - 1)->kind == BS_TOKEN_WORD)
      return at + 1; /* "Sunday: 17:45" */
    if (k->mark == ':' && !k->gap && !p->has_time && (p->fields == 3 || complete(p)) && bs_scan_joins(s, at + 2, ':'))
      return at + 1; /* "30/Nov/2024:18:45:10" */
    if (k->mark == '|' && p->has_time && !p->fixed && !p->fields && !p->numbers && p->month < 0)
      return at + 1; /* "18:45 | 30.11.2024" */
    if (k->mark == '|' && !p->has_time && (p->fixed || p->fields == 3 || complete(p)) && bs_scan_joins(s, at + 2, ':'))
      return at + 1; /* "30 November 2024 | 18:45" */
    if ((k->mark == ')' || k->mark == ']') && p->numbers && !opened(s, p->first, at) && !bs_scan_joins(s, at + 2, ':'))
      return 0; /* "(December 2024) had 11" */
    if (!k->mark || !strchr(",.()[]-/'\"*@~&", k->mark)) return 0;
    if (k->mark == '-' || k->mark == '~' || k->mark == '&' || (k->mark == '/' && day_open(p)) || in_list(s, at, p))
      *range = true;
    return at + 1;
  }
  if (k->kind != BS_TOKEN_WORD && k->kind != BS_TOKEN_SOLO) return 0;
  int name = bs_tokens_name(s->t, at, &end);
  if (name < 0) return 0;
  uint32_t kinds = bs_tokens_kinds(s->t, at);
  bs_name_sense in;
  if ((kinds & BS_NAME_BIT(IN)) && day_open(p) && !month_known(p) && bs_scan_sense(s, name, BS_NAME_IN, &in) &&
      bs_lang_in(in.langs, bs_lang_number(BS_LIT("en"))))
    return 0; /* "version 10 in April 2025" */
  bool between = (kinds & BS_NAME_BIT(RANGE)) != 0;
  if (between) *range = true;
  if (kinds & BS_NAME_BIT(CONNECT)) note_word(p, name);
  bool mark = false; /* "2024 г." */
  for (size_t i = 0; (kinds & BS_NAME_BIT(MARK)) && i < bs_name_count(name); i++)
    mark = mark || (bs_name_get(name, i).kind == BS_NAME_MARK && (bs_name_get(name, i).value & 15) <= BS_ROLE_DAY);
  bool weekday = (kinds & BS_NAME_BIT(WEEKDAY)) && (p->weekday < 0 || *range); /* too weak, or the end of a range */
  return mark || weekday || (kinds & (BS_NAME_BIT(RANGE) | BS_NAME_BIT(CONNECT) | BS_NAME_BIT(CLOCK))) ? end : 0;
}

/* "10 August - 12 September 2013": the year of the range's end is the first day's too. */
static bool range_end(const bs_scan *s, size_t at, bs_date_parts *p) {
  bs_date_parts last;
  bs_date d, other;
  bs_parts_gather(s, at, true, &last);
  if (last.end == at || last.relative) return false;
  bs_scan plain = *s;
  bs_date_options options = *s->o;
  options.now = NULL;
  plain.o = &options;
  if (bs_parts_resolve(&plain, &last, &d, &other) != BS_DATE_FOUND || d.precision < BS_DATE_DAY) return false;
  p->range_year = d.year;
  p->range_month = d.month;
  p->end = last.end;
  return true;
}

void bs_parts_gather(const bs_scan *s, size_t first, bool inner, bs_date_parts *p) {
  *p = (bs_date_parts){.first = first, .end = first, .weekday = -1, .month = -1};
  bool range = false;
  size_t k = first, skips = 0;
  bs_step name_end;
  if (first > 0 && bs_scan_token(s, first - 1)->kind == BS_TOKEN_WORD &&
      (bs_tokens_kinds(s->t, first - 1) & BS_NAME_BIT(CONNECT)))
    note_word(p, bs_tokens_name(s->t, first - 1, &name_end));
  p->words_before = p->word_count;
  for (int steps = 0; steps < STEPS; steps++) {
    if (range && !inner && month_known(p) && p->numbers == 1 && p->number[0].digits <= 2 && range_end(s, k, p)) return;
    bs_step end = part(s, k, range, p);
    if (end) {
      p->end = k = end;
      range = false;
      skips = 0;
      continue;
    }
    if (k == first || ++skips > SKIPS || !(end = skip(s, k, &range, p))) return;
    k = end;
  }
}
