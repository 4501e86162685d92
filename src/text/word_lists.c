// Loads the tables of the tokenizer and looks words up in them.

#include "base/data.h"
#include "base/table.h"
#include "base/utf8.h"
#include "base/vector.h"
#include "text/tokenizer_impl.h"

static const EntView KIND_NAMES[] = {
#define ITEM(id, name) {name, sizeof(name) - 1},
    ENT_WORD_KIND_LIST(ITEM)
#undef ITEM
};

/// A word as it stands in the tables.
typedef struct {
  char data[ENT_MAX_LISTED + 4];
  size_t size;
} Key;

/// Fold case and apostrophes; false if the word is too long for the tables.
static bool fold(const EntView word, Key *const key) {
  key->size = 0;
  for (size_t at = 0; at < word.size;) {
    uint32_t c = 0;
    const size_t n = ent_utf8_decode(ent_view_slice(word, at, word.size), &c);
    if (!n || key->size >= ENT_MAX_LISTED) {
      return false;
    }
    const uint32_t plain = c == 0x2019 ? '\'' : ent_utf8_to_lower(c);
    key->size += ent_utf8_encode(plain, key->data + key->size);
    at += n;
  }
  return true;
}

const EntWordInfo *ent_word_find(const EntTokenizer *const tokenizer,
                                 const EntView word) {
  Key key;
  if (word.size > 2 * ENT_MAX_LISTED || !fold(word, &key)) {
    return NULL;
  }
  const EntId id =
      ent_intern_find(tokenizer->words, ent_view_of(key.data, key.size));
  return id == ENT_NO_ID ? NULL : &tokenizer->infos.items[id];
}

static bool is_capitalised(const EntView word) {
  uint32_t c = 0;
  return ent_utf8_decode(word, &c) && ent_utf8_is_upper(c);
}

uint32_t ent_word_kinds(const EntTokenizer *const tokenizer,
                        const EntView word) {
  const EntWordInfo *const info = ent_word_find(tokenizer, word);
  return !info                  ? 0
         : is_capitalised(word) ? info->kinds | info->capital_kinds
                                : info->kinds;
}

/// Find or add the entry of `word`.
static EntStatus add_word(EntTokenizer *const self, const EntPlace place,
                          const EntView word, EntWordInfo **const info) {
  Key key;
  if (!fold(word, &key)) {
    return ent_error(self->world, ENT_ERR_DATA, place,
                     "longer than %d bytes: %.*s", ENT_MAX_LISTED,
                     ENT_VIEW_ARGS(word));
  }
  EntId id = 0;
  ENT_TRY(ent_intern_add(self->words, ent_view_of(key.data, key.size), &id));
  while (self->infos.count <= id) {
    if (!ENT_PUSH(ent_world_allocator(self->world), &self->infos)) {
      return ENT_ERR_MEMORY;
    }
  }
  *info = &self->infos.items[id];
  return ENT_SUCCESS;
}

static EntStatus add_kind(EntTokenizer *const self,
                          const EntTableRow *const row) {
  int kind = 0;
  while (kind < ENT_N_WORD_KINDS &&
         !ent_view_equals(KIND_NAMES[kind], row->cells[1])) {
    ++kind;
  }
  if (kind == ENT_N_WORD_KINDS) {
    return ent_error(self->world, ENT_ERR_DATA, row->place,
                     "unknown kind: %.*s", ENT_VIEW_ARGS(row->cells[1]));
  }
  EntWordInfo *info = NULL;
  ENT_TRY(add_word(self, row->place, row->cells[0], &info));
  if (is_capitalised(row->cells[0])) {
    info->capital_kinds |= 1U << kind;
  } else {
    info->kinds |= 1U << kind;
  }
  return ENT_SUCCESS;
}

static EntStatus bad_parts(const EntTokenizer *const self,
                           const EntTableRow *const row) {
  return ent_error(self->world, ENT_ERR_DATA, row->place,
                   "the parts do not make the word: %.*s",
                   ENT_VIEW_ARGS(row->cells[0]));
}

/// Store where the parts of a contraction end.
static EntStatus set_parts(const EntTokenizer *const self,
                           const EntTableRow *const row,
                           EntWordInfo *const info) {
  EntView rest = row->cells[1];
  size_t end = 0;
  info->n_parts = 0;
  while (rest.data) {
    const EntView part = ent_view_cut(&rest, ' ');
    if (info->n_parts == ENT_MAX_PARTS || !part.size ||
        end + part.size > row->cells[0].size ||
        memcmp(part.data, row->cells[0].data + end, part.size) != 0) {
      return bad_parts(self, row);
    }
    end += part.size;
    const EntView parts = ent_view_slice(row->cells[0], 0, end);
    info->part_ends[info->n_parts++] = (uint8_t)ent_utf8_count(parts);
  }
  return end == row->cells[0].size ? ENT_SUCCESS : bad_parts(self, row);
}

static EntStatus add_contraction(EntTokenizer *const self,
                                 const EntTableRow *const row) {
  EntView word = row->cells[0];
  EntWordInfo *info = NULL;
  if (word.data[0] == '*') {
    word = ent_view_slice(word, 1, word.size);
    ENT_TRY(add_word(self, row->place, word, &info));
    info->is_ending = true;
    return ent_view_equals(word, row->cells[1]) ? ENT_SUCCESS
                                                : bad_parts(self, row);
  }
  ENT_TRY(add_word(self, row->place, word, &info));
  return set_parts(self, row, info);
}

typedef EntStatus (*AddFunc)(EntTokenizer *self, const EntTableRow *row);

static EntStatus load_table(EntTokenizer *const self, const char *const name,
                            const AddFunc add) {
  EntArena arena;
  EntTable table;
  EntTableRow row;
  const char *path = NULL;
  ent_arena_init(&arena, ent_world_allocator(self->world));
  EntStatus status = ent_data_find(self->world, &arena, name, &path);
  if (!status && !(status = ent_table_open(self->world, path, 2, 2, &table))) {
    while (!(status = ent_table_next(&table, &row)) &&
           !(status = add(self, &row))) {
    }
    ent_table_close(&table);
  }
  ent_arena_clear(&arena);
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

static EntStatus load_tables(EntTokenizer *const self) {
  ENT_TRY(load_table(self, "lexicon/abbreviations.tsv", add_kind));
  ENT_TRY(load_table(self, "lexicon/tokens.tsv", add_kind));
  return load_table(self, "lexicon/contractions.tsv", add_contraction);
}

EntStatus ent_tokenizer_load(const EntWorld *const world,
                             EntTokenizer **const tokenizer) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntTokenizer *const self = ent_calloc(allocator, 1, sizeof(EntTokenizer));
  if (!self) {
    return ENT_ERR_MEMORY;
  }
  self->world = world;
  self->words = ent_intern_new(allocator);
  const EntStatus status = self->words ? load_tables(self) : ENT_ERR_MEMORY;
  if (status) {
    ent_tokenizer_free(self);
    return status;
  }
  *tokenizer = self;
  return ENT_SUCCESS;
}

void ent_tokenizer_free(EntTokenizer *const tokenizer) {
  if (tokenizer) {
    const EntAllocator *const allocator = ent_world_allocator(tokenizer->world);
    ent_intern_free(tokenizer->words);
    ent_free(allocator, tokenizer->infos.items);
    ent_free(allocator, tokenizer);
  }
}
