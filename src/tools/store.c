#include "store/store.h"
#include "base/output.h"
#include "rdf/vocab.h"
#include "rdf/writer.h"
#include "store/check.h"
#include "tools/command.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  const char *output;
  const EntSyntax *syntax;
  EntView graph;
} Options;

static const char HELP[] =
    "Usage: entente store check STORE\n"
    "       entente store compact STORE\n"
    "       entente store dump [OPTION]... STORE\n"
    "Look after the file STORE: check that it is whole, write it anew without\n"
    "gaps and without terms that no statement has, or write out what is in "
    "it.\n"
    "\n"
    "  -f, --format NAME  nquads (the default), trig, turtle or ntriples;\n"
    "                     the last two leave out the graphs\n"
    "  -g, --graph IRI    dump this graph only\n"
    "  -o, --output FILE  write there\n"
    "  -h, --help         print this help\n";

static const struct option LONG_OPTIONS[] = {
    {"format", required_argument, NULL, 'f'},
    {"graph", required_argument, NULL, 'g'},
    {"output", required_argument, NULL, 'o'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static int set_format(Options *const options, const char *const name) {
  options->syntax = ent_syntax_find(ent_view(name));
  return options->syntax && options->syntax->new_writer
             ? 0
             : ent_command_usage("store", "cannot write '%s'", name);
}

static int set_option(void *const target, const int option) {
  Options *const options = target;
  switch (option) {
  case 'f':
    return set_format(options, optarg);
  case 'g':
    return ent_command_iri("store", optarg, &options->graph);
  case 'o':
    options->output = optarg;
    return 0;
  default:
    return ENT_EXIT_USAGE;
  }
}

static const EntCommandLine LINE = {":f:g:o:h", LONG_OPTIONS, HELP, set_option};

static EntStatus check(const EntWorld *const world, const char *const name,
                       const Options *const options) {
  EntStore *store = NULL;
  EntStoreSize size = {0, 0, 0, 0};
  uint64_t n_unused = 0;
  (void)options;
  ENT_TRY(ent_store_open(world, name, ENT_STORE_READ, &store));
  EntStatus status = ent_store_check(store, &n_unused);
  status = status ? status : ent_store_size(store, &size);
  ent_store_close(store);
  if (!status) {
    printf("%s: whole; %llu statements in %llu graphs with a name, %llu "
           "terms, %llu of them unused\n",
           name, (unsigned long long)size.n_quads,
           (unsigned long long)size.n_graphs, (unsigned long long)size.n_terms,
           (unsigned long long)n_unused);
  }
  return status;
}

static EntStatus compact(const EntWorld *const world, const char *const name,
                         const Options *const options) {
  EntStore *store = NULL;
  (void)options;
  ENT_TRY(ent_store_open(world, name, ENT_STORE_WRITE, &store));
  const EntStatus status = ent_store_compact(store);
  ent_store_close(store);
  return status;
}

static EntStatus write_statements(const EntWorld *const world,
                                  EntStore *const store,
                                  const Options *const options,
                                  EntOutput *const out) {
  const EntSyntax *const syntax =
      options->syntax ? options->syntax : ent_syntax_find(ENT_VIEW("nquads"));
  const EntVocabulary *const vocab = ent_vocabulary();
  EntWriter *writer = NULL;
  EntStatus status =
      ent_writer_new(world, syntax, ent_bytes_to_output(out), &writer);
  for (size_t i = 0; !status && i < vocab->n_prefixes; ++i) {
    status = ent_sink_prefix(ent_writer_sink(writer), vocab->prefixes[i].prefix,
                             vocab->prefixes[i].iri);
  }
  status = status
               ? status
               : ent_store_dump(store, options->graph, ent_writer_sink(writer));
  ent_writer_free(writer);
  return status == ENT_NO_MATCH ? ent_error(world, ENT_ERR_DATA, ENT_NOWHERE,
                                            "there is no such graph: <%.*s>",
                                            ENT_VIEW_ARGS(options->graph))
                                : status;
}

static EntStatus dump(const EntWorld *const world, const char *const name,
                      const Options *const options) {
  EntStore *store = NULL;
  EntOutput *out = NULL;
  ENT_TRY(ent_store_open(world, name, ENT_STORE_READ, &store));
  EntStatus status = ent_output_open(world, options->output, &out);
  status = status ? status : write_statements(world, store, options, out);
  ent_store_close(store);
  if (status) {
    if (out) {
      ent_output_abandon(out);
    }
    return status;
  }
  return ent_output_commit(out);
}

typedef struct {
  const char *name;
  EntStatus (*run)(const EntWorld *, const char *, const Options *);
} Action;

static const Action ACTIONS[] = {
    {"check", check}, {"compact", compact}, {"dump", dump}};

static int run(const Action *const action, const char *const store,
               const Options *const options) {
  EntWorld *const world = ent_world_new(NULL);
  const EntStatus status =
      world ? action->run(world, store, options) : ENT_ERR_MEMORY;
  ent_world_free(world);
  return ent_command_exit(status);
}

int ent_command_store(const int argc, char **const argv) {
  Options options = {.output = NULL};
  const int code = ent_command_take(argc, argv, &LINE, &options);
  if (code != ENT_EXIT_NONE) {
    return code;
  }
  if (argc - optind != 2) {
    return ent_command_usage("store", "an action and a store are needed");
  }
  for (size_t i = 0; i < sizeof(ACTIONS) / sizeof(*ACTIONS); ++i) {
    if (!strcmp(argv[optind], ACTIONS[i].name)) {
      return run(&ACTIONS[i], argv[optind + 1], &options);
    }
  }
  return ent_command_usage("store", "unknown action '%s'", argv[optind]);
}
