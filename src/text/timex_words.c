#include "text/timex_words.h"

#include "base/vector.h"

typedef struct {
  const char *name; ///< In the table
  const char *rule_name;
  int least, greatest;
} WordClass;

static const WordClass word_classes[] = {
#define WORD_CLASS(id, name, least, greatest) {name, #id, least, greatest},
    ENT_TIME_WORD_LIST(WORD_CLASS)
#undef WORD_CLASS
};

static const char *const shape_names[] = {
#define SHAPE(id) #id,
    ENT_TIME_SHAPE_LIST(SHAPE)
#undef SHAPE
};

static const char *const unit_names[ENT_N_TIME_UNITS + 1] = {
    "second", "minute",  "hour", "day",    "weekend", "week",
    "month",  "quarter", "year", "decade", "century"};
static const char *const part_names[ENT_N_TIME_PARTS + 1] = {"early", "mid",
                                                             "late", "around"};
static const char *const daypart_names[ENT_N_TIME_DAYPARTS + 1] = {
    "morning", "noon", "afternoon", "evening", "night"};

EntStatus ent_time_words_init(EntTimeWords *const words,
                              const EntAllocator *const allocator) {
  *words = (EntTimeWords){.table = ent_intern_new(allocator)};
  return words->table ? ENT_SUCCESS : ENT_ERR_MEMORY;
}

void ent_time_words_clear(EntTimeWords *const words,
                          const EntAllocator *const allocator) {
  ent_intern_free(words->table);
  ent_free(allocator, words->entries.items);
  ent_free(allocator, words->first.items);
  ent_free(allocator, words->classes.items);
  *words = (EntTimeWords){0};
}

EntStatus ent_time_words_add(EntTimeWords *const words,
                             const EntAllocator *const allocator,
                             const EntView word, EntId *const id) {
  ENT_TRY(ent_intern_add(words->table, word, id));
  while (words->first.count < ent_intern_count(words->table)) {
    if (!ENT_PUSH(allocator, &words->classes) ||
        !ENT_PUSH(allocator, &words->first)) {
      return ENT_ERR_MEMORY;
    }
  }
  return ENT_SUCCESS;
}

/// Return the names that values of a class have, or NULL if they are numbers.
static const char *const *value_names(const EntTimeClass word_class) {
  switch (word_class) {
  case ENT_TIME_UNIT:
  case ENT_TIME_UNITS:
  case ENT_TIME_FREQ:
    return unit_names;
  case ENT_TIME_PART:
  case ENT_TIME_EDGE:
    return part_names;
  case ENT_TIME_DAYPART:
    return daypart_names;
  default:
    return NULL;
  }
}

static bool read_name(const char *const *const names, const EntView text,
                      int *const value) {
  for (int i = 0; names[i]; ++i) {
    if (ent_view_equals(text, ent_view(names[i]))) {
      *value = i;
      return true;
    }
  }
  return false;
}

static bool read_number(const EntView text, int *const value) {
  const bool is_negative = text.size > 1 && text.data[0] == '-';
  int sum = 0;
  for (size_t i = is_negative; i < text.size; ++i) {
    if (text.data[i] < '0' || text.data[i] > '9' || i > 5) {
      return false;
    }
    sum = 10 * sum + (text.data[i] - '0');
  }
  *value = is_negative ? -sum : sum;
  return true; // an empty cell is 0
}

static bool read_value(const EntTimeClass word_class, const EntView text,
                       int *const value) {
  const char *const *const names = value_names(word_class);
  return (names ? read_name(names, text, value) : read_number(text, value)) &&
         *value >= word_classes[word_class].least &&
         *value <= word_classes[word_class].greatest;
}

static bool read_flags(EntView text, EntTimeEntry *const entry) {
  while (text.size) {
    const EntView flag = ent_view_cut(&text, ' ');
    if (ent_view_equals(flag, ENT_VIEW("capital"))) {
      entry->is_capital = true;
    } else if (ent_view_equals(flag, ENT_VIEW("weak"))) {
      entry->is_weak = true;
    } else {
      return false;
    }
  }
  return true;
}

