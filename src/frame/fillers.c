#include "frame/fillers.h"

#include "frame/offices.h"
#include "frame/owners.h"
#include "frame/words.h"

/// An argument on its way into an event.
/// How long a chain of conjuncts is followed.
enum { MAX_CHAIN = 4 };

typedef struct {
  EntReading *reading;
  const EntTriggers *triggers;
  uint32_t event;
  const EntLexEntry *entry;
  const EntLexArgument *map;
  const EntArgument *argument;
} Filling;

/// The kinds of fillers that a role takes.
static unsigned role_kinds(const EntRole role) {
  switch (role) {
  case ENT_ROLE_AGENT:
  case ENT_ROLE_TARGET:
  case ENT_ROLE_PARTICIPANT:
  case ENT_ROLE_BELLIGERENT:
  case ENT_ROLE_ATTRIBUTED_TO:
    return ENT_KIND_ACTOR;
  case ENT_ROLE_PLACE:
    return ENT_KIND_PLACE | ENT_KIND_STATE;
  case ENT_ROLE_UNDER_AGREEMENT:
  case ENT_ROLE_ENDED_BY:
    return ENT_KIND_AGREEMENT;
  case ENT_ROLE_CONTENT:
    return ENT_KIND_EVENT;
  case ENT_ROLE_COUNT:
    return ENT_KIND_NUMBER;
  case ENT_ROLE_THEME:
    return ENT_KIND_ACTOR | ENT_KIND_PLACE | ENT_KIND_AGREEMENT;
  default:
    return 0;
  }
}

static float probability_of(const EntReading *const reading,
                            const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  return word->head_probability * word->deprel_probability;
}

/// The user's own property for the role in the map at hand, or 0.
static EntId property_of(const EntLexArgument *const map, const EntRole role) {
  for (uint8_t i = 0; map && i < map->n_roles; ++i) {
    if (map->roles[i] == role && map->properties[i]) {
      return map->properties[i];
    }
  }
  return 0;
}

static EntStatus add(const Filling *const filling, const EntRole role,
                     const EntFillerKind kind, const uint32_t id,
                     const EntView text, const uint32_t token) {
  const EntFiller filler = {.role = role,
                            .property = property_of(filling->map, role),
                            .kind = kind,
                            .id = id,
                            .text = text,
                            .token = token,
                            .probability =
                                probability_of(filling->reading, token)};
  return ent_reading_add_filler(filling->reading, filling->event, filler);
}

/// The first of the map's roles that takes one of these kinds; false if none.
static bool choose_role(const EntLexArgument *const map, const unsigned kinds,
                        EntRole *const role) {
  for (uint8_t i = 0; i < map->n_roles; ++i) {
    if (role_kinds((EntRole)map->roles[i]) & kinds) {
      *role = (EntRole)map->roles[i];
      return true;
    }
  }
  return false;
}

/// An agreement acts where it implements or ends another.
static bool is_acting_agreement(const Filling *const filling,
                                const EntReferentId id) {
  return filling->reading->referents.items[id].kind == ENT_KIND_AGREEMENT &&
         filling->map->n_roles && filling->map->roles[0] == ENT_ROLE_AGENT &&
         ent_reading_is_a(filling->reading, filling->event,
                          ENT_CLASS_AGREEMENT_EVENT);
}

static bool has_role(const EntLexArgument *const map, const EntRole role) {
  for (uint8_t i = 0; i < map->n_roles; ++i) {
    if (map->roles[i] == role) {
      return true;
    }
  }
  return false;
}

/// \name Unnamed fillers
/// @{

/// "Gave Kenya two million dollars": what stands before the number of a noun is
/// no part of it.
static bool is_before_number(const EntReading *const reading,
                             const uint32_t modifier) {
  const uint32_t number =
      ent_tree_child(&reading->tree, ent_reading_token(reading, modifier)->head,
                     ENT_DEPREL_NUMMOD);
  return number != ENT_NO_TOKEN && modifier < number;
}

/// Return the words of a noun phrase before and with its head.
static EntView phrase_words(const EntReading *const reading,
                            const uint32_t head) {
  uint32_t first = head;
  ENT_FOR_CHILDREN(&reading->tree, child, head) {
    const EntToken *const word = ent_reading_token(reading, child);
    const EntDeprel deprel = ent_deprel_universal(word->deprel);
    const bool is_left_out =
        deprel == ENT_DEPREL_DET || deprel == ENT_DEPREL_CASE ||
        deprel == ENT_DEPREL_CC || deprel == ENT_DEPREL_PUNCT ||
        deprel == ENT_DEPREL_NUMMOD || word->deprel == ENT_DEPREL_NMOD_POSS ||
        (deprel == ENT_DEPREL_COMPOUND && is_before_number(reading, child));
    if (child < first && !is_left_out) {
      const EntSpan span = ent_tree_span(&reading->tree, child);
      first = child;
      while (first > 0 &&
             ent_reading_token(reading, first - 1)->span.begin >= span.begin) {
        --first;
      }
    }
  }
  uint32_t last = head;
  const uint32_t n_tokens = (uint32_t)reading->document->tokens.count;
  while (ent_reading_token(reading, head)->upos == ENT_UPOS_SYM &&
         last + 1 < n_tokens &&
         ent_reading_token(reading, last + 1)->upos == ENT_UPOS_NUM) {
    ++last; // "$2 million"
  }
  return ent_document_text(reading->document, first, last - first + 1);
}

