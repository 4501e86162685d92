#include "store/watch.h"

#include <time.h>

enum { STEPS_BETWEEN_LOOKS = 10000, CALLS_BETWEEN_LOOKS = 256 };

int64_t ent_watch_now(const bool is_monotonic) {
  struct timespec now;
  (void)clock_gettime(is_monotonic ? CLOCK_MONOTONIC : CLOCK_REALTIME, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool is_too_large(const EntWatch *const watch) {
  return watch->memory && (size_t)sqlite3_memory_used() + watch->kept +
                                  ent_dictionary_memory(watch->terms) >
                              watch->memory;
}

bool ent_watch_is_over(EntWatch *const watch) {
  if (watch->limit) {
    return true;
  }
  if (watch->deadline && ent_watch_now(true) > watch->deadline) {
    watch->limit = "takes too long";
  } else if (is_too_large(watch)) {
    watch->limit = "needs too much memory";
  } else if (watch->is_interrupted && watch->is_interrupted(watch->handle)) {
    watch->limit = "was interrupted";
  }
  return watch->limit != NULL;
}

bool ent_watch_glance(EntWatch *const watch) {
  if (watch->limit) {
    return true;
  }
  if (is_too_large(watch)) {
    watch->limit = "needs too much memory";
    return true;
  }
  return ++watch->n_looks % CALLS_BETWEEN_LOOKS == 0 &&
         ent_watch_is_over(watch);
}

static int look(void *const watch) {
  return ent_watch_is_over(watch);
}

void ent_watch_begin(EntWatch *const watch,
                     const EntWatchLimits *const limits) {
  watch->deadline = limits->timeout ? ent_watch_now(true) + limits->timeout : 0;
  watch->memory = limits->memory;
  watch->rows = limits->rows;
  watch->is_interrupted = limits->is_interrupted;
  watch->handle = limits->handle;
  sqlite3_progress_handler(watch->db, STEPS_BETWEEN_LOOKS, look, watch);
}

EntWatchLimits ent_watch_rest(const EntWatch *const watch) {
  const int64_t rest =
      watch->deadline ? watch->deadline - ent_watch_now(true) : 0;
  return (EntWatchLimits){.timeout =
                              watch->deadline && rest < 1 ? 1 : (unsigned)rest,
                          .memory = watch->memory,
                          .rows = watch->rows,
                          .is_interrupted = watch->is_interrupted,
                          .handle = watch->handle};
}

void ent_watch_end(EntWatch *const watch) {
  if (watch->db) {
    sqlite3_progress_handler(watch->db, 0, NULL, NULL);
  }
}

static EntStatus stop(EntWatch *const watch) {
  return ent_error(watch->world, ENT_ERR_LIMIT, ENT_IN_FILE(watch->name),
                   "%s %s", watch->what ? watch->what : "the query",
                   watch->limit);
}

EntStatus ent_watch_count(EntWatch *const watch) {
  if (watch->rows && ++watch->n_rows > watch->rows) {
    watch->limit = "has too many rows";
  }
  return ent_watch_glance(watch) ? stop(watch) : ENT_SUCCESS;
}

EntStatus ent_watch_keep(EntWatch *const watch, const size_t n_bytes) {
  watch->kept += n_bytes;
  return ent_watch_glance(watch) ? stop(watch) : ENT_SUCCESS;
}

EntStatus ent_watch_error(EntWatch *const watch) {
  const int code = sqlite3_errcode(watch->db) & 0xFF;
  if (watch->limit) {
    return stop(watch);
  }
  if (code == SQLITE_NOMEM) {
    return ENT_ERR_MEMORY;
  }
  return code == SQLITE_ERROR || code == SQLITE_TOOBIG
             ? ent_error(watch->world, ENT_ERR_LIMIT, ENT_IN_FILE(watch->name),
                         "the query is too complex: %s",
                         sqlite3_errmsg(watch->db))
             : ENT_SUCCESS;
}
