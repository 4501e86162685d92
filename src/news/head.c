#include "news/head.h"

#include "base/utf8.h"

/// A line that is being read.
typedef struct {
  const EntNewsReader *reader;
  EntView line;
  size_t at;
  int label;     ///< EntLabel of what comes next, or -1
  bool has_name; ///< A byline was read
  bool has_date;
  bool has_section; ///< The line is one of the head only if it has a date
  EntHead head;
} LineReader;

static EntView rest_of(const LineReader *const self) {
  return ent_view_slice(self->line, self->at, self->line.size);
}

size_t ent_head_separator(const EntView text) {
  static const EntView separators[] = {
      {" ", 1},  {",", 1},        {"|", 1}, {"/", 1}, {"-", 1}, {"(", 1},
      {")", 1},  {"[", 1},        {"]", 1}, {":", 1}, {";", 1}, {"\t", 1},
      {"•", 3},  {"·", 2},        {"–", 3}, {"—", 3}, {"*", 1}, {"\n", 1},
      {"\r", 1}, {"\xC2\xA0", 2}, {".", 1},
  };
  size_t at = 0;
  for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]);) {
    const EntView rest = ent_view_slice(text, at, text.size);
    const bool found = ent_view_starts_with(rest, separators[i]);
    at += found ? separators[i].size : 0;
    i = found ? 0 : i + 1;
  }
  return at;
}

static bool is_upper_at(const EntView text, const size_t at) {
  uint32_t c = 0;
  return ent_utf8_decode(ent_view_slice(text, at, text.size), &c) &&
         ent_utf8_is_upper(c);
}

/// Return whether the slash at `at` stands between letters.
static bool is_inner_slash(const EntView text, const size_t at) {
  uint32_t c = 0;
  return text.data[at] == '/' &&
         ent_utf8_decode(ent_view_slice(text, at + 1, text.size), &c) &&
         ent_utf8_is_letter(c);
}

/// Return the end of the word that begins at `at`: letters, digits and marks
/// that stand within names.
static size_t word_end(const EntView text, size_t at) {
  for (;;) {
    uint32_t c = 0;
    const size_t n = ent_utf8_decode(ent_view_slice(text, at, text.size), &c);
    const bool is_in_name =
        n && (ent_utf8_is_letter(c) || c == '-' || c == '\'' || c == 0x2019 ||
              c == '.' || (c >= '0' && c <= '9'));
    if (!is_in_name && !(n && is_inner_slash(text, at))) {
      return at;
    }
    at += n;
  }
}

/// A full stop ends the name unless the word is short: "St.", "Gen.".
static bool ends_name(const EntView word) {
  enum { LONGEST_ABBREVIATION = 4 };
  return word.size > LONGEST_ABBREVIATION && word.data[word.size - 1] == '.';
}

size_t ent_head_name(const EntNewsReader *const reader, const EntView text) {
  size_t end = 0;
  size_t at = 0;
  while (at < text.size) {
    const EntView rest = ent_view_slice(text, at, text.size);
    EntDate ignored = {0, 0, 0};
    if (at && ent_head_date(reader, rest, &ignored)) {
      break;
    }
    const bool is_particle =
        at && (ent_phrase_match(reader, ENT_PHRASE_PARTICLE, rest, NULL) ||
               rest.data[0] == '&');
    if (is_upper_at(text, at)) {
      const size_t begin = at;
      end = at = word_end(text, at);
      if (ends_name(ent_view_slice(text, begin, end))) {
        break;
      }
    } else if (is_particle) {
      at = rest.data[0] == '&' ? at + 1 : word_end(text, at);
    } else {
      break;
    }
    if (at >= text.size || text.data[at] != ' ') {
      break;
    }
    ++at;
  }
  return end;
}

static bool is_more_than_month(const EntDate date) {
  return date.month && date.day;
}

void ent_head_set_published(EntHead *const head, const EntDate date) {
  const bool is_better =
      !is_more_than_month(head->published) ||
      (!ent_date_is_set(head->published) && ent_date_is_set(date) &&
       head->published.month == date.month && head->published.day == date.day);
  if (is_better) {
    head->published = date;
  }
}

static bool read_label(LineReader *const self) {
  int label = 0;
  const size_t size =
      ent_phrase_match(self->reader, ENT_PHRASE_LABEL, rest_of(self), &label);
  if (!size) {
    return false;
  }
  self->at += size;
  self->label = label;
  return true;
}

static bool read_date(LineReader *const self) {
  EntDate date = {0, 0, 0};
  const size_t size = ent_head_date(self->reader, rest_of(self), &date);
  if (!size) {
    return false;
  }
  if (self->label == ENT_LABEL_UPDATED) {
    self->head.updated = date;
  } else {
    ent_head_set_published(&self->head, date);
  }
  self->at += size;
  self->label = -1;
  self->has_date = true;
  return true;
}

static size_t digits_size(const EntView text) {
  size_t n = 0;
  while (n < text.size && text.data[n] >= '0' && text.data[n] <= '9') {
    ++n;
  }
  return n;
}

/// "17:55", "5.55", "17:55:30", "+04:00", "5 pm", "GMT+4": numbers of a clock.
static bool read_clock(LineReader *const self) {
  const size_t word =
      ent_phrase_match(self->reader, ENT_PHRASE_CLOCK, rest_of(self), NULL);
  if (word) {
    self->at += word;
    return true;
  }
  const bool has_sign =
      self->at < self->line.size && self->line.data[self->at] == '+';
  const size_t start = self->at + has_sign;
  const size_t n =
      digits_size(ent_view_slice(self->line, start, self->line.size));
  if (!n || n > 4) {
    return false;
  }
  self->at = start + n;
  return true;
}

