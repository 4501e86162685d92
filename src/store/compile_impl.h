/**
   @file compile_impl.h
   What the files of the compiler share; nobody else includes it.
*/
#ifndef ENT_STORE_COMPILE_IMPL_H
#define ENT_STORE_COMPILE_IMPL_H

#include "store/compile.h"

/// The SQL of a variable; empty where it has no value.
typedef struct {
  EntView sql;
  bool is_sure;  ///< It is never NULL
  bool is_plain; ///< A column of a table, so NULL if the table's row is missing
} Column;

/// SELECT columns FROM from WHERE where, not written out yet.
typedef struct {
  EntView from;    ///< Or empty: one row
  EntView where;   ///< Or empty
  size_t n_tables; ///< In `from`
  bool has_outer;  ///< There is a LEFT JOIN in `from`
  double share;    ///< Of all triples, that of the rarest pattern; 1 if unknown
  Column *columns; ///< By variable
} Relation;

/// Where expressions find variables: EXISTS looks outside too.
typedef struct Scope {
  const Column *columns;
  const struct Scope *outer;
} Scope;

typedef enum {
  GRAPHS_UNION,   ///< All graphs together
  GRAPHS_ONE,     ///< The graph `id`
  GRAPHS_SOME,    ///< The graphs of `list` together
  GRAPHS_VARIABLE ///< Each named graph for itself; `var` says which
} GraphsKind;

/// The active graph (section 18.6).
typedef struct {
  GraphsKind kind;
  EntTermId id;
  EntView list; ///< "1, 2, 3"
  EntVar var;
} Graphs;

/// What an endpoint answered, as VALUES.
typedef struct Answer {
  const EntPattern *service;
  EntPattern values;
  struct Answer *next;
} Answer;

typedef struct {
  const EntCompileOptions *options;
  const EntQuery *query;
  Graphs graphs;  ///< The default graph
  bool has_named; ///< The dataset names its named graphs
  EntView named;  ///< Their list
  EntView ctes;   ///< Common table expressions, each materialised
  size_t n_aliases;
  bool is_seeded;  ///< The pattern begins with what another finds, so that how
                   ///< frequent its own constants are misleads SQLite
  Answer *answers; ///< Of endpoints, which are asked once
} Compiler;

/// Format into the compiler's arena.
#define SQL(compiler, result, ...)                                             \
  ent_arena_format((compiler)->options->arena, (result), __VA_ARGS__)

// relations: compile_relation.c
EntStatus new_relation(Compiler *compiler, Relation *relation);
size_t next_alias(Compiler *compiler);
EntStatus add_condition(Compiler *compiler, Relation *relation, EntView sql);
EntStatus add_table(Compiler *compiler, Relation *relation, EntView table);
/// Let `sql` be the variable, or equate it with what the variable is already.
EntStatus bind_var(Compiler *compiler, Relation *relation, EntVar var,
                   Column column);
/// SELECT for the relation, with a column vN for each variable.
EntStatus write_select(Compiler *compiler, const Relation *relation,
                       EntView *sql);
/// Make a subquery of the SELECT, with the columns of `model`.
EntStatus wrap_sql(Compiler *compiler, EntView sql, const Column *model,
                   Relation *relation);
EntStatus wrap(Compiler *compiler, Relation *relation);
/// Return whether the relation is one table whose columns are all its own.
bool is_one_table(const Compiler *compiler, const Relation *relation);
EntStatus join_relations(Compiler *compiler, const Relation *a,
                         const Relation *b, Relation *joined);
EntStatus left_join_relations(Compiler *compiler, const Relation *a,
                              const Relation *b, EntView condition,
                              Relation *joined);
/// Return whether the right side of a LEFT JOIN should begin with what the left
/// side finds, as that is less: SQLite computes a subquery there as a whole.
bool wants_seeds(const Compiler *compiler, const Relation *left,
                 const Relation *right);
/// Let it do so.
EntStatus seed_right(Compiler *compiler, const Relation *left, Relation *right);
/// Conditions under which solutions are compatible; empty if always.
EntStatus write_compatible(Compiler *compiler, const Column *a, const Column *b,
                           EntView *sql);
EntStatus conjoin(Compiler *compiler, EntView a, EntView b, EntView *both);
static inline bool is_bound(const Column column) {
  return column.sql.size > 0;
}
EntStatus compile_fail(const Compiler *compiler, const char *message,
                       EntView what);

// patterns: compile_pattern.c
EntStatus compile_pattern(Compiler *compiler, const Graphs *graphs,
                          const Scope *outer, const EntPattern *pattern,
                          Relation *relation);
EntStatus term_id(Compiler *compiler, EntTerm term, EntTermId *id);

/// The named graphs of the dataset as values of `var`.
EntStatus list_named_graphs(Compiler *compiler, EntVar var, Relation *list);

EntStatus compile_values(Compiler *compiler, const EntPattern *pattern,
                         Relation *relation);

/// SERVICE; `left` is what its solutions are joined with, or NULL:
/// compile_service.c
EntStatus compile_service(Compiler *compiler, const Relation *left,
                          const EntPattern *pattern, Relation *relation);
/// Return whether a pattern finds the same whenever it is asked.
bool is_repeatable(const EntPattern *pattern);

// basic graph patterns: compile_triples.c, compile_path.c
EntStatus compile_triples(Compiler *compiler, const Graphs *graphs,
                          const EntTriple *triples, Relation *relation);
EntStatus compile_path(Compiler *compiler, const Graphs *graphs,
                       const EntTriple *triple, Relation *relation);
EntStatus bind_node(Compiler *compiler, Relation *relation, EntNode node,
                    EntView column);
/// SQL of the named graphs, one column g.
EntStatus write_named_graphs(Compiler *compiler, EntView *sql);
/// The condition that `alias`.g is one of the named graphs.
EntStatus write_is_named(Compiler *compiler, size_t alias, const char *prefix,
                         EntView *sql);

// expressions: compile_expression.c
EntStatus write_term(Compiler *compiler, const Graphs *graphs,
                     const Scope *scope, const EntExpr *expr, EntView *sql);
EntStatus write_truth(Compiler *compiler, const Graphs *graphs,
                      const Scope *scope, const EntExpr *expr, EntView *sql);
bool is_volatile(const EntExpr *expr);

// selects: compile_select.c
EntStatus compile_select(Compiler *compiler, const Graphs *graphs,
                         const EntSelect *select, Relation *relation);
EntStatus extend_relation(Compiler *compiler, const Graphs *graphs,
                          const Scope *outer, EntVar var, const EntExpr *expr,
                          Relation *relation);
EntStatus write_top_select(Compiler *compiler, const Graphs *graphs,
                           const EntSelect *select, bool is_top, EntView *sql,
                           Column *columns);

#endif // ENT_STORE_COMPILE_IMPL_H
