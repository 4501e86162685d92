/**
   @file scanner.h
   A place in the text that is being cut into tokens.

   Internal to the tokenizer. A chunk is a stretch without white space; tokens
   never cross its ends.
*/
#ifndef ENT_TEXT_SCANNER_H
#define ENT_TEXT_SCANNER_H

#include "text/tokenizer_impl.h"

typedef struct {
  const EntTokenizer *model;
  EntDocument *document;
  EntView text;       ///< Of the article
  size_t span_end;    ///< Where the tokens asked for end
  size_t chunk_begin; ///< Of the chunk that is being cut
  size_t chunk_end;
  size_t next_at_sign;  ///< First "@" not passed yet, or the end of the chunk
  size_t n_open_quotes; ///< Single quotes that were opened and not closed
} EntScanner;

/// A code point of the text: zero where the chunk ends.
typedef struct {
  uint32_t code;
  size_t size; ///< In bytes
} EntGlyph;

/// Return the code point at `at`, before `end`.
EntGlyph ent_glyph(const EntScanner *self, size_t at, size_t end);

/// Return the code point that ends at `at`, or zero if `at` is `begin`.
uint32_t ent_glyph_before(const EntScanner *self, size_t begin, size_t at);

/// Return the first code point that is no white space from `at` on, or zero.
uint32_t ent_glyph_beyond_space(const EntScanner *self, size_t at);

/// Return whether `c` separates chunks.
bool ent_is_space(uint32_t c);

static inline bool ent_is_digit(const uint32_t c) {
  return c >= '0' && c <= '9';
}

static inline bool ent_is_apostrophe(const uint32_t c) {
  return c == '\'' || c == 0x2019;
}

static inline bool ent_is_hyphen(const uint32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}

/// Return whether `c` belongs to a word wherever it stands.
bool ent_is_word_glyph(uint32_t c);

/// Return the end of the word that begins at `at` with a letter or digit, its
/// abbreviating full stop included and endings such as 's too.
size_t ent_scan_word(const EntScanner *self, size_t at);

/// Return the end of the address (URL, host, e-mail) at `at`, or `at`.
size_t ent_scan_address(EntScanner *self, size_t at);

/// Return the end of the mark (punctuation, sign, handle) at `at`.
size_t ent_scan_mark(EntScanner *self, size_t at);

#endif // ENT_TEXT_SCANNER_H
