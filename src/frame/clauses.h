/**
   @file clauses.h
   Clauses of agreements that an article singles out.

   "Article 2 of the accord", "point 4 of the statement": a noun for a part
   (`part` in lexicon/grammar.tsv) with a number, of an agreement.
*/
#ifndef ENT_FRAME_CLAUSES_H
#define ENT_FRAME_CLAUSES_H

#include "base/status.h"
#include "frame/reading.h"

/// Add the clauses to the agreements that they are of.
EntStatus ent_clauses_read(EntReading *reading);

/// Return the noun for the part of which the noun at `token` is the whole:
/// "Article" for the "accord" of "Article 2 of the accord"; else `token`.
uint32_t ent_clauses_part(const EntReading *reading, uint32_t token);

#endif // ENT_FRAME_CLAUSES_H
