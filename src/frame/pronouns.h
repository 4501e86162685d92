/**
   @file pronouns.h
   Pronouns that stand for somebody unnamed.

   Coreference resolves pronouns to what the article names; "they" in "rebels
   said they would lay down their arms" has no name to stand for. The subject
   of a clause above, where it agrees, is whom it means.
*/
#ifndef ENT_FRAME_PRONOUNS_H
#define ENT_FRAME_PRONOUNS_H

#include "frame/reading.h"

/// Return the noun that the pronoun `token` stands for in its sentence, or
/// `token` itself if it is no pronoun, has a mention or agrees with none.
uint32_t ent_pronoun_antecedent(const EntReading *reading, uint32_t token);

#endif // ENT_FRAME_PRONOUNS_H
