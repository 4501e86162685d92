#include "frame/triggers.h"

#include "base/utf8.h"
#include "base/vector.h"
#include "frame/status.h"
#include "frame/subjects.h"
#include "frame/words.h"

#include <stdlib.h>

enum { MAX_WORD = 64, MAX_CHAIN = 6, MAX_FIXED_DEPTH = 3 };

/// Write `word` in lower case to `out`; return a view of it.
static EntView lower(const EntView word, char out[MAX_WORD]) {
  size_t size = 0;
  EntView rest = word;
  uint32_t code_point = 0;
  for (size_t n = 0;
       size + 4 < MAX_WORD && (n = ent_utf8_decode(rest, &code_point));
       rest = ent_view_slice(rest, n, rest.size)) {
    size += ent_utf8_encode(ent_utf8_to_lower(code_point), out + size);
  }
  return ent_view_of(out, size);
}

/// Of a name that nobody knows the kind of its title: "Ambassador Amine".
static unsigned title_kinds(const EntReading *const reading,
                            const uint32_t name) {
  unsigned kinds = 0;
  char buffer[MAX_WORD];
  ENT_FOR_CHILDREN(&reading->tree, child, name) {
    const EntToken *const word = ent_reading_token(reading, child);
    const EntDeprel deprel = ent_deprel_universal(word->deprel);
    if (child < name &&
        (deprel == ENT_DEPREL_COMPOUND || deprel == ENT_DEPREL_NMOD)) {
      kinds |= ent_lexicon_kinds(reading->model->lexicon,
                                 lower(word->lemma, buffer)) &
               ENT_KIND_PERSON;
    }
  }
  return kinds;
}

unsigned ent_triggers_kinds(const EntReading *const reading,
                            const uint32_t token) {
  const uint32_t noun = ent_arguments_noun(reading, token);
  const EntMention *const mention = ent_reading_mention_at(reading, noun);
  unsigned kinds = 0;
  for (size_t i = 0; mention && i < mention->referents.count; ++i) {
    kinds |= reading->referents.items[mention->referents.items[i]].kind;
  }
  if (kinds) {
    return kinds;
  }
  char buffer[MAX_WORD];
  const EntView lemma = lower(ent_reading_token(reading, noun)->lemma, buffer);
  const EntUpos upos = ent_reading_token(reading, noun)->upos;
  const EntLexEntry *first = NULL;
  size_t count = 0;
  ent_lexicon_find(reading->model->lexicon, lemma,
                   upos == ENT_UPOS_VERB ? ENT_LEX_VERB : ENT_LEX_NOUN, &first,
                   &count);
  for (size_t i = 0; i < count; ++i) {
    kinds |= first[i].kind == ENT_LEX_EVENT ? ENT_KIND_EVENT : 0;
  }
  if (upos == ENT_UPOS_NUM) {
    kinds |= ENT_KIND_NUMBER;
  } else if (upos == ENT_UPOS_PROPN && !mention) {
    kinds |= title_kinds(reading, noun);
  }
  return kinds | ent_lexicon_kinds(reading->model->lexicon, lemma);
}

/// \name Matching an entry
/// @{

static bool is_word(const EntReading *const reading, const uint32_t token,
                    const EntView word) {
  return ent_word_equals(reading, token, word);
}

/// Whether `token` can be of one phrase with its head: no subject, no clause.
static bool is_of_phrase(const EntReading *const reading,
                         const uint32_t token) {
  switch (ent_reading_token(reading, token)->deprel) {
  case ENT_DEPREL_NSUBJ:
  case ENT_DEPREL_NSUBJ_OUTER:
  case ENT_DEPREL_CSUBJ:
  case ENT_DEPREL_CCOMP:
  case ENT_DEPREL_ADVCL:
  case ENT_DEPREL_ACL:
  case ENT_DEPREL_ACL_RELCL:
  case ENT_DEPREL_CONJ:
  case ENT_DEPREL_PARATAXIS:
    return false;
  default:
    return true;
  }
}

