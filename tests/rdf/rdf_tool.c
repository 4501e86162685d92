/* Read graphs and write one: rdf_tool [-s] [-b BASE] [-o FILE] TO FILE...
   With -s the graph is sorted. Files are read by their extension. */
#include "rdf/graph.h"
#include "rdf/reader.h"
#include "rdf/writer.h"

#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

typedef struct {
  bool is_sorted;
  const char *base;
  const char *output;
} Options;

static EntStatus read_all(EntReader *const reader, const Options *const options,
                          char **files, const EntSink sink) {
  for (; *files; ++files) {
    ENT_TRY(ent_reader_read_file(reader, NULL, *files, ent_view(options->base),
                                 sink));
  }
  return ENT_SUCCESS;
}

static EntStatus convert(const EntWorld *const world,
                         const Options *const options, char **const files,
                         const EntSink sink) {
  EntReader *const reader = ent_reader_new(world);
  EntGraph *const graph = options->is_sorted ? ent_graph_new(world) : NULL;
  EntStatus status = ENT_ERR_MEMORY;
  if (reader && (graph || !options->is_sorted)) {
    status =
        read_all(reader, options, files, graph ? ent_graph_sink(graph) : sink);
  }
  if (!status) {
    status = graph ? ent_graph_emit(graph, sink) : ent_sink_end(sink);
  }
  ent_graph_free(graph);
  ent_reader_free(reader);
  return status;
}

static EntStatus run(const EntWorld *const world, const Options *const options,
                     const EntSyntax *const syntax, char **const files) {
  EntOutput *output = NULL;
  EntWriter *writer = NULL;
  ENT_TRY(ent_output_open(world, options->output, &output));
  EntStatus status =
      ent_writer_new(world, syntax, ent_bytes_to_output(output), &writer);
  if (!status) {
    status = convert(world, options, files, ent_writer_sink(writer));
  }
  ent_writer_free(writer);
  if (status) {
    ent_output_abandon(output);
    return status;
  }
  return ent_output_commit(output);
}

int main(const int argc, char **const argv) {
  Options options = {0};
  for (int option = 0; (option = getopt(argc, argv, "sb:o:")) != -1;) {
    options.is_sorted |= option == 's';
    options.base = option == 'b' ? optarg : options.base;
    options.output = option == 'o' ? optarg : options.output;
  }
  const EntSyntax *const syntax =
      optind < argc ? ent_syntax_find(ent_view(argv[optind])) : NULL;
  if (!syntax) {
    fprintf(stderr, "usage: rdf_tool [-s] [-b BASE] [-o FILE] TO FILE...\n");
    return 2;
  }
  EntWorld *const world = ent_world_new(NULL);
  const EntStatus status =
      world ? run(world, &options, syntax, argv + optind + 1) : ENT_ERR_MEMORY;
  ent_world_free(world);
  return status ? 1 : 0;
}
