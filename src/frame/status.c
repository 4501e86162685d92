#include "frame/status.h"

#include "frame/words.h"

/// How far up the clauses above are asked.
enum { MAX_CLIMB = 4 };

/// The kind of modifier that a relation makes, or #ENT_N_MODIFIERS.
static EntModifierKind modifier_kind(const EntDeprel deprel) {
  switch (ent_deprel_universal(deprel)) {
  case ENT_DEPREL_AUX:
    return ENT_MODIFIER_AUX;
  case ENT_DEPREL_ADVMOD:
    return ENT_MODIFIER_ADV;
  case ENT_DEPREL_MARK:
    return ENT_MODIFIER_MARK;
  case ENT_DEPREL_DET:
    return ENT_MODIFIER_DET;
  case ENT_DEPREL_AMOD:
    return ENT_MODIFIER_ADJ;
  case ENT_DEPREL_CASE:
    return ENT_MODIFIER_PREP;
  default:
    return ENT_N_MODIFIERS;
  }
}

/// Negation beats all; else the first that says something counts.
static EntEventStatus stronger(const EntEventStatus a, const EntEventStatus b) {
  if (a == ENT_EVENT_NEGATED || b == ENT_EVENT_NEGATED) {
    return ENT_EVENT_NEGATED;
  }
  return a != ENT_EVENT_UNSET ? a : b;
}

/// "Once 22 states have ratified it": an adverb may open such a clause.
static bool opens_clause(const EntReading *const reading,
                         const uint32_t token) {
  return ent_reading_token(reading, token)->deprel == ENT_DEPREL_ADVCL;
}

/// What the words around `token` say.
static EntEventStatus around(const EntReading *const reading,
                             const uint32_t token) {
  EntEventStatus status = ENT_EVENT_UNSET;
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    const EntToken *const word = ent_reading_token(reading, child);
    const EntModifierKind kind = modifier_kind(word->deprel);
    if (kind != ENT_N_MODIFIERS) {
      status = stronger(status, ent_lexicon_modifier(reading->model->lexicon,
                                                     word->lemma, kind));
    }
    if (kind == ENT_MODIFIER_ADV && opens_clause(reading, token)) {
      status = stronger(status,
                        ent_lexicon_modifier(reading->model->lexicon,
                                             word->lemma, ENT_MODIFIER_MARK));
    }
    if (kind == ENT_MODIFIER_MARK) { // "without signing": a preposition too
      status = stronger(status,
                        ent_lexicon_modifier(reading->model->lexicon,
                                             word->lemma, ENT_MODIFIER_PREP));
    }
  }
  return status;
}

/// "Neither Russia nor China signed".
static EntEventStatus before_conjuncts(const EntReading *const reading,
                                       const uint32_t token) {
  const uint32_t word =
      ent_tree_child(&reading->tree, token, ENT_DEPREL_CC_PRECONJ);
  return word == ENT_NO_TOKEN
             ? ENT_EVENT_UNSET
             : ent_lexicon_modifier(reading->model->lexicon,
                                    ent_reading_token(reading, word)->lemma,
                                    ENT_MODIFIER_DET);
}

/// "No one was hurt", "none of them took part".
static EntEventStatus in_arguments(const EntReading *const reading,
                                   const uint32_t token) {
  EntEventStatus status = ENT_EVENT_UNSET;
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    const EntToken *const word = ent_reading_token(reading, child);
    const EntDeprel deprel = ent_deprel_universal(word->deprel);
    if (deprel != ENT_DEPREL_NSUBJ && deprel != ENT_DEPREL_OBJ) {
      continue;
    }
    status =
        stronger(status, ent_lexicon_modifier(reading->model->lexicon,
                                              word->lemma, ENT_MODIFIER_DET));
    status = stronger(status, before_conjuncts(reading, child));
    const uint32_t determiner =
        ent_tree_child(&reading->tree, child, ENT_DEPREL_DET);
    if (determiner != ENT_NO_TOKEN) {
      status = stronger(
          status,
          ent_lexicon_modifier(reading->model->lexicon,
                               ent_reading_token(reading, determiner)->lemma,
                               ENT_MODIFIER_DET));
    }
  }
  return status;
}

EntEventStatus ent_status_said_of(const EntReading *const reading,
                                  const uint32_t token) {
  return stronger(around(reading, token), in_arguments(reading, token));
}

/// The verb whose auxiliaries a conjunct without its own shares.
static uint32_t sharing_verb(const EntReading *const reading,
                             const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  const bool has_own =
      ent_tree_universal_child(&reading->tree, token, ENT_DEPREL_AUX) !=
          ENT_NO_TOKEN ||
      ent_tree_universal_child(&reading->tree, token, ENT_DEPREL_NSUBJ) !=
          ENT_NO_TOKEN;
  return word->deprel == ENT_DEPREL_CONJ && !has_own ? word->head
                                                     : ENT_NO_TOKEN;
}

