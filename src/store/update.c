#include "store/update_impl.h"

#include "base/vector.h"
#include "store/compile.h"
#include "store/template.h"

#include <stdlib.h>

/// Statistics are made anew behind a request that changes so many rows.
enum { MANY_CHANGES = 1000 };

/// The solutions of a WHERE, as terms for templates.
typedef struct {
  Updater *updater;
  sqlite3_stmt *rows;
  const EntItem *items;
} Solutions;

/// Where the statements of a template go.
typedef struct {
  Updater *updater;
  UpdateQuads *quads;
  EntTermId graph; ///< Of those that name none
} Collector;

static const EntAllocator *allocator_of(const Updater *const updater) {
  return ent_world_allocator(updater->store->world);
}

EntStatus updater_error(Updater *const updater) {
  const EntStatus status = ent_watch_error(&updater->watch);
  return status ? status : store_error(updater->store);
}

/// Give a blank node that BNODE() made a label that no store has yet.
static EntStatus rename_blank(Updater *const updater, EntTerm *const term) {
  ent_buffer_clear(&updater->label);
  ENT_TRY(ent_buffer_format(&updater->label, "c%llx_%.*s",
                            (unsigned long long)updater->scope,
                            ENT_VIEW_ARGS(term->value)));
  return ent_arena_copy(&updater->arena, ent_buffer_view(&updater->label),
                        &term->value);
}

static EntStatus get_term(void *const handle, const EntVar var,
                          EntTerm *const term) {
  const Solutions *const solutions = handle;
  EntDictionary *const terms = solutions->updater->store->terms;
  int column = 0;
  *term = (EntTerm){.kind = ENT_TERM_NONE};
  for (const EntItem *i = solutions->items; i && i->var != var; i = i->next) {
    ++column;
  }
  const EntTermId id = sqlite3_column_int64(solutions->rows, column);
  if (!id) {
    return ENT_SUCCESS;
  }
  ENT_TRY(ent_dictionary_get(terms, id, term));
  return id < 0 && term->kind == ENT_TERM_BLANK
             ? rename_blank(solutions->updater, term)
             : ENT_SUCCESS;
}

static EntStatus get_nothing(void *const handle, const EntVar var,
                             EntTerm *const term) {
  (void)handle;
  (void)var;
  *term = (EntTerm){.kind = ENT_TERM_NONE};
  return ENT_SUCCESS;
}

static EntStatus collect(void *const handle, const EntRdfEvent *const event) {
  const Collector *const collector = handle;
  EntDictionary *const terms = collector->updater->store->terms;
  const EntStatement *const statement = &event->statement;
  UpdateQuad *const quad =
      ENT_PUSH(allocator_of(collector->updater), collector->quads);
  if (!quad) {
    return ENT_ERR_MEMORY;
  }
  ENT_TRY(ent_watch_count(&collector->updater->watch));
  ENT_TRY(ent_watch_keep(&collector->updater->watch, sizeof(*quad)));
  quad->ids[0] = collector->graph;
  if (statement->graph.kind) {
    ENT_TRY(ent_dictionary_name(terms, &statement->graph, &quad->ids[0]));
  }
  ENT_TRY(ent_dictionary_name(terms, &statement->subject, &quad->ids[1]));
  ENT_TRY(ent_dictionary_name(terms, &statement->predicate, &quad->ids[2]));
  return ent_dictionary_name(terms, &statement->object, &quad->ids[3]);
}

/// Add the variables of a template to a list, each once.
static EntStatus list_vars(Updater *const updater, const EntTriple *triple,
                           EntItem **const items) {
  for (; triple; triple = triple->next) {
    const EntVar vars[] = {triple->subject.var, triple->predicate.var,
                           triple->object.var, triple->graph.var};
    for (size_t i = 0; i < 4; ++i) {
      EntItem **tail = items;
      while (*tail && (*tail)->var != vars[i]) {
        tail = &(*tail)->next;
      }
      if (vars[i] == ENT_NO_VAR || *tail) {
        continue;
      }
      *tail = ent_arena_calloc(&updater->arena, 1, sizeof(EntItem));
      if (!*tail) {
        return ENT_ERR_MEMORY;
      }
      (*tail)->var = vars[i];
    }
  }
  return ENT_SUCCESS;
}

