/**
   @file buffer.h
   A growing string of bytes.

   Zero-initialise with an allocator: `EntBuffer out = {.allocator = a};`. The
   append functions return #ENT_ERR_MEMORY and leave the buffer as it was when
   they cannot grow it.
*/
#ifndef ENT_BASE_BUFFER_H
#define ENT_BASE_BUFFER_H

#include "base/alloc.h"
#include "base/status.h"
#include "base/view.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  const EntAllocator *allocator;
  char *data; ///< Not terminated; NULL while nothing was appended
  size_t size;
  size_t capacity;
} EntBuffer;

EntStatus ent_buffer_append(EntBuffer *buffer, EntView bytes);

EntStatus ent_buffer_append_byte(EntBuffer *buffer, char byte);

/// Append in the manner of printf().
EntStatus ent_buffer_format(EntBuffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/// Forget the content, keep the memory.
static inline void ent_buffer_clear(EntBuffer *const buffer) {
  buffer->size = 0;
}

/// Return the content, valid until the buffer changes.
static inline EntView ent_buffer_view(const EntBuffer *const buffer) {
  return ent_view_of(buffer->data, buffer->size);
}

/// Free the memory; the buffer is empty and usable again.
void ent_buffer_free(EntBuffer *buffer);

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_BUFFER_H
