#include "frame/arguments.h"

#include "frame/company.h"
#include "frame/pronouns.h"
#include "frame/subjects.h"
#include "frame/words.h"

/// How far down a gift is followed.
enum { MAX_GIFT_DEPTH = 2 };

void ent_arguments_add(EntArguments *const arguments, const EntId slot,
                       const uint32_t token, const uint32_t preposition,
                       const bool is_inherited) {
  for (size_t i = 0; i < arguments->count; ++i) {
    if (arguments->items[i].slot == slot &&
        arguments->items[i].token == token) {
      return;
    }
  }
  if (arguments->count < ENT_MAX_ARGUMENTS) {
    arguments->items[arguments->count++] =
        (EntArgument){slot, token, preposition, is_inherited};
  }
}

const EntArgument *ent_arguments_find(const EntArguments *const arguments,
                                      const EntId slot) {
  for (size_t i = 0; i < arguments->count; ++i) {
    if (arguments->items[i].slot == slot) {
      return &arguments->items[i];
    }
  }
  return NULL;
}

/// The slot of a preposition with its fixed parts: "because_of".
static EntId preposition_slot(const EntReading *const reading,
                              const uint32_t preposition) {
  char name[64];
  size_t size = 0;
  uint32_t part = preposition;
  while (part != ENT_NO_TOKEN) {
    const EntView lemma = ent_reading_token(reading, part)->lemma;
    if (size + lemma.size + 1 > sizeof(name)) {
      return ENT_NO_ID;
    }
    if (size) {
      name[size++] = '_';
    }
    memcpy(name + size, lemma.data, lemma.size);
    size += lemma.size;
    part = part == preposition
               ? ent_tree_child(&reading->tree, preposition, ENT_DEPREL_FIXED)
               : ENT_NO_TOKEN;
  }
  return ent_lexicon_slot(reading->model->lexicon, ent_view_of(name, size));
}

static void add_prepositional(const EntReading *const reading,
                              const uint32_t token, const uint32_t preposition,
                              EntArguments *const arguments) {
  if (preposition != ENT_NO_TOKEN) {
    ent_arguments_add(arguments, preposition_slot(reading, preposition), token,
                      preposition, false);
  }
}

/// "The signing of a deal by the leaders": the parser may hang the leaders on
/// the deal.
static void add_misplaced_agent(const EntReading *const reading,
                                const uint32_t complement,
                                EntArguments *const arguments) {
  ENT_FOR_CHILDREN(&reading->tree, child, complement) {
    const EntDeprel deprel = ent_reading_token(reading, child)->deprel;
    if (deprel == ENT_DEPREL_NMOD &&
        ent_word_is(reading, ent_word_preposition(reading, child),
                    ENT_VIEW("agentive"))) {
      ent_arguments_add(arguments, ENT_SLOT_SUBJ, child, ENT_NO_TOKEN, false);
    } else if (deprel == ENT_DEPREL_APPOS && child > complement) {
      add_misplaced_agent(reading, child, arguments); // "of soldier Smith by"
    }
  }
}

/// \name Verbs
/// @{

EntLexSlot ent_arguments_clause_slot(const EntReading *const reading,
                                     const uint32_t token) {
  const uint32_t mark = ent_tree_child(&reading->tree, token, ENT_DEPREL_MARK);
  if (ent_word_is(reading, mark, ENT_VIEW("infinitive"))) {
    return ENT_SLOT_INF;
  }
  const bool is_present_participle =
      ent_tree_has_feature(&reading->tree, token, ENT_VIEW("VerbForm=Part")) &&
      ent_tree_has_feature(&reading->tree, token, ENT_VIEW("Tense=Pres"));
  if (is_present_participle ||
      ent_tree_has_feature(&reading->tree, token, ENT_VIEW("VerbForm=Ger"))) {
    return ENT_SLOT_ING;
  }
  return ent_reading_token(reading, token)->deprel == ENT_DEPREL_XCOMP
             ? ENT_SLOT_INF
             : ENT_SLOT_THAT;
}

/// Whether a complement is a predicate: "became a member", "called it a
/// breach".
static bool is_predicate(const EntReading *const reading,
                         const uint32_t token) {
  const EntToken *const word = ent_reading_token(reading, token);
  const bool is_nominal = word->upos == ENT_UPOS_NOUN ||
                          word->upos == ENT_UPOS_PROPN ||
                          word->upos == ENT_UPOS_ADJ;
  return word->deprel == ENT_DEPREL_XCOMP && is_nominal &&
         ent_tree_child(&reading->tree, token, ENT_DEPREL_MARK) == ENT_NO_TOKEN;
}

/// "Ruled out sending troops": whether nothing but a particle stands between
/// the verb and the clause.
static bool is_right_behind(const EntReading *const reading,
                            const uint32_t token) {
  const uint32_t verb = ent_reading_token(reading, token)->head;
  return token == verb + 1 ||
         (token == verb + 2 && ent_reading_token(reading, verb + 1)->deprel ==
                                   ENT_DEPREL_COMPOUND_PRT);
}

