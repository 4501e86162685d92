#include "store/functions_impl.h"

#include "base/utf8.h"

#include <string.h>

/// A string with the language of another.
static EntTerm like(const EntTerm *const model, const EntView value) {
  return (EntTerm){
      .kind = ENT_TERM_LITERAL, .value = value, .language = model->language};
}

static void finish(sqlite3_context *const context, const EntStatus status,
                   const EntTerm *const model) {
  if (status) {
    result_status(context, status);
  } else {
    const EntBuffer *const out = &functions_of(context)->scratch;
    result_term(context, like(model, ent_buffer_view(out)));
  }
}

static void strlen_of(sqlite3_context *const context, const int n,
                      sqlite3_value **const arguments) {
  (void)n;
  EntTerm term;
  if (argument_string(context, arguments[0], &term)) {
    result_integer(context, (int64_t)ent_utf8_count(term.value));
  }
}

/// Return the capital whose small letter `c` is, or `c`.
static uint32_t to_upper(const uint32_t c) {
  // where capitals are in relation to small letters, by alphabet
  static const int DISTANCES[] = {-32,  -1,   -80, -48,   -8,    -64,
                                  -63,  -37,  -38, -7264, -7205, -205,
                                  -202, -203, 121, 7615};
  if (ent_utf8_to_lower(c) != c) {
    return c;
  }
  for (size_t i = 0; i < sizeof(DISTANCES) / sizeof(*DISTANCES); ++i) {
    const int64_t upper = (int64_t)c + DISTANCES[i];
    if (upper > 0 && ent_utf8_is_upper((uint32_t)upper) &&
        ent_utf8_to_lower((uint32_t)upper) == c) {
      return (uint32_t)upper;
    }
  }
  return c;
}

static void map_case(sqlite3_context *const context,
                     sqlite3_value **const arguments,
                     uint32_t (*const map)(uint32_t)) {
  EntTerm term;
  if (!argument_string(context, arguments[0], &term)) {
    return;
  }
  EntBuffer *const out = scratch(context);
  EntStatus status = ENT_SUCCESS;
  for (size_t at = 0, size = 0; !status && at < term.value.size; at += size) {
    uint32_t c = 0;
    char bytes[4];
    size = ent_utf8_decode(ent_view_slice(term.value, at, term.value.size), &c);
    if (!size) {
      break;
    }
    status = ent_buffer_append(
        out, ent_view_of(bytes, ent_utf8_encode(map(c), bytes)));
  }
  finish(context, status, &term);
}

static void ucase(sqlite3_context *const context, const int n,
                  sqlite3_value **const arguments) {
  (void)n;
  map_case(context, arguments, to_upper);
}

static void lcase(sqlite3_context *const context, const int n,
                  sqlite3_value **const arguments) {
  (void)n;
  map_case(context, arguments, ent_utf8_to_lower);
}

/// Section 17.4.3.1.2: may the second string be looked for in the first?
static bool are_compatible(const EntTerm *const a, const EntTerm *const b) {
  return !b->language.size || ent_view_equals(a->language, b->language);
}

static bool two_strings(sqlite3_context *const context,
                        sqlite3_value **const arguments, EntTerm *const a,
                        EntTerm *const b) {
  if (!argument_string(context, arguments[0], a) ||
      !argument_string(context, arguments[1], b)) {
    return false;
  }
  if (!are_compatible(a, b)) {
    sqlite3_result_null(context);
    return false;
  }
  return true;
}

/// Return where `part` begins in `text`, or SIZE_MAX.
static size_t find_part(const EntView text, const EntView part) {
  const char *const found = part.size ? memmem(text.data ? text.data : "",
                                               text.size, part.data, part.size)
                                      : text.data;
  return part.size ? (found ? (size_t)(found - text.data) : SIZE_MAX) : 0;
}

static void contains(sqlite3_context *const context, const int n,
                     sqlite3_value **const arguments) {
  (void)n;
  EntTerm a;
  EntTerm b;
  if (two_strings(context, arguments, &a, &b)) {
    sqlite3_result_int(context, find_part(a.value, b.value) != SIZE_MAX);
  }
}

static void strstarts(sqlite3_context *const context, const int n,
                      sqlite3_value **const arguments) {
  (void)n;
  EntTerm a;
  EntTerm b;
  if (two_strings(context, arguments, &a, &b)) {
    sqlite3_result_int(context, ent_view_starts_with(a.value, b.value));
  }
}

static void strends(sqlite3_context *const context, const int n,
                    sqlite3_value **const arguments) {
  (void)n;
  EntTerm a;
  EntTerm b;
  if (two_strings(context, arguments, &a, &b)) {
    sqlite3_result_int(context, ent_view_ends_with(a.value, b.value));
  }
}

