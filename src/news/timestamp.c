#include "news/timestamp.h"

#include "news/cursor.h"
#include "news/head.h"
#include "news/phrases.h"

#include <stdio.h>

/// Read exactly `n` digits.
static bool read_digits(EntCursor *const self, const size_t n,
                        int *const number) {
  int value = 0;
  for (size_t i = 0; i < n; ++i) {
    if (!ent_is_digit(ent_cursor_peek(self, i))) {
      return false;
    }
    value = 10 * value + (ent_cursor_peek(self, i) - '0');
  }
  self->at += n;
  *number = value;
  return true;
}

static void skip_any(EntCursor *const self, const char *const marks) {
  while (ent_cursor_peek(self, 0) && strchr(marks, ent_cursor_peek(self, 0))) {
    ++self->at;
  }
}

/// Read ":30", ".30" or "30", which may be missing.
static bool read_part(EntCursor *const self, int *const number) {
  const EntCursor start = *self;
  const char mark = ent_cursor_peek(self, 0);
  self->at += mark == ':' || mark == '.';
  if (!read_digits(self, 2, number) || *number > 59) {
    *self = start;
    *number = 0;
    return false;
  }
  return true;
}

static void skip_fraction(EntCursor *const self) {
  if ((ent_cursor_peek(self, 0) == '.' || ent_cursor_peek(self, 0) == ',') &&
      ent_is_digit(ent_cursor_peek(self, 1))) {
    ++self->at;
    while (ent_is_digit(ent_cursor_peek(self, 0))) {
      ++self->at;
    }
  }
}

/// Read "am" or "p.m." behind a time of twelve hours.
static void read_half(EntCursor *const self, EntTimestamp *const timestamp) {
  enum { NOON = 12 };
  int minutes = 0;
  EntCursor cursor = *self;
  skip_any(&cursor, " ");
  const size_t size = ent_phrase_match(self->reader, ENT_PHRASE_HALF,
                                       ent_cursor_rest(&cursor), &minutes);
  if (!size) {
    return;
  }
  self->at = cursor.at + size;
  timestamp->hour = (uint8_t)(timestamp->hour % NOON + (minutes ? NOON : 0));
}

/// Read "12:30:00.000", "9:05" or "123000".
static bool read_clock(EntCursor *const self, EntTimestamp *const timestamp) {
  int hour = 0;
  int minute = 0;
  int second = 0;
  const size_t n_digits = ent_is_digit(ent_cursor_peek(self, 1)) ? 2 : 1;
  if (!read_digits(self, n_digits, &hour) || hour > 23 ||
      !read_part(self, &minute)) {
    return false;
  }
  if (read_part(self, &second)) {
    skip_fraction(self);
  }
  timestamp->hour = (uint8_t)hour;
  timestamp->minute = (uint8_t)minute;
  timestamp->second = (uint8_t)second;
  return !ent_is_digit(ent_cursor_peek(self, 0));
}

/// Read "+04:00", "-0700", "+4".
static bool read_offset(EntCursor *const self, EntTimestamp *const timestamp) {
  const char sign = ent_cursor_peek(self, 0);
  int hours = 0;
  int minutes = 0;
  if ((sign != '+' && sign != '-') || !ent_is_digit(ent_cursor_peek(self, 1))) {
    return false;
  }
  ++self->at;
  if (!read_digits(self, ent_is_digit(ent_cursor_peek(self, 1)) ? 2 : 1,
                   &hours) ||
      hours > 14) {
    return false;
  }
  (void)read_part(self, &minutes);
  timestamp->zone = (int16_t)((sign == '-' ? -1 : 1) * (60 * hours + minutes));
  return true;
}

