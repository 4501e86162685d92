#include "frame/repairs.h"

#include "frame/lexicon.h"
#include "frame/phrases.h"
#include "frame/tree.h"

/// The document whose trees are mended, and its index, kept in step.
typedef struct {
  const EntFrameModel *model;
  EntDocument *document;
  EntTree tree;
} Trees;

#define PAST "Mood=Ind|Tense=Past|VerbForm=Fin"
#define PRESENT "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"

static EntToken *at(const Trees *const trees, const uint32_t token) {
  return &trees->document->tokens.items[token];
}

static bool has(const Trees *const trees, const uint32_t token,
                const EntDeprel deprel) {
  return ent_tree_child(&trees->tree, token, deprel) != ENT_NO_TOKEN;
}

static bool has_universal(const Trees *const trees, const uint32_t token,
                          const EntDeprel deprel) {
  return ent_tree_universal_child(&trees->tree, token, deprel) != ENT_NO_TOKEN;
}

static bool is_nominal(const Trees *const trees, const uint32_t token) {
  const EntUpos upos = at(trees, token)->upos;
  return upos == ENT_UPOS_NOUN || upos == ENT_UPOS_PROPN;
}

/// Whether lexicon/grammar.tsv gives the word this property.
static bool is(const Trees *const trees, const uint32_t token,
               const EntView property) {
  EntPhraseMatch match;
  if (ent_phrases_match(trees->model->grammar, trees->document, token,
                        token + 1, &match)) {
    return false;
  }
  EntView list = match.phrase->cells[0];
  while (list.data) {
    if (ent_view_equals(ent_view_trim(ent_view_cut(&list, ',')), property)) {
      return true;
    }
  }
  return false;
}

static bool is_form(const Trees *const trees, const uint32_t token,
                    const char *const form) {
  return ent_view_equals(at(trees, token)->form, ent_view(form));
}

static bool ends_in_s(const Trees *const trees, const uint32_t token) {
  const EntView form = at(trees, token)->form;
  return form.size > 2 && form.data[form.size - 1] == 's';
}

/// The kinds that the noun has as a common noun.
static unsigned kinds_of(const Trees *const trees, const uint32_t token) {
  return ent_lexicon_kinds(trees->model->lexicon, at(trees, token)->lemma);
}

/// \name Moving
/// @{

static void unlink_child(Trees *const trees, const uint32_t token) {
  const uint32_t head = at(trees, token)->head;
  uint32_t *link = head == ENT_NO_TOKEN ? NULL : &trees->tree.first_child[head];
  while (link && *link != ENT_NO_TOKEN && *link != token) {
    link = &trees->tree.next_child[*link];
  }
  if (link && *link == token) {
    *link = trees->tree.next_child[token];
  }
}

static void link_child(Trees *const trees, const uint32_t token) {
  const uint32_t head = at(trees, token)->head;
  if (head == ENT_NO_TOKEN) {
    trees->tree.next_child[token] = ENT_NO_TOKEN;
    return;
  }
  uint32_t *link = &trees->tree.first_child[head];
  while (*link != ENT_NO_TOKEN && *link < token) {
    link = &trees->tree.next_child[*link];
  }
  trees->tree.next_child[token] = *link;
  *link = token;
}

/// Hang `token` on `head` as its `deprel`.
static void hang(Trees *const trees, const uint32_t token, const uint32_t head,
                 const EntDeprel deprel) {
  unlink_child(trees, token);
  at(trees, token)->head = head;
  at(trees, token)->deprel = deprel;
  link_child(trees, token);
}

/// Let `heir` hang where `token` hangs, and `token` on nothing for now; `heir`
/// is below `token`.
static void succeed(Trees *const trees, const uint32_t token,
                    const uint32_t heir) {
  const EntToken before = *at(trees, token);
  unlink_child(trees, heir);
  unlink_child(trees, token);
  at(trees, token)->head = ENT_NO_TOKEN;
  at(trees, heir)->head = before.head;
  at(trees, heir)->deprel = before.deprel;
  link_child(trees, heir);
}

