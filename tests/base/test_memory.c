// Allocator, arena, vector, buffer and intern table, also out of memory
#include "base/arena.h"
#include "base/buffer.h"
#include "base/intern.h"
#include "base/vector.h"
#include "failing_alloc.h"
#include "tap.h"

#include <stdint.h>
#include <string.h>

typedef struct {
  int *items;
  size_t count, capacity;
} Ints;

static void test_alloc(const EntAllocator *const allocator) {
  void *const nothing = ent_alloc(allocator, 0);
  ok(nothing, "no bytes are a block too");
  ent_free(allocator, nothing);
  ent_free(allocator, NULL);
  ok(!ent_calloc(allocator, SIZE_MAX / 2, 3), "an overflowing size fails");
  int *const zeroed = ent_calloc(allocator, 100, sizeof(int));
  int sum = 0;
  for (int i = 0; zeroed && i < 100; ++i) {
    sum |= zeroed[i];
  }
  ok(zeroed && !sum, "calloc zeroes");
  ent_free(allocator, zeroed);
}

static void test_arena(const EntAllocator *const allocator) {
  EntArena arena;
  ent_arena_init(&arena, allocator);
  bool is_aligned = true;
  bool is_kept = true;
  unsigned char *blocks[500];
  for (size_t i = 0; i < 500; ++i) {
    blocks[i] = ent_arena_alloc(&arena, i * 7);
    is_aligned = is_aligned && blocks[i] &&
                 (uintptr_t)blocks[i] % _Alignof(max_align_t) == 0;
    memset(blocks[i], (int)(i & 0xFF), i * 7);
  }
  for (size_t i = 0; i < 500; ++i) {
    for (size_t j = 0; j < i * 7; ++j) {
      is_kept = is_kept && blocks[i][j] == (i & 0xFF);
    }
  }
  ok(is_aligned, "all blocks are aligned");
  ok(is_kept, "no block overlaps another");
  char *const large = ent_arena_alloc(&arena, 5000000);
  ok(large && memset(large, 1, 5000000), "a large block");
  ok(!ent_arena_alloc(&arena, SIZE_MAX), "too large a block");
  ok(!ent_arena_calloc(&arena, SIZE_MAX / 2, 4), "an overflowing size");
  EntView view;
  ok(!ent_arena_copy(&arena, ENT_VIEW("a\0b"), &view) && view.size == 3 &&
         !memcmp(view.data, "a\0b", 4),
     "a copy has a zero behind it");
  ok(!ent_arena_join(&arena, ENT_VIEW("ab"), (EntView){NULL, 0}, &view),
     "join with nothing");
  is_view(view, "ab", "joined");
  ok(!ent_arena_format(&arena, &view, "%d-%s", 7, "x"), "format");
  is_view(view, "7-x", "formatted");
  ent_arena_clear(&arena);
  ok(!arena.blocks && ent_arena_alloc(&arena, 1), "usable when cleared");
  ent_arena_clear(&arena);
}

static void test_vector(const EntAllocator *const allocator) {
  Ints ints = {0};
  bool is_zeroed = true;
  for (int i = 0; i < 1000; ++i) {
    int *const item = ENT_PUSH(allocator, &ints);
    is_zeroed = is_zeroed && item && !*item;
    *item = i;
  }
  ok(is_zeroed, "pushed elements are zeroed");
  ok(ints.count == 1000 && ints.items[999] == 999 && ints.items[0] == 0,
     "they stay");
  void *items = ints.items;
  ok(!ent_vector_reserve(allocator, &items, &ints.capacity, ints.count,
                         SIZE_MAX / 8, sizeof(int)) &&
         items == ints.items,
     "an overflowing size changes nothing");
  ok(ent_vector_reserve(allocator, &items, &ints.capacity, ints.count, 5000,
                        sizeof(int)) &&
         ints.capacity >= 6000,
     "room for many at once");
  ent_free(allocator, items);
}

