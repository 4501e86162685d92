/* Probabilities of name tags in a chain, against sums over all sequences, and
   what the decoder makes of them. */

#include "text/name_chain.h"

#include "tap.h"

#include <math.h>

enum { OUTSIDE, BEGIN, INSIDE, N_TAGS, N_WORDS = 4, STRIDE = 16 };
enum { N_STEPS = (N_TAGS + 1) * N_TAGS };

/// Which goes with which, as logarithms; the last row begins a sentence.
static const float LOGARITHMS[N_STEPS] = {0.5F, 0.2F,  -6, -0.3F, -2, 1.5F,
                                          0.4F, -1.5F, 1,  0.3F,  0,  -5};

typedef struct {
  float cells[N_WORDS * STRIDE];
} Rows;

static EntNameChain make_chain(void) {
  EntNameChain chain;
  ok(!ent_name_chain_init(&chain, LOGARITHMS, N_TAGS), "a chain");
  return chain;
}

/// Rows that sum to 1, none like another.
static Rows make_rows(void) {
  static const float tags[N_WORDS][N_TAGS] = {
      {.3F, .6F, .1F}, {.4F, .1F, .5F}, {.2F, .45F, .35F}, {.9F, .05F, .05F}};
  Rows rows = {{0}};
  for (int i = 0; i < N_WORDS; ++i) {
    memcpy(rows.cells + i * STRIDE, tags[i], sizeof tags[i]);
  }
  return rows;
}

static Rows run(const EntNameChain *const chain, Rows rows) {
  float scratch[N_WORDS * ENT_NAME_TAGS];
  ent_name_chain_run(chain, rows.cells, STRIDE, N_WORDS, scratch);
  return rows;
}

/// The product of a sequence of tags, written as digits to base N_TAGS.
static double product(const Rows *const rows, int sequence, int *const tags) {
  double result = 1;
  for (int i = 0; i < N_WORDS; ++i, sequence /= N_TAGS) {
    tags[i] = sequence % N_TAGS;
    const int before = i ? tags[i - 1] : N_TAGS;
    result *= exp((double)LOGARITHMS[before * N_TAGS + tags[i]]) *
              (double)rows->cells[i * STRIDE + tags[i]];
  }
  return result;
}

static void test_against_sums(const EntNameChain *const chain) {
  const Rows rows = make_rows();
  const Rows got = run(chain, rows);
  double sums[N_WORDS][N_TAGS] = {{0}};
  double all = 0;
  for (int sequence = 0; sequence < (int)pow(N_TAGS, N_WORDS); ++sequence) {
    int tags[N_WORDS];
    const double p = product(&rows, sequence, tags);
    all += p;
    for (int i = 0; i < N_WORDS; ++i) {
      sums[i][tags[i]] += p;
    }
  }
  for (int i = 0; i < N_WORDS * N_TAGS; ++i) {
    const double wanted = sums[i / N_TAGS][i % N_TAGS] / all;
    const double p = (double)got.cells[i / N_TAGS * STRIDE + i % N_TAGS];
    ok(fabs(p - wanted) < 1e-5, "word %d, tag %d: %.6f, all sequences %.6f",
       i / N_TAGS, i % N_TAGS, p, wanted);
  }
}

static void test_without_preference(void) {
  const float even[N_STEPS] = {0};
  const EntNameChain none = {0};
  const Rows rows = make_rows();
  EntNameChain chain;
  ok(!ent_name_chain_init(&chain, even, N_TAGS), "a chain of even steps");
  const Rows same = run(&chain, rows);
  float difference = 0;
  for (int i = 0; i < N_WORDS * STRIDE; ++i) {
    difference = fmaxf(difference, fabsf(same.cells[i] - rows.cells[i]));
  }
  ok(difference < 1e-6F, "even steps change nothing (%g)", (double)difference);
  const Rows untouched = run(&none, rows);
  ok(!memcmp(&untouched, &rows, sizeof rows), "nor does a model without chain");
}

