/**
   @file source.h
   Article after article from one input.

       EntSource *source = NULL;
       ENT_TRY(ent_source_open(world, "news.txt", &options, &source));
       EntRecord record;
       while ((status = ent_source_next(source, &arena, &record)) !=
              ENT_NO_MATCH) {
         if (!status) {
           ... ent_record_read(reader, &record, &arena, &article) ...
         }                          // else reported; the next may be in order
         ent_arena_clear(&arena);
       }
       ent_source_close(source);

   The input is read as it is needed, never as a whole where it may hold several
   articles. A source belongs to one thread at a time.
*/
#ifndef ENT_NEWS_SOURCE_H
#define ENT_NEWS_SOURCE_H

#include "base/arena.h"
#include "base/status.h"
#include "base/world.h"
#include "news/record.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntSourceImpl EntSource;

/**
   Open the input `name`, or standard input if it is "-".

   `name` and `options`, and what they refer to, outlive the source and its
   records. Close it with ent_source_close(). Logs and returns #ENT_ERR_READ; or
   #ENT_ERR_MEMORY.
*/
EntStatus ent_source_open(const EntWorld *world, const char *name,
                          const EntSourceOptions *options, EntSource **source);

/**
   Get the next record; its content is in `arena`.

   Returns #ENT_NO_MATCH at the end. After any other status but #ENT_SUCCESS and
   #ENT_ERR_MEMORY, which is logged, the call may be repeated: it goes on behind
   what was wrong, or returns #ENT_NO_MATCH if that cannot be. An input that
   holds one article gives one record, or fails once.
*/
EntStatus ent_source_next(EntSource *source, EntArena *arena,
                          EntRecord *record);

/// Close the source, which may be NULL.
void ent_source_close(EntSource *source);

/// Find a format by the name that `--from` takes; false if there is none.
bool ent_format_find(EntView name, EntArticleFormat *format);

#ifdef __cplusplus
}
#endif

#endif // ENT_NEWS_SOURCE_H
