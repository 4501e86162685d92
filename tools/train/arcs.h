#ifndef TRAIN_ARCS_H
#define TRAIN_ARCS_H

/* Who depends on whom (Dozat & Manning 2017): the score of head j for word i
   is (d_i W + b) . h_j, with d_i and h_j the word's roles as dependent and
   as head. Each word chooses its head by softmax. */

#include "dense.h"

typedef struct {
  int units;
  Dense dependent, head;
  Parameter *weight, *bias;
  PackedMatrix packed;
  float *query, *query_gradient; // d W + b
  float *scores;                 // of one sentence
} Arcs;

void arcs_init(Arcs *arcs, ParameterSet *set, int inputs, int units);
void arcs_clear(Arcs *arcs);

// Compute roles and queries; dropout if `random` is given.
void arcs_forward(Arcs *arcs, const Batch *batch, const float *x,
                  Random *random, float dropout);

// Scores of all heads (columns) for all words (rows) of sentence `s`.
const float *arcs_score(Arcs *arcs, const Batch *batch, int s);

// Loss and gradients against the annotated heads; adds to x_gradient.
double arcs_loss(Arcs *arcs, const Batch *batch, float weight, long *counted);
void arcs_backward(Arcs *arcs, const Batch *batch, const float *x,
                   float *x_gradient);

// The likeliest head of each word, whether or not a tree results.
void arcs_guess(Arcs *arcs, const Batch *batch);

#endif
