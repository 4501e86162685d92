#include "text/kernels_x86.h"

#if ENT_HAVE_X86_KERNELS

#pragma GCC target("avx512f,avx512bw,avx512vl,avx512vnni,avx2")
#define ENT_KERNELS_NAME "avx512"
#include "text/kernels_body.h"

#include <immintrin.h>

/// A group of inputs, wherever it lies.
typedef int32_t Group __attribute__((aligned(1), may_alias));

/// Add the products of the weights with four inputs to the 16 sums. GCC 12
/// copies the sums twice around its intrinsic, hence the assembler.
INLINE void add_products(__m512i *const sums, const __m512i weights,
                         const int8_t *const inputs) {
  __asm__("vpdpbusd %2%{1to16%}, %1, %0"
          : "+v"(*sums)
          : "v"(weights), "m"(*(const Group *)inputs));
}

/*
   VPDPBUSD multiplies unsigned by signed bytes. The weights are made unsigned
   by adding 128 (flipping the top bit); 128 times the sum of the row is taken
   off at the end.
*/
INLINE void block(const int n_rows, const EntLinear *const linear,
                  const size_t panel, const size_t depth,
                  const EntRoundedRows *const x, const size_t first,
                  float *const out, const size_t stride, const bool add) {
  const int8_t *w = linear->weights + panel * ENT_KERNEL_LANES * depth;
  const int8_t *const rows = x->values + first * x->stride;
  const __m512i flip = _mm512_set1_epi8((char)0x80);
  __m512i sum[8];
#pragma GCC unroll 8
  for (int r = 0; r < n_rows; ++r) {
    sum[r] = _mm512_setzero_si512();
  }
  for (size_t k = 0; k < depth; k += ENT_KERNEL_GROUP, w += 64) {
    const __m512i weights = _mm512_xor_si512(_mm512_loadu_si512(w), flip);
#pragma GCC unroll 8
    for (int r = 0; r < n_rows; ++r) {
      add_products(&sum[r], weights, rows + (size_t)r * x->stride + k);
    }
  }
#pragma GCC unroll 8
  for (int r = 0; r < n_rows; ++r) {
    const size_t row = first + (size_t)r;
    const Ints exact = (Ints)sum[r] - 128 * x->sums[row];
    finish_outputs(linear, panel, __builtin_convertvector(exact, Floats),
                   x->scales[row], out + (size_t)r * stride, add);
  }
}

static void multiply_panel(const EntLinear *const linear, const size_t panel,
                           const EntRoundedRows *const x, size_t first,
                           size_t n_rows, float *out, const size_t stride,
                           const bool add) {
  const size_t depth = ent_kernel_pad(linear->n_inputs, ENT_KERNEL_GROUP);
  for (; n_rows >= 8; n_rows -= 8, first += 8, out += 8 * stride) {
    block(8, linear, panel, depth, x, first, out, stride, add);
  }
  if (n_rows >= 4) {
    block(4, linear, panel, depth, x, first, out, stride, add);
    n_rows -= 4, first += 4, out += 4 * stride;
  }
  if (n_rows >= 2) {
    block(2, linear, panel, depth, x, first, out, stride, add);
    n_rows -= 2, first += 2, out += 2 * stride;
  }
  if (n_rows) {
    block(1, linear, panel, depth, x, first, out, stride, add);
  }
}

static void multiply(const EntLinear *const linear,
                     const EntRoundedRows *const x, const size_t first,
                     const size_t n_rows, float *const out, const size_t stride,
                     const bool add) {
  const size_t width = ent_kernel_pad(linear->n_outputs, ENT_KERNEL_LANES);
  for (size_t p = 0; p < width / ENT_KERNEL_LANES; ++p) {
    multiply_panel(linear, p, x, first, n_rows, out, stride, add);
  }
}

const EntKernels ent_kernels_avx512 = ENT_KERNELS_TABLE;

#endif // ENT_HAVE_X86_KERNELS
