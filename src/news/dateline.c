#include "news/dateline.h"

#include "base/utf8.h"
#include "news/head.h"

typedef struct {
  const EntNewsReader *reader;
  EntView text;
  size_t at;
  bool is_capitals; ///< The place is written in capitals
  bool has_slashes; ///< The agency stands between slashes
  EntDateline *found;
} DatelineReader;

/// Longest place, date or agency, in bytes.
enum { LONGEST_PART = 80 };

static EntView rest_of(const DatelineReader *const self) {
  return ent_view_slice(self->text, self->at, self->text.size);
}

static bool is_at(const DatelineReader *const self, const char *const string) {
  return ent_view_starts_with(rest_of(self), ent_view(string));
}

static void skip_spaces(DatelineReader *const self) {
  while (is_at(self, " ") || is_at(self, "\n") || is_at(self, "\t") ||
         is_at(self, "\r") || is_at(self, "\xC2\xA0")) {
    self->at += is_at(self, "\xC2\xA0") ? 2 : 1;
  }
}

/// Return whether the name has two letters or more, all of them capitals.
static bool has_only_capitals(const EntView name) {
  size_t n_letters = 0;
  for (size_t at = 0; at < name.size;) {
    uint32_t c = 0;
    const size_t n = ent_utf8_decode(ent_view_slice(name, at, name.size), &c);
    const bool is_letter = n && ent_utf8_is_letter(c);
    if (!n || (is_letter && !ent_utf8_is_upper(c))) {
      return false;
    }
    n_letters += is_letter;
    at += n;
  }
  return n_letters > 1;
}

static size_t date_size(const DatelineReader *const self, EntDate *const date) {
  return ent_head_date(self->reader, rest_of(self), date);
}

/// Return whether a place name goes on behind its comma or slash.
static bool place_goes_on(const DatelineReader *const self) {
  EntDate ignored = {0, 0, 0};
  return !date_size(self, &ignored) &&
         ent_head_name(self->reader, rest_of(self)) > 0;
}

/// Skip the country of "TUNXI /China/, March 30", if a comma follows it.
static bool skip_country(DatelineReader *const self) {
  const EntView rest = rest_of(self);
  if (!ent_view_starts_with(rest, ENT_VIEW(" /"))) {
    return false;
  }
  const EntView inside = ent_view_slice(rest, 2, rest.size);
  const size_t size = ent_view_find(inside, '/');
  if (!size || size + 1 >= inside.size || size > LONGEST_PART ||
      inside.data[size + 1] != ',' ||
      ent_head_name(self->reader, inside) != size) {
    return false;
  }
  self->at += size + 3;
  return true;
}

/// Read "BAKU", "BAKU, Azerbaijan", "TBILISI/MOSCOW", "TBILISI / MOSCOW".
static void read_place(DatelineReader *const self) {
  EntDate ignored = {0, 0, 0};
  size_t end = 0;
  if (date_size(self, &ignored)) {
    return;
  }
  for (;;) {
    size_t size = ent_head_name(self->reader, rest_of(self));
    const EntView name = ent_view_slice(self->text, self->at, self->at + size);
    // The full stop behind "Moscow. April 5." is not of the place.
    size -= size > 4 && name.data[size - 1] == '.';
    self->is_capitals = end ? self->is_capitals
                            : has_only_capitals(ent_view_slice(name, 0, size));
    self->at += size;
    end = self->at;
    if (skip_country(self)) {
      break;
    }
    const DatelineReader before = *self;
    if (is_at(self, " /")) {
      ++self->at;
    }
    if (!is_at(self, ",") && !is_at(self, "/")) {
      *self = before;
      break;
    }
    ++self->at;
    skip_spaces(self);
    if (!place_goes_on(self)) {
      *self = before;
      break;
    }
  }
  self->found->place = ent_view_slice(self->text, 0, end);
}

/// Read ", October 3, 2006" or ". April 5".
static void read_date(DatelineReader *const self) {
  const size_t start = self->at;
  if (is_at(self, ",") || is_at(self, ".")) {
    ++self->at;
  }
  skip_spaces(self);
  const size_t size = date_size(self, &self->found->date);
  self->at = size ? self->at + size : start;
}

