#include "store/builtin.h"
#include "store/sparql_parser_impl.h"

/// Make an expression of one or two operands.
static EntStatus new_operation(Parser *const parser, const EntExprKind kind,
                               EntExpr *const a, EntExpr *const b,
                               EntExpr **const expr) {
  ENT_TRY(parser_new_expr(parser, kind, expr));
  (*expr)->arguments = a;
  a->next = b;
  return ENT_SUCCESS;
}

/// [71] ExpressionList, [70] ArgList behind its name
static EntStatus parse_arguments(Parser *const parser, EntExpr *const call,
                                 size_t *const count) {
  EntExpr **tail = &call->arguments;
  *count = 0;
  ENT_TRY(parser_expect(parser, '(', "'('"));
  if (parser_at(parser, ')')) {
    return parser_advance(parser);
  }
  bool has_more = true;
  while (has_more) {
    ENT_TRY(parse_expression(parser, tail));
    tail = &(*tail)->next;
    ++*count;
    ENT_TRY(parser_accept(parser, ',', &has_more));
  }
  return parser_expect(parser, ')', "',' or ')'");
}

/// [120] BrackettedExpression
EntStatus parse_bracketted_expression(Parser *const parser,
                                      EntExpr **const expr) {
  ENT_TRY(parser_expect(parser, '(', "'('"));
  ENT_TRY(parse_expression(parser, expr));
  return parser_expect(parser, ')', "')'");
}

/// [126] NotExistsFunc, [125] ExistsFunc
static EntStatus parse_exists(Parser *const parser, EntExpr **const expr) {
  bool is_not = false;
  ENT_TRY(parser_accept_word(parser, "NOT", &is_not));
  ENT_TRY(parser_expect_word(parser, "EXISTS"));
  ENT_TRY(parser_new_expr(
      parser, is_not ? ENT_EXPR_NOT_EXISTS : ENT_EXPR_EXISTS, expr));
  return parse_group_graph_pattern(parser, &(*expr)->pattern);
}

/// The separator of [127] GROUP_CONCAT
static EntStatus parse_separator(Parser *const parser, EntExpr *const call) {
  bool has_separator = false;
  call->separator = ENT_VIEW(" ");
  ENT_TRY(parser_accept(parser, ';', &has_separator));
  if (!has_separator) {
    return ENT_SUCCESS;
  }
  ENT_TRY(parser_expect_word(parser, "SEPARATOR"));
  ENT_TRY(parser_expect(parser, '=', "'='"));
  call->separator = parser->token.value;
  return parser_expect(parser, ENT_TOKEN_STRING, "a string");
}

static EntStatus parse_aggregate_operand(Parser *const parser,
                                         EntExpr *const call,
                                         const EntBuiltin *const builtin) {
  bool is_star = false;
  ENT_TRY(parser_accept_word(parser, "DISTINCT", &call->is_distinct));
  if (!builtin->min_arguments) {
    ENT_TRY(parser_accept(parser, '*', &is_star));
  }
  return is_star ? ENT_SUCCESS : parse_expression(parser, &call->arguments);
}

/// [127] Aggregate
static EntStatus parse_aggregate(Parser *const parser, EntExpr *const call,
                                 const EntBuiltin *const builtin) {
  if (!parser->allows_aggregate || parser->is_in_aggregate) {
    return parser_fail(parser, "%s cannot stand here", builtin->name);
  }
  call->kind = ENT_EXPR_AGGREGATE;
  call->others = parser->select->aggregates;
  parser->select->aggregates = call;
  parser->select->is_grouped = true;
  ENT_TRY(parser_new_var(parser, &call->var));
  parser->is_in_aggregate = true;
  ENT_TRY(parser_expect(parser, '(', "'('"));
  ENT_TRY(parse_aggregate_operand(parser, call, builtin));
  if (ent_view_equals(ent_view(builtin->name), ENT_VIEW("GROUP_CONCAT"))) {
    ENT_TRY(parse_separator(parser, call));
  }
  parser->is_in_aggregate = false;
  return parser_expect(parser, ')', "')'");
}

static EntStatus check_bound(const Parser *const parser,
                             const EntExpr *const call) {
  return call->arguments->kind == ENT_EXPR_VAR
             ? ENT_SUCCESS
             : parser_fail(parser, "BOUND needs a variable");
}