/// Give the dependents of `from` that stand in [begin, end) to `to`.
static void pass_on(Trees *const trees, const uint32_t from, const uint32_t to,
                    const uint32_t begin, const uint32_t end) {
  uint32_t next = ENT_NO_TOKEN;
  for (uint32_t child = trees->tree.first_child[from]; child != ENT_NO_TOKEN;
       child = next) {
    next = trees->tree.next_child[child];
    if (child >= begin && child < end && child != to) {
      hang(trees, child, to, at(trees, child)->deprel);
    }
  }
}

/// @}
/// \name Verbs that are no passives
/// @{

/// Whether a verb in this place has to be finite.
static bool is_clause(const EntDeprel deprel) {
  return deprel == ENT_DEPREL_ROOT || deprel == ENT_DEPREL_CCOMP ||
         deprel == ENT_DEPREL_PARATAXIS || deprel == ENT_DEPREL_ACL_RELCL;
}

/// Whether some entry asks for the preposition and has no object: "call for".
static bool is_asked(const Trees *const trees, const uint32_t verb,
                     const uint32_t preposition) {
  const EntLexicon *const lexicon = trees->model->lexicon;
  const EntId slot = ent_lexicon_slot(lexicon, at(trees, preposition)->lemma);
  const EntLexEntry *entries = NULL;
  size_t count = 0;
  ent_lexicon_find(lexicon, at(trees, verb)->lemma, ENT_LEX_VERB, &entries,
                   &count);
  for (size_t i = 0; i < count; ++i) {
    const EntLexCondition *const conditions =
        ent_lexicon_conditions(lexicon, &entries[i]);
    for (uint32_t j = 0; j < entries[i].n_conditions; ++j) {
      if (entries[i].kind == ENT_LEX_EVENT && slot != ENT_NO_ID &&
          conditions[j].slot == slot && !conditions[j].is_negated &&
          !ent_lexicon_argument(lexicon, &entries[i], ENT_SLOT_OBJ)) {
        return true;
      }
    }
  }
  return false;
}

/// Whether the verb has what a passive lacks: an object or a clause, or the
/// preposition that stands for one.
static bool has_complement(const Trees *const trees, const uint32_t verb) {
  if (has(trees, verb, ENT_DEPREL_OBJ) || has(trees, verb, ENT_DEPREL_CCOMP)) {
    return true;
  }
  ENT_FOR_CHILDREN(&trees->tree, child, verb) {
    const uint32_t preposition =
        at(trees, child)->deprel == ENT_DEPREL_OBL
            ? ent_tree_child(&trees->tree, child, ENT_DEPREL_CASE)
            : ENT_NO_TOKEN;
    if (preposition != ENT_NO_TOKEN && is_asked(trees, verb, preposition)) {
      return true;
    }
  }
  return false;
}

/// Whether "by" tells who does it.
static bool has_agent(const Trees *const trees, const uint32_t verb) {
  ENT_FOR_CHILDREN(&trees->tree, child, verb) {
    const uint32_t preposition =
        ent_tree_child(&trees->tree, child, ENT_DEPREL_CASE);
    if (at(trees, child)->deprel == ENT_DEPREL_OBL_AGENT ||
        (preposition != ENT_NO_TOKEN &&
         is(trees, preposition, ENT_VIEW("agentive")))) {
      return true;
    }
  }
  return false;
}

static bool is_headline(const Trees *const trees, const uint32_t token) {
  const EntDocument *const document = trees->document;
  return document->sentences.items[ent_document_sentence_of(document, token)]
             .kind == ENT_SEGMENT_HEADLINE;
}

/// "Hale, the president, called for calm": outside headlines a passive has its
/// auxiliary.
static void mend_false_passive(Trees *const trees, const uint32_t verb) {
  const uint32_t subject =
      ent_tree_child(&trees->tree, verb, ENT_DEPREL_NSUBJ_PASS);
  if (subject == ENT_NO_TOKEN || !is_clause(at(trees, verb)->deprel) ||
      has_universal(trees, verb, ENT_DEPREL_AUX) || has_agent(trees, verb) ||
      is_headline(trees, verb) || !has_complement(trees, verb)) {
    return;
  }
  at(trees, subject)->deprel = ENT_DEPREL_NSUBJ;
  at(trees, verb)->feats = ENT_VIEW(PAST);
}

