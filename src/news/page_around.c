// Where around the text of a page things are looked for.

#include "news/page_impl.h"

/// Return whether block `i` stands near enough to the article to be of it.
static bool is_near(const EntPage *const page, const size_t i) {
  enum { BEFORE = 6, BEHIND = 8 };
  const size_t count = page->blocks.count;
  const size_t begin =
      page->headline < count ? page->headline : page->text.first;
  const size_t end = page->text.n_words ? page->text.last : begin + BEHIND;
  return i + BEFORE >= begin && i <= end + BEHIND;
}

static bool is_usable(const EntPage *const page, const size_t i,
                      const bool takes_skipped) {
  const bool is_above = i < page->text.first;
  return is_near(page, i) && i != page->headline &&
         (takes_skipped || !ent_page_block(page, i)->is_skipped) &&
         (is_above || !page->text.is_kept[i]);
}

void ent_page_look(EntPage *const page, const EntPageRange range,
                   const bool takes_skipped, const EntPageUse use) {
  const size_t count = page->blocks.count;
  const size_t start = page->headline < count ? page->headline : 0;
  const size_t first = page->text.n_words ? page->text.first : start;
  const size_t middle = first > start ? first : start;
  if (range == ENT_PAGE_BEFORE_HEADLINE) {
    for (size_t i = start; i-- > 0;) {
      if (is_usable(page, i, takes_skipped)) {
        use(page, i);
      }
    }
    return;
  }
  const bool is_above = range == ENT_PAGE_ABOVE_TEXT;
  const size_t begin = is_above ? start : middle;
  const size_t end = is_above ? middle : count;
  for (size_t i = begin; i < end; ++i) {
    if (is_usable(page, i, takes_skipped)) {
      use(page, i);
    }
  }
}

void ent_page_read_around(EntPage *const page) {
  ent_page_find_date(page);
  ent_page_find_authors(page);
  ent_page_find_publisher(page);
}
