#include "frame/descriptions.h"

#include "frame/agreements.h"
#include "frame/bodies.h"
#include "frame/described.h"
#include "frame/offices.h"
#include "frame/words.h"

enum { MAX_PLACES = 16 };

/// Several states: those of a group, or those that its persons lead.
static EntStatus describe_states(EntReading *const reading,
                                 EntAntecedents *const antecedents,
                                 const EntDescription *const found,
                                 const unsigned kinds) {
  const EntAntecedentQuery query = {
      .token = found->head,
      .excluded = ENT_NO_TOKEN,
      .kinds = kinds,
      .min_count = found->count ? found->count : 2,
      .max_count = found->count ? found->count : ENT_MANY};
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
  if (n_states < 2 && kinds != ENT_KIND_STATE) { // persons of no known state
    return describe_states(reading, antecedents, found, ENT_KIND_STATE);
  }
  return n_states > 1
             ? ent_described_mean(reading, antecedents, found, states, n_states)
             : ENT_SUCCESS;
}

static EntStatus describe_capital(EntReading *const reading,
                                  EntAntecedents *const antecedents,
                                  const EntDescription *const found) {
  if (ent_described_is_plural(reading, found)) {
    return found->is_definite || found->is_both
               ? describe_states(reading, antecedents, found,
                                 ENT_KIND_STATE | ENT_KIND_PERSON)
               : ENT_SUCCESS;
  }
  EntReferentId state = found->n_owners
                            ? ent_reading_referent_at(reading, found->owners[0])
                            : ent_described_possessor(reading, found);
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
  return ent_described_mean(reading, antecedents, found, &id, 1);
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

/// "The island of Cyprus", "the region of Nowhere": what the noun is the kind
/// of, or #ENT_NO_TOKEN.
static uint32_t name_of_kind(const EntReading *const reading,
                             const uint32_t noun) {
  ENT_FOR_CHILDREN(&reading->tree, child, noun) {
    const EntToken *const word = ent_reading_token(reading, child);
    const uint32_t preposition = ent_word_preposition(reading, child);
    if (ent_deprel_universal(word->deprel) == ENT_DEPREL_NMOD &&
        word->upos == ENT_UPOS_PROPN && preposition != ENT_NO_TOKEN &&
        ent_word_is(reading, preposition, ENT_VIEW("whole"))) {
      return child;
    }
  }
  return ENT_NO_TOKEN;
}

/// "the village of Tegh", "Kalbajar, Aghdam and Lachin regions".
static EntStatus describe_named_place(EntReading *const reading,
                                      EntAntecedents *const antecedents,
                                      const EntDescription *const found) {
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
  return n_places
             ? ent_described_mean(reading, antecedents, found, places, n_places)
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
                              const EntDescription *const found,
                              const unsigned kinds) {
  EntReferentId owner = ent_described_possessor(reading, found);
  owner = owner == ENT_NO_REFERENT ? led_state(reading, found->head) : owner;
  if (kinds == ENT_KIND_STATE && owner != ENT_NO_REFERENT) {
    return ent_described_mean(reading, antecedents, found, &owner, 1);
  }
  if (!found->is_definite) {
    return ENT_SUCCESS;
  }
  const EntView told = found->match.phrase->cells[1];
  const bool is_official = ent_view_equals(told, ENT_VIEW("official"));
  const EntAntecedentQuery query = {.token = found->head,
                                    .excluded = ENT_NO_TOKEN,
                                    .kinds = kinds,
                                    .min_count = 1,
                                    .max_count = 1,
                                    .class_name =
                                        is_official ? ENT_VIEW("") : told,
                                    .is_official = is_official,
                                    .is_central = kinds == ENT_KIND_STATE};
  return ent_antecedents_resolve(
      antecedents, reading, &query, found->match.first_token,
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

/// The two bodies, or state and body, that were named together last.
static const EntAntecedent *last_pair(const EntAntecedents *const antecedents) {
  for (size_t i = antecedents->count; i-- > 0;) {
    const EntAntecedent *const candidate = &antecedents->items[i];
    if (candidate->n_referents == 2 &&
        (candidate->kinds & ENT_KIND_ORGANIZATION) &&
        !(candidate->kinds & ~(ENT_KIND_STATE | ENT_KIND_ORGANIZATION))) {
      return candidate;
    }
  }
  return NULL;
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
        state == states[0] || state == states[1]) {
      return false;
    }
  }
  return true;
}

/// Whether one of the parties does something to the others: "Kenya urged all
/// sides", who are not Kenya.
static bool has_doer(const EntReading *const reading,
                     const EntDescription *const found,
                     const EntReferentId *const parties,
                     const size_t n_parties) {
  const uint32_t verb = ent_reading_token(reading, found->head)->head;
  const uint32_t subject =
      verb == ENT_NO_TOKEN
          ? ENT_NO_TOKEN
          : ent_tree_child(&reading->tree, verb, ENT_DEPREL_NSUBJ);
  const EntReferentId doer = subject == ENT_NO_TOKEN || subject == found->head
                                 ? ENT_NO_REFERENT
                                 : ent_reading_referent_at(reading, subject);
  for (size_t i = 0; i < n_parties; ++i) {
    if (doer != ENT_NO_REFERENT && parties[i] == doer) {
      return true;
    }
  }
  return false;
}

static EntStatus mean_parties(EntReading *const reading,
                              EntAntecedents *const antecedents,
                              const EntDescription *const found,
                              const EntReferentId *const parties,
                              const size_t n_parties) {
  return has_doer(reading, found, parties, n_parties)
             ? ENT_SUCCESS
             : ent_described_mean(reading, antecedents, found, parties,
                                  n_parties);
}

static EntStatus describe_parties(EntReading *const reading,
                                  EntAntecedents *const antecedents,
                                  const EntDescription *const found) {
  if (!found->is_both &&
      !(ent_described_is_plural(reading, found) && found->is_definite)) {
    return ENT_SUCCESS;
  }
  const EntAntecedentQuery query = {.token = found->head,
                                    .excluded = ENT_NO_TOKEN,
                                    .kinds = ENT_KIND_ACTOR,
                                    .min_count = 2,
                                    .max_count = ENT_MANY};
  const EntAntecedent *group =
      ent_antecedents_find(antecedents, reading, &query);
  EntReferentId states[2];
  const bool is_pair = !found->count || found->count == 2;
  const EntAntecedent *const bodies =
      is_pair && group && group->kinds == ENT_KIND_PERSON
          ? last_pair(antecedents)
          : NULL;
  if (!bodies && is_pair &&
      ((ent_salience_pair(&antecedents->salience, states) &&
        (!group || is_outside(reading, group, states))) ||
       (!group && last_states(antecedents, states)))) {
    return mean_parties(reading, antecedents, found, states, 2);
  }
  group = bodies ? bodies : group;
  return group ? mean_parties(reading, antecedents, found, group->referents,
                              group->n_referents)
               : ENT_SUCCESS;
}

static EntStatus describe_agreement(EntReading *const reading,
                                    EntAntecedents *const antecedents,
                                    const EntDescription *const found) {
  EntReferentId id = ENT_NO_REFERENT;
  const EntStatus status =
      ent_agreements_describe(reading, &found->match, found->head, &id);
  if (status) {
    return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
  }
  return ent_described_mean(reading, antecedents, found, &id, 1);
}

static EntStatus describe_place(EntReading *const reading,
                                EntAntecedents *const antecedents,
                                const EntDescription *const found) {
  const EntStatus status = describe_named_place(reading, antecedents, found);
  const uint32_t name = name_of_kind(reading, found->head);
  if (status != ENT_NO_MATCH || name == ENT_NO_TOKEN) {
    return status == ENT_NO_MATCH && !ent_described_is_plural(reading, found)
               ? describe_one(reading, antecedents, found, ENT_KIND_PLACE)
           : status == ENT_NO_MATCH ? ENT_SUCCESS
                                    : status;
  }
  const EntReferentId id = ent_reading_referent_at(reading, name);
  return id != ENT_NO_REFERENT &&
                 reading->referents.items[id].kind == ENT_KIND_STATE
             ? ent_described_mean(reading, antecedents, found, &id, 1)
             : ENT_SUCCESS;
}

/// "All countries": of the world, if no number says otherwise.
static bool is_of_all(const EntReading *const reading,
                      const EntDescription *const found) {
  ENT_FOR_CHILDREN(&reading->tree, child, found->head) {
    if (child < found->head && !found->count &&
        ent_word_is(reading, child, ENT_VIEW("all"))) {
      return true;
    }
  }
  return false;
}

static EntStatus describe_state(EntReading *const reading,
                                EntAntecedents *const antecedents,
                                const EntDescription *const found) {
  const uint32_t name = name_of_kind(reading, found->head);
  const EntReferentId named = name == ENT_NO_TOKEN
                                  ? ENT_NO_REFERENT
                                  : ent_reading_referent_at(reading, name);
  if (named != ENT_NO_REFERENT && // "the island nation of Nauru"
      reading->referents.items[named].kind == ENT_KIND_STATE) {
    return ent_described_mean(reading, antecedents, found, &named, 1);
  }
  if (!ent_described_is_plural(reading, found)) {
    return describe_one(reading, antecedents, found, ENT_KIND_STATE);
  }
  return found->is_definite || (found->is_both && !is_of_all(reading, found))
             ? describe_states(reading, antecedents, found,
                               ENT_KIND_STATE | ENT_KIND_PERSON)
             : ENT_SUCCESS;
}

/// The organisation named last whose name has the noun, or #ENT_NO_REFERENT.
static EntReferentId called_so(const EntReading *const reading,
                               const EntAntecedents *const antecedents,
                               const uint32_t head) {
  for (size_t i = antecedents->count; i-- > 0;) {
    const EntAntecedent *const candidate = &antecedents->items[i];
    if (candidate->n_referents == 1 &&
        candidate->kinds == ENT_KIND_ORGANIZATION &&
        ent_word_is_in_name(reading, head, candidate->referents[0])) {
      return candidate->referents[0];
    }
  }
  return ENT_NO_REFERENT;
}

/// "The council" behind a name such as "Security Council".
static EntStatus describe_named(EntReading *const reading,
                                EntAntecedents *const antecedents,
                                const EntDescription *const found) {
  const EntReferentId id = found->is_definite && !found->n_owners &&
                                   !ent_described_is_plural(reading, found)
                               ? called_so(reading, antecedents, found->head)
                               : ENT_NO_REFERENT;
  return id == ENT_NO_REFERENT
             ? ENT_NO_MATCH
             : ent_described_mean(reading, antecedents, found, &id, 1);
}

/// "The organisation"; "both forces" are two of those named.
static EntStatus describe_organization(EntReading *const reading,
                                       EntAntecedents *const antecedents,
                                       const EntDescription *const found) {
  if (found->is_both && ent_described_is_plural(reading, found)) {
    return describe_parties(reading, antecedents, found);
  }
  const EntStatus status = describe_named(reading, antecedents, found);
  return status == ENT_NO_MATCH
             ? describe_one(reading, antecedents, found, ENT_KIND_ORGANIZATION)
             : status;
}

static EntStatus describe_namesake(EntReading *const reading,
                                   EntAntecedents *const antecedents,
                                   const EntDescription *const found) {
  const EntStatus status = describe_named(reading, antecedents, found);
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

/// "its neighbour": the state spoken of last that is not "it"; "its neighbours"
/// may be any.
static EntStatus describe_other(EntReading *const reading,
                                EntAntecedents *const antecedents,
                                const EntDescription *const found) {
  const EntReferentId owner = ent_described_possessor(reading, found);
  if (owner == ENT_NO_REFERENT) {
    return describe_parties(reading, antecedents, found);
  }
  if (ent_described_is_plural(reading, found)) {
    return ENT_SUCCESS;
  }
  for (size_t i = antecedents->count; i-- > 0;) {
    const EntAntecedent *const candidate = &antecedents->items[i];
    if (candidate->n_referents == 1 && candidate->kinds == ENT_KIND_STATE &&
        candidate->referents[0] != owner) {
      return ent_described_mean(reading, antecedents, found,
                                candidate->referents, 1);
    }
  }
  return ENT_SUCCESS;
}

/// "Both men", "the two women": the two persons spoken of last.
static EntStatus describe_persons(EntReading *const reading,
                                  EntAntecedents *const antecedents,
                                  const EntDescription *const found) {
  EntReferentId persons[2];
  bool is_pair = found->count == 2 && found->is_definite;
  ENT_FOR_CHILDREN(&reading->tree, child, found->head) {
    is_pair = is_pair ||
              (ent_word_is(reading, child, ENT_VIEW("pair")) &&
               ent_reading_token(reading, child)->deprel == ENT_DEPREL_DET);
  }
  return is_pair && ent_antecedents_last_two(antecedents, persons)
             ? ent_described_mean(reading, antecedents, found, persons, 2)
             : ENT_SUCCESS;
}

/// The kinds of lexicon/descriptions.tsv.
static const struct {
  const char *name;
  EntStatus (*describe)(EntReading *, EntAntecedents *, const EntDescription *);
} KINDS[] = {
    {"Other", describe_other},
    {"State", describe_state},
    {"Capital", describe_capital},
    {"Place", describe_place},
    {"Organization", describe_organization},
    {"Named", describe_namesake},
    {"Agreement", describe_agreement},
    {"Party", describe_parties},
    {"Person", describe_persons},
};

static EntStatus describe(EntReading *const reading,
                          EntAntecedents *const antecedents,
                          const EntDescription *const found) {
  for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); ++i) {
    if (ent_view_equals(found->match.phrase->cells[0],
                        ent_view(KINDS[i].name))) {
      return KINDS[i].describe(reading, antecedents, found);
    }
  }
  return ENT_SUCCESS;
}