/// The verb that a noun without a light verb depends on, if it says no more.
static uint32_t governing_verb(const EntReading *const reading,
                               const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  const EntDeprel deprel = ent_deprel_universal(word->deprel);
  const bool is_argument =
      deprel == ENT_DEPREL_NSUBJ && word->head != ENT_NO_TOKEN &&
      ent_tree_child(&reading->tree, word->head, ENT_DEPREL_OBJ) ==
          ENT_NO_TOKEN;
  const bool is_free =
      word->head != ENT_NO_TOKEN &&
      reading->event_of[word->head] == ENT_NO_EVENT &&
      ent_reading_token(reading, word->head)->upos == ENT_UPOS_VERB;
  // "Will send a million in aid"
  const bool is_material =
      deprel == ENT_DEPREL_OBL &&
      ent_tree_child(&reading->tree, token, ENT_DEPREL_DET) == ENT_NO_TOKEN &&
      ent_tree_child(&reading->tree, token, ENT_DEPREL_NMOD_POSS) ==
          ENT_NO_TOKEN &&
      ent_word_is(reading, ent_word_preposition(reading, token),
                  ENT_VIEW("during"));
  return (is_argument || is_material) && is_free ? word->head : ENT_NO_TOKEN;
}

static bool is_infinitive(const EntReading *const reading,
                          const uint32_t token) {
  const uint32_t mark = ent_tree_child(&reading->tree, token, ENT_DEPREL_MARK);
  return mark != ENT_NO_TOKEN &&
         ent_word_is(reading, mark, ENT_VIEW("infinitive"));
}

/// The status that a word that evokes nothing gives to its infinitive.
static EntEventStatus of_governor(const EntReading *const reading,
                                  const uint32_t token, const EntLexPos pos) {
  const EntLexicon *const lexicon = reading->model->lexicon;
  const EntLexEntry *entries = NULL;
  size_t count = 0;
  ent_lexicon_find(lexicon, ent_reading_token(reading, token)->lemma, pos,
                   &entries, &count);
  for (size_t i = 0; i < count; ++i) {
    const EntLexArgument *const map =
        ent_lexicon_argument(lexicon, &entries[i], ENT_SLOT_INF);
    if (map && entries[i].kind == ENT_LEX_NONE &&
        map->status != ENT_EVENT_UNSET) {
      return map->status;
    }
  }
  return ENT_EVENT_UNSET;
}

/// "Before he was due to resign": what the adjective before an infinitive says
/// of it, where the parser hangs the adjective on the verb.
static EntEventStatus of_adjective(const EntReading *const reading,
                                   const uint32_t token) {
  const uint32_t mark = ent_tree_child(&reading->tree, token, ENT_DEPREL_MARK);
  const uint32_t before = mark - 1;
  if (!mark || !is_infinitive(reading, token) ||
      ent_reading_token(reading, before)->upos != ENT_UPOS_ADJ ||
      ent_reading_token(reading, before)->head != token) {
    return ENT_EVENT_UNSET;
  }
  return of_governor(reading, before, ENT_LEX_ADJECTIVE);
}

/// "Reconsider their decision of May to leave": what the noun before an
/// infinitive says of it, where the parser hangs the infinitive on the verb.
static EntEventStatus of_object(const EntReading *const reading,
                                const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  const uint32_t noun =
      word->deprel == ENT_DEPREL_ADVCL && is_infinitive(reading, token)
          ? ent_tree_child(&reading->tree, word->head, ENT_DEPREL_OBJ)
          : ENT_NO_TOKEN;
  return noun != ENT_NO_TOKEN && noun < token
             ? of_governor(reading, noun, ENT_LEX_NOUN)
             : ENT_EVENT_UNSET;
}

/// "is to visit", "are to be released": a form of be, however it is attached,
/// and "to", before the verb.
static bool is_scheduled(const EntReading *const reading,
                         const uint32_t token) {
  if (!is_infinitive(reading, token)) {
    return false;
  }
  if (ent_word_is_headline_future(reading, token)) {
    return true;
  }
  const uint32_t mark = ent_tree_child(&reading->tree, token, ENT_DEPREL_MARK);
  const uint32_t auxiliary =
      ent_tree_universal_child(&reading->tree, token, ENT_DEPREL_AUX);
  return (auxiliary != ENT_NO_TOKEN && auxiliary < mark) ||
         ent_tree_child(&reading->tree, token, ENT_DEPREL_COP) != ENT_NO_TOKEN;
}

/// The verb whose purpose or complement `token` is: "will travel to meet".
static uint32_t purposeful_verb(const EntReading *const reading,
                                const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  const EntDeprel deprel = ent_deprel_universal(word->deprel);
  return (deprel == ENT_DEPREL_ADVCL || deprel == ENT_DEPREL_XCOMP) &&
                 is_infinitive(reading, token)
             ? word->head
             : ENT_NO_TOKEN;
}

/// The verb above that tells the status of `token` too, or #ENT_NO_TOKEN.
static uint32_t verb_above(const EntReading *const reading,
                           const uint32_t token) {
  const uint32_t verb = sharing_verb(reading, token);
  return verb == ENT_NO_TOKEN ? purposeful_verb(reading, token) : verb;
}

