/**
   @file world.h
   What everything shares: allocator, log and limits.

   There is no global state. A world is made first, passed to whatever
   allocates or reports, and freed last. It is not changed by the library, so
   one world may serve many threads if its allocator and log function can be
   called from all of them (the default ones can).

       EntWorld *const world = ent_world_new(NULL);
       ...
       ent_world_free(world);
*/
#ifndef ENT_BASE_WORLD_H
#define ENT_BASE_WORLD_H

#include "base/alloc.h"
#include "base/log.h"
#include "base/status.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Limits on what is read, so that bad input cannot exhaust the machine.
typedef struct {
  size_t input_size;     ///< Bytes of one article; default 64 MiB
  size_t line_size;      ///< Bytes of one line of a data table; default 1 MiB
  size_t sentence_words; ///< Words of one sentence; longer ones are cut; 1000
  size_t depth;          ///< Nesting of queries, markup and so on; 200
} EntLimits;

typedef struct EntWorldImpl EntWorld;

/// Return a new world, or NULL. `allocator` is copied; NULL means the default.
EntWorld *ent_world_new(const EntAllocator *allocator);

/// Free `world` (may be NULL); nothing made with it may be left.
void ent_world_free(EntWorld *world);

const EntAllocator *ent_world_allocator(const EntWorld *world);

const EntLimits *ent_world_limits(const EntWorld *world);

/// Replace the limits; do this before the world is shared.
void ent_world_set_limits(EntWorld *world, EntLimits limits);

/// Replace the log function; do this before the world is shared.
void ent_world_set_log(EntWorld *world, EntLogFunc func, void *handle);

/**
   Log an error at `place`, in the manner of printf(), and return `status`.

   Typical use: `return ent_error(world, ENT_ERR_DATA, place, "no such class:
   %.*s", ENT_VIEW_ARGS(name));`. Text beyond 1023 bytes is cut, and
   control characters and invalid UTF-8 are replaced.
*/
EntStatus ent_error(const EntWorld *world, EntStatus status, EntPlace place,
                    const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/// Log a warning at `place`.
void ent_warn(const EntWorld *world, EntPlace place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/// A place that is not in any file.
#define ENT_NOWHERE ((EntPlace){NULL, 0, 0})

/// A place that is a whole file.
#define ENT_IN_FILE(name) ((EntPlace){(name), 0, 0})

/// A line of a file.
#define ENT_AT_LINE(name, number) ((EntPlace){(name), (number), 0})

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_WORLD_H