/// Read "Z", "+04:00", "GMT", "(UTC+4)": a zone whose offset is known.
static bool read_zone(EntCursor *const self, EntTimestamp *const timestamp) {
  int minutes = 0;
  skip_any(self, " (");
  const size_t size = ent_phrase_match(self->reader, ENT_PHRASE_ZONE,
                                       ent_cursor_rest(self), &minutes);
  self->at += size;
  timestamp->zone = (int16_t)minutes;
  EntCursor spaced = *self;
  skip_any(&spaced, " ");
  if (size && read_offset(&spaced, timestamp)) {
    *self = spaced;
  }
  return read_offset(self, timestamp) || size;
}

/// Read the time behind a date; leave the place if there is none with a zone.
static void read_time(EntCursor *const self, EntTimestamp *const timestamp) {
  EntCursor cursor = *self;
  EntTimestamp read = *timestamp;
  cursor.at += ent_head_separator(ent_cursor_rest(&cursor));
  skip_any(&cursor, "T@");
  const size_t at = ent_phrase_match(self->reader, ENT_PHRASE_CLOCK,
                                     ent_cursor_rest(&cursor), NULL);
  cursor.at += ent_is_digit(ent_cursor_peek(&cursor, 0)) ? 0 : at;
  skip_any(&cursor, " ");
  const bool is_clock = read_clock(&cursor, &read);
  read_half(&cursor, &read);
  if (is_clock && read_zone(&cursor, &read)) {
    read.has_time = true;
    skip_any(&cursor, ")");
    *timestamp = read;
    *self = cursor;
  }
}

static bool set_day(const int year, const int month, const int day,
                    EntTimestamp *const timestamp) {
  const EntDate date = {(int16_t)year, (uint8_t)month, (uint8_t)day};
  timestamp->date = date;
  return year >= 1500 && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
         ent_date_is_valid(date);
}

/// "2031-04-01", "20310401".
static bool read_iso_day(EntCursor *const self, EntTimestamp *const timestamp) {
  const EntCursor start = *self;
  int year = 0;
  int month = 0;
  int day = 0;
  bool is_day = read_digits(self, 4, &year);
  const bool has_dash = ent_cursor_peek(self, 0) == '-';
  self->at += has_dash;
  is_day = is_day && read_digits(self, 2, &month) &&
           has_dash == (ent_cursor_peek(self, 0) == '-');
  self->at += has_dash;
  is_day = is_day && read_digits(self, 2, &day) &&
           !ent_is_digit(ent_cursor_peek(self, 0)) &&
           set_day(year, month, day, timestamp);
  *self = is_day ? *self : start;
  return is_day;
}

/// Seconds or milliseconds since 1970, of this century.
static bool read_epoch(EntCursor *const self, EntTimestamp *const timestamp) {
  enum { SECOND_DIGITS = 10, MILLISECOND_DIGITS = 13, DAY = 86400 };
  int64_t seconds = 0;
  size_t n = 0;
  for (; ent_is_digit(ent_cursor_peek(self, n)) && n < MILLISECOND_DIGITS;
       ++n) {
    seconds = n < SECOND_DIGITS
                  ? 10 * seconds + (ent_cursor_peek(self, n) - '0')
                  : seconds;
  }
  if ((n != SECOND_DIGITS && n != MILLISECOND_DIGITS) ||
      self->at + n != self->text.size) {
    return false;
  }
  self->at += n;
  timestamp->date = ent_date_from_days((int32_t)(seconds / DAY));
  timestamp->hour = (uint8_t)(seconds % DAY / 3600);
  timestamp->minute = (uint8_t)(seconds % 3600 / 60);
  timestamp->second = (uint8_t)(seconds % 60);
  timestamp->has_time = true;
  return true;
}

/// Read " @ 21:17:45 CEST 2003" behind a day that lacks its year.
static void read_late_year(EntCursor *const self, EntDate *const date) {
  EntTimestamp ignored = {0};
  EntCursor cursor = *self;
  int year = 0;
  skip_any(&cursor, " ,@");
  if (!read_clock(&cursor, &ignored)) {
    return;
  }
  (void)read_zone(&cursor, &ignored);
  skip_any(&cursor, " ,)");
  if (read_digits(&cursor, 4, &year) && year >= 1500 &&
      !ent_is_digit(ent_cursor_peek(&cursor, 0))) {
    date->year = (int16_t)year;
    *self = cursor;
  }
}

