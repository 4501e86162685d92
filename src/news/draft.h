/**
   @file draft.h
   An article that is being put together from a format with mark-up.

   Internal to news. Headline and paragraphs become the text of the article,
   with an empty line between them; head, dateline and foot within the
   paragraphs are read as those of plain text (plain.h). What the mark-up told
   counts more than what they tell.

       EntDraft draft;
       ent_draft_begin(&draft, reader, arena);
       ent_draft_set_headline(&draft, title);
       ent_draft_add_paragraph(&draft, text);
       status = ent_draft_finish(&draft, &record, article);  // in any case
*/
#ifndef ENT_NEWS_DRAFT_H
#define ENT_NEWS_DRAFT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/status.h"
#include "news/article.h"
#include "news/paragraphs.h"
#include "news/record_impl.h"
#include "news/timestamp.h"

/// The most authors that are kept.
enum { ENT_DRAFT_AUTHORS = 16 };

typedef struct {
  const EntNewsReader *reader;
  EntArena *arena;
  EntStatus status; ///< The first failure; the functions do nothing after it
  EntBuffer text;   ///< Paragraphs, without the headline
  EntParagraphs paragraphs;
  EntView headline;
  EntTimestamp published;
  EntView authors[ENT_DRAFT_AUTHORS];
  size_t n_authors;
  EntView publisher, agency, language, url, dateline;
} EntDraft;

void ent_draft_begin(EntDraft *draft, const EntNewsReader *reader,
                     EntArena *arena);

/// Set a field, with white space made one space, unless it is set or empty.
void ent_draft_set(EntDraft *draft, EntView *field, EntView value);

/// Set the time of publication from text, unless it is set.
void ent_draft_set_published(EntDraft *draft, EntView text);

/// Set the time of publication to `date`, with the time of day that `text` has
/// beside it, unless it is set.
void ent_draft_set_day(EntDraft *draft, EntView text, EntDate date);

/**
   Add the authors in `text`: "By A. Name and B. Name".

   Names are separated by the phrases of kind `author-separator`, or are one.
*/
void ent_draft_add_authors(EntDraft *draft, EntView text);

/// Add one author, unless the name cannot be one.
void ent_draft_add_author(EntDraft *draft, EntView name);

/// Add an author who is a person, without "in Paris" behind the name.
void ent_draft_add_person(EntDraft *draft, EntView name);

/// Add a paragraph, with white space made one space; an empty one is none.
void ent_draft_add_paragraph(EntDraft *draft, EntView text);

/**
   Make the article, and free what the draft holds, also after a failure.

   Returns the status of the draft; #ENT_ERR_DATA if there is no text, and
   #ENT_NO_MATCH if it is not in English, both logged at the record.
*/
EntStatus ent_draft_finish(EntDraft *draft, const EntRecord *record,
                           EntArticle *article);

#endif // ENT_NEWS_DRAFT_H
