#include "news/page_text.h"

#include "news/page_features.h"
#include "news/page_nodes.h"

/// What the good blocks in an element have given to it.
typedef struct {
  uint32_t n_blocks;
  uint32_t n_words;
  double score;
  bool is_body; ///< Its name says that it holds the text
  size_t order; ///< Of the element in the page
  bool holds_heading;
  bool is_other; ///< It stands behind the text and is not of it
} Score;

typedef struct {
  const EntMarkup *markup;
  const EntBlocks *blocks;
  EntArena *arena;
  xmlNode *root;
  const xmlNode *place; ///< The element that holds the text
  const xmlNode *voted; ///< The place before it was raised
  size_t heading_order; ///< Of the last main heading before the place
  bool has_heading;     ///< There is one
  bool has_siblings;    ///< So do those beside it that have its name and class
} Search;

/// \name Features of blocks
/// @{

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

/// Return the block of the main heading if there is text behind it, else 0.
static size_t first_voter(const EntBlocks *const blocks) {
  enum { LEAST_HEADING = 3, LEAST_WORDS = 30 };
  size_t start = blocks->count;
  size_t n_words = 0;
  for (size_t i = 0; i < blocks->count; ++i) {
    const EntBlock *const block = &blocks->items[i];
    const bool is_main = !block->is_skipped &&
                         block->n_words >= LEAST_HEADING &&
                         !xmlStrcmp(block->node->name, (const xmlChar *)"h1");
    start = is_main && start == blocks->count ? i : start;
    n_words += i > start && ent_block_is_good(block) ? block->n_words : 0;
  }
  return n_words >= LEAST_WORDS ? start : 0;
}

