/**
   @file frame_case.h
   Sentences and what they state, side by side: the cases of test_sentences.c.

   A file under cases/ is UTF-8 text. Cases are separated by blank lines:

       # passive with agent
       "The treaty was signed by Vesperian President Anna Dorn in Kelport."
       Signing Actual agent=Anna Dorn theme=treaty place=Kelport
       office Anna Dorn President Vesperia

   - `# REASON` directly above a case says what it shows; other lines that begin
     with `#` are comments.
   - `"TEXT"` is a paragraph, `headline "TEXT"` the headline; there may be
     several. `date YYYY-MM-DD` is the day of the article; 2024-05-10, a Friday,
     if there is none.
   - An event: class, status, roles. Values are separated by ", "; a value is
   the label or a name of an entity or agreement, the class of an event, a date,
   a number, or the words or the head of the words of an unnamed thing. `a|b` is
     either, also for classes, statuses and roles. `ROLE?=` costs nothing when
   it is not there, and the value `*` is anything. All other roles must be
   absent, save those of which GOLD.md says that they cost nothing, and topics.
   - `~` before an event: it may have other roles too. `?` before an event:
   right if found, no miss if not.
   - `nothing`: no event. `...`: there may be other events. One of these or an
     event must be there; events that no line tells of are errors.
   - `office HOLDER OFFICE OF [former]`: if there is such a line, these are all
     the offices the text states; `office none` says there are none.
   - `agreement NAME PROPERTY=VALUES`: signatory, dateSigned, placeSigned, ends,
     implements, provision; only the given ones are looked at.
   - `member ORGANISATION = MEMBERS`.
   - `mention WORDS = LABELS`: what the first occurrence of the words stands
   for; `nobody` if for nothing.
   - `entity LABEL CLASS`: something of this label or name and class is there.
   - `todo [WHY]`: what stands here is right, but does not come out yet.
*/
#ifndef ENT_TESTS_FRAME_CASE_H
#define ENT_TESTS_FRAME_CASE_H

#include "base/date.h"
#include "base/view.h"
#include "frame/role.h"
#include "news/article.h"

#include <stdbool.h>
#include <stddef.h>

enum { CASE_ROLES = 20, CASE_LINES = 32, CASE_PARAGRAPHS = 16 };

/// One line of what is expected.
typedef struct {
  EntView head;   ///< Class of an event, or "office", "mention" …
  EntView status; ///< Of an event
  EntView rest;   ///< Of other lines: what follows the head
  bool is_event;
  bool is_subset;
  bool is_optional;
  bool is_met;
  struct {
    EntView name;
    EntView values;
    bool is_optional;
  } roles[CASE_ROLES];
  size_t n_roles;
} Expected;

typedef struct {
  size_t line; ///< Where the case begins
  EntView reason;
  EntDate date;
  struct {
    EntView text;
    EntSegmentKind kind;
  } paragraphs[CASE_PARAGRAPHS];
  size_t n_paragraphs;
  Expected lines[CASE_LINES];
  size_t n_lines;
  bool is_todo;
  bool is_nothing;
  bool is_open; ///< There may be other events
} FrameCase;

/// A file of cases that is being read.
typedef struct {
  EntView rest;
  size_t line;
  const char *fault; ///< What is wrong with the file, or NULL
} CaseFile;

static const char *const FACTS[] = {"office",  "agreement", "member",
                                    "mention", "entity",    NULL};

static bool is_fact(const EntView word) {
  for (size_t i = 0; FACTS[i]; ++i) {
    if (ent_view_equals(word, ent_view(FACTS[i]))) {
      return true;
    }
  }
  return false;
}

/// Cut the first word off `rest`.
static EntView cut_word(EntView *const rest) {
  *rest = ent_view_trim(*rest);
  return ent_view_cut(rest, ' ');
}

/// Return the position of '=' if `word` begins a role, else 0.
static size_t find_role(const EntView word) {
  static const EntView facts[] = {{"signatory", 9},    {"dateSigned", 10},
                                  {"placeSigned", 11}, {"ends", 4},
                                  {"implements", 10},  {"provision", 9}};
  const size_t at = ent_view_find(word, '=');
  if (at == 0 || at == word.size) {
    return 0;
  }
  EntRole role;
  const bool is_optional = word.data[at - 1] == '?';
  const EntView name = ent_view_of(word.data, at - is_optional);
  bool is_role =
      ent_role_find(ent_view_of(name.data, ent_view_find(name, '|')), &role);
  for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); ++i) {
    is_role = is_role || ent_view_equals(name, facts[i]);
  }
  return is_role ? at : 0;
}

