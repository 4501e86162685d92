/**
   @file arborescence.h
   The best tree over a sentence.

   Given a score for each pair of a word and a possible head, finds the tree
   with one word under the root whose arcs have the largest sum (Chu & Liu
   1965, Edmonds 1967; one root by a penalty on its arcs, Stanojević & Cohen
   2021). Trees need not be projective.
*/
#ifndef ENT_TEXT_ARBORESCENCE_H
#define ENT_TEXT_ARBORESCENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { ENT_ARBORESCENCE_NODES = 256 }; ///< At most, the root included

/// Working memory, about 1.3 MB; the caller's, with undefined content.
typedef struct EntArborescenceScratch EntArborescenceScratch;

/// Bytes of working memory.
size_t ent_arborescence_scratch_size(void);

/**
   Write the head of each node to `heads`; node 0 is the root.

   `scores` has `n` rows (dependents) of `n` columns (heads), `stride` apart;
   row 0 and the diagonal are ignored.
*/
void ent_arborescence_find(const float *scores, size_t stride, uint32_t n,
                           EntArborescenceScratch *scratch, uint32_t *heads);

/// Return whether `heads` is a tree with one child of the root.
bool ent_arborescence_is_tree(const uint32_t *heads, uint32_t n);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_ARBORESCENCE_H
