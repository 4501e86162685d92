#include "text/vocabulary.h"

static bool is_sound(const EntVocabulary *const vocabulary,
                     const uint32_t n_words, const uint32_t n_classes) {
  const uint32_t n_slots = vocabulary->n_slots;
  uint32_t n_free = 0;
  if (!n_slots || (n_slots & (n_slots - 1))) {
    return false;
  }
  for (uint32_t i = 0; i < n_slots; ++i) {
    n_free += !vocabulary->keys[i];
    if (vocabulary->words[i] >= n_words ||
        vocabulary->classes[i] >= n_classes) {
      return false;
    }
  }
  return n_free > 0; // else a search would not end
}

EntStatus ent_vocabulary_load(const EntModelFile *const model,
                              const uint32_t n_words, const uint32_t n_classes,
                              EntVocabulary *const vocabulary) {
  EntSection keys;
  EntSection words;
  EntSection classes;
  EntSection inflections;
  ENT_TRY(
      ent_model_file_array(model, "vocabulary", 0, 1, sizeof(uint32_t), &keys));
  ENT_TRY(ent_model_file_array(model, "vocabulary.word", keys.rows, 1,
                               sizeof(uint16_t), &words));
  ENT_TRY(ent_model_file_array(model, "vocabulary.lexicon", keys.rows, 1,
                               sizeof(uint16_t), &classes));
  ENT_TRY(ent_model_file_array(model, "lexicon.inflection", n_classes, 1, 1,
                               &inflections));
  *vocabulary = (EntVocabulary){keys.data, words.data, classes.data,
                                inflections.data, keys.rows};
  if (!is_sound(vocabulary, n_words, n_classes)) {
    return ent_error(model->file.world, ENT_ERR_DATA, ENT_IN_FILE(model->path),
                     "the vocabulary is damaged");
  }
  return ENT_SUCCESS;
}

EntVocabularyEntry ent_vocabulary_find(const EntVocabulary *const vocabulary,
                                       const uint32_t key) {
  const uint32_t mask = vocabulary->n_slots - 1;
  uint32_t i = key & mask;
  while (vocabulary->keys[i] && vocabulary->keys[i] != key) {
    i = (i + 1) & mask;
  }
  return (EntVocabularyEntry){vocabulary->keys[i] ? vocabulary->words[i] : 0,
                              vocabulary->keys[i] ? vocabulary->classes[i] : 0};
}

unsigned ent_vocabulary_inflection(const EntVocabulary *const vocabulary,
                                   const uint32_t key) {
  return vocabulary
      ->inflections[ent_vocabulary_find(vocabulary, key).lexicon_class];
}
