#include "arcs.h"

#include "activation.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const float impossible = -1e9f;

void arcs_init(Arcs *a, ParameterSet *set, int inputs, int units) {
  *a = (Arcs){.units = units};
  float deviation = 1 / sqrtf((float)inputs);
  dense_init(&a->dependent, set,
             (const char *[]){"arc.dependent.weight", "arc.dependent.bias"},
             inputs, units, deviation);
  dense_init(&a->head, set,
             (const char *[]){"arc.head.weight", "arc.head.bias"}, inputs,
             units, deviation);
  a->weight = parameter_new(set, "arc.weight", units, units, 0.02f);
  a->bias = parameter_new(set, "arc.bias", 1, units, 0.02f);
  a->query = matrix_new((size_t)BATCH_ROWS * units);
  a->query_gradient = matrix_new((size_t)BATCH_ROWS * units);
  a->scores = matrix_new((size_t)(SENTENCE_LIMIT + 1) * (SENTENCE_LIMIT + 1));
}

void arcs_clear(Arcs *a) {
  dense_clear(&a->dependent);
  dense_clear(&a->head);
  matrix_clear(&a->packed);
  free(a->query);
  free(a->query_gradient);
  free(a->scores);
}

void arcs_forward(Arcs *a, const Batch *batch, const float *x, Random *random,
                  float dropout) {
  rectifier_forward(&a->dependent, batch, x, random, dropout);
  rectifier_forward(&a->head, batch, x, random, dropout);
  matrix_pack(&a->packed, a->weight->weight, a->units, a->units);
  matrix_multiply(batch->rows, &a->packed, a->dependent.values, a->units,
                  a->query, a->units, 0);
  matrix_add_row(batch->rows, a->units, a->query, a->bias->weight);
}

const float *arcs_score(Arcs *a, const Batch *batch, int s) {
  int n = batch_length(batch, s);
  size_t begin = (size_t)batch->offset[s] * a->units;
  matrix_pack_transposed(&a->packed, a->head.values + begin, a->units, n);
  matrix_multiply(n, &a->packed, a->query + begin, a->units, a->scores, n, 0);
  for (int i = 0; i < n; i++)
    a->scores[i * n + i] = impossible;
  return a->scores;
}

// Turn scores into gradients of the scores, row by row.
static double sentence_loss(Arcs *a, const Sentence *sentence, float weight,
                            long *counted) {
  double loss = 0;
  int n = sentence->length + 1;
  memset(a->scores, 0, (size_t)n * sizeof(float)); // the root has no head
  for (int i = 1; i < n; i++) {
    float *p = a->scores + (size_t)i * n;
    Target target = sentence_target(sentence, TARGET_HEAD, i);
    softmax(p, n);
    loss += target_loss(&target, p);
    target_subtract(&target, 1, p);
    for (int j = 0; j < n; j++)
      p[j] *= weight;
    p[i] = 0;
    ++*counted;
  }
  return loss;
}

static void sentence_backward(Arcs *a, const Batch *batch, int s) {
  int n = batch_length(batch, s);
  size_t begin = (size_t)batch->offset[s] * a->units;
  matrix_pack(&a->packed, a->head.values + begin, n, a->units);
  matrix_multiply(n, &a->packed, a->scores, n, a->query_gradient + begin,
                  a->units, 0);
  matrix_add_transposed_product(n, n, a->units, a->scores, a->query + begin,
                                a->head.gradient + begin);
}

double arcs_loss(Arcs *a, const Batch *batch, float weight, long *counted) {
  double loss = 0;
  size_t size = (size_t)batch->rows * a->units * sizeof(float);
  memset(a->query_gradient, 0, size);
  memset(a->head.gradient, 0, size);
  for (int s = 0; s < batch->count; s++) {
    if (!batch->sentences[s]->has_tree &&
        !batch->sentences[s]->taught[TARGET_HEAD])
      continue;
    arcs_score(a, batch, s);
    loss += sentence_loss(a, batch->sentences[s], weight, counted);
    sentence_backward(a, batch, s);
  }
  return loss;
}

void arcs_backward(Arcs *a, const Batch *batch, const float *x,
                   float *x_gradient) {
  int rows = batch->rows, units = a->units;
  matrix_add_column_sums(rows, units, a->query_gradient, a->bias->gradient);
  matrix_add_transposed_product(rows, units, units, a->dependent.values,
                                a->query_gradient, a->weight->gradient);
  matrix_pack_transposed(&a->packed, a->weight->weight, units, units);
  matrix_multiply(rows, &a->packed, a->query_gradient, units,
                  a->dependent.gradient, units, 0);
  rectifier_backward(&a->dependent, batch, x, x_gradient);
  rectifier_backward(&a->head, batch, x, x_gradient);
}

void arcs_guess(Arcs *a, const Batch *batch) {
  for (int s = 0; s < batch->count; s++) {
    Sentence *sentence = batch->sentences[s];
    const float *scores = arcs_score(a, batch, s);
    int n = sentence->length + 1;
    for (int i = 1; i < n; i++) {
      int best = 0;
      for (int j = 1; j < n; j++)
        if (scores[i * n + j] > scores[i * n + best])
          best = j;
      sentence->guessed_head[i] = (int16_t)best;
    }
  }
}
