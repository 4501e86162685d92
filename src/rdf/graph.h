/**
   @file graph.h
   A graph in memory, sorted, each statement once.

   A sink that keeps what comes, to be emitted in order: graph, subject,
   rdf:type first, then predicate, object. So the Turtle writer gets one block a
   subject, and two graphs with the same statements give the same bytes.

       EntGraph *const graph = ent_graph_new(world);
       ... emit into ent_graph_sink(graph) ...
       ENT_TRY(ent_graph_emit(graph, ent_writer_sink(writer)));
*/
#ifndef ENT_RDF_GRAPH_H
#define ENT_RDF_GRAPH_H

#include "base/status.h"
#include "base/world.h"
#include "rdf/sink.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntGraphImpl EntGraph;

/// Return a new empty graph, or NULL.
EntGraph *ent_graph_new(const EntWorld *world);

/// Free `graph`, which may be NULL.
void ent_graph_free(EntGraph *graph);

/// Return a sink that adds to `graph`; fails only with #ENT_ERR_MEMORY.
EntSink ent_graph_sink(EntGraph *graph);

/// Sort the statements and drop the repeated ones; return how many are left.
size_t ent_graph_sort(EntGraph *graph);

/// Return a statement, in order after ent_graph_sort() and until more comes.
const EntStatement *ent_graph_at(const EntGraph *graph, size_t index);

/// Sort, then emit base and prefixes in the order they came, the statements,
/// and the end.
EntStatus ent_graph_emit(EntGraph *graph, EntSink sink);

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_GRAPH_H
