#include "base/buffer.h"
#include "base/output.h"
#include "frame/analyser.h"
#include "news/source.h"
#include "tools/command.h"

#include <stdio.h>
#include <string.h>

static const char HELP[] =
    "Usage: entente explain [OPTION]... FILE\n"
    "Show, sentence by sentence, the tree, what names and pronouns stand for,\n"
    "and each event with its roles and the line of the lexicon that made it.\n"
    "\n"
    "      --date YYYY-MM-DD   the day of an article that does not tell its "
    "own\n"
    "  -h, --help              print this help\n";

enum { OPT_DATE = 256 };

static const struct option LONG_OPTIONS[] = {
    {"date", required_argument, NULL, OPT_DATE},
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

static EntStatus explain_content(const EntWorld *const world,
                                 const EntAnalyserInput *const input) {
  EntAnalyser *analyser = NULL;
  ENT_TRY(ent_analyser_open(world, &(EntAnalyserConfig){0}, &analyser));
  EntBuffer text = {.allocator = ent_world_allocator(world)};
  EntStatus status = ent_analyser_explain(analyser, input, &text);
  if (!status) {
    status = write_out(world, &text);
  }
  ent_buffer_free(&text);
  ent_analyser_close(analyser);
  return status;
}

/// Explain the first article of the input.
static EntStatus explain_file(const EntWorld *const world,
                              const char *const name, const EntDate date) {
  static const EntSourceOptions options = {.format = ENT_FORMAT_AUTO};
  EntSource *source = NULL;
  ENT_TRY(ent_source_open(world, name, &options, &source));
  EntArena arena;
  EntRecord record;
  ent_arena_init(&arena, ent_world_allocator(world));
  EntStatus status = ent_source_next(source, &arena, &record);
  if (!status) {
    status = explain_content(world, &(EntAnalyserInput){&record, date});
  }
  ent_arena_clear(&arena);
  ent_source_close(source);
  return status;
}

int ent_command_explain(const int argc, char **const argv) {
  EntDate date = {0, 0, 0};
  int option = 0;
  while ((option = ent_command_option(argc, argv, ":h", LONG_OPTIONS)) != -1) {
    if (option == 'h') {
      fputs(HELP, stdout);
      return ENT_EXIT_OK;
    }
    if (option != OPT_DATE) {
      return ENT_EXIT_USAGE;
    }
    if (ent_command_date(argv[0], optarg, &date)) {
      return ENT_EXIT_USAGE;
    }
  }
  if (optind + 1 != argc) {
    return ent_command_usage(argv[0], "expected one file");
  }
  EntWorld *const world = ent_world_new(NULL);
  const EntStatus status =
      world ? explain_file(world, argv[optind], date) : ENT_ERR_MEMORY;
  ent_world_free(world);
  return ent_command_exit(status);
}
