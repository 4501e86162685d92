/**
   @file query_impl.h
   A query under way; shared by the files that answer it.
*/
#ifndef ENT_STORE_QUERY_IMPL_H
#define ENT_STORE_QUERY_IMPL_H

#include "store/functions.h"
#include "store/query.h"
#include "store/store_impl.h"

struct EntResultsImpl {
  const EntWorld *world;
  EntSolutions source; ///< With functions: the solutions come from elsewhere
  EntStore *store;
  EntArena arena;
  EntQuery *query;
  EntView sql;
  sqlite3_stmt *rows;
  EntWatch watch;
};

/// Log why SQLite stopped.
EntStatus results_error(EntResults *results);

/// Return the id in a column of the row, 0 if it is unbound.
EntTermId results_id(const EntResults *results, size_t column);

#endif // ENT_STORE_QUERY_IMPL_H
