/* Large and strange graphs, full disks, sinks that give up, no memory. */
#include "base/file.h"
#include "base/output.h"
#include "failing_alloc.h"
#include "isomorphic.h"
#include "log_keeper.h"
#include "random_graph.h"
#include "raptor_leaks.h"
#include "rdf/reader.h"
#include "rdf/writer.h"
#include "tap.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#define EX "http://example.org/"

static LogKeeper messages;

/// Emits a graph into a sink; `n` says how large.
typedef EntStatus (*Maker)(EntSink sink, int n);

static const EntTerm NONE = {ENT_TERM_NONE};

static EntStatus make_objects(const EntSink sink, const int n) {
  char iri[64];
  const EntTerm hub = ent_term_iri(ENT_VIEW(EX "hub"));
  ENT_TRY(ent_sink_prefix(sink, ENT_VIEW("ex"), ENT_VIEW(EX)));
  for (int i = 0; i < n; ++i) {
    (void)snprintf(iri, sizeof(iri), EX "%d", i);
    ENT_TRY(ent_sink_triple(sink, hub, hub, ent_term_iri(ent_view(iri)), NONE));
  }
  return ent_sink_end(sink);
}

static EntStatus make_chain(const EntSink sink, const int n) {
  char names[2][32];
  const EntTerm next = ent_term_iri(ENT_VIEW(EX "next"));
  for (int i = 0; i < n; ++i) {
    (void)snprintf(names[0], sizeof(names[0]), "b%d", i);
    (void)snprintf(names[1], sizeof(names[1]), "b%d", (i + 1) % n);
    ENT_TRY(ent_sink_triple(sink, ent_term_blank(ent_view(names[0])), next,
                            ent_term_blank(ent_view(names[1])), NONE));
  }
  return ent_sink_end(sink);
}

static EntStatus make_long_literal(const EntSink sink, const int n) {
  EntStatus status = ENT_ERR_MEMORY;
  char *const text = malloc((size_t)n);
  const EntTerm hub = ent_term_iri(ENT_VIEW(EX "hub"));
  if (text) {
    for (int i = 0; i < n; ++i) {
      // Few escapes: for each, raptor looks through all that follows.
      text[i] = (char)(i % 1000 ? 'a' + i % 26 : 1 + i / 1000 % 127);
    }
    status = ent_sink_triple(
        sink, hub, hub, ent_term_string(ent_view_of(text, (size_t)n)), NONE);
    free(text);
  }
  return status ? status : ent_sink_end(sink);
}

/// Names of each ASCII character that an IRI may have, at each end and between.
static EntStatus make_names(const EntSink sink, const int n) {
  char iri[64];
  const EntTerm hub = ent_term_iri(ENT_VIEW(EX "hub"));
  ENT_TRY(ent_sink_prefix(sink, ENT_VIEW("ex"), ENT_VIEW(EX)));
  for (int c = '!'; c < n; ++c) {
    static const char *const shapes[] = {EX "%c", EX "%ca", EX "a%c", EX "a%cb",
                                         EX "%c%c"};
    for (size_t i = 0; i < 5 && !strchr("<>\"{}|^`\\", c); ++i) {
      if (c == '.' && (i == 0 || i == 4)) {
        continue; // Segments that readers take out
      }
      (void)snprintf(iri, sizeof(iri), shapes[i], c, c);
      ENT_TRY(
          ent_sink_triple(sink, hub, hub, ent_term_iri(ent_view(iri)), NONE));
    }
  }
  return ent_sink_end(sink);
}

static EntStatus make_controls(const EntSink sink, const int n) {
  const EntTerm hub = ent_term_iri(ENT_VIEW(EX "hub"));
  for (int c = 1; c < n; ++c) {
    char bytes[8] = "a";
    const size_t size = ent_utf8_encode((uint32_t)c, bytes + 1);
    bytes[1 + size] = 'b';
    ENT_TRY(ent_sink_triple(
        sink, hub, hub, ent_term_string(ent_view_of(bytes, 2 + size)), NONE));
  }
  return ent_sink_end(sink);
}

static EntStatus make_random(const EntSink sink, const int n) {
  const EntAllocator allocator = ent_default_allocator();
  return random_emit(&allocator, 5, true, (uint32_t)n, sink);
}

static EntStatus write_graph(const EntWorld *const world,
                             const EntSyntax *const syntax,
                             const EntByteSink out, const Maker make,
                             const int n) {
  EntWriter *writer = NULL;
  ENT_TRY(ent_writer_new(world, syntax, out, &writer));
  const EntStatus status = make(ent_writer_sink(writer), n);
  ent_writer_free(writer);
  return status;
}

