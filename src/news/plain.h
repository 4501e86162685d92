/**
   @file plain.h
   Articles as plain text: head, paragraphs, foot.

   Internal to news; reader.h says what it takes.
*/
#ifndef ENT_NEWS_PLAIN_H
#define ENT_NEWS_PLAIN_H

#include "base/status.h"
#include "news/article.h"
#include "news/paragraphs.h"
#include "news/reader.h"

/**
   Fill metadata and segments of `article` from its text and paragraphs.

   If the headline is set already, it is the first paragraph.

   Returns #ENT_ERR_MEMORY.
*/
EntStatus ent_plain_read(const EntNewsReader *reader,
                         const EntParagraphs *paragraphs, EntArticle *article);

#endif // ENT_NEWS_PLAIN_H
