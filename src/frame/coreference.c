#include "frame/coreference.h"

#include "frame/agreements.h"
#include "frame/antecedents.h"
#include "frame/arguments.h"
#include "frame/bodies.h"
#include "frame/offices.h"
#include "frame/words.h"

enum { MAX_OWNERS = 8, MAX_PLACES = 16, MANY = 1000 };

/// Add a mention of all that `antecedent` stands for.
static EntStatus add_mention(EntReading *const reading,
                             const uint32_t first_token,
                             const uint32_t n_tokens, const EntMentionForm form,
                             const EntReferentId *const referents,
                             const size_t n_referents,
                             EntAntecedents *const antecedents) {
  uint32_t mention = 0;
  ENT_TRY(ent_reading_add_mention(reading, first_token, n_tokens, form,
                                  ENT_NO_REFERENT, &mention));
  for (size_t i = 0; i < n_referents; ++i) {
    ENT_TRY(ent_reading_add_to_mention(reading, mention, referents[i]));
  }
  return ent_antecedents_add_mention(antecedents, reading,
                                     &reading->mentions.items[mention]);
}

static EntStatus resolve(EntReading *const reading,
                         EntAntecedents *const antecedents,
                         const EntAntecedentQuery *const query,
                         const uint32_t first_token, const uint32_t n_tokens,
                         const EntMentionForm form) {
  const EntAntecedent *const found =
      ent_antecedents_find(antecedents, reading, query);
  return found ? add_mention(reading, first_token, n_tokens, form,
                             found->referents, found->n_referents, antecedents)
               : ENT_SUCCESS;
}

/// \name Pronouns
/// @{

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

