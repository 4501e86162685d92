/**
   @file acronyms.h
   Acronyms that the article explains: "Harbour Workers' League (HWL)".

   What stands in brackets behind the name of an organisation is another name of
   it, in this article and before all that others are called so.
*/
#ifndef ENT_FRAME_ACRONYMS_H
#define ENT_FRAME_ACRONYMS_H

#include "frame/reading.h"

/// Return the organisation that the article calls by the acronym in these
/// tokens, or explains it by; #ENT_NO_REFERENT if they are no acronym or none.
EntReferentId ent_acronyms_find(const EntReading *reading, uint32_t first_token,
                                uint32_t n_tokens);

#endif // ENT_FRAME_ACRONYMS_H
