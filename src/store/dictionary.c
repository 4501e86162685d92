#include "store/dictionary.h"

#include "base/vector.h"
#include "store/store_impl.h"
#include "store/term_map.h"
#include "store/value.h"

#include <stdbool.h>
#include <stdlib.h>

enum { CACHE_LIMIT = 256 << 20 };

typedef enum {
  SELECT_TERM,
  SELECT_HASH,
  INSERT_TERM,
  INSERT_HASH,
  N_QUERIES
} Query;

static const char *const QUERIES[N_QUERIES] = {
    "SELECT kind, value, datatype, language FROM term WHERE id = ?1",
    "SELECT id FROM term_hash WHERE hash = ?1",
    "INSERT INTO term(id, kind, value, datatype, language, number)"
    " VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
    "INSERT INTO term_hash(hash, id) VALUES(?1, ?2)"};

typedef struct {
  uint64_t hash;
  EntTermId id;
} PendingHash;

struct EntDictionaryImpl {
  const EntWorld *world;
  sqlite3 *db;
  const char *name;
  sqlite3_stmt *queries[N_QUERIES];
  EntTermMap cache; ///< Terms of the store, some of them
  EntTermMap names; ///< Terms of the query
  EntTermId next_id;
  bool is_complete; ///< The cache has every term of the store
  struct {
    PendingHash *items; ///< Rows of term_hash not written yet
    size_t count, capacity;
  } pending;
};

static EntStatus failed(const EntDictionary *const dictionary) {
  return store_sqlite_error(dictionary->world, dictionary->db,
                            dictionary->name);
}

static EntStatus query(EntDictionary *const dictionary, const Query number,
                       sqlite3_stmt **const statement) {
  sqlite3_stmt **const slot = &dictionary->queries[number];
  if (!*slot && sqlite3_prepare_v3(dictionary->db, QUERIES[number], -1,
                                   SQLITE_PREPARE_PERSISTENT, slot, NULL)) {
    return failed(dictionary);
  }
  *statement = *slot;
  return ENT_SUCCESS;
}

EntStatus ent_dictionary_new(const EntWorld *const world, sqlite3 *const db,
                             const char *const name,
                             EntDictionary **const dictionary) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntDictionary *const made = ent_calloc(allocator, 1, sizeof(EntDictionary));
  if (!made) {
    return ENT_ERR_MEMORY;
  }
  made->world = world;
  made->db = db;
  made->name = name;
  made->cache.allocator = allocator;
  made->names.allocator = allocator;
  ent_term_map_clear(&made->cache);
  ent_term_map_clear(&made->names);
  *dictionary = made;
  return ENT_SUCCESS;
}

void ent_dictionary_free(EntDictionary *const dictionary) {
  if (!dictionary) {
    return;
  }
  const EntAllocator *const allocator = ent_world_allocator(dictionary->world);
  for (size_t i = 0; i < N_QUERIES; ++i) {
    sqlite3_finalize(dictionary->queries[i]);
  }
  ent_term_map_clear(&dictionary->cache);
  ent_term_map_clear(&dictionary->names);
  ent_free(allocator, dictionary->pending.items);
  ent_free(allocator, dictionary);
}

static EntView column_view(sqlite3_stmt *const row, const int column) {
  const char *const text = (const char *)sqlite3_column_text(row, column);
  return ent_view_of(text, (size_t)sqlite3_column_bytes(row, column));
}

/// Read the term of a row and put it into the cache.
static EntStatus cache_row(EntDictionary *const dictionary,
                           sqlite3_stmt *const row, const EntTermId id,
                           const EntTermId datatype) {
  EntTerm term = {.kind = (EntTermKind)sqlite3_column_int(row, 0)};
  if (datatype) { // before the views of the row: reading it is another query
    EntTerm type;
    ENT_TRY(ent_dictionary_get(dictionary, datatype, &type));
    term.datatype = type.value;
  }
  term.value = column_view(row, 1);
  term.language = column_view(row, 3);
  return ent_term_map_add(&dictionary->cache, &term, ent_term_hash(&term), id);
}

/// Return the datatype of a term's row, in a query of its own.
static EntStatus select_term(EntDictionary *const dictionary,
                             const EntTermId id) {
  sqlite3_stmt *row = NULL;
  ENT_TRY(query(dictionary, SELECT_TERM, &row));
  sqlite3_bind_int64(row, 1, id);
  int code = sqlite3_step(row);
  const EntTermId datatype =
      code == SQLITE_ROW ? sqlite3_column_int64(row, 2) : 0;
  if (datatype && !ent_term_map_at(&dictionary->cache, datatype)) {
    sqlite3_reset(row);
    EntTerm type;
    if (datatype == id) {
      return ENT_ERR_DATA;
    }
    ENT_TRY(ent_dictionary_get(dictionary, datatype, &type));
    sqlite3_bind_int64(row, 1, id);
    code = sqlite3_step(row);
  }
  const EntStatus status = code == SQLITE_ROW
                               ? cache_row(dictionary, row, id, datatype)
                           : code == SQLITE_DONE ? ENT_ERR_DATA
                                                 : failed(dictionary);
  sqlite3_reset(row);
  return status;
}

