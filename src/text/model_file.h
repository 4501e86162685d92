/**
   @file model_file.h
   A model on disk: named blobs that are used where they are mapped.

   | bytes  | what                                                            |
   | ------ | --------------------------------------------------------------- |
   | 0-7    | "ENTMODEL"                                                      |
   | 8-11   | version, 1                                                      |
   | 12-15  | number of sections n                                            |
   | 16-23  | size of the file                                                |
   | 64-    | n entries of 64 bytes: name (40, zero-filled), rows, columns,   |
   |        | offset (8), size in bytes (8)                                   |
   | offset | each blob, at a multiple of 64                                  |

   Numbers are little-endian. tools/train writes such files.
*/
#ifndef ENT_TEXT_MODEL_FILE_H
#define ENT_TEXT_MODEL_FILE_H

#include "base/file.h"
#include "base/status.h"
#include "base/view.h"
#include "base/world.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// One blob; `data` points into the mapped file.
typedef struct {
  uint32_t rows;
  uint32_t columns;
  const void *data;
  size_t size; ///< In bytes
} EntSection;

/// An open model file. Zero-initialise; close with ent_model_file_close().
typedef struct {
  EntFile file;
  const char *path; ///< For messages; the caller's
  size_t n_sections;
} EntModelFile;

/**
   Map the model file at `path`, which must outlive `model`, and check that all
   sections lie within it.

   Returns #ENT_ERR_READ if it cannot be mapped, #ENT_ERR_SYNTAX if it is no
   model file or truncated, #ENT_ERR_DATA for another version; each logged.
*/
EntStatus ent_model_file_open(const EntWorld *world, const char *path,
                              EntModelFile *model);

void ent_model_file_close(EntModelFile *model);

/// Find the section called `name`; #ENT_NO_MATCH if there is none.
EntStatus ent_model_file_find(const EntModelFile *model, const char *name,
                              EntSection *section);

/**
   Find the section called `name`, of elements of `element` bytes.

   `rows` and `columns` are what it must have, 0 for any. Returns #ENT_ERR_DATA,
   logged, if it is missing or of another shape or size.
*/
EntStatus ent_model_file_array(const EntModelFile *model, const char *name,
                               uint32_t rows, uint32_t columns, size_t element,
                               EntSection *section);

/// The text of section `name`; #ENT_ERR_DATA, logged, if it is missing.
EntStatus ent_model_file_text(const EntModelFile *model, const char *name,
                              EntView *text);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_MODEL_FILE_H
