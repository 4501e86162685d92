#include "network.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const float input_dropout = 0.2f, layer_dropout = 0.33f;
static const float tag_weight = 0.5f, lemma_weight = 0.3f, name_weight = 1.0f;

int network_width(const Network *n, int layer) {
  return layer ? 2 * n->shape.units : EMBED_UNITS;
}

int network_tag_layer(const NetworkShape *shape) {
  return shape->layers > 1 ? shape->layers - 1 : 1;
}

static void init_lstm(Network *n, int layer, int direction) {
  static const char *const parts[] = {"input", "recurrent", "bias"};
  const char *names[3];
  for (int i = 0; i < 3; i++) {
    char *name = n->lstm_names[layer][direction][i];
    snprintf(name, sizeof n->lstm_names[0][0][0], "lstm.%d%c.%s", layer,
             direction ? 'r' : 'l', parts[i]);
    names[i] = name;
  }
  lstm_init(&n->lstm[layer][direction], &n->parameters, names,
            network_width(n, layer), n->shape.units, direction);
}

static void init_heads(Network *n) {
  int width = 2 * n->shape.units;
  const NetworkShape *shape = &n->shape;
  dense_init(&n->tag, &n->parameters,
             (const char *[]){"tag.weight", "tag.bias"}, width, shape->tags,
             0.02f);
  dense_init(&n->lemma, &n->parameters,
             (const char *[]){"lemma.weight", "lemma.bias"}, width,
             shape->lemmas, 0.02f);
  dense_init(&n->name, &n->parameters,
             (const char *[]){"name.weight", "name.bias"}, width, shape->names,
             0.02f);
  arcs_init(&n->arcs, &n->parameters, width, shape->arc_units);
  labels_init(&n->labels, &n->parameters, width, shape->label_units,
              shape->labels);
  if (shape->has_chain) // last: other networks read the rest of its weights
    crf_init(&n->crf, &n->parameters, shape->names);
}

void network_init(Network *n, const NetworkShape *shape, const Lexicon *lexicon,
                  uint64_t seed) {
  memset(n, 0, sizeof *n);
  n->shape = *shape;
  n->random.state = n->parameters.random.state =
      seed * 0x9E3779B97F4A7C15ull + 88172645463325252ull;
  embedding_init(&n->embedding, &n->parameters, lexicon, shape->words);
  for (int layer = 0; layer < shape->layers; layer++)
    for (int direction = 0; direction < 2; direction++)
      init_lstm(n, layer, direction);
  init_heads(n);
  for (int layer = 0; layer <= shape->layers; layer++) {
    size_t size = (size_t)BATCH_ROWS * network_width(n, layer);
    n->x[layer] = matrix_new(size);
    n->gradient[layer] = matrix_new(size);
    n->mask[layer] = matrix_new(size);
  }
}

void network_clear(Network *n) {
  embedding_clear(&n->embedding);
  for (int layer = 0; layer <= n->shape.layers; layer++) {
    for (int d = 0; d < 2 && layer < n->shape.layers; d++)
      lstm_clear(&n->lstm[layer][d]);
    free(n->x[layer]);
    free(n->gradient[layer]);
    free(n->mask[layer]);
  }
  dense_clear(&n->tag);
  dense_clear(&n->lemma);
  dense_clear(&n->name);
  arcs_clear(&n->arcs);
  labels_clear(&n->labels);
  parameter_set_free(&n->parameters);
}

static float *top(Network *n) {
  return n->x[n->shape.layers];
}

static void drop_out(Network *n, const Batch *batch, int layer) {
  dropout_apply(&n->random, batch, network_width(n, layer),
                layer ? layer_dropout : input_dropout, n->x[layer],
                n->mask[layer]);
}

static void encode(Network *n, const Batch *batch, bool dropout) {
  embedding_forward(&n->embedding, batch, dropout ? &n->random : NULL, n->x[0]);
  for (int layer = 0; layer < n->shape.layers; layer++) {
    if (dropout)
      drop_out(n, batch, layer);
    for (int d = 0; d < 2; d++)
      lstm_forward(&n->lstm[layer][d], batch, n->x[layer],
                   n->x[layer + 1] + d * n->shape.units, 2 * n->shape.units);
  }
  if (dropout)
    drop_out(n, batch, n->shape.layers);
}

static void run_heads(Network *n, const Batch *batch, bool dropout) {
  Random *random = dropout ? &n->random : NULL;
  const float *lower = n->x[network_tag_layer(&n->shape)];
  dense_forward(&n->tag, batch->rows, lower);
  dense_forward(&n->lemma, batch->rows, n->x[1]);
  dense_forward(&n->name, batch->rows, top(n));
  arcs_forward(&n->arcs, batch, top(n), random, layer_dropout);
  labels_forward(&n->labels, batch, top(n), random, layer_dropout);
}

