/*
   The kernels that need no special instructions, compiled once for each
   instruction set by the files that include this one. They are written in
   vectors of 16 floats, which the compiler cuts to what there is; each lane
   computes the same everywhere.

   The including file defines ENT_KERNELS_NAME and multiply() first.
*/

#include "text/kernels.h"

#include <string.h>

#pragma GCC diagnostic ignored "-Wpsabi"

typedef float Floats __attribute__((vector_size(64), aligned(4)));
typedef int32_t Ints __attribute__((vector_size(64), aligned(4)));
typedef int8_t Bytes __attribute__((vector_size(16), aligned(1)));

#define INLINE static inline __attribute__((always_inline))

INLINE Floats load(const float *const x) {
  return *(const Floats *)x;
}

INLINE void store(float *const x, const Floats value) {
  *(Floats *)x = value;
}

INLINE Floats select_floats(const Ints mask, const Floats a, const Floats b) {
  return (Floats)((mask & (Ints)a) | (~mask & (Ints)b));
}

INLINE Floats smaller(const Floats a, const Floats b) {
  return select_floats(a < b, a, b);
}

INLINE Floats larger(const Floats a, const Floats b) {
  return select_floats(a > b, a, b);
}

/// Added to a float below 2^22, it leaves the nearest integer in the low bits.
#define ROUNDER 12582912.0F

INLINE Ints nearest(const Floats x) {
  return (Ints)(x + ROUNDER) - (Ints)((Floats){0} + ROUNDER);
}

/// The exponential function to a relative error below 3e-6.
INLINE Floats exponential(const Floats x) {
  Floats t = x * 1.44269504F;
  t = larger(smaller(t, (Floats){0} + 126.0F), (Floats){0} - 126.0F);
  const Ints whole = nearest(t);
  const Floats f = t - __builtin_convertvector(whole, Floats);
  Floats p = f * 0.0013333558F + 0.0096181291F;
  p = p * f + 0.0555041087F;
  p = p * f + 0.2402265070F;
  p = p * f + 0.6931471806F;
  p = p * f + 1.0F;
  return (Floats)((Ints)p + (whole << 23));
}

INLINE float horizontal_sum(const Floats x) {
  float lane[ENT_KERNEL_LANES];
  memcpy(lane, &x, sizeof lane);
  for (int half = ENT_KERNEL_LANES / 2; half > 0; half /= 2) {
    for (int i = 0; i < half; ++i) {
      lane[i] += lane[i + half];
    }
  }
  return lane[0];
}

INLINE float horizontal_largest(const Floats x) {
  float lane[ENT_KERNEL_LANES];
  memcpy(lane, &x, sizeof lane);
  for (int half = ENT_KERNEL_LANES / 2; half > 0; half /= 2) {
    for (int i = 0; i < half; ++i) {
      lane[i] = lane[i] > lane[i + half] ? lane[i] : lane[i + half];
    }
  }
  return lane[0];
}

INLINE int32_t horizontal_int_sum(const Ints x) {
  int32_t sum = 0;
  for (int i = 0; i < ENT_KERNEL_LANES; ++i) {
    sum += x[i];
  }
  return sum;
}

INLINE float largest_magnitude(const float *const x, const size_t width) {
  Floats most = {0};
  for (size_t i = 0; i < width; i += ENT_KERNEL_LANES) {
    const Floats v = load(x + i);
    most = larger(most, larger(v, -v));
  }
  return horizontal_largest(most);
}

/// Round one row; return the sum of what is written.
INLINE int32_t round_row(const float *const x, const size_t width,
                         const float factor, int8_t *const out) {
  Ints sum = {0};
  for (size_t i = 0; i < width; i += ENT_KERNEL_LANES) {
    const Ints rounded = nearest(load(x + i) * factor);
    sum += rounded;
    *(Bytes *)(out + i) = __builtin_convertvector(rounded, Bytes);
  }
  return horizontal_int_sum(sum);
}

static void round_rows(const float *const x, const size_t stride,
                       const size_t n_rows, const size_t width,
                       EntRoundedRows *const out, const size_t first) {
  for (size_t r = 0; r < n_rows; ++r) {
    const float *const row = x + r * stride;
    const float most = largest_magnitude(row, width);
    out->scales[first + r] = most / 127.0F;
    out->sums[first + r] = round_row(row, width, most > 0 ? 127.0F / most : 0,
                                     out->values + (first + r) * out->stride);
  }
}

