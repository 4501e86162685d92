#include "text/name_agreement.h"

#include "base/vector.h"
#include "failing_alloc.h"
#include "tap.h"

#include <stdint.h>

/// Three sentences; the names are set by hand.
static void init(EntDocument *const d, const EntAllocator *const allocator) {
  static const char *const words[] = {"Varga", "met",  "Moldania", "Corp",
                                      "varga", "left", "Moldania", "Corp",
                                      "and",   "Ivo"};
  ent_document_init(d, NULL, allocator);
  for (size_t i = 0; i < sizeof words / sizeof *words; ++i) {
    EntToken *const token = ent_document_add_token(d);
    token->form = ent_view(words[i]);
    token->upos = ENT_UPOS_PROPN;
  }
  d->tokens.items[1].upos = d->tokens.items[5].upos = ENT_UPOS_VERB;
  d->tokens.items[8].upos = ENT_UPOS_CCONJ;
  for (uint32_t s = 0; s < 3; ++s) {
    EntSentence *const sentence = ENT_PUSH(allocator, &d->sentences);
    *sentence = (EntSentence){.first_token = s * 4, .n_tokens = s < 2 ? 4 : 2};
  }
}

static void add_name(EntDocument *const d, const uint32_t first,
                     const uint32_t n, const EntNamedKind kind,
                     const float probability) {
  EntNamed *const name = ENT_PUSH(d->allocator, &d->names);
  *name = (EntNamed){first, n, kind, probability};
}

static bool is_name(const EntDocument *const d, const size_t i,
                    const uint32_t first, const uint32_t n,
                    const EntNamedKind kind) {
  const EntNamed *const name = &d->names.items[i];
  return i < d->names.count && name->first_token == first &&
         name->n_tokens == n && name->kind == kind;
}

static void test_kinds(const EntAllocator *const allocator) {
  EntDocument d;
  init(&d, allocator);
  add_name(&d, 0, 1, ENT_NAMED_PERSON, 0.9F);
  add_name(&d, 4, 1, ENT_NAMED_PLACE, 0.5F);
  is_int(ent_names_agree(&d), ENT_SUCCESS, "agreed");
  is_int((long)d.names.count, 2, "two names");
  ok(is_name(&d, 0, 0, 1, ENT_NAMED_PERSON), "the surer one wins");
  ok(is_name(&d, 1, 4, 1, ENT_NAMED_PERSON), "in whatever case");
  ent_document_clear(&d);
}

static void test_doubt(const EntAllocator *const allocator) {
  EntDocument d;
  init(&d, allocator);
  add_name(&d, 0, 1, ENT_NAMED_PERSON, 0.3F);
  add_name(&d, 9, 1, ENT_NAMED_PERSON, 0.7F);
  is_int(ent_names_agree(&d), ENT_SUCCESS, "agreed");
  is_int((long)d.names.count, 1, "a doubtful form is no name");
  ok(is_name(&d, 0, 9, 1, ENT_NAMED_PERSON), "a surer one is");
  ent_document_clear(&d);
}

static void test_mentions(const EntAllocator *const allocator) {
  EntDocument d;
  init(&d, allocator);
  add_name(&d, 6, 2, ENT_NAMED_ORGANIZATION, 0.8F);
  is_int(ent_names_agree(&d), ENT_SUCCESS, "agreed");
  is_int((long)d.names.count, 2, "a mention is added");
  ok(is_name(&d, 0, 2, 2, ENT_NAMED_ORGANIZATION), "where the words recur");
  ok(d.names.items[0].probability == 0.4F, "with half the probability");
  d.names.count = 0;
  is_int(ent_names_agree(&d), ENT_SUCCESS, "no names");
  add_name(&d, 3, 1, ENT_NAMED_ORGANIZATION, 0.8F);
  d.sentences.items[0].n_tokens = 3; // "Moldania | Corp"
  d.sentences.items[1] = (EntSentence){.first_token = 3, .n_tokens = 5};
  is_int(ent_names_agree(&d), ENT_SUCCESS, "agreed");
  ok(is_name(&d, 1, 7, 1, ENT_NAMED_ORGANIZATION),
     "a part of longer proper nouns is found");
  ent_document_clear(&d);
}

static void test_failing_memory(void) {
  size_t n_bad = 0;
  bool has_failed = true;
  for (size_t n = 0; has_failed; ++n) {
    FailingAlloc failing;
    EntDocument d;
    failing_alloc_init(&failing, SIZE_MAX);
    init(&d, &failing.allocator);
    add_name(&d, 6, 2, ENT_NAMED_ORGANIZATION, 0.8F);
    failing.n_left = n;
    const EntStatus status = ent_names_agree(&d);
    has_failed = failing.has_failed;
    n_bad += status != (has_failed ? ENT_ERR_MEMORY : ENT_SUCCESS);
    n_bad += has_failed && d.names.count != 1;
    ent_document_clear(&d);
    n_bad += failing.n_live != 0;
  }
  is_int((long)n_bad, 0, "failed allocations leave the names alone");
}

int main(void) {
  const EntAllocator allocator = ent_default_allocator();
  test_kinds(&allocator);
  test_doubt(&allocator);
  test_mentions(&allocator);
  test_failing_memory();
  return done();
}
