/**
   @file check.h
   Look after a store: is it whole, can it be smaller, what is in it?
*/
#ifndef ENT_STORE_CHECK_H
#define ENT_STORE_CHECK_H

#include "base/status.h"
#include "base/view.h"
#include "rdf/sink.h"
#include "store/store.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
   Check that the store is whole; `n_unused` counts terms no statement has.

   SQLite's own check of pages and indexes; the tables and indexes are those of
   the format; each id of a statement is a term of a kind that may stand there;
   `triple` has what `quad` has, and nothing else; each term is found by its
   hash, is there once, and has the datatype and number that it should.

   Returns #ENT_ERR_DATA, with each kind of fault logged, if it is not.
*/
EntStatus ent_store_check(EntStore *store, uint64_t *n_unused);

/**
   Forget terms that no statement has, and write the file anew without gaps.

   It needs as much space again for a while; when that fails, the store is as it
   was. Returns #ENT_ERR_WRITE, logged.
*/
EntStatus ent_store_compact(EntStore *store);

/**
   Emit all statements, graph by graph, and the end; `graph` limits that to one.

   Statements of a named graph have its name. Returns #ENT_NO_MATCH if there is
   no such graph, or what the sink returned.
*/
EntStatus ent_store_dump(EntStore *store, EntView graph, EntSink sink);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_CHECK_H
