#include "base/log.h"

#include <stdio.h>

void ent_log_to_stderr(void *const handle, const EntLogLevel level,
                       const EntPlace place, const char *const text) {
  (void)handle;
  char where[64] = "";
  if (place.line && place.column) {
    (void)snprintf(where, sizeof(where), ":%zu:%zu", place.line, place.column);
  } else if (place.line) {
    (void)snprintf(where, sizeof(where), ":%zu", place.line);
  }
  fprintf(stderr, "entente: %s%s%s%s%s\n", place.file ? place.file : "",
          place.file ? where : "", place.file ? ": " : "",
          level == ENT_LOG_WARNING ? "warning: " : "", text);
}
