#include "news/reader.h"

#include "base/utf8.h"
#include "news/paragraphs.h"
#include "news/phrases.h"
#include "news/plain.h"

/// A text that is being read, with what messages about it need.
typedef struct {
  const EntWorld *world;
  const char *name;
  EntView content;
} Input;

static EntStatus check_size(const Input *const input) {
  const size_t limit = ent_world_limits(input->world)->input_size;
  return input->content.size > limit
             ? ent_error(input->world, ENT_ERR_LIMIT, ENT_IN_FILE(input->name),
                         "larger than the limit of %zu bytes", limit)
             : ENT_SUCCESS;
}

static EntStatus check_is_text(const Input *const input) {
  const EntPlace place = ENT_IN_FILE(input->name);
  if (ent_view_starts_with(input->content, ENT_VIEW("\xFF\xFE")) ||
      ent_view_starts_with(input->content, ENT_VIEW("\xFE\xFF"))) {
    return ent_error(input->world, ENT_ERR_ENCODING, place,
                     "UTF-16 text, expected UTF-8");
  }
  return ent_view_find(input->content, '\0') < input->content.size
             ? ent_error(input->world, ENT_ERR_READ, place, "not text")
             : ENT_SUCCESS;
}

static EntStatus check_encoding(const Input *const input) {
  const size_t valid = ent_utf8_valid_prefix(input->content);
  if (valid == input->content.size) {
    return ENT_SUCCESS;
  }
  size_t line = 1;
  size_t line_begin = 0;
  for (size_t i = 0; i < valid; ++i) {
    if (input->content.data[i] == '\n') {
      ++line;
      line_begin = i + 1;
    }
  }
  return ent_error(input->world, ENT_ERR_ENCODING,
                   ENT_AT_LINE(input->name, line), "invalid UTF-8 at byte %zu",
                   valid - line_begin + 1);
}

static EntStatus read_raw(const EntParagraphs *const paragraphs,
                          EntArticle *const article) {
  article->segments =
      ent_arena_calloc(article->arena, paragraphs->count, sizeof(EntSegment));
  if (!article->segments) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < paragraphs->count; ++i) {
    article->segments[i] =
        (EntSegment){paragraphs->items[i], ENT_SEGMENT_PARAGRAPH};
  }
  article->n_segments = paragraphs->count;
  return ENT_SUCCESS;
}

static EntStatus read_format(const EntNewsReader *const reader,
                             const EntArticleFormat format,
                             const EntParagraphs *const paragraphs,
                             EntArticle *const article) {
  return format == ENT_FORMAT_RAW ? read_raw(paragraphs, article)
                                  : ent_plain_read(reader, paragraphs, article);
}

EntStatus ent_article_read(const EntNewsReader *const reader,
                           const EntArticleFormat format, const EntView content,
                           const char *const name, EntArena *const arena,
                           EntArticle *const article) {
  const Input input = {reader->world, name, content};
  const EntAllocator *const allocator = ent_world_allocator(reader->world);
  EntParagraphs paragraphs = {NULL, 0, 0};
  *article = (EntArticle){.arena = arena, .name = name, .text = content};
  EntStatus status = check_size(&input);
  status = status ? status : check_is_text(&input);
  status = status ? status : check_encoding(&input);
  status =
      status ? status : ent_paragraphs_find(allocator, content, &paragraphs);
  status = status ? status : read_format(reader, format, &paragraphs, article);
  ent_free(allocator, paragraphs.items);
  if (!status && !article->n_segments) {
    status =
        ent_error(reader->world, ENT_ERR_DATA, ENT_IN_FILE(name), "no text");
  }
  return status ? status : ent_article_index(article);
}
