/**
   @file failing_alloc.h
   An allocator that fails when told to, and knows what is still allocated.

       FailingAlloc failing;
       for (size_t n = 0; ; ++n) {
         failing_alloc_init(&failing, n);  // the n-th allocation fails
         EntWorld *world = ent_world_new(&failing.allocator);
         ... run the job, expect success or ENT_ERR_MEMORY ...
         if (!failing.has_failed) break;   // the job needs fewer than n
       }
*/
#ifndef ENT_TESTS_FAILING_ALLOC_H
#define ENT_TESTS_FAILING_ALLOC_H

#include "base/alloc.h"

#include <stdbool.h>
#include <stdlib.h>

typedef struct {
  EntAllocator allocator;
  size_t n_left; ///< Allocations that still succeed
  size_t n_live; ///< Blocks not freed yet
  bool has_failed;
} FailingAlloc;

static void *failing_resize(void *const handle, void *const old,
                            const size_t size) {
  FailingAlloc *const self = handle;
  if (!self->n_left) {
    self->has_failed = true;
    return NULL;
  }
  --self->n_left;
  void *const block = realloc(old, size);
  self->n_live += !old && block;
  return block;
}

static void failing_release(void *const handle, void *const block) {
  FailingAlloc *const self = handle;
  self->n_live -= block != NULL;
  free(block);
}

/// Make the allocation after the first `n` fail, and all after it.
__attribute__((unused)) static void failing_alloc_init(FailingAlloc *const self,
                                                       const size_t n) {
  *self = (FailingAlloc){.allocator = {failing_resize, failing_release, self},
                         .n_left = n};
}

#endif // ENT_TESTS_FAILING_ALLOC_H
