#include "text/timex.h"
#include "text/timex_calendar.h"

#include <stdio.h>

/// Return the days from begin to end, both counted.
static int length_in_days(const EntTimex *const timex) {
  return ent_date_to_days(timex->end) - ent_date_to_days(timex->date) + 1;
}

static bool write_days(const EntTimex *const timex, char *const out) {
  const int n_days = timex->end.day ? length_in_days(timex) : 0;
  const int weekday = ent_date_weekday(timex->date);
  int year = 0;
  int week = 0;
  ent_calendar_week(timex->date, &year, &week);
  if (n_days == 7 && weekday == 1) {
    snprintf(out, ENT_TIMEX_VALUE_SIZE, "%04d-W%02d", year, week);
  } else if (n_days == 2 && weekday == 6) {
    snprintf(out, ENT_TIMEX_VALUE_SIZE, "%04d-W%02d-WE", year, week);
  } else {
    return false;
  }
  return true;
}

static bool write_months(const EntTimex *const timex, char *const out) {
  static const char *const seasons[] = {"WI", "SP", "SU", "FA"};
  const int month = timex->date.month;
  const int n_months = ent_calendar_month_count(timex->end) -
                       ent_calendar_month_count(timex->date) + 1;
  if (n_months == 3 && month % 3 == 1) {
    snprintf(out, ENT_TIMEX_VALUE_SIZE, "%04d-Q%d", timex->date.year,
             month / 3 + 1);
  } else if (n_months == 3 && month % 3 == 0) {
    snprintf(out, ENT_TIMEX_VALUE_SIZE, "%04d-%s", timex->date.year,
             seasons[month / 3 % 4]);
  } else if (n_months == 6 && month % 6 == 1) {
    snprintf(out, ENT_TIMEX_VALUE_SIZE, "%04d-H%d", timex->date.year,
             month / 6 + 1);
  } else {
    return false;
  }
  return true;
}

static bool write_years(const EntTimex *const timex, char *const out) {
  const int year = timex->date.year;
  const int n_years = timex->end.year - year + 1;
  if (n_years == 10 && year % 10 == 0) {
    snprintf(out, ENT_TIMEX_VALUE_SIZE, "%03d", year / 10);
  } else if (n_years == 100 && year % 100 == 1) {
    snprintf(out, ENT_TIMEX_VALUE_SIZE, "%02d", year / 100);
  } else {
    return false;
  }
  return true;
}

/// Write a week, quarter, season, decade and so on; false if it is none.
static bool write_period(const EntTimex *const timex, char *const out) {
  if (timex->relation == ENT_TIMEX_RANGE || !ent_date_is_set(timex->end)) {
    return false;
  }
  if (timex->date.day) {
    return write_days(timex, out);
  }
  return timex->date.month ? timex->end.month && write_months(timex, out)
                           : write_years(timex, out);
}

static void write_dates(const EntTimex *const timex, char *const out) {
  char begin[ENT_DATE_SIZE];
  char end[ENT_DATE_SIZE] = "";
  ent_date_format(timex->date, begin);
  if (ent_date_is_set(timex->end)) {
    ent_date_format(timex->end, end);
  }
  snprintf(out, ENT_TIMEX_VALUE_SIZE, "%s%s%s%s%.*s", begin, *end ? "/" : "",
           end, timex->clock.size ? "T" : "", ENT_VIEW_ARGS(timex->clock));
}

static const char *reference(const EntTimexRelation relation) {
  switch (relation) {
  case ENT_TIMEX_BEFORE:
    return "PAST_REF";
  case ENT_TIMEX_AFTER:
    return "FUTURE_REF";
  default:
    return "PRESENT_REF";
  }
}

static void write_value(const EntTimex *const timex, char *const out) {
  if (timex->kind == ENT_TIMEX_VAGUE) {
    snprintf(out, ENT_TIMEX_VALUE_SIZE, "%s", reference(timex->relation));
  } else if (timex->duration.size) {
    snprintf(out, ENT_TIMEX_VALUE_SIZE, "%.*s", ENT_VIEW_ARGS(timex->duration));
  } else if (!ent_date_is_set(timex->date)) {
    snprintf(out, ENT_TIMEX_VALUE_SIZE, "XXXX-XX-XX%s%.*s",
             timex->clock.size ? "T" : "", ENT_VIEW_ARGS(timex->clock));
  } else if (!write_period(timex, out)) {
    write_dates(timex, out);
  }
}

size_t ent_timex_value(const EntTimex *const timex,
                       char out[ENT_TIMEX_VALUE_SIZE]) {
  write_value(timex, out);
  return strlen(out);
}

/// Read "P2M": a whole number and a unit of days or more.
static bool read_duration(const EntView text, int *const number,
                          char *const unit) {
  *number = 0;
  for (size_t i = 1; i + 1 < text.size; ++i) {
    if (text.data[i] < '0' || text.data[i] > '9' || *number > 10000) {
      return false;
    }
    *number = 10 * *number + (text.data[i] - '0');
  }
  *unit = text.size ? text.data[text.size - 1] : '\0';
  return *number > 0;
}

EntDate ent_timex_shift(const EntTimex *const timex, const EntDate date,
                        const int sign) {
  int number = 0;
  char unit = '\0';
  if (!read_duration(timex->duration, &number, &unit) || !date.year) {
    return (EntDate){0};
  }
  number *= sign < 0 ? -1 : 1;
  if (unit == 'Y') {
    return ent_calendar_year(date.year + number);
  }
  if (unit == 'M' && date.month) {
    return ent_calendar_month(ent_calendar_month_count(date) + number);
  }
  if ((unit == 'D' || unit == 'W') && date.day) {
    return ent_calendar_add_days(date, unit == 'W' ? 7 * number : number);
  }
  return (EntDate){0};
}
