/**
   @file output.h
   Output that is complete or absent.

   A file is written under a temporary name beside its final one and renamed
   when all is well, so that no reader ever sees a part of it and an error
   leaves what was there before. Standard output is written as it comes, in
   large pieces. Every write is checked; a full disk or a closed pipe is
   #ENT_ERR_WRITE, logged once, and later writes fail quietly.
*/
#ifndef ENT_BASE_OUTPUT_H
#define ENT_BASE_OUTPUT_H

#include "base/status.h"
#include "base/view.h"
#include "base/world.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntOutputImpl EntOutput;

/// Begin to write the file `name`, or standard output if it is NULL or "-".
EntStatus ent_output_open(const EntWorld *world, const char *name,
                          EntOutput **output);

/// Return whether ent_output_resume() can be used: no device, no pipe, no
/// standard output.
bool ent_output_is_resumable(const char *name);

/**
   Begin to write the file `name` so that it can be gone on with.

   What is written is in the file `name`.partial until it is committed, also
   after the program was killed. `kept` is the number of its bytes to keep and
   to write behind; with 0 it is begun anew. If it was committed since, it is
   taken back. The file is locked against other runs. Logs and returns
   #ENT_ERR_DATA if there are fewer than `kept` bytes, and #ENT_ERR_WRITE if
   another run writes it or it cannot be written.
*/
EntStatus ent_output_resume(const EntWorld *world, const char *name,
                            uint64_t kept, EntOutput **output);

/// Return the number of bytes written, those kept included.
uint64_t ent_output_size(const EntOutput *output);

/// Flush, leave the temporary file for ent_output_resume(), free `output`.
EntStatus ent_output_suspend(EntOutput *output);

/// Write `bytes`.
EntStatus ent_output_write(EntOutput *output, EntView bytes);

/// Pass on what is buffered, as far as the operating system.
EntStatus ent_output_flush(EntOutput *output);

/// Pass on what is buffered, as far as the disk, if the output is on one.
EntStatus ent_output_sync(EntOutput *output);

/**
   Finish: flush, synchronise nothing, put the file in its place, free `output`.

   On failure the temporary file is removed and the final one untouched.
*/
EntStatus ent_output_commit(EntOutput *output);

/// Give up: remove the temporary file and free `output`, which may be NULL.
void ent_output_abandon(EntOutput *output);

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_OUTPUT_H
