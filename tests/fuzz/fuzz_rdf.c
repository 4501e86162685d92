/* Any bytes, read as each syntax and written again, do no harm.

   LLVMFuzzerTestOneInput() is the entry of libFuzzer; driver.h has a main() of
   its own. The first byte chooses the syntax, the rest is the document. What
   was read must be written, and read again as as many statements. */
#include "driver.h"

#include "rdf/graph.h"
#include "rdf/reader.h"
#include "rdf/writer.h"

#include <stdlib.h>

static void stay_silent(void *const handle, const EntLogLevel level,
                        const EntPlace place, const char *const text) {
  (void)handle;
  (void)level;
  (void)place;
  (void)text;
}

static EntStatus read_graph(const EntWorld *const world,
                            const EntSyntax *const syntax, const EntView text,
                            EntGraph *const graph) {
  EntReader *const reader = ent_reader_new(world);
  const EntStatus status =
      ent_reader_read(reader, syntax, "fuzz", text,
                      ENT_VIEW("http://base.example/"), ent_graph_sink(graph));
  ent_reader_free(reader);
  return status;
}

/// Abort if `graph` does not survive being written in `syntax`.
static void rewrite(const EntWorld *const world, EntGraph *const graph,
                    const EntSyntax *const syntax) {
  EntBuffer text = {.allocator = ent_world_allocator(world)};
  EntGraph *const back = ent_graph_new(world);
  EntWriter *writer = NULL;
  const size_t count = ent_graph_sort(graph);
  if (ent_writer_new(world, syntax, ent_bytes_to_buffer(&text), &writer) ||
      ent_graph_emit(graph, ent_writer_sink(writer)) ||
      read_graph(world, syntax, ent_buffer_view(&text), back) ||
      ent_graph_sort(back) != count) {
    abort();
  }
  ent_writer_free(writer);
  ent_graph_free(back);
  ent_buffer_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *const data, const size_t size) {
  // Not TriG, whose parser in raptor 2.0.15 crashes on bad input.
  static const char *const names[] = {"turtle", "ntriples", "nquads", "rdfxml"};
  EntWorld *const world = ent_world_new(NULL);
  ent_world_set_log(world, stay_silent, NULL);
  if (size) {
    const EntView text = {(const char *)data + 1, size - 1};
    EntGraph *const graph = ent_graph_new(world);
    if (!read_graph(world, ent_syntax_find(ent_view(names[data[0] % 4])), text,
                    graph)) {
      rewrite(world, graph, ent_syntax_find(ENT_VIEW("nquads")));
    }
    ent_graph_free(graph);
  }
  ent_world_free(world);
  return 0;
}
