#include "store/builtin.h"
#include "store/compile_impl.h"
#include "store/functions.h"

#include <stdio.h>

static EntStatus write_function(Compiler *compiler, const Graphs *graphs,
                                const Scope *scope, const char *name,
                                const EntExpr *arguments, EntView *sql);

static Column find_column(const Scope *scope, const EntVar var) {
  for (; scope; scope = scope->outer) {
    if (scope->columns && is_bound(scope->columns[var])) {
      return scope->columns[var];
    }
  }
  return (Column){ENT_VIEW("NULL"), false, false};
}

bool is_volatile(const EntExpr *const expr) {
  if (expr->kind == ENT_EXPR_CALL) {
    const EntBuiltin *const builtin = ent_builtin_at(expr->builtin);
    const EntView name = ent_view(builtin->name);
    if (ent_view_equals(name, ENT_VIEW("RAND")) ||
        ent_view_equals(name, ENT_VIEW("UUID")) ||
        ent_view_equals(name, ENT_VIEW("STRUUID")) ||
        ent_view_equals(name, ENT_VIEW("BNODE"))) {
      return true;
    }
  }
  for (const EntExpr *e = expr->arguments; e; e = e->next) {
    if (is_volatile(e)) {
      return true;
    }
  }
  return false;
}

/// Return the SQL function that makes the term of an expression, if it is no
/// more than a call of one; else NULL.
static const char *function_of(const EntExpr *const expr) {
  static const char *const OPERATORS[] = {
      [ENT_EXPR_ADD] = "ent_add",      [ENT_EXPR_SUBTRACT] = "ent_sub",
      [ENT_EXPR_MULTIPLY] = "ent_mul", [ENT_EXPR_DIVIDE] = "ent_div",
      [ENT_EXPR_PLUS] = "ent_plus",    [ENT_EXPR_MINUS] = "ent_neg"};
  if (expr->kind == ENT_EXPR_CALL) {
    const EntBuiltin *const builtin = ent_builtin_at(expr->builtin);
    return builtin->kind == ENT_BUILTIN_TERM ? builtin->sql : NULL;
  }
  return expr->kind < sizeof(OPERATORS) / sizeof(*OPERATORS)
             ? OPERATORS[expr->kind]
             : NULL;
}

/// Write an expression whose value goes to a function.
static EntStatus write_passed(Compiler *const compiler,
                              const Graphs *const graphs,
                              const Scope *const scope,
                              const EntExpr *const expr, EntView *const sql) {
  char name[60];
  const char *const function = function_of(expr);
  if (!function) {
    return write_term(compiler, graphs, scope, expr, sql);
  }
  (void)snprintf(name, sizeof(name), "%s" ENT_PASSING_SUFFIX, function);
  return write_function(compiler, graphs, scope, name, expr->arguments, sql);
}

/// Write expressions with commas.
static EntStatus write_list(Compiler *const compiler,
                            const Graphs *const graphs,
                            const Scope *const scope,
                            const EntExpr *const first, const bool is_passed,
                            EntView *const sql) {
  *sql = (EntView){NULL, 0};
  for (const EntExpr *e = first; e; e = e->next) {
    EntView one;
    ENT_TRY(is_passed ? write_passed(compiler, graphs, scope, e, &one)
                      : write_term(compiler, graphs, scope, e, &one));
    ENT_TRY(SQL(compiler, sql, "%.*s%s%.*s", ENT_VIEW_ARGS(*sql),
                sql->size ? ", " : "", ENT_VIEW_ARGS(one)));
  }
  return ENT_SUCCESS;
}

static EntStatus
write_function(Compiler *const compiler, const Graphs *const graphs,
               const Scope *const scope, const char *const name,
               const EntExpr *const arguments, EntView *const sql) {
  EntView list;
  ENT_TRY(write_list(compiler, graphs, scope, arguments, true, &list));
  return SQL(compiler, sql, "%s(%.*s)", name, ENT_VIEW_ARGS(list));
}

/// Return whether terms equal to this one are the very same.
static bool is_resource(const EntExpr *const expr) {
  return expr->kind == ENT_EXPR_TERM && expr->term.kind == ENT_TERM_IRI;
}

/// A comparison, by a function of two terms
static EntStatus write_order(Compiler *const compiler,
                             const Graphs *const graphs,
                             const Scope *const scope, const char *const name,
                             const EntExpr *const a, const EntExpr *const b,
                             EntView *const sql) {
  EntView left;
  EntView right;
  ENT_TRY(write_passed(compiler, graphs, scope, a, &left));
  ENT_TRY(write_passed(compiler, graphs, scope, b, &right));
  return SQL(compiler, sql, "%s(%.*s, %.*s)", name, ENT_VIEW_ARGS(left),
             ENT_VIEW_ARGS(right));
}

