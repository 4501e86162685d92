#include "base/utf8.h"
#include "base/vector.h"
#include "text/conllu.h"

#include <stdlib.h>

enum { MOST_CELLS = 10, IOB_CELLS = 3, MOST_IOB_CELLS = 6 };

/// Columns of CoNLL-U.
enum { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC };

/// A document that is being read.
typedef struct {
  EntConllu *file;
  EntArena *arena;
  EntArticle *article;
  EntDocument *document;
  EntBuffer text; ///< Of the article, so far
  struct {
    EntSegment *items;
    size_t count, capacity;
  } segments;
  uint32_t first_token; ///< Of the sentence
  size_t first_line;    ///< Of the sentence
  uint32_t range_end;   ///< Number of the last word of a range, or 0
  uint32_t range_first; ///< Number of its first word
  size_t range_at;      ///< Where its next word is in the text
  bool range_has_space;
  bool has_newpar;
  bool is_headline;
  EntView id;
  EntView cells[MOST_CELLS];
  size_t n_cells;
} Reader;

EntConllu ent_conllu_begin(const EntWorld *const world, const char *const name,
                           const EntView content) {
  return (EntConllu){world, name, content, 0};
}

static EntStatus fail(const Reader *const self, const EntStatus status,
                      const size_t line, const char *const what,
                      const EntView value) {
  return ent_error(self->file->world, status,
                   ENT_AT_LINE(self->file->name, line), "%s: %.*s", what,
                   ENT_VIEW_ARGS(value));
}

static EntStatus bad(const Reader *const self, const char *const what,
                     const EntView value) {
  return fail(self, ENT_ERR_SYNTAX, self->file->line, what, value);
}