bool ent_triggers_is_fixed_word(const EntReading *const reading,
                                const EntLexEntry *const entry,
                                const uint32_t token) {
  for (size_t i = 0; i < entry->n_fixed; ++i) {
    if (is_word(reading, token,
                ent_lexicon_fixed(reading->model->lexicon, entry, i))) {
      return true;
    }
  }
  return false;
}

/// Whether a clause is the infinitive that the trigger names: "order to leave".
static bool is_named_infinitive(const EntReading *const reading,
                                const EntLexEntry *const entry,
                                const uint32_t token) {
  const uint32_t mark = ent_tree_child(&reading->tree, token, ENT_DEPREL_MARK);
  return ent_reading_token(reading, token)->deprel == ENT_DEPREL_ADVCL &&
         ent_word_is(reading, mark, ENT_VIEW("infinitive")) &&
         ent_triggers_is_fixed_word(reading, entry, mark);
}

/// Whether a dependent has no preposition, or one that the trigger names.
static bool is_bound(const EntReading *const reading,
                     const EntLexEntry *const entry, const uint32_t token) {
  const uint32_t preposition =
      ent_tree_child(&reading->tree, token, ENT_DEPREL_CASE);
  return preposition == ENT_NO_TOKEN ||
         ent_reading_token(reading, token)->deprel == ENT_DEPREL_NMOD_POSS ||
         ent_triggers_is_fixed_word(reading, entry, preposition);
}

/// Whether a dependent of `token`, or one of a fixed word below it, is the
/// word: "of" in "lift the state of emergency".
static bool has_below(const EntReading *const reading,
                      const EntLexEntry *const entry, const uint32_t token,
                      const EntView word, const int depth) {
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    if (!(is_of_phrase(reading, child) ||
          is_named_infinitive(reading, entry, child)) ||
        !is_bound(reading, entry, child)) {
      continue;
    }
    if (is_word(reading, child, word)) {
      return true;
    }
    ENT_FOR_CHILDREN(&reading->tree, grandchild, child) {
      if (ent_reading_token(reading, grandchild)->deprel == ENT_DEPREL_CASE &&
          !ent_word_is_time(reading, child) && // "called him on Monday"
          is_word(reading, grandchild, word)) {
        return true;
      }
    }
    if (depth < MAX_FIXED_DEPTH &&
        ent_triggers_is_fixed_word(reading, entry, child) &&
        has_below(reading, entry, child, word, depth + 1)) {
      return true;
    }
  }
  return false;
}

static bool has_fixed_words(const EntReading *const reading,
                            const EntLexEntry *const entry,
                            const uint32_t token) {
  for (size_t i = 0; i < entry->n_fixed; ++i) {
    if (!has_below(reading, entry, token,
                   ent_lexicon_fixed(reading->model->lexicon, entry, i), 0)) {
      return false;
    }
  }
  return true;
}

/// Whether the token is in the name of a state or body that is known, the World
/// Bank is no bank, or takes up again who was named: "both sides".
static bool is_known_actor(const EntReading *const reading,
                           const uint32_t token) {
  const EntMention *const mention = ent_reading_mention_at(reading, token);
  if (mention && mention->form == ENT_MENTION_DESCRIPTION &&
      mention->referents.count) {
    return reading->referents.items[mention->referents.items[0]].kind &
           ENT_KIND_ACTOR;
  }
  if (!mention || mention->form != ENT_MENTION_NAME ||
      mention->referents.count != 1) {
    return false;
  }
  const EntReferent *const referent =
      &reading->referents.items[mention->referents.items[0]];
  return referent->known != ENT_NO_ENTITY &&
         (referent->kind == ENT_KIND_ORGANIZATION ||
          referent->kind == ENT_KIND_STATE);
}

