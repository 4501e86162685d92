#ifndef TRAIN_MATRIX_H
#define TRAIN_MATRIX_H

/* Row-major float matrices and the few products that training needs.

   A product packs its right operand into panels of 16 columns and walks the
   left one in blocks of six rows (Goto & van de Geijn 2008), with sums in a
   fixed order: the same input gives the same bits. */

#include <stddef.h>

// The right operand of a product, in panels.
typedef struct {
  int rows, columns;
  float *panels;
  size_t capacity; // floats that `panels` holds room for
} PackedMatrix;

// `count` zeroed floats aligned for vectors; ends the program when memory
// ends. Free with free().
float *matrix_new(size_t count);

// Pack B (`rows` x `columns`). Growing `packed` keeps its memory for reuse.
void matrix_pack(PackedMatrix *packed, const float *b, int rows, int columns);

// Pack the transpose of B, which is `columns` x `rows`.
void matrix_pack_transposed(PackedMatrix *packed, const float *b, int rows,
                            int columns);

// C (m x n) = A (m x k) B, or += with `add`. Rows of A lie `lda` apart, rows
// of C `ldc`.
void matrix_multiply(int m, const PackedMatrix *b, const float *a, int lda,
                     float *c, int ldc, int add);

// C (k x n) += A^T B for A (m x k) and B (m x n).
void matrix_add_transposed_product(int m, int k, int n, const float *a,
                                   const float *b, float *c);

// Release the panels.
void matrix_clear(PackedMatrix *packed);

// Add the row `bias` to each row of `x`.
void matrix_add_row(int rows, int columns, float *x, const float *bias);

// Add the sum of the rows of `x` to `sums`.
void matrix_add_column_sums(int rows, int columns, const float *x, float *sums);

#endif
