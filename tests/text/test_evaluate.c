// Evaluation on texts small enough to count by hand.

#include "failing_alloc.h"
#include "tap.h"
#include "text/conllu.h"
#include "text/evaluate.h"

static char last_message[1200];

static void keep_message(void *const handle, const EntLogLevel level,
                         const EntPlace place, const char *const text) {
  (void)handle;
  (void)level;
  (void)place;
  snprintf(last_message, sizeof(last_message), "%s", text);
}

/// Six columns that matter, expanded to the ten of CoNLL-U.
#define ROW(id, form, lemma, upos, head, deprel, misc)                         \
  id "\t" form "\t" lemma "\t" upos "\t_\t_\t" head "\t" deprel "\t_\t" misc   \
     "\n"

static const char GOLD[] =
    // Belk can't sign. | Velmia signs.
    ROW("1", "Belk", "Belk", "PROPN", "4", "nsubj",
        "Entity=B-PER") ROW("2-3", "can't", "_", "_", "_", "_",
                            "_") ROW("2", "ca", "can", "AUX", "4", "aux", "_")
        ROW("3", "n't", "not", "PART", "4", "advmod", "_")
            ROW("4", "sign", "sign", "VERB", "0", "root", "SpaceAfter=No")
                ROW("5", ".", ".", "PUNCT", "4", "punct",
                    "_") "\n" ROW("1", "Velmia", "Velmia", "PROPN", "2",
                                  "nsubj:pass", "Entity=B-LOC")
                    ROW("2", "signs", "_", "VERB", "0", "root", "SpaceAfter=No")
                        ROW("3", ".", ".", "PUNCT", "2", "punct", "_") "\n";

static const char SYSTEM[] =
    // One sentence; "can't" cut elsewhere; "sign." one token.
    ROW("1", "Belk", "belk", "NOUN", "4", "obj", "Entity=B-PER")
        ROW("2-3", "can't", "_", "_", "_", "_", "_") ROW("2", "can", "can",
                                                         "AUX", "4", "aux", "_")
            ROW("3", "'t", "not", "PART", "4", "advmod", "_")
                ROW("4", "sign.", "sign", "VERB", "0", "root", "Entity=B-LOC")
                    ROW("5", "Velmia", "Velmia", "PROPN", "6", "nsubj",
                        "Entity=B-ORG") ROW("6", "signs", "sign", "VERB", "4",
                                            "parataxis", "SpaceAfter=No")
                        ROW("7", ".", ".", "PUNCT", "6", "punct", "_") "\n";

static EntStatus collect(const EntWorld *const world, EntArena *const arena,
                         const char *const content, EntEvalText *const text) {
  EntConllu reader = ent_conllu_begin(world, "sample", ent_view(content));
  EntArticle article;
  EntDocument document;
  EntStatus status = ent_conllu_next(&reader, arena, &article, &document);
  status = status ? status : ent_eval_text_add(text, &document);
  ent_document_clear(&document);
  return status;
}

static EntStatus evaluate(const EntWorld *const world, const char *const gold,
                          const char *const system,
                          EntEvaluation *const result) {
  const EntAllocator *const memory = ent_world_allocator(world);
  EntArena arena;
  ent_arena_init(&arena, memory);
  EntEvalText *const texts[2] = {ent_eval_text_new(memory),
                                 ent_eval_text_new(memory)};
  EntStatus status = texts[0] && texts[1] ? ENT_SUCCESS : ENT_ERR_MEMORY;
  status = status ? status : collect(world, &arena, gold, texts[0]);
  status = status ? status : collect(world, &arena, system, texts[1]);
  status = status ? status : ent_evaluate(world, texts[0], texts[1], result);
  ent_eval_text_free(texts[0]);
  ent_eval_text_free(texts[1]);
  ent_arena_clear(&arena);
  return status;
}

static void check(const EntEvaluation *const result, const EntMetric metric,
                  const size_t n_gold, const size_t n_system,
                  const size_t n_correct, const size_t n_aligned) {
  const EntScore score = result->scores[metric];
  if (!ok(score.n_gold == n_gold && score.n_system == n_system &&
              score.n_correct == n_correct && score.n_aligned == n_aligned,
          "%s", ent_metric_name(metric))) {
    printf("# got gold %zu, system %zu, correct %zu, aligned %zu\n",
           score.n_gold, score.n_system, score.n_correct, score.n_aligned);
  }
}

