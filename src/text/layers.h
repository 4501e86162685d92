/**
   @file layers.h
   The layers of the network: embedding, bidirectional LSTM, linear.

   All of them are views into the model file. Rows of floats are padded to a
   multiple of #ENT_KERNEL_LANES, with zeros.
*/
#ifndef ENT_TEXT_LAYERS_H
#define ENT_TEXT_LAYERS_H

#include "text/batch.h"
#include "text/features.h"
#include "text/kernels.h"
#include "text/model_file.h"
#include "text/vocabulary.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Rows of bytes, each with a scale.
typedef struct {
  const int8_t *rows;
  const float *scales;
  uint32_t n_rows;
  uint32_t width;
} EntEmbedding;

/// All that is known of a word, one embedding after another.
typedef struct {
  EntVocabulary vocabulary;
  EntEmbedding word;
  EntEmbedding ngram; ///< Their sum, over the square root of their number
  EntEmbedding suffix;
  EntEmbedding prefix;
  EntEmbedding shape;
  EntEmbedding lexicon;
  uint32_t width;
} EntInputLayer;

/// Both directions of a recurrent layer (Hochreiter & Schmidhuber 1997).
typedef struct {
  EntLinear input[2];     ///< With the bias; gates in, forget, candidate, out
  EntLinear recurrent[2]; ///< Without
  uint32_t n_units;       ///< Of each direction
} EntLstmLayer;

/// Room for the states of a recurrent layer.
typedef struct {
  float *gates; ///< A row of 4 units for each row of the batch
  float *cells; ///< A row for each window
  EntRoundedRows inputs;
  EntRoundedRows hidden; ///< A row for each window
} EntLstmScratch;

EntStatus ent_input_layer_load(const EntModelFile *model, EntInputLayer *layer);

/// Load layer `number`, which reads rows of `n_inputs`.
EntStatus ent_lstm_layer_load(const EntModelFile *model, unsigned number,
                              uint32_t n_inputs, uint32_t n_units,
                              EntLstmLayer *layer);

/// Load the matrix `name`.weight, or `name` itself, and its bias if it has one.
EntStatus ent_linear_load(const EntModelFile *model, const char *name,
                          uint32_t n_inputs, uint32_t n_outputs,
                          EntLinear *linear);

/// Write the features of each row of `batch` to `x`.
void ent_input_layer_run(const EntInputLayer *layer, const EntKernels *kernels,
                         const EntDocument *document, const EntBatch *batch,
                         float *x, size_t stride);

/// Read rows of `width` (padded), write both directions' outputs, side by side.
void ent_lstm_layer_run(const EntLstmLayer *layer, const EntKernels *kernels,
                        const EntBatch *batch, const float *x, size_t stride,
                        size_t width, float *out, size_t out_stride,
                        EntLstmScratch *scratch);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_LAYERS_H
