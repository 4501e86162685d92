#include "store/value.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *name; ///< Without the namespace of XML Schema
  EntValueKind kind;
  EntDateTimeKind time;
} Datatype;

static const Datatype DATATYPES[] = {
    {"integer", ENT_VALUE_INTEGER, 0},
    {"decimal", ENT_VALUE_DECIMAL, 0},
    {"double", ENT_VALUE_DOUBLE, 0},
    {"float", ENT_VALUE_FLOAT, 0},
    {"boolean", ENT_VALUE_BOOLEAN, 0},
    {"string", ENT_VALUE_STRING, 0},
    {"dateTime", ENT_VALUE_DATETIME, ENT_DATETIME_FULL},
    {"date", ENT_VALUE_DATETIME, ENT_DATETIME_DATE},
    {"time", ENT_VALUE_DATETIME, ENT_DATETIME_TIME},
    {"gYearMonth", ENT_VALUE_DATETIME, ENT_DATETIME_YEAR_MONTH},
    {"gYear", ENT_VALUE_DATETIME, ENT_DATETIME_YEAR},
    {"int", ENT_VALUE_INTEGER, 0},
    {"long", ENT_VALUE_INTEGER, 0},
    {"short", ENT_VALUE_INTEGER, 0},
    {"byte", ENT_VALUE_INTEGER, 0},
    {"nonNegativeInteger", ENT_VALUE_INTEGER, 0},
    {"positiveInteger", ENT_VALUE_INTEGER, 0},
    {"nonPositiveInteger", ENT_VALUE_INTEGER, 0},
    {"negativeInteger", ENT_VALUE_INTEGER, 0},
    {"unsignedLong", ENT_VALUE_INTEGER, 0},
    {"unsignedInt", ENT_VALUE_INTEGER, 0},
    {"unsignedShort", ENT_VALUE_INTEGER, 0},
    {"unsignedByte", ENT_VALUE_INTEGER, 0},
};

static const Datatype *find_datatype(const EntView iri) {
  const EntView space = ENT_VIEW(ENT_NS_XSD);
  if (!ent_view_starts_with(iri, space)) {
    return NULL;
  }
  const EntView name = ent_view_slice(iri, space.size, iri.size);
  for (size_t i = 0; i < sizeof(DATATYPES) / sizeof(*DATATYPES); ++i) {
    if (ent_view_equals(name, ent_view(DATATYPES[i].name))) {
      return &DATATYPES[i];
    }
  }
  return NULL;
}

bool ent_double_parse(const EntView text, double *const number) {
  char copy[64];
  if (!text.size || text.size >= sizeof(copy)) {
    return false;
  }
  if (ent_view_equals(text, ENT_VIEW("INF")) ||
      ent_view_equals(text, ENT_VIEW("+INF")) ||
      ent_view_equals(text, ENT_VIEW("-INF"))) {
    *number = text.data[0] == '-' ? -INFINITY : INFINITY;
    return true;
  }
  if (ent_view_equals(text, ENT_VIEW("NaN"))) {
    *number = NAN;
    return true;
  }
  memcpy(copy, text.data, text.size);
  copy[text.size] = 0;
  if (strspn(copy, "0123456789+-.eE") != text.size) {
    return false;
  }
  char *end = NULL;
  *number = strtod(copy, &end);
  return !*end && end != copy;
}

static bool read_boolean(const EntView text, bool *const value) {
  *value = ent_view_equals(text, ENT_VIEW("true")) ||
           ent_view_equals(text, ENT_VIEW("1"));
  return *value || ent_view_equals(text, ENT_VIEW("false")) ||
         ent_view_equals(text, ENT_VIEW("0"));
}

static bool has_point(const EntView text) {
  return ent_view_find(text, '.') < text.size;
}

/// Read the lexical form; false if it is not one of the datatype.
static bool read_form(const EntView text, const Datatype *const datatype,
                      EntValue *const value) {
  switch (datatype->kind) {
  case ENT_VALUE_BOOLEAN:
    return read_boolean(text, &value->boolean);
  case ENT_VALUE_INTEGER:
    return !has_point(text) && ent_decimal_parse(text, &value->decimal);
  case ENT_VALUE_DECIMAL:
    return ent_decimal_parse(text, &value->decimal);
  case ENT_VALUE_FLOAT:
  case ENT_VALUE_DOUBLE:
    return ent_double_parse(text, &value->real);
  case ENT_VALUE_DATETIME:
    return ent_datetime_parse(text, datatype->time, &value->time);
  default:
    return true;
  }
}

static void read_literal(const EntTerm *const term, EntValue *const value) {
  if (term->language.size || !term->datatype.size) {
    value->kind = term->language.size ? ENT_VALUE_TEXT : ENT_VALUE_STRING;
    return;
  }
  const Datatype *const datatype = find_datatype(term->datatype);
  value->kind = !datatype ? ENT_VALUE_OTHER
                : read_form(ent_view_trim(term->value), datatype, value)
                    ? datatype->kind
                    : ENT_VALUE_INVALID;
}

void ent_value_read(const EntTerm *const term, EntValue *const value) {
  value->term = *term;
  if (term->kind == ENT_TERM_LITERAL) {
    read_literal(term, value);
  } else {
    value->kind =
        term->kind == ENT_TERM_BLANK ? ENT_VALUE_BLANK : ENT_VALUE_IRI;
  }
}

double ent_value_to_double(const EntValue *const value) {
  return value->kind >= ENT_VALUE_FLOAT ? value->real
                                        : ent_decimal_to_double(value->decimal);
}

