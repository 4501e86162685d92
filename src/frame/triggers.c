#include "frame/triggers_impl.h"

#include "base/vector.h"
#include "frame/status.h"
#include "frame/subjects.h"
#include "frame/words.h"

#include <stdlib.h>

enum { MAX_CHAIN = 6 };

/// \name Arguments that hang elsewhere
/// @{

/// Add what stands with prepositions beside the word, and its infinitive.
static void add_prepositional(const EntArguments *const its,
                              const bool with_infinitive,
                              EntArguments *const arguments) {
  for (size_t i = 0; i < its->count; ++i) {
    if (its->items[i].preposition != ENT_NO_TOKEN ||
        (with_infinitive && its->items[i].slot == ENT_SLOT_INF)) {
      ent_arguments_add(arguments, its->items[i].slot, its->items[i].token,
                        its->items[i].preposition, true);
    }
  }
}

/// "Lifted the sanctions imposed on them": what is done to whom the participle
/// tells.
static void add_imposed(const EntReading *const reading, const uint32_t noun,
                        EntArguments *const arguments) {
  ENT_FOR_CHILDREN(&reading->tree, verb, noun) {
    if (ent_reading_token(reading, verb)->deprel != ENT_DEPREL_ACL ||
        !ent_tree_is_passive(&reading->tree, verb)) {
      continue;
    }
    EntArguments its;
    ent_arguments_collect(reading, verb, ENT_LEX_VERB, &its);
    for (size_t i = 0; i < its.count; ++i) {
      const uint32_t preposition = its.items[i].preposition;
      if (preposition != ENT_NO_TOKEN &&
          ent_word_is(reading, preposition, ENT_VIEW("imposed"))) {
        ent_arguments_add(arguments, its.items[i].slot, its.items[i].token,
                          preposition, true);
      }
    }
  }
}

/// "A memorandum of understanding with Kenya": with whom may hang on a noun
/// below it.
static void add_shared(const EntReading *const reading, const uint32_t noun,
                       EntArguments *const arguments) {
  ENT_FOR_CHILDREN(&reading->tree, part, noun) {
    if (ent_reading_token(reading, part)->upos != ENT_UPOS_NOUN ||
        !ent_word_is(reading, ent_word_preposition(reading, part),
                     ENT_VIEW("whole"))) {
      continue;
    }
    ENT_FOR_CHILDREN(&reading->tree, child, part) {
      const uint32_t preposition = ent_word_preposition(reading, child);
      if (ent_word_is(reading, preposition, ENT_VIEW("sharing"))) {
        ent_arguments_add(
            arguments,
            ent_lexicon_slot(reading->model->lexicon,
                             ent_reading_token(reading, preposition)->lemma),
            child, preposition, true);
      }
    }
  }
}

/// "A state of siege in the north", "a suspension of aid to Kenya": what the
/// parser hangs on the words that a phrase asks for.
static void add_fixed_arguments(const EntReading *const reading,
                                const EntLexEntry *const entry,
                                const uint32_t token,
                                EntArguments *const arguments) {
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    const uint32_t preposition = ent_word_preposition(reading, child);
    const bool is_asked =
        preposition != ENT_NO_TOKEN &&
        ent_word_is(reading, preposition, ENT_VIEW("whole")) &&
        ent_triggers_asks_word(
            reading, entry,
            ent_lexicon_slot(reading->model->lexicon,
                             ent_reading_token(reading, preposition)->lemma));
    if (ent_reading_token(reading, child)->deprel == ENT_DEPREL_NMOD &&
        ent_triggers_is_of_phrase(reading, child) &&
        (is_asked || ent_triggers_is_fixed_word(reading, entry, child))) {
      EntArguments its;
      ent_arguments_collect(reading, child, ENT_LEX_NOUN, &its);
      add_prepositional(&its, true, arguments);
    }
  }
}

/// Whether what the parser hangs on the object of a verb is one of the verb's
/// own arguments: "demanded an answer from them", "accused Kenya of
/// aggression", "accused the army of killing them".
static bool is_misplaced(const EntReading *const reading,
                         const EntLexArgument *const map,
                         const EntArgument *const argument,
                         const uint32_t object) {
  const bool is_target = map->n_roles && map->roles[0] == ENT_ROLE_TARGET;
  const uint32_t preposition = argument->preposition;
  if (ent_reading_token(reading, object)->upos == ENT_UPOS_PROPN ||
      ent_reading_token(reading, argument->token)->upos == ENT_UPOS_VERB) {
    return ent_word_is(reading, preposition, ENT_VIEW("deed"));
  }
  return is_target && ent_word_is(reading, preposition, ENT_VIEW("origin"));
}

