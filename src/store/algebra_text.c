#include "store/algebra.h"
#include "store/builtin.h"

/// What the tree is written with.
typedef struct {
  const EntQuery *query;
  EntBuffer *out;
} Printer;

static EntStatus print_expr(const Printer *printer, const EntExpr *expr);
static EntStatus print_pattern(const Printer *printer,
                               const EntPattern *pattern, int depth);

static EntStatus print_var(const Printer *const printer, const EntVar var) {
  const EntView name = printer->query->var_names[var];
  return name.size
             ? ent_buffer_format(printer->out, "?%.*s", ENT_VIEW_ARGS(name))
             : ent_buffer_format(printer->out, "?_%u", var);
}

static EntStatus print_term(const Printer *const printer, const EntTerm term) {
  EntBuffer *const out = printer->out;
  if (term.kind == ENT_TERM_IRI) {
    return ent_buffer_format(out, "<%.*s>", ENT_VIEW_ARGS(term.value));
  }
  if (term.kind != ENT_TERM_LITERAL) {
    return ent_buffer_format(out, term.kind ? "_:%.*s" : "UNDEF%.*s",
                             ENT_VIEW_ARGS(term.value));
  }
  ENT_TRY(ent_buffer_format(out, "\"%.*s\"", ENT_VIEW_ARGS(term.value)));
  if (term.language.size) {
    return ent_buffer_format(out, "@%.*s", ENT_VIEW_ARGS(term.language));
  }
  return term.datatype.size
             ? ent_buffer_format(out, "^^<%.*s>", ENT_VIEW_ARGS(term.datatype))
             : ENT_SUCCESS;
}

static EntStatus print_node(const Printer *const printer, const EntNode node) {
  return node.var != ENT_NO_VAR ? print_var(printer, node.var)
                                : print_term(printer, node.term);
}

static EntStatus print_path(const Printer *const printer,
                            const EntPath *const path) {
  static const char *const NAMES[] = {"",  "inverse", "sequence", "alternative",
                                      "?", "*",       "+",        "not"};
  if (!path) {
    return ENT_SUCCESS;
  }
  if (path->kind == ENT_PATH_LINK) {
    return print_term(printer, path->link);
  }
  ENT_TRY(ent_buffer_format(printer->out, "(%s ", NAMES[path->kind]));
  ENT_TRY(print_path(printer, path->a));
  if (path->b) {
    ENT_TRY(ent_buffer_append_byte(printer->out, ' '));
    ENT_TRY(print_path(printer, path->b));
  }
  return ent_buffer_append_byte(printer->out, ')');
}

static EntStatus indent(const Printer *const printer, const int depth) {
  return ent_buffer_format(printer->out, "%*s", 2 * depth, "");
}

static EntStatus print_triples(const Printer *const printer,
                               const EntTriple *triple, const int depth) {
  for (; triple; triple = triple->next) {
    ENT_TRY(indent(printer, depth));
    ENT_TRY(print_node(printer, triple->subject));
    ENT_TRY(ent_buffer_append_byte(printer->out, ' '));
    ENT_TRY(triple->path ? print_path(printer, triple->path)
                         : print_node(printer, triple->predicate));
    ENT_TRY(ent_buffer_append_byte(printer->out, ' '));
    ENT_TRY(print_node(printer, triple->object));
    ENT_TRY(ent_buffer_append_byte(printer->out, '\n'));
  }
  return ENT_SUCCESS;
}

static const char *expr_name(const EntExpr *const expr) {
  static const char *const NAMES[] = {
      "var", "term", "||", "&&",   "!",     "=",      "!=",        "<",
      ">",   "<=",   ">=", "in",   "notin", "+",      "-",         "*",
      "/",   "+",    "-",  "call", "cast",  "exists", "notexists", "aggregate"};
  return expr->kind == ENT_EXPR_CALL || expr->kind == ENT_EXPR_AGGREGATE
             ? ent_builtin_at(expr->builtin)->name
             : NAMES[expr->kind];
}

static EntStatus print_expr(const Printer *const printer,
                            const EntExpr *const expr) {
  if (expr->kind == ENT_EXPR_VAR) {
    return print_var(printer, expr->var);
  }
  if (expr->kind == ENT_EXPR_TERM) {
    return print_term(printer, expr->term);
  }
  ENT_TRY(ent_buffer_format(printer->out, "(%s", expr_name(expr)));
  for (const EntExpr *e = expr->arguments; e; e = e->next) {
    ENT_TRY(ent_buffer_append_byte(printer->out, ' '));
    ENT_TRY(print_expr(printer, e));
  }
  if (expr->pattern) {
    ENT_TRY(ent_buffer_append_byte(printer->out, '\n'));
    ENT_TRY(print_pattern(printer, expr->pattern, 4));
  }
  return ent_buffer_append_byte(printer->out, ')');
}

static EntStatus print_select(const Printer *const printer,
                              const EntSelect *const select, const int depth) {
  ENT_TRY(indent(printer, depth));
  ENT_TRY(ent_buffer_append(printer->out, ENT_VIEW("project")));
  for (const EntItem *item = select->items; item; item = item->next) {
    ENT_TRY(ent_buffer_append_byte(printer->out, ' '));
    ENT_TRY(print_var(printer, item->var));
    if (item->expr) {
      ENT_TRY(ent_buffer_append_byte(printer->out, '='));
      ENT_TRY(print_expr(printer, item->expr));
    }
  }
  ENT_TRY(ent_buffer_append_byte(printer->out, '\n'));
  return print_pattern(printer, select->where, depth + 1);
}

static EntStatus print_pattern(const Printer *const printer,
                               const EntPattern *const pattern,
                               const int depth) {
  static const char *const NAMES[] = {"bgp",   "join",   "leftjoin", "union",
                                      "minus", "filter", "extend",   "graph",
                                      "table", "select", "service"};
  if (pattern->kind == ENT_PATTERN_SELECT) {
    return print_select(printer, pattern->select, depth);
  }
  ENT_TRY(indent(printer, depth));
  ENT_TRY(ent_buffer_append(printer->out, ent_view(NAMES[pattern->kind])));
  if (pattern->kind == ENT_PATTERN_EXTEND) {
    ENT_TRY(ent_buffer_append_byte(printer->out, ' '));
    ENT_TRY(print_var(printer, pattern->var));
  }
  if (pattern->kind == ENT_PATTERN_GRAPH ||
      pattern->kind == ENT_PATTERN_SERVICE) {
    ENT_TRY(ent_buffer_append_byte(printer->out, ' '));
    ENT_TRY(print_node(printer, pattern->node));
  }
  if (pattern->expr) {
    ENT_TRY(ent_buffer_append_byte(printer->out, ' '));
    ENT_TRY(print_expr(printer, pattern->expr));
  }
  ENT_TRY(ent_buffer_append_byte(printer->out, '\n'));
  ENT_TRY(print_triples(printer, pattern->triples, depth + 1));
  if (pattern->a) {
    ENT_TRY(print_pattern(printer, pattern->a, depth + 1));
  }
  return pattern->b ? print_pattern(printer, pattern->b, depth + 1)
                    : ENT_SUCCESS;
}

EntStatus ent_query_describe(const EntQuery *const query,
                             EntBuffer *const out) {
  const Printer printer = {query, out};
  return print_select(&printer, query->select, 1);
}
