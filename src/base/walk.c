#include "base/walk.h"

#include "base/buffer.h"
#include "base/vector.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const size_t DEFAULT_MAX_NAMES = 65536;

/// Some names of one folder, in order once they are sorted.
typedef struct {
  const EntAllocator *allocator;
  char **items;
  size_t count;
  size_t capacity;
  const char *bound; ///< One of the items: larger names wait; or NULL
} Names;

typedef struct {
  const EntWorld *world;
  EntWalk *walk;
  EntWalkFunc func;
  void *handle;
  EntBuffer path;     ///< Of what is visited, terminated
  size_t folder_size; ///< Bytes of `path` that are the folder of the walk
  size_t depth;
} Walker;

static EntStatus visit_folder(Walker *self);

/// \name Names
/// @{

static int compare_names(const void *const a, const void *const b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort_names(Names *const names) {
  if (names->count) {
    qsort(names->items, names->count, sizeof(char *), compare_names);
  }
}

static void cut_names(Names *const names, const size_t count) {
  while (names->count > count) {
    ent_free(names->allocator, names->items[--names->count]);
  }
}

static void free_names(Names *const names) {
  cut_names(names, 0);
  ent_free(names->allocator, names->items);
}

static EntStatus add_name(Names *const names, const size_t max_names,
                          const char *const name) {
  if (names->bound && strcmp(name, names->bound) > 0) {
    return ENT_SUCCESS;
  }
  if (names->count == max_names) { // Keep the smaller half
    sort_names(names);
    cut_names(names, max_names / 2);
    names->bound = names->items[names->count - 1];
    return add_name(names, max_names, name);
  }
  const size_t size = strlen(name) + 1;
  char *const copy = ent_alloc(names->allocator, size);
  char **const added = copy ? ENT_PUSH(names->allocator, names) : NULL;
  if (!added) {
    ent_free(names->allocator, copy);
    return ENT_ERR_MEMORY;
  }
  *added = memcpy(copy, name, size);
  return ENT_SUCCESS;
}

static void report_unreadable(Walker *const self, Names *const names) {
  ++self->walk->n_unreadable;
  (void)ent_error(self->world, ENT_ERR_READ, ENT_IN_FILE(self->path.data), "%s",
                  strerror(errno));
  cut_names(names, 0);
}

/// Collect the first names behind `last`, and sort them; none at the end.
static EntStatus read_names(Walker *const self, const char *const last,
                            Names *const names) {
  DIR *const folder = opendir(self->path.data);
  if (!folder) {
    report_unreadable(self, names);
    return ENT_SUCCESS;
  }
  EntStatus status = ENT_SUCCESS;
  struct dirent *entry = NULL;
  while (!status && (errno = 0, entry = readdir(folder))) {
    if (entry->d_name[0] != '.' && strcmp(entry->d_name, last) > 0) {
      status = add_name(names, self->walk->max_names, entry->d_name);
    }
  }
  if (!status && errno) {
    report_unreadable(self, names);
  }
  (void)closedir(folder);
  sort_names(names);
  return status;
}

/// @}
/// \name Visiting
/// @{

static EntStatus append_name(Walker *const self, const char *const name) {
  EntBuffer *const path = &self->path;
  if (path->data[path->size - 1] != '/') {
    ENT_TRY(ent_buffer_append_byte(path, '/'));
  }
  ENT_TRY(ent_buffer_append(path, ent_view(name)));
  ENT_TRY(ent_buffer_append_byte(path, '\0'));
  --path->size;
  return ENT_SUCCESS;
}

static EntStatus visit_file(Walker *const self, const struct stat *const info) {
  const char *name = self->path.data + self->folder_size;
  name += *name == '/';
  const EntWalkFile file = {self->path.data, name, (uint64_t)info->st_size};
  return self->func(self->handle, &file);
}

static EntStatus visit_path(Walker *const self) {
  struct stat info;
  if (lstat(self->path.data, &info)) {
    return ENT_SUCCESS; // Gone since
  }
  if (S_ISDIR(info.st_mode)) {
    return visit_folder(self);
  }
  return !stat(self->path.data, &info) && S_ISREG(info.st_mode)
             ? visit_file(self, &info)
             : ENT_SUCCESS;
}

static EntStatus visit_name(Walker *const self, const char *const name) {
  const size_t size = self->path.size;
  EntStatus status = append_name(self, name);
  status = status ? status : visit_path(self);
  self->path.size = size;
  self->path.data[size] = '\0';
  return status;
}

static EntStatus visit_names(Walker *const self, const Names *const names) {
  for (size_t i = 0; i < names->count; ++i) {
    ENT_TRY(visit_name(self, names->items[i]));
  }
  return ENT_SUCCESS;
}

static EntStatus visit_entries(Walker *const self) {
  char last[NAME_MAX + 1] = "";
  Names names = {.allocator = ent_world_allocator(self->world)};
  EntStatus status = ENT_SUCCESS;
  do {
    cut_names(&names, 0);
    names.bound = NULL;
    status = read_names(self, last, &names);
    if (!status && names.count) {
      (void)snprintf(last, sizeof(last), "%s", names.items[names.count - 1]);
      status = visit_names(self, &names);
    }
  } while (!status && names.count);
  free_names(&names);
  return status;
}

static EntStatus visit_folder(Walker *const self) {
  if (self->depth == ent_world_limits(self->world)->depth) {
    ++self->walk->n_unreadable;
    (void)ent_error(self->world, ENT_ERR_LIMIT, ENT_IN_FILE(self->path.data),
                    "more than %zu folders within each other", self->depth);
    return ENT_SUCCESS;
  }
  ++self->depth;
  const EntStatus status = visit_entries(self);
  --self->depth;
  return status;
}

/// @}

EntStatus ent_walk_files(const EntWorld *const world, const char *const folder,
                         EntWalk *const walk, const EntWalkFunc func,
                         void *const handle) {
  walk->max_names = walk->max_names >= 2 ? walk->max_names : DEFAULT_MAX_NAMES;
  walk->n_unreadable = 0;
  Walker self = {.world = world,
                 .walk = walk,
                 .func = func,
                 .handle = handle,
                 .path = {.allocator = ent_world_allocator(world)}};
  EntStatus status = ent_buffer_append(&self.path, ent_view(folder));
  status = status ? status : ent_buffer_append_byte(&self.path, '\0');
  if (!status) {
    self.folder_size = --self.path.size;
    status = visit_folder(&self);
  }
  ent_buffer_free(&self.path);
  return status;
}
