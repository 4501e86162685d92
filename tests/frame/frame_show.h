/**
   @file frame_show.h
   What a reading states, in the notation of frame_case.h.
*/
#ifndef ENT_TESTS_FRAME_SHOW_H
#define ENT_TESTS_FRAME_SHOW_H

#include "frame_match.h"

static void show_filler(const EntReading *const reading,
                        const EntFiller *const filler) {
  char date[ENT_DATE_SIZE];
  EntView text = filler->text;
  if (filler->kind == ENT_FILLER_REFERENT) {
    text = reading->referents.items[filler->id].label;
  } else if (filler->kind == ENT_FILLER_EVENT) {
    text = class_of(reading, ent_reading_event(reading, filler->id));
  } else if (filler->kind == ENT_FILLER_DATE) {
    text = ent_view_of(date, ent_date_format(filler->date, date));
  }
  printf("%.*s", ENT_VIEW_ARGS(text));
}

static void show_role(const EntReading *const reading,
                      const EntEvent *const event, const EntRole role) {
  int n = 0;
  for (size_t i = 0; i < event->fillers.count; ++i) {
    const EntFiller *const filler = &event->fillers.items[i];
    if (filler->role == role && counts(reading, filler)) {
      if (n++) {
        printf(", ");
      } else {
        printf(" %.*s=", ENT_VIEW_ARGS(ent_role_name(role)));
      }
      show_filler(reading, filler);
    }
  }
}

static void show_events(const EntReading *const reading) {
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    const EntEvent *const event = &reading->events.items[i];
    if (!is_shown(reading, i)) {
      continue;
    }
    const EntView status = ent_event_status_name(
        event->status == ENT_EVENT_UNSET ? ENT_EVENT_ACTUAL : event->status);
    printf("#   %.*s %.*s", ENT_VIEW_ARGS(class_of(reading, i)),
           ENT_VIEW_ARGS(status));
    for (EntRole role = 0; role < ENT_N_ROLES; ++role) {
      show_role(reading, event, role);
    }
    printf("\n");
  }
}

static void show_offices(const EntReading *const reading) {
  for (size_t i = 0; i < reading->offices.count; ++i) {
    const EntOffice *const office = &reading->offices.items[i];
    if (!office->is_known) {
      const EntReferent *const items = reading->referents.items;
      const EntView of = office->of == ENT_NO_REFERENT
                             ? ENT_VIEW("")
                             : items[office->of].label;
      printf("#   office %.*s %.*s %.*s%s\n",
             ENT_VIEW_ARGS(items[office->holder].label),
             ENT_VIEW_ARGS(office->office), ENT_VIEW_ARGS(of),
             office->is_former ? " former" : "");
    }
  }
}

static void show_referents(const EntReading *const reading,
                           const EntReferentId *const ids, const size_t n) {
  for (size_t i = 0; i < n; ++i) {
    printf("%s%.*s", i ? ", " : "",
           ENT_VIEW_ARGS(reading->referents.items[ids[i]].label));
  }
}

static void show_agreement(const EntReading *const reading,
                           const EntReferent *const referent) {
  char date[ENT_DATE_SIZE];
  const EntAgreement *const it = referent->agreement;
  const size_t size = ent_date_format(it->signed_on, date);
  printf("#   agreement %.*s", ENT_VIEW_ARGS(referent->label));
  if (it->signatories.count) {
    printf(" signatory=");
    show_referents(reading, it->signatories.items, it->signatories.count);
  }
  if (ent_date_is_set(it->signed_on)) {
    printf(" dateSigned=%.*s", (int)size, date);
  }
  if (it->signed_at != ENT_NO_REFERENT) {
    printf(" placeSigned=");
    show_referents(reading, &it->signed_at, 1);
  }
  if (it->implements != ENT_NO_REFERENT) {
    printf(" implements=");
    show_referents(reading, &it->implements, 1);
  }
  if (it->ends != ENT_NO_EVENT) {
    printf(" ends=%.*s", ENT_VIEW_ARGS(class_of(reading, it->ends)));
  }
  for (size_t i = 0; i < it->provisions.count; ++i) {
    printf("%s%.*s", i ? ", " : " provision=",
           ENT_VIEW_ARGS(class_of(reading, it->provisions.items[i])));
  }
  printf("\n");
}

static void show_mentions(const EntReading *const reading) {
  for (size_t i = 0; i < reading->mentions.count; ++i) {
    const EntMention *const mention = &reading->mentions.items[i];
    if (mention->form >= ENT_MENTION_DESCRIPTION) {
      printf("#   mention %.*s = ",
             ENT_VIEW_ARGS(ent_document_text(
                 reading->document, mention->first_token, mention->n_tokens)));
      show_referents(reading, mention->referents.items,
                     mention->referents.count);
      printf("\n");
    }
  }
}

static void show_entities(const EntReading *const reading) {
  for (size_t i = 0; i < reading->referents.count; ++i) {
    const EntReferent *const referent = &reading->referents.items[i];
    printf("#   entity %.*s %.*s\n", ENT_VIEW_ARGS(referent->label),
           ENT_VIEW_ARGS(referent->class_name));
    if (referent->members.count) {
      printf("#   member %.*s = ", ENT_VIEW_ARGS(referent->label));
      show_referents(reading, referent->members.items, referent->members.count);
      printf("\n");
    }
  }
}

/// Print the reading as comments of TAP; all of it if the case has facts.
static void show_reading(const EntReading *const reading,
                         const FrameCase *const self) {
  bool has_facts = false;
  for (size_t i = 0; i < self->n_lines; ++i) {
    has_facts = has_facts || !self->lines[i].is_event;
  }
  show_events(reading);
  if (has_facts) {
    show_offices(reading);
    for (size_t i = 0; i < reading->referents.count; ++i) {
      if (reading->referents.items[i].agreement) {
        show_agreement(reading, &reading->referents.items[i]);
      }
    }
    show_mentions(reading);
    show_entities(reading);
  }
}

#endif // ENT_TESTS_FRAME_SHOW_H
