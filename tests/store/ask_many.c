/* Answer many queries: ask_many STORE MILLISECONDS <QUERIES

   Queries are separated by lines "====". For each, results in JSON (a graph as
   N-Triples), or a line "error" with what was logged, and then a line "====".
   The default graph is the one without a name. */
#include "base/file.h"
#include "rdf/writer.h"
#include "store/query.h"
#include "store/results.h"

#include <stdio.h>
#include <stdlib.h>

static char message[2000];

static void keep(void *const handle, const EntLogLevel level,
                 const EntPlace place, const char *const text) {
  (void)handle;
  (void)level;
  (void)snprintf(message, sizeof(message), "%zu:%zu: %s", place.line,
                 place.column, text);
}

static EntStatus write_graph(const EntWorld *const world,
                             EntResults *const results, EntBuffer *const out) {
  EntWriter *writer = NULL;
  ENT_TRY(ent_writer_new(world, ent_syntax_find(ENT_VIEW("ntriples")),
                         ent_bytes_to_buffer(out), &writer));
  const EntStatus status = ent_results_emit(results, ent_writer_sink(writer));
  ent_writer_free(writer);
  return status;
}

static EntStatus answer(const EntWorld *const world, EntStore *const store,
                        const EntView text, const unsigned timeout,
                        EntBuffer *const out) {
  const EntQueryOptions options = {.has_strict_default = true,
                                   .limits = {.timeout = timeout}};
  EntResults *results = NULL;
  ENT_TRY(ent_query(store, text, &options, &results));
  const EntQueryForm form = ent_results_form(results);
  const EntStatus status =
      form == ENT_QUERY_SELECT || form == ENT_QUERY_ASK
          ? ent_results_write(results,
                              ent_results_format_find(ENT_VIEW("json")),
                              ent_bytes_to_buffer(out))
          : write_graph(world, results, out);
  ent_results_free(results);
  return status;
}

static void answer_all(const EntWorld *const world, EntStore *const store,
                       EntView text, const unsigned timeout) {
  const EntView mark = ENT_VIEW("====\n");
  EntBuffer out = {.allocator = ent_world_allocator(world)};
  while (text.size) {
    size_t end = 0;
    while (end < text.size &&
           !ent_view_starts_with(ent_view_slice(text, end, text.size), mark)) {
      ++end;
    }
    ent_buffer_clear(&out);
    if (answer(world, store, ent_view_slice(text, 0, end), timeout, &out)) {
      printf("error %s\n", message);
    } else if (out.size) {
      fwrite(out.data, 1, out.size, stdout);
    }
    fwrite(mark.data, 1, mark.size, stdout);
    text = end < text.size ? ent_view_slice(text, end + mark.size, text.size)
                           : (EntView){NULL, 0};
  }
  ent_buffer_free(&out);
}

int main(const int argc, char **const argv) {
  EntWorld *const world = ent_world_new(NULL);
  EntStore *store = NULL;
  EntFile file = {.world = NULL};
  if (argc != 3 || !world ||
      ent_store_open(world, argv[1], ENT_STORE_READ, &store) ||
      ent_file_read(world, "-", 0, &file)) {
    return 2;
  }
  ent_world_set_log(world, keep, NULL);
  answer_all(world, store, file.content, (unsigned)strtoul(argv[2], NULL, 10));
  ent_file_close(&file);
  ent_store_close(store);
  ent_world_free(world);
  return 0;
}
