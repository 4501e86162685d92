/**
   @file watch.h
   Limits on the time, memory and rows of a query or update under way.

   SQLite asks every so many steps whether to go on, and the functions of
   functions.h ask whenever they make a term, so that neither a long join nor a
   few huge strings go on beyond what is allowed.
*/
#ifndef ENT_STORE_WATCH_H
#define ENT_STORE_WATCH_H

#include "base/status.h"
#include "base/world.h"
#include "store/dictionary.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a query or update may use; 0 is as much as it likes.
typedef struct {
  unsigned timeout;                     ///< Milliseconds
  size_t memory;                        ///< Bytes
  uint64_t rows;                        ///< Solutions, or triples of a graph
  bool (*is_interrupted)(void *handle); ///< Asked now and then; or NULL
  void *handle;
} EntWatchLimits;

typedef struct {
  const EntWorld *world;
  sqlite3 *db;
  EntDictionary *terms;
  const char *name;  ///< Of the query's file, for messages; or NULL
  const char *what;  ///< Is watched, for messages; NULL is "the query"
  int64_t deadline;  ///< Of the monotonic clock, or 0
  size_t memory;     ///< Or 0
  uint64_t rows;     ///< Or 0
  size_t kept;       ///< Bytes that others report
  uint64_t n_rows;   ///< Counted so far
  uint64_t n_looks;  ///< Of the functions
  const char *limit; ///< What was reached, or NULL
  bool (*is_interrupted)(void *handle);
  void *handle;
} EntWatch;

/// Begin to watch a connection; the members up to `name` are set already.
void ent_watch_begin(EntWatch *watch, const EntWatchLimits *limits);

/// Return the limits that are left of those it began with; without a clock, the
/// timeout is 0, and it is 1 if the time is over.
EntWatchLimits ent_watch_rest(const EntWatch *watch);

/// Leave the connection alone again; harmless if it was not watched.
void ent_watch_end(EntWatch *watch);

/// Return whether a limit is reached.
bool ent_watch_is_over(EntWatch *watch);

/// The same, for callers that ask very often: now and then it looks.
bool ent_watch_glance(EntWatch *watch);

/// Count a row; #ENT_ERR_LIMIT, logged, if that is one too many.
EntStatus ent_watch_count(EntWatch *watch);

/// Count bytes that somebody keeps until the end, in the same manner.
EntStatus ent_watch_keep(EntWatch *watch, size_t n_bytes);

/// Log why SQLite stopped and return the status it means; #ENT_SUCCESS if the
/// reason is one of the store and not of the query.
EntStatus ent_watch_error(EntWatch *watch);

/// Return the milliseconds of a clock.
int64_t ent_watch_now(bool is_monotonic);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_WATCH_H
