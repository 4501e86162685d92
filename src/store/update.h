/**
   @file update.h
   Change a store: SPARQL 1.1 Update.

       EntUpdateCounts counts;
       ENT_TRY(ent_update(store, text, &options, &counts));

   A request is one transaction: each operation sees what those before it did,
   and if one fails, none has happened. A graph is there if it has statements:
   CREATE makes nothing, CLEAR and DROP are the same and empty what is empty
   already, CREATE of a graph that is there and COPY, MOVE and ADD from one that
   is not are errors unless SILENT.

   Patterns ask the union of all graphs, as those of queries do, unless WITH,
   USING or the options say otherwise; templates without GRAPH write to the
   graph of WITH, else to the one without a name.

   LOAD reads files (file: IRIs), and documents of the web only if the options
   have a network, as SERVICE does.
   Blank nodes of a file are named as `entente load` names them, so that loading
   it again changes nothing.
*/
#ifndef ENT_STORE_UPDATE_H
#define ENT_STORE_UPDATE_H

#include "base/buffer.h"
#include "base/status.h"
#include "base/view.h"
#include "store/network.h"
#include "store/sparql_parser.h"
#include "store/store.h"
#include "store/watch.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  EntParserOptions parser;
  bool has_strict_default;   ///< The default graph is the one without a name
  EntWatchLimits limits;     ///< Rows are those added and removed
  const EntNetwork *network; ///< For LOAD and SERVICE, or NULL
} EntUpdateOptions;

typedef struct {
  uint64_t n_added; ///< Statements
  uint64_t n_removed;
} EntUpdateCounts;

/**
   Carry out an update request, in a transaction of its own.

   Statuses are those of the parser, of ent_store_begin(), of the reader for
   LOAD; #ENT_ERR_DATA for what cannot be done and #ENT_ERR_LIMIT if a limit is
   reached; logged. The store is then as it was. `counts` may be NULL.
*/
EntStatus ent_update(EntStore *store, EntView text,
                     const EntUpdateOptions *options, EntUpdateCounts *counts);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_UPDATE_H
