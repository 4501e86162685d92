/**
   @file timex_case.h
   A text and its time expressions, for the tests of timex.h.
*/
#ifndef ENT_TESTS_TEXT_TIMEX_CASE_H
#define ENT_TESTS_TEXT_TIMEX_CASE_H

#include "text/timex.h"

#include "base/utf8.h"
#include "base/vector.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
  EntArena arena;
  EntArticle article;
  EntSegment segment;
  EntDocument document;
} TimexCase;

static bool is_blank(const char byte) {
  return byte == ' ' || byte == '\n' || byte == '\t';
}

static size_t letters_at(const EntView text, const size_t at) {
  uint32_t code_point = 0;
  const EntView rest = ent_view_slice(text, at, text.size);
  const size_t size = ent_utf8_decode(rest, &code_point);
  const bool is_digit = size == 1 && code_point >= '0' && code_point <= '9';
  return size && (is_digit || ent_utf8_is_letter(code_point)) ? size : 0;
}

/// Return the end of the token at `at`: letters and digits, or a mark.
static size_t token_end(const EntView text, const size_t at) {
  size_t end = at;
  size_t step = 0;
  while (end < text.size && (step = letters_at(text, end))) {
    end += step;
  }
  if (end > at) {
    return end;
  }
  uint32_t code_point = 0;
  step = ent_utf8_decode(ent_view_slice(text, at, text.size), &code_point);
  return at + (step ? step : 1);
}

static EntStatus add_test_token(EntDocument *const document, const size_t at,
                                const size_t end) {
  EntToken *const token = ent_document_add_token(document);
  if (!token) {
    return ENT_ERR_MEMORY;
  }
  token->span = (EntSpan){(uint32_t)at, (uint32_t)end};
  token->form = ent_view_slice(document->article->text, at, end);
  return ENT_SUCCESS;
}

/// Cut the text at spaces, marks and " || ", which parts paragraphs.
static EntStatus add_test_tokens(EntDocument *const document) {
  const EntView text = document->article->text;
  uint32_t first = 0;
  uint32_t paragraph = 0;
  for (size_t at = 0; at <= text.size;) {
    const bool is_break =
        at + 2 <= text.size && !memcmp(text.data + at, "||", 2);
    if (at == text.size || is_break) {
      EntSentence *const sentence =
          ENT_PUSH(document->allocator, &document->sentences);
      if (!sentence) {
        return ENT_ERR_MEMORY;
      }
      sentence->first_token = first;
      sentence->n_tokens = (uint32_t)document->tokens.count - first;
      sentence->paragraph = paragraph++;
      sentence->kind = ENT_SEGMENT_PARAGRAPH;
      first = (uint32_t)document->tokens.count;
      at += 2;
    } else if (is_blank(text.data[at])) {
      ++at;
    } else {
      const size_t end = token_end(text, at);
      ENT_TRY(add_test_token(document, at, end));
      at = end;
    }
  }
  return ENT_SUCCESS;
}

/// Find the expressions of `text`, published on `date`, if that is set.
static EntStatus timex_case_read(TimexCase *const self,
                                 const EntTimexModel *const model,
                                 const EntAllocator *const allocator,
                                 const EntView text, const EntDate date) {
  *self = (TimexCase){0};
  ent_arena_init(&self->arena, allocator);
  self->article.arena = &self->arena;
  self->article.text = text;
  self->article.metadata.published = date;
  ent_document_init(&self->document, &self->article, allocator);
  const EntStatus status = add_test_tokens(&self->document);
  return status ? status : ent_timex_find(model, &self->document);
}

static void timex_case_clear(TimexCase *const self) {
  ent_document_clear(&self->document);
  ent_arena_clear(&self->arena);
}

#endif // ENT_TESTS_TEXT_TIMEX_CASE_H
