/* Graphs of chance, written in each syntax, come back as they were. */
#include "isomorphic.h"
#include "log_keeper.h"
#include "random_graph.h"
#include "raptor_leaks.h"
#include "rdf/reader.h"
#include "rdf/writer.h"
#include "tap.h"

enum { N_SEEDS = 300, N_STATEMENTS = 40 };

/// Write the graph of `seed`, sorted or as it comes.
static EntStatus write_random(const EntWorld *const world,
                              const EntSyntax *const syntax,
                              const uint64_t seed, EntBuffer *const text) {
  EntWriter *writer = NULL;
  ENT_TRY(ent_writer_new(world, syntax, ent_bytes_to_buffer(text), &writer));
  const EntStatus status =
      random_emit(ent_world_allocator(world), seed, syntax->has_graphs,
                  N_STATEMENTS, ent_writer_sink(writer));
  ent_writer_free(writer);
  return status;
}

static EntStatus read_text(const EntWorld *const world,
                           const EntSyntax *const syntax, const EntView text,
                           EntGraph *const graph) {
  EntReader *const reader = ent_reader_new(world);
  const EntStatus status = ent_reader_read(reader, syntax, "random", text,
                                           ENT_VIEW(""), ent_graph_sink(graph));
  ent_reader_free(reader);
  return status;
}

static bool comes_back(const EntWorld *const world,
                       const EntSyntax *const syntax, const uint64_t seed) {
  EntBuffer text = {.allocator = ent_world_allocator(world)};
  EntGraph *const wanted = ent_graph_new(world);
  EntGraph *const got = ent_graph_new(world);
  EntStatus status = random_emit(text.allocator, seed, syntax->has_graphs,
                                 N_STATEMENTS, ent_graph_sink(wanted));
  status = status ? status : write_random(world, syntax, seed, &text);
  status =
      status ? status : read_text(world, syntax, ent_buffer_view(&text), got);
  const bool is_same = !status && is_isomorphic(wanted, got);
  if (!is_same) {
    printf("# %s\n%.*s\n", ent_status_string(status), (int)text.size,
           text.data ? text.data : "");
  }
  ent_graph_free(wanted);
  ent_graph_free(got);
  ent_buffer_free(&text);
  return is_same;
}

static void test_syntax(const EntWorld *const world, LogKeeper *const log,
                        const char *const name) {
  const EntSyntax *const syntax = ent_syntax_find(ent_view(name));
  int n_wrong = 0;
  for (uint64_t seed = 0; seed < N_SEEDS && n_wrong < 3; ++seed) {
    log_keeper_clear(log);
    if (!comes_back(world, syntax, seed)) {
      printf("# seed %d: %s\n", (int)seed, log->text);
      ++n_wrong;
    }
  }
  is_int(n_wrong, 0, name);
}

/// That the comparison itself can fail.
static void test_comparison(const EntWorld *const world) {
  const EntTerm p = ent_term_iri(ENT_VIEW("http://example.org/p"));
  const EntTerm x = ent_term_blank(ENT_VIEW("x"));
  const EntTerm y = ent_term_blank(ENT_VIEW("y"));
  const EntTerm z = ent_term_blank(ENT_VIEW("z"));
  const EntTerm none = {ENT_TERM_NONE};
  EntGraph *const ring = ent_graph_new(world);
  EntGraph *const other = ent_graph_new(world);
  EntGraph *const loop = ent_graph_new(world);
  ent_sink_triple(ent_graph_sink(ring), x, p, y, none);
  ent_sink_triple(ent_graph_sink(ring), y, p, x, none);
  ent_sink_triple(ent_graph_sink(other), z, p, x, none);
  ent_sink_triple(ent_graph_sink(other), x, p, z, none);
  ent_sink_triple(ent_graph_sink(loop), x, p, x, none);
  ent_sink_triple(ent_graph_sink(loop), y, p, y, none);
  ok(is_isomorphic(ring, other), "labels do not count");
  ok(!is_isomorphic(ring, loop), "what they join does");
  ent_graph_free(ring);
  ent_graph_free(other);
  ent_graph_free(loop);
}

int main(void) {
  LogKeeper log;
  EntWorld *const world = log_keeper_world(&log, NULL);
  test_comparison(world);
  test_syntax(world, &log, "turtle");
  test_syntax(world, &log, "ntriples");
  test_syntax(world, &log, "nquads");
  ent_world_free(world);
  return done();
}