/// Collect the states and bodies that the unnamed one belongs to; of what is
/// said or judged, or speaks for them, also the persons: "praised the courage
/// of Smith", "Smith's office said".
static size_t owners_of(const Filling *const filling, const uint32_t head,
                        uint32_t *const owners) {
  const EntReading *const reading = filling->reading;
  const bool is_judged =
      ent_reading_is_a(reading, filling->event, ENT_CLASS_STATEMENT) &&
      !(ent_triggers_kinds(reading, head) & ENT_KIND_ACTOR);
  const bool speaks_for =
      ent_lexicon_in_set(reading->model->lexicon, ENT_VIEW("$mouthpiece"),
                         ent_reading_token(reading, head)->lemma);
  const unsigned kinds =
      is_judged || speaks_for ? ENT_KIND_ACTOR
      : has_role(filling->map, ENT_ROLE_PLACE)
          ? ENT_KIND_STATE | ENT_KIND_ORGANIZATION | ENT_KIND_PLACE
          : ENT_KIND_STATE | ENT_KIND_ORGANIZATION;
  return ent_owners_of(reading, head, kinds, owners);
}

/// Whether words can play `role`, given the kinds of their noun.
static bool takes_words(const EntRole role, const unsigned kinds) {
  switch (role) {
  case ENT_ROLE_THEME:
    return true;
  case ENT_ROLE_AGENT:
  case ENT_ROLE_TARGET:
  case ENT_ROLE_PARTICIPANT:
    return kinds & ENT_KIND_ACTOR;
  case ENT_ROLE_PLACE:
    return kinds & ENT_KIND_PLACE;
  default:
    return false;
  }
}

/// Whether the event befalls persons, and no states.
static bool is_of_persons(const Filling *const filling) {
  static const struct {
    EntId event_class;
    EntRole role;
  } kinds[] = {{ENT_CLASS_DETENTION, ENT_ROLE_TARGET},
               {ENT_CLASS_EXPULSION, ENT_ROLE_TARGET},
               {ENT_CLASS_PRISONER_RELEASE, ENT_ROLE_TARGET},
               {ENT_CLASS_CASUALTIES, ENT_ROLE_TARGET},
               {ENT_CLASS_DEATH, ENT_ROLE_AGENT}};
  const EntLexArgument *const map = filling->map;
  bool is_found = false;
  for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); ++i) {
    is_found = is_found || (map->n_roles && map->roles[0] == kinds[i].role &&
                            ent_reading_is_a(filling->reading, filling->event,
                                             kinds[i].event_class));
  }
  return is_found;
}

/// Two diplomats of Russia are expelled, and not Russia.
static bool befalls_persons(const Filling *const filling,
                            const uint32_t token) {
  return is_of_persons(filling) &&
         (ent_triggers_kinds(filling->reading, token) & ENT_KIND_PERSON);
}

/// The first of the map's roles that words can play; false if none.
static bool choose_worded(const EntLexArgument *const map, const unsigned kinds,
                          EntRole *const role) {
  for (uint8_t i = 0; i < map->n_roles; ++i) {
    if (takes_words((EntRole)map->roles[i], kinds)) {
      *role = (EntRole)map->roles[i];
      return true;
    }
  }
  return false;
}

static EntStatus fill_mention(const Filling *filling, uint32_t token,
                              const EntMention *mention, bool *is_filled);

/// "his army", "its government": the state of the person or body before it.
static EntReferentId state_of_body(const EntReading *const reading,
                                   const uint32_t token) {
  EntPhraseMatch body;
  const uint32_t possessor =
      ent_tree_child(&reading->tree, token, ENT_DEPREL_NMOD_POSS);
  if (possessor == ENT_NO_TOKEN ||
      ent_phrases_match(reading->model->bodies, reading->document, token,
                        token + 1, &body)) {
    return ENT_NO_REFERENT;
  }
  const EntReferentId id = ent_reading_referent_at(reading, possessor);
  return id != ENT_NO_REFERENT &&
                 reading->referents.items[id].kind == ENT_KIND_PERSON
             ? ent_offices_state_of(reading, id)
             : ENT_NO_REFERENT;
}

