#include "dropout.h"

#include <string.h>

enum { COLUMN_LIMIT = 1024 };

void dropout_apply(Random *random, const Batch *batch, int columns, float rate,
                   float *x, float *mask) {
  float keep[COLUMN_LIMIT];
  for (int s = 0; s < batch->count; s++) {
    for (int j = 0; j < columns; j++)
      keep[j] = random_unit(random) < rate ? 0 : 1 / (1 - rate);
    for (int i = 0; i < batch_length(batch, s); i++) {
      size_t row = (size_t)(batch->offset[s] + i) * columns;
      memcpy(mask + row, keep, (size_t)columns * sizeof(float));
      for (int j = 0; j < columns; j++)
        x[row + j] *= keep[j];
    }
  }
}

void dropout_backward(int rows, int columns, const float *mask,
                      float *gradient) {
  for (size_t i = 0; i < (size_t)rows * columns; i++)
    gradient[i] *= mask[i];
}
