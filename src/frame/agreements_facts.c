#include "frame/agreements.h"

#include "base/vector.h"
#include "frame/words.h"

#include <stdlib.h>

/// \name What ends a conflict
/// @{

/// The verb that says that the conflict ends, or #ENT_NO_TOKEN.
static uint32_t ending_verb(const EntReading *const reading, uint32_t token) {
  for (int i = 0; i < 3; ++i) {
    token = ent_reading_token(reading, token)->head;
    if (token == ENT_NO_TOKEN) {
      break;
    }
    if (ent_lexicon_in_set(reading->model->lexicon, ENT_VIEW("$ending"),
                           ent_reading_token(reading, token)->lemma)) {
      return token;
    }
    if (ent_reading_token(reading, token)->upos != ENT_UPOS_NOUN) {
      break;
    }
  }
  return ENT_NO_TOKEN;
}

/// The agreement that the event at `token` signs or reaches, or that `token`
/// names itself.
static EntReferentId agreement_at(const EntReading *const reading,
                                  const uint32_t token) {
  const EntReferentId id = ent_reading_referent_at(reading, token);
  if (id != ENT_NO_REFERENT && reading->referents.items[id].agreement) {
    return id;
  }
  const uint32_t event = reading->event_of[token];
  const EntFiller *const theme =
      event == ENT_NO_EVENT ? NULL
                            : ent_event_filler(&reading->events.items[event],
                                               ENT_ROLE_THEME, NULL);
  return theme && theme->kind == ENT_FILLER_REFERENT &&
                 reading->referents.items[theme->id].agreement
             ? theme->id
             : ENT_NO_REFERENT;
}

/// What ends it: the subject, what it ends with, or the clause above.
static EntReferentId ending_agreement(const EntReading *const reading,
                                      const uint32_t verb) {
  EntReferentId found = ENT_NO_REFERENT;
  ENT_FOR_CHILDREN(&reading->tree, child, verb) {
    found = found == ENT_NO_REFERENT ? agreement_at(reading, child) : found;
  }
  const EntToken *const word = ent_reading_token(reading, verb);
  const bool is_below = word->deprel == ENT_DEPREL_ADVCL ||
                        word->deprel == ENT_DEPREL_ACL ||
                        word->deprel == ENT_DEPREL_ACL_RELCL;
  return found == ENT_NO_REFERENT && is_below && word->head != ENT_NO_TOKEN
             ? agreement_at(reading, word->head)
             : found;
}

EntStatus ent_agreements_read_endings(EntReading *const reading) {
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    const EntEvent *const event = &reading->events.items[i];
    const uint32_t verb = event->event_class == ENT_CLASS_ARMED_CONFLICT
                              ? ending_verb(reading, event->trigger)
                              : ENT_NO_TOKEN;
    const EntReferentId agreement = verb == ENT_NO_TOKEN
                                        ? ENT_NO_REFERENT
                                        : ending_agreement(reading, verb);
    if (agreement != ENT_NO_REFERENT) {
      ENT_TRY(ent_reading_add_filler(reading, i,
                                     (EntFiller){.role = ENT_ROLE_ENDED_BY,
                                                 .kind = ENT_FILLER_REFERENT,
                                                 .id = agreement,
                                                 .token = verb,
                                                 .probability = 1}));
    }
  }
  return ENT_SUCCESS;
}

/// @}
/// \name Facts from events
/// @{

static EntReferent *agreement_of(EntReading *const reading,
                                 const EntFiller *const filler) {
  if (filler->kind != ENT_FILLER_REFERENT) {
    return NULL;
  }
  EntReferent *const referent = &reading->referents.items[filler->id];
  return referent->kind == ENT_KIND_AGREEMENT ? referent : NULL;
}

static EntStatus add_signatory(EntReading *const reading,
                               EntAgreement *const agreement,
                               const EntReferentId signatory) {
  for (size_t i = 0; i < agreement->signatories.count; ++i) {
    if (agreement->signatories.items[i] == signatory) {
      return ENT_SUCCESS;
    }
  }
  EntReferentId *const added =
      ENT_PUSH(reading->allocator, &agreement->signatories);
  return added ? (*added = signatory, ENT_SUCCESS) : ENT_ERR_MEMORY;
}

