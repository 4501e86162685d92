#ifndef TRAIN_EMBEDDING_H
#define TRAIN_EMBEDDING_H

/* The input of the network: of each word the concatenation of its word
   vector, the sum of its n-gram vectors, the vectors of suffix, prefix and
   shape, and what the lexicon says. */

#include "lexicon.h"
#include "parameter.h"
#include "sentence.h"

enum {
  EMBED_WORD = 100,
  EMBED_NGRAM = 64,
  EMBED_SUFFIX = 32,
  EMBED_PREFIX = 24,
  EMBED_SHAPE = 16,
  EMBED_INFLECTION = 24,
  EMBED_SENSE = 24,
  EMBED_UNITS = EMBED_WORD + EMBED_NGRAM + EMBED_SUFFIX + EMBED_PREFIX +
                EMBED_SHAPE + EMBED_INFLECTION + EMBED_SENSE
};

typedef struct {
  const Lexicon *lexicon;
  Parameter *word, *ngram, *suffix, *prefix, *shape, *inflection, *sense;
  int *used_words; // word rows of the last forward pass, some dropped
} Embedding;

void embedding_init(Embedding *embedding, ParameterSet *set,
                    const Lexicon *lexicon, int words);
void embedding_clear(Embedding *embedding);

// Write EMBED_UNITS numbers a row to `x`. With `random`, rare words are taken
// for unknown ones now and then.
void embedding_forward(Embedding *embedding, const Batch *batch, Random *random,
                       float *x);
void embedding_backward(Embedding *embedding, const Batch *batch,
                        const float *x_gradient);

// The lexicon's part of the input for class `class`: EMBED_INFLECTION +
// EMBED_SENSE numbers.
void embedding_of_class(const Embedding *embedding, int class, float *out);

#endif
