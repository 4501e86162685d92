#include "store/compile_impl.h"

static EntStatus compile_filter(Compiler *const compiler,
                                const Graphs *const graphs,
                                const Scope *const outer,
                                const EntPattern *const pattern,
                                Relation *const relation) {
  EntView test;
  ENT_TRY(compile_pattern(compiler, graphs, outer, pattern->a, relation));
  const Scope scope = {relation->columns, outer};
  ENT_TRY(write_truth(compiler, graphs, &scope, pattern->expr, &test));
  return add_condition(compiler, relation, test);
}

/// Let the values of the solution outside an EXISTS be put in (section 18.6,
/// substitute).
static EntStatus correlate(Compiler *const compiler, const Scope *const outer,
                           Relation *const relation) {
  for (const Scope *s = outer; s; s = s->outer) {
    EntView compatible;
    ENT_TRY(
        write_compatible(compiler, s->columns, relation->columns, &compatible));
    ENT_TRY(add_condition(compiler, relation, compatible));
  }
  return ENT_SUCCESS;
}

/// Compile the right side of a join with `a`, which an endpoint may know.
static EntStatus compile_right(Compiler *const compiler,
                               const Graphs *const graphs,
                               const Scope *const outer,
                               const EntPattern *const pattern,
                               const Relation *const a, Relation *const b) {
  return pattern->b->kind == ENT_PATTERN_SERVICE && !outer &&
                 is_repeatable(pattern->a)
             ? compile_service(compiler, a, pattern->b, b)
             : compile_pattern(compiler, graphs, outer, pattern->b, b);
}

static EntStatus compile_join(Compiler *const compiler,
                              const Graphs *const graphs,
                              const Scope *const outer,
                              const EntPattern *const pattern,
                              Relation *const relation) {
  Relation a;
  Relation b;
  ENT_TRY(compile_pattern(compiler, graphs, outer, pattern->a, &a));
  ENT_TRY(compile_right(compiler, graphs, outer, pattern, &a, &b));
  return join_relations(compiler, &a, &b, relation);
}

static EntStatus compile_left_join(Compiler *const compiler,
                                   const Graphs *const graphs,
                                   const Scope *const outer,
                                   const EntPattern *const pattern,
                                   Relation *const relation) {
  Relation a;
  Relation b;
  EntView test = {NULL, 0};
  ENT_TRY(compile_pattern(compiler, graphs, outer, pattern->a, &a));
  ENT_TRY(compile_right(compiler, graphs, outer, pattern, &a, &b));
  if (wants_seeds(compiler, &a, &b)) {
    compiler->is_seeded = true;
    ENT_TRY(compile_pattern(compiler, graphs, outer, pattern->b, &b));
    compiler->is_seeded = false;
    ENT_TRY(seed_right(compiler, &a, &b));
  }
  if (pattern->expr) {
    if (!is_one_table(compiler, &b)) {
      ENT_TRY(wrap(compiler, &b)); // its columns get the names they will have
    }
    const Scope left = {a.columns, outer};
    const Scope scope = {b.columns, &left};
    ENT_TRY(write_truth(compiler, graphs, &scope, pattern->expr, &test));
  }
  return left_join_relations(compiler, &a, &b, test, relation);
}

/// Write one side of a union, with a column for each variable of `model`.
static EntStatus write_side(Compiler *const compiler,
                            const Relation *const side,
                            const Column *const model, EntView *const sql) {
  Relation full = *side;
  ENT_TRY(new_relation(compiler, &full));
  full.from = side->from;
  full.where = side->where;
  for (size_t i = 0; i < compiler->query->n_vars; ++i) {
    if (is_bound(model[i])) {
      full.columns[i] = is_bound(side->columns[i])
                            ? side->columns[i]
                            : (Column){ENT_VIEW("NULL"), false, false};
    }
  }
  return write_select(compiler, &full, sql);
}

static EntStatus compile_union(Compiler *const compiler,
                               const Graphs *const graphs,
                               const Scope *const outer,
                               const EntPattern *const pattern,
                               Relation *const relation) {
  Relation a;
  Relation b;
  Relation model;
  EntView left;
  EntView right;
  ENT_TRY(compile_pattern(compiler, graphs, outer, pattern->a, &a));
  ENT_TRY(compile_pattern(compiler, graphs, outer, pattern->b, &b));
  ENT_TRY(new_relation(compiler, &model));
  for (size_t i = 0; i < compiler->query->n_vars; ++i) {
    model.columns[i] = is_bound(a.columns[i]) ? a.columns[i] : b.columns[i];
    model.columns[i].is_sure = a.columns[i].is_sure && b.columns[i].is_sure;
  }
  ENT_TRY(write_side(compiler, &a, model.columns, &left));
  ENT_TRY(write_side(compiler, &b, model.columns, &right));
  ENT_TRY(SQL(compiler, &left, "%.*s UNION ALL %.*s", ENT_VIEW_ARGS(left),
              ENT_VIEW_ARGS(right)));
  return wrap_sql(compiler, left, model.columns, relation);
}

