#include "frame/repairs_impl.h"

/// \name Verbs
/// @{

/// Whether a phrase that could be an object begins at `token`.
static bool begins_phrase(const EntRepairs *const trees, const uint32_t token,
                          const uint32_t end) {
  if (token >= end) {
    return false;
  }
  const EntUpos upos = ent_repair_word(trees, token)->upos;
  return ent_repair_is_nominal(trees, token) || upos == ENT_UPOS_ADJ ||
         upos == ENT_UPOS_NUM || upos == ENT_UPOS_DET ||
         ent_repair_word(trees, token)->deprel == ENT_DEPREL_NMOD_POSS;
}

/// The head of the phrase right behind the noun `token`, among its own
/// dependents or above it.
static uint32_t phrase_behind(const EntRepairs *const trees,
                              const uint32_t token) {
  const EntToken *const word = ent_repair_word(trees, token);
  if (word->deprel == ENT_DEPREL_COMPOUND && word->head > token) {
    return word->head;
  }
  ENT_FOR_CHILDREN(&trees->tree, child, token) {
    if (child > token && ent_repair_is_nominal(trees, child) &&
        !ent_repair_has(trees, child, ENT_DEPREL_CASE)) {
      return child;
    }
  }
  return ENT_NO_TOKEN;
}

/// Headline "Ostria expels aide, summons envoy": what stands behind a comma and
/// before an object is the next thing that the subject does.
void ent_repair_headline_verb(EntRepairs *const trees, const uint32_t token,
                              const uint32_t root, const uint32_t end) {
  EntToken *const word = ent_repair_word(trees, token);
  if (token <= root + 1 || word->upos != ENT_UPOS_NOUN ||
      !ent_repair_ends_in_s(trees, token) ||
      !ent_repair_is_form(trees, token - 1, ",") ||
      ent_repair_word(trees, root)->upos != ENT_UPOS_VERB ||
      !ent_repair_ends_in_s(trees, root) ||
      !begins_phrase(trees, token + 1, end)) {
    return;
  }
  const EntView lemma = ent_repair_verb_lemma(trees, token);
  const uint32_t object = phrase_behind(trees, token);
  if (!lemma.size || object == ENT_NO_TOKEN) {
    return;
  }
  if (word->head == object) {
    ent_repair_succeed(trees, object, token);
    ent_repair_pass_on(trees, object, token, 0, token);
  }
  ent_repair_hang(trees, token, root, ENT_DEPREL_CONJ);
  ent_repair_hang(trees, object, token, ENT_DEPREL_OBJ);
  word->upos = ENT_UPOS_VERB;
  word->lemma = lemma;
  word->feats = ENT_VIEW(ENT_REPAIR_PRESENT);
}

/// Make `token` the finite verb that it is.
static void make_verb(EntRepairs *const trees, const uint32_t token) {
  EntToken *const word = ent_repair_word(trees, token);
  word->lemma = ent_repair_verb_lemma(trees, token);
  word->upos = ENT_UPOS_VERB;
  word->feats = ENT_VIEW(ENT_REPAIR_PRESENT);
}

/// Make of what depends on the noun that has become a verb its arguments.
static void make_arguments(EntRepairs *const trees, const uint32_t verb) {
  ENT_FOR_CHILDREN(&trees->tree, child, verb) {
    EntToken *const word = ent_repair_word(trees, child);
    if (child < verb || word->upos == ENT_UPOS_PUNCT) {
      continue;
    }
    if (ent_repair_has(trees, child, ENT_DEPREL_CASE)) {
      word->deprel = ENT_DEPREL_OBL;
    } else if (ent_repair_is_nominal(trees, child) ||
               word->upos == ENT_UPOS_NUM) {
      word->deprel = ENT_DEPREL_OBJ;
    }
  }
}

/// Whether a noun of a headline without a verb may be its verb.
static bool may_be_verb(const EntRepairs *const trees, const uint32_t token) {
  return ent_repair_word(trees, token)->upos == ENT_UPOS_NOUN &&
         ent_repair_ends_in_s(trees, token) &&
         ent_repair_verb_lemma(trees, token).size;
}

