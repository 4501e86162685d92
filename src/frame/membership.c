#include "frame/membership.h"

#include "base/vector.h"
#include "frame/words.h"

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

/// Make `state` a member of the organisation that `noun` is said to be a member
/// of.
static EntStatus read_member(EntReading *const reading, const uint32_t noun,
                             const EntReferentId state) {
  ENT_FOR_CHILDREN(&reading->tree, child, noun) {
    const EntReferentId id = ent_reading_referent_at(reading, child);
    if (ent_reading_token(reading, child)->deprel == ENT_DEPREL_NMOD &&
        id != ENT_NO_REFERENT &&
        reading->referents.items[id].kind == ENT_KIND_ORGANIZATION &&
        ent_word_is(reading, ent_word_preposition(reading, child),
                    ENT_VIEW("whole"))) {
      ENT_TRY(add_member(reading, id, state));
    }
  }
  return ENT_SUCCESS;
}

/// "Vesperia, a member of the League", "Vesperia is a member of it".
static EntStatus read_noun(EntReading *const reading, const uint32_t noun) {
  const EntToken *const word = ent_reading_token(reading, noun);
  uint32_t who = ENT_NO_TOKEN;
  if (word->deprel == ENT_DEPREL_APPOS) {
    who = word->head;
  } else if (ent_tree_child(&reading->tree, noun, ENT_DEPREL_COP) !=
                 ENT_NO_TOKEN &&
             ent_tree_universal_child(&reading->tree, noun,
                                      ENT_DEPREL_ADVMOD) == ENT_NO_TOKEN &&
             ent_tree_universal_child(&reading->tree, noun, ENT_DEPREL_AUX) ==
                 ENT_NO_TOKEN) {
    who = ent_tree_child(&reading->tree, noun, ENT_DEPREL_NSUBJ);
  }
  const EntReferentId state = who == ENT_NO_TOKEN
                                  ? ENT_NO_REFERENT
                                  : ent_reading_referent_at(reading, who);
  return state != ENT_NO_REFERENT &&
                 reading->referents.items[state].kind == ENT_KIND_STATE
             ? read_member(reading, noun, state)
             : ENT_SUCCESS;
}

static EntStatus read_nouns(EntReading *const reading) {
  for (uint32_t i = 0; i < reading->document->tokens.count; ++i) {
    if (ent_reading_token(reading, i)->upos == ENT_UPOS_NOUN &&
        ent_word_is(reading, i, ENT_VIEW("member"))) {
      ENT_TRY(read_noun(reading, i));
    }
  }
  return ENT_SUCCESS;
}

/// Whether the verb says that they preside together.
static bool is_co_chairing(const EntReading *const reading,
                           const EntEvent *const event) {
  return event->status == ENT_EVENT_ACTUAL &&
         event->merged_into == ENT_NO_EVENT && !event->is_dropped &&
         ent_lexicon_in_set(reading->model->lexicon, ENT_VIEW("$co-chair"),
                            ent_reading_token(reading, event->trigger)->lemma);
}

/// Whether they act themselves, and not others that the text tells as theirs:
/// "co-chaired by the countries' deputies".
static bool acts_itself(const EntReading *const reading,
                        const EntFiller *const agent) {
  const uint32_t first = ent_tree_first_conjunct(&reading->tree, agent->token);
  switch (ent_deprel_universal(ent_reading_token(reading, first)->deprel)) {
  case ENT_DEPREL_NMOD:
  case ENT_DEPREL_AMOD:
  case ENT_DEPREL_COMPOUND:
    return false;
  default:
    return true;
  }
}

/// Make those who act co-chairs of the organisations that are its theme.
static EntStatus read_co_chairs(EntReading *const reading,
                                const EntEvent *const event) {
  for (size_t i = 0; i < event->fillers.count; ++i) {
    const EntFiller *const theme = &event->fillers.items[i];
    for (size_t j = 0;
         is_kind(reading, theme, ENT_ROLE_THEME, ENT_KIND_ORGANIZATION) &&
         j < event->fillers.count;
         ++j) {
      const EntFiller *const agent = &event->fillers.items[j];
      if ((agent->role == ENT_ROLE_AGENT ||
           agent->role == ENT_ROLE_PARTICIPANT) &&
          agent->kind == ENT_FILLER_REFERENT && acts_itself(reading, agent)) {
        EntReferentId *const added = ENT_PUSH(
            reading->allocator, &reading->referents.items[theme->id].co_chairs);
        if (!added) {
          return ENT_ERR_MEMORY;
        }
        *added = agent->id;
      }
    }
  }
  return ENT_SUCCESS;
}

EntStatus ent_membership_read(EntReading *const reading) {
  ENT_TRY(read_nouns(reading));
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
    if (is_co_chairing(reading, event)) {
      ENT_TRY(read_co_chairs(reading, event));
    }
  }
  return ENT_SUCCESS;
}
