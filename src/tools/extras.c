#include "tools/extras.h"

#include "tools/command.h"

int ent_extras_add(EntExtras *const extras, const char *const command,
                   const int option, const char *const value) {
  const char **const lists[] = {extras->lexicons, extras->knowledge,
                                extras->ontologies};
  size_t *const counts[] = {&extras->n_lexicons, &extras->n_knowledge,
                            &extras->n_ontologies};
  const int kind = option - ENT_OPT_LEXICON;
  if (*counts[kind] == ENT_MAX_EXTRA) {
    return ent_command_usage(command, "more than %d files", ENT_MAX_EXTRA);
  }
  lists[kind][(*counts[kind])++] = value;
  return 0;
}

EntAnalyserConfig ent_extras_config(const EntExtras *const extras) {
  return (EntAnalyserConfig){.lexicons = extras->lexicons,
                             .n_lexicons = extras->n_lexicons,
                             .knowledge = extras->knowledge,
                             .n_knowledge = extras->n_knowledge,
                             .ontologies = extras->ontologies,
                             .n_ontologies = extras->n_ontologies};
}