static void cut(sqlite3_context *const context, sqlite3_value **const arguments,
                const bool is_before) {
  EntTerm a;
  EntTerm b;
  if (!two_strings(context, arguments, &a, &b)) {
    return;
  }
  const size_t at = find_part(a.value, b.value);
  if (at == SIZE_MAX) {
    result_term(context, ent_term_string(ENT_VIEW("")));
  } else if (is_before) {
    result_term(context, like(&a, ent_view_slice(a.value, 0, at)));
  } else {
    result_term(context, like(&a, ent_view_slice(a.value, at + b.value.size,
                                                 a.value.size)));
  }
}

static void strbefore(sqlite3_context *const context, const int n,
                      sqlite3_value **const arguments) {
  (void)n;
  cut(context, arguments, true);
}

static void strafter(sqlite3_context *const context, const int n,
                     sqlite3_value **const arguments) {
  (void)n;
  cut(context, arguments, false);
}

static void concat(sqlite3_context *const context, const int n,
                   sqlite3_value **const arguments) {
  EntBuffer *const out = scratch(context);
  EntTerm model = ent_term_string(ENT_VIEW(""));
  EntStatus status = ENT_SUCCESS;
  for (int i = 0; !status && i < n; ++i) {
    EntTerm term;
    if (!argument_string(context, arguments[i], &term)) {
      return;
    }
    if (!i) {
      model = term;
    } else if (!ent_view_equals(model.language, term.language)) {
      model.language = (EntView){NULL, 0};
    }
    status = ent_buffer_append(out, term.value);
  }
  finish(context, status, &model);
}

static bool is_unreserved(const char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || (c && strchr("-_.~", c));
}

static void encode_for_uri(sqlite3_context *const context, const int n,
                           sqlite3_value **const arguments) {
  (void)n;
  EntTerm term;
  if (!argument_string(context, arguments[0], &term)) {
    return;
  }
  EntBuffer *const out = scratch(context);
  EntStatus status = ENT_SUCCESS;
  for (size_t i = 0; !status && i < term.value.size; ++i) {
    const char c = term.value.data[i];
    status = is_unreserved(c)
                 ? ent_buffer_append_byte(out, c)
                 : ent_buffer_format(out, "%%%02X", (unsigned)(unsigned char)c);
  }
  const EntTerm plain = ent_term_string(ENT_VIEW(""));
  finish(context, status, &plain);
}

/// Return the byte at which code point `n` of `text` begins.
static size_t offset_of(const EntView text, int64_t n) {
  size_t at = 0;
  for (; n > 0 && at < text.size; --n) {
    do {
      ++at;
    } while (at < text.size && !ent_utf8_is_start(text.data[at]));
  }
  return at;
}

/// Read an argument as a whole number, rounded as XPath does it.
static bool argument_count(sqlite3_context *const context,
                           sqlite3_value *const argument,
                           int64_t *const count) {
  EntValue value;
  if (!argument_value(context, argument, &value)) {
    return false;
  }
  if (!ent_value_is_numeric(&value)) {
    sqlite3_result_null(context);
    return false;
  }
  const double number = ent_value_to_double(&value);
  *count = number > 1e15    ? (int64_t)1e15
           : number < -1e15 ? (int64_t)-1e15
           : number == number
               ? (int64_t)(number < 0 ? number - 0.5 : number + 0.5)
               : (int64_t)-1e15;
  return true;
}

static void substr(sqlite3_context *const context, const int n,
                   sqlite3_value **const arguments) {
  EntTerm term;
  int64_t begin = 0;
  int64_t length = (int64_t)1e15;
  if (!argument_string(context, arguments[0], &term) ||
      !argument_count(context, arguments[1], &begin) ||
      (n > 2 && !argument_count(context, arguments[2], &length))) {
    return;
  }
  const size_t first = offset_of(term.value, begin - 1);
  const size_t last = offset_of(term.value, begin - 1 + length);
  result_term(context,
              like(&term, ent_view_slice(term.value, first,
                                         last > first ? last : first)));
}

const ScalarFunction FUNCTIONS_STRING[] = {
    {"ent_strlen", 1, strlen_of, false},
    {"ent_ucase", 1, ucase, false},
    {"ent_lcase", 1, lcase, false},
    {"ent_contains", 2, contains, false},
    {"ent_strstarts", 2, strstarts, false},
    {"ent_strends", 2, strends, false},
    {"ent_strbefore", 2, strbefore, false},
    {"ent_strafter", 2, strafter, false},
    {"ent_concat", -1, concat, false},
    {"ent_encode_for_uri", 1, encode_for_uri, false},
    {"ent_substr", 2, substr, false},
    {"ent_substr", 3, substr, false},
    {NULL, 0, NULL, false}};
