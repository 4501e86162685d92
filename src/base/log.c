#include "base/log.h"

#include <stdio.h>

/// Space for ":LINE:COLUMN".
enum { WHERE_SIZE = 64 };

static void format_where(const EntPlace place, char where[static WHERE_SIZE]) {
  *where = '\0';
  if (place.line && place.column) {
    (void)snprintf(where, WHERE_SIZE, ":%zu:%zu", place.line, place.column);
  } else if (place.line) {
    (void)snprintf(where, WHERE_SIZE, ":%zu", place.line);
  }
}

#define LINE_FORMAT "entente: %s%s%s%s%s\n"
#define LINE_ARGS(level, place, where, text)                                   \
  (place).file ? (place).file : "", (place).file ? (where) : "",               \
      (place).file ? ": " : "", (level) == ENT_LOG_WARNING ? "warning: " : "", \
      (text)

void ent_log_to_stderr(void *const handle, const EntLogLevel level,
                       const EntPlace place, const char *const text) {
  (void)handle;
  char where[WHERE_SIZE];
  format_where(place, where);
  fprintf(stderr, LINE_FORMAT, LINE_ARGS(level, place, where, text));
}

void ent_log_drop(void *const handle, const EntLogLevel level,
                  const EntPlace place, const char *const text) {
  (void)handle;
  (void)level;
  (void)place;
  (void)text;
}

EntStatus ent_log_append(EntBuffer *const out, const EntLogLevel level,
                         const EntPlace place, const char *const text) {
  char where[WHERE_SIZE];
  format_where(place, where);
  return ent_buffer_format(out, LINE_FORMAT,
                           LINE_ARGS(level, place, where, text));
}