/// Give the verb those of its arguments that hang on its object.
static void add_misplaced(const EntReading *const reading,
                          const uint32_t object, const EntArguments *const its,
                          EntTrigger *const trigger) {
  for (size_t i = 0; i < its->count; ++i) {
    const EntArgument *const argument = &its->items[i];
    const EntLexArgument *const map =
        argument->slot == ENT_NO_ID || argument->preposition == ENT_NO_TOKEN
            ? NULL
            : ent_lexicon_argument(reading->model->lexicon, trigger->entry,
                                   argument->slot);
    if (map && is_misplaced(reading, map, argument, object)) {
      ent_arguments_add(&trigger->arguments, argument->slot, argument->token,
                        argument->preposition, true);
    }
  }
}

static bool takes_content(const EntReading *const reading,
                          const EntLexEntry *const entry, const EntId slot) {
  const EntLexArgument *const map =
      ent_lexicon_argument(reading->model->lexicon, entry, slot);
  for (uint8_t i = 0; map && i < map->n_roles; ++i) {
    if (map->roles[i] == ENT_ROLE_CONTENT) {
      return true;
    }
  }
  return false;
}

/// "Ties between the two collapsed": what is said of a subject that the entry
/// asks for is said of the event.
static void add_subject_arguments(const EntReading *const reading,
                                  EntTrigger *const trigger) {
  const EntArgument *const subject =
      ent_arguments_find(&trigger->arguments, ENT_SLOT_SUBJ);
  if (subject &&
      ent_triggers_asks_word(reading, trigger->entry, ENT_SLOT_SUBJ)) {
    EntArguments its;
    ent_arguments_collect(reading, ent_arguments_noun(reading, subject->token),
                          ENT_LEX_NOUN, &its);
    add_prepositional(&its, true, &trigger->arguments);
  }
}

/// The words of the object or predicate belong to the verb: "declared victory
/// over them", "became a member of it".
static void add_object_arguments(const EntReading *const reading,
                                 EntTrigger *const trigger) {
  const EntArgument *object =
      ent_arguments_find(&trigger->arguments, ENT_SLOT_OBJ);
  object =
      object ? object : ent_arguments_find(&trigger->arguments, ENT_SLOT_PRED);
  const EntLexEntry *const entry = trigger->entry;
  add_fixed_arguments(reading, entry, trigger->token, &trigger->arguments);
  if (!object) {
    return;
  }
  const uint32_t noun = ent_arguments_noun(reading, object->token);
  EntArguments its;
  ent_arguments_collect(reading, noun, ENT_LEX_NOUN, &its);
  if (!entry->n_fixed &&
      !ent_triggers_asks_word(reading, entry, object->slot)) {
    add_misplaced(reading, noun, &its, trigger);
    return;
  }
  for (size_t i = 0; i < its.count; ++i) {
    if (its.items[i].slot == ENT_SLOT_SUBJ) { // "met the demands by workers"
      its.items[i].slot =
          ent_lexicon_slot(reading->model->lexicon, ENT_VIEW("by"));
    }
  }
  // "Turned down an offer to mediate": of two events the offer is the content
  add_prepositional(&its, !takes_content(reading, entry, object->slot),
                    &trigger->arguments);
  add_shared(reading, noun, &trigger->arguments);
  add_fixed_arguments(reading, entry, noun, &trigger->arguments);
  add_imposed(reading, noun, &trigger->arguments);
}

/// "Thirty were wounded in the attack", "arrested a hundred at the protest":
/// the subject did not attack or protest.
static bool is_bystander(const EntReading *const reading, const uint32_t noun,
                         const uint32_t verb) {
  return (ent_word_evokes(reading, noun, ENT_LEX_NOUN, ENT_CLASS_VIOLENCE) &&
          (ent_tree_is_passive(&reading->tree, verb) ||
           !ent_word_evokes(reading, verb, ENT_LEX_VERB,
                            ENT_CLASS_VIOLENCE))) ||
         (ent_word_evokes(reading, noun, ENT_LEX_NOUN, ENT_CLASS_PROTEST) &&
          ent_tree_child(&reading->tree, verb, ENT_DEPREL_OBJ) != ENT_NO_TOKEN);
}

