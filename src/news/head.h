/**
   @file head.h
   What the lines around an article tell about it.

   Internal to news. A line of the head is a sequence of items (labels, dates,
   times, names after "By") with separators between them; a line that has
   anything else is none.
*/
#ifndef ENT_NEWS_HEAD_H
#define ENT_NEWS_HEAD_H

#include "base/date.h"
#include "base/view.h"
#include "news/article.h"
#include "news/phrases.h"

#include <stdbool.h>

/// Metadata while it is collected from several places.
typedef struct {
  EntMetadata metadata;
  EntDate published; ///< Day and month may be known without the year
  EntDate updated;
  int copyright_year; ///< 0 if none
} EntHead;

/**
   Read a calendar date at the front of `text`.

   Takes "2021-04-01", "01.04.2021", "April 1, 2021", "1 April 2021", "Nov. 3rd"
   and the like, with or without a weekday before it; slashes only where the
   order of day and month is certain. Returns the length, or 0. The year may be
   missing.
*/
size_t ent_head_date(const EntNewsReader *reader, EntView text, EntDate *date);

/// Return the length of the separators and spaces at the front of `text`.
size_t ent_head_separator(EntView text);

/// Return the length of the name of a person or place at the front of `text`:
/// capitalised words and particles.
size_t ent_head_name(const EntNewsReader *reader, EntView text);

/// Read `line` into `head`; false, and `head` as it was, if it is no such line.
bool ent_head_read_line(const EntNewsReader *reader, EntView line,
                        EntHead *head);

/// Keep `date` as the day of publication unless a better one is known.
void ent_head_set_published(EntHead *head, EntDate date);

#endif // ENT_NEWS_HEAD_H
