#include "frame/agreements.h"

#include "base/vector.h"
#include "frame/arguments.h"

/// \name Several in one
/// @{

/// The plural agreement that the event signs, or NULL.
static const EntFiller *plural_theme(const EntReading *const reading,
                                     const EntEvent *const event) {
  const EntFiller *const theme = ent_event_filler(event, ENT_ROLE_THEME, NULL);
  if (!theme || theme->kind != ENT_FILLER_REFERENT ||
      reading->referents.items[theme->id].kind != ENT_KIND_AGREEMENT) {
    return NULL;
  }
  const uint32_t token = ent_arguments_antecedent(reading, theme->token);
  const EntMention *const mention = ent_reading_mention_at(reading, token);
  const uint32_t noun = mention ? ent_reading_head(reading, mention) : token;
  return ent_tree_has_feature(&reading->tree, noun, ENT_VIEW("Number=Plur"))
             ? theme
             : NULL;
}

/// Add an agreement like `id`, of another date.
static EntStatus add_sibling(EntReading *const reading, const EntReferentId id,
                             const EntDate date, EntReferentId *const sibling) {
  const EntReferent model = reading->referents.items[id];
  char text[ENT_DATE_SIZE];
  (void)ent_date_format(date, text);
  EntView label;
  ENT_TRY(ent_arena_format(reading->arena, &label, "%zu %.*s %s",
                           reading->referents.count, ENT_VIEW_ARGS(model.label),
                           text));
  ENT_TRY(ent_reading_add_local(reading, ENT_KIND_AGREEMENT, model.class_name,
                                ENT_VIEW("agreement"), label, sibling));
  EntReferent *const added = &reading->referents.items[*sibling];
  added->label = model.label;
  added->agreement->signed_on = date;
  EntSpan *const span = ENT_PUSH(reading->allocator, &added->mentions);
  if (!span || !model.mentions.count) {
    return span ? ENT_SUCCESS : ENT_ERR_MEMORY;
  }
  *span = model.mentions.items[0];
  return ent_reading_add_name(reading, *sibling, model.label);
}

/// Add an event like `index` for the agreement and date given.
static EntStatus add_twin(EntReading *const reading, const uint32_t index,
                          const EntFiller date, const EntReferentId agreement) {
  const EntEvent model = reading->events.items[index];
  uint32_t twin = 0;
  ENT_TRY(ent_reading_add_event(reading, date.token, model.entry,
                                model.event_class, &twin));
  reading->event_of[date.token] = ENT_NO_EVENT;
  reading->events.items[twin].status = model.status;
  for (size_t i = 0; i < model.fillers.count; ++i) {
    EntFiller filler = model.fillers.items[i];
    if (filler.role == ENT_ROLE_DATE) {
      continue;
    }
    if (filler.role == ENT_ROLE_THEME) {
      filler.id = agreement;
    }
    ENT_TRY(ent_reading_add_filler(reading, twin, filler));
  }
  return ent_reading_add_filler(reading, twin, date);
}

/// Keep the first date only.
static void drop_later_dates(EntEvent *const event) {
  size_t n_kept = 0;
  bool has_date = false;
  for (size_t i = 0; i < event->fillers.count; ++i) {
    const bool is_date = event->fillers.items[i].role == ENT_ROLE_DATE;
    if (!is_date || !has_date) {
      event->fillers.items[n_kept++] = event->fillers.items[i];
    }
    has_date = has_date || is_date;
  }
  event->fillers.count = n_kept;
}

static EntStatus split_event(EntReading *const reading, const uint32_t index) {
  const EntFiller *const theme =
      plural_theme(reading, &reading->events.items[index]);
  const EntFiller *const first =
      ent_event_filler(&reading->events.items[index], ENT_ROLE_DATE, NULL);
  if (!theme || !first) {
    return ENT_SUCCESS;
  }
  const EntReferentId id = theme->id;
  reading->referents.items[id].agreement->signed_on = first->date;
  for (const EntFiller *date = first;
       (date = ent_event_filler(&reading->events.items[index], ENT_ROLE_DATE,
                                date));) {
    EntReferentId sibling = ENT_NO_REFERENT;
    ENT_TRY(add_sibling(reading, id, date->date, &sibling));
    ENT_TRY(add_twin(reading, index, *date, sibling));
  }
  drop_later_dates(&reading->events.items[index]);
  return ENT_SUCCESS;
}

