#include "sentence.h"

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
