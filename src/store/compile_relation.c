#include "store/compile_impl.h"

#include <string.h>

/// SQLite joins at most 64 tables; beyond this, subqueries keep them apart.
enum { MAX_TABLES = 50 };

EntStatus compile_fail(const Compiler *const compiler,
                       const char *const message, const EntView what) {
  return ent_error(compiler->options->world, ENT_ERR_DATA,
                   ENT_IN_FILE(compiler->options->name), "%s%.*s", message,
                   ENT_VIEW_ARGS(what));
}

EntStatus new_relation(Compiler *const compiler, Relation *const relation) {
  *relation = (Relation){.share = 1};
  relation->columns = ent_arena_calloc(
      compiler->options->arena, compiler->query->n_vars + 1, sizeof(Column));
  return relation->columns ? ENT_SUCCESS : ENT_ERR_MEMORY;
}

size_t next_alias(Compiler *const compiler) {
  return ++compiler->n_aliases;
}

EntStatus conjoin(Compiler *const compiler, const EntView a, const EntView b,
                  EntView *const both) {
  if (!a.size || !b.size) {
    *both = a.size ? a : b;
    return ENT_SUCCESS;
  }
  return SQL(compiler, both, "%.*s AND %.*s", ENT_VIEW_ARGS(a),
             ENT_VIEW_ARGS(b));
}

EntStatus add_condition(Compiler *const compiler, Relation *const relation,
                        const EntView sql) {
  return conjoin(compiler, relation->where, sql, &relation->where);
}

EntStatus add_table(Compiler *const compiler, Relation *const relation,
                    const EntView table) {
  ++relation->n_tables;
  if (!relation->from.size) {
    relation->from = table;
    return ENT_SUCCESS;
  }
  return SQL(compiler, &relation->from, "%.*s, %.*s",
             ENT_VIEW_ARGS(relation->from), ENT_VIEW_ARGS(table));
}

/// Write that two columns, both bound, have the same value or one has none.
static EntStatus write_equation(Compiler *const compiler, const Column a,
                                const Column b, EntView *const sql) {
  if (a.is_sure && b.is_sure) {
    return SQL(compiler, sql, "%.*s = %.*s", ENT_VIEW_ARGS(a.sql),
               ENT_VIEW_ARGS(b.sql));
  }
  EntView equal;
  ENT_TRY(SQL(compiler, &equal, "%.*s = %.*s", ENT_VIEW_ARGS(a.sql),
              ENT_VIEW_ARGS(b.sql)));
  if (!a.is_sure) {
    ENT_TRY(SQL(compiler, &equal, "%.*s OR %.*s IS NULL", ENT_VIEW_ARGS(equal),
                ENT_VIEW_ARGS(a.sql)));
  }
  if (!b.is_sure) {
    ENT_TRY(SQL(compiler, &equal, "%.*s OR %.*s IS NULL", ENT_VIEW_ARGS(equal),
                ENT_VIEW_ARGS(b.sql)));
  }
  return SQL(compiler, sql, "(%.*s)", ENT_VIEW_ARGS(equal));
}

/// The column of a variable that both sides may bind.
static EntStatus merge_columns(Compiler *const compiler, const Column a,
                               const Column b, Column *const merged) {
  if (!is_bound(a) || !is_bound(b) || a.is_sure || b.is_sure) {
    *merged = !is_bound(a) || (is_bound(b) && b.is_sure && !a.is_sure) ? b : a;
    return ENT_SUCCESS;
  }
  *merged = (Column){.is_sure = false, .is_plain = false};
  return SQL(compiler, &merged->sql, "coalesce(%.*s, %.*s)",
             ENT_VIEW_ARGS(a.sql), ENT_VIEW_ARGS(b.sql));
}

EntStatus bind_var(Compiler *const compiler, Relation *const relation,
                   const EntVar var, const Column column) {
  Column *const old = &relation->columns[var];
  if (is_bound(*old)) {
    EntView equation;
    ENT_TRY(write_equation(compiler, *old, column, &equation));
    ENT_TRY(add_condition(compiler, relation, equation));
  }
  return merge_columns(compiler, *old, column, old);
}

