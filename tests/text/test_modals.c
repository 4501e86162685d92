#include "text/modals.h"

#include "base/vector.h"
#include "tap.h"

/// "May said" with the features given for the verb, and "I" beside it if asked.
static void init(EntDocument *const d, const EntAllocator *const allocator,
                 const char *const first, const char *const feats,
                 const bool has_subject) {
  ent_document_init(d, NULL, allocator);
  EntToken *token = ent_document_add_token(d);
  token->form = ent_view(first);
  token->upos = ENT_UPOS_AUX;
  token->deprel = ENT_DEPREL_AUX;
  token->head = 1;
  token = ent_document_add_token(d);
  token->form = ent_view("said");
  token->upos = ENT_UPOS_VERB;
  token->deprel = ENT_DEPREL_ROOT;
  token->head = ENT_NO_TOKEN;
  token->feats = ent_view(feats);
  token = ent_document_add_token(d);
  token->form = ent_view("it");
  token->upos = ENT_UPOS_PRON;
  token->deprel = has_subject ? ENT_DEPREL_NSUBJ : ENT_DEPREL_OBJ;
  token->head = 1;
  EntSentence *const sentence = ENT_PUSH(allocator, &d->sentences);
  *sentence = (EntSentence){.first_token = 0, .n_tokens = 3};
}

static bool is_mended(const char *const first, const char *const feats,
                      const bool has_subject) {
  const EntAllocator allocator = ent_default_allocator();
  EntDocument d;
  init(&d, &allocator, first, feats, has_subject);
  ent_modals_mend(&d);
  const EntToken *const word = &d.tokens.items[0];
  const bool mended =
      word->upos == ENT_UPOS_PROPN && word->deprel == ENT_DEPREL_NSUBJ;
  ent_document_clear(&d);
  return mended;
}

int main(void) {
  static const char past[] = "Mood=Ind|Tense=Past|VerbForm=Fin";
  ok(is_mended("May", past, false), "no modal before a finite past");
  ok(!is_mended("may", past, false), "no name in small letters");
  ok(!is_mended("May", "VerbForm=Inf", false), "a modal before an infinitive");
  ok(!is_mended("Had", "Tense=Past|VerbForm=Part", false),
     "an auxiliary before a participle");
  ok(!is_mended("May", past, true), "no second subject");
  return done();
}
