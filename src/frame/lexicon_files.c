#include "base/data.h"
#include "base/vector.h"
#include "frame/lexicon_impl.h"

/// In the order of reading: sets and groups go before their use.
static const char *const standard_files[] = {
    "lexicon/sets.tsv",        "lexicon/reading-sets.tsv",
    "lexicon/irregular.tsv",   "lexicon/status.tsv",
    "lexicon/light-verbs.tsv", "lexicon/speech.tsv",
    "lexicon/diplomacy.tsv",   "lexicon/agreements.tsv",
    "lexicon/power.tsv",       "lexicon/pressure.tsv",
    "lexicon/force.tsv",       "lexicon/concessions.tsv",
};

enum { N_STANDARD = sizeof(standard_files) / sizeof(standard_files[0]) };

typedef struct {
  const char **items;
  size_t count, capacity;
} Names;

static EntStatus add_name(const EntAllocator *const allocator,
                          Names *const names, const char *const name) {
  const char **const item = ENT_PUSH(allocator, names);
  if (!item) {
    return ENT_ERR_MEMORY;
  }
  *item = name;
  return ENT_SUCCESS;
}

static EntStatus open_all(const EntWorld *const world,
                          const EntVocabulary *const vocabulary,
                          const char *const *const extra, const size_t n_extra,
                          EntArena *const arena, Names *const names,
                          EntLexicon **const lexicon) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  for (size_t i = 0; i < N_STANDARD; ++i) {
    const char *path;
    ENT_TRY(ent_data_find(world, arena, standard_files[i], &path));
    ENT_TRY(add_name(allocator, names, path));
  }
  for (size_t i = 0; i < n_extra; ++i) {
    ENT_TRY(add_name(allocator, names, extra[i]));
  }
  return ent_lexicon_compile(world, vocabulary, names->items, names->count,
                             N_STANDARD, lexicon);
}

EntStatus ent_lexicon_open_standard(const EntWorld *const world,
                                    const EntVocabulary *const vocabulary,
                                    const char *const *const extra,
                                    const size_t n_extra,
                                    EntLexicon **const lexicon) {
  EntArena arena;
  Names names = {0};
  *lexicon = NULL;
  ent_arena_init(&arena, ent_world_allocator(world));
  const EntStatus status =
      open_all(world, vocabulary, extra, n_extra, &arena, &names, lexicon);
  ent_free(ent_world_allocator(world), names.items);
  ent_arena_clear(&arena);
  return status;
}
