#ifndef TRAIN_CORPUS_H
#define TRAIN_CORPUS_H

/* Reads CoNLL-U into sentences and numbers their annotation.

   Columns that are `_` are not annotated. A name is in the last column as
   Name=B-PER, Name=I-PER or Name=O; words without it are not annotated with
   names. */

#include "inventory.h"
#include "lexicon.h"
#include "sentence.h"

// The classes of each kind of annotation and the vocabulary.
typedef struct {
  Inventory tags;   // UPOS|XPOS|FEATS
  Inventory lemmas; // scripts of text/lemma_script.h
  Inventory labels, names;
  Inventory words; // normalised forms; row 0 of the embedding is "unknown"
} Inventories;

// Append the sentences of the file to `corpus`. With `grow`, new classes are
// added to the inventories, else they count as not annotated. Ends the
// program when the file cannot be read.
void corpus_read(Corpus *corpus, const char *path, Inventories *inventories,
                 bool grow);

// Drop rare classes and words, and renumber the classes of `corpus`, the one
// that the inventories grew with. Other corpora are read after this.
void inventories_prune(Inventories *inventories, Corpus *corpus);

// Set words and lexicon classes, once the vocabulary is final.
void corpus_number_words(Corpus *corpus, const Inventories *inventories,
                         const Lexicon *lexicon);

// Print a sentence as CoNLL-U with what the network guessed.
void corpus_print(const Sentence *sentence, const Inventories *inventories);

void corpus_clear(Corpus *corpus);
void inventories_clear(Inventories *inventories);

#endif
