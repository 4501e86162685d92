/**
   @file frame_match.h
   Whether a reading states what a case expects (frame_case.h).
*/
#ifndef ENT_TESTS_FRAME_MATCH_H
#define ENT_TESTS_FRAME_MATCH_H

#include "frame/reading.h"
#include "frame_case.h"

#include <stdio.h>

enum { MAX_EVENTS = 256 };

// ---- Words

static char to_lower(const char c) {
  return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool same_words(const EntView a, const EntView b) {
  bool is_same = a.size == b.size;
  for (size_t i = 0; is_same && i < a.size; ++i) {
    is_same = to_lower(a.data[i]) == to_lower(b.data[i]);
  }
  return is_same;
}

/// Whether `text` is `words` or ends in them.
static bool ends_in_words(const EntView text, const EntView words) {
  const size_t n = text.size - words.size;
  return text.size >= words.size && words.size &&
         same_words(ent_view_slice(text, n, text.size), words) &&
         (n == 0 || text.data[n - 1] == ' ');
}

// ---- Fillers

static bool is_called(const EntReading *const reading, const EntReferentId id,
                      const EntView name) {
  if (id == ENT_NO_REFERENT) {
    return false;
  }
  const EntReferent *const referent = &reading->referents.items[id];
  const bool is_agreement = referent->kind == ENT_KIND_AGREEMENT;
  bool is_same = same_words(referent->label, name) ||
                 (is_agreement && ends_in_words(referent->label, name));
  for (size_t i = 0; !is_same && i < referent->names.count; ++i) {
    is_same = same_words(referent->names.items[i], name) ||
              (is_agreement && ends_in_words(referent->names.items[i], name));
  }
  return is_same;
}

static EntView class_of(const EntReading *const reading, const uint32_t event) {
  return ent_class_name(reading->model->vocabulary,
                        reading->events.items[event].event_class);
}

static bool is_shown(const EntReading *const reading, const uint32_t event) {
  const EntEvent *const it = &reading->events.items[event];
  return !it->is_dropped && it->merged_into == ENT_NO_EVENT;
}

static bool is_date(const EntDate date, const EntView value) {
  char text[ENT_DATE_SIZE];
  const size_t size = ent_date_format(date, text);
  return ent_view_equals(ent_view_of(text, size), value);
}

static bool are_words(const EntReading *const reading,
                      const EntFiller *const filler, const EntView value) {
  const EntToken *const head = &reading->document->tokens.items[filler->token];
  return ends_in_words(filler->text, value) || same_words(head->form, value) ||
         same_words(head->lemma, value);
}

static bool is_filler(const EntReading *const reading,
                      const EntFiller *const filler, const EntView value) {
  switch (filler->kind) {
  case ENT_FILLER_REFERENT:
    return is_called(reading, filler->id, value);
  case ENT_FILLER_EVENT:
    return ent_view_equals(
        class_of(reading, ent_reading_event(reading, filler->id)), value);
  case ENT_FILLER_WORDS:
    return are_words(reading, filler, value);
  case ENT_FILLER_DATE:
    return is_date(filler->date, value);
  case ENT_FILLER_VALUE:
    return ent_view_equals(filler->text, value);
  }
  return false;
}

/// Whether the filler is one of "a|b|c".
static bool is_one_of(const EntReading *const reading,
                      const EntFiller *const filler, EntView values) {
  while (values.data) {
    const EntView value = ent_view_cut(&values, '|');
    if (ent_view_equals(value, ENT_VIEW("*")) ||
        is_filler(reading, filler, value)) {
      return true;
    }
  }
  return false;
}

/// Cut the next value off "a, b, c".
static EntView cut_value(EntView *const values) {
  return ent_view_trim(ent_view_cut(values, ','));
}

/// Whether a filler counts at all.
static bool counts(const EntReading *const reading,
                   const EntFiller *const filler) {
  return filler->role != ENT_ROLE_TOPIC &&
         (filler->kind != ENT_FILLER_EVENT ||
          is_shown(reading, ent_reading_event(reading, filler->id)));
}

// ---- Events

/// Whether `role` is one of "a|b|c".
static bool is_role(EntView names, const EntRole role) {
  while (names.data) {
    if (ent_view_equals(ent_view_cut(&names, '|'), ent_role_name(role))) {
      return true;
    }
  }
  return false;
}

/// Whether the values that are expected for a role are there; marks fillers.
static bool has_values(const EntReading *const reading,
                       const EntEvent *const event, const EntView roles,
                       EntView values, bool *const is_used) {
  bool has_all = true;
  while (values.data) {
    const EntView value = cut_value(&values);
    bool is_found = false;
    const bool is_any = ent_view_equals(value, ENT_VIEW("*"));
    for (size_t i = 0; i < event->fillers.count; ++i) {
      const EntFiller *const filler = &event->fillers.items[i];
      if (is_role(roles, filler->role) && !is_used[i] &&
          (!is_found || is_any) && counts(reading, filler) &&
          is_one_of(reading, filler, value)) {
        is_found = is_used[i] = true;
      }
    }
    has_all = has_all && is_found;
  }
  return has_all;
}

/// Roles that cost nothing when nothing is said of them.
static bool is_free(const EntRole role) {
  return role == ENT_ROLE_CONTENT || role == ENT_ROLE_UNDER_AGREEMENT ||
         role == ENT_ROLE_DURATION || role == ENT_ROLE_ENDED_BY ||
         role == ENT_ROLE_ATTRIBUTED_TO;
}

static bool is_expected_role(const Expected *const line, const EntRole role) {
  for (size_t i = 0; i < line->n_roles; ++i) {
    if (is_role(line->roles[i].name, role)) {
      return true;
    }
  }
  return false;
}

static bool has_roles(const EntReading *const reading,
                      const EntEvent *const event, const Expected *const line) {
  enum { MAX_FILLERS = 256 };
  bool is_used[MAX_FILLERS] = {false};
  bool is_right = event->fillers.count <= MAX_FILLERS;
  for (size_t i = 0; is_right && i < line->n_roles; ++i) {
    is_right = has_values(reading, event, line->roles[i].name,
                          line->roles[i].values, is_used) ||
               line->roles[i].is_optional;
  }
  for (size_t i = 0; is_right && i < event->fillers.count; ++i) {
    const EntFiller *const filler = &event->fillers.items[i];
    is_right = is_used[i] || line->is_subset || !counts(reading, filler) ||
               (is_free(filler->role) && !is_expected_role(line, filler->role));
  }
  return is_right;
}

static bool is_class(const EntReading *const reading, const uint32_t event,
                     EntView classes) {
  const EntView name = class_of(reading, event);
  while (classes.data) {
    if (ent_view_equals(ent_view_cut(&classes, '|'), name)) {
      return true;
    }
  }
  return false;
}

static bool is_status(const EntEvent *const event, EntView statuses) {
  const EntEventStatus found =
      event->status == ENT_EVENT_UNSET ? ENT_EVENT_ACTUAL : event->status;
  while (statuses.data) {
    if (ent_view_equals(ent_view_cut(&statuses, '|'),
                        ent_event_status_name(found))) {
      return true;
    }
  }
  return false;
}

/// Find an event that the line tells of and no line before; mark it.
static void meet_event(const EntReading *const reading, Expected *const line,
                       bool *const is_met) {
  for (uint32_t i = 0; i < reading->events.count && i < MAX_EVENTS; ++i) {
    const EntEvent *const event = &reading->events.items[i];
    if (!is_met[i] && is_shown(reading, i) &&
        is_class(reading, i, line->head) && is_status(event, line->status) &&
        has_roles(reading, event, line)) {
      line->is_met = is_met[i] = true;
      return;
    }
  }
}

/// Whether exactly the expected events are there.
static bool match_events(const EntReading *const reading,
                         FrameCase *const self) {
  bool is_met[MAX_EVENTS] = {false};
  bool is_right = reading->events.count <= MAX_EVENTS;
  for (int rank = 0; rank < 3; ++rank) { // the strictest lines choose first
    for (size_t i = 0; i < self->n_lines; ++i) {
      Expected *const line = &self->lines[i];
      if (line->is_event && rank == (line->is_optional ? 2
                                     : line->is_subset ? 1
                                                       : 0)) {
        meet_event(reading, line, is_met);
        is_right = is_right && (line->is_met || line->is_optional);
      }
    }
  }
  for (uint32_t i = 0; i < reading->events.count && i < MAX_EVENTS; ++i) {
    is_right =
        is_right && (is_met[i] || self->is_open || !is_shown(reading, i));
  }
  return is_right;
}

// ---- Facts

/// Whether the office is told by "HOLDER OFFICE OF [former]".
static bool is_office(const EntReading *const reading,
                      const EntOffice *const office, const EntView text) {
  EntView rest = text;
  bool is_former = false;
  if (ent_view_ends_with(rest, ENT_VIEW(" former"))) {
    is_former = true;
    rest.size -= sizeof(" former") - 1;
  }
  for (size_t i = 1; i + office->office.size <= rest.size; ++i) {
    const EntView holder = ent_view_trim(ent_view_slice(rest, 0, i));
    const EntView name = ent_view_slice(rest, i, i + office->office.size);
    const EntView of =
        ent_view_trim(ent_view_slice(rest, i + name.size, rest.size));
    if (rest.data[i - 1] == ' ' && ent_view_equals(name, office->office) &&
        is_called(reading, office->holder, holder) &&
        is_former == office->is_former &&
        (of.size ? is_called(reading, office->of, of)
                 : office->of == ENT_NO_REFERENT)) {
      return true;
    }
  }
  return false;
}

static bool match_offices(const EntReading *const reading,
                          FrameCase *const self) {
  size_t n_lines = 0;
  bool is_right = true;
  for (size_t i = 0; i < self->n_lines; ++i) {
    Expected *const line = &self->lines[i];
    if (ent_view_equals(line->head, ENT_VIEW("office"))) {
      ++n_lines;
      line->is_met = ent_view_equals(line->rest, ENT_VIEW("none"));
      for (size_t j = 0; j < reading->offices.count; ++j) {
        line->is_met |=
            !reading->offices.items[j].is_known &&
            is_office(reading, &reading->offices.items[j], line->rest);
      }
      is_right = is_right && line->is_met;
    }
  }
  for (size_t j = 0; n_lines && j < reading->offices.count; ++j) {
    bool is_told = reading->offices.items[j].is_known;
    for (size_t i = 0; i < self->n_lines; ++i) {
      is_told |=
          ent_view_equals(self->lines[i].head, ENT_VIEW("office")) &&
          is_office(reading, &reading->offices.items[j], self->lines[i].rest);
    }
    is_right = is_right && is_told;
  }
  return is_right;
}

static bool is_referent_list(const EntReading *const reading,
                             const EntReferentId *const ids, const size_t n,
                             EntView labels) {
  size_t n_labels = 0;
  bool is_right = true;
  while (labels.data) {
    const EntView label = cut_value(&labels);
    bool is_found = false;
    for (size_t i = 0; i < n; ++i) {
      is_found |= is_called(reading, ids[i], label);
    }
    is_right = is_right && is_found;
    ++n_labels;
  }
  return is_right && n_labels == n;
}

static bool is_event_list(const EntReading *const reading,
                          const EntAgreement *const agreement,
                          EntView classes) {
  size_t n_classes = 0;
  size_t n_events = 0;
  bool is_right = true;
  while (classes.data) {
    const EntView name = cut_value(&classes);
    bool is_found = false;
    for (size_t i = 0; i < agreement->provisions.count; ++i) {
      is_found |= is_class(
          reading, ent_reading_event(reading, agreement->provisions.items[i]),
          name);
    }
    is_right = is_right && is_found;
    ++n_classes;
  }
  for (size_t i = 0; i < agreement->provisions.count; ++i) {
    n_events += is_shown(
        reading, ent_reading_event(reading, agreement->provisions.items[i]));
  }
  return is_right && n_classes == n_events;
}

static bool has_property(const EntReading *const reading,
                         const EntAgreement *const agreement,
                         const EntView name, const EntView values) {
  if (ent_view_equals(name, ENT_VIEW("signatory"))) {
    return is_referent_list(reading, agreement->signatories.items,
                            agreement->signatories.count, values);
  }
  if (ent_view_equals(name, ENT_VIEW("dateSigned"))) {
    return is_date(agreement->signed_on, values);
  }
  if (ent_view_equals(name, ENT_VIEW("placeSigned"))) {
    return is_called(reading, agreement->signed_at, values);
  }
  if (ent_view_equals(name, ENT_VIEW("implements"))) {
    return is_called(reading, agreement->implements, values);
  }
  if (ent_view_equals(name, ENT_VIEW("ends"))) {
    return agreement->ends != ENT_NO_EVENT &&
           is_class(reading, ent_reading_event(reading, agreement->ends),
                    values);
  }
  return is_event_list(reading, agreement, values);
}

static bool match_agreement(const EntReading *const reading,
                            const Expected *const line) {
  for (EntReferentId i = 0; i < reading->referents.count; ++i) {
    const EntReferent *const referent = &reading->referents.items[i];
    bool is_right = referent->agreement && is_called(reading, i, line->rest);
    for (size_t j = 0; is_right && j < line->n_roles; ++j) {
      is_right = has_property(reading, referent->agreement, line->roles[j].name,
                              line->roles[j].values);
    }
    if (is_right) {
      return true;
    }
  }
  return false;
}

static bool match_member(const EntReading *const reading,
                         const Expected *const line) {
  EntView rest = line->rest;
  const EntView name = ent_view_trim(ent_view_cut(&rest, '='));
  for (EntReferentId i = 0; i < reading->referents.count; ++i) {
    const EntReferent *const referent = &reading->referents.items[i];
    if (is_called(reading, i, name) &&
        is_referent_list(reading, referent->members.items,
                         referent->members.count, ent_view_trim(rest))) {
      return true;
    }
  }
  return false;
}

/// Return the last token of the first occurrence of `words`.
static uint32_t find_words(const EntReading *const reading,
                           const EntView words) {
  const EntDocument *const document = reading->document;
  for (uint32_t first = 0; first < document->tokens.count; ++first) {
    for (uint32_t n = 1; n < 8 && first + n <= document->tokens.count; ++n) {
      if (same_words(ent_document_text(document, first, n), words)) {
        return first + n - 1;
      }
    }
  }
  return ENT_NO_TOKEN;
}

static bool match_mention(const EntReading *const reading,
                          const Expected *const line) {
  EntView rest = line->rest;
  const EntView words = ent_view_trim(ent_view_cut(&rest, '='));
  const EntView labels = ent_view_trim(rest);
  const uint32_t token = find_words(reading, words);
  const EntMention *const mention =
      token == ENT_NO_TOKEN ? NULL : ent_reading_mention_at(reading, token);
  const bool is_nobody = ent_view_equals(labels, ENT_VIEW("nobody"));
  if (token == ENT_NO_TOKEN || is_nobody) {
    return is_nobody && (!mention || !mention->referents.count);
  }
  return mention && is_referent_list(reading, mention->referents.items,
                                     mention->referents.count, labels);
}

static bool match_entity(const EntReading *const reading,
                         const Expected *const line) {
  for (EntReferentId i = 0; i < reading->referents.count; ++i) {
    const EntView name = reading->referents.items[i].class_name;
    if (ent_view_ends_with(line->rest, name) &&
        is_called(reading, i,
                  ent_view_trim(ent_view_slice(line->rest, 0,
                                               line->rest.size - name.size)))) {
      return true;
    }
  }
  return false;
}

static bool match_facts(const EntReading *const reading,
                        FrameCase *const self) {
  bool is_right = match_offices(reading, self);
  for (size_t i = 0; i < self->n_lines; ++i) {
    Expected *const line = &self->lines[i];
    if (ent_view_equals(line->head, ENT_VIEW("agreement"))) {
      line->is_met = match_agreement(reading, line);
    } else if (ent_view_equals(line->head, ENT_VIEW("member"))) {
      line->is_met = match_member(reading, line);
    } else if (ent_view_equals(line->head, ENT_VIEW("mention"))) {
      line->is_met = match_mention(reading, line);
    } else if (ent_view_equals(line->head, ENT_VIEW("entity"))) {
      line->is_met = match_entity(reading, line);
    }
    is_right = is_right && (line->is_event || line->is_met);
  }
  return is_right;
}

/// Whether the reading is what the case says; lines that are not met stay so.
static bool match_case(const EntReading *const reading, FrameCase *const self) {
  const bool has_events = match_events(reading, self);
  return match_facts(reading, self) && has_events;
}

#endif // ENT_TESTS_FRAME_MATCH_H
