/**
   @file vocabulary.h
   The words that the network knows by themselves, and what the lexicon knows.

   One hash table from keys of normalised forms (features.h) to the row of the
   word's embedding and to the word's class in the lexicon; 0 where unknown.
*/
#ifndef ENT_TEXT_VOCABULARY_H
#define ENT_TEXT_VOCABULARY_H

#include "text/model_file.h"

#ifdef __cplusplus
extern "C" {
#endif

/// What a form can be, as bits of the lexicon.
typedef enum {
  ENT_LEXICON_NOUN = 1,       ///< A noun's base form
  ENT_LEXICON_VERB = 2,       ///< A verb's base form
  ENT_LEXICON_ADJECTIVE = 32, ///< An adjective in any degree
  ENT_LEXICON_ADVERB = 64
} EntLexiconBit;

typedef struct {
  const uint32_t *keys; ///< Open addressing; 0 marks a free slot
  const uint16_t *words;
  const uint16_t *classes;
  const uint8_t *inflections; ///< Of each class: bits of #EntLexiconBit
  uint32_t n_slots;           ///< A power of two
} EntVocabulary;

/// What is known of a word.
typedef struct {
  uint16_t word;
  uint16_t lexicon_class;
} EntVocabularyEntry;

/// Read the table from `model`; all rows must be below the given numbers.
EntStatus ent_vocabulary_load(const EntModelFile *model, uint32_t n_words,
                              uint32_t n_classes, EntVocabulary *vocabulary);

/// Look up `key`; both numbers are 0 if it is not there.
EntVocabularyEntry ent_vocabulary_find(const EntVocabulary *vocabulary,
                                       uint32_t key);

/// Return what the form that normalises to `key` can be, 0 if it is not known.
unsigned ent_vocabulary_inflection(const EntVocabulary *vocabulary,
                                   uint32_t key);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_VOCABULARY_H
