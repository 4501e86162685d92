#include "base/alloc.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void *default_resize(void *const handle, void *const old,
                            const size_t size) {
  (void)handle;
  return realloc(old, size);
}

static void default_release(void *const handle, void *const block) {
  (void)handle;
  free(block);
}

EntAllocator ent_default_allocator(void) {
  return (EntAllocator){default_resize, default_release, NULL};
}

void *ent_alloc(const EntAllocator *const allocator, const size_t size) {
  return allocator->resize(allocator->handle, NULL, size ? size : 1);
}

void *ent_calloc(const EntAllocator *const allocator, const size_t count,
                 const size_t size) {
  if (size && count > SIZE_MAX / size) {
    return NULL;
  }
  void *const block = ent_alloc(allocator, count * size);
  return block ? memset(block, 0, count * size) : NULL;
}

void *ent_realloc(const EntAllocator *const allocator, void *const block,
                  const size_t size) {
  return allocator->resize(allocator->handle, block, size ? size : 1);
}

void ent_free(const EntAllocator *const allocator, void *const block) {
  if (block) {
    allocator->release(allocator->handle, block);
  }
}
