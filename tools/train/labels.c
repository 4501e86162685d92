#include "labels.h"

#include "activation.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

void labels_init(Labels *l, ParameterSet *set, int inputs, int units,
                 int count) {
  *l = (Labels){.units = units, .labels = count};
  float deviation = 1 / sqrtf((float)inputs);
  dense_init(&l->dependent, set,
             (const char *[]){"label.dependent.weight", "label.dependent.bias"},
             inputs, units, deviation);
  dense_init(&l->head, set,
             (const char *[]){"label.head.weight", "label.head.bias"}, inputs,
             units, deviation);
  l->bilinear =
      parameter_new(set, "label.bilinear", units, count * units, 0.02f);
  l->from_dependent =
      parameter_new(set, "label.from_dependent", units, count, 0.05f);
  l->from_head = parameter_new(set, "label.from_head", units, count, 0.05f);
  l->bias = parameter_new(set, "label.bias", 1, count, 0);
  size_t products = (size_t)BATCH_ROWS * count * units;
  l->products = matrix_new(products);
  l->product_gradients = matrix_new(products);
  l->heads = matrix_new((size_t)BATCH_ROWS * units);
  l->head_gradients = matrix_new((size_t)BATCH_ROWS * units);
  l->scores = matrix_new((size_t)BATCH_ROWS * count);
}

void labels_clear(Labels *l) {
  dense_clear(&l->dependent);
  dense_clear(&l->head);
  matrix_clear(&l->packed);
  free(l->products);
  free(l->product_gradients);
  free(l->heads);
  free(l->head_gradients);
  free(l->scores);
}

void labels_forward(Labels *l, const Batch *batch, const float *x,
                    Random *random, float dropout) {
  rectifier_forward(&l->dependent, batch, x, random, dropout);
  rectifier_forward(&l->head, batch, x, random, dropout);
}

static float dot(const float *restrict a, const float *restrict b, int count) {
  float sum = 0;
  for (int i = 0; i < count; i++)
    sum += a[i] * b[i];
  return sum;
}

static void multiply(Labels *l, int rows, const Parameter *weight,
                     const float *x, float *out, int add) {
  matrix_pack(&l->packed, weight->weight, weight->rows, weight->columns);
  matrix_multiply(rows, &l->packed, x, l->units, out, weight->columns, add);
}

void labels_score(Labels *l, int rows, const int *heads) {
  int units = l->units, count = l->labels;
  for (int i = 0; i < rows; i++)
    memcpy(l->heads + (size_t)i * units,
           l->head.values + (size_t)heads[i] * units,
           (size_t)units * sizeof(float));
  multiply(l, rows, l->bilinear, l->dependent.values, l->products, 0);
  multiply(l, rows, l->from_dependent, l->dependent.values, l->scores, 0);
  multiply(l, rows, l->from_head, l->heads, l->scores, 1);
  matrix_add_row(rows, count, l->scores, l->bias->weight);
  for (int i = 0; i < rows; i++)
    for (int k = 0; k < count; k++)
      l->scores[(size_t)i * count + k] +=
          dot(l->products + ((size_t)i * count + k) * units,
              l->heads + (size_t)i * units, units);
}

void labels_head_rows(const Batch *batch, bool guessed, int *heads) {
  for (int s = 0; s < batch->count; s++) {
    const Sentence *sentence = batch->sentences[s];
    int offset = batch->offset[s];
    heads[offset] = offset;
    for (int i = 1; i <= sentence->length; i++) {
      int head = guessed ? sentence->guessed_head[i] : sentence->head[i];
      heads[offset + i] = head < 0 ? offset + i : offset + head;
    }
  }
}

