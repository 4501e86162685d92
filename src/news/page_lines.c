// Lines of the text of a page that end no sentence.

#include "news/page_features.h"
#include "news/page_nodes.h"

/// Return whether two blocks are paragraphs beside each other.
static bool is_beside(const EntBlock *const a, const EntBlock *const b) {
  return a->node->parent == b->node->parent &&
         ent_node_is_like(a->node, b->node);
}

/// Return whether the block may be a line of the text that ends no sentence.
static bool is_line(const EntBlock *const block) {
  enum { LEAST_WORDS = 3 };
  return !block->is_skipped && !block->is_aside && !ent_block_is_field(block) &&
         block->kind == ENT_MARKUP_IS_BLOCK && block->n_words >= LEAST_WORDS &&
         3 * block->n_link_words < block->n_words &&
         !ent_block_is_credited(block);
}

/// Return the block behind the last of those beside block `i`.
static size_t run_end(const EntBlocks *const blocks, size_t i) {
  while (++i < blocks->count &&
         is_beside(&blocks->items[i - 1], &blocks->items[i])) {
  }
  return i;
}

/// Return whether a sentence goes on in the block.
static bool begins_lower(const EntBlock *const block) {
  return block->text.data[0] >= 'a' && block->text.data[0] <= 'z';
}

/// Keep lines between paragraphs like them and behind these, and lines before
/// that go on in one.
static void keep_run(const EntBlocks *const blocks, const size_t begin,
                     const size_t end, bool *const is_kept) {
  size_t first = end;
  size_t last = begin;
  for (size_t i = begin; i < end; ++i) {
    first = is_kept[i] && first == end ? i : first;
    last = is_kept[i] ? i : last;
  }
  if (first == end || first == last) {
    return;
  }
  for (size_t i = end; i-- > begin;) {
    const EntBlock *const block = &blocks->items[i];
    const bool goes_on = i < last && is_kept[i + 1] && begins_lower(block + 1);
    // Behind the text: "Porto Amaro, 11 May", "A. Name, Velland"
    const bool is_signature =
        i > last && ent_view_find(block->text, ',') < block->text.size;
    is_kept[i] = is_kept[i] || (is_line(block) && (goes_on || is_signature ||
                                                   (i > first && i < last)));
  }
}

void ent_page_keep_lines(const EntBlocks *const blocks, bool *const is_kept) {
  for (size_t i = 0; i < blocks->count;) {
    const size_t end = run_end(blocks, i);
    keep_run(blocks, i, end, is_kept);
    i = end;
  }
}
