#ifndef TRAIN_LABELS_H
#define TRAIN_LABELS_H

/* What kind of dependent a word is of its head: for each label l the score
   d_i U_l h + d_i V_l + h W_l + b_l, with roles of their own (Dozat & Manning
   2017). */

#include "dense.h"

typedef struct {
  int units, labels;
  Dense dependent, head;
  Parameter *bilinear; // units x (labels * units)
  Parameter *from_dependent, *from_head, *bias;
  PackedMatrix packed;
  float *products, *product_gradients; // d U, rows x (labels * units)
  float *heads, *head_gradients;       // role of each word's head
  float *scores;
} Labels;

void labels_init(Labels *labels, ParameterSet *set, int inputs, int units,
                 int count);
void labels_clear(Labels *labels);

// Compute the roles; dropout if `random` is given.
void labels_forward(Labels *labels, const Batch *batch, const float *x,
                    Random *random, float dropout);

// Row of the head of each row; rows without a head point to themselves.
void labels_head_rows(const Batch *batch, bool guessed, int *heads);

// Score all labels of each row for the heads in `heads` (row numbers).
void labels_score(Labels *labels, int rows, const int *heads);

double labels_loss(Labels *labels, const Batch *batch, float weight,
                   long *counted);
void labels_backward(Labels *labels, const Batch *batch, const float *x,
                     float *x_gradient);

// The likeliest label for the guessed heads.
void labels_guess(Labels *labels, const Batch *batch);

#endif
