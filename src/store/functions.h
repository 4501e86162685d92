/**
   @file functions.h
   SPARQL's operators and functions as SQL functions on term ids.

   A function takes ids and returns an id, or 1 and 0 if it is a test. NULL is
   an unbound variable and an error alike: what is given NULL returns NULL, and
   SQL's logic of three values is then that of section 17.2.

   A term that a function makes only to pass it to another need have no id: the
   functions that return terms are there also with the suffix
   #ENT_PASSING_SUFFIX, and then return the term itself, as a blob that all
   functions take as well.
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

/// Of functions whose result is passed to a function.
#define ENT_PASSING_SUFFIX "_passed"

typedef struct EntFunctionsImpl EntFunctions;

/// What SQLite hands to a function.
typedef struct {
  EntFunctions *functions;
  bool is_passing;
} EntFunctionsCall;

/// How two terms compare.
typedef struct {
  EntTermId a, b; ///< 0 if this is not used yet
  int order;
  bool has_order;
} EntFunctionsOrder;

/// What the functions of a database connection share.
struct EntFunctionsImpl {
  const EntWorld *world;
  EntDictionary *terms;
  EntBuffer scratch; ///< For the result of one call
  EntBuffer blob;    ///< For a term that is passed
  EntView base;      ///< Against which IRI() resolves; set for each query
  int64_t now;       ///< Milliseconds since 1970, the same for a whole query
  uint64_t n_blanks; ///< Blank nodes made so far
  EntWatch *watch;   ///< Asked whenever a term is made; set for each query
  EntFunctionsOrder orders[32]; ///< Found last: rows come sorted, so the same
                                ///< is often asked again; empty for each query
  EntFunctionsCall keeping, passing; ///< Set by ent_functions_register()
};

/// Register all functions, once; `functions` must outlive their use.
EntStatus ent_functions_register(sqlite3 *db, EntFunctions *functions);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_FUNCTIONS_H
