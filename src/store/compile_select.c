#include "store/builtin.h"
#include "store/compile_impl.h"

/// Expressions longer than this are computed in a subquery, once.
enum { LONG_EXPRESSION = 200 };

/// Let the subquery be computed once and for all: two looks at a random number
/// must see the same one.
static EntStatus materialize(Compiler *const compiler,
                             Relation *const relation) {
  EntView sql;
  Relation wrapped;
  const size_t n = next_alias(compiler);
  ENT_TRY(write_select(compiler, relation, &sql));
  ENT_TRY(SQL(compiler, &compiler->ctes, "%.*s%sm%zu AS MATERIALIZED (%.*s)",
              ENT_VIEW_ARGS(compiler->ctes), compiler->ctes.size ? ", " : "", n,
              ENT_VIEW_ARGS(sql)));
  ENT_TRY(SQL(compiler, &sql, "SELECT * FROM m%zu", n));
  ENT_TRY(wrap_sql(compiler, sql, relation->columns, &wrapped));
  *relation = wrapped;
  return ENT_SUCCESS;
}

EntStatus extend_relation(Compiler *const compiler, const Graphs *const graphs,
                          const Scope *const outer, const EntVar var,
                          const EntExpr *const expr, Relation *const relation) {
  const Scope scope = {relation->columns, outer};
  Column column = {{NULL, 0}, false, false};
  ENT_TRY(write_term(compiler, graphs, &scope, expr, &column.sql));
  if (expr->kind == ENT_EXPR_VAR && is_bound(relation->columns[expr->var])) {
    column = relation->columns[expr->var];
  }
  column.is_sure = column.is_sure || expr->kind == ENT_EXPR_TERM;
  relation->columns[var] = column;
  if (is_volatile(expr) && !outer) { // what stands outside has no such column
    return materialize(compiler, relation);
  }
  return column.sql.size > LONG_EXPRESSION ? wrap(compiler, relation)
                                           : ENT_SUCCESS;
}

static EntStatus write_all_columns(Compiler *const compiler,
                                   const Relation *const relation,
                                   EntView *const sql) {
  *sql = (EntView){NULL, 0};
  for (size_t i = 0; i < compiler->query->n_vars; ++i) {
    if (is_bound(relation->columns[i]) && compiler->query->var_names[i].size) {
      ENT_TRY(SQL(compiler, sql, "%.*s%s%.*s", ENT_VIEW_ARGS(*sql),
                  sql->size ? ", " : "",
                  ENT_VIEW_ARGS(relation->columns[i].sql)));
    }
  }
  return ENT_SUCCESS;
}

/// COUNT: of rows, of distinct rows, or of values
static EntStatus write_count(Compiler *const compiler,
                             const Relation *const relation,
                             const EntExpr *const expr, const EntView operand,
                             EntView *const sql) {
  if (expr->arguments) {
    return SQL(compiler, sql, "ent_integer(count(%s%.*s))",
               expr->is_distinct ? "DISTINCT " : "", ENT_VIEW_ARGS(operand));
  }
  if (!expr->is_distinct) {
    *sql = ENT_VIEW("ent_integer(count(*))");
    return ENT_SUCCESS;
  }
  EntView all;
  ENT_TRY(write_all_columns(compiler, relation, &all));
  return SQL(compiler, sql, "ent_integer(count(DISTINCT ent_row(%.*s)))",
             ENT_VIEW_ARGS(all));
}

static EntStatus write_aggregate(Compiler *const compiler,
                                 const Graphs *const graphs,
                                 const Relation *const relation,
                                 const EntExpr *const expr,
                                 EntView *const sql) {
  const EntBuiltin *const builtin = ent_builtin_at(expr->builtin);
  const Scope scope = {relation->columns, NULL};
  const char *const distinct = expr->is_distinct ? "DISTINCT " : "";
  EntView operand = {NULL, 0};
  if (expr->arguments) {
    ENT_TRY(write_term(compiler, graphs, &scope, expr->arguments, &operand));
  }
  if (!builtin->min_arguments) {
    return write_count(compiler, relation, expr, operand, sql);
  }
  if (!ent_view_equals(ent_view(builtin->name), ENT_VIEW("GROUP_CONCAT"))) {
    return SQL(compiler, sql, "%s(%s%.*s)", builtin->sql, distinct,
               ENT_VIEW_ARGS(operand));
  }
  EntTermId separator = 0;
  ENT_TRY(term_id(compiler, ent_term_string(expr->separator), &separator));
  return SQL(compiler, sql, "ent_join(ent_collect(%s%.*s), %lld)", distinct,
             ENT_VIEW_ARGS(operand), (long long)separator);
}

/// Add a key of the group to the list of GROUP BY. A number would name a
/// column of the result.
static EntStatus add_key(Compiler *const compiler, const Column column,
                         EntView *const keys) {
  const bool is_number =
      is_bound(column) &&
      (column.sql.data[0] == '-' ||
       (column.sql.data[0] >= '0' && column.sql.data[0] <= '9'));
  return SQL(compiler, keys, "%.*s%s%s%.*s", ENT_VIEW_ARGS(*keys),
             keys->size ? ", " : "", is_number ? "0+" : "",
             ENT_VIEW_ARGS(column.sql));
}

