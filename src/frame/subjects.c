#include "frame/subjects.h"

#include "frame/arguments.h"
#include "frame/words.h"

/// How far up control and sharing are followed.
enum { MAX_CLIMB = 6 };

uint32_t ent_subjects_own(const EntReading *const reading,
                          const uint32_t token) {
  const uint32_t subject =
      ent_tree_universal_child(&reading->tree, token, ENT_DEPREL_NSUBJ);
  const EntToken *const word = ent_reading_token(reading, token);
  if (subject != ENT_NO_TOKEN || word->upos != ENT_UPOS_VERB ||
      word->deprel == ENT_DEPREL_AMOD) {
    return subject;
  }
  if (word->deprel == ENT_DEPREL_ACL && ent_word_is_noun(reading, word->head) &&
      ent_word_is_headline_future(reading, token)) {
    return word->head;
  }
  const uint32_t possessor =
      ent_tree_child(&reading->tree, token, ENT_DEPREL_NMOD_POSS);
  if (possessor != ENT_NO_TOKEN && possessor < token) { // "Kenya's joining it"
    return possessor;
  }
  const uint32_t compound =
      ent_tree_child(&reading->tree, token, ENT_DEPREL_COMPOUND);
  return compound != ENT_NO_TOKEN && compound < token &&
                 ent_word_is_noun(reading, compound)
             ? compound
             : ENT_NO_TOKEN;
}

/// The noun or pronoun that is the understood subject of a verb under `word`.
static uint32_t controller(const EntReading *const reading,
                           const uint32_t head) {
  const uint32_t object = ent_tree_child(&reading->tree, head, ENT_DEPREL_OBJ);
  const uint32_t recipient =
      ent_tree_child(&reading->tree, head, ENT_DEPREL_IOBJ);
  if (object != ENT_NO_TOKEN || recipient != ENT_NO_TOKEN) {
    return object != ENT_NO_TOKEN ? object : recipient;
  }
  ENT_FOR_CHILDREN(&reading->tree, child, head) {
    // "called on Georgia to sign": what is called on
    const uint32_t preposition =
        ent_reading_token(reading, child)->deprel == ENT_DEPREL_OBL
            ? ent_word_preposition(reading, child)
            : ENT_NO_TOKEN;
    if (ent_word_is(reading, preposition, ENT_VIEW("addressee"))) {
      return child;
    }
  }
  return ENT_NO_TOKEN;
}

/// Whose decision a noun tells of: "its decision", "the decision of Kenya".
static uint32_t noun_subject(const EntReading *const reading,
                             const uint32_t noun) {
  const uint32_t owner =
      ent_tree_child(&reading->tree, noun, ENT_DEPREL_NMOD_POSS);
  if (owner != ENT_NO_TOKEN) {
    return owner;
  }
  ENT_FOR_CHILDREN(&reading->tree, child, noun) {
    const EntReferentId id = ent_reading_referent_at(reading, child);
    if (ent_reading_token(reading, child)->deprel == ENT_DEPREL_NMOD &&
        id != ENT_NO_REFERENT &&
        (reading->referents.items[id].kind & ENT_KIND_ACTOR) &&
        ent_word_is(reading, ent_word_preposition(reading, child),
                    ENT_VIEW("whole"))) {
      return child;
    }
  }
  return ENT_NO_TOKEN;
}

/// "Welcomed the decision of Kenya to leave": whose decision it is, where the
/// parser hangs the infinitive on the verb above; or #ENT_NO_TOKEN.
static uint32_t decider(const EntReading *const reading, const uint32_t token) {
  const EntLexicon *const lexicon = reading->model->lexicon;
  const uint32_t noun = ent_tree_child(
      &reading->tree, ent_reading_token(reading, token)->head, ENT_DEPREL_OBJ);
  const EntLexEntry *entries = NULL;
  size_t count = 0;
  if (noun == ENT_NO_TOKEN || noun > token ||
      ent_arguments_clause_slot(reading, token) != ENT_SLOT_INF) {
    return ENT_NO_TOKEN;
  }
  ent_lexicon_find(lexicon, ent_reading_token(reading, noun)->lemma,
                   ENT_LEX_NOUN, &entries, &count);
  for (size_t i = 0; i < count; ++i) {
    const EntLexArgument *const owner =
        ent_lexicon_argument(lexicon, &entries[i], ENT_SLOT_POSS);
    if (owner && owner->handed_to == ENT_SLOT_SUBJ &&
        ent_lexicon_argument(lexicon, &entries[i], ENT_SLOT_INF)) {
      return noun_subject(reading, noun);
    }
  }
  return ENT_NO_TOKEN;
}

