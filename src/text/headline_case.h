/**
   @file headline_case.h
   Headlines in Title Case or IN CAPITALS, read as sentences are written.

   Taggers take capitalised words for names. So the forms of such a headline are
   replaced while it is tagged and parsed by those that the body has
   (truecasing: Lita, Ittycheriah, Roukos & Kambhatla 2003): a word that the
   body writes with a small letter, or has not at all, gets one; names keep
   their capitals.
*/
#ifndef ENT_TEXT_HEADLINE_CASE_H
#define ENT_TEXT_HEADLINE_CASE_H

#include "base/status.h"
#include "text/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/// The forms that were replaced.
typedef struct {
  struct EntHeadlineForm {
    uint32_t token;
    EntView form;
  } * items;
  size_t count, capacity;
} EntHeadlineForms;

/// Replace the forms of the headlines of `document`; what they were goes to
/// `forms`, zero-initialised. #ENT_ERR_MEMORY leaves them as they were.
EntStatus ent_headline_case_set(EntDocument *document, EntArena *arena,
                                EntHeadlineForms *forms);

/// Put the forms back and free `forms`.
void ent_headline_case_restore(EntDocument *document, EntHeadlineForms *forms);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_HEADLINE_CASE_H
