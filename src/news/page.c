#include "news/page.h"

#include "news/foot.h"
#include "news/head.h"
#include "news/page_impl.h"
#include "news/phrases.h"

/// \name The text
/// @{

/// Return whether a description, which may be longer, is what the block says.
static bool says_same(const EntView text, const EntView description) {
  enum { LEAST_SIZE = 30 };
  return ent_view_equals(text, description) ||
         (text.size >= LEAST_SIZE && ent_view_starts_with(description, text));
}

/// Return whether the block is a heading of its own right below the headline.
static bool is_below_headline(const EntPage *const page, const size_t i) {
  enum { NEAR = 2 };
  const EntBlock *const block = &page->blocks.items[i];
  return page->headline < i && i <= page->headline + NEAR &&
         block->kind == ENT_MARKUP_IS_HEADING && !block->field &&
         block->node->parent == page->blocks.items[page->headline].node->parent;
}

/// Return whether the block stands as a summary between headline and text.
static bool is_deck(const EntPage *const page, const size_t i) {
  enum { LEAST_WORDS = 6, LONGEST = 80 };
  const EntBlock *const block = &page->blocks.items[i];
  const bool is_named = block->field == ENT_MARKUP_IS_DECK ||
                        block->field == ENT_MARKUP_IS_DESCRIPTION ||
                        says_same(block->text, page->description) ||
                        is_below_headline(page, i);
  return !block->is_skipped && block->n_words >= LEAST_WORDS &&
         block->n_words <= LONGEST && !block->n_link_words &&
         !page->text.is_kept[i] && !block->is_aside &&
         (is_named || (!block->field && ent_block_ends_sentence(block)));
}

/// Return whether the block begins with the name of an author.
static bool is_biography(const EntPage *const page,
                         const EntBlock *const block) {
  enum { LONGEST = 250 };
  for (size_t i = 0; i < page->draft.n_authors; ++i) {
    if (block->n_words <= LONGEST &&
        ent_view_starts_with(block->text, page->draft.authors[i])) {
      return true;
    }
  }
  return false;
}

/// Leave out what the last blocks tell of the authors.
static void drop_biographies(EntPage *const page) {
  enum { MOST = 4 };
  size_t n = 0;
  for (size_t i = page->blocks.count; i-- > 0 && n < MOST;) {
    const EntBlock *const block = &page->blocks.items[i];
    if (!page->text.is_kept[i]) {
      continue;
    }
    ++n;
    if (is_biography(page, block)) {
      page->text.is_kept[i] = false;
    } else if (!ent_foot_is_foot(page->reader, block->text)) {
      return;
    }
  }
}

static void add_blocks(EntPage *const page) {
  const bool *const is_kept = page->text.is_kept;
  const EntView headline = page->draft.headline;
  for (size_t i = 0; i < page->blocks.count; ++i) {
    const EntBlock *const block = &page->blocks.items[i];
    const bool is_above =
        page->headline < i && i < page->text.first && is_deck(page, i);
    if ((is_kept[i] || is_above) && i != page->headline &&
        !ent_view_equals(block->text, headline)) {
      ent_draft_add_paragraph(&page->draft, block->text);
    }
  }
}

/// The text that JSON-LD has, where the page does not show it.
static void add_linked_text(EntPage *const page) {
  const EntMarkup *const markup = &page->reader->markup;
  const json_t *const body =
      ent_json_field(markup, page->article, ENT_MARKUP_IS_BODY);
  ent_page_add_fragment(&page->draft, ent_json_text(markup, body));
}

/// Return whether the block is nothing but a day and what stands about it.
static bool is_date_line(const EntPage *const page,
                         const EntBlock *const block) {
  enum { LONGEST_LINE = 14 };
  EntHead head = {0};
  return block->n_words <= LONGEST_LINE &&
         ent_head_read_line(page->reader, block->text, &head) &&
         (ent_date_is_set(head.published) || ent_date_is_set(head.updated));
}

/// Mark the blocks whose words tell that they are not of the text.
static void mark_asides(EntPage *const page) {
  for (size_t i = 0; i < page->blocks.count; ++i) {
    EntBlock *const block = &page->blocks.items[i];
    block->is_aside =
        ent_foot_is_promotion(page->reader, block->text, block->n_link_words) ||
        ent_foot_is_aside(page->reader, block->text) ||
        is_date_line(page, block);
  }
}

static EntStatus find_text(EntPage *const page, const bool trusts_names) {
  page->blocks.count = 0;
  ENT_TRY(ent_blocks_find(ent_world_allocator(page->reader->world),
                          &page->reader->markup, page->root, trusts_names,
                          page->arena, &page->blocks));
  mark_asides(page);
  return ent_page_text_find(&page->reader->markup, &page->blocks, page->root,
                            page->arena, &page->text);
}

