#include "base/file.h"
#include "base/output.h"
#include "failing_alloc.h"
#include "log_keeper.h"
#include "tap.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static LogKeeper messages;
static char folder[] = "/tmp/test-output-XXXXXX";
static char name[128];

/// Count what is in the folder.
static int count_files(void) {
  int count = 0;
  DIR *const dir = opendir(folder);
  for (struct dirent *entry = NULL; dir && (entry = readdir(dir));) {
    count += entry->d_name[0] != '.';
  }
  (void)closedir(dir);
  return count;
}

static bool file_is(const EntWorld *const world, const char *const wanted) {
  EntFile file = {0};
  const bool is_same = !ent_file_read(world, name, 0, &file) &&
                       ent_view_equals(file.content, ent_view(wanted));
  ent_file_close(&file);
  return is_same;
}

static mode_t mode_of_file(void) {
  struct stat info;
  return stat(name, &info) ? 0 : info.st_mode & 07777;
}

static void test_new_file(const EntWorld *const world) {
  EntOutput *output = NULL;
  ok(!ent_output_open(world, name, &output), "open a new file");
  ok(!ent_output_write(output, ENT_VIEW("first\n")) &&
         !ent_output_write(output, (EntView){NULL, 0}) &&
         !ent_output_flush(output),
     "write");
  ok(access(name, F_OK), "it is not there before it is complete");
  ok(!ent_output_commit(output) && file_is(world, "first\n"), "commit");
  is_int(count_files(), 1, "nothing else is left");
  is_int(mode_of_file(), 0640, "it has the rights that the mask leaves");
}

static void test_abandon(const EntWorld *const world) {
  EntOutput *output = NULL;
  ok(!ent_output_open(world, name, &output) &&
         !ent_output_write(output, ENT_VIEW("second")) &&
         !ent_output_flush(output),
     "write over a file");
  ent_output_abandon(output);
  ok(file_is(world, "first\n") && count_files() == 1,
     "abandoned, the old one is as it was");
  ent_output_abandon(NULL);
}

static void test_replace(const EntWorld *const world) {
  EntOutput *output = NULL;
  (void)chmod(name, 0600);
  ok(!ent_output_open(world, name, &output) &&
         !ent_output_write(output, ENT_VIEW("third")) &&
         !ent_output_commit(output) && file_is(world, "third"),
     "replace a file");
  is_int(mode_of_file(), 0600, "its rights stay");
}

/// Whether a page more or less makes a difference.
static void test_sizes(const EntWorld *const world) {
  static const size_t sizes[] = {1, 65535, 65536, 65537, 200000};
  char *const bytes = calloc(1, 200001);
  memset(bytes, 'x', 200000);
  for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); ++i) {
    EntOutput *output = NULL;
    (void)ent_output_open(world, name, &output);
    for (size_t at = 0; at < 200000; at += sizes[i]) {
      const size_t left = 200000 - at;
      (void)ent_output_write(
          output, ent_view_of(bytes, left < sizes[i] ? left : sizes[i]));
    }
    ok(!ent_output_commit(output) && file_is(world, bytes),
       "pieces of %zu bytes", sizes[i]);
  }
  free(bytes);
}

static void open_fails(const EntWorld *const world, const char *const path,
                       const char *const message) {
  EntOutput *output = NULL;
  log_keeper_clear(&messages);
  is_int(ent_output_open(world, path, &output), ENT_ERR_WRITE, message);
  ok(strstr(messages.text, path) && strstr(messages.text, message) && !output,
     "its message");
}

static void test_open_failures(const EntWorld *const world) {
  open_fails(world, folder, "cannot write: Is a directory");
  open_fails(world, "/nonexistent/x",
             "cannot write: No such file or directory");
  open_fails(world, "", "cannot write: No such file or directory");
}

static void test_removed_folder(const EntWorld *const world) {
  char inner[160];
  char inner_file[192];
  EntOutput *output = NULL;
  (void)snprintf(inner, sizeof(inner), "%s/inner", folder);
  (void)snprintf(inner_file, sizeof(inner_file), "%s/file", inner);
  ok(!mkdir(inner, 0700) && !ent_output_open(world, inner_file, &output) &&
         !ent_output_write(output, ENT_VIEW("x")) && !mkdir(inner_file, 0700),
     "a directory takes the place meanwhile");
  log_keeper_clear(&messages);
  is_int(ent_output_commit(output), ENT_ERR_WRITE, "commit fails");
  ok(strstr(messages.text, "Is a directory"), "its message");
  ok(!rmdir(inner_file) && !rmdir(inner), "nothing is left");
}

static void test_full_disk(const EntWorld *const world) {
  EntOutput *output = NULL;
  log_keeper_clear(&messages);
  ok(!ent_output_open(world, "/dev/full", &output) &&
         !ent_output_write(output, ENT_VIEW("x")),
     "a full disk");
  is_int(ent_output_flush(output), ENT_ERR_WRITE, "is found out");
  is_int(ent_output_write(output, ENT_VIEW("x")), ENT_ERR_WRITE,
         "and remembered");
  is_int(ent_output_commit(output), ENT_ERR_WRITE, "to the end");
  is_view(ent_view(messages.text),
          "error /dev/full:0:0: cannot write: No space left on device\n",
          "and told once");
  ok(!access("/dev/full", F_OK), "the device is still there");
}

