/**
   @file timex_tense.h
   Whether the clause around a time expression tells of the past or the future.

   "On Monday" is the last Monday or the next one. With a tree, the governing
   verb, its auxiliaries and the infinitive's "to" decide; without one, the
   nearest word that tells: first those before, then those behind.

   Inside the time module only; the outside sees timex.h.
*/
#ifndef ENT_TEXT_TIMEX_TENSE_H
#define ENT_TEXT_TIMEX_TENSE_H

#include "text/timex_cells.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  const EntDocument *document;
  const EntSentence *sentence;
  bool has_tree;
  struct {
    int8_t *items; ///< By token of the sentence
    size_t count, capacity;
  } own, clause;
  struct {
    int8_t *items; ///< By cell: what the words before, and behind, tell
    size_t count, capacity;
  } before, behind;
} EntTimeTense;

/// Prepare ent_time_tense_at() for a sentence.
EntStatus
ent_time_tense_read(EntTimeTense *tense, const EntAllocator *allocator,
                    const EntTimeWords *words, const EntTimeCells *cells,
                    const EntDocument *document, const EntSentence *sentence);

/// Return -1 for past, 1 for future, 0 if nothing tells, for cells [begin,
/// end).
int ent_time_tense_at(const EntTimeTense *tense, const EntTimeCells *cells,
                      size_t begin, size_t end);

void ent_time_tense_clear(EntTimeTense *tense, const EntAllocator *allocator);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_TIMEX_TENSE_H
