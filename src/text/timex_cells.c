#include "text/timex_cells.h"

#include "base/utf8.h"
#include "base/vector.h"

/// The longest word that is looked up, in bytes.
#define MAX_WORD 40

static bool is_digit(const char byte) {
  return byte >= '0' && byte <= '9';
}

static bool is_digit_at(const EntView text, const size_t at) {
  return at < text.size && is_digit(text.data[at]);
}

/// Return the bytes of a letter at the front of `text`, or 0.
static size_t letter_size(const EntView text) {
  uint32_t code_point = 0;
  const size_t size = ent_utf8_decode(text, &code_point);
  return size && ent_utf8_is_letter(code_point) ? size : 0;
}

static EntView rest_from(const EntView text, const size_t at) {
  return ent_view_slice(text, at, text.size);
}

/// word := letter+ (("." letter+)+ ".")?, so that "p.m." is one
static size_t word_size(const EntView text) {
  bool has_dot = false;
  size_t size = 0;
  for (;;) {
    const size_t step = letter_size(rest_from(text, size));
    if (step) {
      size += step;
    } else if (size && size < text.size && text.data[size] == '.' &&
               letter_size(rest_from(text, size + 1))) {
      has_dot = true;
      ++size;
    } else {
      break;
    }
  }
  return size + (has_dot && size < text.size && text.data[size] == '.');
}

static size_t digits_size(const EntView text) {
  size_t size = 0;
  while (is_digit_at(text, size)) {
    ++size;
  }
  return size;
}

/// Return whether three digits and no more follow the comma at `at`.
static bool has_thousands(const EntView text, const size_t at) {
  return at < text.size && text.data[at] == ',' &&
         digits_size(rest_from(text, at + 1)) == 3;
}

/// Return whether a fraction follows, and not the rest of a date.
static bool has_fraction(const EntView text, const size_t at) {
  if (at >= text.size || text.data[at] != '.' || !is_digit_at(text, at + 1)) {
    return false;
  }
  const size_t end = at + 1 + digits_size(rest_from(text, at + 1));
  return end >= text.size || text.data[end] != '.' ||
         !is_digit_at(text, end + 1);
}

/// number := digit+ ("," digit digit digit)* ("." digit+)?
static size_t number_size(const EntView text, const bool is_after_dot,
                          size_t *const n_digits, bool *const is_plain) {
  size_t size = digits_size(text);
  *n_digits = size;
  *is_plain = true;
  while (size && has_thousands(text, size)) {
    size += 4;
    *n_digits += 3;
    *is_plain = false;
  }
  if (size && !is_after_dot && has_fraction(text, size)) {
    size += 1 + digits_size(rest_from(text, size + 1));
    *is_plain = false;
  }
  return size;
}

/// Return the number in tenths; large ones are all the same.
static int32_t number_value(const EntView text) {
  static const int32_t limit = 100000000;
  int32_t value = 0;
  for (size_t i = 0; i < text.size; ++i) {
    if (text.data[i] == '.') {
      const int tenth = is_digit_at(text, i + 1) ? text.data[i + 1] - '0' : 0;
      return 10 * value + tenth;
    }
    if (is_digit(text.data[i])) {
      value = value < limit ? 10 * value + (text.data[i] - '0') : value;
    }
  }
  return 10 * (value < limit ? value : limit);
}

static uint64_t bit_if(const bool condition, const EntTimeClass class_) {
  return condition ? ENT_TIME_BIT(class_) : 0;
}

/// The classes of a number written in digits only.
static uint64_t digit_classes(const int value, const size_t n_digits) {
  const bool is_short = n_digits <= 2;
  return bit_if(n_digits == 4 && value >= 1000 && value <= 2100,
                ENT_TIME_YEAR) |
         bit_if(n_digits == 4 && value >= 1900 && value <= 2100,
                ENT_TIME_RECENT) |
         bit_if(is_short && value >= 1 && value <= 31, ENT_TIME_DAY) |
         bit_if(is_short && value >= 1 && value <= 12, ENT_TIME_MM) |
         bit_if(n_digits == 2, ENT_TIME_YY) |
         bit_if(is_short && value <= 24, ENT_TIME_HOUR) |
         bit_if(n_digits == 2 && value <= 59, ENT_TIME_MINUTE) |
         bit_if(n_digits == 4 && value <= 2359 && value % 100 < 60,
                ENT_TIME_HHMM);
}

