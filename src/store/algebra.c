#include "store/algebra.h"

static void mark_node(const EntNode node, bool *const seen) {
  if (node.var != ENT_NO_VAR) {
    seen[node.var] = true;
  }
}

static void mark_triples(const EntTriple *triple, bool *const seen) {
  for (; triple; triple = triple->next) {
    mark_node(triple->subject, seen);
    mark_node(triple->predicate, seen);
    mark_node(triple->object, seen);
  }
}

static void mark_select(const EntSelect *const select, bool *const seen) {
  for (const EntItem *item = select->items; item; item = item->next) {
    seen[item->var] = true;
  }
  for (const EntVarList *v = select->values ? select->values->vars : NULL; v;
       v = v->next) {
    seen[v->var] = true;
  }
}

void ent_pattern_mark_scope(const EntPattern *const pattern, bool *const seen) {
  if (pattern->kind == ENT_PATTERN_TRIPLES) {
    mark_triples(pattern->triples, seen);
  }
  if (pattern->kind == ENT_PATTERN_SELECT) {
    mark_select(pattern->select, seen);
  }
  if (pattern->kind == ENT_PATTERN_EXTEND) {
    seen[pattern->var] = true;
  }
  mark_node(pattern->node, seen);
  for (const EntVarList *v = pattern->vars; v; v = v->next) {
    seen[v->var] = true;
  }
  if (pattern->a) {
    ent_pattern_mark_scope(pattern->a, seen);
  }
  if (pattern->b && pattern->kind != ENT_PATTERN_MINUS) {
    ent_pattern_mark_scope(pattern->b, seen);
  }
}
