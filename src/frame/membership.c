#include "frame/membership.h"

#include "base/vector.h"

static EntStatus add_member(EntReading *const reading,
                            const EntReferentId organization,
                            const EntReferentId member) {
  EntReferent *const changed = &reading->referents.items[organization];
  for (size_t i = 0; i < changed->members.count; ++i) {
    if (changed->members.items[i] == member) {
      return ENT_SUCCESS;
    }
  }
  EntReferentId *const added = ENT_PUSH(reading->allocator, &changed->members);
  return added ? (*added = member, ENT_SUCCESS) : ENT_ERR_MEMORY;
}

static bool is_kind(const EntReading *const reading,
                    const EntFiller *const filler, const EntRole role,
                    const EntLexKind kind) {
  return filler->role == role && filler->kind == ENT_FILLER_REFERENT &&
         reading->referents.items[filler->id].kind == kind;
}

/// Make the states that act in the event members of the organisations that are
/// its theme.
static EntStatus read_event(EntReading *const reading,
                            const EntEvent *const event) {
  for (size_t i = 0; i < event->fillers.count; ++i) {
    const EntFiller *const theme = &event->fillers.items[i];
    for (size_t j = 0;
         is_kind(reading, theme, ENT_ROLE_THEME, ENT_KIND_ORGANIZATION) &&
         j < event->fillers.count;
         ++j) {
      const EntFiller *const agent = &event->fillers.items[j];
      if (is_kind(reading, agent, ENT_ROLE_AGENT, ENT_KIND_STATE)) {
        ENT_TRY(add_member(reading, theme->id, agent->id));
      }
    }
  }
  return ENT_SUCCESS;
}

/// The states in the name of a working group: "Azerbaijani-Russian commission".
static EntStatus read_group(EntReading *const reading,
                            const EntMention *const mention) {
  if (mention->form != ENT_MENTION_NAME || mention->referents.count != 1) {
    return ENT_SUCCESS;
  }
  const EntReferentId group = mention->referents.items[0];
  if (!ent_view_equals(reading->referents.items[group].class_name,
                       ENT_VIEW("WorkingGroup"))) {
    return ENT_SUCCESS;
  }
  for (uint32_t i = 0; i < mention->n_tokens; ++i) {
    const EntReferentId id =
        ent_reading_referent_at(reading, mention->first_token + i);
    if (id != ENT_NO_REFERENT &&
        reading->referents.items[id].kind == ENT_KIND_STATE) {
      ENT_TRY(add_member(reading, group, id));
    }
  }
  return ENT_SUCCESS;
}

EntStatus ent_membership_read(EntReading *const reading) {
  for (size_t i = 0; i < reading->mentions.count; ++i) {
    ENT_TRY(read_group(reading, &reading->mentions.items[i]));
  }
  for (size_t i = 0; i < reading->events.count; ++i) {
    const EntEvent *const event = &reading->events.items[i];
    const bool makes_members = event->event_class == ENT_CLASS_ACCESSION ||
                               event->event_class == ENT_CLASS_ESTABLISHMENT;
    if (makes_members && event->status == ENT_EVENT_ACTUAL &&
        event->merged_into == ENT_NO_EVENT && !event->is_dropped) {
      ENT_TRY(read_event(reading, event));
    }
  }
  return ENT_SUCCESS;
}
