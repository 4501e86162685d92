#ifndef ENT_TEXT_LEMMA_SCRIPT_H
#define ENT_TEXT_LEMMA_SCRIPT_H

/* How to make a lemma from a form: a case and a change of the ending.

   A script is a line of text: a letter for the case, the ending to strip, '>'
   and the ending to add (after the edit scripts of Straka 2018). "lies>y"
   makes "policy" of "Policies", "k>" keeps "Geneva", "lwent>go" makes "go".
   Case letters: k keeps, l lowers, t lowers all but the first letter. */

#include <stdbool.h>
#include <stddef.h>

// Write the lemma of `form` to `out`, not terminated, and its length to
// `*written`. Returns false, with nothing written, when the form lacks the
// ending that `script` strips or the result is empty or longer than
// `capacity`.
bool ent_lemma_script_apply(const char *script, const char *form, size_t length,
                            char *out, size_t capacity, size_t *written);

// Write the script that makes `lemma` of `form` to `out`, terminated. Returns
// false when it does not fit.
bool ent_lemma_script_derive(const char *form, size_t form_length,
                             const char *lemma, size_t lemma_length, char *out,
                             size_t capacity);

#endif
