#include "tools/prompt.h"

#include "base/buffer.h"
#include "tools/line_editor.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static const char HELP[] =
    "A query in SPARQL ends with an empty line, or with ';' behind it:\n"
    "\n"
    "    SELECT ?who ?date\n"
    "    WHERE { ?e a ent:Signing ; ent:agent/rdfs:label ?who ; ent:date ?date "
    "}\n"
    "    ORDER BY ?date;\n"
    "\n"
    "  help           print this help\n"
    "  list           list the questions of 'entente query --ask'\n"
    "  format NAME    write solutions as table, csv, tsv, json, xml or "
    "markdown\n"
    "  quit           end, as Ctrl-D does\n"
    "\n"
    "Ctrl-C stops a query, or gives up what is typed.\n";

typedef struct {
  const EntPromptActions *actions;
  EntLineEditor *editor;
  EntBuffer query; ///< What is typed of it
  bool is_over;
} Prompt;

// ---- Where a query ends

/// Skip an IRI, if '<' at `i` begins one and does not compare.
static size_t skip_iri(const EntView text, const size_t i) {
  size_t end = i + 1;
  while (end < text.size && (unsigned char)text.data[end] > ' ' &&
         !strchr("<>\"{}|^`\\", text.data[end])) {
    ++end;
  }
  return end < text.size && text.data[end] == '>' ? end : i;
}

/// Skip a string that begins at `i`; return where it ends, or the text does.
static size_t skip_string(const EntView text, const size_t i) {
  const char quote = text.data[i];
  const bool is_long = i + 2 < text.size && text.data[i + 1] == quote &&
                       text.data[i + 2] == quote;
  const size_t n = is_long ? 3 : 1;
  for (size_t end = i + n; end < text.size; ++end) {
    if (text.data[end] == '\\') {
      ++end;
    } else if (text.data[end] == '\n' && !is_long) {
      return end;
    } else if (end + n <= text.size &&
               !strncmp(text.data + end, (const char[]){quote, quote, quote},
                        n)) {
      return end + n - 1;
    }
  }
  return text.size;
}

