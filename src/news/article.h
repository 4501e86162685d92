/**
   @file article.h
   One article: its text, kept once, and what its head tells.

   A reader of some format (reader.h) makes it; every later stage points into
   its text with spans of bytes. To users a place in the text is a number of
   Unicode code points, as in NIF: ent_article_code_point() converts.
*/
#ifndef ENT_NEWS_ARTICLE_H
#define ENT_NEWS_ARTICLE_H

#include "base/arena.h"
#include "base/date.h"
#include "base/span.h"
#include "base/status.h"
#include "base/view.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  ENT_SEGMENT_HEADLINE,
  ENT_SEGMENT_PARAGRAPH ///< Running text, without the dateline's place and date
} EntSegmentKind;

/// A part of the text that is to be analysed; the rest is head, foot, layout.
typedef struct {
  EntSpan span;
  EntSegmentKind kind;
} EntSegment;

/// What the article says about itself; empty where it is silent.
typedef struct {
  EntView headline;
  EntDate published; ///< The day, in the article's own time zone
  EntView
      timestamp;  ///< The xsd:dateTime of `published`, with its zone, or empty
  EntView author; ///< "Vafa Ismayilova", without "By"
  EntView *authors; ///< Each of them, where the mark-up tells several, or NULL
  size_t n_authors;
  EntView publisher; ///< Paper or site; agency or paper named in the dateline
  EntView agency;    ///< The source that the publisher has it from
  EntView dateline;  ///< Place of the dateline: "TBILISI"
  EntView language;  ///< BCP 47 tag
  EntView url;
} EntMetadata;

/// An article; all that it refers to lives in `arena`.
typedef struct {
  EntArena *arena;
  const char *name; ///< File name or other name for messages
  EntView text;     ///< Valid UTF-8; all spans refer to it
  EntMetadata metadata;
  EntSegment *segments; ///< In the order of the text, not overlapping
  size_t n_segments;
  uint32_t *code_points; ///< See ent_article_index()
} EntArticle;

/// Prepare ent_article_code_point(); call this once `text` is set.
EntStatus ent_article_index(EntArticle *article);

/// Return what the article is known by: a hash of its text.
uint64_t ent_article_key(const EntArticle *article);

/// Return the number of code points before the byte at `offset`.
uint32_t ent_article_code_point(const EntArticle *article, uint32_t offset);

#ifdef __cplusplus
}
#endif

#endif // ENT_NEWS_ARTICLE_H
