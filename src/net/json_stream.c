#include "net/json_stream.h"

#include "base/utf8.h"

#include <string.h>

EntStatus ent_json_fail(const EntJsonStream *const json,
                        const char *const what) {
  return ent_error(json->world, ENT_ERR_SYNTAX, ENT_NOWHERE,
                   "%s: the answer %s at byte %zu", json->name,
                   json->is_at_end ? "breaks off" : what, json->offset + 1);
}

/// Get the next byte without consuming it; '\0' at the end.
static EntStatus look(EntJsonStream *const json, char *const c) {
  *c = '\0';
  while (!json->piece.size && !json->is_at_end) {
    const EntStatus status = json->more(json->handle, &json->piece);
    json->is_at_end = status == ENT_NO_MATCH;
    if (status && !json->is_at_end) {
      return status;
    }
  }
  if (json->piece.size) {
    *c = *json->piece.data;
    return *c ? ENT_SUCCESS : ent_json_fail(json, "has U+0000");
  }
  return ENT_SUCCESS;
}

static void consume(EntJsonStream *const json) {
  json->piece = ent_view_slice(json->piece, 1, json->piece.size);
  ++json->offset;
}

/// Consume a byte, which has to be there.
static EntStatus take(EntJsonStream *const json, char *const c) {
  ENT_TRY(look(json, c));
  if (!*c) {
    return ent_json_fail(json, "breaks off");
  }
  consume(json);
  return ENT_SUCCESS;
}

EntStatus ent_json_peek(EntJsonStream *const json, char *const c) {
  for (;;) {
    ENT_TRY(look(json, c));
    if (!*c || !strchr(" \t\r\n", *c)) {
      return ENT_SUCCESS;
    }
    consume(json);
  }
}

EntStatus ent_json_accept(EntJsonStream *const json, const char c,
                          bool *const did) {
  char next = '\0';
  ENT_TRY(ent_json_peek(json, &next));
  *did = next == c;
  if (*did) {
    consume(json);
  }
  return ENT_SUCCESS;
}

EntStatus ent_json_expect(EntJsonStream *const json, const char c) {
  bool did = false;
  ENT_TRY(ent_json_accept(json, c, &did));
  return did ? ENT_SUCCESS : ent_json_fail(json, "is not as it should be");
}

// ---- Strings

static EntStatus read_hex(EntJsonStream *const json, uint32_t *const code) {
  static const char DIGITS[] = "0123456789abcdef";
  *code = 0;
  for (int i = 0; i < 4; ++i) {
    char c = '\0';
    ENT_TRY(take(json, &c));
    const char small = (char)(c >= 'A' && c <= 'F' ? c + ('a' - 'A') : c);
    const char *const digit = strchr(DIGITS, small);
    if (!digit) {
      return ent_json_fail(json, "has a malformed escape");
    }
    *code = *code * 16 + (uint32_t)(digit - DIGITS);
  }
  return ENT_SUCCESS;
}

/// The second half of a pair of surrogates.
static EntStatus read_low(EntJsonStream *const json, uint32_t *const code) {
  char slash = '\0';
  char u = '\0';
  uint32_t low = 0;
  ENT_TRY(take(json, &slash));
  ENT_TRY(take(json, &u));
  if (slash != '\\' || u != 'u') {
    return ent_json_fail(json, "has half a character");
  }
  ENT_TRY(read_hex(json, &low));
  if (low < 0xDC00 || low > 0xDFFF) {
    return ent_json_fail(json, "has half a character");
  }
  *code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
  return ENT_SUCCESS;
}

static EntStatus read_unicode(EntJsonStream *const json) {
  uint32_t code = 0;
  char bytes[4];
  ENT_TRY(read_hex(json, &code));
  if (code >= 0xD800 && code <= 0xDBFF) {
    ENT_TRY(read_low(json, &code));
  }
  const size_t n = ent_utf8_encode(code, bytes);
  return n && code ? ent_buffer_append(&json->string, ent_view_of(bytes, n))
                   : ent_json_fail(json, "has half a character or U+0000");
}

