/**
   @file known_names.h
   Names that the knowledge base knows and the reader did not see as such.

   The network goes by how a name looks and where it stands; a list of names
   sees what it has never read before. This is for those who want the names of
   a text and nothing more: who reads events asks the knowledge base anyway
   (names.h).
*/
#ifndef ENT_FRAME_KNOWN_NAMES_H
#define ENT_FRAME_KNOWN_NAMES_H

#include "base/status.h"
#include "know/knowledge.h"
#include "text/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Probability of a name that only the knowledge base vouches for.
#define ENT_KNOWN_NAME_PROBABILITY 0.6F

/**
   Add to the names of `document` those that are spelt as in `knowledge`; needs
   upos.

   A name is added if all that is called so is of one kind, a proper noun is in
   it, no name of the reader overlaps it, and no capitalised proper noun stands
   beside it, which would make it a part of a longer name. Surnames alone and
   what only belongs to a place ("Armenian") are left to the reader. Returns
   #ENT_ERR_MEMORY, with the names as they were.
*/
EntStatus ent_known_names_add(const EntKnowledge *knowledge,
                              EntDocument *document);

#ifdef __cplusplus
}
#endif

#endif // ENT_FRAME_KNOWN_NAMES_H