/// [121] BuiltInCall
static EntStatus parse_built_in_call(Parser *const parser,
                                     EntExpr **const expr) {
  if (parser_at_word(parser, "NOT") || parser_at_word(parser, "EXISTS")) {
    return parse_exists(parser, expr);
  }
  const size_t index = ent_builtin_find(parser->token.text);
  if (index == SIZE_MAX) {
    return parser_expected(parser, "an expression");
  }
  const EntBuiltin *const builtin = ent_builtin_at(index);
  ENT_TRY(parser_new_expr(parser, ENT_EXPR_CALL, expr));
  (*expr)->builtin = index;
  ENT_TRY(parser_advance(parser));
  if (builtin->kind == ENT_BUILTIN_AGGREGATE) {
    return parse_aggregate(parser, *expr, builtin);
  }
  size_t count = 0;
  ENT_TRY(parse_arguments(parser, *expr, &count));
  if (count < builtin->min_arguments || count > builtin->max_arguments) {
    return parser_fail(parser, "%s with %zu arguments", builtin->name, count);
  }
  return builtin->kind == ENT_BUILTIN_BOUND ? check_bound(parser, *expr)
                                            : ENT_SUCCESS;
}

/// [128] iriOrFunction
static EntStatus parse_iri_or_function(Parser *const parser,
                                       EntExpr **const expr) {
  ENT_TRY(parser_new_expr(parser, ENT_EXPR_TERM, expr));
  (*expr)->term.kind = ENT_TERM_IRI;
  ENT_TRY(parse_iri(parser, &(*expr)->term.value));
  if (!parser_at(parser, '(')) {
    return ENT_SUCCESS;
  }
  size_t count = 0;
  (*expr)->kind = ENT_EXPR_CAST;
  return parse_arguments(parser, *expr, &count);
}

/// [119] PrimaryExpression
static EntStatus parse_primary_expression(Parser *const parser,
                                          EntExpr **const expr) {
  if (parser_at(parser, '(')) {
    return parse_bracketted_expression(parser, expr);
  }
  if (parser_at(parser, ENT_TOKEN_VAR)) {
    ENT_TRY(parser_new_expr(parser, ENT_EXPR_VAR, expr));
    return parse_var(parser, &(*expr)->var);
  }
  if (at_literal(parser)) {
    ENT_TRY(parser_new_expr(parser, ENT_EXPR_TERM, expr));
    return parse_literal(parser, &(*expr)->term);
  }
  return at_iri(parser) ? parse_iri_or_function(parser, expr)
                        : parse_built_in_call(parser, expr);
}

/// [118] UnaryExpression
static EntStatus parse_unary_expression(Parser *const parser,
                                        EntExpr **const expr) {
  const EntExprKind kind = parser_at(parser, '!')   ? ENT_EXPR_NOT
                           : parser_at(parser, '+') ? ENT_EXPR_PLUS
                           : parser_at(parser, '-') ? ENT_EXPR_MINUS
                                                    : ENT_EXPR_VAR;
  if (kind == ENT_EXPR_VAR || at_literal(parser)) {
    return parse_primary_expression(parser, expr);
  }
  EntExpr *operand = NULL;
  ENT_TRY(parser_advance(parser));
  ENT_TRY(parse_primary_expression(parser, &operand));
  return new_operation(parser, kind, operand, NULL, expr);
}

/// [117] MultiplicativeExpression
static EntStatus parse_multiplicative_expression(Parser *const parser,
                                                 EntExpr **const expr) {
  ENT_TRY(parse_unary_expression(parser, expr));
  while (parser_at(parser, '*') || parser_at(parser, '/')) {
    const EntExprKind kind =
        parser_at(parser, '*') ? ENT_EXPR_MULTIPLY : ENT_EXPR_DIVIDE;
    EntExpr *right = NULL;
    ENT_TRY(parser_advance(parser));
    ENT_TRY(parse_unary_expression(parser, &right));
    ENT_TRY(new_operation(parser, kind, *expr, right, expr));
  }
  return ENT_SUCCESS;
}

/// [116] AdditiveExpression
static EntStatus parse_additive_expression(Parser *const parser,
                                           EntExpr **const expr) {
  ENT_TRY(parse_multiplicative_expression(parser, expr));
  while (parser_at(parser, '+') || parser_at(parser, '-')) {
    const EntExprKind kind =
        parser_at(parser, '+') ? ENT_EXPR_ADD : ENT_EXPR_SUBTRACT;
    EntExpr *right = NULL;
    ENT_TRY(parser_advance(parser));
    ENT_TRY(parse_multiplicative_expression(parser, &right));
    ENT_TRY(new_operation(parser, kind, *expr, right, expr));
  }
  return ENT_SUCCESS;
}

