#include "teachers.h"

#include "activation.h"
#include "batches.h"
#include "checkpoint.h"
#include <stdlib.h>
#include <string.h>

enum { TEACHING_ROWS = 800 };

typedef struct {
  Network *networks; // a teacher each
  int count;
  float *sums; // of the teachers' probabilities
} Teachers;

static void clear_sums(Teachers *t, int rows, int classes) {
  memset(t->sums, 0, (size_t)rows * classes * sizeof(float));
}

static void add_probabilities(float *restrict sum, float *scores, int count,
                              bool is_probability) {
  if (!is_probability)
    softmax(scores, count);
  for (int i = 0; i < count; i++)
    sum[i] += scores[i];
}

// The likeliest classes, their weights in proportion; clears them in `sums`.
static Target likeliest(float *sums, int count) {
  Target target = {{0}, {0}};
  float all = 0;
  target.class[TAUGHT_CLASSES] = -1;
  for (int k = 0; k < TAUGHT_CLASSES; k++) {
    int best = 0;
    for (int i = 1; i < count; i++)
      best = sums[i] > sums[best] ? i : best;
    target.class[k] = (int16_t)best;
    target.weight[k] = sums[best];
    all += sums[best];
    sums[best] = 0;
  }
  for (int k = 0; k < TAUGHT_CLASSES; k++)
    target.weight[k] /= all;
  return target;
}

// Write the targets of all words from the rows of sums.
static void write_targets(Teachers *t, const Batch *batch, TargetKind kind,
                          int classes) {
  for (int s = 0; s < batch->count; s++)
    for (int i = 1; i < batch_length(batch, s); i++)
      batch->sentences[s]->taught[kind][i] = likeliest(
          t->sums + (size_t)(batch->offset[s] + i) * classes, classes);
}

static Dense *classifier(Network *n, TargetKind kind) {
  return kind == TARGET_TAG     ? &n->tag
         : kind == TARGET_LEMMA ? &n->lemma
                                : &n->name;
}

static void teach_classes(Teachers *t, const Batch *batch, TargetKind kind) {
  int classes = classifier(&t->networks[0], kind)->outputs;
  clear_sums(t, batch->rows, classes);
  for (int k = 0; k < t->count; k++) {
    Network *n = &t->networks[k];
    bool is_probability = kind == TARGET_NAME && n->shape.has_chain;
    for (int row = 0; row < batch->rows; row++) {
      size_t at = (size_t)row * classes;
      add_probabilities(t->sums + at, classifier(n, kind)->values + at, classes,
                        is_probability);
    }
  }
  write_targets(t, batch, kind, classes);
}

static void teach_heads(Teachers *t, const Batch *batch, int s) {
  Sentence *sentence = batch->sentences[s];
  int n = batch_length(batch, s);
  clear_sums(t, n, n);
  for (int k = 0; k < t->count; k++) {
    (void)arcs_score(&t->networks[k].arcs, batch, s);
    for (int i = 1; i < n; i++)
      add_probabilities(t->sums + i * n, t->networks[k].arcs.scores + i * n, n,
                        false);
  }
  for (int i = 1; i < n; i++) {
    sentence->taught[TARGET_HEAD][i] = likeliest(t->sums + i * n, n);
    if (!sentence->has_tree)
      sentence->head[i] = sentence->taught[TARGET_HEAD][i].class[0];
  }
}

static void teach_labels(Teachers *t, const Batch *batch) {
  int heads[BATCH_ROWS], labels = t->networks[0].labels.labels;
  labels_head_rows(batch, false, heads);
  clear_sums(t, batch->rows, labels);
  for (int k = 0; k < t->count; k++) {
    Labels *l = &t->networks[k].labels;
    labels_score(l, batch->rows, heads);
    for (int row = 0; row < batch->rows; row++)
      add_probabilities(t->sums + row * labels, l->scores + row * labels,
                        labels, false);
  }
  write_targets(t, batch, TARGET_LABEL, labels);
}

static void allocate(Sentence *s, bool names_only) {
  for (TargetKind kind = TARGET_TAG; kind < TARGET_KINDS; kind++) {
    if (names_only && kind != TARGET_NAME)
      continue;
    s->taught[kind] = calloc((size_t)s->length + 1, sizeof *s->taught[kind]);
    if (!s->taught[kind])
      exit(1);
  }
}

static void teach_batch(Teachers *t, const Batch *batch, bool names_only) {
  for (int s = 0; s < batch->count; s++)
    allocate(batch->sentences[s], names_only);
  for (int k = 0; k < t->count; k++)
    network_score(&t->networks[k], batch);
  if (names_only) {
    teach_classes(t, batch, TARGET_NAME);
    return;
  }
  for (TargetKind kind = TARGET_TAG; kind <= TARGET_NAME; kind++)
    teach_classes(t, batch, kind);
  for (int s = 0; s < batch->count; s++)
    teach_heads(t, batch, s);
  teach_labels(t, batch);
}

void teachers_annotate(Corpus *corpus, int sentences, const char *const *files,
                       int count, const NetworkShape *shape,
                       const Lexicon *lexicon, bool names_only) {
  Batch batch;
  Corpus first = {corpus->items, sentences, sentences};
  Teachers t = {.count = count};
  t.networks = calloc((size_t)count, sizeof *t.networks);
  t.sums = matrix_new((size_t)BATCH_ROWS * (shape->tags + shape->lemmas));
  for (int k = 0; k < count; k++) {
    network_init(&t.networks[k], shape, lexicon, 1);
    checkpoint_read(files[k], &t.networks[k].parameters);
  }
  for (int at = 0; at < first.count;) {
    at = batch_fill(&batch, &first, NULL, at, TEACHING_ROWS);
    teach_batch(&t, &batch, names_only);
  }
  for (int k = 0; k < count; k++)
    network_clear(&t.networks[k]);
  free(t.networks);
  free(t.sums);
}
