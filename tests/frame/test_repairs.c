// Trees as a parser errs, made by hand, and how they are mended
#include "frame/analyser.h"
#include "frame/repairs.h"
#include "frame/tree.h"
#include "hand_tree.h"
#include "tap.h"
#include "text/conllu.h"

/// Words as FORM/LEMMA/UPOS/HEAD/DEPREL[/FEATS], and after mending those that
/// hang otherwise or have another tag or lemma: NUMBER:LEMMA/UPOS/HEAD/DEPREL.
typedef struct {
  const char *reason;
  EntSegmentKind kind;
  const char *before;
  const char *after;
  uint32_t active; ///< A verb that is no passive after that, from 1; or 0
} RepairCase;

#define PART "Tense=Past|VerbForm=Part"
#define GERUND "Tense=Pres|VerbForm=Part"

static const RepairCase cases[] = {
    {"a past verb without auxiliary is no passive", ENT_SEGMENT_PARAGRAPH,
     "Hale/Hale/PROPN/2/nsubj:pass called/call/VERB/0/root/" PART
     " for/for/ADP/4/case calm/calm/NOUN/2/obl",
     "1:Hale/PROPN/2/nsubj", 2},
    {"in a headline it may be one", ENT_SEGMENT_HEADLINE,
     "Hale/Hale/PROPN/2/nsubj:pass called/call/VERB/0/root/" PART
     " for/for/ADP/4/case calm/calm/NOUN/2/obl",
     "", 0},
    {"a passive keeps its agent", ENT_SEGMENT_PARAGRAPH,
     "Hale/Hale/PROPN/2/nsubj:pass given/give/VERB/0/root/" PART
     " aid/aid/NOUN/2/obj by/by/ADP/5/case Ostria/Ostria/PROPN/2/obl:agent",
     "", 0},
    {"what is joined to an active verb is active", ENT_SEGMENT_PARAGRAPH,
     "Hale/Hale/PROPN/3/nsubj has/have/AUX/3/aux met/meet/VERB/0/root/" PART
     " Dorn/Dorn/PROPN/3/obj and/and/CCONJ/6/cc "
     "praised/praise/VERB/3/conj/" PART " it/it/PRON/6/obj",
     "", 6},
    {"a second subject before the subject is joined to the noun before it",
     ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/2/nsubj fined/fine/VERB/0/root firms/firm/NOUN/2/obj "
     "and/and/CCONJ/5/cc envoys/envoy/NOUN/9/nsubj ,/,/PUNCT/9/punct "
     "the/the/DET/8/det ministry/ministry/NOUN/9/nsubj "
     "said/say/VERB/2/parataxis",
     "5:envoy/NOUN/3/conj", 0},
    {"the second object is what the first is called", ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/2/nsubj called/call/VERB/0/root the/the/DET/4/det "
     "deal/deal/NOUN/2/obj a/a/DET/6/det breach/breach/NOUN/2/obj",
     "6:breach/NOUN/2/xcomp", 0},
    {"a participle has no object", ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/2/nsubj condemned/condemn/VERB/0/root/Tense=Past "
     "raids/raid/NOUN/2/obj ,/,/PUNCT/5/punct "
     "expelled/expel/VERB/3/acl/" PART
     " envoys/envoy/NOUN/5/obj and/and/CCONJ/8/cc "
     "left/leave/VERB/5/conj/Tense=Past",
     "5:expel/VERB/2/conj", 5},
    {"but it has one of a gift", ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/2/nsubj met/meet/VERB/0/root/Tense=Past "
     "Hale/Hale/PROPN/2/obj ,/,/PUNCT/5/punct "
     "awarded/award/VERB/3/acl/" PART " medals/medal/NOUN/5/obj",
     "", 0},
    {"a number without preposition is an object", ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/2/nsubj freed/free/VERB/0/root "
     "about/about/ADV/4/advmod"
     " 250/250/NUM/2/obl in/in/ADP/6/case 2019/2019/NUM/2/obl",
     "4:250/NUM/2/obj", 0},
    {"what is said is not about the day", ENT_SEGMENT_PARAGRAPH,
     "courts/court/NOUN/2/nsubj ruled/rule/VERB/0/root on/on/ADP/4/case "
     "Friday/Friday/PROPN/2/obl that/that/SCONJ/7/mark Hale/Hale/PROPN/7/nsubj "
     "lied/lie/VERB/4/acl:relcl",
     "7:lie/VERB/2/ccomp", 0},
    {"a gift has somebody who gets it", ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/2/nsubj gave/give/VERB/0/root "
     "Tamaria/Tamaria/PROPN/2/obj warnings/warning/NOUN/2/obj",
     "3:Tamaria/PROPN/2/iobj", 0},
    {"a particle before a number", ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/2/nsubj handed/hand/VERB/0/root "
     "over/over/ADV/4/advmod 12/12/NUM/5/nummod ships/ship/NOUN/2/obj",
     "3:over/ADV/2/compound:prt", 0},
    {"but no particle of this verb", ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/2/nsubj expelled/expel/VERB/0/root "
     "over/over/ADV/4/advmod 12/12/NUM/5/nummod envoys/envoy/NOUN/2/obj",
     "", 0},
    {"an infinitive is a verb", ENT_SEGMENT_PARAGRAPH,
     "offers/offer/NOUN/0/root to/to/PART/3/mark mediate/mediate/ADJ/1/acl",
     "3:mediate/VERB/1/acl", 0},
    {"what is denied is a gerund", ENT_SEGMENT_PARAGRAPH,
     "rebels/rebel/NOUN/2/nsubj denied/deny/VERB/0/root "
     "targeting/target/VERB/4/amod/" GERUND " villagers/villager/NOUN/2/obj",
     "3:target/VERB/2/xcomp 4:villager/NOUN/3/obj", 0},
    {"the verb of a headline that is taken for a noun", ENT_SEGMENT_HEADLINE,
     "Ostria/Ostria/PROPN/2/nsubj jails/jail/NOUN/0/root 40/40/NUM/2/flat "
     "for/for/ADP/5/case life/life/NOUN/2/nmod",
     "2:jail/VERB/0/root 3:40/NUM/2/obj 5:life/NOUN/2/obl", 0},
    {"or for part of its object", ENT_SEGMENT_HEADLINE,
     "Ostrian/Ostrian/ADJ/3/amod court/court/NOUN/3/compound "
     "blocks/block/NOUN/4/compound deployment/deployment/NOUN/0/root "
     "of/of/ADP/6/case police/police/NOUN/4/nmod",
     "1:Ostrian/ADJ/2/amod 2:court/NOUN/3/nsubj 3:block/VERB/0/root "
     "4:deployment/NOUN/3/obj",
     0},
    {"an infinitive in a headline", ENT_SEGMENT_HEADLINE,
     "parliament/parliament/NOUN/2/nsubj votes/vote/VERB/0/root "
     "to/to/PART/6/case "
     "close/close/ADJ/6/amod Ostrian/Ostrian/ADJ/6/amod "
     "embassy/embassy/NOUN/2/obl",
     "3:to/PART/4/mark 4:close/VERB/2/xcomp 6:embassy/NOUN/4/obj", 0},
    {"two subjects of a headline", ENT_SEGMENT_HEADLINE,
     "Hale/Hale/PROPN/4/vocative ,/,/PUNCT/1/punct Dorn/Dorn/PROPN/4/nsubj "
     "pledge/pledge/VERB/0/root ties/tie/NOUN/4/obj",
     "1:Hale/PROPN/4/nsubj 3:Dorn/PROPN/1/conj", 0},
    {"a bomb before a verb and a number", ENT_SEGMENT_HEADLINE,
     "Bomb/bomb/NOUN/2/compound kills/kill/NOUN/0/root three/three/NUM/2/appos "
     "in/in/ADP/5/case Velm/Velm/PROPN/2/nmod",
     "1:bomb/NOUN/2/nsubj 2:kill/VERB/0/root 3:three/NUM/2/obj "
     "5:Velm/PROPN/2/obl",
     0},
    {"a second verb with its object", ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/2/nsubj cut/cut/VERB/0/root/Tense=Past "
     "aid/aid/NOUN/2/obj and/and/CCONJ/6/cc "
     "established/establish/VERB/6/amod/" PART " ties/tie/NOUN/3/conj",
     "4:and/CCONJ/5/cc 5:establish/VERB/2/conj 6:tie/NOUN/5/obj", 5},
    {"a participle behind a noun", ENT_SEGMENT_PARAGRAPH,
     "rebels/rebel/NOUN/2/nsubj left/leave/VERB/0/root under/under/ADP/4/case "
     "accords/accord/NOUN/2/obl signed/sign/VERB/2/advcl/" PART
     " recently/recently/ADV/5/advmod",
     "5:sign/VERB/4/acl", 0},
    {"two nouns behind a verb, taken for a clause", ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/2/nsubj imposed/impose/VERB/4/advcl "
     "travel/travel/NOUN/4/nsubj bans/ban/VERB/0/root on/on/ADP/6/case "
     "envoys/envoy/NOUN/4/obl",
     "2:impose/VERB/0/root 3:travel/NOUN/4/compound 4:ban/NOUN/2/obj "
     "6:envoy/NOUN/4/nmod",
     0},
    {"an abbreviation is no pronoun", ENT_SEGMENT_PARAGRAPH,
     "The/the/DET/2/det WHO/who/PRON/3/nsubj agreed/agree/VERB/0/root",
     "2:WHO/PROPN/3/nsubj", 0},
    {"a past tense is joined to no infinitive", ENT_SEGMENT_PARAGRAPH,
     "lawmakers/lawmaker/NOUN/2/nsubj voted/vote/VERB/0/root/Tense=Past "
     "to/to/PART/4/mark dismiss/dismiss/VERB/2/xcomp/VerbForm=Inf "
     "Hale/Hale/PROPN/4/obj and/and/CCONJ/7/cc "
     "chose/choose/VERB/4/conj/Mood=Ind|Tense=Past|VerbForm=Fin "
     "Dorn/Dorn/PROPN/7/obj",
     "7:choose/VERB/2/conj", 0},
    {"a time before a conjunction is no subject", ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/2/nsubj fled/flee/VERB/0/root "
     "hours/hour/NOUN/6/nsubj "
     "after/after/SCONJ/5/case rebels/rebel/NOUN/3/nmod "
     "struck/strike/VERB/2/advcl it/it/PRON/6/obj",
     "3:hour/NOUN/6/obl:unmarked 4:after/SCONJ/6/mark 5:rebel/NOUN/6/nsubj", 0},
    {"a speaker is beside no thing", ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/2/nsubj left/leave/VERB/0/root the/the/DET/4/det "
     "accord/accord/NOUN/2/obj ,/,/PUNCT/7/punct a/a/DET/7/det "
     "spokesman/spokesman/NOUN/4/appos ,/,/PUNCT/9/punct "
     "Hale/Hale/PROPN/7/appos ,/,/PUNCT/2/punct said/say/VERB/2/parataxis",
     "7:spokesman/NOUN/11/nsubj", 0},
    {"a verb that is taken for a part of its object", ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/3/nmod:poss 's/'s/PART/1/case "
     "parliament/parliament/NOUN/6/compound elected/elect/VERB/6/amod/" PART
     " army/army/NOUN/6/compound chief/chief/NOUN/0/root "
     "Hale/Hale/PROPN/6/appos on/on/ADP/9/case Friday/Friday/PROPN/6/nmod "
     "././PUNCT/6/punct",
     "3:parliament/NOUN/4/nsubj 4:elect/VERB/0/root 6:chief/NOUN/4/obj "
     "9:Friday/PROPN/4/obl",
     0},
    {"a present without subject behind an object is a noun",
     ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/2/nsubj imposed/impose/VERB/0/root "
     "visa/visa/NOUN/2/obj bans/ban/VERB/2/ccomp on/on/ADP/6/case "
     "envoys/envoy/NOUN/4/obl",
     "3:visa/NOUN/4/compound 4:ban/NOUN/2/obj 6:envoy/NOUN/4/nmod", 0},
    {"a noun behind a comma in a headline is a verb", ENT_SEGMENT_HEADLINE,
     "Ostria/Ostria/PROPN/2/nsubj expels/expel/VERB/0/root "
     "aide/aide/NOUN/2/obj ,/,/PUNCT/5/punct summons/summons/NOUN/3/appos "
     "envoy/envoy/NOUN/5/flat",
     "5:summon/VERB/2/conj 6:envoy/NOUN/5/obj", 0},
    {"also where it is taken for part of its object", ENT_SEGMENT_HEADLINE,
     "Ostria/Ostria/PROPN/2/nsubj expels/expel/VERB/0/root "
     "aide/aide/NOUN/2/obj ,/,/PUNCT/6/punct summons/summons/NOUN/6/compound "
     "envoy/envoy/NOUN/3/appos",
     "4:,/PUNCT/5/punct 5:summon/VERB/2/conj 6:envoy/NOUN/5/obj", 0},
    {"but not in a sentence", ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/2/nsubj expels/expel/VERB/0/root "
     "aide/aide/NOUN/2/obj ,/,/PUNCT/5/punct summons/summons/NOUN/3/appos "
     "envoy/envoy/NOUN/5/flat",
     "", 0},
    {"a participle between two actors", ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/2/nsubj expelled/expel/VERB/0/root "
     "troops/troops/NOUN/5/compound fighting/fight/VERB/5/amod/" GERUND
     " rebels/rebel/NOUN/2/obj",
     "3:troops/NOUN/2/obj 4:fight/VERB/3/acl 5:rebel/NOUN/4/obj", 0},
    {"the same with two objects", ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/2/nsubj expelled/expel/VERB/0/root "
     "troops/troops/NOUN/2/obj fighting/fight/VERB/5/amod/" GERUND
     " rebels/rebel/NOUN/2/obj",
     "4:fight/VERB/3/acl 5:rebel/NOUN/4/obj", 0},
    {"a participle behind a thing qualifies", ENT_SEGMENT_PARAGRAPH,
     "Ostria/Ostria/PROPN/2/nsubj joined/join/VERB/0/root "
     "oil/oil/NOUN/5/compound producing/produce/VERB/5/amod/" GERUND
     " states/state/NOUN/2/obj",
     "", 0},
    {"two actors are no compound", ENT_SEGMENT_PARAGRAPH,
     "Hale/Hale/PROPN/2/nsubj accused/accuse/VERB/0/root the/the/DET/7/det "
     "army/army/NOUN/7/compound and/and/CCONJ/6/cc allied/ally/VERB/4/conj "
     "militias/militia/NOUN/2/obj of/of/SCONJ/9/mark lying/lie/VERB/7/acl",
     "3:the/DET/4/det 4:army/NOUN/2/obj 5:and/CCONJ/7/cc 6:ally/VERB/7/amod "
     "7:militia/NOUN/4/conj 9:lie/VERB/4/acl",
     0},
};