static uint32_t subject_at(const EntReading *reading, uint32_t token,
                           int n_climbs);

/// "Called him to congratulate him": the infinitive behind the object is what
/// the subject wants to do.
static bool is_purpose(const EntReading *const reading, const uint32_t verb) {
  return ent_tree_child(&reading->tree, verb, ENT_DEPREL_OBJ) != ENT_NO_TOKEN &&
         ent_lexicon_in_set(reading->model->lexicon, ENT_VIEW("$purpose"),
                            ent_reading_token(reading, verb)->lemma);
}

/// Whether an entry of the verb `head` says that its object, or whom it calls
/// on, does what its infinitive tells; not so "called him to protest".
static bool governs_object(const EntReading *const reading,
                           const uint32_t head) {
  const bool has_object =
      ent_tree_child(&reading->tree, head, ENT_DEPREL_OBJ) != ENT_NO_TOKEN;
  const EntLexicon *const lexicon = reading->model->lexicon;
  const EntLexEntry *entries = NULL;
  size_t count = 0;
  ent_lexicon_find(lexicon, ent_reading_token(reading, head)->lemma,
                   ENT_LEX_VERB, &entries, &count);
  for (size_t i = 0; i < count; ++i) {
    const EntLexArgument *const complement =
        ent_lexicon_argument(lexicon, &entries[i], ENT_SLOT_INF);
    const EntLexArgument *const object =
        ent_lexicon_argument(lexicon, &entries[i], ENT_SLOT_OBJ);
    if (complement && object && !(has_object && entries[i].n_fixed) &&
        (object->handed_to == ENT_SLOT_SUBJ ||
         (object->n_roles && object->roles[0] == ENT_ROLE_TARGET))) {
      return true;
    }
  }
  return false;
}

/// Whether the object of `verb` can do anything: "accused Russia of plotting",
/// but "won a prize for making peace".
static bool governs_doer(const EntReading *const reading, const uint32_t verb) {
  const uint32_t object = ent_tree_child(&reading->tree, verb, ENT_DEPREL_OBJ);
  if (object == ENT_NO_TOKEN ||
      ent_reading_referent_at(reading, object) != ENT_NO_REFERENT) {
    return true;
  }
  const EntToken *const word = ent_reading_token(reading, object);
  return word->upos == ENT_UPOS_NOUN
             ? ent_lexicon_kinds(reading->model->lexicon, word->lemma) &
                   ENT_KIND_ACTOR
             : !ent_word_is(reading, object, ENT_VIEW("honour"));
}

/// "Imposed sanctions on Kenya for selling arms": who has to bear what the verb
/// brings down on somebody, or #ENT_NO_TOKEN.
static uint32_t bearer(const EntReading *const reading, const uint32_t verb) {
  const uint32_t object = ent_tree_child(&reading->tree, verb, ENT_DEPREL_OBJ);
  if (object == ENT_NO_TOKEN ||
      !ent_word_is_in_set(reading, object, ENT_VIEW("$sanction"))) {
    return ENT_NO_TOKEN;
  }
  const uint32_t heads[] = {verb, object};
  for (size_t i = 0; i < 2; ++i) {
    ENT_FOR_CHILDREN(&reading->tree, child, heads[i]) {
      const uint32_t preposition = ent_word_preposition(reading, child);
      if (child > object && preposition != ENT_NO_TOKEN &&
          ent_word_is(reading, preposition, ENT_VIEW("imposed"))) {
        return child;
      }
    }
  }
  return ENT_NO_TOKEN;
}

