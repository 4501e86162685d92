/**
   @file duplicates.h
   The same report in other articles.

   An agency's report appears in many outlets with another headline, dateline
   and foot, a paragraph less, a word changed. Two articles are near-duplicates
   if the sets of the sequences of five words in their paragraphs resemble each
   other by 0.7 or more (size of the intersection by size of the union). The
   resemblance is estimated from signatures of 128 minima of hashes (A. Broder,
   On the resemblance and containment of documents, 1997), of which the low 16
   bits are kept (P. Li and A. C. König, b-bit minwise hashing, 2010); the
   standard error is below 0.04. Candidates are those articles that agree with
   one of 32 bands of four minima (A. Rajaraman and J. D. Ullman, Mining of
   Massive Datasets, chapter 3), which finds 99.98 % of the pairs at 0.7.

   An index remembers the last articles that were no duplicates themselves, as
   many as it is told, in about 430 bytes each, and no more. What it answers
   depends on the order in which it is asked only.

       EntSignature signature;
       ent_signature_make(&article, &signature);                 // any thread
       ...
       uint64_t original;
       if (ent_duplicates_find(index, &signature, key, &original)) ...
*/
#ifndef ENT_NEWS_DUPLICATES_H
#define ENT_NEWS_DUPLICATES_H

#include "base/status.h"
#include "base/world.h"
#include "news/article.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  ENT_SIGNATURE_SIZE = 128,
  ENT_DUPLICATES_WINDOW = 65536 ///< Articles remembered by default: 28 MB
};

/// What an article is compared by.
typedef struct {
  uint16_t minima[ENT_SIGNATURE_SIZE];
  bool is_short; ///< Too little text: it resembles nothing
} EntSignature;

/// The articles that were seen. Belongs to one thread at a time.
typedef struct EntDuplicatesImpl EntDuplicates;

/// Make the signature of an article's paragraphs.
void ent_signature_make(const EntArticle *article, EntSignature *signature);

/// Return the estimated resemblance of two articles, from 0 to 1.
double ent_signature_resemblance(const EntSignature *a, const EntSignature *b);

/// Make an index of `window` articles, at least 1; NULL if out of memory.
EntDuplicates *ent_duplicates_new(const EntWorld *world, size_t window);

/// Free `index`, which may be NULL.
void ent_duplicates_free(EntDuplicates *index);

/**
   Find the article that the one of `signature` is a near-duplicate of.

   That is the one that resembles it most, of several the one seen first;
   `original` is its key. Returns false if there is none, and remembers the
   article by `key`.
*/
bool ent_duplicates_find(EntDuplicates *index, const EntSignature *signature,
                         uint64_t key, uint64_t *original);

#ifdef __cplusplus
}
#endif

#endif // ENT_NEWS_DUPLICATES_H
