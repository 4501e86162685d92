/* Whichever allocation fails, opening and converting say so, and leak nothing.

   All allocations of a conversion are made to fail in turn. Loading makes many
   more, most of them alike: of those every one of the first fifty and then a
   sample, the same in each run. (With --enable-arena-malloc, a conversion makes
   many too.) */
#include "conversion.h"

#include "failing_alloc.h"
#include "tap.h"

#include <string.h>

static const char ARTICLE[] =
    "By Ann Author, 4 May 2031\n\n"
    "Velmia and Koravia sign accord\n\n"
    "VELM (Kura Wire) - Velmian President Ilya Doran signed a peace agreement "
    "with Koravian Prime Minister Mara Tesk in Geneva on Tuesday. He said that "
    "France would not send troops to \"Koravia\" before June 2032.\n\n"
    "The two leaders had met in Paris on 1 April. They discussed sanctions "
    "against Russia, the Foreign Ministry said.\n";

static FailingAlloc failing;
static EntWorld *world;
static EntBuffer wanted;

/// No limit, for what must succeed.
static void allow_all(void) {
  failing.n_left = (size_t)-1;
  failing.has_failed = false;
}

/// Whether opening with `n` allocations is right; counts what it needed.
static bool open_with(const size_t n, size_t *const used) {
  const size_t n_live = failing.n_live;
  EntAnalyser *analyser = NULL;
  failing.n_left = n;
  failing.has_failed = false;
  const EntStatus status =
      ent_analyser_open(world, &(EntAnalyserConfig){0}, &analyser);
  *used = n - failing.n_left;
  const bool is_clean = failing.has_failed
                            ? status == ENT_ERR_MEMORY && !analyser
                            : status == ENT_SUCCESS && analyser;
  ent_analyser_close(analyser);
  allow_all();
  return is_clean && failing.n_live == n_live;
}

/// Whether converting with `n` allocations is right; counts what it needed.
static bool convert_with(const EntAnalyser *const analyser, const size_t n,
                         size_t *const used) {
  const size_t n_live = failing.n_live;
  EntBuffer out = {.allocator = ent_world_allocator(world)};
  failing.n_left = n;
  failing.has_failed = false;
  const EntStatus status =
      convert_article(world, analyser, ent_view(ARTICLE), &out);
  *used = n - failing.n_left;
  const bool is_clean =
      failing.has_failed
          ? status == ENT_ERR_MEMORY
          : status == ENT_SUCCESS && ent_view_equals(ent_buffer_view(&out),
                                                     ent_buffer_view(&wanted));
  ent_buffer_free(&out);
  allow_all();
  return is_clean && failing.n_live == n_live;
}

enum { FIRST = 50, SAMPLE = 200 };

static void test_opening(void) {
  size_t needed = 0;
  size_t used = 0;
  size_t n_wrong = 0;
  (void)open_with((size_t)-1, &needed);
  const size_t step = needed / SAMPLE + 1;
  size_t n_run = 0;
  for (size_t n = 0; n < needed; n += n < FIRST ? 1 : step, ++n_run) {
    if (!open_with(n, &used)) {
      printf("# wrong after %zu allocations\n", n);
      ++n_wrong;
    }
  }
  ok(needed && !n_wrong, "opening, %zu of %zu allocations failed in turn",
     n_run, needed);
  ok(open_with(needed, &used), "with as many as needed it is opened");
}

static void test_converting(const EntAnalyser *const analyser) {
  size_t needed = 0;
  size_t used = 0;
  size_t n_wrong = 0;
  (void)convert_with(analyser, (size_t)-1, &needed);
  const size_t step = needed / SAMPLE + 1;
  size_t n_run = 0;
  for (size_t n = 0; n < needed; n += n < FIRST ? 1 : step, ++n_run) {
    if (!convert_with(analyser, n, &used)) {
      printf("# wrong after %zu allocations\n", n);
      ++n_wrong;
    }
  }
  ok(needed && !n_wrong, "converting, %zu of %zu allocations failed in turn",
     n_run, needed);
  ok(convert_with(analyser, needed, &used),
     "with as many as needed the graph is the same");
}

int main(void) {
  failing_alloc_init(&failing, (size_t)-1);
  world = ent_world_new(&failing.allocator);
  wanted.allocator = ent_world_allocator(world);
  EntAnalyser *analyser = NULL;
  if (!ok(!ent_analyser_open(world, &(EntAnalyserConfig){0}, &analyser),
          "an analyser is opened")) {
    return done();
  }
  ok(!convert_article(world, analyser, ent_view(ARTICLE), &wanted) &&
         memmem(wanted.data, wanted.size, "a ent:Signing", 13),
     "an article is converted");
  test_converting(analyser);
  ent_analyser_close(analyser);
  test_opening();
  ent_buffer_free(&wanted);
  ent_world_free(world);
  ok(!failing.n_live, "nothing is left");
  return done();
}
