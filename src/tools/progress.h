/**
   @file progress.h
   How far a long run is: a bar on a terminal, a line now and then elsewhere.

       [##########----------]  50 %  1200 articles, 81.3 a second, 0:00:14 left

   Written to standard error.
*/
#ifndef ENT_TOOLS_PROGRESS_H
#define ENT_TOOLS_PROGRESS_H

#include "base/world.h"

#include <stdint.h>

typedef struct EntProgressImpl EntProgress;

/// What is done of what there is to do.
typedef struct {
  uint64_t n_articles;
  uint64_t n_failed;
  uint64_t size; ///< Bytes of the inputs that were read
} EntProgressState;

/// Begin; `total` is the bytes of all inputs, 0 if nobody knows. NULL if out of
/// memory.
EntProgress *ent_progress_new(const EntWorld *world, uint64_t total);

/// What was done before the run began, and is not to count for its speed.
void ent_progress_start(EntProgress *progress, const EntProgressState *state);

/// Show the state if it is time to. `progress` may be NULL here and below.
void ent_progress_show(EntProgress *progress, const EntProgressState *state);

/// Clear the bar's line, for a message; the next ent_progress_show() redraws.
void ent_progress_hide(EntProgress *progress);

/// Show the last state, and free `progress`.
void ent_progress_free(EntProgress *progress, const EntProgressState *state);

#endif // ENT_TOOLS_PROGRESS_H
