/**
   @file page_blocks.h
   The blocks of text of a page.

   Internal to news. A block is the text between two boundaries that a browser
   would break a line at: a paragraph, a heading, an item of a list, text
   between two empty lines. For each it is known how many of its words are in
   links and whether mark-up says that it is not of the article.
*/
#ifndef ENT_NEWS_PAGE_BLOCKS_H
#define ENT_NEWS_PAGE_BLOCKS_H

#include "base/arena.h"
#include "base/status.h"
#include "base/view.h"
#include "news/markup.h"
#include "news/page_tree.h"

typedef struct {
  EntView text;          ///< Single spaces; a line break is "\n"
  const xmlNode *node;   ///< The element that the block is directly in
  uint32_t n_words;      ///< Runs without white space
  uint32_t n_link_words; ///< Those of links
  EntMarkupValue kind;   ///< BLOCK, HEADING, LIST_ITEM or QUOTE
  EntMarkupValue field;  ///< DECK, HEADLINE, AUTHOR, PUBLISHED … or NONE
  EntView time;          ///< What its first <time> says of itself, or empty
  bool is_skipped;       ///< Mark-up says that it is not of the text
  bool is_body;          ///< Mark-up says that it is
  bool is_strong;        ///< All of it is in bold, as headings may be
  bool is_aside;         ///< By its words it is not of the text
} EntBlock;

typedef struct {
  EntBlock *items;
  size_t count, capacity;
} EntBlocks;

/**
   Find the blocks below `root`; their text goes to `arena`.

   With `trusts_names`, classes tell what is not of the text.
   Free the items with ent_free(). Returns #ENT_ERR_MEMORY.
*/
EntStatus ent_blocks_find(const EntAllocator *allocator,
                          const EntMarkup *markup, const xmlNode *root,
                          bool trusts_names, EntArena *arena,
                          EntBlocks *blocks);

/// Return whether the text ends like a sentence.
bool ent_block_ends_sentence(const EntBlock *block);

#endif // ENT_NEWS_PAGE_BLOCKS_H
