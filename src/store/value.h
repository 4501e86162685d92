/**
   @file value.h
   What a term means: the values on which SPARQL's operators work (section 17).
*/
#ifndef ENT_STORE_VALUE_H
#define ENT_STORE_VALUE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "rdf/term.h"
#include "store/datetime.h"
#include "store/decimal.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  ENT_VALUE_IRI,
  ENT_VALUE_BLANK,
  ENT_VALUE_STRING,
  ENT_VALUE_TEXT, ///< in a language
  ENT_VALUE_BOOLEAN,
  ENT_VALUE_INTEGER, ///< this and the next three in the order of promotion
  ENT_VALUE_DECIMAL,
  ENT_VALUE_FLOAT,
  ENT_VALUE_DOUBLE,
  ENT_VALUE_DATETIME, ///< all the kinds of datetime.h
  ENT_VALUE_INVALID,  ///< of a known datatype, but not a form of it
  ENT_VALUE_OTHER     ///< of a datatype that means nothing here
} EntValueKind;

typedef struct {
  EntValueKind kind;
  EntTerm term;
  union {
    bool boolean;
    EntDecimal decimal; ///< Of integers too
    double real;        ///< Of floats too
    EntDateTime time;
  };
} EntValue;

/// Three-valued logic: true, false, or error.
typedef enum { ENT_FALSE, ENT_TRUE, ENT_UNKNOWN } EntTruth;

/// Read the value of a term; the value's views are those of the term.
void ent_value_read(const EntTerm *term, EntValue *value);

static inline bool ent_value_is_numeric(const EntValue *const value) {
  return value->kind >= ENT_VALUE_INTEGER && value->kind <= ENT_VALUE_DOUBLE;
}

/// Return the number as a double, whatever numeric kind it has.
double ent_value_to_double(const EntValue *value);

/**
   Return the number by which a literal can be sorted and searched: numeric
   value, or seconds since 1970; false if it has none.
*/
bool ent_value_number(const EntTerm *term, double *number);

/// The effective boolean value (section 17.2.2).
EntTruth ent_value_truth(const EntValue *value);

/// The operator `=` (sections 17.3 and 17.4.1.7).
EntTruth ent_value_equals(const EntValue *a, const EntValue *b);

/// The operators of order: set `order` like strcmp(); false if they do not
/// apply. NaN makes `order` 2: no comparison with it is true.
bool ent_value_compare(const EntValue *a, const EntValue *b, int *order);

/// Append bytes whose order is that of ORDER BY (section 15.1).
EntStatus ent_value_sort_key(const EntValue *value, EntBuffer *key);

/// Write a double or float in canonical form; return the length.
size_t ent_double_format(double number, bool is_float, char out[40]);

/// Read an xsd:double or xsd:float.
bool ent_double_parse(EntView text, double *number);

/// Return the IRI of the datatype of a numeric kind.
EntView ent_value_numeric_datatype(EntValueKind kind);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_VALUE_H