/// "Court blocks deployment of police": the second of two nouns before the
/// third, or #ENT_NO_TOKEN.
static uint32_t verb_before(const EntRepairs *const trees,
                            const uint32_t root) {
  const uint32_t verb = root - 1;
  return root > 1 && ent_repair_word(trees, verb)->head == root &&
                 ent_repair_word(trees, verb)->deprel == ENT_DEPREL_COMPOUND &&
                 ent_repair_is_actor_noun(trees, verb - 1) &&
                 (ent_repair_word(trees, verb - 1)->head == verb ||
                  ent_repair_word(trees, verb - 1)->head == root) &&
                 may_be_verb(trees, verb)
             ? verb
             : ENT_NO_TOKEN;
}

/// "Bomb kills three in Velm": what stands before the verb and is taken for
/// part of it, where a number follows.
static void mend_compound_subject(EntRepairs *const trees,
                                  const uint32_t root) {
  const uint32_t next = root + 1;
  if (root > 0 && may_be_verb(trees, root) &&
      ent_repair_word(trees, root - 1)->head == root &&
      ent_repair_word(trees, root - 1)->deprel == ENT_DEPREL_COMPOUND &&
      next < trees->document->tokens.count &&
      ent_repair_word(trees, next)->head == root &&
      ent_repair_word(trees, next)->upos == ENT_UPOS_NUM) {
    ent_repair_word(trees, root - 1)->deprel = ENT_DEPREL_NSUBJ;
  }
}

void ent_repair_headline_root(EntRepairs *const trees, const uint32_t root) {
  if (!ent_repair_is_nominal(trees, root) ||
      ent_repair_has(trees, root, ENT_DEPREL_COP)) {
    return;
  }
  mend_compound_subject(trees, root);
  if (ent_repair_has(trees, root, ENT_DEPREL_NSUBJ)) {
    if (may_be_verb(trees, root)) {
      make_verb(trees, root);
      make_arguments(trees, root);
    }
    return;
  }
  const uint32_t verb = verb_before(trees, root);
  if (verb == ENT_NO_TOKEN) {
    return;
  }
  const uint32_t subject = verb - 1;
  ent_repair_succeed(trees, root, verb);
  ent_repair_hang(trees, subject, verb, ENT_DEPREL_NSUBJ);
  ent_repair_pass_on(trees, verb, subject, 0, subject);
  ent_repair_pass_on(trees, root, subject, 0, subject);
  ent_repair_hang(trees, root, verb, ENT_DEPREL_OBJ);
  make_verb(trees, verb);
}

void ent_repair_headline_infinitive(EntRepairs *const trees,
                                    const uint32_t token) {
  EntToken *const word = ent_repair_word(trees, token);
  const uint32_t noun = word->head;
  const uint32_t mark = token ? token - 1 : token;
  if (word->upos != ENT_UPOS_ADJ || word->deprel != ENT_DEPREL_AMOD ||
      noun < token || mark == token ||
      ent_repair_word(trees, mark)->head != noun ||
      ent_repair_word(trees, mark)->deprel != ENT_DEPREL_CASE ||
      !ent_repair_is(trees, mark, ENT_VIEW("infinitive")) ||
      ent_repair_word(trees, noun)->deprel != ENT_DEPREL_OBL ||
      !ent_repair_verb_lemma(trees, token).size) {
    return;
  }
  ent_repair_succeed(trees, noun, token);
  word->deprel = ENT_DEPREL_XCOMP;
  ent_repair_hang(trees, mark, token, ENT_DEPREL_MARK);
  ent_repair_hang(trees, noun, token, ENT_DEPREL_OBJ);
  word->upos = ENT_UPOS_VERB;
  word->feats = ENT_VIEW("VerbForm=Inf");
}

/// @}
/// \name Subjects
/// @{

void ent_repair_headline_subject(EntRepairs *const trees, const uint32_t root) {
  const uint32_t second = ent_tree_child(&trees->tree, root, ENT_DEPREL_NSUBJ);
  const uint32_t first =
      ent_tree_child(&trees->tree, root, ENT_DEPREL_VOCATIVE);
  if (second != ENT_NO_TOKEN && first != ENT_NO_TOKEN && first < second &&
      ent_repair_is_nominal(trees, first)) {
    ent_repair_word(trees, first)->deprel = ENT_DEPREL_NSUBJ;
    ent_repair_hang(trees, second, first, ENT_DEPREL_CONJ);
  }
}

/// @}
