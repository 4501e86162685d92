/**
   @file dictionary.h
   Terms as numbers, and back.

   Equal terms have equal ids, so that joins compare integers. Terms of the
   store have positive ids; terms that a query makes and the store does not
   have get negative ones, which last until the query ends.
*/
#ifndef ENT_STORE_DICTIONARY_H
#define ENT_STORE_DICTIONARY_H

#include "base/status.h"
#include "base/world.h"
#include "rdf/term.h"

#include <sqlite3.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef int64_t EntTermId;

/// Ids that every store has.
enum {
  ENT_ID_NONE = 0,
  ENT_ID_DEFAULT_GRAPH = 1,
  ENT_ID_TRUE = 2,
  ENT_ID_FALSE = 3,
  ENT_ID_FIRST = 4 ///< of the others
};

typedef struct EntDictionaryImpl EntDictionary;

/// Make the dictionary of a database whose tables exist; `name` is the file's,
/// for messages, and outlives it.
EntStatus ent_dictionary_new(const EntWorld *world, sqlite3 *db,
                             const char *name, EntDictionary **dictionary);

void ent_dictionary_free(EntDictionary *dictionary);

/// Find the id of a term of the store, or #ENT_NO_MATCH.
EntStatus ent_dictionary_find(EntDictionary *dictionary, const EntTerm *term,
                              EntTermId *id);

/// Find a term, or add it to the store; needs a transaction.
EntStatus ent_dictionary_add(EntDictionary *dictionary, const EntTerm *term,
                             EntTermId *id);

/// Find a term, or give it a number for the time of a query.
EntStatus ent_dictionary_name(EntDictionary *dictionary, const EntTerm *term,
                              EntTermId *id);

/// Return the term of an id; valid until ent_dictionary_trim() or the end of
/// the query. #ENT_ERR_DATA if there is none.
EntStatus ent_dictionary_get(EntDictionary *dictionary, EntTermId id,
                             EntTerm *term);

/// Forget cached terms if they take too much memory.
void ent_dictionary_trim(EntDictionary *dictionary);

/// End of a query: forget the terms that it made.
void ent_dictionary_forget_names(EntDictionary *dictionary);

/// Add a term, which must be new, under the given id.
EntStatus ent_dictionary_reserve(EntDictionary *dictionary, EntTermId id,
                                 const EntTerm *term);

/// Begin to add: read which ids are taken.
EntStatus ent_dictionary_begin(EntDictionary *dictionary);

/// Return the id that the next new term of the store gets.
EntTermId ent_dictionary_next(const EntDictionary *dictionary);

/// Write what is pending.
EntStatus ent_dictionary_flush(EntDictionary *dictionary);

/// Forget everything, after a rollback.
void ent_dictionary_reset(EntDictionary *dictionary);

/// Return the number of bytes that cached terms and names take.
size_t ent_dictionary_memory(const EntDictionary *dictionary);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_DICTIONARY_H
