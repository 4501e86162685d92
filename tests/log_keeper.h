/**
   @file log_keeper.h
   A world whose messages are kept as text, for tests.

       LogKeeper log;
       EntWorld *const world = log_keeper_world(&log, NULL);
       ... is_view(ent_view(log.text), "error x.tsv:3: ...\n", "message");
       log_keeper_clear(&log);
*/
#ifndef ENT_TESTS_LOG_KEEPER_H
#define ENT_TESTS_LOG_KEEPER_H

#include "base/world.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  char text[4096]; ///< A line a message: LEVEL FILE:LINE:COLUMN: TEXT
} LogKeeper;

static void log_keeper_take(void *const handle, const EntLogLevel level,
                            const EntPlace place, const char *const text) {
  static const char *const levels[] = {"error", "warning", "info"};
  LogKeeper *const self = handle;
  const size_t used = strlen(self->text);
  (void)snprintf(self->text + used, sizeof(self->text) - used,
                 "%s %s:%zu:%zu: %s\n", levels[level],
                 place.file ? place.file : "", place.line, place.column, text);
}

/// Return a new world that logs to `self`, or NULL.
__attribute__((unused)) static EntWorld *
log_keeper_world(LogKeeper *const self, const EntAllocator *const allocator) {
  EntWorld *const world = ent_world_new(allocator);
  self->text[0] = '\0';
  if (world) {
    ent_world_set_log(world, log_keeper_take, self);
  }
  return world;
}

__attribute__((unused)) static void log_keeper_clear(LogKeeper *const self) {
  self->text[0] = '\0';
}

#endif // ENT_TESTS_LOG_KEEPER_H
