#include "base/file.h"
#include "base/journal.h"
#include "failing_alloc.h"
#include "log_keeper.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static LogKeeper messages;
static char folder[] = "/tmp/test-journal-XXXXXX";
static char name[128];

static EntStatus write_lines(const EntWorld *const world, const char *const run,
                             const int n_lines) {
  EntJournal *journal = NULL;
  ENT_TRY(ent_journal_open(world, name, ent_view(run), &journal));
  EntStatus status = ENT_SUCCESS;
  for (int i = 0; !status && i < n_lines; ++i) {
    char line[32];
    (void)snprintf(line, sizeof(line), "line %d", i);
    status = ent_journal_sync_files(journal);
    status = status ? status : ent_journal_add(journal, ent_view(line));
  }
  ent_journal_close(journal);
  return status;
}

/// Return "FIRST|LAST" of the journal, "none" or "error".
static const char *read_lines(const EntWorld *const world) {
  static char text[256];
  EntBuffer first = {.allocator = ent_world_allocator(world)};
  EntBuffer last = {.allocator = ent_world_allocator(world)};
  const EntStatus status = ent_journal_read(world, name, &first, &last);
  (void)snprintf(text, sizeof(text), "%.*s|%.*s",
                 ENT_VIEW_ARGS(ent_buffer_view(&first)),
                 ENT_VIEW_ARGS(ent_buffer_view(&last)));
  ent_buffer_free(&first);
  ent_buffer_free(&last);
  return status == ENT_NO_MATCH ? "none" : status ? "error" : text;
}

static bool reads(const EntWorld *const world, const char *const wanted,
                  const char *const what) {
  return is_view(ent_view(read_lines(world)), wanted, what);
}

static void test_lines(const EntWorld *const world) {
  reads(world, "none", "no journal");
  ok(!write_lines(world, "run", 0), "it is begun");
  reads(world, "none", "nothing was done yet");
  ok(!write_lines(world, "run", 3), "lines are added");
  reads(world, "run|line 2", "the first and the last are read");
  ok(!write_lines(world, "run", 1), "it is gone on with");
  reads(world, "run|line 0", "the newest line is read");
  ok(!write_lines(world, "another", 1), "another run begins it anew");
  reads(world, "another|line 0", "and has its own lines");
}

/// Cut the journal at each byte: what is read is always a line that was added.
static void test_cuts(const EntWorld *const world) {
  ok(!write_lines(world, "third", 12), "a journal of twelve lines");
  struct stat info;
  int n_wrong = stat(name, &info) ? 1 : 0;
  int newest = 11;
  for (off_t size = info.st_size - 1; size >= 0; --size) {
    int line = -1;
    n_wrong += truncate(name, size) != 0;
    const char *const got = read_lines(world);
    n_wrong +=
        strcmp(got, "none") != 0 && (sscanf(got, "third|line %d", &line) != 1 ||
                                     line > newest || line < newest - 1);
    newest = line;
  }
  is_int(n_wrong, 0, "a journal cut anywhere tells of whole lines only");
}

static void test_torn(const EntWorld *const world) {
  ok(!write_lines(world, "run", 2), "two lines");
  FILE *const file = fopen(name, "a");
  fputs("line 2 0123456789abcdef\nline", file);
  (void)fclose(file);
  reads(world, "run|line 1", "what has no checksum is no line");
  ok(!write_lines(world, "run", 1), "lines are added in its place");
  reads(world, "run|line 0", "and read");
}

static void test_failures(const EntWorld *const world) {
  EntJournal *journal = NULL;
  log_keeper_clear(&messages);
  is_int(
      ent_journal_open(world, "/nonexistent/journal", ENT_VIEW("x"), &journal),
      ENT_ERR_WRITE, "a journal that cannot be made");
  is_view(ent_view(messages.text),
          "error /nonexistent/journal:0:0: cannot write: No such file or "
          "directory\n",
          "its message");
  ok(!ent_journal_open(world, name, ENT_VIEW("run"), &journal), "one that can");
  ent_journal_remove(journal);
  ok(access(name, F_OK), "is removed when all is done");
  ent_journal_remove(NULL);
}

static EntStatus write_once(EntWorld *const world, const void *const handle) {
  EntBuffer first = {.allocator = ent_world_allocator(world)};
  EntBuffer last = {.allocator = ent_world_allocator(world)};
  (void)handle;
  EntStatus status = write_lines(world, "run", 1);
  status = status ? status : ent_journal_read(world, name, &first, &last);
  ent_buffer_free(&first);
  ent_buffer_free(&last);
  return status;
}

int main(void) {
  EntWorld *const world = log_keeper_world(&messages, NULL);
  if (!mkdtemp(folder)) {
    skip_all("no folder for temporary files");
  }
  (void)snprintf(name, sizeof(name), "%s/journal", folder);
  test_lines(world);
  test_cuts(world);
  test_torn(world);
  test_failures(world);
  failing_alloc_test(write_once, NULL, "a journal");
  ok(!unlink(name) && !rmdir(folder), "nothing else was left");
  ent_world_free(world);
  return done();
}
