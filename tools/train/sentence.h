#ifndef TRAIN_SENTENCE_H
#define TRAIN_SENTENCE_H

/* Annotated sentences and the batches they are trained in. Position 0 of
   every array is the artificial root. */

#include "text/features.h"
#include <stdbool.h>
#include <stdint.h>

enum { SENTENCE_LIMIT = 250 }; // longer sentences are left out of training

typedef enum {
  TARGET_TAG,
  TARGET_LEMMA,
  TARGET_NAME,
  TARGET_HEAD,
  TARGET_LABEL,
  TARGET_KINDS
} TargetKind;

enum { TAUGHT_CLASSES = 4, TARGET_CLASSES = TAUGHT_CLASSES + 1 };

// What the network should say of a word: classes with weights that sum to 1.
// The first negative class ends them.
typedef struct {
  int16_t class[TARGET_CLASSES];
  float weight[TARGET_CLASSES];
} Target;

typedef struct {
  int length; // words, the root not counted
  char **forms;
  char **lemmas;
  EntWordFeatures *features;
  int *word;      // row of the word embedding, 0 for unknown words
  int *frequency; // in the training corpus
  int *lexicon;   // class of the lexicon
  int16_t *tag, *lemma, *label, *name; // classes, -1 when not annotated
  int16_t *head;                       // -1 when not annotated
  bool has_tree;
  Target *taught[TARGET_KINDS]; // by teachers, NULL without
  // what the network said
  int16_t *guessed_tag, *guessed_lemma, *guessed_label, *guessed_name;
  int16_t *guessed_head;
} Sentence;

typedef struct {
  Sentence *items;
  int count, capacity;
} Corpus;

enum { BATCH_SENTENCES = 256, BATCH_ROWS = 2048 };

/* Some sentences one after another: the rows of sentence s begin at offset[s].

   A recurrent layer walks all of them at once: step k holds the k-th word of
   each sentence that has one. Its rows are packed by step, the longer
   sentences first, so that step k's rows continue the first rows of step k-1.
   `order[d][p]` is the row of the p-th packed word in direction d. */
typedef struct {
  Sentence *sentences[BATCH_SENTENCES];
  int count, rows;
  int offset[BATCH_SENTENCES];
  int steps;
  int step_begin[SENTENCE_LIMIT + 2]; // packed rows of step k
  int order[2][BATCH_ROWS];
} Batch;

// Number of rows of sentence `s`, the root counted.
static inline int batch_length(const Batch *batch, int s) {
  return batch->sentences[s]->length + 1;
}

// What word `i` should be: as annotated, as taught, or, if it is both, half and
// half. Nothing if it is neither.
Target sentence_target(const Sentence *sentence, TargetKind kind, int i);

// Cross entropy of the probabilities `p`; then, as its gradient, subtract the
// target, scaled.
double target_loss(const Target *target, const float *p);
void target_subtract(const Target *target, float scale, float *p);

// Compute offsets and packing of `batch`, whose sentences are set.
void batch_arrange(Batch *batch);

#endif