/// Write that the two solutions share a variable; `is_sure` if they always do,
/// empty if they never do.
static EntStatus write_shares(Compiler *const compiler, const EntVar hidden,
                              const Column *const a, const Column *const b,
                              EntView *const sql, bool *const is_sure) {
  *sql = (EntView){NULL, 0};
  *is_sure = false;
  for (size_t i = 0; i < compiler->query->n_vars; ++i) {
    if (i == hidden || !is_bound(a[i]) || !is_bound(b[i])) {
      continue;
    }
    *is_sure = *is_sure || (a[i].is_sure && b[i].is_sure);
    ENT_TRY(SQL(compiler, sql, "%.*s%s(%.*s IS NOT NULL AND %.*s IS NOT NULL)",
                ENT_VIEW_ARGS(*sql), sql->size ? " OR " : "",
                ENT_VIEW_ARGS(a[i].sql), ENT_VIEW_ARGS(b[i].sql)));
  }
  return ENT_SUCCESS;
}

static EntStatus compile_minus(Compiler *const compiler,
                               const Graphs *const graphs,
                               const Scope *const outer,
                               const EntPattern *const pattern,
                               Relation *const relation) {
  Relation b;
  EntView shares;
  EntView compatible;
  bool is_sure = false;
  const EntVar hidden =
      graphs->kind == GRAPHS_VARIABLE ? graphs->var : ENT_NO_VAR;
  ENT_TRY(compile_pattern(compiler, graphs, outer, pattern->a, relation));
  ENT_TRY(compile_pattern(compiler, graphs, outer, pattern->b, &b));
  ENT_TRY(write_shares(compiler, hidden, relation->columns, b.columns, &shares,
                       &is_sure));
  if (!shares.size) {
    return ENT_SUCCESS;
  }
  ENT_TRY(
      write_compatible(compiler, relation->columns, b.columns, &compatible));
  ENT_TRY(add_condition(compiler, &b, compatible));
  if (!is_sure) {
    ENT_TRY(SQL(compiler, &shares, "(%.*s)", ENT_VIEW_ARGS(shares)));
    ENT_TRY(add_condition(compiler, &b, shares));
  }
  EntView test;
  ENT_TRY(SQL(compiler, &test, "NOT EXISTS(SELECT 1%s%.*s%s%.*s)",
              b.from.size ? " FROM " : "", ENT_VIEW_ARGS(b.from),
              b.where.size ? " WHERE " : "", ENT_VIEW_ARGS(b.where)));
  return add_condition(compiler, relation, test);
}

/// GRAPH with an IRI
static EntStatus compile_graph_iri(Compiler *const compiler,
                                   const Scope *const outer,
                                   const EntPattern *const pattern,
                                   Relation *const relation) {
  Graphs graphs = {.kind = GRAPHS_ONE, .var = ENT_NO_VAR};
  ENT_TRY(term_id(compiler, pattern->node.term, &graphs.id));
  ENT_TRY(compile_pattern(compiler, &graphs, outer, pattern->a, relation));
  EntView test;
  if (!compiler->has_named) {
    // a graph that is not there has no solutions, not even the empty one
    ENT_TRY(SQL(compiler, &test, "EXISTS(SELECT 1 FROM quad WHERE g = %lld)",
                (long long)graphs.id));
  } else {
    ENT_TRY(SQL(compiler, &test, "%lld IN (%.*s)", (long long)graphs.id,
                ENT_VIEW_ARGS(compiler->named)));
  }
  return add_condition(compiler, relation, test);
}

EntStatus list_named_graphs(Compiler *const compiler, const EntVar var,
                            Relation *const list) {
  const size_t alias = next_alias(compiler);
  EntView sql;
  EntView column;
  ENT_TRY(new_relation(compiler, list));
  ENT_TRY(write_named_graphs(compiler, &sql));
  ENT_TRY(SQL(compiler, &sql, "(%.*s) AS t%zu", ENT_VIEW_ARGS(sql), alias));
  ENT_TRY(add_table(compiler, list, sql));
  ENT_TRY(SQL(compiler, &column, "t%zu.g", alias));
  return bind_var(compiler, list, var, (Column){column, true, true});
}

static EntStatus join_named_graphs(Compiler *const compiler, const EntVar var,
                                   Relation *const relation) {
  Relation list;
  ENT_TRY(list_named_graphs(compiler, var, &list));
  return join_relations(compiler, &list, relation, relation);
}

/// GRAPH with a variable: every pattern inside carries its graph along
static EntStatus compile_graph_var(Compiler *const compiler,
                                   const Scope *const outer,
                                   const EntPattern *const pattern,
                                   Relation *const relation) {
  const Graphs graphs = {.kind = GRAPHS_VARIABLE, .var = pattern->var};
  ENT_TRY(compile_pattern(compiler, &graphs, outer, pattern->a, relation));
  if (!relation->columns[graphs.var].is_sure) {
    ENT_TRY(join_named_graphs(compiler, graphs.var, relation));
  }
  const Column graph = relation->columns[graphs.var];
  relation->columns[graphs.var] = (Column){{NULL, 0}, false, false};
  return bind_var(compiler, relation, pattern->node.var, graph);
}

