#ifndef TRAIN_INVENTORY_H
#define TRAIN_INVENTORY_H

// Strings numbered by first appearance: the classes that a head chooses from,
// or the words of a vocabulary, with their counts.

typedef struct {
  char **names;
  int *counts;
  int count, capacity;
  int *slots; // open addressing: number + 1, 0 for free
  int slot_count;
} Inventory;

// Number of `name`, counted once more; added if it is new.
int inventory_add(Inventory *inventory, const char *name);

// Number of `name`, or -1.
int inventory_find(const Inventory *inventory, const char *name);

// Drop names seen less often than `least` and renumber the rest.
void inventory_prune(Inventory *inventory, int least);

void inventory_clear(Inventory *inventory);

#endif
