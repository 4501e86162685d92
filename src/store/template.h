/**
   @file template.h
   Templates of CONSTRUCT, INSERT and DELETE, filled in with solutions.
*/
#ifndef ENT_STORE_TEMPLATE_H
#define ENT_STORE_TEMPLATE_H

#include "base/arena.h"
#include "base/status.h"
#include "rdf/sink.h"
#include "store/algebra.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Where the values of variables come from.
typedef struct {
  /// Get the term of a variable; kind none if it is unbound.
  EntStatus (*get)(void *handle, EntVar var, EntTerm *term);
  void *handle;
  uint64_t row;   ///< Number of the solution: each has blank nodes of its own
  uint64_t scope; ///< What else tells these blank nodes from others
} EntSolution;

/**
   Emit each triple of the template that the solution makes legal (section
   16.2): none with a variable unbound, a literal as subject, or anything but
   an IRI as property.
*/
EntStatus ent_template_emit(const EntTriple *triples,
                            const EntSolution *solution, EntSink sink);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_TEMPLATE_H
