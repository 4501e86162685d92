// World, log and status
#include "base/world.h"
#include "failing_alloc.h"
#include "log_keeper.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void test_defaults(void) {
  EntWorld *const world = ent_world_new(NULL);
  ok(world, "a world");
  ok(ent_world_limits(world)->input_size == (size_t)64 << 20 &&
         ent_world_limits(world)->depth == 200,
     "its limits");
  EntLimits limits = *ent_world_limits(world);
  limits.depth = 7;
  ent_world_set_limits(world, limits);
  is_int((long)ent_world_limits(world)->depth, 7, "other limits");
  ent_world_free(world);
  ent_world_free(NULL);
}

static void test_allocator(void) {
  FailingAlloc failing;
  failing_alloc_init(&failing, 0);
  ok(!ent_world_new(&failing.allocator), "no memory, no world");
  failing_alloc_init(&failing, 10);
  EntWorld *const world = ent_world_new(&failing.allocator);
  void *const block = ent_alloc(ent_world_allocator(world), 10);
  is_int((long)failing.n_live, 2, "the world and a block of it");
  ent_free(ent_world_allocator(world), block);
  ent_world_free(world);
  is_int((long)failing.n_live, 0, "nothing is left");
}

static void test_messages(void) {
  LogKeeper log;
  EntWorld *const world = log_keeper_world(&log, NULL);
  is_int(ent_error(world, ENT_ERR_DATA, ENT_AT_LINE("f", 3), "bad %s", "x"),
         ENT_ERR_DATA, "an error returns its status");
  is_view(ent_view(log.text), "error f:3:0: bad x\n", "and is logged");
  log_keeper_clear(&log);
  ent_warn(world, ENT_IN_FILE("f"), "%d", 5);
  is_view(ent_view(log.text), "warning f:0:0: 5\n", "a warning");
  log_keeper_clear(&log);
  (void)ent_error(world, ENT_ERR_DATA, ENT_NOWHERE,
                  "a\nb\tc\x7F \xC3\xA9 \xC3");
  is_view(ent_view(log.text), "error :0:0: a b c  \xC3\xA9 ?\n",
          "a message is one line of UTF-8");
  ent_world_free(world);
}

static void test_long_message(void) {
  LogKeeper log;
  char text[3000];
  EntWorld *const world = log_keeper_world(&log, NULL);
  for (size_t i = 0; i < sizeof(text) - 2; i += 2) {
    memcpy(text + i, "\xC3\xA9", 3);
  }
  (void)ent_error(world, ENT_ERR_DATA, ENT_NOWHERE, "%s", text);
  const size_t head = strlen("error :0:0: ");
  is_int((long)strlen(log.text), (long)(head + 1023 + 1), "a long one is cut");
  ok(!memcmp(log.text + head + 1020, "\xC3\xA9?\n", 4), "to valid UTF-8");
  ent_world_free(world);
}

/// Return what the default log function writes of one message.
static const char *written(const EntLogLevel level, const EntPlace place,
                           const char *const text) {
  static char got[256];
  int ends[2];
  if (pipe(ends)) {
    return "no pipe";
  }
  const int saved = dup(STDERR_FILENO);
  (void)dup2(ends[1], STDERR_FILENO);
  ent_log_to_stderr(NULL, level, place, text);
  (void)fflush(stderr);
  (void)dup2(saved, STDERR_FILENO);
  (void)close(saved);
  (void)close(ends[1]);
  const ssize_t size = read(ends[0], got, sizeof(got) - 1);
  (void)close(ends[0]);
  got[size > 0 ? size : 0] = '\0';
  return got;
}

static void test_stderr(void) {
  is_view(ent_view(written(ENT_LOG_ERROR, ENT_NOWHERE, "x")), "entente: x\n",
          "no place");
  is_view(ent_view(written(ENT_LOG_ERROR, ENT_IN_FILE("f"), "x")),
          "entente: f: x\n", "a file");
  is_view(ent_view(written(ENT_LOG_ERROR, ENT_AT_LINE("f", 3), "x")),
          "entente: f:3: x\n", "a line");
  is_view(ent_view(written(ENT_LOG_WARNING, (EntPlace){"f", 3, 4}, "x")),
          "entente: f:3:4: warning: x\n", "a column and a warning");
  is_view(ent_view(written(ENT_LOG_ERROR, ENT_AT_LINE(NULL, 3), "x")),
          "entente: x\n", "a line of no file");
}

static void test_status(void) {
  bool is_named = true;
  for (int i = ENT_SUCCESS; i <= ENT_ERR_USAGE; ++i) {
    const char *const text = ent_status_string((EntStatus)i);
    is_named = is_named && *text && strcmp(text, "unknown status");
  }
  ok(is_named, "each status has a description");
  is_view(ent_view(ent_status_string((EntStatus)99)), "unknown status",
          "others have none");
}

int main(void) {
  test_defaults();
  test_allocator();
  test_messages();
  test_long_message();
  test_stderr();
  test_status();
  return done();
}