/// Whether the mention is of who does it: no one judges oneself.
static bool is_doer(const Filling *const filling,
                    const EntMention *const mention) {
  const EntEvent *const event = &filling->reading->events.items[filling->event];
  for (const EntFiller *agent = ent_event_filler(event, ENT_ROLE_AGENT, NULL);
       agent; agent = ent_event_filler(event, ENT_ROLE_AGENT, agent)) {
    for (size_t i = 0; i < mention->referents.count; ++i) {
      if (agent->kind == ENT_FILLER_REFERENT &&
          agent->id == mention->referents.items[i]) {
        return true;
      }
    }
  }
  return false;
}

/// Whether what is judged, or attended, is also a thing: "condemned the
/// attack".
static bool is_thing(const EntReading *const reading, const uint32_t event) {
  static const EntId classes[] = {
      ENT_CLASS_PRAISE,  ENT_CLASS_CONDEMNATION,  ENT_CLASS_REJECTION,
      ENT_CLASS_PROTEST, ENT_CLASS_INVESTIGATION, ENT_CLASS_PARTICIPATION};
  for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); ++i) {
    if (ent_reading_is_a(reading, event, classes[i])) {
      return true;
    }
  }
  return false;
}

/// "Chinese coast guard ships": of the owners of a noun the body stands for it,
/// and not its state as well.
static bool is_state_of_other(const EntReading *const reading,
                              const uint32_t *const owners,
                              const size_t n_owners, const size_t index) {
  const EntReferentId state = ent_reading_referent_at(reading, owners[index]);
  for (size_t i = 0; i < n_owners; ++i) {
    const EntReferentId other = ent_reading_referent_at(reading, owners[i]);
    if (other != ENT_NO_REFERENT && other != state &&
        reading->referents.items[other].kind == ENT_KIND_ORGANIZATION &&
        reading->referents.items[other].belongs_to == state) {
      return true;
    }
  }
  return false;
}

/// "The mayor of Kyiv": for whom no state stands.
static bool governs_place(const EntReading *const reading,
                          const uint32_t token) {
  EntPhraseMatch office;
  return !ent_phrases_match(reading->model->offices, reading->document, token,
                            token + 1, &office) &&
         ent_view_equals(office.phrase->cells[1], ENT_VIEW("place"));
}

/// Let the owners of an unnamed actor stand for it, or else its words.
static EntStatus fill_unnamed(const Filling *const filling,
                              const uint32_t token) {
  const EntReading *const reading = filling->reading;
  uint32_t owners[ENT_MAX_OWNERS];
  const size_t n_owners = owners_of(filling, token, owners);
  EntRole role = ENT_ROLE_THEME;
  bool is_filled = false;
  const bool is_actor = choose_role(filling->map, ENT_KIND_ACTOR, &role) &&
                        role_kinds(role) == ENT_KIND_ACTOR;
  const bool is_place = has_role(filling->map, ENT_ROLE_PLACE) &&
                        !has_role(filling->map, ENT_ROLE_THEME);
  const bool is_owned = (is_actor || is_place) &&
                        !befalls_persons(filling, token) &&
                        !governs_place(reading, token);
  for (size_t i = 0; is_owned && i < n_owners; ++i) {
    if (is_state_of_other(reading, owners, n_owners, i)) {
      continue;
    }
    const EntMention *const mention =
        ent_reading_mention_at(reading, owners[i]);
    if (ent_tree_is_below(&reading->tree, owners[i],
                          reading->events.items[filling->event].trigger) &&
        !ent_tree_is_below(&reading->tree, token,
                           reading->events.items[filling->event].trigger)) {
      continue; // "a move condemned by Kenya"
    }
    if ((!is_place && role != ENT_ROLE_TARGET) || !is_doer(filling, mention)) {
      ENT_TRY(fill_mention(filling, owners[i], mention, &is_filled));
    }
  }
  const EntReferentId state = state_of_body(reading, token);
  if (is_actor && !is_filled && state != ENT_NO_REFERENT) {
    return add(filling, role, ENT_FILLER_REFERENT, state, ENT_VIEW(""), token);
  }
  if (is_filled) { // "vetoed the council's resolution": the thing as well
    return is_thing(reading, filling->event) &&
                   has_role(filling->map, ENT_ROLE_THEME) &&
                   !(ent_triggers_kinds(reading, token) & ENT_KIND_ACTOR)
               ? add(filling, ENT_ROLE_THEME, ENT_FILLER_WORDS, 0,
                     phrase_words(reading, token), token)
               : ENT_SUCCESS;
  }
  unsigned kinds = ent_triggers_kinds(reading, token);
  if (!kinds && ent_reading_token(reading, token)->upos == ENT_UPOS_PROPN &&
      filling->argument->slot != ENT_SLOT_COMP && // "a Christmas truce"
      !ent_reading_mention_at(reading, token)) {
    kinds = ENT_KIND_ACTOR; // a name that is not known
  }
  return choose_worded(filling->map, kinds, &role)
             ? add(filling, role, ENT_FILLER_WORDS, 0,
                   phrase_words(reading, token), token)
             : ENT_SUCCESS;
}

