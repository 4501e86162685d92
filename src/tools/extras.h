/**
   @file extras.h
   The files by which a user adds to the installed data: --lexicon, --knowledge
   and --ontology, of every command that reads articles.
*/
#ifndef ENT_TOOLS_EXTRAS_H
#define ENT_TOOLS_EXTRAS_H

#include "frame/analyser.h"

#include <getopt.h>

/// The most files of each kind.
enum { ENT_MAX_EXTRA = 64 };

/// Values of the options, apart from those of the commands.
enum { ENT_OPT_LEXICON = 1024, ENT_OPT_KNOWLEDGE, ENT_OPT_ONTOLOGY };

/// Rows for a table of options.
#define ENT_EXTRA_OPTIONS                                                      \
  {"lexicon", required_argument, NULL, ENT_OPT_LEXICON},                       \
      {"knowledge", required_argument, NULL, ENT_OPT_KNOWLEDGE}, {             \
    "ontology", required_argument, NULL, ENT_OPT_ONTOLOGY                      \
  }

/// Lines for a help text.
#define ENT_EXTRA_HELP                                                         \
  "      --lexicon FILE      add words that evoke events\n"                    \
  "      --knowledge FILE    add entities to the knowledge base\n"             \
  "      --ontology FILE     add classes and roles, for a lexicon's words\n"

typedef struct {
  const char *lexicons[ENT_MAX_EXTRA];
  size_t n_lexicons;
  const char *knowledge[ENT_MAX_EXTRA];
  size_t n_knowledge;
  const char *ontologies[ENT_MAX_EXTRA];
  size_t n_ontologies;
} EntExtras;

/// Return whether `option` is one of these.
static inline bool ent_extras_has(const int option) {
  return option >= ENT_OPT_LEXICON && option <= ENT_OPT_ONTOLOGY;
}

/// Take such an option; return 0, or #ENT_EXIT_USAGE, reported.
int ent_extras_add(EntExtras *extras, const char *command, int option,
                   const char *value);

/// Return what an analyser needs to know of them; valid as long as `extras`.
EntAnalyserConfig ent_extras_config(const EntExtras *extras);

#endif // ENT_TOOLS_EXTRAS_H
