#include "base/buffer.h"
#include "base/data.h"
#include "base/file.h"
#include "base/output.h"
#include "frame/known_names.h"
#include "news/reader.h"
#include "text/conllu.h"
#include "text/parser.h"
#include "text/tokenizer.h"
#include "tools/command.h"

#include <stdio.h>
#include <string.h>

typedef enum { FROM_PLAIN, FROM_RAW, FROM_CONLLU } Source;

typedef struct {
  Source source;
  const char *output;
  const char *model;
  bool has_only_tokens;
  bool has_probabilities;
} Options;

static const char HELP[] =
    "Usage: entente parse [OPTION]... FILE...\n"
    "Write the sentences of FILE... ('-' is standard input) with words, tags,\n"
    "trees and names as CoNLL-U.\n"
    "\n"
    "      --from FORMAT    plain (default): articles with head and foot;\n"
    "                       raw: all text is paragraphs; conllu: sentences "
    "and\n"
    "                       words are given, in CoNLL-U or IOB2\n"
    "      --tokens         find sentences and words, nothing more\n"
    "      --probabilities  write the probabilities of tags, arcs and names\n"
    "      --model FILE     use this model instead of the installed one\n"
    "  -o, --output FILE    write there\n"
    "  -h, --help           print this help\n";

enum { OPT_FROM = 256, OPT_TOKENS, OPT_PROBABILITIES, OPT_MODEL };

