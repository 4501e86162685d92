#include "frame/state_facts.h"

#include "frame/words.h"

/// \name Capitals
/// @{

/// The state that the noun "capital" at `noun` is of, or none.
static EntReferentId state_of_capital(const EntReading *const reading,
                                      const uint32_t noun) {
  ENT_FOR_CHILDREN(&reading->tree, child, noun) {
    const EntDeprel deprel =
        ent_deprel_universal(ent_reading_token(reading, child)->deprel);
    const EntReferentId id = ent_reading_referent_at(reading, child);
    if ((deprel == ENT_DEPREL_NMOD || deprel == ENT_DEPREL_AMOD) &&
        id != ENT_NO_REFERENT &&
        reading->referents.items[id].kind == ENT_KIND_STATE) {
      return id;
    }
  }
  return ENT_NO_REFERENT;
}

/// "Kelport, the capital of Vesperia", "the Vesperian capital, Kelport".
static EntReferentId place_of_capital(const EntReading *const reading,
                                      const uint32_t noun) {
  const EntToken *const word = ent_reading_token(reading, noun);
  const uint32_t behind =
      ent_tree_child(&reading->tree, noun, ENT_DEPREL_APPOS);
  const uint32_t place = word->deprel == ENT_DEPREL_APPOS ? word->head : behind;
  const EntReferentId id = place == ENT_NO_TOKEN
                               ? ENT_NO_REFERENT
                               : ent_reading_referent_at(reading, place);
  return id != ENT_NO_REFERENT &&
                 reading->referents.items[id].kind == ENT_KIND_PLACE
             ? id
             : ENT_NO_REFERENT;
}

static void read_capital(EntReading *const reading, const uint32_t noun) {
  const EntReferentId state = state_of_capital(reading, noun);
  const EntReferentId place = place_of_capital(reading, noun);
  if (state != ENT_NO_REFERENT && place != ENT_NO_REFERENT) {
    reading->referents.items[state].capital = place;
  }
}

/// @}
/// \name Recognition
/// @{

/// The individual that the adjectives of `noun` tell, or #ENT_NO_ID.
static EntId recognition_at(const EntReading *const reading,
                            const uint32_t noun) {
  static const struct {
    EntView property;
    EntId individual;
  } words[] = {
      {{"unrecognised", 12}, ENT_INDIVIDUAL_UNRECOGNISED},
      {{"part-recognised", 15}, ENT_INDIVIDUAL_PARTLY_RECOGNISED},
      {{"former-state", 12}, ENT_INDIVIDUAL_FORMER_STATE},
  };
  ENT_FOR_CHILDREN(&reading->tree, child, noun) {
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); ++i) {
      if (ent_reading_token(reading, child)->deprel == ENT_DEPREL_AMOD &&
          ent_word_is(reading, child, words[i].property)) {
        return words[i].individual;
      }
    }
  }
  return ENT_NO_ID;
}

/// "The self-declared republic of Zorna": the noun above the name, or none.
static uint32_t noun_above(const EntReading *const reading,
                           const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  const EntDeprel deprel = ent_deprel_universal(word->deprel);
  const bool is_part =
      deprel == ENT_DEPREL_APPOS || deprel == ENT_DEPREL_COMPOUND ||
      (deprel == ENT_DEPREL_NMOD &&
       ent_word_is(reading, ent_word_preposition(reading, token),
                   ENT_VIEW("whole")));
  return is_part && word->head != ENT_NO_TOKEN &&
                 ent_word_is(reading, word->head, ENT_VIEW("polity"))
             ? word->head
             : ENT_NO_TOKEN;
}

static void read_recognition(EntReading *const reading,
                             const EntMention *const mention) {
  const uint32_t head = ent_reading_head(reading, mention);
  const EntReferentId id = ent_reading_referent_at(reading, head);
  if (mention->form != ENT_MENTION_NAME || id == ENT_NO_REFERENT ||
      reading->referents.items[id].kind != ENT_KIND_STATE) {
    return;
  }
  EntId told = recognition_at(reading, head);
  const uint32_t above = noun_above(reading, head);
  if (told == ENT_NO_ID && above != ENT_NO_TOKEN) {
    told = recognition_at(reading, above);
  }
  if (told != ENT_NO_ID) {
    reading->referents.items[id].recognition = told;
  }
}

/// @}

void ent_state_facts_read(EntReading *const reading) {
  for (size_t i = 0; i < reading->mentions.count; ++i) {
    read_recognition(reading, &reading->mentions.items[i]);
  }
  for (uint32_t i = 0; i < reading->document->tokens.count; ++i) {
    if (ent_reading_token(reading, i)->upos == ENT_UPOS_NOUN &&
        ent_word_is(reading, i, ENT_VIEW("capital"))) {
      read_capital(reading, i);
    }
  }
}