/// The verb whose auxiliary and subject a conjunct without its own shares.
static uint32_t leading_verb(const Trees *const trees, const uint32_t verb) {
  uint32_t lead = at(trees, verb)->head;
  while (at(trees, lead)->deprel == ENT_DEPREL_CONJ &&
         !has_universal(trees, lead, ENT_DEPREL_AUX) &&
         !has_universal(trees, lead, ENT_DEPREL_NSUBJ)) {
    lead = at(trees, lead)->head;
  }
  return lead;
}

/// "Hale has met Dorn and praised her": what is joined to an active verb is
/// active.
static void mend_false_participle(Trees *const trees, const uint32_t verb) {
  if (at(trees, verb)->deprel != ENT_DEPREL_CONJ ||
      !ent_tree_is_passive(&trees->tree, verb) ||
      has_universal(trees, verb, ENT_DEPREL_AUX) || has_agent(trees, verb) ||
      has_universal(trees, verb, ENT_DEPREL_NSUBJ)) {
    return;
  }
  const uint32_t lead = leading_verb(trees, verb);
  const bool is_active =
      at(trees, lead)->upos == ENT_UPOS_VERB &&
      !ent_tree_is_passive(&trees->tree, lead) &&
      (has(trees, lead, ENT_DEPREL_NSUBJ) ||
       ent_tree_has_feature(&trees->tree, lead, ENT_VIEW("VerbForm=Fin")));
  if (is_active) {
    at(trees, verb)->feats = ENT_VIEW(PAST);
  }
}

/// @}
/// \name What somebody is called
/// @{