/// Look `text` up in small letters, dashes and apostrophes made plain.
static EntId find_word(const EntTimeWords *const words, const EntView text) {
  char lower[MAX_WORD + 4];
  size_t size = 0;
  for (size_t i = 0; i < text.size;) {
    uint32_t code_point = 0;
    const size_t step = ent_utf8_decode(rest_from(text, i), &code_point);
    if (!step || size > MAX_WORD) {
      return ENT_NO_ID;
    }
    const bool is_dash = code_point >= 0x2010 && code_point <= 0x2015;
    const bool is_quote = code_point == 0x2018 || code_point == 0x2019;
    code_point = is_dash    ? '-'
                 : is_quote ? '\''
                            : ent_utf8_to_lower(code_point);
    size += ent_utf8_encode(code_point, lower + size);
    i += step;
  }
  return ent_intern_find(words->table, ent_view_of(lower, size));
}

static size_t read_number_cell(const EntTimeWords *const words,
                               const EntView text, const bool is_after_dot,
                               EntTimeCell *const cell) {
  size_t n_digits = 0;
  bool is_plain = false;
  const size_t size = number_size(text, is_after_dot, &n_digits, &is_plain);
  cell->number = number_value(ent_view_slice(text, 0, size));
  cell->n_digits = n_digits < 100 ? (uint8_t)n_digits : 100;
  cell->classes = ENT_TIME_BIT(ENT_TIME_NUM);
  if (is_plain) {
    cell->word = find_word(words, ent_view_slice(text, 0, size));
    cell->classes |= digit_classes(cell->number / 10, n_digits) |
                     bit_if(cell->word != ENT_NO_ID, ENT_TIME_LITERAL);
  }
  return size;
}

/// Return the word's classes without those that need a capital it lacks.
static uint64_t listed_classes(const EntTimeWords *const words, const EntId id,
                               const bool is_capital) {
  uint64_t classes = id == ENT_NO_ID ? 0 : words->classes.items[id];
  for (uint64_t rest = is_capital ? 0 : classes; rest; rest &= rest - 1) {
    const EntTimeClass class_ = (EntTimeClass)__builtin_ctzll(rest);
    if (class_ < ENT_N_TIME_WORD_CLASSES &&
        !ent_time_words_find(words, id, class_, is_capital)) {
      classes &= ~ENT_TIME_BIT(class_);
    }
  }
  return classes;
}

static size_t read_word_cell(const EntTimeWords *const words,
                             const EntView text, EntTimeCell *const cell) {
  const size_t size = word_size(text);
  const EntView word = ent_view_slice(text, 0, size);
  uint32_t first = 0;
  ent_utf8_decode(word, &first);
  cell->is_capital = ent_utf8_is_upper(first);
  cell->word = find_word(words, word);
  cell->classes =
      listed_classes(words, cell->word, cell->is_capital) |
      ENT_TIME_BIT(ENT_TIME_WORD) | bit_if(cell->is_capital, ENT_TIME_CAPS) |
      bit_if(!cell->is_capital && size > 3 && word.data[size - 1] == 's' &&
                 word.data[size - 2] != 's',
             ENT_TIME_PLURAL);
  return size;
}

static size_t read_mark_cell(const EntTimeWords *const words,
                             const EntView text, EntTimeCell *const cell) {
  uint32_t code_point = 0;
  const size_t size = ent_utf8_decode(text, &code_point);
  cell->word = find_word(words, ent_view_slice(text, 0, size ? size : 1));
  cell->classes = listed_classes(words, cell->word, true);
  return size ? size : 1;
}

/// Read one cell from the front of `text`; return its size.
static size_t read_cell(const EntTimeWords *const words, const EntView text,
                        const bool is_after_dot, EntTimeCell *const cell) {
  cell->word = ENT_NO_ID;
  cell->number = -1;
  if (is_digit(text.data[0])) {
    return read_number_cell(words, text, is_after_dot, cell);
  }
  return letter_size(text) ? read_word_cell(words, text, cell)
                           : read_mark_cell(words, text, cell);
}

/// A verb is no month and no season: "may", "fall".
static void heed_tag(const EntToken *const token, EntTimeCell *const cell) {
  if (token->upos == ENT_UPOS_AUX || token->upos == ENT_UPOS_VERB) {
    cell->classes &=
        ~(ENT_TIME_BIT(ENT_TIME_MONTH) | ENT_TIME_BIT(ENT_TIME_SEASON));
  }
}

