/**
   @file date.h
   Calendar dates that may be known to the day, the month or the year.

   Proleptic Gregorian calendar, as in ISO 8601 and XML Schema.
*/
#ifndef ENT_BASE_DATE_H
#define ENT_BASE_DATE_H

#include "base/status.h"
#include "base/view.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A date; day, or day and month, are zero where not known, all zero is none.
typedef struct {
  int16_t year;
  uint8_t month; ///< 1 to 12, or 0
  uint8_t day;   ///< 1 to 31, or 0
} EntDate;

/// Bytes enough for any date as text, with the terminating zero.
#define ENT_DATE_SIZE 12

static inline bool ent_date_is_set(const EntDate date) {
  return date.year != 0;
}

/**
   Read "YYYY", "YYYY-MM" or "YYYY-MM-DD" (all of `text`).

   Returns #ENT_NO_MATCH for anything else and for days that do not exist.
*/
EntStatus ent_date_parse(EntView text, EntDate *date);

/// Write `date` in the form that ent_date_parse() reads; return its length.
size_t ent_date_format(EntDate date, char out[ENT_DATE_SIZE]);

/// Return whether the day exists in the calendar.
bool ent_date_is_valid(EntDate date);

/// Return the number of days of a month, 28 to 31.
int ent_date_month_days(int year, int month);

/// Return days since 1970-01-01; a missing month or day counts as the first.
int32_t ent_date_to_days(EntDate date);

/// Return the date that many days after 1970-01-01.
EntDate ent_date_from_days(int32_t days);

/// Return 0 for Sunday to 6 for Saturday; the date must be known to the day.
int ent_date_weekday(EntDate date);

/// Compare what both dates know, like strcmp(): 2020 equals 2020-11.
int ent_date_compare(EntDate a, EntDate b);

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_DATE_H
