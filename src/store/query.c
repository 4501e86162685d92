#include "store/query.h"

#include "store/compile.h"
#include "store/functions.h"
#include "store/query_impl.h"
#include "store/store_impl.h"

EntStatus results_error(EntResults *const results) {
  const EntStatus status = ent_watch_error(&results->watch);
  return status ? status : store_error(results->store);
}

static EntStatus prepare(EntResults *const results, const EntView sql) {
  return sqlite3_prepare_v2(results->store->db, sql.data, (int)sql.size,
                            &results->rows, NULL)
             ? results_error(results)
             : ENT_SUCCESS;
}

/// Parse, compile and prepare.
static EntStatus begin(EntResults *const results, const EntView text,
                       const EntQueryOptions *const options) {
  EntStore *const store = results->store;
  const EntCompileOptions compile = {.world = store->world,
                                     .arena = &results->arena,
                                     .store = store,
                                     .terms = store->terms,
                                     .name = options->parser.name,
                                     .has_strict_default =
                                         options->has_strict_default,
                                     .network = options->network,
                                     .watch = &results->watch};
  ENT_TRY(ent_sparql_parse_query(store->world, &results->arena, text,
                                 &options->parser, &results->query));
  ENT_TRY(store_begin_functions(store, results->query->base, &results->watch));
  ent_watch_begin(&results->watch, &options->limits);
  ENT_TRY(ent_compile_select(&compile, results->query, results->query->select,
                             results->query->dataset, &results->sql));
  return prepare(results, results->sql);
}

EntStatus ent_query(EntStore *const store, const EntView text,
                    const EntQueryOptions *const options,
                    EntResults **const results) {
  const EntAllocator *const allocator = ent_world_allocator(store->world);
  EntResults *const made = ent_calloc(allocator, 1, sizeof(EntResults));
  *results = NULL;
  if (!made) {
    return ENT_ERR_MEMORY;
  }
  made->world = store->world;
  made->store = store;
  made->watch = (EntWatch){.world = store->world,
                           .db = store->db,
                           .terms = store->terms,
                           .name = options->parser.name};
  ent_arena_init(&made->arena, allocator);
  ent_dictionary_trim(store->terms);
  const EntStatus status = begin(made, text, options);
  if (status) {
    ent_results_free(made);
    return status;
  }
  *results = made;
  return ENT_SUCCESS;
}

EntStatus ent_results_wrap(const EntWorld *const world,
                           const EntSolutions *const solutions,
                           EntResults **const results) {
  *results = ent_calloc(ent_world_allocator(world), 1, sizeof(EntResults));
  if (!*results) {
    return ENT_ERR_MEMORY;
  }
  (*results)->world = world;
  (*results)->source = *solutions;
  return ENT_SUCCESS;
}

/// Whether the solutions are not those of a store.
static bool is_wrapped(const EntResults *const results) {
  return results->source.next != NULL;
}

void ent_results_free(EntResults *const results) {
  if (!results) {
    return;
  }
  if (is_wrapped(results)) {
    ent_free(ent_world_allocator(results->world), results);
    return;
  }
  sqlite3_finalize(results->rows);
  ent_watch_end(&results->watch);
  ent_dictionary_forget_names(results->store->terms);
  ent_arena_clear(&results->arena);
  ent_free(ent_world_allocator(results->store->world), results);
}

EntQueryForm ent_results_form(const EntResults *const results) {
  return is_wrapped(results) ? results->source.form : results->query->form;
}

size_t ent_results_n_columns(const EntResults *const results) {
  if (is_wrapped(results)) {
    return results->source.n_columns;
  }
  size_t n = 0;
  for (const EntItem *i = results->query->select->items; i; i = i->next) {
    ++n;
  }
  return n;
}

EntView ent_results_name(const EntResults *const results, size_t column) {
  if (is_wrapped(results)) {
    return results->source.names[column];
  }
  const EntItem *item = results->query->select->items;
  while (column--) {
    item = item->next;
  }
  return results->query->var_names[item->var];
}

/// Return whether the answer is a graph, whose triples count.
static bool is_graph(const EntResults *const results) {
  return results->query->form == ENT_QUERY_CONSTRUCT ||
         results->query->form == ENT_QUERY_DESCRIBE;
}

EntStatus ent_results_next(EntResults *const results) {
  if (is_wrapped(results)) {
    return results->source.next(results->source.handle);
  }
  ent_dictionary_trim(results->store->terms);
  switch (sqlite3_step(results->rows)) {
  case SQLITE_ROW:
    return is_graph(results) ? ENT_SUCCESS : ent_watch_count(&results->watch);
  case SQLITE_DONE:
    return ENT_NO_MATCH;
  default:
    return results_error(results);
  }
}

EntStatus ent_results_keep(EntResults *const results, const size_t n_bytes) {
  return ent_watch_keep(&results->watch, n_bytes);
}

EntTermId results_id(const EntResults *const results, const size_t column) {
  return sqlite3_column_int64(results->rows, (int)column);
}

EntStatus ent_results_term(EntResults *const results, const size_t column,
                           EntTerm *const term) {
  if (is_wrapped(results)) {
    return results->source.term(results->source.handle, column, term);
  }
  const EntTermId id = results_id(results, column);
  *term = (EntTerm){.kind = ENT_TERM_NONE};
  return id ? ent_dictionary_get(results->store->terms, id, term) : ENT_SUCCESS;
}

EntStatus ent_results_ask(EntResults *const results, bool *const answer) {
  const EntStatus status = ent_results_next(results);
  *answer = !status;
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

static EntStatus explain_plan(EntResults *const results, EntBuffer *const out) {
  sqlite3_stmt *row = NULL;
  EntView sql;
  ENT_TRY(ent_arena_format(&results->arena, &sql, "EXPLAIN QUERY PLAN %.*s",
                           ENT_VIEW_ARGS(results->sql)));
  if (sqlite3_prepare_v2(results->store->db, sql.data, (int)sql.size, &row,
                         NULL)) {
    return results_error(results);
  }
  EntStatus status = ENT_SUCCESS;
  while (!status && sqlite3_step(row) == SQLITE_ROW) {
    status = ent_buffer_format(out, "  %s\n", sqlite3_column_text(row, 3));
  }
  sqlite3_finalize(row);
  return status;
}

EntStatus ent_results_explain(EntResults *const results, EntBuffer *const out) {
  ENT_TRY(ent_buffer_append(out, ENT_VIEW("Algebra:\n")));
  ENT_TRY(ent_query_describe(results->query, out));
  ENT_TRY(ent_buffer_format(out, "SQL:\n  %.*s\nPlan:\n",
                            ENT_VIEW_ARGS(results->sql)));
  return explain_plan(results, out);
}
