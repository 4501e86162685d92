#include "store/regex_pattern.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 100 };

typedef struct {
  EntView text;
  size_t at;
  EntRegexFlags flags;
  bool can_repeat; ///< Behind something that a quantifier may follow
  long n_groups;
  size_t depth; ///< Of sets subtracted from sets
  EntBuffer *out;
} Translator;

// Classes by the letter of their escape, as members of a set of PCRE2.
static const struct {
  char letter;
  const char *members;
} CLASSES[] = {
    {'d', "\\p{Nd}"},
    {'D', "\\P{Nd}"},
    {'s', " \\t\\n\\r"},
    {'S', "\\x{0}-\\x{8}\\x{B}\\x{C}\\x{E}-\\x{1F}\\x{21}-\\x{10FFFF}"},
    {'w', "\\p{L}\\p{M}\\p{N}\\p{S}"},
    {'W', "\\p{P}\\p{Z}\\p{C}"},
    // NameStartChar and NameChar of XML 1.0, and what is neither
    {'i', ":A-Z_a-z\\x{C0}-\\x{D6}\\x{D8}-\\x{F6}\\x{F8}-\\x{2FF}"
          "\\x{370}-\\x{37D}\\x{37F}-\\x{1FFF}\\x{200C}\\x{200D}"
          "\\x{2070}-\\x{218F}\\x{2C00}-\\x{2FEF}\\x{3001}-\\x{D7FF}"
          "\\x{F900}-\\x{FDCF}\\x{FDF0}-\\x{FFFD}\\x{10000}-\\x{EFFFF}"},
    {'I', "\\x{0}-\\x{39}\\x{3B}-\\x{40}\\x{5B}-\\x{5E}\\x{60}"
          "\\x{7B}-\\x{BF}\\x{D7}\\x{F7}\\x{300}-\\x{36F}\\x{37E}"
          "\\x{2000}-\\x{200B}\\x{200E}-\\x{206F}\\x{2190}-\\x{2BFF}"
          "\\x{2FF0}-\\x{3000}\\x{E000}-\\x{F8FF}\\x{FDD0}-\\x{FDEF}"
          "\\x{FFFE}\\x{FFFF}\\x{F0000}-\\x{10FFFF}"},
    {'c', "-.0-9:A-Z_a-z\\x{B7}\\x{C0}-\\x{D6}\\x{D8}-\\x{F6}\\x{F8}-\\x{37D}"
          "\\x{37F}-\\x{1FFF}\\x{200C}\\x{200D}\\x{203F}\\x{2040}"
          "\\x{2070}-\\x{218F}\\x{2C00}-\\x{2FEF}\\x{3001}-\\x{D7FF}"
          "\\x{F900}-\\x{FDCF}\\x{FDF0}-\\x{FFFD}\\x{10000}-\\x{EFFFF}"},
    {'C', "\\x{0}-\\x{2C}\\x{2F}\\x{3B}-\\x{40}\\x{5B}-\\x{5E}\\x{60}"
          "\\x{7B}-\\x{B6}\\x{B8}-\\x{BF}\\x{D7}\\x{F7}\\x{37E}"
          "\\x{2000}-\\x{200B}\\x{200E}-\\x{203E}\\x{2041}-\\x{206F}"
          "\\x{2190}-\\x{2BFF}\\x{2FF0}-\\x{3000}\\x{E000}-\\x{F8FF}"
          "\\x{FDD0}-\\x{FDEF}\\x{FFFE}\\x{FFFF}\\x{F0000}-\\x{10FFFF}"}};

static const char *find_class(const char letter) {
  for (size_t i = 0; i < sizeof(CLASSES) / sizeof(*CLASSES); ++i) {
    if (CLASSES[i].letter == letter) {
      return CLASSES[i].members;
    }
  }
  return NULL;
}

static bool is_digit(const char c) {
  return c >= '0' && c <= '9';
}

/// Return the byte `ahead` of the next one, or 0 behind the end.
static char peek(const Translator *const translator, const size_t ahead) {
  const size_t at = translator->at + ahead;
  return (char)(at < translator->text.size ? translator->text.data[at] : 0);
}

static bool is_at_end(const Translator *const translator) {
  return translator->at >= translator->text.size;
}

static EntStatus put(Translator *const translator, const char *const text) {
  return ent_buffer_append(translator->out, ent_view(text));
}

