/**
   @file network.h
   What SERVICE and LOAD reach beyond the store, if the caller allows it.

   The store knows no network: whoever wants one hands these functions over
   (net/network.h has them over HTTP).
*/
#ifndef ENT_STORE_NETWORK_H
#define ENT_STORE_NETWORK_H

#include "base/buffer.h"
#include "base/status.h"
#include "base/view.h"
#include "rdf/syntax.h"
#include "store/watch.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

struct EntResultsImpl;

typedef struct {
  EntView url;
  EntView query;         ///< Of ent_network_ask: a SELECT without prefixes
  bool is_silent;        ///< Failures are not logged
  EntWatchLimits limits; ///< The time that is left, and bytes of the answer
} EntNetworkRequest;

typedef struct {
  /// Ask a SPARQL endpoint; the results are valid until the next call.
  EntStatus (*ask)(void *handle, const EntNetworkRequest *request,
                   struct EntResultsImpl **results);

  /// Get a document, appended to `content`; `syntax` is what the server or the
  /// name says, else the default.
  EntStatus (*get)(void *handle, const EntNetworkRequest *request,
                   EntBuffer *content, const EntSyntax **syntax);
  void *handle;
} EntNetwork;

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_NETWORK_H
