#include "store/compile_impl.h"
#include "store/selectivity.h"

EntStatus term_id(Compiler *const compiler, const EntTerm term,
                  EntTermId *const id) {
  return ent_dictionary_name(compiler->options->terms, &term, id);
}

EntStatus bind_node(Compiler *const compiler, Relation *const relation,
                    const EntNode node, const EntView column) {
  if (node.var != ENT_NO_VAR) {
    return bind_var(compiler, relation, node.var, (Column){column, true, true});
  }
  EntTermId id = 0;
  EntView condition;
  ENT_TRY(term_id(compiler, node.term, &id));
  ENT_TRY(SQL(compiler, &condition, "%.*s = %lld", ENT_VIEW_ARGS(column),
              (long long)id));
  return add_condition(compiler, relation, condition);
}

EntStatus write_is_named(Compiler *const compiler, const size_t alias,
                         const char *const prefix, EntView *const sql) {
  return compiler->has_named ? SQL(compiler, sql, "%s%zu.g IN (%.*s)", prefix,
                                   alias, ENT_VIEW_ARGS(compiler->named))
                             : SQL(compiler, sql, "%s%zu.g <> %d", prefix,
                                   alias, ENT_ID_DEFAULT_GRAPH);
}

EntStatus write_named_graphs(Compiler *const compiler, EntView *const sql) {
  EntView condition = {NULL, 0};
  if (compiler->has_named) {
    ENT_TRY(SQL(compiler, &condition, " AND g IN (%.*s)",
                ENT_VIEW_ARGS(compiler->named)));
  }
  // steps from graph to graph in the order of the table
  return SQL(compiler, sql,
             "WITH RECURSIVE n(g) AS (SELECT min(g) FROM quad WHERE g > %d "
             "UNION ALL SELECT (SELECT min(g) FROM quad WHERE g > n.g) FROM n "
             "WHERE n.g IS NOT NULL) SELECT g FROM n WHERE g IS NOT NULL%.*s",
             ENT_ID_DEFAULT_GRAPH, ENT_VIEW_ARGS(condition));
}

/// A pattern in a graph of its own: the triple found in `triple`, whose
/// indexes are better, and that the graph has it.
static EntStatus add_quad_table(Compiler *const compiler,
                                const EntTriple *const triple,
                                const size_t alias, Relation *const relation) {
  EntView sql;
  const bool has_constant =
      triple->predicate.var == ENT_NO_VAR || triple->object.var == ENT_NO_VAR;
  if (triple->subject.var == ENT_NO_VAR || !has_constant) {
    ENT_TRY(SQL(compiler, &sql, "quad AS t%zu", alias));
    return add_table(compiler, relation, sql);
  }
  ENT_TRY(SQL(compiler, &sql, "triple AS t%zu, quad AS q%zu", alias, alias));
  ENT_TRY(add_table(compiler, relation, sql));
  ++relation->n_tables;
  ENT_TRY(SQL(compiler, &sql,
              "q%zu.s = t%zu.s AND q%zu.p = t%zu.p AND q%zu.o = t%zu.o", alias,
              alias, alias, alias, alias, alias));
  return add_condition(compiler, relation, sql);
}

/// Restrict the pattern's table to its graph.
static EntStatus restrict_graph(Compiler *const compiler,
                                const Graphs *const graphs, const size_t alias,
                                const bool is_pair, Relation *const relation) {
  EntView sql;
  const char *const prefix = is_pair ? "q" : "t";
  if (graphs->kind == GRAPHS_ONE) {
    ENT_TRY(SQL(compiler, &sql, "%s%zu.g = %lld", prefix, alias,
                (long long)graphs->id));
    return add_condition(compiler, relation, sql);
  }
  ENT_TRY(write_is_named(compiler, alias, prefix, &sql));
  ENT_TRY(add_condition(compiler, relation, sql));
  ENT_TRY(SQL(compiler, &sql, "%s%zu.g", prefix, alias));
  return bind_var(compiler, relation, graphs->var, (Column){sql, true, true});
}

