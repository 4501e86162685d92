#include "base/date.h"

#include <stdio.h>

/// Read `size` digits at `*at`, if they are there.
static bool read_number(const EntView text, const size_t at, const size_t size,
                        int *const number) {
  int value = 0;
  for (size_t i = at; i < at + size; ++i) {
    if (i >= text.size || text.data[i] < '0' || text.data[i] > '9') {
      return false;
    }
    value = 10 * value + (text.data[i] - '0');
  }
  *number = value;
  return true;
}

static bool has_dash(const EntView text, const size_t at) {
  return at < text.size && text.data[at] == '-';
}

EntStatus ent_date_parse(const EntView text, EntDate *const date) {
  int year = 0;
  int month = 0;
  int day = 0;
  const bool has_month = text.size > 4;
  const bool has_day = text.size > 7;
  if ((text.size != 4 && text.size != 7 && text.size != 10) ||
      !read_number(text, 0, 4, &year) ||
      (has_month && !(has_dash(text, 4) && read_number(text, 5, 2, &month))) ||
      (has_day && !(has_dash(text, 7) && read_number(text, 8, 2, &day)))) {
    return ENT_NO_MATCH;
  }
  const EntDate read = {(int16_t)year, (uint8_t)month, (uint8_t)day};
  if (!ent_date_is_valid(read) || (has_month && !month) || (has_day && !day)) {
    return ENT_NO_MATCH;
  }
  *date = read;
  return ENT_SUCCESS;
}

size_t ent_date_format(const EntDate date, char out[ENT_DATE_SIZE]) {
  char text[32];
  int size = 0;
  if (date.day) {
    size = snprintf(text, sizeof(text), "%04d-%02d-%02d", date.year, date.month,
                    date.day);
  } else if (date.month) {
    size = snprintf(text, sizeof(text), "%04d-%02d", date.year, date.month);
  } else {
    size = snprintf(text, sizeof(text), "%04d", date.year);
  }
  size = size < ENT_DATE_SIZE ? size : ENT_DATE_SIZE - 1;
  memcpy(out, text, (size_t)size);
  out[size] = '\0';
  return (size_t)size;
}

static bool is_leap(const int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int ent_date_month_days(const int year, const int month) {
  static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool ent_date_is_valid(const EntDate date) {
  if (date.year < 1 || date.year > 9999 || date.month > 12) {
    return false;
  }
  return date.month ? date.day <= ent_date_month_days(date.year, date.month)
                    : !date.day;
}

// Days from civil and back: H. Hinnant, "chrono-compatible low-level date
// algorithms" (2013); years begin in March there.
int32_t ent_date_to_days(const EntDate date) {
  const int month = date.month ? date.month : 1;
  const int day = date.day ? date.day : 1;
  const int year = date.year - (month <= 2);
  const int era = year / 400;
  const int year_of_era = year - 400 * era;
  const int day_of_year =
      (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era =
      365 * year_of_era + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return 146097 * era + day_of_era - 719468;
}

EntDate ent_date_from_days(const int32_t days) {
  const int shifted = days + 719468;
  const int era = (shifted < 0 ? shifted - 146096 : shifted) / 146097;
  const int day_of_era = shifted - 146097 * era;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
                           day_of_era / 146096) /
                          365;
  const int day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const int year = year_of_era + 400 * era + (month <= 2);
  return (EntDate){(int16_t)year, (uint8_t)month, (uint8_t)day};
}

int ent_date_weekday(const EntDate date) {
  return (ent_date_to_days(date) % 7 + 11) % 7; // 1970-01-01 was a Thursday
}

int ent_date_compare(const EntDate a, const EntDate b) {
  if (a.year != b.year || !a.month || !b.month) {
    return (a.year > b.year) - (a.year < b.year);
  }
  if (a.month != b.month || !a.day || !b.day) {
    return (a.month > b.month) - (a.month < b.month);
  }
  return (a.day > b.day) - (a.day < b.day);
}
