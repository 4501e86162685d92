/* Whether two files hold the same graph, blank node labels aside:
   rdf_same FILE FILE. With three arguments, rdf_same -r SEED TO, write a graph
   of chance (random_graph.h) instead. */
#include "isomorphic.h"
#include "random_graph.h"
#include "rdf/reader.h"
#include "rdf/writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static EntGraph *read_graph(const EntWorld *const world,
                            const char *const name) {
  EntGraph *const graph = ent_graph_new(world);
  EntReader *const reader = ent_reader_new(world);
  const EntStatus status = ent_reader_read_file(
      reader, NULL, name, ENT_VIEW("http://base.example/dir/file"),
      ent_graph_sink(graph));
  ent_reader_free(reader);
  if (status) {
    ent_graph_free(graph);
    return NULL;
  }
  return graph;
}

static bool is_same(const EntWorld *const world, const char *const left,
                    const char *const right) {
  EntGraph *const a = read_graph(world, left);
  EntGraph *const b = read_graph(world, right);
  const bool result = a && b && is_isomorphic(a, b);
  ent_graph_free(a);
  ent_graph_free(b);
  return result;
}

static EntStatus write_random(const EntWorld *const world, const uint64_t seed,
                              const EntSyntax *const syntax) {
  EntOutput *output = NULL;
  EntWriter *writer = NULL;
  ENT_TRY(ent_output_open(world, NULL, &output));
  EntStatus status =
      ent_writer_new(world, syntax, ent_bytes_to_output(output), &writer);
  if (!status) {
    status = random_emit(ent_world_allocator(world), seed, syntax->has_graphs,
                         40, ent_writer_sink(writer));
  }
  ent_writer_free(writer);
  const EntStatus written = ent_output_commit(output);
  return status ? status : written;
}

int main(const int argc, char **const argv) {
  const bool is_random = argc == 4 && !strcmp(argv[1], "-r");
  const EntSyntax *const syntax =
      is_random ? ent_syntax_find(ent_view(argv[3])) : NULL;
  if (argc != 3 && !syntax) {
    fprintf(stderr, "usage: rdf_same FILE FILE | rdf_same -r SEED TO\n");
    return 2;
  }
  EntWorld *const world = ent_world_new(NULL);
  const bool is_right =
      is_random
          ? !write_random(world, (uint64_t)strtoull(argv[2], NULL, 10), syntax)
          : is_same(world, argv[1], argv[2]);
  ent_world_free(world);
  return is_right ? 0 : 1;
}
