/**
   @file phrases.h
   Tables of phrases, such as offices and kinds of bodies, found in tokens.

   A table (base/table.h) has phrases separated by commas in its first column
   and what they mean in the others. A phrase is a sequence of lemmas in lower
   case; hyphens between its words do not count, neither in the table nor in
   the text, so that "secretary general" is found in "Secretary-General". The
   last word of a phrase is found in any inflection, the others as written.
*/
#ifndef ENT_FRAME_PHRASES_H
#define ENT_FRAME_PHRASES_H

#include "base/status.h"
#include "base/view.h"
#include "base/world.h"
#include "text/document.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntPhrasesImpl EntPhrases;

/// What one row says.
typedef struct {
  EntView cells[4]; ///< The columns after the first; empty where absent
  size_t line;      ///< In the file, from 1
} EntPhrase;

/// A phrase found in a document.
typedef struct {
  uint32_t first_token;
  uint32_t n_tokens;
  const EntPhrase *phrase; ///< Valid as long as the table
} EntPhraseMatch;

/// Load the table in the file `path`, with that many columns after the first.
EntStatus ent_phrases_open(const EntWorld *world, const char *path,
                           size_t min_cells, size_t max_cells,
                           EntPhrases **phrases);

/// Free the table; it may be NULL.
void ent_phrases_close(EntPhrases *phrases);

/**
   Find the longest phrase that begins at `token` and ends before `end`.

   Returns #ENT_NO_MATCH if there is none.
*/
EntStatus ent_phrases_match(const EntPhrases *phrases,
                            const EntDocument *document, uint32_t token,
                            uint32_t end, EntPhraseMatch *match);

/// Return what the phrase with exactly these words means, or NULL.
const EntPhrase *ent_phrases_find(const EntPhrases *phrases, EntView words);

#ifdef __cplusplus
}
#endif

#endif // ENT_FRAME_PHRASES_H
