#include "store/query.h"
#include "base/data.h"
#include "base/file.h"
#include "base/output.h"
#include "net/endpoint.h"
#include "net/network.h"
#include "rdf/writer.h"
#include "store/questions.h"
#include "store/results.h"
#include "tools/command.h"
#include "tools/prompt.h"
#include "tools/remote.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct {
  const char *file;   ///< Of the query
  const char *ask;    ///< A named question
  const char *show;   ///< A named question
  const char *format; ///< Of results or graphs, or NULL
  const char *output;
  EntView base;
  EntWatchLimits limits;
  bool is_strict;
  bool has_network;
  bool is_explaining;
  bool is_listing;
  EntRemoteOptions remote;
} Options;

/// Who answers: a store, or an endpoint.
typedef struct {
  const EntWorld *world;
  const Options *options;
  EntStore *store;
  EntHttp *http;
  EntNetworkClient *network; ///< For SERVICE, or NULL
  Options typed; ///< The options at a terminal, where they can change
} Asker;

static const char HELP[] =
    "Usage: entente query [OPTION]... STORE QUERY [VALUE]...\n"
    "       entente query [OPTION]... STORE -f FILE\n"
    "       entente query [OPTION]... STORE --ask NAME [VALUE]...\n"
    "       entente query [OPTION]... --endpoint URL QUERY\n"
    "Ask the file STORE in SPARQL 1.1. The prefixes of the ontology are "
    "known.\nWithout FROM, the default graph is the union of all graphs. "
    "Without QUERY, at a\nterminal, queries can be typed.\n"
    "\n"
    "  -f, --file FILE      read the query from FILE; '-' is standard input\n"
    "  -r, --results NAME   table, csv, tsv, json, xml or markdown; for a "
    "graph,\n"
    "                       turtle or ntriples (default: table on a terminal,\n"
    "                       else tsv; turtle)\n"
    "  -o, --output FILE    write there\n"
    "  -a, --ask NAME       ask a question that comes with entente; VALUEs "
    "fill\n                       it in\n"
    "      --list           list these questions\n"
    "      --show NAME      print one in SPARQL\n"
    "      --base IRI       resolve relative IRIs against IRI\n"
    "      --strict         the default graph is the one without a name\n"
    "      --timeout MS     stop after so many milliseconds\n"
    "      --limit-memory MB  stop beyond so many megabytes\n"
    "      --limit-rows N   stop beyond so many solutions or triples\n"
    "      --allow-network  let SERVICE ask endpoints of others\n"
    "      --explain        show algebra, SQL and plan instead of the answer\n"
    "      --endpoint URL   ask the SPARQL 1.1 endpoint there instead of a "
    "store\n" ENT_REMOTE_HELP "  -h, --help           print this help\n";

enum { OPT_BASE = 256, OPT_STRICT, OPT_EXPLAIN, OPT_LIST, OPT_SHOW };