/// "accused Russia of plotting", "called on them to sign".
static void add_adverbial(const EntReading *const reading, const uint32_t token,
                          EntArguments *const arguments) {
  const uint32_t mark = ent_tree_child(&reading->tree, token, ENT_DEPREL_MARK);
  if (ent_word_is(reading, mark, ENT_VIEW("infinitive"))) {
    ent_arguments_add(arguments, ENT_SLOT_INF, token, ENT_NO_TOKEN, false);
  } else if (mark == ENT_NO_TOKEN && is_right_behind(reading, token) &&
             ent_arguments_clause_slot(reading, token) == ENT_SLOT_ING) {
    ent_arguments_add(arguments, ENT_SLOT_ING, token, ENT_NO_TOKEN, false);
  } else {
    add_prepositional(reading, token, mark, arguments);
  }
}

static void add_oblique(const EntReading *const reading, const uint32_t token,
                        const bool is_passive, EntArguments *const arguments) {
  const uint32_t preposition = ent_word_preposition(reading, token);
  const bool is_agent =
      ent_reading_token(reading, token)->deprel == ENT_DEPREL_OBL_AGENT ||
      (is_passive && ent_word_is(reading, preposition, ENT_VIEW("agentive")));
  if (is_agent) {
    ent_arguments_add(arguments, ENT_SLOT_SUBJ, token, ENT_NO_TOKEN, false);
  } else {
    add_prepositional(reading, token, preposition, arguments);
  }
}

/// "Found them guilty": the parser may hang the object on the predicate.
static void add_judged_object(const EntReading *const reading,
                              const uint32_t predicate,
                              EntArguments *const arguments) {
  const uint32_t object =
      ent_reading_token(reading, predicate)->deprel == ENT_DEPREL_XCOMP
          ? ent_tree_universal_child(&reading->tree, predicate,
                                     ENT_DEPREL_NSUBJ)
          : ENT_NO_TOKEN;
  if (object != ENT_NO_TOKEN &&
      ent_reading_token(reading, predicate)->upos != ENT_UPOS_VERB) {
    ent_arguments_add(arguments, ENT_SLOT_OBJ, object, ENT_NO_TOKEN, false);
  }
}

/// "Found the rebels guilty": the rebels, where the parser makes the predicate
/// the object and hangs them on it.
static uint32_t judged_noun(const EntReading *const reading,
                            const uint32_t object) {
  uint32_t noun = object;
  if (!ent_lexicon_in_set(reading->model->lexicon, ENT_VIEW("$verdict"),
                          ent_reading_token(reading, object)->lemma)) {
    return object;
  }
  ENT_FOR_CHILDREN(&reading->tree, child, object) {
    const EntUpos upos = ent_reading_token(reading, child)->upos;
    if (child < object && (upos == ENT_UPOS_NOUN || upos == ENT_UPOS_PROPN)) {
      noun = child;
    }
  }
  return noun;
}

/// Whether a person's name comes right behind the noun and the parser gave both
/// to the verb: "met coup leader General Tiani".
static bool is_before_name(const EntReading *const reading,
                           const uint32_t noun) {
  const EntToken *const word = ent_reading_token(reading, noun);
  ENT_FOR_CHILDREN(&reading->tree, name, word->head) {
    const EntReferentId id = ent_reading_referent_at(reading, name);
    bool is_next = name > noun && id != ENT_NO_REFERENT &&
                   word->upos == ENT_UPOS_NOUN &&
                   reading->referents.items[id].kind == ENT_KIND_PERSON &&
                   ent_reading_token(reading, name)->upos == ENT_UPOS_PROPN &&
                   ent_reading_token(reading, name)->deprel == word->deprel;
    for (uint32_t i = noun + 1; is_next && i < name; ++i) {
      is_next = ent_reading_token(reading, i)->head == name;
    }
    if (is_next) {
      return true;
    }
  }
  return false;
}

/// Whether an entry of the verb says what becomes of a predicate of its object.
static bool takes_predicate(const EntReading *const reading,
                            const uint32_t verb) {
  const EntLexicon *const lexicon = reading->model->lexicon;
  const EntLexEntry *entries = NULL;
  size_t count = 0;
  ent_lexicon_find(lexicon, ent_reading_token(reading, verb)->lemma,
                   ENT_LEX_VERB, &entries, &count);
  for (size_t i = 0; i < count; ++i) {
    if (ent_lexicon_argument(lexicon, &entries[i], ENT_SLOT_PRED)) {
      return true;
    }
  }
  return false;
}

/// Whether a mark other than a comma opens the phrase: a quotation mark.
static bool is_quoted(const EntReading *const reading, const uint32_t noun) {
  ENT_FOR_CHILDREN(&reading->tree, child, noun) {
    const EntToken *const word = ent_reading_token(reading, child);
    if (child < noun && word->upos == ENT_UPOS_PUNCT) {
      return !ent_view_equals(word->form, ENT_VIEW(",")) &&
             !ent_view_equals(word->form, ENT_VIEW("-"));
    }
  }
  return false;
}

