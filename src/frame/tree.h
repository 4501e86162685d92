/**
   @file tree.h
   The dependency trees of a document, to be walked downwards.

   EntDocument knows the head of each token; here are its dependents, in the
   order of the sentence, and the questions that rules ask of a tree.
*/
#ifndef ENT_FRAME_TREE_H
#define ENT_FRAME_TREE_H

#include "base/status.h"
#include "text/document.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  const EntDocument *document;
  uint32_t *first_child; ///< By token; #ENT_NO_TOKEN if it has none
  uint32_t *next_child;  ///< The next dependent of the same head
} EntTree;

/// Index the trees of `document`; the arrays live in the article's arena.
EntStatus ent_tree_init(EntTree *tree, const EntDocument *document);

static inline const EntToken *ent_tree_token(const EntTree *const tree,
                                             const uint32_t token) {
  return &tree->document->tokens.items[token];
}

/// Loop over the dependents of a token.
#define ENT_FOR_CHILDREN(tree, child, head)                                    \
  for (uint32_t child = (tree)->first_child[head]; child != ENT_NO_TOKEN;      \
       child = (tree)->next_child[child])

/// Return the first dependent of `head` with relation `deprel` (exactly), or
/// #ENT_NO_TOKEN.
uint32_t ent_tree_child(const EntTree *tree, uint32_t head, EntDeprel deprel);

/// As above, comparing universal relations: nsubj finds nsubj:pass too.
uint32_t ent_tree_universal_child(const EntTree *tree, uint32_t head,
                                  EntDeprel deprel);

/// Return whether `token` is `ancestor` or depends on it at any depth.
bool ent_tree_is_below(const EntTree *tree, uint32_t token, uint32_t ancestor);

/// Return the bytes from the first to the last token below `head`.
EntSpan ent_tree_span(const EntTree *tree, uint32_t head);

/// Return whether `lemma` is the lemma of `token`.
bool ent_tree_has_lemma(const EntTree *tree, uint32_t token, EntView lemma);

/// Return whether the features of `token` include `feature` ("Number=Plur").
bool ent_tree_has_feature(const EntTree *tree, uint32_t token, EntView feature);

/// Return whether `token` is a verb in the passive or a participle used so.
bool ent_tree_is_passive(const EntTree *tree, uint32_t token);

/**
   Return the first of the coordinated tokens that `token` belongs to.

   "Russia" for "Armenia" in "Russia and Armenia"; `token` itself if it is not
   coordinated.
*/
uint32_t ent_tree_first_conjunct(const EntTree *tree, uint32_t token);

#ifdef __cplusplus
}
#endif

#endif // ENT_FRAME_TREE_H
