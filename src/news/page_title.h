/**
   @file page_title.h
   The titles of pages: headline, section and site with marks between them.

   Internal to news.
*/
#ifndef ENT_NEWS_PAGE_TITLE_H
#define ENT_NEWS_PAGE_TITLE_H

#include "base/view.h"

/// Return where `part` occurs in `whole` as whole words, or the size.
size_t ent_title_find(EntView whole, EntView part);

/// Return the size of the mark between parts of a title at `at`, or 0.
size_t ent_title_mark(EntView title, size_t at);

/// Return the longest part of a title that names the site as well.
EntView ent_title_longest(EntView title);

/// Return `text` without the marks at both ends that part it from other names.
EntView ent_title_trim(EntView text);

/// Return the part of a title that has `name` in it.
EntView ent_title_part(EntView title, EntView name);

#endif // ENT_NEWS_PAGE_TITLE_H
