#include "frame/lexicon.h"
#include "base/vector.h"
#include "frame/lexicon_impl.h"

#include <stdlib.h>

static const EntView slot_names[ENT_N_SLOTS] = {
    ENT_VIEW("subj"), ENT_VIEW("obj"), ENT_VIEW("iobj"), ENT_VIEW("poss"),
    ENT_VIEW("pred"), ENT_VIEW("mod"), ENT_VIEW("comp"), ENT_VIEW("that"),
    ENT_VIEW("inf"),  ENT_VIEW("ing"), ENT_VIEW("self")};

static const EntView kind_names[] = {
    ENT_VIEW("State"),  ENT_VIEW("Person"),    ENT_VIEW("Organization"),
    ENT_VIEW("Place"),  ENT_VIEW("Agreement"), ENT_VIEW("Event"),
    ENT_VIEW("Number"), ENT_VIEW("Date")};

enum { N_KINDS = sizeof(kind_names) / sizeof(kind_names[0]) };

EntView ent_lexicon_kind_name(const size_t bit) {
  return bit < N_KINDS ? kind_names[bit] : ENT_VIEW("");
}

unsigned ent_lexicon_kind_find(const EntView name) {
  for (unsigned bit = 0; bit < N_KINDS; ++bit) {
    if (ent_view_equals(name, kind_names[bit])) {
      return 1U << bit;
    }
  }
  return ent_view_equals(name, ENT_VIEW("Actor")) ? ENT_KIND_ACTOR : 0;
}

/* Filling */

static EntStatus add_fixed_slots(EntLexicon *const lexicon) {
  for (size_t i = 0; i < ENT_N_SLOTS; ++i) {
    EntId id;
    ENT_TRY(ent_intern_add(lexicon->slots, slot_names[i], &id));
  }
  return ENT_SUCCESS;
}

EntStatus ent_lexicon_add_word(EntLexicon *const lexicon, const EntView word,
                               EntId *const id) {
  ENT_TRY(ent_intern_add(lexicon->words, word, id));
  const bool is_known = *id < lexicon->word_data.count;
  return is_known || ENT_PUSH(lexicon->allocator, &lexicon->word_data)
             ? ENT_SUCCESS
             : ENT_ERR_MEMORY;
}

static int compare_ids(const void *const a, const void *const b) {
  const EntId x = *(const EntId *)a;
  const EntId y = *(const EntId *)b;
  return (x > y) - (x < y);
}

/// Sort the words of each set, so that they can be searched.
static void sort_sets(EntLexicon *const lexicon) {
  for (size_t i = 0; i < lexicon->sets.count; ++i) {
    EntLexSet *const set = &lexicon->sets.items[i];
    if (set->words.count) {
      qsort(set->words.items, set->words.count, sizeof(EntId), compare_ids);
    }
  }
}

/// Note with each word the kinds whose sets it is in.
static void spread_kinds(EntLexicon *const lexicon) {
  for (size_t i = 0; i < lexicon->sets.count; ++i) {
    const EntLexSet *const set = &lexicon->sets.items[i];
    const EntView name = ent_intern_string(lexicon->set_names, (EntId)i);
    const unsigned kinds =
        name.data[0] == '@'
            ? ent_lexicon_kind_find(ent_view_slice(name, 1, name.size))
            : 0;
    for (size_t j = 0; kinds && j < set->words.count; ++j) {
      lexicon->word_data.items[set->words.items[j]].kinds |= (uint16_t)kinds;
    }
  }
}

static int compare_entries(const void *const a, const void *const b) {
  const EntLexEntry *const x = a;
  const EntLexEntry *const y = b;
  int order = ent_view_compare(x->lemma, y->lemma);
  order = order ? order : (x->pos > y->pos) - (x->pos < y->pos);
  order = order ? order : (x->weight < y->weight) - (x->weight > y->weight);
  return order ? order : (x->order > y->order) - (x->order < y->order);
}

