#include "frame/implied.h"

#include "frame/arguments.h"
#include "frame/offices.h"
#include "frame/owners.h"
#include "frame/status.h"
#include "frame/words.h"

/// \name Who is to do what is pledged or announced
/// @{

static bool has_actor(const EntEvent *const event) {
  for (size_t i = 0; i < event->fillers.count; ++i) {
    const EntRole role = event->fillers.items[i].role;
    if (role == ENT_ROLE_AGENT || role == ENT_ROLE_PARTICIPANT) {
      return true;
    }
  }
  return false;
}

/// Whether who announces an act of power does it: "announced the arrest of …".
static bool is_decreed(const EntReading *const reading,
                       const EntEvent *const event,
                       const EntEvent *const content) {
  static const EntId acts[] = {ENT_CLASS_CONCESSION, ENT_CLASS_COERCION,
                               ENT_CLASS_MILITARY_POSTURE, ENT_CLASS_AID};
  const EntView verb = ent_reading_token(reading, event->trigger)->lemma;
  if (event->event_class != ENT_CLASS_STATEMENT ||
      !ent_lexicon_in_set(reading->model->lexicon, ENT_VIEW("$decree"), verb)) {
    return false;
  }
  for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); ++i) {
    if (ent_class_is_a(reading->model->vocabulary, content->event_class,
                       acts[i])) {
      return true;
    }
  }
  return false;
}

/// Whether who does the one is to do the other: whoever pledges aid or orders
/// an attack, and orders it of nobody.
static bool is_own_content(const EntReading *const reading,
                           const EntEvent *const event,
                           const EntEvent *const content) {
  if (has_actor(content) ||
      ent_reading_token(reading, content->trigger)->upos != ENT_UPOS_NOUN) {
    return false;
  }
  if (is_decreed(reading, event, content)) {
    return true;
  }
  return content->status == ENT_EVENT_PLANNED ||
         (content->status == ENT_EVENT_OBLIGED &&
          event->event_class == ENT_CLASS_DEMAND &&
          !ent_event_filler(event, ENT_ROLE_TARGET, NULL));
}

/// Whoever pledges aid or agrees on sanctions is to give or impose them.
static EntStatus share_agents(EntReading *const reading, const uint32_t index) {
  for (size_t i = 0; i < reading->events.items[index].fillers.count; ++i) {
    const EntFiller content = reading->events.items[index].fillers.items[i];
    if (content.role != ENT_ROLE_CONTENT ||
        !is_own_content(reading, &reading->events.items[index],
                        &reading->events.items[content.id])) {
      continue;
    }
    for (size_t j = 0; j < reading->events.items[index].fillers.count; ++j) {
      EntFiller actor = reading->events.items[index].fillers.items[j];
      if (actor.role == ENT_ROLE_AGENT || (actor.role == ENT_ROLE_PARTICIPANT &&
                                           actor.kind == ENT_FILLER_REFERENT)) {
        actor.role = ENT_ROLE_AGENT;
        ENT_TRY(ent_reading_add_filler(reading, content.id, actor));
      }
    }
  }
  return ENT_SUCCESS;
}

/// @}
/// \name Who is judged, asked or threatened
/// @{

/// Most roles of a content that tell who is meant.
enum { MAX_MEANT = 3 };

/// How many words a purpose stands below the verb of giving: money, package.
enum { MAX_GIFT = 3 };

/// In which role the content has those who are the target of an act.
typedef struct {
  EntId event_class;
  EntRole roles[MAX_MEANT]; ///< The first that is filled counts
  size_t n_roles;
} Meant;