typedef struct {
  int token;
  EntExprKind kind;
} Comparison;

static const Comparison COMPARISONS[] = {
    {'=', ENT_EXPR_EQUAL},
    {ENT_TOKEN_NOT_EQUAL, ENT_EXPR_NOT_EQUAL},
    {'<', ENT_EXPR_LESS},
    {'>', ENT_EXPR_GREATER},
    {ENT_TOKEN_LESS_EQUAL, ENT_EXPR_LESS_EQUAL},
    {ENT_TOKEN_GREATER_EQUAL, ENT_EXPR_GREATER_EQUAL}};

static EntStatus parse_in(Parser *const parser, const EntExprKind kind,
                          EntExpr *const left, EntExpr **const expr) {
  size_t count = 0;
  ENT_TRY(new_operation(parser, kind, left, NULL, expr));
  ENT_TRY(parser_expect_word(parser, "IN"));
  EntExpr list = {.arguments = NULL};
  ENT_TRY(parse_arguments(parser, &list, &count));
  left->next = list.arguments;
  return ENT_SUCCESS;
}

/// [114] RelationalExpression, [115] NumericExpression
static EntStatus parse_relational_expression(Parser *const parser,
                                             EntExpr **const expr) {
  ENT_TRY(parse_additive_expression(parser, expr));
  for (size_t i = 0; i < sizeof(COMPARISONS) / sizeof(*COMPARISONS); ++i) {
    if (parser_at(parser, COMPARISONS[i].token)) {
      EntExpr *right = NULL;
      ENT_TRY(parser_advance(parser));
      ENT_TRY(parse_additive_expression(parser, &right));
      return new_operation(parser, COMPARISONS[i].kind, *expr, right, expr);
    }
  }
  if (parser_at_word(parser, "IN")) {
    return parse_in(parser, ENT_EXPR_IN, *expr, expr);
  }
  bool is_not = false;
  ENT_TRY(parser_accept_word(parser, "NOT", &is_not));
  return is_not ? parse_in(parser, ENT_EXPR_NOT_IN, *expr, expr) : ENT_SUCCESS;
}

/// [112] ConditionalAndExpression, [113] ValueLogical
static EntStatus parse_conditional_and_expression(Parser *const parser,
                                                  EntExpr **const expr) {
  ENT_TRY(parse_relational_expression(parser, expr));
  while (parser_at(parser, ENT_TOKEN_AND)) {
    EntExpr *right = NULL;
    ENT_TRY(parser_advance(parser));
    ENT_TRY(parse_relational_expression(parser, &right));
    ENT_TRY(new_operation(parser, ENT_EXPR_AND, *expr, right, expr));
  }
  return ENT_SUCCESS;
}

/// [110] Expression, [111] ConditionalOrExpression
EntStatus parse_expression(Parser *const parser, EntExpr **const expr) {
  ENT_TRY(parser_enter(parser));
  ENT_TRY(parse_conditional_and_expression(parser, expr));
  while (parser_at(parser, ENT_TOKEN_OR)) {
    EntExpr *right = NULL;
    ENT_TRY(parser_advance(parser));
    ENT_TRY(parse_conditional_and_expression(parser, &right));
    ENT_TRY(new_operation(parser, ENT_EXPR_OR, *expr, right, expr));
  }
  parser_leave(parser);
  return ENT_SUCCESS;
}

bool at_constraint(const Parser *const parser) {
  return parser_at(parser, '(') || at_iri(parser) ||
         parser_at_word(parser, "NOT") || parser_at_word(parser, "EXISTS") ||
         (parser_at(parser, ENT_TOKEN_WORD) &&
          ent_builtin_find(parser->token.text) != SIZE_MAX);
}

/// [69] Constraint, [70] FunctionCall
EntStatus parse_constraint(Parser *const parser, EntExpr **const expr) {
  if (parser_at(parser, '(')) {
    return parse_bracketted_expression(parser, expr);
  }
  if (!at_iri(parser)) {
    return parse_built_in_call(parser, expr);
  }
  ENT_TRY(parse_iri_or_function(parser, expr));
  return (*expr)->kind == ENT_EXPR_CAST ? ENT_SUCCESS
                                        : parser_expected(parser, "'('");
}
