/**
   @file repairs.h
   Mends trees where the parser errs in ways that grammar and lexicon rule out.

   A sentence of news that has a past verb, a subject and no auxiliary is no
   passive; a noun between two subjects and its "and" is coordinated with what
   stands before it. Such faults come back whatever the weights of the parser
   are. They are mended once, before time expressions are resolved and before
   anything is read from the trees:

   | what stands there                          | what it was taken for | |
   ------------------------------------------ | ------------------------------ |
   | "Hale, the president, called for calm"     | a passive | | "Hale met Dorn
   and praised the deal"       | a passive conjunct             | | "against six
   firms and two envoys, it said" | a second subject of the verb  | | "called
   the deal a breach"                  | two objects                    | |
   "imposed visa bans on officials"           | a verb and its clause          |
   | headline "Ostria expels aide, summons envoy" | a noun in apposition | |
   "troops fighting rebel units"              | a noun with two modifiers      |
   | "accused the army and allied militias"     | a compound noun | | "a meeting
   of the council, which rejected" | a clause about the meeting     |

   Only heads, relations, tags and features change; what is repaired keeps the
   probabilities of the parser.
*/
#ifndef ENT_FRAME_REPAIRS_H
#define ENT_FRAME_REPAIRS_H

#include "base/status.h"
#include "frame/reading.h"
#include "text/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Mend the trees of `document`. Returns #ENT_ERR_MEMORY if out of memory.
EntStatus ent_repairs_apply(const EntFrameModel *model, EntDocument *document);

#ifdef __cplusplus
}
#endif

#endif // ENT_FRAME_REPAIRS_H