/// Whether the clause tells for what somebody has to bear it.
static bool is_reason(const EntReading *const reading, const uint32_t token) {
  return ent_word_is(reading,
                     ent_tree_child(&reading->tree, token, ENT_DEPREL_MARK),
                     ENT_VIEW("deed")) &&
         ent_arguments_clause_slot(reading, token) == ENT_SLOT_ING &&
         bearer(reading, ent_reading_token(reading, token)->head) !=
             ENT_NO_TOKEN;
}

/// "Ordered the army to attack", "accused Russia of plotting": whether the verb
/// above an adverbial clause tells what its own object does.
static bool tells_of_object(const EntReading *const reading,
                            const uint32_t token) {
  const uint32_t mark = ent_tree_child(&reading->tree, token, ENT_DEPREL_MARK);
  if (mark == ENT_NO_TOKEN) {
    return false;
  }
  return ent_word_is(reading, mark, ENT_VIEW("infinitive"))
             ? !is_purpose(reading, ent_reading_token(reading, token)->head) &&
                   governs_object(reading,
                                  ent_reading_token(reading, token)->head)
             : ent_word_is(reading, mark, ENT_VIEW("deed")) &&
                   ent_arguments_clause_slot(reading, token) == ENT_SLOT_ING &&
                   governs_doer(reading,
                                ent_reading_token(reading, token)->head);
}

/// "Passed a resolution condemning …": who does what a document says is who
/// made it, where it is the object of a verb; else it is the noun itself.
static uint32_t author_of(const EntReading *const reading, const uint32_t noun,
                          const int n_climbs) {
  const EntToken *const word = ent_reading_token(reading, noun);
  const uint32_t author =
      word->deprel == ENT_DEPREL_OBJ &&
              ent_lexicon_in_set(reading->model->lexicon, ENT_VIEW("$message"),
                                 word->lemma)
          ? subject_at(reading, word->head, n_climbs + 1)
          : ENT_NO_TOKEN;
  return author == ENT_NO_TOKEN ? noun : author;
}

bool ent_subjects_is_headline_name(const EntReading *const reading,
                                   const uint32_t verb) {
  const EntToken *const word = ent_reading_token(reading, verb);
  return word->deprel == ENT_DEPREL_PARATAXIS && word->head < verb &&
         ent_reading_referent_at(reading, word->head) != ENT_NO_REFERENT &&
         ent_reading_token(reading, word->head)->head == ENT_NO_TOKEN &&
         ent_word_is_in_headline(reading, verb);
}

/// Whether the clause is ", rejecting the appeal": a participle behind a comma.
static bool is_free_participle(const EntReading *const reading,
                               const uint32_t token) {
  return token > 0 &&
         ent_view_equals(ent_reading_token(reading, token - 1)->form,
                         ENT_VIEW(",")) &&
         ent_arguments_clause_slot(reading, token) == ENT_SLOT_ING &&
         ent_tree_child(&reading->tree, token, ENT_DEPREL_MARK) == ENT_NO_TOKEN;
}

/// The verb above the infinitives that `verb` is one of: "ordered" over "to
/// take measures to prevent".
static uint32_t finite_verb(const EntReading *const reading, uint32_t verb) {
  for (int i = 0; i < MAX_CLIMB; ++i) {
    const EntToken *const word = ent_reading_token(reading, verb);
    const bool is_infinitive =
        (word->deprel == ENT_DEPREL_XCOMP || word->deprel == ENT_DEPREL_ADVCL ||
         word->deprel == ENT_DEPREL_ACL) &&
        ent_arguments_clause_slot(reading, verb) == ENT_SLOT_INF &&
        word->head != ENT_NO_TOKEN;
    if (!is_infinitive && word->upos == ENT_UPOS_VERB) {
      break;
    }
    if (word->head == ENT_NO_TOKEN) {
      break;
    }
    verb = word->head;
  }
  return verb;
}

/// The clause that the verb of saying behind it tells: "they signed, he said",
/// or #ENT_NO_TOKEN.
static uint32_t clause_before(const EntReading *const reading,
                              const uint32_t verb) {
  const EntToken *const word = ent_reading_token(reading, verb);
  if (!ent_word_evokes(reading, verb, ENT_LEX_VERB, ENT_CLASS_STATEMENT)) {
    return ENT_NO_TOKEN;
  }
  if (word->deprel == ENT_DEPREL_PARATAXIS && word->head < verb) {
    return word->head;
  }
  const uint32_t clause =
      ent_tree_child(&reading->tree, verb, ENT_DEPREL_CCOMP);
  return clause < verb ? clause : ENT_NO_TOKEN;
}

