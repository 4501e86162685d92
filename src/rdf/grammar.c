#include "rdf/grammar.h"

#include "base/utf8.h"
#include "rdf/term.h"

#include <stdint.h>

typedef bool (*IsChar)(uint32_t c);

static bool is_digit(const uint32_t c) {
  return c >= '0' && c <= '9';
}

static bool is_alpha(const uint32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_hex(const uint32_t c) {
  return is_digit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/// PN_CHARS_BASE
static bool is_base(const uint32_t c) {
  static const struct {
    uint32_t first, last;
  } ranges[] = {{0x00C0, 0x00D6}, {0x00D8, 0x00F6}, {0x00F8, 0x02FF},
                {0x0370, 0x037D}, {0x037F, 0x1FFF}, {0x200C, 0x200D},
                {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF},
                {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
  if (c < 0x80) {
    return is_alpha(c);
  }
  for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); ++i) {
    if (c >= ranges[i].first && c <= ranges[i].last) {
      return true;
    }
  }
  return false;
}

/// PN_CHARS
static bool is_name(const uint32_t c) {
  return is_base(c) || is_digit(c) || c == '_' || c == '-' || c == 0xB7 ||
         (c >= 0x0300 && c <= 0x036F) || c == 0x203F || c == 0x2040;
}

static bool is_name_or_dot(const uint32_t c) {
  return is_name(c) || c == '.';
}

static bool is_label_start(const uint32_t c) {
  return is_base(c) || is_digit(c) || c == '_';
}

static bool is_local_start(const uint32_t c) {
  return is_label_start(c) || c == ':' || c == '%';
}

static bool is_local(const uint32_t c) {
  return is_name(c) || c == ':' || c == '%';
}

static bool is_local_or_dot(const uint32_t c) {
  return is_local(c) || c == '.';
}

/// Match `first (middle* last)?`, where each last one is a middle one too.
static bool matches(const EntView text, const IsChar first, const IsChar middle,
                    const IsChar last) {
  uint32_t c = 0;
  size_t count = 0;
  for (size_t at = 0, size = 0; at < text.size; at += size, ++count) {
    size = ent_utf8_decode(ent_view_slice(text, at, text.size), &c);
    if (!size || !(at ? middle(c) : first(c))) {
      return false;
    }
  }
  return count == 1 || (count && last(c));
}

/// PERCENT: whether each "%" has two hexadecimal digits behind it.
static bool has_whole_percents(const EntView text) {
  for (size_t i = 0; i < text.size; ++i) {
    if (text.data[i] == '%' &&
        (i + 2 >= text.size || !is_hex((unsigned char)text.data[i + 1]) ||
         !is_hex((unsigned char)text.data[i + 2]))) {
      return false;
    }
  }
  return true;
}

bool ent_is_local_name(const EntView name) {
  return !name.size ||
         (matches(name, is_local_start, is_local_or_dot, is_local) &&
          has_whole_percents(name));
}

bool ent_is_prefix_name(const EntView name) {
  return !name.size || matches(name, is_base, is_name_or_dot, is_name);
}

bool ent_is_blank_label(const EntView label) {
  return matches(label, is_label_start, is_name_or_dot, is_name);
}

bool ent_is_language_tag(const EntView tag) {
  bool is_first = true;
  for (EntView rest = tag; rest.data; is_first = false) {
    const EntView part = ent_view_cut(&rest, '-');
    for (size_t i = 0; i < part.size; ++i) {
      const unsigned char c = (unsigned char)part.data[i];
      if (!is_alpha(c) && (is_first || !is_digit(c))) {
        return false;
      }
    }
    if (!part.size) {
      return false;
    }
  }
  return !is_first;
}

static bool is_scheme_char(const unsigned char c) {
  return is_alpha(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
}

static bool has_scheme(const EntView iri) {
  const size_t size = ent_view_find(iri, ':');
  for (size_t i = 0; i < size; ++i) {
    if (!is_scheme_char((unsigned char)iri.data[i])) {
      return false;
    }
  }
  return size && size < iri.size && is_alpha((unsigned char)iri.data[0]);
}

bool ent_is_absolute_iri(const EntView iri) {
  for (size_t i = 0; i < iri.size; ++i) {
    const unsigned char c = (unsigned char)iri.data[i];
    if (c <= ' ' || (c < 0x80 && memchr("<>\"{}|^`\\", c, 9))) {
      return false;
    }
  }
  return has_scheme(iri);
}

static size_t skip_digits(const EntView text, size_t at) {
  while (at < text.size && is_digit((unsigned char)text.data[at])) {
    ++at;
  }
  return at;
}

static size_t skip_sign(const EntView text, const size_t at) {
  return at +
         (at < text.size && (text.data[at] == '+' || text.data[at] == '-'));
}

/// Return the end of `[+-]?[0-9]+` at `at`, or `at` if it is not there.
static size_t skip_integer(const EntView text, const size_t at) {
  const size_t digits = skip_sign(text, at);
  const size_t end = skip_digits(text, digits);
  return end > digits ? end : at;
}

/// Return the end of `'.' [0-9]+` at `at`, or `at` if it is not there.
static size_t skip_fraction(const EntView text, const size_t at) {
  const size_t end =
      at < text.size && text.data[at] == '.' ? skip_digits(text, at + 1) : at;
  return end > at + 1 ? end : at;
}

static bool is_integer(const EntView text) {
  return text.size && skip_integer(text, 0) == text.size;
}

static bool is_decimal(const EntView text) {
  const size_t point = skip_integer(text, 0);
  return point && point < text.size && skip_fraction(text, point) == text.size;
}

static bool is_double(const EntView text) {
  const size_t point = skip_integer(text, 0);
  const size_t e = skip_fraction(text, point);
  return point && e < text.size &&
         (text.data[e] == 'e' || text.data[e] == 'E') &&
         skip_integer(text, e + 1) == text.size && e + 1 < text.size;
}

static bool is_boolean(const EntView text) {
  return ent_view_equals(text, ENT_VIEW("true")) ||
         ent_view_equals(text, ENT_VIEW("false"));
}

bool ent_is_bare_literal(const EntView value, const EntView datatype) {
  static const struct {
    EntView name;
    bool (*is_valid)(EntView text);
  } types[] = {{{"integer", 7}, is_integer},
               {{"decimal", 7}, is_decimal},
               {{"double", 6}, is_double},
               {{"boolean", 7}, is_boolean}};
  const EntView xsd = ENT_VIEW(ENT_NS_XSD);
  if (!ent_view_starts_with(datatype, xsd)) {
    return false;
  }
  const EntView name = ent_view_slice(datatype, xsd.size, datatype.size);
  for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); ++i) {
    if (ent_view_equals(types[i].name, name)) {
      return types[i].is_valid(value);
    }
  }
  return false;
}
