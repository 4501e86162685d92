/**
   @file timex_calendar.h
   Arithmetic on dates that are known to the day, the month or the year.

   Results beyond the years 1 to 9999 are unset dates. Weeks are those of ISO
   8601: Monday to Sunday, the first one holds the first Thursday.
*/
#ifndef ENT_TEXT_TIMEX_CALENDAR_H
#define ENT_TEXT_TIMEX_CALENDAR_H

#include "base/date.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Return the year if it can be one, else no date.
EntDate ent_calendar_year(int year);

/// Return the month, counted from January of year 0; none if out of range.
EntDate ent_calendar_month(int month_count);

/// Return the months from January of year 0 to `date`, whose month is known.
int ent_calendar_month_count(EntDate date);

/// Return the day `days` after `date`, which is known to the day.
EntDate ent_calendar_add_days(EntDate date, int days);

/// Return the Monday of the week of `date`, which is known to the day.
EntDate ent_calendar_monday(EntDate date);

/// Find the ISO year and week (1 to 53) that `date` is in.
void ent_calendar_week(EntDate date, int *year, int *week);

/**
   Return the nearest day with this weekday (0 is Sunday).

   `direction` -1 looks back and 1 ahead; `date` itself counts unless
   `is_strict`.
*/
EntDate ent_calendar_weekday(EntDate date, int weekday, int direction,
                             bool is_strict);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_TIMEX_CALENDAR_H
