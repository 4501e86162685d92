// Dates as heads and datelines write them.

#include "news/cursor.h"
#include "news/head.h"

static void skip_spaces(EntCursor *const self) {
  while (ent_cursor_peek(self, 0) == ' ' || ent_cursor_peek(self, 0) == ',') {
    ++self->at;
  }
}

/// Read a number of `least` to `most` digits and no more.
static bool read_number(EntCursor *const self, const size_t least,
                        const size_t most, int *const number) {
  size_t n = 0;
  int value = 0;
  while (ent_is_digit(ent_cursor_peek(self, n)) && n <= most) {
    value = 10 * value + (ent_cursor_peek(self, n) - '0');
    ++n;
  }
  if (n < least || n > most) {
    return false;
  }
  self->at += n;
  *number = value;
  return true;
}

static bool read_month(EntCursor *const self, int *const month) {
  const size_t size = ent_phrase_match(self->reader, ENT_PHRASE_MONTH,
                                       ent_cursor_rest(self), month);
  self->at += size;
  if (size && ent_cursor_peek(self, 0) == '.') {
    ++self->at;
  }
  return size;
}

/// Read 1 to 31, with an ending such as "st" behind it.
static bool read_day(EntCursor *const self, int *const day) {
  if (!read_number(self, 1, 2, day)) {
    return false;
  }
  self->at += ent_phrase_match(self->reader, ENT_PHRASE_ORDINAL,
                               ent_cursor_rest(self), NULL);
  return true;
}

/// Read a year behind a date, if there is one.
static int read_year(EntCursor *const self) {
  const size_t start = self->at;
  int year = 0;
  skip_spaces(self);
  if (!read_number(self, 4, 4, &year) || year < 1500 ||
      ent_cursor_peek(self, 0) == ':') {
    self->at = start;
    return 0;
  }
  return year;
}

static bool set_date(const int year, const int month, const int day,
                     EntDate *const date) {
  // A leap year stands for the year that is not known.
  const EntDate checked = {(int16_t)(year ? year : 2000), (uint8_t)month,
                           (uint8_t)day};
  if (month < 1 || day < 1 || month > 12 || day > 31 ||
      !ent_date_is_valid(checked)) {
    return false;
  }
  *date = (EntDate){(int16_t)year, (uint8_t)month, (uint8_t)day};
  return true;
}

/// "April 1, 2021" and "April 1".
static bool read_month_first(EntCursor *const self, EntDate *const date) {
  int month = 0;
  int day = 0;
  if (!read_month(self, &month)) {
    return false;
  }
  skip_spaces(self);
  return read_day(self, &day) && !ent_is_digit(ent_cursor_peek(self, 0)) &&
         set_date(read_year(self), month, day, date);
}

/// The mark in "1-Apr-2021" and "1/Apr/2021".
static void skip_mark(EntCursor *const self) {
  self->at +=
      ent_cursor_peek(self, 0) == '-' || ent_cursor_peek(self, 0) == '/';
}

/// "1 April 2021", "1-Apr-2021" and "1st of April".
static bool read_day_first(EntCursor *const self, EntDate *const date) {
  int month = 0;
  int day = 0;
  if (!read_day(self, &day)) {
    return false;
  }
  skip_spaces(self);
  self->at += ent_phrase_match(self->reader, ENT_PHRASE_PARTICLE,
                               ent_cursor_rest(self), NULL);
  skip_spaces(self);
  const size_t mark = self->at;
  skip_mark(self);
  if (!read_month(self, &month)) {
    return false;
  }
  if (self->at > mark && self->text.data[mark] <= '/') {
    skip_mark(self);
  }
  return set_date(read_year(self), month, day, date);
}

/// The time behind "2021-04-01T".
static void skip_iso_time(EntCursor *const self) {
  if (ent_cursor_peek(self, 0) != 'T' ||
      !ent_is_digit(ent_cursor_peek(self, 1))) {
    return;
  }
  ++self->at;
  while (
      ent_is_digit(ent_cursor_peek(self, 0)) ||
      (ent_cursor_peek(self, 0) && strchr(":.Z+-", ent_cursor_peek(self, 0)))) {
    ++self->at;
  }
}

/// "2021-04-01" and "2021/04/01".
static bool read_year_first(EntCursor *const self, EntDate *const date) {
  int year = 0;
  int month = 0;
  int day = 0;
  if (!read_number(self, 4, 4, &year)) {
    return false;
  }
  const char mark = ent_cursor_peek(self, 0);
  if ((mark != '-' && mark != '/' && mark != '.') || (++self->at, false) ||
      !read_number(self, 1, 2, &month) || ent_cursor_peek(self, 0) != mark) {
    return false;
  }
  ++self->at;
  if (!read_number(self, 1, 2, &day) || !set_date(year, month, day, date)) {
    return false;
  }
  skip_iso_time(self);
  return true;
}

/// "01.04.2021"; "13/04/2021" and "04/13/2021", but not "03/04/2021".
static bool read_numeric(EntCursor *const self, EntDate *const date) {
  int first = 0;
  int second = 0;
  int year = 0;
  if (!read_number(self, 1, 2, &first)) {
    return false;
  }
  const char mark = ent_cursor_peek(self, 0);
  if ((mark != '.' && mark != '/' && mark != '-') || (++self->at, false) ||
      !read_number(self, 1, 2, &second) || ent_cursor_peek(self, 0) != mark) {
    return false;
  }
  ++self->at;
  if (!read_number(self, 4, 4, &year)) {
    return false;
  }
  if (mark == '.' || first > 12 || first == second) {
    return set_date(year, second, first, date);
  }
  return second > 12 && set_date(year, first, second, date);
}

static void skip_weekday(EntCursor *const self) {
  const size_t size = ent_phrase_match(self->reader, ENT_PHRASE_WEEKDAY,
                                       ent_cursor_rest(self), NULL);
  self->at += size;
  if (size && ent_cursor_peek(self, 0) == '.') {
    ++self->at;
  }
  if (size) {
    skip_spaces(self);
  }
}

typedef bool (*ReadFunc)(EntCursor *self, EntDate *date);

size_t ent_head_date(const EntNewsReader *const reader, const EntView text,
                     EntDate *const date) {
  static const ReadFunc forms[] = {read_year_first, read_numeric,
                                   read_month_first, read_day_first};
  EntCursor start = {reader, text, 0};
  skip_weekday(&start);
  for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); ++i) {
    EntCursor cursor = start;
    if (forms[i](&cursor, date)) {
      return cursor.at;
    }
  }
  return 0;
}
