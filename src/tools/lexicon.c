#include "base/output.h"
#include "frame/graph.h"
#include "frame/ontolex.h"
#include "rdf/byte_sink.h"
#include "rdf/ontology.h"
#include "rdf/syntax.h"
#include "rdf/writer.h"
#include "tools/command.h"
#include "tools/extras.h"

#include <stdio.h>

static const char HELP[] =
    "Usage: entente lexicon [OPTION]... [FILE]...\n"
    "Write the frames lexicon as OntoLex-Lemon, and check the lexicons "
    "FILE...,\n"
    "which are added to it.\n"
    "\n"
    "  -f, --format NAME  turtle (default), ntriples or nquads\n"
    "  -o, --output FILE  write there instead of standard output\n"
    "      --ontology FILE  add classes and roles, for the words of FILE...\n"
    "  -h, --help         print this help\n";

static const struct option LONG_OPTIONS[] = {
    {"format", required_argument, NULL, 'f'},
    {"output", required_argument, NULL, 'o'},
    {"ontology", required_argument, NULL, ENT_OPT_ONTOLOGY},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

typedef struct {
  const EntSyntax *syntax;
  const char *output;
  const char *const *files;
  size_t n_files;
  EntExtras extras;
} Options;

static EntStatus write_lexicon(const EntWorld *const world,
                               const EntLexicon *const lexicon,
                               const EntSyntax *const syntax,
                               EntOutput *const out) {
  EntWriter *writer = NULL;
  ENT_TRY(ent_writer_new(world, syntax, ent_bytes_to_output(out), &writer));
  const EntSink sink = ent_writer_sink(writer);
  EntStatus status = ent_lexicon_write_ontolex(
      lexicon, ENT_VIEW(ENT_DEFAULT_BASE "lexicon/"), sink);
  if (!status) {
    status = ent_sink_end(sink);
  }
  ent_writer_free(writer);
  return status;
}

static EntStatus write_file(const EntWorld *const world,
                            const EntLexicon *const lexicon,
                            const Options *const options) {
  EntOutput *out = NULL;
  ENT_TRY(ent_output_open(world, options->output, &out));
  const EntStatus status = write_lexicon(world, lexicon, options->syntax, out);
  if (status) {
    ent_output_abandon(out);
    return status;
  }
  return ent_output_commit(out);
}

static EntStatus write_with(const EntWorld *const world,
                            const EntVocabulary *const vocabulary,
                            const Options *const options) {
  EntLexicon *lexicon = NULL;
  ENT_TRY(ent_lexicon_open_standard(world, vocabulary, options->files,
                                    options->n_files, &lexicon));
  const EntStatus status = write_file(world, lexicon, options);
  ent_lexicon_close(lexicon);
  return status;
}

static EntStatus run(const EntWorld *const world,
                     const Options *const options) {
  EntOntology *ontology = NULL;
  ENT_TRY(ent_ontology_open(world, options->extras.ontologies,
                            options->extras.n_ontologies, &ontology));
  const EntStatus status =
      write_with(world, ent_ontology_vocabulary(ontology), options);
  ent_ontology_close(ontology);
  return status;
}

static int set_format(Options *const options, const char *const value) {
  options->syntax = ent_syntax_find(ent_view(value));
  return options->syntax && options->syntax->new_writer
             ? 0
             : ent_command_usage("lexicon", "unknown format '%s'", value);
}

/// Take one option; return 0, or the exit code for a wrong one.
static int set_option(void *const target, const int option) {
  Options *const options = target;
  const char *const value = optarg;
  switch (option) {
  case 'f':
    return set_format(options, value);
  case 'o':
    options->output = value;
    return 0;
  case ENT_OPT_ONTOLOGY:
    return ent_extras_add(&options->extras, "lexicon", option, value);
  default:
    return ENT_EXIT_USAGE;
  }
}

static const EntCommandLine LINE = {":f:o:h", LONG_OPTIONS, HELP, set_option};

int ent_command_lexicon(const int argc, char **const argv) {
  Options options = {.syntax = ent_syntax_default()};
  const int code = ent_command_take(argc, argv, &LINE, &options);
  if (code != ENT_EXIT_NONE) {
    return code;
  }
  options.files = (const char *const *)(argv + optind);
  options.n_files = (size_t)(argc - optind);
  EntWorld *const world = ent_world_new(NULL);
  const EntStatus status = world ? run(world, &options) : ENT_ERR_MEMORY;
  ent_world_free(world);
  return ent_command_exit(status);
}
