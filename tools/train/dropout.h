#ifndef TRAIN_DROPOUT_H
#define TRAIN_DROPOUT_H

// Dropout with one mask for all words of a sentence (Gal & Ghahramani 2016).

#include "random.h"
#include "sentence.h"

// Draw `mask` (rows x columns) and multiply `x` by it.
void dropout_apply(Random *random, const Batch *batch, int columns, float rate,
                   float *x, float *mask);

// Multiply the gradient of x by the mask drawn before.
void dropout_backward(int rows, int columns, const float *mask,
                      float *gradient);

#endif
