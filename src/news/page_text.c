#include "news/page_text.h"

/// What the good blocks in an element have given to it.
typedef struct {
  uint32_t n_blocks;
  uint32_t n_words;
  double score;
  bool is_body; ///< Its name says that it holds the text
} Score;

typedef struct {
  const EntMarkup *markup;
  const EntBlocks *blocks;
  EntArena *arena;
  xmlNode *root;
  const xmlNode *place; ///< The element that holds the text
  bool has_siblings;    ///< So do those beside it that have its name and class
} Search;

/// \name Features of blocks
/// @{

/// Return whether half of the words of the block are links.
static bool is_linked(const EntBlock *const block) {
  return 2 * block->n_link_words >= block->n_words;
}

/// Return whether the block is so much text that it may vote.
static bool is_good(const EntBlock *const block) {
  enum { LEAST_WORDS = 10, CERTAIN_WORDS = 25 };
  return !block->is_skipped && block->kind != ENT_MARKUP_IS_HEADING &&
         block->n_words >= LEAST_WORDS &&
         3 * block->n_link_words < block->n_words &&
         (block->n_words >= CERTAIN_WORDS || ent_block_ends_sentence(block));
}

/// Return whether `outer` is `node`, or an element a few levels around it.
static bool is_around(const xmlNode *const outer, const xmlNode *node) {
  enum { LEVELS = 5 };
  for (int i = 0; i < LEVELS && node; ++i, node = node->parent) {
    if (node == outer) {
      return true;
    }
  }
  return false;
}

/// Return whether block `i` stands below a heading that is a link, in an
/// element of their own, as what is said of another article does.
static bool is_teaser(const EntBlocks *const blocks, const size_t i) {
  enum { LEVELS = 4, MOST_BLOCKS = 2 };
  const EntBlock *const above = i ? &blocks->items[i - 1] : NULL;
  if (!above || above->kind != ENT_MARKUP_IS_HEADING || above->n_words < 3 ||
      above->n_link_words < above->n_words) {
    return false;
  }
  const xmlNode *node = blocks->items[i].node;
  for (int level = 0; level < LEVELS && node; ++level, node = node->parent) {
    const Score *const score = node->_private;
    if (is_around(node, above->node)) {
      return ent_page_is_element(node) && score &&
             score->n_blocks <= MOST_BLOCKS;
    }
  }
  return false;
}

/// Return whether the block is a byline, a date, or the like.
static bool is_field(const EntBlock *const block) {
  enum { LONGEST_AUTHOR = 60, LONGEST_FIELD = 15 };
  const bool is_author = block->field == ENT_MARKUP_IS_AUTHOR;
  return block->field && block->field != ENT_MARKUP_IS_DECK &&
         block->n_words < (is_author ? LONGEST_AUTHOR : LONGEST_FIELD) &&
         (is_author || !ent_block_ends_sentence(block));
}

/// @}
/// \name The vote
/// @{

static Score *score_of(const xmlNode *const node) {
  return node->_private;
}

static bool is_voter(const xmlNode *const node) {
  return node && ent_page_is_element(node);
}

/// Give the element and those around it a score, unless they have one.
static EntStatus add_scores(const Search *const self, const xmlNode *node) {
  for (; is_voter(node) && !node->_private; node = node->parent) {
    Score *const score = ent_arena_calloc(self->arena, 1, sizeof(Score));
    if (!score) {
      return ENT_ERR_MEMORY;
    }
    score->is_body =
        ent_page_property(self->markup, node) == ENT_MARKUP_IS_BODY ||
        ent_page_class(self->markup, node) == ENT_MARKUP_IS_BODY;
    ((xmlNode *)node)->_private = score;
  }
  return ENT_SUCCESS;
}

/// An element with a block of its own, or around such, gets all its words; one
/// farther out the less, the more there is in between.
static void vote(const EntBlock *const block) {
  uint32_t n_inside = 1;
  unsigned level = 1;
  for (const xmlNode *node = block->node; is_voter(node); node = node->parent) {
    Score *const score = score_of(node);
    level += score->n_blocks > n_inside;
    n_inside = score->n_blocks;
    score->score += (double)block->n_words / (level > 2 ? level - 1 : 1);
  }
}

