#include "store/selectivity.h"
#include "store/store_impl.h"

#include <string.h>
#include <sys/stat.h>

static const char *const STATEMENTS[N_STATEMENTS] = {
    "INSERT OR IGNORE INTO quad(g, s, p, o) VALUES(?1, ?2, ?3, ?4)",
    "INSERT OR IGNORE INTO triple(s, p, o) VALUES(?2, ?3, ?4)",
    "DELETE FROM quad WHERE g = ?1 AND s = ?2 AND p = ?3 AND o = ?4",
    "DELETE FROM triple WHERE s = ?2 AND p = ?3 AND o = ?4 AND NOT EXISTS "
    "(SELECT 1 FROM quad WHERE s = ?2 AND p = ?3 AND o = ?4)",
    "DELETE FROM quad WHERE g = ?1",
    "INSERT OR IGNORE INTO quad(g, s, p, o) SELECT g, s, p, o FROM batch",
    "INSERT OR IGNORE INTO triple(s, p, o) SELECT s, p, o FROM batch"};

static bool is_write_error(const int code) {
  return code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_FSYNC ||
         code == SQLITE_IOERR_TRUNCATE || code == SQLITE_IOERR_DELETE;
}

static EntStatus status_of_code(const int code) {
  switch (code & 0xFF) {
  case SQLITE_NOMEM:
    return ENT_ERR_MEMORY;
  case SQLITE_NOTADB:
  case SQLITE_CORRUPT:
  case SQLITE_SCHEMA:
    return ENT_ERR_DATA;
  case SQLITE_FULL:
  case SQLITE_READONLY:
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return ENT_ERR_WRITE;
  case SQLITE_IOERR:
    return is_write_error(code) ? ENT_ERR_WRITE : ENT_ERR_READ;
  case SQLITE_INTERRUPT:
  case SQLITE_TOOBIG:
    return ENT_ERR_LIMIT;
  default:
    return ENT_ERR_READ;
  }
}

static const char *text_of_code(sqlite3 *const db, const int code) {
  switch (code & 0xFF) {
  case SQLITE_NOTADB:
    return "is no store of entente";
  case SQLITE_CORRUPT:
    return "the store is damaged";
  case SQLITE_FULL:
    return "cannot write: no space left";
  case SQLITE_READONLY:
    return code == SQLITE_READONLY_ROLLBACK
               ? "a program was killed while it wrote; what it left cannot be "
                 "undone, as the store cannot be written"
               : "the store cannot be written";
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return "another program is writing to the store";
  case SQLITE_IOERR:
    return is_write_error(code)
               ? "cannot write: the file may not grow, or the disk fails"
               : "cannot read: the disk fails";
  case SQLITE_INTERRUPT:
    return "stopped, as a limit is reached";
  default:
    return sqlite3_errmsg(db);
  }
}

EntStatus store_sqlite_error(const EntWorld *const world, sqlite3 *const db,
                             const char *const name) {
  const int code = sqlite3_extended_errcode(db);
  return ent_error(world, status_of_code(code), ENT_IN_FILE(name), "%s",
                   text_of_code(db, code));
}

EntStatus store_error(const EntStore *const store) {
  return store_sqlite_error(store->world, store->db, store->name);
}

EntStatus store_begin_functions(EntStore *const store, const EntView base,
                                EntWatch *const watch) {
  EntFunctions *const functions = &store->functions;
  functions->base = base;
  functions->now = ent_watch_now(false);
  functions->watch = watch;
  memset(functions->orders, 0, sizeof(functions->orders));
  if (store->has_functions) {
    return ENT_SUCCESS;
  }
  functions->world = store->world;
  functions->terms = store->terms;
  functions->scratch.allocator = ent_world_allocator(store->world);
  functions->blob.allocator = functions->scratch.allocator;
  ENT_TRY(ent_functions_register(store->db, functions));
  store->has_functions = true;
  return ENT_SUCCESS;
}

EntStatus store_run(const EntStore *const store, const char *const sql) {
  return sqlite3_exec(store->db, sql, NULL, NULL, NULL) ? store_error(store)
                                                        : ENT_SUCCESS;
}

EntStatus store_number(const EntStore *const store, const char *const sql,
                       int64_t *const number) {
  sqlite3_stmt *row = NULL;
  int code = sqlite3_prepare_v2(store->db, sql, -1, &row, NULL);
  code = code ? code : sqlite3_step(row);
  *number = code == SQLITE_ROW ? sqlite3_column_int64(row, 0) : 0;
  const EntStatus status = code == SQLITE_ROW || code == SQLITE_DONE
                               ? ENT_SUCCESS
                               : store_error(store);
  sqlite3_finalize(row);
  return status;
}

