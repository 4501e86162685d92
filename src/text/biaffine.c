#include "text/biaffine.h"

#include <string.h>

EntStatus ent_biaffine_load(const EntModelFile *const model,
                            const uint32_t n_inputs, const uint32_t n_arc_units,
                            const uint32_t n_label_units,
                            const uint32_t n_labels, EntBiaffine *const b) {
  EntSection bias;
  ENT_TRY(ent_linear_load(model, "arc.dependent", n_inputs, n_arc_units,
                          &b->arc_dependent));
  ENT_TRY(
      ent_linear_load(model, "arc.head", n_inputs, n_arc_units, &b->arc_head));
  ENT_TRY(ent_linear_load(model, "arc", n_arc_units, n_arc_units, &b->arc));
  ENT_TRY(ent_linear_load(model, "label.dependent", n_inputs, n_label_units,
                          &b->label_dependent));
  ENT_TRY(ent_linear_load(model, "label.head", n_inputs, n_label_units,
                          &b->label_head));
  ENT_TRY(ent_linear_load(model, "label.bilinear", n_label_units,
                          n_labels * n_label_units, &b->label_bilinear));
  ENT_TRY(ent_linear_load(model, "label.from_dependent", n_label_units,
                          n_labels, &b->label_from_dependent));
  ENT_TRY(ent_linear_load(model, "label.from_head", n_label_units, n_labels,
                          &b->label_from_head));
  const size_t width = ent_kernel_pad(n_labels, ENT_KERNEL_LANES);
  ENT_TRY(ent_model_file_array(model, "label.bias", 1, (uint32_t)width,
                               sizeof(float), &bias));
  b->label_bias = bias.data;
  b->label_from_dependent.bias = b->label_bias;
  return ENT_SUCCESS;
}

/// out = rectified x W + b.
static void run_role(const EntKernels *const kernels,
                     const EntLinear *const linear,
                     const EntRoundedRows *const x, const size_t n_rows,
                     float *const out) {
  const size_t width = linear->n_outputs;
  kernels->multiply(linear, x, 0, n_rows, out, width, false);
  kernels->rectify(out, n_rows * width);
}

void ent_biaffine_begin(const EntBiaffine *const b,
                        const EntKernels *const kernels,
                        const EntRoundedRows *const x, const size_t n_rows,
                        EntBiaffineScratch *const s) {
  const size_t n_arc = b->arc.n_outputs;
  const size_t n_label = b->label_head.n_outputs;
  const size_t width =
      ent_kernel_pad(b->label_from_head.n_outputs, ENT_KERNEL_LANES);
  run_role(kernels, &b->arc_dependent, x, n_rows, s->roles);
  kernels->round(s->roles, n_arc, n_rows, n_arc, &s->arc_dependents, 0);
  kernels->multiply(&b->arc, &s->arc_dependents, 0, n_rows, s->queries, n_arc,
                    false);
  run_role(kernels, &b->arc_head, x, n_rows, s->arc_heads);
  run_role(kernels, &b->label_head, x, n_rows, s->label_heads);
  kernels->round(s->label_heads, n_label, n_rows, n_label, &s->label_dependents,
                 0);
  kernels->multiply(&b->label_from_head, &s->label_dependents, 0, n_rows,
                    s->head_scores, width, false);
  run_role(kernels, &b->label_dependent, x, n_rows, s->roles);
  kernels->round(s->roles, n_label, n_rows, n_label, &s->label_dependents, 0);
  kernels->multiply(&b->label_from_dependent, &s->label_dependents, 0, n_rows,
                    s->label_scores, width, false);
}

void ent_biaffine_score_arcs(const EntBiaffine *const b,
                             const EntKernels *const kernels,
                             const size_t first, const size_t n,
                             const EntBiaffineScratch *const s,
                             float *const scores, const size_t stride) {
  const size_t width = b->arc.n_outputs;
  for (size_t i = 0; i < n; ++i) {
    for (size_t j = 0; j < n; ++j) {
      scores[i * stride + j] =
          kernels->dot(s->queries + (first + i) * width,
                       s->arc_heads + (first + j) * width, width);
    }
  }
}

void ent_biaffine_score_labels(const EntBiaffine *const b,
                               const EntKernels *const kernels,
                               const size_t first, const size_t n,
                               const uint32_t *const heads,
                               const EntBiaffineScratch *const s,
                               float *const scores, const size_t stride) {
  const size_t n_units = b->label_head.n_outputs;
  const size_t n_labels = b->label_from_head.n_outputs;
  const size_t width = ent_kernel_pad(n_labels, ENT_KERNEL_LANES);
  const size_t n_products = b->label_bilinear.n_outputs;
  kernels->multiply(&b->label_bilinear, &s->label_dependents, first, n,
                    s->products, n_products, false);
  for (size_t i = 0; i < n; ++i) {
    const float *const head = s->label_heads + heads[i] * n_units;
    const float *const own = s->label_scores + (first + i) * width;
    const float *const from_head = s->head_scores + heads[i] * width;
    for (size_t l = 0; l < n_labels; ++l) {
      scores[i * stride + l] =
          kernels->dot(s->products + i * n_products + l * n_units, head,
                       n_units) +
          own[l] + from_head[l];
    }
  }
}
