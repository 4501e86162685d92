/**
   @file timex_period.h
   Weeks, seasons, decades and so on around a date, and dates moved by units.

   Inside the time module only; the outside sees timex.h.
*/
#ifndef ENT_TEXT_TIMEX_PERIOD_H
#define ENT_TEXT_TIMEX_PERIOD_H

#include "base/date.h"
#include "text/timex_words.h"

#ifdef __cplusplus
extern "C" {
#endif

/// A day, month or year; a longer time has its last one in `end`.
typedef struct {
  EntDate date, end;
} EntPeriod;

/// Return `n` months; `first` as ent_calendar_month() has it.
EntPeriod ent_period_months(int first, int n);

/// Return `n` years from `first` on.
EntPeriod ent_period_years(int first, int n);

/// Return the week of `base`, a day, or the one `turn` weeks behind it.
EntPeriod ent_period_week(EntDate base, int turn);

/**
   Return the unit that holds `base`, or the one `turn` units behind it.

   Unset if `base` is not as precise as the unit. `tense` below 0 means a
   weekend that is over.
*/
EntPeriod ent_period_around(EntDate base, EntTimeUnit unit, int turn,
                            int tense);

/**
   Return `base` moved by `number` tenths of a unit, as precise as the unit.

   Unset if `base` is not as precise; parts of a day do not move it.
*/
EntDate ent_period_shift(EntDate base, EntTimeUnit unit, int number);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_TIMEX_PERIOD_H
