// What stands around the text of a page: headline, byline, date, copyright.

#include "news/foot.h"
#include "news/head.h"
#include "news/page_impl.h"
#include "news/phrases.h"

static const EntBlock *block_at(const EntPage *const page, const size_t i) {
  return &page->blocks.items[i];
}

/// \name Headline
/// @{

static bool is_word_byte(const char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
         (unsigned char)c >= 0xC3;
}

/// Return where `part` occurs in `whole` as whole words, or the size.
static size_t find_words(const EntView whole, const EntView part) {
  for (size_t at = 0; part.size && at + part.size <= whole.size; ++at) {
    const EntView rest = ent_view_slice(whole, at, whole.size);
    const bool ends_word =
        rest.size == part.size || !is_word_byte(rest.data[part.size]);
    if (ent_view_starts_with(rest, part) && ends_word &&
        (!at || !is_word_byte(whole.data[at - 1]))) {
      return at;
    }
  }
  return whole.size;
}

/// Return whether a title has the words of the block.
static bool is_titled(const EntPage *const page, const EntBlock *const block) {
  for (size_t i = 0; i < page->n_titles; ++i) {
    if (find_words(page->titles[i], block->text) < page->titles[i].size) {
      return true;
    }
  }
  return false;
}

/// Points for a block that may be the headline; 0 if it is none.
static unsigned headline_points(const EntPage *const page, const size_t i) {
  enum { LONGEST = 50, LEAST = 3 };
  const EntBlock *const block = block_at(page, i);
  const char *const name = (const char *)block->node->name;
  const bool is_heading = block->kind == ENT_MARKUP_IS_HEADING;
  const bool is_first = is_heading && !strcmp(name, "h1");
  const bool is_titled_block =
      block->n_words >= LEAST && is_titled(page, block);
  if (block->is_skipped || block->n_words > LONGEST ||
      (i > page->text.first && page->text.n_words)) {
    return 0;
  }
  const bool is_marked = block->field == ENT_MARKUP_IS_HEADLINE;
  // A heading within a longer title is the headline; a section is too short.
  return is_titled_block ? 8U + 4U * is_first + 2U * is_heading + is_marked
         : is_first && block->n_words >= LEAST  ? 4
         : is_marked && block->n_words >= LEAST ? 3
                                                : 0;
}

/// Marks that stand between a headline and the name of the site.
static EntView trim_marks(EntView text) {
  for (;;) {
    const size_t front = ent_head_separator(text);
    const EntView rest = ent_view_slice(text, front, text.size);
    size_t size = rest.size;
    while (size && ent_head_separator(ent_view_slice(rest, size - 1, size))) {
      --size;
    }
    text = ent_view_slice(rest, 0, size);
    static const EntView wide[] = {{"»", 2}, {"–", 3}, {"—", 3}, {"•", 3},
                                   {"·", 2}, {"«", 2}, {"›", 3}};
    bool has_mark = false;
    for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); ++i) {
      if (ent_view_starts_with(text, wide[i])) {
        text = ent_view_slice(text, wide[i].size, text.size);
        has_mark = true;
      }
      if (ent_view_ends_with(text, wide[i])) {
        text.size -= wide[i].size;
        has_mark = true;
      }
    }
    if (!has_mark) {
      return text;
    }
  }
}

/// Return the size of the mark between parts of a title at `at`, or 0.
static size_t part_mark(const EntView title, const size_t at) {
  static const EntView marks[] = {
      {" | ", 3},  {" - ", 3}, {" – ", 5}, {" — ", 5}, {" » ", 4},
      {" :: ", 4}, {" · ", 4}, {" • ", 5}, {" / ", 3}, {" « ", 4}};
  const EntView rest = ent_view_slice(title, at, title.size);
  for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); ++i) {
    if (ent_view_starts_with(rest, marks[i])) {
      return marks[i].size;
    }
  }
  return 0;
}

