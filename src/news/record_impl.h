/**
   @file record_impl.h
   What the readers of the formats share.

   Internal to news. Each reader fills `article` from the text of a record, as
   ent_record_read() says; `text` is UTF-8 and outlives the article.
*/
#ifndef ENT_NEWS_RECORD_IMPL_H
#define ENT_NEWS_RECORD_IMPL_H

#include "news/record.h"

/// Log an error about the record and return `status`.
EntStatus ent_record_error(const EntNewsReader *reader, const EntRecord *record,
                           EntStatus status, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/// Log a warning about the record and return #ENT_NO_MATCH.
EntStatus ent_record_skip(const EntNewsReader *reader, const EntRecord *record,
                          const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/**
   Check what was read, and index its text.

   Returns #ENT_ERR_DATA if there is no text and #ENT_NO_MATCH if it is not in
   English, both logged; or #ENT_ERR_MEMORY.
*/
EntStatus ent_record_finish(const EntNewsReader *reader,
                            const EntRecord *record, EntArticle *article);

#endif // ENT_NEWS_RECORD_IMPL_H
