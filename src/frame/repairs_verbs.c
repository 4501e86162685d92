#include "frame/repairs_impl.h"

/// \name Verbs that are no passives
/// @{

/// Whether a verb in this place has to be finite.
static bool is_clause(const EntDeprel deprel) {
  return deprel == ENT_DEPREL_ROOT || deprel == ENT_DEPREL_CCOMP ||
         deprel == ENT_DEPREL_PARATAXIS || deprel == ENT_DEPREL_ACL_RELCL;
}

/// Whether "by" tells who does it.
static bool has_agent(const EntRepairs *const trees, const uint32_t verb) {
  ENT_FOR_CHILDREN(&trees->tree, child, verb) {
    const uint32_t preposition =
        ent_tree_child(&trees->tree, child, ENT_DEPREL_CASE);
    if (ent_repair_word(trees, child)->deprel == ENT_DEPREL_OBL_AGENT ||
        (preposition != ENT_NO_TOKEN &&
         ent_repair_is(trees, preposition, ENT_VIEW("agentive")))) {
      return true;
    }
  }
  return false;
}

/// "Hale, the president, called for calm": outside headlines a passive has its
/// auxiliary.
static void mend_false_passive(EntRepairs *const trees, const uint32_t verb) {
  const uint32_t subject =
      ent_tree_child(&trees->tree, verb, ENT_DEPREL_NSUBJ_PASS);
  if (subject == ENT_NO_TOKEN ||
      !is_clause(ent_repair_word(trees, verb)->deprel) ||
      ent_repair_has_any(trees, verb, ENT_DEPREL_AUX) ||
      has_agent(trees, verb) || ent_repair_is_headline(trees, verb) ||
      !ent_repair_has_complement(trees, verb)) {
    return;
  }
  ent_repair_word(trees, subject)->deprel = ENT_DEPREL_NSUBJ;
  ent_repair_word(trees, verb)->feats = ENT_VIEW(ENT_REPAIR_PAST);
}

/// The verb whose auxiliary and subject a conjunct without its own shares.
static uint32_t leading_verb(const EntRepairs *const trees,
                             const uint32_t verb) {
  uint32_t lead = ent_repair_word(trees, verb)->head;
  while (ent_repair_word(trees, lead)->deprel == ENT_DEPREL_CONJ &&
         !ent_repair_has_any(trees, lead, ENT_DEPREL_AUX) &&
         !ent_repair_has_any(trees, lead, ENT_DEPREL_NSUBJ)) {
    lead = ent_repair_word(trees, lead)->head;
  }
  return lead;
}

/// "Hale has met Dorn and praised her": what is joined to an active verb is
/// active.
static void mend_false_participle(EntRepairs *const trees,
                                  const uint32_t verb) {
  if (ent_repair_word(trees, verb)->deprel != ENT_DEPREL_CONJ ||
      !ent_tree_is_passive(&trees->tree, verb) ||
      ent_repair_has_any(trees, verb, ENT_DEPREL_AUX) ||
      has_agent(trees, verb) ||
      ent_repair_has_any(trees, verb, ENT_DEPREL_NSUBJ)) {
    return;
  }
  const uint32_t lead = leading_verb(trees, verb);
  const bool is_active =
      ent_repair_word(trees, lead)->upos == ENT_UPOS_VERB &&
      !ent_tree_is_passive(&trees->tree, lead) &&
      (ent_repair_has(trees, lead, ENT_DEPREL_NSUBJ) ||
       ent_tree_has_feature(&trees->tree, lead, ENT_VIEW("VerbForm=Fin")));
  if (is_active) {
    ent_repair_word(trees, verb)->feats = ENT_VIEW(ENT_REPAIR_PAST);
  }
}

/// @}
/// \name What somebody is called
/// @{

/// Whether an entry of the verb says what its object is called or made.
static bool takes_predicate(const EntRepairs *const trees,
                            const uint32_t verb) {
  const EntLexicon *const lexicon = trees->model->lexicon;
  const EntLexEntry *entries = NULL;
  const size_t count = ent_repair_entries(trees, verb, ENT_LEX_VERB, &entries);
  for (size_t i = 0; i < count; ++i) {
    const EntLexCondition *const conditions =
        ent_lexicon_conditions(lexicon, &entries[i]);
    for (uint32_t j = 0; j < entries[i].n_conditions; ++j) {
      if (conditions[j].slot == ENT_SLOT_PRED && !conditions[j].is_negated) {
        return true;
      }
    }
  }
  return false;
}