bool ent_value_number(const EntTerm *const term, double *const number) {
  if (term->kind != ENT_TERM_LITERAL || !term->datatype.size) {
    return false;
  }
  EntValue value;
  ent_value_read(term, &value);
  if (value.kind == ENT_VALUE_DATETIME) {
    *number = ent_decimal_to_double(ent_datetime_instant(&value.time));
    return true;
  }
  if (!ent_value_is_numeric(&value)) {
    return false;
  }
  *number = ent_value_to_double(&value);
  return !isnan(*number);
}

static EntTruth truth(const bool is_true) {
  return is_true ? ENT_TRUE : ENT_FALSE;
}

/// Return whether the datatype of an invalid literal has a truth value.
static bool has_truth(const EntTerm *const term) {
  const Datatype *const datatype = find_datatype(term->datatype);
  return datatype && (datatype->kind == ENT_VALUE_BOOLEAN ||
                      (datatype->kind >= ENT_VALUE_INTEGER &&
                       datatype->kind <= ENT_VALUE_DOUBLE));
}

EntTruth ent_value_truth(const EntValue *const value) {
  switch (value->kind) {
  case ENT_VALUE_BOOLEAN:
    return truth(value->boolean);
  case ENT_VALUE_STRING:
  case ENT_VALUE_TEXT:
    return truth(value->term.value.size > 0);
  case ENT_VALUE_INTEGER:
  case ENT_VALUE_DECIMAL:
    return truth(value->decimal.digits != 0);
  case ENT_VALUE_FLOAT:
  case ENT_VALUE_DOUBLE:
    return truth(value->real != 0 && !isnan(value->real));
  case ENT_VALUE_INVALID:
    return has_truth(&value->term) ? ENT_FALSE : ENT_UNKNOWN;
  default:
    return ENT_UNKNOWN;
  }
}

static int compare_doubles(const double x, const double y) {
  return isnan(x) || isnan(y) ? 2 : (x > y) - (x < y);
}

static int compare_numbers(const EntValue *const a, const EntValue *const b) {
  if (a->kind <= ENT_VALUE_DECIMAL && b->kind <= ENT_VALUE_DECIMAL) {
    return ent_decimal_compare(a->decimal, b->decimal);
  }
  if (a->kind <= ENT_VALUE_FLOAT && b->kind <= ENT_VALUE_FLOAT) {
    return compare_doubles((float)ent_value_to_double(a),
                           (float)ent_value_to_double(b));
  }
  return compare_doubles(ent_value_to_double(a), ent_value_to_double(b));
}

bool ent_value_compare(const EntValue *const a, const EntValue *const b,
                       int *const order) {
  if (ent_value_is_numeric(a) && ent_value_is_numeric(b)) {
    *order = compare_numbers(a, b);
    return true;
  }
  if (a->kind != b->kind) {
    return false;
  }
  switch (a->kind) {
  case ENT_VALUE_STRING:
    *order = ent_view_compare(a->term.value, b->term.value);
    return true;
  case ENT_VALUE_BOOLEAN:
    *order = (a->boolean > b->boolean) - (a->boolean < b->boolean);
    return true;
  case ENT_VALUE_DATETIME:
    return a->time.kind == b->time.kind &&
           ent_datetime_compare(&a->time, &b->time, order);
  default:
    return false;
  }
}

/// Return whether values of the kind are all the datatype says, so that terms
/// of different such kinds are known to differ.
static bool is_understood(const EntValue *const value) {
  return value->kind != ENT_VALUE_OTHER && value->kind != ENT_VALUE_INVALID;
}

static bool is_literal(const EntValue *const value) {
  return value->kind >= ENT_VALUE_STRING;
}

EntTruth ent_value_equals(const EntValue *const a, const EntValue *const b) {
  int order = 0;
  if (ent_value_compare(a, b, &order)) {
    return truth(!order);
  }
  if (ent_term_equals(a->term, b->term)) {
    return ENT_TRUE;
  }
  if (!is_literal(a) || !is_literal(b)) {
    return ENT_FALSE;
  }
  if (a->kind == ENT_VALUE_DATETIME && b->kind == ENT_VALUE_DATETIME) {
    return a->time.kind == b->time.kind ? ENT_UNKNOWN : ENT_FALSE;
  }
  // text in a language is nothing else, whatever the other datatype means
  return a->kind == ENT_VALUE_TEXT || b->kind == ENT_VALUE_TEXT ||
                 (is_understood(a) && is_understood(b))
             ? ENT_FALSE
             : ENT_UNKNOWN;
}

size_t ent_double_format(const double number, const bool is_float,
                         char out[40]) {
  if (isnan(number) || isinf(number)) {
    return (size_t)snprintf(out, 40, "%s",
                            isnan(number) ? "NaN"
                            : number > 0  ? "INF"
                                          : "-INF");
  }
  const int most = is_float ? 9 : 17;
  char text[40];
  for (int precision = 0; precision < most; ++precision) {
    (void)snprintf(text, sizeof(text), "%.*e", precision, number);
    const double back = strtod(text, NULL);
    if (is_float ? (float)back == (float)number : back == number) {
      break;
    }
  }
  char *const exponent = strchr(text, 'e');
  *exponent = 0;
  return (size_t)snprintf(out, 40, "%s%sE%d", text,
                          strchr(text, '.') ? "" : ".0", atoi(exponent + 1));
}

EntView ent_value_numeric_datatype(const EntValueKind kind) {
  switch (kind) {
  case ENT_VALUE_INTEGER:
    return ENT_VIEW(ENT_NS_XSD "integer");
  case ENT_VALUE_DECIMAL:
    return ENT_VIEW(ENT_NS_XSD "decimal");
  case ENT_VALUE_FLOAT:
    return ENT_VIEW(ENT_NS_XSD "float");
  default:
    return ENT_VIEW(ENT_NS_XSD "double");
  }
}
