#include "frame/passing.h"

#include "frame/words.h"

/// Whether another event has `id` as its content.
static bool is_content(const EntReading *const reading, const uint32_t id) {
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    const EntEvent *const event = &reading->events.items[i];
    for (size_t j = 0; j < event->fillers.count; ++j) {
      if (event->fillers.items[j].kind == ENT_FILLER_EVENT &&
          event->fillers.items[j].id == id) {
        return true;
      }
    }
  }
  return false;
}

/// Whether the word only names a circumstance: "after violence", not "the
/// crash" nor "violence broke out".
static bool is_circumstance(const EntReading *const reading,
                            const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  switch (ent_deprel_universal(word->deprel)) {
  case ENT_DEPREL_OBL:
  case ENT_DEPREL_NMOD:
  case ENT_DEPREL_AMOD:
  case ENT_DEPREL_CONJ: // "rounds of talks" are talks
    return !ent_word_is(reading, ent_word_preposition(reading, token),
                        ENT_VIEW("whole")) &&
           word->upos != ENT_UPOS_VERB &&
           ent_tree_child(&reading->tree, token, ENT_DEPREL_DET) ==
               ENT_NO_TOKEN;
  default:
    return false;
  }
}

void ent_passing_drop(EntReading *const reading,
                      const EntTriggers *const triggers) {
  for (size_t i = 0; i < triggers->count; ++i) {
    const EntTrigger *const trigger = &triggers->items[i];
    if (trigger->event != ENT_NO_EVENT && trigger->light == ENT_NO_TOKEN &&
        !reading->events.items[trigger->event].fillers.count &&
        !ent_reading_is_a(reading, trigger->event, ENT_CLASS_ARMED_CONFLICT) &&
        is_circumstance(reading, trigger->token) &&
        !is_content(reading, trigger->event)) {
      reading->events.items[trigger->event].is_dropped = true;
    }
  }
}