static bool gives(const EntRepairs *const trees, const uint32_t verb) {
  return ent_lexicon_in_set(trees->model->lexicon, ENT_VIEW("$giving"),
                            ent_repair_word(trees, verb)->lemma);
}

static bool can_receive(const EntRepairs *const trees, const uint32_t token) {
  const EntUpos upos = ent_repair_word(trees, token)->upos;
  return upos == ENT_UPOS_PROPN || upos == ENT_UPOS_PRON ||
         ent_repair_is_actor_noun(trees, token);
}

/// "Called the deal a breach", "gave Ostria a warning": of two objects the
/// second is what the first is called, or gets.
static void mend_second_object(EntRepairs *const trees, const uint32_t verb) {
  const uint32_t first = ent_tree_child(&trees->tree, verb, ENT_DEPREL_OBJ);
  uint32_t second = ENT_NO_TOKEN;
  ENT_FOR_CHILDREN(&trees->tree, child, verb) {
    if (child != first &&
        ent_repair_word(trees, child)->deprel == ENT_DEPREL_OBJ) {
      second = child;
    }
  }
  if (second == ENT_NO_TOKEN || first < verb ||
      !ent_repair_is_nominal(trees, second)) {
    return;
  }
  if (takes_predicate(trees, verb)) {
    ent_repair_word(trees, second)->deprel = ENT_DEPREL_XCOMP;
  } else if (gives(trees, verb) && can_receive(trees, first)) {
    ent_repair_word(trees, first)->deprel = ENT_DEPREL_IOBJ;
  }
}

/// Whether the dependent is a number, or something counted.
static bool is_counted(const EntRepairs *const trees, const uint32_t token) {
  return ent_repair_word(trees, token)->upos == ENT_UPOS_NUM ||
         (ent_repair_is_nominal(trees, token) &&
          ent_repair_has(trees, token, ENT_DEPREL_NUMMOD));
}

/// "Abducted 250 on Monday", "killed at least 27 people": a number without
/// preposition is the object, or of it.
static void mend_number(EntRepairs *const trees, const uint32_t verb) {
  ENT_FOR_CHILDREN(&trees->tree, child, verb) {
    if (child > verb && is_counted(trees, child) &&
        ent_repair_word(trees, child)->deprel == ENT_DEPREL_OBL &&
        !ent_repair_has(trees, child, ENT_DEPREL_CASE) &&
        !ent_repair_has(trees, verb, ENT_DEPREL_OBJ)) {
      ent_repair_word(trees, child)->deprel = ENT_DEPREL_OBJ;
    }
  }
}

/// Whether `particle` makes another verb of this one: "hand over".
static bool takes_particle(const EntRepairs *const trees, const uint32_t verb,
                           const EntView particle) {
  const EntLexicon *const lexicon = trees->model->lexicon;
  const EntLexEntry *entries = NULL;
  const size_t count = ent_repair_entries(trees, verb, ENT_LEX_VERB, &entries);
  for (size_t i = 0; i < count; ++i) {
    if (entries[i].n_fixed == 1 &&
        ent_view_equals(ent_lexicon_fixed(lexicon, &entries[i], 0), particle) &&
        ent_lexicon_argument(lexicon, &entries[i], ENT_SLOT_OBJ)) {
      return true;
    }
  }
  return false;
}

/// "Handed over 12 ships": what may stand before a number belongs to the verb
/// that asks for it.
static void mend_particle(EntRepairs *const trees, const uint32_t verb) {
  const uint32_t particle = verb + 1;
  if (particle < trees->document->tokens.count &&
      ent_repair_word(trees, particle)->deprel == ENT_DEPREL_ADVMOD &&
      ent_repair_word(trees, particle)->head == particle + 1 &&
      ent_repair_word(trees, particle + 1)->upos == ENT_UPOS_NUM &&
      takes_particle(trees, verb, ent_repair_word(trees, particle)->lemma)) {
    ent_repair_hang(trees, particle, verb, ENT_DEPREL_COMPOUND_PRT);
  }
}

/// @}
/// \name Coordination
/// @{

/// The noun that ends right before the conjunction, or the one that it is part
/// of.
static uint32_t noun_before(const EntRepairs *const trees,
                            const uint32_t conjunction) {
  uint32_t noun = conjunction ? conjunction - 1 : conjunction;
  if (noun && ent_repair_word(trees, noun)->upos == ENT_UPOS_PUNCT) {
    --noun;
  }
  for (;;) {
    const uint32_t head = ent_repair_word(trees, noun)->head;
    if (head == ENT_NO_TOKEN || head >= conjunction ||
        !ent_repair_is_nominal(trees, head)) {
      return ent_repair_is_nominal(trees, noun) ? noun : ENT_NO_TOKEN;
    }
    noun = head;
  }
}

