#include "lstm.h"

#include "activation.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

void lstm_init(Lstm *l, ParameterSet *set, const char *const names[3],
               int inputs, int units, int direction) {
  *l = (Lstm){.inputs = inputs, .units = units, .direction = direction};
  l->input =
      parameter_new(set, names[0], inputs, 4 * units, 1 / sqrtf((float)inputs));
  l->recurrent =
      parameter_new(set, names[1], units, 4 * units, 1 / sqrtf((float)units));
  l->bias = parameter_new(set, names[2], 1, 4 * units, 0);
  for (int j = 0; j < units; j++) // remember at first
    l->bias->weight[units + j] = l->bias->average[units + j] = 1;
  size_t cells = (size_t)BATCH_ROWS * units;
  l->gates = matrix_new(4 * cells);
  l->by_row = matrix_new(4 * cells);
  l->cells = matrix_new(cells);
  l->squashed = matrix_new(cells);
  l->outputs = matrix_new(cells);
  l->previous = matrix_new(cells);
}

void lstm_clear(Lstm *l) {
  matrix_clear(&l->packed_input);
  matrix_clear(&l->packed_recurrent);
  free(l->gates);
  free(l->by_row);
  free(l->cells);
  free(l->squashed);
  free(l->outputs);
  free(l->previous);
}

static void activate_gates(int units, float *restrict z) {
  for (int j = 0; j < 2 * units; j++)
    z[j] = logistic(z[j]);
  for (int j = 2 * units; j < 3 * units; j++)
    z[j] = hyperbolic_tangent(z[j]);
  for (int j = 3 * units; j < 4 * units; j++)
    z[j] = logistic(z[j]);
}

static void update_cell(const Lstm *l, int row, int before) {
  int units = l->units;
  const float *z = l->gates + (size_t)row * 4 * units;
  float *restrict cell = l->cells + (size_t)row * units;
  float *restrict squashed = l->squashed + (size_t)row * units;
  float *restrict out = l->outputs + (size_t)row * units;
  const float *old = before < 0 ? NULL : l->cells + (size_t)before * units;
  for (int j = 0; j < units; j++)
    cell[j] = z[j] * z[2 * units + j];
  for (int j = 0; old && j < units; j++)
    cell[j] += z[units + j] * old[j];
  for (int j = 0; j < units; j++) {
    squashed[j] = hyperbolic_tangent(cell[j]);
    out[j] = z[3 * units + j] * squashed[j];
  }
}

static void project_inputs(Lstm *l, const Batch *batch, const float *x) {
  int width = 4 * l->units;
  matrix_pack(&l->packed_input, l->input->weight, l->inputs, width);
  matrix_multiply(batch->rows, &l->packed_input, x, l->inputs, l->by_row, width,
                  0);
  matrix_add_row(batch->rows, width, l->by_row, l->bias->weight);
  for (int p = 0; p < batch->rows; p++)
    memcpy(l->gates + (size_t)p * width,
           l->by_row + (size_t)batch->order[l->direction][p] * width,
           (size_t)width * sizeof(float));
}

void lstm_forward(Lstm *l, const Batch *batch, const float *x, float *out,
                  int stride) {
  int units = l->units;
  project_inputs(l, batch, x);
  matrix_pack(&l->packed_recurrent, l->recurrent->weight, units, 4 * units);
  for (int k = 0; k < batch->steps; k++) {
    int begin = batch->step_begin[k], end = batch->step_begin[k + 1];
    int before = k ? batch->step_begin[k - 1] : -1;
    float *z = l->gates + (size_t)begin * 4 * units;
    if (k)
      matrix_multiply(end - begin, &l->packed_recurrent,
                      l->outputs + (size_t)before * units, units, z, 4 * units,
                      1);
    for (int p = begin; p < end; p++) {
      activate_gates(units, l->gates + (size_t)p * 4 * units);
      update_cell(l, p, k ? before + p - begin : -1);
    }
  }
  for (int p = 0; p < batch->rows; p++)
    memcpy(out + (size_t)batch->order[l->direction][p] * stride,
           l->outputs + (size_t)p * units, (size_t)units * sizeof(float));
}