/// "The rights group Viasna": a name that nobody knows says which.
static bool is_named_behind(const EntReading *const reading,
                            const uint32_t noun) {
  const uint32_t next = noun + 1;
  if (next >= ent_word_sentence_end(reading, noun)) {
    return false;
  }
  const EntToken *const word = ent_reading_token(reading, next);
  return word->upos == ENT_UPOS_PROPN &&
         ent_word_is_capitalised(reading, next) &&
         reading->mention_of[next] == ENT_NO_MENTION &&
         !ent_word_is_time(reading, next) &&
         (word->head == noun || ent_reading_token(reading, noun)->head == next);
}

/// "Western governments": an adjective in capitals tells which.
static bool is_told_which(const EntReading *const reading,
                          const EntPhraseMatch *const match) {
  const uint32_t first = match->first_token;
  return first > ent_word_sentence_begin(reading, first) &&
         ent_reading_token(reading, first - 1)->upos == ENT_UPOS_ADJ &&
         first - 1 > ent_word_sentence_begin(reading, first) &&
         ent_word_is_capitalised(reading, first - 1) &&
         reading->mention_of[first - 1] == ENT_NO_MENTION;
}

/// Whether the last word of the phrase heads its noun phrase and is free.
static bool is_free_head(const EntReading *const reading,
                         const EntPhraseMatch *const match) {
  const uint32_t last = match->first_token + match->n_tokens - 1;
  const EntToken *const word = ent_reading_token(reading, last);
  return reading->mention_of[last] == ENT_NO_MENTION &&
         reading->mention_of[match->first_token] == ENT_NO_MENTION &&
         !is_named_behind(reading, last) && !is_told_which(reading, match) &&
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

/// The state whose body is meant: of "its ministry" that which "its" means; of
/// "the army" that which the article is about. "Its troops" are not the army.
static EntReferentId state_of_body(const EntReading *const reading,
                                   const EntAntecedents *const antecedents,
                                   const EntDescription *const found) {
  if (found->n_owners == 1 && (ent_bodies_is_abroad(&found->match) ||
                               ent_bodies_is_governing(&found->match))) {
    const EntReferentId owner =
        ent_reading_referent_at(reading, found->owners[0]);
    return reading->referents.items[owner].kind == ENT_KIND_STATE
               ? owner
               : ENT_NO_REFERENT;
  }
  return !found->n_owners && (found->is_definite || found->is_governed) &&
                 !ent_bodies_is_abroad(&found->match)
             ? ent_salience_centre(&antecedents->salience)
             : ENT_NO_REFERENT;
}

static EntStatus describe_body(EntReading *const reading,
                               EntAntecedents *const antecedents,
                               const EntDescription *const found) {
  const EntReferentId state = state_of_body(reading, antecedents, found);
  if (state == ENT_NO_REFERENT) {
    return ENT_SUCCESS;
  }
  ENT_TRY(ent_bodies_add(reading, &found->match, state));
  return ent_antecedents_add_mention(
      antecedents, reading, ent_reading_mention_at(reading, found->head));
}

EntStatus ent_descriptions_read(EntReading *const reading,
                                EntAntecedents *const antecedents,
                                const uint32_t token, const uint32_t end,
                                uint32_t *const n_tokens) {
  EntDescription found = {.count = 0};
  const EntFrameModel *const model = reading->model;
  if (!ent_phrases_match(model->descriptions, reading->document, token, end,
                         &found.match) &&
      is_free_head(reading, &found.match) &&
      !ends_name(reading, &found.match)) {
    *n_tokens = found.match.n_tokens;
    ent_described_look_around(reading, &found);
    ENT_TRY(describe(reading, antecedents, &found));
    if (reading->mention_of[found.head] != ENT_NO_MENTION) {
      return ENT_SUCCESS;
    }
  }
  found = (EntDescription){.count = 0};
  if (!ent_bodies_find(reading, token, end, &found.match) &&
      is_free_head(reading, &found.match)) {
    *n_tokens = found.match.n_tokens;
    ent_described_look_around(reading, &found);
    return describe_body(reading, antecedents, &found);
  }
  found = (EntDescription){.count = 0};
  if (ent_word_is(reading, token, ENT_VIEW("counterpart")) &&
      !ent_phrases_match(model->grammar, reading->document, token, token + 1,
                         &found.match) &&
      is_free_head(reading, &found.match)) {
    ent_described_look_around(reading, &found);
    return ent_described_counterpart(reading, antecedents, &found);
  }
  if (ent_phrases_match(model->offices, reading->document, token, end,
                        &found.match) ||
      !is_free_head(reading, &found.match)) {
    return ENT_SUCCESS;
  }
  *n_tokens = found.match.n_tokens;
  ent_described_look_around(reading, &found);
  return ent_described_office(reading, antecedents, &found);
}