/// Write the rows of VALUES; find out which variables always have a value.
static EntStatus write_values(Compiler *const compiler,
                              const EntPattern *const pattern,
                              Column *const columns, EntBuffer *const out) {
  for (const EntVarList *v = pattern->vars; v; v = v->next) {
    columns[v->var] = (Column){ENT_VIEW("v"), true, true};
  }
  for (const EntRow *row = pattern->rows; row; row = row->next) {
    ENT_TRY(ent_buffer_format(out, "%s(0", out->size ? ", " : ""));
    size_t i = 0;
    for (const EntVarList *v = pattern->vars; v; v = v->next, ++i) {
      EntTermId id = 0;
      if (row->terms[i].kind == ENT_TERM_NONE) {
        columns[v->var].is_sure = false;
        ENT_TRY(ent_buffer_append(out, ENT_VIEW(", NULL")));
      } else {
        ENT_TRY(term_id(compiler, row->terms[i], &id));
        ENT_TRY(ent_buffer_format(out, ", %lld", (long long)id));
      }
    }
    ENT_TRY(ent_buffer_append_byte(out, ')'));
  }
  return ENT_SUCCESS;
}

static EntStatus name_values(Compiler *const compiler,
                             const EntPattern *const pattern,
                             const EntView rows, EntView *const sql) {
  EntView names = ENT_VIEW("1");
  size_t i = 2;
  for (const EntVarList *v = pattern->vars; v; v = v->next, ++i) {
    const EntView old = names;
    ENT_TRY(rows.size ? SQL(compiler, &names, "%.*s, column%zu AS v%u",
                            ENT_VIEW_ARGS(old), i, v->var)
                      : SQL(compiler, &names, "%.*s, NULL AS v%u",
                            ENT_VIEW_ARGS(old), v->var));
  }
  return rows.size
             ? SQL(compiler, sql, "SELECT %.*s FROM (VALUES %.*s)",
                   ENT_VIEW_ARGS(names), ENT_VIEW_ARGS(rows))
             : SQL(compiler, sql, "SELECT %.*s WHERE 0", ENT_VIEW_ARGS(names));
}

EntStatus compile_values(Compiler *const compiler,
                         const EntPattern *const pattern,
                         Relation *const relation) {
  EntBuffer rows = {.allocator = ent_world_allocator(compiler->options->world)};
  Relation model;
  EntView sql = {NULL, 0};
  ENT_TRY(new_relation(compiler, &model));
  EntStatus status = write_values(compiler, pattern, model.columns, &rows);
  status = status
               ? status
               : name_values(compiler, pattern, ent_buffer_view(&rows), &sql);
  ent_buffer_free(&rows);
  return status ? status : wrap_sql(compiler, sql, model.columns, relation);
}

static EntStatus compile_extend(Compiler *const compiler,
                                const Graphs *const graphs,
                                const Scope *const outer,
                                const EntPattern *const pattern,
                                Relation *const relation) {
  ENT_TRY(compile_pattern(compiler, graphs, outer, pattern->a, relation));
  return extend_relation(compiler, graphs, outer, pattern->var, pattern->expr,
                         relation);
}

static EntStatus compile_bgp(Compiler *const compiler,
                             const Graphs *const graphs,
                             const Scope *const outer,
                             const EntPattern *const pattern,
                             Relation *const relation) {
  ENT_TRY(compile_triples(compiler, graphs, pattern->triples, relation));
  return correlate(compiler, outer, relation);
}

EntStatus compile_pattern(Compiler *const compiler, const Graphs *const graphs,
                          const Scope *const outer,
                          const EntPattern *const pattern,
                          Relation *const relation) {
  switch (pattern->kind) {
  case ENT_PATTERN_TRIPLES:
    return compile_bgp(compiler, graphs, outer, pattern, relation);
  case ENT_PATTERN_JOIN:
    return compile_join(compiler, graphs, outer, pattern, relation);
  case ENT_PATTERN_LEFT_JOIN:
    return compile_left_join(compiler, graphs, outer, pattern, relation);
  case ENT_PATTERN_UNION:
    return compile_union(compiler, graphs, outer, pattern, relation);
  case ENT_PATTERN_MINUS:
    return compile_minus(compiler, graphs, outer, pattern, relation);
  case ENT_PATTERN_FILTER:
    return compile_filter(compiler, graphs, outer, pattern, relation);
  case ENT_PATTERN_EXTEND:
    return compile_extend(compiler, graphs, outer, pattern, relation);
  case ENT_PATTERN_GRAPH:
    return pattern->node.var == ENT_NO_VAR
               ? compile_graph_iri(compiler, outer, pattern, relation)
               : compile_graph_var(compiler, outer, pattern, relation);
  case ENT_PATTERN_VALUES:
    return compile_values(compiler, pattern, relation);
  case ENT_PATTERN_SELECT:
    return compile_select(compiler, graphs, pattern->select, relation);
  default:
    ENT_TRY(compile_service(compiler, NULL, pattern, relation));
    return correlate(compiler, outer, relation);
  }
}
