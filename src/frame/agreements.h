/**
   @file agreements.h
   Agreements: found by their nouns, told apart by what is said of them.

   "a trilateral peace deal" is a new one, "the agreement" the last one spoken
   of, "the November 2020 statement" the one of that date. Their facts come from
   the events: who signed, when, where; what they require and end.
*/
#ifndef ENT_FRAME_AGREEMENTS_H
#define ENT_FRAME_AGREEMENTS_H

#include "base/status.h"
#include "frame/reading.h"

/**
   Find or add the agreement that the noun phrase headed by `token` means.

   `match` is its noun or nouns in lexicon/descriptions.tsv. "Weak" nouns
   ("statement", "text") need more: an adjective such as "joint", a verb such as
   "sign", or an agreement spoken of before. Returns #ENT_NO_MATCH if it is no
   agreement.
*/
EntStatus ent_agreements_describe(EntReading *reading,
                                  const EntPhraseMatch *match, uint32_t token,
                                  EntReferentId *id);

/**
   Tell apart what one verb says of several: "the statements that they signed on
   November 10 and January 11" are two agreements and two signings.
*/
EntStatus ent_agreements_split(EntReading *reading);

/// Make one of agreements of the same parties that have the same date, or of
/// which one has none.
EntStatus ent_agreements_unite(EntReading *reading);

/// Find which agreements end which conflicts.
EntStatus ent_agreements_read_endings(EntReading *reading);

/// Collect from the events who signed what, when and where, what it requires,
/// implements and ends; may be called again when events have changed.
EntStatus ent_agreements_collect(EntReading *reading);

/// Collect the facts of agreements from the events, and make their keys.
EntStatus ent_agreements_finish(EntReading *reading);

#endif // ENT_FRAME_AGREEMENTS_H
