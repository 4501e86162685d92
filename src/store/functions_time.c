#include "store/functions_impl.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static bool argument_time(sqlite3_context *const context,
                          sqlite3_value *const argument,
                          EntValue *const value) {
  if (!argument_value(context, argument, value)) {
    return false;
  }
  if (value->kind != ENT_VALUE_DATETIME) {
    sqlite3_result_null(context);
    return false;
  }
  return true;
}

/// The parts that the kinds have: a year has no month, a date no hour.
static bool has_part(const EntDateTimeKind kind, const char part) {
  switch (part) {
  case 'y':
    return kind != ENT_DATETIME_TIME;
  case 'm':
    return kind != ENT_DATETIME_TIME && kind != ENT_DATETIME_YEAR;
  case 'd':
    return kind == ENT_DATETIME_FULL || kind == ENT_DATETIME_DATE;
  default:
    return kind == ENT_DATETIME_FULL || kind == ENT_DATETIME_TIME;
  }
}

static int64_t part_of(const EntDateTime *const time, const char part) {
  switch (part) {
  case 'y':
    return time->year;
  case 'm':
    return time->month;
  case 'd':
    return time->day;
  case 'H':
    return time->hour;
  default:
    return time->minute;
  }
}

static void extract(sqlite3_context *const context,
                    sqlite3_value **const arguments, const char part) {
  EntValue value;
  if (!argument_time(context, arguments[0], &value)) {
    return;
  }
  if (!has_part(value.time.kind, part)) {
    sqlite3_result_null(context);
  } else if (part == 'S') {
    result_decimal(context, ENT_VALUE_DECIMAL, value.time.second);
  } else {
    result_integer(context, part_of(&value.time, part));
  }
}

static void year(sqlite3_context *const context, const int n,
                 sqlite3_value **const arguments) {
  (void)n;
  extract(context, arguments, 'y');
}

static void month(sqlite3_context *const context, const int n,
                  sqlite3_value **const arguments) {
  (void)n;
  extract(context, arguments, 'm');
}

static void day(sqlite3_context *const context, const int n,
                sqlite3_value **const arguments) {
  (void)n;
  extract(context, arguments, 'd');
}

static void hours(sqlite3_context *const context, const int n,
                  sqlite3_value **const arguments) {
  (void)n;
  extract(context, arguments, 'H');
}

static void minutes(sqlite3_context *const context, const int n,
                    sqlite3_value **const arguments) {
  (void)n;
  extract(context, arguments, 'M');
}

static void seconds(sqlite3_context *const context, const int n,
                    sqlite3_value **const arguments) {
  (void)n;
  extract(context, arguments, 'S');
}

/// TIMEZONE(): the zone as xsd:dayTimeDuration, an error if there is none
static void timezone_of(sqlite3_context *const context, const int n,
                        sqlite3_value **const arguments) {
  (void)n;
  EntValue value;
  if (!argument_time(context, arguments[0], &value)) {
    return;
  }
  if (!value.time.has_zone) {
    sqlite3_result_null(context);
    return;
  }
  char text[32];
  char minute_text[16] = "";
  const int zone = abs(value.time.zone);
  if (zone % 60) {
    (void)snprintf(minute_text, sizeof(minute_text), "%dM", zone % 60);
  }
  const char *const sign = value.time.zone < 0 ? "-" : "";
  const int size =
      !zone        ? snprintf(text, sizeof(text), "PT0S")
      : zone >= 60 ? snprintf(text, sizeof(text), "%sPT%dH%s", sign, zone / 60,
                              minute_text)
                   : snprintf(text, sizeof(text), "%sPT%s", sign, minute_text);
  result_typed(context, ent_view_of(text, (size_t)size), "dayTimeDuration");
}

static void tz(sqlite3_context *const context, const int n,
               sqlite3_value **const arguments) {
  (void)n;
  EntValue value;
  if (argument_time(context, arguments[0], &value)) {
    result_term(context, ent_term_string(value.time.zone_text));
  }
}

static void now(sqlite3_context *const context, const int n,
                sqlite3_value **const arguments) {
  (void)n;
  (void)arguments;
  const int64_t milliseconds = functions_of(context)->now;
  const time_t second = (time_t)(milliseconds / 1000);
  struct tm parts;
  char text[64];
  if (!gmtime_r(&second, &parts)) {
    sqlite3_result_null(context);
    return;
  }
  const size_t size = strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &parts);
  const int rest = snprintf(text + size, sizeof(text) - size, ".%03dZ",
                            (int)(milliseconds % 1000));
  result_typed(context, ent_view_of(text, size + (size_t)rest), "dateTime");
}

const ScalarFunction FUNCTIONS_TIME[] = {
    {"ent_year", 1, year, false},
    {"ent_month", 1, month, false},
    {"ent_day", 1, day, false},
    {"ent_hours", 1, hours, false},
    {"ent_minutes", 1, minutes, false},
    {"ent_seconds", 1, seconds, false},
    {"ent_timezone", 1, timezone_of, false},
    {"ent_tz", 1, tz, false},
    {"ent_now", 0, now, true},
    {NULL, 0, NULL, false}};
