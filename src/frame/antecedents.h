/**
   @file antecedents.h
   The candidates for antecedents, as they are known at a point of the text.
*/
#ifndef ENT_FRAME_ANTECEDENTS_H
#define ENT_FRAME_ANTECEDENTS_H

#include "base/status.h"
#include "frame/reading.h"
#include "frame/salience.h"

/// One or several referents that the text spoke of at a place.
typedef struct {
  uint32_t token;
  const EntReferentId *referents;
  size_t n_referents;
  unsigned kinds; ///< Of all of them together
  bool is_subject;
  bool is_adjective;
} EntAntecedent;

/// More than any text counts; above it, a number is none of persons or states.
enum { ENT_MANY = 1000 };

/// Zero-initialise; free with ent_antecedents_free().
typedef struct {
  EntAntecedent *items;
  size_t count, capacity;
  EntSalience salience; ///< Of the states, up to here
} EntAntecedents;

/// What is looked for.
typedef struct {
  uint32_t token;     ///< The pronoun or description
  unsigned kinds;     ///< Each referent must be of one of these kinds
  size_t min_count;   ///< At least so many referents …
  size_t max_count;   ///< … and at most so many
  uint32_t excluded;  ///< A token that it cannot be, or #ENT_NO_TOKEN
  EntView class_name; ///< Class that a single referent must have, or empty
  bool is_single;     ///< No plural noun: "it"
  bool is_official;   ///< The noun is in the official names of what it means
  bool is_central;    ///< Rather what the article is about than what was last
} EntAntecedentQuery;

void ent_antecedents_free(EntAntecedents *antecedents,
                          const EntReading *reading);

/// Add the candidate that the mention is whose head is `token`.
EntStatus ent_antecedents_add_mention(EntAntecedents *antecedents,
                                      const EntReading *reading,
                                      const EntMention *mention);

/// Add the group of mentions coordinated under `token`, if there is one.
EntStatus ent_antecedents_add_group(EntAntecedents *antecedents,
                                    const EntReading *reading, uint32_t token);

/// Return the best candidate, or NULL.
const EntAntecedent *ent_antecedents_find(const EntAntecedents *antecedents,
                                          const EntReading *reading,
                                          const EntAntecedentQuery *query);

/// Find the two persons that were spoken of last; false if there are none.
bool ent_antecedents_last_two(const EntAntecedents *antecedents,
                              EntReferentId persons[2]);

/// Add a mention of the referents, a pronoun or a description, to the reading
/// and to the candidates.
EntStatus ent_antecedents_refer(EntAntecedents *antecedents,
                                EntReading *reading, uint32_t first_token,
                                uint32_t n_tokens, EntMentionForm form,
                                const EntReferentId *referents,
                                size_t n_referents);

/// Add a mention of the best candidate, if there is one.
EntStatus ent_antecedents_resolve(EntAntecedents *antecedents,
                                  EntReading *reading,
                                  const EntAntecedentQuery *query,
                                  uint32_t first_token, uint32_t n_tokens,
                                  EntMentionForm form);

#endif // ENT_FRAME_ANTECEDENTS_H
