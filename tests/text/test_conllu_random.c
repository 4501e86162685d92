// CoNLL-U that a generator with a fixed seed damages: it is refused, or read
// and then written and read without a difference. And failing memory.

#include "base/file.h"
#include "failing_alloc.h"
#include "tap.h"
#include "text/conllu.h"

/// Read all documents of `content` and append them to `out`.
static EntStatus copy(const EntWorld *const world, const EntView content,
                      EntBuffer *const out) {
  EntConllu reader = ent_conllu_begin(world, "sample", content);
  EntStatus status = ENT_SUCCESS;
  while (!status) {
    EntArena arena;
    EntArticle article;
    EntDocument document;
    ent_arena_init(&arena, ent_world_allocator(world));
    status = ent_conllu_next(&reader, &arena, &article, &document);
    status = status ? status : ent_conllu_write(&document, true, out);
    ent_document_clear(&document);
    ent_arena_clear(&arena);
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

/// Return whether `text` is refused, or comes back the same from its copy.
static bool is_stable(const EntWorld *const world, const EntView text,
                      size_t *const n_read) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntBuffer once = {.allocator = allocator};
  EntBuffer twice = {.allocator = allocator};
  bool result = true;
  if (!copy(world, text, &once)) {
    ++*n_read;
    result = !copy(world, ent_buffer_view(&once), &twice) &&
             ent_view_equals(ent_buffer_view(&once), ent_buffer_view(&twice));
    if (!result) {
      printf("# from:\n%.*s\n# once:\n%.*s\n# twice:\n%.*s\n",
             ENT_VIEW_ARGS(text), ENT_VIEW_ARGS(ent_buffer_view(&once)),
             ENT_VIEW_ARGS(ent_buffer_view(&twice)));
    }
  }
  ent_buffer_free(&once);
  ent_buffer_free(&twice);
  return result;
}

static uint32_t draw(uint64_t *const state, const size_t n) {
  *state = *state * 6364136223846793005U + 1442695040888963407U;
  return (uint32_t)((*state >> 33) % n);
}

/// Replace, insert or drop a few bytes.
static void damage(EntBuffer *const text, uint64_t *const state) {
  static const char bytes[] = "\t\n#-_0123.|=ABIa '\xC3\xA9\xFF";
  const uint32_t n = 1 + draw(state, 4);
  for (uint32_t i = 0; i < n; ++i) {
    const uint32_t at = draw(state, text->size);
    const char byte = bytes[draw(state, sizeof(bytes) - 1)];
    if (draw(state, 3)) {
      text->data[at] = byte;
    } else {
      const uint32_t size = draw(state, 20);
      const size_t end = at + size < text->size ? at + size : text->size;
      memmove(text->data + at, text->data + end, text->size - end);
      text->size -= end - at;
    }
  }
}

static void test_random(const EntWorld *const world, const EntView seed) {
  enum { N_TEXTS = 4000 };
  uint64_t state = 20311110;
  size_t n_stable = 0;
  size_t n_read = 0;
  for (int i = 0; i < N_TEXTS; ++i) {
    EntBuffer text = {.allocator = ent_world_allocator(world)};
    ent_buffer_append(&text, seed);
    damage(&text, &state);
    n_stable += is_stable(world, ent_buffer_view(&text), &n_read);
    ent_buffer_free(&text);
  }
  is_int((long)n_stable, N_TEXTS, "damaged files are refused or stable");
  ok(n_read > N_TEXTS / 20, "%zu of them are read", n_read);
}

static EntStatus copy_once(EntWorld *const world, const void *const seed) {
  EntBuffer out = {.allocator = ent_world_allocator(world)};
  const EntStatus status = copy(world, *(const EntView *)seed, &out);
  ent_buffer_free(&out);
  return status;
}

int main(void) {
  char name[4096];
  snprintf(name, sizeof(name), "%s/tests/text/conllu/same/document.conllu",
           getenv("top_srcdir"));
  EntWorld *const world = ent_world_new(NULL);
  EntFile file;
  ent_world_set_log(world, failing_alloc_ignore, NULL);
  if (ok(!ent_file_read(world, name, 0, &file), "the seed can be read")) {
    test_random(world, file.content);
    failing_alloc_test(copy_once, &file.content, "copying");
    ent_file_close(&file);
  }
  ent_world_free(world);
  return done();
}
