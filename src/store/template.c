#include "store/template.h"

#include <stdio.h>

enum { LABEL_SIZE = 64 };

static EntStatus fill(const EntNode node, const EntSolution *const solution,
                      char label[LABEL_SIZE], EntTerm *const term) {
  if (node.var != ENT_NO_VAR) {
    return solution->get(solution->handle, node.var, term);
  }
  *term = node.term;
  if (term->kind == ENT_TERM_BLANK) {
    const int size = snprintf(label, LABEL_SIZE, "c%llx_%llu_%.*s",
                              (unsigned long long)solution->scope,
                              (unsigned long long)solution->row,
                              ENT_VIEW_ARGS(node.term.value));
    term->value = ent_view_of(label, (size_t)size);
  }
  return ENT_SUCCESS;
}

static bool is_legal(const EntStatement *const statement,
                     const EntTriple *const triple) {
  const bool has_graph =
      triple->graph.var != ENT_NO_VAR || triple->graph.term.kind;
  return (statement->subject.kind == ENT_TERM_IRI ||
          statement->subject.kind == ENT_TERM_BLANK) &&
         statement->predicate.kind == ENT_TERM_IRI &&
         statement->object.kind != ENT_TERM_NONE &&
         (!has_graph || statement->graph.kind == ENT_TERM_IRI ||
          statement->graph.kind == ENT_TERM_BLANK);
}

static EntStatus emit(const EntTriple *const triple,
                      const EntSolution *const solution, const EntSink sink) {
  char labels[4][LABEL_SIZE];
  EntStatement statement;
  ENT_TRY(fill(triple->subject, solution, labels[0], &statement.subject));
  ENT_TRY(fill(triple->predicate, solution, labels[1], &statement.predicate));
  ENT_TRY(fill(triple->object, solution, labels[2], &statement.object));
  ENT_TRY(fill(triple->graph, solution, labels[3], &statement.graph));
  return is_legal(&statement, triple) ? ent_sink_statement(sink, &statement)
                                      : ENT_SUCCESS;
}

EntStatus ent_template_emit(const EntTriple *triple,
                            const EntSolution *const solution,
                            const EntSink sink) {
  for (; triple; triple = triple->next) {
    ENT_TRY(emit(triple, solution, sink));
  }
  return ENT_SUCCESS;
}