static EntStatus hold_vote(const Search *const self) {
  for (xmlNode *node = self->root; node;
       node = ent_page_next(self->root, node)) {
    if (ent_page_is_element(node)) {
      node->_private = NULL;
    }
  }
  for (size_t i = 0; i < self->blocks->count; ++i) {
    const EntBlock *const block = &self->blocks->items[i];
    if (is_good(block)) {
      ENT_TRY(add_scores(self, block->node));
      for (const xmlNode *n = block->node; is_voter(n); n = n->parent) {
        ++score_of(n)->n_blocks;
        score_of(n)->n_words += block->n_words;
      }
    }
  }
  for (size_t i = 0; i < self->blocks->count; ++i) {
    if (is_good(&self->blocks->items[i]) && !is_teaser(self->blocks, i)) {
      vote(&self->blocks->items[i]);
    }
  }
  return ENT_SUCCESS;
}

/// Return whether `a` is a better place than `b`: more votes, or as many and
/// farther in.
static bool is_better(const Score *const a, const Score *const b) {
  return !b || a->score > b->score ||
         (a->score == b->score && a->n_blocks <= b->n_blocks);
}

/// Choose the element with the most votes; and the one named as the text, if
/// there is a fair part of the text in it.
static void choose_place(Search *const self) {
  const xmlNode *named = NULL;
  for (xmlNode *node = self->root; node;
       node = ent_page_next(self->root, node)) {
    const Score *const score =
        ent_page_is_element(node) ? score_of(node) : NULL;
    if (!score) {
      continue;
    }
    if (is_better(score, self->place ? score_of(self->place) : NULL)) {
      self->place = node;
    }
    if (score->is_body &&
        (!named || score->n_words > score_of(named)->n_words)) {
      named = node;
    }
  }
  if (named &&
      5 * score_of(named)->n_words >= 2 * score_of(self->place)->n_words) {
    self->place = named;
  }
}

static bool is_alike(const xmlNode *const a, const xmlNode *const b) {
  const EntView name = ent_page_attribute(a, "class");
  return ent_view_equals(ent_page_name(a), ent_page_name(b)) && name.size &&
         ent_view_equals(name, ent_page_attribute(b, "class"));
}

/// Look for good blocks in elements beside the place that are named as it is.
static void find_siblings(Search *const self) {
  for (int i = 0; i < 3 && is_voter(self->place->parent); ++i) {
    const xmlNode *const parent = self->place->parent;
    for (const xmlNode *node = parent->children; node; node = node->next) {
      self->has_siblings = self->has_siblings ||
                           (node != self->place && ent_page_is_element(node) &&
                            score_of(node) && is_alike(node, self->place));
    }
    if (self->has_siblings ||
        score_of(parent)->n_blocks > score_of(self->place)->n_blocks) {
      return;
    }
    self->place = parent;
  }
}

/// @}
/// \name Choosing blocks
/// @{

/// Return whether the block is at the place, or beside it where that counts.
static bool is_inside(const Search *const self, const EntBlock *const block) {
  for (const xmlNode *node = block->node; node; node = node->parent) {
    if (node == self->place ||
        (self->has_siblings && node->parent == self->place->parent &&
         is_alike(node, self->place))) {
      return true;
    }
  }
  return false;
}

/// Return whether the block ends in a credit, "(Wire/A. Name)", as captions do.
static bool is_credited(const EntBlock *const block) {
  enum { LONGEST_CREDIT = 60 };
  const EntView text = block->text;
  size_t at = text.size && text.data[text.size - 1] == ')' ? text.size - 1 : 0;
  size_t n_slashes = 0;
  while (at && text.data[at] != '(' && text.size - at <= LONGEST_CREDIT) {
    n_slashes += text.data[at--] == '/';
  }
  return at && text.data[at] == '(' && n_slashes == 1;
}

/// Return whether `block` is text on its own.
static bool is_text(const EntBlock *const block) {
  enum { LEAST_WORDS = 2, CERTAIN_WORDS = 25 };
  return !block->is_skipped && block->kind != ENT_MARKUP_IS_HEADING &&
         !is_linked(block) && !is_field(block) && !is_credited(block) &&
         ((block->n_words >= LEAST_WORDS && ent_block_ends_sentence(block)) ||
          block->n_words >= CERTAIN_WORDS);
}

