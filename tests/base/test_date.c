#include "base/date.h"
#include "tap.h"

static bool parses_as(const char *const text, const EntDate wanted) {
  EntDate date = {0};
  return !ent_date_parse(ent_view(text), &date) && date.year == wanted.year &&
         date.month == wanted.month && date.day == wanted.day;
}

static void test_parse(void) {
  ok(parses_as("2021-04-01", (EntDate){2021, 4, 1}), "a day");
  ok(parses_as("2021-04", (EntDate){2021, 4, 0}), "a month");
  ok(parses_as("2021", (EntDate){2021, 0, 0}), "a year");
  ok(parses_as("0001-01-01", (EntDate){1, 1, 1}), "the first day");
  ok(parses_as("9999-12-31", (EntDate){9999, 12, 31}), "the last day");
  static const char *const wrong[] = {
      "",           "2",          "202",        "20211",      "2021-",
      "2021-4",     "2021-13",    "2021-00",    "2021-02-30", "2021-04-31",
      "2021-04-00", "2021-00-01", "0000",       "0000-01-01", "2021-04-01 ",
      "2021/04/01", "2021-04-1x", "-021-04-01", "2100-02-29", "2021-0401"};
  for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); ++i) {
    EntDate date = {7, 7, 7};
    ok(ent_date_parse(ent_view(wrong[i]), &date) == ENT_NO_MATCH &&
           date.year == 7,
       "'%s' is no date", wrong[i]);
  }
}

/// Count days from 1600 to 2400 by months and hold each against the functions.
static void test_all_days(void) {
  long n_wrong = 0;
  int32_t days = ent_date_to_days((EntDate){1600, 1, 1});
  int weekday = 6; // 1600-01-01 was a Saturday
  is_int(days, -135140, "1600-01-01");
  for (int year = 1600; year <= 2400; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= ent_date_month_days(year, month); ++day) {
        const EntDate date = {(int16_t)year, (uint8_t)month, (uint8_t)day};
        const EntDate back = ent_date_from_days(days);
        char text[ENT_DATE_SIZE];
        const size_t size = ent_date_format(date, text);
        n_wrong += ent_date_to_days(date) != days || back.year != year ||
                   back.month != month || back.day != day ||
                   ent_date_weekday(date) != weekday || size != 10 ||
                   !parses_as(text, date);
        ++days;
        weekday = (weekday + 1) % 7;
      }
    }
  }
  is_int(n_wrong, 0, "all days from 1600 to 2400 survive");
  is_int(days, 157420, "and are as many as they should be");
}

static void test_months(void) {
  is_int(ent_date_month_days(2000, 2), 29, "2000 is a leap year");
  is_int(ent_date_month_days(1900, 2), 28, "1900 is none");
  is_int(ent_date_month_days(2024, 2), 29, "2024 is a leap year");
  is_int(ent_date_month_days(2023, 2), 28, "2023 is none");
  ok(!ent_date_is_valid((EntDate){2021, 0, 5}), "a day without month");
  ok(!ent_date_is_valid((EntDate){2021, 13, 5}), "a thirteenth month");
  ok(!ent_date_is_valid((EntDate){0, 0, 0}), "no date");
  ok(ent_date_is_valid((EntDate){2021, 2, 0}), "a month");
}

static void test_partial(void) {
  char text[ENT_DATE_SIZE];
  is_view(ent_view_of(text, ent_date_format((EntDate){987, 0, 0}, text)),
          "0987", "a year has four digits");
  is_view(ent_view_of(text, ent_date_format((EntDate){2021, 5, 0}, text)),
          "2021-05", "a month");
  is_int(ent_date_to_days((EntDate){1970, 0, 0}), 0, "a year is its first day");
  is_int(ent_date_to_days((EntDate){1970, 2, 0}), 31, "a month too");
  const EntDate first =
      ent_date_from_days(ent_date_to_days((EntDate){1, 1, 1}));
  ok(first.year == 1 && first.month == 1 && first.day == 1, "the first day");
  const EntDate before = ent_date_from_days(-719468 - 1);
  ok(before.year == 0 && before.month == 2 && before.day == 29,
     "the last day of February of the year 0");
}

static void test_compare(void) {
  const EntDate year = {2020, 0, 0};
  const EntDate november = {2020, 11, 0};
  const EntDate day = {2020, 11, 9};
  ok(!ent_date_compare(year, november) && !ent_date_compare(november, day) &&
         !ent_date_compare(day, year),
     "what is not known does not count");
  ok(ent_date_compare(day, (EntDate){2020, 11, 10}) < 0, "days");
  ok(ent_date_compare(november, (EntDate){2020, 10, 31}) > 0, "months");
  ok(ent_date_compare(year, (EntDate){2021, 1, 1}) < 0, "years");
  ok(ent_date_is_set(year) && !ent_date_is_set((EntDate){0}), "is set");
}

int main(void) {
  test_parse();
  test_all_days();
  test_months();
  test_partial();
  test_compare();
  return done();
}
