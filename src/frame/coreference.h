/**
   @file coreference.h
   Fourth stage: pronouns and descriptions.

   One pass over the text, in its order, keeps the candidates for antecedents:
   mentions, and groups of coordinated ones. A pronoun or description takes the
   candidate of its kind with the best score: near, and subject rather than
   object (after Lappin and Leass 1994, much reduced). Descriptions are offices
   without a name ("the two presidents") and the nouns of
   lexicon/descriptions.tsv ("both countries", "the bloc", "the deal").
*/
#ifndef ENT_FRAME_COREFERENCE_H
#define ENT_FRAME_COREFERENCE_H

#include "base/status.h"
#include "frame/reading.h"

/// Find what pronouns and descriptions stand for; add agreements described.
EntStatus ent_coreference_read(EntReading *reading);

#endif // ENT_FRAME_COREFERENCE_H
