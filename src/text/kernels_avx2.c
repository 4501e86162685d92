#include "text/kernels_x86.h"

#if ENT_HAVE_X86_KERNELS

#pragma GCC target("avx2")
#define ENT_KERNELS_NAME "avx2"
#include "text/kernels_body.h"

#include <immintrin.h>

/// Two partial sums for each of 16 outputs.
typedef struct {
  __m256i part[4];
} Sums;

/// The weights of four inputs and 16 outputs as 16-bit integers.
INLINE Sums widen(const int8_t *const w) {
  Sums wide;
#pragma GCC unroll 4
  for (int i = 0; i < 4; ++i) {
    wide.part[i] =
        _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(w + 16 * i)));
  }
  return wide;
}

/// Add the pairs of partial sums, in the order of the outputs.
INLINE Ints join(const Sums *const sums) {
  Ints joined;
#pragma GCC unroll 2
  for (int i = 0; i < 2; ++i) {
    const __m256i pairs =
        _mm256_hadd_epi32(sums->part[2 * i], sums->part[2 * i + 1]);
    const __m256i ordered = _mm256_permute4x64_epi64(pairs, 0xD8);
    memcpy((char *)&joined + 32 * i, &ordered, sizeof ordered);
  }
  return joined;
}

INLINE void block(const int n_rows, const EntLinear *const linear,
                  const size_t panel, const size_t depth,
                  const EntRoundedRows *const x, const size_t first,
                  float *const out, const size_t stride, const bool add) {
  const int8_t *w = linear->weights + panel * ENT_KERNEL_LANES * depth;
  const int8_t *const rows = x->values + first * x->stride;
  Sums sums[2];
  memset(sums, 0, sizeof sums);
  for (size_t k = 0; k < depth; k += ENT_KERNEL_GROUP, w += 64) {
    const Sums weights = widen(w);
#pragma GCC unroll 2
    for (int r = 0; r < n_rows; ++r) {
      int32_t four;
      memcpy(&four, rows + (size_t)r * x->stride + k, sizeof four);
      const __m256i inputs = _mm256_cvtepi8_epi16(_mm_set1_epi32(four));
#pragma GCC unroll 4
      for (int i = 0; i < 4; ++i) {
        sums[r].part[i] = _mm256_add_epi32(
            sums[r].part[i], _mm256_madd_epi16(weights.part[i], inputs));
      }
    }
  }
#pragma GCC unroll 2
  for (int r = 0; r < n_rows; ++r) {
    finish_outputs(linear, panel,
                   __builtin_convertvector(join(&sums[r]), Floats),
                   x->scales[first + (size_t)r], out + (size_t)r * stride, add);
  }
}

static void multiply(const EntLinear *const linear,
                     const EntRoundedRows *const x, const size_t first,
                     const size_t n_rows, float *const out, const size_t stride,
                     const bool add) {
  const size_t depth = ent_kernel_pad(linear->n_inputs, ENT_KERNEL_GROUP);
  const size_t width = ent_kernel_pad(linear->n_outputs, ENT_KERNEL_LANES);
  for (size_t p = 0; p < width / ENT_KERNEL_LANES; ++p) {
    size_t r = 0;
    for (; r + 2 <= n_rows; r += 2) {
      block(2, linear, p, depth, x, first + r, out + r * stride, stride, add);
    }
    if (r < n_rows) {
      block(1, linear, p, depth, x, first + r, out + r * stride, stride, add);
    }
  }
}

const EntKernels ent_kernels_avx2 = ENT_KERNELS_TABLE;

#endif // ENT_HAVE_X86_KERNELS
