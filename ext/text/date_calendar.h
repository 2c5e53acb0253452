/* date_calendar.h: the arithmetic of days: Gregorian, ISO weeks, eras, Solar Hijri, Hijri and Hebrew. For the date files alone. */
#ifndef BS_DATE_CALENDAR_H
#define BS_DATE_CALENDAR_H
#include "date.h"

/* Calendars and eras that a year can be counted in. The values stand in date_names.inc too. */
typedef enum bs_era {
  BS_ERA_COMMON = 0,
  BS_ERA_BEFORE,   /* BC: not a date a newspaper prints of itself; gives no date */
  BS_ERA_JUCHE,    /* year 1 is 1912 */
  BS_ERA_MINGUO,   /* year 1 is 1912 */
  BS_ERA_BUDDHIST, /* Thai reckoning: 543 more than the common year */
  BS_ERA_MEIJI,    /* the five Japanese eras since 1868, in order */
  BS_ERA_TAISHO,
  BS_ERA_SHOWA,
  BS_ERA_HEISEI,
  BS_ERA_REIWA,
  BS_ERA_DANGI /* Korean: 2333 more than the common year */
} bs_era;

typedef enum bs_calendar { BS_CAL_GREGORIAN = 0, BS_CAL_PERSIAN, BS_CAL_ISLAMIC, BS_CAL_HEBREW } bs_calendar;

/* Days since 1970-01-01 of a proleptic Gregorian day; any int month-free input must be valid. */
int64_t bs_days_from_civil(int year, int month, int day);
void bs_civil_from_days(int64_t days, int *year, int *month, int *day);
int bs_days_in_month(int year, int month);
/* 1 Monday … 7 Sunday (ISO 8601). */
int bs_weekday(int64_t days);
/* A day of an ISO week or of a year's ordinal (1 … 366); false when the year has no such day. */
bool bs_day_of_week_date(int year, int week, int weekday, int64_t *days);
bool bs_day_of_ordinal(int year, int ordinal, int64_t *days);
/* The common year of year n of an era; 0 where the era has no such year. */
int bs_era_year(bs_era era, int n);
/* The Gregorian day of a day of another calendar; false when it does not exist there. Solar Hijri by the 33-year rule
** that holds 1178–1633 AP (Birashk, A Comparative Calendar), Hijri by the Umm al-Qura calendar that the press of Arabia
** prints (1300 to 1600 AH), Hebrew by its arithmetic (Dershowitz and Reingold, Calendrical Calculations). Hebrew months count from Tishri = 1, Adar I = 6, Adar = 7. */
bool bs_calendar_day(bs_calendar calendar, int year, int month, int day, int64_t *days);
/* Sets the day, leaves the time. */
void bs_date_set_day(bs_date *d, int64_t days);
/* Moves by months (the day is clipped to the month's end) or by seconds; false outside years 1 … 9999. */
bool bs_date_add_months(bs_date *d, int64_t months);
bool bs_date_add_seconds(bs_date *d, int64_t seconds);

#endif