/// Whether "the", "this" or "his" says that a noun is known already.
static bool is_given(const EntReading *const reading, const uint32_t token) {
  const uint32_t article =
      ent_tree_child(&reading->tree, token, ENT_DEPREL_DET);
  return ent_tree_child(&reading->tree, token, ENT_DEPREL_NMOD_POSS) !=
             ENT_NO_TOKEN ||
         (article != ENT_NO_TOKEN &&
          ent_word_is(reading, article, ENT_VIEW("definite")));
}

/// What is said of something that may come: "an invasion would be a mistake".
/// What is known already has happened, whatever it may have been.
static EntEventStatus of_predicate(const EntReading *const reading,
                                   const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  if (ent_deprel_universal(word->deprel) != ENT_DEPREL_NSUBJ ||
      word->head == ENT_NO_TOKEN || is_given(reading, token) ||
      ent_tree_child(&reading->tree, word->head, ENT_DEPREL_COP) ==
          ENT_NO_TOKEN) {
    return ENT_EVENT_UNSET;
  }
  const uint32_t modal =
      ent_tree_child(&reading->tree, word->head, ENT_DEPREL_AUX);
  const EntEventStatus said =
      modal == ENT_NO_TOKEN
          ? ENT_EVENT_UNSET
          : ent_lexicon_modifier(reading->model->lexicon,
                                 ent_reading_token(reading, modal)->lemma,
                                 ENT_MODIFIER_AUX);
  return said == ENT_EVENT_PLANNED ? ENT_EVENT_POSSIBLE : said;
}

static EntEventStatus decide(const EntReading *const reading,
                             const EntTrigger *const trigger) {
  EntEventStatus status = ent_status_said_of(reading, trigger->token);
  status = stronger(status, of_predicate(reading, trigger->token));
  status = stronger(status, of_adjective(reading, trigger->token));
  status = stronger(status, of_object(reading, trigger->token));
  uint32_t above = trigger->light != ENT_NO_TOKEN
                       ? trigger->light
                       : governing_verb(reading, trigger->token);
  if (above == ENT_NO_TOKEN) {
    above = verb_above(reading, trigger->token);
  }
  if (status == ENT_EVENT_UNSET && is_scheduled(reading, trigger->token)) {
    return ENT_EVENT_PLANNED;
  }
  for (int i = 0; above != ENT_NO_TOKEN && i < MAX_CLIMB; ++i) {
    status = stronger(status, ent_status_said_of(reading, above));
    if (status == ENT_EVENT_UNSET && is_scheduled(reading, above)) {
      return ENT_EVENT_PLANNED;
    }
    above = verb_above(reading, above);
  }
  return status;
}

/// "Did not rule out the use of force": what is not denied may come.
static void read_double_negation(EntReading *const reading,
                                 const EntEvent *const event) {
  for (size_t i = 0; i < event->fillers.count; ++i) {
    const EntFiller *const filler = &event->fillers.items[i];
    if (filler->role == ENT_ROLE_CONTENT && filler->kind == ENT_FILLER_EVENT &&
        reading->events.items[filler->id].status == ENT_EVENT_NEGATED) {
      reading->events.items[filler->id].status = ENT_EVENT_POSSIBLE;
    }
  }
}

/// "Is to fly there for talks": what somebody comes for is as sure as that he
/// comes.
static EntEventStatus of_journey(const EntReading *const reading,
                                 const EntEvent *const event) {
  const EntToken *const word = ent_reading_token(reading, event->trigger);
  const uint32_t journey = word->deprel == ENT_DEPREL_OBL
                               ? reading->event_of[word->head]
                               : ENT_NO_EVENT;
  return journey != ENT_NO_EVENT &&
                 reading->events.items[journey].event_class ==
                     ENT_CLASS_VISIT &&
                 event->status == ENT_EVENT_ACTUAL &&
                 ent_word_is(reading,
                             ent_word_preposition(reading, event->trigger),
                             ENT_VIEW("purpose"))
             ? reading->events.items[journey].status
             : event->status;
}

void ent_status_read(EntReading *const reading,
                     const EntTriggers *const triggers) {
  for (size_t i = 0; i < triggers->count; ++i) {
    const EntTrigger *const trigger = &triggers->items[i];
    if (trigger->event == ENT_NO_EVENT) {
      continue;
    }
    EntEvent *const event = &reading->events.items[trigger->event];
    const EntEventStatus said = decide(reading, trigger);
    event->status = event->status == ENT_EVENT_UNSET ? said : event->status;
    if (said == ENT_EVENT_NEGATED) {
      event->status = ENT_EVENT_NEGATED;
    }
    if (event->status == ENT_EVENT_UNSET) {
      event->status = ENT_EVENT_ACTUAL;
    }
  }
  for (size_t i = 0; i < reading->events.count; ++i) {
    reading->events.items[i].status =
        of_journey(reading, &reading->events.items[i]);
  }
  for (size_t i = 0; i < reading->events.count; ++i) {
    if (reading->events.items[i].status == ENT_EVENT_NEGATED &&
        ent_reading_is_a(reading, (uint32_t)i, ENT_CLASS_REJECTION)) {
      read_double_negation(reading, &reading->events.items[i]);
    }
  }
}