static bool is_space(const char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Return where the string, IRI, comment or character at `i` ends.
static size_t token_end(const EntView text, const size_t i) {
  switch (text.data[i]) {
  case '"':
  case '\'':
    return skip_string(text, i) + 1;
  case '<':
    return skip_iri(text, i) + 1;
  case '#':
    return i + ent_view_find(ent_view_slice(text, i, text.size), '\n');
  default:
    return i + 1;
  }
}

/// Return where the ';' is that ends the query, or its size.
static size_t find_end(const EntView query) {
  long depth = 0;
  size_t end = query.size;
  for (size_t i = 0; i < query.size; i = token_end(query, i)) {
    const char c = query.data[i];
    if (!is_space(c) && c != '#') {
      end = c == ';' && depth <= 0 ? i : query.size;
      depth += (c == '{') - (c == '}');
    }
  }
  return end;
}

bool ent_prompt_is_complete(const EntView query) {
  return find_end(query) < query.size;
}

/// The query on one line, for the history: without comments.
static EntStatus flatten(const EntView query, EntBuffer *const line) {
  for (size_t i = 0, end = 0; i < query.size; i = end) {
    end = token_end(query, i);
    end = end < query.size ? end : query.size;
    const EntView token = ent_view_slice(query, i, end);
    for (size_t k = 0; k < token.size && *token.data != '#'; ++k) {
      const char c = token.data[k];
      ENT_TRY(c != '\n'        ? ent_buffer_append_byte(line, c)
              : token.size > 1 ? ent_buffer_append(line, ENT_VIEW("\\n"))
                               : ent_buffer_append_byte(line, ' '));
    }
  }
  return ENT_SUCCESS;
}

// ---- Ctrl-C

static void set_interrupts(sigset_t *const signals) {
  (void)sigemptyset(signals);
  (void)sigaddset(signals, SIGINT);
}

bool ent_prompt_is_interrupted(void *const unused) {
  sigset_t pending;
  (void)unused;
  return !sigpending(&pending) && sigismember(&pending, SIGINT) == 1;
}

/// Forget a Ctrl-C that has done its work, or came too late for it.
static void forget_interrupts(void) {
  const struct timespec no_time = {0, 0};
  sigset_t signals;
  set_interrupts(&signals);
  while (sigtimedwait(&signals, NULL, &no_time) > 0) {
  }
}

// ---- Commands and queries

/// Do what a command of the prompt says; #ENT_NO_MATCH if it is none.
static EntStatus run_command(Prompt *const prompt, const EntView line) {
  EntView rest = line;
  const EntPromptActions *const actions = prompt->actions;
  const EntView word = ent_view_cut(&rest, ' ');
  const EntView value = ent_view_trim(rest.data ? rest : ENT_VIEW(""));
  if (ent_view_equals(word, ENT_VIEW("format"))) {
    (void)actions->choose(actions->handle, value);
  } else if (value.size) {
    return ENT_NO_MATCH;
  } else if (ent_view_equals(word, ENT_VIEW("help"))) {
    fputs(HELP, stdout);
  } else if (ent_view_equals(word, ENT_VIEW("list"))) {
    (void)actions->list(actions->handle);
  } else if (ent_view_equals(word, ENT_VIEW("quit")) ||
             ent_view_equals(word, ENT_VIEW("exit"))) {
    prompt->is_over = true;
  } else {
    return ENT_NO_MATCH;
  }
  return ENT_SUCCESS;
}

static EntStatus remember(const Prompt *const prompt, const EntView query) {
  EntBuffer line = {.allocator = prompt->query.allocator};
  EntStatus status = flatten(query, &line);
  status =
      status ? status
             : ent_line_editor_remember(prompt->editor, ent_buffer_view(&line));
  ent_buffer_free(&line);
  return status;
}

static EntStatus ask(Prompt *const prompt) {
  const EntPromptActions *const actions = prompt->actions;
  const EntView text = ent_view_trim(ent_buffer_view(&prompt->query));
  EntStatus status = ENT_SUCCESS;
  if (text.size) {
    status = remember(prompt, text);
    forget_interrupts();
    // what is wrong with a query was told, and is no reason to end
    (void)(status ? status
                  : actions->ask(actions->handle,
                                 ent_view_slice(text, 0, find_end(text))));
    forget_interrupts();
  }
  ent_buffer_clear(&prompt->query);
  return status;
}

static EntStatus take_line(Prompt *const prompt, const EntView line) {
  const EntView text = ent_view_trim(line);
  const bool is_first = !prompt->query.size;
  if (is_first) {
    const EntStatus status =
        text.size ? run_command(prompt, text) : ENT_SUCCESS;
    if (status != ENT_NO_MATCH) {
      return status;
    }
  }
  ENT_TRY(ent_buffer_append(&prompt->query, line));
  ENT_TRY(ent_buffer_append_byte(&prompt->query, '\n'));
  return !text.size || ent_prompt_is_complete(ent_buffer_view(&prompt->query))
             ? ask(prompt)
             : ENT_SUCCESS;
}

static EntStatus run(Prompt *const prompt) {
  EntStatus status = ENT_SUCCESS;
  while (!status && !prompt->is_over) {
    EntView line;
    bool is_cancelled = false;
    status = ent_line_editor_read(
        prompt->editor, prompt->query.size ? "    ...> " : "entente> ", &line,
        &is_cancelled);
    if (is_cancelled) {
      ent_buffer_clear(&prompt->query);
    } else if (!status) {
      status = take_line(prompt, line);
    }
    (void)fflush(stdout);
  }
  if (status == ENT_NO_MATCH) {
    fputs("\n", stdout);
    return prompt->query.size ? ask(prompt) : ENT_SUCCESS;
  }
  return status;
}

EntStatus ent_prompt_run(const EntWorld *const world,
                         const EntPromptActions *const actions) {
  Prompt prompt = {.actions = actions,
                   .query = {.allocator = ent_world_allocator(world)}};
  sigset_t signals;
  sigset_t old_mask;
  set_interrupts(&signals);
  ENT_TRY(ent_line_editor_open(world, &prompt.editor));
  (void)sigprocmask(SIG_BLOCK, &signals, &old_mask);
  fputs("entente: 'help' tells how to ask.\n", stdout);
  const EntStatus status = run(&prompt);
  forget_interrupts();
  (void)sigprocmask(SIG_SETMASK, &old_mask, NULL);
  ent_line_editor_close(prompt.editor);
  ent_buffer_free(&prompt.query);
  return status;
}
