#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PAGE = 64 * 1024 };

/// What a name ends in until the file is complete; the digits are replaced.
#define TEMPORARY ".000000000000.tmp"

/// The same of a file that can be gone on with.
#define PARTIAL ".partial"

struct EntOutputImpl {
  const EntWorld *world;
  char *final_name;     ///< NULL for standard output
  char *temporary_name; ///< NULL for standard output
  int fd;
  bool has_failed;
  uint64_t size; ///< Bytes written, those in `page` included
  size_t used;
  char page[PAGE];
};

static const char *shown_name(const EntOutput *const output) {
  return output->final_name ? output->final_name : "standard output";
}

static EntStatus write_failed(EntOutput *const output) {
  const EntStatus status = output->has_failed
                               ? ENT_ERR_WRITE
                               : ent_error(output->world, ENT_ERR_WRITE,
                                           ENT_IN_FILE(shown_name(output)),
                                           "cannot write: %s", strerror(errno));
  output->has_failed = true;
  return status;
}

static void free_output(EntOutput *const output) {
  const EntAllocator *const allocator = ent_world_allocator(output->world);
  ent_free(allocator, output->final_name);
  ent_free(allocator, output->temporary_name);
  ent_free(allocator, output);
}

/// Set both names; the temporary one ends in a place for a number.
static EntStatus set_names(EntOutput *const output, const char *const name) {
  const EntAllocator *const allocator = ent_world_allocator(output->world);
  const size_t size = strlen(name);
  output->final_name = ent_alloc(allocator, size + 1);
  output->temporary_name = ent_alloc(allocator, size + sizeof(TEMPORARY));
  if (!output->final_name || !output->temporary_name) {
    return ENT_ERR_MEMORY;
  }
  memcpy(output->final_name, name, size + 1);
  memcpy(output->temporary_name, name, size);
  memcpy(output->temporary_name + size, TEMPORARY, sizeof(TEMPORARY));
  return ENT_SUCCESS;
}