/// "Called the deal a surrender", "called it 'a surrender'": the predicate may
/// pass for a second object, for a name of the first, or stand by itself.
static void add_object(const EntReading *const reading, const uint32_t object,
                       EntArguments *const arguments) {
  const uint32_t verb = ent_reading_token(reading, object)->head;
  const uint32_t name =
      ent_tree_child(&reading->tree, object, ENT_DEPREL_APPOS);
  if (is_before_name(reading, object)) {
    return;
  }
  if (ent_arguments_find(arguments, ENT_SLOT_OBJ) &&
      takes_predicate(reading, verb)) {
    ent_arguments_add(arguments, ENT_SLOT_PRED, object, ENT_NO_TOKEN, false);
    return;
  }
  ent_arguments_add(arguments, ENT_SLOT_OBJ, judged_noun(reading, object),
                    ENT_NO_TOKEN, false);
  if (name != ENT_NO_TOKEN && is_quoted(reading, name) &&
      takes_predicate(reading, verb)) {
    ent_arguments_add(arguments, ENT_SLOT_PRED, name, ENT_NO_TOKEN, false);
  }
}

static void add_verb_child(const EntReading *const reading,
                           const uint32_t child, const bool is_passive,
                           EntArguments *const arguments) {
  switch (ent_reading_token(reading, child)->deprel) {
  case ENT_DEPREL_NSUBJ:
  case ENT_DEPREL_NSUBJ_PASS:
  case ENT_DEPREL_NSUBJ_OUTER:
  case ENT_DEPREL_CSUBJ:
    break; // the subject is found with those that are shared
  case ENT_DEPREL_OBJ:
    add_object(reading, child, arguments);
    break;
  case ENT_DEPREL_IOBJ:
    ent_arguments_add(arguments, ENT_SLOT_IOBJ, child, ENT_NO_TOKEN, false);
    break;
  case ENT_DEPREL_OBL:
  case ENT_DEPREL_OBL_AGENT:
  case ENT_DEPREL_NMOD:
    add_oblique(reading, child, is_passive, arguments);
    break;
  case ENT_DEPREL_CCOMP:
  case ENT_DEPREL_XCOMP:
    ent_arguments_add(arguments,
                      is_predicate(reading, child)
                          ? ENT_SLOT_PRED
                          : ent_arguments_clause_slot(reading, child),
                      child, ENT_NO_TOKEN, false);
    add_judged_object(reading, child, arguments);
    break;
  case ENT_DEPREL_ADVCL:
    add_adverbial(reading, child, arguments);
    break;
  case ENT_DEPREL_PARATAXIS:
    if (ent_word_is_noun(reading, child) && is_quoted(reading, child) &&
        takes_predicate(reading, ent_reading_token(reading, child)->head)) {
      ent_arguments_add(arguments, ENT_SLOT_PRED, child, ENT_NO_TOKEN, false);
    }
    break;
  default:
    break;
  }
}

/// What is counted: the students for "dozens of students", "two of the
/// students".
static uint32_t counted_noun(const EntReading *const reading,
                             const uint32_t token) {
  const bool is_quantity =
      ent_reading_token(reading, token)->upos == ENT_UPOS_NUM ||
      ent_word_is(reading, token, ENT_VIEW("quantity"));
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    if (is_quantity &&
        ent_reading_token(reading, child)->deprel == ENT_DEPREL_NMOD &&
        ent_word_is(reading, ent_word_preposition(reading, child),
                    ENT_VIEW("whole"))) {
      return child;
    }
  }
  return token;
}

/// The name in apposition to a noun of its kind, "coup leader General Tiani",
/// or a person's to one of no known kind: "a neurosurgeon, Ada Obi".
static uint32_t named_noun(const EntReading *const reading,
                           const uint32_t noun) {
  const unsigned kinds = ent_lexicon_kinds(
      reading->model->lexicon, ent_reading_token(reading, noun)->lemma);
  const uint32_t name = ent_tree_child(&reading->tree, noun, ENT_DEPREL_APPOS);
  const EntReferentId id = name == ENT_NO_TOKEN
                               ? ENT_NO_REFERENT
                               : ent_reading_referent_at(reading, name);
  const EntLexKind kind =
      id == ENT_NO_REFERENT ? 0 : reading->referents.items[id].kind;
  const bool is_of_kind = kinds ? kind & kinds : kind == ENT_KIND_PERSON;
  return id != ENT_NO_REFERENT && is_of_kind &&
                 ent_reading_token(reading, name)->upos == ENT_UPOS_PROPN
             ? name
             : noun;
}

uint32_t ent_arguments_noun(const EntReading *const reading,
                            const uint32_t token) {
  if (reading->mention_of[token] != ENT_NO_MENTION) {
    return token;
  }
  const uint32_t noun =
      ent_pronoun_antecedent(reading, ent_arguments_antecedent(reading, token));
  return reading->mention_of[noun] != ENT_NO_MENTION
             ? noun
             : named_noun(reading, counted_noun(reading, noun));
}

