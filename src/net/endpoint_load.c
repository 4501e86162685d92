#include "base/buffer.h"
#include "net/endpoint.h"
#include "rdf/vocab.h"
#include "rdf/writer.h"

typedef struct {
  const EntWorld *world;
  EntHttp *http;
  const char *url;
  const EntGraph *graph;
  EntView default_graph;
  bool is_replacing;
} Upload;

static bool is_blank(const EntTerm term) {
  return term.kind == ENT_TERM_BLANK;
}

static EntStatus write_prefixes(const EntSink sink) {
  const EntVocabulary *const vocab = ent_vocabulary();
  for (size_t i = 0; i < vocab->n_prefixes; ++i) {
    ENT_TRY(ent_sink_prefix(sink, vocab->prefixes[i].prefix,
                            vocab->prefixes[i].iri));
  }
  return ENT_SUCCESS;
}

/// Write the statements [begin, end) as Turtle; say if there are blank nodes.
static EntStatus write_statements(const EntGraph *const graph,
                                  const size_t begin, const size_t end,
                                  const EntSink sink, bool *const has_blanks) {
  ENT_TRY(write_prefixes(sink));
  for (size_t i = begin; i < end; ++i) {
    const EntStatement *const s = ent_graph_at(graph, i);
    const EntTerm none = {.kind = ENT_TERM_NONE};
    *has_blanks = *has_blanks || is_blank(s->subject) || is_blank(s->object);
    ENT_TRY(ent_sink_triple(sink, s->subject, s->predicate, s->object, none));
  }
  return ent_sink_end(sink);
}

static EntStatus write_turtle(const Upload *const upload, const size_t begin,
                              const size_t end, EntBuffer *const body,
                              bool *const has_blanks) {
  EntWriter *writer = NULL;
  ENT_TRY(ent_writer_new(upload->world, ent_syntax_default(),
                         ent_bytes_to_buffer(body), &writer));
  const EntStatus status = write_statements(
      upload->graph, begin, end, ent_writer_sink(writer), has_blanks);
  ent_writer_free(writer);
  return status;
}

/// Whether statements without a graph were sent to this one before.
static bool was_default(const Upload *const upload, const EntTerm name) {
  return name.kind != ENT_TERM_NONE && upload->default_graph.size &&
         ent_view_equals(name.value, upload->default_graph) &&
         ent_graph_at(upload->graph, 0)->graph.kind == ENT_TERM_NONE;
}

static EntStatus send(const Upload *const upload, const EntTerm name,
                      const EntView body, const bool has_blanks) {
  const EntView graph =
      name.kind == ENT_TERM_NONE ? upload->default_graph : name.value;
  const bool is_put = upload->is_replacing && !was_default(upload, name);
  char *url = NULL;
  EntView rest;
  ENT_TRY(ent_http_add_parameter(upload->world, upload->url,
                                 graph.size ? "graph" : "default", graph,
                                 &url));
  const EntHttpRequest request = {.method = is_put ? "PUT" : "POST",
                                  .url = url,
                                  .content_type =
                                      ent_syntax_default()->media_type,
                                  .body = body,
                                  .is_idempotent = is_put || !has_blanks};
  EntStatus status = ent_http_send(upload->http, &request);
  while (!status) { // what the server says of its success
    status = ent_http_read(upload->http, &rest);
  }
  ent_free(ent_world_allocator(upload->world), url);
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

static EntStatus send_graph(const Upload *const upload, const size_t begin,
                            const size_t end) {
  const EntTerm name = ent_graph_at(upload->graph, begin)->graph;
  EntBuffer body = {.allocator = ent_world_allocator(upload->world)};
  bool has_blanks = false;
  if (is_blank(name)) {
    return ent_error(upload->world, ENT_ERR_DATA, ENT_NOWHERE,
                     "a graph store has no graph without a name: _:%.*s",
                     ENT_VIEW_ARGS(name.value));
  }
  EntStatus status = write_turtle(upload, begin, end, &body, &has_blanks);
  status =
      status ? status : send(upload, name, ent_buffer_view(&body), has_blanks);
  ent_buffer_free(&body);
  return status;
}

EntStatus ent_endpoint_load(const EntWorld *const world, EntHttp *const http,
                            const char *const url, EntGraph *const graph,
                            const EntView default_graph,
                            const bool is_replacing, size_t *const n_graphs,
                            size_t *const n_statements) {
  const Upload upload = {world, http, url, graph, default_graph, is_replacing};
  const size_t n = ent_graph_sort(graph);
  *n_graphs = 0;
  *n_statements = 0;
  for (size_t begin = 0, end = 0; begin < n; begin = end) {
    const EntTerm name = ent_graph_at(graph, begin)->graph;
    while (end < n && ent_term_equals(ent_graph_at(graph, end)->graph, name)) {
      ++end;
    }
    ENT_TRY(send_graph(&upload, begin, end));
    ++*n_graphs;
    *n_statements += end - begin;
  }
  return ENT_SUCCESS;
}
