/**
   @file line_editor.h
   Lines from a terminal, edited by libedit, with a history in a file.
*/
#ifndef ENT_TOOLS_LINE_EDITOR_H
#define ENT_TOOLS_LINE_EDITOR_H

#include "base/status.h"
#include "base/view.h"
#include "base/world.h"

#include <stdbool.h>

typedef struct EntLineEditorImpl EntLineEditor;

EntStatus ent_line_editor_open(const EntWorld *world, EntLineEditor **editor);

/// Write the history and free the editor; may be NULL.
void ent_line_editor_close(EntLineEditor *editor);

/**
   Read a line, without its end, valid until the next call.

   Returns #ENT_NO_MATCH at the end of the input. `is_cancelled` is set if it
   was given up with Ctrl-C.
*/
EntStatus ent_line_editor_read(EntLineEditor *editor, const char *prompt,
                               EntView *line, bool *is_cancelled);

/// Put a line into the history.
EntStatus ent_line_editor_remember(EntLineEditor *editor, EntView text);

#endif // ENT_TOOLS_LINE_EDITOR_H
