#include "frame/described.h"

#include "frame/bodies.h"
#include "frame/offices.h"
#include "frame/words.h"

/// "government" before a noun, as in "government forces".
static bool is_governing(const EntReading *const reading,
                         const uint32_t token) {
  EntPhraseMatch match;
  return ent_reading_token(reading, token)->deprel == ENT_DEPREL_COMPOUND &&
         !ent_phrases_match(reading->model->descriptions, reading->document,
                            token, token + 1, &match) &&
         ent_view_equals(match.phrase->cells[0], ENT_VIEW("State"));
}

/// "Memorandum of understanding": the word on which the others depend.
static uint32_t phrase_head(const EntReading *const reading,
                            const EntPhraseMatch *const match) {
  const uint32_t end = match->first_token + match->n_tokens;
  for (uint32_t i = match->first_token; i + 1 < end; ++i) {
    const EntToken *const word = ent_reading_token(reading, i);
    if (word->upos == ENT_UPOS_NOUN &&
        ent_deprel_universal(word->deprel) != ENT_DEPREL_COMPOUND &&
        ent_deprel_universal(word->deprel) != ENT_DEPREL_AMOD &&
        (word->head < match->first_token || word->head >= end)) {
      return i;
    }
  }
  return end - 1;
}

void ent_described_look_around(const EntReading *const reading,
                               EntDescription *const found) {
  const EntPhraseMatch *const match = &found->match;
  found->head = phrase_head(reading, match);
  found->n_owners = ent_bodies_owners(
      reading, match->first_token, match->first_token + match->n_tokens,
      found->owners, ENT_MAX_OWNERS, &found->first, &found->end);
  ENT_FOR_CHILDREN(&reading->tree, child, found->head) {
    if (child > found->head) {
      continue;
    }
    found->is_definite =
        found->is_definite || ent_word_is(reading, child, ENT_VIEW("definite"));
    found->is_both =
        found->is_both ||
        (ent_word_is(reading, child, ENT_VIEW("both")) &&
         ent_reading_token(reading, child)->deprel != ENT_DEPREL_NMOD_POSS);
    found->is_governed = found->is_governed || is_governing(reading, child);
    const double number = ent_word_number(reading, child);
    if (number > 1 && number < ENT_MANY) {
      found->count = (size_t)number;
    }
  }
}

EntReferentId ent_described_possessor(const EntReading *const reading,
                                      const EntDescription *const found) {
  const uint32_t token =
      ent_tree_child(&reading->tree, found->head, ENT_DEPREL_NMOD_POSS);
  const EntReferentId id = token == ENT_NO_TOKEN
                               ? ENT_NO_REFERENT
                               : ent_reading_referent_at(reading, token);
  if (id != ENT_NO_REFERENT &&
      reading->referents.items[id].kind == ENT_KIND_PERSON) {
    return ent_offices_state_of(reading, id);
  }
  return id;
}

bool ent_described_is_plural(const EntReading *const reading,
                             const EntDescription *const found) {
  return ent_tree_has_feature(&reading->tree, found->head,
                              ENT_VIEW("Number=Plur"));
}

EntStatus ent_described_mean(EntReading *const reading,
                             EntAntecedents *const antecedents,
                             const EntDescription *const found,
                             const EntReferentId *const referents,
                             const size_t n_referents) {
  return ent_antecedents_refer(antecedents, reading, found->match.first_token,
                               found->match.n_tokens, ENT_MENTION_DESCRIPTION,
                               referents, n_referents);
}
