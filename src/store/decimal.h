/**
   @file decimal.h
   Exact decimals of up to 38 digits: xsd:integer and xsd:decimal.

   A decimal is digits / 10^scale. What does not fit is an error, never a wrong
   number.
*/
#ifndef ENT_STORE_DECIMAL_H
#define ENT_STORE_DECIMAL_H

#include "base/view.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

__extension__ typedef __int128 EntInt128;

/// The greatest scale; division gives no more digits behind the point.
#define ENT_DECIMAL_MAX_SCALE 18

/// Bytes enough for any decimal as text, with the terminating zero.
#define ENT_DECIMAL_SIZE 64

typedef struct {
  EntInt128 digits;
  int scale; ///< 0 to #ENT_DECIMAL_MAX_SCALE
} EntDecimal;

/// Read "12", "-1.50", "+.5"; false if it is something else or does not fit.
bool ent_decimal_parse(EntView text, EntDecimal *value);

/// Write in canonical form ("12", "-1.5"); return the length.
size_t ent_decimal_format(EntDecimal value, char out[ENT_DECIMAL_SIZE]);

double ent_decimal_to_double(EntDecimal value);

/// The nearest decimal that fits; false for what is not finite or too great.
bool ent_decimal_from_double(double number, EntDecimal *value);

/// Compare, like strcmp().
int ent_decimal_compare(EntDecimal a, EntDecimal b);

// These return false if the result does not fit, or for division by zero.
bool ent_decimal_add(EntDecimal a, EntDecimal b, EntDecimal *sum);
bool ent_decimal_multiply(EntDecimal a, EntDecimal b, EntDecimal *product);
bool ent_decimal_divide(EntDecimal a, EntDecimal b, EntDecimal *quotient);

EntDecimal ent_decimal_negate(EntDecimal value);

typedef enum {
  ENT_ROUND_DOWN,   ///< towards minus infinity: FLOOR
  ENT_ROUND_UP,     ///< towards infinity: CEIL
  ENT_ROUND_NEAREST ///< halves towards infinity: ROUND
} EntRounding;

/// Round to a whole number.
EntDecimal ent_decimal_round(EntDecimal value, EntRounding rounding);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_DECIMAL_H
