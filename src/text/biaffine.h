/**
   @file biaffine.h
   Heads and labels by biaffine attention (Dozat & Manning 2017).

   A word's output of the top layer is projected to four roles: dependent and
   head of an arc, dependent and head for the label. The score of head j for
   word i is (d_i W + b) . h_j, that of label l is d_i U_l h_j + d_i V_l +
   h_j W_l + b_l.
*/
#ifndef ENT_TEXT_BIAFFINE_H
#define ENT_TEXT_BIAFFINE_H

#include "text/layers.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { ENT_BIAFFINE_SLICE = 32 }; ///< Rows whose labels are scored together

typedef struct {
  EntLinear arc_dependent;
  EntLinear arc_head;
  EntLinear arc;
  EntLinear label_dependent;
  EntLinear label_head;
  EntLinear label_bilinear;
  EntLinear label_from_dependent;
  EntLinear label_from_head;
  const float *label_bias;
} EntBiaffine;

/// What one batch is given; each a row for each row of the batch.
typedef struct {
  float *queries; ///< d W + b
  float *arc_heads;
  float *label_heads;
  float *label_scores; ///< d V + b
  float *head_scores;  ///< h W
  float *roles;        ///< Dependents of either kind, in turn
  float *products;     ///< d U of #ENT_BIAFFINE_SLICE rows
  EntRoundedRows arc_dependents;
  EntRoundedRows label_dependents;
} EntBiaffineScratch;

/// Load the heads that read rows of `n_inputs`.
EntStatus ent_biaffine_load(const EntModelFile *model, uint32_t n_inputs,
                            uint32_t n_arc_units, uint32_t n_label_units,
                            uint32_t n_labels, EntBiaffine *biaffine);

/// Compute the roles of `n_rows` rounded rows of the top layer.
void ent_biaffine_begin(const EntBiaffine *biaffine, const EntKernels *kernels,
                        const EntRoundedRows *x, size_t n_rows,
                        EntBiaffineScratch *scratch);

/// Score all heads (columns) of all words (rows) of the `n` rows from `first`.
void ent_biaffine_score_arcs(const EntBiaffine *biaffine,
                             const EntKernels *kernels, size_t first, size_t n,
                             const EntBiaffineScratch *scratch, float *scores,
                             size_t stride);

/// Score all labels of the rows [first, first + n), n up to
/// #ENT_BIAFFINE_SLICE, for the head rows in `heads`; a row of scores for each.
void ent_biaffine_score_labels(const EntBiaffine *biaffine,
                               const EntKernels *kernels, size_t first,
                               size_t n, const uint32_t *heads,
                               const EntBiaffineScratch *scratch, float *scores,
                               size_t stride);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_BIAFFINE_H