static void show(const EntToken *const word, const size_t number,
                 EntBuffer *const out) {
  (void)ent_buffer_format(
      out, "%s%zu:%.*s/%.*s/%u/%.*s", out->size ? " " : "", number,
      ENT_VIEW_ARGS(word->lemma), ENT_VIEW_ARGS(ent_upos_name(word->upos)),
      (unsigned)(word->head == ENT_NO_TOKEN ? 0 : word->head + 1),
      ENT_VIEW_ARGS(ent_deprel_name(word->deprel)));
}

/// Append the words that are not as in `before`.
static void show_changed(const EntToken *const before,
                         const EntDocument *const document,
                         EntBuffer *const out) {
  for (size_t i = 0; i < document->tokens.count; ++i) {
    const EntToken *const word = &document->tokens.items[i];
    if (word->head != before[i].head || word->deprel != before[i].deprel ||
        word->upos != before[i].upos) {
      show(word, i + 1, out);
    }
  }
}

/// Whether the index of the tree that anybody makes after that is a tree, and
/// its verb is no passive.
static void test_active(const RepairCase *const test,
                        const EntDocument *const document) {
  EntTree tree;
  if (test->active &&
      ok(!ent_tree_init(&tree, document), "%s: tree after", test->reason)) {
    ok(!ent_tree_is_passive(&tree, test->active - 1), "%s: active",
       test->reason);
  }
}

