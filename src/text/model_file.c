#include "text/model_file.h"

#include <string.h>

enum { FORMAT_VERSION = 1, ALIGNMENT = 64, NAME_BYTES = 40, HEADER_BYTES = 64 };

typedef struct {
  char magic[8];
  uint32_t version;
  uint32_t n_sections;
  uint64_t size;
} Header;

typedef struct {
  char name[NAME_BYTES];
  uint32_t rows;
  uint32_t columns;
  uint64_t offset;
  uint64_t size;
} Entry;

_Static_assert(sizeof(Entry) == 64, "an entry of the table has 64 bytes");

static EntStatus refuse(const EntModelFile *const model, const EntStatus status,
                        const char *const why) {
  return ent_error(model->file.world, status, ENT_IN_FILE(model->path), "%s",
                   why);
}

static const Entry *entries(const EntModelFile *const model) {
  return (const Entry *)(model->file.content.data + HEADER_BYTES);
}

static bool is_within(const Entry *const entry, const size_t size) {
  return entry->offset % ALIGNMENT == 0 && entry->offset <= size &&
         entry->size <= size - entry->offset &&
         memchr(entry->name, '\0', NAME_BYTES);
}

static EntStatus check_header(EntModelFile *const model) {
  const EntView content = model->file.content;
  Header header;
  if (content.size < HEADER_BYTES ||
      memcmp(content.data, "ENTMODEL", sizeof header.magic) != 0) {
    return refuse(model, ENT_ERR_SYNTAX, "not a model file");
  }
  memcpy(&header, content.data, sizeof header);
  if (header.version != FORMAT_VERSION) {
    return refuse(model, ENT_ERR_DATA, "model file of an unknown version");
  }
  if (header.size != content.size ||
      header.n_sections > (content.size - HEADER_BYTES) / sizeof(Entry)) {
    return refuse(model, ENT_ERR_SYNTAX, "model file is truncated");
  }
  model->n_sections = header.n_sections;
  return ENT_SUCCESS;
}

static EntStatus check(EntModelFile *const model) {
  ENT_TRY(check_header(model));
  for (size_t i = 0; i < model->n_sections; ++i) {
    if (!is_within(&entries(model)[i], model->file.content.size)) {
      return refuse(model, ENT_ERR_SYNTAX, "a section lies outside the file");
    }
  }
  return ENT_SUCCESS;
}

EntStatus ent_model_file_open(const EntWorld *const world,
                              const char *const path,
                              EntModelFile *const model) {
  *model = (EntModelFile){.path = path};
  ENT_TRY(ent_file_map(world, path, &model->file));
  const EntStatus status = check(model);
  if (status) {
    ent_model_file_close(model);
  }
  return status;
}

void ent_model_file_close(EntModelFile *const model) {
  ent_file_close(&model->file);
  *model = (EntModelFile){.path = NULL};
}

EntStatus ent_model_file_find(const EntModelFile *const model,
                              const char *const name,
                              EntSection *const section) {
  for (size_t i = 0; i < model->n_sections; ++i) {
    const Entry *const entry = &entries(model)[i];
    if (!strcmp(entry->name, name)) {
      *section = (EntSection){entry->rows, entry->columns,
                              model->file.content.data + entry->offset,
                              (size_t)entry->size};
      return ENT_SUCCESS;
    }
  }
  return ENT_NO_MATCH;
}

static EntStatus missing(const EntModelFile *const model,
                         const char *const name) {
  return ent_error(model->file.world, ENT_ERR_DATA, ENT_IN_FILE(model->path),
                   "section '%s' is missing or has the wrong shape", name);
}

EntStatus ent_model_file_array(const EntModelFile *const model,
                               const char *const name, const uint32_t rows,
                               const uint32_t columns, const size_t element,
                               EntSection *const section) {
  if (ent_model_file_find(model, name, section) ||
      (rows && section->rows != rows) ||
      (columns && section->columns != columns) ||
      section->size != (uint64_t)section->rows * section->columns * element) {
    return missing(model, name);
  }
  return ENT_SUCCESS;
}

EntStatus ent_model_file_text(const EntModelFile *const model,
                              const char *const name, EntView *const text) {
  EntSection section;
  if (ent_model_file_find(model, name, &section)) {
    return missing(model, name);
  }
  *text = ent_view_of(section.data, section.size);
  return ENT_SUCCESS;
}
