#include "base/buffer.h"
#include "base/walk.h"
#include "failing_alloc.h"
#include "log_keeper.h"
#include "tap.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static LogKeeper messages;
static char folder[] = "/tmp/test-walk-XXXXXX";

static void path_of(const char *const name, char path[static 512]) {
  (void)snprintf(path, 512, "%s/%s", folder, name);
}

static void make_folder(const char *const name) {
  char path[512];
  path_of(name, path);
  (void)mkdir(path, 0777);
}

static void make_file(const char *const name) {
  char path[512];
  path_of(name, path);
  FILE *const file = fopen(path, "w");
  if (file) {
    fputs(name, file);
    (void)fclose(file);
  }
}

static EntStatus add_name(void *const handle, const EntWalkFile *const file) {
  return ent_buffer_format(handle, "%s:%d\n", file->name, (int)file->size);
}

static EntStatus list(const EntWorld *const world, const size_t max_names,
                      EntBuffer *const out, size_t *const n_unreadable) {
  EntWalk walk = {.max_names = max_names};
  ent_buffer_clear(out);
  const EntStatus status = ent_walk_files(world, folder, &walk, add_name, out);
  *n_unreadable = walk.n_unreadable;
  return status;
}

static void make_files(void) {
  make_file("b");
  make_file("a.txt");
  make_file(".hidden");
  make_folder("a");
  make_file("a/z");
  make_file("a/y");
  make_folder("empty");
  make_folder("c");
  make_folder("c/c");
  make_file("c/c/deep");
  char path[512];
  path_of("circle", path);
  (void)!symlink(".", path);
  path_of("link", path);
  (void)!symlink("b", path);
  path_of("pipe", path);
  (void)mkfifo(path, 0666);
}

static void test_order(const EntWorld *const world, EntBuffer *const out) {
  size_t n = 9;
  ok(!list(world, 0, out, &n), "a folder is walked");
  is_view(ent_buffer_view(out),
          "a/y:3\na/z:3\na.txt:5\nb:1\nc/c/deep:8\nlink:1\n",
          "by the bytes of the names; links to folders are left out");
  is_int((long)n, 0, "all could be read");
}

/// Passes with few names give what one with all names gives.
static void test_passes(const EntWorld *const world, EntBuffer *const out) {
  const EntAllocator allocator = ent_default_allocator();
  EntBuffer wanted = {.allocator = &allocator};
  size_t n = 0;
  make_folder("many");
  for (int i = 0; i < 300; ++i) {
    char name[64];
    (void)snprintf(name, sizeof(name), "many/%d", i * 7919 % 1000);
    make_file(name);
  }
  ok(!list(world, 0, &wanted, &n) && wanted.size > 300, "300 files");
  for (size_t max_names = 2; max_names < 310; max_names = max_names * 3 / 2) {
    ok(!list(world, max_names, out, &n) &&
           ent_view_equals(ent_buffer_view(out), ent_buffer_view(&wanted)),
       "%zu names at a time", max_names);
  }
  ent_buffer_free(&wanted);
}

static EntStatus refuse_second(void *const handle,
                               const EntWalkFile *const file) {
  (void)file;
  return ++*(int *)handle == 2 ? ENT_NO_MATCH : ENT_SUCCESS;
}

static void test_end(const EntWorld *const world) {
  EntWalk walk = {0};
  int n_seen = 0;
  is_int(ent_walk_files(world, folder, &walk, refuse_second, &n_seen),
         ENT_NO_MATCH, "a status ends the walk");
  is_int(n_seen, 2, "at once");
}

static void test_unreadable(const EntWorld *const world, EntBuffer *const out) {
  EntWalk walk = {0};
  log_keeper_clear(&messages);
  ok(!ent_walk_files(world, "/nonexistent", &walk, add_name, out) &&
         walk.n_unreadable == 1,
     "a folder that is not there is counted");
  is_view(ent_view(messages.text),
          "error /nonexistent:0:0: No such file or directory\n", "and logged");
}

static void test_depth(EntWorld *const world, EntBuffer *const out) {
  const EntLimits old = *ent_world_limits(world);
  EntLimits limits = old;
  size_t n = 0;
  limits.depth = 2;
  ent_world_set_limits(world, limits);
  log_keeper_clear(&messages);
  ok(!list(world, 0, out, &n) && n == 1, "a folder too deep is counted");
  ok(strstr(messages.text, "/c/c:0:0: more than 2 folders within each other"),
     "and logged");
  ent_world_set_limits(world, old);
}

static EntStatus walk_once(EntWorld *const world, const void *const handle) {
  EntBuffer out = {.allocator = ent_world_allocator(world)};
  EntWalk walk = {.max_names = 4};
  (void)handle;
  const EntStatus status = ent_walk_files(world, folder, &walk, add_name, &out);
  ent_buffer_free(&out);
  return status;
}

int main(void) {
  EntWorld *const world = log_keeper_world(&messages, NULL);
  EntBuffer out = {.allocator = ent_world_allocator(world)};
  if (!mkdtemp(folder)) {
    skip_all("no folder for temporary files");
  }
  make_files();
  test_order(world, &out);
  test_end(world);
  test_unreadable(world, &out);
  test_depth(world, &out);
  failing_alloc_test(walk_once, NULL, "walking");
  test_passes(world, &out);
  char command[64];
  (void)snprintf(command, sizeof(command), "rm -r %s", folder);
  is_int(system(command), 0, "the files are removed");
  ent_buffer_free(&out);
  ent_world_free(world);
  return done();
}