static const Meant MEANT[] = {
    {ENT_CLASS_REJECTION,
     {ENT_ROLE_AGENT, ENT_ROLE_PARTICIPANT, ENT_ROLE_TARGET},
     3},
    {ENT_CLASS_PRAISE, {ENT_ROLE_AGENT, ENT_ROLE_PARTICIPANT}, 2},
    {ENT_CLASS_CONDEMNATION, {ENT_ROLE_AGENT, ENT_ROLE_PARTICIPANT}, 2},
    {ENT_CLASS_ACCUSATION, {ENT_ROLE_AGENT, ENT_ROLE_PARTICIPANT}, 2},
    {ENT_CLASS_APOLOGY, {ENT_ROLE_TARGET}, 1},
    {ENT_CLASS_DEMAND, {ENT_ROLE_AGENT, ENT_ROLE_PARTICIPANT}, 2},
    {ENT_CLASS_APPEAL, {ENT_ROLE_AGENT, ENT_ROLE_PARTICIPANT}, 2},
    {ENT_CLASS_THREAT, {ENT_ROLE_TARGET}, 1},
    {ENT_CLASS_INVESTIGATION, {ENT_ROLE_AGENT}, 1},
    {ENT_CLASS_PROTEST, {ENT_ROLE_AGENT}, 1},
    {ENT_CLASS_CONCESSION, {ENT_ROLE_AGENT}, 1},
    {ENT_CLASS_MOBILIZATION, {ENT_ROLE_TARGET, ENT_ROLE_BELLIGERENT}, 2},
};

static const Meant *meant_by(const EntReading *const reading,
                             const uint32_t event) {
  for (size_t i = 0; i < sizeof(MEANT) / sizeof(MEANT[0]); ++i) {
    if (ent_reading_is_a(reading, event, MEANT[i].event_class)) {
      return &MEANT[i];
    }
  }
  return NULL;
}

/// Whether the event has the same filler in a role: no one judges oneself.
static bool has_filler(const EntEvent *const event, const EntRole role,
                       const EntFiller *const filler) {
  for (const EntFiller *own = ent_event_filler(event, role, NULL); own;
       own = ent_event_filler(event, role, own)) {
    if (own->kind == filler->kind &&
        (own->kind == ENT_FILLER_REFERENT ? own->id == filler->id
                                          : own->token == filler->token)) {
      return true;
    }
  }
  return false;
}

/// Whether the filler is the state of a leader who does it: "denied that his
/// country had attacked".
static bool is_own_state(const EntReading *const reading,
                         const EntEvent *const event,
                         const EntFiller *const filler) {
  for (const EntFiller *agent = ent_event_filler(event, ENT_ROLE_AGENT, NULL);
       agent; agent = ent_event_filler(event, ENT_ROLE_AGENT, agent)) {
    if (filler->kind == ENT_FILLER_REFERENT &&
        agent->kind == ENT_FILLER_REFERENT &&
        reading->referents.items[agent->id].kind == ENT_KIND_PERSON &&
        ent_offices_state_of(reading, agent->id) == filler->id) {
      return true;
    }
  }
  return false;
}

/// Make the fillers of `role` in `content` targets of `event`.
static EntStatus add_targets(EntReading *const reading, const uint32_t event,
                             const uint32_t content, const EntRole role,
                             bool *const is_added) {
  for (size_t i = 0; i < reading->events.items[content].fillers.count; ++i) {
    EntFiller filler = reading->events.items[content].fillers.items[i];
    const EntEvent *const to = &reading->events.items[event];
    if (filler.role == role && !has_filler(to, ENT_ROLE_AGENT, &filler) &&
        !is_own_state(reading, to, &filler) &&
        !has_filler(to, ENT_ROLE_PARTICIPANT, &filler)) {
      filler.role = ENT_ROLE_TARGET;
      ENT_TRY(ent_reading_add_filler(reading, event, filler));
      *is_added = true;
    }
  }
  return ENT_SUCCESS;
}

