#ifndef TRAIN_RANDOM_H
#define TRAIN_RANDOM_H

// A small generator (xorshift64*, Vigna 2016): the same seed gives the same
// numbers on every machine.

#include <stdint.h>

typedef struct {
  uint64_t state;
} Random;

static inline uint32_t random_next(Random *random) {
  uint64_t x = random->state;
  x ^= x >> 12;
  x ^= x << 25;
  x ^= x >> 27;
  random->state = x;
  return (uint32_t)((x * 2685821657736338717ull) >> 32);
}

// A number in [0, 1).
static inline float random_unit(Random *random) {
  return (float)(random_next(random) >> 8) * (1.0f / 16777216.0f);
}

// A number in [0, limit).
static inline uint32_t random_below(Random *random, uint32_t limit) {
  return (uint32_t)(((uint64_t)random_next(random) * limit) >> 32);
}

#endif
