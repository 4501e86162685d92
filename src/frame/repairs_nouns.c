#include "frame/repairs_impl.h"

/// \name Nouns and verbs taken for each other
/// @{

/// Make `token` the plural that it is, with what hung on the verb.
static void make_noun(EntRepairs *const trees, const uint32_t token) {
  ent_repair_word(trees, token)->upos = ENT_UPOS_NOUN;
  ent_repair_word(trees, token)->feats = ENT_VIEW("Number=Plur");
  ENT_FOR_CHILDREN(&trees->tree, child, token) {
    if (ent_repair_word(trees, child)->deprel == ENT_DEPREL_OBL) {
      ent_repair_word(trees, child)->deprel = ENT_DEPREL_NMOD;
    }
  }
}

/// "Imposed visa bans on them": a present without a subject, right behind the
/// object of the verb above it, is the head of that object.
static void mend_noun_as_clause(EntRepairs *const trees, const uint32_t token) {
  EntToken *const word = ent_repair_word(trees, token);
  const uint32_t before = token - 1;
  if (!token || word->upos != ENT_UPOS_VERB ||
      !ent_repair_ends_in_s(trees, token) ||
      (word->deprel != ENT_DEPREL_CCOMP && word->deprel != ENT_DEPREL_ADVCL &&
       word->deprel != ENT_DEPREL_PARATAXIS) ||
      ent_repair_has_any(trees, token, ENT_DEPREL_NSUBJ) ||
      ent_repair_has_any(trees, token, ENT_DEPREL_AUX) ||
      ent_repair_has(trees, token, ENT_DEPREL_OBJ) ||
      ent_repair_word(trees, before)->upos != ENT_UPOS_NOUN ||
      ent_repair_word(trees, before)->head != word->head ||
      ent_repair_word(trees, before)->deprel != ENT_DEPREL_OBJ) {
    return;
  }
  ent_repair_pass_on(trees, before, token, 0, before);
  ent_repair_hang(trees, before, token, ENT_DEPREL_COMPOUND);
  word->deprel = ENT_DEPREL_OBJ;
  make_noun(trees, token);
}

/// "Imposed travel bans on them": the verb before two nouns, of which the
/// second is taken for a verb of which the first is the subject.
static void mend_noun_as_verb(EntRepairs *const trees, const uint32_t token) {
  EntToken *const word = ent_repair_word(trees, token);
  const uint32_t noun = token - 1;
  const uint32_t verb = token - 2;
  const EntLexEntry *entries = NULL;
  if (token < 3 || word->upos != ENT_UPOS_VERB ||
      !ent_repair_ends_in_s(trees, token) ||
      ent_repair_word(trees, noun)->upos != ENT_UPOS_NOUN ||
      ent_repair_word(trees, noun)->deprel != ENT_DEPREL_NSUBJ ||
      ent_repair_word(trees, noun)->head != token ||
      ent_repair_word(trees, verb)->upos != ENT_UPOS_VERB ||
      ent_repair_word(trees, verb)->deprel != ENT_DEPREL_ADVCL ||
      ent_repair_word(trees, verb)->head != token ||
      ent_repair_has(trees, verb, ENT_DEPREL_MARK) ||
      ent_repair_has(trees, verb, ENT_DEPREL_OBJ) ||
      ent_repair_has(trees, token, ENT_DEPREL_OBJ)) {
    return;
  }
  const size_t count = ent_repair_entries(trees, token, ENT_LEX_NOUN, &entries);
  if (!count) {
    return;
  }
  ent_repair_succeed(trees, token, verb);
  ent_repair_pass_on(trees, token, verb, 0, noun);
  ent_repair_hang(trees, noun, token, ENT_DEPREL_COMPOUND);
  ent_repair_hang(trees, token, verb, ENT_DEPREL_OBJ);
  make_noun(trees, token);
}

/// "The WHO has said": an abbreviation that looks like a pronoun.
static void mend_abbreviation(EntRepairs *const trees, const uint32_t token) {
  EntToken *const word = ent_repair_word(trees, token);
  bool is_upper = word->form.size > 2 && word->upos == ENT_UPOS_PRON;
  for (size_t i = 0; is_upper && i < word->form.size; ++i) {
    is_upper = word->form.data[i] >= 'A' && word->form.data[i] <= 'Z';
  }
  if (is_upper && ent_repair_has(trees, token, ENT_DEPREL_DET)) {
    word->upos = ENT_UPOS_PROPN;
    word->lemma = word->form;
  }
}

/// "Agreed to free them": what follows the mark of an infinitive is a verb.
static void mend_infinitive(EntRepairs *const trees, const uint32_t token) {
  EntToken *const word = ent_repair_word(trees, token);
  const uint32_t mark = ent_tree_child(&trees->tree, token, ENT_DEPREL_MARK);
  if ((word->upos != ENT_UPOS_ADJ && word->upos != ENT_UPOS_NOUN) ||
      mark == ENT_NO_TOKEN || mark + 1 != token ||
      ent_repair_word(trees, mark)->upos != ENT_UPOS_PART ||
      !ent_repair_is(trees, mark, ENT_VIEW("infinitive")) ||
      ent_repair_has(trees, token, ENT_DEPREL_COP) ||
      !ent_repair_verb_lemma(trees, token).size) {
    return;
  }
  word->upos = ENT_UPOS_VERB;
  word->lemma = word->form;
  word->feats = ENT_VIEW("VerbForm=Inf");
}