/// "Getachew Reda for the Front", "signed for the Front by …": the actor that
/// the words at `token` say, or none.
static EntReferentId said_behalf(const EntReading *const reading,
                                 const uint32_t token) {
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    const EntReferentId id = ent_reading_referent_at(reading, child);
    if (id != ENT_NO_REFERENT &&
        (reading->referents.items[id].kind &
         (ENT_KIND_STATE | ENT_KIND_ORGANIZATION)) &&
        ent_word_is(reading, ent_word_preposition(reading, child),
                    ENT_VIEW("behalf"))) {
      return id;
    }
  }
  return ENT_NO_REFERENT;
}

/// For whom an agent signs: a person for the state or body that the text says,
/// or of the office.
static EntReferentId signs_for(const EntReading *const reading,
                               const EntFiller *const filler) {
  const EntReferentId agent = filler->id;
  if (reading->referents.items[agent].kind != ENT_KIND_PERSON) {
    return agent;
  }
  const EntReferentId said = said_behalf(reading, filler->token);
  if (said != ENT_NO_REFERENT) {
    return said;
  }
  for (size_t i = 0; i < reading->offices.count; ++i) {
    const EntOffice *const office = &reading->offices.items[i];
    if (office->holder == agent && office->of != ENT_NO_REFERENT) {
      return office->of;
    }
  }
  return ENT_NO_REFERENT;
}

/// The first date told counts, unless a later one is the same told closer: what
/// was initialled a week before is signed once.
static void take_date(EntAgreement *const agreement, const EntDate date) {
  const EntDate old = agreement->signed_on;
  const bool is_closer = old.year == date.year &&
                         (!old.month || old.month == date.month) &&
                         (!old.day || old.day == date.day);
  if (!ent_date_is_set(old) || (is_closer && date.month)) {
    agreement->signed_on = date;
  }
}

static EntStatus read_signing(EntReading *const reading,
                              const EntEvent *const signing,
                              EntAgreement *const agreement) {
  for (size_t i = 0; i < signing->fillers.count; ++i) {
    const EntFiller *const filler = &signing->fillers.items[i];
    if (filler->role == ENT_ROLE_DATE) {
      take_date(agreement, filler->date);
    } else if (filler->kind != ENT_FILLER_REFERENT) {
      continue;
    } else if (filler->role == ENT_ROLE_PLACE) {
      agreement->signed_at = agreement->signed_at == ENT_NO_REFERENT
                                 ? filler->id
                                 : agreement->signed_at;
    } else if (filler->role == ENT_ROLE_AGENT ||
               filler->role == ENT_ROLE_PARTICIPANT) {
      const EntReferentId signatory = signs_for(reading, filler);
      if (signatory != ENT_NO_REFERENT) {
        ENT_TRY(add_signatory(reading, agreement, signatory));
      }
    }
  }
  return ENT_SUCCESS;
}

static EntStatus add_provision(EntReading *const reading,
                               EntAgreement *const agreement,
                               const uint32_t event) {
  for (size_t i = 0; i < agreement->provisions.count; ++i) {
    if (agreement->provisions.items[i] == event) {
      return ENT_SUCCESS;
    }
  }
  uint32_t *const added = ENT_PUSH(reading->allocator, &agreement->provisions);
  return added ? (*added = event, ENT_SUCCESS) : ENT_ERR_MEMORY;
}

/// The agreement that acts in an event: what implements or ends something.
static EntReferentId acting_agreement(EntReading *const reading,
                                      const EntEvent *const event) {
  for (size_t i = 0; i < event->fillers.count; ++i) {
    if (event->fillers.items[i].role == ENT_ROLE_AGENT &&
        agreement_of(reading, &event->fillers.items[i])) {
      return event->fillers.items[i].id;
    }
  }
  return ENT_NO_REFERENT;
}