/// Whether the filler of an argument, one coordinated with it, or what it is a
/// part of, satisfies.
static bool filler_holds(const EntReading *const reading,
                         const EntLexCondition *const condition,
                         const uint32_t token) {
  char buffer[MAX_WORD];
  const uint32_t noun = ent_arguments_noun(reading, token);
  if (ent_lexicon_holds(reading->model->lexicon, condition,
                        lower(ent_reading_token(reading, noun)->lemma, buffer),
                        ent_triggers_kinds(reading, noun))) {
    return true;
  }
  const bool is_part = ent_word_is(reading, noun, ENT_VIEW("part"));
  ENT_FOR_CHILDREN(&reading->tree, child, noun) {
    const bool is_whole =
        is_part &&
        ent_reading_token(reading, child)->deprel == ENT_DEPREL_NMOD &&
        ent_word_is(reading, ent_word_preposition(reading, child),
                    ENT_VIEW("whole"));
    if ((is_whole ||
         ent_reading_token(reading, child)->deprel == ENT_DEPREL_CONJ) &&
        ent_lexicon_holds(
            reading->model->lexicon, condition,
            lower(ent_reading_token(reading, child)->lemma, buffer),
            ent_triggers_kinds(reading, child))) {
      return true;
    }
  }
  return false;
}

static bool condition_holds(const EntReading *const reading,
                            const EntLexCondition *const condition,
                            const uint32_t token,
                            const EntArguments *const arguments,
                            const bool is_stop) {
  const EntLexicon *const lexicon = reading->model->lexicon;
  char buffer[MAX_WORD];
  if (condition->slot == ENT_SLOT_SELF) {
    return ent_lexicon_holds(
        lexicon, condition,
        lower(ent_reading_token(reading, token)->form, buffer), 0);
  }
  bool is_filled = false;
  bool holds = condition->is_negated;
  for (size_t i = 0; i < arguments->count; ++i) {
    const EntArgument *const argument = &arguments->items[i];
    if (argument->slot != condition->slot ||
        (argument->preposition != ENT_NO_TOKEN &&
         ent_word_is_time(reading, argument->token))) { // "on Monday"
      continue;
    }
    is_filled = true;
    const bool one = !(is_stop && is_known_actor(reading, argument->token)) &&
                     filler_holds(reading, condition, argument->token);
    holds = condition->is_negated ? holds && one : holds || one;
  }
  return is_filled ? holds
                   : ent_lexicon_holds(lexicon, condition, ENT_VIEW(""), 0);
}

static bool entry_fits(const EntReading *const reading,
                       const EntLexEntry *const entry, const uint32_t token,
                       const EntArguments *const arguments) {
  if (!has_fixed_words(reading, entry, token)) {
    return false;
  }
  const EntLexCondition *const conditions =
      ent_lexicon_conditions(reading->model->lexicon, entry);
  const bool is_stop = entry->kind == ENT_LEX_NONE && !entry->n_arguments;
  for (uint32_t i = 0; i < entry->n_conditions; ++i) {
    if (!condition_holds(reading, &conditions[i], token, arguments, is_stop)) {
      return false;
    }
  }
  return true;
}

bool ent_triggers_asks_word(const EntReading *const reading,
                            const EntLexEntry *const entry, const EntId slot) {
  const EntLexCondition *const conditions =
      ent_lexicon_conditions(reading->model->lexicon, entry);
  for (uint32_t i = 0; i < entry->n_conditions; ++i) {
    if (conditions[i].slot == slot && !conditions[i].is_negated &&
        conditions[i].n_words && !conditions[i].kinds) {
      return true;
    }
  }
  return false;
}