/// "Condemned the attack by rebels", "refused to meet the envoy".
static EntStatus imply_targets(EntReading *const reading,
                               const uint32_t event) {
  const Meant *const meant = meant_by(reading, event);
  const EntFiller *const content =
      ent_event_filler(&reading->events.items[event], ENT_ROLE_CONTENT, NULL);
  bool is_added = false;
  if (!meant || !content || content->kind != ENT_FILLER_EVENT ||
      ent_event_filler(&reading->events.items[event], ENT_ROLE_TARGET, NULL)) {
    return ENT_SUCCESS;
  }
  const uint32_t id = content->id;
  if (meant->event_class == ENT_CLASS_THREAT &&
      !ent_reading_is_a(reading, id, ENT_CLASS_VIOLENCE) &&
      !ent_reading_is_a(reading, id, ENT_CLASS_COERCION) &&
      !ent_reading_is_a(reading, id, ENT_CLASS_RELATIONS_BROKEN)) {
    return ENT_SUCCESS; // "warned that he would open the gates to refugees"
  }
  for (size_t i = 0; i < meant->n_roles && !is_added; ++i) {
    if (meant->event_class == ENT_CLASS_REJECTION &&
        meant->roles[i] == ENT_ROLE_TARGET &&
        reading->events.items[id].status == ENT_EVENT_UNSET) {
      break; // "denied attacking villagers": not they are refused
    }
    ENT_TRY(add_targets(reading, event, id, meant->roles[i], &is_added));
  }
  // "demanded the withdrawal of the rebels": it is they who are to leave
  return !is_added &&
                 (meant->event_class == ENT_CLASS_DEMAND ||
                  meant->event_class == ENT_CLASS_APPEAL) &&
                 ent_reading_is_a(reading, id, ENT_CLASS_TROOP_WITHDRAWAL)
             ? add_targets(reading, event, id, ENT_ROLE_THEME, &is_added)
             : ENT_SUCCESS;
}

/// @}
/// \name Whose release is called for
/// @{

/// The last detention that is told before the token, in its sentence or the one
/// before, or #ENT_NO_EVENT.
static uint32_t detention_before(const EntReading *const reading,
                                 const uint32_t token) {
  const EntDocument *const document = reading->document;
  uint32_t last = ENT_NO_EVENT;
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    const EntEvent *const event = &reading->events.items[i];
    if (event->event_class == ENT_CLASS_DETENTION && event->trigger < token &&
        ent_document_sentence_of(document, event->trigger) + 1 >=
            ent_document_sentence_of(document, token) &&
        (last == ENT_NO_EVENT ||
         event->trigger > reading->events.items[last].trigger)) {
      last = i;
    }
  }
  return last;
}

/// Whether the event is a call for the release of those a pronoun stands for.
static bool calls_for_release(const EntReading *const reading,
                              const uint32_t event,
                              const EntFiller *const content) {
  const uint32_t pronoun =
      content ? ent_tree_child(&reading->tree,
                               reading->events.items[content->id].trigger,
                               ENT_DEPREL_NMOD_POSS)
              : ENT_NO_TOKEN;
  return pronoun != ENT_NO_TOKEN &&
         ent_reading_token(reading, pronoun)->upos == ENT_UPOS_PRON &&
         (ent_reading_is_a(reading, event, ENT_CLASS_APPEAL) ||
          ent_reading_is_a(reading, event, ENT_CLASS_DEMAND)) &&
         ent_reading_is_a(reading, content->id, ENT_CLASS_PRISONER_RELEASE);
}

/// "Condemned the arrest of the activists and called for their release": nobody
/// calls for his own release, it is those arrested who are meant.
static EntStatus imply_released(EntReading *const reading,
                                const uint32_t event) {
  const EntFiller *const content =
      ent_event_filler(&reading->events.items[event], ENT_ROLE_CONTENT, NULL);
  if (!calls_for_release(reading, event, content)) {
    return ENT_SUCCESS;
  }
  const uint32_t release = content->id;
  EntEvent *const its = &reading->events.items[release];
  const uint32_t detention = detention_before(reading, its->trigger);
  size_t n_left = 0;
  for (size_t i = 0; i < its->fillers.count; ++i) {
    const EntFiller filler = its->fillers.items[i];
    if (filler.role != ENT_ROLE_TARGET ||
        !has_filler(&reading->events.items[event], ENT_ROLE_AGENT, &filler)) {
      its->fillers.items[n_left++] = filler;
    }
  }
  its->fillers.count = n_left;
  bool is_added = ent_event_filler(its, ENT_ROLE_TARGET, NULL) != NULL;
  return is_added || detention == ENT_NO_EVENT
             ? ENT_SUCCESS
             : add_targets(reading, release, detention, ENT_ROLE_TARGET,
                           &is_added);
}

/// @}

/// \name Who did what somebody is accused of
/// @{

