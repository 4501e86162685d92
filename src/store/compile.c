#include "store/compile.h"

#include "store/compile_impl.h"

/// List the ids of the dataset's graphs of one kind.
static EntStatus list_graphs(Compiler *const compiler,
                             const EntDataset *dataset, const bool is_named,
                             EntView *const list, size_t *const count,
                             EntTermId *const last) {
  *list = (EntView){NULL, 0};
  for (*count = 0; dataset; dataset = dataset->next) {
    if (dataset->is_named == is_named) {
      ENT_TRY(term_id(compiler, ent_term_iri(dataset->iri), last));
      ENT_TRY(SQL(compiler, list, "%.*s%s%lld", ENT_VIEW_ARGS(*list),
                  list->size ? ", " : "", (long long)*last));
      ++*count;
    }
  }
  return ENT_SUCCESS;
}

/// Section 13.2: the graphs of FROM, or what is meant without it.
static EntStatus choose_default_graph(Compiler *const compiler,
                                      const EntDataset *const dataset) {
  Graphs *const graphs = &compiler->graphs;
  size_t count = 0;
  *graphs = (Graphs){.kind = GRAPHS_UNION, .var = ENT_NO_VAR};
  if (dataset) {
    ENT_TRY(list_graphs(compiler, dataset, false, &graphs->list, &count,
                        &graphs->id));
    graphs->kind = count == 1 ? GRAPHS_ONE : GRAPHS_SOME;
    return ENT_SUCCESS;
  }
  if (compiler->options->with.size) {
    graphs->kind = GRAPHS_ONE;
    return term_id(compiler, ent_term_iri(compiler->options->with),
                   &graphs->id);
  }
  if (compiler->options->has_strict_default) {
    graphs->kind = GRAPHS_ONE;
    graphs->id = ENT_ID_DEFAULT_GRAPH;
  }
  return ENT_SUCCESS;
}

EntStatus ent_compile_select(const EntCompileOptions *const options,
                             const EntQuery *const query,
                             const EntSelect *const select,
                             const EntDataset *const dataset,
                             EntView *const sql) {
  Compiler compiler = {.options = options, .query = query};
  Relation model;
  size_t count = 0;
  EntTermId last = 0;
  compiler.has_named = dataset;
  ENT_TRY(
      list_graphs(&compiler, dataset, true, &compiler.named, &count, &last));
  ENT_TRY(choose_default_graph(&compiler, dataset));
  ENT_TRY(new_relation(&compiler, &model));
  ENT_TRY(write_top_select(&compiler, &compiler.graphs, select, true, sql,
                           model.columns));
  return compiler.ctes.size
             ? SQL(&compiler, sql, "WITH %.*s %.*s",
                   ENT_VIEW_ARGS(compiler.ctes), ENT_VIEW_ARGS(*sql))
             : ENT_SUCCESS;
}
