// Who publishes a page, where its head does not tell it.

#include "news/page_impl.h"
#include "news/page_title.h"
#include "news/phrases.h"

/// Return the last part of a title behind the headline.
static EntView behind_headline(const EntPage *const page, const EntView title) {
  const EntView headline = page->draft.headline;
  const size_t at = ent_title_find(title, headline);
  if (at == title.size || !headline.size) {
    return ENT_VIEW("");
  }
  const EntView behind = ent_view_slice(title, at + headline.size, title.size);
  size_t begin = 0;
  for (size_t i = 0; i < behind.size; ++i) {
    const size_t mark = ent_title_mark(behind, i);
    begin = mark ? i + mark : begin;
  }
  EntTimestamp ignored;
  const EntView part =
      ent_title_trim(ent_view_slice(behind, begin, behind.size));
  return ent_timestamp_find(page->reader, part, &ignored) ? ENT_VIEW("") : part;
}

/// Return what a title has before the headline.
static EntView before_headline(const EntView title, const EntView headline) {
  const size_t at = ent_title_find(title, headline);
  if (at == title.size || !headline.size) {
    return ENT_VIEW("");
  }
  size_t end = 0;
  while (end < at && !ent_title_mark(title, end)) {
    ++end;
  }
  return ent_title_trim(ent_view_slice(title, 0, end));
}

/// Return the part of a title without the headline that has `name` in it.
static EntView fuller_name(const EntPage *const page, const EntView name) {
  enum { LONGEST = 100 };
  for (size_t i = 0; i < page->n_titles; ++i) {
    const EntView title = page->titles[i];
    if (ent_page_is_site(page, title)) {
      return title;
    }
    if (name.size && title.size <= LONGEST &&
        ent_title_find(title, name) < title.size &&
        ent_title_find(title, page->draft.headline) == title.size &&
        ent_title_part(title, name).size) {
      return ent_title_part(title, name);
    }
  }
  return name;
}

/// Return what the link to the first page of the site shows.
static EntView home_name(EntPage *const page) {
  enum { LONGEST = 80 };
  for (xmlNode *node = page->root; node;
       node = ent_page_next(page->root, node)) {
    if (!ent_page_is_element(node) ||
        !ent_view_equals(ent_page_attribute(node, "href"), ENT_VIEW("/"))) {
      continue;
    }
    EntView name = ent_page_content(page, node);
    for (xmlNode *inner = node; inner && !name.size;
         inner = ent_page_next(node, inner)) {
      name = ent_page_is_element(inner) ? ent_page_attribute(inner, "alt")
                                        : ENT_VIEW("");
    }
    if (name.size && name.size <= LONGEST &&
        !ent_markup_find(&page->reader->markup, ENT_MARKUP_NOT_PUBLISHER,
                         name)) {
      return name;
    }
  }
  return ENT_VIEW("");
}

/// Return a short title that has no word of the headline: it is of the site.
static EntView other_title(const EntPage *const page) {
  enum { LONGEST = 60, LEAST_WORD = 4 };
  const EntView headline = page->draft.headline;
  const EntView title = page->n_titles
                            ? ent_title_trim(page->titles[page->n_titles - 1])
                            : ENT_VIEW("");
  EntView rest = title;
  while (rest.size) {
    const EntView word = ent_view_cut(&rest, ' ');
    if (word.size >= LEAST_WORD &&
        ent_title_find(headline, word) < headline.size) {
      return ENT_VIEW("");
    }
  }
  return title.size <= LONGEST ? title : ENT_VIEW("");
}

/// Return the last part of the title if the page shows it elsewhere: titles are
/// shorter than headlines at times.
static EntView shown_part(const EntPage *const page) {
  enum { LONGEST = 8 };
  const EntView title =
      page->n_titles ? page->titles[page->n_titles - 1] : ENT_VIEW("");
  size_t begin = 0;
  for (size_t at = 0; at < title.size; ++at) {
    const size_t mark = ent_title_mark(title, at);
    begin = mark ? at + mark : begin;
  }
  const EntView part = ent_view_slice(title, begin, title.size);
  for (size_t i = 0; begin && i < page->blocks.count; ++i) {
    const EntBlock *const block = ent_page_block(page, i);
    if (!page->text.is_kept[i] && i != page->headline &&
        block->n_words <= LONGEST &&
        ent_title_find(block->text, part) < block->text.size) {
      return part;
    }
  }
  return ENT_VIEW("");
}

/// The name of the site ends titles; it may begin them as well, but so may the
/// name of a section.
void ent_page_find_publisher(EntPage *const page) {
  EntDraft *const draft = &page->draft;
  for (size_t i = page->n_titles; i-- > 0;) {
    ent_draft_set(draft, &draft->publisher,
                  behind_headline(page, page->titles[i]));
  }
  ent_draft_set(draft, &draft->publisher, shown_part(page));
  ent_draft_set(draft, &draft->publisher, fuller_name(page, page->site));
  for (size_t i = page->n_titles; i-- > 0;) {
    ent_draft_set(draft, &draft->publisher,
                  before_headline(page->titles[i], draft->headline));
  }
  ent_draft_set(draft, &draft->publisher, home_name(page));
  ent_draft_set(draft, &draft->publisher, other_title(page));
}
