#ifndef TRAIN_CRF_H
#define TRAIN_CRF_H

/* A linear chain over the name tags of a sentence (Lafferty, McCallum & Pereira
   2001): each tag has a score at its word, each pair of neighbours another. */

#include "dense.h"

enum { CRF_TAGS = 16 }; // at most

typedef struct {
  int tags;
  Parameter *transition; // tag x next tag; the last row begins a sentence
} Crf;

void crf_init(Crf *crf, ParameterSet *set, int tags);

// Loss of the annotated (-1: any) and taught tags of the batch's sentences with
// the scores in scores->values. Fills scores->gradient, weighted; counts
// annotated words.
double crf_loss(Crf *crf, Dense *scores, const Batch *batch, float weight,
                long *counted);

// Turn the scores in scores->values into the probabilities of the tags.
void crf_marginals(const Crf *crf, Dense *scores, const Batch *batch);

#endif
