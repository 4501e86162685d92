/**
   @file tokenizer_impl.h
   What the tokenizer and the sentence splitter know about a word.
*/
#ifndef ENT_TEXT_TOKENIZER_IMPL_H
#define ENT_TEXT_TOKENIZER_IMPL_H

#include "base/intern.h"
#include "base/view.h"
#include "text/tokenizer.h"

#include <stdbool.h>
#include <stdint.h>

/// Longest word in the tables, in bytes; longer ones are in none.
#define ENT_MAX_LISTED 48

/// Most parts of a contraction.
#define ENT_MAX_PARTS 4

/// Kinds of words: constant, name in the tables.
#define ENT_WORD_KIND_LIST(F)                                                  \
  F(TITLE, "title")                                                            \
  F(INNER, "inner")                                                            \
  F(NUMBER, "number")                                                          \
  F(MONTH, "month")                                                            \
  F(FINAL, "final")                                                            \
  F(PREFIX, "prefix")                                                          \
  F(SUFFIX, "suffix")                                                          \
  F(UNIT, "unit")                                                              \
  F(CURRENCY, "currency")                                                      \
  F(DOMAIN, "domain")                                                          \
  F(SIGN, "sign")                                                              \
  F(WORD, "word")                                                              \
  F(CLIPPED, "clipped")                                                        \
  F(STARTER, "starter")

enum {
#define ENT_WORD_KIND_BIT(id, name) ENT_WORD_BIT_##id,
  ENT_WORD_KIND_LIST(ENT_WORD_KIND_BIT)
#undef ENT_WORD_KIND_BIT
      ENT_N_WORD_KINDS
};

#define ENT_IS(id) (1U << ENT_WORD_BIT_##id)

/// Any abbreviation.
#define ENT_IS_ABBREVIATION                                                    \
  (ENT_IS(TITLE) | ENT_IS(INNER) | ENT_IS(NUMBER) | ENT_IS(MONTH) |            \
   ENT_IS(FINAL))

/// What is known of one word.
typedef struct {
  uint32_t kinds;                   ///< Of the word in any case
  uint32_t capital_kinds;           ///< Of the word with a capital letter first
  bool is_ending;                   ///< Is cut off the end of words: 's, n't
  uint8_t n_parts;                  ///< Of a contraction; else 0
  uint8_t part_ends[ENT_MAX_PARTS]; ///< In code points from the start
} EntWordInfo;

struct EntTokenizerImpl {
  const EntWorld *world;
  EntIntern *words; ///< In lower case, with straight apostrophes
  struct {
    EntWordInfo *items; ///< By id of the word
    size_t count, capacity;
  } infos;
};

/// Return what is known of `word` in any case, or NULL.
const EntWordInfo *ent_word_find(const EntTokenizer *tokenizer, EntView word);

/// Return the kinds of `word`, minding its case, or 0.
uint32_t ent_word_kinds(const EntTokenizer *tokenizer, EntView word);

#endif // ENT_TEXT_TOKENIZER_IMPL_H
