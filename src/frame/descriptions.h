/**
   @file descriptions.h
   Descriptions: "both countries", "the bloc", "the deal", "the two presidents".
*/
#ifndef ENT_FRAME_DESCRIPTIONS_H
#define ENT_FRAME_DESCRIPTIONS_H

#include "base/status.h"
#include "frame/antecedents.h"
#include "frame/reading.h"

/// Read the description that begins at `token`, if one does, in a sentence that
/// ends before `end`; set `*n_tokens` to how many tokens it has, which is 1 for
/// none. Agreements and armed forces that nobody named yet are added.
EntStatus ent_descriptions_read(EntReading *reading,
                                EntAntecedents *antecedents, uint32_t token,
                                uint32_t end, uint32_t *n_tokens);

#endif // ENT_FRAME_DESCRIPTIONS_H
