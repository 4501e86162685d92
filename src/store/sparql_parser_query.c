#include "store/sparql_parser_impl.h"

#include "base/vector.h"

#include <errno.h>
#include <stdlib.h>

static EntStatus new_item(Parser *const parser, EntItem ***const tail,
                          EntItem **const item) {
  PARSER_MAKE(parser, *item);
  (*item)->var = ENT_NO_VAR;
  **tail = *item;
  *tail = &(*item)->next;
  return ENT_SUCCESS;
}

/// Read an expression in which aggregates may stand.
static EntStatus
parse_with_aggregates(Parser *const parser, EntExpr **const expr,
                      EntStatus (*const parse)(Parser *, EntExpr **)) {
  const bool did_allow = parser->allows_aggregate;
  parser->allows_aggregate = true;
  const EntStatus status = parse(parser, expr);
  parser->allows_aggregate = did_allow;
  return status;
}

/// ( Expression AS Var ), behind its parenthesis
static EntStatus parse_named_expression(Parser *const parser,
                                        EntItem *const item) {
  EntExpr *expr = NULL;
  ENT_TRY(parse_with_aggregates(parser, &expr, parse_expression));
  ENT_TRY(parser_expect_word(parser, "AS"));
  ENT_TRY(parse_var(parser, &item->var));
  item->expr = expr;
  return parser_expect(parser, ')', "')'");
}

static bool has_item(const EntItem *items, const EntItem *const end,
                     const EntVar var) {
  for (; items != end; items = items->next) {
    if (items->var == var) {
      return true;
    }
  }
  return false;
}

/// The items of [9] SelectClause
static EntStatus parse_items(Parser *const parser, EntSelect *const select) {
  EntItem **tail = &select->items;
  while (parser_at(parser, ENT_TOKEN_VAR) || parser_at(parser, '(')) {
    EntItem *item = NULL;
    bool is_expression = false;
    ENT_TRY(new_item(parser, &tail, &item));
    ENT_TRY(parser_accept(parser, '(', &is_expression));
    if (!is_expression) {
      ENT_TRY(parse_var(parser, &item->var));
    } else {
      ENT_TRY(parse_named_expression(parser, item));
    }
    if (item->expr && has_item(select->items, item, item->var)) {
      return parser_fail(parser, "the variable ?%.*s is selected twice",
                         ENT_VIEW_ARGS(parser->vars.items[item->var]));
    }
  }
  return select->items ? ENT_SUCCESS
                       : parser_expected(parser, "a variable, '(' or '*'");
}

/// [9] SelectClause
static EntStatus parse_select_clause(Parser *const parser,
                                     EntSelect *const select,
                                     bool *const is_star) {
  ENT_TRY(parser_expect_word(parser, "SELECT"));
  ENT_TRY(parser_accept_word(parser, "DISTINCT", &select->is_distinct));
  if (!select->is_distinct) {
    ENT_TRY(parser_accept_word(parser, "REDUCED", &select->is_reduced));
  }
  ENT_TRY(parser_accept(parser, '*', is_star));
  return *is_star ? ENT_SUCCESS : parse_items(parser, select);
}

/// [17] WhereClause
static EntStatus parse_where_clause(Parser *const parser,
                                    EntSelect *const select) {
  bool has_word = false;
  ENT_TRY(parser_accept_word(parser, "WHERE", &has_word));
  return parse_group_graph_pattern(parser, &select->where);
}

static bool at_condition(const Parser *const parser) {
  return parser_at(parser, ENT_TOKEN_VAR) || at_constraint(parser);
}

/// [20] GroupCondition
static EntStatus parse_group_condition(Parser *const parser,
                                       EntItem *const item) {
  EntExpr *expr = NULL;
  if (parser_at(parser, ENT_TOKEN_VAR)) {
    return parse_var(parser, &item->var);
  }
  if (!parser_at(parser, '(')) {
    ENT_TRY(parse_constraint(parser, &expr));
    item->expr = expr;
    return parser_new_var(parser, &item->var);
  }
  ENT_TRY(parser_advance(parser));
  ENT_TRY(parse_expression(parser, &expr));
  item->expr = expr;
  bool is_named = false;
  ENT_TRY(parser_accept_word(parser, "AS", &is_named));
  ENT_TRY(is_named ? parse_var(parser, &item->var)
                   : parser_new_var(parser, &item->var));
  return parser_expect(parser, ')', "')'");
}

