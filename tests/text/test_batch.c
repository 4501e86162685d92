#include "text/batch.h"

#include "base/vector.h"
#include "tap.h"

static void add_sentence(EntDocument *const document, const uint32_t n) {
  EntSentence *const sentence =
      ENT_PUSH(document->allocator, &document->sentences);
  sentence->first_token = (uint32_t)document->tokens.count;
  sentence->n_tokens = n;
  for (uint32_t i = 0; i < n; ++i) {
    ent_document_add_token(document)->form = ENT_VIEW("word");
  }
}

/// Every row once in each direction, neighbours in neighbouring steps.
static bool is_well_packed(const EntBatch *const batch) {
  for (int d = 0; d < 2; ++d) {
    bool seen[ENT_BATCH_ROWS] = {false};
    for (uint32_t p = 0; p < batch->n_rows; ++p) {
      if (batch->order[d][p] >= batch->n_rows || seen[batch->order[d][p]]) {
        return false;
      }
      seen[batch->order[d][p]] = true;
    }
    for (uint32_t k = 1; k < batch->n_steps; ++k) {
      const uint32_t begin = batch->step_begin[k];
      const uint32_t before = batch->step_begin[k - 1];
      for (uint32_t i = 0; begin + i < batch->step_begin[k + 1]; ++i) {
        const int step =
            (int)batch->order[d][begin + i] - (int)batch->order[d][before + i];
        if (step != (d ? -1 : 1)) {
          return false;
        }
      }
    }
  }
  return true;
}

static void test_sentences(EntDocument *const document) {
  static EntBatch batch;
  EntBatchCursor cursor = {0, 0};
  add_sentence(document, 3);
  add_sentence(document, 0);
  add_sentence(document, 7);
  add_sentence(document, 1);
  ok(ent_batch_fill(&batch, document, &cursor), "a batch");
  is_int(batch.n_windows, 3, "the empty sentence is left out");
  is_int(batch.n_rows, 3 + 7 + 1 + 3, "rows with roots");
  is_int(batch.n_steps, 8, "as many steps as the longest has rows");
  ok(is_well_packed(&batch), "packed");
  ok(!ent_batch_fill(&batch, document, &cursor), "then no more");
}

static void test_long_sentence(EntDocument *const document) {
  static EntBatch batch;
  EntBatchCursor cursor = {0, 0};
  const uint32_t first = (uint32_t)document->tokens.count;
  add_sentence(document, 10000);
  document->tokens.items[first + 170].form = ENT_VIEW(";");
  uint32_t n_tokens = 0;
  uint32_t n_begun = 0;
  bool packed = true;
  bool cut = false;
  while (ent_batch_fill(&batch, document, &cursor)) {
    packed &= is_well_packed(&batch);
    for (uint32_t w = 0; w < batch.n_windows; ++w) {
      n_tokens += batch.windows[w].n_tokens;
      n_begun += !batch.windows[w].is_continued;
      cut |= batch.windows[w].first_token == first + 171;
    }
  }
  ok(packed, "windows of a sentence of 10,000 words are packed");
  is_int(n_tokens, 10000 + 11, "each token comes once");
  is_int(n_begun, 4, "later windows are marked");
  ok(cut, "a window ends at punctuation");
}

int main(void) {
  const EntAllocator allocator = ent_default_allocator();
  EntDocument document;
  ent_document_init(&document, NULL, &allocator);
  test_sentences(&document);
  test_long_sentence(&document);
  ent_document_clear(&document);
  return done();
}
