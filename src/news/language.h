/**
   @file language.h
   Is a text English?

   Internal to news. Languages are told apart by their most frequent words
   (after Grefenstette, "Comparing two language identification schemes", JADT
   1995: short words beat letter sequences from some twenty words on). The words
   are in `lexicon/function-words.tsv`.

   A text of #ENT_LANGUAGE_LEAST_WORDS words or more is not English if another
   language has a greater share of function words, or English fewer than
   #ENT_LANGUAGE_LEAST_SHARE of 100. A shorter one is what it is declared to be,
   unless another language has #ENT_LANGUAGE_CERTAIN function words in it and
   three times as many as English.
*/
#ifndef ENT_NEWS_LANGUAGE_H
#define ENT_NEWS_LANGUAGE_H

#include "base/arena.h"
#include "base/status.h"
#include "base/view.h"
#include "base/world.h"

#include <stdint.h>

enum {
  ENT_LANGUAGE_LEAST_WORDS = 40, ///< To judge by
  ENT_LANGUAGE_LEAST_SHARE = 8,  ///< Percent; English news has 30 to 45,
                                 ///< headlines and cables much less
  ENT_LANGUAGE_CERTAIN = 5,      ///< Function words
  ENT_LANGUAGE_MOST = 64         ///< Languages in the table
};

typedef struct {
  EntView word;
  uint64_t languages; ///< A bit for each
} EntLanguageWord;

/// The table. Const once loaded; English is the first language.
typedef struct {
  EntView tags[ENT_LANGUAGE_MOST];
  size_t n_tags;
  struct {
    EntLanguageWord *items; ///< Sorted
    size_t count, capacity;
  } words;
} EntLanguages;

EntStatus ent_languages_load(const EntWorld *world, EntArena *arena,
                             EntLanguages *languages);

void ent_languages_clear(const EntWorld *world, EntLanguages *languages);

/**
   Return the tag of the language of `text`, or empty if it cannot be told.

   "und" if it has words enough, but those of no language of the table.
*/
EntView ent_language_guess(const EntLanguages *languages, EntView text);

/// Return whether a declared tag such as "en-GB" or "en_US" is of English.
bool ent_language_is_english(EntView tag);

#endif // ENT_NEWS_LANGUAGE_H