/// Who does what a free participle says: ", he said, adding" the speaker, ", he
/// said, ending the war" whoever did what he told of; of an attack told in the
/// passive, ", wounding four", not whom it befell.
static uint32_t free_subject(const EntReading *const reading,
                             const uint32_t token, uint32_t verb,
                             const int n_climbs) {
  const uint32_t clause = clause_before(reading, verb);
  if (clause != ENT_NO_TOKEN &&
      !ent_word_evokes(reading, token, ENT_LEX_VERB, ENT_CLASS_STATEMENT)) {
    verb = clause;
  }
  return ent_tree_is_passive(&reading->tree, verb) &&
                 ent_word_evokes(reading, verb, ENT_LEX_VERB,
                                 ENT_CLASS_VIOLENCE) &&
                 (ent_word_evokes(reading, token, ENT_LEX_VERB,
                                  ENT_CLASS_VIOLENCE) ||
                  ent_word_evokes(reading, token, ENT_LEX_VERB,
                                  ENT_CLASS_CASUALTIES))
             ? ent_tree_child(&reading->tree, verb, ENT_DEPREL_OBL_AGENT)
             : subject_at(reading, verb, n_climbs + 1);
}

/// The subject that a verb without one takes from the word it depends on.
static uint32_t shared_subject(const EntReading *const reading,
                               const uint32_t token, const int n_climbs) {
  const EntToken *const word = ent_reading_token(reading, token);
  if (word->head == ENT_NO_TOKEN) {
    return ENT_NO_TOKEN;
  }
  switch (word->deprel) {
  case ENT_DEPREL_XCOMP: {
    const uint32_t object = is_purpose(reading, word->head)
                                ? ENT_NO_TOKEN
                                : controller(reading, word->head);
    return object != ENT_NO_TOKEN
               ? object
               : subject_at(reading, word->head, n_climbs + 1);
  }
  case ENT_DEPREL_ADVCL: {
    const uint32_t object = tells_of_object(reading, token)
                                ? controller(reading, word->head)
                                : ENT_NO_TOKEN;
    if (is_reason(reading, token)) {
      return bearer(reading, word->head);
    }
    if (decider(reading, token) != ENT_NO_TOKEN) {
      return decider(reading, token);
    }
    if (is_free_participle(reading, token)) {
      return free_subject(reading, token, finite_verb(reading, word->head),
                          n_climbs);
    }
    return object != ENT_NO_TOKEN
               ? object
               : subject_at(reading, word->head, n_climbs + 1);
  }
  case ENT_DEPREL_PARATAXIS:
    return ent_subjects_is_headline_name(reading, token)
               ? word->head
               : subject_at(reading, word->head, n_climbs + 1);
  case ENT_DEPREL_CONJ:
  case ENT_DEPREL_CCOMP:
    return subject_at(reading, word->head, n_climbs + 1);
  case ENT_DEPREL_ACL:
    return ent_arguments_clause_slot(reading, token) == ENT_SLOT_INF
               ? noun_subject(reading, word->head)
               : author_of(reading, word->head, n_climbs);
  case ENT_DEPREL_AMOD:
    return word->head;
  default:
    return ENT_NO_TOKEN;
  }
}

static uint32_t subject_at(const EntReading *const reading,
                           const uint32_t token, const int n_climbs) {
  const uint32_t own = ent_subjects_own(reading, token);
  if (own != ENT_NO_TOKEN || n_climbs > MAX_CLIMB) {
    return own;
  }
  const EntUpos upos = ent_reading_token(reading, token)->upos;
  return upos == ENT_UPOS_VERB || upos == ENT_UPOS_AUX || upos == ENT_UPOS_ADJ
             ? shared_subject(reading, token, n_climbs)
             : ENT_NO_TOKEN;
}

uint32_t ent_subjects_of(const EntReading *const reading,
                         const uint32_t token) {
  return subject_at(reading, token, 0);
}
