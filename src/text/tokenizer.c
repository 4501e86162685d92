#include "text/tokenizer.h"

#include "base/utf8.h"
#include "text/scanner.h"
#include "text/sentences.h"

static EntStatus push(const EntScanner *const self, const size_t begin,
                      const size_t end, const bool is_joined) {
  EntToken *const token = ent_document_add_token(self->document);
  if (!token) {
    return ENT_ERR_MEMORY;
  }
  token->span = (EntSpan){(uint32_t)begin, (uint32_t)end};
  token->form = ent_view_slice(self->text, begin, end);
  token->is_joined = is_joined;
  return ENT_SUCCESS;
}

/// Return the position after `n` code points from `at`.
static size_t advance(const EntScanner *const self, size_t at, size_t n) {
  while (n--) {
    at += ent_glyph(self, at, self->chunk_end).size;
  }
  return at;
}

static EntStatus push_parts(const EntScanner *const self, const size_t begin,
                            const EntWordInfo *const info) {
  size_t part_begin = begin;
  for (size_t i = 0; i < info->n_parts; ++i) {
    const size_t end = advance(self, begin, info->part_ends[i]);
    ENT_TRY(push(self, part_begin, end, i > 0));
    part_begin = end;
  }
  return ENT_SUCCESS;
}

/// Return where the last apostrophe of the word is, or `begin`.
static size_t last_apostrophe(const EntScanner *const self, const size_t begin,
                              const size_t end) {
  size_t at = end;
  while (at > begin && end - at < ENT_MAX_LISTED) {
    while (--at > begin && !ent_utf8_is_start(self->text.data[at])) {
    }
    if (ent_is_apostrophe(ent_glyph(self, at, end).code)) {
      return at;
    }
  }
  return begin;
}

static bool is_ending(const EntScanner *const self, const size_t begin,
                      const size_t end) {
  const EntWordInfo *const info =
      ent_word_find(self->model, ent_view_slice(self->text, begin, end));
  return info && info->is_ending;
}

/// 60's and 1990's are one word.
static bool is_decade(const EntScanner *const self, const size_t begin,
                      const size_t end) {
  const size_t size = end - begin;
  return (size == 2 || size == 4) &&
         ent_is_digit((unsigned char)self->text.data[begin]) &&
         self->text.data[end - 1] == '0';
}

/// Return where an ending such as 's or n't begins, or `end`.
static size_t ending_begin(const EntScanner *const self, const size_t begin,
                           const size_t end) {
  const size_t at = last_apostrophe(self, begin, end);
  if (at == begin || is_decade(self, begin, at)) {
    return end;
  }
  if (at - 1 > begin && is_ending(self, at - 1, end)) {
    return at - 1;
  }
  return is_ending(self, at, end) ? at : end;
}

/// Endings of one word beyond this many stay together.
enum { MAX_ENDINGS = 4 };

/// Append a word and the endings that are cut off it.
static EntStatus push_word(const EntScanner *const self, const size_t begin,
                           const size_t end, const bool is_joined) {
  const EntWordInfo *const info =
      ent_word_find(self->model, ent_view_slice(self->text, begin, end));
  if (info && info->n_parts) {
    return push_parts(self, begin, info);
  }
  size_t cuts[MAX_ENDINGS + 1] = {end};
  size_t n_cuts = 0;
  while (n_cuts < MAX_ENDINGS) {
    const size_t cut = ending_begin(self, begin, cuts[n_cuts]);
    if (cut == cuts[n_cuts]) {
      break;
    }
    cuts[++n_cuts] = cut;
  }
  ENT_TRY(push(self, begin, cuts[n_cuts], is_joined));
  for (; n_cuts; --n_cuts) {
    ENT_TRY(push(self, cuts[n_cuts], cuts[n_cuts - 1], true));
  }
  return ENT_SUCCESS;
}

