/**
   @file loader.h
   Load RDF into a store: a sink that writes.

       ENT_TRY(ent_store_begin(store));
       ENT_TRY(ent_loader_new(store, &options, &loader));
       status = ent_reader_read(reader, ..., ent_loader_sink(loader));
       status = status ? status : ent_loader_finish(loader);
       ent_loader_free(loader);
       status ? ent_store_rollback(store) : ent_store_commit(store);

   Statements without a graph go into the graph of the options. What is loaded
   twice is there once. Blank nodes are named after the label in the text and
   the scope, so that the same text loaded again means the same nodes, and two
   texts, or one text in two graphs that the options name, never share one.
*/
#ifndef ENT_STORE_LOADER_H
#define ENT_STORE_LOADER_H

#include "base/status.h"
#include "base/view.h"
#include "rdf/sink.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntLoaderImpl EntLoader;

typedef struct {
  EntView graph;      ///< IRI, or empty for the default graph
  EntView scope;      ///< Of blank nodes: something that only this text has
  bool finds_article; ///< Without a graph: that of the schema:NewsArticle in it
  bool is_replacing;  ///< Remove first what the graphs had
  const char *name;   ///< Of the text, for messages; or NULL
  unsigned timeout;   ///< Milliseconds from ent_loader_new(); 0 is any
} EntLoaderOptions;

/// Begin to load, in a transaction. `options` is copied. When the time is over,
/// the sink and ent_loader_finish() return #ENT_ERR_LIMIT, logged.
EntStatus ent_loader_new(EntStore *store, const EntLoaderOptions *options,
                         EntLoader **loader);

/// Return the sink, valid as long as the loader.
EntSink ent_loader_sink(EntLoader *loader);

/// Write what is pending.
EntStatus ent_loader_finish(EntLoader *loader);

/// Return how many statements came, and how many of these were new.
uint64_t ent_loader_n_read(const EntLoader *loader);
uint64_t ent_loader_n_added(const EntLoader *loader);

/// Free the loader; may be NULL.
void ent_loader_free(EntLoader *loader);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_LOADER_H
