/**
   @file turtle_term.h
   One term as Turtle, also for messages and tables of results.
*/
#ifndef ENT_RDF_TURTLE_TERM_H
#define ENT_RDF_TURTLE_TERM_H

#include "base/buffer.h"
#include "base/status.h"
#include "rdf/prefixes.h"
#include "rdf/term.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
   Append `term` to `out` as Turtle on one line.

   IRIs that one of `prefixes` (which may be NULL) makes short are written so
   where that needs no backslash. Numbers and booleans stand without quotes
   where they read as the same term again. Nothing is appended for a term of
   kind #ENT_TERM_NONE. The term must be one that ent_check_statement() accepts.
   Fails only with #ENT_ERR_MEMORY.
*/
EntStatus ent_turtle_append(EntBuffer *out, const EntPrefixes *prefixes,
                            EntTerm term);

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_TURTLE_TERM_H
