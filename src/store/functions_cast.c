#include "store/functions_impl.h"

#include <math.h>
#include <string.h>

/// Section 17.5: what a term can be made from, by its kind.
static bool read_source(sqlite3_context *const context,
                        sqlite3_value **const arguments,
                        EntValue *const value) {
  if (!argument_value(context, arguments[0], value)) {
    return false;
  }
  if (value->kind <= ENT_VALUE_BLANK) {
    sqlite3_result_null(context);
    return false;
  }
  return true;
}

/// Read the text of a string as if it had the datatype.
static bool read_as(const EntValue *const value, const char *const type,
                    EntValue *const read) {
  char iri[80] = ENT_NS_XSD;
  strcat(iri, type);
  const EntTerm term = ent_term_typed(value->term.value, ent_view(iri));
  ent_value_read(&term, read);
  return read->kind != ENT_VALUE_INVALID && read->kind != ENT_VALUE_OTHER;
}

static void cast_string(sqlite3_context *const context, const int n,
                        sqlite3_value **const arguments) {
  (void)n;
  EntTerm term;
  EntValue value;
  if (!argument_term(context, arguments[0], &term)) {
    return;
  }
  ent_value_read(&term, &value);
  if (term.kind == ENT_TERM_BLANK) {
    sqlite3_result_null(context);
  } else if (value.kind == ENT_VALUE_BOOLEAN) {
    result_term(context, ent_term_string(value.boolean ? ENT_VIEW("true")
                                                       : ENT_VIEW("false")));
  } else if (value.kind == ENT_VALUE_INTEGER ||
             value.kind == ENT_VALUE_DECIMAL) {
    char decimal[ENT_DECIMAL_SIZE];
    const size_t size = ent_decimal_format(value.decimal, decimal);
    result_term(context, ent_term_string(ent_view_of(decimal, size)));
  } else if (value.kind == ENT_VALUE_FLOAT || value.kind == ENT_VALUE_DOUBLE) {
    char text[40];
    EntDecimal plain;
    // XPath: between 1e-6 and 1e6 as a decimal
    const bool is_plain = (value.real == 0 || (fabs(value.real) >= 1e-6 &&
                                               fabs(value.real) < 1e6)) &&
                          ent_decimal_from_double(value.real, &plain);
    char decimal[ENT_DECIMAL_SIZE];
    const size_t size =
        is_plain ? ent_decimal_format(plain, decimal)
                 : ent_double_format(value.real, value.kind == ENT_VALUE_FLOAT,
                                     text);
    result_term(context,
                ent_term_string(ent_view_of(is_plain ? decimal : text, size)));
  } else {
    result_term(context, ent_term_string(term.value));
  }
}

static void cast_boolean(sqlite3_context *const context, const int n,
                         sqlite3_value **const arguments) {
  (void)n;
  EntValue value;
  EntValue read;
  if (!read_source(context, arguments, &value)) {
    return;
  }
  if (value.kind == ENT_VALUE_STRING && read_as(&value, "boolean", &read)) {
    value = read;
  } else if (!ent_value_is_numeric(&value) && value.kind != ENT_VALUE_BOOLEAN) {
    sqlite3_result_null(context);
    return;
  }
  sqlite3_result_int64(context, ent_value_truth(&value) == ENT_TRUE
                                    ? ENT_ID_TRUE
                                    : ENT_ID_FALSE);
}

/// Make a number out of anything that can be one.
static bool read_number(const EntValue *const value, const char *const type,
                        EntValue *const number) {
  if (value->kind == ENT_VALUE_STRING) {
    return read_as(value, type, number);
  }
  *number = *value;
  if (value->kind == ENT_VALUE_BOOLEAN) {
    number->kind = ENT_VALUE_INTEGER;
    number->decimal = (EntDecimal){value->boolean, 0};
  }
  return ent_value_is_numeric(number);
}

static bool to_decimal(const EntValue *const number,
                       EntDecimal *const decimal) {
  if (number->kind <= ENT_VALUE_DECIMAL) {
    *decimal = number->decimal;
    return true;
  }
  return ent_decimal_from_double(number->real, decimal);
}

static void cast_integer(sqlite3_context *const context, const int n,
                         sqlite3_value **const arguments) {
  (void)n;
  EntValue value;
  EntValue number;
  EntDecimal decimal;
  if (!read_source(context, arguments, &value)) {
    return;
  }
  if (!read_number(&value, "integer", &number) ||
      !to_decimal(&number, &decimal)) {
    sqlite3_result_null(context);
    return;
  }
  const EntRounding towards_zero =
      decimal.digits < 0 ? ENT_ROUND_UP : ENT_ROUND_DOWN;
  result_decimal(context, ENT_VALUE_INTEGER,
                 ent_decimal_round(decimal, towards_zero));
}