/// @}

/// "Announced their release", "freed 39 Palestinians": persons that a pronoun
/// or a demonym seems to say are a state.
static bool is_people(const Filling *const filling, const uint32_t token,
                      const EntMention *const mention, const EntReferentId id) {
  const EntReading *const reading = filling->reading;
  const bool is_counted =
      ent_word_is_noun(reading, token) &&
      ent_tree_child(&reading->tree, token, ENT_DEPREL_NUMMOD) != ENT_NO_TOKEN;
  return reading->referents.items[id].kind == ENT_KIND_STATE &&
         (mention->form == ENT_MENTION_PRONOUN ||
          (mention->form == ENT_MENTION_ADJECTIVE && is_counted));
}

static EntStatus fill_mention(const Filling *const filling,
                              const uint32_t token,
                              const EntMention *const mention,
                              bool *const is_filled) {
  for (size_t i = 0; i < mention->referents.count; ++i) {
    const EntReferentId id = mention->referents.items[i];
    EntRole role = ENT_ROLE_THEME;
    if (is_of_persons(filling) && is_people(filling, token, mention, id)) {
      if (mention->form == ENT_MENTION_ADJECTIVE) {
        ENT_TRY(add(filling, (EntRole)filling->map->roles[0], ENT_FILLER_WORDS,
                    0, phrase_words(filling->reading, token), token));
        *is_filled = true;
      }
      continue;
    }
    const bool is_chosen = choose_role(
        filling->map, filling->reading->referents.items[id].kind, &role);
    if (!is_chosen && is_acting_agreement(filling, id)) {
      ENT_TRY(add(filling, ENT_ROLE_AGENT, ENT_FILLER_REFERENT, id,
                  ENT_VIEW(""), token));
      *is_filled = true;
    } else if (is_chosen) {
      ENT_TRY(add(filling, role, ENT_FILLER_REFERENT, id, ENT_VIEW(""), token));
      *is_filled = true;
    }
  }
  return ENT_SUCCESS;
}

/// Whether a number is a word that others multiply: "two million", "two dozen".
static bool is_scale(const EntReading *const reading, const uint32_t number) {
  const char first = ent_reading_token(reading, number)->form.data[0];
  return (first < '0' || first > '9') && ent_word_number(reading, number) >= 12;
}

/// Whether a part of a number in words is its tens: "thirty-one".
static bool is_tens(const EntReading *const reading, const uint32_t part,
                    const uint32_t number) {
  const double tens = ent_word_number(reading, part);
  return part < number && tens >= 20 && tens < 100 &&
         ent_word_number(reading, number) < 10 &&
         ent_reading_token(reading, part)->upos == ENT_UPOS_NUM;
}

/// "A tariff of 25%", where nothing is counted.
static bool is_percentage(const EntReading *const reading,
                          const uint32_t token) {
  return ent_view_equals(ent_reading_token(reading, token)->form,
                         ENT_VIEW("%"));
}

/// "300 villages": the number and what is counted.
static EntStatus fill_count(const Filling *const filling,
                            const uint32_t token) {
  EntReading *const reading = filling->reading;
  const bool is_counted = has_role(filling->map, ENT_ROLE_THEME) ||
                          has_role(filling->map, ENT_ROLE_TARGET) ||
                          has_role(filling->map, ENT_ROLE_COUNT);
  const uint32_t number =
      ent_reading_token(reading, token)->upos == ENT_UPOS_NUM
          ? token
          : ent_tree_child(&reading->tree, token, ENT_DEPREL_NUMMOD);
  const double value = is_counted && !is_percentage(reading, token) &&
                               number != ENT_NO_TOKEN &&
                               !ent_word_is_time(reading, number)
                           ? ent_word_number(reading, number)
                           : -1;
  if (value < 0) {
    return ENT_SUCCESS;
  }
  double product = value;
  ENT_FOR_CHILDREN(&reading->tree, part, number) {
    const double factor = ent_word_number(reading, part);
    product *=
        factor >= 100 || (factor > 0 && is_scale(reading, number)) ? factor : 1;
    product += is_tens(reading, part, number) ? factor : 0;
    reading->events.items[filling->event].is_approximate |=
        ent_word_is(reading, part, ENT_VIEW("approximate"));
  }
  EntView text;
  ENT_TRY(ent_arena_format(reading->arena, &text, "%.10g", product));
  reading->events.items[filling->event].unit =
      number == token ? ENT_VIEW("") : ent_reading_token(reading, token)->form;
  return add(filling, ENT_ROLE_COUNT, ENT_FILLER_VALUE, 0, text, token);
}

