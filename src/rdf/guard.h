/**
   @file guard.h
   What must not reach raptor 2.0.15.
*/
#ifndef ENT_RDF_GUARD_H
#define ENT_RDF_GUARD_H

#include "base/status.h"
#include "base/view.h"
#include "base/world.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
   Check a document in Turtle, TriG, N-Triples or N-Quads before raptor gets it.

   Refused, and logged with the place in `name`, are invalid UTF-8
   (#ENT_ERR_ENCODING), bytes of zero (#ENT_ERR_SYNTAX) and escapes of U+0000
   (#ENT_ERR_DATA), where raptor cuts strings, and, if `has_graph_names`, which
   is for Turtle and TriG, an empty IRI before a brace (#ENT_ERR_DATA), at which
   raptor crashes. The last is no Turtle, but could be TriG.
*/
EntStatus ent_guard_text(const EntWorld *world, const char *name, EntView text,
                         bool has_graph_names);

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_GUARD_H
