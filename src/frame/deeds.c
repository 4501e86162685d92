#include "frame/deeds.h"

#include "frame/words.h"

/// Sentences back to which the deed is looked for.
enum { WINDOW = 2 };

/// Whether the noun takes up what was told: a deed, or an accusation.
static bool takes_up(const EntReading *const reading, const uint32_t noun) {
  return ent_word_is(reading, noun, ENT_VIEW("deed-noun")) ||
         ent_word_is(reading, noun, ENT_VIEW("charge-noun"));
}

static bool is_judgement(const EntEvent *const event) {
  return event->event_class == ENT_CLASS_PRAISE ||
         event->event_class == ENT_CLASS_CONDEMNATION ||
         event->event_class == ENT_CLASS_REJECTION;
}

/// "Opened an embassy, a move that Kenya condemned": the noun that the
/// judgement is a clause about, or #ENT_NO_TOKEN.
static uint32_t apposed_deed(const EntReading *const reading,
                             const uint32_t trigger) {
  const EntToken *const word = ent_reading_token(reading, trigger);
  const EntDeprel deprel = word->head == ENT_NO_TOKEN
                               ? ENT_DEPREL_ROOT
                               : ent_reading_token(reading, word->head)->deprel;
  return ent_deprel_universal(word->deprel) == ENT_DEPREL_ACL &&
                 takes_up(reading, word->head) &&
                 (deprel == ENT_DEPREL_APPOS || deprel == ENT_DEPREL_PARATAXIS)
             ? word->head
             : ENT_NO_TOKEN;
}

/// "The decision to leave", "the results of the vote": what says itself which
/// deed it is.
static bool is_told_of(const EntReading *const reading, const uint32_t noun) {
  ENT_FOR_CHILDREN(&reading->tree, child, noun) {
    const EntDeprel deprel = ent_reading_token(reading, child)->deprel;
    if (child > noun &&
        (deprel == ENT_DEPREL_ACL || deprel == ENT_DEPREL_NMOD)) {
      return true;
    }
  }
  return false;
}

/// The noun that names the deed, below the trigger, or #ENT_NO_TOKEN.
static uint32_t deed_noun(const EntReading *const reading,
                          const uint32_t trigger) {
  ENT_FOR_CHILDREN(&reading->tree, child, trigger) {
    const EntDeprel deprel = ent_reading_token(reading, child)->deprel;
    const uint32_t determiner =
        ent_tree_child(&reading->tree, child, ENT_DEPREL_DET);
    if ((deprel == ENT_DEPREL_OBJ || deprel == ENT_DEPREL_NSUBJ_PASS) &&
        takes_up(reading, child) && !is_told_of(reading, child) &&
        ent_word_is(reading, determiner, ENT_VIEW("definite"))) {
      return child;
    }
  }
  return apposed_deed(reading, trigger);
}

/// Whether the event may be what `noun` takes up.
static bool is_told(const EntReading *const reading, const uint32_t event,
                    const uint32_t noun) {
  const EntEvent *const it = &reading->events.items[event];
  if (ent_word_is(reading, noun, ENT_VIEW("charge-noun"))) {
    return !it->is_dropped && it->event_class == ENT_CLASS_ACCUSATION;
  }
  return !it->is_dropped && it->status == ENT_EVENT_ACTUAL &&
         !ent_reading_is_a(reading, event, ENT_CLASS_STATEMENT) &&
         !ent_reading_is_a(reading, event, ENT_CLASS_CASUALTIES);
}

/// The event told last before `noun`, or #ENT_NO_EVENT.
static uint32_t deed_before(const EntReading *const reading,
                            const uint32_t noun) {
  const EntDocument *const document = reading->document;
  const size_t sentence = ent_document_sentence_of(document, noun);
  uint32_t best = ENT_NO_EVENT;
  uint32_t best_trigger = 0;
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    const uint32_t trigger = reading->events.items[i].trigger;
    if (trigger < noun && trigger >= best_trigger &&
        is_told(reading, i, noun) &&
        ent_document_sentence_of(document, trigger) + WINDOW >= sentence) {
      best = i;
      best_trigger = trigger;
    }
  }
  return best;
}

/// Whether the noun has evoked an accusation of nobody by nobody: "rejected the
/// accusations". It goes, for that which it takes up.
static bool drop_bare(EntReading *const reading, const uint32_t event,
                      const uint32_t noun, const uint32_t deed) {
  EntEvent *const it = &reading->events.items[event];
  for (size_t i = 0; i < it->fillers.count; ++i) {
    EntFiller *const filler = &it->fillers.items[i];
    if (filler->role != ENT_ROLE_CONTENT) {
      continue;
    }
    EntEvent *const bare = &reading->events.items[filler->id];
    if (deed == ENT_NO_EVENT || bare->trigger != noun || bare->fillers.count) {
      return false;
    }
    bare->is_dropped = true;
    filler->id = deed;
    return false;
  }
  return deed != ENT_NO_EVENT;
}

EntStatus ent_deeds_read(EntReading *const reading) {
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    const EntEvent *const event = &reading->events.items[i];
    const uint32_t noun =
        is_judgement(event) ? deed_noun(reading, event->trigger) : ENT_NO_TOKEN;
    const uint32_t deed =
        noun == ENT_NO_TOKEN ? ENT_NO_EVENT : deed_before(reading, noun);
    if (drop_bare(reading, i, noun, deed)) {
      ENT_TRY(ent_reading_add_filler(reading, i,
                                     (EntFiller){.role = ENT_ROLE_CONTENT,
                                                 .kind = ENT_FILLER_EVENT,
                                                 .id = deed,
                                                 .token = noun,
                                                 .probability = 0.5F}));
    }
  }
  return ENT_SUCCESS;
}
