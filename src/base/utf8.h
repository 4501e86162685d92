/**
   @file utf8.h
   Unicode as UTF-8 (RFC 3629).
*/
#ifndef ENT_BASE_UTF8_H
#define ENT_BASE_UTF8_H

#include "base/view.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
   Decode the code point at the front of `text`.

   Returns its length in bytes, 1 to 4, or 0 if the text is empty or does not
   begin with a valid sequence (overlong forms, surrogates and values beyond
   U+10FFFF are not valid).
*/
size_t ent_utf8_decode(EntView text, uint32_t *code_point);

/// Write `code_point`, which must be valid, to `out`; return its length.
size_t ent_utf8_encode(uint32_t code_point, char out[4]);

/// Return the position of the first invalid byte, or the size of `text`.
size_t ent_utf8_valid_prefix(EntView text);

/// Return the number of code points of valid `text`.
size_t ent_utf8_count(EntView text);

/// Return whether `byte` begins a code point (is no continuation byte).
static inline bool ent_utf8_is_start(const char byte) {
  return ((unsigned char)byte & 0xC0U) != 0x80U;
}

/// Return whether `code_point` is a letter that has a lower-case form here.
bool ent_utf8_is_upper(uint32_t code_point);

/// Return whether `code_point` is a letter, as far as Latin, Greek, Cyrillic,
/// Armenian and Georgian go; all else beyond U+00FF counts as one too, save
/// punctuation, symbols and spaces.
bool ent_utf8_is_letter(uint32_t code_point);

/// Return the simple lower case of a Latin, Greek or Cyrillic letter; any
/// other code point is returned as it is.
uint32_t ent_utf8_to_lower(uint32_t code_point);

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_UTF8_H
