/**
   @file turtle_writer.h
   Turtle and TriG, written as they come (RDF 1.1 Turtle, RDF 1.1 TriG).

   Statements in a row with the same subject make a block, those with the same
   predicate a list of objects; nothing is sorted or held back. Prefixes are
   those that events announce (prefixes.h), others are not invented. Blank nodes
   keep their labels. IRIs are written whole, so the base is not used.

   Turtle has no graphs: the graph of a quad is left out. In TriG, statements in
   a row with the same graph are between braces behind its name. An IRI with a segment
   "." or ".." is written as it is, and comes back without the segment from a
   reader that resolves it by RFC 3986, section 5.2.2, to the letter.
*/
#ifndef ENT_RDF_TURTLE_WRITER_H
#define ENT_RDF_TURTLE_WRITER_H

#include "base/status.h"
#include "base/world.h"
#include "rdf/byte_sink.h"
#include "rdf/syntax.h"

#ifdef __cplusplus
extern "C" {
#endif

/// The function of the Turtle syntax; see ent_writer_new().
EntStatus ent_turtle_writer_new(const EntWorld *world, EntByteSink out,
                                EntWriter **writer);

/// The function of the TriG syntax.
EntStatus ent_trig_writer_new(const EntWorld *world, EntByteSink out,
                              EntWriter **writer);

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_TURTLE_WRITER_H