static EntStatus read_relative(EntReading *const reading,
                               EntAntecedents *const antecedents,
                               const uint32_t token) {
  const uint32_t noun = relative_antecedent(reading, token);
  if (noun == ENT_NO_TOKEN || noun >= token) {
    return ENT_SUCCESS;
  }
  const EntMention *const mention = ent_reading_mention_at(reading, noun);
  if (!mention || !mention->referents.count) {
    return ENT_SUCCESS;
  }
  EntAntecedents only = {0};
  EntStatus status = ent_antecedents_add_mention(&only, reading, mention);
  if (!status) {
    status = add_mention(reading, token, 1, ENT_MENTION_PRONOUN,
                         only.items[0].referents, only.items[0].n_referents,
                         antecedents);
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
             ? ent_arguments_subject(reading, word->head)
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

/// The last subject between the tokens that means several: "Rebels said that
/// they …", or #ENT_NO_TOKEN.
static uint32_t plural_subject(const EntReading *const reading,
                               const uint32_t begin, const uint32_t token) {
  for (uint32_t i = token; i-- > begin;) {
    const EntToken *const word = ent_reading_token(reading, i);
    if (ent_deprel_universal(word->deprel) == ENT_DEPREL_NSUBJ &&
        word->upos == ENT_UPOS_NOUN &&
        ent_tree_has_feature(&reading->tree, i, ENT_VIEW("Number=Plur")) &&
        (ent_lexicon_kinds(reading->model->lexicon, word->lemma) &
         ENT_KIND_ACTOR)) {
      return i;
    }
  }
  return ENT_NO_TOKEN;
}

/// "they": a group, unless others came between, named or not.
static EntStatus read_they(EntReading *const reading,
                           EntAntecedents *const antecedents,
                           const EntAntecedentQuery *const query) {
  const EntAntecedent *const found =
      ent_antecedents_find(antecedents, reading, query);
  const uint32_t begin =
      found ? found->token + 1 : ent_word_sentence_begin(reading, query->token);
  const uint32_t others = plural_subject(reading, begin, query->token);
  const EntMention *const mention =
      others == ENT_NO_TOKEN ? NULL : ent_reading_mention_at(reading, others);
  if (mention && mention->referents.count) {
    return add_mention(reading, query->token, 1, ENT_MENTION_PRONOUN,
                       (EntReferentId[]){mention->referents.items[0]}, 1,
                       antecedents);
  }
  return found && others == ENT_NO_TOKEN
             ? add_mention(reading, query->token, 1, ENT_MENTION_PRONOUN,
                           found->referents, found->n_referents, antecedents)
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
    query.max_count = MANY;
    return read_they(reading, antecedents, &query);
  } else if (ent_word_is(reading, token, ENT_VIEW("relative"))) {
    return read_relative(reading, antecedents, token);
  } else {
    return ENT_SUCCESS;
  }
  return resolve(reading, antecedents, &query, token, 1, ENT_MENTION_PRONOUN);
}

/// @}
/// \name Descriptions
/// @{

static bool is_plural(const EntReading *const reading, const uint32_t token) {
  return ent_tree_has_feature(&reading->tree, token, ENT_VIEW("Number=Plur"));
}

/// A phrase, with the token on which its others depend and what determines it.
typedef struct {
  EntPhraseMatch match;
  uint32_t head;
  uint32_t owners[MAX_OWNERS];
  size_t n_owners;
  uint32_t first, end;
  bool is_definite;
  bool is_both;     ///< "both", "the two", "all"
  bool is_governed; ///< "government forces"
  size_t count;     ///< "two": 2, or 0
} Description;

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

static void look_around(const EntReading *const reading,
                        Description *const found) {
  const EntPhraseMatch *const match = &found->match;
  found->head = phrase_head(reading, match);
  found->n_owners = ent_bodies_owners(
      reading, match->first_token, match->first_token + match->n_tokens,
      found->owners, MAX_OWNERS, &found->first, &found->end);
  ENT_FOR_CHILDREN(&reading->tree, child, found->head) {
    if (child > found->head) {
      continue;
    }
    found->is_definite =
        found->is_definite || ent_word_is(reading, child, ENT_VIEW("definite"));
    found->is_both =
        found->is_both || ent_word_is(reading, child, ENT_VIEW("both"));
    found->is_governed = found->is_governed || is_governing(reading, child);
    const double number = ent_word_number(reading, child);
    if (number > 1 && number < MANY) {
      found->count = (size_t)number;
    }
  }
}

/// The state of "its" or "his" before a description, or #ENT_NO_REFERENT.
static EntReferentId possessor(const EntReading *const reading,
                               const uint32_t head) {
  const uint32_t token =
      ent_tree_child(&reading->tree, head, ENT_DEPREL_NMOD_POSS);
  const EntReferentId id = token == ENT_NO_TOKEN
                               ? ENT_NO_REFERENT
                               : ent_reading_referent_at(reading, token);
  if (id != ENT_NO_REFERENT &&
      reading->referents.items[id].kind == ENT_KIND_PERSON) {
    return ent_offices_state_of(reading, id);
  }
  return id;
}

static EntStatus describe_holders(EntReading *const reading,
                                  EntAntecedents *const antecedents,
                                  const Description *const found,
                                  const EntReferentId *const owners,
                                  const size_t n_owners) {
  EntReferentId holders[MAX_OWNERS];
  for (size_t i = 0; i < n_owners; ++i) {
    const EntStatus status = ent_offices_holder(reading, found->match.phrase,
                                                owners[i], &holders[i]);
    if (status == ENT_NO_MATCH) {
      holders[i] = owners[i]; // the state stands for its leader
    } else if (status) {
      return status;
    }
  }
  return add_mention(reading, found->match.first_token, found->match.n_tokens,
                     ENT_MENTION_DESCRIPTION, holders, n_owners, antecedents);
}

static bool is_among(const EntReferentId *const ids, const size_t count,
                     const EntReferentId id) {
  for (size_t i = 0; i < count; ++i) {
    if (ids[i] == id) {
      return true;
    }
  }
  return false;
}

/// Whoever does something to the phrase at `head`: none of those is meant.
static size_t doers_to(const EntReading *const reading, const uint32_t head,
                       EntReferentId doers[MAX_OWNERS]) {
  const uint32_t verb = ent_reading_token(reading, head)->head;
  const uint32_t subject = verb == ENT_NO_TOKEN
                               ? ENT_NO_TOKEN
                               : ent_arguments_subject(reading, verb);
  size_t n_doers = 0;
  if (subject == ENT_NO_TOKEN || subject == head) {
    return 0;
  }
  doers[n_doers++] = ent_reading_referent_at(reading, subject);
  ENT_FOR_CHILDREN(&reading->tree, child, subject) {
    if (ent_reading_token(reading, child)->deprel == ENT_DEPREL_CONJ &&
        n_doers < MAX_OWNERS) {
      doers[n_doers++] = ent_reading_referent_at(reading, child);
    }
  }
  return n_doers;
}

/// The persons last named together, `wanted` of them, who hold the office and
/// are none of the doers; or NULL.
static const EntAntecedent *
last_holders(const EntReading *const reading,
             const EntAntecedents *const antecedents,
             const EntPhrase *const office, const size_t wanted,
             const EntReferentId *const doers, const size_t n_doers) {
  for (size_t i = antecedents->count; i-- > 0;) {
    const EntAntecedent *const group = &antecedents->items[i];
    bool fits = group->n_referents == wanted && group->kinds == ENT_KIND_PERSON;
    for (size_t j = 0; fits && j < wanted; ++j) {
      fits = !is_among(doers, n_doers, group->referents[j]) &&
             ent_offices_is_held(reading, group->referents[j], office);
    }
    if (fits) {
      return group;
    }
  }
  return NULL;
}

/// "the president", "both leaders": those last spoken of who hold the office,
/// but for whoever does something to them.
static EntStatus describe_known_holders(EntReading *const reading,
                                        EntAntecedents *const antecedents,
                                        const Description *const found) {
  const size_t wanted = !is_plural(reading, found->head) ? 1
                        : found->count                   ? found->count
                                                         : 2;
  EntReferentId doers[MAX_OWNERS];
  EntReferentId holders[MAX_OWNERS];
  const size_t n_doers = doers_to(reading, found->head, doers);
  size_t n_holders = 0;
  const EntAntecedent *const group =
      wanted > 1 ? last_holders(reading, antecedents, found->match.phrase,
                                wanted, doers, n_doers)
                 : NULL;
  if (group) {
    return add_mention(reading, found->match.first_token, found->match.n_tokens,
                       ENT_MENTION_DESCRIPTION, group->referents, wanted,
                       antecedents);
  }
  for (size_t i = antecedents->count; i-- > 0 && n_holders < wanted;) {
    const EntAntecedent *const candidate = &antecedents->items[i];
    for (size_t j = candidate->n_referents; j-- > 0 && n_holders < wanted;) {
      const EntReferentId id = candidate->referents[j];
      if (n_holders < MAX_OWNERS && !is_among(doers, n_doers, id) &&
          reading->referents.items[id].kind == ENT_KIND_PERSON &&
          !is_among(holders, n_holders, id) &&
          ent_offices_is_held(reading, id, found->match.phrase)) {
        holders[n_holders++] = id;
      }
    }
  }
  return n_holders == wanted
             ? add_mention(reading, found->match.first_token,
                           found->match.n_tokens, ENT_MENTION_DESCRIPTION,
                           holders, n_holders, antecedents)
             : ENT_SUCCESS;
}

/// "Sworn in as president": what somebody is to be, and nobody himself.
static bool is_predicate(const EntReading *const reading, const uint32_t head) {
  return ent_reading_token(reading, head)->deprel == ENT_DEPREL_XCOMP ||
         ent_word_is(reading, ent_word_preposition(reading, head),
                     ENT_VIEW("predicative"));
}

/// An office that `person` holds, as far as the article says, or empty.
static EntView office_of(const EntReading *const reading,
                         const EntReferentId person) {
  for (size_t i = 0; i < reading->offices.count; ++i) {
    if (reading->offices.items[i].holder == person) {
      return reading->offices.items[i].office;
    }
  }
  return ENT_VIEW("");
}

/// "His Turkish counterpart": who holds the same office there.
static EntStatus describe_counterpart(EntReading *const reading,
                                      EntAntecedents *const antecedents,
                                      Description *const found) {
  const uint32_t pronoun =
      ent_tree_child(&reading->tree, found->head, ENT_DEPREL_NMOD_POSS);
  const EntReferentId person = pronoun == ENT_NO_TOKEN
                                   ? ENT_NO_REFERENT
                                   : ent_reading_referent_at(reading, pronoun);
  EntPhrase office = {.cells = {ENT_VIEW("")}};
  EntReferentId holder = ENT_NO_REFERENT;
  if (person == ENT_NO_REFERENT || found->n_owners != 1 ||
      !(office.cells[0] = office_of(reading, person)).size) {
    return ENT_SUCCESS;
  }
  const EntStatus status = ent_offices_holder(
      reading, &office, ent_reading_referent_at(reading, found->owners[0]),
      &holder);
  return status == ENT_NO_MATCH ? ENT_SUCCESS
         : status               ? status
                                : add_mention(reading, found->match.first_token,
                                              found->match.n_tokens, ENT_MENTION_DESCRIPTION,
                                              &holder, 1, antecedents);
}

/// "A spokesman", "a Greek director": one of many, whom nobody can know.
static bool is_indefinite(const EntReading *const reading,
                          const uint32_t head) {
  const uint32_t article = ent_tree_child(&reading->tree, head, ENT_DEPREL_DET);
  return article != ENT_NO_TOKEN &&
         ent_tree_has_feature(&reading->tree, article,
                              ENT_VIEW("Definite=Ind"));
}

static EntStatus describe_office(EntReading *const reading,
                                 EntAntecedents *const antecedents,
                                 const Description *const found) {
  if (is_predicate(reading, found->head) ||
      is_indefinite(reading, found->head)) {
    return ENT_SUCCESS;
  }
  EntReferentId owners[MAX_OWNERS];
  for (size_t i = 0; i < found->n_owners; ++i) {
    owners[i] = ent_reading_referent_at(reading, found->owners[i]);
  }
  if (found->n_owners) {
    return describe_holders(reading, antecedents, found, owners,
                            found->n_owners);
  }
  owners[0] = possessor(reading, found->head);
  if (owners[0] != ENT_NO_REFERENT) {
    return describe_holders(reading, antecedents, found, owners, 1);
  }
  return found->is_definite || found->is_both
             ? describe_known_holders(reading, antecedents, found)
             : ENT_SUCCESS;
}

/// Several states: those of a group, or those that its persons lead.
static EntStatus describe_states(EntReading *const reading,
                                 EntAntecedents *const antecedents,
                                 const Description *const found) {
  const EntAntecedentQuery query = {
      .token = found->head,
      .excluded = ENT_NO_TOKEN,
      .kinds = ENT_KIND_STATE | ENT_KIND_PERSON,
      .min_count = found->count ? found->count : 2,
      .max_count = found->count ? found->count : MANY};
  const EntAntecedent *const group =
      ent_antecedents_find(antecedents, reading, &query);
  EntReferentId states[16];
  size_t n_states = 0;
  for (size_t i = 0; group && i < group->n_referents && n_states < 16; ++i) {
    const EntReferentId id = group->referents[i];
    const EntReferentId state =
        reading->referents.items[id].kind == ENT_KIND_STATE
            ? id
            : ent_offices_state_of(reading, id);
    if (state != ENT_NO_REFERENT) {
      states[n_states++] = state;
    }
  }
  return n_states > 1
             ? add_mention(reading, found->match.first_token,
                           found->match.n_tokens, ENT_MENTION_DESCRIPTION,
                           states, n_states, antecedents)
             : ENT_SUCCESS;
}

static EntStatus describe_capital(EntReading *const reading,
                                  EntAntecedents *const antecedents,
                                  const Description *const found) {
  if (is_plural(reading, found->head)) {
    return found->is_definite || found->is_both
               ? describe_states(reading, antecedents, found)
               : ENT_SUCCESS;
  }
  EntReferentId state = found->n_owners
                            ? ent_reading_referent_at(reading, found->owners[0])
                            : possessor(reading, found->head);
  if (state == ENT_NO_REFERENT) {
    const EntAntecedent *const last =
        ent_antecedents_find(antecedents, reading,
                             &(EntAntecedentQuery){.token = found->head,
                                                   .excluded = ENT_NO_TOKEN,
                                                   .kinds = ENT_KIND_STATE,
                                                   .min_count = 1,
                                                   .max_count = 1});
    state = last ? last->referents[0] : ENT_NO_REFERENT;
  }
  if (state == ENT_NO_REFERENT ||
      reading->referents.items[state].known == ENT_NO_ENTITY) {
    return ENT_SUCCESS;
  }
  const EntEntity capital = ent_knowledge_related(
      reading->model->knowledge, reading->referents.items[state].known,
      ENT_VIEW("capital"));
  if (capital == ENT_NO_ENTITY) {
    return ENT_SUCCESS;
  }
  EntReferentId id = ENT_NO_REFERENT;
  ENT_TRY(ent_reading_add_known(reading, capital, &id));
  return add_mention(reading, found->match.first_token, found->match.n_tokens,
                     ENT_MENTION_DESCRIPTION, &id, 1, antecedents);
}

static void add_place_at(const EntReading *const reading, const uint32_t token,
                         EntReferentId places[MAX_PLACES],
                         size_t *const n_places) {
  const EntReferentId id = ent_reading_referent_at(reading, token);
  if (id != ENT_NO_REFERENT && *n_places < MAX_PLACES &&
      reading->referents.items[id].kind == ENT_KIND_PLACE) {
    places[(*n_places)++] = id;
  }
}

/// "the village of Tegh", "Kalbajar, Aghdam and Lachin regions".
static EntStatus describe_named_place(EntReading *const reading,
                                      EntAntecedents *const antecedents,
                                      const Description *const found) {
  EntReferentId places[MAX_PLACES];
  size_t n_places = 0;
  ENT_FOR_CHILDREN(&reading->tree, child, found->head) {
    const EntDeprel deprel =
        ent_deprel_universal(ent_reading_token(reading, child)->deprel);
    const uint32_t preposition = ent_word_preposition(reading, child);
    const bool is_naming =
        deprel == ENT_DEPREL_COMPOUND || deprel == ENT_DEPREL_APPOS ||
        deprel == ENT_DEPREL_FLAT ||
        (deprel == ENT_DEPREL_NMOD && preposition != ENT_NO_TOKEN &&
         ent_word_is(reading, preposition, ENT_VIEW("whole")));
    if (is_naming) {
      add_place_at(reading, child, places, &n_places);
      ENT_FOR_CHILDREN(&reading->tree, part, child) {
        if (ent_reading_token(reading, part)->deprel == ENT_DEPREL_CONJ) {
          add_place_at(reading, part, places, &n_places);
        }
      }
    }
  }
  return n_places ? add_mention(reading, found->match.first_token,
                                found->match.n_tokens, ENT_MENTION_DESCRIPTION,
                                places, n_places, antecedents)
                  : ENT_NO_MATCH;
}

/// The state that the person leads of "the government of Ada Obi".
static EntReferentId led_state(const EntReading *const reading,
                               const uint32_t head) {
  ENT_FOR_CHILDREN(&reading->tree, child, head) {
    const uint32_t preposition = ent_word_preposition(reading, child);
    const EntReferentId id = ent_reading_referent_at(reading, child);
    if (id != ENT_NO_REFERENT && preposition != ENT_NO_TOKEN &&
        ent_word_is(reading, preposition, ENT_VIEW("of")) &&
        reading->referents.items[id].kind == ENT_KIND_PERSON) {
      return ent_offices_state_of(reading, id);
    }
  }
  return ENT_NO_REFERENT;
}

static EntStatus describe_one(EntReading *const reading,
                              EntAntecedents *const antecedents,
                              const Description *const found,
                              const unsigned kinds) {
  EntReferentId owner = possessor(reading, found->head);
  owner = owner == ENT_NO_REFERENT ? led_state(reading, found->head) : owner;
  if (kinds == ENT_KIND_STATE && owner != ENT_NO_REFERENT) {
    return add_mention(reading, found->match.first_token, found->match.n_tokens,
                       ENT_MENTION_DESCRIPTION, &owner, 1, antecedents);
  }
  if (!found->is_definite) {
    return ENT_SUCCESS;
  }
  const EntAntecedentQuery query = {.token = found->head,
                                    .excluded = ENT_NO_TOKEN,
                                    .kinds = kinds,
                                    .min_count = 1,
                                    .max_count = 1,
                                    .class_name = found->match.phrase->cells[1],
                                    .is_central = kinds == ENT_KIND_STATE};
  return resolve(reading, antecedents, &query, found->match.first_token,
                 found->match.n_tokens, ENT_MENTION_DESCRIPTION);
}

/// Where no group was spoken of, the two states that were last.
static bool last_states(const EntAntecedents *const antecedents,
                        EntReferentId states[2]) {
  size_t n_states = 0;
  for (size_t i = antecedents->count; i-- > 0 && n_states < 2;) {
    const EntAntecedent *const candidate = &antecedents->items[i];
    if (candidate->n_referents == 1 && candidate->kinds == ENT_KIND_STATE &&
        (!n_states || states[0] != candidate->referents[0])) {
      states[n_states++] = candidate->referents[0];
    }
  }
  return n_states == 2;
}

/// Whether nobody of the group is or acts for one of the states: mediators,
/// say.
static bool is_outside(const EntReading *const reading,
                       const EntAntecedent *const group,
                       const EntReferentId states[2]) {
  for (size_t i = 0; i < group->n_referents; ++i) {
    const EntReferentId id = group->referents[i];
    const EntReferentId state =
        reading->referents.items[id].kind == ENT_KIND_PERSON
            ? ent_offices_state_of(reading, id)
            : id;
    if (reading->referents.items[id].kind == ENT_KIND_ORGANIZATION ||
        is_among(states, 2, state)) {
      return false;
    }
  }
  return true;
}

static EntStatus describe_parties(EntReading *const reading,
                                  EntAntecedents *const antecedents,
                                  const Description *const found) {
  if (!found->is_both &&
      !(is_plural(reading, found->head) && found->is_definite)) {
    return ENT_SUCCESS;
  }
  const EntAntecedentQuery query = {.token = found->head,
                                    .excluded = ENT_NO_TOKEN,
                                    .kinds = ENT_KIND_ACTOR,
                                    .min_count = 2,
                                    .max_count = MANY};
  const EntAntecedent *const group =
      ent_antecedents_find(antecedents, reading, &query);
  EntReferentId states[2];
  const bool is_pair = !found->count || found->count == 2;
  if (is_pair && ((ent_salience_pair(&antecedents->salience, states) &&
                   (!group || is_outside(reading, group, states))) ||
                  (!group && last_states(antecedents, states)))) {
    return add_mention(reading, found->match.first_token, found->match.n_tokens,
                       ENT_MENTION_DESCRIPTION, states, 2, antecedents);
  }
  return group ? add_mention(reading, found->match.first_token,
                             found->match.n_tokens, ENT_MENTION_DESCRIPTION,
                             group->referents, group->n_referents, antecedents)
               : ENT_SUCCESS;
}

static EntStatus describe_agreement(EntReading *const reading,
                                    EntAntecedents *const antecedents,
                                    const Description *const found) {
  EntReferentId id = ENT_NO_REFERENT;
  const EntStatus status =
      ent_agreements_describe(reading, &found->match, found->head, &id);
  if (status) {
    return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
  }
  return add_mention(reading, found->match.first_token, found->match.n_tokens,
                     ENT_MENTION_DESCRIPTION, &id, 1, antecedents);
}

static EntStatus describe_place(EntReading *const reading,
                                EntAntecedents *const antecedents,
                                const Description *const found) {
  const EntStatus status = describe_named_place(reading, antecedents, found);
  return status == ENT_NO_MATCH
             ? describe_one(reading, antecedents, found, ENT_KIND_PLACE)
             : status;
}

static EntStatus describe_state(EntReading *const reading,
                                EntAntecedents *const antecedents,
                                const Description *const found) {
  return is_plural(reading, found->head) &&
                 (found->is_definite || found->is_both)
             ? describe_states(reading, antecedents, found)
             : describe_one(reading, antecedents, found, ENT_KIND_STATE);
}

static EntStatus describe_organization(EntReading *const reading,
                                       EntAntecedents *const antecedents,
                                       const Description *const found) {
  return describe_one(reading, antecedents, found, ENT_KIND_ORGANIZATION);
}

/// "its neighbour": the state spoken of last that is not "it".
static EntStatus describe_other(EntReading *const reading,
                                EntAntecedents *const antecedents,
                                const Description *const found) {
  const EntReferentId owner = possessor(reading, found->head);
  if (is_plural(reading, found->head) || owner == ENT_NO_REFERENT) {
    return describe_parties(reading, antecedents, found);
  }
  for (size_t i = antecedents->count; i-- > 0;) {
    const EntAntecedent *const candidate = &antecedents->items[i];
    if (candidate->n_referents == 1 && candidate->kinds == ENT_KIND_STATE &&
        candidate->referents[0] != owner) {
      return add_mention(reading, found->match.first_token,
                         found->match.n_tokens, ENT_MENTION_DESCRIPTION,
                         candidate->referents, 1, antecedents);
    }
  }
  return ENT_SUCCESS;
}

/// The kinds of lexicon/descriptions.tsv.
static const struct {
  const char *name;
  EntStatus (*describe)(EntReading *, EntAntecedents *, const Description *);
} KINDS[] = {
    {"Other", describe_other},
    {"State", describe_state},
    {"Capital", describe_capital},
    {"Place", describe_place},
    {"Organization", describe_organization},
    {"Agreement", describe_agreement},
    {"Party", describe_parties},
};

static EntStatus describe(EntReading *const reading,
                          EntAntecedents *const antecedents,
                          const Description *const found) {
  for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); ++i) {
    if (ent_view_equals(found->match.phrase->cells[0],
                        ent_view(KINDS[i].name))) {
      return KINDS[i].describe(reading, antecedents, found);
    }
  }
  return ENT_SUCCESS;
}