static EntStatus keep_key(Compiler *const compiler, const EntVar var,
                          const Relation *const relation, Relation *const group,
                          EntView *const keys) {
  const Column column = relation->columns[var];
  if (!is_bound(column)) {
    return ENT_SUCCESS;
  }
  group->columns[var] = column;
  return add_key(compiler, column, keys);
}

/// Give each expression of GROUP BY its variable.
static EntStatus extend_keys(Compiler *const compiler,
                             const Graphs *const graphs,
                             const EntSelect *const select,
                             Relation *const relation) {
  for (const EntItem *item = select->group_by; item; item = item->next) {
    if (item->expr) {
      ENT_TRY(extend_relation(compiler, graphs, NULL, item->var, item->expr,
                              relation));
    }
  }
  return ENT_SUCCESS;
}

/// The value of an aggregate of nothing (section 18.5.1)
static EntStatus write_empty_value(Compiler *const compiler,
                                   const EntExpr *const expr,
                                   EntView *const sql) {
  const EntView name = ent_view(ent_builtin_at(expr->builtin)->name);
  EntTerm term = ent_term_string(ENT_VIEW(""));
  EntTermId id = 0;
  if (ent_view_equals(name, ENT_VIEW("COUNT")) ||
      ent_view_equals(name, ENT_VIEW("SUM")) ||
      ent_view_equals(name, ENT_VIEW("AVG"))) {
    term = ent_term_typed(ENT_VIEW("0"), ENT_VIEW(ENT_NS_XSD "integer"));
  } else if (!ent_view_equals(name, ENT_VIEW("GROUP_CONCAT"))) {
    *sql = ENT_VIEW("NULL");
    return ENT_SUCCESS;
  }
  ENT_TRY(term_id(compiler, term, &id));
  return SQL(compiler, sql, "%lld", (long long)id);
}

/// In GRAPH with a variable, without GROUP BY: there is one group for each
/// graph, also for those where nothing was found.
static EntStatus add_empty_groups(Compiler *const compiler, const EntVar graph,
                                  const EntSelect *const select,
                                  Relation *const relation) {
  Relation list;
  Relation joined;
  const EntView none = {NULL, 0};
  const Column *const found = relation->columns;
  ENT_TRY(list_named_graphs(compiler, graph, &list));
  ENT_TRY(left_join_relations(compiler, &list, relation, none, &joined));
  for (const EntExpr *e = select->aggregates; e; e = e->others) {
    EntView empty;
    ENT_TRY(write_empty_value(compiler, e, &empty));
    Column *const column = &joined.columns[e->var];
    *column = (Column){{NULL, 0}, false, false};
    ENT_TRY(SQL(compiler, &column->sql,
                "CASE WHEN %.*s IS NULL THEN %.*s ELSE %.*s END",
                ENT_VIEW_ARGS(found[graph].sql), ENT_VIEW_ARGS(empty),
                ENT_VIEW_ARGS(found[e->var].sql)));
  }
  *relation = joined;
  return wrap(compiler, relation);
}

/// Group the relation: its columns are then the keys and the aggregates.
static EntStatus group_relation(Compiler *const compiler,
                                const Graphs *const graphs,
                                const EntSelect *const select,
                                Relation *const relation) {
  Relation group;
  EntView keys = {NULL, 0};
  EntView sql;
  ENT_TRY(extend_keys(compiler, graphs, select, relation));
  ENT_TRY(new_relation(compiler, &group));
  group.from = relation->from;
  group.where = relation->where;
  for (const EntItem *item = select->group_by; item; item = item->next) {
    ENT_TRY(keep_key(compiler, item->var, relation, &group, &keys));
  }
  if (graphs->kind == GRAPHS_VARIABLE) {
    ENT_TRY(keep_key(compiler, graphs->var, relation, &group, &keys));
  }
  for (const EntExpr *e = select->aggregates; e; e = e->others) {
    ENT_TRY(write_aggregate(compiler, graphs, relation, e,
                            &group.columns[e->var].sql));
  }
  ENT_TRY(write_select(compiler, &group, &sql));
  // with count(*), it is a group even if nothing else says so
  sql = ent_view_slice(sql, sizeof("SELECT ") - 1, sql.size);
  if (!keys.size && select->group_by) {
    keys = ENT_VIEW("NULL"); // no rows, no group
  }
  ENT_TRY(SQL(compiler, &sql, "SELECT count(*), %.*s%s%.*s", ENT_VIEW_ARGS(sql),
              keys.size ? " GROUP BY " : "", ENT_VIEW_ARGS(keys)));
  ENT_TRY(wrap_sql(compiler, sql, group.columns, relation));
  return graphs->kind == GRAPHS_VARIABLE && !select->group_by
             ? add_empty_groups(compiler, graphs->var, select, relation)
             : ENT_SUCCESS;
}

