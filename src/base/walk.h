/**
   @file walk.h
   The files below a folder, in the order of their names.

   The entries of a folder come in the order of the bytes of their names, and
   those of a folder within at its place, so that the order is the same on every
   machine. A folder may have millions of entries: some tens of thousands of
   names are held at a time, and the folder is read again for the next ones.

   Left out are names that begin with a dot, links to folders (there could be
   circles), and what is neither file nor folder.
*/
#ifndef ENT_BASE_WALK_H
#define ENT_BASE_WALK_H

#include "base/status.h"
#include "base/world.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A file that was found; valid during the call.
typedef struct {
  const char *path; ///< To open it
  const char *name; ///< The path within the folder: the end of `path`
  uint64_t size;    ///< In bytes
} EntWalkFile;

/// Receives a file; any status but #ENT_SUCCESS ends the walk, which returns
/// it.
typedef EntStatus (*EntWalkFunc)(void *handle, const EntWalkFile *file);

typedef struct {
  size_t max_names;    ///< Held at a time and folder, from 2; 0 for the default
  size_t n_unreadable; ///< Set by the walk: folders that were left out, logged
} EntWalk;

/// Call `func` for each file below `folder`. Also returns #ENT_ERR_MEMORY.
EntStatus ent_walk_files(const EntWorld *world, const char *folder,
                         EntWalk *walk, EntWalkFunc func, void *handle);

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_WALK_H
