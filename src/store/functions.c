#include "store/functions_impl.h"

#include <stdio.h>

/// Bytes of a string that a function makes; a few calls of CONCAT could ask for
/// more than any machine has.
enum { MAX_TERM = 1 << 28 };

static const ScalarFunction *const TABLES[] = {
    FUNCTIONS_COMPARE, FUNCTIONS_NUMBER, FUNCTIONS_STRING, FUNCTIONS_TERM,
    FUNCTIONS_TIME,    FUNCTIONS_DIGEST, FUNCTIONS_CAST,   FUNCTIONS_REGEX};

static int register_table(sqlite3 *const db, EntFunctions *const functions,
                          const ScalarFunction *f) {
  int code = SQLITE_OK;
  for (; !code && f->name; ++f) {
    const int flags = SQLITE_UTF8 | (f->is_volatile ? 0 : SQLITE_DETERMINISTIC);
    code = sqlite3_create_function_v2(db, f->name, f->n_arguments, flags,
                                      functions, f->call, NULL, NULL, NULL);
  }
  return code;
}

EntStatus ent_functions_register(sqlite3 *const db,
                                 EntFunctions *const functions) {
  int code = functions_register_aggregates(db, functions);
  for (size_t i = 0; !code && i < sizeof(TABLES) / sizeof(*TABLES); ++i) {
    code = register_table(db, functions, TABLES[i]);
  }
  return code ? ENT_ERR_MEMORY : ENT_SUCCESS;
}

void result_status(sqlite3_context *const context, const EntStatus status) {
  if (status == ENT_ERR_MEMORY) {
    sqlite3_result_error_nomem(context);
  } else {
    sqlite3_result_error(context, "a term of the store cannot be read", -1);
  }
}

bool argument_term(sqlite3_context *const context,
                   sqlite3_value *const argument, EntTerm *const term) {
  if (sqlite3_value_type(argument) != SQLITE_INTEGER) {
    sqlite3_result_null(context);
    return false;
  }
  const EntStatus status = ent_dictionary_get(
      functions_of(context)->terms, sqlite3_value_int64(argument), term);
  if (status) {
    result_status(context, status);
  }
  return !status;
}

bool argument_value(sqlite3_context *const context,
                    sqlite3_value *const argument, EntValue *const value) {
  EntTerm term;
  if (!argument_term(context, argument, &term)) {
    return false;
  }
  ent_value_read(&term, value);
  return true;
}

bool argument_string(sqlite3_context *const context,
                     sqlite3_value *const argument, EntTerm *const term) {
  if (!argument_term(context, argument, term)) {
    return false;
  }
  if (term->kind != ENT_TERM_LITERAL || term->datatype.size) {
    sqlite3_result_null(context);
    return false;
  }
  return true;
}

void result_term(sqlite3_context *const context, const EntTerm term) {
  EntTermId id = 0;
  if (term.value.size > MAX_TERM) {
    sqlite3_result_error_toobig(context);
    return;
  }
  if (ent_watch_glance(functions_of(context)->watch)) {
    sqlite3_result_error_code(context, SQLITE_INTERRUPT);
    return;
  }
  const EntStatus status =
      ent_dictionary_name(functions_of(context)->terms, &term, &id);
  if (status) {
    result_status(context, status);
  } else {
    sqlite3_result_int64(context, id);
  }
}

void result_typed(sqlite3_context *const context, const EntView text,
                  const char *const type) {
  char iri[80];
  const int size = snprintf(iri, sizeof(iri), ENT_NS_XSD "%s", type);
  result_term(context, ent_term_typed(text, ent_view_of(iri, (size_t)size)));
}

void result_integer(sqlite3_context *const context, const int64_t number) {
  char text[24];
  const int size = snprintf(text, sizeof(text), "%lld", (long long)number);
  result_typed(context, ent_view_of(text, (size_t)size), "integer");
}

void result_decimal(sqlite3_context *const context, const EntValueKind kind,
                    const EntDecimal number) {
  char text[ENT_DECIMAL_SIZE];
  const size_t size = ent_decimal_format(number, text);
  result_term(context, ent_term_typed(ent_view_of(text, size),
                                      ent_value_numeric_datatype(kind)));
}

void result_real(sqlite3_context *const context, const EntValueKind kind,
                 const double number) {
  char text[40];
  const size_t size = ent_double_format(number, kind == ENT_VALUE_FLOAT, text);
  result_term(context, ent_term_typed(ent_view_of(text, size),
                                      ent_value_numeric_datatype(kind)));
}

void result_number(sqlite3_context *const context,
                   const EntValue *const number) {
  if (number->kind <= ENT_VALUE_DECIMAL) {
    result_decimal(context, number->kind, number->decimal);
  } else {
    result_real(context, number->kind, number->real);
  }
}

void result_truth(sqlite3_context *const context, const EntTruth truth) {
  if (truth == ENT_UNKNOWN) {
    sqlite3_result_null(context);
  } else {
    sqlite3_result_int(context, truth == ENT_TRUE);
  }
}

EntBuffer *scratch(sqlite3_context *const context) {
  EntBuffer *const buffer = &functions_of(context)->scratch;
  ent_buffer_clear(buffer);
  return buffer;
}