/// "Accused Kenya of aggression": a noun without a doer has the accused.
static EntStatus imply_doers(EntReading *const reading, const uint32_t event) {
  const EntFiller *const content =
      ent_event_filler(&reading->events.items[event], ENT_ROLE_CONTENT, NULL);
  if (!content ||
      reading->events.items[event].event_class != ENT_CLASS_ACCUSATION ||
      has_actor(&reading->events.items[content->id]) ||
      ent_reading_token(reading, reading->events.items[content->id].trigger)
              ->upos != ENT_UPOS_NOUN) {
    return ENT_SUCCESS;
  }
  const uint32_t deed = content->id;
  for (size_t i = 0; i < reading->events.items[event].fillers.count; ++i) {
    EntFiller filler = reading->events.items[event].fillers.items[i];
    if (filler.role == ENT_ROLE_TARGET) {
      filler.role = ENT_ROLE_AGENT;
      ENT_TRY(ent_reading_add_filler(reading, deed, filler));
    }
  }
  return ENT_SUCCESS;
}

/// @}
/// \name Who took part in what was attended
/// @{

/// "Attended a summit": who did so took part in it.
static EntStatus imply_participants(EntReading *const reading,
                                    const uint32_t event) {
  const EntFiller *const content =
      ent_event_filler(&reading->events.items[event], ENT_ROLE_CONTENT, NULL);
  if (!content || !ent_reading_is_a(reading, event, ENT_CLASS_PARTICIPATION) ||
      !ent_reading_is_a(reading, content->id, ENT_CLASS_CONSULTATION) ||
      ent_status_said_of(reading, reading->events.items[event].trigger) ==
          ENT_EVENT_NEGATED) {
    return ENT_SUCCESS;
  }
  const uint32_t meeting = content->id;
  for (size_t i = 0; i < reading->events.items[event].fillers.count; ++i) {
    EntFiller filler = reading->events.items[event].fillers.items[i];
    if (filler.role == ENT_ROLE_AGENT) {
      filler.role = ENT_ROLE_PARTICIPANT;
      ENT_TRY(ent_reading_add_filler(reading, meeting, filler));
    }
  }
  return ENT_SUCCESS;
}

/// @}
/// \name Whom an attack hit
/// @{

/// The attack in which somebody was killed, "died in an air strike", or
/// #ENT_NO_EVENT; "the attack" is one told before.
static uint32_t attack_around(const EntReading *const reading,
                              const EntTriggers *const triggers,
                              const uint32_t verb) {
  ENT_FOR_CHILDREN(&reading->tree, child, verb) {
    const uint32_t determiner =
        ent_tree_child(&reading->tree, child, ENT_DEPREL_DET);
    if (ent_reading_token(reading, child)->deprel == ENT_DEPREL_OBL &&
        !ent_word_is(reading, determiner, ENT_VIEW("definite")) &&
        ent_word_is(reading, ent_word_preposition(reading, child),
                    ENT_VIEW("during"))) {
      const uint32_t event = ent_triggers_event(reading, triggers, child);
      if (event != ENT_NO_EVENT &&
          ent_reading_is_a(reading, event, ENT_CLASS_ATTACK)) {
        return event;
      }
    }
  }
  return ENT_NO_EVENT;
}

/// Whether the event of the trigger is that somebody lost life or limb.
static bool is_harm(const EntReading *const reading,
                    const EntTrigger *const trigger) {
  return trigger->event != ENT_NO_EVENT &&
         (ent_reading_is_a(reading, trigger->event, ENT_CLASS_CASUALTIES) ||
          ent_reading_is_a(reading, trigger->event, ENT_CLASS_DEATH) ||
          (ent_reading_is_a(reading, trigger->event, ENT_CLASS_ATTACK) &&
           ent_tree_is_passive(&reading->tree, trigger->token)));
}

/// "Killed in an air strike": the strike was made on whom it killed.
static EntStatus imply_struck(EntReading *const reading,
                              const EntTriggers *const triggers,
                              const EntTrigger *const trigger) {
  const uint32_t attack = is_harm(reading, trigger)
                              ? attack_around(reading, triggers, trigger->token)
                              : ENT_NO_EVENT;
  bool is_added = false;
  return attack == ENT_NO_EVENT || attack == trigger->event ||
                 ent_event_filler(&reading->events.items[attack],
                                  ENT_ROLE_TARGET, NULL) ||
                 ent_event_filler(&reading->events.items[attack],
                                  ENT_ROLE_PLACE, NULL)
             ? ENT_SUCCESS
             : add_targets(reading, attack, trigger->event, ENT_ROLE_TARGET,
                           &is_added);
}