EntStatus ent_dictionary_get(EntDictionary *const dictionary,
                             const EntTermId id, EntTerm *const term) {
  const EntTermMap *const map =
      id < 0 ? &dictionary->names : &dictionary->cache;
  const EntTermEntry *entry = ent_term_map_at(map, id);
  if (!entry && id > 0) {
    ENT_TRY(select_term(dictionary, id));
    entry = ent_term_map_at(map, id);
  }
  if (!entry) {
    return ENT_ERR_DATA;
  }
  *term = entry->term;
  return ENT_SUCCESS;
}

/// Collect the ids with that hash: seldom more than one.
static EntStatus select_candidates(EntDictionary *const dictionary,
                                   const uint64_t hash, EntTermId ids[8],
                                   size_t *const count) {
  sqlite3_stmt *row = NULL;
  ENT_TRY(query(dictionary, SELECT_HASH, &row));
  sqlite3_bind_int64(row, 1, (sqlite3_int64)hash);
  int code = SQLITE_ROW;
  for (*count = 0; *count < 8 && (code = sqlite3_step(row)) == SQLITE_ROW;) {
    ids[(*count)++] = sqlite3_column_int64(row, 0);
  }
  sqlite3_reset(row);
  return code == SQLITE_ROW || code == SQLITE_DONE ? ENT_SUCCESS
                                                   : failed(dictionary);
}

static EntStatus find(EntDictionary *const dictionary,
                      const EntTerm *const term, const uint64_t hash,
                      EntTermId *const id) {
  const EntTermEntry *const entry =
      ent_term_map_find(&dictionary->cache, term, hash);
  if (entry) {
    *id = entry->id;
    return ENT_SUCCESS;
  }
  if (dictionary->is_complete) {
    return ENT_NO_MATCH;
  }
  EntTermId ids[8];
  size_t count = 0;
  ENT_TRY(select_candidates(dictionary, hash, ids, &count));
  for (size_t i = 0; i < count; ++i) {
    EntTerm candidate;
    ENT_TRY(ent_dictionary_get(dictionary, ids[i], &candidate));
    if (ent_term_equals(candidate, *term)) {
      *id = ids[i];
      return ENT_SUCCESS;
    }
  }
  return ENT_NO_MATCH;
}

EntStatus ent_dictionary_find(EntDictionary *const dictionary,
                              const EntTerm *const term, EntTermId *const id) {
  return find(dictionary, term, ent_term_hash(term), id);
}

static void bind_view(sqlite3_stmt *const row, const int at,
                      const EntView view) {
  sqlite3_bind_text64(row, at, view.data ? view.data : "", view.size,
                      SQLITE_STATIC, SQLITE_UTF8);
}

static EntStatus insert_term(EntDictionary *const dictionary,
                             const EntTerm *const term,
                             const EntTermId datatype, const EntTermId id) {
  sqlite3_stmt *row = NULL;
  double number = 0;
  ENT_TRY(query(dictionary, INSERT_TERM, &row));
  sqlite3_clear_bindings(row);
  sqlite3_bind_int64(row, 1, id);
  sqlite3_bind_int(row, 2, (int)term->kind);
  bind_view(row, 3, term->value);
  if (datatype) {
    sqlite3_bind_int64(row, 4, datatype);
  }
  if (term->language.size) {
    bind_view(row, 5, term->language);
  }
  if (ent_value_number(term, &number)) {
    sqlite3_bind_double(row, 6, number);
  }
  const int code = sqlite3_step(row);
  const EntStatus status =
      code == SQLITE_DONE ? ENT_SUCCESS : failed(dictionary);
  sqlite3_reset(row);
  return status;
}

static EntStatus add_new(EntDictionary *const dictionary,
                         const EntTerm *const term, const uint64_t hash,
                         EntTermId *const id) {
  EntTermId datatype = 0;
  if (term->datatype.size) {
    const EntTerm type = ent_term_iri(term->datatype);
    ENT_TRY(ent_dictionary_add(dictionary, &type, &datatype));
  }
  PendingHash *const pending =
      ENT_PUSH(ent_world_allocator(dictionary->world), &dictionary->pending);
  if (!pending) {
    return ENT_ERR_MEMORY;
  }
  *id = dictionary->next_id;
  *pending = (PendingHash){hash, *id};
  ENT_TRY(insert_term(dictionary, term, datatype, *id));
  ++dictionary->next_id;
  return ent_term_map_add(&dictionary->cache, term, hash, *id);
}

