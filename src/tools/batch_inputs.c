#include "tools/batch_inputs.h"

#include "base/arena.h"
#include "base/intern.h"
#include "base/walk.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/// \name Walking
/// @{

typedef struct {
  const char *argument;
  EntBatchInputFunc func;
  void *handle;
} Visit;

static EntStatus visit_file(void *const handle, const EntWalkFile *const file) {
  const Visit *const visit = handle;
  const EntBatchInput input = {file->path, visit->argument, file->name,
                               file->size};
  return visit->func(visit->handle, &input);
}

static bool is_folder(const char *const name) {
  struct stat info;
  return !stat(name, &info) && S_ISDIR(info.st_mode);
}

static EntStatus visit_name(const Visit *const visit) {
  struct stat info;
  const bool is_file = strcmp(visit->argument, "-") != 0 &&
                       !stat(visit->argument, &info) && S_ISREG(info.st_mode);
  const EntBatchInput input = {visit->argument, visit->argument,
                               visit->argument,
                               is_file ? (uint64_t)info.st_size : 0};
  return visit->func(visit->handle, &input);
}

EntStatus ent_batch_inputs_walk(const EntBatchInputs *const inputs,
                                const EntBatchInputFunc func,
                                void *const handle,
                                size_t *const n_unreadable) {
  *n_unreadable = 0;
  for (size_t i = 0; i < inputs->n_names; ++i) {
    Visit visit = {inputs->names[i], func, handle};
    if (inputs->is_recursive && is_folder(visit.argument)) {
      EntWalk walk = {0};
      ENT_TRY(ent_walk_files(inputs->world, visit.argument, &walk, visit_file,
                             &visit));
      *n_unreadable += walk.n_unreadable;
    } else {
      ENT_TRY(visit_name(&visit));
    }
  }
  return ENT_SUCCESS;
}

/// @}
/// \name Names
/// @{

/// The last part of a path: "b" of "a/b" and of "a/b/".
static EntView last_part(const char *const path) {
  EntView view = ent_view(path);
  while (view.size > 1 && view.data[view.size - 1] == '/') {
    --view.size;
  }
  size_t begin = view.size;
  while (begin && view.data[begin - 1] != '/') {
    --begin;
  }
  return ent_view_slice(view, begin, view.size);
}

static EntView without_extension(const EntView name) {
  size_t dot = name.size;
  while (dot && name.data[dot - 1] != '.') {
    --dot;
  }
  return dot > 1 ? ent_view_slice(name, 0, dot - 1) : name;
}

static bool is_dots(const EntView part) {
  return ent_view_equals(part, ENT_VIEW(".")) ||
         ent_view_equals(part, ENT_VIEW(".."));
}

/// Append what stands before the names of the files of a folder.
static EntStatus append_folder(const EntBatchInputs *const inputs,
                               const char *const argument,
                               EntBuffer *const name) {
  const EntView part = last_part(argument);
  return inputs->n_names == 1 || is_dots(part)
             ? ENT_SUCCESS
             : ent_buffer_format(name, "%.*s/", ENT_VIEW_ARGS(part));
}

EntStatus ent_batch_output_name(const EntBatchInputs *const inputs,
                                const EntBatchInput *const input,
                                const EntView extension,
                                EntBuffer *const name) {
  if (input->name != input->path) {
    ENT_TRY(append_folder(inputs, input->argument, name));
    return ent_buffer_format(name, "%s.%.*s", input->name,
                             ENT_VIEW_ARGS(extension));
  }
  const EntView stem = strcmp(input->name, "-")
                           ? without_extension(last_part(input->name))
                           : ENT_VIEW("stdin");
  return ent_buffer_format(name, "%.*s.%.*s", ENT_VIEW_ARGS(stem),
                           ENT_VIEW_ARGS(extension));
}

/// An argument and the name of the file or folder it would be written to.
typedef struct {
  EntView output;
  size_t argument;
} Named;

static int compare_named(const void *const a, const void *const b) {
  const Named *const x = a;
  const Named *const y = b;
  const int order = ent_view_compare(x->output, y->output);
  return order ? order
               : (x->argument > y->argument) - (x->argument < y->argument);
}

static EntStatus name_argument(const EntBatchInputs *const inputs,
                               const size_t index, const EntView extension,
                               EntArena *const arena, Named *const named) {
  const char *const argument = inputs->names[index];
  const EntBatchInput input = {argument, argument, argument, 0};
  EntBuffer name = {.allocator = ent_world_allocator(inputs->world)};
  EntStatus status =
      inputs->is_recursive && is_folder(argument)
          ? append_folder(inputs, argument, &name)
          : ent_batch_output_name(inputs, &input, extension, &name);
  named->argument = index;
  status = status
               ? status
               : ent_arena_copy(arena, ent_buffer_view(&name), &named->output);
  ent_buffer_free(&name);
  return status;
}

static EntStatus check_named(const EntBatchInputs *const inputs,
                             const char *const folder, const EntView extension,
                             EntArena *const arena) {
  Named *const named = ent_arena_calloc(arena, inputs->n_names, sizeof(Named));
  if (!named) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < inputs->n_names; ++i) {
    ENT_TRY(name_argument(inputs, i, extension, arena, &named[i]));
  }
  qsort(named, inputs->n_names, sizeof(Named), compare_named);
  for (size_t i = 1; i < inputs->n_names; ++i) {
    if (ent_view_equals(named[i].output, named[i - 1].output)) {
      return ent_error(inputs->world, ENT_ERR_USAGE,
                       ENT_IN_FILE(inputs->names[named[i].argument]),
                       "would be written to '%s%.*s' as '%s' is", folder,
                       ENT_VIEW_ARGS(named[i].output),
                       inputs->names[named[i - 1].argument]);
    }
  }
  return ENT_SUCCESS;
}

EntStatus ent_batch_check_names(const EntBatchInputs *const inputs,
                                const char *const folder,
                                const EntView extension) {
  EntArena arena;
  ent_arena_init(&arena, ent_world_allocator(inputs->world));
  const EntStatus status = check_named(inputs, folder, extension, &arena);
  ent_arena_clear(&arena);
  return status;
}

bool ent_batch_has_name(const size_t shard, const size_t n_shards,
                        const char *const name) {
  return n_shards < 2 || ent_hash(ent_view(name)) % n_shards == shard - 1;
}

/// @}
