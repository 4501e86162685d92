#ifndef TRAIN_NAME_POOL_H
#define TRAIN_NAME_POOL_H

/* Other names in the same sentences: one-word names are now and then replaced
   by another of their kind, from the training corpus or from WordNet, so that
   the network learns from context and lexicon what a name is (mention
   replacement, Dai & Adel 2020). */

#include "corpus.h"
#include "random.h"

typedef struct {
  EntWordFeatures features;
  int word, frequency, lexicon;
} PoolEntry;

typedef struct {
  int sentence, position, kind, original; // where, and its own entry
} PoolSlot;

enum { POOL_KINDS = 3 };

typedef struct {
  PoolEntry *entries[POOL_KINDS]; // person, place, organization
  int entry_count[POOL_KINDS], entry_capacity[POOL_KINDS];
  PoolSlot *slots;
  int slot_count, slot_capacity;
} NamePool;

// Collect the one-word names of `corpus` and those of the lexicon.
void name_pool_build(NamePool *pool, const Corpus *corpus,
                     const Inventories *inventories, const Lexicon *lexicon);

// Replace each name with probability `rate`, restore the others.
void name_pool_draw(const NamePool *pool, Corpus *corpus, float rate,
                    Random *random);

void name_pool_clear(NamePool *pool);

#endif
