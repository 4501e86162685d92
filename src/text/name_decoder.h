/**
   @file name_decoder.h
   From tags of single words to names.

   The network gives each word a probability for each tag: O (no name), B- and
   I- with a kind (first and later words of a name). The likeliest sequence in
   which every I- follows a tag of its kind is found (Viterbi 1967).
*/
#ifndef ENT_TEXT_NAME_DECODER_H
#define ENT_TEXT_NAME_DECODER_H

#include "base/status.h"
#include "text/document.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { ENT_NAME_TAGS = 32 }; ///< At most

typedef enum { ENT_NAME_OUTSIDE, ENT_NAME_BEGIN, ENT_NAME_INSIDE } EntNamePart;

/// What a tag means.
typedef struct {
  EntNamePart part;
  EntNamedKind kind;
} EntNameTag;

typedef struct {
  EntNameTag tags[ENT_NAME_TAGS];
  uint32_t n_tags;
} EntNameTags;

/// Read "B-PER" and the like; unknown kinds are other names. Returns false for
/// anything else.
bool ent_name_tag_read(EntView text, EntNameTag *tag);

/**
   Append the names among `n` words, the first of which is token `first`.

   `probabilities` has a row of `stride` for each word. `choices` has room for
   n * ENT_NAME_TAGS bytes. The probability of a name is the least of its
   words' tags. Returns #ENT_ERR_MEMORY.
*/
EntStatus ent_name_decode(const EntNameTags *tags, const float *probabilities,
                          size_t stride, uint32_t first, uint32_t n,
                          uint8_t *choices, EntDocument *document);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_NAME_DECODER_H
