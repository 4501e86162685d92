#include "rdf/term.h"

#include "base/view.h"

int ent_term_compare(const EntTerm a, const EntTerm b) {
  if (a.kind != b.kind) {
    return a.kind < b.kind ? -1 : 1;
  }
  const int by_value = ent_view_compare(a.value, b.value);
  if (by_value) {
    return by_value;
  }
  const int by_datatype = ent_view_compare(a.datatype, b.datatype);
  return by_datatype ? by_datatype : ent_view_compare(a.language, b.language);
}

bool ent_term_equals(const EntTerm a, const EntTerm b) {
  return !ent_term_compare(a, b);
}
