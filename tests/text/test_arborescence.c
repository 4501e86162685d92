#include "text/arborescence.h"

#include "tap.h"

enum { LIMIT = ENT_ARBORESCENCE_NODES };

static uint32_t next_random(uint32_t *const state) {
  *state = *state * 1664525U + 1013904223U;
  return *state >> 8;
}

static float total(const float *const scores, const uint32_t n,
                   const uint32_t *const heads) {
  float sum = 0;
  for (uint32_t i = 1; i < n; ++i) {
    sum += scores[i * n + heads[i]];
  }
  return sum;
}

/// The best tree by trying all assignments of heads.
static float best_total(const float *const scores, const uint32_t n) {
  uint32_t heads[8] = {0};
  float best = -1e30F;
  for (;;) {
    if (ent_arborescence_is_tree(heads, n)) {
      const float sum = total(scores, n, heads);
      best = sum > best ? sum : best;
    }
    uint32_t i = 1;
    while (i < n && ++heads[i] == n) {
      heads[i++] = 0;
    }
    if (i == n) {
      return best;
    }
  }
}

static void test_against_all_trees(EntArborescenceScratch *const scratch) {
  uint32_t state = 7;
  int n_wrong = 0;
  for (int round = 0; round < 400; ++round) {
    const uint32_t n = 2 + (uint32_t)round % 5;
    float scores[64];
    uint32_t heads[8];
    for (uint32_t i = 0; i < n * n; ++i) {
      scores[i] = (float)(next_random(&state) % 20);
    }
    ent_arborescence_find(scores, n, n, scratch, heads);
    n_wrong += !ent_arborescence_is_tree(heads, n) ||
               total(scores, n, heads) != best_total(scores, n);
  }
  is_int(n_wrong, 0, "the best of all trees, 400 times");
}

static void test_is_tree(void) {
  ok(ent_arborescence_is_tree((uint32_t[]){0, 0}, 2), "one word");
  ok(ent_arborescence_is_tree((uint32_t[]){0, 2, 0, 2}, 4), "a tree");
  ok(!ent_arborescence_is_tree((uint32_t[]){0, 0, 0}, 3), "two roots");
  ok(!ent_arborescence_is_tree((uint32_t[]){0, 2, 1}, 3), "a cycle");
  ok(!ent_arborescence_is_tree((uint32_t[]){0, 0, 2}, 3), "a loop");
}

/// Every word prefers its neighbour, in pairs: the most contractions.
static void test_many_cycles(EntArborescenceScratch *const scratch) {
  static float scores[LIMIT * LIMIT];
  static uint32_t heads[LIMIT];
  for (uint32_t i = 1; i < LIMIT; ++i) {
    const uint32_t partner = (i - 1) % 2 ? i - 1 : i + 1;
    for (uint32_t j = 0; j < LIMIT; ++j) {
      scores[i * LIMIT + j] = j == partner ? 50.0F : (float)((i * j) % 7);
    }
  }
  ent_arborescence_find(scores, LIMIT, LIMIT, scratch, heads);
  ok(ent_arborescence_is_tree(heads, LIMIT), "many cycles make a tree");
}

int main(void) {
  EntArborescenceScratch *const scratch =
      malloc(ent_arborescence_scratch_size());
  if (!scratch) {
    return 1;
  }
  test_is_tree();
  test_against_all_trees(scratch);
  test_many_cycles(scratch);
  free(scratch);
  return done();
}