/// "Travelled to Kenya for talks": whoever did so is to take part.
static bool is_purpose(const EntReading *const reading, const uint32_t noun,
                       const uint32_t preposition) {
  const uint32_t verb = ent_reading_token(reading, noun)->head;
  return ent_word_is(reading, preposition, ENT_VIEW("purpose")) &&
         ent_word_evokes(reading, noun, ENT_LEX_NOUN, ENT_CLASS_CONSULTATION) &&
         reading->event_of[verb] != ENT_NO_EVENT;
}

/// "Told the king in a telephone call": whom the verb of speech addresses took
/// part in the call, or #ENT_NO_TOKEN.
static uint32_t addressee_in_call(const EntReading *const reading,
                                  const uint32_t noun, const uint32_t verb) {
  const bool is_call =
      ent_word_evokes(reading, noun, ENT_LEX_NOUN, ENT_CLASS_TELEPHONE_CALL) &&
      ent_word_evokes(reading, verb, ENT_LEX_VERB, ENT_CLASS_STATEMENT);
  const uint32_t recipient =
      ent_tree_child(&reading->tree, verb, ENT_DEPREL_IOBJ);
  return !is_call ? ENT_NO_TOKEN
         : recipient != ENT_NO_TOKEN
             ? recipient
             : ent_tree_child(&reading->tree, verb, ENT_DEPREL_OBJ);
}

/// "In a telephone call, the two discussed …": whoever did that took part.
static void add_circumstance(const EntReading *const reading,
                             EntTrigger *const trigger) {
  const uint32_t token = trigger->token;
  const EntToken *const word = ent_reading_token(reading, token);
  const uint32_t preposition = ent_word_preposition(reading, token);
  const bool is_circumstance =
      word->deprel == ENT_DEPREL_OBL && word->head != ENT_NO_TOKEN &&
      preposition != ENT_NO_TOKEN &&
      (ent_word_is(reading, preposition, ENT_VIEW("during")) ||
       is_purpose(reading, token, preposition));
  if (!is_circumstance || trigger->light == word->head ||
      ent_arguments_find(&trigger->arguments, ENT_SLOT_SUBJ) ||
      ent_arguments_find(&trigger->arguments, ENT_SLOT_POSS) ||
      is_bystander(reading, token, word->head) ||
      ent_status_said_of(reading, word->head) == ENT_EVENT_NEGATED) {
    return;
  }
  const uint32_t subject = ent_subjects_of(reading, word->head);
  if (subject != ENT_NO_TOKEN) {
    ent_arguments_add(&trigger->arguments, ENT_SLOT_SUBJ, subject, ENT_NO_TOKEN,
                      true);
  }
  const uint32_t addressed = addressee_in_call(reading, token, word->head);
  if (addressed != ENT_NO_TOKEN) {
    ent_arguments_add(&trigger->arguments, ENT_SLOT_SUBJ, addressed,
                      ENT_NO_TOKEN, true);
  }
}

/// @}
/// \name Finding triggers
/// @{

/// Whether the token is part of a name and evokes nothing by itself.
static bool is_in_name(const EntReading *const reading, const uint32_t token) {
  const EntMention *const mention = ent_reading_mention_at(reading, token);
  if (!mention || mention->form == ENT_MENTION_PRONOUN ||
      mention->form == ENT_MENTION_ADJECTIVE) {
    return false;
  }
  return mention->referents.count > 0;
}

/// Whether the token is a name within a time expression: "March".
static bool is_in_date(const EntReading *const reading, const uint32_t token) {
  return ent_reading_token(reading, token)->upos == ENT_UPOS_PROPN &&
         ent_word_is_time(reading, token);
}

