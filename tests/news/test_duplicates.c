#include "base/buffer.h"
#include "failing_alloc.h"
#include "news/duplicates.h"
#include "news/reader.h"
#include "tap.h"

#include <math.h>
#include <stdint.h>

enum { N_WORDS = 400 };

/// An article of one paragraph.
typedef struct {
  EntArena arena;
  EntSegment segments[2];
  EntArticle article;
} Sample;

static EntSignature sign(const EntView headline, const EntView text) {
  const EntAllocator allocator = ent_default_allocator();
  EntBuffer all = {.allocator = &allocator};
  Sample sample = {0};
  EntSignature signature;
  (void)ent_buffer_append(&all, headline);
  (void)ent_buffer_append(&all, text);
  const uint32_t middle = (uint32_t)headline.size;
  sample.segments[0] = (EntSegment){{0, middle}, ENT_SEGMENT_HEADLINE};
  sample.segments[1] =
      (EntSegment){{middle, (uint32_t)all.size}, ENT_SEGMENT_PARAGRAPH};
  sample.article = (EntArticle){.text = ent_buffer_view(&all),
                                .segments = sample.segments,
                                .n_segments = 2};
  ent_signature_make(&sample.article, &signature);
  ent_buffer_free(&all);
  return signature;
}

static uint64_t next_random(uint64_t *const state) {
  *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407U;
  return *state >> 33;
}

/// A text of words that do not repeat; every n-th is another if `n` is not 0.
static EntSignature sign_random(const uint64_t seed, const size_t n_words,
                                const size_t n) {
  const EntAllocator allocator = ent_default_allocator();
  EntBuffer text = {.allocator = &allocator};
  uint64_t state = seed;
  for (size_t i = 0; i < n_words; ++i) {
    const uint64_t word = next_random(&state);
    (void)ent_buffer_format(&text, "w%llx%s ", (unsigned long long)word,
                            n && i % n == n - 1 ? "x" : "");
  }
  const EntSignature signature = sign(ENT_VIEW(""), ent_buffer_view(&text));
  ent_buffer_free(&text);
  return signature;
}

static void test_words(void) {
  const EntView text = ENT_VIEW(
      "The envoys of Velmia and Koravia met in Velm on Monday to speak about "
      "the prisoners whom both sides took last year, and said that they would "
      "go on with it when the \"border commission\" has counted them.");
  const EntSignature a = sign(ENT_VIEW("Envoys meet. "), text);
  ok(!a.is_short, "thirty words are enough");
  EntSignature b = sign(ENT_VIEW("Quite another headline. "), text);
  ok(ent_signature_resemblance(&a, &b) == 1, "the headline does not matter");
  b = sign(
      ENT_VIEW(""),
      ENT_VIEW("THE envoys of Velmia and Koravia  met in Velm on Monday --\nto "
               "speak about the prisoners whom both sides took last year; and "
               "said that they would go on with it when the “border "
               "commission” has counted them"));
  ok(ent_signature_resemblance(&a, &b) == 1,
     "nor do case, space and punctuation");
  b = sign(ENT_VIEW(""), ENT_VIEW("They met in Velm on Monday."));
  ok(b.is_short, "a sentence is too short to be compared");
  b = sign_random(1, N_WORDS, 0);
  ok(ent_signature_resemblance(&a, &b) < 0.05, "another text differs");
}

/// The resemblance of two texts one of which has every n-th word changed.
static double resemblance(const size_t n) {
  size_t n_same = 0;
  size_t n_all = 0;
  for (size_t i = 0; i + 5 <= N_WORDS; ++i, ++n_all) {
    n_same += i / n == (i + 5) / n; // None of the five words is changed
  }
  return (double)n_same / (double)(2 * n_all - n_same);
}

/// The estimates of 100 pairs against what they should be.
static void test_estimate(void) {
  for (size_t n = 8; n <= 200; n *= 5) {
    double sum = 0;
    double worst = 0;
    const double wanted = resemblance(n);
    for (uint64_t seed = 1; seed <= 100; ++seed) {
      const EntSignature a = sign_random(seed, N_WORDS, 0);
      const EntSignature b = sign_random(seed, N_WORDS, n);
      const double error = ent_signature_resemblance(&a, &b) - wanted;
      sum += error;
      worst = fabs(error) > worst ? fabs(error) : worst;
    }
    ok(fabs(sum / 100) < 0.02 && worst < 0.17,
       "resemblance %.2f is estimated (%.3f off, %.2f at most)", wanted,
       sum / 100, worst);
  }
}

static void test_index(const EntWorld *const world) {
  EntDuplicates *const index = ent_duplicates_new(world, 100);
  uint64_t original = 0;
  EntSignature a = sign_random(1, N_WORDS, 0);
  ok(!ent_duplicates_find(index, &a, 1, &original), "the first is none");
  a = sign_random(2, N_WORDS, 0);
  ok(!ent_duplicates_find(index, &a, 2, &original), "nor is another text");
  a = sign_random(1, N_WORDS - 40, 0);
  ok(ent_duplicates_find(index, &a, 3, &original) && original == 1,
     "a text cut short is one of the first");
  a = sign_random(2, N_WORDS, 100);
  ok(ent_duplicates_find(index, &a, 4, &original) && original == 2,
     "one with some words changed of the second");
  a = sign_random(1, N_WORDS / 2, 0);
  ok(!ent_duplicates_find(index, &a, 5, &original), "half of it is not");
  a = sign_random(1, N_WORDS / 2, 0);
  ok(ent_duplicates_find(index, &a, 6, &original) && original == 5,
     "but the best match is found, not only the first");
  a = sign(ENT_VIEW(""), ENT_VIEW("They met."));
  ok(!ent_duplicates_find(index, &a, 7, &original) &&
         !ent_duplicates_find(index, &a, 8, &original),
     "short texts are never");
  ent_duplicates_free(index);
  ent_duplicates_free(NULL);
}

/// Of many articles, the duplicates of the last ones only are found.
static void test_window(const EntWorld *const world, const size_t window) {
  enum { N_ARTICLES = 1000 };
  EntDuplicates *const index = ent_duplicates_new(world, window);
  uint64_t original = 0;
  size_t n_wrong = 0;
  for (uint64_t i = 1; i <= N_ARTICLES; ++i) {
    const EntSignature a = sign_random(i, 60, 0);
    n_wrong += ent_duplicates_find(index, &a, i, &original);
    if (i > window) { // The oldest that is remembered
      const EntSignature b = sign_random(i - window + 1, 60, 0);
      n_wrong += !ent_duplicates_find(index, &b, 0, &original) ||
                 original != i - window + 1;
    }
  }
  const EntSignature old = sign_random(N_ARTICLES - window, 60, 0);
  n_wrong += ent_duplicates_find(index, &old, 0, &original);
  is_int((long)n_wrong, 0, "a window of some articles");
  ent_duplicates_free(index);
}

static EntStatus make_once(EntWorld *const world, const void *const handle) {
  EntDuplicates *const index = ent_duplicates_new(world, 10);
  (void)handle;
  ent_duplicates_free(index);
  return index ? ENT_SUCCESS : ENT_ERR_MEMORY;
}

int main(void) {
  EntWorld *const world = ent_world_new(NULL);
  test_words();
  test_estimate();
  test_index(world);
  test_window(world, 1);
  test_window(world, 7);
  test_window(world, 500);
  failing_alloc_test(make_once, NULL, "an index");
  ent_world_free(world);
  return done();
}
