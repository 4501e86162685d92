#include "base/buffer.h"
#include "base/output.h"
#include "frame/analyser.h"
#include "news/source.h"
#include "tools/command.h"
#include "tools/extras.h"
#include "tools/reading.h"

#include <stdio.h>
#include <string.h>

static const char HELP[] =
    "Usage: entente explain [OPTION]... FILE\n"
    "Show, sentence by sentence, the tree, what names and pronouns stand for,\n"
    "and each event with its roles and the line of the lexicon that made it;\n"
    "then what is said of agreements, offices and memberships.\n"
    "\n"
    "      --date YYYY-MM-DD   the day of an article that does not tell its "
    "own\n" ENT_READING_HELP ENT_EXTRA_HELP
    "  -h, --help              print this help\n";

enum { OPT_DATE = 256 };

static const struct option LONG_OPTIONS[] = {
    {"date", required_argument, NULL, OPT_DATE},
    ENT_READING_OPTIONS,
    ENT_EXTRA_OPTIONS,
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static EntStatus write_out(const EntWorld *const world,
                           const EntBuffer *const text) {
  EntOutput *out = NULL;
  ENT_TRY(ent_output_open(world, NULL, &out));
  const EntStatus status = ent_output_write(out, ent_buffer_view(text));
  if (status) {
    ent_output_abandon(out);
    return status;
  }
  return ent_output_commit(out);
}

/// What all articles of a run share.
typedef struct {
  const EntWorld *world;
  EntExtras extras;
  EntDate date;
  EntSourceOptions source;
} Run;

/// Explain the articles of `source`, one after the other.
static EntStatus explain_source(const Run *const run,
                                const EntAnalyser *const analyser,
                                EntSource *const source,
                                EntBuffer *const text) {
  EntArena arena;
  EntRecord record;
  ent_arena_init(&arena, ent_world_allocator(run->world));
  EntStatus status = ENT_SUCCESS;
  while (!status && !(status = ent_source_next(source, &arena, &record))) {
    const EntAnalyserInput input = {&record, run->date};
    status = ent_analyser_explain(analyser, &input, text);
    status = status == ENT_NO_MATCH ? ENT_SUCCESS : status;
    ent_arena_clear(&arena);
  }
  ent_arena_clear(&arena);
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

static EntStatus explain_with(const Run *const run,
                              const EntAnalyser *const analyser,
                              const char *const name) {
  EntBuffer text = {.allocator = ent_world_allocator(run->world)};
  EntSource *source = NULL;
  ENT_TRY(ent_source_open(run->world, name, &run->source, &source));
  EntStatus status = explain_source(run, analyser, source, &text);
  if (!status) {
    status = write_out(run->world, &text);
  }
  ent_source_close(source);
  ent_buffer_free(&text);
  return status;
}

static EntStatus explain_file(const Run *const run, const char *const name) {
  const EntAnalyserConfig config = ent_extras_config(&run->extras);
  EntAnalyser *analyser = NULL;
  ENT_TRY(ent_analyser_open(run->world, &config, &analyser));
  const EntStatus status = explain_with(run, analyser, name);
  ent_analyser_close(analyser);
  return status;
}

static int set_option(void *const target, const int option) {
  Run *const run = target;
  const char *const value = optarg;
  if (option == OPT_DATE) {
    return ent_command_date("explain", value, &run->date);
  }
  if (ent_reading_has(option)) {
    return ent_reading_set(&run->source, "explain", option, value);
  }
  return ent_extras_has(option)
             ? ent_extras_add(&run->extras, "explain", option, value)
             : ENT_EXIT_USAGE;
}

static const EntCommandLine LINE = {":h", LONG_OPTIONS, HELP, set_option};

int ent_command_explain(const int argc, char **const argv) {
  Run run = {.source = {.format = ENT_FORMAT_AUTO}};
  const int code = ent_command_take(argc, argv, &LINE, &run);
  if (code != ENT_EXIT_NONE) {
    return code;
  }
  if (optind + 1 != argc) {
    return ent_command_usage(argv[0], "expected one file");
  }
  EntWorld *const world = ent_world_new(NULL);
  run.world = world;
  const EntStatus status =
      world ? explain_file(&run, argv[optind]) : ENT_ERR_MEMORY;
  ent_world_free(world);
  return ent_command_exit(status);
}
