#include "news/page_features.h"

bool ent_block_is_linked(const EntBlock *const block) {
  return 2 * block->n_link_words >= block->n_words;
}

bool ent_block_is_credited(const EntBlock *const block) {
  enum { LONGEST_CREDIT = 60 };
  const EntView text = block->text;
  size_t at = text.size && text.data[text.size - 1] == ')' ? text.size - 1 : 0;
  size_t n_slashes = 0;
  while (at && text.data[at] != '(' && text.size - at <= LONGEST_CREDIT) {
    n_slashes += text.data[at--] == '/';
  }
  return at && text.data[at] == '(' && n_slashes == 1;
}

/// Return whether a sentence ends within the text.
static bool has_sentence(const EntView text) {
  for (size_t at = 1; at + 2 < text.size; ++at) {
    const char c = text.data[at];
    const char before = text.data[at - 1];
    if ((c == '.' || c == '?' || c == '!') && text.data[at + 1] == ' ' &&
        before >= 'a' && before <= 'z') {
      return true;
    }
  }
  return false;
}

bool ent_block_is_field(const EntBlock *const block) {
  enum { LONGEST_AUTHOR = 60, LONGEST_FIELD = 15, LONGEST_DAY = 8 };
  const bool is_author = block->field == ENT_MARKUP_IS_AUTHOR;
  if ((block->field == ENT_MARKUP_IS_PUBLISHED ||
       block->field == ENT_MARKUP_IS_UPDATED) &&
      block->n_words <= LONGEST_DAY) {
    return true;
  }
  return block->field && block->field != ENT_MARKUP_IS_DECK &&
         block->n_words < (is_author ? LONGEST_AUTHOR : LONGEST_FIELD) &&
         (is_author || !ent_block_ends_sentence(block));
}

bool ent_block_is_heading(const EntBlock *const block) {
  enum { LONGEST_HEADING = 20 };
  return block->kind == ENT_MARKUP_IS_HEADING ||
         (block->is_strong && block->kind == ENT_MARKUP_IS_BLOCK &&
          block->n_words <= LONGEST_HEADING);
}

bool ent_block_is_good(const EntBlock *const block) {
  enum { LEAST_WORDS = 10, CERTAIN_WORDS = 25 };
  return !block->is_skipped && !block->is_aside &&
         block->kind != ENT_MARKUP_IS_HEADING &&
         block->n_words >= LEAST_WORDS &&
         3 * block->n_link_words < block->n_words &&
         (block->n_words >= CERTAIN_WORDS || ent_block_ends_sentence(block));
}

bool ent_block_is_text(const EntBlock *const block) {
  enum { LEAST_WORDS = 2, INNER_WORDS = 12, CERTAIN_WORDS = 25 };
  return !block->is_skipped && !block->is_aside &&
         block->kind != ENT_MARKUP_IS_HEADING && !ent_block_is_linked(block) &&
         !ent_block_is_field(block) && !ent_block_is_credited(block) &&
         ((block->n_words >= LEAST_WORDS && ent_block_ends_sentence(block)) ||
          (block->n_words >= INNER_WORDS && has_sentence(block->text)) ||
          block->n_words >= CERTAIN_WORDS);
}