/// Append a character that stands for itself.
static EntStatus put_literal(Translator *const translator, const char c) {
  if (c > 0 && c < 127 && strchr("\\|.?*+(){}[]^$-", c)) {
    ENT_TRY(ent_buffer_append_byte(translator->out, '\\'));
  }
  return ent_buffer_append_byte(translator->out, c);
}

/// \p{Name}, at the letter: the general categories of Unicode.
static EntStatus put_category(Translator *const translator) {
  const EntView rest =
      ent_view_slice(translator->text, translator->at, translator->text.size);
  const size_t size = ent_view_find(rest, '}') + 1;
  const bool is_known =
      (size == 4 || size == 5) && rest.size >= size && rest.data[1] == '{' &&
      strchr("LMNPZSC", rest.data[2]) &&
      (size == 4 || (rest.data[3] >= 'a' && rest.data[3] <= 'z'));
  if (!is_known) {
    return ENT_ERR_SYNTAX;
  }
  translator->at += size;
  ENT_TRY(put(translator, "\\"));
  return ent_buffer_append(translator->out, ent_view_slice(rest, 0, size));
}

/// What stands behind a backslash, in a set or outside; a class outside
/// becomes a set. `is_class` says that it cannot begin or end a range.
static EntStatus put_escape(Translator *const translator, const bool is_in_set,
                            bool *const is_class) {
  const char c = peek(translator, 0);
  const char *const members = find_class(c);
  *is_class = members || c == 'p' || c == 'P';
  if (members) {
    ++translator->at;
    ENT_TRY(put(translator, is_in_set ? "" : "["));
    ENT_TRY(put(translator, members));
    return put(translator, is_in_set ? "" : "]");
  }
  if (*is_class) {
    return put_category(translator);
  }
  if (!c || !strchr("nrt\\|.?*+(){}[]^$-", c)) {
    return ENT_ERR_SYNTAX;
  }
  ++translator->at;
  ENT_TRY(put(translator, "\\"));
  return ent_buffer_append_byte(translator->out, c);
}

/// A character of a set, or a class if `is_class`.
static EntStatus put_member(Translator *const translator,
                            bool *const is_class) {
  const char c = peek(translator, 0);
  *is_class = false;
  if (is_at_end(translator) || c == '[' || c == ']') {
    return ENT_ERR_SYNTAX;
  }
  ++translator->at;
  if (c == '\\') {
    return put_escape(translator, true, is_class);
  }
  ENT_TRY(put_literal(translator, c));
  while ((peek(translator, 0) & 0xC0) == 0x80) { // the rest of a code point
    ENT_TRY(ent_buffer_append_byte(translator->out, peek(translator, 0)));
    ++translator->at;
  }
  return ENT_SUCCESS;
}

static EntStatus put_set(Translator *translator);

/// The members of a set up to its bracket, or up to what is subtracted.
static EntStatus put_members(Translator *const translator) {
  bool is_first = true;
  bool is_class = false;
  while (is_first || peek(translator, 0) != ']') {
    if (!is_first && peek(translator, 0) == '-' && peek(translator, 1) == '[') {
      break;
    }
    is_first = false;
    ENT_TRY(put_member(translator, &is_class));
    const char next = peek(translator, 1);
    if (!is_class && peek(translator, 0) == '-' && next != ']' && next != '[') {
      ++translator->at;
      ENT_TRY(put(translator, "-"));
      ENT_TRY(put_member(translator, &is_class));
      if (is_class) {
        return ENT_ERR_SYNTAX;
      }
    }
  }
  return put(translator, "]");
}

/// A set, behind its bracket. `[a-z-[aeiou]]` becomes `(?:[a-z](?<![aeiou]))`.
static EntStatus put_set(Translator *const translator) {
  if (++translator->depth > MAX_DEPTH) {
    return ENT_ERR_LIMIT;
  }
  ENT_TRY(put(translator, "(?:["));
  if (peek(translator, 0) == '^') {
    ++translator->at;
    ENT_TRY(put(translator, "^"));
  }
  ENT_TRY(put_members(translator));
  if (peek(translator, 0) == '-') {
    translator->at += 2;
    ENT_TRY(put(translator, "(?<!"));
    ENT_TRY(put_set(translator));
    ENT_TRY(put(translator, ")"));
  }
  if (peek(translator, 0) != ']') {
    return ENT_ERR_SYNTAX;
  }
  ++translator->at;
  --translator->depth;
  return put(translator, ")");
}

