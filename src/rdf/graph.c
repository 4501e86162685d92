#include "rdf/graph.h"

#include "base/intern.h"
#include "base/vector.h"

#include <stdlib.h>

struct EntGraphImpl {
  const EntWorld *world;
  EntIntern *strings; ///< Most terms occur many times
  struct {
    EntStatement *items;
    size_t count, capacity;
  } statements;
  struct {
    EntRdfEvent *items;
    size_t count, capacity;
  } heads; ///< Bases and prefixes
};

EntGraph *ent_graph_new(const EntWorld *const world) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntGraph *const graph = ent_calloc(allocator, 1, sizeof(EntGraph));
  if (!graph) {
    return NULL;
  }
  graph->world = world;
  graph->strings = ent_intern_new(allocator);
  if (!graph->strings) {
    ent_free(allocator, graph);
    return NULL;
  }
  return graph;
}

void ent_graph_free(EntGraph *const graph) {
  if (graph) {
    const EntAllocator *const allocator = ent_world_allocator(graph->world);
    ent_intern_free(graph->strings);
    ent_free(allocator, graph->statements.items);
    ent_free(allocator, graph->heads.items);
    ent_free(allocator, graph);
  }
}

static EntStatus keep(EntGraph *const graph, EntView *const view) {
  EntId id = 0;
  ENT_TRY(ent_intern_add(graph->strings, *view, &id));
  *view = ent_intern_string(graph->strings, id);
  return ENT_SUCCESS;
}

static EntStatus keep_term(EntGraph *const graph, EntTerm *const term) {
  ENT_TRY(keep(graph, &term->value));
  ENT_TRY(keep(graph, &term->datatype));
  return keep(graph, &term->language);
}

static EntStatus add_statement(EntGraph *const graph, EntStatement statement) {
  ENT_TRY(keep_term(graph, &statement.subject));
  ENT_TRY(keep_term(graph, &statement.predicate));
  ENT_TRY(keep_term(graph, &statement.object));
  ENT_TRY(keep_term(graph, &statement.graph));
  EntStatement *const added =
      ENT_PUSH(ent_world_allocator(graph->world), &graph->statements);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = statement;
  return ENT_SUCCESS;
}

static EntStatus add_head(EntGraph *const graph, EntRdfEvent event) {
  if (event.kind == ENT_RDF_BASE) {
    ENT_TRY(keep(graph, &event.base));
  } else {
    ENT_TRY(keep(graph, &event.prefix.name));
    ENT_TRY(keep(graph, &event.prefix.iri));
  }
  EntRdfEvent *const added =
      ENT_PUSH(ent_world_allocator(graph->world), &graph->heads);
  if (!added) {
    return ENT_ERR_MEMORY;
  }
  *added = event;
  return ENT_SUCCESS;
}

static EntStatus take_event(void *const handle,
                            const EntRdfEvent *const event) {
  switch (event->kind) {
  case ENT_RDF_BASE:
  case ENT_RDF_PREFIX:
    return add_head(handle, *event);
  case ENT_RDF_STATEMENT:
    return add_statement(handle, event->statement);
  case ENT_RDF_END:
    break;
  }
  return ENT_SUCCESS;
}

EntSink ent_graph_sink(EntGraph *const graph) {
  return (EntSink){take_event, graph};
}

static bool is_type(const EntTerm predicate) {
  return ent_view_equals(predicate.value, ENT_VIEW(ENT_NS_RDF "type"));
}

static int compare_predicates(const EntTerm a, const EntTerm b) {
  const int by_type = is_type(b) - is_type(a);
  return by_type ? by_type : ent_term_compare(a, b);
}

static int compare_statements(const void *const left, const void *const right) {
  const EntStatement *const a = left;
  const EntStatement *const b = right;
  int order = ent_term_compare(a->graph, b->graph);
  order = order ? order : ent_term_compare(a->subject, b->subject);
  order = order ? order : compare_predicates(a->predicate, b->predicate);
  return order ? order : ent_term_compare(a->object, b->object);
}

size_t ent_graph_sort(EntGraph *const graph) {
  EntStatement *const items = graph->statements.items;
  const size_t count = graph->statements.count;
  if (count) {
    qsort(items, count, sizeof(EntStatement), compare_statements);
  }
  size_t n_kept = 0;
  for (size_t i = 0; i < count; ++i) {
    if (!n_kept || compare_statements(&items[n_kept - 1], &items[i])) {
      items[n_kept++] = items[i];
    }
  }
  return graph->statements.count = n_kept;
}

const EntStatement *ent_graph_at(const EntGraph *const graph,
                                 const size_t index) {
  return &graph->statements.items[index];
}

EntStatus ent_graph_emit(EntGraph *const graph, const EntSink sink) {
  for (size_t i = 0; i < graph->heads.count; ++i) {
    ENT_TRY(sink.write(sink.handle, &graph->heads.items[i]));
  }
  const size_t count = ent_graph_sort(graph);
  for (size_t i = 0; i < count; ++i) {
    ENT_TRY(ent_sink_statement(sink, &graph->statements.items[i]));
  }
  return ent_sink_end(sink);
}
