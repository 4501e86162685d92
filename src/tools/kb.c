#include "base/buffer.h"
#include "base/data.h"
#include "base/output.h"
#include "frame/graph.h"
#include "know/export.h"
#include "rdf/byte_sink.h"
#include "rdf/syntax.h"
#include "rdf/writer.h"
#include "tools/command.h"

#include <stdio.h>
#include <string.h>

/// The most files that --knowledge may add.
enum { MAX_TABLES = 64 };

typedef struct {
  const EntSyntax *syntax;
  const char *output;
  EntView base;
  EntDate date;
  const char *tables[MAX_TABLES];
  size_t n_tables;
} Options;

static const char HELP[] =
    "Usage: entente kb find [OPTION]... NAME...\n"
    "  or:  entente kb export [OPTION]...\n"
    "Show what names mean, or write the knowledge base as RDF.\n"
    "\n"
    "      --date YYYY-MM-DD   find: show the offices held on that day\n"
    "  -f, --format NAME       export: turtle (default), ntriples or nquads\n"
    "  -o, --output FILE       export: write there\n"
    "      --base IRI          export: mint IRIs below IRI\n"
    "                          (default " ENT_DEFAULT_BASE ")\n"
    "      --knowledge FILE    add entities to the knowledge base\n"
    "  -h, --help              print this help\n";

enum { OPT_BASE = 256, OPT_DATE, OPT_KNOW };

