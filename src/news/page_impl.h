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

/// The most titles, and scripts with JSON-LD, that are kept.
enum { ENT_PAGE_TITLES = 8, ENT_PAGE_SCRIPTS = 16 };

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
  size_t byline;   ///< The last block that was read for authors
  EntView description;
  EntView site; ///< Who publishes it, by its head or the notice of copyright
  json_t *linked[ENT_PAGE_SCRIPTS]; ///< The JSON-LD of the page
  size_t n_linked;
  const json_t *article; ///< The article in it, or NULL
  const json_t *article_root;
} EntPage;

/// Read JSON-LD, microdata and <meta> into the draft, and the titles.
void ent_page_read_head(EntPage *page);

/**
   Hold the text against that of the JSON-LD, if there is one.

   Where the page has nearly all of it, paragraphs are kept by whether they are
   in it. `is_other` says that the text found is another one.
   Returns #ENT_ERR_MEMORY.
*/
EntStatus ent_page_agree(EntPage *page, bool *is_other);

/// Find the block of the headline, and set the headline of the draft.
void ent_page_find_headline(EntPage *page);

/// Read <time>, classes and the text around the article for what is missing.
void ent_page_read_around(EntPage *page);

/// Where blocks are looked for.
typedef enum {
  ENT_PAGE_ABOVE_TEXT,      ///< From the headline on
  ENT_PAGE_BEFORE_HEADLINE, ///< From the headline back
  ENT_PAGE_BEHIND_TEXT      ///< From the first block of the text on
} EntPageRange;

/// What is done with a block, by its number.
typedef void (*EntPageUse)(EntPage *page, size_t block);

/// Use the blocks of a range that are near the article and not of its text,
/// those too that mark-up leaves out if `takes_skipped`.
void ent_page_look(EntPage *page, EntPageRange range, bool takes_skipped,
                   EntPageUse use);

/// Look for the day of publication where the head of the page has none.
void ent_page_find_date(EntPage *page);

/// Add the text that a script keeps as JSON; also sets what is missing.
void ent_page_read_state(EntPage *page);

static inline const EntBlock *ent_page_block(const EntPage *const page,
                                             const size_t i) {
  return &page->blocks.items[i];
}

/// Return whether the title, in any case, is only the name of the site.
bool ent_page_is_site(const EntPage *page, EntView title);

/// Look for the authors where the head of the page has none, or only the name
/// of the site or of an account.
void ent_page_find_authors(EntPage *page);

/// Look for the name of the publisher where the head of the page has none.
void ent_page_find_publisher(EntPage *page);

/// Return the text in an element, with single spaces, in the arena.
EntView ent_page_content(EntPage *page, const xmlNode *node);

#endif // ENT_NEWS_PAGE_IMPL_H
