/**
   @file record.h
   One article as it came, and how it is read.

   A record is the bytes of one article in some format, with what was known
   outside of them: a page with its address, a line of JSON, an item of a feed.
   Sources (source.h) cut inputs into records, which is quick; reading a record
   is the work, and may be done by any thread:

       EntRecord record = {.content = text, .name = "a.txt"};   // plain text
       ENT_TRY(ent_record_read(reader, &record, &arena, &article));
*/
#ifndef ENT_NEWS_RECORD_H
#define ENT_NEWS_RECORD_H

#include "base/arena.h"
#include "base/status.h"
#include "base/view.h"
#include "news/article.h"
#include "news/reader.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes of one article of an input that may hold several.
enum { ENT_RECORD_SIZE = 16 * 1024 * 1024 };

/// Most bytes of text in an article: some 350,000 words, read in a minute.
enum { ENT_TEXT_SIZE = 2 * 1024 * 1024 };

/// Keys of JSON objects, each NULL for those of `lexicon/article-markup.tsv`.
typedef struct {
  const char *text, *headline, *published, *author, *publisher, *language, *url;
} EntJsonKeys;

/// How inputs are to be read.
typedef struct {
  EntArticleFormat format; ///< #ENT_FORMAT_AUTO, or what the input is
  EntJsonKeys json;
} EntSourceOptions;

/// An article as it came.
typedef struct {
  EntArticleFormat format; ///< Of `content`: not AUTO, not WARC
  EntView content;
  const char *name;  ///< Of the input, for messages
  size_t number;     ///< From 1, in an input of several articles, else 0
  size_t line;       ///< Of the input where the record begins, or 0
  EntView charset;   ///< Declared outside of the content, or empty
  EntView url;       ///< Known outside of the content, or empty
  EntView publisher; ///< As above: the name of the feed
  EntView language;  ///< As above
  const EntSourceOptions *options; ///< Or NULL for the usual ones
} EntRecord;

/**
   Read the article of `record`.

   What the article refers to lives in `arena`, or in the content and name of
   the record, which outlive the article. Returns #ENT_NO_MATCH, with a warning
   logged, if the record is in order but no English article, and the statuses
   of ent_article_read().
*/
EntStatus ent_record_read(const EntNewsReader *reader, const EntRecord *record,
                          EntArena *arena, EntArticle *article);

/// Return the place of the record for messages: its line, or the input.
EntPlace ent_record_place(const EntRecord *record);

#ifdef __cplusplus
}
#endif

#endif // ENT_NEWS_RECORD_H
