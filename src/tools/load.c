#include "base/file.h"
#include "rdf/reader.h"
#include "store/loader.h"
#include "store/store.h"
#include "store/term_map.h"
#include "tools/command.h"
#include "tools/remote.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  const EntSyntax *syntax;
  EntView graph;
  EntView base;
  bool is_replacing;
  bool is_verbose;
  EntWatchLimits limits;
  int64_t deadline; ///< Of the monotonic clock, or 0
  EntRemoteOptions remote;
} Options;

static const char HELP[] =
    "Usage: entente load [OPTION]... STORE FILE...\n"
    "       entente load [OPTION]... --endpoint URL FILE...\n"
    "Load the graphs in FILE... ('-' is standard input) into the file STORE,\n"
    "which is made if it is not there. Each file is loaded as a whole or not "
    "at all;\nwhat is loaded twice is there once. Statements without a graph "
    "go "
    "into that of\nthe article the file describes, else into the default "
    "graph.\n"
    "\n"
    "  -f, --format NAME    turtle, ntriples, nquads, trig or rdfxml; without, "
    "the\n                       name of the file tells\n"
    "  -g, --graph IRI      load statements without a graph into this one\n"
    "      --base IRI       resolve relative IRIs against IRI\n"
    "      --replace        remove first what the graphs had\n"
    "      --timeout MS     stop after so many milliseconds; the file under "
    "way "
    "is\n                       not loaded\n"
    "      --endpoint URL   send them to the SPARQL 1.1 graph store there "
    "instead\n" ENT_REMOTE_HELP
    "  -v, --verbose        say how many statements each file added\n"
    "  -h, --help           print this help\n";

enum { OPT_BASE = 256, OPT_REPLACE };