/// Read a whole number of at most eight digits.
static bool read_number(const EntView text, uint32_t *const number) {
  *number = 0;
  for (size_t i = 0; i < text.size; ++i) {
    if (text.data[i] < '0' || text.data[i] > '9' || i >= 8) {
      return false;
    }
    *number = 10 * *number + (uint32_t)(text.data[i] - '0');
  }
  return text.size;
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

static uint32_t n_words(const Reader *const self) {
  return (uint32_t)self->document->tokens.count - self->first_token;
}

// The text of the article

static EntStatus begin_segment(Reader *const self) {
  EntSegment *const segment =
      ENT_PUSH(self->document->allocator, &self->segments);
  if (!segment) {
    return ENT_ERR_MEMORY;
  }
  if (self->text.size) {
    ENT_TRY(ent_buffer_append(&self->text, ENT_VIEW("\n\n")));
  }
  segment->kind =
      self->is_headline ? ENT_SEGMENT_HEADLINE : ENT_SEGMENT_PARAGRAPH;
  segment->span.begin = segment->span.end = (uint32_t)self->text.size;
  return ENT_SUCCESS;
}

/// Open a segment where a paragraph or document begins.
static EntStatus begin_sentence(Reader *const self) {
  if (self->has_newpar || !self->segments.count) {
    ENT_TRY(begin_segment(self));
  }
  self->has_newpar = self->is_headline = false;
  return ENT_SUCCESS;
}

/// Append a surface form, with a space before it if the last one had one.
static EntStatus add_surface(Reader *const self, const EntView form) {
  EntSegment *const segment = &self->segments.items[self->segments.count - 1];
  const EntDocument *const document = self->document;
  const size_t n = document->tokens.count;
  const bool is_first = segment->span.begin == self->text.size;
  if (!is_first && n && document->tokens.items[n - 1].has_space_after) {
    ENT_TRY(ent_buffer_append(&self->text, ENT_VIEW(" ")));
  }
  ENT_TRY(ent_buffer_append(&self->text, form));
  segment->span.end = (uint32_t)self->text.size;
  return ENT_SUCCESS;
}

// Cells

static EntStatus split_row(Reader *const self, EntView line) {
  self->n_cells = 0;
  while (line.data) {
    const EntView cell = ent_view_cut(&line, '\t');
    if (self->n_cells < MOST_CELLS) {
      self->cells[self->n_cells] = cell;
    }
    ++self->n_cells;
  }
  const bool is_iob =
      self->n_cells >= IOB_CELLS && self->n_cells <= MOST_IOB_CELLS;
  if (self->n_cells != MOST_CELLS && !is_iob) {
    return ent_error(self->file->world, ENT_ERR_SYNTAX,
                     ENT_AT_LINE(self->file->name, self->file->line),
                     "%zu columns, expected 10", self->n_cells);
  }
  return self->cells[FORM].size ? ENT_SUCCESS
                                : bad(self, "no form in word", self->cells[ID]);
}

static bool is_blank(const EntView cell) {
  return ent_view_equals(cell, ENT_VIEW("_"));
}

/// Return the value of an attribute of MISC, or empty.
static EntView misc_value(const Reader *const self, const char *const name) {
  EntView rest = self->n_cells == MOST_CELLS ? self->cells[MISC] : ENT_VIEW("");
  while (rest.size) {
    EntView value = ent_view_cut(&rest, '|');
    const EntView key = ent_view_cut(&value, '=');
    if (value.data && ent_view_equals(key, ent_view(name))) {
      return value;
    }
  }
  return ENT_VIEW("");
}

static bool has_space_after(const Reader *const self) {
  return !ent_view_equals(misc_value(self, "SpaceAfter"), ENT_VIEW("No"));
}

/// Return the attribute as a probability, or 0.
static float misc_probability(const Reader *const self,
                              const char *const name) {
  const EntView value = misc_value(self, name);
  char digits[16] = {0};
  memcpy(digits, value.size ? value.data : "",
         value.size < sizeof(digits) ? value.size : sizeof(digits) - 1);
  const double number = strtod(digits, NULL);
  return number >= 0 && number <= 1 ? (float)number : 0;
}

/// Read "B-PER" and the like; false for any other notation.
static bool read_tag(const EntView tag, bool *const is_first,
                     EntNamedKind *const kind) {
  static const char *const kinds[] = {"PER", "LOC", "ORG"};
  if (tag.size < 3 || (tag.data[0] != 'B' && tag.data[0] != 'I') ||
      tag.data[1] != '-') {
    return false;
  }
  *is_first = tag.data[0] == 'B';
  *kind = ENT_NAMED_OTHER;
  for (int i = 0; i < 3; ++i) {
    if (ent_view_equals(ent_view_slice(tag, 2, tag.size), ent_view(kinds[i]))) {
      *kind = (EntNamedKind)i;
    }
  }
  return true;
}

static EntStatus add_name(Reader *const self, const EntView tag) {
  EntDocument *const document = self->document;
  const uint32_t token = (uint32_t)document->tokens.count - 1;
  bool is_first = false;
  EntNamedKind kind = ENT_NAMED_OTHER;
  if (!read_tag(tag, &is_first, &kind)) {
    return ENT_SUCCESS;
  }
  EntNamed *const last = document->names.count
                             ? &document->names.items[document->names.count - 1]
                             : NULL;
  if (!is_first && last && last->kind == kind && token > self->first_token &&
      last->first_token + last->n_tokens == token) {
    ++last->n_tokens;
    return ENT_SUCCESS;
  }
  EntNamed *const name = ENT_PUSH(document->allocator, &document->names);
  if (!name) {
    return ENT_ERR_MEMORY;
  }
  *name = (EntNamed){token, 1, kind, misc_probability(self, "EntityProb")};
  return ENT_SUCCESS;
}

// Rows

/// Read "2-3  doesn't".
static EntStatus read_range(Reader *const self, const size_t dash) {
  const EntView id = self->cells[ID];
  uint32_t first = 0;
  uint32_t last = 0;
  if (!read_number(ent_view_slice(id, 0, dash), &first) ||
      !read_number(ent_view_slice(id, dash + 1, id.size), &last) ||
      first != n_words(self) + 1 || last <= first || self->range_end) {
    return bad(self, "misplaced range", id);
  }
  ENT_TRY(add_surface(self, self->cells[FORM]));
  self->range_at = self->text.size - self->cells[FORM].size;
  self->range_first = first;
  self->range_end = last;
  self->range_has_space = has_space_after(self);
  return ENT_SUCCESS;
}

/// Place a word of a range: where the word before it ends, if the parts make
/// the surface form; else the word takes what is left of it.
static EntSpan place_in_range(Reader *const self) {
  const EntView form = self->cells[FORM];
  const EntView text = ent_buffer_view(&self->text);
  const size_t begin = self->range_at;
  const EntView rest = ent_view_slice(text, begin, text.size);
  const bool is_last = n_words(self) + 1 == self->range_end;
  const bool fits =
      ent_view_starts_with(rest, form) && (!is_last || rest.size == form.size);
  self->range_at = fits ? begin + form.size : text.size;
  return (EntSpan){(uint32_t)begin, (uint32_t)self->range_at};
}

/// Place a word that stands alone, or in the range that was opened.
static EntStatus place_word(Reader *const self, EntSpan *const span) {
  if (self->range_end) {
    *span = place_in_range(self);
    return ENT_SUCCESS;
  }
  const EntView form = self->cells[FORM];
  ENT_TRY(add_surface(self, form));
  const uint32_t end = (uint32_t)self->text.size;
  *span = (EntSpan){end - (uint32_t)form.size, end};
  return ENT_SUCCESS;
}

static void fill_word(const Reader *const self, EntToken *const token) {
  const EntView *const cells = self->cells;
  if (self->n_cells < MOST_CELLS) {
    return;
  }
  const bool is_underscore = is_blank(cells[FORM]) && !is_blank(cells[UPOS]);
  if (!is_blank(cells[LEMMA]) || is_underscore) {
    token->lemma = cells[LEMMA];
  }
  if (!is_blank(cells[UPOS])) {
    token->upos = ent_upos_find(cells[UPOS]);
  }
  if (!is_blank(cells[FEATS])) {
    token->feats = cells[FEATS];
  }
  if (!is_blank(cells[DEPREL])) {
    token->deprel = ent_deprel_find(cells[DEPREL]);
  }
  token->upos_probability = misc_probability(self, "UposProb");
  token->head_probability = misc_probability(self, "HeadProb");
  token->deprel_probability = misc_probability(self, "DeprelProb");
}

/// The head as an index, though the word may not be there yet.
static EntStatus read_head(const Reader *const self, EntToken *const token) {
  uint32_t number = 0;
  if (self->n_cells < MOST_CELLS || is_blank(self->cells[HEAD])) {
    return ENT_SUCCESS;
  }
  if (!read_number(self->cells[HEAD], &number)) {
    return bad(self, "not the number of a head", self->cells[HEAD]);
  }
  token->head = number ? self->first_token + number - 1 : ENT_NO_TOKEN;
  return ENT_SUCCESS;
}

static EntStatus check_number(const Reader *const self) {
  uint32_t number = 0;
  const bool is_counted = self->n_cells == MOST_CELLS;
  return read_number(self->cells[ID], &number) &&
                 (!is_counted || number == n_words(self) + 1)
             ? ENT_SUCCESS
             : bad(self, "not the number of the next word", self->cells[ID]);
}

/// Set what depends on the range that was opened, and close it at its end.
static void set_range(Reader *const self, EntToken *const token) {
  const uint32_t number = n_words(self);
  token->is_joined = self->range_end && number > self->range_first;
  token->has_space_after =
      self->range_end ? number == self->range_end && self->range_has_space
                      : has_space_after(self);
  self->range_end = number < self->range_end ? self->range_end : 0;
}

static EntStatus read_word(Reader *const self) {
  EntSpan span;
  ENT_TRY(check_number(self));
  ENT_TRY(place_word(self, &span));
  EntToken *const token = ent_document_add_token(self->document);
  if (!token) {
    return ENT_ERR_MEMORY;
  }
  token->span = span;
  token->form = self->cells[FORM];
  set_range(self, token);
  fill_word(self, token);
  ENT_TRY(read_head(self, token));
  const bool is_iob = self->n_cells < MOST_CELLS;
  return add_name(self, is_iob ? self->cells[2] : misc_value(self, "Entity"));
}

static EntStatus read_row(Reader *const self, const EntView line) {
  ENT_TRY(split_row(self, line));
  if (!n_words(self) && !self->range_end) {
    self->first_line = self->file->line;
    ENT_TRY(begin_sentence(self));
  }
  const EntView id = self->cells[ID];
  if (ent_view_find(id, '.') < id.size) {
    return ENT_SUCCESS; // An empty node of the enhanced graph
  }
  const size_t dash = ent_view_find(id, '-');
  return dash < id.size ? read_range(self, dash) : read_word(self);
}

static EntStatus read_comment(Reader *const self, const EntView line) {
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

static EntStatus check_heads(const Reader *const self) {
  const EntToken *const tokens = self->document->tokens.items;
  const uint32_t n = n_words(self);
  for (uint32_t i = self->first_token; i < self->first_token + n; ++i) {
    if (tokens[i].head != ENT_NO_TOKEN &&
        tokens[i].head >= self->first_token + n) {
      return fail(self, ENT_ERR_DATA, self->first_line,
                  "head beyond the sentence, of word", tokens[i].form);
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
                 : fail(self, ENT_ERR_DATA, self->first_line,
                        "heads in a circle, in the sentence of",
                        tokens[self->first_token].form);
}

static EntStatus end_sentence(Reader *const self) {
  EntDocument *const document = self->document;
  const uint32_t n = n_words(self);
  if (self->range_end) {
    return fail(self, ENT_ERR_SYNTAX, self->first_line,
                "range beyond the sentence, of word", self->cells[FORM]);
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

static EntStatus read_line(Reader *const self, EntView line) {
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
  return line.data[0] == '#' ? read_comment(self, line) : read_row(self, line);
}

/// Return whether the next line begins another document.
static bool is_at_next_document(const Reader *const self) {
  EntView rest = self->file->rest;
  const EntView line = ent_view_cut(&rest, '\n');
  return self->document->sentences.count && !n_words(self) && line.size &&
         line.data[0] == '#' && is_comment(line, "newdoc");
}

static EntStatus read_lines(Reader *const self) {
  while (self->file->rest.data && !is_at_next_document(self)) {
    const EntView line = ent_view_cut(&self->file->rest, '\n');
    ++self->file->line;
    ENT_TRY(read_line(self, line));
  }
  ENT_TRY(end_sentence(self));
  return self->document->sentences.count ? ENT_SUCCESS : ENT_NO_MATCH;
}

/// Move what was collected into the article.
static EntStatus finish(Reader *const self) {
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
  Reader self = {.file = reader,
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
