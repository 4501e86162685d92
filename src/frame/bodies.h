/**
   @file bodies.h
   Second stage: ministries, armies and other bodies of states.

   What makes the name of a body is a common phrase with a state: "the
   Azerbaijani Foreign Ministry", "Turkey's parliament", "the army of Mali".
   The phrases are in lexicon/bodies.tsv.
*/
#ifndef ENT_FRAME_BODIES_H
#define ENT_FRAME_BODIES_H

#include "base/status.h"
#include "frame/reading.h"

/// Find the bodies of states that the document names.
EntStatus ent_bodies_read(EntReading *reading);

/**
   Find a phrase for a body of a state at `token`, before `end`, that says not
   whose it is: "the army". Returns #ENT_NO_MATCH if there is none.
*/
EntStatus ent_bodies_find(const EntReading *reading, uint32_t token,
                          uint32_t end, EntPhraseMatch *match);

/// Return whether the phrase names what a state has abroad: its embassy.
bool ent_bodies_is_abroad(const EntPhraseMatch *match);

/// Return whether the phrase names a body of a government: its foreign
/// ministry.
bool ent_bodies_is_governing(const EntPhraseMatch *match);

/// Add a mention of the body that the phrase stands for in `state`.
EntStatus ent_bodies_add(EntReading *reading, const EntPhraseMatch *match,
                         EntReferentId state);

/**
   Return the states or bodies that `phrase` is said to be of, as tokens.

   Looks at "Azerbaijani, Russian and Armenian" or "Georgia's" before the phrase
   that begins at `first`, and at "of Azerbaijan, Armenia and Russia" behind the
   phrase that ends before `end`. Writes at most `max` tokens, each of which has
   a mention, to `owners`; sets `*outer_first` and `*outer_end` to the stretch
   with them. Returns their number.
*/
size_t ent_bodies_owners(const EntReading *reading, uint32_t first,
                         uint32_t end, uint32_t *owners, size_t max,
                         uint32_t *outer_first, uint32_t *outer_end);

#endif // ENT_FRAME_BODIES_H
