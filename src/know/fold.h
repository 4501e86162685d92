/**
   @file fold.h
   When two spellings of a word count as the same.

   A name is cut into pieces (words, without the hyphens between them), and each
   piece is folded in two steps:

   - *plain*: lower case, letters without their diacritics, no dots and
     apostrophes: "Türkiye" is "turkiye", "U.S." is "us";
   - *loose*: besides, rules for transliteration on pieces of four letters or
     more: "Aliyev" and "Aliev" are both "aliev".

   Letters and rules are data (`knowledge/folding.tsv`).
*/
#ifndef ENT_KNOW_FOLD_H
#define ENT_KNOW_FOLD_H

#include "base/view.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A letter and the ASCII letters it is folded to, zero-padded.
typedef struct {
  uint32_t code_point;
  char to[4];
} EntFoldLetter;

/// A rule: `from`, at the end of a piece only if it ends in "$", becomes `to`,
/// which is at most four times as long.
typedef struct {
  char from[8];
  char to[8];
} EntFoldRule;

/// Letters by code point, and rules in the order in which they are tried.
typedef struct {
  const EntFoldLetter *letters;
  size_t n_letters;
  const EntFoldRule *rules;
  size_t n_rules;
} EntFolding;

/// Bytes of the longest piece that is folded, and of its folded form.
enum { ENT_FOLD_MAX_PIECE = 60, ENT_FOLD_MAX = 1024 };

/// Return whether `rule` has something to replace and is not too long.
bool ent_fold_is_rule(const EntFoldRule *rule);

/// Cut the next piece off `rest`; false if there is none. Pieces are separated
/// by spaces and hyphens; a final 's and a comma are pieces of their own.
bool ent_fold_cut(EntView *rest, EntView *piece);

/// Return whether `piece` is a lone apostrophe.
bool ent_fold_is_apostrophe(EntView piece);

/// Return whether `piece` is an 's.
bool ent_fold_is_possessive(EntView piece);

/// Write the plain form of `piece` to `out`; return its length, 0 if nothing is
/// left of it or it is too long.
size_t ent_fold_plain(const EntFolding *folding, EntView piece,
                      char out[ENT_FOLD_MAX]);

/// Write the loose form of `piece` to `out`; return its length as above.
size_t ent_fold_loose(const EntFolding *folding, EntView piece,
                      char out[ENT_FOLD_MAX]);

/// Return whether two pieces differ in dots only, as "US" and "U.S.".
bool ent_fold_is_same_but_dots(EntView a, EntView b);

/// Return whether text written as `piece` can be the name piece `name` as far
/// as capitals go: capitals of a name must be there, and a piece all in
/// capitals (an abbreviation) must be the same. A short piece all in capitals
/// is an abbreviation, not a short name ("LOT" is no "Lot").
bool ent_fold_case_agrees(EntView name, EntView piece);

#ifdef __cplusplus
}
#endif

#endif // ENT_KNOW_FOLD_H
