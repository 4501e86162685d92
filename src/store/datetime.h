/**
   @file datetime.h
   The calendar types of XML Schema: dateTime, date, time, gYear, gYearMonth.
*/
#ifndef ENT_STORE_DATETIME_H
#define ENT_STORE_DATETIME_H

#include "base/view.h"
#include "store/decimal.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  ENT_DATETIME_FULL, ///< xsd:dateTime
  ENT_DATETIME_DATE,
  ENT_DATETIME_TIME,
  ENT_DATETIME_YEAR_MONTH,
  ENT_DATETIME_YEAR
} EntDateTimeKind;

typedef struct {
  EntDateTimeKind kind;
  int64_t year;
  int month, day, hour, minute;
  EntDecimal second;
  bool has_zone;
  int zone;          ///< Minutes east of Greenwich
  EntView zone_text; ///< As written
} EntDateTime;

/// Read the lexical form of that kind; false if it is not one.
bool ent_datetime_parse(EntView text, EntDateTimeKind kind, EntDateTime *value);

/// Return seconds since 1970, in UTC; without zone, as if it were UTC.
EntDecimal ent_datetime_instant(const EntDateTime *value);

/**
   Compare two of one kind; false if that cannot be decided because one has a
   zone, the other has none, and they are less than 14 hours apart.
*/
bool ent_datetime_compare(const EntDateTime *a, const EntDateTime *b,
                          int *order);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_DATETIME_H