EntStatus ent_agreements_split(EntReading *const reading) {
  const uint32_t n_events = (uint32_t)reading->events.count;
  for (uint32_t i = 0; i < n_events; ++i) {
    if (reading->events.items[i].event_class == ENT_CLASS_SIGNING) {
      ENT_TRY(split_event(reading, i));
    }
  }
  return ENT_SUCCESS;
}

/// @}
/// \name One agreement spoken of in two ways
/// @{

static bool has_signatory(const EntAgreement *const agreement,
                          const EntReferentId id) {
  for (size_t i = 0; i < agreement->signatories.count; ++i) {
    if (agreement->signatories.items[i] == id) {
      return true;
    }
  }
  return false;
}

static bool has_same_signatories(const EntAgreement *const a,
                                 const EntAgreement *const b) {
  bool is_same =
      a->signatories.count == b->signatories.count && a->signatories.count > 0;
  for (size_t i = 0; is_same && i < a->signatories.count; ++i) {
    is_same = has_signatory(b, a->signatories.items[i]);
  }
  return is_same;
}

/// Of the same parties, and of the same date as far as both have one.
static bool is_same_agreement(const EntReferent *const a,
                              const EntReferent *const b) {
  const bool is_dated = ent_date_is_set(a->agreement->signed_on) &&
                        ent_date_is_set(b->agreement->signed_on);
  return a->known == ENT_NO_ENTITY && b->known == ENT_NO_ENTITY &&
         has_same_signatories(a->agreement, b->agreement) &&
         (!is_dated ||
          !ent_date_compare(a->agreement->signed_on, b->agreement->signed_on));
}

static void replace(EntReferentId *const id, const EntReferentId from,
                    const EntReferentId to) {
  *id = *id == from ? to : *id;
}

/// Let `to` stand wherever `from` stood.
static EntStatus unite(EntReading *const reading, const EntReferentId from,
                       const EntReferentId to) {
  for (size_t i = 0; i < reading->mentions.count; ++i) {
    EntMention *const mention = &reading->mentions.items[i];
    for (size_t j = 0; j < mention->referents.count; ++j) {
      replace(&mention->referents.items[j], from, to);
    }
  }
  for (size_t i = 0; i < reading->events.count; ++i) {
    EntEvent *const event = &reading->events.items[i];
    for (size_t j = 0; j < event->fillers.count; ++j) {
      if (event->fillers.items[j].kind == ENT_FILLER_REFERENT) {
        replace(&event->fillers.items[j].id, from, to);
      }
    }
  }
  for (size_t i = 0; i < reading->referents.items[from].names.count; ++i) {
    ENT_TRY(ent_reading_add_name(
        reading, to, reading->referents.items[from].names.items[i]));
  }
  EntReferent *const lost = &reading->referents.items[from];
  for (size_t i = 0; i < lost->mentions.count; ++i) {
    EntSpan *const span =
        ENT_PUSH(reading->allocator, &reading->referents.items[to].mentions);
    if (!span) {
      return ENT_ERR_MEMORY;
    }
    *span = lost->mentions.items[i];
  }
  lost->mentions.count = 0;
  lost->agreement->signatories.count = 0;
  return ENT_SUCCESS;
}

EntStatus ent_agreements_unite(EntReading *const reading) {
  ENT_TRY(ent_agreements_collect(reading));
  const size_t n_referents = reading->referents.count;
  for (size_t i = 0; i < n_referents; ++i) {
    for (size_t j = i + 1; j < n_referents; ++j) {
      const EntReferent *const a = &reading->referents.items[i];
      const EntReferent *const b = &reading->referents.items[j];
      if (a->agreement && b->agreement && is_same_agreement(a, b)) {
        ENT_TRY(unite(reading, (EntReferentId)j, (EntReferentId)i));
      }
    }
  }
  return ENT_SUCCESS;
}

/// @}
