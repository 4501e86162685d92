#include "rdf/vocab.h"

#include <assert.h>

const EntVocabEntry *ent_vocab_entry(const EntVocabulary *const vocab,
                                     const EntVocabKind kind, const EntId id) {
  assert(kind < ENT_N_VOCAB_KINDS);
  assert(id < vocab->tables[kind].count);
  return &vocab->tables[kind].entries[id];
}

bool ent_vocab_find(const EntVocabulary *const vocab, const EntVocabKind kind,
                    const EntView name, EntId *const id) {
  const EntVocabTable *const table = &vocab->tables[kind];
  size_t low = 0;
  size_t high = table->count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const EntId candidate = table->order[middle];
    const int order = ent_view_compare(table->entries[candidate].name, name);
    if (!order) {
      *id = candidate;
      return true;
    }
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return false;
}

bool ent_vocab_is_a(const EntVocabulary *const vocab, const EntVocabKind kind,
                    EntId id, const EntId ancestor) {
  while (id != ENT_NO_ID && id != ancestor) {
    id = ent_vocab_entry(vocab, kind, id)->parent;
  }
  return id == ancestor;
}