static bool read_weekday(LineReader *const self) {
  const size_t size =
      ent_phrase_match(self->reader, ENT_PHRASE_WEEKDAY, rest_of(self), NULL);
  self->at += size;
  return size;
}

/// Return the size of `text` up to a bar, a bullet or a spaced dash.
static size_t part_size(const EntView text) {
  static const char *const ends[] = {"|", " - ", " – ", " — ", "•", "·"};
  for (size_t at = 0; at < text.size; ++at) {
    const EntView rest = ent_view_slice(text, at, text.size);
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); ++i) {
      if (ent_view_starts_with(rest, ent_view(ends[i]))) {
        return at;
      }
    }
  }
  return text.size;
}

/// Skip "in Paris" behind the name of a byline.
static void skip_name_tail(LineReader *const self) {
  const EntView rest = rest_of(self);
  const size_t space = rest.size && rest.data[0] == ' ';
  const EntView tail = ent_view_slice(rest, space, rest.size);
  const size_t word =
      ent_phrase_match(self->reader, ENT_PHRASE_NAME_END, tail, NULL);
  if (!word || word >= tail.size || tail.data[word] != ' ') {
    return;
  }
  const size_t name =
      ent_head_name(self->reader, ent_view_slice(tail, word + 1, tail.size));
  self->at += name ? space + word + 1 + name : 0;
}

static bool read_author(LineReader *const self) {
  const size_t size = ent_head_name(self->reader, rest_of(self));
  if (!size) {
    return false;
  }
  if (!self->head.metadata.author.size) {
    self->head.metadata.author =
        ent_view_slice(self->line, self->at, self->at + size);
  }
  self->at += size;
  self->label = -1;
  self->has_name = true;
  skip_name_tail(self);
  return true;
}

/// Return where the value of `label` goes, or NULL.
static EntView *value_of(EntMetadata *const metadata, const int label) {
  switch (label) {
  case ENT_LABEL_PUBLISHER:
    return &metadata->publisher;
  case ENT_LABEL_HEADLINE:
    return &metadata->headline;
  case ENT_LABEL_PLACE:
    return &metadata->dateline;
  case ENT_LABEL_URL:
    return &metadata->url;
  default:
    return NULL;
  }
}

/// The value of a label with a colon, up to the next bar or bullet.
static bool read_value(LineReader *const self, const bool has_colon) {
  EntView *const value = value_of(&self->head.metadata, self->label);
  const bool takes_value = value || self->label == ENT_LABEL_NOTHING;
  if (!takes_value || !has_colon) {
    return false;
  }
  const size_t size = self->label == ENT_LABEL_HEADLINE
                          ? rest_of(self).size
                          : part_size(rest_of(self));
  if (value && !value->size) {
    *value =
        ent_view_trim(ent_view_slice(self->line, self->at, self->at + size));
  }
  self->at += size;
  self->label = -1;
  return size;
}

/// Return whether `text` is a name and nothing else.
static bool is_name(const EntNewsReader *const reader, const EntView text) {
  const EntView name = ent_view_trim(text);
  return name.size && ent_head_name(reader, name) == name.size;
}

/// The name of a writer or section before a bar: "World | 5 April 2031".
static bool read_section(LineReader *const self) {
  const EntView rest = rest_of(self);
  const size_t size = part_size(rest);
  self->has_section = !self->at && size < rest.size &&
                      is_name(self->reader, ent_view_slice(rest, 0, size));
  self->at += self->has_section ? size : 0;
  return self->has_section;
}

/// "Foreign Correspondent" and the like, behind the name in a byline; the name
/// of a paper or section, behind a date.
static bool read_role(LineReader *const self) {
  enum { LONGEST_ROLE = 60 };
  const EntView rest = rest_of(self);
  size_t size = part_size(rest);
  const size_t comma = ent_view_find(rest, ',');
  size = comma < size ? comma : size;
  const bool is_role =
      self->has_name ||
      (self->has_date && is_name(self->reader, ent_view_slice(rest, 0, size)));
  if (!is_role || !size || size > LONGEST_ROLE || rest.data[size - 1] == '.') {
    return false;
  }
  self->at += size;
  return true;
}

static bool read_item(LineReader *const self, const bool has_colon) {
  if (self->label == ENT_LABEL_AUTHOR) {
    return read_author(self);
  }
  return read_value(self, has_colon) || read_date(self) || read_weekday(self) ||
         read_label(self) || read_clock(self) || read_section(self) ||
         read_role(self);
}

bool ent_head_read_line(const EntNewsReader *const reader, const EntView line,
                        EntHead *const head) {
  enum { LONGEST_LINE = 300 };
  LineReader self = {
      .reader = reader, .line = line, .label = -1, .head = *head};
  size_t n_items = 0;
  bool has_colon = false;
  if (line.size > LONGEST_LINE) {
    return false;
  }
  for (;;) {
    const size_t separator = ent_head_separator(rest_of(&self));
    has_colon =
        ent_view_find(ent_view_slice(line, self.at, self.at + separator), ':') <
        separator;
    self.at += separator;
    if (self.at >= line.size) {
      break;
    }
    if (!read_item(&self, has_colon)) {
      return false;
    }
    ++n_items;
  }
  if (!n_items || (self.has_section && !self.has_date)) {
    return false;
  }
  *head = self.head;
  return true;
}
