/**
   @file name_chain.h
   A linear chain over the name tags of a sentence (Lafferty, McCallum & Pereira
   2001): a tag is likely if it is at its word and beside its neighbours' tags.

   What a classifier says of each word alone becomes the probability of each tag
   given the whole sentence, by the forward-backward algorithm (Rabiner 1989).
*/
#ifndef ENT_TEXT_NAME_CHAIN_H
#define ENT_TEXT_NAME_CHAIN_H

#include "base/status.h"
#include "text/model_file.h"
#include "text/name_decoder.h"

#ifdef __cplusplus
extern "C" {
#endif

/// How well a tag goes with the next; all zero where a model has no chain.
typedef struct {
  uint32_t n_tags;
  /// Positive; tag x next tag, then the first tags of a sentence.
  float steps[(ENT_NAME_TAGS + 1) * ENT_NAME_TAGS];
} EntNameChain;

/// Make a chain of the logarithms of its steps, n_tags + 1 rows of `n_tags`.
/// Returns #ENT_ERR_DATA if one is no number or larger than 40 either way.
EntStatus ent_name_chain_init(EntNameChain *chain, const float *logarithms,
                              uint32_t n_tags);

/// Read the section name.transition; a model without one has no chain. Returns
/// #ENT_ERR_DATA, logged, if it is malformed.
EntStatus ent_name_chain_load(const EntModelFile *model, uint32_t n_tags,
                              EntNameChain *chain);

/**
   Turn what is said of `n` words alone, a row of `stride` for each, into the
   probabilities of their tags. Each row sums to 1 before and after; without a
   chain nothing changes.

   `scratch` has room for n * ENT_NAME_TAGS floats.
*/
void ent_name_chain_run(const EntNameChain *chain, float *rows, size_t stride,
                        uint32_t n, float *scratch);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_NAME_CHAIN_H