/// [19] GroupClause
static EntStatus parse_group_clause(Parser *const parser,
                                    EntSelect *const select) {
  bool is_there = false;
  ENT_TRY(parser_accept_word(parser, "GROUP", &is_there));
  if (!is_there) {
    return ENT_SUCCESS;
  }
  ENT_TRY(parser_expect_word(parser, "BY"));
  EntItem **tail = &select->group_by;
  select->is_grouped = true;
  while (at_condition(parser)) {
    EntItem *item = NULL;
    ENT_TRY(new_item(parser, &tail, &item));
    ENT_TRY(parse_group_condition(parser, item));
  }
  return select->group_by ? ENT_SUCCESS
                          : parser_expected(parser, "what to group by");
}

/// [21] HavingClause
static EntStatus parse_having_clause(Parser *const parser,
                                     EntSelect *const select) {
  bool is_there = false;
  ENT_TRY(parser_accept_word(parser, "HAVING", &is_there));
  EntExpr *all = NULL;
  while (is_there) {
    EntExpr *expr = NULL;
    ENT_TRY(parse_with_aggregates(parser, &expr, parse_constraint));
    if (all) {
      EntExpr *both = NULL;
      ENT_TRY(parser_new_expr(parser, ENT_EXPR_AND, &both));
      both->arguments = all;
      all->next = expr;
      expr = both;
    }
    all = expr;
    select->is_grouped = true;
    is_there = at_constraint(parser);
  }
  select->having = all;
  return ENT_SUCCESS;
}

/// [24] OrderCondition
static EntStatus parse_order_condition(Parser *const parser,
                                       EntItem *const item) {
  EntExpr *expr = NULL;
  bool is_ascending = false;
  if (parser_at(parser, ENT_TOKEN_VAR)) {
    return parse_var(parser, &item->var);
  }
  ENT_TRY(parser_accept_word(parser, "DESC", &item->is_descending));
  if (!item->is_descending) {
    ENT_TRY(parser_accept_word(parser, "ASC", &is_ascending));
  }
  ENT_TRY(parse_with_aggregates(parser, &expr,
                                item->is_descending || is_ascending
                                    ? parse_bracketted_expression
                                    : parse_constraint));
  item->expr = expr;
  return ENT_SUCCESS;
}

static bool at_order(const Parser *const parser) {
  return at_condition(parser) || parser_at_word(parser, "ASC") ||
         parser_at_word(parser, "DESC");
}

/// [23] OrderClause
static EntStatus parse_order_clause(Parser *const parser,
                                    EntSelect *const select) {
  bool is_there = false;
  ENT_TRY(parser_accept_word(parser, "ORDER", &is_there));
  if (!is_there) {
    return ENT_SUCCESS;
  }
  ENT_TRY(parser_expect_word(parser, "BY"));
  EntItem **tail = &select->order_by;
  while (at_order(parser)) {
    EntItem *item = NULL;
    ENT_TRY(new_item(parser, &tail, &item));
    ENT_TRY(parse_order_condition(parser, item));
  }
  return select->order_by ? ENT_SUCCESS
                          : parser_expected(parser, "what to order by");
}

static EntStatus parse_count(Parser *const parser, int64_t *const count) {
  if (!parser_at(parser, ENT_TOKEN_INTEGER)) {
    return parser_expected(parser, "a whole number");
  }
  char digits[24];
  const EntView text = parser->token.value;
  if (text.size >= sizeof(digits)) {
    return parser_fail(parser, "the number is too great");
  }
  memcpy(digits, text.data, text.size);
  digits[text.size] = 0;
  errno = 0;
  *count = strtoll(digits, NULL, 10);
  return errno ? parser_fail(parser, "the number is too great")
               : parser_advance(parser);
}

