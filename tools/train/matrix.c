#include "matrix.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LANES = 8, PANEL = 16, BLOCK = 6 };

typedef float Vector __attribute__((vector_size(4 * LANES), aligned(4)));

#define INLINE static inline __attribute__((always_inline))

float *matrix_new(size_t count) {
  size_t bytes = (count * sizeof(float) + 63) & ~(size_t)63;
  float *matrix = aligned_alloc(64, bytes ? bytes : 64);
  if (!matrix) {
    fprintf(stderr, "train: out of memory\n");
    exit(1);
  }
  memset(matrix, 0, bytes);
  return matrix;
}

static void reserve(PackedMatrix *packed, int rows, int columns) {
  size_t panels = (size_t)(columns + PANEL - 1) / PANEL;
  size_t need = panels * (size_t)rows * PANEL;
  packed->rows = rows;
  packed->columns = columns;
  if (need <= packed->capacity)
    return;
  free(packed->panels);
  packed->panels = matrix_new(need);
  packed->capacity = need;
}

static void pack_strided(PackedMatrix *packed, const float *b, size_t row_step,
                         size_t column_step) {
  float *out = packed->panels;
  for (int j0 = 0; j0 < packed->columns; j0 += PANEL)
    for (int i = 0; i < packed->rows; i++)
      for (int j = j0; j < j0 + PANEL; j++)
        *out++ = j < packed->columns
                     ? b[(size_t)i * row_step + (size_t)j * column_step]
                     : 0;
}

void matrix_pack(PackedMatrix *packed, const float *b, int rows, int columns) {
  reserve(packed, rows, columns);
  pack_strided(packed, b, (size_t)columns, 1);
}

void matrix_pack_transposed(PackedMatrix *packed, const float *b, int rows,
                            int columns) {
  reserve(packed, rows, columns);
  pack_strided(packed, b, 1, (size_t)rows);
}

void matrix_clear(PackedMatrix *packed) {
  free(packed->panels);
  *packed = (PackedMatrix){0, 0, NULL, 0};
}

// `rows` rows of C, one panel wide. A's element (r, k) is at
// a[r * row_step + k * column_step].
INLINE void block(int rows, int depth, const float *a, size_t row_step,
                  size_t column_step, const float *b, float *c, size_t ldc,
                  int add) {
  Vector sum[BLOCK][2];
#pragma GCC unroll 6
  for (int r = 0; r < rows; r++) {
    sum[r][0] = add ? *(Vector *)(c + r * ldc) : (Vector){0};
    sum[r][1] = add ? *(Vector *)(c + r * ldc + LANES) : (Vector){0};
  }
  for (int k = 0; k < depth; k++) {
    Vector b0 = *(const Vector *)(b + (size_t)k * PANEL);
    Vector b1 = *(const Vector *)(b + (size_t)k * PANEL + LANES);
#pragma GCC unroll 6
    for (int r = 0; r < rows; r++) {
      float x = a[r * row_step + (size_t)k * column_step];
      sum[r][0] += x * b0;
      sum[r][1] += x * b1;
    }
  }
#pragma GCC unroll 6
  for (int r = 0; r < rows; r++) {
    *(Vector *)(c + r * ldc) = sum[r][0];
    *(Vector *)(c + r * ldc + LANES) = sum[r][1];
  }
}

INLINE void rows_of_panel(int m, int depth, const float *a, size_t row_step,
                          size_t column_step, const float *b, float *c,
                          size_t ldc, int add) {
  int i = 0;
  for (; i + BLOCK <= m; i += BLOCK)
    block(BLOCK, depth, a + i * row_step, row_step, column_step, b, c + i * ldc,
          ldc, add);
  const float *rest = a + i * row_step;
  float *out = c + i * ldc;
  switch (m - i) {
  case 5:
    block(5, depth, rest, row_step, column_step, b, out, ldc, add);
    break;
  case 4:
    block(4, depth, rest, row_step, column_step, b, out, ldc, add);
    break;
  case 3:
    block(3, depth, rest, row_step, column_step, b, out, ldc, add);
    break;
  case 2:
    block(2, depth, rest, row_step, column_step, b, out, ldc, add);
    break;
  case 1:
    block(1, depth, rest, row_step, column_step, b, out, ldc, add);
    break;
  }
}

// The last panel may be narrower than 16 columns: computed aside.
static void rows_of_narrow_panel(int m, int depth, int width, const float *a,
                                 size_t row_step, size_t column_step,
                                 const float *b, float *c, size_t ldc,
                                 int add) {
  float out[PANEL];
  for (int i = 0; i < m; i++) {
    memset(out, 0, sizeof out);
    if (add)
      memcpy(out, c + i * ldc, (size_t)width * sizeof(float));
    block(1, depth, a + i * row_step, row_step, column_step, b, out, PANEL,
          add);
    memcpy(c + i * ldc, out, (size_t)width * sizeof(float));
  }
}

static void multiply_strided(int m, const PackedMatrix *b, const float *a,
                             size_t row_step, size_t column_step, float *c,
                             size_t ldc, int add) {
  const float *panel = b->panels;
  for (int j = 0; j < b->columns; j += PANEL) {
    int width = b->columns - j;
    if (width >= PANEL)
      rows_of_panel(m, b->rows, a, row_step, column_step, panel, c + j, ldc,
                    add);
    else
      rows_of_narrow_panel(m, b->rows, width, a, row_step, column_step, panel,
                           c + j, ldc, add);
    panel += (size_t)b->rows * PANEL;
  }
}

void matrix_multiply(int m, const PackedMatrix *b, const float *a, int lda,
                     float *c, int ldc, int add) {
  multiply_strided(m, b, a, (size_t)lda, 1, c, (size_t)ldc, add);
}

void matrix_add_transposed_product(int m, int k, int n, const float *a,
                                   const float *b, float *c) {
  PackedMatrix packed = {0, 0, NULL, 0};
  matrix_pack(&packed, b, m, n);
  multiply_strided(k, &packed, a, 1, (size_t)k, c, (size_t)n, 1);
  matrix_clear(&packed);
}

void matrix_add_row(int rows, int columns, float *x, const float *bias) {
  for (int i = 0; i < rows; i++)
    for (int j = 0; j < columns; j++)
      x[(size_t)i * columns + j] += bias[j];
}

void matrix_add_column_sums(int rows, int columns, const float *x,
                            float *sums) {
  for (int i = 0; i < rows; i++)
    for (int j = 0; j < columns; j++)
      sums[j] += x[(size_t)i * columns + j];
}