static EntStatus read_graph(const EntWorld *const world,
                            const EntSyntax *const syntax, const EntView text,
                            const EntSink sink) {
  EntReader *const reader = ent_reader_new(world);
  const EntStatus status =
      reader ? ent_reader_read(reader, syntax, "text", text, ENT_VIEW(""), sink)
             : ENT_ERR_MEMORY;
  ent_reader_free(reader);
  return status;
}

static void comes_back(const EntWorld *const world, const char *const name,
                       const Maker make, const int n, const char *const what) {
  const EntSyntax *const syntax = ent_syntax_find(ent_view(name));
  EntBuffer text = {.allocator = ent_world_allocator(world)};
  EntGraph *const wanted = ent_graph_new(world);
  EntGraph *const got = ent_graph_new(world);
  const bool is_read =
      !make(ent_graph_sink(wanted), n) &&
      !write_graph(world, syntax, ent_bytes_to_buffer(&text), make, n) &&
      !read_graph(world, syntax, ent_buffer_view(&text), ent_graph_sink(got));
  ok(is_read && is_isomorphic(wanted, got), "%s in %s", what, name);
  ent_graph_free(wanted);
  ent_graph_free(got);
  ent_buffer_free(&text);
}

static void test_large(const EntWorld *const world) {
  static const char *const names[] = {"turtle", "ntriples", "nquads"};
  for (size_t i = 0; i < 3; ++i) {
    comes_back(world, names[i], make_objects, 100000, "100,000 objects");
    comes_back(world, names[i], make_long_literal, 1 << 20,
               "a literal of 1 MB");
    comes_back(world, names[i], make_names, 0x7F, "all of ASCII in names");
    comes_back(world, names[i], make_controls, 0xA1, "each control character");
  }
}

/// Count statements; give up after some of them.
typedef struct {
  size_t n_seen;
  size_t n_wanted;
} Counter;

static EntStatus count(void *const handle, const EntRdfEvent *const event) {
  Counter *const self = handle;
  self->n_seen += event->kind == ENT_RDF_STATEMENT;
  return self->n_seen > self->n_wanted ? ENT_ERR_LIMIT : ENT_SUCCESS;
}

/// A ring of blank nodes is too regular for the comparison; count it.
static void test_deep(const EntWorld *const world) {
  const EntSyntax *const turtle = ent_syntax_default();
  EntBuffer text = {.allocator = ent_world_allocator(world)};
  Counter counter = {0, SIZE_MAX};
  ok(!write_graph(world, turtle, ent_bytes_to_buffer(&text), make_chain,
                  200000) &&
         !read_graph(world, turtle, ent_buffer_view(&text),
                     (EntSink){count, &counter}),
     "a ring of blank nodes");
  is_int((long)counter.n_seen, 200000, "all of it");
  ent_buffer_free(&text);
}

static void test_sink_stops(const EntWorld *const world,
                            const char *const name) {
  const EntSyntax *const syntax = ent_syntax_find(ent_view(name));
  EntBuffer text = {.allocator = ent_world_allocator(world)};
  Counter counter = {0, 10};
  log_keeper_clear(&messages);
  (void)write_graph(world, syntax, ent_bytes_to_buffer(&text), make_objects,
                    1000);
  is_int(read_graph(world, syntax, ent_buffer_view(&text),
                    (EntSink){count, &counter}),
         ENT_ERR_LIMIT, "the status of the sink comes through");
  is_int((long)counter.n_seen, 11, "and nothing is emitted after it");
  is_view(ent_view(messages.text), "", "nor anything logged");
  ent_buffer_free(&text);
}

static void test_full_disk(const EntWorld *const world,
                           const char *const name) {
  EntOutput *output = NULL;
  log_keeper_clear(&messages);
  const EntStatus opened = ent_output_open(world, "/dev/full", &output);
  is_int(opened
             ? opened
             : write_graph(world, ent_syntax_find(ent_view(name)),
                           ent_bytes_to_output(output), make_objects, 100000),
         ENT_ERR_WRITE, "a full disk");
  is_view(ent_view(messages.text),
          "error /dev/full:0:0: cannot write: No space left on device\n",
          "is told once");
  ent_output_abandon(output);
}

