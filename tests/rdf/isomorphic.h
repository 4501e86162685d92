/**
   @file isomorphic.h
   Whether two graphs are the same but for the labels of blank nodes.

   Blank nodes get colours from what they are joined to, round by round; where
   some stay alike, each pairing is tried in turn. Statements are compared by
   64-bit hashes.
*/
#ifndef ENT_TESTS_RDF_ISOMORPHIC_H
#define ENT_TESTS_RDF_ISOMORPHIC_H

#include "base/intern.h"
#include "rdf/graph.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const EntGraph *graph;
  size_t n_statements;
  EntIntern *labels;
  uint64_t *colours; ///< One a blank node
  uint64_t *sums;    ///< Scratch of a round
} IsoSide;

static uint64_t iso_mix(const uint64_t a, const uint64_t b) {
  uint64_t h = (a ^ (b + UINT64_C(0x9E3779B97F4A7C15) + (a << 6) + (a >> 2))) *
               UINT64_C(0xD6E8FEB86659FD93);
  h ^= h >> 32;
  return h * UINT64_C(0xD6E8FEB86659FD93);
}

static uint64_t *iso_colour(const IsoSide *const side, const EntTerm term) {
  return term.kind == ENT_TERM_BLANK
             ? &side->colours[ent_intern_find(side->labels, term.value)]
             : NULL;
}

static uint64_t iso_term(const IsoSide *const side, const EntTerm term) {
  const uint64_t *const colour = iso_colour(side, term);
  return colour ? iso_mix(1, *colour)
                : iso_mix(iso_mix(term.kind, ent_hash(term.value)),
                          iso_mix(ent_hash(term.datatype),
                                  ent_hash(term.language)));
}

static uint64_t iso_statement(const IsoSide *const side,
                              const EntStatement *const statement) {
  return iso_mix(iso_mix(iso_term(side, statement->subject),
                         iso_term(side, statement->predicate)),
                 iso_mix(iso_term(side, statement->object),
                         iso_term(side, statement->graph)));
}

static uint64_t iso_sum(const IsoSide *const side) {
  uint64_t sum = 0;
  for (size_t i = 0; i < side->n_statements; ++i) {
    sum += iso_statement(side, ent_graph_at(side->graph, i));
  }
  return sum;
}

static void iso_add(const IsoSide *const side, const EntTerm term,
                    const uint64_t role, const uint64_t hash) {
  const uint64_t *const colour = iso_colour(side, term);
  if (colour) {
    side->sums[colour - side->colours] += iso_mix(role, hash);
  }
}

static void iso_refine(const IsoSide *const side) {
  const size_t n = ent_intern_count(side->labels);
  for (size_t round = 0; round < n && round < 50; ++round) {
    memset(side->sums, 0, n * sizeof(uint64_t));
    for (size_t i = 0; i < side->n_statements; ++i) {
      const EntStatement *const s = ent_graph_at(side->graph, i);
      const uint64_t hash = iso_statement(side, s);
      iso_add(side, s->subject, 1, hash);
      iso_add(side, s->object, 2, hash);
      iso_add(side, s->graph, 3, hash);
    }
    for (size_t i = 0; i < n; ++i) {
      side->colours[i] = iso_mix(side->colours[i], side->sums[i]);
    }
  }
}

static int iso_compare(const void *const a, const void *const b) {
  const uint64_t x = *(const uint64_t *)a;
  const uint64_t y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

/// Sort the colours into the scratch; return one that is there twice, or 0.
static uint64_t iso_tie(const IsoSide *const side) {
  const size_t n = ent_intern_count(side->labels);
  if (n) {
    memcpy(side->sums, side->colours, n * sizeof(uint64_t));
    qsort(side->sums, n, sizeof(uint64_t), iso_compare);
  }
  for (size_t i = 1; i < n; ++i) {
    if (side->sums[i] == side->sums[i - 1]) {
      return side->sums[i];
    }
  }
  return 0;
}

static bool iso_match(const IsoSide *a, const IsoSide *b, int depth);

/// Give one node of the tie in `a` and each in `b` in turn a new colour.
static bool iso_try(const IsoSide *const a, const IsoSide *const b,
                    const uint64_t tie, const int depth) {
  const size_t n = ent_intern_count(a->labels);
  uint64_t *const saved = malloc(2 * n * sizeof(uint64_t));
  bool is_same = false;
  size_t first = 0;
  while (a->colours[first] != tie) {
    ++first;
  }
  memcpy(saved, a->colours, n * sizeof(uint64_t));
  memcpy(saved + n, b->colours, n * sizeof(uint64_t));
  for (size_t i = 0; i < n && !is_same; ++i) {
    if (saved[n + i] == tie) {
      memcpy(a->colours, saved, n * sizeof(uint64_t));
      memcpy(b->colours, saved + n, n * sizeof(uint64_t));
      a->colours[first] = b->colours[i] = iso_mix(tie, 77);
      is_same = iso_match(a, b, depth + 1);
    }
  }
  free(saved);
  return is_same;
}

static bool iso_match(const IsoSide *const a, const IsoSide *const b,
                      const int depth) {
  iso_refine(a);
  iso_refine(b);
  const uint64_t tie = iso_tie(a);
  (void)iso_tie(b);
  const size_t n = ent_intern_count(a->labels);
  if (n && memcmp(a->sums, b->sums, n * sizeof(uint64_t)) != 0) {
    return false;
  }
  // A graph that needs more choices is too regular for a test.
  return !tie || depth > 100 ? iso_sum(a) == iso_sum(b)
                             : iso_try(a, b, tie, depth);
}

static void iso_label(const IsoSide *const side, const EntTerm term) {
  EntId id = 0;
  if (term.kind == ENT_TERM_BLANK &&
      ent_intern_add(side->labels, term.value, &id)) {
    abort();
  }
}

static IsoSide iso_open(const EntAllocator *const allocator,
                        EntGraph *const graph) {
  IsoSide side = {.graph = graph,
                  .n_statements = ent_graph_sort(graph),
                  .labels = ent_intern_new(allocator)};
  for (size_t i = 0; i < side.n_statements; ++i) {
    const EntStatement *const statement = ent_graph_at(graph, i);
    iso_label(&side, statement->subject);
    iso_label(&side, statement->object);
    iso_label(&side, statement->graph);
  }
  const size_t n = ent_intern_count(side.labels) + 1;
  side.colours = calloc(n, sizeof(uint64_t));
  side.sums = calloc(n, sizeof(uint64_t));
  return side;
}

static void iso_close(IsoSide *const side) {
  ent_intern_free(side->labels);
  free(side->colours);
  free(side->sums);
}

/// Return whether the graphs, which get sorted, are isomorphic.
static bool is_isomorphic(EntGraph *const left, EntGraph *const right) {
  const EntAllocator allocator = ent_default_allocator();
  IsoSide a = iso_open(&allocator, left);
  IsoSide b = iso_open(&allocator, right);
  const bool is_same =
      a.n_statements == b.n_statements &&
      ent_intern_count(a.labels) == ent_intern_count(b.labels) &&
      iso_match(&a, &b, 0);
  iso_close(&a);
  iso_close(&b);
  return is_same;
}

#endif // ENT_TESTS_RDF_ISOMORPHIC_H
