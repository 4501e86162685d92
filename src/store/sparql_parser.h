/**
   @file sparql_parser.h
   SPARQL 1.1 Query and Update: from text to the tree of algebra.h.

   A function for each production of the grammar (section 19.8), named after it,
   and the translation of section 18.2 on the way. Nothing is looked up in a
   store. The first error ends it, with a message that has file, line and
   column.
*/
#ifndef ENT_STORE_SPARQL_PARSER_H
#define ENT_STORE_SPARQL_PARSER_H

#include "base/arena.h"
#include "base/status.h"
#include "base/view.h"
#include "base/world.h"
#include "rdf/vocab.h"
#include "store/algebra.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  const char *name; ///< For messages: a file, or NULL
  EntView base;     ///< Relative IRIs are resolved against it; or empty
  const EntVocabPrefix *prefixes; ///< Known before the text begins
  size_t n_prefixes;
} EntParserOptions;

/**
   Read a query.

   Returns #ENT_ERR_SYNTAX, #ENT_ERR_ENCODING, #ENT_ERR_LIMIT (nested deeper
   than the world allows) or #ENT_ERR_MEMORY, logged. `text` must outlive the
   arena's use.
*/
EntStatus ent_sparql_parse_query(const EntWorld *world, EntArena *arena,
                                 EntView text, const EntParserOptions *options,
                                 EntQuery **query);

/// Read an update request, in the same manner.
EntStatus ent_sparql_parse_update(const EntWorld *world, EntArena *arena,
                                  EntView text, const EntParserOptions *options,
                                  EntQuery **query);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_SPARQL_PARSER_H