/// The event that is the content: it takes the status that the map gives.
static EntStatus fill_content(const Filling *const filling,
                              const uint32_t token, bool *const is_filled) {
  EntReading *const reading = filling->reading;
  const uint32_t content =
      ent_triggers_event(reading, filling->triggers, token);
  if (content == ENT_NO_EVENT) {
    return ENT_SUCCESS;
  }
  EntEvent *const event = &reading->events.items[content];
  if (filling->map->status != ENT_EVENT_UNSET &&
      event->status == ENT_EVENT_UNSET) {
    event->status = filling->map->status;
  }
  if (content == filling->event) { // what a transparent word says of it
    return ENT_SUCCESS;
  }
  *is_filled = true;
  return has_role(filling->map, ENT_ROLE_CONTENT) &&
                 filling->event != ENT_NO_EVENT
             ? add(filling, ENT_ROLE_CONTENT, ENT_FILLER_EVENT, content,
                   ENT_VIEW(""), token)
             : ENT_SUCCESS;
}

static bool is_nominal(const EntReading *const reading, const uint32_t token) {
  const EntUpos upos = ent_reading_token(reading, token)->upos;
  return upos == ENT_UPOS_NOUN || upos == ENT_UPOS_PROPN ||
         upos == ENT_UPOS_NUM || upos == ENT_UPOS_SYM;
}

/// What a part is a part of: the accord for "clause 9 of the accord".
static uint32_t whole_of(const EntReading *const reading,
                         const uint32_t token) {
  if (!ent_word_is(reading, token, ENT_VIEW("part"))) {
    return token;
  }
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    const uint32_t preposition = ent_word_preposition(reading, child);
    if (ent_reading_token(reading, child)->deprel == ENT_DEPREL_NMOD &&
        preposition != ENT_NO_TOKEN &&
        ent_word_is(reading, preposition, ENT_VIEW("whole"))) {
      return child;
    }
  }
  return token;
}

/// "Condemned Israel's attack", "refused a request from Russia": who is judged
/// or answered for the event that is the content.
static EntStatus fill_judged(const Filling *const filling,
                             const uint32_t token) {
  uint32_t owners[ENT_MAX_OWNERS];
  const EntLexArgument map = {.n_roles = 1, .roles = {ENT_ROLE_TARGET}};
  Filling judged = *filling;
  bool is_filled = false;
  if (!has_role(filling->map, ENT_ROLE_TARGET) ||
      !has_role(filling->map, ENT_ROLE_CONTENT)) {
    return ENT_SUCCESS;
  }
  judged.map = &map;
  const size_t n_owners = ent_owners_of_act(filling->reading, token, owners);
  for (size_t i = 0; i < n_owners; ++i) {
    const EntMention *const mention =
        ent_reading_mention_at(filling->reading, owners[i]);
    if (!is_doer(filling, mention)) { // "voiced his concern"
      ENT_TRY(fill_mention(&judged, owners[i], mention, &is_filled));
    }
  }
  return ENT_SUCCESS;
}

/// Whether the noun belongs to a set phrase: "in addition".
static bool is_idle(const Filling *const filling, const uint32_t token) {
  return filling->argument->preposition != ENT_NO_TOKEN &&
         ent_lexicon_in_set(filling->reading->model->lexicon, ENT_VIEW("$idle"),
                            ent_reading_token(filling->reading, token)->lemma);
}

/// Fill roles with a noun that is no event.
static EntStatus fill_noun(const Filling *const filling, uint32_t token) {
  EntReading *const reading = filling->reading;
  bool is_filled = false;
  token = whole_of(reading, ent_arguments_noun(reading, token));
  const EntMention *const mention = ent_reading_mention_at(reading, token);
  if (mention && mention->referents.count) {
    if (mention->form == ENT_MENTION_ADJECTIVE) { // "killed 300 Kenyans"
      ENT_TRY(fill_count(filling, token));
    }
    return fill_mention(filling, token, mention, &is_filled);
  }
  if (!is_nominal(reading, token) || ent_word_is_time(reading, token) ||
      is_idle(filling, token)) {
    return ENT_SUCCESS;
  }
  ENT_TRY(fill_count(filling, token));
  return ent_reading_token(reading, token)->upos == ENT_UPOS_NUM
             ? ENT_SUCCESS
             : fill_unnamed(filling, token);
}

