/**
   @file batch.h
   Converting many articles: what `entente convert` does.

   Inputs (batch_inputs.h) are cut into articles, which threads convert
   (batch_job.h) and which go in their order to the output (batch_output.h).
   What comes out does not depend on the number of threads. A broken article is
   reported, counted and left out.

   What goes to files can be interrupted: a journal (base/journal.h) tells,
   about once a second, how far it got, and a run with `is_resumed` goes on from
   there.
*/
#ifndef ENT_TOOLS_BATCH_H
#define ENT_TOOLS_BATCH_H

#include "base/date.h"
#include "base/status.h"
#include "base/world.h"
#include "frame/analyser.h"
#include "frame/graph.h"
#include "news/source.h"
#include "rdf/syntax.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  const EntSyntax *syntax;
  const char *output; ///< NULL: standard output; ends in '/': a folder
  EntDate date;       ///< Of articles that do not tell theirs
  EntSourceOptions source;
  EntGraphOptions graph;
  EntAnalyserConfig data;
  EntView run; ///< Says what is converted and how; the same when resumed
  size_t n_threads;
  size_t window; ///< Articles among which near-duplicates are found; 0: none
  size_t shard;  ///< The part to convert, from 1
  size_t n_shards;
  bool is_recursive; ///< Folders are walked
  bool is_strict;    ///< The first broken article ends the run
  bool is_resumed;
  bool has_progress;
} EntBatchOptions;

/**
   Convert the articles of `names`.

   The log function of the world is replaced, as messages come in the order of
   the articles. Returns the first error, also that of an article that was left
   out.
*/
EntStatus ent_batch_run(EntWorld *world, const EntBatchOptions *options,
                        char **names, size_t n_names);

#endif // ENT_TOOLS_BATCH_H
