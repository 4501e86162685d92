// Where a word ends: marks within it, abbreviating full stops.

#include "base/utf8.h"
#include "text/scanner.h"

static EntView slice(const EntScanner *const self, const size_t begin,
                     const size_t end) {
  return ent_view_slice(self->text, begin, end);
}

static EntGlyph glyph_at(const EntScanner *const self, const size_t at) {
  return ent_glyph(self, at, self->chunk_end);
}

static bool is_letter(const uint32_t c) {
  return c && ent_utf8_is_letter(c);
}

/// Return the end of the letters that begin at `at`, or of the first `most`.
static size_t letters_end(const EntScanner *const self, size_t at,
                          size_t most) {
  EntGlyph glyph = glyph_at(self, at);
  while (most-- && is_letter(glyph.code)) {
    at += glyph.size;
    glyph = glyph_at(self, at);
  }
  return at;
}

/// The same for digits.
static size_t digits_end(const EntScanner *const self, size_t at) {
  while (at < self->chunk_end &&
         ent_is_digit((unsigned char)self->text.data[at])) {
    ++at;
  }
  return at;
}

// Full stops

/// Return whether all parts between full stops have one or two letters.
static bool is_dotted(const EntView word) {
  size_t size = 0;
  size_t n_dots = 0;
  for (size_t i = 0; i < word.size; ++i) {
    const char c = word.data[i];
    const bool is_ascii_letter =
        (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (c == '.') {
      ++n_dots;
      size = 0;
    } else if (!is_ascii_letter || ++size > 2) {
      return false;
    }
  }
  return n_dots && size;
}

static bool is_in_list(const EntScanner *const self, const size_t begin,
                       const size_t end, const uint32_t kinds) {
  return ent_word_kinds(self->model, slice(self, begin, end)) & kinds;
}

/// Return whether the full stop at `at` is within a word begun at `begin`.
static bool joins_dot(const EntScanner *const self, const size_t begin,
                      const size_t at, const uint32_t before,
                      const uint32_t after) {
  if (ent_is_digit(before) && ent_is_digit(after)) {
    return true;
  }
  if (!is_letter(after)) {
    return false;
  }
  const size_t end = letters_end(self, at + 1, ENT_MAX_LISTED);
  if (is_in_list(self, at + 1, end, ENT_IS(DOMAIN))) {
    return true;
  }
  if (at - begin < 16 && is_dotted(slice(self, begin, end))) {
    return true;
  }
  return is_letter(before) && !ent_utf8_is_upper(before) &&
         !ent_utf8_is_upper(after);
}

static bool begins_starter(const EntScanner *const self, size_t at) {
  EntGlyph glyph = ent_glyph(self, at, self->span_end);
  while (glyph.size && ent_is_space(glyph.code)) {
    at += glyph.size;
    glyph = ent_glyph(self, at, self->span_end);
  }
  const size_t begin = at;
  while (at - begin < ENT_MAX_LISTED && is_letter(glyph.code)) {
    at += glyph.size;
    glyph = ent_glyph(self, at, self->span_end);
  }
  return is_in_list(self, begin, at, ENT_IS(STARTER));
}

/// J. in "J. Smith".
static bool is_initial(const EntScanner *const self, const EntView word,
                       const size_t after) {
  uint32_t c = 0;
  const bool is_capital = ent_utf8_decode(word, &c) == word.size &&
                          ent_utf8_is_upper(c) && c != 'I';
  return is_capital &&
         (glyph_at(self, after).code == ',' ||
          (ent_utf8_is_upper(ent_glyph_beyond_space(self, after)) &&
           !begins_starter(self, after)));
}

/// Return whether the word takes the full stop at `end`.
static bool takes_dot(const EntScanner *const self, const size_t begin,
                      const size_t end) {
  const uint32_t next = glyph_at(self, end + 1).code;
  if (glyph_at(self, end).code != '.' || next == '.' ||
      ent_is_word_glyph(next) || end - begin > ENT_MAX_LISTED) {
    return false;
  }
  const EntView word = slice(self, begin, end);
  if (is_dotted(word) || is_initial(self, word, end + 1)) {
    return true;
  }
  const uint32_t kinds =
      ent_word_kinds(self->model, slice(self, begin, end + 1)) &
      ENT_IS_ABBREVIATION;
  return kinds == ENT_IS(NUMBER)
             ? ent_is_digit(ent_glyph_beyond_space(self, end + 1))
             : kinds != 0;
}

// Hyphens

static bool is_upper_case(const EntView word) {
  uint32_t first = 0;
  const size_t n = ent_utf8_decode(word, &first);
  uint32_t second = 0;
  return ent_utf8_decode(ent_view_slice(word, n, word.size), &second) &&
         ent_utf8_is_upper(first) && ent_utf8_is_upper(second);
}

static bool joins_hyphen(const EntScanner *const self, const size_t begin,
                         const size_t at, const size_t after) {
  const EntView left = slice(self, begin, at);
  const bool is_first =
      !ent_is_hyphen(ent_glyph_before(self, self->chunk_begin, begin));
  if (is_first && left.size <= ENT_MAX_LISTED && !is_upper_case(left) &&
      is_in_list(self, begin, at, ENT_IS(PREFIX))) {
    return true;
  }
  const size_t end = letters_end(self, after, ENT_MAX_LISTED);
  return is_in_list(self, after, end, ENT_IS(SUFFIX));
}

/// Dates and telephone numbers: 2021-04-01, 555-0123. Years and other ranges
/// are cut.
static size_t scan_digit_groups(const EntScanner *const self, const size_t at) {
  size_t end = digits_end(self, at);
  size_t group = end - at;
  size_t n_groups = 1;
  bool is_phone = false;
  while (end < self->chunk_end && self->text.data[end] == '-') {
    const size_t next = digits_end(self, end + 1);
    if (next == end + 1) {
      break;
    }
    is_phone = group == 3 && next - end == 5;
    group = next - end - 1;
    end = next;
    ++n_groups;
  }
  return n_groups > 2 || is_phone ? end : at;
}

// Other marks

/// A comma groups thousands.
static bool joins_comma(const EntScanner *const self, const size_t at,
                        const uint32_t before) {
  return ent_is_digit(before) && digits_end(self, at + 1) == at + 4;
}

static bool joins_slash(const EntScanner *const self, const size_t begin,
                        const size_t at, const uint32_t before,
                        const uint32_t after) {
  const bool is_letter_by_letter =
      at == begin + 1 && is_letter(before) && is_letter(after) &&
      !ent_is_word_glyph(glyph_at(self, at + 2).code) &&
      glyph_at(self, at + 2).code != '/';
  return (ent_is_digit(before) && ent_is_digit(after)) || is_letter_by_letter;
}

/// Return whether the mark at `at` is part of the word begun at `begin`.
static bool is_within_word(const EntScanner *const self, const size_t begin,
                           const size_t at, const uint32_t before,
                           const EntGlyph mark) {
  const uint32_t after = glyph_at(self, at + mark.size).code;
  if (!ent_is_word_glyph(after)) {
    return false;
  }
  switch (mark.code) {
  case '.':
    return joins_dot(self, begin, at, before, after);
  case ',':
    return joins_comma(self, at, before);
  case ':':
    return ent_is_digit(before) && ent_is_digit(after);
  case '/':
    return joins_slash(self, begin, at, before, after);
  case '&':
  case '@':
    return is_letter(before) && is_letter(after);
  case '\'':
  case 0x2019:
    return is_letter(after);
  default:
    return ent_is_hyphen(mark.code) &&
           joins_hyphen(self, begin, at, at + mark.size);
  }
}

static bool is_number_glyph(const char c) {
  return ent_is_digit((unsigned char)c) || c == '.' || c == ',' || c == ':' ||
         c == '/';
}

/// Cut the unit off a number: 10km, 5pm.
static size_t without_unit(const EntScanner *const self, const size_t begin,
                           const size_t end) {
  size_t at = begin;
  while (at < end && is_number_glyph(self->text.data[at])) {
    ++at;
  }
  const bool has_unit = at > begin && at < end && end - at <= ENT_MAX_LISTED &&
                        is_in_list(self, at, end, ENT_IS(UNIT));
  return has_unit ? at : end;
}

/// US$ and Yahoo! are words with the mark behind them.
static size_t with_mark(const EntScanner *const self, const size_t begin,
                        const size_t end) {
  if (end >= self->chunk_end || end - begin >= ENT_MAX_LISTED ||
      (self->text.data[end] != '$' && self->text.data[end] != '!')) {
    return end;
  }
  return is_in_list(self, begin, end + 1, ENT_IS(CURRENCY) | ENT_IS(WORD))
             ? end + 1
             : end;
}

size_t ent_scan_word(const EntScanner *const self, const size_t at) {
  const size_t groups_end = scan_digit_groups(self, at);
  if (groups_end > at) {
    return groups_end;
  }
  size_t end = at;
  uint32_t before = 0;
  for (EntGlyph glyph = glyph_at(self, at);
       glyph.size && (ent_is_word_glyph(glyph.code) ||
                      is_within_word(self, at, end, before, glyph));
       glyph = glyph_at(self, end)) {
    end += glyph.size;
    before = glyph.code;
  }
  const size_t number_end = without_unit(self, at, end);
  if (number_end < end) {
    return number_end;
  }
  return takes_dot(self, at, end) ? end + 1 : with_mark(self, at, end);
}