/// Whether an entry of the verb says what its object is called or made.
static bool takes_predicate(const Trees *const trees, const uint32_t verb) {
  const EntLexicon *const lexicon = trees->model->lexicon;
  const EntLexEntry *entries = NULL;
  size_t count = 0;
  ent_lexicon_find(lexicon, at(trees, verb)->lemma, ENT_LEX_VERB, &entries,
                   &count);
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

/// "Called the deal a breach": the second of two objects is what the first is
/// called.
static void mend_second_object(Trees *const trees, const uint32_t verb) {
  const uint32_t first = ent_tree_child(&trees->tree, verb, ENT_DEPREL_OBJ);
  uint32_t second = ENT_NO_TOKEN;
  ENT_FOR_CHILDREN(&trees->tree, child, verb) {
    if (child != first && at(trees, child)->deprel == ENT_DEPREL_OBJ) {
      second = child;
    }
  }
  if (second != ENT_NO_TOKEN && first > verb && is_nominal(trees, second) &&
      takes_predicate(trees, verb)) {
    at(trees, second)->deprel = ENT_DEPREL_XCOMP;
  }
}

/// @}
/// \name Nouns and verbs taken for each other
/// @{

/// "Imposed visa bans on them": a present without a subject, right behind the
/// object of the verb above it, is the head of that object.
static void mend_noun_as_clause(Trees *const trees, const uint32_t token) {
  EntToken *const word = at(trees, token);
  const uint32_t before = token - 1;
  if (!token || word->upos != ENT_UPOS_VERB || !ends_in_s(trees, token) ||
      (word->deprel != ENT_DEPREL_CCOMP && word->deprel != ENT_DEPREL_ADVCL &&
       word->deprel != ENT_DEPREL_PARATAXIS) ||
      has_universal(trees, token, ENT_DEPREL_NSUBJ) ||
      has_universal(trees, token, ENT_DEPREL_AUX) ||
      has(trees, token, ENT_DEPREL_OBJ) ||
      at(trees, before)->upos != ENT_UPOS_NOUN ||
      at(trees, before)->head != word->head ||
      at(trees, before)->deprel != ENT_DEPREL_OBJ) {
    return;
  }
  pass_on(trees, before, token, 0, before);
  hang(trees, before, token, ENT_DEPREL_COMPOUND);
  word->upos = ENT_UPOS_NOUN;
  word->deprel = ENT_DEPREL_OBJ;
  word->feats = ENT_VIEW("Number=Plur");
  ENT_FOR_CHILDREN(&trees->tree, child, token) {
    if (at(trees, child)->deprel == ENT_DEPREL_OBL) {
      at(trees, child)->deprel = ENT_DEPREL_NMOD;
    }
  }
}

/// The verb of which the noun may be a form: "summon" for "summons".
static EntView verb_lemma(const Trees *const trees, const uint32_t noun) {
  const EntView form = at(trees, noun)->form;
  const EntLexEntry *entries = NULL;
  size_t count = 0;
  ent_lexicon_find_form(trees->model->lexicon, form, form, ENT_LEX_VERB,
                        &entries, &count);
  return count ? entries[0].lemma : ENT_VIEW("");
}

/// Whether a phrase that could be an object begins at `token`.
static bool begins_phrase(const Trees *const trees, const uint32_t token,
                          const uint32_t end) {
  if (token >= end) {
    return false;
  }
  const EntUpos upos = at(trees, token)->upos;
  return is_nominal(trees, token) || upos == ENT_UPOS_ADJ ||
         upos == ENT_UPOS_NUM || upos == ENT_UPOS_DET ||
         at(trees, token)->deprel == ENT_DEPREL_NMOD_POSS;
}

/// The head of the phrase right behind the noun `token`, among its own
/// dependents or above it.
static uint32_t phrase_behind(const Trees *const trees, const uint32_t token) {
  const EntToken *const word = at(trees, token);
  if (word->deprel == ENT_DEPREL_COMPOUND && word->head > token) {
    return word->head;
  }
  ENT_FOR_CHILDREN(&trees->tree, child, token) {
    if (child > token && is_nominal(trees, child) &&
        !has(trees, child, ENT_DEPREL_CASE)) {
      return child;
    }
  }
  return ENT_NO_TOKEN;
}

/// Headline "Ostria expels aide, summons envoy": what stands behind a comma and
/// before an object is the next thing that the subject does.
static void mend_headline_verb(Trees *const trees, const uint32_t token,
                               const uint32_t root, const uint32_t end) {
  EntToken *const word = at(trees, token);
  if (token <= root + 1 || word->upos != ENT_UPOS_NOUN ||
      !ends_in_s(trees, token) || !is_form(trees, token - 1, ",") ||
      at(trees, root)->upos != ENT_UPOS_VERB || !ends_in_s(trees, root) ||
      !begins_phrase(trees, token + 1, end)) {
    return;
  }
  const EntView lemma = verb_lemma(trees, token);
  const uint32_t object = phrase_behind(trees, token);
  if (!lemma.size || object == ENT_NO_TOKEN) {
    return;
  }
  if (word->head == object) {
    succeed(trees, object, token);
    pass_on(trees, object, token, 0, token);
  }
  hang(trees, token, root, ENT_DEPREL_CONJ);
  hang(trees, object, token, ENT_DEPREL_OBJ);
  word->upos = ENT_UPOS_VERB;
  word->lemma = lemma;
  word->feats = ENT_VIEW(PRESENT);
}

static bool is_actor_noun(const Trees *const trees, const uint32_t token) {
  return at(trees, token)->upos == ENT_UPOS_NOUN &&
         (kinds_of(trees, token) & ENT_KIND_ACTOR);
}

/// Whether two nouns are objects of one verb.
static bool are_objects(const Trees *const trees, const uint32_t one,
                        const uint32_t other) {
  return at(trees, one)->deprel == ENT_DEPREL_OBJ &&
         at(trees, other)->deprel == ENT_DEPREL_OBJ &&
         at(trees, one)->head == at(trees, other)->head;
}

/// "Troops fighting rebel units": who fights stands before the participle, and
/// whom behind it.
static void mend_participle_as_modifier(Trees *const trees,
                                        const uint32_t verb) {
  const uint32_t object = at(trees, verb)->head;
  const uint32_t noun = verb - 1;
  if (!verb || at(trees, verb)->upos != ENT_UPOS_VERB ||
      at(trees, verb)->deprel != ENT_DEPREL_AMOD || object < verb ||
      !ent_tree_has_feature(&trees->tree, verb, ENT_VIEW("Tense=Pres")) ||
      !is_actor_noun(trees, noun)) {
    return;
  }
  if (at(trees, noun)->head == object &&
      at(trees, noun)->deprel == ENT_DEPREL_COMPOUND) {
    succeed(trees, object, noun);
    pass_on(trees, object, noun, 0, noun);
  } else if (!are_objects(trees, noun, object)) {
    return;
  }
  hang(trees, verb, noun, ENT_DEPREL_ACL);
  hang(trees, object, verb, ENT_DEPREL_OBJ);
}

/// @}
/// \name Coordination
/// @{

/// "The army and allied militias": two actors, and no compound of one.
static void mend_hidden_conjunct(Trees *const trees, const uint32_t first) {
  const uint32_t second = at(trees, first)->head;
  const uint32_t modifier =
      ent_tree_child(&trees->tree, first, ENT_DEPREL_CONJ);
  if (at(trees, first)->deprel != ENT_DEPREL_COMPOUND || second < first ||
      modifier == ENT_NO_TOKEN || modifier > second ||
      (at(trees, modifier)->upos != ENT_UPOS_ADJ &&
       at(trees, modifier)->upos != ENT_UPOS_VERB) ||
      !is_actor_noun(trees, first) || !is_actor_noun(trees, second)) {
    return;
  }
  succeed(trees, second, first);
  pass_on(trees, second, first, 0, first);
  hang(trees, second, first, ENT_DEPREL_CONJ);
  hang(trees, modifier, second, ENT_DEPREL_AMOD);
  const uint32_t clause = ent_tree_child(&trees->tree, second, ENT_DEPREL_ACL);
  if (clause != ENT_NO_TOKEN) {
    hang(trees, clause, first, ENT_DEPREL_ACL);
  }
  const uint32_t conjunction =
      ent_tree_child(&trees->tree, modifier, ENT_DEPREL_CC);
  if (conjunction != ENT_NO_TOKEN) {
    hang(trees, conjunction, second, ENT_DEPREL_CC);
  }
}

/// The noun that ends right before the conjunction, or the one that it is part
/// of.
static uint32_t noun_before(const Trees *const trees,
                            const uint32_t conjunction) {
  uint32_t noun = conjunction ? conjunction - 1 : conjunction;
  if (noun && at(trees, noun)->upos == ENT_UPOS_PUNCT) {
    --noun;
  }
  for (;;) {
    const uint32_t head = at(trees, noun)->head;
    if (head == ENT_NO_TOKEN || head >= conjunction ||
        !is_nominal(trees, head)) {
      return is_nominal(trees, noun) ? noun : ENT_NO_TOKEN;
    }
    noun = head;
  }
}

/// "Six firms and two envoys, the ministry said": a verb has one subject, and
/// what follows "and" is joined to the noun before it.
static void mend_second_subject(Trees *const trees, const uint32_t verb) {
  const uint32_t first = ent_tree_child(&trees->tree, verb, ENT_DEPREL_NSUBJ);
  uint32_t second = ENT_NO_TOKEN;
  ENT_FOR_CHILDREN(&trees->tree, child, verb) {
    if (child != first && at(trees, child)->deprel == ENT_DEPREL_NSUBJ) {
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
    hang(trees, first, noun, ENT_DEPREL_CONJ);
  }
}

/// @}
/// \name Relative clauses
/// @{

/// The name that ends with `token`, or NULL.
static const EntNamed *name_ending(const EntDocument *const document,
                                   const uint32_t token) {
  size_t low = 0;
  size_t high = document->names.count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const EntNamed *const name = &document->names.items[middle];
    if (name->first_token + name->n_tokens <= token) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const EntNamed *const found =
      low < document->names.count ? &document->names.items[low] : NULL;
  return found && found->first_token + found->n_tokens == token + 1 &&
                 found->first_token <= token
             ? found
             : NULL;
}

static uint32_t head_of_name(const Trees *const trees,
                             const EntNamed *const name) {
  const uint32_t end = name->first_token + name->n_tokens;
  for (uint32_t i = name->first_token; i < end; ++i) {
    const uint32_t head = at(trees, i)->head;
    if (head == ENT_NO_TOKEN || head < name->first_token || head >= end) {
      return i;
    }
  }
  return name->first_token;
}

/// Whether only somebody can do what the verb says: speak, meet, punish.
static bool is_act(const Trees *const trees, const uint32_t verb) {
  static const EntId classes[] = {ENT_CLASS_STATEMENT, ENT_CLASS_CONSULTATION,
                                  ENT_CLASS_COERCION, ENT_CLASS_COOPERATION};
  const EntLexEntry *entries = NULL;
  size_t count = 0;
  ent_lexicon_find(trees->model->lexicon, at(trees, verb)->lemma, ENT_LEX_VERB,
                   &entries, &count);
  for (size_t i = 0; i < count; ++i) {
    for (size_t j = 0; j < sizeof(classes) / sizeof(classes[0]); ++j) {
      if (entries[i].kind == ENT_LEX_EVENT &&
          ent_class_is_a(trees->model->vocabulary, entries[i].event_class,
                         classes[j])) {
        return true;
      }
    }
  }
  return false;
}

/// Whether the common noun cannot be who acts, nor what is written.
static bool is_mere_thing(const Trees *const trees, const uint32_t noun) {
  const EntLexicon *const lexicon = trees->model->lexicon;
  const EntView lemma = at(trees, noun)->lemma;
  return at(trees, noun)->upos == ENT_UPOS_NOUN &&
         !(kinds_of(trees, noun) & ENT_KIND_ACTOR) &&
         !ent_lexicon_in_set(lexicon, ENT_VIEW("$document"), lemma) &&
         !ent_lexicon_in_set(lexicon, ENT_VIEW("$message"), lemma);
}

/// "A meeting of the council, which rejected it": the name right before the
/// pronoun did so, and not the meeting.
static void mend_relative(Trees *const trees, const uint32_t verb) {
  const uint32_t noun = at(trees, verb)->head;
  const uint32_t pronoun = ent_tree_child(&trees->tree, verb, ENT_DEPREL_NSUBJ);
  if (at(trees, verb)->deprel != ENT_DEPREL_ACL_RELCL ||
      pronoun == ENT_NO_TOKEN || pronoun < noun + 3 ||
      !is_form(trees, pronoun - 1, ",") ||
      !is(trees, pronoun, ENT_VIEW("relative")) ||
      !is_mere_thing(trees, noun) || !is_act(trees, verb) ||
      !has_complement(trees, verb)) {
    return;
  }
  const EntNamed *const name = name_ending(trees->document, pronoun - 2);
  const uint32_t nearer = name && name->kind != ENT_NAMED_OTHER
                              ? head_of_name(trees, name)
                              : ENT_NO_TOKEN;
  if (nearer != ENT_NO_TOKEN && nearer != noun &&
      ent_tree_is_below(&trees->tree, nearer, noun) &&
      !ent_tree_is_below(&trees->tree, nearer, verb)) {
    hang(trees, verb, nearer, ENT_DEPREL_ACL_RELCL);
  }
}

/// @}

static uint32_t root_of(const Trees *const trees,
                        const EntSentence *const sentence) {
  const uint32_t end = sentence->first_token + sentence->n_tokens;
  for (uint32_t i = sentence->first_token; i < end; ++i) {
    if (at(trees, i)->head == ENT_NO_TOKEN) {
      return i;
    }
  }
  return sentence->first_token;
}

static void mend_headline(Trees *const trees,
                          const EntSentence *const sentence) {
  const uint32_t root = root_of(trees, sentence);
  const uint32_t end = sentence->first_token + sentence->n_tokens;
  for (uint32_t i = root; i < end; ++i) {
    mend_headline_verb(trees, i, root, end);
  }
}

static void mend_verb(Trees *const trees, const uint32_t verb) {
  mend_second_subject(trees, verb);
  mend_second_object(trees, verb);
  mend_false_passive(trees, verb);
  if (at(trees, verb)->head != ENT_NO_TOKEN) {
    mend_false_participle(trees, verb);
    mend_relative(trees, verb);
  }
}

static void mend_word(Trees *const trees, const uint32_t token) {
  if (at(trees, token)->head != ENT_NO_TOKEN) {
    mend_noun_as_clause(trees, token);
    mend_participle_as_modifier(trees, token);
    mend_hidden_conjunct(trees, token);
  }
  if (at(trees, token)->upos == ENT_UPOS_VERB) {
    mend_verb(trees, token);
  }
}

EntStatus ent_repairs_apply(const EntFrameModel *const model,
                            EntDocument *const document) {
  Trees trees = {.model = model, .document = document};
  ENT_TRY(ent_tree_init(&trees.tree, document));
  for (size_t i = 0; i < document->sentences.count; ++i) {
    const EntSentence *const sentence = &document->sentences.items[i];
    const uint32_t end = sentence->first_token + sentence->n_tokens;
    if (sentence->kind == ENT_SEGMENT_HEADLINE) {
      mend_headline(&trees, sentence);
    }
    for (uint32_t j = sentence->first_token; j < end; ++j) {
      mend_word(&trees, j);
    }
  }
  return ENT_SUCCESS;
}
