#include "checkpoint.h"

#include <stdio.h>
#include <stdlib.h>

static void fail(const char *path) {
  fprintf(stderr, "train: %s: cannot be read or written\n", path);
  exit(1);
}

static size_t size_of(const Parameter *p) {
  return (size_t)p->rows * (size_t)p->columns;
}

void checkpoint_write(const char *path, const ParameterSet *set) {
  FILE *file = fopen(path, "wb");
  if (!file)
    fail(path);
  for (int i = 0; i < set->count; i++) {
    const Parameter *p = set->items[i];
    if (fwrite(p->weight, sizeof(float), size_of(p), file) != size_of(p))
      fail(path);
  }
  if (fclose(file) != 0)
    fail(path);
}

void checkpoint_read(const char *path, ParameterSet *set) {
  FILE *file = fopen(path, "rb");
  if (!file)
    fail(path);
  for (int i = 0; i < set->count; i++) {
    Parameter *p = set->items[i];
    if (fread(p->weight, sizeof(float), size_of(p), file) != size_of(p))
      fail(path);
  }
  fclose(file);
}

void checkpoint_mix(const char *path, ParameterSet *set) {
  FILE *file = fopen(path, "rb");
  if (!file)
    fail(path);
  for (int i = 0; i < set->count; i++) {
    Parameter *p = set->items[i];
    for (size_t k = 0; k < size_of(p); k++) {
      float other;
      if (fread(&other, sizeof other, 1, file) != 1)
        fail(path);
      p->weight[k] = (p->weight[k] + other) / 2;
    }
  }
  fclose(file);
}
