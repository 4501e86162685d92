// The authors of a page, where its head does not tell them.

#include "news/head.h"
#include "news/page_impl.h"
#include "news/page_nodes.h"
#include "news/phrases.h"

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
  return last < i && i <= last + NEAR &&
         ent_node_is_like(ent_page_block(page, i)->node,
                          ent_page_block(page, last)->node);
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
  const EntBlock *const block = ent_page_block(page, i);
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
  const EntBlock *const block = ent_page_block(page, i);
  EntHead head = {0};
  if (block->n_words <= LONGEST_LINE && !page->draft.n_authors &&
      ent_head_read_line(page->reader, block->text, &head)) {
    ent_draft_add_authors(&page->draft, head.metadata.author);
  }
}

/// Return whether block `i`, if there is one, is directly in the element.
static bool is_text_block(const EntPage *const page, const size_t i,
                          const xmlNode *const node) {
  return i < page->blocks.count && ent_page_block(page, i)->node == node;
}

/// Take the name in the first element behind the headline that is called one
/// of an author, within a line of other things.
static void read_names(EntPage *const page) {
  enum { LONGEST = 80, FARTHEST = 60 };
  const EntMarkup *const markup = &page->reader->markup;
  xmlNode *node = page->headline < page->blocks.count
                      ? (xmlNode *)ent_page_block(page, page->headline)->node
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
  return i < page->blocks.count && ent_page_block(page, i)->is_aside &&
         ent_timestamp_find(page->reader, ent_page_block(page, i)->text,
                            &ignored);
}

/// Return the length of the marks between name and date; 0 for a comma, which
/// is behind places: "Velm City, 5 May 2031".
static size_t mark_size(const EntView text) {
  const size_t size = ent_head_separator(text);
  return ent_view_find(text, ',') < size ? 0 : size;
}

/// Return the name in "A. Name | 5 May 2031" or "5 May 2031 · A. Name", empty
/// if the line has more, or no date.
static EntView name_beside_date(const EntPage *const page, const EntView line) {
  EntTimestamp ignored;
  const size_t size = ent_head_name(page->reader, line);
  const size_t gap = mark_size(ent_view_slice(line, size, line.size));
  if (size && gap &&
      ent_timestamp_read(page->reader,
                         ent_view_slice(line, size + gap, line.size),
                         &ignored)) {
    return ent_view_slice(line, 0, size);
  }
  const size_t date = ent_timestamp_read(page->reader, line, &ignored);
  const EntView rest = ent_view_slice(line, date, line.size);
  const EntView name = ent_view_slice(rest, mark_size(rest), rest.size);
  return date && name.size && ent_head_name(page->reader, name) == name.size
             ? name
             : ENT_VIEW("");
}

static size_t count_words(EntView text) {
  size_t n = 0;
  while (text.size) {
    n += ent_view_cut(&text, ' ').size > 0;
  }
  return n;
}

/// A name of two or three words beside a date, above the text.
static void use_bare_name(EntPage *const page, const size_t i) {
  enum { LEAST_WORDS = 2, MOST_WORDS = 3, LONGEST_LINE = 14 };
  const EntBlock *const block = ent_page_block(page, i);
  const bool is_beside_date =
      is_date_line(page, i + 1) || is_date_line(page, i + 2) ||
      (i && is_date_line(page, i - 1)) || (i > 1 && is_date_line(page, i - 2));
  const bool is_name =
      is_beside_date && !block->field &&
      ent_head_name(page->reader, block->text) == block->text.size;
  if (page->draft.n_authors || block->kind != ENT_MARKUP_IS_BLOCK ||
      block->n_words > LONGEST_LINE) {
    return;
  }
  const EntView name =
      is_name ? block->text : name_beside_date(page, block->text);
  const size_t n_words = count_words(name);
  if (n_words >= LEAST_WORDS && n_words <= MOST_WORDS &&
      !has_section_word(page, name)) {
    ent_draft_add_author(&page->draft, name);
  }
}

static void find_bylines(EntPage *const page) {
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
  return is_account || (name.size && ent_page_is_site(page, name));
}

/// Find a byline that tells more than the head does.
static void improve_authors(EntPage *const page) {
  const EntView name = page->draft.authors[0];
  page->draft.n_authors = 0;
  find_bylines(page);
  if (!page->draft.n_authors) {
    page->draft.authors[page->draft.n_authors++] = name;
  }
}

void ent_page_find_authors(EntPage *const page) {
  if (has_weak_author(page)) {
    improve_authors(page);
  } else {
    find_bylines(page);
  }
}