static EntStatus read_blocks(EntPage *const page) {
  enum { LEAST_WORDS = 50 };
  bool is_other = false;
  ENT_TRY(find_text(page, true));
  ent_page_read_head(page);
  ENT_TRY(ent_page_agree(page, &is_other));
  ent_page_find_headline(page);
  if (page->text.n_words < LEAST_WORDS || is_other) {
    if (!is_other) {
      ent_page_read_state(page);
    }
    if (!page->draft.paragraphs.count) {
      add_linked_text(page);
    }
  }
  if (!page->draft.paragraphs.count && !page->text.n_words) {
    ENT_TRY(find_text(page, false));
    ent_page_find_headline(page);
  }
  ent_page_read_around(page);
  if (!page->draft.paragraphs.count) {
    drop_biographies(page);
    add_blocks(page);
  }
  return page->draft.status;
}

/// @}

EntStatus ent_page_read(const EntNewsReader *const reader,
                        const EntRecord *const record, const EntView html,
                        EntArena *const arena, EntArticle *const article) {
  xmlDoc *doc = NULL;
  const EntStatus parsed = ent_page_parse(html, &doc);
  if (parsed == ENT_ERR_LIMIT) {
    return ent_record_error(reader, record, parsed,
                            "more than %d elements, or %d within each other",
                            ENT_PAGE_NODES, ENT_PAGE_DEPTH);
  }
  if (parsed == ENT_ERR_MEMORY) {
    return parsed;
  }
  EntPage page = {.reader = reader, .arena = arena};
  ent_draft_begin(&page.draft, reader, arena);
  EntStatus status = ENT_SUCCESS;
  if (doc) {
    page.root = xmlDocGetRootElement(doc);
    status = read_blocks(&page);
  }
  page.draft.status = page.draft.status ? page.draft.status : status;
  ent_free(ent_world_allocator(reader->world), page.blocks.items);
  for (size_t i = 0; i < page.n_linked; ++i) {
    json_decref(page.linked[i]);
  }
  xmlFreeDoc(doc);
  return ent_draft_finish(&page.draft, record, article);
}

/// \name Pieces
/// @{

/// Add what stands between empty lines, or lines where there are none.
static void add_plain(EntDraft *const draft, const EntView text) {
  EntParagraphs paragraphs = {NULL, 0, 0};
  const EntAllocator *const allocator =
      ent_world_allocator(draft->reader->world);
  const EntStatus status = ent_paragraphs_find(allocator, text, &paragraphs);
  draft->status = draft->status ? draft->status : status;
  for (size_t i = 0; i < paragraphs.count; ++i) {
    ent_draft_add_paragraph(draft, ent_span_view(text, paragraphs.items[i]));
  }
  ent_free(allocator, paragraphs.items);
}

void ent_page_add_element(EntDraft *const draft, const xmlNode *const element) {
  const EntAllocator *const allocator =
      ent_world_allocator(draft->reader->world);
  EntBlocks blocks = {NULL, 0, 0};
  EntPageText text = {0};
  EntStatus status = ent_blocks_find(allocator, &draft->reader->markup, element,
                                     true, draft->arena, &blocks);
  status = status ? status : ent_page_text_all(&blocks, draft->arena, &text);
  for (size_t i = 0; !status && i < blocks.count; ++i) {
    if (text.is_kept[i]) {
      ent_draft_add_paragraph(draft, blocks.items[i].text);
    }
  }
  ent_free(allocator, blocks.items);
  draft->status = draft->status ? draft->status : status;
}

/// Return whether `text` has tags of paragraphs, or any that are closed.
static bool has_markup(const EntView text) {
  static const EntView marks[] = {{"</", 2}, {"<p", 2}, {"<br", 3}};
  for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); ++i) {
    if (memmem(text.data, text.size, marks[i].data, marks[i].size)) {
      return true;
    }
  }
  return false;
}

void ent_page_add_fragment(EntDraft *const draft, const EntView html) {
  if (!html.size || draft->status) {
    return;
  }
  if (!has_markup(html)) {
    add_plain(draft, html);
    return;
  }
  xmlDoc *doc = NULL;
  const EntStatus status = ent_page_parse(html, &doc);
  draft->status = status == ENT_NO_MATCH ? ENT_SUCCESS : status;
  if (doc) {
    ent_page_add_element(draft, xmlDocGetRootElement(doc));
  }
  xmlFreeDoc(doc);
}

/// Return the value behind `name` and an equals sign at the front, or empty.
static EntView charset_value(EntView text) {
  size_t begin = 0;
  while (begin < text.size && strchr(" \t\r\n='\"", text.data[begin])) {
    ++begin;
  }
  size_t end = begin;
  while (end < text.size && !strchr(" \t\r\n'\";>/?", text.data[end])) {
    ++end;
  }
  return ent_view_slice(text, begin, end);
}

EntView ent_page_charset(const EntView bytes) {
  enum { ENOUGH = 4096 };
  static const EntView names[] = {{"charset", 7}, {"encoding", 8}};
  const size_t size = bytes.size < ENOUGH ? bytes.size : ENOUGH;
  for (size_t at = 0; at < size; ++at) {
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
      const EntView rest = ent_view_slice(bytes, at, size);
      if (rest.size > names[i].size &&
          !xmlStrncasecmp((const xmlChar *)rest.data,
                          (const xmlChar *)names[i].data, (int)names[i].size)) {
        const EntView value =
            charset_value(ent_view_slice(rest, names[i].size, rest.size));
        if (value.size) {
          return value;
        }
      }
    }
  }
  return ENT_VIEW("");
}

/// @}
