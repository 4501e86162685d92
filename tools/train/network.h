#ifndef TRAIN_NETWORK_H
#define TRAIN_NETWORK_H

/* The whole network:

       words -> embedding -> recurrent layer 0 -> ... -> top layer
                                   |        |             |
                                lemmas    tags    names, arcs, labels

   Lemmas read the first layer, tags the one below the top, or the only one.

   Each recurrent layer reads in both directions. */

#include "arcs.h"
#include "crf.h"
#include "dense.h"
#include "embedding.h"
#include "labels.h"
#include "lstm.h"

enum { LAYER_LIMIT = 4 };

typedef struct {
  int layers, units;          // recurrent layers, units in each direction
  int arc_units, label_units; // of the roles
  int words, tags, lemmas, labels, names;
  bool has_chain; // a CRF over the names
} NetworkShape;

// Summed losses and how many words they are of.
typedef struct {
  double tag, lemma, name, arc, label;
  long tags, lemmas, names, arcs, labels;
} Losses;

typedef struct {
  NetworkShape shape;
  ParameterSet parameters;
  Random random;
  Embedding embedding;
  Lstm lstm[LAYER_LIMIT][2];
  char lstm_names[LAYER_LIMIT][2][3][32]; ///< Parameters keep their names
  Dense tag, lemma, name;
  Arcs arcs;
  Labels labels;
  Crf crf;
  // inputs of each layer, the last the top layer's output; their gradients
  // and dropout masks
  float *x[LAYER_LIMIT + 1], *gradient[LAYER_LIMIT + 1];
  float *mask[LAYER_LIMIT + 1];
} Network;

void network_init(Network *network, const NetworkShape *shape,
                  const Lexicon *lexicon, uint64_t seed);
void network_clear(Network *network);

// Forward and backward: gradients of all parameters, losses added to
// `losses`. Without `dropout` nothing is random.
void network_learn(Network *network, const Batch *batch, bool dropout,
                   Losses *losses);

// The weighted mean of `losses` over the words of `batch`: what the gradients
// of network_learn are of.
double network_loss(const Losses *losses, const Batch *batch);

// Score tags, lemmas and names (probabilities if the network has a chain), and
// prepare arcs and labels, all without dropout.
void network_score(Network *network, const Batch *batch);

// Fill the guesses of the batch's sentences.
void network_guess(Network *network, const Batch *batch);

// The layer whose output tags and lemmas are made of, 1 for the first.
int network_tag_layer(const NetworkShape *shape);

// Number of units that layer `layer` reads; the top output for `layers`.
int network_width(const Network *network, int layer);

#endif
