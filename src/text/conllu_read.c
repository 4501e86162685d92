#include "base/utf8.h"
#include "base/vector.h"
#include "text/conllu_impl.h"

EntConllu ent_conllu_begin(const EntWorld *const world, const char *const name,
                           const EntView content) {
  return (EntConllu){world, name, content, 0};
}

/// Return the value of "name = value" if the comment has this name, else empty.
static EntView comment_value(const EntView line, const char *const name) {
  EntView rest = ent_view_trim(ent_view_slice(line, 1, line.size));
  const size_t equals = ent_view_find(rest, '=');
  const EntView key = ent_view_trim(ent_view_slice(rest, 0, equals));
  return equals < rest.size && ent_view_equals(key, ent_view(name))
             ? ent_view_trim(ent_view_slice(rest, equals + 1, rest.size))
             : ENT_VIEW("");
}

/// Return whether the comment is `name`, alone or with something behind it.
static bool is_comment(const EntView line, const char *const name) {
  EntView rest = ent_view_trim(ent_view_slice(line, 1, line.size));
  const size_t size = strlen(name);
  return ent_view_starts_with(rest, ent_view(name)) &&
         (rest.size == size || rest.data[size] == ' ' ||
          rest.data[size] == '\t');
}

static EntStatus read_comment(EntConlluReader *const self, const EntView line) {
  const EntView id = comment_value(line, "sent_id");
  if (id.size) {
    self->id = id;
  }
  if (is_comment(line, "newpar")) {
    self->has_newpar = true;
  }
  if (ent_view_equals(comment_value(line, "segment"), ENT_VIEW("headline"))) {
    self->is_headline = true;
  }
  const EntView document_id = comment_value(line, "newdoc id");
  if (document_id.size) {
    EntView copy;
    ENT_TRY(ent_arena_copy(self->arena, document_id, &copy));
    self->article->name = copy.data;
  }
  return ENT_SUCCESS;
}

// Sentences

/// Return whether a walk to the root from every word ends. `marks` has a zero
/// for each word; words that are known to reach the root get 1.
static bool are_heads_acyclic(const EntToken *const tokens,
                              const uint32_t first, const uint32_t n,
                              uint32_t *const marks) {
  for (uint32_t i = 0; i < n; ++i) {
    uint32_t at = first + i;
    while (at != ENT_NO_TOKEN && !marks[at - first]) {
      marks[at - first] = i + 1;
      at = tokens[at].head;
    }
    if (at != ENT_NO_TOKEN && marks[at - first] == i + 1) {
      return false;
    }
  }
  return true;
}

static EntStatus check_heads(const EntConlluReader *const self) {
  const EntToken *const tokens = self->document->tokens.items;
  const uint32_t n = ent_conllu_n_words(self);
  for (uint32_t i = self->first_token; i < self->first_token + n; ++i) {
    if (tokens[i].head != ENT_NO_TOKEN &&
        tokens[i].head >= self->first_token + n) {
      return ent_conllu_fail(self, ENT_ERR_DATA, self->first_line,
                             "head beyond the sentence, of word",
                             tokens[i].form);
    }
  }
  uint32_t *const marks =
      ent_calloc(self->document->allocator, n, sizeof(uint32_t));
  if (!marks) {
    return ENT_ERR_MEMORY;
  }
  const bool is_tree = are_heads_acyclic(tokens, self->first_token, n, marks);
  ent_free(self->document->allocator, marks);
  return is_tree ? ENT_SUCCESS
                 : ent_conllu_fail(self, ENT_ERR_DATA, self->first_line,
                                   "heads in a circle, in the sentence of",
                                   tokens[self->first_token].form);
}

static EntStatus end_sentence(EntConlluReader *const self) {
  EntDocument *const document = self->document;
  const uint32_t n = ent_conllu_n_words(self);
  if (self->range_end) {
    return ent_conllu_fail(self, ENT_ERR_SYNTAX, self->first_line,
                           "range beyond the sentence, of word",
                           self->cells[ENT_CONLLU_FORM]);
  }
  if (!n) {
    return ENT_SUCCESS;
  }
  ENT_TRY(check_heads(self));
  EntSentence *const sentence =
      ENT_PUSH(document->allocator, &document->sentences);
  if (!sentence) {
    return ENT_ERR_MEMORY;
  }
  const EntToken *const tokens = &document->tokens.items[self->first_token];
  const uint32_t paragraph = (uint32_t)self->segments.count - 1;
  *sentence =
      (EntSentence){.span = {tokens[0].span.begin, tokens[n - 1].span.end},
                    .first_token = self->first_token,
                    .n_tokens = n,
                    .kind = self->segments.items[paragraph].kind,
                    .paragraph = paragraph,
                    .id = self->id};
  self->id = ENT_VIEW("");
  self->first_token += n;
  return ENT_SUCCESS;
}

static EntStatus read_line(EntConlluReader *const self, EntView line) {
  if (line.size && line.data[line.size - 1] == '\r') {
    --line.size;
  }
  const size_t valid = ent_utf8_valid_prefix(line);
  if (valid < line.size) {
    return ent_error(self->file->world, ENT_ERR_ENCODING,
                     ENT_AT_LINE(self->file->name, self->file->line),
                     "invalid UTF-8 at byte %zu", valid + 1);
  }
  if (!line.size) {
    return end_sentence(self);
  }
  // A comment before the first word; a word may be "#" in IOB2 only.
  return line.data[0] == '#' ? read_comment(self, line)
                             : ent_conllu_read_row(self, line);
}

/// Return whether the next line begins another document.
static bool is_at_next_document(const EntConlluReader *const self) {
  EntView rest = self->file->rest;
  const EntView line = ent_view_cut(&rest, '\n');
  return self->document->sentences.count && !ent_conllu_n_words(self) &&
         line.size && line.data[0] == '#' && is_comment(line, "newdoc");
}

static EntStatus read_lines(EntConlluReader *const self) {
  while (self->file->rest.data && !is_at_next_document(self)) {
    const EntView line = ent_view_cut(&self->file->rest, '\n');
    ++self->file->line;
    ENT_TRY(read_line(self, line));
  }
  ENT_TRY(end_sentence(self));
  return self->document->sentences.count ? ENT_SUCCESS : ENT_NO_MATCH;
}

/// Move what was collected into the article.
static EntStatus finish(EntConlluReader *const self) {
  const size_t n = self->segments.count;
  EntArticle *const article = self->article;
  article->segments = ent_arena_calloc(self->arena, n, sizeof(EntSegment));
  if (!article->segments) {
    return ENT_ERR_MEMORY;
  }
  memcpy(article->segments, self->segments.items, n * sizeof(EntSegment));
  article->n_segments = n;
  ENT_TRY(ent_arena_copy(self->arena, ent_buffer_view(&self->text),
                         &article->text));
  return ent_article_index(article);
}

EntStatus ent_conllu_next(EntConllu *const reader, EntArena *const arena,
                          EntArticle *const article,
                          EntDocument *const document) {
  const EntAllocator *const allocator = ent_world_allocator(reader->world);
  *article = (EntArticle){.arena = arena, .name = reader->name};
  ent_document_init(document, article, allocator);
  EntConlluReader self = {.file = reader,
                          .arena = arena,
                          .article = article,
                          .document = document,
                          .text = {.allocator = allocator}};
  EntStatus status = read_lines(&self);
  status = status ? status : finish(&self);
  ent_buffer_free(&self.text);
  ent_free(allocator, self.segments.items);
  return status;
}