static const struct option LONG_OPTIONS[] = {
    {"file", required_argument, NULL, 'f'},
    {"results", required_argument, NULL, 'r'},
    {"output", required_argument, NULL, 'o'},
    {"ask", required_argument, NULL, 'a'},
    {"list", no_argument, NULL, OPT_LIST},
    {"show", required_argument, NULL, OPT_SHOW},
    {"base", required_argument, NULL, OPT_BASE},
    {"strict", no_argument, NULL, OPT_STRICT},
    ENT_COMMAND_LIMITS,
    ENT_COMMAND_NETWORK,
    ENT_REMOTE_OPTIONS,
    {"explain", no_argument, NULL, OPT_EXPLAIN},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static int set_option(void *const target, const int option) {
  Options *const options = target;
  int code = 0;
  switch (option) {
  case 'f':
    options->file = optarg;
    return 0;
  case 'r':
    options->format = optarg;
    return 0;
  case 'o':
    options->output = optarg;
    return 0;
  case 'a':
    options->ask = optarg;
    return 0;
  case OPT_LIST:
    options->is_listing = true;
    return 0;
  case OPT_SHOW:
    options->show = optarg;
    return 0;
  case OPT_BASE:
    return ent_command_iri("query", optarg, &options->base);
  case OPT_STRICT:
    options->is_strict = true;
    return 0;
  case ENT_OPTION_ALLOW_NETWORK:
    options->has_network = true;
    return 0;
  case OPT_EXPLAIN:
    options->is_explaining = true;
    return 0;
  default:
    code = ent_remote_option("query", option, &options->remote);
    return code < 0 ? ent_command_limit("query", option, &options->limits)
                    : code;
  }
}

static const EntCommandLine LINE = {":f:r:o:a:h", LONG_OPTIONS, HELP,
                                    set_option};

/// Make a writer of the graph's syntax, and declare the prefixes.
static EntStatus begin_graph(const EntWorld *const world,
                             const Options *const options, EntOutput *const out,
                             EntWriter **const writer) {
  const char *const name = options->format ? options->format : "turtle";
  const EntSyntax *const syntax = ent_syntax_find(ent_view(name));
  const EntVocabulary *const vocab = ent_vocabulary();
  if (!syntax) {
    return ent_error(world, ENT_ERR_USAGE, ENT_NOWHERE,
                     "a graph cannot be written as '%s'", name);
  }
  ENT_TRY(ent_writer_new(world, syntax, ent_bytes_to_output(out), writer));
  for (size_t i = 0; i < vocab->n_prefixes; ++i) {
    ENT_TRY(ent_sink_prefix(ent_writer_sink(*writer), vocab->prefixes[i].prefix,
                            vocab->prefixes[i].iri));
  }
  return ENT_SUCCESS;
}

static EntStatus write_graph(const EntWorld *const world,
                             const Options *const options,
                             EntResults *const results, EntOutput *const out) {
  EntWriter *writer = NULL;
  EntStatus status = begin_graph(world, options, out, &writer);
  status = status ? status : ent_results_emit(results, ent_writer_sink(writer));
  ent_writer_free(writer);
  return status;
}

static EntStatus write_solutions(const EntWorld *const world,
                                 const Options *const options,
                                 EntResults *const results,
                                 EntOutput *const out) {
  const bool is_for_people = !options->output && isatty(STDOUT_FILENO);
  const char *const name = options->format ? options->format
                           : is_for_people ? "table"
                                           : "tsv";
  const EntResultsFormat *const format =
      ent_results_format_find(ent_view(name));
  return format ? ent_results_write(results, format, ent_bytes_to_output(out))
                : ent_error(world, ENT_ERR_USAGE, ENT_NOWHERE,
                            "solutions cannot be written as '%s'", name);
}

static EntStatus write_explanation(const EntWorld *const world,
                                   EntResults *const results,
                                   EntOutput *const out) {
  EntBuffer text = {.allocator = ent_world_allocator(world)};
  EntStatus status = ent_results_explain(results, &text);
  status = status ? status : ent_output_write(out, ent_buffer_view(&text));
  ent_buffer_free(&text);
  return status;
}

static EntStatus write_answer(const EntWorld *const world,
                              const Options *const options,
                              EntResults *const results) {
  EntOutput *out = NULL;
  ENT_TRY(ent_output_open(world, options->output, &out));
  const EntQueryForm form = ent_results_form(results);
  const EntStatus status = options->is_explaining
                               ? write_explanation(world, results, out)
                           : form == ENT_QUERY_SELECT || form == ENT_QUERY_ASK
                               ? write_solutions(world, options, results, out)
                               : write_graph(world, options, results, out);
  if (status) {
    ent_output_abandon(out);
    return status;
  }
  return ent_output_commit(out);
}

/// Write the graph that an endpoint sent.
static EntStatus write_remote_graph(const EntWorld *const world,
                                    const Options *const options,
                                    EntAnswer *const answer) {
  EntOutput *out = NULL;
  EntWriter *writer = NULL;
  ENT_TRY(ent_output_open(world, options->output, &out));
  EntStatus status = begin_graph(world, options, out, &writer);
  status = status ? status : ent_answer_emit(answer, ent_writer_sink(writer));
  ent_writer_free(writer);
  if (status) {
    ent_output_abandon(out);
    return status;
  }
  return ent_output_commit(out);
}

static EntStatus ask_store(const Asker *const asker, const EntView text,
                           const char *const query_name) {
  const Options *const options = asker->options;
  const EntVocabulary *const vocab = ent_vocabulary();
  const EntQueryOptions query = {.parser = {.name = query_name,
                                            .base = options->base,
                                            .prefixes = vocab->prefixes,
                                            .n_prefixes = vocab->n_prefixes},
                                 .has_strict_default = options->is_strict,
                                 .limits = options->limits,
                                 .network =
                                     ent_network_functions(asker->network)};
  EntResults *results = NULL;
  EntStatus status = ent_query(asker->store, text, &query, &results);
  status = status ? status : write_answer(asker->world, options, results);
  ent_results_free(results);
  return status;
}

static EntStatus ask_endpoint(const Asker *const asker, const EntView text) {
  EntAnswer *answer = NULL;
  ENT_TRY(ent_endpoint_ask(asker->world, asker->http,
                           asker->options->remote.endpoint, text, &answer));
  EntResults *const results = ent_answer_results(answer);
  const EntStatus status =
      results ? write_answer(asker->world, asker->options, results)
              : write_remote_graph(asker->world, asker->options, answer);
  ent_answer_free(answer);
  return status;
}

static EntStatus ask_text(const Asker *const asker, const EntView text,
                          const char *const name) {
  return asker->http ? ask_endpoint(asker, text) : ask_store(asker, text, name);
}

/// Open the store called `name`, or the way to the endpoint.
static EntStatus open_asker(Asker *const asker, const char *const name) {
  const Options *const options = asker->options;
  if (options->has_network) {
    ENT_TRY(ent_network_new(asker->world, &asker->network));
  }
  return options->remote.endpoint
             ? ent_remote_open(asker->world, &options->remote,
                               options->limits.timeout, &asker->http)
             : ent_store_open(asker->world, name, ENT_STORE_READ,
                              &asker->store);
}

static void close_asker(const Asker *const asker) {
  ent_store_close(asker->store);
  ent_network_free(asker->network);
  ent_http_free(asker->http);
}

static EntStatus ask_file(const Asker *const asker) {
  EntFile file = {.world = NULL};
  ENT_TRY(ent_file_read(asker->world, asker->options->file,
                        ent_world_limits(asker->world)->input_size, &file));
  const EntStatus status = ask_text(asker, file.content, asker->options->file);
  ent_file_close(&file);
  return status;
}

/// Ask a question that comes with entente.
static EntStatus ask_question(const Asker *const asker, char **const values) {
  EntArena arena;
  EntView text;
  ent_arena_init(&arena, ent_world_allocator(asker->world));
  EntStatus status =
      ent_question_read(asker->world, &arena, asker->options->ask,
                        (const char *const *)values, &text);
  status = status ? status : ask_text(asker, text, asker->options->ask);
  ent_arena_clear(&arena);
  return status;
}

static EntStatus show_questions(const EntWorld *const world,
                                const Options *const options) {
  EntBuffer text = {.allocator = ent_world_allocator(world)};
  EntOutput *out = NULL;
  EntStatus status = options->is_listing
                         ? ent_questions_list(world, &text)
                         : ent_question_show(world, options->show, &text);
  status = status ? status : ent_output_open(world, options->output, &out);
  status = status ? status : ent_output_write(out, ent_buffer_view(&text));
  ent_buffer_free(&text);
  if (status) {
    ent_output_abandon(out);
    return status;
  }
  return ent_output_commit(out);
}

// ---- At a terminal

static EntStatus ask_typed(void *const handle, const EntView query) {
  return ask_text(handle, query, "query");
}

static EntStatus choose_format(void *const handle, const EntView name) {
  Asker *const asker = handle;
  const EntResultsFormat *const format = ent_results_format_find(name);
  if (!format) {
    return ent_error(asker->world, ENT_ERR_USAGE, ENT_NOWHERE,
                     "solutions cannot be written as '%.*s'",
                     ENT_VIEW_ARGS(name));
  }
  asker->typed.format = format->name;
  return ENT_SUCCESS;
}

static EntStatus list_questions(void *const handle) {
  const Asker *const asker = handle;
  const Options list = {.is_listing = true};
  return show_questions(asker->world, &list);
}

static EntStatus run_prompt(Asker *const asker) {
  const EntPromptActions actions = {ask_typed, choose_format, list_questions,
                                    asker};
  return ent_prompt_run(asker->world, &actions);
}

/// Let a Ctrl-C end a query and not the program.
static void make_interruptible(Asker *const asker) {
  asker->typed = *asker->options;
  asker->typed.limits.is_interrupted = ent_prompt_is_interrupted;
  asker->typed.remote.http.is_interrupted = ent_prompt_is_interrupted;
  asker->options = &asker->typed;
}

/// Whether queries are typed: there is none in the arguments.
static bool is_typed(const Options *const options, const int n) {
  return n == !options->remote.endpoint && !options->ask && !options->file &&
         isatty(STDIN_FILENO);
}

/// Answer with `arguments`, of which the first is the store if there is no
/// endpoint.
static EntStatus answer(const EntWorld *const world,
                        const Options *const options, const int n,
                        char **arguments) {
  Asker asker = {.world = world, .options = options};
  const bool has_prompt = is_typed(options, n);
  if (options->is_listing || options->show) {
    return show_questions(world, options);
  }
  if (has_prompt) {
    make_interruptible(&asker);
  }
  EntStatus status = open_asker(&asker, arguments[0]);
  arguments += !options->remote.endpoint;
  status = status          ? status
           : has_prompt    ? run_prompt(&asker)
           : options->ask  ? ask_question(&asker, arguments)
           : options->file ? ask_file(&asker)
                           : ask_text(&asker, ent_view(arguments[0]), "query");
  close_asker(&asker);
  return status;
}

/// Whether an endpoint can do what the options want.
static int check_remote(const Options *const options) {
  return options->is_strict || options->has_network || options->is_explaining ||
                 options->limits.memory || options->limits.rows ||
                 options->base.size
             ? ent_command_usage(
                   "query", "--base, --strict, --allow-network, --explain and "
                            "limits but --timeout are for stores")
             : 0;
}

/// Whether the arguments say what to ask, and of which store.
static int check_arguments(const Options *const options, const int n) {
  const int n_stores = !options->remote.endpoint;
  if (options->is_listing || options->show) {
    return n ? ent_command_usage("query", "no arguments are needed") : 0;
  }
  if (!n_stores && check_remote(options)) {
    return ENT_EXIT_USAGE;
  }
  if (n < n_stores) {
    return ent_command_usage("query", "a store is needed");
  }
  if (options->ask || is_typed(options, n)) {
    return 0;
  }
  return n == n_stores + !options->file
             ? 0
             : ent_command_usage("query", "one query is needed");
}

int ent_command_query(const int argc, char **const argv) {
  Options options = {.file = NULL};
  int code = ent_command_take(argc, argv, &LINE, &options);
  if (code != ENT_EXIT_NONE) {
    return code;
  }
  code = check_arguments(&options, argc - optind);
  if (code) {
    return code;
  }
  EntWorld *const world = ent_world_new(NULL);
  if (!world) {
    return ent_command_exit(ENT_ERR_MEMORY);
  }
  const EntStatus status =
      answer(world, &options, argc - optind, argv + optind);
  ent_world_free(world);
  return ent_command_exit(status);
}
