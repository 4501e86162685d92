/**
   @file kernels.h
   The arithmetic of the network, for the processor at hand.

   Products are of 8-bit integers, summed exactly in 32 bits; all else is float
   arithmetic in a fixed order and without fused operations. So every processor
   computes the same bits, whichever set of kernels it uses.

   A row of floats is rounded to 8 bits with a scale of its own, a weight matrix
   has a scale for each output (so that 127 stands for the largest magnitude).
*/
#ifndef ENT_TEXT_KERNELS_H
#define ENT_TEXT_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  ENT_KERNEL_LANES = 16, ///< Widths of rows are padded to multiples of this
  ENT_KERNEL_GROUP = 4   ///< Inputs are taken four at a time
};

/// Round `n` up to a multiple of `step`.
static inline size_t ent_kernel_pad(const size_t n, const size_t step) {
  return (n + step - 1) / step * step;
}

/**
   A weight matrix as it lies in the model file.

   `weights` has a panel for each 16 outputs; a panel has, for each four inputs,
   the four weights of output 0, those of output 1, and so on.
*/
typedef struct {
  uint32_t n_inputs;
  uint32_t n_outputs;
  const int8_t *weights;
  const float *scales; ///< One for each output, padded
  const float *bias;   ///< Likewise, or NULL
} EntLinear;

/// Rows rounded to 8 bits.
typedef struct {
  int8_t *values;
  float *scales; ///< One for each row
  int32_t *sums; ///< Of the values of each row
  size_t stride; ///< Values from one row to the next
} EntRoundedRows;

/// One set of implementations.
typedef struct {
  const char *name;

  /// Round `n_rows` rows of `width` floats, a multiple of 16, to `out` from its
  /// row `first` on.
  void (*round)(const float *x, size_t stride, size_t n_rows, size_t width,
                EntRoundedRows *out, size_t first);

  /// out = x W + bias, or out += x W + bias with `add`, for the rows of `x`
  /// from `first` on; writes the padded width.
  void (*multiply)(const EntLinear *linear, const EntRoundedRows *x,
                   size_t first, size_t n_rows, float *out, size_t stride,
                   bool add);

  /// One step of an LSTM: from the scores of the gates (in, forget, candidate,
  /// out; each `n_units`, a multiple of 16) update `cell`, write `hidden`.
  void (*lstm)(const float *gates, size_t n_units, float *cell, float *hidden);

  /// x = x > 0 ? x : x / 10, in place; `count` is a multiple of 16.
  void (*rectify)(float *x, size_t count);

  /// The dot product of two vectors of `count` floats, a multiple of 16.
  float (*dot)(const float *a, const float *b, size_t count);

  /// Add `scale` times the bytes of `row` to `x`.
  void (*add_row)(const int8_t *row, float scale, size_t count, float *x);

  /// Turn `count` scores into probabilities, in place.
  void (*softmax)(float *x, size_t count);
} EntKernels;

/// The kernels every machine can run.
extern const EntKernels ent_kernels_portable;

/// Return the fastest kernels this processor can run.
const EntKernels *ent_kernels_best(void);

/// Return the kernels called `name` ("portable", "sse2", "avx2",
/// "avx512"), or NULL if
/// there are none or this processor cannot run them.
const EntKernels *ent_kernels_find(const char *name);

#ifdef __cplusplus
}
#endif

#endif // ENT_TEXT_KERNELS_H
