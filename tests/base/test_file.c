#include "base/file.h"
#include "failing_alloc.h"
#include "log_keeper.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static LogKeeper messages;
static char folder[] = "/tmp/test-file-XXXXXX";
static char name[128];

static void write_file(const size_t size) {
  FILE *const file = fopen(name, "wb");
  for (size_t i = 0; file && i < size; ++i) {
    (void)fputc((int)(i % 251), file);
  }
  if (!file || fclose(file)) {
    ok(false, "the test cannot write %s", name);
  }
}

static bool has_content(const EntFile *const file, const size_t size) {
  bool is_same = file->content.size == size;
  for (size_t i = 0; is_same && i < size; ++i) {
    is_same = (unsigned char)file->content.data[i] == i % 251;
  }
  return is_same;
}

static void test_read(const EntWorld *const world) {
  static const size_t sizes[] = {0, 1, 65535, 65536, 65537, 1000000};
  EntFile file = {0};
  for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); ++i) {
    write_file(sizes[i]);
    ok(!ent_file_read(world, name, 0, &file) && has_content(&file, sizes[i]),
       "read %zu bytes", sizes[i]);
    ent_file_close(&file);
  }
  ok(!ent_file_read(world, name, 1000000, &file), "as large as the limit");
  ent_file_close(&file);
  ent_file_close(&file);
}

/// Whether reading fails so, with that message after the name of the file.
static void read_fails(const EntWorld *const world, const char *const path,
                       const size_t limit, const EntStatus wanted,
                       const char *const message) {
  EntFile file = {0};
  log_keeper_clear(&messages);
  is_int(ent_file_read(world, path, limit, &file), wanted, message);
  ok(strstr(messages.text, path) && strstr(messages.text, message),
     "its message: %.*s", (int)strcspn(messages.text, "\n"), messages.text);
  ok(!file.content.data && !file.content.size, "nothing is left");
}

static void test_failures(const EntWorld *const world) {
  read_fails(world, "/nonexistent", 0, ENT_ERR_READ,
             "No such file or directory");
  read_fails(world, folder, 0, ENT_ERR_READ, "is a directory");
  read_fails(world, name, 999999, ENT_ERR_LIMIT,
             "larger than the limit of 999999 bytes");
  read_fails(world, "/dev/zero", 100000, ENT_ERR_LIMIT,
             "larger than the limit of 100000 bytes");
  if (geteuid()) {
    (void)chmod(name, 0);
    read_fails(world, name, 0, ENT_ERR_READ, "Permission denied");
    (void)chmod(name, 0600);
  }
}

static void test_stdin(const EntWorld *const world) {
  EntFile file = {0};
  write_file(70000);
  ok(freopen(name, "rb", stdin), "standard input");
  ok(!ent_file_read(world, "-", 0, &file) && has_content(&file, 70000),
     "is read");
  ent_file_close(&file);
  ok(freopen(folder, "rb", stdin), "a directory as standard input");
  log_keeper_clear(&messages);
  is_int(ent_file_read(world, "-", 0, &file), ENT_ERR_READ, "is not");
  is_view(ent_view(messages.text), "error standard input:0:0: is a directory\n",
          "its message");
}

static void test_pipe(const EntWorld *const world) {
  int ends[2];
  EntFile file = {0};
  ok(!pipe(ends) && write(ends[1], "ab", 2) == 2 && !close(ends[1]) &&
         dup2(ends[0], STDIN_FILENO) == STDIN_FILENO,
     "a pipe");
  ok(!ent_file_read(world, "-", 0, &file), "is read");
  is_view(file.content, "ab", "its content");
  ent_file_close(&file);
}

static void test_map(const EntWorld *const world) {
  EntFile file = {0};
  write_file(70000);
  ok(!ent_file_map(world, name, &file) && file.is_mapped &&
         has_content(&file, 70000),
     "map");
  ent_file_close(&file);
  ok(!file.is_mapped && !file.content.data, "unmap");
  log_keeper_clear(&messages);
  write_file(0);
  is_int(ent_file_map(world, name, &file), ENT_ERR_READ, "an empty file");
  is_int(ent_file_map(world, folder, &file), ENT_ERR_READ, "a directory");
  is_int(ent_file_map(world, "/dev/null", &file), ENT_ERR_READ, "a device");
  is_int(ent_file_map(world, "/nonexistent", &file), ENT_ERR_READ, "no file");
  ok(strstr(messages.text, "not a regular file with content"), "a message");
  ent_file_close(&file);
}

static EntStatus read_once(EntWorld *const world, const void *const handle) {
  (void)handle;
  EntFile file = {0};
  const EntStatus status = ent_file_read(world, name, 0, &file);
  ent_file_close(&file);
  return status;
}

int main(void) {
  EntWorld *const world = log_keeper_world(&messages, NULL);
  if (!mkdtemp(folder)) {
    skip_all("no folder for temporary files");
  }
  (void)snprintf(name, sizeof(name), "%s/file", folder);
  test_read(world);
  test_failures(world);
  test_stdin(world);
  test_pipe(world);
  test_map(world);
  write_file(300000);
  failing_alloc_test(read_once, NULL, "reading");
  ok(!unlink(name) && !rmdir(folder), "nothing else was left");
  ent_world_free(world);
  return done();
}
