#include "base/file.h"
#include "base/vector.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const size_t CHUNK = 64 * 1024;

static EntStatus too_large(const EntWorld *const world, const char *const name,
                           const size_t limit) {
  return ent_error(world, ENT_ERR_LIMIT, ENT_IN_FILE(name),
                   "larger than the limit of %zu bytes", limit);
}

static EntStatus read_failed(const EntWorld *const world,
                             const char *const name) {
  return ent_error(world, ENT_ERR_READ, ENT_IN_FILE(name), "%s",
                   strerror(errno));
}

/// Read one chunk behind the `size` bytes already there.
static ssize_t read_chunk(const int fd, char *const data, const size_t size) {
  ssize_t got = -1;
  do {
    got = read(fd, data + size, CHUNK);
  } while (got < 0 && errno == EINTR);
  return got;
}

static EntStatus read_stream(const EntWorld *const world,
                             const char *const name, const int fd,
                             const size_t limit, EntFile *const file) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  void *data = NULL;
  size_t size = 0;
  size_t capacity = 0;
  EntStatus status = ENT_SUCCESS;
  for (ssize_t got = 1; !status && got > 0;) {
    if (!ent_vector_reserve(allocator, &data, &capacity, size, CHUNK, 1)) {
      status = ENT_ERR_MEMORY;
    } else if ((got = read_chunk(fd, data, size)) < 0) {
      status = read_failed(world, name);
    } else {
      size += (size_t)got;
      status = limit && size > limit ? too_large(world, name, limit) : status;
    }
  }
  file->content = ent_view_of(data, size);
  if (status) {
    ent_file_close(file);
  }
  return status;
}

static EntStatus read_descriptor(const EntWorld *const world,
                                 const char *const name, const int fd,
                                 const size_t limit, EntFile *const file) {
  struct stat info;
  if (fstat(fd, &info)) {
    return read_failed(world, name);
  }
  if (S_ISDIR(info.st_mode)) {
    return ent_error(world, ENT_ERR_READ, ENT_IN_FILE(name), "is a directory");
  }
  if (limit && S_ISREG(info.st_mode) && (size_t)info.st_size > limit) {
    return too_large(world, name, limit);
  }
  return read_stream(world, name, fd, limit, file);
}

EntStatus ent_file_read(const EntWorld *const world, const char *const name,
                        const size_t limit, EntFile *const file) {
  *file = (EntFile){.world = world};
  if (!strcmp(name, "-")) {
    return read_descriptor(world, "standard input", STDIN_FILENO, limit, file);
  }
  const int fd = open(name, O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    return read_failed(world, name);
  }
  const EntStatus status = read_descriptor(world, name, fd, limit, file);
  (void)close(fd);
  return status;
}

static EntStatus map_descriptor(const EntWorld *const world,
                                const char *const name, const int fd,
                                EntFile *const file) {
  struct stat info;
  if (fstat(fd, &info)) {
    return read_failed(world, name);
  }
  if (!S_ISREG(info.st_mode) || !info.st_size) {
    return ent_error(world, ENT_ERR_READ, ENT_IN_FILE(name),
                     "not a regular file with content");
  }
  const size_t size = (size_t)info.st_size;
  void *const data = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (data == MAP_FAILED) {
    return read_failed(world, name);
  }
  file->content = ent_view_of(data, size);
  file->is_mapped = true;
  return ENT_SUCCESS;
}

EntStatus ent_file_map(const EntWorld *const world, const char *const name,
                       EntFile *const file) {
  *file = (EntFile){.world = world};
  const int fd = open(name, O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    return read_failed(world, name);
  }
  const EntStatus status = map_descriptor(world, name, fd, file);
  (void)close(fd);
  return status;
}

void ent_file_close(EntFile *const file) {
  if (file->is_mapped) {
    (void)munmap((void *)file->content.data, file->content.size);
  } else if (file->world) {
    ent_free(ent_world_allocator(file->world), (void *)file->content.data);
  }
  *file = (EntFile){0};
}