EntStatus write_compatible(Compiler *const compiler, const Column *const a,
                           const Column *const b, EntView *const sql) {
  *sql = (EntView){NULL, 0};
  for (size_t i = 0; i < compiler->query->n_vars; ++i) {
    if (is_bound(a[i]) && is_bound(b[i])) {
      EntView equation;
      ENT_TRY(write_equation(compiler, a[i], b[i], &equation));
      ENT_TRY(conjoin(compiler, *sql, equation, sql));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus write_columns(Compiler *const compiler,
                               const Relation *const relation,
                               EntView *const sql) {
  EntBuffer out = {.allocator = ent_world_allocator(compiler->options->world)};
  EntStatus status = ENT_SUCCESS;
  for (size_t i = 0; !status && i < compiler->query->n_vars; ++i) {
    if (is_bound(relation->columns[i])) {
      status = ent_buffer_format(&out, "%s%.*s AS v%zu", out.size ? ", " : "",
                                 ENT_VIEW_ARGS(relation->columns[i].sql), i);
    }
  }
  const EntView all = out.size ? ent_buffer_view(&out) : ENT_VIEW("1");
  status = status ? status : ent_arena_copy(compiler->options->arena, all, sql);
  ent_buffer_free(&out);
  return status;
}

EntStatus write_select(Compiler *const compiler, const Relation *const relation,
                       EntView *const sql) {
  EntView columns;
  ENT_TRY(write_columns(compiler, relation, &columns));
  return SQL(compiler, sql, "SELECT %.*s%s%.*s%s%.*s", ENT_VIEW_ARGS(columns),
             relation->from.size ? " FROM " : "", ENT_VIEW_ARGS(relation->from),
             relation->where.size ? " WHERE " : "",
             ENT_VIEW_ARGS(relation->where));
}

EntStatus wrap_sql(Compiler *const compiler, const EntView sql,
                   const Column *const model, Relation *const relation) {
  const size_t alias = next_alias(compiler);
  EntView table;
  Relation wrapped;
  ENT_TRY(new_relation(compiler, &wrapped));
  ENT_TRY(SQL(compiler, &table, "(%.*s) AS t%zu", ENT_VIEW_ARGS(sql), alias));
  ENT_TRY(add_table(compiler, &wrapped, table));
  for (size_t i = 0; i < compiler->query->n_vars; ++i) {
    if (is_bound(model[i])) {
      wrapped.columns[i] =
          (Column){.is_sure = model[i].is_sure, .is_plain = true};
      ENT_TRY(SQL(compiler, &wrapped.columns[i].sql, "t%zu.v%zu", alias, i));
    }
  }
  *relation = wrapped;
  return ENT_SUCCESS;
}

EntStatus wrap(Compiler *const compiler, Relation *const relation) {
  EntView sql;
  const double share = relation->share;
  ENT_TRY(write_select(compiler, relation, &sql));
  ENT_TRY(wrap_sql(compiler, sql, relation->columns, relation));
  relation->share = share;
  return ENT_SUCCESS;
}

/// Make a subquery that SQLite does not merge into the query around it.
static EntStatus wrap_apart(Compiler *const compiler,
                            Relation *const relation) {
  EntView sql;
  ENT_TRY(write_select(compiler, relation, &sql));
  ENT_TRY(SQL(compiler, &sql, "%.*s LIMIT -1", ENT_VIEW_ARGS(sql)));
  return wrap_sql(compiler, sql, relation->columns, relation);
}

static EntStatus merge_all_columns(Compiler *const compiler,
                                   const Column *const a, const Column *const b,
                                   Column *const merged) {
  for (size_t i = 0; i < compiler->query->n_vars; ++i) {
    ENT_TRY(merge_columns(compiler, a[i], b[i], &merged[i]));
  }
  return ENT_SUCCESS;
}

static EntStatus write_comma(Compiler *const compiler, const EntView a,
                             const EntView b, EntView *const both) {
  if (!a.size || !b.size) {
    *both = a.size ? a : b;
    return ENT_SUCCESS;
  }
  return SQL(compiler, both, "%.*s, %.*s", ENT_VIEW_ARGS(a), ENT_VIEW_ARGS(b));
}

EntStatus join_relations(Compiler *const compiler, const Relation *const a,
                         const Relation *const b, Relation *const joined) {
  Relation left = *a;
  Relation right = *b;
  if (left.n_tables + right.n_tables > MAX_TABLES) {
    ENT_TRY(
        wrap_apart(compiler, left.n_tables > right.n_tables ? &left : &right));
  }
  EntView compatible;
  Relation made;
  ENT_TRY(new_relation(compiler, &made));
  ENT_TRY(write_compatible(compiler, left.columns, right.columns, &compatible));
  ENT_TRY(write_comma(compiler, left.from, right.from, &made.from));
  ENT_TRY(conjoin(compiler, left.where, right.where, &made.where));
  ENT_TRY(conjoin(compiler, made.where, compatible, &made.where));
  ENT_TRY(
      merge_all_columns(compiler, left.columns, right.columns, made.columns));
  made.n_tables = left.n_tables + right.n_tables;
  made.share = left.share < right.share ? left.share : right.share;
  made.has_outer = left.has_outer || right.has_outer;
  *joined = made;
  return ENT_SUCCESS;
}

bool is_one_table(const Compiler *const compiler,
                  const Relation *const relation) {
  if (relation->n_tables != 1 || relation->has_outer) {
    return false;
  }
  for (size_t i = 0; i < compiler->query->n_vars; ++i) {
    if (is_bound(relation->columns[i]) && !relation->columns[i].is_plain) {
      return false;
    }
  }
  return true;
}

/// Return a variable that both sides always bind, or #ENT_NO_VAR.
static EntVar find_sure_var(const Compiler *const compiler,
                            const Relation *const a, const Relation *const b) {
  for (size_t i = 0; i < compiler->query->n_vars; ++i) {
    if (a->columns[i].is_sure && b->columns[i].is_sure) {
      return (EntVar)i;
    }
  }
  return ENT_NO_VAR;
}

bool wants_seeds(const Compiler *const compiler, const Relation *const left,
                 const Relation *const right) {
  enum { MAX_SQL = 2000 }; // the left side is written twice
  return !compiler->is_seeded && !is_one_table(compiler, right) &&
         left->share * 2 < right->share && left->from.size &&
         left->from.size + left->where.size < MAX_SQL &&
         find_sure_var(compiler, left, right) != ENT_NO_VAR;
}

EntStatus seed_right(Compiler *const compiler, const Relation *const left,
                     Relation *const right) {
  const EntVar i = find_sure_var(compiler, left, right);
  const size_t alias = next_alias(compiler);
  EntView sql;
  // a table and not IN, whose size SQLite would not guess
  ENT_TRY(SQL(
      compiler, &sql, "(SELECT DISTINCT %.*s AS n FROM %.*s%s%.*s) AS d%zu",
      ENT_VIEW_ARGS(left->columns[i].sql), ENT_VIEW_ARGS(left->from),
      left->where.size ? " WHERE " : "", ENT_VIEW_ARGS(left->where), alias));
  ENT_TRY(add_table(compiler, right, sql));
  ENT_TRY(SQL(compiler, &sql, "%.*s = d%zu.n",
              ENT_VIEW_ARGS(right->columns[i].sql), alias));
  return add_condition(compiler, right, sql);
}

EntStatus left_join_relations(Compiler *const compiler, const Relation *const a,
                              const Relation *const b, const EntView condition,
                              Relation *const joined) {
  Relation left = *a;
  Relation right = *b;
  if (left.n_tables > MAX_TABLES) {
    ENT_TRY(wrap_apart(compiler, &left));
  }
  if (!is_one_table(compiler, &right)) {
    ENT_TRY(wrap(compiler, &right));
  }
  EntView on;
  ENT_TRY(write_compatible(compiler, left.columns, right.columns, &on));
  ENT_TRY(conjoin(compiler, on, right.where, &on));
  ENT_TRY(conjoin(compiler, on, condition, &on));
  Relation made;
  ENT_TRY(new_relation(compiler, &made));
  const EntView first = left.from.size ? left.from : ENT_VIEW("(SELECT 1)");
  ENT_TRY(SQL(compiler, &made.from, "%.*s LEFT JOIN %.*s ON %.*s",
              ENT_VIEW_ARGS(first), ENT_VIEW_ARGS(right.from),
              ENT_VIEW_ARGS(on.size ? on : ENT_VIEW("1"))));
  made.where = left.where;
  made.n_tables = left.n_tables + 1 + !left.from.size;
  made.share = left.share;
  made.has_outer = true;
  for (size_t i = 0; i < compiler->query->n_vars; ++i) {
    right.columns[i].is_sure = false;
  }
  ENT_TRY(
      merge_all_columns(compiler, left.columns, right.columns, made.columns));
  *joined = made;
  return ENT_SUCCESS;
}