/// A bound of a range: let SQLite think that it leaves a quarter, so that it
/// looks there first.
static EntStatus write_range(Compiler *const compiler,
                             const Graphs *const graphs,
                             const Scope *const scope, const char *const name,
                             const EntExpr *const a, const EntExpr *const b,
                             EntView *const sql) {
  ENT_TRY(write_order(compiler, graphs, scope, name, a, b, sql));
  return a->kind == ENT_EXPR_TERM || b->kind == ENT_EXPR_TERM
             ? SQL(compiler, sql, "likelihood(%.*s, 0.25)", ENT_VIEW_ARGS(*sql))
             : ENT_SUCCESS;
}

static EntStatus write_equal(Compiler *const compiler,
                             const Graphs *const graphs,
                             const Scope *const scope, const EntExpr *const a,
                             const EntExpr *const b, EntView *const sql) {
  EntView left;
  EntView right;
  if (!is_resource(a) && !is_resource(b)) {
    return write_order(compiler, graphs, scope, "ent_eq", a, b, sql);
  }
  ENT_TRY(write_term(compiler, graphs, scope, a, &left));
  ENT_TRY(write_term(compiler, graphs, scope, b, &right));
  return SQL(compiler, sql, "(%.*s = %.*s)", ENT_VIEW_ARGS(left),
             ENT_VIEW_ARGS(right));
}

/// a IN (b, c): a = b OR a = c
static EntStatus write_in(Compiler *const compiler, const Graphs *const graphs,
                          const Scope *const scope, const EntExpr *const expr,
                          EntView *const sql) {
  const EntExpr *const a = expr->arguments;
  *sql = ENT_VIEW("0");
  for (const EntExpr *b = a->next; b; b = b->next) {
    EntView one;
    ENT_TRY(write_equal(compiler, graphs, scope, a, b, &one));
    if (b == a->next) {
      *sql = one;
    } else {
      ENT_TRY(SQL(compiler, sql, "%.*s OR %.*s", ENT_VIEW_ARGS(*sql),
                  ENT_VIEW_ARGS(one)));
    }
  }
  return SQL(compiler, sql, "(%.*s)", ENT_VIEW_ARGS(*sql));
}

/// AND and OR, without parentheses around those of the same kind on the left.
static EntStatus write_logic(Compiler *const compiler,
                             const Graphs *const graphs,
                             const Scope *const scope,
                             const EntExpr *const expr, EntView *const sql) {
  EntView a;
  EntView b;
  const char *const word = expr->kind == ENT_EXPR_AND ? "AND" : "OR";
  ENT_TRY(write_truth(compiler, graphs, scope, expr->arguments, &a));
  ENT_TRY(write_truth(compiler, graphs, scope, expr->arguments->next, &b));
  if (expr->arguments->kind == expr->kind) {
    a = ent_view_slice(a, 1, a.size - 1);
  }
  return SQL(compiler, sql, "(%.*s %s %.*s)", ENT_VIEW_ARGS(a), word,
             ENT_VIEW_ARGS(b));
}

static EntStatus write_not(Compiler *const compiler, const EntView inner,
                           EntView *const sql) {
  return SQL(compiler, sql, "(NOT %.*s)", ENT_VIEW_ARGS(inner));
}

/// EXISTS: the pattern with the values of this solution put in
static EntStatus write_exists(Compiler *const compiler,
                              const Graphs *const graphs,
                              const Scope *const scope,
                              const EntExpr *const expr, EntView *const sql) {
  Relation relation;
  ENT_TRY(compile_pattern(compiler, graphs, scope, expr->pattern, &relation));
  for (const Scope *s = scope; s; s = s->outer) {
    EntView compatible;
    ENT_TRY(
        write_compatible(compiler, s->columns, relation.columns, &compatible));
    ENT_TRY(add_condition(compiler, &relation, compatible));
  }
  return SQL(compiler, sql, "EXISTS(SELECT 1%s%.*s%s%.*s)",
             relation.from.size ? " FROM " : "", ENT_VIEW_ARGS(relation.from),
             relation.where.size ? " WHERE " : "",
             ENT_VIEW_ARGS(relation.where));
}

static EntStatus write_same(Compiler *const compiler,
                            const Graphs *const graphs,
                            const Scope *const scope, const EntExpr *const expr,
                            EntView *const sql) {
  EntView a;
  EntView b;
  ENT_TRY(write_term(compiler, graphs, scope, expr->arguments, &a));
  ENT_TRY(write_term(compiler, graphs, scope, expr->arguments->next, &b));
  return SQL(compiler, sql, "(%.*s = %.*s)", ENT_VIEW_ARGS(a),
             ENT_VIEW_ARGS(b));
}

