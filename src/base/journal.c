#include "base/journal.h"

#include "base/file.h"
#include "base/intern.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/// A space and the checksum in hexadecimal digits.
enum { CHECKSUM_SIZE = 17 };

struct EntJournalImpl {
  const EntWorld *world;
  const char *name;
  int fd;
};

/// \name Reading
/// @{

static void format_checksum(const EntView line,
                            char out[static CHECKSUM_SIZE + 1]) {
  (void)snprintf(out, CHECKSUM_SIZE + 1, " %016llx",
                 (unsigned long long)ent_hash(line));
}

/// Cut the next line off `rest`; ENT_NO_MATCH if it is not whole.
static EntStatus cut_line(EntView *const rest, EntView *const line) {
  const size_t size = ent_view_find(*rest, '\n');
  if (size == rest->size || size < CHECKSUM_SIZE) {
    return ENT_NO_MATCH;
  }
  char checksum[CHECKSUM_SIZE + 1];
  *line = ent_view_slice(*rest, 0, size - CHECKSUM_SIZE);
  format_checksum(*line, checksum);
  if (memcmp(line->data + line->size, checksum, CHECKSUM_SIZE) != 0) {
    return ENT_NO_MATCH;
  }
  *rest = ent_view_slice(*rest, size + 1, rest->size);
  return ENT_SUCCESS;
}

/// Find the first and last whole line; return the size of all of them.
static size_t find_lines(const EntView text, EntView *const first,
                         EntView *const last) {
  EntView rest = text;
  EntView line;
  *first = *last = (EntView){NULL, 0};
  while (!cut_line(&rest, &line)) {
    *first = first->data ? *first : line;
    *last = line;
  }
  return text.size - rest.size;
}

static EntStatus read_file(const EntWorld *const world, const char *const name,
                           EntFile *const file) {
  *file = (EntFile){.world = world};
  return access(name, F_OK) ? ENT_NO_MATCH
                            : ent_file_read(world, name, 0, file);
}

EntStatus ent_journal_read(const EntWorld *const world, const char *const name,
                           EntBuffer *const first, EntBuffer *const last) {
  EntFile file;
  ENT_TRY(read_file(world, name, &file));
  EntView a;
  EntView b;
  (void)find_lines(file.content, &a, &b);
  EntStatus status = a.data == b.data ? ENT_NO_MATCH : ENT_SUCCESS;
  status = status ? status : ent_buffer_append(first, a);
  status = status ? status : ent_buffer_append(last, b);
  ent_file_close(&file);
  return status;
}

/// @}
/// \name Writing
/// @{

static EntStatus write_failed(const EntJournal *const journal) {
  return ent_error(journal->world, ENT_ERR_WRITE, ENT_IN_FILE(journal->name),
                   "cannot write: %s", strerror(errno));
}

static EntStatus write_bytes(const EntJournal *const journal, EntView bytes) {
  while (bytes.size) {
    const ssize_t done = write(journal->fd, bytes.data, bytes.size);
    if (done < 0 && errno != EINTR) {
      return write_failed(journal);
    }
    bytes = done > 0 ? ent_view_slice(bytes, (size_t)done, bytes.size) : bytes;
  }
  return ENT_SUCCESS;
}

EntStatus ent_journal_sync_files(EntJournal *const journal) {
  return syncfs(journal->fd) ? write_failed(journal) : ENT_SUCCESS;
}

EntStatus ent_journal_add(EntJournal *const journal, const EntView line) {
  char checksum[CHECKSUM_SIZE + 1];
  format_checksum(line, checksum);
  EntBuffer text = {.allocator = ent_world_allocator(journal->world)};
  EntStatus status =
      ent_buffer_format(&text, "%.*s%s\n", ENT_VIEW_ARGS(line), checksum);
  status = status ? status : write_bytes(journal, ent_buffer_view(&text));
  if (!status && fdatasync(journal->fd)) {
    status = write_failed(journal);
  }
  ent_buffer_free(&text);
  return status;
}

/// Keep the whole lines if they are of the run that `first` tells.
static EntStatus keep_lines(EntJournal *const journal, const EntView first) {
  EntFile file;
  const EntStatus status = read_file(journal->world, journal->name, &file);
  EntView old_first = {NULL, 0};
  EntView last;
  const size_t size = status ? 0 : find_lines(file.content, &old_first, &last);
  const bool is_same = old_first.data && ent_view_equals(old_first, first);
  ent_file_close(&file);
  if (status && status != ENT_NO_MATCH) {
    return status;
  }
  const off_t kept = is_same ? (off_t)size : 0;
  if (ftruncate(journal->fd, kept) || lseek(journal->fd, kept, SEEK_SET) < 0) {
    return write_failed(journal);
  }
  return is_same ? ENT_SUCCESS : ent_journal_add(journal, first);
}

EntStatus ent_journal_open(const EntWorld *const world, const char *const name,
                           const EntView first, EntJournal **const journal) {
  EntJournal *const self =
      ent_calloc(ent_world_allocator(world), 1, sizeof(EntJournal));
  if (!self) {
    return ENT_ERR_MEMORY;
  }
  *self = (EntJournal){world, name,
                       open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0666)};
  const EntStatus status =
      self->fd < 0 ? write_failed(self) : keep_lines(self, first);
  if (status) {
    ent_journal_close(self);
    return status;
  }
  *journal = self;
  return ENT_SUCCESS;
}

void ent_journal_close(EntJournal *const journal) {
  if (journal) {
    if (journal->fd >= 0) {
      (void)close(journal->fd);
    }
    ent_free(ent_world_allocator(journal->world), journal);
  }
}

void ent_journal_remove(EntJournal *const journal) {
  if (journal) {
    (void)unlink(journal->name);
  }
  ent_journal_close(journal);
}

/// @}
