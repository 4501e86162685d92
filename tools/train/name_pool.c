#include "name_pool.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_WORD_SHAPE = 20 }; // what features.c adds for the first word

static int add_entry(NamePool *pool, int kind, PoolEntry entry) {
  if (pool->entry_count[kind] == pool->entry_capacity[kind]) {
    pool->entry_capacity[kind] = 2 * pool->entry_capacity[kind] + 256;
    pool->entries[kind] =
        realloc(pool->entries[kind], (size_t)pool->entry_capacity[kind] *
                                         sizeof *pool->entries[kind]);
  }
  entry.features.shape %= FIRST_WORD_SHAPE;
  pool->entries[kind][pool->entry_count[kind]] = entry;
  return pool->entry_count[kind]++;
}

static void add_slot(NamePool *pool, PoolSlot slot) {
  if (pool->slot_count == pool->slot_capacity) {
    pool->slot_capacity = 2 * pool->slot_capacity + 256;
    pool->slots =
        realloc(pool->slots, (size_t)pool->slot_capacity * sizeof *pool->slots);
  }
  pool->slots[pool->slot_count++] = slot;
}

// Kind of the one-word name at `i`, or -1.
static int kind_at(const Sentence *s, int i, const Inventory *names) {
  static const char *const begins[POOL_KINDS] = {"B-PER", "B-LOC", "B-ORG"};
  if (s->name[i] < 0 || names->names[s->name[i]][0] != 'B')
    return -1;
  if (i < s->length && s->name[i + 1] >= 0 &&
      names->names[s->name[i + 1]][0] == 'I')
    return -1;
  for (int kind = 0; kind < POOL_KINDS; kind++)
    if (strcmp(names->names[s->name[i]], begins[kind]) == 0)
      return kind;
  return -1;
}

static void collect(NamePool *pool, const Corpus *corpus, int k,
                    const Inventories *v) {
  const Sentence *s = &corpus->items[k];
  for (int i = 1; i <= s->length; i++) {
    int kind = kind_at(s, i, &v->names);
    if (kind < 0)
      continue;
    PoolEntry entry = {s->features[i], s->word[i], s->frequency[i],
                       s->lexicon[i]};
    add_slot(pool, (PoolSlot){k, i, kind, add_entry(pool, kind, entry)});
  }
}

static void add_lexicon_name(NamePool *pool, const LexiconName *name,
                             const Inventories *v, const Lexicon *lexicon) {
  char form[ENT_FEATURE_FORM_BYTES];
  PoolEntry entry;
  ent_features_of(name->form, strlen(name->form), false, &entry.features);
  ent_features_normalise(name->form, strlen(name->form), form);
  int word = inventory_find(&v->words, form);
  entry.word = word + 1;
  entry.frequency = word < 0 ? 0 : v->words.counts[word];
  entry.lexicon = lexicon_class(lexicon, entry.features.key);
  add_entry(pool, name->kind, entry);
}

void name_pool_build(NamePool *pool, const Corpus *corpus, const Inventories *v,
                     const Lexicon *lexicon) {
  memset(pool, 0, sizeof *pool);
  for (int k = 0; k < corpus->count; k++)
    collect(pool, corpus, k, v);
  for (int i = 0; i < lexicon->name_count; i++)
    add_lexicon_name(pool, &lexicon->names[i], v, lexicon);
}

static void place(Sentence *s, int i, const PoolEntry *entry) {
  s->features[i] = entry->features;
  if (i == 1)
    s->features[i].shape += FIRST_WORD_SHAPE;
  s->word[i] = entry->word;
  s->frequency[i] = entry->frequency;
  s->lexicon[i] = entry->lexicon;
}

void name_pool_draw(const NamePool *pool, Corpus *corpus, float rate,
                    Random *random) {
  for (int k = 0; k < pool->slot_count; k++) {
    const PoolSlot *slot = &pool->slots[k];
    int count = pool->entry_count[slot->kind];
    int chosen = random_unit(random) < rate
                     ? (int)random_below(random, (uint32_t)count)
                     : slot->original;
    place(&corpus->items[slot->sentence], slot->position,
          &pool->entries[slot->kind][chosen]);
  }
}

void name_pool_clear(NamePool *pool) {
  for (int kind = 0; kind < POOL_KINDS; kind++)
    free(pool->entries[kind]);
  free(pool->slots);
}
