/**
   @file vector.h
   A growing array of any type.

       typedef struct { EntToken *items; size_t count, capacity; } Tokens;
       EntToken *const token = ENT_PUSH(allocator, &tokens);  // zeroed, or NULL

   Any struct whose members `items`, `count` and `capacity` have these types
   will do; zero-initialise it, and free `items` with ent_free(). Pointers into
   the array are valid until the next push.
*/
#ifndef ENT_BASE_VECTOR_H
#define ENT_BASE_VECTOR_H

#include "base/alloc.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Make room for `extra` more elements of `size` bytes; false if out of memory.
bool ent_vector_reserve(const EntAllocator *allocator, void **items,
                        size_t *capacity, size_t count, size_t extra,
                        size_t size);

/// Make room as above and zero the next element; return it, or NULL.
void *ent_vector_push(const EntAllocator *allocator, void **items,
                      size_t *capacity, size_t *count, size_t size);

/// Append a zeroed element to a vector and return its address, or NULL.
#define ENT_PUSH(allocator, vector)                                            \
  ((__typeof__((vector)->items))ent_vector_push(                               \
      (allocator), (void **)&(vector)->items, &(vector)->capacity,             \
      &(vector)->count, sizeof(*(vector)->items)))

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_VECTOR_H
