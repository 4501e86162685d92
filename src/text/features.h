#ifndef ENT_TEXT_FEATURES_H
#define ENT_TEXT_FEATURES_H

/* What the network sees of a word: its normalised form, character n-grams,
   affixes and shape, all as row numbers of embedding tables.

   The trainer and the reader share this file, so that a word looks the same
   to both. A change here needs a new training run.

       EntWordFeatures word;
       ent_features_of("Geneva", 6, false, &word);
*/

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  ENT_FEATURE_NGRAMS = 32,          // at most so many n-grams of a word
  ENT_FEATURE_NGRAM_ROWS = 1 << 16, // rows of the n-gram embedding
  ENT_FEATURE_AFFIX_ROWS = 8192,    // rows of the prefix and suffix embeddings
  ENT_FEATURE_SHAPE_ROWS = 64,      // rows of the shape embedding
  ENT_FEATURE_FORM_BYTES = 64       // a normalised form is shorter than this
};

// The row numbers of one word.
typedef struct {
  uint32_t key; // hash of the normalised form, never 0
  uint16_t ngrams[ENT_FEATURE_NGRAMS];
  uint8_t ngram_count;
  uint8_t shape;
  uint16_t prefix;
  uint16_t suffix;
} EntWordFeatures;

// Write the normalised `form` to `out`, terminated: lower case, Latin letters
// without accents, straight quotes, digits as 0, whole numbers as "!num",
// years as "!year", addresses as "!url". What passes 60 bytes is cut. Return
// the length.
size_t ent_features_normalise(const char *form, size_t length,
                              char out[ENT_FEATURE_FORM_BYTES]);

// Hash `length` bytes. Distinct seeds give independent hashes.
uint32_t ent_features_hash(const char *bytes, size_t length, uint32_t seed);

// The key of a normalised form in vocabulary and lexicon; never 0.
uint32_t ent_features_key(const char *normalised, size_t length);

// Fill `out` for the word `form`; `is_first` says that it begins a sentence.
void ent_features_of(const char *form, size_t length, bool is_first,
                     EntWordFeatures *out);

// Fill `out` for the artificial root that precedes each sentence.
void ent_features_of_root(EntWordFeatures *out);

#endif
