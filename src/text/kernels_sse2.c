#include "text/kernels_x86.h"

#if ENT_HAVE_X86_KERNELS

#define ENT_KERNELS_NAME "sse2"
#include "text/kernels_body.h"

#include <emmintrin.h>

/// Two partial sums for each of eight outputs.
typedef struct {
  __m128i part[4];
} Sums;

/// The low or high eight bytes as 16-bit integers.
INLINE __m128i widen_low(const __m128i bytes) {
  return _mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8);
}

INLINE __m128i widen_high(const __m128i bytes) {
  return _mm_srai_epi16(_mm_unpackhi_epi8(bytes, bytes), 8);
}

/// The weights of four inputs and eight outputs.
INLINE Sums widen(const int8_t *const w) {
  const __m128i first = _mm_loadu_si128((const __m128i *)w);
  const __m128i second = _mm_loadu_si128((const __m128i *)(w + 16));
  return (Sums){{widen_low(first), widen_high(first), widen_low(second),
                 widen_high(second)}};
}

/// Add the pairs of partial sums of two parts: four outputs.
INLINE __m128i join(const __m128i a, const __m128i b) {
  const __m128 x = _mm_castsi128_ps(a);
  const __m128 y = _mm_castsi128_ps(b);
  return _mm_add_epi32(_mm_castps_si128(_mm_shuffle_ps(x, y, 0x88)),
                       _mm_castps_si128(_mm_shuffle_ps(x, y, 0xDD)));
}

/// The products of one row with eight outputs of a panel.
INLINE void half_panel(const int8_t *w, const int8_t *const row,
                       const size_t depth, __m128i *const out) {
  Sums sums;
  memset(&sums, 0, sizeof sums);
  for (size_t k = 0; k < depth; k += ENT_KERNEL_GROUP, w += 64) {
    const Sums weights = widen(w);
    int32_t four;
    memcpy(&four, row + k, sizeof four);
    const __m128i inputs = widen_low(_mm_set1_epi32(four));
#pragma GCC unroll 4
    for (int i = 0; i < 4; ++i) {
      sums.part[i] =
          _mm_add_epi32(sums.part[i], _mm_madd_epi16(weights.part[i], inputs));
    }
  }
  out[0] = join(sums.part[0], sums.part[1]);
  out[1] = join(sums.part[2], sums.part[3]);
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
      __m128i parts[4];
      Ints products;
      half_panel(panel, row, depth, parts);
      half_panel(panel + 32, row, depth, parts + 2);
      memcpy(&products, parts, sizeof products);
      finish_outputs(linear, p, __builtin_convertvector(products, Floats),
                     x->scales[first + r], out + r * stride, add);
    }
  }
}

const EntKernels ent_kernels_sse2 = ENT_KERNELS_TABLE;

#endif // ENT_HAVE_X86_KERNELS