static bool part_of_speech(const EntReading *const reading,
                           const uint32_t token, EntLexPos *const pos) {
  switch (ent_reading_token(reading, token)->upos) {
  case ENT_UPOS_VERB:
    *pos = ENT_LEX_VERB;
    return true;
  case ENT_UPOS_NOUN:
  case ENT_UPOS_PROPN:
    *pos = ENT_LEX_NOUN;
    return ent_reading_token(reading, token)->deprel != ENT_DEPREL_COMPOUND;
  case ENT_UPOS_ADJ: // "would free prisoners" has an object as verbs have
    *pos = ent_tree_child(&reading->tree, token, ENT_DEPREL_OBJ) == ENT_NO_TOKEN
               ? ENT_LEX_ADJECTIVE
               : ENT_LEX_VERB;
    return true;
  case ENT_UPOS_AUX: // "is to visit", where it is no auxiliary
    *pos = ENT_LEX_VERB;
    return ent_tree_child(&reading->tree, token, ENT_DEPREL_XCOMP) !=
           ENT_NO_TOKEN;
  default:
    return false;
  }
}

/// Note a trigger, and that its word is taken; its event comes later.
static EntStatus add_trigger(EntReading *const reading,
                             EntTriggers *const triggers,
                             const EntTrigger *const trigger) {
  EntTrigger *const added = ENT_PUSH(reading->allocator, triggers);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = *trigger;
  added->event = ENT_NO_EVENT;
  if (trigger->entry->kind == ENT_LEX_EVENT) {
    reading->event_of[trigger->token] = 0;
  }
  return ENT_SUCCESS;
}

/// Hand the arguments of a light verb on to its noun.
static void hand_on(const EntReading *const reading,
                    const EntLexEntry *const light,
                    const EntArguments *const from, const uint32_t carrier,
                    EntArguments *const to) {
  for (size_t i = 0; i < from->count; ++i) {
    const EntArgument *const argument = &from->items[i];
    if (argument->token == carrier || argument->slot == light->carrier) {
      continue;
    }
    const EntLexArgument *const map =
        ent_lexicon_argument(reading->model->lexicon, light, argument->slot);
    if (map && map->handed_to == ENT_NO_ID && !map->n_roles) {
      continue;
    }
    const EntId slot =
        map && map->handed_to != ENT_NO_ID ? map->handed_to : argument->slot;
    if (slot == ENT_SLOT_SUBJ && ent_arguments_find(to, slot)) {
      continue; // "cancelled a visit by the envoy"
    }
    ent_arguments_add(to, slot, argument->token, argument->preposition, true);
  }
}

static EntStatus read_carried(EntReading *reading, EntTriggers *triggers,
                              const EntLexEntry *light, uint32_t verb,
                              const EntArguments *arguments, uint32_t noun);

/// "Held two rounds of talks": the noun that is counted evokes the event, with
/// what the verb and the noun before it tell.
static EntStatus read_counted(EntReading *const reading,
                              EntTriggers *const triggers,
                              const EntTrigger *const counting) {
  const EntLexEntry *const entry = ent_triggers_entry(
      reading, counting->token, ENT_LEX_NOUN, &counting->arguments, true, NULL);
  const EntArgument *const counted =
      entry && entry->kind == ENT_LEX_LIGHT
          ? ent_arguments_find(&counting->arguments, entry->carrier)
          : NULL;
  return counted ? read_carried(reading, triggers, counting->light_entry,
                                counting->light, &counting->arguments,
                                ent_arguments_noun(reading, counted->token))
                 : ENT_NO_MATCH;
}

/// Let one noun that a light verb carries evoke the event, if it does.
static EntStatus
read_carried(EntReading *const reading, EntTriggers *const triggers,
             const EntLexEntry *const light, const uint32_t verb,
             const EntArguments *const arguments, const uint32_t noun) {
  EntLexPos pos = ENT_LEX_NOUN;
  if (is_in_name(reading, noun) || !part_of_speech(reading, noun, &pos) ||
      pos != ENT_LEX_NOUN || reading->event_of[noun] != ENT_NO_EVENT) {
    return ENT_NO_MATCH;
  }
  EntTrigger trigger = {.token = noun, .light = verb, .light_entry = light};
  ent_arguments_collect(reading, noun, ENT_LEX_NOUN, &trigger.arguments);
  hand_on(reading, light, arguments, noun, &trigger.arguments);
  add_circumstance(reading, &trigger);
  trigger.entry = ent_triggers_entry(reading, noun, ENT_LEX_NOUN,
                                     &trigger.arguments, false, NULL);
  if (!trigger.entry) {
    return read_counted(reading, triggers, &trigger);
  }
  if (trigger.entry->kind != ENT_LEX_EVENT) {
    return ENT_NO_MATCH;
  }
  add_fixed_arguments(reading, trigger.entry, noun, &trigger.arguments);
  return add_trigger(reading, triggers, &trigger);
}

