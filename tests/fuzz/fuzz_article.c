/* Any bytes, converted as an article, do no harm.

   What is converted must be Turtle that reads back, with an article in it and
   without blank nodes; and converting it once more must give the same bytes. */
#include "driver.h"

#include "../frame/conversion.h"
#include "rdf/graph.h"
#include "rdf/reader.h"

#include <stdlib.h>

static void stay_silent(void *const handle, const EntLogLevel level,
                        const EntPlace place, const char *const text) {
  (void)handle;
  (void)level;
  (void)place;
  (void)text;
}

/// Abort if `turtle` is no graph without blank nodes.
static void read_back(const EntWorld *const world, const EntView turtle) {
  EntGraph *const graph = ent_graph_new(world);
  EntReader *const reader = ent_reader_new(world);
  if (ent_reader_read(reader, ent_syntax_default(), "fuzz", turtle,
                      ENT_VIEW("http://base.example/"),
                      ent_graph_sink(graph))) {
    abort();
  }
  const size_t count = ent_graph_sort(graph);
  for (size_t i = 0; i < count; ++i) {
    const EntStatement *const statement = ent_graph_at(graph, i);
    if (statement->subject.kind == ENT_TERM_BLANK ||
        statement->object.kind == ENT_TERM_BLANK) {
      abort();
    }
  }
  if (!count) {
    abort();
  }
  ent_reader_free(reader);
  ent_graph_free(graph);
}

static void convert_twice(const EntWorld *const world,
                          const EntAnalyser *const analyser,
                          const EntView article) {
  EntBuffer first = {.allocator = ent_world_allocator(world)};
  EntBuffer again = {.allocator = ent_world_allocator(world)};
  const EntStatus status = convert_article(world, analyser, article, &first);
  if (status != convert_article(world, analyser, article, &again) ||
      !ent_view_equals(ent_buffer_view(&first), ent_buffer_view(&again))) {
    abort();
  }
  if (!status) {
    read_back(world, ent_buffer_view(&first));
  }
  ent_buffer_free(&first);
  ent_buffer_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *const data, const size_t size) {
  static EntWorld *world;
  static EntAnalyser *analyser; // Loading takes longer than an article
  if (!world) {
    world = ent_world_new(NULL);
    if (ent_analyser_open(world, &(EntAnalyserConfig){0}, &analyser)) {
      abort();
    }
    ent_world_set_log(world, stay_silent, NULL);
  }
  convert_twice(world, analyser, ent_view_of((const char *)data, size));
  return 0;
}