/// "The air strike killed two villagers", "the bomber killed …": the attack was
/// made on those whom it killed.
static EntStatus imply_victims(EntReading *const reading,
                               const EntTriggers *const triggers,
                               const EntTrigger *const trigger) {
  const EntArgument *const cause =
      trigger->event == ENT_NO_EVENT ||
              !ent_reading_is_a(reading, trigger->event, ENT_CLASS_CASUALTIES)
          ? NULL
          : ent_arguments_find(&trigger->arguments, ENT_SLOT_SUBJ);
  const uint32_t attack =
      cause ? ent_triggers_event(reading, triggers,
                                 ent_arguments_noun(reading, cause->token))
            : ENT_NO_EVENT;
  bool is_added = false;
  if (attack == ENT_NO_EVENT || attack == trigger->event ||
      !ent_reading_is_a(reading, attack, ENT_CLASS_ATTACK) ||
      ent_event_filler(&reading->events.items[attack], ENT_ROLE_TARGET, NULL)) {
    return ENT_SUCCESS;
  }
  return add_targets(reading, attack, trigger->event, ENT_ROLE_TARGET,
                     &is_added);
}

/// @}

/// \name Whom a gift is to help
/// @{

/// The act of giving whose purpose the infinitive `token` tells, or
/// #ENT_NO_EVENT: "gave a million to help the refugees".
static uint32_t given_for(const EntReading *const reading,
                          const uint32_t token) {
  const uint32_t mark = ent_tree_child(&reading->tree, token, ENT_DEPREL_MARK);
  uint32_t head = ent_reading_token(reading, token)->head;
  if (mark == ENT_NO_TOKEN ||
      !ent_word_is(reading, mark, ENT_VIEW("infinitive"))) {
    return ENT_NO_EVENT;
  }
  for (int i = 0; i < MAX_GIFT && head != ENT_NO_TOKEN; ++i) {
    const uint32_t event = reading->event_of[head];
    if (event != ENT_NO_EVENT &&
        (reading->events.items[event].event_class == ENT_CLASS_AID ||
         reading->events.items[event].event_class == ENT_CLASS_DEPLOYMENT)) {
      return event;
    }
    head = ent_reading_token(reading, head)->head;
  }
  return ENT_NO_EVENT;
}

/// The purpose tells for whom the aid is, and is no act beside it.
static EntStatus imply_beneficiaries(EntReading *const reading,
                                     const EntTrigger *const trigger) {
  const uint32_t help = trigger->event;
  const uint32_t gift =
      help == ENT_NO_EVENT ? ENT_NO_EVENT : given_for(reading, trigger->token);
  bool is_added = false;
  if (gift == ENT_NO_EVENT || gift == help ||
      !(ent_reading_is_a(reading, help, ENT_CLASS_AID) ||
        ent_reading_is_a(reading, help, ENT_CLASS_PRAISE))) {
    return ENT_SUCCESS;
  }
  if (reading->events.items[gift].event_class == ENT_CLASS_AID &&
      !ent_event_filler(&reading->events.items[gift], ENT_ROLE_TARGET, NULL)) {
    ENT_TRY(add_targets(reading, gift, help, ENT_ROLE_TARGET, &is_added));
  }
  reading->events.items[help].is_dropped = true;
  return ENT_SUCCESS;
}

/// @}

/// \name On which occasion somebody speaks
/// @{

