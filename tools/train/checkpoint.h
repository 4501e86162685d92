#ifndef TRAIN_CHECKPOINT_H
#define TRAIN_CHECKPOINT_H

#include "parameter.h"

// Write all weights as floats, in order; ends the program on failure.
void checkpoint_write(const char *path, const ParameterSet *set);

// Read what checkpoint_write wrote into a set of the same shape.
void checkpoint_read(const char *path, ParameterSet *set);

// Move the weights halfway to those in the file.
void checkpoint_mix(const char *path, ParameterSet *set);

#endif