/// Fail, unless the file is there and can be a store.
static EntStatus check_file(const EntStore *const store,
                            const EntStoreMode mode) {
  struct stat info;
  const EntPlace place = ENT_IN_FILE(store->name);
  if (!*store->name || *store->name == ':') { // SQLite's names for no file
    return ent_error(store->world, ENT_ERR_READ, place, "no name of a file");
  }
  if (stat(store->name, &info)) {
    return mode == ENT_STORE_CREATE
               ? ENT_SUCCESS
               : ent_error(store->world, ENT_ERR_READ, place, "no such store");
  }
  return S_ISREG(info.st_mode)
             ? ENT_SUCCESS
             : ent_error(store->world, ENT_ERR_READ, place, "is no file");
}

static EntStatus open_file(EntStore *const store, const EntStoreMode mode) {
  // For reading too: what a program that was killed left must be undone. SQLite
  // is content with less where the file is read-only.
  const int flags =
      SQLITE_OPEN_READWRITE |
      (mode == ENT_STORE_CREATE ? SQLITE_OPEN_CREATE : 0) |
      SQLITE_OPEN_NOMUTEX; // a store is used by one thread at a time
  ENT_TRY(check_file(store, mode));
  if (sqlite3_open_v2(store->name, &store->db, flags, NULL)) {
    return store->db ? store_error(store) : ENT_ERR_MEMORY;
  }
  sqlite3_busy_timeout(store->db, 5000);
  // Words of the SQL are ours, but the file may not be
  sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return ENT_SUCCESS;
}

static EntStatus create(EntStore *const store) {
  ENT_TRY(store_run(store, "PRAGMA page_size = 8192; BEGIN IMMEDIATE"));
  int64_t id = 0;
  ENT_TRY(store_number(store, "PRAGMA application_id", &id));
  return id == STORE_APPLICATION_ID // somebody else was faster
             ? store_run(store, "ROLLBACK")
             : store_create_tables(store);
}

/// Fail if the file is another's, or from another time; create it if new.
static EntStatus check_format(EntStore *const store, const EntStoreMode mode) {
  int64_t id = 0;
  int64_t version = 0;
  int64_t n_tables = 0;
  const EntPlace place = ENT_IN_FILE(store->name);
  ENT_TRY(store_number(store, "PRAGMA application_id", &id));
  ENT_TRY(store_number(store, "PRAGMA user_version", &version));
  ENT_TRY(store_number(store, "SELECT count(*) FROM sqlite_master", &n_tables));
  if (!id && !version && !n_tables && mode == ENT_STORE_CREATE) {
    return create(store);
  }
  if (id != STORE_APPLICATION_ID) {
    return ent_error(store->world, ENT_ERR_DATA, place,
                     "is no store of entente");
  }
  return version == STORE_VERSION
             ? ENT_SUCCESS
             : ent_error(store->world, ENT_ERR_DATA, place,
                         "is a store of version %lld; this program reads %d",
                         (long long)version, STORE_VERSION);
}

/// Do without Bloom filters: SQLite fills them by scanning a whole table, also
/// for a path that visits a few nodes. There is no other switch; 0x80000 is
/// SQLITE_BloomFilter of its sources, in all versions that have it.
static void leave_out_filters(const EntStore *const store) {
  (void)sqlite3_test_control(SQLITE_TESTCTRL_OPTIMIZATIONS, store->db, 0x80000);
}

static EntStatus tune(const EntStore *const store) {
  leave_out_filters(store);
  return store_run(store, "PRAGMA cache_size = " STORE_CACHE_SIZE ";"
                          "PRAGMA mmap_size = 2147418112;"
                          "PRAGMA secure_delete = OFF;"
                          "PRAGMA temp_store = FILE;"
                          "PRAGMA synchronous = NORMAL");
}

static EntStatus open_store(EntStore *const store, const char *const name,
                            const EntStoreMode mode) {
  const size_t size = strlen(name) + 1;
  store->name = ent_alloc(ent_world_allocator(store->world), size);
  if (!store->name) {
    return ENT_ERR_MEMORY;
  }
  memcpy(store->name, name, size);
  ENT_TRY(open_file(store, mode));
  ENT_TRY(check_format(store, mode));
  ENT_TRY(tune(store));
  if (mode == ENT_STORE_READ) {
    ENT_TRY(store_run(store, "PRAGMA query_only = ON"));
  }
  ENT_TRY(ent_batch_register(store->db, &store->batch));
  return ent_dictionary_new(store->world, store->db, store->name,
                            &store->terms);
}

