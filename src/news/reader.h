/**
   @file reader.h
   Files of some format in, articles out.

   A plain-text article has a head (headline, date, byline, in any order and
   all optional), paragraphs, the first of which may begin with a dateline, and
   a foot (copyright, requests to follow and to read on):

        date 2021-04-01 By A. Name

       Headline without full stop

       PLACE, April 1 (Agency) -- The first paragraph. ...

       © 2021 Agency

   The words that tell heads and feet are in `lexicon/article-frame.tsv`.
   Paragraphs are separated by blank lines, or stand one on a line, or are
   wrapped at some width.

       EntNewsReader *reader = NULL;
       ENT_TRY(ent_news_reader_load(world, &reader));
       ...
       ENT_TRY(ent_article_read(reader, ENT_FORMAT_PLAIN, file.content, name,
                                &arena, &article));
*/
#ifndef ENT_NEWS_READER_H
#define ENT_NEWS_READER_H

#include "base/arena.h"
#include "base/status.h"
#include "base/view.h"
#include "base/world.h"
#include "news/article.h"

#ifdef __cplusplus
extern "C" {
#endif

/// What is known of the frames of articles. Const once loaded.
typedef struct EntNewsReaderImpl EntNewsReader;

typedef enum {
  ENT_FORMAT_PLAIN,  ///< Text with head and foot, as above
  ENT_FORMAT_RAW,    ///< Text that is all paragraphs
  ENT_FORMAT_HTML,   ///< A page
  ENT_FORMAT_NITF,   ///< News Industry Text Format, of the IPTC
  ENT_FORMAT_NEWSML, ///< NewsML-G2, of the IPTC, with NITF or XHTML in it
  ENT_FORMAT_RSS,    ///< RSS 1.0 or 2.0 with full content; an item of it
  ENT_FORMAT_ATOM,   ///< Atom (RFC 4287) with full content; an entry of it
  ENT_FORMAT_JSON,   ///< JSON Lines, or an array; an object of it
  ENT_FORMAT_WARC,   ///< Web archive (ISO 28500), with pages in it
  ENT_FORMAT_AUTO    ///< To be recognised by the content (source.h)
} EntArticleFormat;

/**
   Load `lexicon/article-frame.tsv` (see base/data.h).

   Free with ent_news_reader_free(). `world` outlives the reader. Returns
   #ENT_ERR_READ, #ENT_ERR_SYNTAX, #ENT_ERR_ENCODING or #ENT_ERR_DATA with file
   and line logged, or #ENT_ERR_MEMORY.
*/
EntStatus ent_news_reader_load(const EntWorld *world, EntNewsReader **reader);

/// Free the reader, which may be NULL.
void ent_news_reader_free(EntNewsReader *reader);

/**
   Read one article, #ENT_FORMAT_PLAIN or #ENT_FORMAT_RAW.

   The text of the article is all of `content`, byte for byte, and spans and
   views of the article look into it, so that it and `name` must outlive the
   article; what else it needs lives in `arena`. A byte order mark and carriage
   returns are outside all segments. The result has an index of code points.

   Logs and returns #ENT_ERR_LIMIT if the content is larger than the limit
   `input_size`, #ENT_ERR_ENCODING if it is UTF-16 or has bytes that are not
   UTF-8 (with line and byte), #ENT_ERR_READ if it is not text at all, and
   #ENT_ERR_DATA if there is no text in it; also returns #ENT_ERR_MEMORY.
*/
EntStatus ent_article_read(const EntNewsReader *reader, EntArticleFormat format,
                           EntView content, const char *name, EntArena *arena,
                           EntArticle *article);

#ifdef __cplusplus
}
#endif

#endif // ENT_NEWS_READER_H