/// Write scaled sums of products, given as integers, to 16 outputs.
INLINE void finish_outputs(const EntLinear *const linear, const size_t panel,
                           const Floats products, const float row_scale,
                           float *const out, const bool add) {
  const size_t at = panel * ENT_KERNEL_LANES;
  Floats y = products * (load(linear->scales + at) * row_scale);
  if (linear->bias) {
    y = y + load(linear->bias + at);
  }
  store(out + at, add ? load(out + at) + y : y);
}

static void lstm(const float *const gates, const size_t n_units,
                 float *const cell, float *const hidden) {
  for (size_t j = 0; j < n_units; j += ENT_KERNEL_LANES) {
    const Floats in = exponential(-load(gates + j));
    const Floats forget = exponential(-load(gates + n_units + j));
    const Floats candidate = exponential(load(gates + 2 * n_units + j) * -2.0F);
    const Floats gate = exponential(-load(gates + 3 * n_units + j));
    // logistic(x) = 1 / (1 + e^-x), tanh(x) = (1 - e^-2x) / (1 + e^-2x)
    const Floats c = load(cell + j) / (forget + 1.0F) +
                     (1.0F - candidate) / ((in + 1.0F) * (candidate + 1.0F));
    const Floats squashed = exponential(c * -2.0F);
    store(cell + j, c);
    store(hidden + j, (1.0F - squashed) / ((gate + 1.0F) * (squashed + 1.0F)));
  }
}

static void rectify(float *const x, const size_t count) {
  for (size_t i = 0; i < count; i += ENT_KERNEL_LANES) {
    const Floats v = load(x + i);
    store(x + i, larger(v, v * 0.1F));
  }
}

static float dot(const float *const a, const float *const b,
                 const size_t count) {
  Floats sum = {0};
  for (size_t i = 0; i < count; i += ENT_KERNEL_LANES) {
    sum = sum + load(a + i) * load(b + i);
  }
  return horizontal_sum(sum);
}

static void add_row(const int8_t *const row, const float scale,
                    const size_t count, float *const x) {
  size_t i = 0;
  for (; i + ENT_KERNEL_LANES <= count; i += ENT_KERNEL_LANES) {
    const Bytes bytes = *(const Bytes *)(row + i);
    const Floats values = __builtin_convertvector(bytes, Floats);
    store(x + i, load(x + i) + values * scale);
  }
  for (; i < count; ++i) {
    x[i] = x[i] + (float)row[i] * scale;
  }
}

static float largest_of(const float *const x, const size_t count) {
  float most = x[0];
  for (size_t i = 1; i < count; ++i) {
    most = x[i] > most ? x[i] : most;
  }
  return most;
}

/// Replace up to 16 scores by their exponentials; return these in a vector,
/// with zeros behind.
INLINE Floats exponentials(float *const x, const size_t count,
                           const float most) {
  Floats v = {0};
  memcpy(&v, x, count * sizeof *x);
  v = exponential(v - most);
  for (size_t i = count; i < ENT_KERNEL_LANES; ++i) {
    v[i] = 0;
  }
  memcpy(x, &v, count * sizeof *x);
  return v;
}

static void softmax(float *const x, const size_t count) {
  const float most = largest_of(x, count);
  Floats sum = {0};
  for (size_t i = 0; i < count; i += ENT_KERNEL_LANES) {
    const size_t left = count - i;
    sum = sum + exponentials(x + i,
                             left < ENT_KERNEL_LANES ? left : ENT_KERNEL_LANES,
                             most);
  }
  const float scale = 1.0F / horizontal_sum(sum);
  for (size_t i = 0; i < count; ++i) {
    x[i] = x[i] * scale;
  }
}

#define ENT_KERNELS_TABLE                                                      \
  {                                                                            \
    .name = ENT_KERNELS_NAME, .round = round_rows, .multiply = multiply,       \
    .lstm = lstm, .rectify = rectify, .dot = dot, .add_row = add_row,          \
    .softmax = softmax                                                         \
  }
