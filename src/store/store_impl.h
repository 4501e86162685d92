/**
   @file store_impl.h
   What the files of the store share; nobody else includes it.
*/
#ifndef ENT_STORE_STORE_IMPL_H
#define ENT_STORE_STORE_IMPL_H

#include "store/batch.h"
#include "store/dictionary.h"
#include "store/functions.h"
#include "store/store.h"

#include <sqlite3.h>

/// "ENTE": the application id of the file.
#define STORE_APPLICATION_ID 0x454E5445
#define STORE_VERSION 2

/// As the pragma wants it: KiB, negative
#define STORE_CACHE_SIZE "-131072"

/// Statements that are kept prepared.
typedef enum {
  STATEMENT_ADD_QUAD,
  STATEMENT_ADD_TRIPLE,
  STATEMENT_REMOVE_QUAD,
  STATEMENT_REMOVE_TRIPLE,
  STATEMENT_CLEAR_GRAPH,
  STATEMENT_ADD_QUADS,
  STATEMENT_ADD_TRIPLES,
  N_STATEMENTS
} StoreStatement;

struct EntStoreImpl {
  const EntWorld *world;
  sqlite3 *db;
  EntDictionary *terms;
  char *name;
  sqlite3_stmt *statements[N_STATEMENTS];
  EntFunctions functions;
  EntBatch batch;     ///< Being written
  bool has_functions; ///< They are registered
  bool is_writing;
  uint64_t n_written; ///< Rows since the statistics were made
};

/// Log what SQLite says about the store `name`; return the status it means.
EntStatus store_sqlite_error(const EntWorld *world, sqlite3 *db,
                             const char *name);

/// The same for an open store.
EntStatus store_error(const EntStore *store);

/// Have the SQL functions ready for a query or update with that base IRI.
EntStatus store_begin_functions(EntStore *store, EntView base, EntWatch *watch);

/// Run SQL without results.
EntStatus store_run(const EntStore *store, const char *sql);

/// Run SQL and return the number in the first column of its first row.
EntStatus store_number(const EntStore *store, const char *sql, int64_t *number);

/// Add a quad; `did` says whether it was new.
EntStatus store_add_quad(EntStore *store, const EntTermId quad[4], bool *did);

/// Add many quads, of four ids each; fastest in the order of their ids.
/// `n_added` counts those that were new.
EntStatus store_add_quads(EntStore *store, const EntTermId *ids, size_t n_quads,
                          uint64_t *n_added);

/// Let the union of all graphs have these too; fastest in the order of subject,
/// predicate and object.
EntStatus store_add_triples(EntStore *store, const EntTermId *ids,
                            size_t n_quads);

/// Remove a quad; `did` says whether it was there.
EntStatus store_remove_quad(EntStore *store, const EntTermId quad[4],
                            bool *did);

/// Remove all quads of a graph.
EntStatus store_clear_graph(EntStore *store, EntTermId graph);

/// Make the tables; or their indexes, which a large load does without.
EntStatus store_create_tables(const EntStore *store);
EntStatus store_create_indexes(const EntStore *store);
EntStatus store_drop_indexes(const EntStore *store);

#endif // ENT_STORE_STORE_IMPL_H