uint32_t ent_arguments_antecedent(const EntReading *const reading,
                                  const uint32_t token) {
  const EntToken *word = ent_reading_token(reading, token);
  if (!ent_word_is(reading, token, ENT_VIEW("relative"))) {
    return token;
  }
  for (uint32_t at = token; at != ENT_NO_TOKEN; at = word->head) {
    word = ent_reading_token(reading, at);
    if (ent_deprel_universal(word->deprel) == ENT_DEPREL_ACL) {
      return word->head;
    }
  }
  return token;
}

/// "A meeting at which they vowed to fight".
static bool has_relative_oblique(const EntReading *const reading,
                                 const uint32_t verb) {
  ENT_FOR_CHILDREN(&reading->tree, child, verb) {
    if (ent_reading_token(reading, child)->deprel == ENT_DEPREL_OBL &&
        ent_word_is(reading, child, ENT_VIEW("relative"))) {
      return true;
    }
  }
  return false;
}

/// "the statement the leaders signed": a relative clause without pronoun.
static void add_gap(const EntReading *const reading, const uint32_t token,
                    EntArguments *const arguments) {
  const EntToken *const word = ent_reading_token(reading, token);
  if (word->deprel == ENT_DEPREL_ACL_RELCL &&
      ent_subjects_own(reading, token) != ENT_NO_TOKEN &&
      !ent_word_is(reading, ent_subjects_own(reading, token),
                   ENT_VIEW("relative")) &&
      !ent_arguments_find(arguments, ENT_SLOT_OBJ) &&
      !has_relative_oblique(reading, token)) {
    ent_arguments_add(arguments, ENT_SLOT_OBJ, word->head, ENT_NO_TOKEN, true);
  }
}

/// "trained and armed by Russia": what a conjoined passive shares.
static void add_shared_agent(const EntReading *const reading,
                             const uint32_t token,
                             EntArguments *const arguments) {
  ENT_FOR_CHILDREN(&reading->tree, verb, token) {
    if (ent_reading_token(reading, verb)->deprel != ENT_DEPREL_CONJ ||
        !ent_tree_is_passive(&reading->tree, verb)) {
      continue;
    }
    ENT_FOR_CHILDREN(&reading->tree, child, verb) {
      if (ent_reading_token(reading, child)->deprel == ENT_DEPREL_OBL_AGENT) {
        ent_arguments_add(arguments, ENT_SLOT_SUBJ, child, ENT_NO_TOKEN, true);
      }
    }
  }
}

/// Whether a semicolon ends the clause above before the word's own begins.
static bool is_behind_semicolon(const EntReading *const reading,
                                const uint32_t token) {
  const uint32_t head = ent_reading_token(reading, token)->head;
  for (uint32_t i = head + 1; i < token; ++i) {
    if (ent_word_equals(reading, i, ENT_VIEW(";"))) {
      return true;
    }
  }
  return false;
}

/// "'It is over,' the minister said": the quotation is the clause above.
static void add_quotation(const EntReading *const reading, const uint32_t token,
                          EntArguments *const arguments) {
  const EntToken *const word = ent_reading_token(reading, token);
  if (word->deprel == ENT_DEPREL_PARATAXIS && word->head != ENT_NO_TOKEN &&
      !ent_arguments_find(arguments, ENT_SLOT_THAT) &&
      !ent_subjects_is_headline_name(reading, token) &&
      !is_behind_semicolon(reading, token)) {
    ent_arguments_add(arguments, ENT_SLOT_THAT, word->head, ENT_NO_TOKEN, true);
  }
}

/// "urged Georgia to sign": the parser may call an only object indirect.
static void promote_recipient(EntArguments *const arguments) {
  for (size_t i = 0; i < arguments->count; ++i) {
    if (arguments->items[i].slot == ENT_SLOT_IOBJ &&
        !ent_arguments_find(arguments, ENT_SLOT_OBJ)) {
      arguments->items[i].slot = ENT_SLOT_OBJ;
    }
  }
}

/// "Armenian-occupied": what is joined to a participle does it.
static void add_joined(const EntReading *const reading, const uint32_t token,
                       EntArguments *const arguments) {
  const bool is_joined = token >= 2 &&
                         ent_word_equals(reading, token - 1, ENT_VIEW("-")) &&
                         reading->mention_of[token - 2] != ENT_NO_MENTION &&
                         ent_reading_token(reading, token - 2)->span.end ==
                             ent_reading_token(reading, token - 1)->span.begin;
  if (is_joined) {
    ent_arguments_add(arguments, ENT_SLOT_SUBJ, token - 2, ENT_NO_TOKEN, false);
  }
}