/// "Speaking in the capital, he said": that he spoke is no event beside what he
/// said.
static void drop_occasion(EntReading *const reading,
                          const EntTrigger *const trigger) {
  const EntToken *const word = ent_reading_token(reading, trigger->token);
  const uint32_t speech = trigger->event;
  const uint32_t said =
      word->head == ENT_NO_TOKEN ? ENT_NO_EVENT : reading->event_of[word->head];
  if (speech == ENT_NO_EVENT || said == ENT_NO_EVENT || said == speech ||
      word->deprel != ENT_DEPREL_ADVCL ||
      ent_arguments_clause_slot(reading, trigger->token) != ENT_SLOT_ING ||
      reading->events.items[speech].event_class != ENT_CLASS_STATEMENT ||
      !ent_reading_is_a(reading, said, ENT_CLASS_STATEMENT) ||
      ent_event_filler(&reading->events.items[speech], ENT_ROLE_CONTENT,
                       NULL) ||
      ent_event_filler(&reading->events.items[speech], ENT_ROLE_TOPIC, NULL)) {
    return;
  }
  reading->events.items[speech].is_dropped = true;
}

/// @}

/// \name At whose invitation somebody comes
/// @{

static bool is_visit(const EntReading *const reading, const uint32_t token) {
  const uint32_t event = reading->event_of[token];
  return event != ENT_NO_EVENT &&
         reading->events.items[event].event_class == ENT_CLASS_VISIT;
}

/// The visit that was made at the invitation `noun`, or #ENT_NO_EVENT.
static uint32_t invited_visit(const EntReading *const reading,
                              const uint32_t noun) {
  const EntToken *const word = ent_reading_token(reading, noun);
  if (!ent_lexicon_in_set(reading->model->lexicon, ENT_VIEW("$invitation"),
                          word->lemma) ||
      word->head == ENT_NO_TOKEN ||
      ent_tree_child(&reading->tree, noun, ENT_DEPREL_CASE) == ENT_NO_TOKEN) {
    return ENT_NO_EVENT;
  }
  if (is_visit(reading, word->head)) {
    return reading->event_of[word->head];
  }
  ENT_FOR_CHILDREN(&reading->tree, child, word->head) { // "paid a visit"
    if (is_visit(reading, child)) {
      return reading->event_of[child];
    }
  }
  return ENT_NO_EVENT;
}

/// "Arrived at the invitation of the king": he is the host, and that he invited
/// is no event beside it.
static EntStatus imply_host(EntReading *const reading, const uint32_t noun) {
  const uint32_t visit = invited_visit(reading, noun);
  uint32_t owners[ENT_MAX_OWNERS];
  if (visit == ENT_NO_EVENT) {
    return ENT_SUCCESS;
  }
  const size_t n_owners = ent_owners_of(reading, noun, ENT_KIND_ACTOR, owners);
  for (size_t i = 0; i < n_owners; ++i) {
    const EntMention *const mention =
        ent_reading_mention_at(reading, owners[i]);
    for (size_t j = 0; j < mention->referents.count; ++j) {
      ENT_TRY(ent_reading_add_filler(
          reading, visit,
          (EntFiller){
              .role = ENT_ROLE_TARGET,
              .kind = ENT_FILLER_REFERENT,
              .id = mention->referents.items[j],
              .token = owners[i],
              .probability =
                  ent_reading_token(reading, owners[i])->head_probability}));
    }
  }
  const uint32_t own = reading->event_of[noun];
  if (own != ENT_NO_EVENT) {
    reading->events.items[own].is_dropped = true;
  }
  return ENT_SUCCESS;
}

/// @}

EntStatus ent_implied_read(EntReading *const reading,
                           const EntTriggers *const triggers) {
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    ENT_TRY(share_agents(reading, i));
  }
  for (uint32_t i = 0; i < reading->events.count; ++i) {
    ENT_TRY(imply_released(reading, i));
    ENT_TRY(imply_targets(reading, i));
    ENT_TRY(imply_doers(reading, i));
    ENT_TRY(imply_participants(reading, i));
  }
  for (size_t i = 0; i < triggers->count; ++i) {
    ENT_TRY(imply_victims(reading, triggers, &triggers->items[i]));
    ENT_TRY(imply_struck(reading, triggers, &triggers->items[i]));
    ENT_TRY(imply_beneficiaries(reading, &triggers->items[i]));
    drop_occasion(reading, &triggers->items[i]);
  }
  const uint32_t n_tokens = (uint32_t)reading->document->tokens.count;
  for (uint32_t i = 0; i < n_tokens; ++i) {
    ENT_TRY(imply_host(reading, i));
  }
  return ENT_SUCCESS;
}
