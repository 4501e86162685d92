/**
   @file batch_output.h
   Where the graphs of a batch go, and the journal of that.

   Standard output, a device or a pipe gets each graph at once and whole. A file
   is there when the run is complete. A folder gets a file for each input, when
   that is complete. What is not complete is in files that end in ".partial";
   the journal is FILE.journal, or DIR/.entente.journal (with the number of the
   shard).
*/
#ifndef ENT_TOOLS_BATCH_OUTPUT_H
#define ENT_TOOLS_BATCH_OUTPUT_H

#include "base/status.h"
#include "base/view.h"
#include "base/world.h"
#include "tools/batch.h"

#include <stdint.h>

/// How far a run got.
typedef struct {
  uint64_t inputs;   ///< That are done
  uint64_t articles; ///< That are done of the next input
  uint64_t names;    ///< A hash of the names of all these inputs
  uint64_t size;     ///< Bytes of the file that is being written
  uint64_t converted, duplicates, left_out, failed; ///< Articles
} EntBatchState;

typedef struct EntBatchOutputImpl EntBatchOutput;

/**
   Begin to write, or go on where a journal of the same run ends.

   `head` comes before the first graph of each file and outlives the output.
   `state` is zeroed or what the journal tells. Logs and returns #ENT_ERR_WRITE,
   and #ENT_ERR_USAGE if the journal is that of another run.
*/
EntStatus ent_batch_output_open(const EntWorld *world,
                                const EntBatchOptions *options, EntView head,
                                EntBatchOutput **output, EntBatchState *state);

/// Write the graph of an article; `name` is that of the file, in a folder.
EntStatus ent_batch_output_write(EntBatchOutput *output, const char *name,
                                 EntView graph);

/// An input is done: complete its file, if the output is a folder.
EntStatus ent_batch_output_end_input(EntBatchOutput *output, const char *name);

/**
   Write `state` into the journal if it is time to, or if `is_last`.

   Does nothing where nothing can be gone on with.
*/
EntStatus ent_batch_output_note(EntBatchOutput *output, EntBatchState *state,
                                bool is_last);

/// Return whether there is a journal to go on with.
bool ent_batch_output_has_journal(const EntBatchOutput *output);

/// Complete the output, remove the journal, free `output`.
EntStatus ent_batch_output_commit(EntBatchOutput *output);

/// Leave files and journal as they are, free `output`.
void ent_batch_output_suspend(EntBatchOutput *output);

/// Remove what is not complete and the journal, free `output`, may be NULL.
void ent_batch_output_abandon(EntBatchOutput *output);

#endif // ENT_TOOLS_BATCH_OUTPUT_H
