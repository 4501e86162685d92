#ifndef TRAIN_LSTM_H
#define TRAIN_LSTM_H

// One direction of a recurrent layer (Hochreiter & Schmidhuber 1997, with
// forget gate), forward and backward in time over a packed batch.

#include "matrix.h"
#include "parameter.h"
#include "sentence.h"

typedef struct {
  int inputs, units;
  int direction; // 0 reads left to right, 1 right to left
  Parameter *input, *recurrent, *bias;
  PackedMatrix packed_input, packed_recurrent;
  // by packed row: gates (in, forget, candidate, out), cells, their tanh,
  // outputs, outputs of the step before
  float *gates, *cells, *squashed, *outputs, *previous;
  float *by_row; // gates or their gradients in sentence order
} Lstm;

// Build the layer; `names` are those of its three parameters.
void lstm_init(Lstm *lstm, ParameterSet *set, const char *const names[3],
               int inputs, int units, int direction);

// Read x (rows x inputs), write `out`, whose rows lie `stride` apart.
void lstm_forward(Lstm *lstm, const Batch *batch, const float *x, float *out,
                  int stride);

// From the gradient of the outputs add those of the parameters and of x.
void lstm_backward(Lstm *lstm, const Batch *batch, const float *x,
                   const float *out_gradient, int stride, float *x_gradient);

void lstm_clear(Lstm *lstm);

#endif