// Gradients of one row's products and head role from those of its scores.
static void row_gradients(Labels *l, int row) {
  int units = l->units;
  const float *head = l->heads + (size_t)row * units;
  float *restrict head_gradient = l->head_gradients + (size_t)row * units;
  memset(head_gradient, 0, (size_t)units * sizeof(float));
  for (int k = 0; k < l->labels; k++) {
    float score = l->scores[(size_t)row * l->labels + k];
    size_t at = ((size_t)row * l->labels + k) * units;
    const float *restrict product = l->products + at;
    float *restrict gradient = l->product_gradients + at;
    for (int j = 0; j < units; j++) {
      gradient[j] = score * head[j];
      head_gradient[j] += score * product[j];
    }
  }
}

// Turn the scores of a row into their gradients, all 0 without annotation.
static double row_loss(Labels *l, int row, Target target, float weight,
                       long *counted) {
  float *p = l->scores + (size_t)row * l->labels;
  if (target.class[0] < 0) {
    memset(p, 0, (size_t)l->labels * sizeof(float));
    return 0;
  }
  softmax(p, l->labels);
  double loss = target_loss(&target, p);
  target_subtract(&target, 1, p);
  for (int k = 0; k < l->labels; k++)
    p[k] *= weight;
  ++*counted;
  return loss;
}

double labels_loss(Labels *l, const Batch *batch, float weight, long *counted) {
  int heads[BATCH_ROWS];
  double loss = 0;
  labels_head_rows(batch, false, heads);
  labels_score(l, batch->rows, heads);
  for (int s = 0; s < batch->count; s++)
    for (int i = 0; i < batch_length(batch, s); i++) {
      int row = batch->offset[s] + i;
      loss += row_loss(l, row,
                       sentence_target(batch->sentences[s], TARGET_LABEL, i),
                       weight, counted);
      row_gradients(l, row);
    }
  return loss;
}

static void scatter_head_gradients(Labels *l, const Batch *batch) {
  int heads[BATCH_ROWS], units = l->units;
  labels_head_rows(batch, false, heads);
  memset(l->head.gradient, 0, (size_t)batch->rows * units * sizeof(float));
  for (int i = 0; i < batch->rows; i++) {
    float *restrict to = l->head.gradient + (size_t)heads[i] * units;
    const float *restrict from = l->head_gradients + (size_t)i * units;
    for (int j = 0; j < units; j++)
      to[j] += from[j];
  }
}

// Gradients of a weight that multiplied x into something.
static void weight_backward(Labels *l, int rows, Parameter *weight,
                            const float *x, const float *gradient,
                            float *x_gradient, int add) {
  matrix_add_transposed_product(rows, weight->rows, weight->columns, x,
                                gradient, weight->gradient);
  matrix_pack_transposed(&l->packed, weight->weight, weight->columns,
                         weight->rows);
  matrix_multiply(rows, &l->packed, gradient, weight->columns, x_gradient,
                  weight->rows, add);
}

void labels_backward(Labels *l, const Batch *batch, const float *x,
                     float *x_gradient) {
  int rows = batch->rows;
  matrix_add_column_sums(rows, l->labels, l->scores, l->bias->gradient);
  weight_backward(l, rows, l->bilinear, l->dependent.values,
                  l->product_gradients, l->dependent.gradient, 0);
  weight_backward(l, rows, l->from_dependent, l->dependent.values, l->scores,
                  l->dependent.gradient, 1);
  weight_backward(l, rows, l->from_head, l->heads, l->scores, l->head_gradients,
                  1);
  scatter_head_gradients(l, batch);
  rectifier_backward(&l->dependent, batch, x, x_gradient);
  rectifier_backward(&l->head, batch, x, x_gradient);
}

void labels_guess(Labels *l, const Batch *batch) {
  int heads[BATCH_ROWS];
  labels_head_rows(batch, true, heads);
  labels_score(l, batch->rows, heads);
  for (int s = 0; s < batch->count; s++) {
    Sentence *sentence = batch->sentences[s];
    for (int i = 1; i <= sentence->length; i++) {
      const float *score =
          l->scores + (size_t)(batch->offset[s] + i) * l->labels;
      int best = 0;
      for (int k = 1; k < l->labels; k++)
        if (score[k] > score[best])
          best = k;
      sentence->guessed_label[i] = (int16_t)best;
    }
  }
}
