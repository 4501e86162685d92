/**
   @file timex_case.h
   A text and its time expressions, for the tests of timex.h.
*/
#ifndef ENT_TESTS_TEXT_TIMEX_CASE_H
#define ENT_TESTS_TEXT_TIMEX_CASE_H

#include "text/parser.h"
#include "text/timex.h"
#include "text/tokenizer.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

/// The stages of reading; without a parser, the tokens have forms only.
typedef struct {
  EntTokenizer *tokenizer;
  EntParser *parser; ///< Or NULL
  EntTimexModel *model;
} TimexStages;

typedef struct {
  EntArena arena;
  EntArticle article;
  EntDocument document;
} TimexCase;

/// Return the next "||" from `at` on, or the end.
static size_t find_break(const EntView text, size_t at) {
  while (at + 2 <= text.size && memcmp(text.data + at, "||", 2) != 0) {
    ++at;
  }
  return at + 2 <= text.size ? at : text.size;
}

/// Cut the text into paragraphs at "||".
static EntStatus add_segments(EntArticle *const article) {
  const EntView text = article->text;
  article->segments = ent_arena_calloc(article->arena, text.size / 2 + 1,
                                       sizeof(*article->segments));
  if (!article->segments) {
    return ENT_ERR_MEMORY;
  }
  for (size_t at = 0; at < text.size;) {
    const size_t end = find_break(text, at);
    article->segments[article->n_segments++] =
        (EntSegment){{(uint32_t)at, (uint32_t)end}, ENT_SEGMENT_PARAGRAPH};
    at = end + 2;
  }
  return ENT_SUCCESS;
}

/// Find the expressions of `text`, published on `date`, if that is set.
static EntStatus timex_case_read(TimexCase *const self,
                                 const TimexStages *const stages,
                                 const EntAllocator *const allocator,
                                 const EntView text, const EntDate date) {
  *self = (TimexCase){0};
  ent_arena_init(&self->arena, allocator);
  self->article.arena = &self->arena;
  self->article.name = "case";
  self->article.text = text;
  self->article.metadata.published = date;
  ent_document_init(&self->document, &self->article, allocator);
  ENT_TRY(add_segments(&self->article));
  ENT_TRY(ent_document_tokenize(&self->document, stages->tokenizer));
  if (stages->parser) {
    ENT_TRY(ent_parser_annotate(stages->parser, &self->document));
  }
  return ent_timex_find(stages->model, &self->document);
}

static void timex_case_clear(TimexCase *const self) {
  ent_document_clear(&self->document);
  ent_arena_clear(&self->arena);
}

/// Return the path of a file of the project.
__attribute__((unused)) static const char *
source_path(char *const path, const size_t size, const char *const name) {
  const char *const folder = getenv("top_srcdir");
  snprintf(path, size, "%s/%s", folder ? folder : ".", name);
  return path;
}

static EntStatus timex_stages_open(TimexStages *const stages,
                                   const EntWorld *const world,
                                   const char *const parser) {
  *stages = (TimexStages){0};
  ENT_TRY(ent_tokenizer_load(world, &stages->tokenizer));
  if (parser) {
    ENT_TRY(ent_parser_open(world, parser, &stages->parser));
  }
  return ent_timex_model_load(world, &stages->model);
}

static void timex_stages_close(TimexStages *const stages) {
  ent_timex_model_close(stages->model);
  ent_parser_free(stages->parser);
  ent_tokenizer_free(stages->tokenizer);
}

#endif // ENT_TESTS_TEXT_TIMEX_CASE_H
