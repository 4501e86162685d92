/**
   @file arena.h
   Memory that goes in one call.

   All that the analysis of one document makes lives in its arena. Blocks grow
   geometrically; nothing is freed alone. Configured with
   `--enable-arena-malloc`, each allocation is a block of its own, so that
   sanitizers see overruns between neighbours.
*/
#ifndef ENT_BASE_ARENA_H
#define ENT_BASE_ARENA_H

#include "base/alloc.h"
#include "base/status.h"
#include "base/view.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntArenaBlock EntArenaBlock;

/// An arena; zero-initialise all but the allocator, or use ent_arena_init().
typedef struct {
  const EntAllocator *allocator; ///< Outlives the arena
  EntArenaBlock *blocks;         ///< Newest first
} EntArena;

/// Make an empty arena; allocates nothing yet.
void ent_arena_init(EntArena *arena, const EntAllocator *allocator);

/// Free everything; the arena is empty and usable again.
void ent_arena_clear(EntArena *arena);

/// Return `size` bytes aligned for any type, or NULL.
void *ent_arena_alloc(EntArena *arena, size_t size);

/// Return `count` zeroed elements of `size` bytes, or NULL (also on overflow).
void *ent_arena_calloc(EntArena *arena, size_t count, size_t size);

/// Copy `view` into the arena, with a zero behind it that is not counted.
EntStatus ent_arena_copy(EntArena *arena, EntView view, EntView *copy);

/// Copy the concatenation of two views into the arena, zero-terminated.
EntStatus ent_arena_join(EntArena *arena, EntView a, EntView b, EntView *copy);

/// Format in the manner of printf() into the arena, zero-terminated.
EntStatus ent_arena_format(EntArena *arena, EntView *result, const char *format,
                           ...) __attribute__((format(printf, 3, 4)));

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_ARENA_H
