/**
   @file trie.h
   The trie over names, while it is made.
*/
#ifndef ENT_KNOW_TRIE_H
#define ENT_KNOW_TRIE_H

#include "base/buffer.h"
#include "base/intern.h"
#include "know/format.h"

/// The section of strings while it grows: each distinct string once.
typedef struct {
  EntIntern *known;
  EntBuffer bytes;
  uint32_t *offsets; ///< By number in `known`
  size_t capacity;
} EntStringPool;

/// Return the offset of `string`, adding it if it is new.
EntStatus ent_string_pool_add(EntStringPool *pool, EntView string,
                              EntFormatString *offset);

typedef struct {
  EntFormat format; ///< Tokens and edges as far as they are filled
  EntFormatToken *tokens;
  EntFormatEdge *edges;
  uint32_t n_nodes;
} EntTrie;

/// Make an empty trie with room for names of `n_pieces` pieces altogether.
EntStatus ent_trie_init(EntTrie *trie, const EntAllocator *allocator,
                        EntFolding folding, size_t n_pieces);

void ent_trie_clear(EntTrie *trie, const EntAllocator *allocator);

/// Add a name and return the node where it ends.
EntStatus ent_trie_add(EntTrie *trie, EntStringPool *pool, EntView name,
                       uint32_t *node);

#endif // ENT_KNOW_TRIE_H