/// [25] LimitOffsetClauses
static EntStatus parse_limit_offset_clauses(Parser *const parser,
                                            EntSelect *const select) {
  select->limit = ENT_NO_LIMIT;
  bool has_limit = false;
  bool has_offset = false;
  for (int i = 0; i < 2; ++i) {
    if (!has_limit) {
      ENT_TRY(parser_accept_word(parser, "LIMIT", &has_limit));
      if (has_limit) {
        ENT_TRY(parse_count(parser, &select->limit));
      }
    }
    if (!has_offset) {
      ENT_TRY(parser_accept_word(parser, "OFFSET", &has_offset));
      if (has_offset) {
        ENT_TRY(parse_count(parser, &select->offset));
      }
    }
  }
  return ENT_SUCCESS;
}

/// [28] ValuesClause
static EntStatus parse_values_clause(Parser *const parser,
                                     EntSelect *const select) {
  bool is_there = false;
  ENT_TRY(parser_accept_word(parser, "VALUES", &is_there));
  return is_there ? parse_data_block(parser, &select->values) : ENT_SUCCESS;
}

/// [18] SolutionModifier, and the VALUES clause behind it
static EntStatus parse_solution_modifier(Parser *const parser,
                                         EntSelect *const select) {
  EntSelect *const outer = parser->select;
  parser->select = select;
  ENT_TRY(parse_group_clause(parser, select));
  ENT_TRY(parse_having_clause(parser, select));
  ENT_TRY(parse_order_clause(parser, select));
  ENT_TRY(parse_limit_offset_clauses(parser, select));
  parser->select = outer;
  return parse_values_clause(parser, select);
}

/// Select every variable in scope that has a name.
static EntStatus select_all(Parser *const parser, EntSelect *const select) {
  if (select->is_grouped) {
    return parser_fail(parser, "SELECT * cannot be grouped");
  }
  bool *const seen =
      ent_arena_calloc(parser->arena, parser->vars.count + 1, sizeof(bool));
  if (!seen) {
    return ENT_ERR_MEMORY;
  }
  ent_pattern_mark_scope(select->where, seen);
  if (select->values) {
    ent_pattern_mark_scope(select->values, seen);
  }
  EntItem **tail = &select->items;
  for (size_t i = 0; i < parser->vars.count; ++i) {
    if (seen[i] && parser->vars.items[i].size) {
      EntItem *item = NULL;
      ENT_TRY(new_item(parser, &tail, &item));
      item->var = (EntVar)i;
    }
  }
  return ENT_SUCCESS;
}

/// Fail if a selected expression's variable has a value in the pattern.
static EntStatus check_new_items(Parser *const parser,
                                 const EntSelect *const select) {
  bool *const seen =
      ent_arena_calloc(parser->arena, parser->vars.count + 1, sizeof(bool));
  if (!seen) {
    return ENT_ERR_MEMORY;
  }
  ent_pattern_mark_scope(select->where, seen);
  for (const EntItem *item = select->items; item; item = item->next) {
    if (item->expr && seen[item->var]) {
      return parser_fail(parser, "the variable ?%.*s has a value already",
                         ENT_VIEW_ARGS(parser->vars.items[item->var]));
    }
  }
  return ENT_SUCCESS;
}

static bool is_key(const EntSelect *const select, const EntVar var) {
  return has_item(select->group_by, NULL, var);
}

/// Return a variable outside of aggregates that is neither a key of the group
/// nor selected before, or #ENT_NO_VAR.
static EntVar find_ungrouped(const EntSelect *const select,
                             const EntItem *const end,
                             const EntExpr *const expr) {
  if (expr->kind == ENT_EXPR_VAR) {
    return is_key(select, expr->var) || has_item(select->items, end, expr->var)
               ? ENT_NO_VAR
               : expr->var;
  }
  if (expr->kind == ENT_EXPR_AGGREGATE) {
    return ENT_NO_VAR;
  }
  EntVar found = ENT_NO_VAR;
  for (const EntExpr *e = expr->arguments; e && found == ENT_NO_VAR;
       e = e->next) {
    found = find_ungrouped(select, end, e);
  }
  return found;
}

