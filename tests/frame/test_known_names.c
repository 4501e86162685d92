#include "frame/known_names.h"

#include "base/vector.h"
#include "failing_alloc.h"
#include "know/builder.h"
#include "tap.h"

#include <stdint.h>
#include <string.h>

static const char TABLE[] =
    "[classes]\n"
    "State\n"
    "Organization\n"
    "Company\tOrganization\n"
    "Place\n"
    "Settlement\tPlace\n"
    "[entities]\n"
    "state/XM\tState\tNorth Moldania\tnat:Moldanian/Moldanians"
    "\t-\t-\t-\t-\t-\t-\tp\n"
    "settlement/kura\tSettlement\tKura\t-\tstate/XM\t-\t-\t-\t-\t-\tp\n"
    "settlement/oluma\tSettlement\tOluma\t-\tstate/XM\t-\t-\t-\t-\t-\tp\n"
    "org/oluma\tCompany\tOluma\t-\tstate/XM\t-\t-\t-\t-\t-\tp\n"
    "org/union\tOrganization\tUnion of Rivers\tabbr:UR"
    "\t-\t-\t-\t-\t-\t-\tp\n";

/// Words with their tags, "Kura/PROPN left/VERB"; a bar ends a sentence.
static void init(EntDocument *const d, const EntAllocator *const allocator,
                 const char *const text) {
  EntView words = ent_view(text);
  ent_document_init(d, NULL, allocator);
  EntSentence *sentence = NULL;
  while (words.data) {
    EntView word = ent_view_cut(&words, ' ');
    if (!sentence) {
      sentence = ENT_PUSH(allocator, &d->sentences);
      *sentence = (EntSentence){.first_token = (uint32_t)d->tokens.count};
    }
    if (ent_view_equals(word, ENT_VIEW("|"))) {
      sentence = NULL;
      continue;
    }
    EntToken *const token = ent_document_add_token(d);
    token->form = ent_view_cut(&word, '/');
    token->upos = ent_upos_find(word);
    ++sentence->n_tokens;
  }
}

static void add_name(EntDocument *const d, const uint32_t first,
                     const uint32_t n, const EntNamedKind kind) {
  EntNamed *const name = ENT_PUSH(d->allocator, &d->names);
  *name = (EntNamed){first, n, kind, 0.9F};
}

static const char *shown(const EntDocument *const d, char out[256]) {
  static const char *const kinds[] = {"PER", "LOC", "ORG", "MISC"};
  size_t used = 0;
  out[0] = '\0';
  for (size_t i = 0; i < d->names.count; ++i) {
    const EntNamed *const name = &d->names.items[i];
    used +=
        (size_t)snprintf(out + used, 256 - used, "%s%u+%u %s", i ? ", " : "",
                         name->first_token, name->n_tokens, kinds[name->kind]);
  }
  return out;
}

static void names(const EntKnowledge *const kb, const char *const text,
                  const char *const wanted, const char *const what) {
  const EntAllocator allocator = ent_default_allocator();
  EntDocument d;
  char out[256];
  init(&d, &allocator, text);
  is_int(ent_known_names_add(kb, &d), ENT_SUCCESS, "names are added");
  is_view(ent_view(shown(&d, out)), wanted, what);
  ent_document_clear(&d);
}

static void test_names(const EntKnowledge *const kb) {
  names(kb, "North/PROPN Moldania/PROPN left/VERB", "0+2 LOC",
        "a state is a place");
  names(kb, "the/DET Union/NOUN of/ADP Rivers/PROPN met/VERB", "1+3 ORG",
        "one proper noun is enough");
  names(kb, "UR/PROPN met/VERB | in/ADP Kura/PROPN", "0+1 ORG, 3+1 LOC",
        "abbreviations count, sentences are told apart");
  names(kb, "Kura/VERB left/VERB", "", "what is no proper noun is left alone");
  names(kb, "Moldanian/PROPN troops/NOUN", "", "so are adjectives");
  names(kb, "in/ADP Oluma/PROPN", "", "and what may be of two kinds");
  names(kb, "Kura/PROPN Bank/PROPN grew/VERB", "", "and parts of longer names");
  names(kb, "New/PROPN Kura/PROPN grew/VERB", "", "at their end, too");
  names(kb, "ivo/PROPN Kura/PROPN |", "1+1 LOC",
        "which a small letter is no part of");
}

static void test_reader(const EntKnowledge *const kb) {
  const EntAllocator allocator = ent_default_allocator();
  EntDocument d;
  char out[256];
  init(&d, &allocator,
       "Ivo/PROPN of/ADP Kura/PROPN met/VERB North/PROPN Moldania/PROPN in/ADP "
       "Kura/PROPN with/ADP Petra/PROPN");
  add_name(&d, 0, 3, ENT_NAMED_PERSON);
  add_name(&d, 5, 1, ENT_NAMED_PERSON);
  add_name(&d, 9, 1, ENT_NAMED_PERSON);
  is_int(ent_known_names_add(kb, &d), ENT_SUCCESS, "names are added");
  is_view(ent_view(shown(&d, out)), "0+3 PER, 5+1 PER, 7+1 LOC, 9+1 PER",
          "the reader's names stay, others stand between them");
  ok(d.names.items[2].probability == ENT_KNOWN_NAME_PROBABILITY,
     "with the probability of those");
  ent_document_clear(&d);
}

static void test_failing_memory(const EntKnowledge *const kb) {
  size_t n_bad = 0;
  bool has_failed = true;
  for (size_t n = 0; has_failed; ++n) {
    FailingAlloc failing;
    EntDocument d;
    failing_alloc_init(&failing, SIZE_MAX);
    init(&d, &failing.allocator, "Kura/PROPN met/VERB Ivo/PROPN");
    add_name(&d, 2, 1, ENT_NAMED_PERSON);
    failing.n_left = n;
    const EntStatus status = ent_known_names_add(kb, &d);
    has_failed = failing.has_failed;
    n_bad += status != (has_failed ? ENT_ERR_MEMORY : ENT_SUCCESS);
    n_bad += has_failed && d.names.count != 1;
    ent_document_clear(&d);
    n_bad += failing.n_live != 0;
  }
  is_int((long)n_bad, 0, "failed allocations leave the names alone");
}

static EntStatus open_table(const EntWorld *const world,
                            EntKnowledge **const kb) {
  void *bytes = NULL;
  size_t size = 0;
  EntBuilder *const builder = ent_builder_new(world);
  EntStatus status = ent_builder_add_text(builder, "table", ent_view(TABLE));
  status = status ? status : ent_builder_finish(builder, &bytes, &size);
  ent_builder_free(builder);
  return status ? status
                : ent_knowledge_open_bytes(world, "table", bytes, size, kb);
}

int main(void) {
  EntWorld *const world = ent_world_new(NULL);
  EntKnowledge *kb = NULL;
  is_int(open_table(world, &kb), ENT_SUCCESS, "a small knowledge base");
  if (kb) {
    test_names(kb);
    test_reader(kb);
    test_failing_memory(kb);
  }
  ent_knowledge_close(kb);
  ent_world_free(world);
  return done();
}