static void collect(const Batch *batch, TargetKind kind, Target *targets) {
  for (int s = 0; s < batch->count; s++)
    for (int i = 0; i < batch_length(batch, s); i++)
      targets[batch->offset[s] + i] =
          sentence_target(batch->sentences[s], kind, i);
}

static double name_loss(Network *n, const Batch *batch, Target *targets,
                        float weight, long *counted) {
  if (n->shape.has_chain)
    return crf_loss(&n->crf, &n->name, batch, weight, counted);
  collect(batch, TARGET_NAME, targets);
  return classifier_loss(&n->name, batch->rows, targets, weight, counted);
}

static void classifier_losses(Network *n, const Batch *batch, float scale,
                              Losses *losses) {
  Target targets[BATCH_ROWS];
  collect(batch, TARGET_TAG, targets);
  losses->tag += classifier_loss(&n->tag, batch->rows, targets,
                                 scale * tag_weight, &losses->tags);
  collect(batch, TARGET_LEMMA, targets);
  losses->lemma += classifier_loss(&n->lemma, batch->rows, targets,
                                   scale * lemma_weight, &losses->lemmas);
  losses->name +=
      name_loss(n, batch, targets, scale * name_weight, &losses->names);
}

static void clear_gradients(Network *n, const Batch *batch) {
  for (int layer = 0; layer <= n->shape.layers; layer++)
    memset(n->gradient[layer], 0,
           (size_t)batch->rows * network_width(n, layer) * sizeof(float));
}

static void heads_backward(Network *n, const Batch *batch) {
  float *top_gradient = n->gradient[n->shape.layers];
  int lower = network_tag_layer(&n->shape);
  dense_backward(&n->tag, batch->rows, n->x[lower], n->gradient[lower]);
  dense_backward(&n->lemma, batch->rows, n->x[1], n->gradient[1]);
  dense_backward(&n->name, batch->rows, top(n), top_gradient);
  arcs_backward(&n->arcs, batch, top(n), top_gradient);
  labels_backward(&n->labels, batch, top(n), top_gradient);
}

static void decode_backward(Network *n, const Batch *batch, int layer,
                            bool dropout) {
  if (dropout)
    dropout_backward(batch->rows, network_width(n, layer), n->mask[layer],
                     n->gradient[layer]);
  for (int d = 0; d < 2 && layer; d++)
    lstm_backward(&n->lstm[layer - 1][d], batch, n->x[layer - 1],
                  n->gradient[layer] + d * n->shape.units, 2 * n->shape.units,
                  n->gradient[layer - 1]);
}

void network_learn(Network *n, const Batch *batch, bool dropout,
                   Losses *losses) {
  float scale = 1.0f / (float)(batch->rows - batch->count);
  encode(n, batch, dropout);
  run_heads(n, batch, dropout);
  clear_gradients(n, batch);
  classifier_losses(n, batch, scale, losses);
  losses->arc += arcs_loss(&n->arcs, batch, scale, &losses->arcs);
  losses->label += labels_loss(&n->labels, batch, scale, &losses->labels);
  heads_backward(n, batch);
  for (int layer = n->shape.layers; layer >= 0; layer--)
    decode_backward(n, batch, layer, dropout);
  embedding_backward(&n->embedding, batch, n->gradient[0]);
}

double network_loss(const Losses *l, const Batch *batch) {
  double sum = (double)tag_weight * l->tag + (double)lemma_weight * l->lemma +
               (double)name_weight * l->name + l->arc + l->label;
  return sum / (batch->rows - batch->count);
}

static void spread(const Batch *batch, TargetKind kind,
                   const int16_t *classes) {
  for (int s = 0; s < batch->count; s++) {
    Sentence *sentence = batch->sentences[s];
    int16_t *to = kind == TARGET_TAG     ? sentence->guessed_tag
                  : kind == TARGET_LEMMA ? sentence->guessed_lemma
                                         : sentence->guessed_name;
    memcpy(to, classes + batch->offset[s],
           (size_t)(sentence->length + 1) * sizeof *classes);
  }
}

void network_score(Network *n, const Batch *batch) {
  encode(n, batch, false);
  run_heads(n, batch, false);
  if (n->shape.has_chain)
    crf_marginals(&n->crf, &n->name, batch);
}

void network_guess(Network *n, const Batch *batch) {
  int16_t classes[BATCH_ROWS];
  network_score(n, batch);
  classifier_guess(&n->tag, batch->rows, classes);
  spread(batch, TARGET_TAG, classes);
  classifier_guess(&n->lemma, batch->rows, classes);
  spread(batch, TARGET_LEMMA, classes);
  classifier_guess(&n->name, batch->rows, classes);
  spread(batch, TARGET_NAME, classes);
  arcs_guess(&n->arcs, batch);
  labels_guess(&n->labels, batch);
}
