// The text of a page against the text that its JSON-LD tells.

#include "news/page_impl.h"
#include "news/phrases.h"

/// Texts are compared by letters and digits of ASCII, in lower case, so that
/// quotes, spaces and references to characters make no difference.
typedef struct {
  char *data;
  size_t size;
} Key;

static bool is_reference(const EntView text, size_t at) {
  enum { LONGEST = 8 };
  const size_t end = at + LONGEST;
  while (++at < text.size && at < end && text.data[at] != ' ') {
    if (text.data[at] == ';') {
      return true;
    }
  }
  return false;
}

static EntStatus make_key(EntArena *const arena, const EntView text,
                          Key *const key) {
  *key = (Key){ent_arena_alloc(arena, text.size + 1), 0};
  if (!key->data) {
    return ENT_ERR_MEMORY;
  }
  for (size_t at = 0; at < text.size; ++at) {
    const char c = text.data[at];
    const char close = c == '<' ? '>' : ';';
    if (c == '<' || (c == '&' && is_reference(text, at))) {
      at += ent_view_find(ent_view_slice(text, at, text.size), close);
    } else if ((c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z')) {
      key->data[key->size++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
  }
  return ENT_SUCCESS;
}

static bool contains(const Key *const whole, const Key *const part) {
  return part->size && memmem(whole->data, whole->size, part->data, part->size);
}

/// What of the blocks is in the text that is told.
typedef struct {
  bool *is_found;     ///< For each block
  size_t found_size;  ///< Of all blocks that are found and not skipped
  size_t kept_size;   ///< Of those kept
  size_t common_size; ///< Of those kept that are found
} Agreement;

static EntStatus compare(EntPage *const page, const Key *const told,
                         Agreement *const result) {
  enum { LEAST_SIZE = 8 };
  const size_t count = page->blocks.count;
  *result = (Agreement){
      .is_found = ent_arena_calloc(page->arena, count + 1, sizeof(bool))};
  if (!result->is_found) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < count; ++i) {
    const EntBlock *const block = &page->blocks.items[i];
    const bool is_kept = page->text.is_kept[i];
    Key key;
    ENT_TRY(make_key(page->arena, block->text, &key));
    const bool is_found = key.size >= LEAST_SIZE && contains(told, &key);
    result->is_found[i] = is_found;
    result->found_size += is_found && !block->is_skipped ? key.size : 0;
    result->kept_size += is_kept ? key.size : 0;
    result->common_size += is_kept && is_found ? key.size : 0;
  }
  return ENT_SUCCESS;
}

/// Leave out paragraphs that are not told, and take those that are.
static void adopt(EntPage *const page, const Agreement *const agreement) {
  enum { LEAST_WORDS = 6 };
  EntPageText *const text = &page->text;
  text->first = text->last = page->blocks.count;
  text->n_words = 0;
  for (size_t i = 0; i < page->blocks.count; ++i) {
    const EntBlock *const block = &page->blocks.items[i];
    const bool is_found = agreement->is_found[i];
    const bool is_paragraph =
        block->kind == ENT_MARKUP_IS_BLOCK && !block->is_strong;
    const bool is_more = is_found && is_paragraph && !block->is_skipped &&
                         block->n_words >= LEAST_WORDS;
    text->is_kept[i] =
        is_more || (text->is_kept[i] && (is_found || !is_paragraph));
    if (text->is_kept[i]) {
      text->first = text->first == page->blocks.count ? i : text->first;
      text->last = i;
      text->n_words += block->n_words;
    }
  }
}

EntStatus ent_page_agree(EntPage *const page, bool *const is_other) {
  enum { LEAST_SIZE = 200, MOST_WORK = 500000000 };
  const EntMarkup *const markup = &page->reader->markup;
  const EntView body = ent_json_text(
      markup, ent_json_field(markup, page->article, ENT_MARKUP_IS_BODY));
  *is_other = false;
  Key told;
  Agreement agreement;
  if (!page->article || body.size < LEAST_SIZE ||
      page->blocks.count > MOST_WORK / body.size) {
    return ENT_SUCCESS;
  }
  ENT_TRY(make_key(page->arena, body, &told));
  ENT_TRY(compare(page, &told, &agreement));
  if (5 * agreement.found_size >= 4 * told.size) {
    adopt(page, &agreement);
  } else {
    *is_other = 4 * agreement.common_size < agreement.kept_size;
  }
  return ENT_SUCCESS;
}