/// Read "(Kura Press)" or "/Kura/".
static void read_enclosed_agency(DatelineReader *const self) {
  const size_t start = self->at;
  if (is_at(self, ".") || is_at(self, ",")) {
    ++self->at;
  }
  skip_spaces(self);
  const bool has_slash = is_at(self, "/");
  const size_t begin = self->at + 1;
  const EntView inside =
      has_slash || is_at(self, "(")
          ? ent_view_slice(self->text, begin, self->text.size)
          : ENT_VIEW("");
  const size_t size = ent_view_find(inside, has_slash ? '/' : ')');
  if (!size || size >= inside.size || size > LONGEST_PART ||
      !ent_head_name(self->reader, inside)) {
    self->at = start;
    return;
  }
  self->found->agency = ent_view_slice(inside, 0, size);
  self->has_slashes = has_slash;
  self->at = begin + size + 1;
}

static bool read_dash(DatelineReader *const self) {
  static const char *const dashes[] = {"---", "--", "—", "–", "-"};
  for (size_t i = 0; i < sizeof(dashes) / sizeof(dashes[0]); ++i) {
    if (is_at(self, dashes[i])) {
      self->at += strlen(dashes[i]);
      return true;
    }
  }
  return false;
}

/// Return whether a name that ends here, behind a date, is that of an agency.
static bool closes_agency(DatelineReader self, const bool is_in_capitals) {
  if (is_at(&self, ":")) {
    return true;
  }
  const bool has_stop = is_at(&self, ".") || self.at == self.text.size;
  skip_spaces(&self);
  return is_in_capitals && (has_stop || read_dash(&self));
}

/// Read ", KURA." or "KURA -" or "Kura:" behind a date.
static void read_open_agency(DatelineReader *const self) {
  const size_t start = self->at;
  if (is_at(self, ",") || is_at(self, ".")) {
    ++self->at;
  }
  skip_spaces(self);
  const EntView rest = rest_of(self);
  size_t size = ent_head_name(self->reader, rest);
  size -= size && rest.data[size - 1] == '.';
  const EntView name = ent_view_slice(rest, 0, size);
  self->at += size;
  if (!size || size > LONGEST_PART ||
      !closes_agency(*self, has_only_capitals(name))) {
    self->at = start;
    return;
  }
  self->found->agency = name;
}

static bool has_agency(const DatelineReader *const self) {
  return self->found->agency.size;
}

static bool has_date(const DatelineReader *const self) {
  return self->found->date.month;
}

/// Read what separates the dateline from the text.
static bool read_end(DatelineReader *const self) {
  const bool is_certain = has_date(self) || has_agency(self);
  const bool has_place = self->found->place.size;
  const size_t start = self->at;
  if (is_at(self, ".") && (has_date(self) || self->has_slashes)) {
    ++self->at;
  }
  skip_spaces(self);
  if (read_dash(self)) {
    return self->at < self->text.size && self->text.data[self->at] != '-' &&
           (is_certain || (has_place && self->is_capitals));
  }
  if (is_at(self, ":")) {
    ++self->at;
    return has_place && (has_agency(self) || self->is_capitals);
  }
  const bool has_stop = self->at > start && self->text.data[start] == '.';
  return self->has_slashes || (has_place && has_date(self) && has_stop) ||
         (has_place && has_date(self) && self->at == self->text.size);
}

/// Return whether a text can begin here.
static bool begins_text(const DatelineReader *const self) {
  static const char *const quotes[] = {"\"", "'", "“", "‘", "«", "(", "$"};
  uint32_t c = 0;
  if (!ent_utf8_decode(rest_of(self), &c) || ent_utf8_is_upper(c) ||
      (c >= '0' && c <= '9')) {
    return true;
  }
  for (size_t i = 0; i < sizeof(quotes) / sizeof(quotes[0]); ++i) {
    if (is_at(self, quotes[i])) {
      return true;
    }
  }
  return false;
}

bool ent_dateline_read(const EntNewsReader *const reader, const EntView text,
                       EntDateline *const dateline) {
  EntDateline found = {.place = ENT_VIEW(""), .agency = ENT_VIEW("")};
  DatelineReader self = {.reader = reader, .text = text, .found = &found};
  read_place(&self);
  if (found.place.size > LONGEST_PART) {
    return false;
  }
  read_date(&self);
  read_enclosed_agency(&self);
  if (!has_date(&self) && has_agency(&self)) {
    read_date(&self);
  }
  if (has_date(&self) && !has_agency(&self)) {
    read_open_agency(&self);
  }
  if (!found.place.size && !has_agency(&self)) {
    return false; // an entry of a chronology
  }
  if (!read_end(&self)) {
    return false;
  }
  skip_spaces(&self);
  if (!begins_text(&self)) {
    return false;
  }
  found.size = self.at;
  *dateline = found;
  return true;
}
