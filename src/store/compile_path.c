#include "store/compile_impl.h"

static EntStatus write_path(Compiler *compiler, const Graphs *graphs,
                            const EntPath *path, EntView *sql);

static bool has_graph(const Graphs *const graphs) {
  return graphs->kind == GRAPHS_VARIABLE;
}

/// The table of the edges in the active graph, as `e`, with its condition.
static EntStatus write_edges(Compiler *const compiler,
                             const Graphs *const graphs,
                             const char *const columns, const EntView condition,
                             EntView *const sql) {
  const EntView where = condition.size ? condition : ENT_VIEW("1");
  switch (graphs->kind) {
  case GRAPHS_UNION:
    return SQL(compiler, sql, "SELECT %s FROM triple AS e WHERE %.*s", columns,
               ENT_VIEW_ARGS(where));
  case GRAPHS_ONE:
    return SQL(compiler, sql,
               "SELECT %s FROM quad AS e WHERE e.g = %lld AND %.*s", columns,
               (long long)graphs->id, ENT_VIEW_ARGS(where));
  case GRAPHS_SOME:
    return SQL(compiler, sql,
               "SELECT %s FROM (SELECT DISTINCT s, p, o FROM quad WHERE g IN "
               "(%.*s)) AS e WHERE %.*s",
               columns, ENT_VIEW_ARGS(graphs->list), ENT_VIEW_ARGS(where));
  default:
    break;
  }
  EntView named;
  ENT_TRY(write_is_named(compiler, 0, "e", &named));
  return SQL(compiler, sql,
             "SELECT %s, e0.g AS g FROM quad AS e0 WHERE %.*s AND %.*s",
             columns, ENT_VIEW_ARGS(named), ENT_VIEW_ARGS(where));
}

/// The names of a row's columns in write_edges(), by direction.
static const char *edge_columns(const Graphs *const graphs,
                                const bool is_inverse) {
  if (has_graph(graphs)) {
    return is_inverse ? "e0.o AS s, e0.s AS o" : "e0.s AS s, e0.o AS o";
  }
  return is_inverse ? "e.o AS s, e.s AS o" : "e.s AS s, e.o AS o";
}

static const char *edge_property(const Graphs *const graphs) {
  return has_graph(graphs) ? "e0.p" : "e.p";
}

static EntStatus write_link(Compiler *const compiler,
                            const Graphs *const graphs, const EntTerm link,
                            const bool is_inverse, EntView *const sql) {
  EntTermId id = 0;
  EntView condition;
  ENT_TRY(term_id(compiler, link, &id));
  ENT_TRY(SQL(compiler, &condition, "%s = %lld", edge_property(graphs),
              (long long)id));
  return write_edges(compiler, graphs, edge_columns(graphs, is_inverse),
                     condition, sql);
}

/// Collect the ids of the members of a negated set that go one way.
static EntStatus collect_members(Compiler *const compiler,
                                 const EntPath *const path,
                                 const bool is_inverse, EntView *const list,
                                 bool *const has_any) {
  if (!path) {
    return ENT_SUCCESS;
  }
  if (path->kind == ENT_PATH_ALTERNATIVE) {
    ENT_TRY(collect_members(compiler, path->a, is_inverse, list, has_any));
    return collect_members(compiler, path->b, is_inverse, list, has_any);
  }
  if ((path->kind == ENT_PATH_INVERSE) != is_inverse) {
    return ENT_SUCCESS;
  }
  EntTermId id = 0;
  *has_any = true;
  ENT_TRY(term_id(compiler, is_inverse ? path->a->link : path->link, &id));
  return SQL(compiler, list, "%.*s%s%lld", ENT_VIEW_ARGS(*list),
             list->size ? ", " : "", (long long)id);
}

static EntStatus write_negated_way(Compiler *const compiler,
                                   const Graphs *const graphs,
                                   const bool is_inverse, const EntView list,
                                   EntView *const sql) {
  EntView condition;
  ENT_TRY(SQL(compiler, &condition, "%s NOT IN (%.*s)", edge_property(graphs),
              ENT_VIEW_ARGS(list)));
  return write_edges(compiler, graphs, edge_columns(graphs, is_inverse),
                     condition, sql);
}

static EntStatus write_union(Compiler *const compiler, const EntView a,
                             const EntView b, EntView *const sql) {
  return SQL(compiler, sql, "%.*s UNION ALL %.*s", ENT_VIEW_ARGS(a),
             ENT_VIEW_ARGS(b));
}

