#include "text/layers.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { NAME_SIZE = 48 };

// ---- loading

static EntStatus load_embedding(const EntModelFile *const model,
                                const char *const name, const uint32_t n_rows,
                                EntEmbedding *const embedding) {
  char scale_name[NAME_SIZE];
  EntSection rows;
  EntSection scales;
  (void)snprintf(scale_name, sizeof scale_name, "%s.scale", name);
  ENT_TRY(ent_model_file_array(model, name, n_rows, 0, 1, &rows));
  ENT_TRY(ent_model_file_array(model, scale_name, 1, rows.rows, sizeof(float),
                               &scales));
  *embedding = (EntEmbedding){rows.data, scales.data, rows.rows, rows.columns};
  return ENT_SUCCESS;
}

enum { WIDTH_LIMIT = 4096, UNITS_LIMIT = 1024 };

static EntStatus refuse(const EntModelFile *const model,
                        const char *const name) {
  return ent_error(model->file.world, ENT_ERR_DATA, ENT_IN_FILE(model->path),
                   "layer '%s' has an impossible size", name);
}

EntStatus ent_input_layer_load(const EntModelFile *const model,
                               EntInputLayer *const layer) {
  ENT_TRY(load_embedding(model, "embed.word", 0, &layer->word));
  ENT_TRY(load_embedding(model, "embed.ngram", ENT_FEATURE_NGRAM_ROWS,
                         &layer->ngram));
  ENT_TRY(load_embedding(model, "embed.suffix", ENT_FEATURE_AFFIX_ROWS,
                         &layer->suffix));
  ENT_TRY(load_embedding(model, "embed.prefix", ENT_FEATURE_AFFIX_ROWS,
                         &layer->prefix));
  ENT_TRY(load_embedding(model, "embed.shape", ENT_FEATURE_SHAPE_ROWS,
                         &layer->shape));
  ENT_TRY(load_embedding(model, "embed.lexicon", 0, &layer->lexicon));
  const uint64_t width = (uint64_t)layer->word.width + layer->ngram.width +
                         layer->suffix.width + layer->prefix.width +
                         layer->shape.width + layer->lexicon.width;
  if (!layer->word.n_rows || !layer->lexicon.n_rows || width > WIDTH_LIMIT) {
    return refuse(model, "embed");
  }
  layer->width = (uint32_t)width;
  return ent_vocabulary_load(model, layer->word.n_rows, layer->lexicon.n_rows,
                             &layer->vocabulary);
}

/// The packed matrix `name`, of the given shape, and its scales.
static EntStatus load_matrix(const EntModelFile *const model,
                             const char *const name, const uint32_t n_inputs,
                             const uint32_t n_outputs,
                             EntLinear *const linear) {
  char scale_name[NAME_SIZE];
  EntSection weights;
  EntSection scales;
  const size_t depth = ent_kernel_pad(n_inputs, ENT_KERNEL_GROUP);
  const size_t width = ent_kernel_pad(n_outputs, ENT_KERNEL_LANES);
  if (ent_model_file_find(model, name, &weights) || weights.rows != n_inputs ||
      weights.columns != n_outputs || weights.size != depth * width) {
    return refuse(model, name);
  }
  (void)snprintf(scale_name, sizeof scale_name, "%s.scale", name);
  ENT_TRY(ent_model_file_array(model, scale_name, 1, (uint32_t)width,
                               sizeof(float), &scales));
  *linear = (EntLinear){n_inputs, n_outputs, weights.data, scales.data, NULL};
  return ENT_SUCCESS;
}

static EntStatus load_bias(const EntModelFile *const model,
                           const char *const name, EntLinear *const linear) {
  EntSection bias;
  const size_t width = ent_kernel_pad(linear->n_outputs, ENT_KERNEL_LANES);
  ENT_TRY(ent_model_file_array(model, name, 1, (uint32_t)width, sizeof(float),
                               &bias));
  linear->bias = bias.data;
  return ENT_SUCCESS;
}

EntStatus ent_linear_load(const EntModelFile *const model,
                          const char *const name, const uint32_t n_inputs,
                          const uint32_t n_outputs, EntLinear *const linear) {
  char full[NAME_SIZE];
  EntSection section;
  (void)snprintf(full, sizeof full, "%s.weight", name);
  if (ent_model_file_find(model, full, &section)) {
    return load_matrix(model, name, n_inputs, n_outputs, linear);
  }
  ENT_TRY(load_matrix(model, full, n_inputs, n_outputs, linear));
  (void)snprintf(full, sizeof full, "%s.bias", name);
  return load_bias(model, full, linear);
}

