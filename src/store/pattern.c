#include "store/pattern.h"

#include "base/arena.h"
#include "base/vector.h"
#include "rdf/check.h"
#include "store/store_impl.h"

struct EntCursorImpl {
  EntStore *store;
  sqlite3_stmt *rows; ///< NULL: nothing can match
};

typedef struct {
  EntTermId ids[4]; ///< Graph, subject, predicate, object; 0 matches anything
} Ids;

static EntStatus lower_language(EntArena *const arena, EntTerm *const term) {
  EntView copy;
  ENT_TRY(ent_arena_copy(arena, term->language, &copy));
  char *const bytes = (char *)copy.data; // of our arena
  for (size_t i = 0; i < copy.size; ++i) {
    const char c = bytes[i];
    bytes[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  }
  term->language = copy;
  return ENT_SUCCESS;
}

typedef EntStatus (*LookUp)(EntDictionary *terms, const EntTerm *term,
                            EntTermId *id);

/// Look the terms up; a graph without a name gets `no_graph`.
static EntStatus look_up(EntStore *const store, const EntStatement *const terms,
                         const EntTermId no_graph, const LookUp function,
                         Ids *const ids) {
  const EntTerm *const parts[] = {&terms->graph, &terms->subject,
                                  &terms->predicate, &terms->object};
  EntArena arena;
  EntStatus status = ENT_SUCCESS;
  ent_arena_init(&arena, ent_world_allocator(store->world));
  for (size_t i = 0; !status && i < 4; ++i) {
    EntTerm term = *parts[i];
    ids->ids[i] = i ? ENT_ID_NONE : no_graph;
    if (term.language.size) {
      status = lower_language(&arena, &term);
    }
    if (!status && term.kind != ENT_TERM_NONE) {
      status = function(store->terms, &term, &ids->ids[i]);
    }
  }
  ent_arena_clear(&arena);
  return status;
}

static EntStatus find_ids(EntStore *const store,
                          const EntQuadPattern *const pattern, Ids *const ids) {
  EntStatement terms = pattern->terms;
  if (pattern->graphs != ENT_GRAPHS_ONE) {
    terms.graph.kind = ENT_TERM_NONE;
  }
  return look_up(store, &terms,
                 pattern->graphs == ENT_GRAPHS_ONE ? ENT_ID_DEFAULT_GRAPH
                                                   : ENT_ID_NONE,
                 ent_dictionary_find, ids);
}

/// The tables, so that an index serves: `quad` has none that begins with
/// predicate or object, but `triple` has.
static const char *source_of(const EntGraphs graphs, const Ids *const ids) {
  if (graphs == ENT_GRAPHS_UNION) {
    return "0, s, p, o FROM triple WHERE 1";
  }
  return ids->ids[1] || (!ids->ids[2] && !ids->ids[3])
             ? "g, s, p, o FROM quad WHERE 1"
             : "g, s, p, o FROM triple JOIN quad USING (s, p, o) WHERE 1";
}

static EntStatus prepare(EntStore *const store, const EntGraphs graphs,
                         const Ids *const ids, const char *const columns,
                         sqlite3_stmt **const rows) {
  const char *const format =
      *columns ? "SELECT %s FROM (SELECT %s%s%s%s%s)" : "%sSELECT %s%s%s%s%s";
  char *const sql = sqlite3_mprintf(
      format, columns, source_of(graphs, ids), ids->ids[0] ? " AND g = ?1" : "",
      ids->ids[1] ? " AND s = ?2" : "", ids->ids[2] ? " AND p = ?3" : "",
      ids->ids[3] ? " AND o = ?4" : "");
  if (!sql) {
    return ENT_ERR_MEMORY;
  }
  const int code = sqlite3_prepare_v2(store->db, sql, -1, rows, NULL);
  sqlite3_free(sql);
  if (code) {
    return store_error(store);
  }
  const int n = sqlite3_bind_parameter_count(*rows);
  for (int i = 0; i < n; ++i) {
    sqlite3_bind_int64(*rows, i + 1, ids->ids[i]);
  }
  return ENT_SUCCESS;
}

static EntStatus new_cursor(EntStore *const store, EntCursor **const cursor) {
  *cursor = ent_calloc(ent_world_allocator(store->world), 1, sizeof(EntCursor));
  if (!*cursor) {
    return ENT_ERR_MEMORY;
  }
  (*cursor)->store = store;
  return ENT_SUCCESS;
}

/// Close the cursor if it could not be opened.
static EntStatus opened(EntCursor **const cursor, const EntStatus status) {
  if (status) {
    ent_cursor_close(*cursor);
    *cursor = NULL;
  }
  return status;
}

EntStatus ent_cursor_open(EntStore *const store,
                          const EntQuadPattern *const pattern,
                          EntCursor **const cursor) {
  Ids ids;
  ENT_TRY(new_cursor(store, cursor));
  const EntStatus status = find_ids(store, pattern, &ids);
  return opened(cursor, status == ENT_NO_MATCH ? ENT_SUCCESS
                        : status               ? status
                                 : prepare(store, pattern->graphs, &ids, "",
                                           &(*cursor)->rows));
}

EntStatus ent_cursor_open_graphs(EntStore *const store,
                                 EntCursor **const cursor) {
  static const char SQL[] = // steps from graph to graph in the index
      "WITH RECURSIVE graph(g) AS"
      " (SELECT min(g) FROM quad WHERE g > 1"
      "  UNION ALL"
      "  SELECT (SELECT min(g) FROM quad WHERE g > graph.g) FROM graph"
      "  WHERE g IS NOT NULL)"
      "SELECT g, 0, 0, 0 FROM graph WHERE g IS NOT NULL";
  ENT_TRY(new_cursor(store, cursor));
  return opened(cursor,
                sqlite3_prepare_v2(store->db, SQL, -1, &(*cursor)->rows, NULL)
                    ? store_error(store)
                    : ENT_SUCCESS);
}

static EntStatus get_term(const EntCursor *const cursor, const int column,
                          EntTerm *const term) {
  const EntTermId id = sqlite3_column_int64(cursor->rows, column);
  *term = (EntTerm){.kind = ENT_TERM_NONE};
  return id > ENT_ID_DEFAULT_GRAPH
             ? ent_dictionary_get(cursor->store->terms, id, term)
             : ENT_SUCCESS;
}

EntStatus ent_cursor_next(EntCursor *const cursor,
                          EntStatement *const statement) {
  const int code = cursor->rows ? sqlite3_step(cursor->rows) : SQLITE_DONE;
  if (code == SQLITE_DONE) {
    sqlite3_reset(cursor->rows); // ends the transaction that reading is
    sqlite3_finalize(cursor->rows);
    cursor->rows = NULL;
    return ENT_NO_MATCH;
  }
  if (code != SQLITE_ROW) {
    return store_error(cursor->store);
  }
  ent_dictionary_trim(cursor->store->terms);
  ENT_TRY(get_term(cursor, 0, &statement->graph));
  ENT_TRY(get_term(cursor, 1, &statement->subject));
  ENT_TRY(get_term(cursor, 2, &statement->predicate));
  return get_term(cursor, 3, &statement->object);
}

void ent_cursor_close(EntCursor *const cursor) {
  if (cursor) {
    sqlite3_finalize(cursor->rows);
    ent_free(ent_world_allocator(cursor->store->world), cursor);
  }
}

EntStatus ent_store_count(EntStore *const store,
                          const EntQuadPattern *const pattern,
                          uint64_t *const count) {
  Ids ids;
  *count = 0;
  const EntStatus status = find_ids(store, pattern, &ids);
  if (status) {
    return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
  }
  sqlite3_stmt *row = NULL;
  ENT_TRY(prepare(store, pattern->graphs, &ids, "count(*)", &row));
  const bool has_row = sqlite3_step(row) == SQLITE_ROW;
  *count = has_row ? (uint64_t)sqlite3_column_int64(row, 0) : 0;
  const EntStatus counted = has_row ? ENT_SUCCESS : store_error(store);
  sqlite3_finalize(row);
  return counted;
}

EntStatus ent_store_add(EntStore *const store,
                        const EntStatement *const statement,
                        bool *const is_new) {
  Ids ids;
  *is_new = false;
  ENT_TRY(
      ent_check_statement(store->world, ENT_IN_FILE(store->name), statement));
  ENT_TRY(look_up(store, statement, ENT_ID_DEFAULT_GRAPH, ent_dictionary_add,
                  &ids));
  return store_add_quad(store, ids.ids, is_new);
}

typedef struct {
  Ids *items;
  size_t count, capacity;
} IdList;

/// Collect first, as rows must not go while they are looked through.
static EntStatus collect(EntStore *const store, sqlite3_stmt *const rows,
                         IdList *const list) {
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
    Ids *const ids = ENT_PUSH(ent_world_allocator(store->world), list);
    if (!ids) {
      return ENT_ERR_MEMORY;
    }
    for (int i = 0; i < 4; ++i) {
      ids->ids[i] = sqlite3_column_int64(rows, i);
    }
  }
  return code == SQLITE_DONE ? ENT_SUCCESS : store_error(store);
}

EntStatus ent_store_remove(EntStore *const store,
                           const EntQuadPattern *const pattern,
                           uint64_t *const count) {
  Ids ids;
  IdList list = {.items = NULL};
  sqlite3_stmt *rows = NULL;
  *count = 0;
  EntStatus status = find_ids(store, pattern, &ids);
  if (status) {
    return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
  }
  // of the union, the statements of each graph go
  status = prepare(store,
                   pattern->graphs == ENT_GRAPHS_ONE ? ENT_GRAPHS_ONE
                                                     : ENT_GRAPHS_EACH,
                   &ids, "", &rows);
  status = status ? status : collect(store, rows, &list);
  sqlite3_finalize(rows);
  for (size_t i = 0; !status && i < list.count; ++i) {
    bool did = false;
    status = store_remove_quad(store, list.items[i].ids, &did);
    *count += did;
  }
  ent_free(ent_world_allocator(store->world), list.items);
  return status;
}
