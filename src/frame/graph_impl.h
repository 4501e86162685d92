/**
   @file graph_impl.h
   What the files that write a graph share.
*/
#ifndef ENT_FRAME_GRAPH_IMPL_H
#define ENT_FRAME_GRAPH_IMPL_H

#include "frame/graph.h"

/// A graph on its way into a sink.
typedef struct {
  const EntReading *reading;
  const EntGraphOptions *options;
  EntSink sink;
  EntArena *arena;
  EntTerm article;
  EntTerm graph;
  bool *is_needed; ///< By referent: whether it is part of the graph
  struct {
    EntSpan *items; ///< Stretches of text that were spoken of
    size_t count, capacity;
  } spans;
  struct {
    const EntFiller **items; ///< Unnamed things that were spoken of
    size_t count, capacity;
  } unnamed;
} EntGraphWriter;

/// Write one statement with a property of the vocabulary.
EntStatus ent_graph_add(const EntGraphWriter *writer, EntTerm subject,
                        EntId property, EntTerm object);

/// Write a plain string, unless it is empty.
EntStatus ent_graph_add_string(const EntGraphWriter *writer, EntTerm subject,
                               EntId property, EntView value);

/// Write a calendar date with the datatype of its precision, if it is set.
EntStatus ent_graph_add_date(const EntGraphWriter *writer, EntTerm subject,
                             EntId property, EntDate date);

/// Write a class of the namespace ent: as type.
EntStatus ent_graph_add_type(const EntGraphWriter *writer, EntTerm subject,
                             EntView class_name);

/// Mint an IRI below the base, or below the article.
EntStatus ent_graph_mint(const EntGraphWriter *writer, EntView key,
                         EntTerm *iri);
EntStatus ent_graph_mint_local(const EntGraphWriter *writer, const char *kind,
                               uint32_t number, EntTerm *iri);

/// Mint the IRI of a stretch of text, and remember to describe it.
EntStatus ent_graph_mint_span(EntGraphWriter *writer, EntSpan span,
                              EntTerm *iri);

/// Write the referents, the office holdings, or the events.
EntStatus ent_graph_write_referents(EntGraphWriter *writer);
EntStatus ent_graph_write_offices(EntGraphWriter *writer);
EntStatus ent_graph_write_events(EntGraphWriter *writer);

/// Return whether the event is part of the graph.
bool ent_graph_has_event(const EntGraphWriter *writer, const EntEvent *event);

#endif // ENT_FRAME_GRAPH_IMPL_H