/// "Demanded that they leave", "called for them to leave": who is to act is
/// called upon.
static EntStatus fill_called(const Filling *const filling,
                             const uint32_t token) {
  EntReading *const reading = filling->reading;
  const EntLexArgument map = {.n_roles = 1, .roles = {ENT_ROLE_TARGET}};
  const uint32_t subject =
      ent_tree_child(&reading->tree, token, ENT_DEPREL_NSUBJ);
  const bool is_demand =
      filling->argument->slot == ENT_SLOT_THAT
          ? ent_reading_is_a(reading, filling->event, ENT_CLASS_DEMAND)
          : ent_reading_is_a(reading, filling->event, ENT_CLASS_DEMAND) ||
                ent_reading_is_a(reading, filling->event, ENT_CLASS_APPEAL);
  if (subject == ENT_NO_TOKEN || !is_demand ||
      !has_role(filling->map, ENT_ROLE_CONTENT) ||
      ent_reading_token(reading, token)->upos == ENT_UPOS_NOUN) {
    return ENT_SUCCESS;
  }
  Filling called = *filling;
  called.map = &map;
  return fill_noun(&called, subject);
}

/// "Refused to respond to a request from them", "refused to give the army any
/// news": those whom the act that is no event would have concerned.
static EntStatus fill_refused(const Filling *const filling,
                              const uint32_t token) {
  EntReading *const reading = filling->reading;
  const EntLexArgument map = {.n_roles = 1, .roles = {ENT_ROLE_TARGET}};
  const uint32_t verb = reading->events.items[filling->event].trigger;
  if (filling->argument->slot != ENT_SLOT_INF ||
      ent_tree_child(&reading->tree, verb, ENT_DEPREL_OBJ) != ENT_NO_TOKEN ||
      !ent_reading_is_a(reading, filling->event, ENT_CLASS_REJECTION)) {
    return ENT_SUCCESS;
  }
  EntArguments its;
  ent_arguments_collect(reading, token, ENT_LEX_VERB, &its);
  Filling refused = *filling;
  refused.map = &map;
  for (size_t i = 0; i < its.count; ++i) {
    if (its.items[i].slot != ENT_SLOT_SUBJ &&
        !ent_word_is_time(reading, its.items[i].token)) {
      ENT_TRY(fill_noun(&refused, its.items[i].token));
    }
  }
  return ENT_SUCCESS;
}

/// Fill roles with a noun that evokes the event that is the content: its
/// number, who is judged for it, and its words.
static EntStatus fill_act(const Filling *const filling, const uint32_t token) {
  const EntReading *const reading = filling->reading;
  if (!is_nominal(reading, token) || ent_word_is_time(reading, token)) {
    return ENT_SUCCESS;
  }
  ENT_TRY(fill_count(filling, token));
  ENT_TRY(fill_judged(filling, token));
  const bool is_only_theme =
      has_role(filling->map, ENT_ROLE_THEME) &&
      !has_role(filling->map, ENT_ROLE_CONTENT) &&
      ent_reading_is_a(reading, filling->event, ENT_CLASS_AGREEMENT_EVENT);
  return is_only_theme || (has_role(filling->map, ENT_ROLE_CONTENT) &&
                           is_thing(reading, filling->event))
             ? add(filling, ENT_ROLE_THEME, ENT_FILLER_WORDS, 0,
                   phrase_words(reading, token), token)
             : ENT_SUCCESS;
}

/// Fill roles with one noun or clause.
static EntStatus fill_part(const Filling *const filling, uint32_t token) {
  EntReading *const reading = filling->reading;
  bool is_filled = false;
  token = whole_of(reading, ent_arguments_noun(reading, token));
  ENT_TRY(fill_content(filling, token, &is_filled));
  if (filling->event == ENT_NO_EVENT) {
    return ENT_SUCCESS;
  }
  ENT_TRY(fill_called(filling, token));
  const EntMention *const mention = ent_reading_mention_at(reading, token);
  if (is_filled && !(mention && mention->referents.count)) {
    return fill_act(filling, token);
  }
  if (!is_filled) {
    ENT_TRY(fill_refused(filling, token));
  }
  return fill_noun(filling, token);
}

/// Whether the argument is only part of how the entry says that something is
/// said or done: "voiced his support", "opened fire".
static bool is_wording(const Filling *const filling) {
  const EntReading *const reading = filling->reading;
  return filling->event != ENT_NO_EVENT &&
         (ent_reading_is_a(reading, filling->event, ENT_CLASS_STATEMENT) ||
          ent_reading_is_a(reading, filling->event, ENT_CLASS_ATTACK)) &&
         ent_triggers_is_fixed_word(reading, filling->entry,
                                    filling->argument->token);
}

/// Whether the argument tells how: "suicide attack", "ground offensive".
static bool is_manner(const Filling *const filling) {
  return filling->argument->slot == ENT_SLOT_COMP &&
         ent_word_is_in_set(filling->reading, filling->argument->token,
                            ENT_VIEW("$manner"));
}