static EntStatus read_escape(EntJsonStream *const json) {
  static const char FROM[] = "\"\\/bfnrt";
  static const char TO[] = "\"\\/\b\f\n\r\t";
  char c = '\0';
  ENT_TRY(take(json, &c));
  if (c == 'u') {
    return read_unicode(json);
  }
  const char *const found = strchr(FROM, c);
  return found ? ent_buffer_append_byte(&json->string, TO[found - FROM])
               : ent_json_fail(json, "has a malformed escape");
}

/// Append what needs no look at each byte.
static EntStatus read_plain(EntJsonStream *const json) {
  size_t n = 0;
  while (n < json->piece.size && json->piece.data[n] != '"' &&
         json->piece.data[n] != '\\' &&
         (unsigned char)json->piece.data[n] >= ' ') {
    ++n;
  }
  ENT_TRY(ent_buffer_append(&json->string, ent_view_slice(json->piece, 0, n)));
  json->piece = ent_view_slice(json->piece, n, json->piece.size);
  json->offset += n;
  return ENT_SUCCESS;
}

EntStatus ent_json_string(EntJsonStream *const json) {
  ent_buffer_clear(&json->string);
  ENT_TRY(ent_json_expect(json, '"'));
  for (;;) {
    char c = '\0';
    ENT_TRY(read_plain(json));
    ENT_TRY(take(json, &c));
    if (c == '"') {
      break;
    }
    // else the first byte of a new piece, or a control that was not escaped
    ENT_TRY(c == '\\' ? read_escape(json)
                      : ent_buffer_append_byte(&json->string, c));
  }
  const EntView text = ent_buffer_view(&json->string);
  return ent_utf8_valid_prefix(text) == text.size
             ? ENT_SUCCESS
             : ent_json_fail(json, "has invalid UTF-8");
}

EntStatus ent_json_scalar(EntJsonStream *const json) {
  char c = '\0';
  ENT_TRY(ent_json_peek(json, &c));
  if (c == '"') {
    return ent_json_string(json);
  }
  ent_buffer_clear(&json->string);
  while (c && strchr("+-.0123456789abcdefghijklmnopqrstuvwxyzE", c)) {
    ENT_TRY(ent_buffer_append_byte(&json->string, c));
    consume(json);
    ENT_TRY(look(json, &c));
  }
  return json->string.size ? ENT_SUCCESS
                           : ent_json_fail(json, "is not as it should be");
}

// ---- Objects and arrays

static EntStatus next_item(EntJsonStream *const json, const char end,
                           bool *const is_first) {
  bool did = false;
  ENT_TRY(ent_json_accept(json, end, &did));
  if (did) {
    return ENT_NO_MATCH;
  }
  if (!*is_first) {
    ENT_TRY(ent_json_expect(json, ','));
  }
  *is_first = false;
  return ENT_SUCCESS;
}

EntStatus ent_json_member(EntJsonStream *const json, bool *const is_first) {
  ENT_TRY(next_item(json, '}', is_first));
  ENT_TRY(ent_json_string(json));
  return ent_json_expect(json, ':');
}

EntStatus ent_json_element(EntJsonStream *const json, bool *const is_first) {
  return next_item(json, ']', is_first);
}

/// Skip a value without recursion: brackets are counted, not matched.
EntStatus ent_json_skip(EntJsonStream *const json) {
  size_t depth = 0;
  do {
    char c = '\0';
    ENT_TRY(ent_json_peek(json, &c));
    if (!c) {
      return ent_json_fail(json, "breaks off");
    }
    if (strchr("[{", c)) {
      ++depth;
      consume(json);
    } else if (depth && strchr("]}", c)) {
      --depth;
      consume(json);
    } else if (depth && strchr(",:", c)) {
      consume(json);
    } else {
      ENT_TRY(ent_json_scalar(json));
    }
  } while (depth);
  return ENT_SUCCESS;
}
