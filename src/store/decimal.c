#include "store/decimal.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static bool times10(EntInt128 *const digits) {
  return !__builtin_mul_overflow(*digits, 10, digits);
}

/// Drop zeros behind the point.
static EntDecimal normal(EntDecimal value) {
  while (value.scale && value.digits % 10 == 0) {
    value.digits /= 10;
    --value.scale;
  }
  return value;
}

static bool add_digit(EntDecimal *const value, const char c,
                      const bool is_fraction) {
  if (is_fraction && value->scale == ENT_DECIMAL_MAX_SCALE) {
    return c == '0'; // more digits than can be kept exactly
  }
  value->scale += is_fraction;
  return times10(&value->digits) &&
         !__builtin_add_overflow(value->digits, c - '0', &value->digits);
}

bool ent_decimal_parse(const EntView text, EntDecimal *const value) {
  size_t i = text.size && (text.data[0] == '-' || text.data[0] == '+');
  bool has_point = false;
  size_t n_digits = 0;
  *value = (EntDecimal){0, 0};
  for (; i < text.size; ++i) {
    const char c = text.data[i];
    if (c == '.' && !has_point) {
      has_point = true;
    } else if (c < '0' || c > '9' || !add_digit(value, c, has_point)) {
      return false;
    } else {
      ++n_digits;
    }
  }
  if (text.size && text.data[0] == '-') {
    value->digits = -value->digits;
  }
  *value = normal(*value);
  return n_digits > 0;
}

size_t ent_decimal_format(const EntDecimal value, char out[ENT_DECIMAL_SIZE]) {
  const EntDecimal v = normal(value);
  char reversed[ENT_DECIMAL_SIZE];
  size_t n = 0;
  __extension__ unsigned __int128 rest =
      v.digits < 0 ? -(unsigned __int128)v.digits : (unsigned __int128)v.digits;
  for (int place = 0; rest || place <= v.scale; ++place) {
    if (place == v.scale && place) {
      reversed[n++] = '.';
    }
    reversed[n++] = (char)('0' + (int)(rest % 10));
    rest /= 10;
  }
  if (v.digits < 0) {
    reversed[n++] = '-';
  }
  for (size_t i = 0; i < n; ++i) {
    out[i] = reversed[n - 1 - i];
  }
  out[n] = 0;
  return n;
}

double ent_decimal_to_double(const EntDecimal value) {
  static const double POWERS[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,
                                  1e7,  1e8,  1e9,  1e10, 1e11, 1e12, 1e13,
                                  1e14, 1e15, 1e16, 1e17, 1e18};
  return (double)value.digits / POWERS[value.scale];
}

bool ent_decimal_from_double(const double number, EntDecimal *const value) {
  char text[400];
  if (!isfinite(number) || fabs(number) > 1e37) {
    return false;
  }
  int precision = fabs(number) < 1e18 ? ENT_DECIMAL_MAX_SCALE : 0;
  while (fabs(number) * pow(10, precision) > 1e37) {
    --precision;
  }
  // the shortest decimal that is this double, where there is one
  for (int p = 0; p < precision; ++p) {
    (void)snprintf(text, sizeof(text), "%.*f", p, number);
    double back = 0;
    if (sscanf(text, "%lf", &back) == 1 && back == number) {
      return ent_decimal_parse(ent_view(text), value);
    }
  }
  (void)snprintf(text, sizeof(text), "%.*f", precision, number);
  return ent_decimal_parse(ent_view(text), value);
}

/// Give `value` the greater scale; false if the digits do not fit.
static bool rescale(EntDecimal *const value, const int scale) {
  for (; value->scale < scale; ++value->scale) {
    if (!times10(&value->digits)) {
      return false;
    }
  }
  return true;
}

static bool align(EntDecimal *const a, EntDecimal *const b) {
  *a = normal(*a);
  *b = normal(*b);
  const int scale = a->scale > b->scale ? a->scale : b->scale;
  return rescale(a, scale) && rescale(b, scale);
}

int ent_decimal_compare(EntDecimal a, EntDecimal b) {
  const double x = ent_decimal_to_double(a);
  const double y = ent_decimal_to_double(b);
  if (!align(&a, &b)) { // then they differ by far
    return (x > y) - (x < y);
  }
  return (a.digits > b.digits) - (a.digits < b.digits);
}

bool ent_decimal_add(EntDecimal a, EntDecimal b, EntDecimal *const sum) {
  if (!align(&a, &b) ||
      __builtin_add_overflow(a.digits, b.digits, &sum->digits)) {
    return false;
  }
  sum->scale = a.scale;
  *sum = normal(*sum);
  return true;
}

/// Divide by ten, halves away from zero.
static EntInt128 shortened(const EntInt128 digits) {
  const EntInt128 rest = digits % 10;
  return digits / 10 + (rest >= 5) - (rest <= -5);
}

bool ent_decimal_multiply(const EntDecimal a, const EntDecimal b,
                          EntDecimal *const product) {
  const EntDecimal x = normal(a);
  const EntDecimal y = normal(b);
  if (__builtin_mul_overflow(x.digits, y.digits, &product->digits)) {
    return false;
  }
  product->scale = x.scale + y.scale;
  for (; product->scale > ENT_DECIMAL_MAX_SCALE; --product->scale) {
    product->digits = shortened(product->digits);
  }
  *product = normal(*product);
  return true;
}

bool ent_decimal_divide(const EntDecimal a, const EntDecimal b,
                        EntDecimal *const quotient) {
  EntDecimal x = normal(a);
  EntDecimal y = normal(b);
  if (!y.digits || !align(&x, &y)) {
    return false;
  }
  EntInt128 rest = x.digits % y.digits;
  *quotient = (EntDecimal){x.digits / y.digits, 0};
  while (rest && quotient->scale < ENT_DECIMAL_MAX_SCALE && times10(&rest)) {
    if (!times10(&quotient->digits)) {
      break;
    }
    quotient->digits += rest / y.digits;
    ++quotient->scale;
    rest %= y.digits;
  }
  *quotient = normal(*quotient);
  return true;
}

EntDecimal ent_decimal_negate(const EntDecimal value) {
  return (EntDecimal){-value.digits, value.scale};
}

EntDecimal ent_decimal_round(const EntDecimal value,
                             const EntRounding rounding) {
  EntInt128 unit = 1;
  for (int i = 0; i < value.scale; ++i) {
    unit *= 10;
  }
  EntInt128 whole = value.digits / unit;
  EntInt128 rest = value.digits % unit;
  if (rest < 0) { // floor and a rest that is not negative
    --whole;
    rest += unit;
  }
  const bool goes_up = rounding == ENT_ROUND_UP        ? rest > 0
                       : rounding == ENT_ROUND_NEAREST ? 2 * rest >= unit
                                                       : false;
  return (EntDecimal){whole + goes_up, 0};
}
