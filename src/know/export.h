/**
   @file export.h
   The knowledge base as RDF.

   Entities have the IRIs that articles give them, a base and the key, so that
   the knowledge base can be loaded beside the graphs of articles. What the
   tables say is written with the terms of ontology/entente.ttl; relations that
   it has no property for are left out.
*/
#ifndef ENT_KNOW_EXPORT_H
#define ENT_KNOW_EXPORT_H

#include "base/status.h"
#include "base/view.h"
#include "base/world.h"
#include "know/knowledge.h"
#include "rdf/sink.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
   Write all entities, their relations and the terms of office into `sink`.

   `base` is an IRI that ends in a slash or hash. Emits prefixes first and no
   end, so that more can follow. Returns #ENT_ERR_MEMORY, #ENT_ERR_DATA, logged,
   if a class or an office is none of the vocabulary, or what the sink returns.
*/
EntStatus ent_knowledge_export(const EntWorld *world,
                               const EntKnowledge *knowledge, EntView base,
                               EntSink sink);

#ifdef __cplusplus
}
#endif

#endif // ENT_KNOW_EXPORT_H