/// !(a|^b): edges that are not a, and edges backwards that are not b
static EntStatus write_negated(Compiler *const compiler,
                               const Graphs *const graphs,
                               const EntPath *const path, EntView *const sql) {
  EntView forward = {NULL, 0};
  EntView backward = {NULL, 0};
  bool has_forward = !path->a;
  bool has_backward = false;
  ENT_TRY(collect_members(compiler, path->a, false, &forward, &has_forward));
  ENT_TRY(collect_members(compiler, path->a, true, &backward, &has_backward));
  EntView a = {NULL, 0};
  EntView b = {NULL, 0};
  if (has_forward) {
    ENT_TRY(write_negated_way(compiler, graphs, false, forward, &a));
  }
  if (has_backward) {
    ENT_TRY(write_negated_way(compiler, graphs, true, backward, &b));
  }
  if (has_forward && has_backward) {
    return write_union(compiler, a, b, sql);
  }
  *sql = has_forward ? a : b;
  return ENT_SUCCESS;
}

static EntStatus write_sequence(Compiler *const compiler,
                                const Graphs *const graphs,
                                const EntPath *const path, EntView *const sql) {
  EntView a;
  EntView b;
  const size_t n = next_alias(compiler);
  EntView graph = {NULL, 0};
  ENT_TRY(write_path(compiler, graphs, path->a, &a));
  ENT_TRY(write_path(compiler, graphs, path->b, &b));
  if (has_graph(graphs)) {
    ENT_TRY(SQL(compiler, &graph, ", a%zu.g AS g", n));
  }
  ENT_TRY(SQL(compiler, sql,
              "SELECT a%zu.s AS s, b%zu.o AS o%.*s FROM (%.*s) AS a%zu, "
              "(%.*s) AS b%zu WHERE b%zu.s = a%zu.o",
              n, n, ENT_VIEW_ARGS(graph), ENT_VIEW_ARGS(a), n, ENT_VIEW_ARGS(b),
              n, n, n));
  return has_graph(graphs) ? SQL(compiler, sql, "%.*s AND b%zu.g = a%zu.g",
                                 ENT_VIEW_ARGS(*sql), n, n)
                           : ENT_SUCCESS;
}

/// ^(path): the same with its columns exchanged
static EntStatus write_inverse(Compiler *const compiler,
                               const Graphs *const graphs,
                               const EntPath *const path, EntView *const sql) {
  if (path->kind == ENT_PATH_LINK) {
    return write_link(compiler, graphs, path->link, true, sql);
  }
  EntView inner;
  const size_t n = next_alias(compiler);
  ENT_TRY(write_path(compiler, graphs, path, &inner));
  return SQL(compiler, sql, "SELECT o AS s, s AS o%s FROM (%.*s) AS i%zu",
             has_graph(graphs) ? ", g" : "", ENT_VIEW_ARGS(inner), n);
}

/// All nodes of the active graph: one column n, and g where there are graphs.
static EntStatus write_nodes(Compiler *const compiler,
                             const Graphs *const graphs, EntView *const sql) {
  EntView edges;
  const EntView all = {NULL, 0};
  const char *const graph = has_graph(graphs) ? ", g" : "";
  ENT_TRY(
      write_edges(compiler, graphs, edge_columns(graphs, false), all, &edges));
  return SQL(compiler, sql,
             "SELECT s AS n%s FROM (%.*s) UNION SELECT o AS n%s FROM (%.*s)",
             graph, ENT_VIEW_ARGS(edges), graph, ENT_VIEW_ARGS(edges));
}

/// Add the steps of a closure, one for each alternative: SQLite looks into
/// them, as it would not into a compound.
static EntStatus write_steps(Compiler *const compiler,
                             const Graphs *const graphs,
                             const EntPath *const path, const size_t n,
                             EntView *const sql) {
  if (path->kind == ENT_PATH_ALTERNATIVE) {
    ENT_TRY(write_steps(compiler, graphs, path->a, n, sql));
    return write_steps(compiler, graphs, path->b, n, sql);
  }
  EntView step;
  const bool with_graph = has_graph(graphs);
  ENT_TRY(write_path(compiler, graphs, path, &step));
  ENT_TRY(SQL(compiler, sql,
              "%.*s UNION SELECT r%zu.s, x.o%s FROM r%zu, (%.*s) AS x "
              "WHERE x.s = r%zu.o",
              ENT_VIEW_ARGS(*sql), n, with_graph ? ", x.g" : "", n,
              ENT_VIEW_ARGS(step), n));
  return with_graph ? SQL(compiler, sql, "%.*s AND x.g = r%zu.g",
                          ENT_VIEW_ARGS(*sql), n)
                    : ENT_SUCCESS;
}

