#include "text/arborescence.h"

#include <string.h>

enum { NODES = ENT_ARBORESCENCE_NODES };

/// Larger than any difference of two trees' scores.
static const double ROOT_PENALTY = 1e9;

/// An arc between words, whatever super-nodes it runs between now.
typedef struct {
  uint16_t dependent;
  uint16_t head;
} Arc;

/// A cycle that was contracted into the node `into`.
typedef struct {
  uint16_t into;
  uint16_t n_members;
  uint16_t members[NODES];
  Arc arcs[NODES];       ///< The member's arc of the cycle
  uint16_t owner[NODES]; ///< Of each word: the member it was part of
} Contraction;

struct EntArborescenceScratch {
  double score[NODES][NODES];
  Arc arc[NODES][NODES];
  uint16_t best[NODES];  ///< Of each live node: its best head
  uint16_t owner[NODES]; ///< Of each word: the live node it is part of
  uint16_t entry[NODES]; ///< Of each node: the word its chosen arc ends at
  uint16_t live[NODES];
  uint16_t mark[NODES];
  bool is_member[NODES];
  uint32_t n;
  uint32_t n_live;
  uint32_t n_contractions;
  Contraction contractions[NODES];
};

size_t ent_arborescence_scratch_size(void) {
  return sizeof(EntArborescenceScratch);
}

bool ent_arborescence_is_tree(const uint32_t *const heads, const uint32_t n) {
  uint32_t n_roots = 0;
  uint32_t seen[NODES] = {0}; // the walk that came by, 0 for none
  for (uint32_t i = 1; i < n; ++i) {
    n_roots += heads[i] == 0;
    uint32_t node = i;
    while (node && !seen[node]) {
      seen[node] = i;
      node = heads[node];
    }
    if (node && seen[node] == i) {
      return false;
    }
  }
  return n_roots == 1;
}

static void init(EntArborescenceScratch *const s, const float *const scores,
                 const size_t stride, const uint32_t n) {
  s->n = s->n_live = n;
  s->n_contractions = 0;
  for (uint32_t i = 0; i < n; ++i) {
    s->live[i] = s->owner[i] = (uint16_t)i;
    for (uint32_t j = 0; j < n; ++j) {
      s->score[i][j] = (double)scores[i * stride + j] - (j ? 0 : ROOT_PENALTY);
      s->arc[i][j] = (Arc){(uint16_t)i, (uint16_t)j};
    }
  }
}

static uint16_t best_head(const EntArborescenceScratch *const s,
                          const uint16_t node) {
  uint16_t best = node;
  for (uint32_t k = 0; k < s->n_live; ++k) {
    const uint16_t head = s->live[k];
    if (head != node &&
        (best == node || s->score[node][head] > s->score[node][best])) {
      best = head;
    }
  }
  return best;
}

/// A node of a cycle among the best arcs, or 0 if there is none.
static uint16_t find_cycle(EntArborescenceScratch *const s) {
  memset(s->mark, 0, sizeof s->mark);
  for (uint32_t k = 0; k < s->n_live; ++k) {
    const uint16_t walk = (uint16_t)(k + 1);
    uint16_t node = s->live[k];
    while (node && !s->mark[node]) {
      s->mark[node] = walk;
      node = s->best[node];
    }
    if (node && s->mark[node] == walk) {
      return node;
    }
  }
  return 0;
}

static Contraction *collect_cycle(EntArborescenceScratch *const s,
                                  const uint16_t start) {
  Contraction *const c = &s->contractions[s->n_contractions++];
  c->into = start;
  c->n_members = 0;
  memset(s->is_member, 0, sizeof s->is_member);
  uint16_t node = start;
  do {
    c->members[c->n_members] = node;
    c->arcs[c->n_members++] = s->arc[node][s->best[node]];
    s->is_member[node] = true;
    node = s->best[node];
  } while (node != start);
  memcpy(c->owner, s->owner, sizeof c->owner);
  return c;
}

/// The best arcs between the cycle and node `other`, either way.
static void merge_arcs(EntArborescenceScratch *const s,
                       const Contraction *const c, const uint16_t other) {
  double best_in = 0;
  double best_out = 0;
  Arc arc_in = {0, 0};
  Arc arc_out = {0, 0};
  for (uint32_t m = 0; m < c->n_members; ++m) {
    const uint16_t node = c->members[m];
    const double in = s->score[node][other] - s->score[node][s->best[node]];
    if (!m || in > best_in) {
      best_in = in;
      arc_in = s->arc[node][other];
    }
    if (!m || s->score[other][node] > best_out) {
      best_out = s->score[other][node];
      arc_out = s->arc[other][node];
    }
  }
  // Members are read for every other node, so write to the side first.
  s->score[c->into][other] = best_in;
  s->arc[c->into][other] = arc_in;
  s->score[other][c->into] = best_out;
  s->arc[other][c->into] = arc_out;
}

static void drop_members(EntArborescenceScratch *const s,
                         const Contraction *const c) {
  uint32_t n_kept = 0;
  for (uint32_t k = 0; k < s->n_live; ++k) {
    const uint16_t node = s->live[k];
    if (!s->is_member[node] || node == c->into) {
      s->live[n_kept++] = node;
    }
  }
  s->n_live = n_kept;
  for (uint32_t i = 0; i < s->n; ++i) {
    if (s->is_member[s->owner[i]]) {
      s->owner[i] = c->into;
    }
  }
}

static void contract(EntArborescenceScratch *const s, const uint16_t start) {
  const Contraction *const c = collect_cycle(s, start);
  for (uint32_t k = 0; k < s->n_live; ++k) {
    if (!s->is_member[s->live[k]]) {
      merge_arcs(s, c, s->live[k]);
    }
  }
  drop_members(s, c);
}

static void take(EntArborescenceScratch *const s, const uint16_t node,
                 const Arc arc, uint32_t *const heads) {
  s->entry[node] = arc.dependent;
  heads[arc.dependent] = arc.head;
}

/// Break the cycle where the arc chosen for it comes in.
static void expand(EntArborescenceScratch *const s, const Contraction *const c,
                   uint32_t *const heads) {
  const uint16_t word = s->entry[c->into];
  const uint16_t entered = c->owner[word];
  for (uint32_t m = 0; m < c->n_members; ++m) {
    if (c->members[m] != entered) {
      take(s, c->members[m], c->arcs[m], heads);
    }
  }
  s->entry[entered] = word;
}

void ent_arborescence_find(const float *const scores, const size_t stride,
                           const uint32_t n, EntArborescenceScratch *const s,
                           uint32_t *const heads) {
  uint16_t cycle;
  init(s, scores, stride, n);
  do {
    for (uint32_t k = 0; k < s->n_live; ++k) {
      s->best[s->live[k]] = s->live[k] ? best_head(s, s->live[k]) : 0;
    }
    cycle = find_cycle(s);
    if (cycle) {
      contract(s, cycle);
    }
  } while (cycle);
  for (uint32_t k = 0; k < s->n_live; ++k) {
    const uint16_t node = s->live[k];
    if (node) {
      take(s, node, s->arc[node][s->best[node]], heads);
    }
  }
  while (s->n_contractions) {
    expand(s, &s->contractions[--s->n_contractions], heads);
  }
  heads[0] = 0;
}