/// Everything of a SELECT before its projection.
static EntStatus compile_body(Compiler *const compiler,
                              const Graphs *const graphs,
                              const EntSelect *const select,
                              Relation *const relation) {
  ENT_TRY(compile_pattern(compiler, graphs, NULL, select->where, relation));
  if (select->is_grouped) {
    ENT_TRY(group_relation(compiler, graphs, select, relation));
  }
  if (select->having) {
    EntView test;
    const Scope scope = {relation->columns, NULL};
    ENT_TRY(write_truth(compiler, graphs, &scope, select->having, &test));
    ENT_TRY(add_condition(compiler, relation, test));
  }
  if (select->values) {
    Relation values;
    ENT_TRY(compile_pattern(compiler, graphs, NULL, select->values, &values));
    ENT_TRY(join_relations(compiler, relation, &values, relation));
  }
  for (const EntItem *item = select->items; item; item = item->next) {
    if (item->expr) {
      ENT_TRY(extend_relation(compiler, graphs, NULL, item->var, item->expr,
                              relation));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus write_order_by(Compiler *const compiler,
                                const Graphs *const graphs,
                                const EntSelect *const select,
                                const Relation *const relation,
                                EntView *const sql) {
  const Scope scope = {relation->columns, NULL};
  *sql = (EntView){NULL, 0};
  for (const EntItem *item = select->order_by; item; item = item->next) {
    const EntExpr variable = {.kind = ENT_EXPR_VAR, .var = item->var};
    EntView key;
    ENT_TRY(write_term(compiler, graphs, &scope,
                       item->expr ? item->expr : &variable, &key));
    ENT_TRY(SQL(compiler, sql, "%.*s%sent_key(%.*s)%s", ENT_VIEW_ARGS(*sql),
                sql->size ? ", " : " ORDER BY ", ENT_VIEW_ARGS(key),
                item->is_descending ? " DESC" : ""));
  }
  return ENT_SUCCESS;
}

static EntStatus write_limit(Compiler *const compiler,
                             const EntSelect *const select,
                             EntView *const sql) {
  *sql = (EntView){NULL, 0};
  if (select->limit == ENT_NO_LIMIT && !select->offset) {
    return ENT_SUCCESS;
  }
  return SQL(compiler, sql, " LIMIT %lld OFFSET %lld", (long long)select->limit,
             (long long)select->offset);
}

/// The projected columns, for a subquery by the names of their variables.
static EntStatus write_items(Compiler *const compiler,
                             const Graphs *const graphs,
                             const EntSelect *const select,
                             const Relation *const relation, const bool is_top,
                             Column *const columns, EntView *const sql) {
  *sql = (EntView){NULL, 0};
  for (const EntItem *item = select->items; item; item = item->next) {
    const Column column = relation->columns[item->var];
    if (!is_top && (!is_bound(column) || is_bound(columns[item->var]))) {
      continue;
    }
    const EntView value = is_bound(column) ? column.sql : ENT_VIEW("NULL");
    columns[item->var] = column;
    ENT_TRY(SQL(compiler, sql, "%.*s%s%.*s AS v%u", ENT_VIEW_ARGS(*sql),
                sql->size ? ", " : "", ENT_VIEW_ARGS(value), item->var));
  }
  const Column graph = graphs->kind == GRAPHS_VARIABLE
                           ? relation->columns[graphs->var]
                           : (Column){{NULL, 0}, false, false};
  if (is_bound(graph)) {
    columns[graphs->var] = graph;
    ENT_TRY(SQL(compiler, sql, "%.*s%s%.*s AS v%u", ENT_VIEW_ARGS(*sql),
                sql->size ? ", " : "", ENT_VIEW_ARGS(graph.sql), graphs->var));
  }
  if (!sql->size) {
    *sql = ENT_VIEW("1");
  }
  return ENT_SUCCESS;
}

EntStatus write_top_select(Compiler *const compiler, const Graphs *const graphs,
                           const EntSelect *const select, const bool is_top,
                           EntView *const sql, Column *const columns) {
  Relation relation;
  EntView items;
  EntView order;
  EntView limit;
  ENT_TRY(compile_body(compiler, graphs, select, &relation));
  ENT_TRY(write_items(compiler, graphs, select, &relation, is_top, columns,
                      &items));
  ENT_TRY(write_order_by(compiler, graphs, select, &relation, &order));
  ENT_TRY(write_limit(compiler, select, &limit));
  return SQL(compiler, sql, "SELECT %s%.*s%s%.*s%s%.*s%.*s%.*s",
             select->is_distinct ? "DISTINCT " : "", ENT_VIEW_ARGS(items),
             relation.from.size ? " FROM " : "", ENT_VIEW_ARGS(relation.from),
             relation.where.size ? " WHERE " : "",
             ENT_VIEW_ARGS(relation.where), ENT_VIEW_ARGS(order),
             ENT_VIEW_ARGS(limit));
}

EntStatus compile_select(Compiler *const compiler, const Graphs *const graphs,
                         const EntSelect *const select,
                         Relation *const relation) {
  EntView sql;
  Relation model;
  ENT_TRY(new_relation(compiler, &model));
  ENT_TRY(
      write_top_select(compiler, graphs, select, false, &sql, model.columns));
  return wrap_sql(compiler, sql, model.columns, relation);
}
