/* The trainer's gradients against finite differences, on a tiny network. */

#include "../../tools/train/batches.h"
#include "../../tools/train/checkpoint.h"
#include "../../tools/train/corpus.h"
#include "../../tools/train/network.h"
#include "../../tools/train/teachers.h"

#include "tap.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

enum { N_SENTENCES = 6 };

typedef struct {
  Lexicon lexicon;
  Inventories inventories;
  Corpus corpus;
  Network network;
  Batch batch;
} Trial;

static const char *in_source(char *const path, const size_t size,
                             const char *const name) {
  const char *const top = getenv("top_srcdir");
  (void)snprintf(path, size, "%s/tools/train/%s", top ? top : ".", name);
  return path;
}

static void trial_init(Trial *const t, const bool has_chain) {
  char path[1024];
  lexicon_init(&t->lexicon);
  lexicon_add_names(&t->lexicon, in_source(path, sizeof path, "names.txt"));
  lexicon_number_classes(&t->lexicon);
  corpus_read(&t->corpus, in_source(path, sizeof path, "diplomatic.conllu"),
              &t->inventories, true);
  inventories_prune(&t->inventories, &t->corpus);
  corpus_number_words(&t->corpus, &t->inventories, &t->lexicon);
  const NetworkShape shape = {.layers = 2,
                              .units = 16,
                              .arc_units = 16,
                              .label_units = 16,
                              .words = t->inventories.words.count + 1,
                              .tags = t->inventories.tags.count,
                              .lemmas = t->inventories.lemmas.count,
                              .labels = t->inventories.labels.count,
                              .names = t->inventories.names.count,
                              .has_chain = has_chain};
  network_init(&t->network, &shape, &t->lexicon, 5);
  for (int i = 0; i < N_SENTENCES; ++i) {
    t->batch.sentences[i] = &t->corpus.items[i];
  }
  t->batch.count = N_SENTENCES;
  batch_arrange(&t->batch);
}

/// Keep the rectifiers away from their kinks, where a gradient has two values.
static void avoid_kinks(ParameterSet *const set) {
  for (int i = 0; i < set->count; ++i) {
    const Parameter *const p = set->items[i];
    if (strstr(p->name, ".dependent.bias") || strstr(p->name, ".head.bias")) {
      for (int j = 0; j < p->columns; ++j) {
        p->weight[j] = j % 2 ? 0.3F : -0.3F;
      }
    }
  }
}

static void trial_clear(Trial *const t) {
  network_clear(&t->network);
  corpus_clear(&t->corpus);
  inventories_clear(&t->inventories);
  lexicon_clear(&t->lexicon);
}

static double loss(Trial *const t) {
  Losses losses = {0};
  network_learn(&t->network, &t->batch, false, &losses);
  return network_loss(&losses, &t->batch);
}

static size_t steepest(const float *const gradient, const size_t n) {
  size_t best = 0;
  for (size_t i = 1; i < n; ++i) {
    best = fabsf(gradient[i]) > fabsf(gradient[best]) ? i : best;
  }
  return best;
}

static double difference(Trial *const t, float *const weight) {
  const float step = 1e-3F;
  const float before = *weight;
  *weight = before + step;
  const double above = loss(t);
  *weight = before - step;
  const double below = loss(t);
  *weight = before;
  return (above - below) / (2 * (double)step);
}

/// Check the steepest direction of each parameter.
static void compare_gradients(Trial *const t, const bool is_taught) {
  ParameterSet *const set = &t->network.parameters;
  size_t at[PARAMETER_LIMIT];
  float gradient[PARAMETER_LIMIT];
  (void)loss(t);
  for (int i = 0; i < set->count; ++i) {
    const Parameter *const p = set->items[i];
    at[i] = steepest(p->gradient, (size_t)p->rows * (size_t)p->columns);
    gradient[i] = p->gradient[at[i]];
  }
  for (int i = 0; i < set->count; ++i) {
    if (is_taught && strcmp(set->items[i]->name, "name.transition") == 0) {
      continue; // not learnt of teachers; see crf.c
    }
    const double wanted = difference(t, &set->items[i]->weight[at[i]]);
    const double got = (double)gradient[i];
    ok(fabs(got - wanted) <= 0.02 * fabs(wanted) + 1e-4,
       "%s: %.5f by hand, %.5f by differences", set->items[i]->name, got,
       wanted);
  }
}

static void test_gradients(Trial *const t) {
  compare_gradients(t, false);
}

/// A few steps on the same sentences must help.
static void test_learning(Trial *const t) {
  const double before = loss(t);
  for (int i = 0; i < 30; ++i) {
    Losses losses = {0};
    network_learn(&t->network, &t->batch, true, &losses);
    parameter_set_step(&t->network.parameters, 0.01F);
  }
  const double after = loss(t);
  ok(after < before / 2, "30 steps bring %.3f down to %.3f", before, after);
}

static bool is_distribution(const Target *const target) {
  float sum = 0;
  for (int k = 0; k < TARGET_CLASSES && target->class[k] >= 0; ++k) {
    sum += target->weight[k];
  }
  return sum > 0.999F && sum < 1.001F;
}

static int count_bad_targets(const Corpus *const corpus) {
  int n_bad = 0;
  for (int s = 0; s < corpus->count; ++s) {
    for (int i = 1; i <= corpus->items[s].length; ++i) {
      for (TargetKind kind = TARGET_TAG; kind < TARGET_KINDS; ++kind) {
        const Target target = sentence_target(&corpus->items[s], kind, i);
        n_bad += !is_distribution(&target);
      }
    }
  }
  return n_bad;
}

/// The network teaches another: itself as it was, and what is not annotated.
static void test_teaching(Trial *const t) {
  static const char path[] = "test_gradients.tmp";
  const char *const files[] = {path, path};
  Sentence *const first = &t->corpus.items[0];
  checkpoint_write(path, &t->network.parameters);
  first->has_tree = false;
  for (int i = 1; i <= first->length; ++i) {
    first->head[i] = first->label[i] = first->tag[i] = -1;
  }
  Target none = sentence_target(first, TARGET_HEAD, 1);
  ok(none.class[0] < 0, "no target without annotation");
  teachers_annotate(&t->corpus, t->corpus.count, files, 2, &t->network.shape,
                    &t->lexicon, false);
  (void)unlink(path);
  is_int(count_bad_targets(&t->corpus), 0, "taught targets sum to 1");
  ok(first->head[1] >= 0, "taught heads are there for labels");
  const Target both = sentence_target(&t->corpus.items[1], TARGET_TAG, 1);
  ok(both.class[0] == t->corpus.items[1].tag[1] && both.weight[0] >= 0.5F,
     "half of a target is the annotation");
}

static void run(Trial *const t, const bool has_chain,
                void (*const test)(Trial *)) {
  memset(t, 0, sizeof *t);
  trial_init(t, has_chain);
  avoid_kinks(&t->network.parameters);
  test(t);
  trial_clear(t);
}

static void test_taught_gradients(Trial *const t) {
  test_teaching(t);
  t->network.shape.has_chain = false;
  compare_gradients(t, true);
}

static void test_taught_chain(Trial *const t) {
  test_teaching(t);
  compare_gradients(t, true);
}

int main(void) {
  Trial *const trial = calloc(1, sizeof *trial);
  run(trial, false, test_gradients);
  run(trial, true, test_gradients);
  run(trial, true, test_taught_gradients);
  run(trial, true, test_taught_chain);
  memset(trial, 0, sizeof *trial);
  trial_init(trial, true);
  test_learning(trial);
  trial_clear(trial);
  free(trial);
  return done();
}
