#ifndef TRAIN_BATCHES_H
#define TRAIN_BATCHES_H

#include "sentence.h"
#include <stddef.h>

// Fill `batch` from position `at` of `order` (NULL: corpus order) until it
// has about `rows` rows. Return the position after.
int batch_fill(Batch *batch, Corpus *corpus, const int *order, int at,
               int rows);

#endif
