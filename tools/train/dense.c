#include "dense.h"

#include "activation.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const float leak = 0.1f;

void dense_init(Dense *d, ParameterSet *set, const char *const names[2],
                int inputs, int outputs, float deviation) {
  *d = (Dense){.inputs = inputs, .outputs = outputs};
  d->weight = parameter_new(set, names[0], inputs, outputs, deviation);
  d->bias = parameter_new(set, names[1], 1, outputs, 0);
  size_t size = (size_t)BATCH_ROWS * outputs;
  d->values = matrix_new(size);
  d->gradient = matrix_new(size);
  d->mask = matrix_new(size);
}

void dense_clear(Dense *d) {
  matrix_clear(&d->packed);
  free(d->values);
  free(d->gradient);
  free(d->mask);
}

void dense_forward(Dense *d, int rows, const float *x) {
  matrix_pack(&d->packed, d->weight->weight, d->inputs, d->outputs);
  matrix_multiply(rows, &d->packed, x, d->inputs, d->values, d->outputs, 0);
  matrix_add_row(rows, d->outputs, d->values, d->bias->weight);
}

void dense_backward(Dense *d, int rows, const float *x, float *x_gradient) {
  matrix_add_transposed_product(rows, d->inputs, d->outputs, x, d->gradient,
                                d->weight->gradient);
  matrix_add_column_sums(rows, d->outputs, d->gradient, d->bias->gradient);
  matrix_pack_transposed(&d->packed, d->weight->weight, d->outputs, d->inputs);
  matrix_multiply(rows, &d->packed, d->gradient, d->outputs, x_gradient,
                  d->inputs, 1);
}

void rectifier_forward(Dense *d, const Batch *batch, const float *x,
                       Random *random, float dropout) {
  dense_forward(d, batch->rows, x);
  size_t size = (size_t)batch->rows * d->outputs;
  for (size_t i = 0; i < size; i++)
    d->values[i] = d->values[i] > 0 ? d->values[i] : leak * d->values[i];
  for (size_t i = 0; i < size; i++)
    d->mask[i] = 1;
  if (random)
    dropout_apply(random, batch, d->outputs, dropout, d->values, d->mask);
}

void rectifier_backward(Dense *d, const Batch *batch, const float *x,
                        float *x_gradient) {
  size_t size = (size_t)batch->rows * d->outputs;
  for (size_t i = 0; i < size; i++)
    d->gradient[i] *= d->mask[i] * (d->values[i] > 0 ? 1 : leak);
  dense_backward(d, batch->rows, x, x_gradient);
}

double classifier_loss(Dense *d, int rows, const Target *targets, float weight,
                       long *counted) {
  double loss = 0;
  for (int i = 0; i < rows; i++) {
    float *p = d->values + (size_t)i * d->outputs;
    float *gradient = d->gradient + (size_t)i * d->outputs;
    const Target *target = &targets[i];
    if (target->class[0] < 0) {
      memset(gradient, 0, (size_t)d->outputs * sizeof(float));
      continue;
    }
    softmax(p, d->outputs);
    ++*counted;
    for (int j = 0; j < d->outputs; j++)
      gradient[j] = weight * p[j];
    loss += target_loss(target, p);
    target_subtract(target, weight, gradient);
  }
  return loss;
}

void classifier_guess(const Dense *d, int rows, int16_t *classes) {
  for (int i = 0; i < rows; i++) {
    const float *score = d->values + (size_t)i * d->outputs;
    int best = 0;
    for (int j = 1; j < d->outputs; j++)
      if (score[j] > score[best])
        best = j;
    classes[i] = (int16_t)best;
  }
}
