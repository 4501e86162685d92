/**
   @file eval_text.h
   What evaluation compares, and how words are aligned.

   Internal to evaluate.h. Places are bytes of the text without white space.
*/
#ifndef ENT_TEXT_EVAL_TEXT_H
#define ENT_TEXT_EVAL_TEXT_H

#include "base/buffer.h"
#include "base/span.h"
#include "text/evaluate.h"

/// No word.
#define ENT_NO_WORD UINT32_MAX

typedef struct {
  EntSpan token;     ///< The written word that this is, or is a part of
  bool is_multiword; ///< A part
  uint32_t head;     ///< Index of the word, or #ENT_NO_WORD
  EntView form;
  EntView lemma;
  EntUpos upos;
  EntDeprel deprel;
} EntEvalWord;

typedef struct {
  EntSpan span;
  EntNamedKind kind;
} EntEvalName;

typedef struct {
  EntSpan *items;
  size_t count, capacity;
} EntEvalSpans;

typedef struct {
  EntEvalWord *items;
  size_t count, capacity;
} EntEvalWords;

struct EntEvalTextImpl {
  const EntAllocator *allocator;
  EntBuffer characters; ///< The text without white space
  EntEvalSpans tokens;
  EntEvalSpans sentences;
  EntEvalWords words;
  struct {
    EntEvalName *items;
    size_t count, capacity;
  } names;
};

/**
   Pair the words of both texts, whose characters are the same.

   `system_of` has room for each word of `gold`; it gets the index of the word
   of `system` it is aligned with, or #ENT_NO_WORD. Words with the same extent
   are aligned; those of written words that either side cuts up are aligned by
   the longest common subsequence of their forms. Returns #ENT_ERR_MEMORY.
*/
EntStatus ent_eval_align(const EntAllocator *allocator,
                         const EntEvalWords *gold, const EntEvalWords *system,
                         uint32_t *system_of);

#endif // ENT_TEXT_EVAL_TEXT_H