/// @}

/// Whether the last word of the phrase heads its noun phrase and is free.
static bool is_free_head(const EntReading *const reading,
                         const EntPhraseMatch *const match) {
  const uint32_t last = match->first_token + match->n_tokens - 1;
  const EntToken *const word = ent_reading_token(reading, last);
  return reading->mention_of[last] == ENT_NO_MENTION &&
         reading->mention_of[match->first_token] == ENT_NO_MENTION &&
         (word->upos == ENT_UPOS_NOUN || word->upos == ENT_UPOS_PROPN) &&
         word->deprel != ENT_DEPREL_COMPOUND;
}

/// "Karen National Union": the phrase ends a name that nobody knows.
static bool ends_name(const EntReading *const reading,
                      const EntPhraseMatch *const match) {
  const uint32_t first = match->first_token;
  const uint32_t before = first - 1;
  return first > ent_word_sentence_begin(reading, first) + 1 &&
         ent_word_is_capitalised(reading, first) &&
         ent_word_is_capitalised(reading, before) &&
         reading->mention_of[before] == ENT_NO_MENTION &&
         (ent_reading_token(reading, before)->upos == ENT_UPOS_PROPN ||
          ent_reading_token(reading, before)->upos == ENT_UPOS_ADJ) &&
         (ent_view_equals(match->phrase->cells[0], ENT_VIEW("Organization")) ||
          ent_view_equals(match->phrase->cells[0], ENT_VIEW("State")));
}

