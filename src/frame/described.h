/**
   @file described.h
   A description as it stands in its sentence, and what offices it names.

   Descriptions are offices without a name ("the two presidents", "his Turkish
   counterpart") and the nouns of lexicon/descriptions.tsv, which
   frame/descriptions.h reads.
*/
#ifndef ENT_FRAME_DESCRIBED_H
#define ENT_FRAME_DESCRIBED_H

#include "frame/antecedents.h"
#include "frame/phrases.h"
#include "frame/reading.h"

enum { ENT_MAX_OWNERS = 8 };

/// A phrase, with the token on which its others depend and what determines it.
typedef struct {
  EntPhraseMatch match;
  uint32_t head;
  uint32_t owners[ENT_MAX_OWNERS];
  size_t n_owners;
  uint32_t first, end;
  bool is_definite;
  bool is_both;     ///< "both", "the two", "all"
  bool is_governed; ///< "government forces"
  size_t count;     ///< "two": 2, or 0
} EntDescription;

/// Set all but the match, which `found` has already.
void ent_described_look_around(const EntReading *reading,
                               EntDescription *found);

bool ent_described_is_plural(const EntReading *reading,
                             const EntDescription *found);

/// Return the state of "its" or "his" before it, or #ENT_NO_REFERENT.
EntReferentId ent_described_possessor(const EntReading *reading,
                                      const EntDescription *found);

/// Let the description mean the referents from here on.
EntStatus ent_described_mean(EntReading *reading, EntAntecedents *antecedents,
                             const EntDescription *found,
                             const EntReferentId *referents,
                             size_t n_referents);

/// Read an office without a name: "the two presidents", "its foreign minister".
EntStatus ent_described_office(EntReading *reading, EntAntecedents *antecedents,
                               const EntDescription *found);

/// Read "his Turkish counterpart": who holds the same office there.
EntStatus ent_described_counterpart(EntReading *reading,
                                    EntAntecedents *antecedents,
                                    EntDescription *found);

#endif // ENT_FRAME_DESCRIBED_H