EntStatus ent_store_open(const EntWorld *const world, const char *const name,
                         const EntStoreMode mode, EntStore **const store) {
  *store = NULL;
  EntStore *const made =
      ent_calloc(ent_world_allocator(world), 1, sizeof(EntStore));
  if (!made) {
    return ENT_ERR_MEMORY;
  }
  made->world = world;
  const EntStatus status = open_store(made, name, mode);
  if (status) {
    ent_store_close(made);
    return status;
  }
  *store = made;
  return ENT_SUCCESS;
}

void ent_store_close(EntStore *const store) {
  if (!store) {
    return;
  }
  if (store->is_writing) {
    ent_store_rollback(store);
  }
  for (size_t i = 0; i < N_STATEMENTS; ++i) {
    sqlite3_finalize(store->statements[i]);
  }
  ent_dictionary_free(store->terms);
  sqlite3_close(store->db);
  ent_buffer_free(&store->functions.scratch);
  ent_buffer_free(&store->functions.blob);
  ent_free(ent_world_allocator(store->world), store->name);
  ent_free(ent_world_allocator(store->world), store);
}

EntStatus ent_store_begin(EntStore *const store) {
  if (sqlite3_db_readonly(store->db, "main") == 1) {
    return ent_error(store->world, ENT_ERR_WRITE, ENT_IN_FILE(store->name),
                     "the store cannot be written");
  }
  ENT_TRY(store_run(store, "BEGIN IMMEDIATE"));
  store->is_writing = true;
  return ent_dictionary_begin(store->terms);
}

EntStatus ent_store_commit(EntStore *const store) {
  ENT_TRY(ent_dictionary_flush(store->terms));
  ENT_TRY(store_run(store, "COMMIT"));
  store->is_writing = false;
  return ENT_SUCCESS;
}

