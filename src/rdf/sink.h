/**
   @file sink.h
   The stream of RDF: one kind of event, one kind of receiver.

   Readers, the analysis and the knowledge base emit events into a sink;
   writers, filters, the store and counters are sinks. A filter is a sink that
   holds the next one. The views of an event are valid during the call only; a
   sink that keeps something copies it. A sink that returns an error stops the
   emitter, which returns the same status.
*/
#ifndef ENT_RDF_SINK_H
#define ENT_RDF_SINK_H

#include "base/status.h"
#include "base/view.h"
#include "rdf/term.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  ENT_RDF_BASE,      ///< The base IRI from here on
  ENT_RDF_PREFIX,    ///< A namespace prefix: a hint for writers
  ENT_RDF_STATEMENT, ///< A triple or quad
  ENT_RDF_END        ///< The last event: write what is pending
} EntRdfEventKind;

typedef struct {
  EntRdfEventKind kind;
  union {
    EntView base; ///< IRI
    struct {
      EntView name; ///< Without colon
      EntView iri;
    } prefix;
    EntStatement statement;
  };
} EntRdfEvent;

typedef EntStatus (*EntSinkFunc)(void *handle, const EntRdfEvent *event);

typedef struct {
  EntSinkFunc write;
  void *handle; ///< Passed to `write`; who made the sink says who frees it
} EntSink;

EntStatus ent_sink_base(EntSink sink, EntView iri);

EntStatus ent_sink_prefix(EntSink sink, EntView name, EntView iri);

EntStatus ent_sink_statement(EntSink sink, const EntStatement *statement);

/// Emit a triple into `graph` (kind #ENT_TERM_NONE: the default graph).
EntStatus ent_sink_triple(EntSink sink, EntTerm subject, EntTerm predicate,
                          EntTerm object, EntTerm graph);

EntStatus ent_sink_end(EntSink sink);

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_SINK_H