/// A word that says nothing takes the tag that goes with its neighbours.
static void test_neighbours(const EntNameChain *const chain) {
  Rows rows = make_rows();
  for (int t = 0; t < N_TAGS; ++t) {
    rows.cells[t] = t == BEGIN;
    rows.cells[STRIDE + t] = 1.0F / N_TAGS;
    rows.cells[2 * STRIDE + t] = t == INSIDE;
  }
  const Rows got = run(chain, rows);
  ok(got.cells[STRIDE + INSIDE] > 0.8F, "between B- and I- is I- (%.3f)",
     (double)got.cells[STRIDE + INSIDE]);
  ok(got.cells[BEGIN] > 0.999F, "what is sure stays sure");
}

static void test_extremes(void) {
  static const float wrong[] = {NAN, INFINITY, -INFINITY, 41};
  float logarithms[N_STEPS];
  EntNameChain chain;
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; ++i) {
    memcpy(logarithms, LOGARITHMS, sizeof logarithms);
    logarithms[7] = wrong[i];
    ok(ent_name_chain_init(&chain, logarithms, N_TAGS) == ENT_ERR_DATA,
       "no step of %g", (double)wrong[i]);
  }
  for (int i = 0; i < N_STEPS; ++i) {
    logarithms[i] = i % 2 ? 40 : -40;
  }
  ok(!ent_name_chain_init(&chain, logarithms, N_TAGS), "steps up to 40");
  const Rows got = run(&chain, make_rows());
  for (int i = 0; i < N_WORDS; ++i) {
    float sum = 0;
    for (int t = 0; t < N_TAGS; ++t) {
      sum += got.cells[i * STRIDE + t];
    }
    ok(sum > 0.999F && sum < 1.001F, "extreme steps: word %d sums to 1", i);
  }
}

/// The probability of the only name in `rows`, 0 if there is none.
static float name_probability(const EntNameChain *const chain, const Rows rows,
                              EntDocument *const document) {
  const EntNameTags tags = {{{ENT_NAME_OUTSIDE, ENT_NAMED_OTHER},
                             {ENT_NAME_BEGIN, ENT_NAMED_PERSON},
                             {ENT_NAME_INSIDE, ENT_NAMED_PERSON}},
                            N_TAGS};
  uint8_t choices[N_WORDS * ENT_NAME_TAGS];
  const Rows given = run(chain, rows);
  document->names.count = 0;
  ok(!ent_name_decode(&tags, given.cells, STRIDE, 0, N_WORDS, choices,
                      document),
     "decoded");
  return document->names.count == 1 ? document->names.items[0].probability : 0;
}

/// The flatter the scores, the less sure is the name.
static void test_names(const EntNameChain *const chain) {
  const EntAllocator allocator = ent_default_allocator();
  EntDocument document;
  float last = 1;
  ent_document_init(&document, NULL, &allocator);
  for (int step = 0; step < 5; ++step) {
    const float sure = 0.99F - 0.1F * (float)step;
    Rows rows = {{0}};
    for (int i = 0; i < N_WORDS * N_TAGS; ++i) {
      const int tag = i / N_TAGS == 1 ? BEGIN : i / N_TAGS == 2 ? INSIDE : 0;
      rows.cells[i / N_TAGS * STRIDE + i % N_TAGS] =
          i % N_TAGS == tag ? sure : (1 - sure) / (N_TAGS - 1);
    }
    const float p = name_probability(chain, rows, &document);
    ok(p > 0 && p <= 1 && p < last, "scores of %.2f: a name of %.3f",
       (double)sure, (double)p);
    last = p;
  }
  ent_document_clear(&document);
}

int main(void) {
  const EntNameChain chain = make_chain();
  test_against_sums(&chain);
  test_without_preference();
  test_neighbours(&chain);
  test_extremes();
  test_names(&chain);
  return done();
}
