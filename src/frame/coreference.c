#include "frame/coreference.h"

#include "frame/antecedents.h"
#include "frame/arguments.h"
#include "frame/descriptions.h"
#include "frame/subjects.h"
#include "frame/words.h"

/// \name Pronouns
/// @{

/// How far above its noun the person of a relative clause is looked for.
enum { MAX_CLIMB = 4 };

/// The noun that a relative clause is about, seen from a word in it.
static uint32_t relative_antecedent(const EntReading *const reading,
                                    uint32_t token) {
  while (token != ENT_NO_TOKEN) {
    const EntToken *const word = ent_reading_token(reading, token);
    if (ent_deprel_universal(word->deprel) == ENT_DEPREL_ACL) {
      return word->head;
    }
    token = word->head;
  }
  return ENT_NO_TOKEN;
}

/// Whoever "who" means: rather a person above the noun than a body at the noun,
/// as in "the president, a former member of the guard who took office".
static uint32_t person_over(const EntReading *const reading,
                            const uint32_t noun) {
  uint32_t above = noun;
  for (int i = 0; above != ENT_NO_TOKEN && i < MAX_CLIMB; ++i) {
    const EntReferentId id = ent_reading_referent_at(reading, above);
    if (id != ENT_NO_REFERENT &&
        reading->referents.items[id].kind == ENT_KIND_PERSON) {
      return above;
    }
    const EntToken *const word = ent_reading_token(reading, above);
    above = word->upos == ENT_UPOS_NOUN || word->upos == ENT_UPOS_PROPN
                ? word->head
                : ENT_NO_TOKEN;
  }
  return noun;
}

static EntStatus read_relative(EntReading *const reading,
                               EntAntecedents *const antecedents,
                               const uint32_t token) {
  uint32_t noun = relative_antecedent(reading, token);
  if (noun == ENT_NO_TOKEN || noun >= token) {
    return ENT_SUCCESS;
  }
  if (ent_word_is(reading, token, ENT_VIEW("personal"))) {
    noun = person_over(reading, noun);
  }
  const EntMention *const mention = ent_reading_mention_at(reading, noun);
  if (!mention || !mention->referents.count) {
    return ENT_SUCCESS;
  }
  EntAntecedents only = {0};
  EntStatus status = ent_antecedents_add_mention(&only, reading, mention);
  if (!status) {
    status = ent_antecedents_refer(antecedents, reading, token, 1,
                                   ENT_MENTION_PRONOUN, only.items[0].referents,
                                   only.items[0].n_referents);
  }
  ent_antecedents_free(&only, reading);
  return status;
}

/// Whether "it" or "its" must mean somebody who can act.
static bool needs_actor(const EntReading *const reading, const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  if (word->head == ENT_NO_TOKEN) {
    return false;
  }
  const EntView lemma = ent_reading_token(reading, word->head)->lemma;
  if (word->deprel == ENT_DEPREL_NMOD_POSS) {
    return ent_lexicon_kinds(reading->model->lexicon, lemma) & ENT_KIND_ACTOR;
  }
  const EntLexEntry *first = NULL;
  size_t count = 0;
  ent_lexicon_find(reading->model->lexicon, lemma, ENT_LEX_VERB, &first,
                   &count);
  if (word->deprel != ENT_DEPREL_NSUBJ || !count) {
    return false;
  }
  const EntLexArgument *const subject = ent_lexicon_argument(
      reading->model->lexicon, &first[count - 1], ENT_SLOT_SUBJ);
  return subject && subject->n_roles && subject->roles[0] == ENT_ROLE_AGENT;
}

/// The understood subject of the verb whose object the pronoun is: it cannot be
/// the same.
static uint32_t subject_over(const EntReading *const reading,
                             const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  return word->deprel == ENT_DEPREL_OBJ && word->head != ENT_NO_TOKEN
             ? ent_subjects_of(reading, word->head)
             : ENT_NO_TOKEN;
}