/// Sort the entries and note with each word where its own are.
static void index_entries(EntLexicon *const lexicon) {
  if (lexicon->entries.count) {
    qsort(lexicon->entries.items, lexicon->entries.count, sizeof(EntLexEntry),
          compare_entries);
  }
  for (size_t i = 0; i < lexicon->entries.count; ++i) {
    const EntLexEntry *const entry = &lexicon->entries.items[i];
    const EntId id = ent_intern_find(lexicon->words, entry->lemma);
    EntLexWord *const word = &lexicon->word_data.items[id];
    word->first[entry->pos] =
        word->count[entry->pos] ? word->first[entry->pos] : (uint32_t)i;
    ++word->count[entry->pos];
  }
}

static EntStatus fill(EntLexicon *const lexicon, const char *const *const files,
                      const size_t n_files, const size_t n_installed) {
  lexicon->words = ent_intern_new(lexicon->allocator);
  lexicon->slots = ent_intern_new(lexicon->allocator);
  lexicon->set_names = ent_intern_new(lexicon->allocator);
  lexicon->entry_keys = ent_intern_new(lexicon->allocator);
  lexicon->group_names = ent_intern_new(lexicon->allocator);
  if (!lexicon->words || !lexicon->slots || !lexicon->set_names ||
      !lexicon->entry_keys || !lexicon->group_names) {
    return ENT_ERR_MEMORY;
  }
  ENT_TRY(add_fixed_slots(lexicon));
  for (size_t i = 0; i < n_files; ++i) {
    lexicon->is_user_file = i >= n_installed;
    ENT_TRY(ent_lexicon_read(lexicon, files[i]));
  }
  sort_sets(lexicon);
  spread_kinds(lexicon);
  index_entries(lexicon);
  return ENT_SUCCESS;
}

EntStatus ent_lexicon_compile(const EntWorld *const world,
                              const EntVocabulary *const vocabulary,
                              const char *const *const files,
                              const size_t n_files, const size_t n_installed,
                              EntLexicon **const lexicon) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntLexicon *const result = ent_calloc(allocator, 1, sizeof(EntLexicon));
  *lexicon = NULL;
  if (!result) {
    return ENT_ERR_MEMORY;
  }
  result->world = world;
  result->allocator = allocator;
  result->vocabulary = vocabulary;
  ent_arena_init(&result->arena, allocator);
  const EntStatus status = fill(result, files, n_files, n_installed);
  if (status) {
    ent_lexicon_close(result);
    return status;
  }
  *lexicon = result;
  return ENT_SUCCESS;
}

EntStatus ent_lexicon_open(const EntWorld *const world,
                           const EntVocabulary *const vocabulary,
                           const char *const *const files, const size_t n_files,
                           EntLexicon **const lexicon) {
  return ent_lexicon_compile(world, vocabulary, files, n_files, n_files,
                             lexicon);
}

void ent_lexicon_close(EntLexicon *const lexicon) {
  if (!lexicon) {
    return;
  }
  const EntAllocator *const allocator = lexicon->allocator;
  for (size_t i = 0; i < lexicon->sets.count; ++i) {
    ent_free(allocator, lexicon->sets.items[i].words.items);
  }
  ent_free(allocator, lexicon->sets.items);
  ent_free(allocator, lexicon->groups.items);
  ent_free(allocator, lexicon->word_data.items);
  ent_free(allocator, lexicon->entries.items);
  ent_free(allocator, lexicon->arguments.items);
  ent_free(allocator, lexicon->conditions.items);
  ent_free(allocator, lexicon->lists.items);
  ent_intern_free(lexicon->words);
  ent_intern_free(lexicon->slots);
  ent_intern_free(lexicon->set_names);
  ent_intern_free(lexicon->entry_keys);
  ent_intern_free(lexicon->group_names);
  ent_arena_clear(&lexicon->arena);
  ent_free(allocator, lexicon);
}

/* Looking up */

static const EntLexWord *find_word(const EntLexicon *const lexicon,
                                   const EntView lemma) {
  const EntId id = ent_intern_find(lexicon->words, lemma);
  return id == ENT_NO_ID ? NULL : &lexicon->word_data.items[id];
}

