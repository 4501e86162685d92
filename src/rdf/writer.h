/**
   @file writer.h
   Writers: sinks that turn events into the text of a syntax.

       EntWriter *writer = NULL;
       ENT_TRY(ent_writer_new(world, syntax, ent_bytes_to_output(out),
   &writer)); const EntSink sink = ent_writer_sink(writer);
       ... ent_sink_prefix(sink, ...); ent_sink_statement(sink, ...); ...
       status = ent_sink_end(sink);
       ent_writer_free(writer);

   A writer needs as much memory as a statement, however large the graph, that
   of JSON-LD lines as a line. Behind the end, more statements may follow: what
   was written before is complete without them. Once an event has failed, all
   later ones fail with the same status.
*/
#ifndef ENT_RDF_WRITER_H
#define ENT_RDF_WRITER_H

#include "base/status.h"
#include "base/world.h"
#include "rdf/byte_sink.h"
#include "rdf/sink.h"
#include "rdf/syntax.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
   Make a writer of `syntax` to `out`; free it with ent_writer_free().

   Returns #ENT_ERR_MEMORY, or #ENT_ERR_USAGE, logged, if the syntax is one that
   can only be read.
*/
EntStatus ent_writer_new(const EntWorld *world, const EntSyntax *syntax,
                         EntByteSink out, EntWriter **writer);

/**
   Return the sink of `writer`, valid as long as the writer.

   Its statuses are those of ent_check_statement(), of the byte sink, and
   #ENT_ERR_MEMORY.
*/
EntSink ent_writer_sink(EntWriter *writer);

/// Free `writer`, which may be NULL; writes nothing.
void ent_writer_free(EntWriter *writer);

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_WRITER_H