static EntStatus write_bound(Compiler *const compiler, const Scope *const scope,
                             const EntExpr *const expr, EntView *const sql) {
  const Column column = find_column(scope, expr->arguments->var);
  return SQL(compiler, sql, "(%.*s IS NOT NULL)", ENT_VIEW_ARGS(column.sql));
}

/// A test that is a call; `is_test` tells whether it is one.
static EntStatus write_test(Compiler *const compiler,
                            const Graphs *const graphs,
                            const Scope *const scope, const EntExpr *const expr,
                            EntView *const sql, bool *const is_test) {
  const EntBuiltin *const builtin = ent_builtin_at(expr->builtin);
  *is_test = true;
  switch (builtin->kind) {
  case ENT_BUILTIN_TEST:
    return write_function(compiler, graphs, scope, builtin->sql,
                          expr->arguments, sql);
  case ENT_BUILTIN_BOUND:
    return write_bound(compiler, scope, expr, sql);
  case ENT_BUILTIN_SAME:
    return write_same(compiler, graphs, scope, expr, sql);
  default:
    *is_test = false;
    return ENT_SUCCESS;
  }
}

/// What is true or false by itself; `is_test` tells whether `expr` is so.
static EntStatus write_if_test(Compiler *const compiler,
                               const Graphs *const graphs,
                               const Scope *const scope,
                               const EntExpr *const expr, EntView *const sql,
                               bool *const is_test) {
  const EntExpr *const a = expr->arguments;
  const EntExpr *const b = a ? a->next : NULL;
  *is_test = true;
  switch (expr->kind) {
  case ENT_EXPR_OR:
  case ENT_EXPR_AND:
    return write_logic(compiler, graphs, scope, expr, sql);
  case ENT_EXPR_NOT:
    ENT_TRY(write_truth(compiler, graphs, scope, a, sql));
    return write_not(compiler, *sql, sql);
  case ENT_EXPR_EQUAL:
    return write_equal(compiler, graphs, scope, a, b, sql);
  case ENT_EXPR_NOT_EQUAL:
    ENT_TRY(write_equal(compiler, graphs, scope, a, b, sql));
    return write_not(compiler, *sql, sql);
  case ENT_EXPR_LESS:
    return write_range(compiler, graphs, scope, "ent_lt", a, b, sql);
  case ENT_EXPR_GREATER:
    return write_range(compiler, graphs, scope, "ent_lt", b, a, sql);
  case ENT_EXPR_LESS_EQUAL:
    return write_range(compiler, graphs, scope, "ent_le", a, b, sql);
  case ENT_EXPR_GREATER_EQUAL:
    return write_range(compiler, graphs, scope, "ent_le", b, a, sql);
  case ENT_EXPR_IN:
    return write_in(compiler, graphs, scope, expr, sql);
  case ENT_EXPR_NOT_IN:
    ENT_TRY(write_in(compiler, graphs, scope, expr, sql));
    return write_not(compiler, *sql, sql);
  case ENT_EXPR_EXISTS:
    return write_exists(compiler, graphs, scope, expr, sql);
  case ENT_EXPR_NOT_EXISTS:
    ENT_TRY(write_exists(compiler, graphs, scope, expr, sql));
    return write_not(compiler, *sql, sql);
  case ENT_EXPR_CALL:
    return write_test(compiler, graphs, scope, expr, sql, is_test);
  default:
    *is_test = false;
    return ENT_SUCCESS;
  }
}

EntStatus write_truth(Compiler *const compiler, const Graphs *const graphs,
                      const Scope *const scope, const EntExpr *const expr,
                      EntView *const sql) {
  bool is_test = false;
  ENT_TRY(write_if_test(compiler, graphs, scope, expr, sql, &is_test));
  if (is_test) {
    return ENT_SUCCESS;
  }
  EntView term;
  ENT_TRY(write_passed(compiler, graphs, scope, expr, &term));
  return SQL(compiler, sql, "ent_ebv(%.*s)", ENT_VIEW_ARGS(term));
}

static EntStatus write_constant(Compiler *const compiler, const EntTerm term,
                                EntView *const sql) {
  EntTermId id = 0;
  ENT_TRY(term_id(compiler, term, &id));
  return SQL(compiler, sql, "%lld", (long long)id);
}

static EntStatus write_cast(Compiler *const compiler,
                            const Graphs *const graphs,
                            const Scope *const scope, const EntExpr *const expr,
                            EntView *const sql) {
  static const char *const NAMES[] = {"string",   "boolean", "integer",
                                      "decimal",  "float",   "double",
                                      "dateTime", "date"};
  const EntView space = ENT_VIEW(ENT_NS_XSD);
  const EntView iri = expr->term.value;
  for (size_t i = 0; i < sizeof(NAMES) / sizeof(*NAMES); ++i) {
    char name[40] = "ent_cast_";
    if (iri.size > space.size && ent_view_starts_with(iri, space) &&
        ent_view_equals(ent_view_slice(iri, space.size, iri.size),
                        ent_view(NAMES[i])) &&
        expr->arguments && !expr->arguments->next) {
      return write_function(compiler, graphs, scope, strcat(name, NAMES[i]),
                            expr->arguments, sql);
    }
  }
  return compile_fail(compiler, "no such function: ", iri);
}