static EntStatus prepare_where(Updater *const updater,
                               const EntUpdate *const operation,
                               const EntItem **const items,
                               sqlite3_stmt **const rows) {
  EntStore *const store = updater->store;
  const EntCompileOptions compile = {.world = store->world,
                                     .arena = &updater->arena,
                                     .store = store,
                                     .terms = store->terms,
                                     .name = updater->options->parser.name,
                                     .has_strict_default =
                                         updater->options->has_strict_default,
                                     .with = operation->with,
                                     .network = updater->options->network,
                                     .watch = &updater->watch};
  EntSelect select = {.where = operation->where, .limit = ENT_NO_LIMIT};
  EntQuery query = *updater->query;
  EntView sql;
  query.select = &select;
  ENT_TRY(list_vars(updater, operation->removed, &select.items));
  ENT_TRY(list_vars(updater, operation->added, &select.items));
  ENT_TRY(
      ent_compile_select(&compile, &query, &select, operation->dataset, &sql));
  *items = select.items;
  return sqlite3_prepare_v2(store->db, sql.data, (int)sql.size, rows, NULL)
             ? updater_error(updater)
             : ENT_SUCCESS;
}

/// Fill in the templates with each solution.
static EntStatus collect_solutions(Updater *const updater,
                                   const EntUpdate *const operation,
                                   const EntItem *const items,
                                   sqlite3_stmt *const rows,
                                   const EntTermId graph) {
  Solutions solutions = {updater, rows, items};
  Collector removed = {updater, &updater->removed, graph};
  Collector added = {updater, &updater->added, graph};
  EntSolution solution = {get_term, &solutions, 0, updater->scope};
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
    ENT_TRY(ent_template_emit(operation->removed, &solution,
                              (EntSink){collect, &removed}));
    ENT_TRY(ent_template_emit(operation->added, &solution,
                              (EntSink){collect, &added}));
    ++solution.row;
  }
  return code == SQLITE_DONE ? ENT_SUCCESS : updater_error(updater);
}

static int compare_quads(const void *const a, const void *const b) {
  const EntTermId *const x = ((const UpdateQuad *)a)->ids;
  const EntTermId *const y = ((const UpdateQuad *)b)->ids;
  for (size_t i = 0; i < 4; ++i) {
    if (x[i] != y[i]) {
      return x[i] < y[i] ? -1 : 1;
    }
  }
  return 0;
}

static EntStatus remove_quads(Updater *const updater) {
  const UpdateQuads *const quads = &updater->removed;
  for (size_t i = 0; i < quads->count; ++i) {
    const EntTermId *const ids = quads->items[i].ids;
    bool did = false;
    if (ids[0] > 0 && ids[1] > 0 && ids[2] > 0 && ids[3] > 0) {
      ENT_TRY(store_remove_quad(updater->store, ids, &did));
    }
    updater->counts.n_removed += did;
  }
  return ENT_SUCCESS;
}