/// Skip digits; false if there are none.
static bool skip_digits(Translator *const translator) {
  const size_t begin = translator->at;
  while (is_digit(peek(translator, 0))) {
    ++translator->at;
  }
  return translator->at > begin;
}

/// A quantifier, at its first character, with the `?` of a reluctant one.
static EntStatus put_quantifier(Translator *const translator) {
  const size_t begin = translator->at++;
  if (!translator->can_repeat) {
    return ENT_ERR_SYNTAX;
  }
  translator->can_repeat = false;
  if (translator->text.data[begin] == '{') {
    if (!skip_digits(translator)) {
      return ENT_ERR_SYNTAX;
    }
    if (peek(translator, 0) == ',') {
      ++translator->at;
      (void)skip_digits(translator);
    }
    if (peek(translator, 0) != '}') {
      return ENT_ERR_SYNTAX;
    }
    ++translator->at;
  }
  translator->at += peek(translator, 0) == '?';
  return ent_buffer_append(
      translator->out, ent_view_slice(translator->text, begin, translator->at));
}

/// A back reference, at its first digit: as many digits as there are groups.
static EntStatus put_back_reference(Translator *const translator) {
  long group = peek(translator, 0) - '0';
  if (!group || group > translator->n_groups) {
    return ENT_ERR_SYNTAX;
  }
  ++translator->at;
  while (is_digit(peek(translator, 0)) &&
         10 * group + peek(translator, 0) - '0' <= translator->n_groups) {
    group = 10 * group + peek(translator, 0) - '0';
    ++translator->at;
  }
  return ent_buffer_format(translator->out, "\\g{%ld}", group);
}

static EntStatus put_group(Translator *const translator) {
  translator->can_repeat = false;
  if (peek(translator, 0) == '?') {
    if (peek(translator, 1) != ':') {
      return ENT_ERR_SYNTAX;
    }
    translator->at += 2;
    return put(translator, "(?:");
  }
  ++translator->n_groups;
  return put(translator, "(");
}

/// Anything but a quantifier, behind its first character `c`.
static EntStatus put_atom(Translator *const translator, const char c) {
  bool is_class = false;
  translator->can_repeat = true;
  switch (c) {
  case '(':
    return put_group(translator);
  case '[':
    return put_set(translator);
  case '\\':
    return is_digit(peek(translator, 0))
               ? put_back_reference(translator)
               : put_escape(translator, false, &is_class);
  case '.':
    return put(translator,
               translator->flags.is_dot_all ? "(?s:.)" : "[^\\n\\r]");
  case '|':
  case '^':
  case '$':
    translator->can_repeat = false;
    return ent_buffer_append_byte(translator->out, c);
  case ']':
  case '}':
    return ENT_ERR_SYNTAX;
  default:
    return ent_buffer_append_byte(translator->out, c);
  }
}

EntStatus ent_regex_pattern(const EntView pattern, const EntRegexFlags flags,
                            EntBuffer *const out) {
  Translator translator = {.text = pattern, .flags = flags, .out = out};
  if (flags.is_literal) {
    return ent_buffer_append(out, pattern);
  }
  while (!is_at_end(&translator)) {
    const char c = peek(&translator, 0);
    if (flags.skips_space && c && strchr(" \t\n\r", c)) {
      ++translator.at;
    } else if (c && strchr("?*+{", c)) {
      ENT_TRY(put_quantifier(&translator));
    } else {
      ++translator.at;
      ENT_TRY(put_atom(&translator, c));
    }
  }
  return ENT_SUCCESS;
}

EntStatus ent_regex_flags(const EntView letters, EntRegexFlags *const flags) {
  *flags = (EntRegexFlags){0};
  for (size_t i = 0; i < letters.size; ++i) {
    switch (letters.data[i]) {
    case 's':
      flags->is_dot_all = true;
      break;
    case 'm':
      flags->is_multi_line = true;
      break;
    case 'i':
      flags->ignores_case = true;
      break;
    case 'x':
      flags->skips_space = true;
      break;
    case 'q':
      flags->is_literal = true;
      break;
    default:
      return ENT_ERR_SYNTAX;
    }
  }
  return ENT_SUCCESS;
}