/// Return the longest part of a title that names the site as well.
static EntView longest_part(const EntView title) {
  EntView best = ENT_VIEW("");
  size_t begin = 0;
  for (size_t at = 0; at <= title.size; ++at) {
    const size_t mark = at < title.size ? part_mark(title, at) : 0;
    if (mark || at == title.size) {
      const EntView part = ent_view_slice(title, begin, at);
      best = part.size > best.size ? part : best;
      begin = at + mark;
    }
  }
  return best;
}

/// Return the block that has just these words, or the number of blocks.
static size_t block_of(const EntPage *const page, const EntView words) {
  size_t i = 0;
  while (i < page->blocks.count &&
         !ent_view_equals(block_at(page, i)->text, words)) {
    ++i;
  }
  return i;
}

void ent_page_find_headline(EntPage *const page) {
  unsigned best = 0;
  page->headline = page->blocks.count;
  for (size_t i = 0; i < page->blocks.count; ++i) {
    const unsigned points = headline_points(page, i);
    if (points > best) {
      best = points;
      page->headline = i;
    }
  }
  EntDraft *const draft = &page->draft;
  if (page->headline < page->blocks.count) {
    ent_draft_set(draft, &draft->headline,
                  block_at(page, page->headline)->text);
  } else if (page->n_titles) {
    ent_draft_set(draft, &draft->headline, longest_part(page->titles[0]));
    page->headline = block_of(page, draft->headline);
  }
}

/// @}
/// \name Publisher
/// @{

/// Return the last part of a title behind the headline.
static EntView behind_headline(const EntView title, const EntView headline) {
  const size_t at = find_words(title, headline);
  if (at == title.size || !headline.size) {
    return ENT_VIEW("");
  }
  const EntView behind = ent_view_slice(title, at + headline.size, title.size);
  size_t begin = 0;
  for (size_t i = 0; i < behind.size; ++i) {
    const size_t mark = part_mark(behind, i);
    begin = mark ? i + mark : begin;
  }
  return trim_marks(ent_view_slice(behind, begin, behind.size));
}

/// Return what a title has before the headline.
static EntView before_headline(const EntView title, const EntView headline) {
  const size_t at = find_words(title, headline);
  return at == title.size || !headline.size
             ? ENT_VIEW("")
             : trim_marks(ent_view_slice(title, 0, at));
}

/// The name of the site ends titles; it may begin them as well, but so may the
/// name of a section.
static void find_publisher(EntPage *const page) {
  EntDraft *const draft = &page->draft;
  EntHead head = {0};
  for (size_t i = page->n_titles; i-- > 0;) {
    ent_draft_set(draft, &draft->publisher,
                  behind_headline(page->titles[i], draft->headline));
  }
  for (size_t i = page->blocks.count; !draft->publisher.size && i-- > 0;) {
    ent_foot_read_copyright(page->reader, block_at(page, i)->text, &head);
    ent_draft_set(draft, &draft->publisher, head.metadata.publisher);
  }
  for (size_t i = page->n_titles; i-- > 0;) {
    ent_draft_set(draft, &draft->publisher,
                  before_headline(page->titles[i], draft->headline));
  }
}

/// @}
/// \name Author and date
/// @{

/// Return whether block `i` stands near enough to the article to be of it.
static bool is_near(const EntPage *const page, const size_t i) {
  enum { BEFORE = 6, BEHIND = 8 };
  const size_t count = page->blocks.count;
  const size_t begin =
      page->headline < count ? page->headline : page->text.first;
  const size_t end = page->text.n_words ? page->text.last : begin + BEHIND;
  return i + BEFORE >= begin && i <= end + BEHIND;
}

static void use_field(EntPage *const page, const size_t i) {
  enum { LONGEST_BYLINE = 25 };
  EntDraft *const draft = &page->draft;
  const EntBlock *const block = block_at(page, i);
  if (block->field == ENT_MARKUP_IS_PUBLISHED) {
    ent_draft_set_published(draft, block->text);
  } else if (block->field == ENT_MARKUP_IS_AUTHOR && !draft->n_authors &&
             block->n_words <= LONGEST_BYLINE) {
    EntHead head = {0};
    const bool is_line = ent_head_read_line(page->reader, block->text, &head);
    ent_draft_add_authors(draft, is_line && head.metadata.author.size
                                     ? head.metadata.author
                                     : block->text);
  }
}