/// "The army", where the article is about one state: that of it.
static EntStatus describe_body(EntReading *const reading,
                               EntAntecedents *const antecedents,
                               const Description *const found) {
  const EntReferentId centre = ent_salience_centre(&antecedents->salience);
  if (!(found->is_definite || found->is_governed) || found->n_owners ||
      centre == ENT_NO_REFERENT) {
    return ENT_SUCCESS;
  }
  ENT_TRY(ent_bodies_add(reading, &found->match, centre));
  return ent_antecedents_add_mention(
      antecedents, reading, ent_reading_mention_at(reading, found->head));
}

/// Read a description that begins at `token`; set how many tokens it has.
static EntStatus read_description(EntReading *const reading,
                                  EntAntecedents *const antecedents,
                                  const uint32_t token, const uint32_t end,
                                  uint32_t *const n_tokens) {
  Description found = {.count = 0};
  const EntFrameModel *const model = reading->model;
  if (!ent_phrases_match(model->descriptions, reading->document, token, end,
                         &found.match) &&
      is_free_head(reading, &found.match) &&
      !ends_name(reading, &found.match)) {
    *n_tokens = found.match.n_tokens;
    look_around(reading, &found);
    ENT_TRY(describe(reading, antecedents, &found));
    if (reading->mention_of[found.head] != ENT_NO_MENTION) {
      return ENT_SUCCESS;
    }
  }
  found = (Description){.count = 0};
  if (!ent_bodies_find(reading, token, end, &found.match) &&
      is_free_head(reading, &found.match)) {
    *n_tokens = found.match.n_tokens;
    look_around(reading, &found);
    return describe_body(reading, antecedents, &found);
  }
  found = (Description){.count = 0};
  if (ent_word_is(reading, token, ENT_VIEW("counterpart")) &&
      !ent_phrases_match(model->grammar, reading->document, token, token + 1,
                         &found.match) &&
      is_free_head(reading, &found.match)) {
    look_around(reading, &found);
    return describe_counterpart(reading, antecedents, &found);
  }
  if (ent_phrases_match(model->offices, reading->document, token, end,
                        &found.match) ||
      !is_free_head(reading, &found.match)) {
    return ENT_SUCCESS;
  }
  *n_tokens = found.match.n_tokens;
  look_around(reading, &found);
  return describe_office(reading, antecedents, &found);
}

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
               ent_reading_token(reading, at)->upos == ENT_UPOS_DET) {
      ENT_TRY(read_pronoun(reading, antecedents, at));
    } else {
      ENT_TRY(read_description(reading, antecedents, at, end, &n_tokens));
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