/// "Noted with regret that it had failed": the clause may hang on the noun.
static void add_misplaced_clause(const EntReading *const reading,
                                 const uint32_t token,
                                 EntArguments *const arguments) {
  if (ent_arguments_find(arguments, ENT_SLOT_THAT) ||
      ent_arguments_find(arguments, ENT_SLOT_OBJ)) {
    return;
  }
  ENT_FOR_CHILDREN(&reading->tree, noun, token) {
    const uint32_t clause =
        ent_reading_token(reading, noun)->deprel == ENT_DEPREL_OBL
            ? ent_tree_child(&reading->tree, noun, ENT_DEPREL_ACL)
            : ENT_NO_TOKEN;
    const uint32_t mark =
        clause == ENT_NO_TOKEN
            ? ENT_NO_TOKEN
            : ent_tree_child(&reading->tree, clause, ENT_DEPREL_MARK);
    if (mark != ENT_NO_TOKEN &&
        ent_word_is(reading, mark, ENT_VIEW("clausal"))) {
      ent_arguments_add(arguments, ENT_SLOT_THAT, clause, ENT_NO_TOKEN, true);
      return;
    }
  }
}

/// Add the obliques that belong to a verb and hang on `noun`.
static void take_obliques(const EntReading *const reading, const uint32_t noun,
                          const bool gives, const int depth,
                          EntArguments *const arguments) {
  ENT_FOR_CHILDREN(&reading->tree, child, noun) {
    const uint32_t preposition = ent_word_preposition(reading, child);
    if (ent_reading_token(reading, child)->deprel != ENT_DEPREL_NMOD) {
      continue;
    }
    if (ent_word_is(reading, preposition, ENT_VIEW("predicative")) ||
        ent_word_is(reading, preposition, ENT_VIEW("hostile")) ||
        (gives && ent_word_is(reading, preposition, ENT_VIEW("motion")))) {
      add_prepositional(reading, child, preposition, arguments);
    } else if (gives && depth < MAX_GIFT_DEPTH) {
      take_obliques(reading, child, gives, depth + 1, arguments);
    }
  }
}

/// "Used villagers as shields", "gave two million in aid to Kenya": the parser
/// may hang on the object what belongs to the verb.
static void add_misplaced_oblique(const EntReading *const reading,
                                  const uint32_t token,
                                  EntArguments *const arguments) {
  const EntArgument *const object = ent_arguments_find(arguments, ENT_SLOT_OBJ);
  if (object && !object->is_inherited) {
    take_obliques(reading, object->token,
                  ent_lexicon_in_set(reading->model->lexicon,
                                     ENT_VIEW("$giving"),
                                     ent_reading_token(reading, token)->lemma),
                  0, arguments);
  }
}

/// Whether the parser calls a plain past a passive: "Kenya mediated". Headlines
/// leave out the auxiliary, sentences do not.
static bool is_plain_past(const EntReading *const reading,
                          const uint32_t token) {
  return ent_tree_child(&reading->tree, token, ENT_DEPREL_NSUBJ_PASS) !=
             ENT_NO_TOKEN &&
         ent_tree_universal_child(&reading->tree, token, ENT_DEPREL_AUX) ==
             ENT_NO_TOKEN &&
         ent_tree_child(&reading->tree, token, ENT_DEPREL_OBL_AGENT) ==
             ENT_NO_TOKEN &&
         !ent_word_is_in_headline(reading, token) &&
         ent_reading_token(reading, token)->deprel != ENT_DEPREL_CONJ &&
         ent_lexicon_in_set(reading->model->lexicon, ENT_VIEW("$intransitive"),
                            ent_reading_token(reading, token)->lemma);
}

/// "Kenya severed relations": the parser may take the verb for a participle
/// before the noun, and who did it for another noun before that.
static void add_telegraphic_subject(const EntReading *const reading,
                                    const uint32_t token,
                                    EntArguments *const arguments) {
  const EntToken *const word = ent_reading_token(reading, token);
  const bool is_noun_before =
      token > 0 && word->deprel == ENT_DEPREL_AMOD &&
      ent_reading_token(reading, token - 1)->deprel == ENT_DEPREL_COMPOUND &&
      ent_reading_token(reading, token - 1)->head == word->head;
  if (is_noun_before && ent_word_is_noun(reading, token - 1)) {
    ent_arguments_add(arguments, ENT_SLOT_SUBJ, token - 1, ENT_NO_TOKEN, false);
  }
}

/// "Granted Kenya assistance": a state before the gift is who gets it, unless
/// it is abbreviated as adjectives are ("US aid").
static void add_recipient(const EntReading *const reading, const uint32_t token,
                          EntArguments *const arguments) {
  const EntArgument *const object = ent_arguments_find(arguments, ENT_SLOT_OBJ);
  const uint32_t state = token + 1;
  if (!object || object->token <= state ||
      ent_arguments_find(arguments, ENT_SLOT_IOBJ) ||
      !ent_lexicon_in_set(reading->model->lexicon, ENT_VIEW("$giving"),
                          ent_reading_token(reading, token)->lemma)) {
    return;
  }
  const EntReferentId id = ent_reading_referent_at(reading, state);
  const EntView form = ent_reading_token(reading, state)->form;
  const bool is_abbreviation =
      form.size > 1 && form.data[1] >= 'A' && form.data[1] <= 'Z';
  if (ent_reading_token(reading, state)->head == object->token &&
      ent_reading_token(reading, state)->deprel == ENT_DEPREL_COMPOUND &&
      id != ENT_NO_REFERENT && !is_abbreviation &&
      reading->referents.items[id].kind == ENT_KIND_STATE) {
    ent_arguments_add(arguments, ENT_SLOT_IOBJ, state, ENT_NO_TOKEN, false);
  }
}

