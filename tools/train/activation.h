#ifndef TRAIN_ACTIVATION_H
#define TRAIN_ACTIVATION_H

// Activations without libm: loops over them vectorise, and every machine
// computes the same. Relative error below 3e-6.

#include <stdint.h>
#include <string.h>

static inline float exponential(float x) {
  float t = x * 1.44269504f;
  t = t > 126.0f ? 126.0f : t;
  t = t < -126.0f ? -126.0f : t;
  int32_t whole = (int32_t)(t + (t < 0 ? -0.5f : 0.5f));
  float f = t - (float)whole;
  float p = f * 0.0013333558f + 0.0096181291f;
  p = p * f + 0.0555041087f;
  p = p * f + 0.2402265070f;
  p = p * f + 0.6931471806f;
  p = p * f + 1.0f;
  int32_t bits;
  memcpy(&bits, &p, sizeof bits);
  bits += whole * (1 << 23);
  memcpy(&p, &bits, sizeof p);
  return p;
}

static inline float logistic(float x) {
  return 1.0f / (1.0f + exponential(-x));
}

static inline float hyperbolic_tangent(float x) {
  return 2.0f / (1.0f + exponential(-2.0f * x)) - 1.0f;
}

// Turn `count` scores into probabilities.
static inline void softmax(float *x, int count) {
  float highest = -1e30f, sum = 0;
  for (int i = 0; i < count; i++)
    highest = x[i] > highest ? x[i] : highest;
  for (int i = 0; i < count; i++) {
    x[i] = exponential(x[i] - highest);
    sum += x[i];
  }
  float scale = 1 / sum;
  for (int i = 0; i < count; i++)
    x[i] *= scale;
}

#endif
