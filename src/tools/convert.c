#include "base/buffer.h"
#include "base/output.h"
#include "frame/analyser.h"
#include "news/source.h"
#include "rdf/byte_sink.h"
#include "rdf/syntax.h"
#include "rdf/writer.h"
#include "tools/command.h"
#include "tools/extras.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
  const EntSyntax *syntax;
  const char *output;
  EntDate date;
  EntSourceOptions source;
  EntGraphOptions graph;
  EntExtras extras;
} Options;

static const char HELP[] =
    "Usage: entente convert [OPTION]... FILE...\n"
    "Write what the articles in FILE... ('-' is standard input) state as RDF.\n"
    "\n"
    "  -f, --format NAME       turtle (default), ntriples, nquads or trig\n"
    "  -o, --output FILE       write there; a name that ends in '/' is a "
    "folder\n"
    "                          that gets a file for each article\n"
    "      --from FORMAT       auto (default), plain or raw text\n"
    "      --base IRI          mint IRIs below IRI, which ends in '/' or '#'\n"
    "                          (default " ENT_DEFAULT_BASE ")\n"
    "      --date YYYY-MM-DD   the day of articles that do not tell theirs\n"
    "      --with-text         write the text of each article too\n"
    "      --min-confidence N  leave out events below N, from 0 to "
    "1\n" ENT_EXTRA_HELP "  -h, --help              print this help\n";

enum { OPT_FROM = 256, OPT_BASE, OPT_DATE, OPT_TEXT, OPT_CONFIDENCE };

