#include "rdf/guard.h"

#include "base/utf8.h"

static EntPlace place_in_text(const char *const name, const EntView text,
                              const size_t at) {
  size_t line = 1;
  size_t begin = 0;
  for (size_t i = 0; i < at; ++i) {
    if (text.data[i] == '\n') {
      ++line;
      begin = i + 1;
    }
  }
  return (EntPlace){name, line,
                    1 + ent_utf8_count(ent_view_slice(text, begin, at))};
}

/// Return the position of an escape of U+0000, or the size of `text`.
static size_t find_zero_escape(const EntView text) {
  for (size_t i = 0; i < text.size; ++i) {
    i += ent_view_find(ent_view_slice(text, i, text.size), '\\');
    const EntView rest = ent_view_slice(text, i, text.size);
    if (ent_view_starts_with(rest, ENT_VIEW("\\u0000")) ||
        ent_view_starts_with(rest, ENT_VIEW("\\U00000000"))) {
      return i;
    }
    ++i; // What is escaped may be a backslash
  }
  return text.size;
}

static bool is_space(const char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Whether `<>`, spaces and `{` are at `at`.
static bool is_empty_graph_name(const EntView text, size_t at) {
  if (!ent_view_starts_with(ent_view_slice(text, at, text.size),
                            ENT_VIEW("<>"))) {
    return false;
  }
  for (at += 2; at < text.size && is_space(text.data[at]); ++at) {
  }
  return at < text.size && text.data[at] == '{';
}

/// Return the end of the string that begins at `at` with one quote or three.
static size_t skip_string(const EntView text, const size_t at) {
  const char triple[] = {text.data[at], text.data[at], text.data[at]};
  const EntView rest = ent_view_slice(text, at, text.size);
  const size_t size =
      ent_view_starts_with(rest, ent_view_of(triple, 3)) ? 3 : 1;
  const EntView quote = ent_view_of(triple, size);
  size_t i = at + size;
  while (i < text.size &&
         !ent_view_starts_with(ent_view_slice(text, i, text.size), quote)) {
    i += text.data[i] == '\\' ? 2 : 1;
  }
  return i + size;
}

/// Return the end of what begins at `at`: string, comment, IRI, escape, byte.
static size_t skip_token(const EntView text, const size_t at) {
  const EntView rest = ent_view_slice(text, at, text.size);
  switch (text.data[at]) {
  case '"':
  case '\'':
    return skip_string(text, at);
  case '#':
    return at + 1 + ent_view_find(rest, '\n');
  case '<':
    return at + 1 + ent_view_find(rest, '>');
  case '\\':
    return at + 2;
  default:
    return at + 1;
  }
}

/// Return where an empty IRI is followed by a brace, or the size of `text`.
static size_t find_empty_graph_name(const EntView text) {
  size_t at = 0;
  while (at < text.size && !is_empty_graph_name(text, at)) {
    at = skip_token(text, at);
  }
  return at < text.size ? at : text.size;
}

EntStatus ent_guard_text(const EntWorld *const world, const char *const name,
                         const EntView text, const bool has_graph_names) {
  const size_t valid = ent_utf8_valid_prefix(text);
  if (valid < text.size) {
    return ent_error(world, ENT_ERR_ENCODING, place_in_text(name, text, valid),
                     "invalid UTF-8");
  }
  const size_t zero = ent_view_find(text, '\0');
  if (zero < text.size) {
    return ent_error(world, ENT_ERR_SYNTAX, place_in_text(name, text, zero),
                     "zero byte");
  }
  const size_t brace =
      has_graph_names ? find_empty_graph_name(text) : text.size;
  if (brace < text.size) {
    return ent_error(world, ENT_ERR_DATA, place_in_text(name, text, brace),
                     "<> before { cannot be read");
  }
  const size_t escape = find_zero_escape(text);
  return escape < text.size
             ? ent_error(world, ENT_ERR_DATA, place_in_text(name, text, escape),
                         "U+0000 cannot be read")
             : ENT_SUCCESS;
}