/// Let the store have the terms that so far only the request has.
static EntStatus intern_quad(Updater *const updater, UpdateQuad *const quad) {
  EntDictionary *const terms = updater->store->terms;
  for (size_t i = 0; i < 4; ++i) {
    EntTerm term;
    if (quad->ids[i] < 0) {
      ENT_TRY(ent_dictionary_get(terms, quad->ids[i], &term));
      ENT_TRY(ent_dictionary_add(terms, &term, &quad->ids[i]));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus add_quads(Updater *const updater) {
  UpdateQuads *const quads = &updater->added;
  for (size_t i = 0; i < quads->count; ++i) {
    ENT_TRY(intern_quad(updater, &quads->items[i]));
  }
  if (quads->count) {
    qsort(quads->items, quads->count, sizeof(UpdateQuad), compare_quads);
  }
  for (size_t i = 0; i < quads->count; ++i) {
    bool did = false;
    ENT_TRY(store_add_quad(updater->store, quads->items[i].ids, &did));
    updater->counts.n_added += did;
  }
  return ENT_SUCCESS;
}

/// First all that is removed, then all that is added (section 3.1.3).
static EntStatus apply(Updater *const updater) {
  if (updater->removed.count) {
    qsort(updater->removed.items, updater->removed.count, sizeof(UpdateQuad),
          compare_quads);
  }
  ENT_TRY(remove_quads(updater));
  return add_quads(updater);
}

static EntStatus find_with(Updater *const updater,
                           const EntUpdate *const operation,
                           EntTermId *const graph) {
  const EntTerm with = ent_term_iri(operation->with);
  *graph = ENT_ID_DEFAULT_GRAPH;
  return operation->with.size
             ? ent_dictionary_name(updater->store->terms, &with, graph)
             : ENT_SUCCESS;
}

/// DELETE and INSERT ... WHERE, DELETE WHERE
static EntStatus modify(Updater *const updater,
                        const EntUpdate *const operation) {
  sqlite3_stmt *rows = NULL;
  const EntItem *items = NULL;
  EntTermId graph = 0;
  ENT_TRY(find_with(updater, operation, &graph));
  EntStatus status = prepare_where(updater, operation, &items, &rows);
  status = status ? status
                  : collect_solutions(updater, operation, items, rows, graph);
  sqlite3_finalize(rows);
  return status ? status : apply(updater);
}

/// INSERT DATA and DELETE DATA
static EntStatus change_data(Updater *const updater,
                             const EntUpdate *const operation) {
  const EntSolution none = {get_nothing, NULL, 0, updater->scope};
  Collector removed = {updater, &updater->removed, ENT_ID_DEFAULT_GRAPH};
  Collector added = {updater, &updater->added, ENT_ID_DEFAULT_GRAPH};
  ENT_TRY(ent_template_emit(operation->removed, &none,
                            (EntSink){collect, &removed}));
  ENT_TRY(
      ent_template_emit(operation->added, &none, (EntSink){collect, &added}));
  return apply(updater);
}

static EntStatus dispatch(Updater *const updater,
                          const EntUpdate *const operation) {
  switch (operation->kind) {
  case ENT_UPDATE_LOAD:
    return update_load(updater, operation);
  case ENT_UPDATE_CLEAR:
  case ENT_UPDATE_DROP:
    return update_clear(updater, operation);
  case ENT_UPDATE_CREATE:
    return update_create(updater, operation);
  case ENT_UPDATE_ADD:
  case ENT_UPDATE_MOVE:
  case ENT_UPDATE_COPY:
    return update_transfer(updater, operation);
  case ENT_UPDATE_INSERT_DATA:
  case ENT_UPDATE_DELETE_DATA:
    return change_data(updater, operation);
  default:
    return modify(updater, operation);
  }
}

static EntStatus run_operations(Updater *const updater) {
  for (const EntUpdate *u = updater->query->updates; u; u = u->next) {
    // any blank node made so far has an id below this, so none has the scope
    updater->scope = (uint64_t)ent_dictionary_next(updater->store->terms);
    updater->removed.count = 0;
    updater->added.count = 0;
    const EntStatus status = dispatch(updater, u);
    ent_dictionary_forget_names(updater->store->terms);
    ENT_TRY(status);
  }
  return ENT_SUCCESS;
}

static EntStatus run_request(Updater *const updater, const EntView text) {
  EntStore *const store = updater->store;
  const EntUpdateOptions *const options = updater->options;
  ENT_TRY(ent_sparql_parse_update(store->world, &updater->arena, text,
                                  &options->parser, &updater->query));
  ENT_TRY(store_begin_functions(store, updater->query->base, &updater->watch));
  ENT_TRY(ent_store_begin(store));
  ent_watch_begin(&updater->watch, &options->limits);
  EntStatus status = run_operations(updater);
  ent_watch_end(&updater->watch); // what is done must not be stopped any more
  if (!status && store->n_written > MANY_CHANGES) {
    status = ent_store_analyze(store);
  }
  status = status ? status : ent_store_commit(store);
  if (status) {
    ent_store_rollback(store);
  }
  return status;
}

EntStatus ent_update(EntStore *const store, const EntView text,
                     const EntUpdateOptions *const options,
                     EntUpdateCounts *const counts) {
  const EntAllocator *const allocator = ent_world_allocator(store->world);
  Updater updater = {.store = store,
                     .options = options,
                     .watch = {.world = store->world,
                               .db = store->db,
                               .terms = store->terms,
                               .name = options->parser.name},
                     .label = {.allocator = allocator}};
  ent_arena_init(&updater.arena, allocator);
  ent_dictionary_trim(store->terms);
  const EntStatus status = run_request(&updater, text);
  if (counts) {
    *counts = status ? (EntUpdateCounts){0, 0} : updater.counts;
  }
  ent_dictionary_forget_names(store->terms);
  ent_free(allocator, updater.removed.items);
  ent_free(allocator, updater.added.items);
  ent_buffer_free(&updater.label);
  ent_arena_clear(&updater.arena);
  return status;
}