/// As above for all the nouns that are coordinated: "expressed concern and
/// condemnation".
static EntStatus read_light(EntReading *const reading,
                            EntTriggers *const triggers,
                            const EntLexEntry *const light, const uint32_t verb,
                            const EntArguments *const arguments) {
  bool is_read = false;
  for (size_t i = 0; i < arguments->count; ++i) {
    if (arguments->items[i].slot != light->carrier) {
      continue;
    }
    const uint32_t noun =
        ent_arguments_noun(reading, arguments->items[i].token);
    EntStatus status =
        read_carried(reading, triggers, light, verb, arguments, noun);
    is_read = is_read || !status;
    ENT_FOR_CHILDREN(&reading->tree, child, noun) {
      if (ent_reading_token(reading, child)->deprel == ENT_DEPREL_CONJ &&
          (!status || status == ENT_NO_MATCH)) {
        status = read_carried(reading, triggers, light, verb, arguments, child);
        is_read = is_read || !status;
      }
    }
    if (status && status != ENT_NO_MATCH) {
      return status;
    }
  }
  return is_read ? ENT_SUCCESS : ENT_NO_MATCH;
}

/// Whether a participle before its noun has nothing else that depends on it.
static bool is_alone(const EntArguments *const arguments) {
  return arguments->count < 2;
}

/// Whether a participle only qualifies its noun: "suspected rebels", "a
/// UN-backed government", "the exiled leader". Nothing is said there and then;
/// but an "occupied region" is occupied.
static bool is_epithet(const EntReading *const reading,
                       const EntTrigger *const trigger) {
  const uint32_t token = trigger->token;
  if (trigger->entry->kind != ENT_LEX_EVENT ||
      ent_reading_token(reading, token)->deprel != ENT_DEPREL_AMOD) {
    return false;
  }
  const bool is_speech =
      ent_class_is_a(reading->model->vocabulary, trigger->entry->event_class,
                     ENT_CLASS_STATEMENT);
  return is_speech
             ? (token && ent_word_equals(reading, token - 1, ENT_VIEW("-"))) ||
                   !ent_arguments_find(&trigger->arguments, ENT_SLOT_SUBJ)
             : is_alone(&trigger->arguments) &&
                   trigger->entry->event_class != ENT_CLASS_OCCUPATION;
}

/// Whether the entry of a verb asks for the word in its object, and not as its
/// content.
static bool asks_object(const EntReading *const reading,
                        const EntLexEntry *const entry) {
  return entry->kind == ENT_LEX_EVENT &&
         !takes_content(reading, entry, ENT_SLOT_OBJ) &&
         ent_triggers_asks_word(reading, entry, ENT_SLOT_OBJ);
}

/// Whether a noun is what a verb before it is about, and no event beside it:
/// "lifted the embargo". Where both are of one class, merging puts them
/// together.
static bool is_consumed(const EntReading *const reading,
                        const EntTriggers *const triggers,
                        const EntTrigger *const noun) {
  const EntVocabulary *const vocabulary = reading->model->vocabulary;
  for (size_t i = 0; i < triggers->count; ++i) {
    const EntTrigger *const verb = &triggers->items[i];
    const EntArgument *const object =
        asks_object(reading, verb->entry)
            ? ent_arguments_find(&verb->arguments, ENT_SLOT_OBJ)
            : NULL;
    if (object && object->token == noun->token) {
      return !ent_class_is_a(vocabulary, noun->entry->event_class,
                             verb->entry->event_class) &&
             !ent_class_is_a(vocabulary, verb->entry->event_class,
                             noun->entry->event_class);
    }
  }
  return false;
}

/// The trigger at `token` among those found so far, or NULL.
static EntTrigger *trigger_at(const EntTriggers *const triggers,
                              const uint32_t token) {
  for (size_t i = triggers->count; i-- > 0;) {
    if (triggers->items[i].token == token) {
      return &triggers->items[i];
    }
  }
  return NULL;
}

