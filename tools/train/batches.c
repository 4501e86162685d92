#include "batches.h"

int batch_fill(Batch *batch, Corpus *corpus, const int *order, int at,
               int rows) {
  int filled = 0;
  batch->count = 0;
  while (at < corpus->count && filled < rows &&
         batch->count < BATCH_SENTENCES) {
    Sentence *s = &corpus->items[order ? order[at] : at];
    filled += s->length + 1;
    batch->sentences[batch->count++] = s;
    at++;
  }
  batch_arrange(batch);
  return at;
}