/// "Six firms and two envoys, the ministry said": a verb has one subject, and
/// what follows "and" is joined to the noun before it.
static void mend_second_subject(EntRepairs *const trees, const uint32_t verb) {
  const uint32_t first = ent_tree_child(&trees->tree, verb, ENT_DEPREL_NSUBJ);
  uint32_t second = ENT_NO_TOKEN;
  ENT_FOR_CHILDREN(&trees->tree, child, verb) {
    if (child != first &&
        ent_repair_word(trees, child)->deprel == ENT_DEPREL_NSUBJ) {
      second = child;
    }
  }
  const uint32_t conjunction =
      first == ENT_NO_TOKEN || second == ENT_NO_TOKEN || second > verb
          ? ENT_NO_TOKEN
          : ent_tree_child(&trees->tree, first, ENT_DEPREL_CC);
  const uint32_t noun = conjunction == ENT_NO_TOKEN || conjunction > first
                            ? ENT_NO_TOKEN
                            : noun_before(trees, conjunction);
  if (noun != ENT_NO_TOKEN && !ent_tree_is_below(&trees->tree, noun, first)) {
    ent_repair_hang(trees, first, noun, ENT_DEPREL_CONJ);
  }
}

/// "Voted to dismiss him and elected her": a past tense is joined to no
/// infinitive, but to the verb above it.
static void mend_finite_conjunct(EntRepairs *const trees, const uint32_t verb) {
  const uint32_t infinitive = ent_repair_word(trees, verb)->head;
  if (ent_repair_word(trees, verb)->deprel != ENT_DEPREL_CONJ ||
      ent_repair_has_any(trees, verb, ENT_DEPREL_AUX) ||
      ent_repair_has_any(trees, verb, ENT_DEPREL_NSUBJ) ||
      !ent_tree_has_feature(&trees->tree, verb, ENT_VIEW("Tense=Past")) ||
      !ent_tree_has_feature(&trees->tree, verb, ENT_VIEW("VerbForm=Fin")) ||
      !ent_tree_has_feature(&trees->tree, infinitive,
                            ENT_VIEW("VerbForm=Inf")) ||
      ent_repair_has(trees, infinitive, ENT_DEPREL_AUX)) {
    return;
  }
  for (uint32_t above = ent_repair_word(trees, infinitive)->head;
       above != ENT_NO_TOKEN; above = ent_repair_word(trees, above)->head) {
    if (ent_repair_word(trees, above)->upos == ENT_UPOS_VERB &&
        ent_tree_has_feature(&trees->tree, above, ENT_VIEW("Tense=Past"))) {
      ent_repair_hang(trees, verb, above, ENT_DEPREL_CONJ);
      return;
    }
  }
}

/// Whether a participle of the verb may have an object: "awarded a medal",
/// "called a traitor".
static bool has_two_objects(const EntRepairs *const trees,
                            const uint32_t verb) {
  return takes_predicate(trees, verb) || gives(trees, verb);
}

/// "Condemned the raid, expelled an envoy and left": what has an object and
/// stands behind a comma is no participle of the noun before it.
static void mend_conjunct_as_participle(EntRepairs *const trees,
                                        const uint32_t verb) {
  const uint32_t noun = ent_repair_word(trees, verb)->head;
  const uint32_t lead = ent_repair_word(trees, noun)->head;
  if (ent_repair_word(trees, verb)->deprel != ENT_DEPREL_ACL ||
      noun + 2 != verb || lead == ENT_NO_TOKEN ||
      !ent_repair_is_form(trees, verb - 1, ",") ||
      !ent_tree_has_feature(&trees->tree, verb, ENT_VIEW("Tense=Past")) ||
      !ent_repair_has(trees, verb, ENT_DEPREL_OBJ) ||
      ent_repair_has_any(trees, verb, ENT_DEPREL_AUX) ||
      ent_repair_word(trees, lead)->upos != ENT_UPOS_VERB ||
      ent_tree_is_passive(&trees->tree, lead) || has_agent(trees, verb) ||
      has_two_objects(trees, verb)) {
    return;
  }
  ent_repair_hang(trees, verb, lead, ENT_DEPREL_CONJ);
  ent_repair_word(trees, verb)->feats = ENT_VIEW(ENT_REPAIR_PAST);
}

