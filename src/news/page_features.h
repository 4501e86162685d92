/**
   @file page_features.h
   What single blocks of a page look like.

   Internal to news. Shallow features, after Kohlschütter (page_text.h).
*/
#ifndef ENT_NEWS_PAGE_FEATURES_H
#define ENT_NEWS_PAGE_FEATURES_H

#include "news/page_blocks.h"

/// Return whether half of the words of the block are links.
bool ent_block_is_linked(const EntBlock *block);

/// Return whether the block is a heading, in name or by its looks.
bool ent_block_is_heading(const EntBlock *block);

/// Return whether the block is a byline, a date, or the like.
bool ent_block_is_field(const EntBlock *block);

/// Return whether the block ends in a credit, "(Wire/A. Name)", as captions do.
bool ent_block_is_credited(const EntBlock *block);

/// Return whether the block is so much text that it may vote.
bool ent_block_is_good(const EntBlock *block);

/// Return whether `block` is text on its own.
bool ent_block_is_text(const EntBlock *block);

/**
   Keep blocks that end no sentence, but stand among kept paragraphs made as
   they are: items without list, lines of a letter, signatures behind it.
*/
void ent_page_keep_lines(const EntBlocks *blocks, bool *is_kept);

#endif // ENT_NEWS_PAGE_FEATURES_H
