#include "store/functions_impl.h"

#include <string.h>

/// The state of SUM and AVG. SQLite aligns it less than the sum wants, which is
/// why that is kept as bytes.
typedef struct {
  unsigned char sum[sizeof(EntValue)];
  int64_t count;
  bool is_error;
} Sum;

static EntValue sum_of(const Sum *const state) {
  EntValue sum = {.kind = ENT_VALUE_INTEGER, .decimal = {0, 0}};
  if (state->count) {
    memcpy(&sum, state->sum, sizeof(sum));
  }
  return sum;
}

static void step_sum(sqlite3_context *const context, const int n,
                     sqlite3_value **const arguments) {
  (void)n;
  Sum *const state = sqlite3_aggregate_context(context, sizeof(Sum));
  EntValue value;
  if (!state || state->is_error) {
    return;
  }
  ent_dictionary_trim(functions_of(context)->terms);
  if (!argument_value(context, arguments[0], &value) ||
      !ent_value_is_numeric(&value)) {
    state->is_error = true;
    return;
  }
  const EntValue before = sum_of(state);
  EntValue after;
  state->is_error = !arithmetic('+', &before, &value, &after);
  if (!state->is_error) {
    memcpy(state->sum, &after, sizeof(after));
    ++state->count;
  }
}

static void finish_sum(sqlite3_context *const context) {
  const Sum *const state = sqlite3_aggregate_context(context, 0);
  if (!state || (!state->count && !state->is_error)) {
    result_integer(context, 0);
  } else if (state->is_error) {
    sqlite3_result_null(context);
  } else {
    const EntValue sum = sum_of(state);
    result_number(context, &sum);
  }
}

static void finish_average(sqlite3_context *const context) {
  const Sum *const state = sqlite3_aggregate_context(context, 0);
  if (!state || (!state->count && !state->is_error)) {
    result_integer(context, 0);
    return;
  }
  const EntValue count = {.kind = ENT_VALUE_INTEGER,
                          .decimal = {state->count, 0}};
  const EntValue sum = sum_of(state);
  EntValue average;
  if (state->is_error || !arithmetic('/', &sum, &count, &average)) {
    sqlite3_result_null(context);
  } else {
    result_number(context, &average);
  }
}

/// The state of MIN and MAX: the best id and its sort key.
typedef struct {
  EntTermId id;
  char *key;
  size_t size;
  bool is_error; ///< An error comes before all terms, so it is the least
} Best;

static void step_best(sqlite3_context *const context,
                      sqlite3_value *const argument, const int wanted) {
  Best *const state = sqlite3_aggregate_context(context, sizeof(Best));
  EntValue value;
  if (!state || sqlite3_value_type(argument) == SQLITE_NULL) {
    if (state && wanted < 0) {
      state->is_error = true;
    }
    return;
  }
  if (!argument_value(context, argument, &value)) {
    return;
  }
  EntBuffer *const key = scratch(context);
  if (ent_value_sort_key(&value, key)) {
    sqlite3_result_error_nomem(context);
    return;
  }
  const int order = ent_view_compare(ent_buffer_view(key),
                                     ent_view_of(state->key, state->size));
  if (state->id && order * wanted <= 0) {
    return;
  }
  char *const copy = sqlite3_realloc64(state->key, key->size);
  if (!copy) {
    sqlite3_result_error_nomem(context);
    return;
  }
  memcpy(copy, key->data, key->size);
  *state =
      (Best){sqlite3_value_int64(argument), copy, key->size, state->is_error};
}

static void step_min(sqlite3_context *const context, const int n,
                     sqlite3_value **const arguments) {
  (void)n;
  step_best(context, arguments[0], -1);
}

static void step_max(sqlite3_context *const context, const int n,
                     sqlite3_value **const arguments) {
  (void)n;
  step_best(context, arguments[0], 1);
}

static void finish_best(sqlite3_context *const context) {
  Best *const state = sqlite3_aggregate_context(context, 0);
  if (!state || !state->id || state->is_error) {
    sqlite3_result_null(context);
  } else {
    sqlite3_result_int64(context, state->id);
  }
  if (state) {
    sqlite3_free(state->key);
    state->key = NULL;
  }
}

static void step_sample(sqlite3_context *const context, const int n,
                        sqlite3_value **const arguments) {
  (void)n;
  EntTermId *const id = sqlite3_aggregate_context(context, sizeof(EntTermId));
  if (id && !*id && sqlite3_value_type(arguments[0]) == SQLITE_INTEGER) {
    *id = sqlite3_value_int64(arguments[0]);
  }
}

