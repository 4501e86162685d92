/**
   @file span.h
   A range of bytes in the text of an article.
*/
#ifndef ENT_BASE_SPAN_H
#define ENT_BASE_SPAN_H

#include "base/view.h"

#include <stdbool.h>
#include <stdint.h>

/// The bytes [begin, end); what a user sees are code points (news/article.h).
typedef struct {
  uint32_t begin;
  uint32_t end;
} EntSpan;

/// Return the text of `span`.
static inline EntView ent_span_view(const EntView text, const EntSpan span) {
  return ent_view_slice(text, span.begin, span.end);
}

/// Return whether the spans share a byte.
static inline bool ent_span_overlaps(const EntSpan a, const EntSpan b) {
  return a.begin < b.end && b.begin < a.end;
}

/// Return whether `inner` lies within `outer`.
static inline bool ent_span_contains(const EntSpan outer, const EntSpan inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

#endif // ENT_BASE_SPAN_H
