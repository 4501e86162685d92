#include "tools/line_editor.h"

#include "base/buffer.h"

#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HISTORY_SIZE = 1000 };

struct EntLineEditorImpl {
  const EntWorld *world;
  EditLine *lines;
  History *history;
  EntBuffer file; ///< Name, terminated; empty if there is none
  const char *prompt;
  bool is_cancelled;
};

static EntLineEditor *self_of(EditLine *const lines) {
  EntLineEditor *self = NULL;
  (void)el_get(lines, EL_CLIENTDATA, &self);
  return self;
}

static char *get_prompt(EditLine *const lines) {
  return (char *)self_of(lines)->prompt; // libedit does not change it
}

/// Bound to Ctrl-C: give the line up.
static unsigned char cancel(EditLine *const lines, const int key) {
  (void)key;
  self_of(lines)->is_cancelled = true;
  fputs("^C\n", stdout);
  (void)fflush(stdout);
  return CC_NEWLINE;
}

// ---- The history's file

/// Make the folders of a file's name; errors show when the file is written.
static void make_folders(char *const name) {
  for (char *slash = strchr(name + 1, '/'); slash;
       slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    (void)mkdir(name, 0700);
    *slash = '/';
  }
}

static EntStatus find_file(EntLineEditor *const self) {
  const char *const state = getenv("XDG_STATE_HOME");
  const char *const home = getenv("HOME");
  if (state && *state == '/') {
    ENT_TRY(ent_buffer_format(&self->file, "%s/entente/history", state));
  } else if (home && *home == '/') {
    ENT_TRY(ent_buffer_format(&self->file, "%s/.local/state/entente/history",
                              home));
  } else {
    return ENT_SUCCESS;
  }
  return ent_buffer_append_byte(&self->file, '\0');
}

static void read_history(EntLineEditor *const self) {
  HistEvent event;
  (void)history(self->history, &event, H_SETSIZE, HISTORY_SIZE);
  (void)history(self->history, &event, H_SETUNIQUE, 1);
  if (self->file.size) {
    (void)history(self->history, &event, H_LOAD, self->file.data);
  }
}

/// Written under another name first: what was there is lost for nothing.
static void write_history(EntLineEditor *const self) {
  HistEvent event;
  char name[4096];
  if (!self->file.size || self->file.size > sizeof(name) - 8) {
    return;
  }
  (void)snprintf(name, sizeof(name), "%s.new", self->file.data);
  make_folders(self->file.data);
  const mode_t mask = umask(077);
  const bool is_written = history(self->history, &event, H_SAVE, name) >= 0 &&
                          !rename(name, self->file.data);
  (void)umask(mask);
  if (!is_written) {
    (void)unlink(name);
    ent_warn(self->world, ENT_IN_FILE(self->file.data),
             "cannot write the history: %s", strerror(errno));
  }
}

// ---- Life

static EntStatus begin(EntLineEditor *const self) {
  ENT_TRY(find_file(self));
  self->lines = el_init("entente", stdin, stdout, stderr);
  self->history = history_init();
  if (!self->lines || !self->history) {
    return ENT_ERR_MEMORY;
  }
  read_history(self);
  (void)el_set(self->lines, EL_CLIENTDATA, self);
  (void)el_set(self->lines, EL_PROMPT, get_prompt);
  (void)el_set(self->lines, EL_EDITOR, "emacs");
  (void)el_set(self->lines, EL_HIST, history, self->history);
  (void)el_set(self->lines, EL_ADDFN, "entente-cancel", "Give the line up",
               cancel);
  // Ctrl-C is a key while a line is edited
  (void)el_set(self->lines, EL_SETTY, "-d", "-isig", NULL);
  (void)el_set(self->lines, EL_BIND, "^C", "entente-cancel", NULL);
  return ENT_SUCCESS;
}

EntStatus ent_line_editor_open(const EntWorld *const world,
                               EntLineEditor **const editor) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntLineEditor *const self = ent_calloc(allocator, 1, sizeof(EntLineEditor));
  *editor = NULL;
  if (!self) {
    return ENT_ERR_MEMORY;
  }
  self->world = world;
  self->file.allocator = allocator;
  (void)setlocale(LC_CTYPE, ""); // libedit counts columns by it
  const EntStatus status = begin(self);
  if (status) {
    ent_line_editor_close(self);
    return status;
  }
  *editor = self;
  return ENT_SUCCESS;
}

void ent_line_editor_close(EntLineEditor *const editor) {
  if (editor) {
    if (editor->history) {
      write_history(editor);
      history_end(editor->history);
    }
    if (editor->lines) {
      el_end(editor->lines);
    }
    ent_buffer_free(&editor->file);
    ent_free(ent_world_allocator(editor->world), editor);
  }
}

EntStatus ent_line_editor_read(EntLineEditor *const editor,
                               const char *const prompt, EntView *const line,
                               bool *const is_cancelled) {
  int size = 0;
  editor->prompt = prompt;
  editor->is_cancelled = false;
  // libedit shows the prompt before it takes the terminal: Ctrl-C between the
  // two would be a signal, which nobody waits for
  (void)el_set(editor->lines, EL_PREP_TERM, 1);
  const char *const text = el_gets(editor->lines, &size);
  *is_cancelled = editor->is_cancelled;
  if (!text || size <= 0) {
    *line = (EntView){NULL, 0};
    return *is_cancelled ? ENT_SUCCESS : ENT_NO_MATCH;
  }
  *line = ent_view_of(text, (size_t)size);
  *line = ent_view_slice(*line, 0, ent_view_find(*line, '\n'));
  return ENT_SUCCESS;
}

EntStatus ent_line_editor_remember(EntLineEditor *const editor,
                                   const EntView text) {
  HistEvent event;
  EntBuffer line = {.allocator = ent_world_allocator(editor->world)};
  EntStatus status = ent_buffer_append(&line, text);
  status = status ? status : ent_buffer_append_byte(&line, '\0');
  if (!status) {
    (void)history(editor->history, &event, H_ENTER, line.data);
  }
  ent_buffer_free(&line);
  return status;
}
