#include "sentence.h"

#include <math.h>

static void sort_by_length(const Batch *batch, int *rank) {
  for (int i = 0; i < batch->count; i++) {
    int j = i;
    for (; j > 0 &&
           batch->sentences[rank[j - 1]]->length < batch->sentences[i]->length;
         j--)
      rank[j] = rank[j - 1];
    rank[j] = i;
  }
}

static void set_offsets(Batch *batch) {
  batch->rows = 0;
  for (int s = 0; s < batch->count; s++) {
    batch->offset[s] = batch->rows;
    batch->rows += batch_length(batch, s);
  }
}

void batch_arrange(Batch *batch) {
  int rank[BATCH_SENTENCES];
  set_offsets(batch);
  sort_by_length(batch, rank);
  int packed = 0;
  batch->steps = batch->count ? batch_length(batch, rank[0]) : 0;
  for (int k = 0; k < batch->steps; k++) {
    batch->step_begin[k] = packed;
    for (int i = 0; i < batch->count; i++) {
      int s = rank[i], length = batch_length(batch, s);
      if (length <= k)
        break;
      batch->order[0][packed] = batch->offset[s] + k;
      batch->order[1][packed] = batch->offset[s] + length - 1 - k;
      packed++;
    }
  }
  batch->step_begin[batch->steps] = packed;
}

static const int16_t *annotated(const Sentence *s, TargetKind kind) {
  const int16_t *all[TARGET_KINDS] = {[TARGET_TAG] = s->tag,
                                      [TARGET_LEMMA] = s->lemma,
                                      [TARGET_NAME] = s->name,
                                      [TARGET_HEAD] = s->head,
                                      [TARGET_LABEL] = s->label};
  return all[kind];
}

// Whether the annotation is of people: heads taught are noted beside labels.
static bool is_by_hand(const Sentence *s, TargetKind kind, int i) {
  bool is_of_tree = kind == TARGET_HEAD || kind == TARGET_LABEL;
  return annotated(s, kind)[i] >= 0 && !(is_of_tree && !s->has_tree);
}

static Target add_annotation(Target taught, int16_t class) {
  Target mixed = {{class}, {0.5f}};
  for (int k = 0; k < TAUGHT_CLASSES; k++) {
    mixed.class[k + 1] = taught.class[k];
    mixed.weight[k + 1] = 0.5f * taught.weight[k];
  }
  return mixed;
}

Target sentence_target(const Sentence *s, TargetKind kind, int i) {
  const Target *taught = i && s->taught[kind] ? &s->taught[kind][i] : NULL;
  if (!is_by_hand(s, kind, i))
    return taught ? *taught : (Target){{-1}, {0}};
  int16_t class = annotated(s, kind)[i];
  return taught ? add_annotation(*taught, class) : (Target){{class, -1}, {1}};
}

double target_loss(const Target *target, const float *p) {
  double loss = 0;
  for (int k = 0; k < TARGET_CLASSES && target->class[k] >= 0; k++)
    loss -= (double)target->weight[k] * log(p[target->class[k]] + 1e-9);
  return loss;
}

void target_subtract(const Target *target, float scale, float *p) {
  for (int k = 0; k < TARGET_CLASSES && target->class[k] >= 0; k++)
    p[target->class[k]] -= scale * target->weight[k];
}
