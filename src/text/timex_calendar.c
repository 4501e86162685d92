#include "text/timex_calendar.h"

#define MAX_YEAR 9999

EntDate ent_calendar_year(const int year) {
  return year >= 1 && year <= MAX_YEAR ? (EntDate){(int16_t)year, 0, 0}
                                       : (EntDate){0};
}

EntDate ent_calendar_month(const int month_count) {
  if (month_count < 12 || month_count >= 12 * (MAX_YEAR + 1)) {
    return (EntDate){0};
  }
  return (EntDate){(int16_t)(month_count / 12), (uint8_t)(month_count % 12 + 1),
                   0};
}

int ent_calendar_month_count(const EntDate date) {
  return 12 * date.year + date.month - 1;
}

EntDate ent_calendar_add_days(const EntDate date, const int days) {
  static const int32_t first_day = -719162; // 0001-01-01
  static const int32_t last_day = 2932896;  // 9999-12-31
  const int32_t sum = ent_date_to_days(date) + days;
  return sum < first_day || sum > last_day ? (EntDate){0}
                                           : ent_date_from_days(sum);
}

EntDate ent_calendar_monday(const EntDate date) {
  return ent_calendar_add_days(date, -((ent_date_weekday(date) + 6) % 7));
}

void ent_calendar_week(const EntDate date, int *const year, int *const week) {
  const int32_t days = ent_date_to_days(date);
  const EntDate thursday =
      ent_date_from_days(days - (ent_date_weekday(date) + 6) % 7 + 3);
  const EntDate january = {thursday.year, 1, 1};
  *year = thursday.year;
  *week = (ent_date_to_days(thursday) - ent_date_to_days(january)) / 7 + 1;
}

EntDate ent_calendar_weekday(const EntDate date, const int weekday,
                             const int direction, const bool is_strict) {
  const int today = ent_date_weekday(date);
  const int distance =
      direction < 0 ? (today - weekday + 7) % 7 : (weekday - today + 7) % 7;
  return ent_calendar_add_days(
      date, direction * (!distance && is_strict ? 7 : distance));
}
