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
  EntStore *store;
  const char *name; ///< Of the query's file
  EntArena arena;
  EntQuery *query;
  EntView sql;
  EntFunctions functions;
  sqlite3_stmt *rows;
  int64_t deadline; ///< Of the monotonic clock, or 0
  size_t memory;
  const char *limit; ///< The limit that was reached, or NULL
};

/// Log why SQLite stopped.
EntStatus results_error(EntResults *results);

/// Return the id in a column of the row, 0 if it is unbound.
EntTermId results_id(const EntResults *results, size_t column);

#endif // ENT_STORE_QUERY_IMPL_H