static const struct option LONG_OPTIONS[] = {
    {"format", required_argument, NULL, 'f'},
    {"graph", required_argument, NULL, 'g'},
    {"base", required_argument, NULL, OPT_BASE},
    {"replace", no_argument, NULL, OPT_REPLACE},
    {"timeout", required_argument, NULL, ENT_OPTION_TIMEOUT},
    ENT_REMOTE_OPTIONS,
    {"verbose", no_argument, NULL, 'v'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static int set_format(Options *const options, const char *const value) {
  options->syntax = ent_syntax_find(ent_view(value));
  return options->syntax && options->syntax->parser
             ? 0
             : ent_command_usage("load", "unknown format '%s'", value);
}

static int set_option(void *const target, const int option) {
  Options *const options = target;
  switch (option) {
  case 'f':
    return set_format(options, optarg);
  case 'g':
    return ent_command_iri("load", optarg, &options->graph);
  case OPT_BASE:
    return ent_command_iri("load", optarg, &options->base);
  case OPT_REPLACE:
    options->is_replacing = true;
    return 0;
  case 'v':
    options->is_verbose = true;
    return 0;
  case ENT_OPTION_TIMEOUT:
    return ent_command_limit("load", option, &options->limits);
  default:
    return ent_remote_option("load", option, &options->remote) ? ENT_EXIT_USAGE
                                                               : 0;
  }
}

static const EntCommandLine LINE = {":f:g:vh", LONG_OPTIONS, HELP, set_option};

/// Hash the content of a file: the scope of its blank nodes.
static EntStatus hash_file(const EntWorld *const world, const char *const name,
                           uint64_t *const hash) {
  EntFile file = {.world = NULL};
  *hash = 0;
  if (!strcmp(name, "-")) {
    return ENT_SUCCESS; // can be read only once
  }
  ENT_TRY(ent_file_read(world, name, 0, &file));
  *hash = ent_text_hash(file.content);
  ent_file_close(&file);
  return ENT_SUCCESS;
}

static EntStatus read_into(EntStore *const store, EntReader *const reader,
                           const Options *const options, const char *const name,
                           const EntLoaderOptions *const loading,
                           uint64_t *const n_read, uint64_t *const n_added) {
  EntLoader *loader = NULL;
  ENT_TRY(ent_loader_new(store, loading, &loader));
  EntStatus status = ent_reader_read_file(
      reader, options->syntax, name, options->base, ent_loader_sink(loader));
  status = status ? status : ent_loader_finish(loader);
  *n_read = ent_loader_n_read(loader);
  *n_added = ent_loader_n_added(loader);
  ent_loader_free(loader);
  return status;
}

/// Return the milliseconds that are left, 1 if there are none; 0 is any.
static unsigned time_left(const Options *const options) {
  const int64_t rest =
      options->deadline ? options->deadline - ent_watch_now(true) : 0;
  return options->deadline && rest < 1 ? 1 : (unsigned)rest;
}

/// Load a file in a transaction of its own.
static EntStatus load_file(const EntWorld *const world, EntStore *const store,
                           EntReader *const reader,
                           const Options *const options,
                           const char *const name) {
  uint64_t hash = 0;
  uint64_t n_read = 0;
  uint64_t n_added = 0;
  ENT_TRY(hash_file(world, name, &hash));
  const EntLoaderOptions loading = {
      .graph = options->graph,
      .scope = ent_view_of((const char *)&hash, sizeof(hash)),
      .finds_article = true,
      .is_replacing = options->is_replacing,
      .name = name,
      .timeout = time_left(options)};
  ENT_TRY(ent_store_begin(store));
  EntStatus status =
      read_into(store, reader, options, name, &loading, &n_read, &n_added);
  status = status ? status : ent_store_commit(store);
  if (status) {
    ent_store_rollback(store);
  } else if (options->is_verbose) {
    fprintf(stderr, "%s: %llu statements, %llu of them new\n", name,
            (unsigned long long)n_read, (unsigned long long)n_added);
  }
  return status;
}

/// Load all files that can be; `n_loaded` counts them.
static EntStatus load_files(const EntWorld *const world, EntStore *const store,
                            const Options *const options, char **const names,
                            size_t *const n_loaded) {
  EntReader *const reader = ent_reader_new(world);
  EntStatus first = reader ? ENT_SUCCESS : ENT_ERR_MEMORY;
  for (char **name = names;
       reader && *name && (!first || time_left(options) != 1); ++name) {
    const EntStatus status = load_file(world, store, reader, options, *name);
    first = first ? first : status;
    *n_loaded += !status;
  }
  ent_reader_free(reader);
  const EntStatus status = *n_loaded ? ent_store_analyze(store) : ENT_SUCCESS;
  return first ? first : status;
}

/// Whether nobody, not even another program, put anything in; `store` is NULL
/// if it could not even be made.
static bool has_nothing(EntStore *const store, const char *const name) {
  EntStoreSize size = {0, 0, 0, 0};
  struct stat info;
  return store ? !ent_store_size(store, &size) && !size.n_quads
               : !stat(name, &info) && !info.st_size;
}

static int run_remote(const Options *const options, char **const names) {
  const EntRemoteLoad load = {options->syntax, options->graph, options->base,
                              options->is_replacing, options->is_verbose};
  EntWorld *const world = ent_world_new(NULL);
  const EntStatus status =
      world ? ent_remote_load(world, &options->remote, options->limits.timeout,
                              &load, names)
            : ENT_ERR_MEMORY;
  ent_world_free(world);
  return ent_command_exit(status);
}

static int run(Options *const options, char **const arguments) {
  EntWorld *const world = ent_world_new(NULL);
  if (!world) {
    return ent_command_exit(ENT_ERR_MEMORY);
  }
  const char *const name = arguments[0];
  const bool is_new = access(name, F_OK) != 0;
  if (options->limits.timeout) {
    options->deadline = ent_watch_now(true) + options->limits.timeout;
  }
  size_t n_loaded = 0;
  EntStore *store = NULL;
  EntStatus status = ent_store_open(world, name, ENT_STORE_CREATE, &store);
  status = status ? status
                  : load_files(world, store, options, arguments + 1, &n_loaded);
  const bool is_empty = status && !n_loaded && has_nothing(store, name);
  ent_store_close(store);
  if (is_new && is_empty) {
    (void)unlink(name);
  }
  ent_world_free(world);
  return ent_command_exit(status);
}

int ent_command_load(const int argc, char **const argv) {
  Options options = {.syntax = NULL};
  const int code = ent_command_take(argc, argv, &LINE, &options);
  if (code != ENT_EXIT_NONE) {
    return code;
  }
  if (options.remote.endpoint) {
    return argc == optind ? ent_command_usage("load", "files are needed")
                          : run_remote(&options, argv + optind);
  }
  if (argc - optind < 2) {
    return ent_command_usage("load", "a store and files are needed");
  }
  return run(&options, argv + optind);
}