static void finish_sample(sqlite3_context *const context) {
  const EntTermId *const id = sqlite3_aggregate_context(context, 0);
  if (id && *id) {
    sqlite3_result_int64(context, *id);
  } else {
    sqlite3_result_null(context);
  }
}

/// The state of GROUP_CONCAT's first half, which collects ids.
typedef struct {
  EntTermId *ids;
  size_t count, capacity;
  bool is_error;
} List;

static bool grow(List *const list) {
  const size_t capacity = list->capacity ? 2 * list->capacity : 16;
  EntTermId *const ids =
      sqlite3_realloc64(list->ids, capacity * sizeof(EntTermId));
  if (ids) {
    list->ids = ids;
    list->capacity = capacity;
  }
  return ids;
}

static void step_collect(sqlite3_context *const context, const int n,
                         sqlite3_value **const arguments) {
  (void)n;
  List *const list = sqlite3_aggregate_context(context, sizeof(List));
  if (!list) {
    return;
  }
  if (sqlite3_value_type(arguments[0]) != SQLITE_INTEGER) {
    list->is_error = true;
  } else if (list->count == list->capacity && !grow(list)) {
    sqlite3_result_error_nomem(context);
  } else {
    list->ids[list->count++] = sqlite3_value_int64(arguments[0]);
  }
}

static void finish_collect(sqlite3_context *const context) {
  List *const list = sqlite3_aggregate_context(context, 0);
  if (list && list->is_error) {
    sqlite3_result_null(context);
  } else {
    const size_t count = list ? list->count : 0;
    sqlite3_result_blob64(context, count ? (const void *)list->ids : "",
                          count * sizeof(EntTermId), SQLITE_TRANSIENT);
  }
  if (list) {
    sqlite3_free(list->ids);
    list->ids = NULL;
  }
}

/// ent_join(ids, separator): GROUP_CONCAT's second half
static void join(sqlite3_context *const context, const int n,
                 sqlite3_value **const arguments) {
  (void)n;
  if (sqlite3_value_type(arguments[0]) != SQLITE_BLOB) {
    sqlite3_result_null(context);
    return;
  }
  const EntTermId *const ids = sqlite3_value_blob(arguments[0]);
  const size_t count =
      (size_t)sqlite3_value_bytes(arguments[0]) / sizeof(EntTermId);
  EntTerm separator;
  if (!argument_term(context, arguments[1], &separator)) {
    return;
  }
  EntBuffer *const out = scratch(context);
  EntStatus status = ENT_SUCCESS;
  for (size_t i = 0; !status && i < count; ++i) {
    EntTerm term;
    EntTermId id = 0;
    memcpy(&id, ids + i, sizeof(id)); // the blob may lie anywhere
    status = ent_dictionary_get(functions_of(context)->terms, id, &term);
    if (!status && term.kind == ENT_TERM_BLANK) {
      sqlite3_result_null(context);
      return;
    }
    if (!status && i) {
      status = ent_buffer_append(out, separator.value);
    }
    status = status ? status : ent_buffer_append(out, term.value);
  }
  if (status) {
    result_status(context, status);
  } else {
    result_term(context, ent_term_string(ent_buffer_view(out)));
  }
}

/// ent_integer(n): an SQL number as a term
static void integer(sqlite3_context *const context, const int n,
                    sqlite3_value **const arguments) {
  (void)n;
  result_integer(context, sqlite3_value_int64(arguments[0]));
}

typedef struct {
  const char *name;
  void (*step)(sqlite3_context *, int, sqlite3_value **);
  void (*finish)(sqlite3_context *);
} AggregateFunction;

static const AggregateFunction AGGREGATES[] = {
    {"ent_sum", step_sum, finish_sum},
    {"ent_avg", step_sum, finish_average},
    {"ent_min", step_min, finish_best},
    {"ent_max", step_max, finish_best},
    {"ent_sample", step_sample, finish_sample},
    {"ent_collect", step_collect, finish_collect},
};

int functions_register_aggregates(sqlite3 *const db,
                                  EntFunctions *const functions) {
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
  int code = sqlite3_create_function_v2(
      db, "ent_join", 2, flags, &functions->keeping, join, NULL, NULL, NULL);
  code = code ? code
              : sqlite3_create_function_v2(db, "ent_integer", 1, flags,
                                           &functions->keeping, integer, NULL,
                                           NULL, NULL);
  for (size_t i = 0; !code && i < sizeof(AGGREGATES) / sizeof(*AGGREGATES);
       ++i) {
    code = sqlite3_create_function_v2(
        db, AGGREGATES[i].name, 1, flags, &functions->keeping, NULL,
        AGGREGATES[i].step, AGGREGATES[i].finish, NULL);
  }
  return code;
}