/// Whether `name` is something that must be written in place: a device, a pipe.
static bool is_special(const char *const name) {
  struct stat info;
  return !stat(name, &info) && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

/**
   Open a new file beside the final one.

   Not mkstemp(): it ignores the mask of the process, which could then be asked
   for only by changing it under the feet of other threads.
*/
static int open_temporary(EntOutput *const output) {
  enum { MAX_TRIES = 1000 };
  char *const number = output->temporary_name + strlen(output->final_name);
  int fd = -1;
  for (unsigned i = 0; fd < 0 && i < MAX_TRIES; ++i) {
    (void)snprintf(number, sizeof(TEMPORARY), ".%09u%03u.tmp",
                   (unsigned)getpid() % 1000000000U, i);
    fd = open(output->temporary_name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
              0666);
    if (fd < 0 && errno != EEXIST) {
      break;
    }
  }
  return fd;
}

static int open_in_place(EntOutput *const output) {
  ent_free(ent_world_allocator(output->world), output->temporary_name);
  output->temporary_name = NULL;
  return open(output->final_name, O_WRONLY | O_CLOEXEC);
}

/// Find out now what rename() would only later.
static EntStatus check_name(EntOutput *const output, const char *const name) {
  struct stat info;
  const bool is_folder = !stat(name, &info) && S_ISDIR(info.st_mode);
  errno = is_folder ? EISDIR : ENOENT;
  return is_folder || !*name ? write_failed(output) : ENT_SUCCESS;
}

static EntStatus open_file(EntOutput *const output, const char *const name) {
  ENT_TRY(set_names(output, name));
  ENT_TRY(check_name(output, name));
  output->fd =
      is_special(name) ? open_in_place(output) : open_temporary(output);
  return output->fd < 0 ? write_failed(output) : ENT_SUCCESS;
}

static EntOutput *new_output(const EntWorld *const world) {
  EntOutput *const output =
      ent_calloc(ent_world_allocator(world), 1, sizeof(EntOutput));
  if (output) {
    output->world = world;
    output->fd = STDOUT_FILENO;
  }
  return output;
}

EntStatus ent_output_open(const EntWorld *const world, const char *const name,
                          EntOutput **const output) {
  EntOutput *const opened = new_output(world);
  if (!opened) {
    return ENT_ERR_MEMORY;
  }
  const EntStatus status =
      name && strcmp(name, "-") ? open_file(opened, name) : ENT_SUCCESS;
  if (status) {
    free_output(opened);
    return status;
  }
  *output = opened;
  return ENT_SUCCESS;
}

/// Cut the file to what is kept of it, and go behind it.
static EntStatus keep(EntOutput *const output, const uint64_t kept) {
  struct stat info;
  if (flock(output->fd, LOCK_EX | LOCK_NB)) {
    return errno == EWOULDBLOCK ? ent_error(output->world, ENT_ERR_WRITE,
                                            ENT_IN_FILE(output->temporary_name),
                                            "is being written by another run")
                                : write_failed(output);
  }
  if (fstat(output->fd, &info)) {
    return write_failed(output);
  }
  if ((uint64_t)info.st_size < kept) {
    return ent_error(
        output->world, ENT_ERR_DATA, ENT_IN_FILE(output->temporary_name),
        "has %llu bytes of the %llu written before",
        (unsigned long long)info.st_size, (unsigned long long)kept);
  }
  return ftruncate(output->fd, (off_t)kept) ||
                 lseek(output->fd, (off_t)kept, SEEK_SET) < 0
             ? write_failed(output)
             : ENT_SUCCESS;
}

static EntStatus open_partial(EntOutput *const output, const char *const name,
                              const uint64_t kept) {
  ENT_TRY(set_names(output, name));
  memcpy(output->temporary_name + strlen(name), PARTIAL, sizeof(PARTIAL));
  output->size = kept;
  ENT_TRY(check_name(output, name));
  if (kept && access(output->temporary_name, F_OK)) {
    (void)rename(name, output->temporary_name); // If not, it has no bytes
  }
  output->fd =
      open(output->temporary_name, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (output->fd < 0) {
    return write_failed(output);
  }
  const EntStatus status = keep(output, kept);
  if (status) {
    (void)close(output->fd);
  }
  return status;
}

bool ent_output_is_resumable(const char *const name) {
  return name && strcmp(name, "-") && !is_special(name);
}

EntStatus ent_output_resume(const EntWorld *const world, const char *const name,
                            const uint64_t kept, EntOutput **const output) {
  EntOutput *const opened = new_output(world);
  if (!opened) {
    return ENT_ERR_MEMORY;
  }
  const EntStatus status = open_partial(opened, name, kept);
  if (status) {
    free_output(opened);
    return status;
  }
  *output = opened;
  return ENT_SUCCESS;
}

uint64_t ent_output_size(const EntOutput *const output) {
  return output->size;
}

static EntStatus write_all(EntOutput *const output, const char *data,
                           size_t size) {
  while (size && !output->has_failed) {
    const ssize_t done = write(output->fd, data, size);
    if (done < 0 && errno != EINTR) {
      return write_failed(output);
    }
    if (done > 0) {
      data += done;
      size -= (size_t)done;
    }
  }
  return output->has_failed ? ENT_ERR_WRITE : ENT_SUCCESS;
}

EntStatus ent_output_flush(EntOutput *const output) {
  const size_t used = output->used;
  output->used = 0;
  return write_all(output, output->page, used);
}

EntStatus ent_output_sync(EntOutput *const output) {
  ENT_TRY(ent_output_flush(output));
  // Pipes and devices have nothing to be synchronised
  return output->temporary_name && fdatasync(output->fd) ? write_failed(output)
                                                         : ENT_SUCCESS;
}

EntStatus ent_output_write(EntOutput *const output, const EntView bytes) {
  output->size += bytes.size;
  if (bytes.size > PAGE - output->used) {
    ENT_TRY(ent_output_flush(output));
  }
  if (bytes.size > PAGE) {
    return write_all(output, bytes.data, bytes.size);
  }
  if (bytes.size) {
    memcpy(output->page + output->used, bytes.data, bytes.size);
    output->used += bytes.size;
  }
  return output->has_failed ? ENT_ERR_WRITE : ENT_SUCCESS;
}

/// Give the file the rights of the one that it replaces.
static void keep_mode(const EntOutput *const output) {
  struct stat old;
  if (!stat(output->final_name, &old)) {
    (void)fchmod(output->fd, old.st_mode & 0777);
  }
}

static EntStatus put_in_place(EntOutput *const output) {
  if (output->temporary_name) {
    keep_mode(output);
  }
  const bool is_closed = !close(output->fd);
  output->fd = -1;
  const bool is_placed =
      is_closed && (!output->temporary_name ||
                    !rename(output->temporary_name, output->final_name));
  return is_placed ? ENT_SUCCESS : write_failed(output);
}

EntStatus ent_output_suspend(EntOutput *const output) {
  const EntStatus status = ent_output_flush(output);
  if (output->final_name) {
    (void)close(output->fd);
  }
  free_output(output);
  return status;
}

EntStatus ent_output_commit(EntOutput *const output) {
  EntStatus status = ent_output_flush(output);
  if (!status && output->final_name) {
    status = put_in_place(output);
  }
  if (status) {
    ent_output_abandon(output);
  } else {
    free_output(output);
  }
  return status;
}

void ent_output_abandon(EntOutput *const output) {
  if (!output) {
    return;
  }
  if (output->final_name && output->fd >= 0) {
    (void)close(output->fd);
  }
  if (output->temporary_name) {
    (void)unlink(output->temporary_name);
  }
  free_output(output);
}