static void test_counts(const EntWorld *const world) {
  EntEvaluation result;
  ok(!evaluate(world, GOLD, SYSTEM, &result), "two texts compare");
  check(&result, ENT_METRIC_TOKENS, 7, 6, 5, 0);
  check(&result, ENT_METRIC_SENTENCES, 2, 1, 0, 0);
  // Belk, Velmia, signs and the last full stop.
  check(&result, ENT_METRIC_WORDS, 8, 7, 4, 4);
  check(&result, ENT_METRIC_UPOS, 8, 7, 3, 4);
  // Velmia and the full stop; the head of Belk is not aligned.
  check(&result, ENT_METRIC_UAS, 8, 7, 2, 4);
  check(&result, ENT_METRIC_LAS, 8, 7, 2, 4);
  // The lemma of "signs" is not known to the gold standard.
  check(&result, ENT_METRIC_LEMMAS, 8, 7, 3, 4);
  check(&result, ENT_METRIC_NAMES, 2, 3, 1, 0);
  check(&result, ENT_METRIC_PERSONS, 1, 1, 1, 0);
  check(&result, ENT_METRIC_PLACES, 1, 1, 0, 0);
  check(&result, ENT_METRIC_ORGANIZATIONS, 0, 1, 0, 0);
}

static void test_same(const EntWorld *const world) {
  EntEvaluation result;
  ok(!evaluate(world, GOLD, GOLD, &result), "a text compares with itself");
  check(&result, ENT_METRIC_TOKENS, 7, 7, 7, 0);
  check(&result, ENT_METRIC_LAS, 8, 8, 8, 8);
  check(&result, ENT_METRIC_NAMES, 2, 2, 2, 0);
}

static void test_multiword(const EntWorld *const world) {
  static const char gold[] = ROW("1-2", "can't", "_", "_", "_", "_", "_")
      ROW("1", "CA", "can", "AUX", "0", "root", "_")
          ROW("2", "n't", "not", "PART", "1", "advmod", "_") "\n";
  static const char system[] = ROW("1-3", "can't", "_", "_", "_", "_", "_")
      ROW("1", "ca", "can", "AUX", "0", "root", "_")
          ROW("2", "x", "x", "X", "1", "dep", "_")
              ROW("3", "n't", "not", "PART", "1", "advmod", "_") "\n";
  EntEvaluation result;
  ok(!evaluate(world, gold, system, &result), "contractions compare");
  check(&result, ENT_METRIC_TOKENS, 1, 1, 1, 0);
  check(&result, ENT_METRIC_WORDS, 2, 3, 2, 2);
  check(&result, ENT_METRIC_LAS, 2, 3, 2, 2);
}

static void test_different(const EntWorld *const world) {
  EntEvaluation result;
  is_int(evaluate(world, "1\tVelmia\tO\n\n", "1\tVelm\tO\n\n", &result),
         ENT_ERR_DATA, "other texts do not compare");
  is_view(ent_view(last_message),
          "the texts differ: 'ia' in the gold standard, '' in the system's "
          "output",
          "and the message says where");
}

static void test_shares(void) {
  const EntScore score = {
      .n_gold = 8, .n_system = 4, .n_correct = 2, .n_aligned = 2};
  ok(ent_score_precision(score) == 0.5, "precision");
  ok(ent_score_recall(score) == 0.25, "recall");
  ok(ent_score_f1(score) == 4.0 / 12, "F1");
  ok(ent_score_aligned(score) == 1, "share of aligned words");
  ok(ent_score_f1((EntScore){0, 0, 0, 0}) == 0, "nothing of nothing");
}

static EntStatus evaluate_once(EntWorld *const world,
                               const void *const handle) {
  (void)handle;
  EntEvaluation result;
  return evaluate(world, GOLD, SYSTEM, &result);
}

int main(void) {
  EntWorld *const world = ent_world_new(NULL);
  ent_world_set_log(world, keep_message, NULL);
  test_counts(world);
  test_same(world);
  test_multiword(world);
  test_different(world);
  test_shares();
  failing_alloc_test(evaluate_once, NULL, "comparing");
  ent_world_free(world);
  return done();
}
