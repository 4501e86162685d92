// What words govern in small trees made by hand: voice, control, sharing, gaps
#include "frame/analyser.h"
#include "frame/arguments.h"
#include "frame/tree.h"
#include "hand_tree.h"
#include "tap.h"
#include "text/conllu.h"

/// Words as FORM/LEMMA/UPOS/HEAD/DEPREL[/FEATS], whose arguments are asked, and
/// these: slots and words as they are found.
typedef struct {
  const char *reason;
  const char *words;
  uint32_t token; ///< From 1
  EntLexPos pos;
  const char *arguments;
} TreeCase;

static const TreeCase cases[] = {
    {"active",
     "Dorn/Dorn/PROPN/2/nsubj signed/sign/VERB/0/root the/the/DET/4/det "
     "treaty/treaty/NOUN/2/obj",
     2, ENT_LEX_VERB, "subj=Dorn obj=treaty"},
    {"passive with by",
     "treaties/treaty/NOUN/3/nsubj:pass were/be/AUX/3/aux:pass "
     "signed/sign/VERB/0/root by/by/ADP/5/case Dorn/Dorn/PROPN/3/obl:agent",
     3, ENT_LEX_VERB, "obj=treaties subj=Dorn"},
    {"passive whose by is a plain oblique",
     "treaties/treaty/NOUN/3/nsubj:pass were/be/AUX/3/aux:pass "
     "signed/sign/VERB/0/root by/by/ADP/5/case Dorn/Dorn/PROPN/3/obl",
     3, ENT_LEX_VERB, "obj=treaties subj=Dorn"},
    {"preposition",
     "Dorn/Dorn/PROPN/2/nsubj talked/talk/VERB/0/root with/with/ADP/4/case "
     "Hale/Hale/PROPN/2/obl",
     2, ENT_LEX_VERB, "subj=Dorn with=Hale"},
    {"participle behind its noun",
     "treaty/treaty/NOUN/0/root "
     "signed/sign/VERB/1/acl/Tense=Past|VerbForm=Part "
     "by/by/ADP/4/case "
     "Dorn/Dorn/PROPN/2/obl:agent",
     2, ENT_LEX_VERB, "obj=treaty subj=Dorn"},
    {"subject control",
     "Dorn/Dorn/PROPN/2/nsubj promised/promise/VERB/0/root to/to/PART/4/mark "
     "sign/sign/VERB/2/xcomp it/it/PRON/4/obj",
     4, ENT_LEX_VERB, "subj=Dorn obj=it"},
    {"the complement of the controlling verb",
     "Dorn/Dorn/PROPN/2/nsubj promised/promise/VERB/0/root to/to/PART/4/mark "
     "sign/sign/VERB/2/xcomp it/it/PRON/4/obj",
     2, ENT_LEX_VERB, "subj=Dorn inf=sign"},
    {"object control",
     "Dorn/Dorn/PROPN/2/nsubj urged/urge/VERB/0/root Hale/Hale/PROPN/2/obj "
     "to/to/PART/5/mark sign/sign/VERB/2/xcomp",
     5, ENT_LEX_VERB, "subj=Hale"},
    {"object control over an adverbial clause",
     "Dorn/Dorn/PROPN/2/nsubj urged/urge/VERB/0/root Hale/Hale/PROPN/2/obj "
     "to/to/PART/5/mark sign/sign/VERB/2/advcl",
     5, ENT_LEX_VERB, "subj=Hale"},
    {"a purpose is the subject's",
     "Dorn/Dorn/PROPN/2/nsubj left/leave/VERB/0/root Velm/Velm/PROPN/2/obj "
     "to/to/PART/5/mark rest/rest/VERB/2/advcl",
     5, ENT_LEX_VERB, "subj=Dorn"},
    {"a deed told of the object",
     "Dorn/Dorn/PROPN/2/nsubj accused/accuse/VERB/0/root "
     "Hale/Hale/PROPN/2/obj of/of/SCONJ/5/mark lying/lie/VERB/2/advcl/"
     "VerbForm=Ger",
     5, ENT_LEX_VERB, "subj=Hale"},
    {"a circumstance is the subject's",
     "Dorn/Dorn/PROPN/2/nsubj met/meet/VERB/0/root Hale/Hale/PROPN/2/obj "
     "after/after/SCONJ/5/mark landing/land/VERB/2/advcl/"
     "VerbForm=Ger",
     5, ENT_LEX_VERB, "subj=Dorn"},
    {"called on",
     "Dorn/Dorn/PROPN/2/nsubj called/call/VERB/0/root on/on/ADP/4/case "
     "Hale/Hale/PROPN/2/obl to/to/PART/6/mark resign/resign/VERB/2/xcomp",
     6, ENT_LEX_VERB, "subj=Hale"},
    {"conjoined verbs share the subject",
     "Dorn/Dorn/PROPN/2/nsubj came/come/VERB/0/root and/and/CCONJ/4/cc "
     "signed/sign/VERB/2/conj it/it/PRON/4/obj",
     4, ENT_LEX_VERB, "subj=Dorn obj=it"},
    {"conjoined passives share the agent",
     "rebels/rebel/NOUN/2/nsubj:pass trained/train/VERB/0/root "
     "were/be/AUX/2/aux:pass and/and/CCONJ/5/cc "
     "armed/arm/VERB/2/conj/Tense=Past|VerbForm=Part "
     "by/by/ADP/7/case Ostria/Ostria/PROPN/5/obl:agent",
     2, ENT_LEX_VERB, "obj=rebels subj=Ostria"},
    {"relative clause without pronoun",
     "deal/deal/NOUN/0/root Dorn/Dorn/PROPN/3/nsubj "
     "signed/sign/VERB/1/acl:relcl",
     3, ENT_LEX_VERB, "subj=Dorn obj=deal"},
    {"predicate",
     "Ostria/Ostria/PROPN/2/nsubj became/become/VERB/0/root a/a/DET/4/det "
     "member/member/NOUN/2/xcomp",
     2, ENT_LEX_VERB, "subj=Ostria pred=member"},
    {"finite complement",
     "Dorn/Dorn/PROPN/2/nsubj said/say/VERB/0/root that/that/SCONJ/5/mark "
     "Hale/Hale/PROPN/5/nsubj left/leave/VERB/2/ccomp",
     2, ENT_LEX_VERB, "subj=Dorn that=left"},
    {"an only object that is called indirect",
     "Dorn/Dorn/PROPN/2/nsubj urged/urge/VERB/0/root Hale/Hale/PROPN/2/iobj", 2,
     ENT_LEX_VERB, "subj=Dorn obj=Hale"},
    {"noun with of and by",
     "signing/signing/NOUN/0/root of/of/ADP/3/case "
     "treaties/treaty/NOUN/1/nmod by/by/ADP/5/case Dorn/Dorn/PROPN/1/nmod",
     1, ENT_LEX_NOUN, "of=treaties subj=Dorn"},
    {"the by that hangs on the complement",
     "signing/signing/NOUN/0/root of/of/ADP/3/case "
     "treaties/treaty/NOUN/1/nmod by/by/ADP/5/case Dorn/Dorn/PROPN/3/nmod",
     1, ENT_LEX_NOUN, "of=treaties subj=Dorn"},
    {"possessive",
     "Dorn/Dorn/PROPN/3/nmod:poss 's/'s/PART/1/case visit/visit/NOUN/0/root "
     "to/to/ADP/5/case Velm/Velm/PROPN/3/nmod",
     3, ENT_LEX_NOUN, "poss=Dorn to=Velm"},
    {"adjective of a noun",
     "Ostrian/Ostrian/ADJ/2/amod attack/attack/NOUN/0/root", 2, ENT_LEX_NOUN,
     "mod=Ostrian"},
    {"infinitive of a noun",
     "plan/plan/NOUN/0/root to/to/PART/3/mark leave/leave/VERB/1/acl", 1,
     ENT_LEX_NOUN, "inf=leave"},
    {"adjective and its noun",
     "occupied/occupied/ADJ/2/amod towns/town/NOUN/0/root", 1,
     ENT_LEX_ADJECTIVE, "subj=towns"},
};

