/**
   @file prefixes.h
   Namespace prefixes for writing IRIs short.
*/
#ifndef ENT_RDF_PREFIXES_H
#define ENT_RDF_PREFIXES_H

#include "base/alloc.h"
#include "base/status.h"
#include "base/view.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// More prefixes than this are not remembered: each IRI is held against all.
#define ENT_PREFIXES_MAX 256

typedef struct {
  EntView name; ///< Without colon; followed by the IRI in one block of memory
  EntView iri;
} EntPrefix;

/// Prefixes; zero-initialise all but the allocator.
typedef struct {
  const EntAllocator *allocator;
  EntPrefix *items;
  size_t count, capacity;
} EntPrefixes;

/**
   Let `name` stand for `iri` from here on.

   `is_new` tells whether that changed anything: false if the prefix was so
   already, and also if it cannot be used because the name is no PN_PREFIX, the
   IRI is not absolute or there are too many. Fails only with #ENT_ERR_MEMORY.
*/
EntStatus ent_prefixes_set(EntPrefixes *prefixes, EntView name, EntView iri,
                           bool *is_new);

/**
   Split `iri` into the name of a prefix and a legal local name.

   The longest namespace that leaves a local name without backslash wins, among
   equal ones the first. Returns false if there is none.
*/
bool ent_prefixes_shorten(const EntPrefixes *prefixes, EntView iri,
                          EntView *name, EntView *local);

/// Forget all prefixes and free their memory.
void ent_prefixes_clear(EntPrefixes *prefixes);

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_PREFIXES_H
