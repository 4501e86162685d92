#include "frame/office_changes.h"

#include "frame/offices_impl.h"
#include "frame/words.h"

/// How far behind the verb the office may stand, in words.
enum { REACH = 12, MAX_CLIMB = 3 };

/// Whether `token` hangs below `verb` with no other clause between.
static bool is_said_of(const EntReading *const reading, uint32_t token,
                       const uint32_t verb) {
  for (int i = 0; i < MAX_CLIMB && token != ENT_NO_TOKEN; ++i) {
    const EntToken *const word = ent_reading_token(reading, token);
    if (word->head == verb) {
      return true;
    }
    if (word->upos == ENT_UPOS_VERB) {
      return false;
    }
    token = word->head;
  }
  return false;
}

/// Find the office that the verb gives or takes.
static bool find_office(const EntReading *const reading, const uint32_t verb,
                        EntTitle *const title) {
  const uint32_t end = ent_word_sentence_end(reading, verb);
  for (uint32_t at = verb + 1; at < end && at < verb + REACH; ++at) {
    const bool is_title = ent_offices_find_title(reading, at, end, title);
    const uint32_t head = title->match.first_token + title->match.n_tokens - 1;
    if (is_title && is_said_of(reading, head, verb)) {
      return true;
    }
  }
  return false;
}

/// Whether the office is left by the event, and who gets or leaves it.
static bool find_person(const EntReading *const reading,
                        const EntEvent *const event,
                        EntReferentId *const person, bool *const is_former) {
  const bool is_own = event->event_class == ENT_CLASS_RESIGNATION;
  *is_former = is_own || event->event_class == ENT_CLASS_DISMISSAL;
  const EntRole role = is_own ? ENT_ROLE_AGENT : ENT_ROLE_TARGET;
  for (size_t i = 0; i < event->fillers.count; ++i) {
    const EntFiller *const filler = &event->fillers.items[i];
    if (filler->role == role && filler->kind == ENT_FILLER_REFERENT &&
        reading->referents.items[filler->id].kind == ENT_KIND_PERSON) {
      *person = filler->id;
      return true;
    }
  }
  return false;
}

/// Who leaves an office holds it now, whatever becomes of that; who may get one
/// does not.
static bool tells_holder(const EntEvent *const event, const bool is_former) {
  return event->status == ENT_EVENT_ACTUAL ||
         (is_former && event->status != ENT_EVENT_NEGATED);
}

/// "Elected Anna Dorn prime minister": the office is no second person elected.
static void drop_office(EntEvent *const event, const EntTitle *const title) {
  const uint32_t head = title->match.first_token + title->match.n_tokens - 1;
  size_t n_kept = 0;
  for (size_t i = 0; i < event->fillers.count; ++i) {
    if (event->fillers.items[i].token != head ||
        event->fillers.items[i].kind != ENT_FILLER_WORDS) {
      event->fillers.items[n_kept++] = event->fillers.items[i];
    }
  }
  event->fillers.count = n_kept;
}

static EntStatus read_change(EntReading *const reading, EntEvent *const event) {
  EntTitle title;
  EntReferentId person = ENT_NO_REFERENT;
  EntReferentId owner = ENT_NO_REFERENT;
  bool is_former = false;
  if (!find_person(reading, event, &person, &is_former) ||
      !find_office(reading, event->trigger, &title)) {
    return ENT_SUCCESS;
  }
  drop_office(event, &title);
  if (!tells_holder(event, is_former)) {
    return ENT_SUCCESS;
  }
  ENT_TRY(ent_offices_find_owner(reading, &title, person, &owner));
  reading->referents.items[person].class_name = ENT_VIEW("Leader");
  const EntSpan span = {ent_reading_token(reading, title.first)->span.begin,
                        ent_reading_token(reading, title.end - 1)->span.end};
  return ent_offices_add(reading, (EntOffice){.holder = person,
                                              .office = title.office,
                                              .of = owner,
                                              .pronoun = ENT_NO_TOKEN,
                                              .is_former = is_former,
                                              .span = span});
}

EntStatus ent_office_changes_read(EntReading *const reading) {
  const EntVocabulary *const vocabulary = reading->model->vocabulary;
  for (size_t i = 0; i < reading->events.count; ++i) {
    EntEvent *const event = &reading->events.items[i];
    if (!event->is_dropped && ent_class_is_a(vocabulary, event->event_class,
                                             ENT_CLASS_LEADERSHIP_CHANGE)) {
      ENT_TRY(read_change(reading, event));
    }
  }
  return ENT_SUCCESS;
}
