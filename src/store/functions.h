/**
   @file functions.h
   SPARQL's operators and functions as SQL functions on term ids.

   A function takes ids and returns an id, or 1 and 0 if it is a test. NULL is
   an unbound variable and an error alike: what is given NULL returns NULL, and
   SQL's logic of three values is then that of section 17.2.
*/
#ifndef ENT_STORE_FUNCTIONS_H
#define ENT_STORE_FUNCTIONS_H

#include "base/buffer.h"
#include "base/status.h"
#include "base/world.h"
#include "store/dictionary.h"
#include "store/value.h"
#include "store/watch.h"

#include <sqlite3.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What the functions of a database connection share.
typedef struct {
  const EntWorld *world;
  EntDictionary *terms;
  EntBuffer scratch; ///< For the result of one call
  EntView base;      ///< Against which IRI() resolves
  int64_t now;       ///< Milliseconds since 1970, the same for a whole query
  uint64_t n_blanks; ///< Blank nodes made so far
  EntWatch *watch;   ///< Asked whenever a term is made
} EntFunctions;

/// Register all functions; `functions` must outlive their use.
EntStatus ent_functions_register(sqlite3 *db, EntFunctions *functions);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_FUNCTIONS_H
