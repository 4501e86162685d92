#include "text/timex_period.h"

#include "text/timex_calendar.h"

#include <stdbool.h>

static bool is_day(const EntDate date) {
  return date.day != 0;
}

EntPeriod ent_period_months(const int first, const int n) {
  return (EntPeriod){ent_calendar_month(first),
                     ent_calendar_month(first + n - 1)};
}

EntPeriod ent_period_years(const int first, const int n) {
  return (EntPeriod){ent_calendar_year(first),
                     ent_calendar_year(first + n - 1)};
}

static EntPeriod ent_period_days(const EntDate first, const int n) {
  return (EntPeriod){first, ent_calendar_add_days(first, n - 1)};
}

/// Round down, also below zero.
static int floor_to(const int value, const int step) {
  return value - ((value % step) + step) % step;
}

/// Return the century of `year`: 1901 for 2000.
static int century_of(const int year) {
  return floor_to(year - 1, 100) + 1;
}

EntPeriod ent_period_week(const EntDate base, const int turn) {
  return ent_period_days(
      ent_calendar_add_days(ent_calendar_monday(base), 7 * turn), 7);
}

/// The weekend nearest to `base` in its direction, or of its week.
static EntPeriod weekend_around(const EntDate base, const int turn,
                                const int tense) {
  const EntDate monday = ent_calendar_monday(base);
  const bool is_over = ent_date_weekday(base) % 6 && tense < 0 && !turn;
  return ent_period_days(
      ent_calendar_add_days(monday, 5 + 7 * (turn - is_over)), 2);
}

static EntPeriod year_period(const EntDate base, const EntTimeUnit unit,
                             const int turn) {
  switch (unit) {
  case ENT_UNIT_DECADE:
    return ent_period_years(floor_to(base.year, 10) + 10 * turn, 10);
  case ENT_UNIT_CENTURY:
    return ent_period_years(century_of(base.year) + 100 * turn, 100);
  default:
    return (EntPeriod){.date = ent_calendar_year(base.year + turn)};
  }
}

static EntPeriod month_period(const EntDate base, const EntTimeUnit unit,
                              const int turn) {
  const int count = ent_calendar_month_count(base);
  return unit == ENT_UNIT_MONTH
             ? (EntPeriod){.date = ent_calendar_month(count + turn)}
             : ent_period_months(floor_to(count, 3) + 3 * turn, 3);
}

static EntPeriod day_period(const EntDate base, const EntTimeUnit unit,
                            const int turn, const int tense) {
  switch (unit) {
  case ENT_UNIT_WEEKEND:
    return weekend_around(base, turn, tense);
  case ENT_UNIT_WEEK:
    return ent_period_week(base, turn);
  default:
    return (EntPeriod){.date = ent_calendar_add_days(base, turn)};
  }
}

EntPeriod ent_period_around(const EntDate base, const EntTimeUnit unit,
                            const int turn, const int tense) {
  if (unit >= ENT_UNIT_YEAR) {
    return base.year ? year_period(base, unit, turn) : (EntPeriod){0};
  }
  if (unit >= ENT_UNIT_MONTH) {
    return base.month ? month_period(base, unit, turn) : (EntPeriod){0};
  }
  return is_day(base) ? day_period(base, unit, turn, tense) : (EntPeriod){0};
}

EntDate ent_period_shift(const EntDate base, const EntTimeUnit unit,
                         const int number) {
  const int n = number / 10;
  if (number % 10 && unit == ENT_UNIT_YEAR) {
    return base.month ? ent_calendar_month(ent_calendar_month_count(base) +
                                           12 * number / 10)
                      : (EntDate){0};
  }
  switch (unit) {
  case ENT_UNIT_DAY:
    return is_day(base) ? ent_calendar_add_days(base, n) : (EntDate){0};
  case ENT_UNIT_WEEKEND:
  case ENT_UNIT_WEEK:
    return is_day(base) ? ent_calendar_add_days(base, 7 * n) : (EntDate){0};
  case ENT_UNIT_MONTH:
  case ENT_UNIT_QUARTER:
    return base.month ? ent_calendar_month(ent_calendar_month_count(base) +
                                           (unit == ENT_UNIT_MONTH ? n : 3 * n))
                      : (EntDate){0};
  case ENT_UNIT_YEAR:
    return base.year ? ent_calendar_year(base.year + n) : (EntDate){0};
  case ENT_UNIT_DECADE:
    return base.year ? ent_calendar_year(base.year + 10 * n) : (EntDate){0};
  case ENT_UNIT_CENTURY:
    return base.year ? ent_calendar_year(base.year + 100 * n) : (EntDate){0};
  default:
    return is_day(base) ? base : (EntDate){0};
  }
}
