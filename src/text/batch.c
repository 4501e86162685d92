#include "text/batch.h"

/// Words at the end of a full window among which a good place to cut is sought.
enum { CUT_RANGE = 60 };

static bool is_good_cut(const EntToken *const token) {
  return token->form.size == 1 && strchr(",;:.!?)", token->form.data[0]);
}

/// How many of `n_left` tokens to take into the next window.
static uint32_t window_size(const EntToken *const tokens,
                            const uint32_t n_left) {
  if (n_left <= ENT_BATCH_WINDOW) {
    return n_left;
  }
  for (uint32_t n = ENT_BATCH_WINDOW; n > ENT_BATCH_WINDOW - CUT_RANGE; --n) {
    if (is_good_cut(&tokens[n - 1])) {
      return n;
    }
  }
  return ENT_BATCH_WINDOW;
}

/// Add the next window of `sentence`, from its token `n_done` on.
static uint32_t add_window(EntBatch *const batch,
                           const EntDocument *const document,
                           const EntSentence *const sentence,
                           const uint32_t n_done) {
  const uint32_t first = sentence->first_token + n_done;
  const uint32_t n =
      window_size(&document->tokens.items[first], sentence->n_tokens - n_done);
  batch->windows[batch->n_windows++] =
      (EntWindow){first, n, batch->n_rows, n_done > 0};
  batch->n_rows += n + 1;
  return n;
}

static bool is_full(const EntBatch *const batch) {
  return batch->n_rows >= ENT_BATCH_FILL ||
         batch->n_windows == ENT_BATCH_WINDOWS;
}

/// Indexes of the windows, longest first; equally long ones in order.
static void sort_by_length(const EntBatch *const batch, uint32_t *const rank) {
  uint32_t begin[ENT_BATCH_WINDOW + 2] = {0};
  for (uint32_t i = 0; i < batch->n_windows; ++i) {
    ++begin[ENT_BATCH_WINDOW - batch->windows[i].n_tokens + 1];
  }
  for (uint32_t n = 1; n < ENT_BATCH_WINDOW + 2; ++n) {
    begin[n] += begin[n - 1];
  }
  for (uint32_t i = 0; i < batch->n_windows; ++i) {
    rank[begin[ENT_BATCH_WINDOW - batch->windows[i].n_tokens]++] = i;
  }
}

static void pack(EntBatch *const batch) {
  uint32_t rank[ENT_BATCH_WINDOWS];
  sort_by_length(batch, rank);
  uint32_t packed = 0;
  batch->n_steps = batch->windows[rank[0]].n_tokens + 1;
  for (uint32_t k = 0; k < batch->n_steps; ++k) {
    batch->step_begin[k] = packed;
    for (uint32_t i = 0; i < batch->n_windows; ++i) {
      const EntWindow *const window = &batch->windows[rank[i]];
      if (window->n_tokens < k) {
        break;
      }
      batch->order[0][packed] = window->first_row + k;
      batch->order[1][packed++] = window->first_row + window->n_tokens - k;
    }
  }
  batch->step_begin[batch->n_steps] = packed;
}

bool ent_batch_fill(EntBatch *const batch, const EntDocument *const document,
                    EntBatchCursor *const cursor) {
  batch->n_windows = 0;
  batch->n_rows = 0;
  while (cursor->sentence < document->sentences.count && !is_full(batch)) {
    const EntSentence *const sentence =
        &document->sentences.items[cursor->sentence];
    if (cursor->n_done < sentence->n_tokens) {
      cursor->n_done += add_window(batch, document, sentence, cursor->n_done);
    }
    if (cursor->n_done >= sentence->n_tokens) {
      ++cursor->sentence;
      cursor->n_done = 0;
    }
  }
  if (!batch->n_windows) {
    return false;
  }
  pack(batch);
  return true;
}
