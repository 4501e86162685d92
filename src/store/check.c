#include "store/check.h"

#include "store/store_impl.h"
#include "store/term_map.h"
#include "store/value.h"

enum { MAX_LINES = 10 };

/// What must not be found, and what it means.
typedef struct {
  const char *fault;
  const char *sql; ///< Returns a row with an id, or nothing
} Invariant;

static const Invariant INVARIANTS[] = {
    {"a table or index is missing",
     "SELECT column1 FROM (VALUES ('term'), ('term_hash'), ('quad'),"
     " ('triple'), ('quad_spo'), ('triple_pos'), ('triple_osp'))"
     " WHERE column1 NOT IN (SELECT name FROM sqlite_master)"},
    {"a statement's subject is no term that may stand there",
     "SELECT s FROM (SELECT DISTINCT s FROM triple) WHERE NOT EXISTS"
     " (SELECT 1 FROM term WHERE id = s AND kind IN (1, 2))"},
    {"a statement's predicate is no IRI",
     "SELECT p FROM (SELECT DISTINCT p FROM triple INDEXED BY triple_pos)"
     " WHERE NOT EXISTS (SELECT 1 FROM term WHERE id = p AND kind = 1)"},
    {"a statement's object is no term",
     "SELECT o FROM (SELECT DISTINCT o FROM triple INDEXED BY triple_osp)"
     " WHERE NOT EXISTS (SELECT 1 FROM term WHERE id = o AND kind > 0)"},
    {"a graph has no name that may be one",
     "SELECT g FROM (SELECT DISTINCT g FROM quad) WHERE g <> 1 AND NOT EXISTS"
     " (SELECT 1 FROM term WHERE id = g AND kind IN (1, 2))"},
    {"a statement of a graph is not among all statements",
     "SELECT s FROM quad AS q WHERE NOT EXISTS (SELECT 1 FROM triple AS t"
     " WHERE t.s = q.s AND t.p = q.p AND t.o = q.o)"},
    {"a statement belongs to no graph",
     "SELECT s FROM triple AS t WHERE NOT EXISTS (SELECT 1 FROM quad AS q"
     " WHERE q.s = t.s AND q.p = t.p AND q.o = t.o)"},
    {"a datatype is no IRI",
     "SELECT id FROM term AS x WHERE datatype IS NOT NULL AND NOT EXISTS"
     " (SELECT 1 FROM term WHERE id = x.datatype AND kind = 1)"},
    {"a hash leads to no term",
     "SELECT id FROM term_hash AS h WHERE NOT EXISTS"
     " (SELECT 1 FROM term WHERE id = h.id AND kind > 0)"},
    {"the first terms are not those of the format",
     "SELECT id FROM term WHERE (id = 1) <> (kind = 0) OR kind NOT BETWEEN 0"
     " AND 3 OR id < 1 OR (id = 2 AND value <> 'true') OR"
     " (id = 3 AND value <> 'false')"}};

// Terms with an equal hash are few; two of them that are equal are a fault
static const char TWINS[] =
    "SELECT a.id FROM term_hash AS a, term_hash AS b, term AS x, term AS y"
    " WHERE b.hash = a.hash AND b.id > a.id AND x.id = a.id AND y.id = b.id"
    " AND x.kind = y.kind AND x.value = y.value"
    " AND x.datatype IS y.datatype AND x.language IS y.language";

static const char UNUSED[] =
    "SELECT count(*) FROM term AS x WHERE id > 4"
    " AND NOT EXISTS (SELECT 1 FROM triple WHERE s = x.id)"
    " AND NOT EXISTS (SELECT 1 FROM triple WHERE o = x.id)"
    " AND NOT EXISTS (SELECT 1 FROM triple WHERE p = x.id)"
    " AND NOT EXISTS (SELECT 1 FROM quad WHERE g = x.id)"
    " AND id NOT IN"
    " (SELECT datatype FROM term WHERE datatype IS NOT NULL)";

static EntStatus fault(const EntStore *const store, const char *const text,
                       const char *const what) {
  return ent_error(store->world, ENT_ERR_DATA, ENT_IN_FILE(store->name),
                   "%s: %s", text, what);
}

