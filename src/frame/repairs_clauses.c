#include "frame/repairs_impl.h"

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

static uint32_t head_of_name(const EntRepairs *const trees,
                             const EntNamed *const name) {
  const uint32_t end = name->first_token + name->n_tokens;
  for (uint32_t i = name->first_token; i < end; ++i) {
    const uint32_t head = ent_repair_word(trees, i)->head;
    if (head == ENT_NO_TOKEN || head < name->first_token || head >= end) {
      return i;
    }
  }
  return name->first_token;
}

/// Whether the common noun cannot be who acts, nor what is written.
static bool is_mere_thing(const EntRepairs *const trees, const uint32_t noun) {
  const EntLexicon *const lexicon = trees->model->lexicon;
  const EntView lemma = ent_repair_word(trees, noun)->lemma;
  return ent_repair_word(trees, noun)->upos == ENT_UPOS_NOUN &&
         !(ent_repair_kinds(trees, noun) & ENT_KIND_ACTOR) &&
         !ent_lexicon_in_set(lexicon, ENT_VIEW("$document"), lemma) &&
         !ent_lexicon_in_set(lexicon, ENT_VIEW("$message"), lemma);
}

/// "A meeting of the council, which rejected it": the name right before the
/// pronoun did so, and not the meeting.
static void mend_relative(EntRepairs *const trees, const uint32_t verb) {
  const uint32_t noun = ent_repair_word(trees, verb)->head;
  const uint32_t pronoun = ent_tree_child(&trees->tree, verb, ENT_DEPREL_NSUBJ);
  if (ent_repair_word(trees, verb)->deprel != ENT_DEPREL_ACL_RELCL ||
      pronoun == ENT_NO_TOKEN || pronoun < noun + 3 ||
      !ent_repair_is_form(trees, pronoun - 1, ",") ||
      !ent_repair_is(trees, pronoun, ENT_VIEW("relative")) ||
      !is_mere_thing(trees, noun) || !ent_repair_is_act(trees, verb) ||
      !ent_repair_has_complement(trees, verb)) {
    return;
  }
  const EntNamed *const name = name_ending(trees->document, pronoun - 2);
  const uint32_t nearer = name && name->kind != ENT_NAMED_OTHER
                              ? head_of_name(trees, name)
                              : ENT_NO_TOKEN;
  if (nearer != ENT_NO_TOKEN && nearer != noun &&
      ent_tree_is_below(&trees->tree, nearer, noun) &&
      !ent_tree_is_below(&trees->tree, nearer, verb)) {
    ent_repair_hang(trees, verb, nearer, ENT_DEPREL_ACL_RELCL);
  }
}

/// "Ruled on Friday that she had broken the law": a clause with a conjunction
/// and a subject is what the verb says, and not about the day.
static void mend_content_as_relative(EntRepairs *const trees,
                                     const uint32_t verb) {
  const uint32_t noun = ent_repair_word(trees, verb)->head;
  const uint32_t above = ent_repair_word(trees, noun)->head;
  const uint32_t mark = ent_tree_child(&trees->tree, verb, ENT_DEPREL_MARK);
  if (ent_deprel_universal(ent_repair_word(trees, verb)->deprel) ==
          ENT_DEPREL_ACL &&
      ent_repair_word(trees, noun)->deprel == ENT_DEPREL_OBL && above < noun &&
      mark != ENT_NO_TOKEN &&
      ent_repair_word(trees, mark)->upos == ENT_UPOS_SCONJ &&
      ent_repair_is(trees, mark, ENT_VIEW("clausal")) &&
      ent_repair_has_any(trees, verb, ENT_DEPREL_NSUBJ) &&
      !ent_repair_has(trees, above, ENT_DEPREL_CCOMP) &&
      !ent_repair_has(trees, above, ENT_DEPREL_OBJ)) {
    ent_repair_hang(trees, verb, above, ENT_DEPREL_CCOMP);
  }
}

/// "Under an accord signed last year": a past participle right behind a noun
/// tells of the noun.
static void mend_participle_as_adverbial(EntRepairs *const trees,
                                         const uint32_t verb) {
  const uint32_t noun = verb - 1;
  if (!verb || ent_repair_word(trees, verb)->deprel != ENT_DEPREL_ADVCL ||
      ent_repair_word(trees, verb)->head > noun ||
      ent_repair_word(trees, noun)->upos != ENT_UPOS_NOUN ||
      !ent_tree_has_feature(&trees->tree, verb, ENT_VIEW("Tense=Past")) ||
      !ent_tree_has_feature(&trees->tree, verb, ENT_VIEW("VerbForm=Part")) ||
      ent_repair_has(trees, verb, ENT_DEPREL_MARK) ||
      ent_repair_has(trees, verb, ENT_DEPREL_OBJ) ||
      ent_repair_has_any(trees, verb, ENT_DEPREL_AUX) ||
      ent_repair_has_any(trees, verb, ENT_DEPREL_NSUBJ)) {
    return;
  }
  ent_repair_hang(trees, verb, noun, ENT_DEPREL_ACL);
}

/// @}
/// \name Subjects
/// @{

/// "Hours after rebels struck a base": the time is no subject, and the
/// conjunction behind it is none of the noun behind that.
static void mend_time_as_subject(EntRepairs *const trees, const uint32_t verb) {
  const uint32_t time = ent_tree_child(&trees->tree, verb, ENT_DEPREL_NSUBJ);
  const uint32_t noun =
      time == ENT_NO_TOKEN
          ? ENT_NO_TOKEN
          : ent_tree_child(&trees->tree, time, ENT_DEPREL_NMOD);
  const uint32_t mark =
      noun == ENT_NO_TOKEN
          ? ENT_NO_TOKEN
          : ent_tree_child(&trees->tree, noun, ENT_DEPREL_CASE);
  if (mark == ENT_NO_TOKEN || noun > verb || mark != time + 1 ||
      ent_repair_word(trees, verb)->deprel != ENT_DEPREL_ADVCL ||
      ent_repair_word(trees, mark)->upos != ENT_UPOS_SCONJ) {
    return;
  }
  ent_repair_hang(trees, noun, verb, ENT_DEPREL_NSUBJ);
  ent_repair_hang(trees, mark, verb, ENT_DEPREL_MARK);
  ent_repair_hang(trees, time, verb, ENT_DEPREL_OBL_UNMARKED);
}

