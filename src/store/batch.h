/**
   @file batch.h
   Many statements written at once.

   SQLite runs one INSERT ... SELECT over a virtual table of the rows, which
   costs a quarter of a statement for each row.
*/
#ifndef ENT_STORE_BATCH_H
#define ENT_STORE_BATCH_H

#include "base/status.h"
#include "store/dictionary.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Rows for the virtual table; there are four numbers in each.
typedef struct {
  const EntTermId *ids;
  size_t n_rows;
} EntBatch;

/// Let a connection have the table `batch(g, s, p, o)` of the rows that
/// `batch`, which outlives the connection, has at that time.
EntStatus ent_batch_register(sqlite3 *db, const EntBatch *batch);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_BATCH_H
