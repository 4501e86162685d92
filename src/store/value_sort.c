#include "store/value.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/// Sort keys begin with what comes first: blank nodes, IRIs, then literals,
/// where what the operator `<` compares stays together.
enum {
  RANK_BLANK = 1,
  RANK_IRI,
  RANK_NUMBER,
  RANK_TIME,
  RANK_BOOLEAN,
  RANK_STRING,
  RANK_TEXT,
  RANK_OTHER
};

static int rank(const EntValue *const value) {
  switch (value->kind) {
  case ENT_VALUE_BLANK:
    return RANK_BLANK;
  case ENT_VALUE_IRI:
    return RANK_IRI;
  case ENT_VALUE_INTEGER:
  case ENT_VALUE_DECIMAL:
  case ENT_VALUE_FLOAT:
  case ENT_VALUE_DOUBLE:
    return RANK_NUMBER;
  case ENT_VALUE_DATETIME:
    return RANK_TIME;
  case ENT_VALUE_BOOLEAN:
    return RANK_BOOLEAN;
  case ENT_VALUE_STRING:
    return RANK_STRING;
  case ENT_VALUE_TEXT:
    return RANK_TEXT;
  default:
    return RANK_OTHER;
  }
}

/// The eight bytes of a double, such that their order is its order.
static EntStatus append_double(EntBuffer *const key, const double number) {
  uint64_t bits = 0;
  const double plain = number == 0 ? 0 : number; // one zero
  memcpy(&bits, &plain, sizeof(bits));
  bits = bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
  for (int shift = 56; shift >= 0; shift -= 8) {
    ENT_TRY(ent_buffer_append_byte(key, (char)(bits >> shift)));
  }
  return ENT_SUCCESS;
}

/// A decimal beyond what a double can tell apart: the nearest double first,
/// then how far it is off.
static EntStatus append_decimal(EntBuffer *const key, const EntDecimal value) {
  const double near = ent_decimal_to_double(value);
  EntDecimal back;
  EntDecimal rest = {0, 0};
  ENT_TRY(append_double(key, near));
  if (ent_decimal_from_double(near, &back)) {
    (void)ent_decimal_add(value, ent_decimal_negate(back), &rest);
  }
  return rest.digits ? append_double(key, ent_decimal_to_double(rest))
                     : append_double(key, 0);
}

static EntStatus append_number(EntBuffer *const key,
                               const EntValue *const value) {
  if (value->kind <= ENT_VALUE_DECIMAL) {
    return append_decimal(key, value->decimal);
  }
  ENT_TRY(append_double(key, isnan(value->real) ? -INFINITY : value->real));
  return append_double(key, 0);
}

static EntStatus append_text(EntBuffer *const key, const EntTerm *const term) {
  ENT_TRY(ent_buffer_append(key, term->value));
  ENT_TRY(ent_buffer_append_byte(key, 0));
  ENT_TRY(ent_buffer_append(key, term->language));
  return ent_buffer_append(key, term->datatype);
}

EntStatus ent_value_sort_key(const EntValue *const value,
                             EntBuffer *const key) {
  ENT_TRY(ent_buffer_append_byte(key, (char)rank(value)));
  switch (rank(value)) {
  case RANK_NUMBER:
    return append_number(key, value);
  case RANK_TIME:
    return append_decimal(key, ent_datetime_instant(&value->time));
  case RANK_BOOLEAN:
    return ent_buffer_append_byte(key, value->boolean);
  default:
    return append_text(key, &value->term);
  }
}
