#include "parameter.h"

#include "matrix.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const float first_decay = 0.9f, second_decay = 0.98f;
static const float gradient_limit = 2.0f, epsilon = 1e-6f;
enum { AVERAGE_EVERY = 8, AVERAGE_WARM_UP = 2000 };

static size_t size_of(const Parameter *p) {
  return (size_t)p->rows * (size_t)p->columns;
}

// The sum of four uniform numbers is near enough to a normal one.
static float draw(Random *random, float deviation) {
  float sum = 0;
  for (int i = 0; i < 4; i++)
    sum += random_unit(random) - 0.5f;
  return sum * 1.732f * deviation;
}

Parameter *parameter_new(ParameterSet *set, const char *name, int rows,
                         int columns, float deviation) {
  Parameter *p = calloc(1, sizeof *p);
  if (!p || set->count == PARAMETER_LIMIT) {
    fprintf(stderr, "train: too many parameters\n");
    exit(1);
  }
  *p = (Parameter){.name = name, .rows = rows, .columns = columns};
  size_t size = size_of(p);
  p->weight = matrix_new(size);
  p->gradient = matrix_new(size);
  p->first_moment = matrix_new(size);
  p->second_moment = matrix_new(size);
  p->average = matrix_new(size);
  for (size_t i = 0; i < size; i++)
    p->weight[i] = p->average[i] = draw(&set->random, deviation);
  set->items[set->count++] = p;
  return p;
}

Parameter *parameter_new_embedding(ParameterSet *set, const char *name,
                                   int rows, int columns, float deviation) {
  Parameter *p = parameter_new(set, name, rows, columns, deviation);
  p->is_embedding = true;
  p->touched = calloc((size_t)rows, sizeof *p->touched);
  p->is_touched = calloc((size_t)rows, 1);
  return p;
}

float *parameter_touch(Parameter *p, int row) {
  if (!p->is_touched[row]) {
    p->is_touched[row] = 1;
    p->touched[p->touched_count++] = row;
  }
  return p->gradient + (size_t)row * p->columns;
}

static float squares(const float *x, size_t count) {
  float sum = 0;
  for (size_t i = 0; i < count; i++)
    sum += x[i] * x[i];
  return sum;
}

static double squared_norm(const Parameter *p) {
  if (!p->is_embedding)
    return squares(p->gradient, size_of(p));
  double sum = 0;
  for (int i = 0; i < p->touched_count; i++)
    sum += squares(p->gradient + (size_t)p->touched[i] * p->columns,
                   (size_t)p->columns);
  return sum;
}

static float clipping_factor(const ParameterSet *set) {
  double sum = 0;
  for (int i = 0; i < set->count; i++)
    sum += squared_norm(set->items[i]);
  float norm = sqrtf((float)sum);
  return norm > gradient_limit ? gradient_limit / norm : 1;
}

typedef struct {
  float clip, rate, first_scale, second_scale;
} Update;

static void update_range(Parameter *p, size_t begin, size_t end,
                         const Update *u) {
  float *restrict w = p->weight, *restrict g = p->gradient;
  float *restrict m = p->first_moment, *restrict v = p->second_moment;
  for (size_t i = begin; i < end; i++) {
    float gradient = g[i] * u->clip;
    g[i] = 0;
    m[i] = first_decay * m[i] + (1 - first_decay) * gradient;
    v[i] = second_decay * v[i] + (1 - second_decay) * gradient * gradient;
    w[i] -= u->rate * (m[i] * u->first_scale) /
            (sqrtf(v[i] * u->second_scale) + epsilon);
  }
}

static void update(Parameter *p, const Update *u) {
  if (!p->is_embedding) {
    update_range(p, 0, size_of(p), u);
    return;
  }
  for (int i = 0; i < p->touched_count; i++) {
    size_t begin = (size_t)p->touched[i] * p->columns;
    update_range(p, begin, begin + p->columns, u);
    p->is_touched[p->touched[i]] = 0;
  }
  p->touched_count = 0;
}

static void average(Parameter *p, float decay) {
  size_t size = size_of(p);
  for (size_t i = 0; i < size; i++)
    p->average[i] = decay * p->average[i] + (1 - decay) * p->weight[i];
}

// Bias corrections by repeated products: no libm, so no machine differs.
static float one_minus_power(float base, long exponent) {
  double power = 1;
  for (long i = 0; i < exponent && power > 1e-12; i++)
    power *= base;
  return (float)(1 - power);
}

void parameter_set_step(ParameterSet *set, float rate) {
  set->step++;
  Update u = {.clip = clipping_factor(set),
              .rate = rate,
              .first_scale = 1 / one_minus_power(first_decay, set->step),
              .second_scale = 1 / one_minus_power(second_decay, set->step)};
  for (int i = 0; i < set->count; i++)
    update(set->items[i], &u);
  if (set->step % AVERAGE_EVERY)
    return;
  float decay = set->step < AVERAGE_WARM_UP ? 0.9f : 0.98f;
  for (int i = 0; i < set->count; i++)
    average(set->items[i], decay);
}

void parameter_set_restart(ParameterSet *set) {
  for (int i = 0; i < set->count; i++)
    memcpy(set->items[i]->average, set->items[i]->weight,
           size_of(set->items[i]) * sizeof(float));
}

void parameter_set_swap(ParameterSet *set) {
  for (int i = 0; i < set->count; i++) {
    Parameter *p = set->items[i];
    float *weight = p->weight;
    p->weight = p->average;
    p->average = weight;
  }
}

size_t parameter_set_size(const ParameterSet *set) {
  size_t size = 0;
  for (int i = 0; i < set->count; i++)
    size += size_of(set->items[i]);
  return size;
}

static void parameter_free(Parameter *p) {
  free(p->weight);
  free(p->gradient);
  free(p->first_moment);
  free(p->second_moment);
  free(p->average);
  free(p->touched);
  free(p->is_touched);
  free(p);
}

void parameter_set_free(ParameterSet *set) {
  for (int i = 0; i < set->count; i++)
    parameter_free(set->items[i]);
  set->count = 0;
}