/// Whether an entry of the verb asks for this noun as its object: "establish
/// ties".
static bool asks_for(const EntRepairs *const trees, const EntView lemma,
                     const EntView noun) {
  const EntLexicon *const lexicon = trees->model->lexicon;
  const EntLexEntry *entries = NULL;
  size_t count = 0;
  ent_lexicon_find(lexicon, lemma, ENT_LEX_VERB, &entries, &count);
  for (size_t i = 0; i < count; ++i) {
    const EntLexCondition *const conditions =
        ent_lexicon_conditions(lexicon, &entries[i]);
    if (entries[i].n_fixed == 1 &&
        ent_view_equals(ent_lexicon_fixed(lexicon, &entries[i], 0), noun)) {
      return true;
    }
    for (uint32_t j = 0; j < entries[i].n_conditions; ++j) {
      if (conditions[j].slot == ENT_SLOT_OBJ && !conditions[j].is_negated &&
          !conditions[j].is_presence &&
          ent_lexicon_holds(lexicon, &conditions[j], noun, 0)) {
        return true;
      }
    }
  }
  return false;
}

/// "Broke relations and established ties": the second noun has no article, and
/// goes with the verb before it.
static void mend_conjunct_as_modifier(EntRepairs *const trees,
                                      const uint32_t verb) {
  const uint32_t noun = ent_repair_word(trees, verb)->head;
  const uint32_t first = ent_repair_word(trees, noun)->head;
  const uint32_t lead =
      first == ENT_NO_TOKEN ? first : ent_repair_word(trees, first)->head;
  const uint32_t conjunction =
      ent_tree_child(&trees->tree, noun, ENT_DEPREL_CC);
  if (ent_repair_word(trees, verb)->deprel != ENT_DEPREL_AMOD ||
      ent_repair_word(trees, noun)->deprel != ENT_DEPREL_CONJ ||
      lead == ENT_NO_TOKEN || conjunction == ENT_NO_TOKEN ||
      conjunction + 1 != verb || noun < verb ||
      !ent_tree_has_feature(&trees->tree, verb, ENT_VIEW("Tense=Past")) ||
      ent_repair_word(trees, lead)->upos != ENT_UPOS_VERB ||
      ent_tree_is_passive(&trees->tree, lead) ||
      !asks_for(trees, ent_repair_word(trees, verb)->lemma,
                ent_repair_word(trees, noun)->lemma)) {
    return;
  }
  ent_repair_succeed(trees, noun, verb);
  ent_repair_hang(trees, verb, lead, ENT_DEPREL_CONJ);
  ent_repair_hang(trees, conjunction, verb, ENT_DEPREL_CC);
  ent_repair_hang(trees, noun, verb, ENT_DEPREL_OBJ);
  ent_repair_word(trees, verb)->feats = ENT_VIEW(ENT_REPAIR_PAST);
}

/// @}
/// \name What the accused did
/// @{

/// "Was accused by experts of sending arms": what is behind who accuses belongs
/// to the verb.
static void mend_accused(EntRepairs *const trees, const uint32_t verb) {
  const EntToken *const word = ent_repair_word(trees, verb);
  const uint32_t mark = ent_tree_child(&trees->tree, verb, ENT_DEPREL_MARK);
  const EntToken *const accuser = ent_repair_word(trees, word->head);
  if (word->deprel == ENT_DEPREL_ACL && mark != ENT_NO_TOKEN &&
      ent_repair_is(trees, mark, ENT_VIEW("deed")) &&
      ent_tree_has_feature(&trees->tree, verb, ENT_VIEW("VerbForm=Ger")) &&
      accuser->deprel == ENT_DEPREL_OBL_AGENT &&
      ent_tree_is_passive(&trees->tree, accuser->head)) {
    ent_repair_hang(trees, verb, accuser->head, ENT_DEPREL_ADVCL);
  }
}

/// @}

void ent_repair_verb(EntRepairs *const trees, const uint32_t verb) {
  mend_second_subject(trees, verb);
  mend_second_object(trees, verb);
  mend_number(trees, verb);
  mend_particle(trees, verb);
  mend_false_passive(trees, verb);
  if (ent_repair_word(trees, verb)->head != ENT_NO_TOKEN) {
    mend_conjunct_as_participle(trees, verb);
    mend_conjunct_as_modifier(trees, verb);
    mend_false_participle(trees, verb);
    mend_finite_conjunct(trees, verb);
    mend_accused(trees, verb);
  }
}
