/**
   @file page_text.h
   Which blocks of a page are the article.

   Internal to news. Blocks are told apart by shallow features: how many words
   they have, and how many of these are links (Kohlschütter, Fankhauser and
   Nejdl, "Boilerplate detection using shallow text features", WSDM 2010). Where
   the article is, its good blocks vote: each gives its words to the elements
   that hold it, the less the farther out (as in Readability, Arc90 2009). Names
   in the mark-up (lexicon/article-markup.tsv) take blocks out of the vote, and
   may name the place.
*/
#ifndef ENT_NEWS_PAGE_TEXT_H
#define ENT_NEWS_PAGE_TEXT_H

#include "news/page_blocks.h"

/// What belongs to the article; numbers of blocks.
typedef struct {
  bool *is_kept; ///< For each block
  size_t first;  ///< The first block that is kept; the number of blocks if none
  size_t last;   ///< The last one
  size_t n_words;
} EntPageText;

/**
   Choose among `blocks` those that are the text; `is_kept` is in `arena`.

   Returns #ENT_ERR_MEMORY.
*/
EntStatus ent_page_text_find(const EntMarkup *markup, const EntBlocks *blocks,
                             xmlNode *root, EntArena *arena, EntPageText *text);

/// Keep the good blocks of a page that is nothing but text, such as the
/// content of a feed.
EntStatus ent_page_text_all(const EntBlocks *blocks, EntArena *arena,
                            EntPageText *text);

#endif // ENT_NEWS_PAGE_TEXT_H
