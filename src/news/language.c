#include "news/language.h"

#include "base/data.h"
#include "base/table.h"
#include "base/utf8.h"
#include "base/vector.h"

#include <stdlib.h>

/// \name The table
/// @{

static EntStatus add_word(const EntWorld *const world, EntArena *const arena,
                          EntLanguages *const self, const EntView word) {
  EntLanguageWord *const added =
      ENT_PUSH(ent_world_allocator(world), &self->words);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  added->languages = 1ULL << (self->n_tags - 1);
  return ent_arena_copy(arena, word, &added->word);
}

static EntStatus add_language(const EntWorld *const world,
                              EntArena *const arena, EntLanguages *const self,
                              const EntTableRow *const row) {
  if (self->n_tags == ENT_LANGUAGE_MOST) {
    return ent_error(world, ENT_ERR_LIMIT, row->place, "more than %d languages",
                     ENT_LANGUAGE_MOST);
  }
  ENT_TRY(ent_arena_copy(arena, row->cells[0], &self->tags[self->n_tags++]));
  EntView rest = row->cells[1];
  while (rest.data) {
    const EntView word = ent_view_cut(&rest, ' ');
    if (word.size) {
      ENT_TRY(add_word(world, arena, self, word));
    }
  }
  return ENT_SUCCESS;
}

static int compare_words(const void *const a, const void *const b) {
  return ent_view_compare(((const EntLanguageWord *)a)->word,
                          ((const EntLanguageWord *)b)->word);
}

/// Sort, and make one of the entries of a word.
static void settle(EntLanguages *const self) {
  EntLanguageWord *const items = self->words.items;
  size_t n = 0;
  if (self->words.count) {
    qsort(items, self->words.count, sizeof(*items), compare_words);
  }
  for (size_t i = 0; i < self->words.count; ++i) {
    if (n && ent_view_equals(items[n - 1].word, items[i].word)) {
      items[n - 1].languages |= items[i].languages;
    } else {
      items[n++] = items[i];
    }
  }
  self->words.count = n;
}

EntStatus ent_languages_load(const EntWorld *const world, EntArena *const arena,
                             EntLanguages *const languages) {
  const char *path = NULL;
  ENT_TRY(ent_data_find(world, arena, "lexicon/function-words.tsv", &path));
  EntTable table;
  ENT_TRY(ent_table_open(world, path, 2, 2, &table));
  EntTableRow row;
  EntStatus status = ENT_SUCCESS;
  while (!(status = ent_table_next(&table, &row)) &&
         !(status = add_language(world, arena, languages, &row))) {
  }
  ent_table_close(&table);
  settle(languages);
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

void ent_languages_clear(const EntWorld *const world,
                         EntLanguages *const languages) {
  ent_free(ent_world_allocator(world), languages->words.items);
  *languages = (EntLanguages){0};
}

/// @}
/// \name Guessing
/// @{

enum { LONGEST_WORD = 24 };

typedef struct {
  size_t n_words;
  size_t counts[ENT_LANGUAGE_MOST];
} Statistics;

static void count_word(const EntLanguages *const languages, const EntView word,
                       Statistics *const statistics) {
  ++statistics->n_words;
  const EntLanguageWord key = {word, 0};
  const EntLanguageWord *const found =
      word.size ? bsearch(&key, languages->words.items, languages->words.count,
                          sizeof(key), compare_words)
                : NULL;
  for (size_t i = 0; found && i < languages->n_tags; ++i) {
    statistics->counts[i] += found->languages >> i & 1;
  }
}

/// Count the words of `text`: runs of letters; long ones as no word we know.
static void count_words(const EntLanguages *const languages, const EntView text,
                        Statistics *const statistics) {
  char word[LONGEST_WORD + 4];
  size_t size = 0;
  bool is_in_word = false;
  for (size_t at = 0; at <= text.size;) {
    uint32_t c = 0;
    const size_t n = ent_utf8_decode(ent_view_slice(text, at, text.size), &c);
    const bool is_letter = n && ent_utf8_is_letter(c);
    if (is_letter && size <= LONGEST_WORD) {
      size += ent_utf8_encode(ent_utf8_to_lower(c), word + size);
    } else if (!is_letter && is_in_word) {
      count_word(languages, ent_view_of(word, size > LONGEST_WORD ? 0 : size),
                 statistics);
      size = 0;
    }
    is_in_word = is_letter;
    at += n ? n : 1;
  }
}

EntView ent_language_guess(const EntLanguages *const languages,
                           const EntView text) {
  enum { ENOUGH_BYTES = 20000 };
  Statistics statistics = {0};
  const size_t size = text.size < ENOUGH_BYTES ? text.size : ENOUGH_BYTES;
  count_words(languages, ent_view_slice(text, 0, size), &statistics);
  size_t best = 0;
  for (size_t i = 1; i < languages->n_tags; ++i) {
    best = statistics.counts[i] > statistics.counts[best] ? i : best;
  }
  const bool is_certain = statistics.counts[best] >= ENT_LANGUAGE_CERTAIN &&
                          statistics.counts[best] >= 3 * statistics.counts[0];
  if (!languages->n_tags || (statistics.n_words < ENT_LANGUAGE_LEAST_WORDS &&
                             !(best && is_certain))) {
    return ENT_VIEW("");
  }
  const size_t share = 100 * statistics.counts[best] / statistics.n_words;
  return share >= ENT_LANGUAGE_LEAST_SHARE ? languages->tags[best]
                                           : ENT_VIEW("und");
}

bool ent_language_is_english(const EntView tag) {
  return tag.size >= 2 && (tag.data[0] | 32) == 'e' &&
         (tag.data[1] | 32) == 'n' &&
         (tag.size == 2 || tag.data[2] == '-' || tag.data[2] == '_' ||
          (tag.size == 3 && (tag.data[2] | 32) == 'g') ||
          (tag.size == 7 && (tag.data[2] | 32) == 'g'));
}

/// @}
