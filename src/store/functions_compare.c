#include "store/functions_impl.h"

/// ent_ebv(x): the effective boolean value
static void ebv(sqlite3_context *const context, const int n,
                sqlite3_value **const arguments) {
  (void)n;
  EntValue value;
  ent_dictionary_trim(functions_of(context)->terms);
  const EntTermId id = sqlite3_value_int64(arguments[0]);
  if (id == ENT_ID_TRUE || id == ENT_ID_FALSE) {
    sqlite3_result_int(context, id == ENT_ID_TRUE);
  } else if (argument_value(context, arguments[0], &value)) {
    result_truth(context, ent_value_truth(&value));
  }
}

static bool two_values(sqlite3_context *const context,
                       sqlite3_value **const arguments, EntValue *const a,
                       EntValue *const b) {
  ent_dictionary_trim(functions_of(context)->terms);
  return argument_value(context, arguments[0], a) &&
         argument_value(context, arguments[1], b);
}

/// ent_eq(x, y)
static void equal(sqlite3_context *const context, const int n,
                  sqlite3_value **const arguments) {
  (void)n;
  EntValue a;
  EntValue b;
  if (two_values(context, arguments, &a, &b)) {
    result_truth(context, ent_value_equals(&a, &b));
  }
}

/// Return the place where the order of two arguments is kept; NULL if one of
/// them has no id.
static EntFunctionsOrder *find_order(sqlite3_context *const context,
                                     sqlite3_value **const arguments) {
  if (sqlite3_value_type(arguments[0]) != SQLITE_INTEGER ||
      sqlite3_value_type(arguments[1]) != SQLITE_INTEGER) {
    return NULL;
  }
  EntFunctionsOrder *const orders = functions_of(context)->orders;
  const size_t n = sizeof(functions_of(context)->orders) / sizeof(*orders);
  const uint64_t a = (uint64_t)sqlite3_value_int64(arguments[0]);
  const uint64_t b = (uint64_t)sqlite3_value_int64(arguments[1]);
  return &orders[(a + 31 * b) % n];
}

/// Compare; false, with the result set, if there is no order.
static bool compare(sqlite3_context *const context,
                    sqlite3_value **const arguments, int *const order) {
  EntValue a;
  EntValue b;
  if (!two_values(context, arguments, &a, &b)) {
    return false;
  }
  if (!ent_value_compare(&a, &b, order)) {
    sqlite3_result_null(context);
    return false;
  }
  return true;
}

/// The same, but look first whether it is known.
static bool order_of(sqlite3_context *const context,
                     sqlite3_value **const arguments, int *const order) {
  EntFunctionsOrder *const known = find_order(context, arguments);
  if (!known) {
    return compare(context, arguments, order);
  }
  const EntTermId a = sqlite3_value_int64(arguments[0]);
  const EntTermId b = sqlite3_value_int64(arguments[1]);
  if (known->a == a && known->b == b) {
    *order = known->order;
    if (!known->has_order) {
      sqlite3_result_null(context);
    }
    return known->has_order;
  }
  const bool has_order = compare(context, arguments, order);
  *known = (EntFunctionsOrder){a, b, *order, has_order};
  return has_order;
}

/// ent_lt(x, y)
static void less(sqlite3_context *const context, const int n,
                 sqlite3_value **const arguments) {
  (void)n;
  int order = 0;
  if (order_of(context, arguments, &order)) {
    sqlite3_result_int(context, order < 0);
  }
}

/// ent_le(x, y)
static void less_or_equal(sqlite3_context *const context, const int n,
                          sqlite3_value **const arguments) {
  (void)n;
  int order = 0;
  if (order_of(context, arguments, &order)) {
    sqlite3_result_int(context, order <= 0);
  }
}

/// ent_key(x): bytes that sort like ORDER BY
static void key(sqlite3_context *const context, const int n,
                sqlite3_value **const arguments) {
  (void)n;
  EntValue value;
  ent_dictionary_trim(functions_of(context)->terms);
  if (!argument_value(context, arguments[0], &value)) {
    return;
  }
  EntBuffer *const out = scratch(context);
  const EntStatus status = ent_value_sort_key(&value, out);
  if (status) {
    result_status(context, status);
  } else {
    sqlite3_result_blob64(context, out->data, out->size, SQLITE_TRANSIENT);
  }
}

/// ent_row(x, ...): the ids of a solution as bytes, equal if they are
static void row(sqlite3_context *const context, const int n,
                sqlite3_value **const arguments) {
  EntBuffer *const out = scratch(context);
  for (int i = 0; i < n; ++i) {
    const EntTermId id = sqlite3_value_int64(arguments[i]);
    const EntStatus status =
        ent_buffer_append(out, ent_view_of((const char *)&id, sizeof(id)));
    if (status) {
      result_status(context, status);
      return;
    }
  }
  sqlite3_result_blob64(context, out->data, out->size, SQLITE_TRANSIENT);
}

const ScalarFunction FUNCTIONS_COMPARE[] = {
    {"ent_ebv", 1, ebv, false}, {"ent_eq", 2, equal, false},
    {"ent_lt", 2, less, false}, {"ent_le", 2, less_or_equal, false},
    {"ent_key", 1, key, false}, {"ent_row", -1, row, false},
    {NULL, 0, NULL, false}};
