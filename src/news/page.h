/**
   @file page.h
   Articles as HTML pages.

   Internal to news. Metadata is what JSON-LD says, else microdata, else <meta>
   (Open Graph, Dublin Core and others), else <time> and classes, else the text
   around the headline. The text is what page_text.h finds; where a page
   has none, since a script would make it, that of the JSON in its scripts.
*/
#ifndef ENT_NEWS_PAGE_H
#define ENT_NEWS_PAGE_H

#include "news/draft.h"
#include "news/record_impl.h"

#include <libxml/tree.h>

/// Read the article of a page; see record_impl.h. #ENT_ERR_LIMIT, logged, if
/// the page is beyond the limits of page_tree.h.
EntStatus ent_page_read(const EntNewsReader *reader, const EntRecord *record,
                        EntView html, EntArena *arena, EntArticle *article);

/// Return the encoding that a page declares in its first bytes, or empty.
EntView ent_page_charset(EntView bytes);

/// Add the paragraphs in an element that is all text of the article.
void ent_page_add_element(EntDraft *draft, const xmlNode *element);

/// Add the paragraphs of a piece of HTML that is all text of the article.
void ent_page_add_fragment(EntDraft *draft, EntView html);

#endif // ENT_NEWS_PAGE_H
