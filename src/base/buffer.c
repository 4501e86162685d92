#include "base/buffer.h"
#include "base/vector.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static EntStatus reserve(EntBuffer *const buffer, const size_t extra) {
  void *data = buffer->data;
  if (!ent_vector_reserve(buffer->allocator, &data, &buffer->capacity,
                          buffer->size, extra, 1)) {
    return ENT_ERR_MEMORY;
  }
  buffer->data = data;
  return ENT_SUCCESS;
}

EntStatus ent_buffer_append(EntBuffer *const buffer, const EntView bytes) {
  ENT_TRY(reserve(buffer, bytes.size));
  if (bytes.size) {
    memcpy(buffer->data + buffer->size, bytes.data, bytes.size);
    buffer->size += bytes.size;
  }
  return ENT_SUCCESS;
}

EntStatus ent_buffer_append_byte(EntBuffer *const buffer, const char byte) {
  return ent_buffer_append(buffer, ent_view_of(&byte, 1));
}

EntStatus ent_buffer_format(EntBuffer *const buffer, const char *const format,
                            ...) {
  va_list args;
  va_start(args, format);
  const int size = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (size < 0) {
    return ENT_ERR_MEMORY;
  }
  ENT_TRY(reserve(buffer, (size_t)size + 1));
  va_start(args, format);
  (void)vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, args);
  va_end(args);
  buffer->size += (size_t)size;
  return ENT_SUCCESS;
}

void ent_buffer_free(EntBuffer *const buffer) {
  ent_free(buffer->allocator, buffer->data);
  buffer->data = NULL;
  buffer->size = buffer->capacity = 0;
}