/// IF(test, a, b)
static EntStatus write_if(Compiler *const compiler, const Graphs *const graphs,
                          const Scope *const scope, const EntExpr *const expr,
                          EntView *const sql) {
  EntView test;
  EntView a;
  EntView b;
  const EntExpr *const first = expr->arguments;
  ENT_TRY(write_truth(compiler, graphs, scope, first, &test));
  ENT_TRY(write_term(compiler, graphs, scope, first->next, &a));
  ENT_TRY(write_term(compiler, graphs, scope, first->next->next, &b));
  return SQL(compiler, sql, "CASE %.*s WHEN 1 THEN %.*s WHEN 0 THEN %.*s END",
             ENT_VIEW_ARGS(test), ENT_VIEW_ARGS(a), ENT_VIEW_ARGS(b));
}

/// Return whether the variable is computed by the query's SELECT.
static bool is_computed(const Compiler *const compiler, const EntVar var) {
  for (const EntItem *i = compiler->query->select->items; i; i = i->next) {
    if (i->expr && i->var == var) {
      return true;
    }
  }
  return false;
}

/// Every variable of the pattern, to tell one solution from another.
static EntStatus write_row(Compiler *const compiler, const Scope *const scope,
                           EntView *const sql) {
  *sql = (EntView){NULL, 0};
  for (size_t i = 0, n = 0; i < compiler->query->n_vars && n < 100; ++i) {
    if (scope && scope->columns && is_bound(scope->columns[i]) &&
        !is_computed(compiler, (EntVar)i)) {
      ENT_TRY(SQL(compiler, sql, "%.*s%s%.*s", ENT_VIEW_ARGS(*sql),
                  n++ ? ", " : "", ENT_VIEW_ARGS(scope->columns[i].sql)));
    }
  }
  return SQL(compiler, sql, "ent_row(%.*s)", ENT_VIEW_ARGS(*sql));
}

static EntStatus write_bnode(Compiler *const compiler,
                             const Graphs *const graphs,
                             const Scope *const scope,
                             const EntExpr *const expr, EntView *const sql) {
  EntView label;
  EntView row;
  if (!expr->arguments) {
    *sql = ENT_VIEW("ent_bnode()");
    return ENT_SUCCESS;
  }
  ENT_TRY(write_term(compiler, graphs, scope, expr->arguments, &label));
  ENT_TRY(write_row(compiler, scope, &row));
  return SQL(compiler, sql, "ent_bnode(%.*s, %.*s)", ENT_VIEW_ARGS(label),
             ENT_VIEW_ARGS(row));
}

static EntStatus write_call(Compiler *const compiler,
                            const Graphs *const graphs,
                            const Scope *const scope, const EntExpr *const expr,
                            EntView *const sql) {
  const EntBuiltin *const builtin = ent_builtin_at(expr->builtin);
  EntView list;
  switch (builtin->kind) {
  case ENT_BUILTIN_IF:
    return write_if(compiler, graphs, scope, expr, sql);
  case ENT_BUILTIN_COALESCE:
    ENT_TRY(write_list(compiler, graphs, scope, expr->arguments, false, &list));
    return SQL(compiler, sql, "coalesce(%.*s%sNULL, NULL)", ENT_VIEW_ARGS(list),
               list.size ? ", " : "");
  default:
    return write_bnode(compiler, graphs, scope, expr, sql);
  }
}

EntStatus write_term(Compiler *const compiler, const Graphs *const graphs,
                     const Scope *const scope, const EntExpr *const expr,
                     EntView *const sql) {
  bool is_test = false;
  const char *const function = function_of(expr);
  if (function) {
    return write_function(compiler, graphs, scope, function, expr->arguments,
                          sql);
  }
  switch (expr->kind) {
  case ENT_EXPR_VAR:
  case ENT_EXPR_AGGREGATE:
    *sql = find_column(scope, expr->var).sql;
    return ENT_SUCCESS;
  case ENT_EXPR_TERM:
    return write_constant(compiler, expr->term, sql);
  case ENT_EXPR_CAST:
    return write_cast(compiler, graphs, scope, expr, sql);
  default:
    break;
  }
  ENT_TRY(write_if_test(compiler, graphs, scope, expr, sql, &is_test));
  return is_test ? SQL(compiler, sql, "(%d - %.*s)", ENT_ID_FALSE,
                       ENT_VIEW_ARGS(*sql))
                 : write_call(compiler, graphs, scope, expr, sql);
}
