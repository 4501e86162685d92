// The headline of a page: a block that its titles name, or that looks like one.

#include "news/foot.h"
#include "news/head.h"
#include "news/page_impl.h"
#include "news/page_title.h"

bool ent_page_is_site(const EntPage *const page, const EntView title) {
  const EntView site = page->site;
  return site.size && site.size == title.size &&
         !xmlStrncasecmp((const xmlChar *)site.data,
                         (const xmlChar *)title.data, (int)site.size);
}

/// Return whether a title has the words of the block.
static bool is_titled(const EntPage *const page, const EntBlock *const block) {
  for (size_t i = 0; i < page->n_titles; ++i) {
    const EntView title = page->titles[i];
    if (!ent_page_is_site(page, title) &&
        5 * block->text.size >= 2 * ent_title_longest(title).size &&
        ent_title_find(title, block->text) < title.size) {
      return true;
    }
  }
  return false;
}

/// Return whether the block is a line in bold right above the text.
static bool is_strong_title(const EntPage *const page, const size_t i) {
  enum { LEAST = 3, NEAR = 3 };
  const EntBlock *const block = ent_page_block(page, i);
  return block->is_strong && block->n_words >= LEAST && !block->n_link_words &&
         !block->is_aside && i + NEAR >= page->text.first &&
         !ent_block_ends_sentence(block);
}

/// Points for a block that may be the headline; 0 if it is none.
static unsigned headline_points(const EntPage *const page, const size_t i) {
  enum { LONGEST = 50, LEAST = 3, FAR = 8 };
  const EntBlock *const block = ent_page_block(page, i);
  const char *const name = (const char *)block->node->name;
  const bool is_heading = block->kind == ENT_MARKUP_IS_HEADING;
  const bool is_first = is_heading && !strcmp(name, "h1");
  const bool is_titled_block =
      block->n_words >= LEAST && is_titled(page, block);
  if (block->is_skipped || block->n_words > LONGEST ||
      ent_page_is_site(page, block->text) ||
      (i > page->text.first && page->text.n_words)) {
    return 0;
  }
  const bool is_marked = block->field == ENT_MARKUP_IS_HEADLINE;
  const bool is_far = page->text.n_words && i + FAR < page->text.first;
  if (is_titled_block && !is_heading && !is_marked && is_far) {
    return 1; // The name of the site, perhaps
  }
  // A heading within a longer title is the headline; a section is too short.
  return is_titled_block ? 8U + 4U * is_first + 2U * is_heading + is_marked
         : is_first && block->n_words >= LEAST  ? 4
         : is_marked && block->n_words >= LEAST ? 3
         : is_strong_title(page, i)             ? 2
                                                : 0;
}

/// Return the block that has just these words, or the number of blocks.
static size_t block_of(const EntPage *const page, const EntView words) {
  size_t i = 0;
  while (i < page->blocks.count &&
         !ent_view_equals(ent_page_block(page, i)->text, words)) {
    ++i;
  }
  return i;
}

/// Return the name behind the last sign of copyright, empty if there is none.
static EntView copyright_holder(const EntPage *const page) {
  EntHead head = {0};
  for (size_t i = page->blocks.count;
       !head.metadata.publisher.size && i-- > 0;) {
    ent_foot_read_copyright(page->reader, ent_page_block(page, i)->text, &head);
  }
  return head.metadata.publisher;
}

/// Return whether an element directly in the block has just these words.
static bool has_element(EntPage *const page, const EntBlock *const block,
                        const EntView words) {
  for (const xmlNode *node = block->node->children; node; node = node->next) {
    if (ent_page_is_element(node) &&
        ent_view_equals(ent_page_content(page, node), words)) {
      return true;
    }
  }
  return false;
}

/// Return the headline without "Analysis" before it, or "Subscribers" behind,
/// that is an element of its own and in no title.
static EntView without_label(EntPage *const page, const EntBlock *const block) {
  const EntView text = block->text;
  for (size_t i = 0; i < page->n_titles; ++i) {
    const EntView title = page->titles[i];
    const bool is_part = title.size > text.size / 3 && title.size < text.size;
    if (is_part && ent_view_ends_with(text, title)) {
      const EntView front = ent_view_slice(text, 0, text.size - title.size);
      if (has_element(page, block, ent_view_trim(front))) {
        return title;
      }
    }
    if (is_part && ent_view_starts_with(text, title)) {
      const EntView rest = ent_view_slice(text, title.size, text.size);
      if (has_element(page, block, ent_view_trim(rest))) {
        return title;
      }
    }
  }
  return text;
}

void ent_page_find_headline(EntPage *const page) {
  unsigned best = 0;
  page->site = page->draft.publisher.size ? page->draft.publisher
                                          : copyright_holder(page);
  page->headline = page->blocks.count;
  for (size_t i = 0; i < page->blocks.count; ++i) {
    const unsigned points = headline_points(page, i);
    if (points > best || (points == best && points && points < 8)) {
      best = points;
      page->headline = i;
    }
  }
  EntDraft *const draft = &page->draft;
  if (page->headline < page->blocks.count) {
    ent_draft_set(draft, &draft->headline,
                  without_label(page, ent_page_block(page, page->headline)));
  } else if (page->n_titles) {
    ent_draft_set(draft, &draft->headline, ent_title_longest(page->titles[0]));
    page->headline = block_of(page, draft->headline);
  }
}