/// Whether an entry of the verb has `particle` as its second and last word and
/// maps an object: "hand over", but "speak by telephone".
static bool takes_particle(const EntReading *const reading, const uint32_t verb,
                           const uint32_t particle) {
  const EntLexicon *const lexicon = reading->model->lexicon;
  const EntLexEntry *entries = NULL;
  size_t count = 0;
  ent_lexicon_find_form(lexicon, ent_reading_token(reading, verb)->lemma,
                        ent_reading_token(reading, verb)->form, ENT_LEX_VERB,
                        &entries, &count);
  for (size_t i = 0; i < count; ++i) {
    if (entries[i].n_fixed == 1 &&
        ent_view_equals(ent_lexicon_fixed(lexicon, &entries[i], 0),
                        ent_reading_token(reading, particle)->lemma) &&
        ent_lexicon_argument(lexicon, &entries[i], ENT_SLOT_OBJ)) {
      return true;
    }
  }
  return false;
}

static bool is_person(const EntReading *const reading, const uint32_t token) {
  const EntReferentId id = ent_reading_referent_at(reading, token);
  return id != ENT_NO_REFERENT &&
         reading->referents.items[id].kind == ENT_KIND_PERSON;
}

/// "Handed over their weapons", "swore in Smith": the parser may take the
/// particle behind the verb for a preposition, and the object for an oblique.
static void add_particle_object(const EntReading *const reading,
                                const uint32_t token,
                                EntArguments *const arguments) {
  if (ent_arguments_find(arguments, ENT_SLOT_OBJ)) {
    return;
  }
  for (size_t i = 0; i < arguments->count; ++i) {
    EntArgument *const argument = &arguments->items[i];
    if (argument->preposition == token + 1 &&
        (!ent_word_is(reading, token + 1, ENT_VIEW("locative")) ||
         is_person(reading, argument->token)) &&
        takes_particle(reading, token, argument->preposition)) {
      argument->slot = ENT_SLOT_OBJ;
      argument->preposition = ENT_NO_TOKEN;
      return;
    }
  }
}

/// "Signed in the capital by the leaders": the parser may hang the leaders on
/// the capital; but "killed in an attack by rebels".
static void add_remote_agent(const EntReading *const reading,
                             const uint32_t verb,
                             EntArguments *const arguments) {
  ENT_FOR_CHILDREN(&reading->tree, noun, verb) {
    const EntToken *const word = ent_reading_token(reading, noun);
    const EntLexEntry *entries = NULL;
    size_t count = 0;
    if (ent_arguments_find(arguments, ENT_SLOT_SUBJ)) {
      return;
    }
    ent_lexicon_find(reading->model->lexicon, word->lemma, ENT_LEX_NOUN,
                     &entries, &count);
    if (ent_deprel_universal(word->deprel) == ENT_DEPREL_OBL && noun > verb &&
        !count) {
      add_misplaced_agent(reading, noun, arguments);
    }
  }
}

/// "Kenya and Ghana accused each other": each is also whom the other accused.
static void add_reciprocal(const EntReading *const reading,
                           const uint32_t subject,
                           EntArguments *const arguments) {
  for (size_t i = 0; i < arguments->count; ++i) {
    EntArgument *const argument = &arguments->items[i];
    if (argument->slot == ENT_SLOT_OBJ &&
        ent_word_begins(reading, argument->token, ENT_VIEW("reciprocal"))) {
      const uint32_t other =
          ent_tree_child(&reading->tree, argument->token, ENT_DEPREL_FIXED);
      argument->token = subject;
      argument->is_inherited = true;
      ENT_FOR_CHILDREN(&reading->tree, child, other) {
        if (ent_reading_token(reading, child)->deprel == ENT_DEPREL_ADVCL) {
          add_adverbial(reading, child, arguments);
        }
      }
      return;
    }
  }
}

