/* The W3C suites of Turtle, N-Triples and N-Quads, from their manifests.

   Positive tests are also written by our writers and read again. What is known
   to fail stands with its reason in known-failures.txt; a test there that
   passes is a failure too, so that the file stays right. */
#include "base/table.h"
#include "isomorphic.h"
#include "log_keeper.h"
#include "raptor_leaks.h"
#include "rdf/reader.h"
#include "rdf/writer.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MF "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
#define RDFT "http://www.w3.org/ns/rdftest#Test"
#define SUITES "https://w3c.github.io/rdf-tests/rdf/rdf11/"

typedef struct {
  EntWorld *world;
  LogKeeper log;
  EntIntern *known; ///< Names of the known failures
  size_t n_known_seen;
  const char *folder; ///< Where the suites are
} Suite;

/// Return the object of the statement, or nothing.
static EntView find_value(const EntGraph *const graph, const size_t count,
                          const EntView subject, const EntView predicate) {
  for (size_t i = 0; i < count; ++i) {
    const EntStatement *const s = ent_graph_at(graph, i);
    if (ent_view_equals(s->subject.value, subject) &&
        ent_view_equals(s->predicate.value, predicate)) {
      return s->object.value;
    }
  }
  return ENT_VIEW("");
}

/// Return a new graph of a file of the suites, or NULL with a message logged.
static EntGraph *read_graph(Suite *const suite, const EntView iri) {
  char path[1024];
  const EntView start = ENT_VIEW(SUITES);
  const EntView rest = ent_view_slice(iri, start.size, iri.size);
  (void)snprintf(path, sizeof(path), "%s/%.*s", suite->folder,
                 ENT_VIEW_ARGS(rest));
  EntGraph *const graph = ent_graph_new(suite->world);
  EntReader *const reader = ent_reader_new(suite->world);
  log_keeper_clear(&suite->log);
  const EntStatus status =
      ent_reader_read_file(reader, NULL, path, iri, ent_graph_sink(graph));
  ent_reader_free(reader);
  if (status) {
    ent_graph_free(graph);
    return NULL;
  }
  (void)ent_graph_sort(graph);
  return graph;
}

/// Return what comes back when `graph` is written in `syntax` and read.
static EntGraph *rewrite(const Suite *const suite, EntGraph *const graph,
                         const EntSyntax *const syntax) {
  EntBuffer text = {.allocator = ent_world_allocator(suite->world)};
  EntWriter *writer = NULL;
  EntReader *const reader = ent_reader_new(suite->world);
  EntGraph *const back = ent_graph_new(suite->world);
  EntStatus status =
      ent_writer_new(suite->world, syntax, ent_bytes_to_buffer(&text), &writer);
  if (!status) {
    status = ent_graph_emit(graph, ent_writer_sink(writer));
  }
  if (!status) {
    status =
        ent_reader_read(reader, syntax, "rewritten", ent_buffer_view(&text),
                        ENT_VIEW(""), ent_graph_sink(back));
  }
  ent_writer_free(writer);
  ent_reader_free(reader);
  ent_buffer_free(&text);
  if (status) {
    ent_graph_free(back);
    return NULL;
  }
  return back;
}

static bool survives(const Suite *const suite, EntGraph *const graph,
                     const char *const syntax) {
  EntGraph *const back =
      rewrite(suite, graph, ent_syntax_find(ent_view(syntax)));
  const bool is_same = back && is_isomorphic(graph, back);
  ent_graph_free(back);
  return is_same;
}

/// `name` is SUITE/manifest.ttl#TEST.
static void report(Suite *const suite, const bool passed, const EntView name) {
  const bool is_known = ent_intern_find(suite->known, name) != ENT_NO_ID;
  suite->n_known_seen += is_known;
  (void)ok(passed != is_known, "%.*s%s", ENT_VIEW_ARGS(name),
           is_known ? " fails, as is known" : "");
  if (!passed) {
    printf("# %s\n", suite->log.text);
  }
}

