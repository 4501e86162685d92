/**
   @file timex_items.h
   What the rules find in a sentence, before it is given values.

   First the rules over words are tried from left to right, then those over
   what these have found (prepositions, ranges, shared years).

   Inside the time module only; the outside sees timex.h.
*/
#ifndef ENT_TEXT_TIMEX_ITEMS_H
#define ENT_TEXT_TIMEX_ITEMS_H

#include "text/document.h"
#include "text/timex_rules.h"

#ifdef __cplusplus
extern "C" {
#endif

/// No item.
#define ENT_NO_TIME_ITEM UINT32_MAX

/// What one rule has found, and what the rules over it add.
typedef struct {
  EntTimeMatch match;
  size_t begin, end; ///< Cells, with the preposition that sets the relation
  EntTimexRelation relation;
  bool is_around;
  bool is_absorbed;   ///< The end of a range told with its begin
  uint32_t range_end; ///< EntTimeItem, or ENT_NO_TIME_ITEM
  uint32_t
      neighbour; ///< EntTimeItem that may lend its year, or ENT_NO_TIME_ITEM
} EntTimeItem;

typedef struct {
  EntTimeItem *items; ///< In the order of the text
  size_t count, capacity;
  struct {
    uint32_t *items; ///< By item: the cell behind it
    size_t count, capacity;
  } ends;
} EntTimeItems;

/// Replace `items` by those of `cells`, where each leaves its number.
EntStatus ent_time_items_find(EntTimeItems *items,
                              const EntAllocator *allocator,
                              const EntTimeRules *rules,
                              const EntTimeWords *words, EntTimeCells *cells);

void ent_time_items_clear(EntTimeItems *items, const EntAllocator *allocator);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_TIMEX_ITEMS_H