EntStatus ent_dictionary_reserve(EntDictionary *const dictionary,
                                 const EntTermId id,
                                 const EntTerm *const term) {
  EntTermId added = 0;
  dictionary->next_id = id;
  return add_new(dictionary, term, ent_term_hash(term), &added);
}

EntStatus ent_dictionary_add(EntDictionary *const dictionary,
                             const EntTerm *const term, EntTermId *const id) {
  const uint64_t hash = ent_term_hash(term);
  const EntStatus status = find(dictionary, term, hash, id);
  return status == ENT_NO_MATCH ? add_new(dictionary, term, hash, id) : status;
}

EntStatus ent_dictionary_name(EntDictionary *const dictionary,
                              const EntTerm *const term, EntTermId *const id) {
  const uint64_t hash = ent_term_hash(term);
  const EntTermEntry *const entry =
      ent_term_map_find(&dictionary->names, term, hash);
  if (entry) {
    *id = entry->id;
    return ENT_SUCCESS;
  }
  const EntStatus status = find(dictionary, term, hash, id);
  if (status != ENT_NO_MATCH) {
    return status;
  }
  *id = -(EntTermId)dictionary->names.entries.count - 1;
  return ent_term_map_add(&dictionary->names, term, hash, *id);
}

static int compare_pending(const void *const a, const void *const b) {
  const int64_t x = (int64_t)((const PendingHash *)a)->hash;
  const int64_t y = (int64_t)((const PendingHash *)b)->hash;
  return (x > y) - (x < y);
}

EntStatus ent_dictionary_flush(EntDictionary *const dictionary) {
  sqlite3_stmt *row = NULL;
  ENT_TRY(query(dictionary, INSERT_HASH, &row));
  if (dictionary->pending.count) {
    qsort(dictionary->pending.items, dictionary->pending.count,
          sizeof(PendingHash), compare_pending);
  }
  for (size_t i = 0; i < dictionary->pending.count; ++i) {
    const PendingHash *const pending = &dictionary->pending.items[i];
    sqlite3_bind_int64(row, 1, (sqlite3_int64)pending->hash);
    sqlite3_bind_int64(row, 2, pending->id);
    const int code = sqlite3_step(row);
    sqlite3_reset(row);
    if (code != SQLITE_DONE) {
      return failed(dictionary);
    }
  }
  dictionary->pending.count = 0;
  return ENT_SUCCESS;
}

void ent_dictionary_trim(EntDictionary *const dictionary) {
  if (dictionary->cache.n_bytes > CACHE_LIMIT && !dictionary->pending.count) {
    ent_term_map_clear(&dictionary->cache);
    dictionary->is_complete = false;
  }
}

void ent_dictionary_forget_names(EntDictionary *const dictionary) {
  if (dictionary->names.entries.count) {
    ent_term_map_clear(&dictionary->names);
  }
}

EntStatus ent_dictionary_begin(EntDictionary *const dictionary) {
  sqlite3_stmt *row = NULL;
  if (sqlite3_prepare_v2(dictionary->db, "SELECT max(id) FROM term", -1, &row,
                         NULL) ||
      sqlite3_step(row) != SQLITE_ROW) {
    sqlite3_finalize(row);
    return failed(dictionary);
  }
  dictionary->next_id = sqlite3_column_int64(row, 0) + 1;
  sqlite3_finalize(row);
  dictionary->is_complete = false;
  if (dictionary->next_id <= ENT_ID_FIRST + 1) { // few enough to be cached
    ent_term_map_clear(&dictionary->cache);
    for (EntTermId id = 1; id < dictionary->next_id; ++id) {
      EntTerm term;
      ENT_TRY(ent_dictionary_get(dictionary, id, &term));
    }
    dictionary->is_complete = true;
  }
  return ENT_SUCCESS;
}

EntTermId ent_dictionary_next(const EntDictionary *const dictionary) {
  return dictionary->next_id;
}

void ent_dictionary_reset(EntDictionary *const dictionary) {
  dictionary->pending.count = 0;
  dictionary->is_complete = false;
  ent_term_map_clear(&dictionary->cache);
}

size_t ent_dictionary_memory(const EntDictionary *const dictionary) {
  return dictionary->cache.n_bytes + dictionary->names.n_bytes;
}
