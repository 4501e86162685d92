#include "text/modals.h"

#include "base/utf8.h"

static bool has_feature(const EntToken *const token, const EntView feature) {
  EntView feats = token->feats;
  while (feats.data) {
    if (ent_view_equals(ent_view_cut(&feats, '|'), feature)) {
      return true;
    }
  }
  return false;
}

static bool is_capitalised(const EntToken *const token) {
  uint32_t c = 0;
  return ent_utf8_decode(token->form, &c) && ent_utf8_is_upper(c);
}

static bool has_subject(const EntDocument *const document,
                        const EntSentence *const sentence,
                        const uint32_t verb) {
  const EntToken *const tokens = document->tokens.items;
  for (uint32_t i = 0; i < sentence->n_tokens; ++i) {
    const EntToken *const word = &tokens[sentence->first_token + i];
    const EntDeprel deprel = ent_deprel_universal(word->deprel);
    if (word->head == verb &&
        (deprel == ENT_DEPREL_NSUBJ || deprel == ENT_DEPREL_CSUBJ)) {
      return true;
    }
  }
  return false;
}

static bool is_impossible(const EntDocument *const document,
                          const EntSentence *const sentence,
                          const uint32_t token) {
  const EntToken *const word = &document->tokens.items[token];
  if (word->upos != ENT_UPOS_AUX || word->deprel != ENT_DEPREL_AUX ||
      word->head != token + 1 || !is_capitalised(word)) {
    return false;
  }
  const EntToken *const verb = &document->tokens.items[word->head];
  return has_feature(verb, ENT_VIEW("Tense=Past")) &&
         has_feature(verb, ENT_VIEW("VerbForm=Fin")) &&
         !has_subject(document, sentence, word->head);
}

void ent_modals_mend(EntDocument *const document) {
  for (size_t s = 0; s < document->sentences.count; ++s) {
    const EntSentence *const sentence = &document->sentences.items[s];
    for (uint32_t i = 0; i < sentence->n_tokens; ++i) {
      EntToken *const word = &document->tokens.items[sentence->first_token + i];
      if (is_impossible(document, sentence, sentence->first_token + i)) {
        word->upos = ENT_UPOS_PROPN;
        word->deprel = ENT_DEPREL_NSUBJ;
        word->feats = ENT_VIEW("Number=Sing");
        word->lemma = word->form;
      }
    }
  }
}
