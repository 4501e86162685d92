/**
   @file explain.h
   Why the graph says what it says, for people.

   Sentence by sentence: the words with their tree, what the names and pronouns
   stand for, and each event with its roles and the line of the lexicon that
   made it.
*/
#ifndef ENT_FRAME_EXPLAIN_H
#define ENT_FRAME_EXPLAIN_H

#include "base/buffer.h"
#include "base/status.h"
#include "frame/reading.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Append the explanation of `reading` to `out`.
EntStatus ent_explain(const EntReading *reading, EntBuffer *out);

#ifdef __cplusplus
}
#endif

#endif // ENT_FRAME_EXPLAIN_H