/// The first rows of a closure: the seeds, or one step from them.
static EntStatus write_start(Compiler *const compiler,
                             const Graphs *const graphs,
                             const EntPath *const path, const EntView seeds,
                             EntView *const sql) {
  EntView step;
  const bool with_graph = has_graph(graphs);
  if (path->kind != ENT_PATH_ONE_OR_MORE) {
    return SQL(compiler, sql, "SELECT n, n%s FROM (%.*s)",
               with_graph ? ", g" : "", ENT_VIEW_ARGS(seeds));
  }
  ENT_TRY(write_path(compiler, graphs, path->a, &step));
  return seeds.size
             ? SQL(compiler, sql,
                   "SELECT x.s, x.o%s FROM (%.*s) AS d, (%.*s) AS x WHERE "
                   "x.s = d.n%s",
                   with_graph ? ", x.g" : "", ENT_VIEW_ARGS(seeds),
                   ENT_VIEW_ARGS(step), with_graph ? " AND x.g = d.g" : "")
             : SQL(compiler, sql, "SELECT s, o%s FROM (%.*s)",
                   with_graph ? ", g" : "", ENT_VIEW_ARGS(step));
}

/// path?: the seeds, and what is one step away
static EntStatus write_optional(Compiler *const compiler,
                                const Graphs *const graphs,
                                const EntPath *const path, const EntView seeds,
                                EntView *const sql) {
  EntView step;
  const bool with_graph = has_graph(graphs);
  ENT_TRY(write_path(compiler, graphs, path->a, &step));
  return SQL(compiler, sql,
             "SELECT n AS s, n AS o%s FROM (%.*s) UNION SELECT x.s, x.o%s FROM "
             "(%.*s) AS d, (%.*s) AS x WHERE x.s = d.n%s",
             with_graph ? ", g" : "", ENT_VIEW_ARGS(seeds),
             with_graph ? ", x.g" : "", ENT_VIEW_ARGS(seeds),
             ENT_VIEW_ARGS(step), with_graph ? " AND x.g = d.g" : "");
}

/// A path of any length, from the seeds or, if these are empty, from anywhere
static EntStatus write_closure(Compiler *const compiler,
                               const Graphs *const graphs,
                               const EntPath *const path, EntView seeds,
                               EntView *const sql) {
  if (!seeds.size && path->kind != ENT_PATH_ONE_OR_MORE) {
    ENT_TRY(write_nodes(compiler, graphs, &seeds));
  }
  if (path->kind == ENT_PATH_ZERO_OR_ONE) {
    return write_optional(compiler, graphs, path, seeds, sql);
  }
  const size_t n = next_alias(compiler);
  const bool with_graph = has_graph(graphs);
  EntView start;
  ENT_TRY(write_start(compiler, graphs, path, seeds, &start));
  ENT_TRY(write_steps(compiler, graphs, path->a, n, &start));
  return SQL(compiler, sql,
             "WITH RECURSIVE r%zu(s, o%s) AS (%.*s) SELECT s, o%s FROM r%zu", n,
             with_graph ? ", g" : "", ENT_VIEW_ARGS(start),
             with_graph ? ", g" : "", n);
}

/// Write the rows of a path as columns s, o and, for GRAPH ?g, g.
static EntStatus write_path(Compiler *const compiler,
                            const Graphs *const graphs,
                            const EntPath *const path, EntView *const sql) {
  const EntView anywhere = {NULL, 0};
  EntView a;
  EntView b;
  switch (path->kind) {
  case ENT_PATH_LINK:
    return write_link(compiler, graphs, path->link, false, sql);
  case ENT_PATH_INVERSE:
    return write_inverse(compiler, graphs, path->a, sql);
  case ENT_PATH_SEQUENCE:
    return write_sequence(compiler, graphs, path, sql);
  case ENT_PATH_ALTERNATIVE:
    ENT_TRY(write_path(compiler, graphs, path->a, &a));
    ENT_TRY(write_path(compiler, graphs, path->b, &b));
    return SQL(compiler, sql,
               "SELECT * FROM (%.*s) UNION ALL SELECT * FROM (%.*s)",
               ENT_VIEW_ARGS(a), ENT_VIEW_ARGS(b));
  case ENT_PATH_NEGATED:
    return write_negated(compiler, graphs, path, sql);
  default:
    return write_closure(compiler, graphs, path, anywhere, sql);
  }
}

static bool is_closure(const EntPath *const path) {
  return path->kind == ENT_PATH_ZERO_OR_MORE ||
         path->kind == ENT_PATH_ONE_OR_MORE ||
         path->kind == ENT_PATH_ZERO_OR_ONE;
}

