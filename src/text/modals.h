/**
   @file modals.h
   Modal verbs that can be none.

   A modal stands before a bare infinitive, so a word that the tagger takes for
   one before a finite past is the subject: "May said", "Will agreed".
*/
#ifndef ENT_TEXT_MODALS_H
#define ENT_TEXT_MODALS_H

#include "text/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Make proper nouns and subjects of such words, if they are capitalised and
/// the verb has no other subject; needs upos, feats and trees.
void ent_modals_mend(EntDocument *document);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_MODALS_H
