/**
   @file alloc.h
   Where memory comes from.

   Everything entente allocates comes from the allocator of the world
   (world.h), so that an embedding program can supply its own and the tests can
   make every single allocation fail. The functions have the meaning of their
   namesakes in the C standard.
*/
#ifndef ENT_BASE_ALLOC_H
#define ENT_BASE_ALLOC_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  void *(*resize)(void *handle, void *old, size_t size); ///< realloc()
  void (*release)(void *handle, void *block);            ///< free()
  void *handle; ///< Passed to both functions
} EntAllocator;

/// Return the allocator of the C library.
EntAllocator ent_default_allocator(void);

/// Return `size` new bytes, or NULL. Free with ent_free().
void *ent_alloc(const EntAllocator *allocator, size_t size);

/// Return `count` zeroed elements of `size` bytes, or NULL (also on overflow).
void *ent_calloc(const EntAllocator *allocator, size_t count, size_t size);

/// Resize `block` (which may be NULL); on failure return NULL and leave it.
void *ent_realloc(const EntAllocator *allocator, void *block, size_t size);

/// Free `block`, which may be NULL.
void ent_free(const EntAllocator *allocator, void *block);

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_ALLOC_H
