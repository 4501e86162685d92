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

/// Return whether the title is nothing but the name of the site.
static bool is_site_name(const EntPage *const page, const EntView title) {
  const EntView site = page->site;
  return site.size && site.size == title.size &&
         !xmlStrncasecmp((const xmlChar *)site.data,
                         (const xmlChar *)title.data, (int)site.size);
}

/// Return whether a title has the words of the block.
static bool is_titled(const EntPage *const page, const EntBlock *const block) {
  for (size_t i = 0; i < page->n_titles; ++i) {
    const EntView title = page->titles[i];
    if (!is_site_name(page, title) &&
        5 * block->text.size >= 2 * longest_part(title).size &&
        find_words(title, block->text) < title.size) {
      return true;
    }
  }
  return false;
}

/// Return whether the block is a line in bold right above the text.
static bool is_strong_title(const EntPage *const page, const size_t i) {
  enum { LEAST = 3, NEAR = 3 };
  const EntBlock *const block = block_at(page, i);
  return block->is_strong && block->n_words >= LEAST && !block->n_link_words &&
         !block->is_aside && i + NEAR >= page->text.first &&
         !ent_block_ends_sentence(block);
}

/// Points for a block that may be the headline; 0 if it is none.
static unsigned headline_points(const EntPage *const page, const size_t i) {
  enum { LONGEST = 50, LEAST = 3, FAR = 8 };
  const EntBlock *const block = block_at(page, i);
  const char *const name = (const char *)block->node->name;
  const bool is_heading = block->kind == ENT_MARKUP_IS_HEADING;
  const bool is_first = is_heading && !strcmp(name, "h1");
  const bool is_titled_block =
      block->n_words >= LEAST && is_titled(page, block);
  if (block->is_skipped || block->n_words > LONGEST ||
      is_site_name(page, block->text) ||
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
                                   {"·", 2}, {"«", 2}, {"›", 3}, {"_", 1}};
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

/// Return the part of a title that has `name` in it.
static EntView part_of(const EntView title, const EntView name) {
  size_t begin = 0;
  for (size_t at = 0; at <= title.size; ++at) {
    const size_t mark = at < title.size ? part_mark(title, at) : 0;
    const EntView part = ent_view_slice(title, begin, at);
    if ((mark || at == title.size) && find_words(part, name) < part.size) {
      return part;
    }
    begin = mark ? at + mark : begin;
  }
  return ENT_VIEW("");
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

/// Return the name behind the last sign of copyright, empty if there is none.
static EntView copyright_holder(const EntPage *const page) {
  EntHead head = {0};
  for (size_t i = page->blocks.count;
       !head.metadata.publisher.size && i-- > 0;) {
    ent_foot_read_copyright(page->reader, block_at(page, i)->text, &head);
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
                  without_label(page, block_at(page, page->headline)));
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
  if (at == title.size || !headline.size) {
    return ENT_VIEW("");
  }
  size_t end = 0;
  while (end < at && !part_mark(title, end)) {
    ++end;
  }
  return trim_marks(ent_view_slice(title, 0, end));
}

/// Return the part of a title without the headline that has `name` in it.
static EntView fuller_name(const EntPage *const page, const EntView name) {
  enum { LONGEST = 100 };
  for (size_t i = 0; i < page->n_titles; ++i) {
    const EntView title = page->titles[i];
    if (is_site_name(page, title)) {
      return title;
    }
    if (name.size && title.size <= LONGEST &&
        find_words(title, name) < title.size &&
        find_words(title, page->draft.headline) == title.size &&
        part_of(title, name).size) {
      return part_of(title, name);
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
                            ? trim_marks(page->titles[page->n_titles - 1])
                            : ENT_VIEW("");
  EntView rest = title;
  while (rest.size) {
    const EntView word = ent_view_cut(&rest, ' ');
    if (word.size >= LEAST_WORD && find_words(headline, word) < headline.size) {
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
    const size_t mark = part_mark(title, at);
    begin = mark ? at + mark : begin;
  }
  const EntView part = ent_view_slice(title, begin, title.size);
  for (size_t i = 0; begin && i < page->blocks.count; ++i) {
    const EntBlock *const block = block_at(page, i);
    if (!page->text.is_kept[i] && i != page->headline &&
        block->n_words <= LONGEST &&
        find_words(block->text, part) < block->text.size) {
      return part;
    }
  }
  return ENT_VIEW("");
}

/// The name of the site ends titles; it may begin them as well, but so may the
/// name of a section.
static void find_publisher(EntPage *const page) {
  EntDraft *const draft = &page->draft;
  for (size_t i = page->n_titles; i-- > 0;) {
    ent_draft_set(draft, &draft->publisher,
                  behind_headline(page->titles[i], draft->headline));
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

/// Return whether the element is a link to the page of an author.
static bool leads_to_author(const EntPage *const page,
                            const xmlNode *const node) {
  EntView rest = ent_page_is_element(node) ? ent_page_attribute(node, "href")
                                           : ENT_VIEW("");
  while (rest.size) {
    const EntView part = ent_view_cut(&rest, '/');
    if (rest.size &&
        ent_markup_find(&page->reader->markup, ENT_MARKUP_PATH, part)) {
      return true;
    }
  }
  return false;
}

/// Return the name at the front of a sentence about the author: "A. Name is a
/// fellow of the institute."; the text of a block that is no sentence.
static EntView without_sentence(const EntPage *const page,
                                const EntBlock *const block) {
  enum { LONGEST_NAMES = 6 };
  const EntView text = block->text;
  int label = 0;
  if (block->n_words <= LONGEST_NAMES || !ent_block_ends_sentence(block) ||
      ent_phrase_match(page->reader, ENT_PHRASE_LABEL, text, &label)) {
    return text;
  }
  return ent_view_slice(text, 0, ent_head_name(page->reader, text));
}

/// Return whether the block stands beside the last byline and is made as it is.
static bool is_next_byline(const EntPage *const page, const size_t i) {
  enum { NEAR = 2 };
  const size_t last = page->byline;
  const xmlNode *const node = block_at(page, i)->node;
  return last < i && i <= last + NEAR &&
         !xmlStrcmp(node->name, block_at(page, last)->node->name) &&
         ent_view_equals(
             ent_page_attribute(node, "class"),
             ent_page_attribute(block_at(page, last)->node, "class"));
}

/// Add the names in the block that lead to the pages of authors, if any.
static bool add_linked_authors(EntPage *const page,
                               const EntBlock *const block) {
  const size_t n_before = page->draft.n_authors;
  for (xmlNode *node = (xmlNode *)block->node; node;
       node = ent_page_next(block->node, node)) {
    if (leads_to_author(page, node)) {
      ent_draft_add_person(&page->draft, ent_page_content(page, node));
    }
  }
  return page->draft.n_authors > n_before;
}

static void use_author(EntPage *const page, const size_t i) {
  enum { LONGEST_BYLINE = 25, FARTHEST = 4 };
  EntDraft *const draft = &page->draft;
  const EntBlock *const block = block_at(page, i);
  if (block->field != ENT_MARKUP_IS_AUTHOR ||
      (draft->n_authors && !is_next_byline(page, i)) ||
      block->n_words > LONGEST_BYLINE || block->kind == ENT_MARKUP_IS_QUOTE ||
      (page->text.n_words && i > page->text.last + FARTHEST)) {
    return;
  }
  page->byline = i;
  if (add_linked_authors(page, block)) {
    return;
  }
  EntHead head = {0};
  const bool is_line = ent_head_read_line(page->reader, block->text, &head);
  ent_draft_add_authors(draft, is_line && head.metadata.author.size
                                   ? head.metadata.author
                                   : without_sentence(page, block));
}

/// Read lines such as "By A. Name | 5 May 2031".
static void use_byline(EntPage *const page, const size_t i) {
  enum { LONGEST_LINE = 25 };
  const EntBlock *const block = block_at(page, i);
  EntHead head = {0};
  if (block->n_words <= LONGEST_LINE && !page->draft.n_authors &&
      ent_head_read_line(page->reader, block->text, &head)) {
    ent_draft_add_authors(&page->draft, head.metadata.author);
  }
}

/// Return whether block `i`, if there is one, is directly in the element.
static bool is_text_block(const EntPage *const page, const size_t i,
                          const xmlNode *const node) {
  return i < page->blocks.count && block_at(page, i)->node == node;
}

/// Take the name in the first element behind the headline that is called one
/// of an author, within a line of other things.
static void read_names(EntPage *const page) {
  enum { LONGEST = 80, FARTHEST = 60 };
  const EntMarkup *const markup = &page->reader->markup;
  xmlNode *node = page->headline < page->blocks.count
                      ? (xmlNode *)block_at(page, page->headline)->node
                      : NULL;
  bool is_above = true;
  bool is_behind = false;
  size_t n_behind = 0;
  while (node && !page->draft.n_authors) {
    is_above = is_above && !is_text_block(page, page->text.first, node);
    const EntMarkupValue named = ent_page_is_element(node)
                                     ? ent_page_class(markup, node)
                                     : ENT_MARKUP_IS_NONE;
    const EntView text = named == ENT_MARKUP_IS_AUTHOR ||
                                 (is_above && leads_to_author(page, node))
                             ? ent_page_content(page, node)
                             : ENT_VIEW("");
    if (text.size && text.size <= LONGEST) {
      ent_draft_add_authors(&page->draft, text);
    }
    is_behind = is_behind || is_text_block(page, page->text.last, node);
    n_behind += is_behind;
    if (n_behind > FARTHEST) {
      return;
    }
    node = ent_markup_skips(named) || named == ENT_MARKUP_IS_QUOTE
               ? ent_page_skip(page->root, node)
               : ent_page_next(page->root, node);
  }
}

static bool is_usable(const EntPage *const page, const size_t i,
                      const bool takes_skipped) {
  const bool is_above = i < page->text.first;
  return is_near(page, i) && i != page->headline &&
         (takes_skipped || !block_at(page, i)->is_skipped) &&
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

/// Return whether a word of the name is one that names sections of sites.
static bool has_section_word(const EntPage *const page, EntView name) {
  while (name.size) {
    const EntView word = ent_view_cut(&name, ' ');
    if (ent_phrase_match(page->reader, ENT_PHRASE_SECTION, word, NULL) ||
        ent_phrase_match(page->reader, ENT_PHRASE_ROLE, word, NULL) ||
        ent_phrase_match(page->reader, ENT_PHRASE_OCCUPATION, word, NULL)) {
      return true;
    }
  }
  return false;
}

static bool is_date_line(const EntPage *const page, const size_t i) {
  EntTimestamp ignored;
  return i < page->blocks.count && block_at(page, i)->is_aside &&
         ent_timestamp_find(page->reader, block_at(page, i)->text, &ignored);
}

/// A name of two or three words beside a date, above the text.
static void use_bare_name(EntPage *const page, const size_t i) {
  enum { LEAST_WORDS = 2, MOST_WORDS = 3 };
  const EntBlock *const block = block_at(page, i);
  const bool is_beside_date =
      is_date_line(page, i + 1) || is_date_line(page, i + 2) ||
      (i && is_date_line(page, i - 1)) || (i > 1 && is_date_line(page, i - 2));
  if (!page->draft.n_authors && !block->field && is_beside_date &&
      block->kind == ENT_MARKUP_IS_BLOCK && block->n_words >= LEAST_WORDS &&
      block->n_words <= MOST_WORDS &&
      ent_head_name(page->reader, block->text) == block->text.size &&
      !has_section_word(page, block->text)) {
    ent_draft_add_author(&page->draft, block->text);
  }
}

static void find_authors(EntPage *const page) {
  page->byline = page->blocks.count;
  static const EntPageRange ranges[] = {
      ENT_PAGE_ABOVE_TEXT, ENT_PAGE_BEFORE_HEADLINE, ENT_PAGE_BEHIND_TEXT};
  for (size_t r = 0; r < 3; ++r) {
    ent_page_look(page, ranges[r], false, use_author);
    ent_page_look(page, ranges[r], false, use_byline);
  }
  ent_page_look(page, ENT_PAGE_ABOVE_TEXT, true, use_byline);
  read_names(page);
  ent_page_look(page, ENT_PAGE_ABOVE_TEXT, false, use_bare_name);
}

/// Return whether what the head tells of the author is only the publisher, or
/// the name of an account.
static bool has_weak_author(const EntPage *const page) {
  const EntDraft *const draft = &page->draft;
  const EntView name = draft->n_authors == 1 ? draft->authors[0] : ENT_VIEW("");
  bool is_account = name.size;
  for (size_t i = 0; i < name.size; ++i) {
    is_account = is_account && name.data[i] >= 'a' && name.data[i] <= 'z';
  }
  return is_account || (name.size && is_site_name(page, name));
}

/// Find a byline that tells more than the head does.
static void improve_authors(EntPage *const page) {
  const EntView name = page->draft.authors[0];
  page->draft.n_authors = 0;
  find_authors(page);
  if (!page->draft.n_authors) {
    page->draft.authors[page->draft.n_authors++] = name;
  }
}

void ent_page_read_around(EntPage *const page) {
  ent_page_find_date(page);
  if (has_weak_author(page)) {
    improve_authors(page);
  } else {
    find_authors(page);
  }
  find_publisher(page);
}

/// @}