static EntTimeClass find_word_class(const EntView name) {
  for (int i = 0; i < ENT_N_TIME_WORD_CLASSES; ++i) {
    if (ent_view_equals(name, ent_view(word_classes[i].name))) {
      return (EntTimeClass)i;
    }
  }
  return ENT_N_TIME_CLASSES;
}

static EntStatus add_entry(EntTimeWords *const words,
                           const EntAllocator *const allocator,
                           const EntView word, const EntTimeEntry entry) {
  EntId id = 0;
  ENT_TRY(ent_time_words_add(words, allocator, word, &id));
  EntTimeEntry *const added = ENT_PUSH(allocator, &words->entries);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = entry;
  added->next = words->first.items[id];
  words->first.items[id] = (uint32_t)words->entries.count;
  words->classes.items[id] |= ENT_TIME_BIT(entry.word_class);
  return ENT_SUCCESS;
}

static EntStatus add_words(EntTimeWords *const words,
                           const EntWorld *const world,
                           const EntTableRow *const row,
                           const EntTimeEntry entry) {
  EntView rest = row->cells[2];
  do {
    const EntView word = ent_view_trim(ent_view_cut(&rest, ','));
    if (!word.size || ent_view_find(word, ' ') < word.size) {
      return ent_error(world, ENT_ERR_SYNTAX, row->place,
                       "expected single words with commas between them");
    }
    ENT_TRY(add_entry(words, ent_world_allocator(world), word, entry));
  } while (rest.data);
  return ENT_SUCCESS;
}

EntStatus ent_time_words_add_row(EntTimeWords *const words,
                                 const EntWorld *const world,
                                 const EntTableRow *const row) {
  const EntTimeClass word_class = find_word_class(row->cells[0]);
  EntTimeEntry entry = {.word_class = (uint8_t)word_class};
  int value = 0;
  if (word_class == ENT_N_TIME_CLASSES) {
    return ent_error(world, ENT_ERR_DATA, row->place, "unknown class '%.*s'",
                     ENT_VIEW_ARGS(row->cells[0]));
  }
  if (!read_value(word_class, row->cells[1], &value)) {
    return ent_error(
        world, ENT_ERR_DATA, row->place, "'%.*s' is no value of class '%.*s'",
        ENT_VIEW_ARGS(row->cells[1]), ENT_VIEW_ARGS(row->cells[0]));
  }
  if (!read_flags(row->cells[3], &entry)) {
    return ent_error(world, ENT_ERR_DATA, row->place, "unknown flag in '%.*s'",
                     ENT_VIEW_ARGS(row->cells[3]));
  }
  entry.value = (int16_t)value;
  return add_words(words, world, row, entry);
}

const EntTimeEntry *ent_time_words_find(const EntTimeWords *const words,
                                        const EntId word,
                                        const EntTimeClass word_class,
                                        const bool is_capital) {
  if (word == ENT_NO_ID) {
    return NULL;
  }
  for (uint32_t i = words->first.items[word]; i;) {
    const EntTimeEntry *const entry = &words->entries.items[i - 1];
    if (entry->word_class == word_class && (is_capital || !entry->is_capital)) {
      return entry;
    }
    i = entry->next;
  }
  return NULL;
}

EntTimeClass ent_time_class_find(const EntView name) {
  for (int i = 0; i < ENT_N_TIME_WORD_CLASSES; ++i) {
    if (ent_view_equals(name, ent_view(word_classes[i].rule_name))) {
      return (EntTimeClass)i;
    }
  }
  for (int i = ENT_N_TIME_WORD_CLASSES; i < ENT_N_TIME_CLASSES; ++i) {
    if (ent_view_equals(name,
                        ent_view(shape_names[i - ENT_N_TIME_WORD_CLASSES]))) {
      return (EntTimeClass)i;
    }
  }
  return ENT_N_TIME_CLASSES;
}
