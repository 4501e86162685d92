#include "tools/command.h"

#include <errno.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <signal.h>
#include <stdio.h>
#include <string.h>

static const EntCommand COMMANDS[] = {
    {"convert", "Write what articles state as RDF", ent_command_convert},
    {"load", "Load graphs into a store", ent_command_load},
    {"query", "Ask a store in SPARQL", ent_command_query},
    {"update", "Change a store in SPARQL", ent_command_update},
    {"store", "Check, compact or dump a store", ent_command_store},
    {"parse", "Write sentences, trees and names as CoNLL-U", ent_command_parse},
    {"eval", "Compare two annotations of one text", ent_command_eval},
    {"explain", "Show why an article's graph says what it says",
     ent_command_explain},
    {"lexicon", "Write the words that evoke events as OntoLex-Lemon",
     ent_command_lexicon},
    {"kb", "Show what names mean, or write the knowledge base", ent_command_kb},
};

enum { N_COMMANDS = sizeof(COMMANDS) / sizeof(COMMANDS[0]) };

static int print_help(void) {
  printf("Usage: entente COMMAND [OPTION]... [ARGUMENT]...\n"
         "Read news about international politics, write what it states as "
         "RDF, and query it.\n\nCommands:\n");
  for (int i = 0; i < N_COMMANDS; ++i) {
    printf("  %-10s %s\n", COMMANDS[i].name, COMMANDS[i].summary);
  }
  printf("\n'entente COMMAND --help' tells the options of a command.\n");
  return ENT_EXIT_OK;
}

static int print_version(void) {
  printf("entente %s\n", PACKAGE_VERSION);
  return ENT_EXIT_OK;
}

static int run_command(const int argc, char **const argv) {
  for (int i = 0; i < N_COMMANDS; ++i) {
    if (!strcmp(argv[0], COMMANDS[i].name)) {
      return COMMANDS[i].run(argc, argv);
    }
  }
  fprintf(stderr, "entente: unknown command '%s'; see 'entente --help'\n",
          argv[0]);
  return ENT_EXIT_USAGE;
}

/// Whether the output can be flushed: `entente --help >/dev/full` must fail.
static int finish(const int code) {
  if (fflush(stdout) || ferror(stdout)) {
    fprintf(stderr, "entente: standard output: cannot write: %s\n",
            strerror(errno));
    return code ? code : ENT_EXIT_FAILURE;
  }
  return code;
}

/// A closed pipe and a file too large are errors to report, not a death.
static void ignore_signals(void) {
  (void)signal(SIGPIPE, SIG_IGN);
  (void)signal(SIGXFSZ, SIG_IGN);
}

/// Keep what an article has freed for the next one: giving it back and getting
/// it again took a quarter of the processor time of converting many.
static void keep_memory(void) {
#ifdef __GLIBC__
  (void)mallopt(M_TRIM_THRESHOLD, 64 << 20);
  (void)mallopt(M_MMAP_THRESHOLD, 32 << 20);
#endif
}

int main(const int argc, char **const argv) {
  ignore_signals();
  keep_memory();
  if (argc < 2) {
    fprintf(stderr, "entente: no command; see 'entente --help'\n");
    return ENT_EXIT_USAGE;
  }
  if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h")) {
    return finish(print_help());
  }
  if (!strcmp(argv[1], "--version") || !strcmp(argv[1], "-V")) {
    return finish(print_version());
  }
  return finish(run_command(argc - 1, argv + 1));
}
