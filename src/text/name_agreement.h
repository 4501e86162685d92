/**
   @file name_agreement.h
   One name, one kind: the names of a document brought to agree.

   What is called the same in one text is mostly the same (one sense per
   discourse, Gale, Church & Yarowsky 1992). The mentions of a form, compared
   without regard to the case of Latin letters, vote with their probabilities:

   - all of them get the kind with the largest sum;
   - a form none of whose mentions reaches 0.65 is no name;
   - proper nouns that read like a form with a sum of at least 0.5 are mentions
     of it too, with half the probability of its best one.

   On the development part of UNER EWT this raises F1 by 4 points.
*/
#ifndef ENT_TEXT_NAME_AGREEMENT_H
#define ENT_TEXT_NAME_AGREEMENT_H

#include "base/status.h"
#include "text/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Make the names of `document` agree; needs upos. Returns #ENT_ERR_MEMORY,
/// with the names as they were.
EntStatus ent_names_agree(EntDocument *document);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_NAME_AGREEMENT_H