static const struct option LONG_OPTIONS[] = {
    {"format", required_argument, NULL, 'f'},
    {"output", required_argument, NULL, 'o'},
    {"base", required_argument, NULL, OPT_BASE},
    {"date", required_argument, NULL, OPT_DATE},
    {"knowledge", required_argument, NULL, OPT_KNOW},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static int set_format(Options *const options, const char *const value) {
  options->syntax = ent_syntax_find(ent_view(value));
  return options->syntax && options->syntax->new_writer
             ? 0
             : ent_command_usage("kb", "unknown format '%s'", value);
}

static int add_table(Options *const options, const char *const value) {
  if (options->n_tables == MAX_TABLES) {
    return ent_command_usage("kb", "more than %d files", MAX_TABLES);
  }
  options->tables[options->n_tables++] = value;
  return 0;
}

static int set_option(void *const target, const int option) {
  Options *const options = target;
  const char *const value = optarg;
  switch (option) {
  case 'f':
    return set_format(options, value);
  case 'o':
    options->output = value;
    return 0;
  case OPT_BASE:
    return ent_command_base("kb", value, &options->base);
  case OPT_DATE:
    return ent_command_date("kb", value, &options->date);
  case OPT_KNOW:
    return add_table(options, value);
  default:
    return ENT_EXIT_USAGE;
  }
}

static const EntCommandLine LINE = {":f:o:h", LONG_OPTIONS, HELP, set_option};

/// \name find
/// @{

static EntStatus show_term(const EntKnowledge *const kb,
                           const EntOfficeTerm *const term,
                           EntBuffer *const out) {
  char begin[ENT_DATE_SIZE];
  char end[ENT_DATE_SIZE] = "..";
  (void)ent_date_format(term->begin, begin);
  if (ent_date_is_set(term->end)) {
    (void)ent_date_format(term->end, end);
  }
  return ent_buffer_format(out, "  %s of %s, %s/%s\n", term->office.data,
                           ent_knowledge_label(kb, term->of).data, begin, end);
}

static EntStatus show_candidate(const EntKnowledge *const kb,
                                const EntCandidate *const candidate,
                                const EntDate date, EntBuffer *const out) {
  const EntEntity e = candidate->entity;
  const EntView wikidata = ent_knowledge_wikidata(kb, e);
  const EntEntity stands_for = ent_knowledge_stands_for(kb, e);
  ENT_TRY(ent_buffer_format(
      out, "%s\t%s\t%s\t%s%s\t%s\n", ent_knowledge_id(kb, e).data,
      ent_knowledge_class(kb, e).data, ent_knowledge_label(kb, e).data,
      ent_name_kind_string(candidate->kind),
      candidate->is_exact ? "" : ", transliterated",
      wikidata.size ? wikidata.data : "-"));
  if (stands_for != ENT_NO_ENTITY) {
    ENT_TRY(ent_buffer_format(out, "  stands for %s\n",
                              ent_knowledge_id(kb, stands_for).data));
  }
  for (size_t i = 0; i < ent_knowledge_term_count(kb, e); ++i) {
    const EntOfficeTerm term = ent_knowledge_term(kb, e, i);
    if (ent_office_term_covers(&term, date)) {
      ENT_TRY(show_term(kb, &term, out));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus find_name(const EntKnowledge *const kb, const char *const name,
                           const EntDate date, EntArena *const arena,
                           EntBuffer *const out, bool *const is_found) {
  EntNameMatches matches;
  ENT_TRY(ent_knowledge_find(kb, ent_view(name), arena, &matches));
  for (size_t i = 0; i < matches.count; ++i) {
    const EntNameMatch *const match = &matches.items[i];
    for (uint32_t c = 0; c < match->n_candidates; ++c) {
      ENT_TRY(show_candidate(kb, &match->candidates[c], date, out));
    }
  }
  *is_found = *is_found || matches.count;
  return ENT_SUCCESS;
}

/// @}

static EntStatus write_out(const EntWorld *const world, const char *const name,
                           const EntBuffer *const text) {
  EntOutput *out = NULL;
  ENT_TRY(ent_output_open(world, name, &out));
  const EntStatus status = ent_output_write(out, ent_buffer_view(text));
  if (status) {
    ent_output_abandon(out);
    return status;
  }
  return ent_output_commit(out);
}

static EntStatus find_names(const EntWorld *const world,
                            const EntKnowledge *const kb,
                            const Options *const options, char **const names,
                            const int n_names) {
  EntArena arena;
  EntBuffer out = {.allocator = ent_world_allocator(world)};
  ent_arena_init(&arena, ent_world_allocator(world));
  EntStatus status = ENT_SUCCESS;
  bool is_found = false;
  for (int i = 0; !status && i < n_names; ++i) {
    status = find_name(kb, names[i], options->date, &arena, &out, &is_found);
  }
  if (!status) {
    status = is_found ? write_out(world, NULL, &out)
                      : ent_error(world, ENT_ERR_DATA, ENT_NOWHERE,
                                  "nothing is called '%s'", names[0]);
  }
  ent_buffer_free(&out);
  ent_arena_clear(&arena);
  return status;
}

/// \name export
/// @{

static EntStatus write_graph(const EntWorld *const world,
                             const EntKnowledge *const kb,
                             const Options *const options,
                             EntOutput *const out) {
  EntWriter *writer = NULL;
  ENT_TRY(ent_writer_new(world, options->syntax, ent_bytes_to_output(out),
                         &writer));
  const EntSink sink = ent_writer_sink(writer);
  EntStatus status = ent_knowledge_export(world, kb, options->base, sink);
  if (!status) {
    status = ent_sink_end(sink);
  }
  ent_writer_free(writer);
  return status;
}

static EntStatus export_all(const EntWorld *const world,
                            const EntKnowledge *const kb,
                            const Options *const options) {
  EntOutput *out = NULL;
  ENT_TRY(ent_output_open(world, options->output, &out));
  const EntStatus status = write_graph(world, kb, options, out);
  if (status) {
    ent_output_abandon(out);
    return status;
  }
  return ent_output_commit(out);
}

/// @}

static EntStatus open_knowledge(const EntWorld *const world,
                                const Options *const options,
                                EntKnowledge **const kb) {
  EntArena arena;
  const char *path = NULL;
  ent_arena_init(&arena, ent_world_allocator(world));
  EntStatus status =
      ent_data_find(world, &arena, "knowledge/entente.kb", &path);
  if (!status) {
    status = ent_knowledge_open_with(world, path, options->tables,
                                     options->n_tables, kb);
  }
  ent_arena_clear(&arena);
  return status;
}

static EntStatus run(const EntWorld *const world, const Options *const options,
                     char **const names, const int n_names) {
  EntKnowledge *kb = NULL;
  ENT_TRY(open_knowledge(world, options, &kb));
  const EntStatus status = n_names
                               ? find_names(world, kb, options, names, n_names)
                               : export_all(world, kb, options);
  ent_knowledge_close(kb);
  return status;
}

static int check_arguments(const int argc, char **const argv) {
  if (optind == argc) {
    return ent_command_usage("kb", "expected 'find' or 'export'");
  }
  const bool is_find = !strcmp(argv[optind], "find");
  if (!is_find && strcmp(argv[optind], "export") != 0) {
    return ent_command_usage("kb", "expected 'find' or 'export', not '%s'",
                             argv[optind]);
  }
  if (is_find && optind + 1 == argc) {
    return ent_command_usage("kb", "no name");
  }
  return is_find || optind + 1 == argc
             ? 0
             : ent_command_usage("kb", "unexpected '%s'", argv[optind + 1]);
}

int ent_command_kb(const int argc, char **const argv) {
  Options options = {.syntax = ent_syntax_default(),
                     .base = ENT_VIEW(ENT_DEFAULT_BASE)};
  int code = ent_command_take(argc, argv, &LINE, &options);
  if (code != ENT_EXIT_NONE) {
    return code;
  }
  code = check_arguments(argc, argv);
  if (code) {
    return code;
  }
  EntWorld *const world = ent_world_new(NULL);
  const EntStatus status =
      world ? run(world, &options, argv + optind + 1, argc - optind - 1)
            : ENT_ERR_MEMORY;
  ent_world_free(world);
  return ent_command_exit(status);
}
