#include "store/batch.h"

enum { N_COLUMNS = 4 };

typedef struct {
  sqlite3_vtab base; ///< First, as SQLite knows only this
  const EntBatch *batch;
} Table;

typedef struct {
  sqlite3_vtab_cursor base;
  const EntBatch *batch;
  size_t row;
} Cursor;

static int connect(sqlite3 *const db, void *const batch, const int argc,
                   const char *const *const argv, sqlite3_vtab **const made,
                   char **const error) {
  (void)argc;
  (void)argv;
  (void)error;
  const int code = sqlite3_declare_vtab(db, "CREATE TABLE batch(g, s, p, o)");
  Table *const table = code ? NULL : sqlite3_malloc(sizeof(Table));
  if (!table) {
    return code ? code : SQLITE_NOMEM;
  }
  *table = (Table){.batch = batch};
  *made = &table->base;
  return SQLITE_OK;
}

static int disconnect(sqlite3_vtab *const table) {
  sqlite3_free(table);
  return SQLITE_OK;
}

/// There is one way through it: from the first row to the last.
static int plan(sqlite3_vtab *const table, sqlite3_index_info *const info) {
  const EntBatch *const batch = ((Table *)table)->batch;
  info->estimatedCost = (double)batch->n_rows;
  info->estimatedRows = (sqlite3_int64)batch->n_rows;
  return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *const table,
                       sqlite3_vtab_cursor **const made) {
  Cursor *const cursor = sqlite3_malloc(sizeof(Cursor));
  if (!cursor) {
    return SQLITE_NOMEM;
  }
  *cursor = (Cursor){.batch = ((Table *)table)->batch};
  *made = &cursor->base;
  return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *const cursor) {
  sqlite3_free(cursor);
  return SQLITE_OK;
}

static int rewind_cursor(sqlite3_vtab_cursor *const cursor, const int number,
                         const char *const text, const int argc,
                         sqlite3_value **const argv) {
  (void)number;
  (void)text;
  (void)argc;
  (void)argv;
  ((Cursor *)cursor)->row = 0;
  return SQLITE_OK;
}

static int next(sqlite3_vtab_cursor *const cursor) {
  ++((Cursor *)cursor)->row;
  return SQLITE_OK;
}

static int is_at_end(sqlite3_vtab_cursor *const cursor) {
  const Cursor *const self = (const Cursor *)cursor;
  return self->row >= self->batch->n_rows;
}

static int column(sqlite3_vtab_cursor *const cursor,
                  sqlite3_context *const context, const int number) {
  const Cursor *const self = (const Cursor *)cursor;
  sqlite3_result_int64(context,
                       self->batch->ids[self->row * N_COLUMNS + number]);
  return SQLITE_OK;
}

static int row_id(sqlite3_vtab_cursor *const cursor, sqlite3_int64 *const id) {
  *id = (sqlite3_int64)((const Cursor *)cursor)->row;
  return SQLITE_OK;
}

EntStatus ent_batch_register(sqlite3 *const db, const EntBatch *const batch) {
  static const sqlite3_module MODULE = {.xConnect = connect,
                                        .xBestIndex = plan,
                                        .xDisconnect = disconnect,
                                        .xOpen = open_cursor,
                                        .xClose = close_cursor,
                                        .xFilter = rewind_cursor,
                                        .xNext = next,
                                        .xEof = is_at_end,
                                        .xColumn = column,
                                        .xRowid = row_id};
  return sqlite3_create_module(db, "batch", &MODULE, (void *)batch)
             ? ENT_ERR_MEMORY
             : ENT_SUCCESS;
}
