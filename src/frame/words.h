/**
   @file words.h
   Questions about small words, answered by lexicon/grammar.tsv.
*/
#ifndef ENT_FRAME_WORDS_H
#define ENT_FRAME_WORDS_H

#include "frame/reading.h"

#include <stdbool.h>

/// Return whether the word `token` has `property` in the grammar table; false
/// for #ENT_NO_TOKEN.
bool ent_word_is(const EntReading *reading, uint32_t token, EntView property);

/// Return whether a word or phrase with `property` begins at `token`: "along
/// with"; false for #ENT_NO_TOKEN.
bool ent_word_begins(const EntReading *reading, uint32_t token,
                     EntView property);

/// Return whether an entry of the word, used as `pos`, evokes an event of the
/// class.
bool ent_word_evokes(const EntReading *reading, uint32_t token, EntLexPos pos,
                     EntId event_class);

/// Return the number that the token says in digits or words, or -1.
double ent_word_number(const EntReading *reading, uint32_t token);

/// Return whether `token` begins with a capital letter.
bool ent_word_is_capitalised(const EntReading *reading, uint32_t token);

/**
   Return the preposition of the phrase that `token` heads, or #ENT_NO_TOKEN.

   A conjunct has that of the first conjunct: "in Baku and Ganja".
*/
uint32_t ent_word_preposition(const EntReading *reading, uint32_t token);

/// Return the first token of the sentence of `token`.
uint32_t ent_word_sentence_begin(const EntReading *reading, uint32_t token);

/// Return the token behind the last one of the sentence of `token`.
uint32_t ent_word_sentence_end(const EntReading *reading, uint32_t token);

/// Return whether `token` has this lemma or form, regardless of case.
bool ent_word_equals(const EntReading *reading, uint32_t token, EntView word);

/// Return whether a name of `referent`, or its label, has the word: "council"
/// of the Security Council.
bool ent_word_is_in_name(const EntReading *reading, uint32_t token,
                         EntReferentId referent);

/// Return whether the lemma, in lower case, is in the set of the lexicon.
bool ent_word_is_in_set(const EntReading *reading, uint32_t token, EntView set);

/// Return whether the token is a common or proper noun.
bool ent_word_is_noun(const EntReading *reading, uint32_t token);

/// Return whether the token is a word of a name of the state, "kingdom" of
/// "Kingdom of Norway"; true if no official name is known.
bool ent_word_is_in_official_name(const EntReading *reading, uint32_t token,
                                  EntReferentId referent);

/// Return the time expression that `token` is part of, or NULL.
const EntTimex *ent_word_time(const EntReading *reading, uint32_t token);

/// Return whether `token` is in a headline.
bool ent_word_is_in_headline(const EntReading *reading, uint32_t token);

/// Return whether `token` is the infinitive by which a headline tells what is
/// to come: "Dorn to visit Kaldora".
bool ent_word_is_headline_future(const EntReading *reading, uint32_t token);

/// Return whether `token` is part of a time expression.
bool ent_word_is_time(const EntReading *reading, uint32_t token);

#endif // ENT_FRAME_WORDS_H