/// Whether an entry of the verb maps a gerund: "deny".
static bool takes_gerund(const EntRepairs *const trees, const uint32_t verb) {
  const EntLexicon *const lexicon = trees->model->lexicon;
  const EntLexEntry *entries = NULL;
  const size_t count = ent_repair_entries(trees, verb, ENT_LEX_VERB, &entries);
  for (size_t i = 0; i < count; ++i) {
    if (ent_lexicon_argument(lexicon, &entries[i], ENT_SLOT_ING)) {
      return true;
    }
  }
  return false;
}

/// "Denied targeting villagers": a gerund right behind such a verb is what is
/// denied, and has the object.
static void mend_gerund_as_modifier(EntRepairs *const trees,
                                    const uint32_t gerund) {
  const uint32_t object = ent_repair_word(trees, gerund)->head;
  const uint32_t verb = gerund - 1;
  if (!gerund || ent_repair_word(trees, gerund)->upos != ENT_UPOS_VERB ||
      ent_repair_word(trees, gerund)->deprel != ENT_DEPREL_AMOD ||
      !ent_view_ends_with(ent_repair_word(trees, gerund)->form,
                          ENT_VIEW("ing")) ||
      ent_repair_word(trees, object)->deprel != ENT_DEPREL_OBJ ||
      ent_repair_word(trees, object)->head != verb ||
      !takes_gerund(trees, verb)) {
    return;
  }
  ent_repair_hang(trees, gerund, verb, ENT_DEPREL_XCOMP);
  ent_repair_hang(trees, object, gerund, ENT_DEPREL_OBJ);
  ent_repair_word(trees, gerund)->feats = ENT_VIEW("VerbForm=Ger");
}

/// Whether two nouns are objects of one verb.
static bool are_objects(const EntRepairs *const trees, const uint32_t one,
                        const uint32_t other) {
  return ent_repair_word(trees, one)->deprel == ENT_DEPREL_OBJ &&
         ent_repair_word(trees, other)->deprel == ENT_DEPREL_OBJ &&
         ent_repair_word(trees, one)->head ==
             ent_repair_word(trees, other)->head;
}

/// Whether it is somebody who acts, or what he acts with: a ship.
static bool is_doer(const EntRepairs *const trees, const uint32_t token) {
  return ent_repair_is_actor_noun(trees, token) ||
         ent_lexicon_in_set(trees->model->lexicon, ENT_VIEW("$vehicle"),
                            ent_repair_word(trees, token)->lemma);
}

/// "Troops fighting rebel units": who fights stands before the participle, and
/// whom behind it.
static void mend_participle_as_modifier(EntRepairs *const trees,
                                        const uint32_t verb) {
  const uint32_t object = ent_repair_word(trees, verb)->head;
  const uint32_t noun = verb - 1;
  if (!verb || ent_repair_word(trees, verb)->upos != ENT_UPOS_VERB ||
      ent_repair_word(trees, verb)->deprel != ENT_DEPREL_AMOD ||
      object < verb ||
      !ent_tree_has_feature(&trees->tree, verb, ENT_VIEW("Tense=Pres")) ||
      !is_doer(trees, noun)) {
    return;
  }
  if (ent_repair_word(trees, noun)->head == object &&
      ent_repair_word(trees, noun)->deprel == ENT_DEPREL_COMPOUND) {
    ent_repair_succeed(trees, object, noun);
    ent_repair_pass_on(trees, object, noun, 0, noun);
  } else if (!are_objects(trees, noun, object)) {
    return;
  }
  ent_repair_hang(trees, verb, noun, ENT_DEPREL_ACL);
  ent_repair_hang(trees, object, verb, ENT_DEPREL_OBJ);
}

/// "The army and allied militias": two actors, and no compound of one.
static void mend_hidden_conjunct(EntRepairs *const trees,
                                 const uint32_t first) {
  const uint32_t second = ent_repair_word(trees, first)->head;
  const uint32_t modifier =
      ent_tree_child(&trees->tree, first, ENT_DEPREL_CONJ);
  if (ent_repair_word(trees, first)->deprel != ENT_DEPREL_COMPOUND ||
      second < first || modifier == ENT_NO_TOKEN || modifier > second ||
      (ent_repair_word(trees, modifier)->upos != ENT_UPOS_ADJ &&
       ent_repair_word(trees, modifier)->upos != ENT_UPOS_VERB) ||
      !ent_repair_is_actor_noun(trees, first) ||
      !ent_repair_is_actor_noun(trees, second)) {
    return;
  }
  ent_repair_succeed(trees, second, first);
  ent_repair_pass_on(trees, second, first, 0, first);
  ent_repair_hang(trees, second, first, ENT_DEPREL_CONJ);
  ent_repair_hang(trees, modifier, second, ENT_DEPREL_AMOD);
  const uint32_t clause = ent_tree_child(&trees->tree, second, ENT_DEPREL_ACL);
  if (clause != ENT_NO_TOKEN) {
    ent_repair_hang(trees, clause, first, ENT_DEPREL_ACL);
  }
  const uint32_t conjunction =
      ent_tree_child(&trees->tree, modifier, ENT_DEPREL_CC);
  if (conjunction != ENT_NO_TOKEN) {
    ent_repair_hang(trees, conjunction, second, ENT_DEPREL_CC);
  }
}

/// @}

void ent_repair_any(EntRepairs *const trees, const uint32_t token) {
  mend_noun_as_verb(trees, token);
  mend_abbreviation(trees, token);
}

void ent_repair_noun(EntRepairs *const trees, const uint32_t token) {
  mend_noun_as_clause(trees, token);
  mend_infinitive(trees, token);
  mend_gerund_as_modifier(trees, token);
  mend_participle_as_modifier(trees, token);
  mend_hidden_conjunct(trees, token);
}
