/**
   @file graph.h
   From a reading to RDF: the only place where the two meet.

   What is written, and in which terms, is the contract of the ontology
   (ontology/entente.ttl). Resources are minted below a base IRI: entities and
   agreements by their keys, so that they are the same in every article; the
   article by its text; events, stretches of text and unnamed things by the
   article. The statements of one subject come together.
*/
#ifndef ENT_FRAME_GRAPH_H
#define ENT_FRAME_GRAPH_H

#include "base/status.h"
#include "frame/reading.h"
#include "rdf/sink.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The base IRI unless the user gives another.
#define ENT_DEFAULT_BASE "https://w3id.org/entente/id/"

typedef struct {
  EntView base;         ///< Ends in "/" or "#"
  bool has_graphs;      ///< Put all into the graph named after the article
  bool with_text;       ///< Write the article's text as nif:isString
  float min_confidence; ///< Leave out events below this
} EntGraphOptions;

/// Write the prefixes that all graphs use.
EntStatus ent_graph_write_prefixes(const EntVocabulary *vocabulary,
                                   EntSink sink);

/// Write what `reading` found; does not end the stream.
EntStatus ent_graph_write(const EntReading *reading,
                          const EntGraphOptions *options, EntSink sink);

/**
   Write that the article tells the same as another (news/duplicates.h).

   The graph has what is known of the article and ent:nearDuplicateOf the one
   whose ent_article_key() is `original`, but none of its events, so that they
   are not counted twice. If the two have the same text, and so the same IRI,
   there is nothing to say of them. The document need not be annotated.
*/
EntStatus ent_graph_write_duplicate(const EntReading *reading,
                                    uint64_t original,
                                    const EntGraphOptions *options,
                                    EntSink sink);

#ifdef __cplusplus
}
#endif

#endif // ENT_FRAME_GRAPH_H