static void describe(const EntReading *const reading,
                     const EntArguments *const arguments,
                     EntBuffer *const out) {
  for (size_t i = 0; i < arguments->count; ++i) {
    const EntArgument *const it = &arguments->items[i];
    const EntView slot =
        it->slot == ENT_NO_ID
            ? ENT_VIEW("?")
            : ent_lexicon_slot_name(reading->model->lexicon, it->slot);
    (void)ent_buffer_format(
        out, "%s%.*s=%.*s", i ? " " : "", ENT_VIEW_ARGS(slot),
        ENT_VIEW_ARGS(reading->document->tokens.items[it->token].form));
  }
}

static void test_reading(const TreeCase *const test,
                         EntReading *const reading) {
  EntArguments arguments = {.count = 0};
  EntBuffer got = {.allocator = reading->allocator};
  ent_arguments_collect(reading, test->token - 1, test->pos, &arguments);
  describe(reading, &arguments, &got);
  is_view(ent_buffer_view(&got), test->arguments, test->reason);
  ent_buffer_free(&got);
}

static void test_case(const EntWorld *const world,
                      const EntAnalyser *const analyser,
                      const TreeCase *const test) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntBuffer conllu = {.allocator = allocator};
  write_conllu(ent_view(test->words), &conllu);
  EntConllu reader = ent_conllu_begin(world, "case", ent_buffer_view(&conllu));
  EntArena arena;
  EntArticle article;
  EntDocument document = {.allocator = allocator};
  EntReading reading = {.allocator = allocator};
  ent_arena_init(&arena, allocator);
  if (ok(!ent_conllu_next(&reader, &arena, &article, &document), "%s: tree",
         test->reason) &&
      ok(!ent_reading_init(&reading, ent_analyser_model(analyser), &document),
         "%s: reading", test->reason)) {
    test_reading(test, &reading);
  }
  ent_reading_clear(&reading);
  ent_document_clear(&document);
  ent_arena_clear(&arena);
  ent_buffer_free(&conllu);
}

