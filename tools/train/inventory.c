#include "inventory.h"

#include "text/features.h"
#include <stdlib.h>
#include <string.h>

static int *slot_of(const Inventory *v, const char *name) {
  unsigned mask = (unsigned)v->slot_count - 1;
  unsigned i = ent_features_hash(name, strlen(name), 1) & mask;
  while (v->slots[i] && strcmp(v->names[v->slots[i] - 1], name) != 0)
    i = (i + 1) & mask;
  return &v->slots[i];
}

static void rehash(Inventory *v, int slot_count) {
  free(v->slots);
  v->slot_count = slot_count;
  v->slots = calloc((size_t)slot_count, sizeof *v->slots);
  for (int i = 0; i < v->count; i++)
    *slot_of(v, v->names[i]) = i + 1;
}

static void grow(Inventory *v) {
  v->capacity = v->capacity ? 2 * v->capacity : 256;
  v->names = realloc(v->names, (size_t)v->capacity * sizeof *v->names);
  v->counts = realloc(v->counts, (size_t)v->capacity * sizeof *v->counts);
  rehash(v, 4 * v->capacity);
}

int inventory_add(Inventory *v, const char *name) {
  if (v->count == v->capacity)
    grow(v);
  int *slot = slot_of(v, name);
  if (!*slot) {
    v->names[v->count] = strdup(name);
    v->counts[v->count] = 0;
    *slot = ++v->count;
  }
  v->counts[*slot - 1]++;
  return *slot - 1;
}

int inventory_find(const Inventory *v, const char *name) {
  return v->slot_count ? *slot_of(v, name) - 1 : -1;
}

void inventory_prune(Inventory *v, int least) {
  int kept = 0;
  for (int i = 0; i < v->count; i++) {
    if (v->counts[i] < least) {
      free(v->names[i]);
      continue;
    }
    v->names[kept] = v->names[i];
    v->counts[kept++] = v->counts[i];
  }
  v->count = kept;
  if (v->slot_count)
    rehash(v, v->slot_count);
}

void inventory_clear(Inventory *v) {
  for (int i = 0; i < v->count; i++)
    free(v->names[i]);
  free(v->names);
  free(v->counts);
  free(v->slots);
  *v = (Inventory){0};
}
