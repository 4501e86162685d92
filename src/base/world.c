#include "base/world.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct EntWorldImpl {
  EntAllocator allocator;
  EntLimits limits;
  EntLogFunc log;
  void *log_handle;
};

static const EntLimits DEFAULT_LIMITS = {
    .input_size = (size_t)64 << 20,
    .line_size = (size_t)1 << 20,
    .sentence_words = 1000,
    .depth = 200,
};

EntWorld *ent_world_new(const EntAllocator *const allocator) {
  const EntAllocator used = allocator ? *allocator : ent_default_allocator();
  EntWorld *const world = ent_calloc(&used, 1, sizeof(EntWorld));
  if (world) {
    world->allocator = used;
    world->limits = DEFAULT_LIMITS;
    world->log = ent_log_to_stderr;
  }
  return world;
}

void ent_world_free(EntWorld *const world) {
  if (world) {
    const EntAllocator allocator = world->allocator;
    ent_free(&allocator, world);
  }
}

const EntAllocator *ent_world_allocator(const EntWorld *const world) {
  return &world->allocator;
}

const EntLimits *ent_world_limits(const EntWorld *const world) {
  return &world->limits;
}

void ent_world_set_limits(EntWorld *const world, const EntLimits limits) {
  world->limits = limits;
}

void ent_world_set_log(EntWorld *const world, const EntLogFunc func,
                       void *const handle) {
  world->log = func;
  world->log_handle = handle;
}

/// Make `text` one line of valid UTF-8, whatever it quotes and where it was
/// cut.
static void make_printable(char *const text) {
  const EntView all = ent_view(text);
  for (size_t at = 0; at < all.size;) {
    uint32_t c = 0;
    const size_t size = ent_utf8_decode(ent_view_slice(all, at, all.size), &c);
    if (!size || c < ' ' || c == 0x7F) {
      text[at] = size ? ' ' : '?';
    }
    at += size ? size : 1;
  }
}

static void log_message(const EntWorld *const world, const EntLogLevel level,
                        const EntPlace place, const char *const format,
                        va_list args) {
  char text[1024];
  (void)vsnprintf(text, sizeof(text), format, args);
  make_printable(text);
  world->log(world->log_handle, level, place, text);
}

EntStatus ent_error(const EntWorld *const world, const EntStatus status,
                    const EntPlace place, const char *const format, ...) {
  va_list args;
  va_start(args, format);
  log_message(world, ENT_LOG_ERROR, place, format, args);
  va_end(args);
  return status;
}

void ent_warn(const EntWorld *const world, const EntPlace place,
              const char *const format, ...) {
  va_list args;
  va_start(args, format);
  log_message(world, ENT_LOG_WARNING, place, format, args);
  va_end(args);
}