static bool is_negative(const EntView type) {
  return ent_view_ends_with(type, ENT_VIEW("NegativeSyntax"));
}

static bool passes(Suite *const suite, EntGraph *const graph,
                   const EntView type, const EntView result) {
  if (is_negative(type) || !graph) {
    return is_negative(type) && !graph;
  }
  bool is_right = true;
  if (result.size) {
    EntGraph *const wanted = read_graph(suite, result);
    is_right = wanted && is_isomorphic(graph, wanted);
    ent_graph_free(wanted);
  }
  const bool is_quads = ent_view_starts_with(type, ENT_VIEW(RDFT "NQuads"));
  return is_right && survives(suite, graph, "nquads") &&
         (is_quads || (survives(suite, graph, "turtle") &&
                       survives(suite, graph, "ntriples")));
}

static void run_test(Suite *const suite, const EntGraph *const manifest,
                     const size_t count, const EntStatement *const entry) {
  const EntView subject = entry->subject.value;
  const EntView action =
      find_value(manifest, count, subject, ENT_VIEW(MF "action"));
  const EntView result =
      find_value(manifest, count, subject, ENT_VIEW(MF "result"));
  const EntView name =
      ent_view_slice(subject, sizeof(SUITES) - 1, subject.size);
  EntGraph *const graph = read_graph(suite, action);
  report(suite, passes(suite, graph, entry->object.value, result), name);
  ent_graph_free(graph);
}

static void run_suite(Suite *const suite, const char *const name,
                      const size_t n_wanted) {
  char iri[256];
  (void)snprintf(iri, sizeof(iri), SUITES "%s/manifest.ttl", name);
  EntGraph *const manifest = read_graph(suite, ent_view(iri));
  const size_t count = manifest ? ent_graph_sort(manifest) : 0;
  size_t n_tests = 0;
  for (size_t i = 0; i < count; ++i) {
    const EntStatement *const s = ent_graph_at(manifest, i);
    if (ent_view_equals(s->predicate.value, ENT_VIEW(ENT_NS_RDF "type")) &&
        ent_view_starts_with(s->object.value, ENT_VIEW(RDFT))) {
      run_test(suite, manifest, count, s);
      ++n_tests;
    }
  }
  is_int((long)n_tests, (long)n_wanted, name);
  ent_graph_free(manifest);
}

static void read_known(Suite *const suite, const char *const folder) {
  char name[1024];
  EntTable table;
  EntTableRow row;
  EntId id = 0;
  (void)snprintf(name, sizeof(name), "%s/tests/rdf/known-failures.txt", folder);
  EntStatus status = ent_table_open(suite->world, name, 2, 2, &table);
  while (!status && !(status = ent_table_next(&table, &row))) {
    status = ent_intern_add(suite->known, row.cells[0], &id);
  }
  ok(status == ENT_NO_MATCH, "the known failures %s", suite->log.text);
  ent_table_close(&table);
}

int main(void) {
  const char *const source = getenv("top_srcdir");
  char folder[900];
  (void)snprintf(folder, sizeof(folder), "%s/../shared/w3c/rdf/rdf11",
                 source ? source : ".");
  if (access(folder, R_OK)) {
    skip_all("the W3C suites are not in ../shared");
  }
  Suite suite = {.folder = folder};
  suite.world = log_keeper_world(&suite.log, NULL);
  suite.known = ent_intern_new(ent_world_allocator(suite.world));
  read_known(&suite, source ? source : ".");
  run_suite(&suite, "rdf-turtle", 313);
  run_suite(&suite, "rdf-n-triples", 70);
  run_suite(&suite, "rdf-n-quads", 87);
  is_int((long)suite.n_known_seen, (long)ent_intern_count(suite.known),
         "each known failure is a test");
  ent_intern_free(suite.known);
  ent_world_free(suite.world);
  return done();
}
