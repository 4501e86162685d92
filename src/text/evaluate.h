/**
   @file evaluate.h
   How well one annotation agrees with another of the same text.

   The measures are those of the CoNLL 2018 shared task (Zeman et al. 2018,
   conll18_ud_eval.py): both are aligned by the characters of the text without
   white space, so that they may differ in tokens and sentences. Relations are
   compared without subtypes. Names are compared by extent and kind; only
   persons, places and organisations count.

       EntEvalText *gold = ent_eval_text_new(allocator);
       ENT_TRY(ent_eval_text_add(gold, &document));  // each document of a file
       ...
       ENT_TRY(ent_evaluate(world, gold, system, &result));
*/
#ifndef ENT_TEXT_EVALUATE_H
#define ENT_TEXT_EVALUATE_H

#include "base/alloc.h"
#include "base/status.h"
#include "base/world.h"
#include "text/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/// The annotations of one file, collected for comparison.
typedef struct EntEvalTextImpl EntEvalText;

/// Measures: constant, name.
#define ENT_METRIC_LIST(F)                                                     \
  F(TOKENS, "Tokens")                                                          \
  F(SENTENCES, "Sentences")                                                    \
  F(WORDS, "Words")                                                            \
  F(UPOS, "UPOS")                                                              \
  F(UAS, "UAS")                                                                \
  F(LAS, "LAS")                                                                \
  F(LEMMAS, "Lemmas")                                                          \
  F(NAMES, "Names")                                                            \
  F(PERSONS, "PER")                                                            \
  F(PLACES, "LOC")                                                             \
  F(ORGANIZATIONS, "ORG")

typedef enum {
#define ENT_METRIC_ITEM(id, name) ENT_METRIC_##id,
  ENT_METRIC_LIST(ENT_METRIC_ITEM)
#undef ENT_METRIC_ITEM
      ENT_N_METRICS
} EntMetric;

typedef struct {
  size_t n_gold;
  size_t n_system;
  size_t n_correct;
  size_t n_aligned; ///< Words that both have; 0 where it does not apply
} EntScore;

typedef struct {
  EntScore scores[ENT_N_METRICS];
} EntEvaluation;

/// Return an empty collection, or NULL. Free with ent_eval_text_free().
EntEvalText *ent_eval_text_new(const EntAllocator *allocator);

/// Free `text`, which may be NULL.
void ent_eval_text_free(EntEvalText *text);

/// Append `document`, whose strings must live as long as `text`.
EntStatus ent_eval_text_add(EntEvalText *text, const EntDocument *document);

/**
   Compare.

   Logs and returns #ENT_ERR_DATA if the texts differ in more than white space;
   also returns #ENT_ERR_MEMORY.
*/
EntStatus ent_evaluate(const EntWorld *world, const EntEvalText *gold,
                       const EntEvalText *system, EntEvaluation *result);

/// Return "LAS" and so on.
const char *ent_metric_name(EntMetric metric);

/// Return shares from 0 to 1; 0 where there is nothing to share.
double ent_score_precision(EntScore score);
double ent_score_recall(EntScore score);
double ent_score_f1(EntScore score);

/// Return the share of the aligned words that is right, or 0.
double ent_score_aligned(EntScore score);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_EVALUATE_H
