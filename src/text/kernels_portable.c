#define ENT_KERNELS_NAME "portable"
#include "text/kernels_body.h"

/// Sums of products of 16 outputs with one row.
INLINE Floats products(const int8_t *const panel, const int8_t *const x,
                       const size_t depth) {
  Ints sum = {0};
  for (size_t k = 0; k < depth; k += ENT_KERNEL_GROUP) {
    const int8_t *const w = panel + k * ENT_KERNEL_LANES;
    for (int j = 0; j < ENT_KERNEL_LANES; ++j) {
      sum[j] += w[4 * j] * x[k] + w[4 * j + 1] * x[k + 1] +
                w[4 * j + 2] * x[k + 2] + w[4 * j + 3] * x[k + 3];
    }
  }
  return __builtin_convertvector(sum, Floats);
}

static void multiply(const EntLinear *const linear,
                     const EntRoundedRows *const x, const size_t first,
                     const size_t n_rows, float *const out, const size_t stride,
                     const bool add) {
  const size_t depth = ent_kernel_pad(linear->n_inputs, ENT_KERNEL_GROUP);
  const size_t width = ent_kernel_pad(linear->n_outputs, ENT_KERNEL_LANES);
  for (size_t p = 0; p < width / ENT_KERNEL_LANES; ++p) {
    const int8_t *const panel = linear->weights + p * ENT_KERNEL_LANES * depth;
    for (size_t r = 0; r < n_rows; ++r) {
      const int8_t *const row = x->values + (first + r) * x->stride;
      finish_outputs(linear, p, products(panel, row, depth),
                     x->scales[first + r], out + r * stride, add);
    }
  }
}

const EntKernels ent_kernels_portable = ENT_KERNELS_TABLE;
