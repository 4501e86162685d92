#include "store/sparql_lexer.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef struct {
  uint32_t first, last;
} Range;

// PN_CHARS_BASE beyond ASCII
static const Range NAME_LETTERS[] = {
    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
    {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
    {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
};

// what PN_CHARS and VARNAME add beyond ASCII
static const Range NAME_MARKS[] = {
    {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

static bool is_in(const uint32_t c, const Range *const ranges, const size_t n) {
  for (size_t i = 0; i < n; ++i) {
    if (c >= ranges[i].first && c <= ranges[i].last) {
      return true;
    }
  }
  return false;
}

static bool is_ascii_letter(const uint32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(const uint32_t c) {
  return c >= '0' && c <= '9';
}

static bool is_hex(const uint32_t c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// [164] PN_CHARS_BASE
static bool is_name_letter(const uint32_t c) {
  return is_ascii_letter(c) ||
         is_in(c, NAME_LETTERS, sizeof(NAME_LETTERS) / sizeof(Range));
}

/// [165] PN_CHARS_U, and digits
static bool is_name_start(const uint32_t c) {
  return is_name_letter(c) || c == '_' || is_digit(c);
}

/// [166] VARNAME, but its first
static bool is_var_char(const uint32_t c) {
  return is_name_start(c) ||
         is_in(c, NAME_MARKS, sizeof(NAME_MARKS) / sizeof(Range));
}

/// [167] PN_CHARS
static bool is_name_char(const uint32_t c) {
  return is_var_char(c) || c == '-';
}

static int byte_at(const EntLexer *const lexer, const size_t at) {
  return at < lexer->text.size ? (unsigned char)lexer->text.data[at] : -1;
}

/// Return the code point at `at` and its length, 0 at the end.
static size_t code_at(const EntLexer *const lexer, const size_t at,
                      uint32_t *const c) {
  *c = 0;
  return ent_utf8_decode(ent_view_slice(lexer->text, at, lexer->text.size), c);
}

static void newline(EntLexer *const lexer, const size_t at) {
  ++lexer->line;
  lexer->line_start = at + 1;
}

static void skip_comment(EntLexer *const lexer) {
  while (lexer->at < lexer->text.size && byte_at(lexer, lexer->at) != '\n') {
    ++lexer->at;
  }
}

static void skip_space(EntLexer *const lexer) {
  for (;; ++lexer->at) {
    const int c = byte_at(lexer, lexer->at);
    if (c == '#') {
      skip_comment(lexer);
    }
    if (byte_at(lexer, lexer->at) == '\n') {
      newline(lexer, lexer->at);
    } else if (c != '#' && c != ' ' && c != '\t' && c != '\r') {
      return;
    }
    if (lexer->at >= lexer->text.size) {
      return;
    }
  }
}

static size_t scan(const EntLexer *const lexer, size_t at,
                   bool (*const accepts)(uint32_t)) {
  uint32_t c = 0;
  size_t size = 0;
  while ((size = code_at(lexer, at, &c)) && accepts(c)) {
    at += size;
  }
  return at;
}

static bool is_name_char_or_dot(const uint32_t c) {
  return is_name_char(c) || c == '.';
}

/// Move back from `end` over dots, which cannot end a name.
static size_t without_dots(const EntLexer *const lexer, const size_t begin,
                           size_t end) {
  while (end > begin && byte_at(lexer, end - 1) == '.') {
    --end;
  }
  return end;
}

static EntStatus finish(EntLexer *const lexer, EntToken *const token,
                        const int kind, const size_t end) {
  token->kind = kind;
  token->text = ent_view_slice(lexer->text, lexer->at, end);
  lexer->at = end;
  return ENT_SUCCESS;
}

static EntStatus bad(EntLexer *const lexer, EntToken *const token,
                     const char *const reason) {
  token->value = ent_view(reason);
  return finish(lexer, token, ENT_TOKEN_BAD, lexer->text.size);
}

static bool is_iri_byte(const int c) {
  return c > ' ' && !strchr("<>\"{}|^`\\", c);
}

/// [139] IRIREF, or the operators < and <=
static EntStatus lex_less(EntLexer *const lexer, EntToken *const token) {
  size_t at = lexer->at + 1;
  while (is_iri_byte(byte_at(lexer, at))) {
    ++at;
  }
  if (byte_at(lexer, at) == '>') {
    token->value = ent_view_slice(lexer->text, lexer->at + 1, at);
    return finish(lexer, token, ENT_TOKEN_IRI, at + 1);
  }
  return byte_at(lexer, lexer->at + 1) == '='
             ? finish(lexer, token, ENT_TOKEN_LESS_EQUAL, lexer->at + 2)
             : finish(lexer, token, '<', lexer->at + 1);
}

/// [143] VAR1, [144] VAR2; `?` alone is an operator of paths
static EntStatus lex_var(EntLexer *const lexer, EntToken *const token) {
  uint32_t c = 0;
  const size_t begin = lexer->at + 1;
  if (!code_at(lexer, begin, &c) || !is_name_start(c)) {
    return finish(lexer, token, byte_at(lexer, lexer->at), begin);
  }
  const size_t end = scan(lexer, begin, is_var_char);
  token->value = ent_view_slice(lexer->text, begin, end);
  return finish(lexer, token, ENT_TOKEN_VAR, end);
}

/// [145] LANGTAG
static EntStatus lex_tag(EntLexer *const lexer, EntToken *const token) {
  size_t at = lexer->at + 1;
  const size_t begin = at;
  while (is_ascii_letter((uint32_t)byte_at(lexer, at))) {
    ++at;
  }
  if (at == begin) {
    return bad(lexer, token, "a language tag must follow '@'");
  }
  while (byte_at(lexer, at) == '-' &&
         (is_ascii_letter((uint32_t)byte_at(lexer, at + 1)) ||
          is_digit((uint32_t)byte_at(lexer, at + 1)))) {
    for (at += 2; is_ascii_letter((uint32_t)byte_at(lexer, at)) ||
                  is_digit((uint32_t)byte_at(lexer, at));
         ++at) {
    }
  }
  token->value = ent_view_slice(lexer->text, begin, at);
  return finish(lexer, token, ENT_TOKEN_TAG, at);
}

static size_t skip_digits(const EntLexer *const lexer, size_t at) {
  while (is_digit((uint32_t)byte_at(lexer, at))) {
    ++at;
  }
  return at;
}

/// [155] EXPONENT: return its end, or `at` if there is none
static size_t skip_exponent(const EntLexer *const lexer, const size_t at) {
  const int c = byte_at(lexer, at);
  if (c != 'e' && c != 'E') {
    return at;
  }
  const int sign = byte_at(lexer, at + 1);
  const size_t digits = at + 1 + (sign == '+' || sign == '-');
  const size_t end = skip_digits(lexer, digits);
  return end > digits ? end : at;
}

/// [146] INTEGER, [147] DECIMAL, [148] DOUBLE
static EntStatus lex_number(EntLexer *const lexer, EntToken *const token) {
  const size_t whole = skip_digits(lexer, lexer->at);
  size_t end = whole;
  int kind = ENT_TOKEN_INTEGER;
  if (byte_at(lexer, whole) == '.') {
    const size_t fraction = skip_digits(lexer, whole + 1);
    const bool has_exponent = skip_exponent(lexer, fraction) > fraction;
    if (fraction > whole + 1 || (whole > lexer->at && has_exponent)) {
      end = fraction;
      kind = ENT_TOKEN_DECIMAL;
    }
  }
  const size_t exponent = skip_exponent(lexer, end);
  kind = exponent > end ? ENT_TOKEN_DOUBLE : kind;
  token->value = ent_view_slice(lexer->text, lexer->at, exponent);
  return finish(lexer, token, kind, exponent);
}

/// [160] ECHAR: return the character meant, or 0
static char unescaped(const int c) {
  static const char FROM[] = "tbnrf\\\"'";
  static const char TO[] = "\t\b\n\r\f\\\"'";
  const char *const found = c > 0 ? strchr(FROM, c) : NULL;
  return (char)(found ? TO[found - FROM] : 0);
}

/// Return the offset of the closing quote, or SIZE_MAX.
static size_t find_quote(EntLexer *const lexer, size_t at, const int quote,
                         const bool is_long) {
  for (; at < lexer->text.size; ++at) {
    const int c = byte_at(lexer, at);
    if (c == '\\') {
      ++at;
    } else if (c == '\n' || c == '\r') {
      if (!is_long) {
        return SIZE_MAX;
      }
      if (c == '\n') {
        newline(lexer, at);
      }
    } else if (c == quote && (!is_long || (byte_at(lexer, at + 1) == quote &&
                                           byte_at(lexer, at + 2) == quote))) {
      return at;
    }
  }
  return SIZE_MAX;
}

/// Undo the escapes of a string; #ENT_NO_MATCH if one is unknown.
static EntStatus unescape(EntArena *const arena, const EntView from,
                          EntView *const to) {
  if (ent_view_find(from, '\\') == from.size) {
    *to = from;
    return ENT_SUCCESS;
  }
  char *const out = ent_arena_alloc(arena, from.size);
  if (!out) {
    return ENT_ERR_MEMORY;
  }
  size_t n = 0;
  for (size_t i = 0; i < from.size; ++i) {
    char c = from.data[i];
    if (c == '\\') {
      c = i + 1 < from.size ? unescaped(from.data[++i]) : 0;
      if (!c) {
        return ENT_NO_MATCH;
      }
    }
    out[n++] = c;
  }
  *to = ent_view_of(out, n);
  return ENT_SUCCESS;
}

/// [156] to [159] STRING_LITERAL
static EntStatus lex_string(EntLexer *const lexer, EntArena *const arena,
                            EntToken *const token) {
  const int quote = byte_at(lexer, lexer->at);
  const bool is_long = byte_at(lexer, lexer->at + 1) == quote &&
                       byte_at(lexer, lexer->at + 2) == quote;
  const size_t width = is_long ? 3 : 1;
  const size_t begin = lexer->at + width;
  const size_t end = find_quote(lexer, begin, quote, is_long);
  if (end == SIZE_MAX) {
    return bad(lexer, token, "the string has no end");
  }
  const EntStatus status =
      unescape(arena, ent_view_slice(lexer->text, begin, end), &token->value);
  return status == ENT_NO_MATCH
             ? bad(lexer, token, "the string has an unknown escape")
         : status ? status
                  : finish(lexer, token, ENT_TOKEN_STRING, end + width);
}

/// [172] PLX: return its size at `at`, or 0
static size_t escape_size(const EntLexer *const lexer, const size_t at) {
  const int c = byte_at(lexer, at);
  const int next = byte_at(lexer, at + 1);
  if (c == '%') {
    return next >= 0 && is_hex((uint32_t)next) && byte_at(lexer, at + 2) >= 0 &&
                   is_hex((uint32_t)byte_at(lexer, at + 2))
               ? 3
               : 0;
  }
  return c == '\\' && next > 0 && strchr("_~.-!$&'()*+,;=/?#@%", next) ? 2 : 0;
}

/// [169] PN_LOCAL: return its end
static size_t skip_local(const EntLexer *const lexer, const size_t begin) {
  size_t at = begin;
  size_t end = begin;
  for (;;) {
    uint32_t c = 0;
    const size_t escape = escape_size(lexer, at);
    const size_t size = escape ? escape : code_at(lexer, at, &c);
    const bool is_first = at == begin;
    if (!size || (!escape && c != ':' &&
                  !(is_first ? is_name_start(c) : is_name_char_or_dot(c)))) {
      return end;
    }
    at += size;
    end = !escape && c == '.' ? end : at;
  }
}

/// Copy a local name without the backslashes of PN_LOCAL_ESC.
static EntStatus unescape_local(EntArena *const arena, const EntView from,
                                EntView *const to) {
  if (ent_view_find(from, '\\') == from.size) {
    *to = from;
    return ENT_SUCCESS;
  }
  char *const out = ent_arena_alloc(arena, from.size);
  if (!out) {
    return ENT_ERR_MEMORY;
  }
  size_t n = 0;
  for (size_t i = 0; i < from.size; ++i) {
    i += from.data[i] == '\\';
    out[n++] = from.data[i];
  }
  *to = ent_view_of(out, n);
  return ENT_SUCCESS;
}

/// [140] PNAME_NS, [141] PNAME_LN with its colon at `colon`
static EntStatus lex_pname(EntLexer *const lexer, EntArena *const arena,
                           EntToken *const token, const size_t colon) {
  const size_t end = skip_local(lexer, colon + 1);
  token->prefix = ent_view_slice(lexer->text, lexer->at, colon);
  ENT_TRY(unescape_local(arena, ent_view_slice(lexer->text, colon + 1, end),
                         &token->value));
  return finish(lexer, token, ENT_TOKEN_PNAME, end);
}

/// [142] BLANK_NODE_LABEL
static EntStatus lex_blank(EntLexer *const lexer, EntToken *const token) {
  const size_t begin = lexer->at + 2;
  uint32_t c = 0;
  if (!code_at(lexer, begin, &c) || !is_name_start(c)) {
    return bad(lexer, token, "a blank node needs a label");
  }
  const size_t end =
      without_dots(lexer, begin, scan(lexer, begin, is_name_char_or_dot));
  token->value = ent_view_slice(lexer->text, begin, end);
  return finish(lexer, token, ENT_TOKEN_BLANK, end);
}

static bool is_word_char(const uint32_t c) {
  return is_ascii_letter(c) || is_digit(c) || c == '_';
}

static EntStatus lex_name(EntLexer *const lexer, EntArena *const arena,
                          EntToken *const token) {
  const size_t end = scan(lexer, lexer->at, is_name_char_or_dot);
  if (byte_at(lexer, end) == ':' && byte_at(lexer, end - 1) != '.') {
    return lex_pname(lexer, arena, token, end);
  }
  const size_t word = scan(lexer, lexer->at, is_word_char);
  return word > lexer->at
             ? finish(lexer, token, ENT_TOKEN_WORD, word)
             : bad(lexer, token, "this character cannot stand here");
}

typedef struct {
  char first, second;
  int kind;
} Pair;

static const Pair PAIRS[] = {{'&', '&', ENT_TOKEN_AND},
                             {'|', '|', ENT_TOKEN_OR},
                             {'!', '=', ENT_TOKEN_NOT_EQUAL},
                             {'>', '=', ENT_TOKEN_GREATER_EQUAL},
                             {'^', '^', ENT_TOKEN_TYPE}};

static EntStatus lex_punctuation(EntLexer *const lexer, EntToken *const token) {
  const int c = byte_at(lexer, lexer->at);
  for (size_t i = 0; i < sizeof(PAIRS) / sizeof(*PAIRS); ++i) {
    if (PAIRS[i].first == c &&
        PAIRS[i].second == byte_at(lexer, lexer->at + 1)) {
      return finish(lexer, token, PAIRS[i].kind, lexer->at + 2);
    }
  }
  return c > 0 && strchr("{}()[];,.=!>+-*/|^", c)
             ? finish(lexer, token, c, lexer->at + 1)
             : bad(lexer, token, "this character cannot stand here");
}

static bool starts_number(const EntLexer *const lexer) {
  const int c = byte_at(lexer, lexer->at);
  const int next = byte_at(lexer, lexer->at + 1);
  return (c >= '0' && c <= '9') || (c == '.' && next >= '0' && next <= '9');
}

static EntStatus lex_any(EntLexer *const lexer, EntArena *const arena,
                         EntToken *const token) {
  const int c = byte_at(lexer, lexer->at);
  uint32_t code = 0;
  if (c < 0) {
    return finish(lexer, token, ENT_TOKEN_END, lexer->at);
  }
  if (starts_number(lexer)) {
    return lex_number(lexer, token);
  }
  if (c == '_' && byte_at(lexer, lexer->at + 1) == ':') {
    return lex_blank(lexer, token);
  }
  if (code_at(lexer, lexer->at, &code) && is_name_letter(code)) {
    return lex_name(lexer, arena, token);
  }
  switch (c) {
  case '<':
    return lex_less(lexer, token);
  case '?':
  case '$':
    return lex_var(lexer, token);
  case '@':
    return lex_tag(lexer, token);
  case '"':
  case '\'':
    return lex_string(lexer, arena, token);
  case ':':
    return lex_pname(lexer, arena, token, lexer->at);
  default:
    return lex_punctuation(lexer, token);
  }
}

EntStatus ent_lexer_next(EntLexer *const lexer, EntArena *const arena,
                         EntToken *const token) {
  skip_space(lexer);
  const EntView before =
      ent_view_slice(lexer->text, lexer->line_start, lexer->at);
  *token =
      (EntToken){.line = lexer->line, .column = ent_utf8_count(before) + 1};
  return lex_any(lexer, arena, token);
}

static uint32_t hex_value(const char c) {
  return (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
}

/// Read the code point escape at the front of `text`; return its size or 0.
static size_t read_code_escape(const EntView text, uint32_t *const code) {
  const size_t n = text.size > 1 && text.data[1] == 'u'   ? 4
                   : text.size > 1 && text.data[1] == 'U' ? 8
                                                          : 0;
  *code = 0;
  if (!n || text.size < n + 2) {
    return 0;
  }
  for (size_t i = 0; i < n; ++i) {
    if (!is_hex((unsigned char)text.data[2 + i])) {
      return 0;
    }
    *code = (*code << 4) | hex_value(text.data[2 + i]);
  }
  const bool is_valid =
      *code && *code <= 0x10FFFF && (*code & 0x1FF800) != 0xD800;
  return is_valid ? n + 2 : 0;
}

static size_t undo_code_escapes(const EntView from, char *const out) {
  size_t n = 0;
  for (size_t i = 0; i < from.size;) {
    uint32_t code = 0;
    const bool is_escape = from.data[i] == '\\';
    const size_t size =
        is_escape ? read_code_escape(ent_view_slice(from, i, from.size), &code)
                  : 0;
    if (size) {
      n += ent_utf8_encode(code, out + n);
      i += size;
    } else {
      out[n++] = from.data[i++];
      if (is_escape && i < from.size) {
        out[n++] = from.data[i++]; // keeps \\ together
      }
    }
  }
  return n;
}

EntStatus ent_lexer_init(EntLexer *const lexer, EntArena *const arena,
                         const EntView text) {
  *lexer = (EntLexer){.text = text, .line = 1};
  if (ent_view_starts_with(text, ENT_VIEW("\xEF\xBB\xBF"))) {
    lexer->text = ent_view_slice(text, 3, text.size);
  }
  if (ent_view_find(lexer->text, '\\') < lexer->text.size) {
    char *const copy = ent_arena_alloc(arena, lexer->text.size);
    if (!copy) {
      return ENT_ERR_MEMORY;
    }
    lexer->text = ent_view_of(copy, undo_code_escapes(lexer->text, copy));
  }
  return ENT_SUCCESS;
}
