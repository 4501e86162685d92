#include "text/headline_case.h"

#include "base/vector.h"
#include "failing_alloc.h"
#include "tap.h"

#include <stdint.h>
#include <string.h>

/// Add a sentence of words with spaces between.
static void add(EntDocument *const d, const EntSegmentKind kind,
                const char *const words) {
  EntView rest = ent_view(words);
  EntSentence *const sentence = ENT_PUSH(d->allocator, &d->sentences);
  *sentence =
      (EntSentence){.first_token = (uint32_t)d->tokens.count, .kind = kind};
  while (rest.data) {
    ent_document_add_token(d)->form = ent_view_cut(&rest, ' ');
    ++sentence->n_tokens;
  }
}

static void init(EntDocument *const d, const EntAllocator *const allocator,
                 const char *const headline) {
  ent_document_init(d, NULL, allocator);
  add(d, ENT_SEGMENT_HEADLINE, headline);
  add(d, ENT_SEGMENT_PARAGRAPH,
      "On Monday Moldania and Varga said that a state of war will end .");
}

/// The forms of the headline, with spaces between.
static void join(const EntDocument *const d, char out[200]) {
  size_t size = 0;
  for (uint32_t i = 0; i < d->sentences.items[0].n_tokens; ++i) {
    const EntView form = d->tokens.items[i].form;
    memcpy(out + size, form.data, form.size);
    size += form.size;
    out[size++] = ' ';
  }
  out[size - 1] = '\0';
}

static void test(const EntAllocator *const allocator,
                 const char *const headline, const char *const read,
                 const char *const why) {
  char got[200];
  EntDocument d;
  EntArena arena;
  EntHeadlineForms forms = {NULL, 0, 0};
  ent_arena_init(&arena, allocator);
  init(&d, allocator, headline);
  ok(!ent_headline_case_set(&d, &arena, &forms), "%s: set", why);
  join(&d, got);
  is_view(ent_view(got), read, why);
  ent_headline_case_restore(&d, &forms);
  join(&d, got);
  is_view(ent_view(got), headline, "and as it was");
  ent_document_clear(&d);
  ent_arena_clear(&arena);
}

static void test_failing_memory(void) {
  static const char headline[] = "Moldania And Varga End State Of War";
  size_t n_bad = 0;
  bool has_failed = true;
  for (size_t n = 0; has_failed; ++n) {
    char got[200];
    FailingAlloc failing;
    EntDocument d;
    EntArena arena;
    EntHeadlineForms forms = {NULL, 0, 0};
    failing_alloc_init(&failing, SIZE_MAX);
    ent_arena_init(&arena, &failing.allocator);
    init(&d, &failing.allocator, headline);
    failing.n_left = n;
    const EntStatus status = ent_headline_case_set(&d, &arena, &forms);
    has_failed = failing.has_failed;
    n_bad += status != (has_failed ? ENT_ERR_MEMORY : ENT_SUCCESS);
    join(&d, got);
    n_bad += has_failed && strcmp(got, headline) != 0;
    ent_headline_case_restore(&d, &forms);
    ent_document_clear(&d);
    ent_arena_clear(&arena);
    n_bad += failing.n_live != 0;
  }
  is_int((long)n_bad, 0, "failed allocations leave the headline alone");
}

int main(void) {
  const EntAllocator allocator = ent_default_allocator();
  test(&allocator, "Varga And Moldania End State Of War",
       "Varga and Moldania end state of war", "title case");
  test(&allocator, "VARGA FREES SEVEN PRISONERS, SAYS STATE TV",
       "Varga frees seven prisoners, says state TV", "capitals");
  test(&allocator, "Varga says Moldania will end the war",
       "Varga says Moldania will end the war", "a sentence");
  test(&allocator, "Varga, Moldania", "Varga, Moldania", "names alone");
  test_failing_memory();
  return done();
}
