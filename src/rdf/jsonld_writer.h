/**
   @file jsonld_writer.h
   JSON-LD lines: a line of JSON for each graph (JSON-LD 1.1, expanded form).

       {"@id":"…/article/1","@graph":[{"@id":"…","@type":["…"],"…":[{"@id":"…"}]}]}

   A line is a whole JSON-LD document: its IRIs are absolute and it has no
   context, so that lines can be cut apart, sorted and sent to other machines.
   Values are always in arrays, and literals are always strings, as they were
   written. A line ends where the graph of the next statement is another one, or
   the stream ends; a writer needs as much memory as a line. Statements of one
   subject and property that do not come together make several objects of one
   "@id", which mean the same.
*/
#ifndef ENT_RDF_JSONLD_WRITER_H
#define ENT_RDF_JSONLD_WRITER_H

#include "base/status.h"
#include "base/world.h"
#include "rdf/byte_sink.h"
#include "rdf/syntax.h"

#ifdef __cplusplus
extern "C" {
#endif

/// The function of the syntax; see ent_writer_new().
EntStatus ent_jsonld_writer_new(const EntWorld *world, EntByteSink out,
                                EntWriter **writer);

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_JSONLD_WRITER_H
