/**
   @file pattern.h
   Statements found, added and removed one by one: for programs that have terms
   and no query, such as the storage module of librdf.

       EntQuadPattern pattern = {.graphs = ENT_GRAPHS_EACH};
       pattern.terms.subject = ent_term_iri(iri);
       ENT_TRY(ent_cursor_open(store, &pattern, &cursor));
       while (!(status = ent_cursor_next(cursor, &statement))) {
         ...
       }
       ent_cursor_close(cursor);

   Language tags are in lower case in the store; here they may be in any.
*/
#ifndef ENT_STORE_PATTERN_H
#define ENT_STORE_PATTERN_H

#include "base/status.h"
#include "rdf/term.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Where a pattern looks.
typedef enum {
  ENT_GRAPHS_UNION, ///< In all graphs as one: each triple once, without graph
  ENT_GRAPHS_EACH,  ///< In each graph: a statement once for each that has it
  ENT_GRAPHS_ONE    ///< In the graph of the terms; kind none is the default one
} EntGraphs;

typedef struct {
  EntGraphs graphs;
  EntStatement terms; ///< Kind #ENT_TERM_NONE matches anything
} EntQuadPattern;

typedef struct EntCursorImpl EntCursor;

/**
   Begin to find what matches, in no order that could be relied on.

   Close the cursor before the store. What is written while it is open may be
   found or not; ent_store_rollback() ends it with #ENT_ERR_READ.
*/
EntStatus ent_cursor_open(EntStore *store, const EntQuadPattern *pattern,
                          EntCursor **cursor);

/// Begin to list the graphs that have a name, in `graph` of statements that are
/// empty otherwise.
EntStatus ent_cursor_open_graphs(EntStore *store, EntCursor **cursor);

/// Get the next statement, #ENT_NO_MATCH behind the last. Its views are valid
/// until the next call for any cursor of the store.
EntStatus ent_cursor_next(EntCursor *cursor, EntStatement *statement);

/// Close; may be NULL.
void ent_cursor_close(EntCursor *cursor);

/// Count what matches.
EntStatus ent_store_count(EntStore *store, const EntQuadPattern *pattern,
                          uint64_t *count);

/**
   Add a statement to the graph it names, in a transaction; `is_new` says
   whether it was not there.

   Returns #ENT_ERR_DATA or #ENT_ERR_ENCODING, logged, for what is not RDF.
*/
EntStatus ent_store_add(EntStore *store, const EntStatement *statement,
                        bool *is_new);

/// Remove what matches, in a transaction; `count` is the number of graphs'
/// statements that went.
EntStatus ent_store_remove(EntStore *store, const EntQuadPattern *pattern,
                           uint64_t *count);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_PATTERN_H
