/**
   @file builtin.h
   The built-in functions of SPARQL 1.1, as one table.

   The parser finds here what may be called and with how many arguments, the
   compiler which SQL function carries it out. Names are in capitals.
*/
#ifndef ENT_STORE_BUILTIN_H
#define ENT_STORE_BUILTIN_H

#include "base/view.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  ENT_BUILTIN_TERM,     ///< Terms to a term: the SQL function does it
  ENT_BUILTIN_TEST,     ///< Terms to true, false or error
  ENT_BUILTIN_BOUND,    ///< BOUND: needs a variable
  ENT_BUILTIN_IF,       ///< IF: evaluates what it needs only
  ENT_BUILTIN_COALESCE, ///< COALESCE: survives errors
  ENT_BUILTIN_SAME,     ///< sameTerm
  ENT_BUILTIN_BNODE,    ///< BNODE: one node for each label and solution
  ENT_BUILTIN_AGGREGATE
} EntBuiltinKind;

/// As many arguments as one likes.
#define ENT_BUILTIN_ANY SIZE_MAX

typedef struct {
  const char *name;
  EntBuiltinKind kind;
  size_t min_arguments, max_arguments;
  const char *sql; ///< Name of the SQL function, or NULL
} EntBuiltin;

/// Return the index of the function called `name` in any case, or SIZE_MAX.
size_t ent_builtin_find(EntView name);

/// Return the function at `index`, which must be one that was found.
const EntBuiltin *ent_builtin_at(size_t index);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_BUILTIN_H
