#include "embedding.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const float rare_drop = 0.25f, any_drop = 0.05f, deviation = 0.1f;
enum { UNLISTED_ROW = LEXICON_INFLECTIONS };

void embedding_init(Embedding *e, ParameterSet *set, const Lexicon *lexicon,
                    int words) {
  *e = (Embedding){.lexicon = lexicon};
  e->word =
      parameter_new_embedding(set, "embed.word", words, EMBED_WORD, deviation);
  e->ngram = parameter_new_embedding(set, "embed.ngram", ENT_FEATURE_NGRAM_ROWS,
                                     EMBED_NGRAM, deviation);
  e->suffix = parameter_new_embedding(
      set, "embed.suffix", ENT_FEATURE_AFFIX_ROWS, EMBED_SUFFIX, deviation);
  e->prefix = parameter_new_embedding(
      set, "embed.prefix", ENT_FEATURE_AFFIX_ROWS, EMBED_PREFIX, deviation);
  e->shape = parameter_new_embedding(set, "embed.shape", ENT_FEATURE_SHAPE_ROWS,
                                     EMBED_SHAPE, deviation);
  e->inflection =
      parameter_new_embedding(set, "embed.inflection", LEXICON_INFLECTIONS + 1,
                              EMBED_INFLECTION, deviation);
  e->sense = parameter_new_embedding(set, "embed.sense", LEXICON_SENSES,
                                     EMBED_SENSE, deviation);
  e->used_words = calloc(BATCH_ROWS, sizeof *e->used_words);
}

void embedding_clear(Embedding *e) {
  free(e->used_words);
}

static int kept_word(const Sentence *s, int i, Random *random) {
  int word = s->word[i];
  if (!random || !word || !i)
    return word;
  if (random_unit(random) < rare_drop / (rare_drop + (float)s->frequency[i]))
    return 0;
  return random_unit(random) < any_drop ? 0 : word;
}

static const float *row_of(const Parameter *p, int row) {
  return p->weight + (size_t)row * p->columns;
}

static float *copy_row(const Parameter *p, int row, float *x) {
  memcpy(x, row_of(p, row), (size_t)p->columns * sizeof(float));
  return x + p->columns;
}

static void add_scaled(float scale, const float *restrict from,
                       float *restrict to, int count) {
  for (int j = 0; j < count; j++)
    to[j] += scale * from[j];
}

static float *sum_ngrams(const Embedding *e, const EntWordFeatures *f,
                         float *x) {
  float scale = 1 / sqrtf((float)f->ngram_count);
  memset(x, 0, EMBED_NGRAM * sizeof(float));
  for (int k = 0; k < f->ngram_count; k++)
    add_scaled(scale, row_of(e->ngram, f->ngrams[k]), x, EMBED_NGRAM);
  return x + EMBED_NGRAM;
}

static int inflection_row(const Embedding *e, int class) {
  if (class == 0)
    return UNLISTED_ROW;
  return (int)(e->lexicon->class_masks[class] % LEXICON_INFLECTIONS);
}

static uint64_t sense_bits(const Embedding *e, int class) {
  return e->lexicon->class_masks[class] >> LEXICON_SENSE_BIT;
}

void embedding_of_class(const Embedding *e, int class, float *out) {
  float *x = copy_row(e->inflection, inflection_row(e, class), out);
  memset(x, 0, EMBED_SENSE * sizeof(float));
  uint64_t bits = sense_bits(e, class);
  for (int b = 0; b < LEXICON_SENSES; b++)
    if (bits >> b & 1)
      add_scaled(1, row_of(e->sense, b), x, EMBED_SENSE);
}

static void embed(const Embedding *e, const Sentence *s, int i, int word,
                  float *x) {
  const EntWordFeatures *f = &s->features[i];
  x = copy_row(e->word, word, x);
  x = sum_ngrams(e, f, x);
  x = copy_row(e->suffix, f->suffix, x);
  x = copy_row(e->prefix, f->prefix, x);
  x = copy_row(e->shape, f->shape, x);
  embedding_of_class(e, s->lexicon[i], x);
}

void embedding_forward(Embedding *e, const Batch *batch, Random *random,
                       float *x) {
  for (int s = 0; s < batch->count; s++)
    for (int i = 0; i < batch_length(batch, s); i++) {
      int row = batch->offset[s] + i;
      e->used_words[row] = kept_word(batch->sentences[s], i, random);
      embed(e, batch->sentences[s], i, e->used_words[row],
            x + (size_t)row * EMBED_UNITS);
    }
}

static const float *add_row_gradient(Parameter *p, int row, const float *g) {
  add_scaled(1, g, parameter_touch(p, row), p->columns);
  return g + p->columns;
}

static void word_backward(Embedding *e, const Sentence *s, int i, int word,
                          const float *g) {
  const EntWordFeatures *f = &s->features[i];
  g = add_row_gradient(e->word, word, g);
  float scale = 1 / sqrtf((float)f->ngram_count);
  for (int k = 0; k < f->ngram_count; k++)
    add_scaled(scale, g, parameter_touch(e->ngram, f->ngrams[k]), EMBED_NGRAM);
  g += EMBED_NGRAM;
  g = add_row_gradient(e->suffix, f->suffix, g);
  g = add_row_gradient(e->prefix, f->prefix, g);
  g = add_row_gradient(e->shape, f->shape, g);
  g = add_row_gradient(e->inflection, inflection_row(e, s->lexicon[i]), g);
  uint64_t bits = sense_bits(e, s->lexicon[i]);
  for (int b = 0; b < LEXICON_SENSES; b++)
    if (bits >> b & 1)
      add_row_gradient(e->sense, b, g);
}

void embedding_backward(Embedding *e, const Batch *batch,
                        const float *x_gradient) {
  for (int s = 0; s < batch->count; s++)
    for (int i = 0; i < batch_length(batch, s); i++) {
      int row = batch->offset[s] + i;
      word_backward(e, batch->sentences[s], i, e->used_words[row],
                    x_gradient + (size_t)row * EMBED_UNITS);
    }
}
