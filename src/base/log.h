/**
   @file log.h
   Messages: one line each, with the place they are about.

   The library never prints. A message goes to the log function of the world;
   the default one, used by the program, writes
   `entente: FILE:LINE:COLUMN: TEXT` to stderr, leaving out what is not known.
*/
#ifndef ENT_BASE_LOG_H
#define ENT_BASE_LOG_H

#include "base/buffer.h"
#include "base/status.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  ENT_LOG_ERROR,   ///< The call that logs this fails
  ENT_LOG_WARNING, ///< Something was left out or guessed; the call goes on
  ENT_LOG_INFO     ///< Progress
} EntLogLevel;

/// A place in a file or other input.
typedef struct {
  const char *file; ///< Name as the user gave it, or NULL
  size_t line;      ///< From 1, or 0 if not known
  size_t column;    ///< From 1, in code points, or 0 if not known
} EntPlace;

/// Receives one message; `text` has no newline and is valid during the call.
typedef void (*EntLogFunc)(void *handle, EntLogLevel level, EntPlace place,
                           const char *text);

/// The default log function: writes to stderr.
void ent_log_to_stderr(void *handle, EntLogLevel level, EntPlace place,
                       const char *text);

/// A log function for what may fail unheard: drops the message.
void ent_log_drop(void *handle, EntLogLevel level, EntPlace place,
                  const char *text);

/// Append the line that ent_log_to_stderr() would write.
EntStatus ent_log_append(EntBuffer *out, EntLogLevel level, EntPlace place,
                         const char *text);

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_LOG_H
