/**
   @file query.h
   Ask a store: SPARQL 1.1 Query.

       EntResults *results = NULL;
       ENT_TRY(ent_query(store, text, &options, &results));
       while (!(status = ent_results_next(results))) {
         for (size_t i = 0; i < ent_results_n_columns(results); ++i) {
           ENT_TRY(ent_results_term(results, i, &term));
           ...
         }
       }
       ent_results_free(results);

   The default graph of a query is the union of all graphs, unless FROM or the
   options say otherwise; GRAPH reaches the graph of one article. FROM names
   graphs of the store. Only SERVICE uses a network, and only if the options
   have one: an endpoint is asked before the query is, with the values that the
   pattern in front of it has for shared variables, if these are few.

   Beyond the recommendation, `<` and its like compare dates, months and years
   too, and YEAR(), MONTH() and DAY() take them.
*/
#ifndef ENT_STORE_QUERY_H
#define ENT_STORE_QUERY_H

#include "base/buffer.h"
#include "base/status.h"
#include "base/view.h"
#include "base/world.h"
#include "rdf/sink.h"
#include "store/algebra.h"
#include "store/network.h"
#include "store/sparql_parser.h"
#include "store/store.h"
#include "store/watch.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  EntParserOptions parser;
  bool has_strict_default; ///< The default graph is the one without a name
  EntWatchLimits limits;
  const EntNetwork *network; ///< For SERVICE, or NULL: it is an error
} EntQueryOptions;

typedef struct EntResultsImpl EntResults;

/**
   Begin to answer a query.

   Free the results with ent_results_free(), before the store is closed. One
   query of a store is answered at a time. Statuses are those of the parser;
   #ENT_ERR_DATA for what cannot be done and #ENT_ERR_LIMIT for a query too
   large, logged.
*/
EntStatus ent_query(EntStore *store, EntView text,
                    const EntQueryOptions *options, EntResults **results);

EntQueryForm ent_results_form(const EntResults *results);

/// \name SELECT
/// @{

size_t ent_results_n_columns(const EntResults *results);

/// Return the name of a variable, without its question mark.
EntView ent_results_name(const EntResults *results, size_t column);

/**
   Go to the next solution, or the first.

   Returns #ENT_NO_MATCH behind the last; #ENT_ERR_LIMIT, logged, if time,
   memory or rows are used up.
*/
EntStatus ent_results_next(EntResults *results);

/// Get a term of this solution, valid until the next; kind none is unbound.
EntStatus ent_results_term(EntResults *results, size_t column, EntTerm *term);

/// Tell that the caller keeps so many bytes more until the end, which count for
/// the limit on memory; #ENT_ERR_LIMIT, logged, if that is too much.
EntStatus ent_results_keep(EntResults *results, size_t n_bytes);

/// @}

/// Answer an ASK.
EntStatus ent_results_ask(EntResults *results, bool *answer);

/// Emit the graph of a CONSTRUCT or DESCRIBE, each statement once, and the end.
EntStatus ent_results_emit(EntResults *results, EntSink sink);

/// Append, for people, the algebra, the SQL and how SQLite goes about it.
EntStatus ent_results_explain(EntResults *results, EntBuffer *out);

/// \name Solutions from elsewhere
/// @{

/// Where solutions come from that are to be written like those of a store.
typedef struct {
  EntQueryForm form;    ///< #ENT_QUERY_SELECT or #ENT_QUERY_ASK
  const EntView *names; ///< Of the variables; valid as long as the results
  size_t n_columns;
  EntStatus (*next)(void *handle); ///< As ent_results_next()
  EntStatus (*term)(void *handle, size_t column, EntTerm *term);
  void *handle;
} EntSolutions;

/// Make results of them; an ASK is true if there is a solution.
EntStatus ent_results_wrap(const EntWorld *world, const EntSolutions *solutions,
                           EntResults **results);

/// @}

/// Free the results; may be NULL.
void ent_results_free(EntResults *results);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_QUERY_H