/// The apposition that ends right before `end`, or #ENT_NO_TOKEN.
static uint32_t apposition_before(const EntRepairs *const trees,
                                  const uint32_t end) {
  uint32_t at = end;
  while (at > 0 && ent_repair_word(trees, at - 1)->upos == ENT_UPOS_PUNCT) {
    --at;
  }
  uint32_t found = ENT_NO_TOKEN;
  for (uint32_t i = at ? at - 1 : ENT_NO_TOKEN; i != ENT_NO_TOKEN && i < end;
       i = ent_repair_word(trees, i)->head) {
    if (ent_repair_word(trees, i)->deprel == ENT_DEPREL_APPOS) {
      found = i;
    }
  }
  return found;
}

/// "Left the accord, a spokesman, Smith, said": a thing has no person beside
/// it; he is who says so.
static void mend_speaker_as_apposition(EntRepairs *const trees,
                                       const uint32_t verb) {
  if (ent_repair_word(trees, verb)->deprel != ENT_DEPREL_PARATAXIS ||
      ent_repair_has_any(trees, verb, ENT_DEPREL_NSUBJ) ||
      !ent_repair_is_act(trees, verb)) {
    return;
  }
  const uint32_t speaker = apposition_before(trees, verb);
  const uint32_t thing = speaker == ENT_NO_TOKEN
                             ? ENT_NO_TOKEN
                             : ent_repair_word(trees, speaker)->head;
  if (thing != ENT_NO_TOKEN &&
      (ent_repair_kinds(trees, speaker) & ENT_KIND_PERSON) &&
      !(ent_repair_kinds(trees, thing) & ENT_KIND_ACTOR) &&
      ent_repair_word(trees, thing)->upos == ENT_UPOS_NOUN &&
      !ent_tree_is_below(&trees->tree, verb, speaker)) {
    ent_repair_hang(trees, speaker, verb, ENT_DEPREL_NSUBJ);
  }
}

/// @}
/// \name Roots
/// @{

/// The past participle before the noun with another noun right before it:
/// "elected" in "parliament elected army chief Smith", or #ENT_NO_TOKEN.
static uint32_t hidden_verb(const EntRepairs *const trees,
                            const uint32_t root) {
  ENT_FOR_CHILDREN(&trees->tree, verb, root) {
    if (verb > 0 && verb < root &&
        ent_repair_word(trees, verb)->upos == ENT_UPOS_VERB &&
        ent_repair_word(trees, verb)->deprel == ENT_DEPREL_AMOD &&
        ent_tree_has_feature(&trees->tree, verb, ENT_VIEW("Tense=Past")) &&
        ent_repair_word(trees, verb - 1)->head == root &&
        ent_repair_word(trees, verb - 1)->deprel == ENT_DEPREL_COMPOUND &&
        ent_repair_is_nominal(trees, verb - 1)) {
      return verb;
    }
  }
  return ENT_NO_TOKEN;
}

/// Let what stands behind the object and is no part of it be the verb's.
static void free_adverbials(EntRepairs *const trees, const uint32_t object,
                            const uint32_t verb) {
  uint32_t next = ENT_NO_TOKEN;
  for (uint32_t child = trees->tree.first_child[object]; child != ENT_NO_TOKEN;
       child = next) {
    const EntDeprel deprel = ent_repair_word(trees, child)->deprel;
    next = trees->tree.next_child[child];
    if (child < object) {
      continue;
    }
    if (deprel == ENT_DEPREL_NMOD) {
      ent_repair_hang(trees, child, verb, ENT_DEPREL_OBL);
    } else if (deprel == ENT_DEPREL_ACL) {
      ent_repair_hang(trees, child, verb, ENT_DEPREL_ADVCL);
    }
  }
}

void ent_repair_root(EntRepairs *const trees, const uint32_t root) {
  const uint32_t verb =
      ent_repair_is_nominal(trees, root) &&
              !ent_repair_is_headline(trees, root) &&
              !ent_repair_has(trees, root, ENT_DEPREL_COP) &&
              !ent_repair_has_any(trees, root, ENT_DEPREL_NSUBJ)
          ? hidden_verb(trees, root)
          : ENT_NO_TOKEN;
  if (verb == ENT_NO_TOKEN) {
    return;
  }
  const uint32_t subject = verb - 1;
  ent_repair_succeed(trees, root, verb);
  ent_repair_hang(trees, subject, verb, ENT_DEPREL_NSUBJ);
  ent_repair_pass_on(trees, root, subject, 0, subject);
  ent_repair_hang(trees, root, verb, ENT_DEPREL_OBJ);
  ent_repair_word(trees, verb)->feats = ENT_VIEW(ENT_REPAIR_PAST);
  free_adverbials(trees, root, verb);
}

/// @}

void ent_repair_clause(EntRepairs *const trees, const uint32_t verb) {
  mend_time_as_subject(trees, verb);
  if (ent_repair_word(trees, verb)->head != ENT_NO_TOKEN) {
    mend_relative(trees, verb);
    mend_content_as_relative(trees, verb);
    mend_participle_as_adverbial(trees, verb);
    mend_speaker_as_apposition(trees, verb);
  }
}
