#include "base/vector.h"

#include <stdint.h>
#include <string.h>

bool ent_vector_reserve(const EntAllocator *const allocator, void **const items,
                        size_t *const capacity, const size_t count,
                        const size_t extra, const size_t size) {
  if (extra <= *capacity - count) {
    return true;
  }
  if (extra > SIZE_MAX / 4 / size - count) {
    return false;
  }
  const size_t doubled = *capacity < 8 ? 8 : 2 * *capacity;
  const size_t wanted = doubled > count + extra ? doubled : count + extra;
  void *const grown = ent_realloc(allocator, *items, wanted * size);
  if (grown) {
    *items = grown;
    *capacity = wanted;
  }
  return grown;
}

void *ent_vector_push(const EntAllocator *const allocator, void **const items,
                      size_t *const capacity, size_t *const count,
                      const size_t size) {
  if (!ent_vector_reserve(allocator, items, capacity, *count, 1, size)) {
    return NULL;
  }
  return memset((char *)*items + size * (*count)++, 0, size);
}
