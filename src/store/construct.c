#include "rdf/graph.h"
#include "store/query_impl.h"
#include "store/template.h"

static EntStatus get_term(void *const handle, const EntVar var,
                          EntTerm *const term) {
  EntResults *const results = handle;
  size_t column = 0;
  *term = (EntTerm){.kind = ENT_TERM_NONE};
  for (const EntItem *i = results->query->select->items; i; i = i->next) {
    if (i->var == var) {
      return ent_results_term(results, column, term);
    }
    ++column;
  }
  return ENT_SUCCESS;
}

static EntStatus construct(EntResults *const results, const EntSink sink) {
  EntSolution solution = {.get = get_term, .handle = results};
  EntStatus status = ENT_SUCCESS;
  while (!(status = ent_results_next(results))) {
    ENT_TRY(ent_template_emit(results->query->construct, &solution, sink));
    ++solution.row;
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

// A description is what is said of the resource, and of the blank nodes that
// these statements lead to.
static const char DESCRIPTION[] =
    "WITH RECURSIVE d(n) AS (SELECT ?1 UNION SELECT t.o FROM d, triple AS t, "
    "term AS x WHERE t.s = d.n AND x.id = t.o AND x.kind = 2) "
    "SELECT t.s, t.p, t.o FROM d, triple AS t WHERE t.s = d.n";

static EntStatus emit_row(EntResults *const results, sqlite3_stmt *const row,
                          const EntSink sink) {
  EntDictionary *const terms = results->store->terms;
  EntStatement statement = {.graph = {.kind = ENT_TERM_NONE}};
  ENT_TRY(ent_dictionary_get(terms, sqlite3_column_int64(row, 0),
                             &statement.subject));
  ENT_TRY(ent_dictionary_get(terms, sqlite3_column_int64(row, 1),
                             &statement.predicate));
  ENT_TRY(ent_dictionary_get(terms, sqlite3_column_int64(row, 2),
                             &statement.object));
  return ent_sink_statement(sink, &statement);
}

static EntStatus describe_one(EntResults *const results,
                              sqlite3_stmt *const row, const EntTermId id,
                              const EntSink sink) {
  sqlite3_bind_int64(row, 1, id);
  EntStatus status = ENT_SUCCESS;
  int code = SQLITE_ROW;
  while (!status && (code = sqlite3_step(row)) == SQLITE_ROW) {
    status = emit_row(results, row, sink);
  }
  sqlite3_reset(row);
  return status || code == SQLITE_DONE ? status : results_error(results);
}

static EntStatus describe_constants(EntResults *const results,
                                    sqlite3_stmt *const row,
                                    const EntSink sink) {
  for (const EntNodeList *n = results->query->described; n; n = n->next) {
    EntTermId id = 0;
    if (n->node.var == ENT_NO_VAR) {
      ENT_TRY(ent_dictionary_name(results->store->terms, &n->node.term, &id));
      ENT_TRY(describe_one(results, row, id, sink));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus describe_solutions(EntResults *const results,
                                    sqlite3_stmt *const row,
                                    const EntSink sink) {
  const size_t n_columns = ent_results_n_columns(results);
  EntStatus status = ENT_SUCCESS;
  while (!(status = ent_results_next(results))) {
    for (size_t i = 0; i < n_columns; ++i) {
      const EntTermId id = results_id(results, i);
      if (id) {
        ENT_TRY(describe_one(results, row, id, sink));
      }
    }
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

static EntStatus describe(EntResults *const results, const EntSink sink) {
  sqlite3_stmt *row = NULL;
  if (sqlite3_prepare_v2(results->store->db, DESCRIPTION, -1, &row, NULL)) {
    return results_error(results);
  }
  EntStatus status = describe_constants(results, row, sink);
  status = status ? status : describe_solutions(results, row, sink);
  sqlite3_finalize(row);
  return status;
}

/// A sink that counts what the graph keeps.
typedef struct {
  EntResults *results;
  EntSink graph;
} Counter;

static EntStatus count_event(void *const handle,
                             const EntRdfEvent *const event) {
  const Counter *const counter = handle;
  const EntStatement *const statement = &event->statement;
  const size_t size = statement->subject.value.size +
                      statement->predicate.value.size +
                      statement->object.value.size;
  EntWatch *const watch = &counter->results->watch;
  ENT_TRY(ent_watch_count(watch));
  ENT_TRY(ent_watch_keep(watch, size + sizeof(*statement)));
  return counter->graph.write(counter->graph.handle, event);
}

EntStatus ent_results_emit(EntResults *const results, const EntSink sink) {
  EntGraph *const graph = ent_graph_new(results->store->world);
  if (!graph) {
    return ENT_ERR_MEMORY;
  }
  Counter counter = {results, ent_graph_sink(graph)};
  const EntSink inner = {count_event, &counter};
  EntStatus status = results->query->form == ENT_QUERY_CONSTRUCT
                         ? construct(results, inner)
                         : describe(results, inner);
  status = status ? status : ent_graph_emit(graph, sink);
  ent_graph_free(graph);
  return status;
}
