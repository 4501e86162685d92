#include "store/functions_impl.h"

#include <stdio.h>
#include <string.h>

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
    char name[60];
    (void)snprintf(name, sizeof(name), "%s" ENT_PASSING_SUFFIX, f->name);
    code = sqlite3_create_function_v2(db, f->name, f->n_arguments, flags,
                                      &functions->keeping, f->call, NULL, NULL,
                                      NULL);
    code = code ? code
                : sqlite3_create_function_v2(db, name, f->n_arguments, flags,
                                             &functions->passing, f->call, NULL,
                                             NULL, NULL);
  }
  return code;
}

EntStatus ent_functions_register(sqlite3 *const db,
                                 EntFunctions *const functions) {
  functions->keeping = (EntFunctionsCall){functions, false};
  functions->passing = (EntFunctionsCall){functions, true};
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

/// A term as it is passed: this, then language, datatype and value.
typedef struct {
  uint32_t kind;
  uint32_t language_size;
  uint64_t datatype_size;
} Passed;

static void read_passed(sqlite3_value *const argument, EntTerm *const term) {
  Passed head;
  const char *const blob = sqlite3_value_blob(argument);
  const size_t size = (size_t)sqlite3_value_bytes(argument);
  memcpy(&head, blob, sizeof(head));
  const size_t datatype = sizeof(head) + head.language_size;
  const size_t value = datatype + head.datatype_size;
  *term = (EntTerm){
      .kind = (EntTermKind)head.kind,
      .language = ent_view_of(blob + sizeof(head), head.language_size),
      .datatype = ent_view_of(blob + datatype, head.datatype_size),
      .value = ent_view_of(blob + value, size - value)};
}

static void pass_term(sqlite3_context *const context,
                      const EntTerm *const term) {
  EntBuffer *const blob = &functions_of(context)->blob;
  const Passed head = {(uint32_t)term->kind, (uint32_t)term->language.size,
                       term->datatype.size};
  ent_buffer_clear(blob);
  EntStatus status =
      ent_buffer_append(blob, ent_view_of((const char *)&head, sizeof(head)));
  status = status ? status : ent_buffer_append(blob, term->language);
  status = status ? status : ent_buffer_append(blob, term->datatype);
  status = status ? status : ent_buffer_append(blob, term->value);
  if (status) {
    result_status(context, status);
  } else {
    sqlite3_result_blob64(context, blob->data, blob->size, SQLITE_TRANSIENT);
  }
}

bool argument_term(sqlite3_context *const context,
                   sqlite3_value *const argument, EntTerm *const term) {
  if (sqlite3_value_type(argument) == SQLITE_BLOB) {
    read_passed(argument, term);
    return true;
  }
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
  if (((const EntFunctionsCall *)sqlite3_user_data(context))->is_passing) {
    pass_term(context, &term);
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