/// Log each row of a query as a fault, up to `limit` of them.
static EntStatus check_rows(const EntStore *const store, const char *const text,
                            const char *const sql, const int limit) {
  sqlite3_stmt *row = NULL;
  EntStatus status = ENT_SUCCESS;
  int code = sqlite3_prepare_v2(store->db, sql, -1, &row, NULL);
  for (int i = 0; !code && i < limit; ++i) {
    const int step = sqlite3_step(row);
    if (step != SQLITE_ROW) {
      code = step;
      break;
    }
    status = fault(store, text, (const char *)sqlite3_column_text(row, 0));
  }
  if (code && code != SQLITE_DONE) {
    status = store_error(store);
  }
  sqlite3_finalize(row);
  return status;
}

static EntStatus check_pages(const EntStore *const store) {
  return check_rows(
      store, "the file is damaged",
      "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
      MAX_LINES);
}

/// Check what only we know of a term: its hash and its number.
static EntStatus check_term(EntStore *const store, const EntTermId id,
                            sqlite3_stmt *const row, sqlite3_stmt *const hash) {
  EntTerm term;
  double number = 0;
  char text[24];
  (void)sqlite3_snprintf(sizeof(text), text, "%lld", (long long)id);
  ENT_TRY(ent_dictionary_get(store->terms, id, &term));
  sqlite3_bind_int64(hash, 1, (sqlite3_int64)ent_term_hash(&term));
  sqlite3_bind_int64(hash, 2, id);
  const bool is_found = sqlite3_step(hash) == SQLITE_ROW;
  sqlite3_reset(hash);
  const bool has_number = ent_value_number(&term, &number);
  const bool is_right = has_number
                            ? sqlite3_column_type(row, 1) == SQLITE_FLOAT &&
                                  sqlite3_column_double(row, 1) == number
                            : sqlite3_column_type(row, 1) == SQLITE_NULL;
  return !is_found   ? fault(store, "a term has no hash", text)
         : !is_right ? fault(store, "a term has a wrong number", text)
                     : ENT_SUCCESS;
}

static EntStatus check_each_term(EntStore *const store, sqlite3_stmt *const row,
                                 sqlite3_stmt *const hash) {
  EntStatus first = ENT_SUCCESS;
  int n_faults = 0;
  int code = SQLITE_ROW;
  while (n_faults < MAX_LINES && (code = sqlite3_step(row)) == SQLITE_ROW) {
    const EntStatus status =
        check_term(store, sqlite3_column_int64(row, 0), row, hash);
    ent_dictionary_trim(store->terms);
    n_faults += status != ENT_SUCCESS;
    first = first ? first : status;
  }
  return first                                       ? first
         : code == SQLITE_DONE || code == SQLITE_ROW ? ENT_SUCCESS
                                                     : store_error(store);
}

static EntStatus check_terms(EntStore *const store) {
  sqlite3_stmt *row = NULL;
  sqlite3_stmt *hash = NULL;
  const int code =
      sqlite3_prepare_v2(store->db,
                         "SELECT id, number FROM term WHERE kind > 0", -1, &row,
                         NULL) ||
      sqlite3_prepare_v2(store->db,
                         "SELECT 1 FROM term_hash WHERE hash = ?1 AND id = ?2",
                         -1, &hash, NULL);
  const EntStatus status =
      code ? store_error(store) : check_each_term(store, row, hash);
  sqlite3_finalize(row);
  sqlite3_finalize(hash);
  return status;
}

EntStatus ent_store_check(EntStore *const store, uint64_t *const n_unused) {
  int64_t count = 0;
  ENT_TRY(check_pages(store));
  EntStatus first = ENT_SUCCESS;
  for (size_t i = 0; i < sizeof(INVARIANTS) / sizeof(*INVARIANTS); ++i) {
    const EntStatus status =
        check_rows(store, INVARIANTS[i].fault, INVARIANTS[i].sql, 1);
    first = first ? first : status;
  }
  ENT_TRY(first);
  ENT_TRY(check_rows(store, "a term is there twice", TWINS, 1));
  ENT_TRY(check_terms(store));
  ENT_TRY(store_number(store, UNUSED, &count));
  *n_unused = (uint64_t)count;
  return ENT_SUCCESS;
}

