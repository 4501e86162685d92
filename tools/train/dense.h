#ifndef TRAIN_DENSE_H
#define TRAIN_DENSE_H

// A linear layer, and the two ends built on it: a leaky rectifier for the
// roles a word can play in an arc, and a softmax classifier.

#include "dropout.h"
#include "matrix.h"
#include "parameter.h"
#include "sentence.h"

typedef struct {
  int inputs, outputs;
  Parameter *weight, *bias;
  PackedMatrix packed;
  float *values;   // of the last forward pass
  float *gradient; // of these values
  float *mask;     // of dropout, all 1 outside training
} Dense;

// Build the layer; `names` are those of weight and bias.
void dense_init(Dense *dense, ParameterSet *set, const char *const names[2],
                int inputs, int outputs, float deviation);
void dense_clear(Dense *dense);

// values = x W + b.
void dense_forward(Dense *dense, int rows, const float *x);

// From `gradient` add those of the parameters and of x.
void dense_backward(Dense *dense, int rows, const float *x, float *x_gradient);

// dense_forward, then the leaky rectifier, then dropout if `random` is given.
void rectifier_forward(Dense *dense, const Batch *batch, const float *x,
                       Random *random, float dropout);
void rectifier_backward(Dense *dense, const Batch *batch, const float *x,
                        float *x_gradient);

// Softmax over `values` against the targets, one for each row. Fill `gradient`,
// weighted; return the summed loss and count in *counted.
double classifier_loss(Dense *dense, int rows, const Target *targets,
                       float weight, long *counted);

// The likeliest class of each row; class 0 and up.
void classifier_guess(const Dense *dense, int rows, int16_t *classes);

#endif