/// What was talked about, with all its words but the preposition.
static EntStatus fill_topic(const Filling *const filling,
                            const uint32_t token) {
  const EntReading *const reading = filling->reading;
  const uint32_t preposition =
      ent_tree_child(&reading->tree, token, ENT_DEPREL_CASE);
  EntSpan span = ent_tree_span(&reading->tree, token);
  if (!has_role(filling->map, ENT_ROLE_TOPIC) ||
      filling->event == ENT_NO_EVENT || !is_nominal(reading, token) ||
      ent_lexicon_in_set(reading->model->lexicon, ENT_VIEW("$site"),
                         ent_reading_token(reading, token)->lemma) ||
      ent_word_is_time(reading, token)) {
    return ENT_SUCCESS;
  }
  if (preposition != ENT_NO_TOKEN && preposition < token) {
    span.begin = ent_reading_token(reading, preposition + 1)->span.begin;
  }
  return add(filling, ENT_ROLE_TOPIC, ENT_FILLER_WORDS, 0,
             ent_span_view(reading->document->article->text, span), token);
}

/// Whether a dependent stands beside the phrase: a conjunct, or in a headline
/// the second of two states or persons, "France, Germany agree", or in a
/// sentence the second of three, "France, Germany and Spain agree".
static bool is_beside(const EntReading *const reading, const uint32_t child) {
  const EntToken *const word = ent_reading_token(reading, child);
  if (word->deprel != ENT_DEPREL_APPOS) {
    return word->deprel == ENT_DEPREL_CONJ;
  }
  const EntReferentId one = ent_reading_referent_at(reading, word->head);
  const EntReferentId other = ent_reading_referent_at(reading, child);
  return one != ENT_NO_REFERENT && other != ENT_NO_REFERENT && one != other &&
         reading->referents.items[one].kind ==
             reading->referents.items[other].kind &&
         (reading->referents.items[one].kind & ENT_KIND_ACTOR) &&
         (ent_word_is_in_headline(reading, child) ||
          ent_tree_child(&reading->tree, child, ENT_DEPREL_CONJ) !=
              ENT_NO_TOKEN);
}

/// Fill roles with a phrase and what is coordinated with it, or with that: some
/// trees chain what should hang side by side.
static EntStatus fill_conjuncts(const Filling *const filling,
                                const uint32_t token, const int depth) {
  const EntReading *const reading = filling->reading;
  ENT_TRY(fill_part(filling, token));
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    if (depth && is_beside(reading, child)) {
      ENT_TRY(fill_conjuncts(filling, child, depth - 1));
    }
  }
  return ENT_SUCCESS;
}

/// Whether two words stand for the same: "ministers Smith".
static bool is_of_mention(const EntReading *const reading, const uint32_t name,
                          const uint32_t noun) {
  return reading->mention_of[name] != ENT_NO_MENTION &&
         reading->mention_of[name] == reading->mention_of[noun];
}

/// "Ministers Smith and Jones": the second may hang on the first, and that on
/// the noun.
static EntStatus fill_apposed(const Filling *const filling,
                              const uint32_t token) {
  const EntReading *const reading = filling->reading;
  const uint32_t name = ent_tree_child(&reading->tree, token, ENT_DEPREL_APPOS);
  if (name != token + 1 || !is_of_mention(reading, name, token)) {
    return ENT_SUCCESS;
  }
  ENT_FOR_CHILDREN(&reading->tree, child, name) {
    if (ent_reading_token(reading, child)->deprel == ENT_DEPREL_CONJ) {
      ENT_TRY(fill_part(filling, child));
    }
  }
  return ENT_SUCCESS;
}

/// Fill roles with an argument and what is coordinated with it.
static EntStatus fill_argument(const Filling *const filling) {
  const uint32_t token = filling->argument->token;
  if ((!filling->map->n_roles && filling->map->status == ENT_EVENT_UNSET) ||
      is_wording(filling) || is_manner(filling)) {
    return ENT_SUCCESS;
  }
  ENT_TRY(fill_topic(filling, token));
  ENT_TRY(fill_conjuncts(filling, token, MAX_CHAIN));
  return fill_apposed(filling, token);
}

/// What a transparent word says is said of its complement's event.
static uint32_t event_to_fill(const EntReading *const reading,
                              const EntTriggers *const triggers,
                              const EntTrigger *const trigger) {
  if (trigger->event != ENT_NO_EVENT) {
    return trigger->event;
  }
  static const EntLexSlot slots[] = {ENT_SLOT_INF, ENT_SLOT_ING, ENT_SLOT_THAT,
                                     ENT_SLOT_OBJ, ENT_SLOT_SUBJ};
  for (size_t i = 0; i < sizeof(slots) / sizeof(slots[0]); ++i) {
    const EntArgument *const argument =
        ent_arguments_find(&trigger->arguments, slots[i]);
    const uint32_t event =
        argument ? ent_triggers_event(reading, triggers, argument->token)
                 : ENT_NO_EVENT;
    if (event != ENT_NO_EVENT) {
      return event;
    }
  }
  return ENT_NO_EVENT;
}