static EntStatus remove_unused(EntStore *const store) {
  return store_run(
      store, "CREATE TEMP TABLE used(id INTEGER PRIMARY KEY);"
             "INSERT OR IGNORE INTO used SELECT DISTINCT s FROM triple;"
             "INSERT OR IGNORE INTO used SELECT DISTINCT p FROM triple;"
             "INSERT OR IGNORE INTO used SELECT DISTINCT o FROM triple;"
             "INSERT OR IGNORE INTO used SELECT DISTINCT g FROM quad;"
             "INSERT OR IGNORE INTO used VALUES (1), (2), (3), (4);"
             "INSERT OR IGNORE INTO used SELECT DISTINCT datatype FROM term"
             " WHERE id IN used AND datatype IS NOT NULL;"
             "DELETE FROM term_hash WHERE id NOT IN used;"
             "DELETE FROM term WHERE id NOT IN used;"
             "DROP TABLE used");
}

EntStatus ent_store_compact(EntStore *const store) {
  ENT_TRY(ent_store_begin(store));
  EntStatus status = remove_unused(store);
  status = status ? status : ent_store_commit(store);
  if (status) {
    ent_store_rollback(store);
    return status;
  }
  ent_dictionary_reset(store->terms); // some of its terms are gone
  ENT_TRY(ent_store_analyze(store));
  return store_run(store, "VACUUM");
}

static EntStatus get_graph(EntStore *const store, const EntTermId id,
                           EntTerm *const graph) {
  *graph = (EntTerm){.kind = ENT_TERM_NONE};
  return id == ENT_ID_DEFAULT_GRAPH
             ? ENT_SUCCESS
             : ent_dictionary_get(store->terms, id, graph);
}

static EntStatus emit_quad(EntStore *const store, sqlite3_stmt *const row,
                           const EntSink sink) {
  EntDictionary *const terms = store->terms;
  EntStatement statement;
  ent_dictionary_trim(terms);
  ENT_TRY(get_graph(store, sqlite3_column_int64(row, 0), &statement.graph));
  ENT_TRY(ent_dictionary_get(terms, sqlite3_column_int64(row, 1),
                             &statement.subject));
  ENT_TRY(ent_dictionary_get(terms, sqlite3_column_int64(row, 2),
                             &statement.predicate));
  ENT_TRY(ent_dictionary_get(terms, sqlite3_column_int64(row, 3),
                             &statement.object));
  return ent_sink_statement(sink, &statement);
}

static EntStatus dump_rows(EntStore *const store, sqlite3_stmt *const row,
                           const bool is_one_graph, const EntSink sink) {
  int code = SQLITE_ROW;
  bool has_any = false;
  while ((code = sqlite3_step(row)) == SQLITE_ROW) {
    has_any = true;
    ENT_TRY(emit_quad(store, row, sink));
  }
  if (code != SQLITE_DONE) {
    return store_error(store);
  }
  return is_one_graph && !has_any ? ENT_NO_MATCH : ent_sink_end(sink);
}

EntStatus ent_store_dump(EntStore *const store, const EntView graph,
                         const EntSink sink) {
  const EntTerm name = ent_term_iri(graph);
  EntTermId id = 0;
  sqlite3_stmt *row = NULL;
  if (graph.size) {
    ENT_TRY(ent_dictionary_find(store->terms, &name, &id));
  }
  if (sqlite3_prepare_v2(
          store->db,
          graph.size ? "SELECT g, s, p, o FROM quad WHERE g = ?1 ORDER BY s, p"
                     : "SELECT g, s, p, o FROM quad ORDER BY g, s, p, o",
          -1, &row, NULL)) {
    return store_error(store);
  }
  if (graph.size) {
    sqlite3_bind_int64(row, 1, id);
  }
  const EntStatus status = dump_rows(store, row, graph.size > 0, sink);
  sqlite3_finalize(row);
  return status;
}
