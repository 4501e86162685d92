#include "rdf/syntax.h"
#include "tools/batch.h"
#include "tools/command.h"
#include "tools/extras.h"
#include "tools/reading.h"

#include "base/buffer.h"
#include "news/duplicates.h"

#include <stdio.h>
#include <stdlib.h>

enum { MAX_THREADS = 1024, MAX_SHARDS = 1000000, MAX_WINDOW = 1 << 24 };

typedef struct {
  EntBatchOptions batch;
  EntExtras extras;
  EntAllocator allocator;
  EntBuffer run; ///< What is converted and how, for `batch.run`
} Options;

static const char HELP[] =
    "Usage: entente convert [OPTION]... FILE...\n"
    "Write what the articles in FILE... ('-' is standard input) state as RDF.\n"
    "\n"
    "  -f, --format NAME       turtle (default), ntriples, nquads, trig or "
    "jsonld\n"
    "  -o, --output FILE       write there; a name that ends in '/' is a "
    "folder\n"
    "                          that gets a file for each input\n"
    "  -r, --recursive         convert all files below a FILE that is a "
    "folder\n"
    "  -j, --jobs N            use N threads\n"
    "      --resume            go on with a run that was interrupted\n"
    "      --strict            stop at the first article that is broken\n"
    "      --shard I/N         convert the part I, from 1, of N parts\n"
    "      --progress          show how far it is\n"
    "      --duplicates N      look for near-duplicates among N articles; 0: "
    "do not\n" ENT_READING_HELP
    "      --base IRI          mint IRIs below IRI, which ends in '/' or '#'\n"
    "                          (default " ENT_DEFAULT_BASE ")\n"
    "      --date YYYY-MM-DD   the day of articles that do not tell theirs\n"
    "      --with-text         write the text of each article too\n"
    "      --min-confidence N  leave out events below N, from 0 to "
    "1\n" ENT_EXTRA_HELP "  -h, --help              print this help\n";

enum {
  OPT_BASE = 256,
  OPT_DATE,
  OPT_TEXT,
  OPT_CONFIDENCE,
  OPT_RESUME,
  OPT_STRICT,
  OPT_SHARD,
  OPT_PROGRESS,
  OPT_DUPLICATES
};