static void test_buffer(const EntAllocator *const allocator) {
  EntBuffer buffer = {.allocator = allocator};
  ok(ent_buffer_view(&buffer).size == 0, "empty at first");
  ok(!ent_buffer_append(&buffer, (EntView){NULL, 0}), "append nothing");
  ok(!ent_buffer_append(&buffer, ENT_VIEW("abc")) &&
         !ent_buffer_append_byte(&buffer, '\0') &&
         !ent_buffer_format(&buffer, "%05d", 42),
     "append");
  ok(ent_view_equals(ent_buffer_view(&buffer), ENT_VIEW("abc\00000042")),
     "all is there");
  ent_buffer_clear(&buffer);
  ok(ent_buffer_view(&buffer).size == 0 && buffer.data, "cleared, memory kept");
  for (int i = 0; i < 10000; ++i) {
    (void)ent_buffer_format(&buffer, "%d", i % 10);
  }
  ok(buffer.size == 10000 && buffer.data[9999] == '9', "it grows");
  ent_buffer_free(&buffer);
  ok(!buffer.data && !buffer.capacity && !ent_buffer_append_byte(&buffer, 'x'),
     "usable when freed");
  ent_buffer_free(&buffer);
}

static bool strings_are_kept(const EntIntern *const table) {
  char text[32];
  for (int i = 0; i < 5000; ++i) {
    (void)snprintf(text, sizeof(text), "string %d", i);
    const EntId id = ent_intern_find(table, ent_view(text));
    if (id != (EntId)i || strcmp(ent_intern_string(table, id).data, text)) {
      return false;
    }
  }
  return true;
}

static void test_intern(const EntAllocator *const allocator) {
  EntIntern *const table = ent_intern_new(allocator);
  EntId id = 7;
  ok(ent_intern_find(table, ENT_VIEW("")) == ENT_NO_ID, "nothing at first");
  char text[32];
  bool is_counted = true;
  for (int i = 0; i < 5000; ++i) {
    (void)snprintf(text, sizeof(text), "string %d", i);
    is_counted = is_counted && !ent_intern_add(table, ent_view(text), &id) &&
                 id == (EntId)i;
  }
  ok(is_counted, "ids count from zero");
  ok(!ent_intern_add(table, ENT_VIEW("string 17"), &id) && id == 17 &&
         ent_intern_count(table) == 5000,
     "a known string keeps its id");
  ok(strings_are_kept(table), "all strings are found, with a zero behind");
  ok(!ent_intern_add(table, (EntView){NULL, 0}, &id) && id == 5000,
     "the empty string");
  ok(!ent_intern_add(table, ENT_VIEW("a\0b"), &id) && id == 5001 &&
         ent_intern_find(table, ENT_VIEW("a")) == ENT_NO_ID,
     "zero is a byte like others");
  ent_intern_free(table);
  ent_intern_free(NULL);
  ok(ent_hash(ENT_VIEW("entente")) == ent_hash(ENT_VIEW("entente")) &&
         ent_hash(ENT_VIEW("")) != ent_hash(ENT_VIEW("\0")),
     "hashes");
}

/// Run all of the above things in short; some step may fail.
static EntStatus use_all(const EntAllocator *const allocator, EntArena *const a,
                         EntBuffer *const b, EntIntern **const table) {
  EntView view;
  EntId id = 0;
  ENT_TRY(ent_arena_copy(a, ENT_VIEW("x"), &view));
  ENT_TRY(ent_arena_format(a, &view, "%d", 1));
  ENT_TRY(ent_buffer_append(b, view));
  ENT_TRY(ent_buffer_format(b, "%100d", 1));
  *table = ent_intern_new(allocator);
  if (!*table) {
    return ENT_ERR_MEMORY;
  }
  for (int i = 0; i < 100; ++i) {
    ENT_TRY(ent_arena_format(a, &view, "%d", i));
    const EntStatus status = ent_intern_add(*table, view, &id);
    if (status) {
      return ent_intern_find(*table, view) == ENT_NO_ID &&
                     ent_intern_count(*table) == (size_t)i
                 ? status
                 : ENT_ERR_DATA;
    }
  }
  return ENT_SUCCESS;
}

static EntStatus use_once(EntWorld *const world, const void *const handle) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntArena arena;
  EntBuffer buffer = {.allocator = allocator};
  EntIntern *table = NULL;
  (void)handle;
  ent_arena_init(&arena, allocator);
  const EntStatus status = use_all(allocator, &arena, &buffer, &table);
  ent_arena_clear(&arena);
  ent_buffer_free(&buffer);
  ent_intern_free(table);
  return status;
}

int main(void) {
  const EntAllocator allocator = ent_default_allocator();
  test_alloc(&allocator);
  test_arena(&allocator);
  test_vector(&allocator);
  test_buffer(&allocator);
  test_intern(&allocator);
  failing_alloc_test(use_once, NULL, "arena, buffer and table");
  return done();
}
