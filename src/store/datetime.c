#include "store/datetime.h"

/// Read `n` digits off the front; false if there are fewer.
static bool read_digits(EntView *const text, const size_t n, int *const value) {
  *value = 0;
  if (text->size < n) {
    return false;
  }
  for (size_t i = 0; i < n; ++i) {
    const char c = text->data[i];
    if (c < '0' || c > '9') {
      return false;
    }
    *value = 10 * *value + (c - '0');
  }
  *text = ent_view_slice(*text, n, text->size);
  return true;
}

static bool read_char(EntView *const text, const char c) {
  if (!text->size || text->data[0] != c) {
    return false;
  }
  *text = ent_view_slice(*text, 1, text->size);
  return true;
}

/// A year has four digits or more, without leading zeros if more.
static bool read_year(EntView *const text, int64_t *const year) {
  const bool is_negative = read_char(text, '-');
  size_t n = 0;
  *year = 0;
  for (; n < text->size && text->data[n] >= '0' && text->data[n] <= '9'; ++n) {
    *year = 10 * *year + (text->data[n] - '0');
    if (n > 9) {
      return false;
    }
  }
  if (n < 4 || (n > 4 && text->data[0] == '0')) {
    return false;
  }
  *text = ent_view_slice(*text, n, text->size);
  *year = is_negative ? -*year : *year;
  return true;
}

static bool is_leap(const int64_t year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(const int64_t year, const int month) {
  static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : DAYS[month - 1];
}

static bool read_month(EntView *const text, EntDateTime *const value) {
  return read_char(text, '-') && read_digits(text, 2, &value->month) &&
         value->month >= 1 && value->month <= 12;
}

static bool read_day(EntView *const text, EntDateTime *const value) {
  return read_char(text, '-') && read_digits(text, 2, &value->day) &&
         value->day >= 1 && value->day <= month_days(value->year, value->month);
}

static bool read_second(EntView *const text, EntDateTime *const value) {
  size_t n = 0;
  while (n < text->size && ((text->data[n] >= '0' && text->data[n] <= '9') ||
                            text->data[n] == '.')) {
    ++n;
  }
  const EntView second = ent_view_slice(*text, 0, n);
  *text = ent_view_slice(*text, n, text->size);
  const bool is_well_formed = n >= 2 && second.data[1] != '.' &&
                              second.data[0] != '.' &&
                              (n == 2 || (n > 3 && second.data[2] == '.'));
  return is_well_formed && ent_decimal_parse(second, &value->second) &&
         ent_decimal_compare(value->second, (EntDecimal){60, 0}) < 0;
}

static bool read_time(EntView *const text, EntDateTime *const value) {
  if (!read_digits(text, 2, &value->hour) || !read_char(text, ':') ||
      !read_digits(text, 2, &value->minute) || !read_char(text, ':') ||
      !read_second(text, value) || value->minute > 59) {
    return false;
  }
  const bool is_midnight =
      value->hour == 24 && !value->minute && !value->second.digits;
  return value->hour < 24 || is_midnight;
}

static bool read_zone(EntView *const text, EntDateTime *const value) {
  value->zone_text = *text;
  if (!text->size) {
    return true;
  }
  value->has_zone = true;
  if (read_char(text, 'Z')) {
    return true;
  }
  const bool is_west = read_char(text, '-');
  int hours = 0;
  int minutes = 0;
  if ((!is_west && !read_char(text, '+')) || !read_digits(text, 2, &hours) ||
      !read_char(text, ':') || !read_digits(text, 2, &minutes) ||
      minutes > 59 || 60 * hours + minutes > 14 * 60) {
    return false;
  }
  value->zone = (60 * hours + minutes) * (is_west ? -1 : 1);
  return true;
}

bool ent_datetime_parse(EntView text, const EntDateTimeKind kind,
                        EntDateTime *const value) {
  *value = (EntDateTime){.kind = kind, .month = 1, .day = 1, .year = 1972};
  const bool has_year = kind != ENT_DATETIME_TIME;
  const bool has_month = has_year && kind != ENT_DATETIME_YEAR;
  const bool has_day = kind == ENT_DATETIME_FULL || kind == ENT_DATETIME_DATE;
  const bool has_time = kind == ENT_DATETIME_FULL || kind == ENT_DATETIME_TIME;
  return (!has_year || read_year(&text, &value->year)) &&
         (!has_month || read_month(&text, value)) &&
         (!has_day || read_day(&text, value)) &&
         (kind != ENT_DATETIME_FULL || read_char(&text, 'T')) &&
         (!has_time || read_time(&text, value)) && read_zone(&text, value) &&
         !text.size;
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar.
static int64_t days_from_civil(int64_t year, const int month, const int day) {
  year -= month <= 2;
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t year_of_era = year - era * 400;
  const int64_t day_of_year =
      (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

EntDecimal ent_datetime_instant(const EntDateTime *const value) {
  const int64_t minutes =
      (days_from_civil(value->year, value->month, value->day) * 24 +
       value->hour) *
          60 +
      value->minute - value->zone;
  EntDecimal instant = {(EntInt128)minutes * 60, 0};
  (void)ent_decimal_add(instant, value->second, &instant);
  return instant;
}

bool ent_datetime_compare(const EntDateTime *const a,
                          const EntDateTime *const b, int *const order) {
  const EntDecimal x = ent_datetime_instant(a);
  const EntDecimal y = ent_datetime_instant(b);
  *order = ent_decimal_compare(x, y);
  if (a->has_zone == b->has_zone) {
    return true;
  }
  EntDecimal distance;
  (void)ent_decimal_add(x, ent_decimal_negate(y), &distance);
  const EntDecimal limit = {14 * 3600, 0};
  return ent_decimal_compare(distance, limit) > 0 ||
         ent_decimal_compare(distance, ent_decimal_negate(limit)) < 0;
}
