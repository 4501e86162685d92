#ifndef TRAIN_PARAMETER_H
#define TRAIN_PARAMETER_H

/* The weights and how they learn: Adam (Kingma & Ba 2015) with clipped
   gradients, rows of embeddings only where a batch touched them, and a
   running average of the weights, which is what is evaluated and saved. */

#include "random.h"
#include <stdbool.h>
#include <stddef.h>

typedef struct {
  const char *name;
  int rows, columns;
  bool is_embedding; // gradients are sparse, by row
  float *weight, *gradient, *first_moment, *second_moment, *average;
  int *touched, touched_count; // rows with a gradient
  unsigned char *is_touched;
} Parameter;

enum { PARAMETER_LIMIT = 96 };

// All parameters of a network.
typedef struct {
  Parameter *items[PARAMETER_LIMIT];
  int count;
  long step;
  Random random;
} ParameterSet;

// Add a dense matrix with normal-like weights of the given deviation.
Parameter *parameter_new(ParameterSet *set, const char *name, int rows,
                         int columns, float deviation);

// Add an embedding table.
Parameter *parameter_new_embedding(ParameterSet *set, const char *name,
                                   int rows, int columns, float deviation);

// The gradient of one row of an embedding, marked as touched.
float *parameter_touch(Parameter *parameter, int row);

// Move all weights by their gradients, clear these, update the averages.
void parameter_set_step(ParameterSet *set, float rate);

// Begin the averages with the weights as they are.
void parameter_set_restart(ParameterSet *set);

// Exchange weights and averages.
void parameter_set_swap(ParameterSet *set);

// Number of weights.
size_t parameter_set_size(const ParameterSet *set);

void parameter_set_free(ParameterSet *set);

#endif
