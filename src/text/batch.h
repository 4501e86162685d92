/**
   @file batch.h
   Stretches of words that go through the network together.

   A batch holds whole sentences, or windows of sentences longer than
   #ENT_BATCH_WINDOW words. Each takes a row for the artificial root and a row
   for each word.

   A recurrent layer walks all of them at once: step k takes the k-th row of
   each window that has one. Its rows are packed by step, the longer windows
   first, so that the first rows of a step continue those of the step before.
*/
#ifndef ENT_TEXT_BATCH_H
#define ENT_TEXT_BATCH_H

#include "text/document.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  ENT_BATCH_WINDOW = 200, ///< Words that are read together at most
  ENT_BATCH_FILL = 512,   ///< A batch is full with so many rows
  ENT_BATCH_ROWS = ENT_BATCH_FILL + ENT_BATCH_WINDOW + 1,
  ENT_BATCH_WINDOWS = ENT_BATCH_FILL
};

/// A sentence or a part of one.
typedef struct {
  uint32_t first_token;
  uint32_t n_tokens;
  uint32_t first_row; ///< The row of its root; that of token i is i + 1 later
  bool is_continued;  ///< The sentence began in an earlier window
} EntWindow;

typedef struct {
  EntWindow windows[ENT_BATCH_WINDOWS];
  uint32_t n_windows;
  uint32_t n_rows;
  uint32_t n_steps;
  uint32_t step_begin[ENT_BATCH_WINDOW + 2]; ///< First packed row of a step
  /// Row of each packed row, reading left to right and right to left
  uint32_t order[2][ENT_BATCH_ROWS];
} EntBatch;

/// How far a document has been put into batches; zero-initialise.
typedef struct {
  size_t sentence;
  uint32_t n_done; ///< Tokens of that sentence
} EntBatchCursor;

/// Fill `batch` with what follows `cursor`; false at the end of the document.
bool ent_batch_fill(EntBatch *batch, const EntDocument *document,
                    EntBatchCursor *cursor);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_BATCH_H