static void collect_verb(const EntReading *const reading, const uint32_t token,
                         EntArguments *const arguments) {
  const bool is_passive = ent_tree_is_passive(&reading->tree, token) &&
                          !is_plain_past(reading, token);
  const uint32_t subject = ent_subjects_of(reading, token);
  if (subject != ENT_NO_TOKEN) {
    ent_arguments_add(arguments, is_passive ? ENT_SLOT_OBJ : ENT_SLOT_SUBJ,
                      subject, ENT_NO_TOKEN,
                      ent_reading_token(reading, subject)->head != token);
  }
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    add_verb_child(reading, child, is_passive, arguments);
  }
  add_particle_object(reading, token, arguments);
  add_gap(reading, token, arguments);
  add_misplaced_clause(reading, token, arguments);
  add_misplaced_oblique(reading, token, arguments);
  add_recipient(reading, token, arguments);
  if (is_passive) {
    add_telegraphic_subject(reading, token, arguments);
    add_shared_agent(reading, token, arguments);
    add_joined(reading, token, arguments);
    add_remote_agent(reading, token, arguments);
  }
  add_quotation(reading, token, arguments);
  promote_recipient(arguments);
  if (subject != ENT_NO_TOKEN) {
    ent_company_add(reading, token, subject, is_passive, arguments);
  }
  if (subject != ENT_NO_TOKEN && !is_passive) {
    add_reciprocal(reading, subject, arguments);
  }
}

/// @}
/// \name Nouns and adjectives
/// @{

/// Whether a compound noun names who acts: an organisation, a noun for one
/// ("rebel attack"), or a state that is abbreviated for want of an adjective
/// ("US sanctions", but "Iran sanctions").
static bool is_doer(const EntReading *const reading, const uint32_t token) {
  const EntMention *const mention = ent_reading_mention_at(reading, token);
  const EntView form = ent_reading_token(reading, token)->form;
  if (!mention || !mention->referents.count) {
    return ent_lexicon_in_set(reading->model->lexicon, ENT_VIEW("$doer"),
                              ent_reading_token(reading, token)->lemma);
  }
  const EntReferentId first = mention->referents.items[0];
  const bool is_abbreviation =
      form.size > 1 && form.data[1] >= 'A' && form.data[1] <= 'Z';
  return is_abbreviation ||
         reading->referents.items[first].kind == ENT_KIND_ORGANIZATION;
}

/// "Azerbaijani-Russian": the first hangs on the second; but not who is joined
/// to a participle, "US-brokered".
static void add_joined_modifier(const EntReading *const reading,
                                const uint32_t modifier,
                                EntArguments *const arguments) {
  const uint32_t joined =
      ent_tree_child(&reading->tree, modifier, ENT_DEPREL_COMPOUND);
  if (joined == ENT_NO_TOKEN || reading->mention_of[joined] == ENT_NO_MENTION) {
    return;
  }
  if (ent_word_is(reading, modifier, ENT_VIEW("leading"))) { // "US-led"
    ent_arguments_add(arguments, ENT_SLOT_SUBJ, joined, ENT_NO_TOKEN, false);
  } else if (ent_reading_token(reading, modifier)->upos != ENT_UPOS_VERB) {
    ent_arguments_add(arguments, ENT_SLOT_MOD, joined, ENT_NO_TOKEN, false);
  }
}

/// "A Houthi drone attack": the name may hang on the noun between.
static void add_joined_doer(const EntReading *const reading,
                            const uint32_t noun,
                            EntArguments *const arguments) {
  const uint32_t joined =
      ent_tree_child(&reading->tree, noun, ENT_DEPREL_COMPOUND);
  if (joined != ENT_NO_TOKEN && reading->mention_of[noun] == ENT_NO_MENTION &&
      reading->mention_of[joined] != ENT_NO_MENTION &&
      is_doer(reading, joined)) {
    ent_arguments_add(arguments, ENT_SLOT_MOD, joined, ENT_NO_TOKEN, false);
  }
}

static void add_noun_child(const EntReading *const reading,
                           const uint32_t child,
                           EntArguments *const arguments) {
  const EntToken *const word = ent_reading_token(reading, child);
  const uint32_t preposition = ent_word_preposition(reading, child);
  switch (ent_deprel_universal(word->deprel)) {
  case ENT_DEPREL_NMOD:
  case ENT_DEPREL_OBL:
    if (word->deprel == ENT_DEPREL_NMOD_POSS) {
      ent_arguments_add(arguments, ENT_SLOT_POSS, child, ENT_NO_TOKEN, false);
    } else if (ent_word_is(reading, preposition, ENT_VIEW("agentive"))) {
      ent_arguments_add(arguments, ENT_SLOT_SUBJ, child, preposition, false);
    } else if (preposition != ENT_NO_TOKEN) {
      add_prepositional(reading, child, preposition, arguments);
    } else {
      ent_arguments_add(arguments, ENT_SLOT_MOD, child, ENT_NO_TOKEN, false);
    }
    break;
  case ENT_DEPREL_AMOD:
    ent_arguments_add(arguments, ENT_SLOT_MOD, child, ENT_NO_TOKEN, false);
    add_joined_modifier(reading, child, arguments);
    break;
  case ENT_DEPREL_COMPOUND:
    ent_arguments_add(arguments,
                      is_doer(reading, child) ? ENT_SLOT_MOD : ENT_SLOT_COMP,
                      child, ENT_NO_TOKEN, false);
    add_joined_doer(reading, child, arguments);
    break;
  case ENT_DEPREL_ACL:
    if (word->deprel == ENT_DEPREL_ACL) {
      const EntLexSlot slot = ent_arguments_clause_slot(reading, child);
      const uint32_t mark =
          ent_tree_child(&reading->tree, child, ENT_DEPREL_MARK);
      if (slot == ENT_SLOT_ING && mark != ENT_NO_TOKEN) {
        add_prepositional(reading, child, mark, arguments);
      } else if (slot != ENT_SLOT_ING && mark != ENT_NO_TOKEN) {
        ent_arguments_add(arguments, slot, child, ENT_NO_TOKEN, false);
      }
    }
    break;
  case ENT_DEPREL_CCOMP:
    ent_arguments_add(arguments, ENT_SLOT_THAT, child, ENT_NO_TOKEN, false);
    break;
  default:
    break;
  }
}

