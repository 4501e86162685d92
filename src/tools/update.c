#include "store/update.h"
#include "base/file.h"
#include "net/network.h"
#include "rdf/vocab.h"
#include "tools/command.h"

#include <stdio.h>

typedef struct {
  const char *file; ///< Of the request
  EntView base;
  EntWatchLimits limits;
  bool is_strict;
  bool has_network;
  bool is_parsing;
  bool is_verbose;
} Options;

static const char HELP[] =
    "Usage: entente update [OPTION]... STORE UPDATE\n"
    "       entente update [OPTION]... STORE -f FILE\n"
    "Change the file STORE in SPARQL 1.1 Update: all that the request says, "
    "or\n"
    "nothing. The prefixes of the ontology are known. Patterns ask the union "
    "of "
    "all\ngraphs; templates without GRAPH write to the graph without a name. "
    "LOAD reads\nfiles, as file: IRIs.\n"
    "\n"
    "  -f, --file FILE      read the request from FILE; '-' is standard input\n"
    "      --parse          only read the request; STORE is not looked at\n"
    "      --base IRI       resolve relative IRIs against IRI\n"
    "      --strict         patterns ask the graph without a name\n"
    "      --timeout MS     stop after so many milliseconds\n"
    "      --limit-memory MB  stop beyond so many megabytes\n"
    "      --limit-rows N   stop beyond so many changes\n"
    "      --allow-network  let LOAD fetch from the web, SERVICE ask "
    "endpoints\n"
    "  -v, --verbose        say how many statements came and went\n"
    "  -h, --help           print this help\n";

enum { OPT_BASE = 256, OPT_STRICT, OPT_PARSE };

static const struct option LONG_OPTIONS[] = {
    {"file", required_argument, NULL, 'f'},
    {"base", required_argument, NULL, OPT_BASE},
    {"parse", no_argument, NULL, OPT_PARSE},
    {"strict", no_argument, NULL, OPT_STRICT},
    ENT_COMMAND_LIMITS,
    ENT_COMMAND_NETWORK,
    {"verbose", no_argument, NULL, 'v'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static int set_option(void *const target, const int option) {
  Options *const options = target;
  switch (option) {
  case 'f':
    options->file = optarg;
    return 0;
  case OPT_BASE:
    return ent_command_iri("update", optarg, &options->base);
  case OPT_STRICT:
    options->is_strict = true;
    return 0;
  case ENT_OPTION_ALLOW_NETWORK:
    options->has_network = true;
    return 0;
  case OPT_PARSE:
    options->is_parsing = true;
    return 0;
  case 'v':
    options->is_verbose = true;
    return 0;
  default:
    return ent_command_limit("update", option, &options->limits);
  }
}

static const EntCommandLine LINE = {":f:vh", LONG_OPTIONS, HELP, set_option};

static EntStatus parse(const EntWorld *const world, const EntView text,
                       const EntParserOptions *const options) {
  EntArena arena;
  EntQuery *query = NULL;
  ent_arena_init(&arena, ent_world_allocator(world));
  const EntStatus status =
      ent_sparql_parse_update(world, &arena, text, options, &query);
  ent_arena_clear(&arena);
  return status;
}

static EntStatus change_store(const EntWorld *const world,
                              const Options *const options,
                              const char *const store_name, const EntView text,
                              const char *const name) {
  const EntVocabulary *const vocab = ent_vocabulary();
  EntUpdateOptions update = {.parser = {.name = name,
                                        .base = options->base,
                                        .prefixes = vocab->prefixes,
                                        .n_prefixes = vocab->n_prefixes},
                             .has_strict_default = options->is_strict,
                             .limits = options->limits};
  EntStore *store = NULL;
  EntUpdateCounts counts = {0, 0};
  if (options->is_parsing) {
    return parse(world, text, &update.parser);
  }
  ENT_TRY(ent_store_open(world, store_name, ENT_STORE_WRITE, &store));
  EntNetworkClient *network = NULL;
  EntStatus status =
      options->has_network ? ent_network_new(world, &network) : ENT_SUCCESS;
  update.network = ent_network_functions(network);
  status = status ? status : ent_update(store, text, &update, &counts);
  ent_network_free(network);
  ent_store_close(store);
  if (!status && options->is_verbose) {
    fprintf(stderr, "%s: %llu statements added, %llu removed\n", store_name,
            (unsigned long long)counts.n_added,
            (unsigned long long)counts.n_removed);
  }
  return status;
}

static EntStatus change_by_file(const EntWorld *const world,
                                const Options *const options,
                                const char *const store_name) {
  EntFile file = {.world = NULL};
  ENT_TRY(ent_file_read(world, options->file,
                        ent_world_limits(world)->input_size, &file));
  const EntStatus status =
      change_store(world, options, store_name, file.content, options->file);
  ent_file_close(&file);
  return status;
}

static int run(const Options *const options, char **const arguments) {
  EntWorld *const world = ent_world_new(NULL);
  if (!world) {
    return ent_command_exit(ENT_ERR_MEMORY);
  }
  const EntStatus status = options->file
                               ? change_by_file(world, options, arguments[0])
                               : change_store(world, options, arguments[0],
                                              ent_view(arguments[1]), "update");
  ent_world_free(world);
  return ent_command_exit(status);
}

int ent_command_update(const int argc, char **const argv) {
  Options options = {.file = NULL};
  const int code = ent_command_take(argc, argv, &LINE, &options);
  if (code != ENT_EXIT_NONE) {
    return code;
  }
  return argc - optind == (options.file ? 1 : 2)
             ? run(&options, argv + optind)
             : ent_command_usage("update", "a store and a request are needed");
}
