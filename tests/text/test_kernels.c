#include "text/kernels.h"

#include "tap.h"

#include <math.h>

enum { N_ROWS = 23, N_INPUTS = 52, N_OUTPUTS = 40, WIDTH = 48, STRIDE = 64 };

/// The same data for all kernels.
static struct {
  int8_t weights[WIDTH * N_INPUTS];
  float scales[WIDTH];
  float bias[WIDTH];
  float x[N_ROWS * STRIDE];
} data;

typedef struct {
  int8_t values[N_ROWS * STRIDE];
  float scales[N_ROWS];
  int32_t sums[N_ROWS];
  float products[N_ROWS * WIDTH];
  float cells[STRIDE];
  float hidden[STRIDE];
  float rectified[STRIDE];
  float added[STRIDE];
  float soft[STRIDE];
  float dot;
} Results;

static uint32_t next_random(uint32_t *const state) {
  *state = *state * 1664525U + 1013904223U;
  return *state >> 8;
}

static void fill(void) {
  uint32_t state = 3;
  for (size_t i = 0; i < sizeof data.weights; ++i) {
    data.weights[i] = (int8_t)((int)(next_random(&state) % 255) - 127);
  }
  for (int i = 0; i < WIDTH; ++i) {
    data.scales[i] = (float)(1 + i) / 1000.0F;
    data.bias[i] = (float)i / 10.0F;
  }
  for (int r = 0; r < N_ROWS; ++r) {
    for (int i = 0; i < N_INPUTS; ++i) {
      data.x[r * STRIDE + i] =
          ((float)(next_random(&state) % 2001) - 1000.0F) / 300.0F;
    }
  }
}

static EntLinear linear(void) {
  return (EntLinear){N_INPUTS, N_OUTPUTS, data.weights, data.scales, data.bias};
}

static void run(const EntKernels *const kernels, Results *const out) {
  memset(out, 0, sizeof *out);
  EntRoundedRows rows = {out->values, out->scales, out->sums, STRIDE};
  const EntLinear matrix = linear();
  kernels->round(data.x, STRIDE, N_ROWS, STRIDE, &rows, 0);
  kernels->multiply(&matrix, &rows, 0, N_ROWS, out->products, WIDTH, false);
  kernels->multiply(&matrix, &rows, 3, 5, out->products, WIDTH, true);
  kernels->lstm(data.x, 16, out->cells, out->hidden);
  memcpy(out->rectified, data.x, sizeof out->rectified);
  kernels->rectify(out->rectified, STRIDE);
  kernels->add_row(data.weights, 0.25F, 37, out->added);
  memcpy(out->soft, data.x, sizeof out->soft);
  kernels->softmax(out->soft, 37);
  out->dot = kernels->dot(data.x, data.x + STRIDE, STRIDE);
}

/// Element (r, j) of the first product, by its definition.
static double expected_product(const Results *const got, const int r,
                               const int j) {
  const int8_t *const panel = data.weights + j / 16 * 16 * N_INPUTS;
  double sum = 0;
  for (int i = 0; i < N_INPUTS; ++i) {
    sum += panel[i / 4 * 64 + j % 16 * 4 + i % 4] * got->values[r * STRIDE + i];
  }
  return sum * (double)data.scales[j] * (double)got->scales[r] +
         (double)data.bias[j];
}

static bool is_near(const double a, const double b) {
  return fabs(a - b) <= 1e-5 * (1 + fabs(b));
}

static void test_definitions(const Results *const got) {
  bool rounds = true;
  bool multiplies = true;
  for (int r = 0; r < N_ROWS; ++r) {
    const float step = got->scales[r];
    for (int i = 0; i < STRIDE; ++i) {
      const float back = (float)got->values[r * STRIDE + i] * step;
      rounds &= fabsf(back - data.x[r * STRIDE + i]) <= 0.501F * step;
    }
    for (int j = 0; j < N_OUTPUTS && (r < 3 || r > 7); ++j) {
      multiplies &= r < 5 || is_near((double)got->products[r * WIDTH + j],
                                     expected_product(got, r, j));
    }
  }
  ok(rounds, "rounding is to the nearest step");
  ok(multiplies, "products are exact sums, scaled");
  // rows 3 to 7 were added to rows 0 to 4
  ok(is_near((double)got->products[1],
             expected_product(got, 0, 1) + expected_product(got, 3, 1)),
     "products are added");
}

static void test_activations(const Results *const got) {
  bool lstm = true;
  double soft = 0;
  for (int j = 0; j < 16; ++j) {
    const double in = 1 / (1 + exp(-(double)data.x[j]));
    const double candidate = tanh((double)data.x[32 + j]);
    const double gate = 1 / (1 + exp(-(double)data.x[48 + j]));
    const double cell = in * candidate;
    lstm &= is_near((double)got->cells[j], cell) &&
            is_near((double)got->hidden[j], gate * tanh(cell));
  }
  for (int i = 0; i < 37; ++i) {
    soft += (double)got->soft[i];
  }
  ok(lstm, "a step of an LSTM");
  ok(is_near(soft, 1), "probabilities sum to one");
  ok(got->soft[37] == data.x[37], "no more than asked for is changed");
  ok(got->added[37] == 0 && got->added[36] == 0.25F * data.weights[36],
     "a row is added up to its end");
}

static void test_extremes(const EntKernels *const kernels) {
  float gates[64];
  float cell[16] = {0};
  float hidden[16];
  for (int i = 0; i < 64; ++i) {
    gates[i] = i % 2 ? 1e30F : -1e30F;
  }
  kernels->lstm(gates, 16, cell, hidden);
  kernels->lstm(gates, 16, cell, hidden);
  bool is_finite = true;
  for (int i = 0; i < 16; ++i) {
    is_finite &= isfinite(cell[i]) && isfinite(hidden[i]);
  }
  ok(is_finite, "%s: huge gates give finite cells", kernels->name);
  float zeros[16] = {0};
  int8_t values[16];
  float scale;
  int32_t sum;
  EntRoundedRows rows = {values, &scale, &sum, 16};
  kernels->round(zeros, 16, 1, 16, &rows, 0);
  ok(scale == 0 && sum == 0 && values[5] == 0, "%s: a row of zeros",
     kernels->name);
}

int main(void) {
  static const char *const names[] = {"sse2", "avx2", "avx512"};
  static Results portable;
  static Results other;
  fill();
  run(&ent_kernels_portable, &portable);
  test_definitions(&portable);
  test_activations(&portable);
  test_extremes(&ent_kernels_portable);
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i) {
    const EntKernels *const kernels = ent_kernels_find(names[i]);
    if (!kernels) {
      ok(true, "%s # SKIP this processor has none", names[i]);
      continue;
    }
    run(kernels, &other);
    ok(!memcmp(&other, &portable, sizeof other), "%s: the same bits", names[i]);
    test_extremes(kernels);
  }
  ok(ent_kernels_find("portable") == &ent_kernels_portable, "find by name");
  ok(!ent_kernels_find("abacus"), "find nothing");
  ok(ent_kernels_best(), "there is a best one");
  return done();
}