/// "A suicide bomber": the noun itself is who did it, if nobody else is named.
static EntStatus fill_self(const Filling *const filling, const uint32_t noun) {
  const EntReading *const reading = filling->reading;
  const EntToken *const word = ent_reading_token(reading, noun);
  if (filling->event == ENT_NO_EVENT || word->upos != ENT_UPOS_NOUN ||
      !ent_reading_is_a(reading, filling->event, ENT_CLASS_ATTACK) ||
      ent_event_filler(&reading->events.items[filling->event], ENT_ROLE_AGENT,
                       NULL) ||
      !(ent_lexicon_kinds(reading->model->lexicon, word->lemma) &
        ENT_KIND_PERSON)) {
    return ENT_SUCCESS;
  }
  return add(filling, ENT_ROLE_AGENT, ENT_FILLER_WORDS, 0,
             phrase_words(reading, noun), noun);
}

static EntStatus fill_trigger(EntReading *const reading,
                              const EntTriggers *const triggers,
                              const EntTrigger *const trigger) {
  Filling filling = {.reading = reading,
                     .triggers = triggers,
                     .event = event_to_fill(reading, triggers, trigger),
                     .entry = trigger->entry};
  for (size_t i = 0; i < trigger->arguments.count; ++i) {
    filling.argument = &trigger->arguments.items[i];
    filling.map =
        filling.argument->slot == ENT_NO_ID
            ? NULL
            : ent_lexicon_argument(reading->model->lexicon, trigger->entry,
                                   filling.argument->slot);
    if (filling.map) {
      ENT_TRY(fill_argument(&filling));
    }
  }
  return fill_self(&filling, trigger->token);
}

/// What a light verb says itself of its noun's event: "the accord stipulates
/// the return of …".
static EntStatus fill_light(EntReading *const reading,
                            const EntTriggers *const triggers,
                            const EntTrigger *const trigger) {
  if (trigger->light == ENT_NO_TOKEN || trigger->event == ENT_NO_EVENT) {
    return ENT_SUCCESS;
  }
  EntArguments arguments;
  const EntUpos upos = ent_reading_token(reading, trigger->light)->upos;
  ent_arguments_collect(reading, trigger->light,
                        upos == ENT_UPOS_ADJ ? ENT_LEX_ADJECTIVE : ENT_LEX_VERB,
                        &arguments);
  Filling filling = {.reading = reading,
                     .triggers = triggers,
                     .event = trigger->event,
                     .entry = trigger->light_entry};
  for (size_t i = 0; i < arguments.count; ++i) {
    filling.argument = &arguments.items[i];
    filling.map =
        filling.argument->slot == ENT_NO_ID
            ? NULL
            : ent_lexicon_argument(reading->model->lexicon, filling.entry,
                                   filling.argument->slot);
    if (!filling.map) {
      continue;
    }
    EntEvent *const event = &reading->events.items[trigger->event];
    if (filling.argument->slot == trigger->light_entry->carrier) {
      event->status = event->status == ENT_EVENT_UNSET ? filling.map->status
                                                       : event->status;
    } else if (filling.map->n_roles) {
      ENT_TRY(fill_argument(&filling));
    }
  }
  return ENT_SUCCESS;
}

/// Hand arguments on to complements: "obliged Armenia to withdraw".
static void hand_down(const EntReading *const reading, EntTriggers *const all,
                      const EntTrigger *const trigger) {
  const uint32_t event = event_to_fill(
      reading, all,
      &(EntTrigger){.event = ENT_NO_EVENT, .arguments = trigger->arguments});
  if (event == ENT_NO_EVENT || trigger->entry->kind == ENT_LEX_LIGHT) {
    return;
  }
  EntTrigger *const below =
      (EntTrigger *)ent_triggers_at(all, reading->events.items[event].trigger);
  for (size_t i = 0; below && i < trigger->arguments.count; ++i) {
    const EntArgument *const argument = &trigger->arguments.items[i];
    const EntLexArgument *const map =
        argument->slot == ENT_NO_ID
            ? NULL
            : ent_lexicon_argument(reading->model->lexicon, trigger->entry,
                                   argument->slot);
    if (map && map->handed_to != ENT_NO_ID &&
        !ent_arguments_find(&below->arguments, map->handed_to)) {
      ent_arguments_add(&below->arguments, map->handed_to, argument->token,
                        argument->preposition, true);
    }
  }
}

EntStatus ent_fillers_read(EntReading *const reading,
                           EntTriggers *const triggers) {
  for (size_t i = 0; i < triggers->count; ++i) {
    hand_down(reading, triggers, &triggers->items[i]);
  }
  for (size_t i = 0; i < triggers->count; ++i) {
    ENT_TRY(fill_trigger(reading, triggers, &triggers->items[i]));
    ENT_TRY(fill_light(reading, triggers, &triggers->items[i]));
  }
  return ENT_SUCCESS;
}
