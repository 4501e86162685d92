#ifndef TRAIN_OPTIONS_H
#define TRAIN_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

enum { OPTION_FILES = 16 };

// What the command line asks for.
typedef struct {
  const char *out, *lexicon; // weights to write, folder of WordNet
  const char *cities;        // list of names, or NULL
  const char *names[OPTION_FILES];
  int names_count;
  const char *parse;        // CoNLL-U to annotate and print, or NULL
  const char *from, *model; // weights to read, model file to write
  const char *start;        // weights to begin with, or NULL
  const char *mix;          // weights to average with those read, or NULL
  const char *teacher[OPTION_FILES];
  int teacher_count;
  const char *train[OPTION_FILES], *more[OPTION_FILES], *dev[OPTION_FILES];
  int train_count, more_count, dev_count;
  const char *plain[OPTION_FILES]; // without annotation
  int plain_count;
  int chain;       // 1: a CRF over the names
  int teach_names; // 1: teachers are believed in names alone
  int epochs, layers, units, arc_units, label_units, batch_rows;
  float rate;
  uint64_t seed;
} Options;

// Read the command line; on an error say what is wrong and return false.
bool options_read(Options *options, int argc, char **argv);

#endif
