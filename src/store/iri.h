/**
   @file iri.h
   Resolve references against a base IRI (RFC 3986, section 5; RFC 3987).
*/
#ifndef ENT_STORE_IRI_H
#define ENT_STORE_IRI_H

#include "base/arena.h"
#include "base/status.h"
#include "base/view.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Return whether `iri` begins with a scheme.
bool ent_iri_is_absolute(EntView iri);

/**
   Resolve `reference` against `base`, in the arena.

   An absolute reference is returned as it is written, as SPARQL wants it;
   where `base` is empty, so is a relative one.
*/
EntStatus ent_iri_resolve(EntArena *arena, EntView base, EntView reference,
                          EntView *iri);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_IRI_H