/// "Announced their withdrawal from the pact": the parser may hang on the verb
/// what stands right behind its object and belongs to that.
static void add_adjacent(const EntReading *const reading, const uint32_t token,
                         EntArguments *const arguments) {
  const EntToken *const word = ent_reading_token(reading, token);
  if (word->deprel != ENT_DEPREL_OBJ) {
    return;
  }
  ENT_FOR_CHILDREN(&reading->tree, child, word->head) {
    const uint32_t preposition = ent_word_preposition(reading, child);
    if (ent_reading_token(reading, child)->deprel == ENT_DEPREL_OBL &&
        preposition == token + 1 &&
        ent_word_is(reading, preposition, ENT_VIEW("origin"))) {
      add_prepositional(reading, child, preposition, arguments);
    }
  }
}

/// "The king is on a visit", "the two are in talks": who is at it.
static void add_engaged(const EntReading *const reading, const uint32_t token,
                        EntArguments *const arguments) {
  const uint32_t subject =
      ent_tree_universal_child(&reading->tree, token, ENT_DEPREL_NSUBJ);
  const uint32_t preposition =
      ent_tree_child(&reading->tree, token, ENT_DEPREL_CASE);
  if (subject != ENT_NO_TOKEN && preposition != ENT_NO_TOKEN &&
      ent_tree_child(&reading->tree, token, ENT_DEPREL_COP) != ENT_NO_TOKEN &&
      ent_word_is(reading, preposition, ENT_VIEW("engaged"))) {
    ent_arguments_add(arguments, ENT_SLOT_SUBJ, subject, ENT_NO_TOKEN, false);
  }
}

static void collect_noun(const EntReading *const reading, const uint32_t token,
                         EntArguments *const arguments) {
  add_engaged(reading, token, arguments);
  add_adjacent(reading, token, arguments);
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    add_noun_child(reading, child, arguments);
  }
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    if (ent_reading_token(reading, child)->deprel == ENT_DEPREL_NMOD &&
        !ent_arguments_find(arguments, ENT_SLOT_SUBJ)) {
      add_misplaced_agent(reading, child, arguments);
    }
  }
}

static void collect_adjective(const EntReading *const reading,
                              const uint32_t token,
                              EntArguments *const arguments) {
  const EntToken *const word = ent_reading_token(reading, token);
  const uint32_t subject = word->deprel == ENT_DEPREL_AMOD
                               ? word->head
                               : ent_subjects_of(reading, token);
  if (subject != ENT_NO_TOKEN) {
    ent_arguments_add(arguments, ENT_SLOT_SUBJ, subject, ENT_NO_TOKEN, false);
  }
  collect_noun(reading, token, arguments);
  ENT_FOR_CHILDREN(&reading->tree, child, token) {
    const EntDeprel deprel = ent_reading_token(reading, child)->deprel;
    if (deprel == ENT_DEPREL_CCOMP || deprel == ENT_DEPREL_XCOMP) {
      ent_arguments_add(arguments, ent_arguments_clause_slot(reading, child),
                        child, ENT_NO_TOKEN, false);
    } else if (deprel == ENT_DEPREL_ADVCL) {
      add_adverbial(reading, child, arguments);
    } else if (deprel == ENT_DEPREL_ADVMOD || deprel == ENT_DEPREL_OBL) {
      // "Armenian-occupied": what is joined to the participle
      if (child < token && reading->mention_of[child] != ENT_NO_MENTION) {
        ent_arguments_add(arguments, ENT_SLOT_MOD, child, ENT_NO_TOKEN, false);
      }
    }
  }
}

/// @}

void ent_arguments_collect(const EntReading *const reading,
                           const uint32_t token, const EntLexPos pos,
                           EntArguments *const arguments) {
  arguments->count = 0;
  switch (pos) {
  case ENT_LEX_VERB:
    collect_verb(reading, token, arguments);
    break;
  case ENT_LEX_NOUN:
    collect_noun(reading, token, arguments);
    break;
  case ENT_LEX_ADJECTIVE:
    collect_adjective(reading, token, arguments);
    break;
  case ENT_N_LEX_POS:
    break;
  }
}
