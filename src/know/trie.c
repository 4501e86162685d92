#include "know/trie.h"

#include "base/vector.h"

EntStatus ent_string_pool_add(EntStringPool *const pool, const EntView string,
                              EntFormatString *const offset) {
  EntId id = ent_intern_find(pool->known, string);
  if (id != ENT_NO_ID) {
    *offset = pool->offsets[id];
    return ENT_SUCCESS;
  }
  const size_t count = ent_intern_count(pool->known);
  if (!ent_vector_reserve(pool->bytes.allocator, (void **)&pool->offsets,
                          &pool->capacity, count, 1, sizeof(uint32_t))) {
    return ENT_ERR_MEMORY;
  }
  *offset = (EntFormatString)pool->bytes.size;
  ENT_TRY(ent_buffer_append(&pool->bytes, string));
  ENT_TRY(ent_buffer_append_byte(&pool->bytes, '\0'));
  ENT_TRY(ent_intern_add(pool->known, string, &id));
  pool->offsets[id] = *offset;
  return ENT_SUCCESS;
}

/// Return a power of two of slots of which `n` fill at most half.
static uint32_t slots_for(const size_t n) {
  uint32_t slots = 16;
  while (slots < n * 2) {
    slots *= 2;
  }
  return slots;
}

EntStatus ent_trie_init(EntTrie *const trie,
                        const EntAllocator *const allocator,
                        const EntFolding folding, const size_t n_pieces) {
  const uint32_t slots = slots_for(n_pieces + 1);
  *trie = (EntTrie){.n_nodes = 1};
  trie->tokens = ent_calloc(allocator, slots, sizeof(EntFormatToken));
  trie->edges = ent_calloc(allocator, slots, sizeof(EntFormatEdge));
  if (!trie->tokens || !trie->edges) {
    return ENT_ERR_MEMORY;
  }
  trie->format.folding = folding;
  trie->format.tokens = trie->tokens;
  trie->format.edges = trie->edges;
  trie->format.counts[ENT_SECTION_TOKENS] = slots;
  trie->format.counts[ENT_SECTION_EDGES] = slots;
  return ENT_SUCCESS;
}

void ent_trie_clear(EntTrie *const trie, const EntAllocator *const allocator) {
  ent_free(allocator, trie->tokens);
  ent_free(allocator, trie->edges);
}

static EntStatus add_token(EntTrie *const trie, EntStringPool *const pool,
                           const EntView piece, uint32_t *const slot) {
  char folded[ENT_FOLD_MAX];
  const EntView token =
      ent_view_of(folded, ent_fold_loose(&trie->format.folding, piece, folded));
  trie->format.strings = pool->bytes.data;
  *slot = ent_format_token_slot(&trie->format, token);
  return trie->tokens[*slot].text
             ? ENT_SUCCESS
             : ent_string_pool_add(pool, token, &trie->tokens[*slot].text);
}

static uint32_t step(EntTrie *const trie, const uint32_t node,
                     const uint32_t token) {
  EntFormatEdge *const edge =
      &trie->edges[ent_format_edge_slot(&trie->format, node, token)];
  if (!edge->child) {
    *edge = (EntFormatEdge){node, token, trie->n_nodes++};
  }
  return edge->child;
}

EntStatus ent_trie_add(EntTrie *const trie, EntStringPool *const pool,
                       const EntView name, uint32_t *const node) {
  EntView rest = name;
  EntView piece;
  *node = 0;
  while (ent_fold_cut(&rest, &piece)) {
    uint32_t token = 0;
    ENT_TRY(add_token(trie, pool, piece, &token));
    *node = step(trie, *node, token);
  }
  return ENT_SUCCESS;
}
