/**
   @file functions_impl.h
   What the files of SQL functions share; nobody else includes it.
*/
#ifndef ENT_STORE_FUNCTIONS_IMPL_H
#define ENT_STORE_FUNCTIONS_IMPL_H

#include "store/functions.h"

#include <stdbool.h>

typedef struct {
  const char *name;
  int n_arguments; ///< Or -1
  void (*call)(sqlite3_context *, int, sqlite3_value **);
  bool is_volatile; ///< Two calls may differ
} ScalarFunction;

/// The tables of the files; each ends with a NULL name.
extern const ScalarFunction FUNCTIONS_COMPARE[];
extern const ScalarFunction FUNCTIONS_NUMBER[];
extern const ScalarFunction FUNCTIONS_STRING[];
extern const ScalarFunction FUNCTIONS_TERM[];
extern const ScalarFunction FUNCTIONS_TIME[];
extern const ScalarFunction FUNCTIONS_DIGEST[];
extern const ScalarFunction FUNCTIONS_CAST[];
extern const ScalarFunction FUNCTIONS_REGEX[];

int functions_register_aggregates(sqlite3 *db, EntFunctions *functions);

static inline EntFunctions *functions_of(sqlite3_context *const context) {
  return ((const EntFunctionsCall *)sqlite3_user_data(context))->functions;
}

/// Read an argument's term; false, with the result set, if it has none.
bool argument_term(sqlite3_context *context, sqlite3_value *argument,
                   EntTerm *term);

/// Read an argument's value; false if it has none.
bool argument_value(sqlite3_context *context, sqlite3_value *argument,
                    EntValue *value);

/// Read an argument that must be a string, with language or without.
bool argument_string(sqlite3_context *context, sqlite3_value *argument,
                     EntTerm *term);

/// Set the result to the id of a term.
void result_term(sqlite3_context *context, EntTerm term);

/// Set the result to a typed literal of XML Schema.
void result_typed(sqlite3_context *context, EntView text, const char *type);

/// Set the result to a whole number.
void result_integer(sqlite3_context *context, int64_t number);

/// Set the result to a number of the given kind.
void result_decimal(sqlite3_context *context, EntValueKind kind,
                    EntDecimal number);
void result_real(sqlite3_context *context, EntValueKind kind, double number);

/// Set the result of a test.
void result_truth(sqlite3_context *context, EntTruth truth);

/// Fail for want of memory, or for another reason.
void result_status(sqlite3_context *context, EntStatus status);

/// Empty the scratch buffer and return it.
EntBuffer *scratch(sqlite3_context *context);

/// The sum, difference, product or quotient; false is SPARQL's error.
bool arithmetic(char operation, const EntValue *a, const EntValue *b,
                EntValue *result);

/// Set the result to a number's value.
void result_number(sqlite3_context *context, const EntValue *number);

#endif // ENT_STORE_FUNCTIONS_IMPL_H
