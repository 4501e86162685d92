#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct EntArenaBlock {
  EntArenaBlock *next;
  size_t used;
  size_t size;
  max_align_t data[];
};

enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 1024 * 1024 };

void ent_arena_init(EntArena *const arena,
                    const EntAllocator *const allocator) {
  arena->allocator = allocator;
  arena->blocks = NULL;
}

void ent_arena_clear(EntArena *const arena) {
  while (arena->blocks) {
    EntArenaBlock *const block = arena->blocks;
    arena->blocks = block->next;
    ent_free(arena->allocator, block);
  }
}

static size_t aligned(const size_t size) {
  const size_t mask = sizeof(max_align_t) - 1;
  return (size + mask) & ~mask;
}

static size_t block_size(const EntArena *const arena, const size_t needed) {
#ifdef ENT_ARENA_MALLOC
  (void)arena;
  return needed;
#else
  size_t size = arena->blocks ? 2 * arena->blocks->size : FIRST_BLOCK;
  size = size > LARGEST_BLOCK ? LARGEST_BLOCK : size;
  return size > needed ? size : needed;
#endif
}

static EntArenaBlock *add_block(EntArena *const arena, const size_t needed) {
  const size_t size = block_size(arena, needed);
  EntArenaBlock *const block =
      ent_alloc(arena->allocator, sizeof(EntArenaBlock) + size);
  if (block) {
    block->next = arena->blocks;
    block->used = 0;
    block->size = size;
    arena->blocks = block;
  }
  return block;
}

void *ent_arena_alloc(EntArena *const arena, const size_t size) {
  if (size > SIZE_MAX / 4) {
    return NULL;
  }
  const size_t needed = aligned(size ? size : 1);
  EntArenaBlock *block = arena->blocks;
  if (!block || block->size - block->used < needed) {
    block = add_block(arena, needed);
  }
  if (!block) {
    return NULL;
  }
  char *const result = (char *)block->data + block->used;
  block->used += needed;
  return result;
}

void *ent_arena_calloc(EntArena *const arena, const size_t count,
                       const size_t size) {
  if (size && count > SIZE_MAX / size) {
    return NULL;
  }
  void *const result = ent_arena_alloc(arena, count * size);
  return result ? memset(result, 0, count * size) : NULL;
}

EntStatus ent_arena_join(EntArena *const arena, const EntView a,
                         const EntView b, EntView *const copy) {
  char *const data = ent_arena_alloc(arena, a.size + b.size + 1);
  if (!data) {
    return ENT_ERR_MEMORY;
  }
  if (a.size) {
    memcpy(data, a.data, a.size);
  }
  if (b.size) {
    memcpy(data + a.size, b.data, b.size);
  }
  data[a.size + b.size] = '\0';
  *copy = ent_view_of(data, a.size + b.size);
  return ENT_SUCCESS;
}

EntStatus ent_arena_copy(EntArena *const arena, const EntView view,
                         EntView *const copy) {
  return ent_arena_join(arena, view, ENT_VIEW(""), copy);
}

EntStatus ent_arena_format(EntArena *const arena, EntView *const result,
                           const char *const format, ...) {
  va_list args;
  va_start(args, format);
  const int size = vsnprintf(NULL, 0, format, args);
  va_end(args);
  char *const data = size < 0 ? NULL : ent_arena_alloc(arena, (size_t)size + 1);
  if (!data) {
    return ENT_ERR_MEMORY;
  }
  va_start(args, format);
  (void)vsnprintf(data, (size_t)size + 1, format, args);
  va_end(args);
  *result = ent_view_of(data, (size_t)size);
  return ENT_SUCCESS;
}
