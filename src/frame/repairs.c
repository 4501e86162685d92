#include "frame/repairs.h"

#include "frame/phrases.h"
#include "frame/repairs_impl.h"

/// \name Asking
/// @{

EntToken *ent_repair_word(const EntRepairs *const trees, const uint32_t token) {
  return &trees->document->tokens.items[token];
}

bool ent_repair_has(const EntRepairs *const trees, const uint32_t token,
                    const EntDeprel deprel) {
  return ent_tree_child(&trees->tree, token, deprel) != ENT_NO_TOKEN;
}

bool ent_repair_has_any(const EntRepairs *const trees, const uint32_t token,
                        const EntDeprel deprel) {
  return ent_tree_universal_child(&trees->tree, token, deprel) != ENT_NO_TOKEN;
}

bool ent_repair_is_nominal(const EntRepairs *const trees,
                           const uint32_t token) {
  const EntUpos upos = ent_repair_word(trees, token)->upos;
  return upos == ENT_UPOS_NOUN || upos == ENT_UPOS_PROPN;
}

bool ent_repair_is(const EntRepairs *const trees, const uint32_t token,
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

bool ent_repair_is_form(const EntRepairs *const trees, const uint32_t token,
                        const char *const form) {
  return ent_view_equals(ent_repair_word(trees, token)->form, ent_view(form));
}

bool ent_repair_ends_in_s(const EntRepairs *const trees, const uint32_t token) {
  const EntView form = ent_repair_word(trees, token)->form;
  return form.size > 2 && form.data[form.size - 1] == 's';
}

unsigned ent_repair_kinds(const EntRepairs *const trees, const uint32_t token) {
  return ent_lexicon_kinds(trees->model->lexicon,
                           ent_repair_word(trees, token)->lemma);
}

bool ent_repair_is_headline(const EntRepairs *const trees,
                            const uint32_t token) {
  const EntDocument *const document = trees->document;
  return document->sentences.items[ent_document_sentence_of(document, token)]
             .kind == ENT_SEGMENT_HEADLINE;
}

bool ent_repair_is_actor_noun(const EntRepairs *const trees,
                              const uint32_t token) {
  return ent_repair_word(trees, token)->upos == ENT_UPOS_NOUN &&
         (ent_repair_kinds(trees, token) & ENT_KIND_ACTOR);
}

size_t ent_repair_entries(const EntRepairs *const trees, const uint32_t token,
                          const EntLexPos pos,
                          const EntLexEntry **const first) {
  size_t count = 0;
  ent_lexicon_find(trees->model->lexicon, ent_repair_word(trees, token)->lemma,
                   pos, first, &count);
  return count;
}

/// Whether some entry asks for the preposition and has no object: "call for".
static bool is_asked(const EntRepairs *const trees, const uint32_t verb,
                     const uint32_t preposition) {
  const EntLexicon *const lexicon = trees->model->lexicon;
  const EntId slot =
      ent_lexicon_slot(lexicon, ent_repair_word(trees, preposition)->lemma);
  const EntLexEntry *entries = NULL;
  const size_t count = ent_repair_entries(trees, verb, ENT_LEX_VERB, &entries);
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

bool ent_repair_has_complement(const EntRepairs *const trees,
                               const uint32_t verb) {
  if (ent_repair_has(trees, verb, ENT_DEPREL_OBJ) ||
      ent_repair_has(trees, verb, ENT_DEPREL_CCOMP)) {
    return true;
  }
  ENT_FOR_CHILDREN(&trees->tree, child, verb) {
    const uint32_t preposition =
        ent_repair_word(trees, child)->deprel == ENT_DEPREL_OBL
            ? ent_tree_child(&trees->tree, child, ENT_DEPREL_CASE)
            : ENT_NO_TOKEN;
    if (preposition != ENT_NO_TOKEN && is_asked(trees, verb, preposition)) {
      return true;
    }
  }
  return false;
}

bool ent_repair_is_act(const EntRepairs *const trees, const uint32_t verb) {
  static const EntId classes[] = {ENT_CLASS_STATEMENT, ENT_CLASS_CONSULTATION,
                                  ENT_CLASS_COERCION, ENT_CLASS_COOPERATION};
  const EntLexEntry *entries = NULL;
  const size_t count = ent_repair_entries(trees, verb, ENT_LEX_VERB, &entries);
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

EntView ent_repair_verb_lemma(const EntRepairs *const trees,
                              const uint32_t noun) {
  const EntView form = ent_repair_word(trees, noun)->form;
  const EntLexEntry *entries = NULL;
  size_t count = 0;
  ent_lexicon_find_form(trees->model->lexicon, form, form, ENT_LEX_VERB,
                        &entries, &count);
  return count ? entries[0].lemma : ENT_VIEW("");
}

/// @}
/// \name Moving
/// @{

static void unlink_child(EntRepairs *const trees, const uint32_t token) {
  const uint32_t head = ent_repair_word(trees, token)->head;
  uint32_t *link = head == ENT_NO_TOKEN ? NULL : &trees->tree.first_child[head];
  while (link && *link != ENT_NO_TOKEN && *link != token) {
    link = &trees->tree.next_child[*link];
  }
  if (link && *link == token) {
    *link = trees->tree.next_child[token];
  }
}

static void link_child(EntRepairs *const trees, const uint32_t token) {
  const uint32_t head = ent_repair_word(trees, token)->head;
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

void ent_repair_hang(EntRepairs *const trees, const uint32_t token,
                     const uint32_t head, const EntDeprel deprel) {
  unlink_child(trees, token);
  ent_repair_word(trees, token)->head = head;
  ent_repair_word(trees, token)->deprel = deprel;
  link_child(trees, token);
}

void ent_repair_succeed(EntRepairs *const trees, const uint32_t token,
                        const uint32_t heir) {
  const EntToken before = *ent_repair_word(trees, token);
  unlink_child(trees, heir);
  unlink_child(trees, token);
  ent_repair_word(trees, token)->head = ENT_NO_TOKEN;
  ent_repair_word(trees, heir)->head = before.head;
  ent_repair_word(trees, heir)->deprel = before.deprel;
  link_child(trees, heir);
}

void ent_repair_pass_on(EntRepairs *const trees, const uint32_t from,
                        const uint32_t to, const uint32_t begin,
                        const uint32_t end) {
  uint32_t next = ENT_NO_TOKEN;
  for (uint32_t child = trees->tree.first_child[from]; child != ENT_NO_TOKEN;
       child = next) {
    next = trees->tree.next_child[child];
    if (child >= begin && child < end && child != to) {
      ent_repair_hang(trees, child, to, ent_repair_word(trees, child)->deprel);
    }
  }
}

/// @}

static uint32_t root_of(const EntRepairs *const trees,
                        const EntSentence *const sentence) {
  const uint32_t end = sentence->first_token + sentence->n_tokens;
  for (uint32_t i = sentence->first_token; i < end; ++i) {
    if (ent_repair_word(trees, i)->head == ENT_NO_TOKEN) {
      return i;
    }
  }
  return sentence->first_token;
}

static void mend_headline(EntRepairs *const trees,
                          const EntSentence *const sentence) {
  const uint32_t end = sentence->first_token + sentence->n_tokens;
  ent_repair_headline_root(trees, root_of(trees, sentence));
  const uint32_t root = root_of(trees, sentence);
  ent_repair_headline_subject(trees, root);
  for (uint32_t i = root; i < end; ++i) {
    ent_repair_headline_infinitive(trees, i);
    ent_repair_headline_verb(trees, i, root, end);
  }
}

static void mend_word(EntRepairs *const trees, const uint32_t token) {
  ent_repair_any(trees, token);
  if (ent_repair_word(trees, token)->head != ENT_NO_TOKEN) {
    ent_repair_noun(trees, token);
  } else {
    ent_repair_root(trees, token);
  }
  if (ent_repair_word(trees, token)->upos == ENT_UPOS_VERB) {
    ent_repair_verb(trees, token);
    ent_repair_clause(trees, token);
  }
}

EntStatus ent_repairs_apply(const EntFrameModel *const model,
                            EntDocument *const document) {
  EntRepairs trees = {.model = model, .document = document};
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