void ent_lexicon_find(const EntLexicon *const lexicon, const EntView lemma,
                      const EntLexPos pos, const EntLexEntry **const first,
                      size_t *const count) {
  const EntLexWord *const word = find_word(lexicon, lemma);
  *count = word ? word->count[pos] : 0;
  *first = *count ? &lexicon->entries.items[word->first[pos]] : NULL;
}

const EntLexEntry *ent_lexicon_entries(const EntLexicon *const lexicon,
                                       size_t *const count) {
  *count = lexicon->entries.count;
  return lexicon->entries.items;
}

const EntLexArgument *ent_lexicon_arguments(const EntLexicon *const lexicon,
                                            const EntLexEntry *const entry) {
  return lexicon->arguments.items + entry->first_argument;
}

const EntLexCondition *ent_lexicon_conditions(const EntLexicon *const lexicon,
                                              const EntLexEntry *const entry) {
  return lexicon->conditions.items + entry->first_condition;
}

EntView ent_lexicon_fixed(const EntLexicon *const lexicon,
                          const EntLexEntry *const entry, const size_t index) {
  const EntId id = lexicon->lists.items[entry->first_fixed + index];
  return ent_intern_string(lexicon->words, id);
}

const EntLexArgument *ent_lexicon_argument(const EntLexicon *const lexicon,
                                           const EntLexEntry *const entry,
                                           const EntId slot) {
  const EntLexArgument *const arguments = ent_lexicon_arguments(lexicon, entry);
  for (size_t i = 0; i < entry->n_arguments; ++i) {
    if (arguments[i].slot == slot) {
      return &arguments[i];
    }
  }
  return NULL;
}

EntId ent_lexicon_slot(const EntLexicon *const lexicon, const EntView name) {
  return ent_intern_find(lexicon->slots, name);
}

EntView ent_lexicon_slot_name(const EntLexicon *const lexicon,
                              const EntId slot) {
  return ent_intern_string(lexicon->slots, slot);
}

static bool set_has(const EntLexSet *const set, const EntId word) {
  return set->words.count && bsearch(&word, set->words.items, set->words.count,
                                     sizeof(EntId), compare_ids);
}

static bool list_has(const EntLexicon *const lexicon,
                     const EntLexCondition *const condition, const EntId word) {
  const EntId *const list = lexicon->lists.items + condition->first_word;
  for (size_t i = 0; i < condition->n_words; ++i) {
    if (list[i] & ENT_LEX_SET_BIT
            ? set_has(&lexicon->sets.items[list[i] & ~ENT_LEX_SET_BIT], word)
            : list[i] == word) {
      return true;
    }
  }
  return false;
}

bool ent_lexicon_holds(const EntLexicon *const lexicon,
                       const EntLexCondition *const condition,
                       const EntView lemma, const unsigned kinds) {
  const EntId word =
      condition->n_words ? ent_intern_find(lexicon->words, lemma) : ENT_NO_ID;
  const bool holds = (condition->is_presence && lemma.size) ||
                     (condition->kinds & kinds) ||
                     (word != ENT_NO_ID && list_has(lexicon, condition, word));
  return holds != condition->is_negated;
}

unsigned ent_lexicon_kinds(const EntLexicon *const lexicon,
                           const EntView lemma) {
  EntView rest = lemma;
  const EntLexWord *word = find_word(lexicon, rest);
  while (!word && rest.data) { // "ex-minister", "asylum-seeker"
    (void)ent_view_cut(&rest, '-');
    word = rest.data ? find_word(lexicon, rest) : NULL;
  }
  return word ? word->kinds : 0;
}

bool ent_lexicon_in_set(const EntLexicon *const lexicon, const EntView name,
                        const EntView lemma) {
  const EntId set = ent_intern_find(lexicon->set_names, name);
  const EntId word = ent_intern_find(lexicon->words, lemma);
  return set != ENT_NO_ID && word != ENT_NO_ID &&
         set_has(&lexicon->sets.items[set], word);
}

EntEventStatus ent_lexicon_modifier(const EntLexicon *const lexicon,
                                    const EntView lemma,
                                    const EntModifierKind kind) {
  const EntLexWord *const word = find_word(lexicon, lemma);
  return word ? (EntEventStatus)word->status[kind] : ENT_EVENT_UNSET;
}
