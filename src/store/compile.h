/**
   @file compile.h
   SPARQL's algebra to SQL: one statement for a query.

   A variable becomes a column of term ids, NULL where it is unbound. What the
   algebra joins on is an equation of columns; basic graph patterns become one
   flat join, so that SQLite can order it. Functions are those of functions.h.
*/
#ifndef ENT_STORE_COMPILE_H
#define ENT_STORE_COMPILE_H

#include "base/arena.h"
#include "base/status.h"
#include "base/world.h"
#include "store/algebra.h"
#include "store/dictionary.h"
#include "store/network.h"
#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  const EntWorld *world;
  EntArena *arena;           ///< Of the SQL
  EntStore *store;           ///< For the order of joins; or NULL
  EntDictionary *terms;      ///< Of the store, for constants
  const char *name;          ///< Of the query's file, for messages; or NULL
  bool has_strict_default;   ///< The default graph is the one without a name,
                             ///< and not the union of all
  EntView with;              ///< IRI of the default graph, or empty
  const EntNetwork *network; ///< For SERVICE, or NULL
  EntWatch *watch;           ///< With the network: of the query
} EntCompileOptions;

/**
   Write the SQL of a SELECT, which is the whole query or an update's WHERE.

   Its columns are the items of `select`, in order. `dataset` is that of the
   query or update, or NULL. Returns #ENT_ERR_LIMIT or #ENT_ERR_DATA, logged,
   for what cannot be done, and #ENT_ERR_MEMORY.
*/
EntStatus ent_compile_select(const EntCompileOptions *options,
                             const EntQuery *query, const EntSelect *select,
                             const EntDataset *dataset, EntView *sql);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_COMPILE_H
