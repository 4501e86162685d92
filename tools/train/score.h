#ifndef TRAIN_SCORE_H
#define TRAIN_SCORE_H

// How well the network does on annotated sentences: quick figures while
// training, without a tree decoder. `entente eval` has the official ones.

#include "corpus.h"
#include "network.h"

typedef struct {
  long words, upos, lemma, uas, las; // correct, subtypes of labels ignored
  long gold_names, guessed_names, right_names;
  long named_words;
} Scores;

// Read all sentences of `corpus` and count what is right.
Scores score_corpus(Network *network, Corpus *corpus,
                    const Inventories *inventories);

// Print one line.
void score_print(const char *title, const Scores *scores);

#endif
