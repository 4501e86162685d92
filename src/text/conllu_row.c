#include "base/vector.h"
#include "text/conllu_impl.h"

#include <stdlib.h>

enum { IOB_CELLS = 3, MOST_IOB_CELLS = 6 };

uint32_t ent_conllu_n_words(const EntConlluReader *const self) {
  return (uint32_t)self->document->tokens.count - self->first_token;
}

EntStatus ent_conllu_fail(const EntConlluReader *const self,
                          const EntStatus status, const size_t line,
                          const char *const what, const EntView value) {
  return ent_error(self->file->world, status,
                   ENT_AT_LINE(self->file->name, line), "%s: %.*s", what,
                   ENT_VIEW_ARGS(value));
}

static EntStatus bad(const EntConlluReader *const self, const char *const what,
                     const EntView value) {
  return ent_conllu_fail(self, ENT_ERR_SYNTAX, self->file->line, what, value);
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

// The text of the article

static EntStatus begin_segment(EntConlluReader *const self) {
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
static EntStatus begin_sentence(EntConlluReader *const self) {
  if (self->has_newpar || !self->segments.count) {
    ENT_TRY(begin_segment(self));
  }
  self->has_newpar = self->is_headline = false;
  return ENT_SUCCESS;
}

/// Append a surface form, with a space before it if the last one had one.
static EntStatus add_surface(EntConlluReader *const self, const EntView form) {
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

static EntStatus split_row(EntConlluReader *const self, EntView line) {
  self->n_cells = 0;
  while (line.data) {
    const EntView cell = ent_view_cut(&line, '\t');
    if (self->n_cells < ENT_CONLLU_CELLS) {
      self->cells[self->n_cells] = cell;
    }
    ++self->n_cells;
  }
  const bool is_iob =
      self->n_cells >= IOB_CELLS && self->n_cells <= MOST_IOB_CELLS;
  if (self->n_cells != ENT_CONLLU_CELLS && !is_iob) {
    return ent_error(self->file->world, ENT_ERR_SYNTAX,
                     ENT_AT_LINE(self->file->name, self->file->line),
                     "%zu columns, expected 10", self->n_cells);
  }
  return self->cells[ENT_CONLLU_FORM].size
             ? ENT_SUCCESS
             : bad(self, "no form in word", self->cells[ENT_CONLLU_ID]);
}

static bool is_blank(const EntView cell) {
  return ent_view_equals(cell, ENT_VIEW("_"));
}

/// Return the value of an attribute of MISC, or empty.
static EntView misc_value(const EntConlluReader *const self,
                          const char *const name) {
  EntView rest = self->n_cells == ENT_CONLLU_CELLS
                     ? self->cells[ENT_CONLLU_MISC]
                     : ENT_VIEW("");
  while (rest.size) {
    EntView value = ent_view_cut(&rest, '|');
    const EntView key = ent_view_cut(&value, '=');
    if (value.data && ent_view_equals(key, ent_view(name))) {
      return value;
    }
  }
  return ENT_VIEW("");
}

static bool has_space_after(const EntConlluReader *const self) {
  return !ent_view_equals(misc_value(self, "SpaceAfter"), ENT_VIEW("No"));
}

/// Return the attribute as a probability, or 0.
static float misc_probability(const EntConlluReader *const self,
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

static EntStatus add_name(EntConlluReader *const self, const EntView tag) {
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
static EntStatus read_range(EntConlluReader *const self, const size_t dash) {
  const EntView id = self->cells[ENT_CONLLU_ID];
  uint32_t first = 0;
  uint32_t last = 0;
  if (!read_number(ent_view_slice(id, 0, dash), &first) ||
      !read_number(ent_view_slice(id, dash + 1, id.size), &last) ||
      first != ent_conllu_n_words(self) + 1 || last <= first ||
      self->range_end) {
    return bad(self, "misplaced range", id);
  }
  ENT_TRY(add_surface(self, self->cells[ENT_CONLLU_FORM]));
  self->range_at = self->text.size - self->cells[ENT_CONLLU_FORM].size;
  self->range_first = first;
  self->range_end = last;
  self->range_has_space = has_space_after(self);
  return ENT_SUCCESS;
}

/// Place a word of a range: where the word before it ends, if the parts make
/// the surface form; else the word takes what is left of it.
static EntSpan place_in_range(EntConlluReader *const self) {
  const EntView form = self->cells[ENT_CONLLU_FORM];
  const EntView text = ent_buffer_view(&self->text);
  const size_t begin = self->range_at;
  const EntView rest = ent_view_slice(text, begin, text.size);
  const bool is_last = ent_conllu_n_words(self) + 1 == self->range_end;
  const bool fits =
      ent_view_starts_with(rest, form) && (!is_last || rest.size == form.size);
  self->range_at = fits ? begin + form.size : text.size;
  return (EntSpan){(uint32_t)begin, (uint32_t)self->range_at};
}

/// Place a word that stands alone, or in the range that was opened.
static EntStatus place_word(EntConlluReader *const self, EntSpan *const span) {
  if (self->range_end) {
    *span = place_in_range(self);
    return ENT_SUCCESS;
  }
  const EntView form = self->cells[ENT_CONLLU_FORM];
  ENT_TRY(add_surface(self, form));
  const uint32_t end = (uint32_t)self->text.size;
  *span = (EntSpan){end - (uint32_t)form.size, end};
  return ENT_SUCCESS;
}

static void fill_word(const EntConlluReader *const self,
                      EntToken *const token) {
  const EntView *const cells = self->cells;
  if (self->n_cells < ENT_CONLLU_CELLS) {
    return;
  }
  const bool is_underscore =
      is_blank(cells[ENT_CONLLU_FORM]) && !is_blank(cells[ENT_CONLLU_UPOS]);
  if (!is_blank(cells[ENT_CONLLU_LEMMA]) || is_underscore) {
    token->lemma = cells[ENT_CONLLU_LEMMA];
  }
  if (!is_blank(cells[ENT_CONLLU_UPOS])) {
    token->upos = ent_upos_find(cells[ENT_CONLLU_UPOS]);
  }
  if (!is_blank(cells[ENT_CONLLU_FEATS])) {
    token->feats = cells[ENT_CONLLU_FEATS];
  }
  if (!is_blank(cells[ENT_CONLLU_DEPREL])) {
    token->deprel = ent_deprel_find(cells[ENT_CONLLU_DEPREL]);
  }
  token->upos_probability = misc_probability(self, "UposProb");
  token->head_probability = misc_probability(self, "HeadProb");
  token->deprel_probability = misc_probability(self, "DeprelProb");
}

/// The head as an index, though the word may not be there yet.
static EntStatus read_head(const EntConlluReader *const self,
                           EntToken *const token) {
  uint32_t number = 0;
  if (self->n_cells < ENT_CONLLU_CELLS ||
      is_blank(self->cells[ENT_CONLLU_HEAD])) {
    return ENT_SUCCESS;
  }
  if (!read_number(self->cells[ENT_CONLLU_HEAD], &number)) {
    return bad(self, "not the number of a head", self->cells[ENT_CONLLU_HEAD]);
  }
  token->head = number ? self->first_token + number - 1 : ENT_NO_TOKEN;
  return ENT_SUCCESS;
}

static EntStatus check_number(const EntConlluReader *const self) {
  uint32_t number = 0;
  const bool is_counted = self->n_cells == ENT_CONLLU_CELLS;
  return read_number(self->cells[ENT_CONLLU_ID], &number) &&
                 (!is_counted || number == ent_conllu_n_words(self) + 1)
             ? ENT_SUCCESS
             : bad(self, "not the number of the next word",
                   self->cells[ENT_CONLLU_ID]);
}

/// Set what depends on the range that was opened, and close it at its end.
static void set_range(EntConlluReader *const self, EntToken *const token) {
  const uint32_t number = ent_conllu_n_words(self);
  token->is_joined = self->range_end && number > self->range_first;
  token->has_space_after =
      self->range_end ? number == self->range_end && self->range_has_space
                      : has_space_after(self);
  self->range_end = number < self->range_end ? self->range_end : 0;
}

static EntStatus read_word(EntConlluReader *const self) {
  EntSpan span;
  ENT_TRY(check_number(self));
  ENT_TRY(place_word(self, &span));
  EntToken *const token = ent_document_add_token(self->document);
  if (!token) {
    return ENT_ERR_MEMORY;
  }
  token->span = span;
  token->form = self->cells[ENT_CONLLU_FORM];
  set_range(self, token);
  fill_word(self, token);
  ENT_TRY(read_head(self, token));
  const bool is_iob = self->n_cells < ENT_CONLLU_CELLS;
  return add_name(self, is_iob ? self->cells[2] : misc_value(self, "Entity"));
}

EntStatus ent_conllu_read_row(EntConlluReader *const self, const EntView line) {
  ENT_TRY(split_row(self, line));
  if (!ent_conllu_n_words(self) && !self->range_end) {
    self->first_line = self->file->line;
    ENT_TRY(begin_sentence(self));
  }
  const EntView id = self->cells[ENT_CONLLU_ID];
  if (ent_view_find(id, '.') < id.size) {
    return ENT_SUCCESS; // An empty node of the enhanced graph
  }
  const size_t dash = ent_view_find(id, '-');
  return dash < id.size ? read_range(self, dash) : read_word(self);
}
