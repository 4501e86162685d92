/* Reading takes time and memory in proportion to the text, whatever the text:
   words, tags, trees and names of pieces repeated, and of eight times as many.
   What is compared are ratios of processor time; in proportion is 8, quadratic
   would be 64. */

#include "base/buffer.h"
#include "base/data.h"
#include "news/article.h"
#include "tap.h"
#include "text/parser.h"
#include "text/tokenizer.h"

#include <malloc.h>
#include <stdlib.h>
#include <time.h>

enum { SMALL = 6000, FACTOR = 8, RATIO_LIMIT = 24, RUNS = 3 };
enum { BYTES_PER_BYTE = 400, FIXED_BYTES = 16 << 20 };

/// An allocator that knows how much was in use at most.
typedef struct {
  EntAllocator allocator;
  size_t live, peak;
} Meter;

static void *meter_resize(void *const handle, void *const old,
                          const size_t size) {
  Meter *const meter = handle;
  meter->live -= malloc_usable_size(old);
  void *const block = realloc(old, size);
  meter->live += malloc_usable_size(block ? block : old);
  meter->peak = meter->live > meter->peak ? meter->live : meter->peak;
  return block;
}

static void meter_release(void *const handle, void *const block) {
  Meter *const meter = handle;
  meter->live -= malloc_usable_size(block);
  free(block);
}

static void meter_init(Meter *const meter) {
  *meter = (Meter){.allocator = {meter_resize, meter_release, meter}};
}

typedef struct {
  EntTokenizer *tokenizer;
  EntParser *parser;
} Models;

static double now(void) {
  return (double)clock() / CLOCKS_PER_SEC;
}

/// Read `text` as one paragraph; returns seconds, negative on failure.
static double read_text(const Models *const models, const EntView text,
                        Meter *const meter) {
  EntArena arena;
  EntDocument document;
  ent_arena_init(&arena, &meter->allocator);
  EntSegment segment = {{0, (uint32_t)text.size}, ENT_SEGMENT_PARAGRAPH};
  EntArticle article = {.arena = &arena,
                        .name = "test",
                        .text = text,
                        .segments = &segment,
                        .n_segments = 1};
  ent_document_init(&document, &article, &meter->allocator);
  const double start = now();
  EntStatus status = ent_document_tokenize(&document, models->tokenizer);
  status = status ? status : ent_parser_annotate(models->parser, &document);
  const double seconds = now() - start;
  ent_document_clear(&document);
  ent_arena_clear(&arena);
  return status ? -1 : seconds;
}

/// `piece` again and again, `size` bytes.
static void repeat(const EntView piece, const size_t size,
                   EntBuffer *const text) {
  while (text->size + piece.size <= size) {
    if (ent_buffer_append(text, piece)) {
      exit(99);
    }
  }
}

/// The fastest of some runs: what else the machine does only adds.
static double fastest(const Models *const models, const EntView piece,
                      const size_t size, Meter *const meter) {
  EntBuffer text = {.allocator = &meter->allocator};
  double least = 1e9;
  repeat(piece, size, &text);
  for (int i = 0; i < RUNS; ++i) {
    const double seconds =
        read_text(models, ent_view_of(text.data, text.size), meter);
    least = seconds < least ? seconds : least;
  }
  ent_buffer_free(&text);
  return least;
}

static void test_piece(const Models *const models, const EntView piece,
                       const char *const what) {
  Meter meter;
  meter_init(&meter);
  const double small = fastest(models, piece, SMALL, &meter);
  const double large = fastest(models, piece, (size_t)SMALL * FACTOR, &meter);
  ok(small >= 0 && large >= 0, "%s are read", what);
  ok(large <= RATIO_LIMIT * small + 0.01, "%s: time in proportion", what);
  ok(meter.peak < FIXED_BYTES + (size_t)SMALL * FACTOR * BYTES_PER_BYTE,
     "%s: at most %zu KiB at once", what, meter.peak >> 10);
  ok(!meter.live, "%s: all memory is given back", what);
}

static void test_pieces(const Models *const models) {
  static const struct {
    const char *piece, *what;
  } texts[] = {
      {"x", "letters without a space"},
      {"Moldania met Kestria and ", "words without a full stop"},
      {"said President Varga ", "clauses without a full stop"},
      {"The ministers met. ", "short sentences"},
      {"\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE4\xBD\xA0\xE5\xA5\xBD "
       "\xD0\xBC\xD0\xB8\xD1\x80 \xE0\xA4\xB6 ",
       "other scripts"},
      {"\xE4\xBD\xA0", "ideographs without a space"},
      {"e\xCC\x81\xCC\x81", "combining marks"},
      {"\x01\x02\x1B[2J\x7F\t", "control characters"},
      {"((\" ", "brackets and quotes"},
      {", ", "commas"},
      {"Mr. U.S. ... ", "full stops"},
      {"\n\n", "empty lines"},
  };
  for (size_t i = 0; i < sizeof texts / sizeof *texts; ++i) {
    test_piece(models, ent_view(texts[i].piece), texts[i].what);
  }
  test_piece(models, ent_view_of("\0a ", 3), "zero bytes");
}

int main(void) {
  EntArena arena;
  Models models;
  const char *path;
  EntWorld *const world = ent_world_new(NULL);
  ent_arena_init(&arena, ent_world_allocator(world));
  if (ent_data_find(world, &arena, "models/english.bin", &path)) {
    skip_all("models/english.bin is not there");
  }
  if (ent_parser_open(world, path, &models.parser) ||
      ent_tokenizer_load(world, &models.tokenizer)) {
    exit(99);
  }
  test_pieces(&models);
  ent_tokenizer_free(models.tokenizer);
  ent_parser_free(models.parser);
  ent_arena_clear(&arena);
  ent_world_free(world);
  return done();
}
