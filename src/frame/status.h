/**
   @file status.h
   Whether an event happened: auxiliaries, negation, conditions, adjectives.

   The words are in lexicon/status.tsv; what they mean is GRAPH.md's.
*/
#ifndef ENT_FRAME_STATUS_H
#define ENT_FRAME_STATUS_H

#include "frame/triggers.h"

/// Return what the words around the token say of it, #ENT_EVENT_UNSET if
/// nothing: auxiliaries, adverbs, "no" beside its subject or object.
EntEventStatus ent_status_said_of(const EntReading *reading, uint32_t token);

/// Decide the status of every event that the lexicon left open.
void ent_status_read(EntReading *reading, const EntTriggers *triggers);

#endif // ENT_FRAME_STATUS_H