void ent_store_rollback(EntStore *const store) {
  // no message: this follows an error that has one
  (void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
  ent_dictionary_reset(store->terms);
  store->is_writing = false;
}

static EntStatus statement(EntStore *const store, const StoreStatement number,
                           sqlite3_stmt **const row) {
  sqlite3_stmt **const slot = &store->statements[number];
  if (!*slot && sqlite3_prepare_v3(store->db, STATEMENTS[number], -1,
                                   SQLITE_PREPARE_PERSISTENT, slot, NULL)) {
    return store_error(store);
  }
  *row = *slot;
  return ENT_SUCCESS;
}

/// Run a statement on a quad; `did` says whether it changed a row.
static EntStatus step_quad(EntStore *const store, const StoreStatement number,
                           const EntTermId quad[4], bool *const did) {
  sqlite3_stmt *row = NULL;
  ENT_TRY(statement(store, number, &row));
  const int n = sqlite3_bind_parameter_count(row);
  for (int i = 0; i < n && i < 4; ++i) {
    sqlite3_bind_int64(row, i + 1, quad[i]);
  }
  const int code = sqlite3_step(row);
  *did = sqlite3_changes(store->db) > 0;
  sqlite3_reset(row);
  return code == SQLITE_DONE ? ENT_SUCCESS : store_error(store);
}

EntStatus store_add_quad(EntStore *const store, const EntTermId quad[4],
                         bool *const did) {
  bool is_new_triple = false;
  ENT_TRY(step_quad(store, STATEMENT_ADD_QUAD, quad, did));
  store->n_written += *did;
  return *did ? step_quad(store, STATEMENT_ADD_TRIPLE, quad, &is_new_triple)
              : ENT_SUCCESS;
}

static EntStatus write_batch(EntStore *const store, const StoreStatement number,
                             const EntTermId *const ids, const size_t n_quads,
                             uint64_t *const n_added) {
  sqlite3_stmt *row = NULL;
  store->batch = (EntBatch){ids, n_quads};
  ENT_TRY(statement(store, number, &row));
  const int before = sqlite3_total_changes(store->db);
  const int code = sqlite3_step(row);
  *n_added = (uint64_t)(sqlite3_total_changes(store->db) - before);
  sqlite3_reset(row);
  store->batch = (EntBatch){NULL, 0};
  return code == SQLITE_DONE ? ENT_SUCCESS : store_error(store);
}

EntStatus store_add_quads(EntStore *const store, const EntTermId *const ids,
                          const size_t n_quads, uint64_t *const n_added) {
  ENT_TRY(write_batch(store, STATEMENT_ADD_QUADS, ids, n_quads, n_added));
  store->n_written += *n_added;
  return ENT_SUCCESS;
}

EntStatus store_add_triples(EntStore *const store, const EntTermId *const ids,
                            const size_t n_quads) {
  uint64_t n_added = 0;
  return write_batch(store, STATEMENT_ADD_TRIPLES, ids, n_quads, &n_added);
}

EntStatus store_remove_quad(EntStore *const store, const EntTermId quad[4],
                            bool *const did) {
  bool was_last = false;
  ENT_TRY(step_quad(store, STATEMENT_REMOVE_QUAD, quad, did));
  store->n_written += *did;
  return *did ? step_quad(store, STATEMENT_REMOVE_TRIPLE, quad, &was_last)
              : ENT_SUCCESS;
}

EntStatus store_clear_graph(EntStore *const store, const EntTermId graph) {
  static const char SQL[] =
      "CREATE TEMP TABLE IF NOT EXISTS gone(s, p, o);"
      "DELETE FROM gone;"
      "INSERT INTO gone SELECT s, p, o FROM quad WHERE g = %lld;"
      "DELETE FROM quad WHERE g = %lld;"
      "DELETE FROM triple WHERE (s, p, o) IN"
      " (SELECT s, p, o FROM gone AS d WHERE NOT EXISTS"
      "  (SELECT 1 FROM quad AS q WHERE q.s = d.s AND q.p = d.p"
      "   AND q.o = d.o));"
      "DELETE FROM gone";
  char *const sql = sqlite3_mprintf(SQL, (long long)graph, (long long)graph);
  const EntStatus status = sql ? store_run(store, sql) : ENT_ERR_MEMORY;
  sqlite3_free(sql);
  return status;
}

EntStatus ent_store_size(EntStore *const store, EntStoreSize *const size) {
  static const char *const SQL[] = {
      "SELECT count(*) FROM term WHERE kind > 0", "SELECT count(*) FROM triple",
      "SELECT count(*) FROM quad",
      "SELECT count(DISTINCT g) FROM quad WHERE g <> 1"};
  int64_t numbers[4];
  for (size_t i = 0; i < 4; ++i) {
    ENT_TRY(store_number(store, SQL[i], &numbers[i]));
  }
  *size = (EntStoreSize){(uint64_t)numbers[0], (uint64_t)numbers[1],
                         (uint64_t)numbers[2], (uint64_t)numbers[3]};
  return ENT_SUCCESS;
}

/// The number of quads when the statistics were made; 0 if there are none.
static EntStatus analyzed_size(EntStore *const store, int64_t *const size) {
  ENT_TRY(store_number(
      store, "SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'",
      size));
  return *size ? store_number(store,
                              "SELECT CAST(stat AS INTEGER) FROM sqlite_stat1"
                              " WHERE tbl = 'quad' AND idx = 'quad'",
                              size)
               : ENT_SUCCESS;
}

/// Whether the size is so near to that of the statistics that these will do.
static bool is_near(const int64_t size, const int64_t analyzed) {
  const int64_t change = size > analyzed ? size - analyzed : analyzed - size;
  return analyzed && change * 4 < analyzed;
}

EntStatus ent_store_analyze(EntStore *const store) {
  int64_t analyzed = 0;
  int64_t size = 0;
  ENT_TRY(analyzed_size(store, &analyzed));
  ENT_TRY(store_number(store, "SELECT count(*) FROM quad", &size));
  store->n_written = 0;
  // A sample of the beginning, which SQLite would take, has the nodes that are
  // mentioned most, and led to plans that took 300 times as long
  if (is_near(size, analyzed)) {
    return ENT_SUCCESS;
  }
  ENT_TRY(store_run(store, "PRAGMA analysis_limit = 0; SAVEPOINT statistics;"
                           "ANALYZE triple; ANALYZE quad"));
  const EntStatus status = ent_selectivity_update(store);
  if (status) {
    (void)sqlite3_exec(store->db, "ROLLBACK TO statistics; RELEASE statistics",
                       NULL, NULL, NULL);
    return status;
  }
  return store_run(store, "RELEASE statistics");
}