/// "Sent a million in aid to Kenya", "beat him in the election": the noun tells
/// again what the verb says, and whom it concerns.
static bool is_retold(const EntReading *const reading,
                      const EntTriggers *const triggers,
                      const EntTrigger *const noun) {
  const EntToken *const word = ent_reading_token(reading, noun->token);
  if (word->deprel != ENT_DEPREL_OBL ||
      reading->event_of[word->head] == ENT_NO_EVENT ||
      !ent_word_is(reading, ent_word_preposition(reading, noun->token),
                   ENT_VIEW("during"))) {
    return false;
  }
  EntTrigger *const verb = trigger_at(triggers, word->head);
  if (!verb || verb->entry->kind != ENT_LEX_EVENT ||
      verb->entry->event_class != noun->entry->event_class) {
    return false;
  }
  for (size_t i = 0; i < noun->arguments.count; ++i) {
    const EntArgument *const argument = &noun->arguments.items[i];
    if (argument->preposition != ENT_NO_TOKEN &&
        !ent_arguments_find(&verb->arguments, argument->slot)) {
      ent_arguments_add(&verb->arguments, argument->slot, argument->token,
                        argument->preposition, true);
    }
  }
  return true;
}

static EntStatus read_word(EntReading *const reading,
                           EntTriggers *const triggers, const uint32_t token,
                           const EntLexPos pos) {
  if (reading->event_of[token] != ENT_NO_EVENT) {
    return ENT_SUCCESS; // a light verb came before
  }
  EntTrigger trigger = {.token = token, .light = ENT_NO_TOKEN};
  ent_arguments_collect(reading, token, pos, &trigger.arguments);
  if (pos == ENT_LEX_NOUN) {
    add_circumstance(reading, &trigger);
  }
  for (;;) {
    trigger.entry = ent_triggers_entry(reading, token, pos, &trigger.arguments,
                                       true, trigger.entry);
    if (!trigger.entry) {
      return ENT_SUCCESS;
    }
    if (is_epithet(reading, &trigger) ||
        (pos == ENT_LEX_NOUN && trigger.entry->kind == ENT_LEX_EVENT &&
         (is_consumed(reading, triggers, &trigger) ||
          is_retold(reading, triggers, &trigger)))) {
      return ENT_SUCCESS;
    }
    if (trigger.entry->kind != ENT_LEX_LIGHT) {
      add_subject_arguments(reading, &trigger);
      add_object_arguments(reading, &trigger);
      return add_trigger(reading, triggers, &trigger);
    }
    const EntStatus status =
        read_light(reading, triggers, trigger.entry, token, &trigger.arguments);
    if (status != ENT_NO_MATCH) {
      return status;
    }
  }
}

/// Whether the noun `head` is the head of a phrase where nothing happens, and
/// `token` a word of it: "war" in "act of war".
static bool is_stopped(const EntReading *const reading, const uint32_t head,
                       const uint32_t token) {
  if (ent_reading_token(reading, head)->upos != ENT_UPOS_NOUN ||
      ent_reading_token(reading, token)->deprel != ENT_DEPREL_NMOD) {
    return false;
  }
  EntArguments arguments;
  ent_arguments_collect(reading, head, ENT_LEX_NOUN, &arguments);
  const EntLexEntry *const entry =
      ent_triggers_entry(reading, head, ENT_LEX_NOUN, &arguments, true, NULL);
  return entry && entry->kind == ENT_LEX_NONE && !entry->n_arguments &&
         ent_triggers_is_fixed_word(reading, entry, token);
}

/// Whether the word is a fixed one of a phrase that has been found: "siege" in
/// "state of siege", "leave" in "ordered them to leave".
static bool is_spoken_for(const EntReading *const reading,
                          const EntTriggers *const triggers,
                          const uint32_t token) {
  const uint32_t head = ent_reading_token(reading, token)->head;
  if (head == ENT_NO_TOKEN ||
      !(ent_triggers_is_of_phrase(reading, token) ||
        ent_reading_token(reading, token)->deprel == ENT_DEPREL_ADVCL)) {
    return false;
  }
  if (reading->event_of[head] == ENT_NO_EVENT) {
    return is_stopped(reading, head, token);
  }
  for (size_t i = 0; i < triggers->count; ++i) {
    if (triggers->items[i].token == head) {
      return ent_triggers_is_fixed_word(reading, triggers->items[i].entry,
                                        token);
    }
  }
  return false;
}

