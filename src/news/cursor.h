/**
   @file cursor.h
   A place in a text that is read byte by byte.

   Internal to news.
*/
#ifndef ENT_NEWS_CURSOR_H
#define ENT_NEWS_CURSOR_H

#include "base/view.h"
#include "news/reader.h"

typedef struct {
  const EntNewsReader *reader;
  EntView text;
  size_t at;
} EntCursor;

/// Return the byte `ahead` of the place, zero behind the end.
static inline char ent_cursor_peek(const EntCursor *const self,
                                   const size_t ahead) {
  const size_t at = self->at + ahead;
  return at < self->text.size ? self->text.data[at] : '\0';
}

static inline EntView ent_cursor_rest(const EntCursor *const self) {
  return ent_view_slice(self->text, self->at, self->text.size);
}

static inline bool ent_is_digit(const char c) {
  return c >= '0' && c <= '9';
}

#endif // ENT_NEWS_CURSOR_H
