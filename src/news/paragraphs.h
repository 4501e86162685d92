/**
   @file paragraphs.h
   The paragraphs of a plain text.

   Internal to news. A blank line ends a paragraph. So does the end of a line,
   unless the text is wrapped: when its longest line is of a common width, a
   line that has no room for the first word of the next goes on there.
*/
#ifndef ENT_NEWS_PARAGRAPHS_H
#define ENT_NEWS_PARAGRAPHS_H

#include "base/alloc.h"
#include "base/span.h"
#include "base/status.h"
#include "base/view.h"

typedef struct {
  EntSpan *items; ///< Without white space at the ends; none is empty
  size_t count, capacity;
} EntParagraphs;

/// Find the paragraphs of `text`; free the items with ent_free().
EntStatus ent_paragraphs_find(const EntAllocator *allocator, EntView text,
                              EntParagraphs *paragraphs);

#endif // ENT_NEWS_PARAGRAPHS_H