static void test_case(const EntWorld *const world,
                      const EntAnalyser *const analyser,
                      const RepairCase *const test) {
  enum { MAX_WORDS = 32 };
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntBuffer conllu = {.allocator = allocator};
  EntBuffer got = {.allocator = allocator};
  EntToken before[MAX_WORDS];
  if (test->kind == ENT_SEGMENT_HEADLINE) {
    (void)ent_buffer_format(&conllu, "# segment = headline\n");
  }
  write_conllu(ent_view(test->before), &conllu);
  EntConllu reader = ent_conllu_begin(world, "case", ent_buffer_view(&conllu));
  EntArena arena;
  EntArticle article;
  EntDocument document = {.allocator = allocator};
  ent_arena_init(&arena, allocator);
  if (ok(!ent_conllu_next(&reader, &arena, &article, &document) &&
             document.tokens.count <= MAX_WORDS,
         "%s: tree", test->reason)) {
    memcpy(before, document.tokens.items,
           document.tokens.count * sizeof(before[0]));
    ok(!ent_repairs_apply(ent_analyser_model(analyser), &document),
       "%s: mended", test->reason);
    show_changed(before, &document, &got);
    is_view(ent_buffer_view(&got), test->after, test->reason);
    test_active(test, &document);
  }
  ent_document_clear(&document);
  ent_arena_clear(&arena);
  ent_buffer_free(&got);
  ent_buffer_free(&conllu);
}

int main(void) {
  EntWorld *const world = ent_world_new(NULL);
  EntAnalyser *analyser = NULL;
  if (ok(world && !ent_analyser_open(world, &(EntAnalyserConfig){0}, &analyser),
         "the analyser opens")) {
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
      test_case(world, analyser, &cases[i]);
    }
  }
  ent_analyser_close(analyser);
  ent_world_free(world);
  return done();
}
