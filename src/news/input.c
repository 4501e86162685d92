#include "news/input.h"

#include "base/vector.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024 };

static EntStatus read_failed(const EntInput *const self,
                             const char *const cause) {
  return ent_error(self->world, ENT_ERR_READ, ENT_IN_FILE(self->name), "%s",
                   cause);
}

static EntStatus check_kind(const EntInput *const self) {
  struct stat info;
  if (fstat(self->file, &info)) {
    return read_failed(self, strerror(errno));
  }
  return S_ISDIR(info.st_mode) ? read_failed(self, "is a directory")
                               : ENT_SUCCESS;
}

EntStatus ent_input_open(const EntWorld *const world, const char *const name,
                         EntInput *const input) {
  *input = (EntInput){.world = world, .name = name, .file = -1, .line = 1};
  if (!strcmp(name, "-")) {
    input->name = "standard input";
    input->file = STDIN_FILENO;
    return check_kind(input);
  }
  input->file = open(name, O_RDONLY | O_CLOEXEC);
  input->is_own = input->file >= 0;
  return input->is_own ? check_kind(input)
                       : read_failed(input, strerror(errno));
}

void ent_input_close(EntInput *const input) {
  if (!input->world) {
    return;
  }
  const EntAllocator *const allocator = ent_world_allocator(input->world);
  if (input->is_compressed) {
    (void)inflateEnd(&input->gzip);
  }
  if (input->is_own) {
    (void)close(input->file);
  }
  ent_free(allocator, input->raw);
  ent_free(allocator, input->data);
  *input = (EntInput){0};
}

/// \name Reading
/// @{

/// Make room for a chunk behind what is there.
static EntStatus make_room(EntInput *const self) {
  if (self->begin && self->data) {
    memmove(self->data, self->data + self->begin, self->end - self->begin);
    self->end -= self->begin;
    self->begin = 0;
  }
  void *data = self->data;
  const bool has_room =
      ent_vector_reserve(ent_world_allocator(self->world), &data,
                         &self->capacity, self->end, CHUNK, 1);
  self->data = data;
  return has_room ? ENT_SUCCESS : ENT_ERR_MEMORY;
}

static EntStatus read_bytes(const EntInput *const self, void *const data,
                            size_t *const size) {
  ssize_t got = -1;
  do {
    got = read(self->file, data, CHUNK);
  } while (got < 0 && errno == EINTR);
  *size = got > 0 ? (size_t)got : 0;
  return got < 0 ? read_failed(self, strerror(errno)) : ENT_SUCCESS;
}

/// Turn to uncompressing if the first bytes are those of gzip.
static EntStatus begin_gzip(EntInput *const self) {
  const EntView bytes = ent_input_view(self);
  self->has_begun = true;
  if (!ent_view_starts_with(bytes, ENT_VIEW("\x1F\x8B\x08"))) {
    return ENT_SUCCESS;
  }
  self->raw = ent_alloc(ent_world_allocator(self->world), CHUNK);
  if (!self->raw || inflateInit2(&self->gzip, 15 + 16) != Z_OK) {
    return ENT_ERR_MEMORY;
  }
  self->is_compressed = self->is_in_member = true;
  memcpy(self->raw, bytes.data, bytes.size);
  self->gzip.next_in = self->raw;
  self->gzip.avail_in = (uInt)bytes.size;
  self->end = self->begin;
  return ENT_SUCCESS;
}

/// Go on with the next member, or end at what is none.
static void end_member(EntInput *const self) {
  self->is_in_member = false;
  (void)inflateReset(&self->gzip);
}

static EntStatus read_compressed(EntInput *const self) {
  if (!self->gzip.avail_in) {
    size_t size = 0;
    ENT_TRY(read_bytes(self, self->raw, &size));
    self->gzip.next_in = self->raw;
    self->gzip.avail_in = (uInt)size;
    if (!size) {
      self->is_at_end = true;
      return self->is_in_member
                 ? read_failed(self, "breaks off within compressed data")
                 : ENT_NO_MATCH;
    }
  }
  if (!self->is_in_member && *self->gzip.next_in != 0x1F) {
    self->is_at_end = true; // Padding behind the last member
    return ENT_NO_MATCH;
  }
  self->is_in_member = true;
  self->gzip.next_out = (unsigned char *)self->data + self->end;
  self->gzip.avail_out = CHUNK;
  const int result = inflate(&self->gzip, Z_NO_FLUSH);
  self->end += CHUNK - self->gzip.avail_out;
  if (result == Z_STREAM_END) {
    end_member(self);
  } else if (result != Z_OK && result != Z_BUF_ERROR) {
    self->is_at_end = true;
    return read_failed(self, "broken compressed data");
  }
  return ENT_SUCCESS;
}

static EntStatus read_plain(EntInput *const self) {
  size_t size = 0;
  ENT_TRY(read_bytes(self, self->data + self->end, &size));
  self->end += size;
  self->is_at_end = !size;
  if (!self->has_begun) {
    ENT_TRY(begin_gzip(self));
  }
  return size ? ENT_SUCCESS : ENT_NO_MATCH;
}

EntStatus ent_input_more(EntInput *const input) {
  if (input->failure) {
    const EntStatus failure = input->failure;
    input->failure = ENT_SUCCESS;
    return failure;
  }
  if (input->is_at_end) {
    return ENT_NO_MATCH;
  }
  EntStatus status = make_room(input);
  if (!status) {
    status = input->is_compressed ? read_compressed(input) : read_plain(input);
  }
  input->is_at_end = input->is_at_end || (status && status != ENT_NO_MATCH);
  return status;
}

EntStatus ent_input_want(EntInput *const input, const size_t size) {
  EntStatus status = ENT_SUCCESS;
  while (!status && input->end - input->begin < size) {
    status = ent_input_more(input);
  }
  if (status && status != ENT_NO_MATCH && status != ENT_ERR_MEMORY) {
    input->failure = status;
    status = ENT_SUCCESS;
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

void ent_input_skip(EntInput *const input, const size_t size) {
  const char *at = input->data + input->begin;
  const char *const end = at + size;
  while (size && (at = memchr(at, '\n', (size_t)(end - at)))) {
    ++input->line;
    ++at;
  }
  input->begin += size;
  input->n_consumed += size;
}

/// Skip what is left of a line that is too long.
static EntStatus skip_line(EntInput *const self) {
  EntStatus status = ENT_SUCCESS;
  while (!status) {
    const EntView there = ent_input_view(self);
    const size_t size = ent_view_find(there, '\n');
    ent_input_skip(self, size + (size < there.size));
    if (size < there.size) {
      return ENT_ERR_LIMIT;
    }
    status = ent_input_more(self);
  }
  return status == ENT_NO_MATCH ? ENT_ERR_LIMIT : status;
}

EntStatus ent_input_line(EntInput *const input, const size_t limit,
                         EntView *const line) {
  size_t seen = 0;
  EntStatus status = ENT_SUCCESS;
  *line = ENT_VIEW("");
  for (;;) {
    const EntView there = ent_input_view(input);
    const EntView rest = ent_view_slice(there, seen, there.size);
    const size_t size = seen + ent_view_find(rest, '\n');
    if (size > limit) {
      return skip_line(input);
    }
    if (size < there.size || (status == ENT_NO_MATCH && there.size)) {
      *line = ent_view_slice(there, 0, size + (size < there.size));
      return ENT_SUCCESS;
    }
    if (status) {
      return status;
    }
    seen = there.size;
    status = ent_input_more(input);
  }
}

/// @}