static const struct option LONG_OPTIONS[] = {
    {"format", required_argument, NULL, 'f'},
    {"output", required_argument, NULL, 'o'},
    {"recursive", no_argument, NULL, 'r'},
    {"jobs", required_argument, NULL, 'j'},
    {"resume", no_argument, NULL, OPT_RESUME},
    {"strict", no_argument, NULL, OPT_STRICT},
    {"shard", required_argument, NULL, OPT_SHARD},
    {"progress", no_argument, NULL, OPT_PROGRESS},
    {"duplicates", required_argument, NULL, OPT_DUPLICATES},
    ENT_READING_OPTIONS,
    {"base", required_argument, NULL, OPT_BASE},
    {"date", required_argument, NULL, OPT_DATE},
    {"with-text", no_argument, NULL, OPT_TEXT},
    {"min-confidence", required_argument, NULL, OPT_CONFIDENCE},
    ENT_EXTRA_OPTIONS,
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static int set_format(EntBatchOptions *const options, const char *const value) {
  options->syntax = ent_syntax_find(ent_view(value));
  if (!options->syntax || !options->syntax->new_writer) {
    return ent_command_usage("convert", "unknown format '%s'", value);
  }
  options->graph.has_graphs = options->syntax->has_graphs;
  return 0;
}

static int set_confidence(EntBatchOptions *const options,
                          const char *const value) {
  char *end = NULL;
  options->graph.min_confidence = strtof(value, &end);
  return *value && !*end && options->graph.min_confidence >= 0 &&
                 options->graph.min_confidence <= 1
             ? 0
             : ent_command_usage("convert", "'%s' is no number from 0 to 1",
                                 value);
}

/// Read a number of digits only; `end` is what comes behind it.
static bool read_number(const char *const text, const size_t max,
                        size_t *const number, const char **const end) {
  const char *at = text;
  *number = 0;
  while (*at >= '0' && *at <= '9' && *number <= max) {
    *number = *number * 10 + (size_t)(*at++ - '0');
  }
  *end = at;
  return at > text && *number <= max;
}

static int set_number(size_t *const number, const char *const value,
                      const size_t min, const size_t max) {
  const char *end = NULL;
  return read_number(value, max, number, &end) && !*end && *number >= min
             ? 0
             : ent_command_usage("convert", "'%s' is no number from %zu to %zu",
                                 value, min, max);
}

static int set_shard(EntBatchOptions *const options, const char *const value) {
  const char *end = NULL;
  return read_number(value, MAX_SHARDS, &options->shard, &end) && *end == '/' &&
                 read_number(end + 1, MAX_SHARDS, &options->n_shards, &end) &&
                 !*end && options->shard && options->shard <= options->n_shards
             ? 0
             : ent_command_usage("convert", "'%s' is no I/N with I from 1 to N",
                                 value);
}

/// Take an option that says how to go about it; false if it is another.
static bool set_manner(EntBatchOptions *const options, const int option,
                       const char *const value, int *const code) {
  *code = 0;
  switch (option) {
  case 'j':
    *code = set_number(&options->n_threads, value, 1, MAX_THREADS);
    return true;
  case OPT_RESUME:
    return options->is_resumed = true;
  case OPT_PROGRESS:
    return options->has_progress = true;
  default:
    return false;
  }
}

static int set_batch_option(EntBatchOptions *const options, const int option,
                            const char *const value) {
  switch (option) {
  case 'f':
    return set_format(options, value);
  case 'o':
    options->output = value;
    return 0;
  case 'r':
    options->is_recursive = true;
    return 0;
  case OPT_STRICT:
    options->is_strict = true;
    return 0;
  case OPT_SHARD:
    return set_shard(options, value);
  case OPT_DUPLICATES:
    return set_number(&options->window, value, 0, MAX_WINDOW);
  case OPT_BASE:
    return ent_command_base("convert", value, &options->graph.base);
  case OPT_DATE:
    return ent_command_date("convert", value, &options->date);
  case OPT_TEXT:
    options->graph.with_text = true;
    return 0;
  case OPT_CONFIDENCE:
    return set_confidence(options, value);
  default:
    return ENT_EXIT_USAGE;
  }
}

/// Remember what makes two runs the same, for a journal.
static int add_to_run(Options *const options, const int option,
                      const char *const value) {
  return ent_buffer_format(&options->run, "%d=%s\n", option, value ? value : "")
             ? ent_command_exit(ENT_ERR_MEMORY)
             : 0;
}

static int set_option(void *const target, const int option) {
  Options *const options = target;
  const char *const value = optarg;
  int code = 0;
  if (set_manner(&options->batch, option, value, &code)) {
    return code;
  }
  code = ent_extras_has(option)
             ? ent_extras_add(&options->extras, "convert", option, value)
         : ent_reading_has(option)
             ? ent_reading_set(&options->batch.source, "convert", option, value)
             : set_batch_option(&options->batch, option, value);
  return code ? code : add_to_run(options, option, value);
}

static const EntCommandLine LINE = {":f:o:rj:h", LONG_OPTIONS, HELP,
                                    set_option};

static int set_options(Options *const options, const int argc,
                       char **const argv) {
  int code = ent_command_take(argc, argv, &LINE, options);
  if (code != ENT_EXIT_NONE) {
    return code;
  }
  if (optind == argc) {
    return ent_command_usage(argv[0], "no file");
  }
  code = ENT_EXIT_OK;
  for (int i = optind; !code && i < argc; ++i) {
    code = add_to_run(options, 0, argv[i]);
  }
  return code ? code : ENT_EXIT_NONE;
}

static int run(Options *const options, char **const names,
               const size_t n_names) {
  EntWorld *const world = ent_world_new(NULL);
  options->batch.data = ent_extras_config(&options->extras);
  options->batch.run = ent_buffer_view(&options->run);
  const EntStatus status =
      world ? ent_batch_run(world, &options->batch, names, n_names)
            : ENT_ERR_MEMORY;
  ent_world_free(world);
  return ent_command_exit(status);
}

int ent_command_convert(const int argc, char **const argv) {
  Options options = {.batch = {.syntax = ent_syntax_default(),
                               .source = {.format = ENT_FORMAT_AUTO},
                               .graph = {.base = ENT_VIEW(ENT_DEFAULT_BASE)},
                               .n_threads = 1,
                               .n_shards = 1,
                               .shard = 1,
                               .window = ENT_DUPLICATES_WINDOW},
                     .allocator = ent_default_allocator()};
  options.run.allocator = &options.allocator;
  const int code = set_options(&options, argc, argv);
  const int result = code == ENT_EXIT_NONE
                         ? run(&options, argv + optind, (size_t)(argc - optind))
                         : code;
  ent_buffer_free(&options.run);
  return result;
}
