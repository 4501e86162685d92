/**
   @file page_impl.h
   A page while it is read.

   Internal to the page*.c files.
*/
#ifndef ENT_NEWS_PAGE_IMPL_H
#define ENT_NEWS_PAGE_IMPL_H

#include "news/json.h"
#include "news/page.h"
#include "news/page_blocks.h"
#include "news/page_text.h"

/// The most titles that are kept.
enum { ENT_PAGE_TITLES = 8 };

typedef struct {
  const EntNewsReader *reader;
  EntArena *arena;
  xmlNode *root;
  EntBlocks blocks;
  EntPageText text;
  EntDraft draft;
  EntView titles[ENT_PAGE_TITLES]; ///< What the head calls the page, best first
  size_t n_titles;
  size_t headline; ///< The block of the headline, or the number of blocks
  EntView description;
  json_t *linked;        ///< The JSON-LD that is of an article, or NULL
  const json_t *article; ///< The article in it
} EntPage;

/// Read JSON-LD, microdata and <meta> into the draft, and the titles.
void ent_page_read_head(EntPage *page);

/// Find the block of the headline, and set the headline of the draft.
void ent_page_find_headline(EntPage *page);

/// Read <time>, classes and the text around the article for what is missing.
void ent_page_read_around(EntPage *page);

/// Add the text that a script keeps as JSON; also sets what is missing.
void ent_page_read_state(EntPage *page);

/// Return the text in an element, with single spaces, in the arena.
EntView ent_page_content(EntPage *page, const xmlNode *node);

#endif // ENT_NEWS_PAGE_IMPL_H
