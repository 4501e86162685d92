#include "frame/pronouns.h"

#include "frame/words.h"

/// How many words above a pronoun are asked for their subject.
enum { MAX_CLIMB = 8 };

/// Whether the pronoun can stand for `noun`, by number and kind.
static bool agrees(const EntReading *const reading, const uint32_t pronoun,
                   const uint32_t noun) {
  const EntToken *const word = ent_reading_token(reading, noun);
  if (word->upos != ENT_UPOS_NOUN && word->upos != ENT_UPOS_PROPN) {
    return false;
  }
  const unsigned kinds =
      ent_lexicon_kinds(reading->model->lexicon, word->lemma);
  const bool is_plural =
      ent_tree_has_feature(&reading->tree, noun, ENT_VIEW("Number=Plur"));
  if (ent_word_is(reading, pronoun, ENT_VIEW("they"))) {
    return is_plural || (kinds & ENT_KIND_ORGANIZATION);
  }
  if (ent_word_is(reading, pronoun, ENT_VIEW("it"))) {
    return !is_plural && (!kinds || (kinds & ~(unsigned)ENT_KIND_PERSON));
  }
  return !is_plural && (kinds & ENT_KIND_PERSON);
}

static bool is_third_person(const EntReading *const reading,
                            const uint32_t token) {
  return ent_word_is(reading, token, ENT_VIEW("they")) ||
         ent_word_is(reading, token, ENT_VIEW("it")) ||
         ent_word_is(reading, token, ENT_VIEW("he")) ||
         ent_word_is(reading, token, ENT_VIEW("she"));
}

uint32_t ent_pronoun_antecedent(const EntReading *const reading,
                                const uint32_t token) {
  const EntToken *word = ent_reading_token(reading, token);
  if (word->upos != ENT_UPOS_PRON ||
      reading->mention_of[token] != ENT_NO_MENTION ||
      !is_third_person(reading, token)) {
    return token;
  }
  for (int i = 0; word->head != ENT_NO_TOKEN && i < MAX_CLIMB; ++i) {
    const uint32_t subject =
        ent_tree_universal_child(&reading->tree, word->head, ENT_DEPREL_NSUBJ);
    if (subject != ENT_NO_TOKEN && subject < token &&
        agrees(reading, token, subject)) {
      return subject;
    }
    word = ent_reading_token(reading, word->head);
  }
  return token;
}
