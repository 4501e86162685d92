/**
   @file arguments.h
   What a word governs, whatever the surface order.

   The slots of lexicon.h are filled from the tree with passives, participles,
   relative clauses, control and coordination undone: in "the statements that
   the leaders signed" and in "signed by the leaders" the leaders are `subj` and
   the statements `obj`.
*/
#ifndef ENT_FRAME_ARGUMENTS_H
#define ENT_FRAME_ARGUMENTS_H

#include "frame/reading.h"

#include <stdbool.h>

/// The most arguments that a word is given; what is beyond is left out.
#define ENT_MAX_ARGUMENTS 40

typedef struct {
  EntId slot;           ///< Of lexicon.h; #ENT_NO_ID for a preposition that no
                        ///< entry of the lexicon knows
  uint32_t token;       ///< Head of the filler; its conjuncts are fillers too
  uint32_t preposition; ///< Its preposition, or #ENT_NO_TOKEN
  bool is_inherited;    ///< From another word: shared or controlled
} EntArgument;

typedef struct {
  EntArgument items[ENT_MAX_ARGUMENTS];
  size_t count;
} EntArguments;

/// Collect the arguments of `token`, used as `pos`.
void ent_arguments_collect(const EntReading *reading, uint32_t token,
                           EntLexPos pos, EntArguments *arguments);

/// Append one, unless the same token is there in the same slot.
void ent_arguments_add(EntArguments *arguments, EntId slot, uint32_t token,
                       uint32_t preposition, bool is_inherited);

/// Return the first argument in `slot`, or NULL.
const EntArgument *ent_arguments_find(const EntArguments *arguments,
                                      EntId slot);

/// Return the slot of a clausal complement: "to sign", "signing", "that they
/// signed".
EntLexSlot ent_arguments_clause_slot(const EntReading *reading, uint32_t token);

/**
   Return the noun that `token` means: for a relative pronoun without a mention
   its antecedent, for a quantity what is counted ("dozens of students"), else
   `token`.
*/
uint32_t ent_arguments_noun(const EntReading *reading, uint32_t token);

/// Return the noun that the relative pronoun `token` stands for, or `token` if
/// it is none.
uint32_t ent_arguments_antecedent(const EntReading *reading, uint32_t token);

#endif // ENT_FRAME_ARGUMENTS_H