static EntStatus read_filler(EntReading *const reading, const uint32_t index,
                             const EntFiller *const filler) {
  const EntEvent *const event = &reading->events.items[index];
  EntReferent *const referent = agreement_of(reading, filler);
  if (!referent) {
    return ENT_SUCCESS;
  }
  EntAgreement *const agreement = referent->agreement;
  if (filler->role == ENT_ROLE_THEME &&
      event->event_class == ENT_CLASS_SIGNING &&
      event->status == ENT_EVENT_ACTUAL) {
    return read_signing(reading, event, agreement);
  }
  if (filler->role == ENT_ROLE_UNDER_AGREEMENT &&
      (event->status == ENT_EVENT_OBLIGED ||
       event->status == ENT_EVENT_PLANNED)) {
    return add_provision(reading, agreement, index);
  }
  if (filler->role == ENT_ROLE_ENDED_BY) {
    agreement->ends = index;
  }
  if (filler->role == ENT_ROLE_THEME &&
      event->event_class == ENT_CLASS_AGREEMENT_IMPLEMENTATION) {
    const EntReferentId actor = acting_agreement(reading, event);
    if (actor != ENT_NO_REFERENT && actor != filler->id) {
      reading->referents.items[actor].agreement->implements = filler->id;
    }
  }
  return ENT_SUCCESS;
}

/// @}
/// \name Keys
/// @{

static int compare_views(const void *const a, const void *const b) {
  return ent_view_compare(*(const EntView *)a, *(const EntView *)b);
}

/// Write "2021-01-11-am-az-ru": the same in every article that knows as much.
static EntStatus make_key(EntReading *const reading,
                          EntReferent *const referent) {
  const EntAgreement *const agreement = referent->agreement;
  EntView parties[16];
  size_t n_parties = 0;
  for (size_t i = 0; i < agreement->signatories.count && n_parties < 16; ++i) {
    parties[n_parties++] =
        reading->referents.items[agreement->signatories.items[i]].key;
  }
  qsort(parties, n_parties, sizeof(parties[0]), compare_views);
  char date[ENT_DATE_SIZE];
  (void)ent_date_format(agreement->signed_on, date);
  EntView key;
  ENT_TRY(ent_arena_format(reading->arena, &key, "agreement/%s", date));
  for (size_t i = 0; i < n_parties; ++i) {
    const size_t slash = ent_view_find(parties[i], '/');
    EntView slug;
    ENT_TRY(ent_reading_slug(
        reading->arena,
        ent_view_slice(parties[i], slash < parties[i].size ? slash + 1 : 0,
                       parties[i].size),
        &slug));
    ENT_TRY(ent_arena_format(reading->arena, &key, "%.*s-%.*s",
                             ENT_VIEW_ARGS(key), ENT_VIEW_ARGS(slug)));
  }
  if (ent_reading_find(reading, key) == ENT_NO_REFERENT) {
    referent->key = key;
  }
  return ENT_SUCCESS;
}

/// @}
EntStatus ent_agreements_collect(EntReading *const reading) {
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    const EntEvent *const event = &reading->events.items[i];
    if (event->merged_into != ENT_NO_EVENT || event->is_dropped) {
      continue;
    }
    for (size_t j = 0; j < event->fillers.count; ++j) {
      ENT_TRY(read_filler(reading, i, &event->fillers.items[j]));
    }
  }
  return ENT_SUCCESS;
}

EntStatus ent_agreements_finish(EntReading *const reading) {
  ENT_TRY(ent_agreements_collect(reading));
  for (size_t i = 0; i < reading->referents.count; ++i) {
    EntReferent *const referent = &reading->referents.items[i];
    if (referent->agreement && referent->known == ENT_NO_ENTITY &&
        ent_date_is_set(referent->agreement->signed_on) &&
        referent->agreement->signatories.count) {
      ENT_TRY(make_key(reading, referent));
    }
  }
  return ENT_SUCCESS;
}
