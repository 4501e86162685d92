/**
   @file confidence.h
   How sure an event is: the share of what the graph says of it with which a
   careful reader agrees.

   A logistic regression over what is known of the event: the parser's
   probabilities of its words, the kind of entry that evoked it, who was named
   and who only meant. The weights are data, models/confidence.tsv, fitted to
   articles with graphs drawn by hand (tests/articles/calibrate).
*/
#ifndef ENT_FRAME_CONFIDENCE_H
#define ENT_FRAME_CONFIDENCE_H

#include "base/status.h"
#include "base/world.h"
#include "frame/reading.h"

#ifdef __cplusplus
extern "C" {
#endif

/// What the confidence is made of: constant, name in the table.
#define ENT_CONFIDENCE_FEATURES(F)                                             \
  F(BIAS, "bias")               /* always 1 */                                 \
  F(TAG, "tag")                 /* probability of the trigger's tag */         \
  F(ARC, "arc")                 /* of its place in the tree */                 \
  F(ROLES, "roles")             /* mean of those of the fillers */             \
  F(WEAKEST, "weakest")         /* the least of them */                        \
  F(EMPTY, "empty")             /* nobody and nothing plays a role */          \
  F(CROWDED, "crowded")         /* fillers, up to 6, in sixths */              \
  F(NAMED, "named")             /* share of fillers that are named */          \
  F(MEANT, "meant")             /* by a pronoun or description */              \
  F(WORDED, "worded")           /* by words alone */                           \
  F(DATED, "dated")             /* has a date */                               \
  F(NOUN, "noun")               /* the trigger is a noun */                    \
  F(ADJECTIVE, "adjective")     /* or an adjective */                          \
  F(PHRASE, "phrase")           /* the entry has several words */              \
  F(CONDITIONED, "conditioned") /* or conditions */                            \
  F(HEADLINE, "headline")       /* told in a headline */                       \
  F(UNREAL, "unreal")           /* planned, possible, obliged or negated */    \
  F(RETOLD, "retold")           /* told more than once */                      \
  F(SPEECH, "speech")           /* a statement */                              \
  F(NESTED, "nested")           /* the content of another event */             \
  F(LONG, "long")               /* words of the sentence, up to 60 */

typedef enum {
#define ENT_CONFIDENCE_ITEM(id, name) ENT_CONFIDENCE_##id,
  ENT_CONFIDENCE_FEATURES(ENT_CONFIDENCE_ITEM)
#undef ENT_CONFIDENCE_ITEM
      ENT_N_CONFIDENCE_FEATURES
} EntConfidenceFeature;

/// The weight of each feature.
struct EntConfidenceImpl {
  double weights[ENT_N_CONFIDENCE_FEATURES];
};

/// Return "bias" and so on.
EntView ent_confidence_feature_name(EntConfidenceFeature feature);

/**
   Load the table in the file `path`: a feature and its weight a line.

   A feature that the table leaves out weighs nothing. Returns the statuses of
   ent_table_next(), and #ENT_ERR_DATA for an unknown feature or no number.
*/
EntStatus ent_confidence_load(const EntWorld *world, const char *path,
                              EntConfidence *confidence);

/// Find what is known of an event.
void ent_confidence_features(const EntReading *reading, uint32_t event,
                             double values[ENT_N_CONFIDENCE_FEATURES]);

/// Set the confidence of every event.
void ent_confidence_set(EntReading *reading);

#ifdef __cplusplus
}
#endif

#endif // ENT_FRAME_CONFIDENCE_H
