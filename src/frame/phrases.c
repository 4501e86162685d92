#include "frame/phrases.h"

#include "base/buffer.h"
#include "base/intern.h"
#include "base/table.h"
#include "base/utf8.h"
#include "base/vector.h"

/// Longest phrase, in words.
enum { MAX_WORDS = 8 };

struct EntPhrasesImpl {
  const EntAllocator *allocator;
  EntArena arena;
  EntIntern *keys; ///< Phrases, and every beginning of one
  struct {
    EntPhrase *items; ///< By key; a mere beginning has line 0
    size_t count, capacity;
  } phrases;
};

/// The words of a phrase so far, in lower case, with a space between.
typedef struct {
  char data[256];
  size_t size;
} Key;

static bool is_hyphen(const EntView word) {
  return ent_view_equals(word, ENT_VIEW("-")) ||
         ent_view_equals(word, ENT_VIEW("\xE2\x80\x91")) ||
         ent_view_equals(word, ENT_VIEW("\xE2\x80\x93"));
}

/// Append `word` in lower case; false if there is no room.
static bool add_word(Key *const key, EntView word) {
  if (key->size + word.size + 8 > sizeof(key->data)) {
    return false;
  }
  if (key->size) {
    key->data[key->size++] = ' ';
  }
  uint32_t code_point = 0;
  for (size_t n = 0; (n = ent_utf8_decode(word, &code_point));
       word = ent_view_slice(word, n, word.size)) {
    if (key->size + 4 > sizeof(key->data)) {
      return false;
    }
    key->size +=
        ent_utf8_encode(ent_utf8_to_lower(code_point), key->data + key->size);
  }
  return true;
}

static EntView key_view(const Key *const key) {
  return ent_view_of(key->data, key->size);
}

static EntStatus add_key(EntPhrases *const phrases, const EntView words,
                         EntPhrase **const phrase) {
  EntId id = 0;
  ENT_TRY(ent_intern_add(phrases->keys, words, &id));
  if (id == phrases->phrases.count &&
      !ENT_PUSH(phrases->allocator, &phrases->phrases)) {
    return ENT_ERR_MEMORY;
  }
  *phrase = &phrases->phrases.items[id];
  return ENT_SUCCESS;
}

/// Cut the next word, at a space or hyphen, off the front of `rest`.
static EntView next_word(EntView *const rest) {
  size_t end = 0;
  while (end < rest->size && rest->data[end] != ' ' && rest->data[end] != '-') {
    ++end;
  }
  const EntView word = ent_view_of(rest->data, end);
  *rest = ent_view_slice(*rest, end < rest->size ? end + 1 : end, rest->size);
  return word;
}

static EntStatus add_phrase(const EntWorld *const world,
                            EntPhrases *const phrases, EntView words,
                            const EntTableRow *const row) {
  Key key = {.size = 0};
  EntPhrase *phrase = NULL;
  for (size_t n = 0; words.size; ++n) {
    const EntView word = next_word(&words);
    if (n >= MAX_WORDS || (word.size && !add_word(&key, word))) {
      return ent_error(world, ENT_ERR_LIMIT, row->place,
                       "phrase of more than %d words", MAX_WORDS);
    }
    ENT_TRY(add_key(phrases, key_view(&key), &phrase));
  }
  if (!phrase || phrase->line) {
    return ent_error(world, ENT_ERR_DATA, row->place,
                     phrase ? "phrase '%.*s' is there already"
                            : "empty phrase '%.*s'",
                     ENT_VIEW_ARGS(key_view(&key)));
  }
  phrase->line = row->place.line;
  for (size_t i = 0; i < 4 && i + 1 < row->n_cells; ++i) {
    ENT_TRY(
        ent_arena_copy(&phrases->arena, row->cells[i + 1], &phrase->cells[i]));
  }
  return ENT_SUCCESS;
}

static EntStatus add_row(const EntWorld *const world, EntPhrases *const phrases,
                         const EntTableRow *const row) {
  EntView rest = row->cells[0];
  while (rest.data) {
    const EntView words = ent_view_trim(ent_view_cut(&rest, ','));
    ENT_TRY(add_phrase(world, phrases, words, row));
  }
  return ENT_SUCCESS;
}

static EntStatus read_rows(const EntWorld *const world,
                           EntPhrases *const phrases, EntTable *const table) {
  EntTableRow row;
  EntStatus status = ENT_SUCCESS;
  while (!status && !(status = ent_table_next(table, &row))) {
    status = add_row(world, phrases, &row);
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

static EntPhrases *new_phrases(const EntAllocator *const allocator) {
  EntPhrases *const phrases = ent_calloc(allocator, 1, sizeof(EntPhrases));
  if (phrases) {
    phrases->allocator = allocator;
    ent_arena_init(&phrases->arena, allocator);
    phrases->keys = ent_intern_new(allocator);
  }
  return phrases;
}

EntStatus ent_phrases_open(const EntWorld *const world, const char *const path,
                           const size_t min_cells, const size_t max_cells,
                           EntPhrases **const phrases) {
  EntPhrases *const opened = new_phrases(ent_world_allocator(world));
  if (!opened || !opened->keys) {
    ent_phrases_close(opened);
    return ENT_ERR_MEMORY;
  }
  EntTable table;
  EntStatus status =
      ent_table_open(world, path, min_cells + 1, max_cells + 1, &table);
  if (!status) {
    status = read_rows(world, opened, &table);
    ent_table_close(&table);
  }
  if (status) {
    ent_phrases_close(opened);
    return status;
  }
  *phrases = opened;
  return ENT_SUCCESS;
}

void ent_phrases_close(EntPhrases *const phrases) {
  if (phrases) {
    ent_intern_free(phrases->keys);
    ent_arena_clear(&phrases->arena);
    ent_free(phrases->allocator, phrases->phrases.items);
    ent_free(phrases->allocator, phrases);
  }
}

/// Return the entry for `key` followed by `word`, or NULL.
static const EntPhrase *find_with(const EntPhrases *const phrases, Key key,
                                  const EntView word) {
  const EntId id = add_word(&key, word)
                       ? ent_intern_find(phrases->keys, key_view(&key))
                       : ENT_NO_ID;
  return id == ENT_NO_ID ? NULL : &phrases->phrases.items[id];
}

EntStatus ent_phrases_match(const EntPhrases *const phrases,
                            const EntDocument *const document,
                            const uint32_t token, const uint32_t end,
                            EntPhraseMatch *const match) {
  Key key = {.size = 0};
  *match = (EntPhraseMatch){.first_token = token};
  for (uint32_t at = token; at < end; ++at) {
    const EntToken *const word = &document->tokens.items[at];
    if (at > token && is_hyphen(word->form)) {
      continue;
    }
    const EntPhrase *const by_form = find_with(phrases, key, word->form);
    const EntPhrase *const by_lemma = find_with(phrases, key, word->lemma);
    const EntPhrase *const whole = by_form && by_form->line     ? by_form
                                   : by_lemma && by_lemma->line ? by_lemma
                                                                : NULL;
    if (whole) {
      match->phrase = whole;
      match->n_tokens = at - token + 1;
    }
    if (!by_form || !add_word(&key, word->form)) {
      break;
    }
  }
  return match->phrase ? ENT_SUCCESS : ENT_NO_MATCH;
}

const EntPhrase *ent_phrases_find(const EntPhrases *const phrases,
                                  const EntView words) {
  const EntPhrase *const found = find_with(phrases, (Key){.size = 0}, words);
  return found && found->line ? found : NULL;
}
