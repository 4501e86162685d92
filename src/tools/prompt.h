/**
   @file prompt.h
   Questions typed at a terminal.

   A query may have many lines; it ends with an empty one, or with ';' outside
   its braces. Lines can be edited and come back from a history, which is kept
   in $XDG_STATE_HOME/entente/history (~/.local/state if that is not set).
   `help`, `list`, `format NAME` and `quit` are commands. Errors do not end it,
   and Ctrl-C stops what is typed or a query, not the program.
*/
#ifndef ENT_TOOLS_PROMPT_H
#define ENT_TOOLS_PROMPT_H

#include "base/status.h"
#include "base/view.h"
#include "base/world.h"

#include <stdbool.h>

typedef struct {
  /// Answer a query; it has logged what is wrong with it.
  EntStatus (*ask)(void *handle, EntView query);
  /// Choose the format of the answers.
  EntStatus (*choose)(void *handle, EntView format);
  /// List the questions that come with entente.
  EntStatus (*list)(void *handle);
  void *handle;
} EntPromptActions;

/// Whether Ctrl-C was typed since the query began; for ent_prompt_run() only.
bool ent_prompt_is_interrupted(void *unused);

/// Read and answer until the end of the input. Fails if it cannot begin.
EntStatus ent_prompt_run(const EntWorld *world,
                         const EntPromptActions *actions);

/// Whether a query ends here: with ';' outside braces, strings and comments.
bool ent_prompt_is_complete(EntView query);

#endif // ENT_TOOLS_PROMPT_H