static EntStatus add_token(EntTimeCells *const cells,
                           const EntAllocator *const allocator,
                           const EntTimeWords *const words,
                           const EntDocument *const document,
                           const uint32_t index) {
  const EntToken *const token = &document->tokens.items[index];
  const EntView text = ent_view_slice(document->article->text,
                                      token->span.begin, token->span.end);
  EntView rest = text;
  bool is_glued =
      index && document->tokens.items[index - 1].span.end == token->span.begin;
  while (rest.size) {
    EntTimeCell *const cell = ENT_PUSH(allocator, cells);
    if (!cell) {
      return ENT_ERR_MEMORY;
    }
    const bool is_after_dot = rest.data > text.data && rest.data[-1] == '.';
    const size_t size = read_cell(words, rest, is_after_dot, cell);
    cell->text = ent_view_slice(rest, 0, size);
    cell->first_token = cell->last_token = index;
    cell->is_glued = is_glued;
    heed_tag(token, cell);
    rest = rest_from(rest, size);
    is_glued = true;
  }
  return ENT_SUCCESS;
}

// Numbers of several words, joined in place.

typedef struct {
  const EntTimeWords *words;
  EntTimeCells *cells;
  size_t at; ///< The next cell to read
} NumberReader;

static bool is_class(const NumberReader *const self, const size_t at,
                     const EntTimeClass class_) {
  return at < self->cells->count &&
         self->cells->items[at].classes & ENT_TIME_BIT(class_);
}

static int value_at(const NumberReader *const self, const EntTimeClass class_) {
  return ent_time_cell_value(self->words, &self->cells->items[self->at],
                             class_);
}

static bool is_dash_at(const NumberReader *const self, const size_t at) {
  return at < self->cells->count && self->cells->items[at].is_glued &&
         (ent_view_equals(self->cells->items[at].text, ENT_VIEW("-")) ||
          ent_view_equals(self->cells->items[at].text, ENT_VIEW("‑")) ||
          ent_view_equals(self->cells->items[at].text, ENT_VIEW("‐")));
}

/// tens := TENS ("-"? NUMBER)?
static int32_t read_tens(NumberReader *const self) {
  int32_t value = value_at(self, ENT_TIME_TENS);
  ++self->at;
  const size_t next = self->at + is_dash_at(self, self->at);
  if (is_class(self, next, ENT_TIME_NUMBER)) {
    self->at = next;
    value += value_at(self, ENT_TIME_NUMBER);
    ++self->at;
  }
  return 10 * value;
}

/// some := ARTICLE? SOME OF? | ARTICLE SCALE
static int32_t read_some(NumberReader *const self) {
  const bool has_article = is_class(self, self->at, ENT_TIME_ARTICLE);
  const size_t at = self->at + has_article;
  const bool is_some = is_class(self, at, ENT_TIME_SOME);
  if (!is_some && !(has_article && is_class(self, at, ENT_TIME_SCALE))) {
    return -1;
  }
  self->at = at;
  const int value = value_at(self, is_some ? ENT_TIME_SOME : ENT_TIME_SCALE);
  ++self->at;
  self->at += is_some && is_class(self, self->at, ENT_TIME_OF);
  return 10 * value;
}

/// base := number | NUMBER | tens | some
static int32_t read_base(NumberReader *const self) {
  if (is_class(self, self->at, ENT_TIME_NUM)) {
    return self->cells->items[self->at++].number;
  }
  if (is_class(self, self->at, ENT_TIME_NUMBER)) {
    const int32_t value = 10 * value_at(self, ENT_TIME_NUMBER);
    ++self->at;
    return value;
  }
  return is_class(self, self->at, ENT_TIME_TENS) ? read_tens(self)
                                                 : read_some(self);
}

/// number := base SCALE? (AND ARTICLE HALF)?
static int32_t read_number(NumberReader *const self) {
  int32_t value = read_base(self);
  if (value < 0) {
    return -1;
  }
  if (value < 10000 && is_class(self, self->at, ENT_TIME_SCALE)) {
    value *= value_at(self, ENT_TIME_SCALE);
    ++self->at;
  }
  if (is_class(self, self->at, ENT_TIME_AND) &&
      is_class(self, self->at + 1, ENT_TIME_ARTICLE) &&
      is_class(self, self->at + 2, ENT_TIME_HALF)) {
    self->at += 3;
    value += 5;
  }
  return value;
}

