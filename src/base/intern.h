/**
   @file intern.h
   Strings as small numbers, and a map from strings to numbers.

   Each distinct string gets the next id, from 0. Equal strings have equal ids,
   so that comparing them is comparing integers. A caller that keeps an array
   indexed by id has a hash map. The strings are copied and live as long as the
   table.
*/
#ifndef ENT_BASE_INTERN_H
#define ENT_BASE_INTERN_H

#include "base/arena.h"
#include "base/status.h"
#include "base/view.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef uint32_t EntId;

/// No id.
#define ENT_NO_ID UINT32_MAX

typedef struct EntInternImpl EntIntern;

/// Return a new empty table, or NULL. `allocator` outlives it.
EntIntern *ent_intern_new(const EntAllocator *allocator);

/// Free the table and its strings; may be NULL.
void ent_intern_free(EntIntern *table);

/// Find or add `string`. The new id, if added, is the previous count.
EntStatus ent_intern_add(EntIntern *table, EntView string, EntId *id);

/// Return the id of `string`, or #ENT_NO_ID.
EntId ent_intern_find(const EntIntern *table, EntView string);

/// Return the string of `id`, which must exist; zero-terminated.
EntView ent_intern_string(const EntIntern *table, EntId id);

/// Return the number of strings.
size_t ent_intern_count(const EntIntern *table);

/// Return a 64-bit hash of `bytes` (FNV-1a with a final mix), always the same.
uint64_t ent_hash(EntView bytes);

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_INTERN_H
