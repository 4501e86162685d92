/**
   @file endpoint.h
   Stores of others: the SPARQL 1.1 Protocol and Graph Store HTTP Protocol.
*/
#ifndef ENT_NET_ENDPOINT_H
#define ENT_NET_ENDPOINT_H

#include "base/status.h"
#include "base/view.h"
#include "base/world.h"
#include "net/http.h"
#include "rdf/graph.h"
#include "store/query.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntAnswerImpl EntAnswer;

/**
   Send a query to the endpoint at `url`; the prefixes of the ontology are
   declared in front of it.

   `http` and `url` outlive the answer, which the next request ends. Statuses
   are those of ent_http_send(), and #ENT_ERR_SYNTAX for an answer that is not
   what was asked for.
*/
EntStatus ent_endpoint_ask(const EntWorld *world, EntHttp *http,
                           const char *url, EntView query, EntAnswer **answer);

/// Return the solutions of a SELECT, or the answer of an ASK, which are read
/// while they come; NULL if the answer is a graph. Owned by the answer.
EntResults *ent_answer_results(EntAnswer *answer);

/// Emit the graph of a CONSTRUCT or DESCRIBE, and the end.
EntStatus ent_answer_emit(EntAnswer *answer, EntSink sink);

/// Free the answer; may be NULL.
void ent_answer_free(EntAnswer *answer);

/**
   Send each graph of `graph` to the graph store at `url`, in requests of their
   own: added to what the store has of it, or in its place.

   Statements without a graph go into `default_graph`, or the store's default
   graph if that is empty. `n_graphs` and `n_statements` count what was sent.
*/
EntStatus ent_endpoint_load(const EntWorld *world, EntHttp *http,
                            const char *url, EntGraph *graph,
                            EntView default_graph, bool is_replacing,
                            size_t *n_graphs, size_t *n_statements);

#ifdef __cplusplus
}
#endif

#endif // ENT_NET_ENDPOINT_H
