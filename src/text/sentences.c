#include "text/sentences.h"

#include "base/utf8.h"
#include "base/vector.h"
#include "text/tokenizer_impl.h"

typedef struct {
  const EntTokenizer *model;
  const EntToken *tokens;
  uint32_t begin; ///< Of the sentence
  uint32_t end;   ///< Of the tokens of the segment
} Splitter;

static uint32_t first_glyph(const EntToken *const token) {
  uint32_t c = 0;
  (void)ent_utf8_decode(token->form, &c);
  return c;
}

static bool is_form(const EntToken *const token, const char *const form) {
  return ent_view_equals(token->form, ent_view(form));
}

static bool is_dot(const uint32_t c) {
  return c == '.' || c == 0x2026;
}

/// Return whether the token is a full stop or a run of ! and ?, or dots.
static bool is_terminal(const EntToken *const token) {
  const uint32_t c = first_glyph(token);
  return c == '!' || c == '?' || is_dot(c);
}

static bool is_straight_quote(const EntToken *const token) {
  return is_form(token, "\"") || is_form(token, "'") || is_form(token, "''");
}

static bool is_closing(const EntToken *const token) {
  const uint32_t c = first_glyph(token);
  return c == ')' || c == ']' || c == '}' || c == 0x201D || c == 0x2019 ||
         c == 0xBB || is_straight_quote(token);
}

static bool is_opening(const EntToken *const token) {
  const uint32_t c = first_glyph(token);
  return c == '(' || c == '[' || c == 0x201C || c == 0x2018 || c == 0xAB ||
         c == '`' || is_straight_quote(token);
}

static bool is_reference(const Splitter *const self, const uint32_t at) {
  return at + 2 < self->end && is_form(&self->tokens[at], "[") &&
         is_form(&self->tokens[at + 2], "]") &&
         first_glyph(&self->tokens[at + 1]) <= '9';
}

static bool is_sign(const Splitter *const self, const uint32_t at) {
  return self->tokens[at].form.size > 1 &&
         (ent_word_kinds(self->model, self->tokens[at].form) & ENT_IS(SIGN));
}

/// Return how many tokens at `at` close the sentence before them: a quote, a
/// bracket, "[12]", or an emoticon, which may stand apart.
static uint32_t closing_size(const Splitter *const self, const uint32_t at) {
  const bool adjoins = !self->tokens[at - 1].has_space_after;
  return adjoins && is_reference(self, at)          ? 3
         : adjoins && is_closing(&self->tokens[at]) ? 1
         : is_sign(self, at)                        ? 1
                                                    : 0;
}

/// Most tokens that close a sentence behind its full stop.
enum { MAX_CLOSING = 8 };

/// Return the token behind those that close the sentence before `at`.
static uint32_t skip_closing(const Splitter *const self, uint32_t at) {
  const uint32_t first = at;
  uint32_t size = 1;
  while (size && at < self->end && at - first < MAX_CLOSING) {
    size = closing_size(self, at);
    at += size;
  }
  return at;
}

/// Return the first token from `at` on that is no opening quote or bracket.
static const EntToken *first_word(const Splitter *const self, uint32_t at) {
  while (at + 1 < self->end && is_opening(&self->tokens[at])) {
    ++at;
  }
  return &self->tokens[at];
}

static bool is_lower(const uint32_t c) {
  return ent_utf8_is_letter(c) && !ent_utf8_is_upper(c) && c < 0x250;
}

/// Return whether the token cannot be the first of a sentence.
static bool is_continuing(const EntToken *const token) {
  const uint32_t c = first_glyph(token);
  const bool is_stop = is_form(token, ".") || c == '!' || c == '?';
  return is_stop || (token->form.size == 1 && (c == ',' || c == ';'));
}

/// Return whether a sentence can begin in lower case at `at`: behind a full
/// stop and a space ("al-Velm said"), or if the last one did.
static bool can_begin_low(const Splitter *const self, const uint32_t at) {
  const EntToken *const last = &self->tokens[at - 1];
  return (is_form(last, ".") && last->has_space_after) ||
         is_lower(first_glyph(&self->tokens[self->begin]));
}

/// Return whether a sentence can begin with the token at `at`.
static bool can_begin(const Splitter *const self, const uint32_t at) {
  return !is_continuing(&self->tokens[at]) &&
         (!is_lower(first_glyph(first_word(self, at))) ||
          can_begin_low(self, at));
}

static bool is_abbreviation(const EntToken *const token) {
  return token->form.size > 1 && ent_view_ends_with(token->form, ENT_VIEW("."));
}

static bool is_starter(const Splitter *const self, const uint32_t at) {
  const EntToken *const token = first_word(self, at);
  return ent_utf8_is_upper(first_glyph(token)) &&
         (ent_word_kinds(self->model, token->form) & ENT_IS(STARTER));
}

/// Return whether an abbreviation ends the sentence before the token `next`.
static bool ends_with_abbreviation(const Splitter *const self,
                                   const EntToken *const token,
                                   const uint32_t next) {
  const uint32_t kinds = ent_word_kinds(self->model, token->form);
  const bool can_end = !(kinds & ENT_IS_ABBREVIATION) ||
                       (kinds & (ENT_IS(FINAL) | ENT_IS(MONTH)));
  return can_end && is_starter(self, next);
}

/// Return the end of the sentence if one ends after token `at`, else 0.
static uint32_t sentence_end(const Splitter *const self, const uint32_t at) {
  const EntToken *const token = &self->tokens[at];
  const uint32_t next = skip_closing(self, at + 1);
  if (next >= self->end) {
    return next;
  }
  if (is_terminal(token)) {
    return can_begin(self, next) ? next : 0;
  }
  return is_abbreviation(token) && ends_with_abbreviation(self, token, next)
             ? next
             : 0;
}

static EntStatus push(EntDocument *const document, const uint32_t segment,
                      const uint32_t begin, const uint32_t end) {
  EntSentence *const sentence =
      ENT_PUSH(document->allocator, &document->sentences);
  if (!sentence) {
    return ENT_ERR_MEMORY;
  }
  const EntToken *const tokens = document->tokens.items;
  *sentence = (EntSentence){
      .span = {tokens[begin].span.begin, tokens[end - 1].span.end},
      .first_token = begin,
      .n_tokens = end - begin,
      .kind = document->article->segments[segment].kind,
      .paragraph = segment};
  return ENT_SUCCESS;
}

EntStatus ent_split_sentences(EntDocument *const document,
                              const EntTokenizer *const tokenizer,
                              const uint32_t segment,
                              const uint32_t first_token) {
  const size_t limit = ent_world_limits(tokenizer->world)->sentence_words;
  Splitter self = {tokenizer, document->tokens.items, first_token,
                   (uint32_t)document->tokens.count};
  uint32_t at = first_token;
  while (at < self.end) {
    uint32_t end = sentence_end(&self, at);
    if (!end && at + 1 - self.begin >= limit) {
      end = at + 1;
    }
    at = end ? end : at + 1;
    if (end) {
      ENT_TRY(push(document, segment, self.begin, end));
      self.begin = end;
    }
  }
  return ENT_SUCCESS;
}
