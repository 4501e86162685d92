/**
   @file company.h
   Who does something together with the subject.

   "Kenya, along with Ghana, urged", "the king signed it alongside the leaders
   of Kenya and Ghana": the prepositions of property `company` in
   lexicon/grammar.tsv name others who do it too.
*/
#ifndef ENT_FRAME_COMPANY_H
#define ENT_FRAME_COMPANY_H

#include "frame/arguments.h"

#include <stdbool.h>

/// Add to the `arguments` of `verb` those who are named beside its `subject`.
void ent_company_add(const EntReading *reading, uint32_t verb, uint32_t subject,
                     bool is_passive, EntArguments *arguments);

#endif // ENT_FRAME_COMPANY_H
