#include "store/functions_impl.h"

#include <math.h>

static double real_result(const char operation, const double a,
                          const double b) {
  switch (operation) {
  case '+':
    return a + b;
  case '-':
    return a - b;
  case '*':
    return a * b;
  default:
    return a / b;
  }
}

static bool decimal_result(const char operation, const EntDecimal a,
                           const EntDecimal b, EntDecimal *const result) {
  switch (operation) {
  case '+':
    return ent_decimal_add(a, b, result);
  case '-':
    return ent_decimal_add(a, ent_decimal_negate(b), result);
  case '*':
    return ent_decimal_multiply(a, b, result);
  default:
    return ent_decimal_divide(a, b, result);
  }
}

bool arithmetic(const char operation, const EntValue *const a,
                const EntValue *const b, EntValue *const result) {
  if (!ent_value_is_numeric(a) || !ent_value_is_numeric(b)) {
    return false;
  }
  EntValueKind kind = a->kind > b->kind ? a->kind : b->kind;
  if (kind <= ENT_VALUE_DECIMAL) {
    EntDecimal number;
    if (!decimal_result(operation, a->decimal, b->decimal, &number)) {
      return false;
    }
    kind = operation == '/' ? ENT_VALUE_DECIMAL : kind;
    *result = (EntValue){.kind = kind, .decimal = number};
    return true;
  }
  double number =
      real_result(operation, ent_value_to_double(a), ent_value_to_double(b));
  if (kind == ENT_VALUE_FLOAT) {
    number = (float)number;
  }
  *result = (EntValue){.kind = kind, .real = number};
  return true;
}

static void calculate(sqlite3_context *const context,
                      sqlite3_value **const arguments, const char operation) {
  EntValue a;
  EntValue b;
  EntValue result;
  ent_dictionary_trim(functions_of(context)->terms);
  if (!argument_value(context, arguments[0], &a) ||
      !argument_value(context, arguments[1], &b)) {
    return;
  }
  if (arithmetic(operation, &a, &b, &result)) {
    result_number(context, &result);
  } else {
    sqlite3_result_null(context);
  }
}

static void add(sqlite3_context *const context, const int n,
                sqlite3_value **const arguments) {
  (void)n;
  calculate(context, arguments, '+');
}

static void subtract(sqlite3_context *const context, const int n,
                     sqlite3_value **const arguments) {
  (void)n;
  calculate(context, arguments, '-');
}

static void multiply(sqlite3_context *const context, const int n,
                     sqlite3_value **const arguments) {
  (void)n;
  calculate(context, arguments, '*');
}

static void divide(sqlite3_context *const context, const int n,
                   sqlite3_value **const arguments) {
  (void)n;
  calculate(context, arguments, '/');
}

/// Read the one argument, which must be a number.
static bool one_number(sqlite3_context *const context,
                       sqlite3_value **const arguments, EntValue *const value) {
  if (!argument_value(context, arguments[0], value)) {
    return false;
  }
  if (!ent_value_is_numeric(value)) {
    sqlite3_result_null(context);
    return false;
  }
  return true;
}

static void negate(sqlite3_context *const context, const int n,
                   sqlite3_value **const arguments) {
  (void)n;
  EntValue value;
  if (one_number(context, arguments, &value)) {
    if (value.kind <= ENT_VALUE_DECIMAL) {
      value.decimal = ent_decimal_negate(value.decimal);
    } else {
      value.real = -value.real;
    }
    result_number(context, &value);
  }
}

static void plus(sqlite3_context *const context, const int n,
                 sqlite3_value **const arguments) {
  (void)n;
  EntValue value;
  if (one_number(context, arguments, &value)) {
    result_number(context, &value);
  }
}

static void absolute(sqlite3_context *const context, const int n,
                     sqlite3_value **const arguments) {
  (void)n;
  EntValue value;
  if (one_number(context, arguments, &value)) {
    if (value.kind > ENT_VALUE_DECIMAL) {
      value.real = fabs(value.real);
    } else if (value.decimal.digits < 0) {
      value.decimal = ent_decimal_negate(value.decimal);
    }
    result_number(context, &value);
  }
}

static double round_real(const double number, const EntRounding rounding) {
  switch (rounding) {
  case ENT_ROUND_DOWN:
    return floor(number);
  case ENT_ROUND_UP:
    return ceil(number);
  default:
    return floor(number + 0.5);
  }
}

static void round_to(sqlite3_context *const context,
                     sqlite3_value **const arguments,
                     const EntRounding rounding) {
  EntValue value;
  if (one_number(context, arguments, &value)) {
    if (value.kind > ENT_VALUE_DECIMAL) {
      value.real = round_real(value.real, rounding);
    } else {
      value.decimal = ent_decimal_round(value.decimal, rounding);
    }
    result_number(context, &value);
  }
}

static void floor_of(sqlite3_context *const context, const int n,
                     sqlite3_value **const arguments) {
  (void)n;
  round_to(context, arguments, ENT_ROUND_DOWN);
}

static void ceil_of(sqlite3_context *const context, const int n,
                    sqlite3_value **const arguments) {
  (void)n;
  round_to(context, arguments, ENT_ROUND_UP);
}

static void round_of(sqlite3_context *const context, const int n,
                     sqlite3_value **const arguments) {
  (void)n;
  round_to(context, arguments, ENT_ROUND_NEAREST);
}

static void rand_of(sqlite3_context *const context, const int n,
                    sqlite3_value **const arguments) {
  (void)n;
  (void)arguments;
  uint64_t bits = 0;
  sqlite3_randomness(sizeof(bits), &bits);
  result_real(context, ENT_VALUE_DOUBLE, (double)(bits >> 11) * 0x1.0p-53);
}

const ScalarFunction FUNCTIONS_NUMBER[] = {
    {"ent_add", 2, add, false},      {"ent_sub", 2, subtract, false},
    {"ent_mul", 2, multiply, false}, {"ent_div", 2, divide, false},
    {"ent_neg", 1, negate, false},   {"ent_plus", 1, plus, false},
    {"ent_abs", 1, absolute, false}, {"ent_floor", 1, floor_of, false},
    {"ent_ceil", 1, ceil_of, false}, {"ent_round", 1, round_of, false},
    {"ent_rand", 0, rand_of, true},  {NULL, 0, NULL, false}};