/// ordinal := digits SUFFIX | TENS "-"? ORD
static bool read_ordinal(NumberReader *const self, EntTimeCell *const cell) {
  const size_t at = self->at;
  const EntTimeCell *const next = &self->cells->items[at + 1];
  if (is_class(self, at, ENT_TIME_NUM) &&
      is_class(self, at + 1, ENT_TIME_SUFFIX) && next->is_glued &&
      cell->n_digits <= 2) {
    cell->classes &= ENT_TIME_BIT(ENT_TIME_DAY);
    cell->classes |= ENT_TIME_BIT(ENT_TIME_NTH) | ENT_TIME_BIT(ENT_TIME_ORD);
    self->at += 2;
    return true;
  }
  const size_t ordinal = at + 1 + is_dash_at(self, at + 1);
  if (is_class(self, at, ENT_TIME_TENS) &&
      is_class(self, ordinal, ENT_TIME_ORD)) {
    const int tens = value_at(self, ENT_TIME_TENS);
    self->at = ordinal;
    cell->number = 10 * (tens + value_at(self, ENT_TIME_ORD) % 10);
    cell->word = ENT_NO_ID;
    cell->classes = ENT_TIME_BIT(ENT_TIME_ORD) | ENT_TIME_BIT(ENT_TIME_WORD);
    ++self->at;
    return true;
  }
  return false;
}

/// Read one cell, or a number over several, from `self->at` into `cell`.
static void join_cell(NumberReader *const self, EntTimeCell *const cell) {
  const size_t begin = self->at;
  *cell = self->cells->items[begin];
  if (!read_ordinal(self, cell)) {
    const int32_t value = read_number(self);
    if (value < 0) {
      self->at = begin + 1;
    } else if (self->at > begin + 1 || cell->number < 0) {
      cell->number = value;
      cell->word = self->at > begin + 1 ? ENT_NO_ID : cell->word;
      cell->classes = ENT_TIME_BIT(ENT_TIME_NUM) |
                      (self->at > begin + 1 ? 0 : cell->classes);
    }
  }
  const EntTimeCell *const last = &self->cells->items[self->at - 1];
  cell->last_token = last->last_token;
}

static void join_numbers(const EntTimeWords *const words,
                         EntTimeCells *const cells) {
  NumberReader reader = {words, cells, 0};
  size_t count = 0;
  while (reader.at < cells->count) {
    EntTimeCell cell;
    join_cell(&reader, &cell);
    cells->items[count++] = cell;
  }
  cells->count = count;
}

/// Words inside the names of people are no time: "Theresa May".
static void mask_names(EntTimeCells *const cells,
                       const EntDocument *const document,
                       const EntSentence *const sentence) {
  size_t low = 0;
  size_t high = document->names.count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (document->names.items[middle].first_token < sentence->first_token) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (size_t i = 0; i < cells->count && low < document->names.count; ++i) {
    const EntNamed *name = &document->names.items[low];
    while (name->first_token + name->n_tokens <= cells->items[i].first_token) {
      if (++low == document->names.count) {
        return;
      }
      name = &document->names.items[low];
    }
    if (name->kind == ENT_NAMED_PERSON &&
        name->first_token <= cells->items[i].first_token) {
      cells->items[i].classes &=
          ENT_TIME_BIT(ENT_TIME_CAPS) | ENT_TIME_BIT(ENT_TIME_WORD);
    }
  }
}

EntStatus ent_time_cells_read(EntTimeCells *const cells,
                              const EntAllocator *const allocator,
                              const EntTimeWords *const words,
                              const EntDocument *const document,
                              const EntSentence *const sentence) {
  cells->count = 0;
  const uint32_t end = sentence->first_token + sentence->n_tokens;
  for (uint32_t i = sentence->first_token; i < end; ++i) {
    ENT_TRY(add_token(cells, allocator, words, document, i));
  }
  join_numbers(words, cells);
  mask_names(cells, document, sentence);
  return ENT_SUCCESS;
}

int ent_time_cell_value(const EntTimeWords *const words,
                        const EntTimeCell *const cell,
                        const EntTimeClass word_class) {
  const EntTimeEntry *const entry =
      word_class < ENT_N_TIME_WORD_CLASSES
          ? ent_time_words_find(words, cell->word, word_class, cell->is_capital)
          : NULL;
  if (entry) {
    return entry->value;
  }
  return word_class == ENT_TIME_NUM
             ? cell->number
             : (cell->number < 0 ? 0 : cell->number / 10);
}