static const struct option LONG_OPTIONS[] = {
    {"from", required_argument, NULL, OPT_FROM},
    {"tokens", no_argument, NULL, OPT_TOKENS},
    {"probabilities", no_argument, NULL, OPT_PROBABILITIES},
    {"model", required_argument, NULL, OPT_MODEL},
    {"output", required_argument, NULL, 'o'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static int set_source(Options *const options, const char *const value) {
  static const char *const names[] = {"plain", "raw", "conllu"};
  for (int i = 0; i < 3; ++i) {
    if (!strcmp(value, names[i])) {
      options->source = (Source)i;
      return 0;
    }
  }
  return ent_command_usage("parse", "unknown format '%s'", value);
}

static int set_option(void *const target, const int option) {
  Options *const options = target;
  const char *const value = optarg;
  switch (option) {
  case OPT_FROM:
    return set_source(options, value);
  case OPT_TOKENS:
    options->has_only_tokens = true;
    return 0;
  case OPT_PROBABILITIES:
    options->has_probabilities = true;
    return 0;
  case OPT_MODEL:
    options->model = value;
    return 0;
  case 'o':
    options->output = value;
    return 0;
  default:
    return ENT_EXIT_USAGE;
  }
}

static const EntCommandLine LINE = {":o:h", LONG_OPTIONS, HELP, set_option};

/// What all files of a run share.
typedef struct {
  const EntWorld *world;
  const Options *options;
  EntNewsReader *reader;
  EntTokenizer *tokenizer;
  EntParser *parser;
  EntKnowledge *knowledge;
  EntBuffer buffer; ///< What is to be written
  EntOutput *out;
} Run;

static EntStatus open_parser(Run *const run) {
  EntArena arena;
  const char *path = run->options->model;
  ent_arena_init(&arena, ent_world_allocator(run->world));
  EntStatus status =
      path ? ENT_SUCCESS
           : ent_data_find(run->world, &arena, "models/english.bin", &path);
  status = status ? status : ent_parser_open(run->world, path, &run->parser);
  ent_arena_clear(&arena);
  return status;
}

static EntStatus open_knowledge(Run *const run) {
  EntArena arena;
  const char *path = NULL;
  ent_arena_init(&arena, ent_world_allocator(run->world));
  EntStatus status =
      ent_data_find(run->world, &arena, "knowledge/entente.kb", &path);
  status =
      status ? status : ent_knowledge_open(run->world, path, &run->knowledge);
  ent_arena_clear(&arena);
  return status;
}

static EntStatus open_models(Run *const run) {
  if (run->options->source != FROM_CONLLU) {
    ENT_TRY(ent_news_reader_load(run->world, &run->reader));
    ENT_TRY(ent_tokenizer_load(run->world, &run->tokenizer));
  }
  if (run->options->has_only_tokens) {
    return ENT_SUCCESS;
  }
  ENT_TRY(open_parser(run));
  return open_knowledge(run);
}

static void close_models(Run *const run) {
  ent_knowledge_close(run->knowledge);
  ent_parser_free(run->parser);
  ent_tokenizer_free(run->tokenizer);
  ent_news_reader_free(run->reader);
}

/// Forget what a file of parsed sentences told beyond its words.
static void keep_tokens(EntDocument *const document) {
  document->names.count = 0;
  for (size_t i = 0; i < document->tokens.count; ++i) {
    EntToken *const token = &document->tokens.items[i];
    token->lemma = token->feats = ENT_VIEW("");
    token->head = ENT_NO_TOKEN;
    token->upos = ENT_UPOS_X;
    token->deprel = ENT_DEPREL_DEP;
  }
}

/// Parse and write a document with sentences and tokens.
static EntStatus write_document(Run *const run, EntDocument *const document) {
  if (run->parser) {
    ENT_TRY(ent_parser_annotate(run->parser, document));
    ENT_TRY(ent_known_names_add(run->knowledge, document));
  }
  ent_buffer_clear(&run->buffer);
  ENT_TRY(ent_conllu_write(document, run->options->has_probabilities,
                           &run->buffer));
  return ent_output_write(run->out, ent_buffer_view(&run->buffer));
}

static EntStatus parse_text(Run *const run, EntArena *const arena,
                            const char *const name, const EntView content) {
  EntArticle article;
  EntDocument document;
  ENT_TRY(ent_article_read(run->reader,
                           run->options->source == FROM_RAW ? ENT_FORMAT_RAW
                                                            : ENT_FORMAT_PLAIN,
                           content, name, arena, &article));
  ent_document_init(&document, &article, ent_world_allocator(run->world));
  EntStatus status = ent_document_tokenize(&document, run->tokenizer);
  status = status ? status : write_document(run, &document);
  ent_document_clear(&document);
  return status;
}

static EntStatus parse_conllu(Run *const run, EntArena *const arena,
                              const char *const name, const EntView content) {
  EntConllu file = ent_conllu_begin(run->world, name, content);
  EntStatus status = ENT_SUCCESS;
  while (!status) {
    EntArticle article;
    EntDocument document;
    status = ent_conllu_next(&file, arena, &article, &document);
    if (!status) {
      keep_tokens(&document);
      status = write_document(run, &document);
    }
    ent_document_clear(&document);
    ent_arena_clear(arena);
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

static EntStatus parse_file(Run *const run, const char *const name) {
  const size_t limit = run->options->source == FROM_CONLLU
                           ? ENT_CONLLU_MAX_SIZE
                           : ent_world_limits(run->world)->input_size;
  EntFile file;
  EntArena arena;
  ENT_TRY(ent_file_read(run->world, name, limit, &file));
  ent_arena_init(&arena, ent_world_allocator(run->world));
  const char *const shown = strcmp(name, "-") ? name : "standard input";
  const EntStatus status = run->options->source == FROM_CONLLU
                               ? parse_conllu(run, &arena, shown, file.content)
                               : parse_text(run, &arena, shown, file.content);
  ent_arena_clear(&arena);
  ent_file_close(&file);
  return status;
}

static EntStatus parse_files(Run *const run, char **const names,
                             const int n_names) {
  ENT_TRY(open_models(run));
  ENT_TRY(ent_output_open(run->world, run->options->output, &run->out));
  EntStatus status = ENT_SUCCESS;
  for (int i = 0; !status && i < n_names; ++i) {
    status = parse_file(run, names[i]);
  }
  if (status) {
    ent_output_abandon(run->out);
    return status;
  }
  return ent_output_commit(run->out);
}

static EntStatus run_parse(const Options *const options, char **const names,
                           const int n_names) {
  EntWorld *const world = ent_world_new(NULL);
  if (!world) {
    return ENT_ERR_MEMORY;
  }
  Run run = {.world = world,
             .options = options,
             .buffer = {.allocator = ent_world_allocator(world)}};
  const EntStatus status = parse_files(&run, names, n_names);
  ent_buffer_free(&run.buffer);
  close_models(&run);
  ent_world_free(world);
  return status;
}

int ent_command_parse(const int argc, char **const argv) {
  Options options = {.source = FROM_PLAIN};
  const int code = ent_command_take(argc, argv, &LINE, &options);
  if (code != ENT_EXIT_NONE) {
    return code;
  }
  if (optind == argc) {
    return ent_command_usage(argv[0], "no file");
  }
  return ent_command_exit(run_parse(&options, argv + optind, argc - optind));
}
