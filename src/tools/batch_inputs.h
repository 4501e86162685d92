/**
   @file batch_inputs.h
   The inputs of a batch: files, standard input, the files below folders.
*/
#ifndef ENT_TOOLS_BATCH_INPUTS_H
#define ENT_TOOLS_BATCH_INPUTS_H

#include "base/buffer.h"
#include "base/status.h"
#include "base/view.h"
#include "base/world.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The arguments of a command that name inputs.
typedef struct {
  const EntWorld *world;
  char **names;
  size_t n_names;
  bool is_recursive; ///< Folders are walked, in the order of walk.h
} EntBatchInputs;

/// An input, valid during the call.
typedef struct {
  const char *path;     ///< To open it; "-" is standard input
  const char *argument; ///< The one that led to it
  const char *name;     ///< Path below that if it is a folder, else `path`
  uint64_t size;        ///< Bytes, if it is a file
} EntBatchInput;

typedef EntStatus (*EntBatchInputFunc)(void *handle,
                                       const EntBatchInput *input);

/**
   Call `func` for each input, in order.

   `n_unreadable` is the number of folders that could not be read, logged. Stops
   at the first status of `func` that is not #ENT_SUCCESS, and returns it.
*/
EntStatus ent_batch_inputs_walk(const EntBatchInputs *inputs,
                                EntBatchInputFunc func, void *handle,
                                size_t *n_unreadable);

/**
   Append the name of the file in a folder that gets the graphs of `input`:
   "article.ttl" for "some/article.txt", and "some/page.html.ttl" for the file
   "some/page.html" below a folder, behind the name of the folder if there are
   several inputs.
*/
EntStatus ent_batch_output_name(const EntBatchInputs *inputs,
                                const EntBatchInput *input, EntView extension,
                                EntBuffer *name);

/// Two inputs of one name would overwrite each other's graphs: log that and
/// return #ENT_ERR_USAGE.
EntStatus ent_batch_check_names(const EntBatchInputs *inputs,
                                const char *folder, EntView extension);

/// Return whether the part `shard` of `n_shards`, from 1, has what is so named.
bool ent_batch_has_name(size_t shard, size_t n_shards, const char *name);

#endif // ENT_TOOLS_BATCH_INPUTS_H