static EntStatus hold_vote(const Search *const self) {
  const size_t first = first_voter(self->blocks);
  for (xmlNode *node = self->root; node;
       node = ent_page_next(self->root, node)) {
    if (ent_page_is_element(node)) {
      node->_private = NULL;
    }
  }
  for (size_t i = first; i < self->blocks->count; ++i) {
    const EntBlock *const block = &self->blocks->items[i];
    if (ent_block_is_good(block)) {
      ENT_TRY(add_scores(self, block->node));
      for (const xmlNode *n = block->node; is_voter(n); n = n->parent) {
        ++score_of(n)->n_blocks;
        score_of(n)->n_words += block->n_words;
      }
    }
  }
  for (size_t i = first; i < self->blocks->count; ++i) {
    if (ent_block_is_good(&self->blocks->items[i]) &&
        !is_teaser(self->blocks, i)) {
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

/// Return whether the element is a paragraph.
static bool is_paragraph(const xmlNode *const node) {
  return !xmlStrcmp(node->name, (const xmlChar *)"p");
}

static bool is_within(const xmlNode *node, const xmlNode *const outer) {
  while (node && node != outer) {
    node = node->parent;
  }
  return node;
}

/// Return the number of single good blocks right in the element.
static uint32_t count_paragraphs(const xmlNode *const node) {
  uint32_t n = 0;
  for (const xmlNode *child = node->children; child; child = child->next) {
    n += ent_page_is_element(child) && score_of(child) &&
         score_of(child)->n_blocks == 1;
  }
  return n;
}

/// Return whether nearly all in the element is in many elements of one make,
/// with little in each, as comments and teasers are.
static bool is_list_of_things(const xmlNode *const node) {
  enum { LEAST = 6, MOST_BLOCKS = 3 };
  const xmlNode *first = NULL;
  uint32_t n_things = 0;
  uint32_t n_blocks = 0;
  for (const xmlNode *child = node->children; child; child = child->next) {
    const Score *const score =
        ent_page_is_element(child) ? score_of(child) : NULL;
    first = first || !score || !child->children ? first : child;
    if (score && score->n_blocks <= MOST_BLOCKS && !is_paragraph(child) &&
        ent_node_is_like(child, first)) {
      ++n_things;
      n_blocks += score->n_blocks;
    }
  }
  return n_things >= LEAST && 5 * n_blocks >= 4 * score_of(node)->n_blocks;
}

/// Where the place is a list of things, go to the first text before it, which
/// has paragraphs of its own.
static void leave_list(Search *const self) {
  enum { LEAST_PARAGRAPHS = 2, LEAST_WORDS = 40 };
  if (!self->place || !is_list_of_things(self->place)) {
    return;
  }
  for (xmlNode *node = self->root; node && node != self->place;
       node = ent_page_next(self->root, node)) {
    const Score *const score =
        ent_page_is_element(node) ? score_of(node) : NULL;
    if (score && score->n_words >= LEAST_WORDS && !is_list_of_things(node) &&
        count_paragraphs(node) >= LEAST_PARAGRAPHS &&
        !is_within(self->place, node)) {
      self->place = node;
      return;
    }
  }
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
  } else {
    leave_list(self);
  }
}

static bool is_alike(const xmlNode *const a, const xmlNode *const b) {
  return ent_page_attribute(a, "class").size && ent_node_is_like(a, b);
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

/// \name Branches
/// @{

/// Return the child of `node` with half of its good words or more, or NULL.
static const xmlNode *main_branch(const xmlNode *const node) {
  for (const xmlNode *child = node->children; child; child = child->next) {
    if (ent_page_is_element(child) && score_of(child) &&
        2 * score_of(child)->n_words >= score_of(node)->n_words &&
        score_of(child)->n_blocks > 1) {
      return child;
    }
  }
  return NULL;
}

/// Return whether the first text within is a heading.
static bool begins_with_heading(const Search *const self,
                                const xmlNode *const root) {
  for (xmlNode *node = (xmlNode *)root; node;
       node = ent_page_next(root, node)) {
    const bool is_text = node->type == XML_TEXT_NODE && !xmlIsBlankNode(node);
    if (is_text) {
      return false;
    }
    if (ent_page_is_element(node) &&
        ent_markup_value(self->markup, ENT_MARKUP_ELEMENT,
                         ent_page_name(node)) == ENT_MARKUP_IS_HEADING) {
      return true;
    }
  }
  return false;
}

/// Return whether a branch behind the main one goes on with its text: it is
/// named as that, or it is long and no heading begins it.
static bool goes_on(const Search *const self, const xmlNode *const branch,
                    const xmlNode *const core) {
  enum { LEAST_WORDS = 25 };
  return ent_node_is_like(branch, core) ||
         (score_of(branch)->n_words >= LEAST_WORDS &&
          !begins_with_heading(self, branch));
}

/// Number the elements that have scores, and find the last main heading before
/// the place.
static void find_heading(Search *const self) {
  const xmlNode *found = NULL;
  size_t order = 0;
  bool is_before = true;
  for (xmlNode *node = self->root; node;
       node = ent_page_next(self->root, node)) {
    const bool is_element = ent_page_is_element(node);
    ++order;
    is_before = is_before && node != self->place;
    if (is_element && score_of(node)) {
      score_of(node)->order = order;
    }
    if (is_element && is_before &&
        !xmlStrcmp(node->name, (const xmlChar *)"h1")) {
      found = node;
      self->heading_order = order;
    }
  }
  self->has_heading = found;
  for (; is_voter(found); found = found->parent) {
    if (score_of(found)) {
      score_of(found)->holds_heading = true;
    }
  }
}

/// Return whether the heading comes before the element, or is within.
static bool is_below_heading(const Search *const self,
                             const xmlNode *const node) {
  const Score *const score = score_of(node);
  return self->heading_order < score->order || score->holds_heading;
}

/// Mark the branches of `parent` that do not belong to the main one, `core`.
static void mark_branches(const Search *const self, const xmlNode *const parent,
                          const xmlNode *const core, const bool is_raised) {
  bool is_behind = false;
  for (const xmlNode *node = parent->children; node; node = node->next) {
    if (node == core) {
      is_behind = true;
    } else if (ent_page_is_element(node) && score_of(node)) {
      score_of(node)->is_other =
          is_behind ? is_raised ? !ent_node_is_like(node, core)
                                : !goes_on(self, node, core)
                    : self->has_heading && !is_below_heading(self, node);
    }
  }
}

/// Within the place, find what holds most of its text, and what is beside it.
static void find_branches(const Search *const self) {
  const xmlNode *core = self->place;
  const xmlNode *inner;
  while ((inner = main_branch(core))) {
    core = inner;
  }
  bool is_raised = false;
  for (; core != self->place; core = core->parent) {
    is_raised = is_raised || core == self->voted;
    mark_branches(self, core->parent, core, is_raised);
  }
}

/// Return whether there is text between the heading and the place, in an
/// element beside the place.
static bool has_text_before(const Search *const self) {
  enum { LEAST_WORDS = 30 };
  for (const xmlNode *node = self->place->prev; node; node = node->prev) {
    if (ent_page_is_element(node) && score_of(node) &&
        score_of(node)->n_words >= LEAST_WORDS &&
        is_below_heading(self, node)) {
      return true;
    }
  }
  return false;
}

/// Go up where the text begins before the place.
static void raise_place(Search *const self) {
  enum { LEVELS = 4 };
  const xmlNode *best = self->place;
  find_heading(self);
  self->voted = best;
  for (int i = 0;
       self->has_heading && i < LEVELS && is_voter(self->place->parent); ++i) {
    const bool has_more = has_text_before(self);
    self->place = self->place->parent;
    best = has_more ? self->place : best;
  }
  self->place = best;
}

/// @}

/// Return whether the block is at the place, or beside it where that counts.
static bool is_inside(const Search *const self, const EntBlock *const block) {
  for (const xmlNode *node = block->node; node; node = node->parent) {
    if (ent_page_is_element(node) && score_of(node) &&
        score_of(node)->is_other) {
      return false;
    }
    if (node == self->place ||
        (self->has_siblings && node->parent == self->place->parent &&
         is_alike(node, self->place))) {
      return true;
    }
  }
  return false;
}

/// Return whether few of the words of the list that the item is in are links.
static bool is_list_of_text(const EntBlocks *const blocks, const size_t i) {
  enum { NEAR = 20 };
  const xmlNode *const list = blocks->items[i].node->parent;
  size_t first = i;
  size_t n_words = 0;
  size_t n_link_words = 0;
  while (first && first + NEAR > i &&
         blocks->items[first - 1].node->parent == list) {
    --first;
  }
  for (size_t j = first; j < blocks->count && j < i + NEAR &&
                         blocks->items[j].node->parent == list;
       ++j) {
    n_words += blocks->items[j].n_words;
    n_link_words += blocks->items[j].n_link_words;
  }
  return 2 * n_link_words < n_words;
}

/// Return whether block `i` is text where text follows, `next`: a heading, a
/// short item.
static bool is_text_before(const EntBlocks *const blocks, const size_t i,
                           const EntBlock *const next) {
  const EntBlock *const block = &blocks->items[i];
  const bool is_title = block->kind == ENT_MARKUP_IS_HEADING &&
                        block->field == ENT_MARKUP_IS_HEADLINE;
  if (block->is_skipped || block->is_aside ||
      (ent_block_is_field(block) && !is_title)) {
    return false;
  }
  return block->kind == ENT_MARKUP_IS_LIST_ITEM
             ? is_list_of_text(blocks, i)
             : next && ent_block_is_heading(block) && !block->n_link_words;
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
        (ent_block_is_text(block) || is_text_before(self->blocks, i, next));
    next = block->is_skipped ? next : text->is_kept[i] ? block : NULL;
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
    raise_place(&self);
    find_branches(&self);
    find_siblings(&self);
    keep_blocks(&self, text);
    ent_page_keep_lines(blocks, text->is_kept);
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
    const bool is_title = block->kind == ENT_MARKUP_IS_HEADING;
    text->is_kept[i] =
        is_title ? is_text_before(blocks, i, next)
                 : !block->is_skipped && !ent_block_is_linked(block) &&
                       (block->n_words > 1 || blocks->count == 1 ||
                        block->kind == ENT_MARKUP_IS_LIST_ITEM);
    next = block->is_skipped ? next : block;
  }
  settle(blocks, text);
  return ENT_SUCCESS;
}

/// @}
