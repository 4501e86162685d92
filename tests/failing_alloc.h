/**
   @file failing_alloc.h
   An allocator that fails when told to, and knows what is still allocated.

       static EntStatus job(EntWorld *world, const void *handle) {
         ... allocate from the world, free all ...
       }
       failing_alloc_test(job, NULL, "reading");
*/
#ifndef ENT_TESTS_FAILING_ALLOC_H
#define ENT_TESTS_FAILING_ALLOC_H

#include "base/alloc.h"
#include "base/world.h"
#include "tap.h"

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

static void failing_alloc_ignore(void *const handle, const EntLogLevel level,
                                 const EntPlace place, const char *const text) {
  (void)handle;
  (void)level;
  (void)place;
  (void)text;
}

/// Something that allocates from `world` and leaves nothing there.
typedef EntStatus (*FailingJob)(EntWorld *world, const void *handle);

/**
   Test that `job` gives #ENT_ERR_MEMORY, and leaves nothing, whichever of its
   allocations is the first to fail; and success where none is.
*/
__attribute__((unused)) static void failing_alloc_test(const FailingJob job,
                                                       const void *const handle,
                                                       const char *const what) {
  bool is_clean = true;
  bool has_failed = true;
  size_t n = 0;
  for (; has_failed && is_clean; ++n) {
    FailingAlloc failing;
    failing_alloc_init(&failing, n);
    EntWorld *const world = ent_world_new(&failing.allocator);
    EntStatus status = ENT_ERR_MEMORY;
    if (world) {
      ent_world_set_log(world, failing_alloc_ignore, NULL);
      status = job(world, handle);
    }
    ent_world_free(world);
    has_failed = failing.has_failed;
    is_clean = !failing.n_live &&
               status == (has_failed ? ENT_ERR_MEMORY : ENT_SUCCESS);
  }
  // The world takes one itself.
  ok(is_clean && n > 2, "%s: each of %zu allocations may fail", what, n - 1);
}

#endif // ENT_TESTS_FAILING_ALLOC_H
