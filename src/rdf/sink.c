#include "rdf/sink.h"

static EntStatus emit(const EntSink sink, const EntRdfEvent *const event) {
  return sink.write(sink.handle, event);
}

EntStatus ent_sink_base(const EntSink sink, const EntView iri) {
  return emit(sink, &(EntRdfEvent){.kind = ENT_RDF_BASE, .base = iri});
}

EntStatus ent_sink_prefix(const EntSink sink, const EntView name,
                          const EntView iri) {
  return emit(sink,
              &(EntRdfEvent){.kind = ENT_RDF_PREFIX, .prefix = {name, iri}});
}

EntStatus ent_sink_statement(const EntSink sink,
                             const EntStatement *const statement) {
  return emit(
      sink, &(EntRdfEvent){.kind = ENT_RDF_STATEMENT, .statement = *statement});
}

EntStatus ent_sink_triple(const EntSink sink, const EntTerm subject,
                          const EntTerm predicate, const EntTerm object,
                          const EntTerm graph) {
  const EntStatement statement = {subject, predicate, object, graph};
  return ent_sink_statement(sink, &statement);
}

EntStatus ent_sink_end(const EntSink sink) {
  return emit(sink, &(EntRdfEvent){.kind = ENT_RDF_END});
}
