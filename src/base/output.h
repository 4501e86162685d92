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

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntOutputImpl EntOutput;

/// Begin to write the file `name`, or standard output if it is NULL or "-".
EntStatus ent_output_open(const EntWorld *world, const char *name,
                          EntOutput **output);

/// Write `bytes`.
EntStatus ent_output_write(EntOutput *output, EntView bytes);

/// Pass on what is buffered, as far as the operating system.
EntStatus ent_output_flush(EntOutput *output);

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