static void cast_decimal(sqlite3_context *const context, const int n,
                         sqlite3_value **const arguments) {
  (void)n;
  EntValue value;
  EntValue number;
  EntDecimal decimal;
  if (!read_source(context, arguments, &value)) {
    return;
  }
  if (read_number(&value, "decimal", &number) &&
      to_decimal(&number, &decimal)) {
    result_decimal(context, ENT_VALUE_DECIMAL, decimal);
  } else {
    sqlite3_result_null(context);
  }
}

static void cast_real(sqlite3_context *const context,
                      sqlite3_value **const arguments,
                      const EntValueKind kind) {
  EntValue value;
  EntValue number;
  if (!read_source(context, arguments, &value)) {
    return;
  }
  if (read_number(&value, "double", &number)) {
    const double real = ent_value_to_double(&number);
    result_real(context, kind, kind == ENT_VALUE_FLOAT ? (float)real : real);
  } else {
    sqlite3_result_null(context);
  }
}

static void cast_float(sqlite3_context *const context, const int n,
                       sqlite3_value **const arguments) {
  (void)n;
  cast_real(context, arguments, ENT_VALUE_FLOAT);
}

static void cast_double(sqlite3_context *const context, const int n,
                        sqlite3_value **const arguments) {
  (void)n;
  cast_real(context, arguments, ENT_VALUE_DOUBLE);
}

static void cast_datetime(sqlite3_context *const context, const int n,
                          sqlite3_value **const arguments) {
  (void)n;
  EntValue value;
  EntValue read;
  if (!read_source(context, arguments, &value)) {
    return;
  }
  const bool is_date =
      value.kind == ENT_VALUE_DATETIME && value.time.kind == ENT_DATETIME_DATE;
  const bool is_full =
      value.kind == ENT_VALUE_DATETIME && value.time.kind == ENT_DATETIME_FULL;
  if (is_full ||
      (value.kind == ENT_VALUE_STRING && read_as(&value, "dateTime", &read))) {
    result_typed(context, value.term.value, "dateTime");
  } else if (is_date) {
    EntBuffer *const out = scratch(context);
    const size_t day = value.term.value.size - value.time.zone_text.size;
    const EntStatus status = ent_buffer_format(
        out, "%.*sT00:00:00%.*s", (int)day, value.term.value.data,
        ENT_VIEW_ARGS(value.time.zone_text));
    if (status) {
      result_status(context, status);
    } else {
      result_typed(context, ent_buffer_view(out), "dateTime");
    }
  } else {
    sqlite3_result_null(context);
  }
}

static void cast_date(sqlite3_context *const context, const int n,
                      sqlite3_value **const arguments) {
  (void)n;
  EntValue value;
  EntValue read;
  if (!read_source(context, arguments, &value)) {
    return;
  }
  const bool is_time = value.kind == ENT_VALUE_DATETIME;
  if ((is_time && value.time.kind == ENT_DATETIME_DATE) ||
      (value.kind == ENT_VALUE_STRING && read_as(&value, "date", &read))) {
    result_typed(context, value.term.value, "date");
  } else if (is_time && value.time.kind == ENT_DATETIME_FULL) {
    EntBuffer *const out = scratch(context);
    const EntStatus status = ent_buffer_format(
        out, "%.*s%.*s", (int)ent_view_find(value.term.value, 'T'),
        value.term.value.data, ENT_VIEW_ARGS(value.time.zone_text));
    if (status) {
      result_status(context, status);
    } else {
      result_typed(context, ent_buffer_view(out), "date");
    }
  } else {
    sqlite3_result_null(context);
  }
}

const ScalarFunction FUNCTIONS_CAST[] = {
    {"ent_cast_string", 1, cast_string, false},
    {"ent_cast_boolean", 1, cast_boolean, false},
    {"ent_cast_integer", 1, cast_integer, false},
    {"ent_cast_decimal", 1, cast_decimal, false},
    {"ent_cast_float", 1, cast_float, false},
    {"ent_cast_double", 1, cast_double, false},
    {"ent_cast_dateTime", 1, cast_datetime, false},
    {"ent_cast_date", 1, cast_date, false},
    {NULL, 0, NULL, false}};