/// Read "agent=Anna Dorn, Viktor Hale place=Kelport".
static const char *read_roles(Expected *const line, EntView rest) {
  while (rest.data && rest.size) {
    const EntView word = cut_word(&rest);
    const size_t at = find_role(word);
    if (!word.size) {
      continue;
    }
    if (at && line->n_roles < CASE_ROLES) {
      const bool is_optional = word.data[at - 1] == '?';
      line->roles[line->n_roles].name =
          ent_view_of(word.data, at - is_optional);
      line->roles[line->n_roles].is_optional = is_optional;
      line->roles[line->n_roles++].values =
          ent_view_slice(word, at + 1, word.size);
    } else if (line->n_roles) {
      EntView *const values = &line->roles[line->n_roles - 1].values;
      values->size = (size_t)(word.data + word.size - values->data);
    } else {
      return "this is no role";
    }
  }
  return NULL;
}

static const char *read_event(Expected *const line, EntView rest) {
  EntEventStatus status;
  line->is_event = true;
  line->status = cut_word(&rest);
  const EntView first =
      ent_view_of(line->status.data, ent_view_find(line->status, '|'));
  return ent_event_status_find(first, &status) ? read_roles(line, rest)
                                               : "unknown status";
}

static const char *read_expected(FrameCase *const self, EntView rest) {
  if (self->n_lines == CASE_LINES) {
    return "too many lines";
  }
  Expected *const line = &self->lines[self->n_lines++];
  *line = (Expected){.head = cut_word(&rest)};
  while (line->head.size == 1) {
    line->is_subset |= *line->head.data == '~';
    line->is_optional |= *line->head.data == '?';
    line->head = cut_word(&rest);
  }
  if (!is_fact(line->head)) {
    return read_event(line, rest);
  }
  line->rest = ent_view_trim(rest);
  if (ent_view_equals(line->head, ENT_VIEW("agreement"))) {
    // The name may have several words: the roles begin at the first "=".
    EntView tail = line->rest;
    while (tail.size &&
           !find_role(ent_view_of(tail.data, ent_view_find(tail, ' ')))) {
      (void)ent_view_cut(&tail, ' ');
    }
    line->rest = ent_view_trim(
        ent_view_of(line->rest.data, line->rest.size - tail.size));
    return read_roles(line, tail);
  }
  return NULL;
}

static const char *read_text(FrameCase *const self, const EntView quoted,
                             const EntSegmentKind kind) {
  if (quoted.size < 2 || quoted.data[0] != '"' ||
      quoted.data[quoted.size - 1] != '"') {
    return "quotation marks must be around a text";
  }
  if (self->n_paragraphs == CASE_PARAGRAPHS) {
    return "too many paragraphs";
  }
  self->paragraphs[self->n_paragraphs].text =
      ent_view_slice(quoted, 1, quoted.size - 1);
  self->paragraphs[self->n_paragraphs++].kind = kind;
  return NULL;
}

static const char *read_line(FrameCase *const self, const EntView text) {
  EntView rest = text;
  const EntView word = cut_word(&rest);
  if (text.data[0] == '#') {
    self->reason = ent_view_trim(ent_view_slice(text, 1, text.size));
    return NULL;
  }
  if (text.data[0] == '"') {
    return read_text(self, text, ENT_SEGMENT_PARAGRAPH);
  }
  if (ent_view_equals(word, ENT_VIEW("headline"))) {
    return read_text(self, ent_view_trim(rest), ENT_SEGMENT_HEADLINE);
  }
  if (ent_view_equals(word, ENT_VIEW("date"))) {
    return ent_date_parse(rest, &self->date) ? "this is no date" : NULL;
  }
  if (ent_view_equals(word, ENT_VIEW("todo"))) {
    return self->is_todo = true, NULL;
  }
  if (ent_view_equals(word, ENT_VIEW("nothing"))) {
    return self->is_nothing = true, NULL;
  }
  if (ent_view_equals(word, ENT_VIEW("..."))) {
    return self->is_open = true, NULL;
  }
  return read_expected(self, text);
}

/// Return whether the case says which events there are.
static bool is_complete(const FrameCase *const self) {
  bool has_event = self->is_nothing || self->is_open;
  for (size_t i = 0; i < self->n_lines; ++i) {
    has_event = has_event || self->lines[i].is_event;
  }
  return has_event;
}

/// Read the next case; false at the end of the file or at a fault.
static bool case_next(CaseFile *const file, FrameCase *const self) {
  *self = (FrameCase){.date = {2024, 5, 10}};
  while (file->rest.data && !file->fault) {
    const EntView text = ent_view_trim(ent_view_cut(&file->rest, '\n'));
    ++file->line;
    if (text.size) {
      self->line = self->n_paragraphs ? self->line : file->line;
      file->fault = read_line(self, text);
    } else if (self->n_paragraphs) {
      break;
    } else {
      *self = (FrameCase){.date = {2024, 5, 10}};
    }
  }
  if (!file->fault && self->n_paragraphs && !is_complete(self)) {
    file->fault = "the case does not say which events there are";
  }
  return !file->fault && self->n_paragraphs;
}

#endif // ENT_TESTS_FRAME_CASE_H