/// The order in which words are read: verbs before the nouns that they carry,
/// and before the participles beside those.
typedef enum { VERBS, PARTICIPLES, NOUNS, N_PASSES } Pass;

static Pass pass_of(const EntReading *const reading, const uint32_t token,
                    const EntLexPos pos) {
  if (pos == ENT_LEX_NOUN) {
    return NOUNS;
  }
  return ent_reading_token(reading, token)->deprel == ENT_DEPREL_AMOD
             ? PARTICIPLES
             : VERBS;
}

static EntStatus find_pass(EntReading *const reading,
                           EntTriggers *const triggers, const Pass pass) {
  const uint32_t n_tokens = (uint32_t)reading->document->tokens.count;
  for (uint32_t i = 0; i < n_tokens; ++i) {
    EntLexPos pos = ENT_LEX_VERB;
    if (part_of_speech(reading, i, &pos) && pass_of(reading, i, pos) == pass &&
        !is_in_name(reading, i) && !is_in_date(reading, i) &&
        !is_spoken_for(reading, triggers, i)) {
      ENT_TRY(read_word(reading, triggers, i, pos));
    }
  }
  return ENT_SUCCESS;
}

static int compare_triggers(const void *const a, const void *const b) {
  const EntTrigger *const one = a;
  const EntTrigger *const other = b;
  return (one->token > other->token) - (one->token < other->token);
}

/// Make the events, in the order of the text.
static EntStatus add_events(EntReading *const reading,
                            EntTriggers *const triggers) {
  for (size_t i = 0; i < triggers->count; ++i) {
    EntTrigger *const trigger = &triggers->items[i];
    if (trigger->entry->kind == ENT_LEX_EVENT) {
      ENT_TRY(ent_reading_add_event(reading, trigger->token, trigger->entry,
                                    trigger->entry->event_class,
                                    &trigger->event));
    }
  }
  return ENT_SUCCESS;
}

EntStatus ent_triggers_find(EntReading *const reading,
                            EntTriggers *const triggers) {
  for (int pass = VERBS; pass < N_PASSES; ++pass) {
    ENT_TRY(find_pass(reading, triggers, (Pass)pass));
  }
  if (triggers->count) {
    qsort(triggers->items, triggers->count, sizeof(EntTrigger),
          compare_triggers);
  }
  return add_events(reading, triggers);
}

/// @}

/// The number of triggers before `token`.
static size_t count_before(const EntTriggers *const triggers,
                           const uint32_t token) {
  size_t low = 0;
  size_t high = triggers->count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (triggers->items[middle].token < token) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

const EntTrigger *ent_triggers_at(const EntTriggers *const triggers,
                                  const uint32_t token) {
  const size_t at = count_before(triggers, token);
  return at < triggers->count && triggers->items[at].token == token
             ? &triggers->items[at]
             : NULL;
}

/// The noun that a light verb carries, or its clausal complement.
static uint32_t complement_of(const EntReading *const reading,
                              const EntTriggers *const triggers,
                              const uint32_t token) {
  const EntDocument *const document = reading->document;
  const EntSentence *const sentence =
      &document->sentences.items[ent_document_sentence_of(document, token)];
  const uint32_t end = sentence->first_token + sentence->n_tokens;
  for (size_t i = count_before(triggers, sentence->first_token);
       i < triggers->count && triggers->items[i].token < end; ++i) {
    if (triggers->items[i].light == token) {
      return triggers->items[i].token;
    }
  }
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    const EntDeprel deprel = ent_reading_token(reading, child)->deprel;
    if (deprel == ENT_DEPREL_XCOMP || deprel == ENT_DEPREL_CCOMP) {
      return child;
    }
  }
  return ENT_NO_TOKEN;
}

uint32_t ent_triggers_event(const EntReading *const reading,
                            const EntTriggers *const triggers,
                            const uint32_t token) {
  uint32_t at = token;
  for (int i = 0; i < MAX_CHAIN && at != ENT_NO_TOKEN; ++i) {
    if (reading->event_of[at] != ENT_NO_EVENT) {
      return reading->event_of[at];
    }
    at = complement_of(reading, triggers, at);
  }
  return ENT_NO_EVENT;
}
