/**
   @file store.h
   The store: RDF graphs in one SQLite file.

   Terms are interned: a table gives each a number, and statements are rows of
   numbers. A statement belongs to the default graph or to a named one; beside
   that the union of all graphs is kept, since most questions do not care who
   says something.

       term       id, kind, value, datatype, language, number
       term_hash  hash of a term -> id
       quad       graph, subject, predicate, object
       triple     subject, predicate, object: what any graph says

   `quad` is ordered by graph and by subject, `triple` by subject, by predicate
   and object, and by object, so that each pattern is a range of one index. The
   file has its own application id and format version, which are checked.

   A load or an update is one transaction: all of it or nothing, whatever kills
   the program. One program may write while others read.
*/
#ifndef ENT_STORE_STORE_H
#define ENT_STORE_STORE_H

#include "base/status.h"
#include "base/view.h"
#include "base/world.h"
#include "rdf/sink.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntStoreImpl EntStore;

typedef enum {
  ENT_STORE_READ,  ///< An existing store, not changed
  ENT_STORE_WRITE, ///< An existing store
  ENT_STORE_CREATE ///< A store, made if it is not there
} EntStoreMode;

/**
   Open the store in the file `name`.

   Returns #ENT_ERR_READ if it is missing or cannot be read, #ENT_ERR_DATA if it
   is no store, damaged or of another version, #ENT_ERR_WRITE if it cannot be
   made or written, #ENT_ERR_MEMORY; each logged.
*/
EntStatus ent_store_open(const EntWorld *world, const char *name,
                         EntStoreMode mode, EntStore **store);

/// Close; a transaction that is still open is undone. May be NULL.
void ent_store_close(EntStore *store);

/// Begin to write. Returns #ENT_ERR_WRITE if another program does, or may not.
EntStatus ent_store_begin(EntStore *store);

/// Make lasting what was written since ent_store_begin().
EntStatus ent_store_commit(EntStore *store);

/// Undo what was written since ent_store_begin().
void ent_store_rollback(EntStore *store);

typedef struct {
  uint64_t n_terms;
  uint64_t n_triples; ///< Of all graphs together
  uint64_t n_quads;
  uint64_t n_graphs; ///< With a name
} EntStoreSize;

EntStatus ent_store_size(EntStore *store, EntStoreSize *size);

/// Refresh the statistics by which joins are ordered, if the store has grown or
/// shrunk by a quarter since they were made.
EntStatus ent_store_analyze(EntStore *store);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_STORE_H