/// Whether "it" is the object of a verb for agreements: "ratified it".
static bool needs_agreement(const EntReading *const reading,
                            const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  if (word->deprel != ENT_DEPREL_OBJ || word->head == ENT_NO_TOKEN) {
    return false;
  }
  const EntLexEntry *first = NULL;
  size_t count = 0;
  ent_lexicon_find(reading->model->lexicon,
                   ent_reading_token(reading, word->head)->lemma, ENT_LEX_VERB,
                   &first, &count);
  for (size_t i = 0; i < count; ++i) {
    if (first[i].kind == ENT_LEX_EVENT &&
        ent_class_is_a(reading->model->vocabulary, first[i].event_class,
                       ENT_CLASS_AGREEMENT_EVENT)) {
      return true;
    }
  }
  return false;
}

/// The last subject between the tokens that is a noun for an actor of these
/// kinds, and of this number: "Rebels said that they …"; or #ENT_NO_TOKEN.
static uint32_t noun_subject(const EntReading *const reading,
                             const uint32_t begin, const uint32_t token,
                             const unsigned kinds, const EntView number) {
  for (uint32_t i = token; i-- > begin;) {
    const EntToken *const word = ent_reading_token(reading, i);
    if (ent_deprel_universal(word->deprel) == ENT_DEPREL_NSUBJ &&
        word->upos == ENT_UPOS_NOUN &&
        ent_tree_has_feature(&reading->tree, i, number) &&
        (ent_lexicon_kinds(reading->model->lexicon, word->lemma) & kinds &
         ENT_KIND_ACTOR)) {
      return i;
    }
  }
  return ENT_NO_TOKEN;
}

/// "The junta said that it …": whether somebody unnamed came behind whoever was
/// found.
static bool is_of_unnamed(const EntReading *const reading,
                          const EntAntecedent *const found,
                          const EntAntecedentQuery *const query) {
  const uint32_t sentence = ent_word_sentence_begin(reading, query->token);
  const uint32_t begin = found->token < sentence ? sentence : found->token + 1;
  const uint32_t subject = noun_subject(reading, begin, query->token,
                                        query->kinds, ENT_VIEW("Number=Sing"));
  return subject != ENT_NO_TOKEN &&
         ent_reading_referent_at(reading, subject) == ENT_NO_REFERENT;
}

/// "they": a group, unless others came between, named or not.
static EntStatus read_they(EntReading *const reading,
                           EntAntecedents *const antecedents,
                           const EntAntecedentQuery *const query) {
  const EntAntecedent *const found =
      ent_antecedents_find(antecedents, reading, query);
  const uint32_t begin =
      found ? found->token + 1 : ent_word_sentence_begin(reading, query->token);
  const uint32_t others = noun_subject(reading, begin, query->token,
                                       ENT_KIND_ACTOR, ENT_VIEW("Number=Plur"));
  const EntMention *const mention =
      others == ENT_NO_TOKEN ? NULL : ent_reading_mention_at(reading, others);
  if (mention && mention->referents.count) {
    return ent_antecedents_refer(
        antecedents, reading, query->token, 1, ENT_MENTION_PRONOUN,
        (EntReferentId[]){mention->referents.items[0]}, 1);
  }
  return found && others == ENT_NO_TOKEN
             ? ent_antecedents_refer(antecedents, reading, query->token, 1,
                                     ENT_MENTION_PRONOUN, found->referents,
                                     found->n_referents)
             : ENT_SUCCESS;
}

/// "The two agreed": a number that stands for a pair.
static bool is_the_two(const EntReading *const reading, const uint32_t token) {
  const EntDeprel deprel =
      ent_deprel_universal(ent_reading_token(reading, token)->deprel);
  return ent_reading_token(reading, token)->upos == ENT_UPOS_NUM &&
         (deprel == ENT_DEPREL_NSUBJ || deprel == ENT_DEPREL_OBJ) &&
         ent_word_number(reading, token) == 2 &&
         ent_word_is(reading,
                     ent_tree_child(&reading->tree, token, ENT_DEPREL_DET),
                     ENT_VIEW("definite")) &&
         ent_tree_child(&reading->tree, token, ENT_DEPREL_NMOD) == ENT_NO_TOKEN;
}

