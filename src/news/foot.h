/**
   @file foot.h
   What stands behind an article and between its paragraphs.

   Internal to news.
*/
#ifndef ENT_NEWS_FOOT_H
#define ENT_NEWS_FOOT_H

#include "base/view.h"
#include "news/head.h"
#include "news/paragraphs.h"
#include "news/phrases.h"

/// Return whether `line` is only marks: "---", "* * *".
bool ent_foot_is_rule(EntView line);

/// Return whether a foot begins at `paragraph` or one of its sentences.
bool ent_foot_is_foot(const EntNewsReader *reader, EntView paragraph);

/// Return whether `paragraph` is left out wherever it stands.
bool ent_foot_is_aside(const EntNewsReader *reader, EntView paragraph);

/// Read the year and the name behind the first sign of copyright, if any.
void ent_foot_read_copyright(const EntNewsReader *reader, EntView paragraph,
                             EntHead *head);

/// Return the number of paragraphs before the foot; copyright goes to `head`.
size_t ent_foot_find(const EntNewsReader *reader, EntView text,
                     const EntParagraphs *paragraphs, EntHead *head);

/// Return whether the site speaks of itself in the paragraph, which may have
/// links: "Sign up for our newsletter".
bool ent_foot_is_promotion(const EntNewsReader *reader, EntView paragraph,
                           bool has_links);

#endif // ENT_NEWS_FOOT_H