/// The questions that rules ask of a tree, on one sentence.
static void test_tree(const EntWorld *const world) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntBuffer conllu = {.allocator = allocator};
  write_conllu(ent_view("old/old/ADJ/2/amod men/man/NOUN/6/nsubj:pass "
                        "and/and/CCONJ/4/cc boys/boy/NOUN/2/conj "
                        "were/be/AUX/6/aux:pass seen/see/VERB/0/root"),
               &conllu);
  EntConllu reader = ent_conllu_begin(world, "case", ent_buffer_view(&conllu));
  EntArena arena;
  EntArticle article;
  EntDocument document = {.allocator = allocator};
  EntTree tree;
  ent_arena_init(&arena, allocator);
  if (ok(!ent_conllu_next(&reader, &arena, &article, &document) &&
             !ent_tree_init(&tree, &document),
         "the tree is indexed")) {
    is_int(ent_tree_child(&tree, 5, ENT_DEPREL_NSUBJ), ENT_NO_TOKEN,
           "the exact relation is asked");
    is_int(ent_tree_universal_child(&tree, 5, ENT_DEPREL_NSUBJ), 1,
           "the universal relation is asked");
    ok(ent_tree_is_below(&tree, 0, 5) && ent_tree_is_below(&tree, 3, 3) &&
           !ent_tree_is_below(&tree, 5, 0),
       "what is below");
    ok(ent_tree_is_passive(&tree, 5), "the passive is seen");
    is_int(ent_tree_first_conjunct(&tree, 3), 1, "the first conjunct");
    is_int(ent_tree_first_conjunct(&tree, 0), 0, "of no coordination");
    ok(ent_tree_has_lemma(&tree, 1, ENT_VIEW("man")), "the lemma");
    const EntSpan span = ent_tree_span(&tree, 1);
    is_view(ent_view_slice(article.text, span.begin, span.end),
            "old men and boys", "the span of a phrase");
  }
  ent_document_clear(&document);
  ent_arena_clear(&arena);
  ent_buffer_free(&conllu);
}

int main(void) {
  EntWorld *const world = ent_world_new(NULL);
  EntAnalyser *analyser = NULL;
  if (ok(!ent_analyser_open(world, &(EntAnalyserConfig){0}, &analyser),
         "the analyser opens")) {
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
      test_case(world, analyser, &cases[i]);
    }
    test_tree(world);
  }
  ent_analyser_close(analyser);
  ent_world_free(world);
  return done();
}
