/**
   @file file.h
   Whole files as one view.

   What users hand over is read into memory, since a mapped file that somebody
   cuts short kills its reader. What entente installed itself (models, the
   knowledge base) is mapped, which costs nothing to load and is shared between
   processes.
*/
#ifndef ENT_BASE_FILE_H
#define ENT_BASE_FILE_H

#include "base/status.h"
#include "base/view.h"
#include "base/world.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The content of a file. Zero-initialise; close with ent_file_close().
typedef struct {
  const EntWorld *world;
  EntView content; ///< All bytes; valid until ent_file_close()
  bool is_mapped;  ///< The content is a mapping, not memory of the world
} EntFile;

/**
   Read the file called `name`, or standard input if it is "-".

   `limit` is the number of bytes beyond which the file is refused; 0 means no
   limit. Returns #ENT_ERR_READ if the file is missing, unreadable or a
   directory, #ENT_ERR_LIMIT if it is too large; each logged. Or #ENT_ERR_MEMORY.
*/
EntStatus ent_file_read(const EntWorld *world, const char *name, size_t limit,
                        EntFile *file);

/**
   Map the regular file called `name`, which must not change while it is open.

   Returns #ENT_ERR_READ if it is missing, unreadable, empty or no regular file;
   logged.
*/
EntStatus ent_file_map(const EntWorld *world, const char *name, EntFile *file);

/// Unmap or free the content; harmless on a zeroed file.
void ent_file_close(EntFile *file);

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_FILE_H