/// Section 19.8, note 13 on what a grouped query may select.
static EntStatus check_grouped(Parser *const parser,
                               const EntSelect *const select) {
  for (const EntItem *item = select->items; item; item = item->next) {
    const EntVar var = item->expr ? find_ungrouped(select, item, item->expr)
                       : is_key(select, item->var) ? ENT_NO_VAR
                                                   : item->var;
    if (var != ENT_NO_VAR) {
      return parser_fail(parser,
                         "the variable ?%.*s is neither grouped by nor in an "
                         "aggregate",
                         ENT_VIEW_ARGS(parser->vars.items[var]));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus finish_select(Parser *const parser, EntSelect *const select,
                               const bool is_star) {
  if (is_star) {
    return select_all(parser, select);
  }
  ENT_TRY(check_new_items(parser, select));
  return select->is_grouped ? check_grouped(parser, select) : ENT_SUCCESS;
}

static EntStatus parse_select_body(Parser *const parser,
                                   EntSelect *const select) {
  EntSelect *const outer = parser->select;
  const bool did_allow = parser->allows_aggregate;
  const bool was_in_aggregate = parser->is_in_aggregate;
  bool is_star = false;
  parser->select = select;
  parser->is_in_aggregate = false;
  ENT_TRY(parse_select_clause(parser, select, &is_star));
  parser->select = NULL;
  parser->allows_aggregate = false;
  if (!outer) {
    ENT_TRY(parse_dataset_clauses(parser, "FROM", &parser->query->dataset));
  }
  ENT_TRY(parse_where_clause(parser, select));
  ENT_TRY(parse_solution_modifier(parser, select));
  parser->select = outer;
  parser->allows_aggregate = did_allow;
  parser->is_in_aggregate = was_in_aggregate;
  return finish_select(parser, select, is_star);
}

/// [8] SubSelect
EntStatus parse_sub_select(Parser *const parser,
                           const EntSelect **const select) {
  EntSelect *made = NULL;
  EntSelect *const outer = parser->select;
  EntSelect marker = {0};
  PARSER_MAKE(parser, made);
  parser->select = outer ? outer : &marker; // no FROM inside
  ENT_TRY(parse_select_body(parser, made));
  parser->select = outer;
  *select = made;
  return ENT_SUCCESS;
}

/// [73] ConstructTemplate
static EntStatus parse_construct_template(Parser *const parser) {
  TripleList triples = {NULL, NULL};
  ENT_TRY(parser_expect(parser, '{', "'{'"));
  ENT_TRY(parse_triples_template(parser, &triples));
  parser->query->construct = triples.first;
  return parser_expect(parser, '}', "'}'");
}

/// CONSTRUCT WHERE { ... }: the pattern is the template
static EntStatus parse_construct_where(Parser *const parser,
                                       EntSelect *const select) {
  ENT_TRY(parser_expect_word(parser, "WHERE"));
  EntPattern *pattern = NULL;
  TripleList triples = {NULL, NULL};
  ENT_TRY(parser_expect(parser, '{', "'{'"));
  const EntLexer lexer = parser->lexer;
  const EntToken token = parser->token;
  ENT_TRY(parse_triples_template(parser, &triples));
  parser->query->construct = triples.first;
  parser->lexer = lexer;
  parser->token = token;
  ENT_TRY(
      parser_new_pattern(parser, ENT_PATTERN_TRIPLES, NULL, NULL, &pattern));
  triples = (TripleList){NULL, NULL};
  ENT_TRY(parse_triples_block(parser, &triples));
  pattern->triples = triples.first;
  select->where = pattern;
  return parser_expect(parser, '}', "'}'");
}

/// [10] ConstructQuery
static EntStatus parse_construct_query(Parser *const parser,
                                       EntSelect *const select) {
  parser->query->form = ENT_QUERY_CONSTRUCT;
  ENT_TRY(parser_advance(parser));
  const bool has_template = parser_at(parser, '{');
  if (has_template) {
    ENT_TRY(parse_construct_template(parser));
  }
  ENT_TRY(parse_dataset_clauses(parser, "FROM", &parser->query->dataset));
  ENT_TRY(has_template ? parse_where_clause(parser, select)
                       : parse_construct_where(parser, select));
  ENT_TRY(parse_solution_modifier(parser, select));
  return select->is_grouped ? ENT_SUCCESS : select_all(parser, select);
}

/// What [11] DescribeQuery names: empty for `*`
static EntStatus parse_described(Parser *const parser, bool *const is_star) {
  EntNodeList **tail = &parser->query->described;
  ENT_TRY(parser_accept(parser, '*', is_star));
  while (!*is_star && (parser_at(parser, ENT_TOKEN_VAR) || at_iri(parser))) {
    EntNodeList *item = NULL;
    PARSER_MAKE(parser, item);
    ENT_TRY(parse_var_or_iri(parser, &item->node));
    *tail = item;
    tail = &item->next;
  }
  return *is_star || parser->query->described
             ? ENT_SUCCESS
             : parser_expected(parser, "what to describe");
}

static EntStatus select_described(Parser *const parser,
                                  EntSelect *const select) {
  EntItem **tail = &select->items;
  for (const EntNodeList *n = parser->query->described; n; n = n->next) {
    if (n->node.var != ENT_NO_VAR) {
      EntItem *item = NULL;
      ENT_TRY(new_item(parser, &tail, &item));
      item->var = n->node.var;
    }
  }
  return ENT_SUCCESS;
}

/// [11] DescribeQuery
static EntStatus parse_describe_query(Parser *const parser,
                                      EntSelect *const select) {
  bool is_star = false;
  EntPattern *empty = NULL;
  parser->query->form = ENT_QUERY_DESCRIBE;
  ENT_TRY(parser_advance(parser));
  ENT_TRY(parse_described(parser, &is_star));
  ENT_TRY(parse_dataset_clauses(parser, "FROM", &parser->query->dataset));
  if (parser_at_word(parser, "WHERE") || parser_at(parser, '{')) {
    ENT_TRY(parse_where_clause(parser, select));
  } else {
    ENT_TRY(
        parser_new_pattern(parser, ENT_PATTERN_TRIPLES, NULL, NULL, &empty));
    select->where = empty;
  }
  ENT_TRY(parse_solution_modifier(parser, select));
  return is_star ? select_all(parser, select)
                 : select_described(parser, select);
}

/// [12] AskQuery
static EntStatus parse_ask_query(Parser *const parser,
                                 EntSelect *const select) {
  parser->query->form = ENT_QUERY_ASK;
  ENT_TRY(parser_advance(parser));
  ENT_TRY(parse_dataset_clauses(parser, "FROM", &parser->query->dataset));
  ENT_TRY(parse_where_clause(parser, select));
  return parse_solution_modifier(parser, select);
}

/// [1] QueryUnit, [2] Query
EntStatus parse_query_unit(Parser *const parser) {
  EntSelect *select = NULL;
  PARSER_MAKE(parser, select);
  select->limit = ENT_NO_LIMIT;
  parser->query->select = select;
  ENT_TRY(parse_prologue(parser));
  if (parser_at_word(parser, "SELECT")) {
    return parse_select_body(parser, select);
  }
  if (parser_at_word(parser, "CONSTRUCT")) {
    return parse_construct_query(parser, select);
  }
  if (parser_at_word(parser, "DESCRIBE")) {
    return parse_describe_query(parser, select);
  }
  return parser_at_word(parser, "ASK")
             ? parse_ask_query(parser, select)
             : parser_expected(parser, "SELECT, CONSTRUCT, DESCRIBE or ASK");
}
