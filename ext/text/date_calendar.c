/* date_calendar.c: the arithmetic of days, and dates as text. Knows no language. */
#include "date_calendar.h"
#include "date_umalqura.inc"

/* Howard Hinnant, "chrono-compatible low-level date algorithms": years from March, eras of 400 years. */
int64_t bs_days_from_civil(int year, int month, int day) {
  int64_t y = (int64_t)year - (month <= 2);
  int64_t era = (y >= 0 ? y : y - 399) / 400;
  int64_t yoe = y - era * 400;
  int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void bs_civil_from_days(int64_t days, int *year, int *month, int *day) {
  int64_t z = days + 719468;
  int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  int64_t doe = z - era * 146097;
  int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  int64_t mp = (5 * doy + 2) / 153;
  *day = (int)(doy - (153 * mp + 2) / 5 + 1);
  *month = (int)(mp < 10 ? mp + 3 : mp - 9);
  *year = (int)(yoe + era * 400 + (*month <= 2));
}

static bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int bs_days_in_month(int year, int month) {
  static const int length[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : length[month - 1];
}

int bs_weekday(int64_t days) {
  int64_t w = (days + 3) % 7; /* 1970-01-01 was a Thursday */
  return (int)(w < 0 ? w + 8 : w + 1);
}

bool bs_day_of_week_date(int year, int week, int weekday, int64_t *days) {
  int64_t fourth = bs_days_from_civil(year, 1, 4), next = bs_days_from_civil(year + 1, 1, 4);
  int64_t monday = fourth - bs_weekday(fourth) + 1;
  if (week < 1 || weekday < 1 || weekday > 7) return false;
  *days = monday + (int64_t)(week - 1) * 7 + weekday - 1;
  return *days - (weekday - 1) < next - bs_weekday(next) + 1;
}

bool bs_day_of_ordinal(int year, int ordinal, int64_t *days) {
  if (ordinal < 1 || ordinal > 365 + leap(year)) return false;
  *days = bs_days_from_civil(year, 1, 1) + ordinal - 1;
  return true;
}

int bs_era_year(bs_era era, int n) {
  static const struct {
    int before, last; /* common year = n + before; the era's last year, 0 for one that goes on */
  } rule[] = {
      [BS_ERA_COMMON] = {0, 0},     [BS_ERA_BEFORE] = {0, -1},     [BS_ERA_JUCHE] = {1911, 0},
      [BS_ERA_MINGUO] = {1911, 0},  [BS_ERA_BUDDHIST] = {-543, 0}, [BS_ERA_MEIJI] = {1867, 45},
      [BS_ERA_TAISHO] = {1911, 15}, [BS_ERA_SHOWA] = {1925, 64},   [BS_ERA_HEISEI] = {1988, 31},
      [BS_ERA_REIWA] = {2018, 0},   [BS_ERA_DANGI] = {-2333, 0},
  };
  if (n < 1 || rule[era].last < 0 || (rule[era].last && n > rule[era].last)) return 0;
  int year = n + rule[era].before;
  return year >= 1 && year <= 9999 ? year : 0;
}

/* ---- other calendars, by days since 1970 ---- */

static bool persian_day(int year, int month, int day, int64_t *days) {
  int64_t y = year, leaps = (y * 8 + 21) / 33;
  bool is_leap = (y * 25 + 11) % 33 < 8;
  int length = month <= 6 ? 31 : month <= 11 ? 30 : 29 + is_leap;
  if (year < 1178 || year > 1633 || month < 1 || month > 12 || day < 1 || day > length) return false;
  int64_t before = month <= 7 ? (int64_t)(month - 1) * 31 : (int64_t)(month - 1) * 30 + 6;
  /* 1 Farvardin 1403 was 20 March 2024. */
  const int64_t anchor = 19802, anchor_days = 1403 * 365LL + (1403 * 8LL + 21) / 33;
  *days = anchor + (y * 365 + leaps - anchor_days) + before + day - 1;
  return true;
}

static bool islamic_day(int year, int month, int day, int64_t *days) {
  enum { FIRST = 1300, YEARS = sizeof umalqura_months / sizeof umalqura_months[0] };
  int64_t at = -31826; /* 1 Muharram 1300 was 12 November 1882 */
  if (year < FIRST || year >= FIRST + YEARS || month < 1 || month > 12 || day < 1) return false;
  for (int y = 0; y < year - FIRST; y++)
    for (unsigned bits = umalqura_months[y], m = 0; m < 12; m++) at += 29 + (bits >> m & 1);
  unsigned bits = umalqura_months[year - FIRST];
  for (int m = 0; m < month - 1; m++) at += 29 + (bits >> m & 1);
  if (day > 29 + (int)(bits >> (month - 1) & 1)) return false;
  *days = at + day - 1;
  return true;
}

static int64_t hebrew_new_year(int year) {
  int64_t months = (235 * (int64_t)year - 234) / 19;
  int64_t parts = 12084 + 13753 * months;
  int64_t day = 29 * months + parts / 25920;
  return (3 * (day + 1)) % 7 < 3 ? day + 1 : day;
}

static int64_t hebrew_elapsed(int year) {
  int64_t before = hebrew_new_year(year - 1), at = hebrew_new_year(year), after = hebrew_new_year(year + 1);
  return at + (after - at == 356 ? 2 : at - before == 382 ? 1 : 0);
}

static bool hebrew_day(int year, int month, int day, int64_t *days) {
  if (year < 5000 || year > 6000 || month < 1 || month > 13 || day < 1) return false;
  bool is_leap = (7 * year + 1) % 19 < 7;
  int64_t start = hebrew_elapsed(year), size = hebrew_elapsed(year + 1) - start;
  bool long_heshvan = size % 10 == 5, short_kislev = size % 10 == 3;
  int lengths[13] = {30, 29 + long_heshvan, 30 - short_kislev, 29, 30, is_leap ? 30 : 0, 29, 30, 29, 30, 29, 30, 29};
  if (day > lengths[month - 1]) return false;
  int64_t before = 0;
  for (int i = 0; i < month - 1; i++) before += lengths[i];
  *days = start + before + day - 1 - 2092591 + 1; /* 1 Tishri 5730 was 13 September 1969 */
  return true;
}

bool bs_calendar_day(bs_calendar calendar, int year, int month, int day, int64_t *days) {
  switch (calendar) {
    case BS_CAL_PERSIAN: return persian_day(year, month, day, days);
    case BS_CAL_ISLAMIC: return islamic_day(year, month, day, days);
    case BS_CAL_HEBREW: return hebrew_day(year, month, day, days);
    case BS_CAL_GREGORIAN: break;
  }
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > bs_days_in_month(year, month))
    return false;
  *days = bs_days_from_civil(year, month, day);
  return true;
}

/* ---- moving ---- */

void bs_date_set_day(bs_date *d, int64_t days) { bs_civil_from_days(days, &d->year, &d->month, &d->day); }

bool bs_date_add_months(bs_date *d, int64_t months) {
  if (months > 120000 || months < -120000) return false;
  int64_t m = (int64_t)d->year * 12 + d->month - 1 + months;
  if (m < 12 || m >= 120000) return false;
  d->year = (int)(m / 12);
  d->month = (int)(m % 12) + 1;
  int length = bs_days_in_month(d->year, d->month);
  if (d->day > length) d->day = length;
  return true;
}

bool bs_date_add_seconds(bs_date *d, int64_t seconds) {
  if (seconds > 400000000000 || seconds < -400000000000) return false;
  int64_t at =
      bs_days_from_civil(d->year, d->month, d->day) * 86400 + d->hour * 3600 + d->minute * 60 + d->second + seconds;
  int64_t days = at / 86400, rest = at % 86400;
  if (rest < 0) rest += 86400, days--;
  if (days < -719162 || days > 2932896) return false; /* 0001-01-01 … 9999-12-31 */
  bs_date_set_day(d, days);
  d->hour = (int)(rest / 3600);
  d->minute = (int)(rest / 60 % 60);
  d->second = (int)(rest % 60);
  return true;
}

/* ---- the plain functions of date.h ---- */

static size_t put(char *out, size_t at, int value, int width) {
  for (int i = width - 1; i >= 0; i--, value /= 10) out[at + (size_t)i] = (char)('0' + value % 10);
  return at + (size_t)width;
}

size_t bs_date_format(const bs_date *d, char out[32]) {
  size_t n = put(out, 0, d->year, 4);
  out[n++] = '-', n = put(out, n, d->month, 2);
  out[n++] = '-', n = put(out, n, d->day, 2);
  if (d->precision >= BS_DATE_HOUR) {
    out[n++] = ' ', n = put(out, n, d->hour, 2);
    out[n++] = ':', n = put(out, n, d->minute, 2);
    out[n++] = ':', n = put(out, n, d->second, 2);
  }
  out[n] = 0;
  return n;
}

size_t bs_date_format_offset(const bs_date *d, char out[8]) {
  size_t n = 0;
  if (d->has_offset) {
    int minutes = d->offset < 0 ? -d->offset : d->offset;
    out[n++] = d->offset < 0 ? '-' : '+';
    n = put(out, n, minutes / 60, 2);
    out[n++] = ':', n = put(out, n, minutes % 60, 2);
  }
  out[n] = 0;
  return n;
}

const char *bs_date_precision_name(bs_date_precision p) {
  static const char *const name[] = {"", "year", "month", "day", "hour", "minute", "second"};
  return name[p];
}

int64_t bs_date_minutes(const bs_date *d) {
  return bs_days_from_civil(d->year, d->month, d->day) * 1440 + d->hour * 60 + d->minute;
}

bool bs_date_to_utc(bs_date *d) {
  if (!d->has_offset || d->precision < BS_DATE_HOUR) return false;
  bs_date moved = *d;
  if (!bs_date_add_seconds(&moved, -60 * (int64_t)d->offset)) return false;
  moved.offset = 0;
  *d = moved;
  return true;
}

bs_date bs_date_from_epoch(int64_t seconds) {
  bs_date d = {.year = 1970, .month = 1, .day = 1, .precision = BS_DATE_SECOND, .has_offset = true};
  bs_date_add_seconds(&d, seconds);
  return d;
}