/// Add what stands with prepositions beside the word.
static void add_prepositional(const EntArguments *const its,
                              EntArguments *const arguments) {
  for (size_t i = 0; i < its->count; ++i) {
    if (its->items[i].preposition != ENT_NO_TOKEN ||
        its->items[i].slot == ENT_SLOT_INF) {
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
        is_of_phrase(reading, child) &&
        (is_asked || ent_triggers_is_fixed_word(reading, entry, child))) {
      EntArguments its;
      ent_arguments_collect(reading, child, ENT_LEX_NOUN, &its);
      add_prepositional(&its, arguments);
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
  add_prepositional(&its, &trigger->arguments);
  add_shared(reading, noun, &trigger->arguments);
  add_fixed_arguments(reading, entry, noun, &trigger->arguments);
  add_imposed(reading, noun, &trigger->arguments);
}

/// Whether an entry of the noun evokes an event of the class.
static bool evokes(const EntReading *const reading, const uint32_t noun,
                   const EntId event_class) {
  const EntLexEntry *first = NULL;
  size_t count = 0;
  ent_lexicon_find(reading->model->lexicon,
                   ent_reading_token(reading, noun)->lemma, ENT_LEX_NOUN,
                   &first, &count);
  for (size_t i = 0; i < count; ++i) {
    if (first[i].kind == ENT_LEX_EVENT &&
        ent_class_is_a(reading->model->vocabulary, first[i].event_class,
                       event_class)) {
      return true;
    }
  }
  return false;
}

/// "Thirty were wounded in the attack", "arrested a hundred at the protest":
/// the subject did not attack or protest.
static bool is_bystander(const EntReading *const reading, const uint32_t noun,
                         const uint32_t verb) {
  return (ent_tree_is_passive(&reading->tree, verb) &&
          evokes(reading, noun, ENT_CLASS_VIOLENCE)) ||
         (evokes(reading, noun, ENT_CLASS_PROTEST) &&
          ent_tree_child(&reading->tree, verb, ENT_DEPREL_OBJ) != ENT_NO_TOKEN);
}

/// "Travelled to Kenya for talks": whoever did so is to take part.
static bool is_purpose(const EntReading *const reading, const uint32_t noun,
                       const uint32_t preposition) {
  const uint32_t verb = ent_reading_token(reading, noun)->head;
  return ent_word_is(reading, preposition, ENT_VIEW("purpose")) &&
         evokes(reading, noun, ENT_CLASS_CONSULTATION) &&
         reading->event_of[verb] != ENT_NO_EVENT;
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

/// The first entry behind `after` that fits `token`, or NULL.
static const EntLexEntry *find_entry(const EntReading *const reading,
                                     const uint32_t token, const EntLexPos pos,
                                     const EntArguments *const arguments,
                                     const bool with_light,
                                     const EntLexEntry *const after) {
  char buffer[MAX_WORD];
  const EntLexEntry *first = NULL;
  size_t count = 0;
  char form[MAX_WORD];
  ent_lexicon_find_form(reading->model->lexicon,
                        lower(ent_reading_token(reading, token)->lemma, buffer),
                        lower(ent_reading_token(reading, token)->form, form),
                        pos, &first, &count);
  for (size_t i = after ? (size_t)(after - first) + 1 : 0; i < count; ++i) {
    if ((with_light || first[i].kind != ENT_LEX_LIGHT) &&
        entry_fits(reading, &first[i], token, arguments)) {
      return &first[i];
    }
  }
  return NULL;
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
  trigger.entry =
      find_entry(reading, noun, ENT_LEX_NOUN, &trigger.arguments, false, NULL);
  if (!trigger.entry || trigger.entry->kind != ENT_LEX_EVENT) {
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
  return is_speech ? (token && is_word(reading, token - 1, ENT_VIEW("-"))) ||
                         !ent_arguments_find(&trigger->arguments, ENT_SLOT_SUBJ)
                   : is_alone(&trigger->arguments) &&
                         trigger->entry->event_class != ENT_CLASS_OCCUPATION;
}

/// Whether the entry of a verb asks for the word in its object, and not as its
/// content.
static bool asks_object(const EntReading *const reading,
                        const EntLexEntry *const entry) {
  const EntLexArgument *const map =
      ent_lexicon_argument(reading->model->lexicon, entry, ENT_SLOT_OBJ);
  for (uint8_t i = 0; map && i < map->n_roles; ++i) {
    if (map->roles[i] == ENT_ROLE_CONTENT) {
      return false;
    }
  }
  return entry->kind == ENT_LEX_EVENT &&
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
    trigger.entry = find_entry(reading, token, pos, &trigger.arguments, true,
                               trigger.entry);
    if (!trigger.entry) {
      return ENT_SUCCESS;
    }
    if (is_epithet(reading, &trigger) ||
        (pos == ENT_LEX_NOUN && trigger.entry->kind == ENT_LEX_EVENT &&
         is_consumed(reading, triggers, &trigger))) {
      return ENT_SUCCESS;
    }
    if (trigger.entry->kind != ENT_LEX_LIGHT) {
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
      find_entry(reading, head, ENT_LEX_NOUN, &arguments, true, NULL);
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
      !(is_of_phrase(reading, token) ||
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