static EntStatus add_triple_table(Compiler *const compiler,
                                  const Graphs *const graphs,
                                  const EntTriple *const triple,
                                  const size_t alias,
                                  Relation *const relation) {
  EntView sql;
  if (graphs->kind == GRAPHS_UNION) {
    ENT_TRY(SQL(compiler, &sql, "triple AS t%zu", alias));
    return add_table(compiler, relation, sql);
  }
  if (graphs->kind == GRAPHS_SOME) {
    ENT_TRY(SQL(compiler, &sql,
                "(SELECT DISTINCT s, p, o FROM quad WHERE g IN (%.*s)) AS t%zu",
                ENT_VIEW_ARGS(graphs->list), alias));
    return add_table(compiler, relation, sql);
  }
  const size_t before = relation->n_tables;
  ENT_TRY(add_quad_table(compiler, triple, alias, relation));
  return restrict_graph(compiler, graphs, alias,
                        relation->n_tables > before + 1, relation);
}

/// Bind a constant, with what is known of how frequent it is.
static EntStatus bind_likely(Compiler *const compiler, const EntTermId id,
                             const EntView column, const double share,
                             Relation *const relation) {
  EntView sql;
  ENT_TRY(SQL(compiler, &sql, "likelihood(%.*s = %lld, %.9f)",
              ENT_VIEW_ARGS(column), (long long)id, share));
  return add_condition(compiler, relation, sql);
}

/// Bind predicate and object of a pattern in the union of all graphs.
static EntStatus bind_arc(Compiler *const compiler,
                          const EntTriple *const triple, const EntView p,
                          const EntView o, Relation *const relation) {
  EntStore *const store = compiler->options->store;
  const bool has_object = triple->object.var == ENT_NO_VAR;
  EntTermId ids[2] = {ENT_ID_NONE, ENT_ID_NONE};
  double shares[2];
  EntStatus status = ENT_NO_MATCH;
  if (store && !compiler->is_seeded && triple->predicate.var == ENT_NO_VAR) {
    ENT_TRY(term_id(compiler, triple->predicate.term, &ids[0]));
    if (has_object) {
      ENT_TRY(term_id(compiler, triple->object.term, &ids[1]));
    }
    status = ent_selectivity(store, ids[0], ids[1], &shares[0], &shares[1]);
  }
  if (status == ENT_NO_MATCH) {
    ENT_TRY(bind_node(compiler, relation, triple->predicate, p));
    return bind_node(compiler, relation, triple->object, o);
  }
  ENT_TRY(status);
  relation->share = shares[0] * shares[1];
  ENT_TRY(bind_likely(compiler, ids[0], p, shares[0], relation));
  return has_object ? bind_likely(compiler, ids[1], o, shares[1], relation)
                    : bind_node(compiler, relation, triple->object, o);
}

static EntStatus compile_triple(Compiler *const compiler,
                                const Graphs *const graphs,
                                const EntTriple *const triple,
                                Relation *const relation) {
  const size_t alias = next_alias(compiler);
  EntView s;
  EntView p;
  EntView o;
  ENT_TRY(add_triple_table(compiler, graphs, triple, alias, relation));
  ENT_TRY(SQL(compiler, &s, "t%zu.s", alias));
  ENT_TRY(SQL(compiler, &p, "t%zu.p", alias));
  ENT_TRY(SQL(compiler, &o, "t%zu.o", alias));
  ENT_TRY(bind_node(compiler, relation, triple->subject, s));
  if (graphs->kind == GRAPHS_UNION) {
    return bind_arc(compiler, triple, p, o, relation);
  }
  ENT_TRY(bind_node(compiler, relation, triple->predicate, p));
  return bind_node(compiler, relation, triple->object, o);
}

/// Add one triple to the join, in a subquery of its own if it grew too large.
static EntStatus join_triple(Compiler *const compiler,
                             const Graphs *const graphs,
                             const EntTriple *const triple,
                             Relation *const relation) {
  Relation one;
  ENT_TRY(new_relation(compiler, &one));
  ENT_TRY(compile_triple(compiler, graphs, triple, &one));
  return join_relations(compiler, relation, &one, relation);
}

EntStatus compile_triples(Compiler *const compiler, const Graphs *const graphs,
                          const EntTriple *const triples,
                          Relation *const relation) {
  ENT_TRY(new_relation(compiler, relation));
  for (const EntTriple *t = triples; t; t = t->next) {
    if (!t->path) {
      ENT_TRY(join_triple(compiler, graphs, t, relation));
    }
  }
  // paths last: they begin where the triples lead
  for (const EntTriple *t = triples; t; t = t->next) {
    if (t->path) {
      ENT_TRY(compile_path(compiler, graphs, t, relation));
    }
  }
  return ENT_SUCCESS;
}