static void test_closed_pipe(const EntWorld *const world,
                             const char *const name) {
  int ends[2];
  char path[64];
  EntOutput *output = NULL;
  log_keeper_clear(&messages);
  if (!ok(!pipe(ends), "a pipe")) {
    return;
  }
  (void)snprintf(path, sizeof(path), "/dev/fd/%d", ends[1]);
  const EntStatus opened = ent_output_open(world, path, &output);
  (void)close(ends[0]);
  is_int(opened
             ? opened
             : write_graph(world, ent_syntax_find(ent_view(name)),
                           ent_bytes_to_output(output), make_objects, 100000),
         ENT_ERR_WRITE, "a closed pipe");
  ok(strstr(messages.text, "Broken pipe"), "is told");
  ent_output_abandon(output);
  (void)close(ends[1]);
}

static void test_bad_events(const EntWorld *const world,
                            const char *const name) {
  EntBuffer text = {.allocator = ent_world_allocator(world)};
  EntWriter *writer = NULL;
  const EntTerm good = ent_term_iri(ENT_VIEW(EX));
  const EntTerm bad = ent_term_iri(ENT_VIEW("relative"));
  log_keeper_clear(&messages);
  ok(!ent_writer_new(world, ent_syntax_find(ent_view(name)),
                     ent_bytes_to_buffer(&text), &writer),
     "a writer");
  const EntSink sink = ent_writer_sink(writer);
  ok(!ent_sink_triple(sink, good, good, good, NONE), "a good statement");
  const size_t size = text.size;
  is_int(ent_sink_triple(sink, good, good, bad, NONE), ENT_ERR_DATA,
         "a bad statement");
  is_int(ent_sink_triple(sink, good, good, good, NONE), ENT_ERR_DATA,
         "after which nothing goes");
  is_int(ent_sink_end(sink), ENT_ERR_DATA, "not even the end");
  is_int((long)text.size, (long)size, "and nothing is written");
  is_view(ent_view(messages.text),
          "error :0:0: not an absolute IRI: relative\n", "told once");
  ent_writer_free(writer);
  ent_buffer_free(&text);
}

static void test_read_only(const EntWorld *const world) {
  EntBuffer text = {.allocator = ent_world_allocator(world)};
  EntWriter *writer = NULL;
  log_keeper_clear(&messages);
  is_int(ent_writer_new(world, ent_syntax_find(ENT_VIEW("rdfxml")),
                        ent_bytes_to_buffer(&text), &writer),
         ENT_ERR_USAGE, "a syntax that can only be read");
  is_view(ent_view(messages.text), "error :0:0: cannot write rdfxml\n",
          "its message");
  ent_writer_free(NULL);
  ent_reader_free(NULL);
}

/// Write in `from`, read into a sorted graph, write in Turtle.
static EntStatus whole_job(const EntWorld *const world, const char *const from,
                           EntBuffer *const text, EntBuffer *const out) {
  const EntSyntax *const syntax = ent_syntax_find(ent_view(from));
  EntWriter *writer = NULL;
  ENT_TRY(
      write_graph(world, syntax, ent_bytes_to_buffer(text), make_random, 10));
  EntGraph *const graph = ent_graph_new(world);
  if (!graph) {
    return ENT_ERR_MEMORY;
  }
  EntStatus status =
      read_graph(world, syntax, ent_buffer_view(text), ent_graph_sink(graph));
  if (!status) {
    status = ent_writer_new(world, ent_syntax_default(),
                            ent_bytes_to_buffer(out), &writer);
  }
  if (!status) {
    status = ent_graph_emit(graph, ent_writer_sink(writer));
  }
  ent_writer_free(writer);
  ent_graph_free(graph);
  return status;
}

static EntStatus read_and_write(EntWorld *const world, const void *const from) {
  EntBuffer text = {.allocator = ent_world_allocator(world)};
  EntBuffer out = {.allocator = ent_world_allocator(world)};
  log_keeper_clear(&messages);
  ent_world_set_log(world, log_keeper_take, &messages);
  const EntStatus status = whole_job(world, from, &text, &out);
  ent_buffer_free(&text);
  ent_buffer_free(&out);
  return messages.text[0] ? ENT_ERR_DATA : status;
}

int main(void) {
  static const char *const names[] = {"turtle", "ntriples", "nquads"};
  EntWorld *const world = log_keeper_world(&messages, NULL);
  (void)signal(SIGPIPE, SIG_IGN);
  test_large(world);
  test_deep(world);
  test_read_only(world);
  for (size_t i = 0; i < 3; ++i) {
    test_sink_stops(world, names[i]);
    test_full_disk(world, names[i]);
    test_closed_pipe(world, names[i]);
    test_bad_events(world, names[i]);
    failing_alloc_test(read_and_write, names[i], names[i]);
  }
  ent_world_free(world);
  return done();
}
