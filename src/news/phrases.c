#include "news/phrases.h"

#include "base/data.h"
#include "base/table.h"
#include "base/utf8.h"
#include "base/vector.h"

#include <libxml/parser.h>

static const EntView KIND_NAMES[] = {
#define ITEM(id, name) {name, sizeof(name) - 1},
    ENT_PHRASE_KIND_LIST(ITEM)
#undef ITEM
};

static const EntView LABEL_NAMES[] = {
#define ITEM(id, name) {name, sizeof(name) - 1},
    ENT_LABEL_LIST(ITEM)
#undef ITEM
};

static EntStatus read_month(const EntNewsReader *const self,
                            const EntTableRow *const row, int *const value) {
  const EntView digits = row->cells[2];
  *value = 0;
  for (size_t i = 0; i < digits.size && i < 3; ++i) {
    *value = 10 * *value + (digits.data[i] - '0');
  }
  return *value >= 1 && *value <= 12
             ? ENT_SUCCESS
             : ent_error(self->world, ENT_ERR_DATA, row->place,
                         "not a month from 1 to 12: %.*s",
                         ENT_VIEW_ARGS(digits));
}

/// Read minutes east of Greenwich, with a sign: "+0", "-300".
static EntStatus read_minutes(const EntNewsReader *const self,
                              const EntTableRow *const row, int *const value) {
  const EntView cell = row->cells[2];
  const char sign = cell.size ? cell.data[0] : '\0';
  int minutes = 0;
  for (size_t i = 1; i < cell.size && i < 4; ++i) {
    minutes = 10 * minutes + (cell.data[i] - '0');
  }
  *value = sign == '-' ? -minutes : minutes;
  return (sign == '+' || sign == '-') && minutes >= 0 && minutes <= 840
             ? ENT_SUCCESS
             : ent_error(self->world, ENT_ERR_DATA, row->place,
                         "no minutes with a sign: %.*s", ENT_VIEW_ARGS(cell));
}

static EntStatus read_label(const EntNewsReader *const self,
                            const EntTableRow *const row, int *const value) {
  *value = ent_names_find(LABEL_NAMES, ENT_N_LABELS, row->cells[2]);
  return *value < ENT_N_LABELS
             ? ENT_SUCCESS
             : ent_error(self->world, ENT_ERR_DATA, row->place,
                         "unknown label: %.*s", ENT_VIEW_ARGS(row->cells[2]));
}

static EntStatus add_phrase(EntNewsReader *const self,
                            const EntTableRow *const row) {
  const int kind =
      ent_names_find(KIND_NAMES, ENT_N_PHRASE_KINDS, row->cells[1]);
  if (kind == ENT_N_PHRASE_KINDS) {
    return ent_error(self->world, ENT_ERR_DATA, row->place,
                     "unknown kind: %.*s", ENT_VIEW_ARGS(row->cells[1]));
  }
  int value = 0;
  if (kind == ENT_PHRASE_MONTH) {
    ENT_TRY(read_month(self, row, &value));
  } else if (kind == ENT_PHRASE_ZONE || kind == ENT_PHRASE_HALF) {
    ENT_TRY(read_minutes(self, row, &value));
  } else if (kind == ENT_PHRASE_LABEL) {
    ENT_TRY(read_label(self, row, &value));
  }
  EntPhrase *const phrase =
      ENT_PUSH(ent_world_allocator(self->world), &self->kinds[kind]);
  if (!phrase) {
    return ENT_ERR_MEMORY;
  }
  phrase->value = value;
  return ent_arena_copy(&self->arena, row->cells[0], &phrase->text);
}

static EntStatus load_phrases(EntNewsReader *const self) {
  const char *path = NULL;
  ENT_TRY(ent_data_find(self->world, &self->arena, "lexicon/article-frame.tsv",
                        &path));
  EntTable table;
  ENT_TRY(ent_table_open(self->world, path, 2, 3, &table));
  EntTableRow row;
  EntStatus status = ENT_SUCCESS;
  while (!(status = ent_table_next(&table, &row)) &&
         !(status = add_phrase(self, &row))) {
  }
  ent_table_close(&table);
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

static EntStatus load_tables(EntNewsReader *const self) {
  ENT_TRY(load_phrases(self));
  ENT_TRY(ent_markup_load(self->world, &self->arena, &self->markup));
  ENT_TRY(ent_charsets_load(self->world, &self->arena, &self->charsets));
  return ent_languages_load(self->world, &self->arena, &self->languages);
}

EntStatus ent_news_reader_load(const EntWorld *const world,
                               EntNewsReader **const reader) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntNewsReader *const self = ent_calloc(allocator, 1, sizeof(EntNewsReader));
  if (!self) {
    return ENT_ERR_MEMORY;
  }
  self->world = world;
  xmlInitParser(); // Before there are threads
  ent_arena_init(&self->arena, allocator);
  const EntStatus status = load_tables(self);
  if (status) {
    ent_news_reader_free(self);
    return status;
  }
  *reader = self;
  return ENT_SUCCESS;
}

void ent_news_reader_free(EntNewsReader *const reader) {
  if (reader) {
    const EntAllocator *const allocator = ent_world_allocator(reader->world);
    for (int i = 0; i < ENT_N_PHRASE_KINDS; ++i) {
      ent_free(allocator, reader->kinds[i].items);
    }
    ent_markup_clear(reader->world, &reader->markup);
    ent_charsets_clear(reader->world, &reader->charsets);
    ent_languages_clear(reader->world, &reader->languages);
    ent_arena_clear(&reader->arena);
    ent_free(allocator, reader);
  }
}

static char lower(const char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_word_byte(const char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') ||
         (unsigned char)c >= 0xC3;
}

static bool begins_with(const EntView text, const EntView phrase) {
  if (text.size < phrase.size) {
    return false;
  }
  for (size_t i = 0; i < phrase.size; ++i) {
    if (lower(text.data[i]) != phrase.data[i]) {
      return false;
    }
  }
  return text.size == phrase.size || !is_word_byte(text.data[phrase.size]) ||
         !is_word_byte(phrase.data[phrase.size - 1]);
}

size_t ent_phrase_match(const EntNewsReader *const reader,
                        const EntPhraseKind kind, const EntView text,
                        int *const value) {
  size_t longest = 0;
  for (size_t i = 0; i < reader->kinds[kind].count; ++i) {
    const EntPhrase *const phrase = &reader->kinds[kind].items[i];
    if (phrase->text.size > longest && begins_with(text, phrase->text)) {
      longest = phrase->text.size;
      if (value) {
        *value = phrase->value;
      }
    }
  }
  return longest;
}
