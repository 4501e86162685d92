/**
   @file nt_writer.h
   N-Triples and N-Quads, written by raptor (RDF 1.1 N-Triples, N-Quads).

   A line a statement, in the order of the events. N-Triples has no graphs: the
   graph of a quad is left out. A literal with a zero byte is #ENT_ERR_DATA, as
   raptor's strings end there.
*/
#ifndef ENT_RDF_NT_WRITER_H
#define ENT_RDF_NT_WRITER_H

#include "base/status.h"
#include "base/world.h"
#include "rdf/byte_sink.h"
#include "rdf/syntax.h"

#ifdef __cplusplus
extern "C" {
#endif

/// The function of the N-Triples syntax; see ent_writer_new().
EntStatus ent_ntriples_writer_new(const EntWorld *world, EntByteSink out,
                                  EntWriter **writer);

/// The function of the N-Quads syntax.
EntStatus ent_nquads_writer_new(const EntWorld *world, EntByteSink out,
                                EntWriter **writer);

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_NT_WRITER_H