/// The path read backwards.
static EntStatus reverse(Compiler *const compiler, const EntPath *const path,
                         EntPath **const reversed) {
  EntPath *const closure =
      ent_arena_calloc(compiler->options->arena, 1, sizeof(EntPath));
  EntPath *const inverse =
      ent_arena_calloc(compiler->options->arena, 1, sizeof(EntPath));
  if (!closure || !inverse) {
    return ENT_ERR_MEMORY;
  }
  *inverse = (EntPath){.kind = ENT_PATH_INVERSE, .a = path->a};
  *closure = (EntPath){.kind = path->kind, .a = inverse};
  *reversed = closure;
  return ENT_SUCCESS;
}

/// Write where a closure begins, if its end `node` is known: a constant, or
/// what the triples so far bind it to. Empty if it is not.
static EntStatus write_seeds(Compiler *const compiler,
                             const Graphs *const graphs, const EntNode node,
                             const Relation *const relation,
                             EntView *const sql) {
  *sql = (EntView){NULL, 0};
  if (node.var == ENT_NO_VAR) {
    EntTermId id = 0;
    EntView named;
    ENT_TRY(term_id(compiler, node.term, &id));
    if (!has_graph(graphs)) {
      return SQL(compiler, sql, "SELECT %lld AS n", (long long)id);
    }
    ENT_TRY(write_named_graphs(compiler, &named));
    return SQL(compiler, sql, "SELECT %lld AS n, g FROM (%.*s)", (long long)id,
               ENT_VIEW_ARGS(named));
  }
  const Column column = relation->columns[node.var];
  // a property is no node of the graph, so it cannot begin a path of length 0
  if (has_graph(graphs) || !column.is_sure ||
      ent_view_ends_with(column.sql, ENT_VIEW(".p"))) {
    return ENT_SUCCESS;
  }
  return SQL(compiler, sql, "SELECT DISTINCT %.*s AS n FROM %.*s%s%.*s",
             ENT_VIEW_ARGS(column.sql), ENT_VIEW_ARGS(relation->from),
             relation->where.size ? " WHERE " : "",
             ENT_VIEW_ARGS(relation->where));
}

static bool is_constant(const EntNode node) {
  return node.var == ENT_NO_VAR;
}

/// Choose the end from which a closure is followed, best a constant; `is_back`
/// if it is the object, whose columns are then exchanged.
static EntStatus write_directed(Compiler *const compiler,
                                const Graphs *const graphs,
                                const EntTriple *const triple,
                                const Relation *const relation,
                                EntView *const sql, bool *const is_back) {
  EntView seeds = {NULL, 0};
  const EntPath *path = triple->path;
  if (is_constant(triple->subject) || !is_constant(triple->object)) {
    ENT_TRY(write_seeds(compiler, graphs, triple->subject, relation, &seeds));
  }
  *is_back = !seeds.size;
  if (*is_back) {
    ENT_TRY(write_seeds(compiler, graphs, triple->object, relation, &seeds));
    *is_back = seeds.size > 0;
  }
  if (*is_back) {
    EntPath *reversed = NULL;
    ENT_TRY(reverse(compiler, path, &reversed));
    path = reversed;
  }
  return write_closure(compiler, graphs, path, seeds, sql);
}

EntStatus compile_path(Compiler *const compiler, const Graphs *const graphs,
                       const EntTriple *const triple,
                       Relation *const relation) {
  EntView sql;
  EntView column;
  bool is_back = false;
  ENT_TRY(
      is_closure(triple->path)
          ? write_directed(compiler, graphs, triple, relation, &sql, &is_back)
          : write_path(compiler, graphs, triple->path, &sql));
  const size_t alias = next_alias(compiler);
  Relation path;
  ENT_TRY(new_relation(compiler, &path));
  ENT_TRY(SQL(compiler, &sql, "(%.*s) AS t%zu", ENT_VIEW_ARGS(sql), alias));
  ENT_TRY(add_table(compiler, &path, sql));
  ENT_TRY(SQL(compiler, &column, "t%zu.%s", alias, is_back ? "o" : "s"));
  ENT_TRY(bind_node(compiler, &path, triple->subject, column));
  ENT_TRY(SQL(compiler, &column, "t%zu.%s", alias, is_back ? "s" : "o"));
  ENT_TRY(bind_node(compiler, &path, triple->object, column));
  if (has_graph(graphs)) {
    ENT_TRY(SQL(compiler, &column, "t%zu.g", alias));
    ENT_TRY(
        bind_var(compiler, &path, graphs->var, (Column){column, true, true}));
  }
  return join_relations(compiler, relation, &path, relation);
}