// Gradients of the gates of packed row `row`, in place of the gates.
// `from_next` and `cell` are the gradients that come from the step after.
static void gate_gradients(const Lstm *l, int row, int before,
                           const float *restrict from_above,
                           const float *restrict from_next,
                           float *restrict cell) {
  int units = l->units;
  float *restrict z = l->gates + (size_t)row * 4 * units;
  const float *squashed = l->squashed + (size_t)row * units;
  const float *old = before < 0 ? NULL : l->cells + (size_t)before * units;
  for (int j = 0; j < units; j++) {
    float in = z[j], forget = z[units + j];
    float candidate = z[2 * units + j], gate = z[3 * units + j];
    float out = from_above[j] + from_next[j];
    float c = cell[j] + out * gate * (1 - squashed[j] * squashed[j]);
    z[j] = c * candidate * in * (1 - in);
    z[units + j] = old ? c * old[j] * forget * (1 - forget) : 0;
    z[2 * units + j] = c * in * (1 - candidate * candidate);
    z[3 * units + j] = out * squashed[j] * gate * (1 - gate);
    cell[j] = c * forget;
  }
}

static void walk_back(Lstm *l, const Batch *batch, const float *out_gradient,
                      int stride) {
  int units = l->units;
  size_t carry_size = (size_t)BATCH_SENTENCES * units;
  float *from_next = matrix_new(carry_size), *cell = matrix_new(carry_size);
  matrix_pack_transposed(&l->packed_recurrent, l->recurrent->weight, 4 * units,
                         units);
  for (int k = batch->steps - 1; k >= 0; k--) {
    int begin = batch->step_begin[k], end = batch->step_begin[k + 1];
    int before = k ? batch->step_begin[k - 1] : -1;
    for (int p = begin; p < end; p++) {
      int row = batch->order[l->direction][p], i = p - begin;
      gate_gradients(l, p, k ? before + i : -1,
                     out_gradient + (size_t)row * stride,
                     from_next + (size_t)i * units, cell + (size_t)i * units);
    }
    if (k)
      matrix_multiply(end - begin, &l->packed_recurrent,
                      l->gates + (size_t)begin * 4 * units, 4 * units,
                      from_next, units, 0);
  }
  free(from_next);
  free(cell);
}

static void add_recurrent_gradient(Lstm *l, const Batch *batch) {
  int units = l->units;
  if (batch->steps < 2)
    return;
  int first = batch->step_begin[1];
  for (int k = 1; k < batch->steps; k++) {
    int begin = batch->step_begin[k], count = batch->step_begin[k + 1] - begin;
    memcpy(l->previous + (size_t)(begin - first) * units,
           l->outputs + (size_t)batch->step_begin[k - 1] * units,
           (size_t)count * units * sizeof(float));
  }
  matrix_add_transposed_product(
      batch->rows - first, units, 4 * units, l->previous,
      l->gates + (size_t)first * 4 * units, l->recurrent->gradient);
}

void lstm_backward(Lstm *l, const Batch *batch, const float *x,
                   const float *out_gradient, int stride, float *x_gradient) {
  int width = 4 * l->units;
  walk_back(l, batch, out_gradient, stride);
  add_recurrent_gradient(l, batch);
  for (int p = 0; p < batch->rows; p++)
    memcpy(l->by_row + (size_t)batch->order[l->direction][p] * width,
           l->gates + (size_t)p * width, (size_t)width * sizeof(float));
  matrix_add_transposed_product(batch->rows, l->inputs, width, x, l->by_row,
                                l->input->gradient);
  matrix_add_column_sums(batch->rows, width, l->by_row, l->bias->gradient);
  matrix_pack_transposed(&l->packed_input, l->input->weight, width, l->inputs);
  matrix_multiply(batch->rows, &l->packed_input, l->by_row, width, x_gradient,
                  l->inputs, 1);
}