/// Return whether `block` is text where text follows: a heading, a short item.
static bool is_text_before(const EntBlock *const block,
                           const EntBlock *const next) {
  const bool is_item = block->kind == ENT_MARKUP_IS_LIST_ITEM;
  return !block->is_skipped && !block->n_link_words && !is_field(block) &&
         ((block->kind == ENT_MARKUP_IS_HEADING && is_text(next)) ||
          (is_item && block->n_words > 2));
}

/// Return whether `part` occurs within `whole`.
static bool contains(const EntView whole, const EntView part) {
  return part.size && part.size < whole.size &&
         memmem(whole.data, whole.size, part.data, part.size);
}

/// Return whether a longer block has the words of this one: a pulled quote.
static bool is_repeated(const EntBlocks *const blocks,
                        const bool *const is_kept, const size_t i) {
  enum { NEAR = 40, LEAST_SIZE = 25 };
  const EntView text = blocks->items[i].text;
  const size_t begin = i > NEAR ? i - NEAR : 0;
  for (size_t j = begin; j < blocks->count && j < i + NEAR; ++j) {
    const EntView other = blocks->items[j].text;
    if (is_kept[j] && j != i && text.size >= LEAST_SIZE &&
        (contains(other, text) || (j < i && ent_view_equals(other, text)))) {
      return true;
    }
  }
  return false;
}

/// Find first and last, count words, and take repetitions out.
static void settle(const EntBlocks *const blocks, EntPageText *const text) {
  text->first = text->last = blocks->count;
  for (size_t i = 0; i < blocks->count; ++i) {
    if (text->is_kept[i] && is_repeated(blocks, text->is_kept, i)) {
      text->is_kept[i] = false;
    }
    if (text->is_kept[i]) {
      text->first = text->first == blocks->count ? i : text->first;
      text->last = i;
      text->n_words += blocks->items[i].n_words;
    }
  }
}

/// Keep blocks of the place; headings only where text is kept behind them.
static void keep_blocks(const Search *const self, EntPageText *const text) {
  const EntBlock *next = NULL;
  for (size_t i = self->blocks->count; i-- > 0;) {
    const EntBlock *const block = &self->blocks->items[i];
    if (!self->place || !is_inside(self, block)) {
      continue;
    }
    text->is_kept[i] =
        !is_teaser(self->blocks, i) &&
        (is_text(block) || (next && is_text_before(block, next)));
    next = block->is_skipped ? next : block;
  }
}

static EntStatus begin(const EntBlocks *const blocks, EntArena *const arena,
                       EntPageText *const text) {
  *text = (EntPageText){.first = blocks->count, .last = blocks->count};
  text->is_kept = ent_arena_calloc(arena, blocks->count + 1, sizeof(bool));
  return text->is_kept ? ENT_SUCCESS : ENT_ERR_MEMORY;
}

EntStatus ent_page_text_find(const EntMarkup *const markup,
                             const EntBlocks *const blocks, xmlNode *const root,
                             EntArena *const arena, EntPageText *const text) {
  Search self = {
      .markup = markup, .blocks = blocks, .arena = arena, .root = root};
  ENT_TRY(begin(blocks, arena, text));
  ENT_TRY(hold_vote(&self));
  choose_place(&self);
  if (self.place) {
    find_siblings(&self);
    keep_blocks(&self, text);
  }
  settle(blocks, text);
  return ENT_SUCCESS;
}

EntStatus ent_page_text_all(const EntBlocks *const blocks,
                            EntArena *const arena, EntPageText *const text) {
  ENT_TRY(begin(blocks, arena, text));
  const EntBlock *next = NULL;
  for (size_t i = blocks->count; i-- > 0;) {
    const EntBlock *const block = &blocks->items[i];
    const bool is_heading = block->kind == ENT_MARKUP_IS_HEADING;
    text->is_kept[i] = is_heading
                           ? next && is_text_before(block, next)
                           : !block->is_skipped && !is_linked(block) &&
                                 (block->n_words > 1 || blocks->count == 1);
    next = block->is_skipped ? next : block;
  }
  settle(blocks, text);
  return ENT_SUCCESS;
}

/// @}