/// A date in words, behind a weekday.
static bool read_words(EntCursor *const self, EntTimestamp *const timestamp) {
  const EntCursor start = *self;
  self->at += ent_phrase_match(self->reader, ENT_PHRASE_WEEKDAY,
                               ent_cursor_rest(self), NULL);
  skip_any(self, " ,.");
  const size_t size =
      ent_head_date(self->reader, ent_cursor_rest(self), &timestamp->date);
  self->at += size;
  if (size && timestamp->date.month && !timestamp->date.year) {
    read_late_year(self, &timestamp->date);
  }
  if (!size || !ent_date_is_set(timestamp->date)) {
    *self = start;
    return false;
  }
  return true;
}

/// Read "10:15 GMT, " before a day; leave the place if no day follows.
static bool read_early_clock(EntCursor *const self,
                             EntTimestamp *const timestamp) {
  EntCursor cursor = *self;
  EntTimestamp read = {0};
  EntTimestamp day = {0};
  const size_t colon = ent_is_digit(ent_cursor_peek(self, 1)) ? 2 : 1;
  if (ent_cursor_peek(self, colon) != ':' || !read_clock(&cursor, &read)) {
    return false;
  }
  read_half(&cursor, &read);
  const bool has_zone = read_zone(&cursor, &read);
  skip_any(&cursor, " ,|-)\n\t");
  EntCursor behind = cursor;
  if (read_iso_day(&behind, &day) || read_words(&behind, &day)) {
    read.has_time = has_zone;
    *timestamp = read;
    *self = cursor;
    return true;
  }
  return false;
}

size_t ent_timestamp_read(const EntNewsReader *const reader, const EntView text,
                          EntTimestamp *const timestamp) {
  EntCursor self = {reader, text, 0};
  *timestamp = (EntTimestamp){0};
  if (read_epoch(&self, timestamp)) {
    return self.at;
  }
  const bool has_clock = read_early_clock(&self, timestamp);
  if (!read_iso_day(&self, timestamp) && !read_words(&self, timestamp)) {
    return 0;
  }
  if (has_clock && !timestamp->has_time) {
    EntCursor behind = self;
    skip_any(&behind, " ,");
    timestamp->has_time = read_zone(&behind, timestamp);
    self = timestamp->has_time ? behind : self;
  }
  if (!has_clock) {
    read_time(&self, timestamp);
  }
  return self.at;
}

static bool is_word_byte(const char c) {
  return ent_is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool ent_timestamp_find(const EntNewsReader *const reader, const EntView text,
                        EntTimestamp *const timestamp) {
  enum { FARTHEST = 400 };
  for (size_t at = 0; at < text.size && at < FARTHEST; ++at) {
    const bool begins_word = is_word_byte(text.data[at]) &&
                             (!at || !is_word_byte(text.data[at - 1]));
    if (begins_word &&
        ent_timestamp_read(reader, ent_view_slice(text, at, text.size),
                           timestamp)) {
      return true;
    }
  }
  return false;
}

size_t ent_timestamp_format(const EntTimestamp *const timestamp,
                            char out[ENT_TIMESTAMP_SIZE]) {
  size_t size = ent_date_format(timestamp->date, out);
  if (!timestamp->has_time) {
    return size;
  }
  size +=
      (size_t)snprintf(out + size, ENT_TIMESTAMP_SIZE - size, "T%02d:%02d:%02d",
                       timestamp->hour, timestamp->minute, timestamp->second);
  const int zone = timestamp->zone;
  const int distance = zone < 0 ? -zone : zone;
  return size +
         (size_t)(zone ? snprintf(out + size, ENT_TIMESTAMP_SIZE - size,
                                  "%c%02d:%02d", zone < 0 ? '-' : '+',
                                  distance / 60, distance % 60)
                       : snprintf(out + size, ENT_TIMESTAMP_SIZE - size, "Z"));
}