/// Read lines such as "By A. Name | 5 May 2031".
static void use_line(EntPage *const page, const size_t i) {
  enum { LONGEST_LINE = 25 };
  EntDraft *const draft = &page->draft;
  const EntBlock *const block = block_at(page, i);
  EntHead head = {0};
  if (block->n_words > LONGEST_LINE ||
      !ent_head_read_line(page->reader, block->text, &head)) {
    return;
  }
  if (ent_date_is_set(head.published)) {
    ent_draft_set_published(draft, block->text);
  }
  if (!draft->n_authors) {
    ent_draft_add_authors(draft, head.metadata.author);
  }
}

/// A short line with a day between headline and text.
static void use_day(EntPage *const page, const size_t i) {
  enum { LONGEST_LINE = 10 };
  if (i < page->text.first && block_at(page, i)->n_words <= LONGEST_LINE) {
    ent_draft_set_published(&page->draft, block_at(page, i)->text);
  }
}

/// Take the name in the first element behind the headline that is called one
/// of an author, within a line of other things.
static void read_names(EntPage *const page) {
  enum { LONGEST = 80 };
  const EntMarkup *const markup = &page->reader->markup;
  xmlNode *node = page->headline < page->blocks.count
                      ? (xmlNode *)block_at(page, page->headline)->node
                      : NULL;
  while (node && !page->draft.n_authors) {
    const EntMarkupValue named = ent_page_is_element(node)
                                     ? ent_page_class(markup, node)
                                     : ENT_MARKUP_IS_NONE;
    const EntView text = named == ENT_MARKUP_IS_AUTHOR
                             ? ent_page_content(page, node)
                             : ENT_VIEW("");
    if (text.size && text.size <= LONGEST) {
      ent_draft_add_authors(&page->draft, text);
    }
    node = named == ENT_MARKUP_IS_SKIP ? ent_page_skip(page->root, node)
                                       : ent_page_next(page->root, node);
  }
}

static bool is_publishing_time(const EntPage *const page,
                               const xmlNode *const node) {
  const EntMarkupValue named = ent_page_class(&page->reader->markup, node);
  return named != ENT_MARKUP_IS_UPDATED && named != ENT_MARKUP_IS_SKIP;
}

/// Read the first <time>, or abbreviation with a title, that stands at the
/// headline or behind it.
static void read_times(EntPage *const page) {
  static const char *const names[] = {"datetime", "content", "title"};
  const xmlNode *const heading = page->headline < page->blocks.count
                                     ? block_at(page, page->headline)->node
                                     : NULL;
  bool is_behind = !heading;
  for (xmlNode *node = page->root; node;
       node = ent_page_next(page->root, node)) {
    is_behind = is_behind || node == heading;
    const bool is_time = is_behind && ent_page_is_element(node) &&
                         (!strcmp((const char *)node->name, "time") ||
                          !strcmp((const char *)node->name, "abbr"));
    for (size_t i = 0; is_time && is_publishing_time(page, node) && i < 3;
         ++i) {
      ent_draft_set_published(&page->draft, ent_page_attribute(node, names[i]));
    }
  }
}

/// Look at the blocks from the headline on, then at those before it.
static void look_around(EntPage *const page,
                        void (*const use)(EntPage *, size_t)) {
  const size_t count = page->blocks.count;
  const size_t start = page->headline < count ? page->headline : 0;
  for (size_t i = start; i < count; ++i) {
    if (is_near(page, i) && !block_at(page, i)->is_skipped &&
        !page->text.is_kept[i] && i != page->headline) {
      use(page, i);
    }
  }
  for (size_t i = start; i-- > 0;) {
    if (is_near(page, i) && !block_at(page, i)->is_skipped) {
      use(page, i);
    }
  }
}

void ent_page_read_around(EntPage *const page) {
  read_times(page);
  look_around(page, use_field);
  look_around(page, use_line);
  look_around(page, use_day);
  read_names(page);
  find_publisher(page);
}

/// @}