static void test_stdout(const EntWorld *const world) {
  int ends[2];
  char got[8] = "";
  EntOutput *output = NULL;
  (void)fflush(stdout);
  const int saved = dup(STDOUT_FILENO);
  const bool is_ready =
      !pipe(ends) && dup2(ends[1], STDOUT_FILENO) == STDOUT_FILENO;
  const bool is_written = !ent_output_open(world, "-", &output) &&
                          !ent_output_write(output, ENT_VIEW("out")) &&
                          !ent_output_commit(output);
  const ssize_t size = read(ends[0], got, sizeof(got) - 1);
  log_keeper_clear(&messages);
  (void)close(ends[0]);
  const bool fails = !ent_output_open(world, NULL, &output) &&
                     !ent_output_write(output, ENT_VIEW("out")) &&
                     ent_output_commit(output) == ENT_ERR_WRITE;
  (void)dup2(saved, STDOUT_FILENO);
  (void)close(saved);
  (void)close(ends[1]);
  ok(is_ready && is_written, "write to standard output");
  ok(size == 3 && !strcmp(got, "out"), "which gets it");
  ok(fails, "a closed pipe fails");
  is_view(ent_view(messages.text),
          "error standard output:0:0: cannot write: Broken pipe\n",
          "its message");
}

static bool partial_is(const EntWorld *const world, const char *const wanted) {
  char partial[sizeof(name) + 16];
  EntFile file = {0};
  (void)snprintf(partial, sizeof(partial), "%s.partial", name);
  const bool is_same = !ent_file_read(world, partial, 0, &file) &&
                       ent_view_equals(file.content, ent_view(wanted));
  ent_file_close(&file);
  return is_same;
}

static void test_resume(const EntWorld *const world) {
  EntOutput *output = NULL;
  EntOutput *second = NULL;
  ok(!ent_output_resume(world, name, 0, &output) &&
         !ent_output_write(output, ENT_VIEW("one two")) &&
         !ent_output_sync(output) && ent_output_size(output) == 7 &&
         !ent_output_suspend(output),
     "an output is suspended");
  ok(partial_is(world, "one two") && !file_is(world, "one two"),
     "its file is called .partial");
  ok(!ent_output_resume(world, name, 4, &output) &&
         ent_output_size(output) == 4 &&
         !ent_output_write(output, ENT_VIEW("three")),
     "it is gone on with behind what is kept");
  log_keeper_clear(&messages);
  ok(ent_output_resume(world, name, 0, &second) == ENT_ERR_WRITE &&
         strstr(messages.text, "is being written by another run"),
     "by one at a time");
  ok(!ent_output_commit(output) && file_is(world, "one three"),
     "and completed");
  is_int(count_files(), 1, "nothing else is left");
  ok(!ent_output_resume(world, name, 4, &output) &&
         !ent_output_write(output, ENT_VIEW("four")) &&
         !ent_output_commit(output) && file_is(world, "one four"),
     "what was completed since is taken back");
  log_keeper_clear(&messages);
  ok(ent_output_resume(world, name, 100, &output) == ENT_ERR_DATA &&
         strstr(messages.text, ".partial:0:0: has 8 bytes of the 100"),
     "fewer bytes than were written: an error");
  ok(!ent_output_resume(world, name, 0, &output), "begun anew");
  ent_output_abandon(output);
  is_int(count_files(), 0, "given up, nothing is left");
  ok(!ent_output_is_resumable(NULL) && !ent_output_is_resumable("-") &&
         !ent_output_is_resumable("/dev/null") && ent_output_is_resumable(name),
     "only files can be gone on with");
}

static EntStatus open_once(EntWorld *const world, const void *const handle) {
  (void)handle;
  EntOutput *output = NULL;
  const EntStatus status = ent_output_open(world, name, &output);
  ent_output_abandon(output);
  return count_files() == 1 ? status : ENT_ERR_DATA;
}

int main(void) {
  EntWorld *const world = log_keeper_world(&messages, NULL);
  if (!mkdtemp(folder)) {
    skip_all("no folder for temporary files");
  }
  (void)signal(SIGPIPE, SIG_IGN);
  (void)umask(027);
  (void)snprintf(name, sizeof(name), "%s/file", folder);
  test_new_file(world);
  test_abandon(world);
  test_replace(world);
  test_sizes(world);
  test_open_failures(world);
  test_removed_folder(world);
  test_full_disk(world);
  test_stdout(world);
  test_resume(world);
  test_new_file(world);
  failing_alloc_test(open_once, NULL, "opening");
  ok(!unlink(name) && !rmdir(folder), "nothing else was left");
  ent_world_free(world);
  return done();
}