/// Return whether a word ends right before `at`, so that 's can join it.
static bool follows_word(const EntScanner *const self, const size_t at) {
  const uint32_t before = ent_glyph_before(self, self->chunk_begin, at);
  return before && (ent_is_word_glyph(before) || before == '.');
}

/// The apostrophe of "the leaders'", unless it closes a quotation.
static bool is_possessive(const EntScanner *const self, const size_t at) {
  const uint32_t before = ent_glyph_before(self, self->chunk_begin, at);
  const bool is_sibilant = before && before < 0x80 && strchr("sSxXzZ", before);
  return is_sibilant && !self->n_open_quotes;
}

static void count_quote(EntScanner *const self, const size_t at,
                        const uint32_t quote) {
  const bool is_opening = quote == 0x2018 || at == self->chunk_begin;
  if (is_opening) {
    ++self->n_open_quotes;
  } else if (self->n_open_quotes) {
    --self->n_open_quotes;
  }
}

static EntStatus push_mark(EntScanner *const self, const size_t begin,
                           const size_t end) {
  const EntGlyph glyph = ent_glyph(self, begin, self->chunk_end);
  if (end - begin > glyph.size && ent_is_apostrophe(glyph.code)) {
    const bool joins = is_ending(self, begin, end) && follows_word(self, begin);
    return push_word(self, begin, end, joins);
  }
  bool is_joined = false;
  if (ent_is_apostrophe(glyph.code) || glyph.code == 0x2018) {
    is_joined = glyph.code != 0x2018 && is_possessive(self, begin);
    if (!is_joined) {
      count_quote(self, begin, glyph.code);
    }
  }
  return push(self, begin, end, is_joined);
}

static EntStatus push_next(EntScanner *const self, size_t *const at) {
  const size_t begin = *at;
  size_t end = ent_scan_address(self, begin);
  if (end > begin) {
    *at = end;
    return push(self, begin, end, false);
  }
  if (ent_is_word_glyph(ent_glyph(self, begin, self->chunk_end).code)) {
    *at = end = ent_scan_word(self, begin);
    return push_word(self, begin, end, false);
  }
  *at = end = ent_scan_mark(self, begin);
  return push_mark(self, begin, end);
}

static size_t skip_space(const EntScanner *const self, size_t at,
                         const bool is_wanted) {
  EntGlyph glyph = ent_glyph(self, at, self->span_end);
  while (glyph.size && ent_is_space(glyph.code) == is_wanted) {
    at += glyph.size;
    glyph = ent_glyph(self, at, self->span_end);
  }
  return at;
}

static EntStatus push_chunk(EntScanner *const self) {
  self->next_at_sign = self->chunk_begin;
  for (size_t at = self->chunk_begin; at < self->chunk_end;) {
    ENT_TRY(push_next(self, &at));
  }
  EntDocument *const document = self->document;
  document->tokens.items[document->tokens.count - 1].has_space_after = true;
  return ENT_SUCCESS;
}

EntStatus ent_tokenize_span(EntDocument *const document,
                            const EntTokenizer *const tokenizer,
                            const EntSpan span) {
  EntScanner self = {.model = tokenizer,
                     .document = document,
                     .text = document->article->text,
                     .span_end = span.end};
  for (size_t at = skip_space(&self, span.begin, true); at < span.end;
       at = skip_space(&self, at, true)) {
    self.chunk_begin = at;
    self.chunk_end = at = skip_space(&self, at, false);
    ENT_TRY(push_chunk(&self));
  }
  return ENT_SUCCESS;
}

EntStatus ent_document_tokenize(EntDocument *const document,
                                const EntTokenizer *const tokenizer) {
  for (size_t i = 0; i < document->article->n_segments; ++i) {
    const uint32_t first_token = (uint32_t)document->tokens.count;
    ENT_TRY(ent_tokenize_span(document, tokenizer,
                              document->article->segments[i].span));
    ENT_TRY(ent_split_sentences(document, tokenizer, (uint32_t)i, first_token));
  }
  return ENT_SUCCESS;
}
