#include "frame/tree.h"

EntStatus ent_tree_init(EntTree *const tree,
                        const EntDocument *const document) {
  const size_t n_tokens = document->tokens.count;
  EntArena *const arena = document->article->arena;
  tree->document = document;
  tree->first_child = ent_arena_alloc(arena, n_tokens * sizeof(uint32_t));
  tree->next_child = ent_arena_alloc(arena, n_tokens * sizeof(uint32_t));
  if (!tree->first_child || !tree->next_child) {
    return ENT_ERR_MEMORY;
  }
  memset(tree->first_child, 0xFF, n_tokens * sizeof(uint32_t));
  for (size_t i = n_tokens; i-- > 0;) {
    const uint32_t head = document->tokens.items[i].head;
    tree->next_child[i] = ENT_NO_TOKEN;
    if (head != ENT_NO_TOKEN) {
      tree->next_child[i] = tree->first_child[head];
      tree->first_child[head] = (uint32_t)i;
    }
  }
  return ENT_SUCCESS;
}

uint32_t ent_tree_child(const EntTree *const tree, const uint32_t head,
                        const EntDeprel deprel) {
  ENT_FOR_CHILDREN(tree, child, head) {
    if (ent_tree_token(tree, child)->deprel == deprel) {
      return child;
    }
  }
  return ENT_NO_TOKEN;
}

uint32_t ent_tree_universal_child(const EntTree *const tree,
                                  const uint32_t head, const EntDeprel deprel) {
  ENT_FOR_CHILDREN(tree, child, head) {
    if (ent_deprel_universal(ent_tree_token(tree, child)->deprel) == deprel) {
      return child;
    }
  }
  return ENT_NO_TOKEN;
}

bool ent_tree_is_below(const EntTree *const tree, uint32_t token,
                       const uint32_t ancestor) {
  while (token != ENT_NO_TOKEN && token != ancestor) {
    token = ent_tree_token(tree, token)->head;
  }
  return token == ancestor;
}

/// Return the last token below `head`; a projective subtree ends there.
static uint32_t last_below(const EntTree *const tree, const uint32_t head) {
  uint32_t last = head;
  for (uint32_t at = head;;) {
    uint32_t rightmost = ENT_NO_TOKEN;
    ENT_FOR_CHILDREN(tree, child, at) {
      rightmost = child;
    }
    if (rightmost == ENT_NO_TOKEN || rightmost < at) {
      return last;
    }
    at = last = rightmost;
  }
}

static uint32_t first_below(const EntTree *const tree, const uint32_t head) {
  uint32_t at = head;
  while (tree->first_child[at] != ENT_NO_TOKEN && tree->first_child[at] < at) {
    at = tree->first_child[at];
  }
  return at;
}

EntSpan ent_tree_span(const EntTree *const tree, const uint32_t head) {
  return (EntSpan){
      ent_tree_token(tree, first_below(tree, head))->span.begin,
      ent_tree_token(tree, last_below(tree, head))->span.end,
  };
}

bool ent_tree_has_lemma(const EntTree *const tree, const uint32_t token,
                        const EntView lemma) {
  return ent_view_equals(ent_tree_token(tree, token)->lemma, lemma);
}

bool ent_tree_has_feature(const EntTree *const tree, const uint32_t token,
                          const EntView feature) {
  EntView feats = ent_tree_token(tree, token)->feats;
  while (feats.data) {
    if (ent_view_equals(ent_view_cut(&feats, '|'), feature)) {
      return true;
    }
  }
  return false;
}

bool ent_tree_is_passive(const EntTree *const tree, const uint32_t token) {
  if (ent_tree_child(tree, token, ENT_DEPREL_AUX_PASS) != ENT_NO_TOKEN ||
      ent_tree_child(tree, token, ENT_DEPREL_NSUBJ_PASS) != ENT_NO_TOKEN) {
    return true;
  }
  const bool is_participle =
      ent_tree_has_feature(tree, token, ENT_VIEW("Tense=Past")) &&
      (ent_tree_has_feature(tree, token, ENT_VIEW("VerbForm=Part")) ||
       ent_tree_child(tree, token, ENT_DEPREL_OBL_AGENT) != ENT_NO_TOKEN);
  const bool has_active_aux =
      ent_tree_child(tree, token, ENT_DEPREL_AUX) != ENT_NO_TOKEN ||
      ent_tree_child(tree, token, ENT_DEPREL_NSUBJ) != ENT_NO_TOKEN;
  const EntToken *const word = ent_tree_token(tree, token);
  if (word->deprel == ENT_DEPREL_CONJ && !has_active_aux &&
      ent_tree_token(tree, word->head)->upos == ENT_UPOS_VERB &&
      ent_tree_child(tree, token, ENT_DEPREL_OBL_AGENT) == ENT_NO_TOKEN) {
    return is_participle && // "ordered a strike, named a general"
           ent_tree_is_passive(tree, word->head);
  }
  return is_participle && !has_active_aux;
}

uint32_t ent_tree_first_conjunct(const EntTree *const tree, uint32_t token) {
  while (ent_tree_token(tree, token)->deprel == ENT_DEPREL_CONJ) {
    token = ent_tree_token(tree, token)->head;
  }
  return token;
}
