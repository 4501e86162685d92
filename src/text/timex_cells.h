/**
   @file timex_cells.h
   A sentence as the time rules see it: words, numbers and marks.

   Tokens are cut further ("mid-1990s" into mid, -, 1990, s) and number words
   joined ("twenty-five", "a couple of"), so that the rules do not depend on how
   the tokenizer treats hyphens, colons and abbreviations.
*/
#ifndef ENT_TEXT_TIMEX_CELLS_H
#define ENT_TEXT_TIMEX_CELLS_H

#include "base/alloc.h"
#include "text/document.h"
#include "text/timex_words.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  uint32_t first_token, last_token;
  EntId word;       ///< In EntTimeWords, or #ENT_NO_ID
  uint64_t classes; ///< Of #ENT_TIME_BIT
  int32_t number;   ///< In tenths, or -1
  uint32_t item;    ///< The item found here, plus one, or 0
  uint8_t n_digits;
  bool is_glued; ///< Follows the cell before without a space
  bool is_capital;
  EntView text;
} EntTimeCell;

typedef struct {
  EntTimeCell *items;
  size_t count, capacity;
} EntTimeCells;

/// Replace `cells` by those of a sentence.
EntStatus ent_time_cells_read(EntTimeCells *cells,
                              const EntAllocator *allocator,
                              const EntTimeWords *words,
                              const EntDocument *document,
                              const EntSentence *sentence);

/// Return the value that `cell`, which is of the class, has in it.
int ent_time_cell_value(const EntTimeWords *words, const EntTimeCell *cell,
                        EntTimeClass word_class);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_TIMEX_CELLS_H