static const struct option LONG_OPTIONS[] = {
    {"format", required_argument, NULL, 'f'},
    {"output", required_argument, NULL, 'o'},
    {"from", required_argument, NULL, OPT_FROM},
    {"base", required_argument, NULL, OPT_BASE},
    {"date", required_argument, NULL, OPT_DATE},
    {"with-text", no_argument, NULL, OPT_TEXT},
    {"min-confidence", required_argument, NULL, OPT_CONFIDENCE},
    ENT_EXTRA_OPTIONS,
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

/// \name Options
/// @{

static int set_format(Options *const options, const char *const value) {
  options->syntax = ent_syntax_find(ent_view(value));
  if (!options->syntax || !options->syntax->new_writer) {
    return ent_command_usage("convert", "unknown format '%s'", value);
  }
  options->graph.has_graphs = options->syntax->has_graphs;
  return 0;
}

static int set_source_format(Options *const options, const char *const value) {
  return ent_format_find(ent_view(value), &options->source.format)
             ? 0
             : ent_command_usage("convert", "unknown format '%s'", value);
}

static int set_confidence(Options *const options, const char *const value) {
  char *end = NULL;
  options->graph.min_confidence = strtof(value, &end);
  return *value && !*end && options->graph.min_confidence >= 0 &&
                 options->graph.min_confidence <= 1
             ? 0
             : ent_command_usage("convert", "'%s' is no number from 0 to 1",
                                 value);
}

static int set_option(Options *const options, const int option,
                      const char *const value) {
  switch (option) {
  case 'f':
    return set_format(options, value);
  case 'o':
    options->output = value;
    return 0;
  case OPT_FROM:
    return set_source_format(options, value);
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
    return ent_extras_has(option)
               ? ent_extras_add(&options->extras, "convert", option, value)
               : ENT_EXIT_USAGE;
  }
}

/// @}
/// \name Converting
/// @{

/// What all articles of a run share.
typedef struct {
  const EntWorld *world;
  const EntAnalyser *analyser;
  const Options *options;
} Run;

/// Convert the article after article of `source` into `sink`.
static EntStatus convert_source(const Run *const run, EntSource *const source,
                                const EntSink sink) {
  EntArena arena;
  ent_arena_init(&arena, ent_world_allocator(run->world));
  EntStatus status = ENT_SUCCESS;
  EntRecord record;
  while (!status && !(status = ent_source_next(source, &arena, &record))) {
    const EntAnalyserInput input = {&record, run->options->date};
    status =
        ent_analyser_convert(run->analyser, &input, &run->options->graph, sink);
    // What is no English article is left out, as a warning told.
    status = status == ENT_NO_MATCH ? ENT_SUCCESS : status;
    ent_arena_clear(&arena);
  }
  ent_arena_clear(&arena);
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

/// Convert one file into `sink`.
static EntStatus convert_file(const Run *const run, const char *const name,
                              const EntSink sink) {
  EntSource *source = NULL;
  ENT_TRY(ent_source_open(run->world, name, &run->options->source, &source));
  const EntStatus status = convert_source(run, source, sink);
  ent_source_close(source);
  return status;
}

/// Convert files into `out`, an article at a time: all of it or none.
static EntStatus convert_stream(const Run *const run, char **const names,
                                const int n_names, EntOutput *const out) {
  EntBuffer buffer = {.allocator = ent_world_allocator(run->world)};
  EntWriter *writer = NULL;
  EntStatus status = ent_writer_new(run->world, run->options->syntax,
                                    ent_bytes_to_buffer(&buffer), &writer);
  if (!status) {
    status = ent_graph_write_prefixes(
        ent_analyser_model(run->analyser)->vocabulary, ent_writer_sink(writer));
  }
  for (int i = 0; !status && i < n_names; ++i) {
    status = convert_file(run, names[i], ent_writer_sink(writer));
    if (!status && i == n_names - 1) {
      status = ent_sink_end(ent_writer_sink(writer));
    }
    if (!status) {
      status = ent_output_write(out, ent_buffer_view(&buffer));
      ent_buffer_clear(&buffer);
    }
  }
  ent_writer_free(writer);
  ent_buffer_free(&buffer);
  return status;
}

static EntStatus convert_to(const Run *const run, char **const names,
                            const int n_names, const char *const output) {
  EntOutput *out = NULL;
  ENT_TRY(ent_output_open(run->world, output, &out));
  const EntStatus status = convert_stream(run, names, n_names, out);
  if (status) {
    ent_output_abandon(out);
    return status;
  }
  return ent_output_commit(out);
}

/// Make "DIR/article.ttl" of "folder/article.txt".
static EntStatus output_name(const Run *const run, EntArena *const arena,
                             const char *const input, EntView *const name) {
  const char *const slash = strrchr(input, '/');
  EntView stem = ent_view(!strcmp(input, "-") ? "stdin"
                          : slash             ? slash + 1
                                              : input);
  const char *const dot = strrchr(stem.data, '.');
  if (dot && dot > stem.data) {
    stem.size = (size_t)(dot - stem.data);
  }
  const EntView extensions = ent_view(run->options->syntax->extensions);
  return ent_arena_format(arena, name, "%s%.*s.%.*s", run->options->output,
                          ENT_VIEW_ARGS(stem),
                          (int)ent_view_find(extensions, ' '), extensions.data);
}

/// Two inputs of one name would overwrite each other's graph.
static EntStatus check_names(const Run *const run, const EntView *const names,
                             char **const inputs, const int n_inputs) {
  for (int i = 1; i < n_inputs; ++i) {
    for (int j = 0; j < i; ++j) {
      if (ent_view_equals(names[i], names[j])) {
        return ent_error(run->world, ENT_ERR_USAGE, ENT_IN_FILE(inputs[i]),
                         "would be written to '%.*s' as '%s' is",
                         ENT_VIEW_ARGS(names[i]), inputs[j]);
      }
    }
  }
  return ENT_SUCCESS;
}

static EntStatus make_folder(const EntWorld *const world,
                             const char *const name) {
  return mkdir(name, 0777) && errno != EEXIST
             ? ent_error(world, ENT_ERR_WRITE, ENT_IN_FILE(name),
                         "cannot make the folder: %s", strerror(errno))
             : ENT_SUCCESS;
}

/// Convert each file into one of its own; go on behind one that fails.
static EntStatus convert_each(const Run *const run, EntArena *const arena,
                              char **const inputs, const int n_inputs) {
  EntView *const names =
      ent_arena_calloc(arena, (size_t)n_inputs, sizeof(EntView));
  if (!names) {
    return ENT_ERR_MEMORY;
  }
  for (int i = 0; i < n_inputs; ++i) {
    ENT_TRY(output_name(run, arena, inputs[i], &names[i]));
  }
  ENT_TRY(check_names(run, names, inputs, n_inputs));
  ENT_TRY(make_folder(run->world, run->options->output));
  EntStatus first_error = ENT_SUCCESS;
  for (int i = 0; i < n_inputs; ++i) {
    const EntStatus status = convert_to(run, &inputs[i], 1, names[i].data);
    first_error = first_error ? first_error : status;
  }
  return first_error;
}

static EntStatus convert_all(const EntWorld *const world,
                             const Options *const options, char **const inputs,
                             const int n_inputs) {
  const EntAnalyserConfig config = ent_extras_config(&options->extras);
  EntAnalyser *analyser = NULL;
  ENT_TRY(ent_analyser_open(world, &config, &analyser));
  const Run run = {world, analyser, options};
  const EntView output = ent_view(options->output);
  EntStatus status = ENT_SUCCESS;
  if (ent_view_ends_with(output, ENT_VIEW("/"))) {
    EntArena arena;
    ent_arena_init(&arena, ent_world_allocator(world));
    status = convert_each(&run, &arena, inputs, n_inputs);
    ent_arena_clear(&arena);
  } else {
    status = convert_to(&run, inputs, n_inputs, options->output);
  }
  ent_analyser_close(analyser);
  return status;
}

/// @}

int ent_command_convert(const int argc, char **const argv) {
  Options options = {.syntax = ent_syntax_default(),
                     .source = {.format = ENT_FORMAT_AUTO},
                     .graph = {.base = ENT_VIEW(ENT_DEFAULT_BASE)}};
  int option = 0;
  while ((option = ent_command_option(argc, argv, ":f:o:h", LONG_OPTIONS)) !=
         -1) {
    if (option == 'h') {
      fputs(HELP, stdout);
      return ENT_EXIT_OK;
    }
    const int code = set_option(&options, option, optarg);
    if (code) {
      return code;
    }
  }
  if (optind == argc) {
    return ent_command_usage(argv[0], "no file");
  }
  EntWorld *const world = ent_world_new(NULL);
  const EntStatus status =
      world ? convert_all(world, &options, argv + optind, argc - optind)
            : ENT_ERR_MEMORY;
  ent_world_free(world);
  return ent_command_exit(status);
}
