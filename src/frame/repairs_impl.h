/**
   @file repairs_impl.h
   What the files of repairs.h share: a document whose trees change, with their
   index kept in step, and the questions that are asked of it.
*/
#ifndef ENT_FRAME_REPAIRS_IMPL_H
#define ENT_FRAME_REPAIRS_IMPL_H

#include "frame/lexicon.h"
#include "frame/reading.h"
#include "frame/tree.h"

typedef struct {
  const EntFrameModel *model;
  EntDocument *document;
  EntTree tree;
} EntRepairs;

/// Features of a verb that has turned out to be finite.
#define ENT_REPAIR_PAST "Mood=Ind|Tense=Past|VerbForm=Fin"
#define ENT_REPAIR_PRESENT                                                     \
  "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"

/// \name Asking
/// @{

EntToken *ent_repair_word(const EntRepairs *trees, uint32_t token);

/// Return whether `token` has a dependent of exactly this relation.
bool ent_repair_has(const EntRepairs *trees, uint32_t token, EntDeprel deprel);

/// As above, comparing universal relations.
bool ent_repair_has_any(const EntRepairs *trees, uint32_t token,
                        EntDeprel deprel);

/// Return whether lexicon/grammar.tsv gives the word this property.
bool ent_repair_is(const EntRepairs *trees, uint32_t token, EntView property);

bool ent_repair_is_form(const EntRepairs *trees, uint32_t token,
                        const char *form);
bool ent_repair_ends_in_s(const EntRepairs *trees, uint32_t token);
bool ent_repair_is_nominal(const EntRepairs *trees, uint32_t token);
bool ent_repair_is_headline(const EntRepairs *trees, uint32_t token);

/// Return the kinds that the word has as a common noun.
unsigned ent_repair_kinds(const EntRepairs *trees, uint32_t token);

/// Return whether it is a common noun for somebody who acts.
bool ent_repair_is_actor_noun(const EntRepairs *trees, uint32_t token);

/// Return how many entries of `pos` the lexicon has for the word, from
/// `*first`.
size_t ent_repair_entries(const EntRepairs *trees, uint32_t token,
                          EntLexPos pos, const EntLexEntry **first);

/// Return the verb of the lexicon of which the noun may be a form, "summon" for
/// "summons", or an empty view.
EntView ent_repair_verb_lemma(const EntRepairs *trees, uint32_t noun);

/// Return whether the verb has what a passive lacks: an object or a clause, or
/// the preposition that stands for one.
bool ent_repair_has_complement(const EntRepairs *trees, uint32_t verb);

/// Return whether the verb tells what only somebody can do: speak, meet,
/// punish.
bool ent_repair_is_act(const EntRepairs *trees, uint32_t verb);

/// @}
/// \name Moving
/// @{

/// Hang `token` on `head` as its `deprel`.
void ent_repair_hang(EntRepairs *trees, uint32_t token, uint32_t head,
                     EntDeprel deprel);

/// Let `heir` hang where `token` hangs, and `token` on nothing for now; `heir`
/// is below `token`.
void ent_repair_succeed(EntRepairs *trees, uint32_t token, uint32_t heir);

/// Give the dependents of `from` that stand in [begin, end) to `to`.
void ent_repair_pass_on(EntRepairs *trees, uint32_t from, uint32_t to,
                        uint32_t begin, uint32_t end);

/// @}
/// \name Mending
/// Each looks at one word and mends what is wrong there, if anything.
/// @{

/// Voice, objects and conjuncts of a verb.
void ent_repair_verb(EntRepairs *trees, uint32_t verb);

/// As below, also for the root of a sentence.
void ent_repair_any(EntRepairs *trees, uint32_t token);

/// Nouns and verbs taken for each other, and what hides in a compound.
void ent_repair_noun(EntRepairs *trees, uint32_t token);

/// A noun of a headline that is a verb; `root` and `end` are the sentence's.
void ent_repair_headline_verb(EntRepairs *trees, uint32_t token, uint32_t root,
                              uint32_t end);

/// A headline whose verb is taken for a noun: "Ostria jails 40".
void ent_repair_headline_root(EntRepairs *trees, uint32_t root);

/// "Hale, Dorn agree": both do.
void ent_repair_headline_subject(EntRepairs *trees, uint32_t root);

/// "Votes to close embassy", where "close" is taken for an adjective.
void ent_repair_headline_infinitive(EntRepairs *trees, uint32_t token);

/// What a clause hangs on, and its subject.
void ent_repair_clause(EntRepairs *trees, uint32_t verb);

/// A sentence whose verb is taken for a part of its object.
void ent_repair_root(EntRepairs *trees, uint32_t root);

/// @}

#endif // ENT_FRAME_REPAIRS_IMPL_H