EntStatus ent_lstm_layer_load(const EntModelFile *const model,
                              const unsigned number, const uint32_t n_inputs,
                              const uint32_t n_units,
                              EntLstmLayer *const layer) {
  if (!n_units || n_units % ENT_KERNEL_LANES || n_units > UNITS_LIMIT) {
    return refuse(model, "lstm");
  }
  layer->n_units = n_units;
  for (int d = 0; d < 2; ++d) {
    char name[NAME_SIZE];
    const char side = d ? 'r' : 'l';
    (void)snprintf(name, sizeof name, "lstm.%u%c.input", number, side);
    ENT_TRY(load_matrix(model, name, n_inputs, 4 * n_units, &layer->input[d]));
    (void)snprintf(name, sizeof name, "lstm.%u%c.bias", number, side);
    ENT_TRY(load_bias(model, name, &layer->input[d]));
    (void)snprintf(name, sizeof name, "lstm.%u%c.recurrent", number, side);
    ENT_TRY(
        load_matrix(model, name, n_units, 4 * n_units, &layer->recurrent[d]));
  }
  return ENT_SUCCESS;
}

// ---- the input layer

static float *add_embedding(const EntKernels *const kernels,
                            const EntEmbedding *const embedding,
                            const uint32_t row, const float factor,
                            float *const x) {
  kernels->add_row(embedding->rows + (size_t)row * embedding->width,
                   embedding->scales[row] * factor, embedding->width, x);
  return x + embedding->width;
}

static void embed(const EntInputLayer *const layer,
                  const EntKernels *const kernels,
                  const EntWordFeatures *const word, float *x) {
  const EntVocabularyEntry known =
      ent_vocabulary_find(&layer->vocabulary, word->key);
  const float share = 1.0F / sqrtf((float)word->ngram_count);
  x = add_embedding(kernels, &layer->word, known.word, 1, x);
  for (int i = 0; i < word->ngram_count; ++i) {
    (void)add_embedding(kernels, &layer->ngram, word->ngrams[i], share, x);
  }
  x += layer->ngram.width;
  x = add_embedding(kernels, &layer->suffix, word->suffix, 1, x);
  x = add_embedding(kernels, &layer->prefix, word->prefix, 1, x);
  x = add_embedding(kernels, &layer->shape, word->shape, 1, x);
  (void)add_embedding(kernels, &layer->lexicon, known.lexicon_class, 1, x);
}

static void embed_window(const EntInputLayer *const layer,
                         const EntKernels *const kernels,
                         const EntToken *const tokens,
                         const EntWindow *const window, float *const x,
                         const size_t stride) {
  EntWordFeatures word;
  ent_features_of_root(&word);
  embed(layer, kernels, &word, x);
  for (uint32_t i = 0; i < window->n_tokens; ++i) {
    const EntView form = tokens[i].form;
    ent_features_of(form.data, form.size, !i && !window->is_continued, &word);
    embed(layer, kernels, &word, x + (i + 1) * stride);
  }
}

void ent_input_layer_run(const EntInputLayer *const layer,
                         const EntKernels *const kernels,
                         const EntDocument *const document,
                         const EntBatch *const batch, float *const x,
                         const size_t stride) {
  memset(x, 0, batch->n_rows * stride * sizeof *x);
  for (uint32_t w = 0; w < batch->n_windows; ++w) {
    const EntWindow *const window = &batch->windows[w];
    embed_window(layer, kernels, &document->tokens.items[window->first_token],
                 window, x + window->first_row * stride, stride);
  }
}

// ---- recurrent layers

/// One step of one direction: the packed rows from `begin` on.
static void run_step(const EntLstmLayer *const layer,
                     const EntKernels *const kernels, const int direction,
                     const EntBatch *const batch, const uint32_t step,
                     float *const out, const size_t out_stride,
                     EntLstmScratch *const scratch) {
  const size_t n_units = layer->n_units;
  const uint32_t begin = batch->step_begin[step];
  const uint32_t n_rows = batch->step_begin[step + 1] - begin;
  float *const gates = scratch->gates + (size_t)begin * 4 * n_units;
  if (step) {
    kernels->multiply(&layer->recurrent[direction], &scratch->hidden, 0, n_rows,
                      gates, 4 * n_units, true);
  }
  for (uint32_t i = 0; i < n_rows; ++i) {
    float *const hidden = out +
                          batch->order[direction][begin + i] * out_stride +
                          (size_t)direction * n_units;
    kernels->lstm(gates + i * 4 * n_units, n_units,
                  scratch->cells + i * n_units, hidden);
    kernels->round(hidden, 0, 1, n_units, &scratch->hidden, i);
  }
}

void ent_lstm_layer_run(const EntLstmLayer *const layer,
                        const EntKernels *const kernels,
                        const EntBatch *const batch, const float *const x,
                        const size_t stride, const size_t width,
                        float *const out, const size_t out_stride,
                        EntLstmScratch *const scratch) {
  const size_t n_units = layer->n_units;
  for (int d = 0; d < 2; ++d) {
    for (uint32_t p = 0; p < batch->n_rows; ++p) {
      kernels->round(x + batch->order[d][p] * stride, 0, 1, width,
                     &scratch->inputs, p);
    }
    kernels->multiply(&layer->input[d], &scratch->inputs, 0, batch->n_rows,
                      scratch->gates, 4 * n_units, false);
    memset(scratch->cells, 0, batch->n_windows * n_units * sizeof(float));
    for (uint32_t step = 0; step < batch->n_steps; ++step) {
      run_step(layer, kernels, d, batch, step, out, out_stride, scratch);
    }
  }
}