/// The two that were named together, or the persons spoken of last.
static EntStatus read_the_two(EntReading *const reading,
                              EntAntecedents *const antecedents,
                              const uint32_t token) {
  EntReferentId persons[2];
  const EntAntecedent *const pair =
      ent_antecedents_find(antecedents, reading,
                           &(EntAntecedentQuery){.token = token,
                                                 .excluded = ENT_NO_TOKEN,
                                                 .kinds = ENT_KIND_ACTOR,
                                                 .min_count = 2,
                                                 .max_count = 2});
  const bool is_found = pair || ent_antecedents_last_two(antecedents, persons);
  return is_found ? ent_antecedents_refer(antecedents, reading, token, 1,
                                          ENT_MENTION_PRONOUN,
                                          pair ? pair->referents : persons, 2)
                  : ENT_SUCCESS;
}

static EntStatus read_pronoun(EntReading *const reading,
                              EntAntecedents *const antecedents,
                              const uint32_t token) {
  EntAntecedentQuery query = {.token = token,
                              .excluded = subject_over(reading, token),
                              .min_count = 1,
                              .max_count = 1};
  if (ent_word_is(reading, token, ENT_VIEW("he")) ||
      ent_word_is(reading, token, ENT_VIEW("she"))) {
    query.kinds = ENT_KIND_PERSON;
  } else if (ent_word_is(reading, token, ENT_VIEW("it"))) {
    query.is_single = true;
    query.kinds = ENT_KIND_STATE | ENT_KIND_ORGANIZATION;
    query.kinds |= needs_actor(reading, token) ? 0 : ENT_KIND_AGREEMENT;
    if (needs_agreement(reading, token)) {
      EntAntecedentQuery agreement = query;
      agreement.kinds = ENT_KIND_AGREEMENT;
      if (ent_antecedents_find(antecedents, reading, &agreement)) {
        query.kinds = ENT_KIND_AGREEMENT;
      }
    }
  } else if (ent_word_is(reading, token, ENT_VIEW("they"))) {
    query.kinds = ENT_KIND_ACTOR;
    query.min_count = 2;
    query.max_count = ENT_MANY;
    return read_they(reading, antecedents, &query);
  } else if (ent_word_is(reading, token, ENT_VIEW("relative"))) {
    return read_relative(reading, antecedents, token);
  } else if (is_the_two(reading, token)) {
    return read_the_two(reading, antecedents, token);
  } else {
    return ENT_SUCCESS;
  }
  const EntAntecedent *const found =
      ent_antecedents_find(antecedents, reading, &query);
  return found && !is_of_unnamed(reading, found, &query)
             ? ent_antecedents_refer(antecedents, reading, token, 1,
                                     ENT_MENTION_PRONOUN, found->referents,
                                     found->n_referents)
             : ENT_SUCCESS;
}

/// @}
/// Add what is known of `token` already to the candidates.
static EntStatus read_known(EntReading *const reading,
                            EntAntecedents *const antecedents,
                            const uint32_t token) {
  const EntMention *const mention = ent_reading_mention_at(reading, token);
  if (!mention || ent_reading_head(reading, mention) != token) {
    return ENT_SUCCESS;
  }
  ENT_TRY(ent_antecedents_add_mention(antecedents, reading, mention));
  return ent_antecedents_add_group(antecedents, reading, token);
}

static EntStatus read_sentence(EntReading *const reading,
                               EntAntecedents *const antecedents,
                               const EntSentence *const sentence) {
  const uint32_t end = sentence->first_token + sentence->n_tokens;
  for (uint32_t at = sentence->first_token; at < end;) {
    uint32_t n_tokens = 1;
    if (reading->mention_of[at] != ENT_NO_MENTION) {
      ENT_TRY(read_known(reading, antecedents, at));
    } else if (ent_reading_token(reading, at)->upos == ENT_UPOS_PRON ||
               ent_reading_token(reading, at)->upos == ENT_UPOS_DET ||
               is_the_two(reading, at)) {
      ENT_TRY(read_pronoun(reading, antecedents, at));
    } else {
      ENT_TRY(ent_descriptions_read(reading, antecedents, at, end, &n_tokens));
    }
    at += n_tokens;
  }
  return ENT_SUCCESS;
}

EntStatus ent_coreference_read(EntReading *const reading) {
  const EntDocument *const document = reading->document;
  EntAntecedents antecedents = {0};
  EntStatus status = ENT_SUCCESS;
  for (size_t i = 0; !status && i < document->sentences.count; ++i) {
    status =
        read_sentence(reading, &antecedents, &document->sentences.items[i]);
  }
  ent_antecedents_free(&antecedents, reading);
  return status;
}
