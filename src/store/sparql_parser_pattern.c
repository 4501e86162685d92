#include "store/sparql_parser_impl.h"

#include "base/vector.h"

/// A group as it is read: the pattern so far and the filters over all of it.
typedef struct {
  const EntPattern *pattern; ///< NULL while empty
  TripleList triples;        ///< The basic graph pattern that is still open
  EntExpr *filter;           ///< All filters, joined by AND
} Group;

static EntStatus join(Parser *const parser, Group *const group,
                      const EntPattern *const pattern) {
  if (!group->pattern) {
    group->pattern = pattern;
    return ENT_SUCCESS;
  }
  EntPattern *made = NULL;
  ENT_TRY(parser_new_pattern(parser, ENT_PATTERN_JOIN, group->pattern, pattern,
                             &made));
  group->pattern = made;
  return ENT_SUCCESS;
}

/// End the basic graph pattern: its blank node labels are used up.
static EntStatus close_triples(Parser *const parser, Group *const group) {
  ++parser->block;
  if (!group->triples.first) {
    return ENT_SUCCESS;
  }
  EntPattern *pattern = NULL;
  ENT_TRY(
      parser_new_pattern(parser, ENT_PATTERN_TRIPLES, NULL, NULL, &pattern));
  pattern->triples = group->triples.first;
  group->triples = (TripleList){NULL, NULL};
  return join(parser, group, pattern);
}

/// Return what the group is so far, the empty pattern if nothing.
static EntStatus pattern_so_far(Parser *const parser, Group *const group,
                                const EntPattern **const pattern) {
  ENT_TRY(close_triples(parser, group));
  if (!group->pattern) {
    EntPattern *empty = NULL;
    ENT_TRY(
        parser_new_pattern(parser, ENT_PATTERN_TRIPLES, NULL, NULL, &empty));
    group->pattern = empty;
  }
  *pattern = group->pattern;
  return ENT_SUCCESS;
}

static EntStatus parse_inner(Parser *const parser, Group *const group,
                             const EntPattern **const inner) {
  ENT_TRY(close_triples(parser, group));
  ENT_TRY(parse_group_graph_pattern(parser, inner));
  ++parser->block;
  return ENT_SUCCESS;
}

/// [57] OptionalGraphPattern; a filter right inside sees both sides
static EntStatus parse_optional(Parser *const parser, Group *const group) {
  const EntPattern *left = NULL;
  const EntPattern *inner = NULL;
  EntPattern *made = NULL;
  ENT_TRY(parser_advance(parser));
  ENT_TRY(pattern_so_far(parser, group, &left));
  ENT_TRY(parse_inner(parser, group, &inner));
  const bool has_filter = inner->kind == ENT_PATTERN_FILTER;
  ENT_TRY(parser_new_pattern(parser, ENT_PATTERN_LEFT_JOIN, left,
                             has_filter ? inner->a : inner, &made));
  made->expr = has_filter ? inner->expr : NULL;
  group->pattern = made;
  return ENT_SUCCESS;
}

/// [66] MinusGraphPattern
static EntStatus parse_minus(Parser *const parser, Group *const group) {
  const EntPattern *left = NULL;
  const EntPattern *inner = NULL;
  EntPattern *made = NULL;
  ENT_TRY(parser_advance(parser));
  ENT_TRY(pattern_so_far(parser, group, &left));
  ENT_TRY(parse_inner(parser, group, &inner));
  ENT_TRY(parser_new_pattern(parser, ENT_PATTERN_MINUS, left, inner, &made));
  group->pattern = made;
  return ENT_SUCCESS;
}

/// [67] GroupOrUnionGraphPattern
static EntStatus parse_group_or_union(Parser *const parser,
                                      Group *const group) {
  const EntPattern *pattern = NULL;
  ENT_TRY(parse_inner(parser, group, &pattern));
  bool has_more = false;
  ENT_TRY(parser_accept_word(parser, "UNION", &has_more));
  while (has_more) {
    const EntPattern *other = NULL;
    EntPattern *made = NULL;
    ENT_TRY(parse_inner(parser, group, &other));
    ENT_TRY(
        parser_new_pattern(parser, ENT_PATTERN_UNION, pattern, other, &made));
    pattern = made;
    ENT_TRY(parser_accept_word(parser, "UNION", &has_more));
  }
  if (pattern->kind == ENT_PATTERN_FILTER && !group->pattern) {
    // its filter is its own, and not that of an OPTIONAL around the group
    const EntPattern *empty = NULL;
    ENT_TRY(pattern_so_far(parser, group, &empty));
  }
  return join(parser, group, pattern);
}

/// [58] GraphGraphPattern
static EntStatus parse_graph(Parser *const parser, Group *const group) {
  EntPattern *made = NULL;
  ENT_TRY(parser_advance(parser));
  ENT_TRY(parser_new_pattern(parser, ENT_PATTERN_GRAPH, NULL, NULL, &made));
  ENT_TRY(parse_var_or_iri(parser, &made->node));
  if (made->node.var != ENT_NO_VAR) {
    ENT_TRY(parser_new_var(parser, &made->var));
  }
  ENT_TRY(parse_inner(parser, group, &made->a));
  return join(parser, group, made);
}

/// Write what is read between two states of the parser, with whole IRIs in
/// place of relative and prefixed ones, so that it means the same elsewhere.
static EntStatus write_source(Parser *const reader, const EntToken *const end,
                              EntBuffer *const out) {
  const char *at = reader->token.text.data;
  while (!parser_at(reader, ENT_TOKEN_END) &&
         reader->token.text.data != end->text.data) {
    const EntView token = reader->token.text;
    ENT_TRY(ent_buffer_append(out, ent_view_of(at, (size_t)(token.data - at))));
    at = token.data + token.size;
    if (at_iri(reader)) {
      EntView iri;
      ENT_TRY(parse_iri(reader, &iri));
      ENT_TRY(ent_buffer_format(out, " <%.*s>", ENT_VIEW_ARGS(iri)));
    } else {
      ENT_TRY(ent_buffer_append(out, token));
      ENT_TRY(parser_advance(reader));
    }
  }
  return ENT_SUCCESS;
}

/// Keep the source of what was read since `before`.
static EntStatus copy_source(const Parser *const parser,
                             const Parser *const before, EntView *const text) {
  EntBuffer out = {.allocator = ent_world_allocator(parser->world)};
  Parser reader = *before;
  EntStatus status = write_source(&reader, &parser->token, &out);
  status = status ? status
                  : ent_arena_copy(parser->arena, ent_buffer_view(&out), text);
  ent_buffer_free(&out);
  return status;
}

/// [59] ServiceGraphPattern
static EntStatus parse_service(Parser *const parser, Group *const group) {
  EntPattern *made = NULL;
  ENT_TRY(parser_advance(parser));
  ENT_TRY(parser_new_pattern(parser, ENT_PATTERN_SERVICE, NULL, NULL, &made));
  ENT_TRY(parser_accept_word(parser, "SILENT", &made->is_silent));
  ENT_TRY(parse_var_or_iri(parser, &made->node));
  const Parser before = *parser;
  ENT_TRY(parse_inner(parser, group, &made->a));
  ENT_TRY(copy_source(parser, &before, &made->text));
  return join(parser, group, made);
}

/// Fail if `var` is in scope of `pattern` already.
static EntStatus check_is_new(Parser *const parser,
                              const EntPattern *const pattern,
                              const EntVar var) {
  bool *const seen =
      ent_arena_calloc(parser->arena, parser->vars.count, sizeof(bool));
  if (!seen) {
    return ENT_ERR_MEMORY;
  }
  ent_pattern_mark_scope(pattern, seen);
  return seen[var] ? parser_fail(parser,
                                 "the variable ?%.*s has a value here "
                                 "already",
                                 ENT_VIEW_ARGS(parser->vars.items[var]))
                   : ENT_SUCCESS;
}

/// [60] Bind
static EntStatus parse_bind(Parser *const parser, Group *const group) {
  const EntPattern *before = NULL;
  EntPattern *made = NULL;
  EntExpr *expr = NULL;
  ENT_TRY(parser_advance(parser));
  ENT_TRY(pattern_so_far(parser, group, &before));
  ENT_TRY(parser_expect(parser, '(', "'('"));
  ENT_TRY(parse_expression(parser, &expr));
  ENT_TRY(parser_expect_word(parser, "AS"));
  ENT_TRY(parser_new_pattern(parser, ENT_PATTERN_EXTEND, before, NULL, &made));
  made->expr = expr;
  ENT_TRY(parse_var(parser, &made->var));
  ENT_TRY(check_is_new(parser, before, made->var));
  group->pattern = made;
  return parser_expect(parser, ')', "')'");
}

/// [65] DataBlockValue
static EntStatus parse_data_block_value(Parser *const parser,
                                        EntTerm *const term) {
  bool is_undef = false;
  ENT_TRY(parser_accept_word(parser, "UNDEF", &is_undef));
  if (is_undef) {
    *term = (EntTerm){.kind = ENT_TERM_NONE};
    return ENT_SUCCESS;
  }
  if (parser_at(parser, ENT_TOKEN_BLANK)) {
    return parser_expected(parser, "an IRI, a literal or UNDEF");
  }
  EntNode node;
  ENT_TRY(parse_graph_term(parser, &node));
  *term = node.term;
  return ENT_SUCCESS;
}

static EntStatus add_row(Parser *const parser, EntRow ***const tail,
                         const size_t width, EntTerm **const terms) {
  EntRow *row = NULL;
  PARSER_MAKE(parser, row);
  row->terms = ent_arena_calloc(parser->arena, width + 1, sizeof(EntTerm));
  if (!row->terms) {
    return ENT_ERR_MEMORY;
  }
  **tail = row;
  *tail = &row->next;
  *terms = row->terms;
  return ENT_SUCCESS;
}

/// [63] InlineDataOneVar, behind the variable
static EntStatus parse_rows_of_one(Parser *const parser,
                                   EntPattern *const block) {
  EntRow **tail = &block->rows;
  ENT_TRY(parser_expect(parser, '{', "'{'"));
  while (!parser_at(parser, '}')) {
    EntTerm *terms = NULL;
    ENT_TRY(add_row(parser, &tail, 1, &terms));
    ENT_TRY(parse_data_block_value(parser, &terms[0]));
  }
  return parser_advance(parser);
}

/// [64] InlineDataFull, behind the variables
static EntStatus parse_rows(Parser *const parser, EntPattern *const block,
                            const size_t width) {
  EntRow **tail = &block->rows;
  ENT_TRY(parser_expect(parser, '{', "'{'"));
  while (!parser_at(parser, '}')) {
    EntTerm *terms = NULL;
    ENT_TRY(parser_expect(parser, '(', "'('"));
    ENT_TRY(add_row(parser, &tail, width, &terms));
    for (size_t i = 0; i < width; ++i) {
      ENT_TRY(parse_data_block_value(parser, &terms[i]));
    }
    ENT_TRY(
        parser_expect(parser, ')', "')' behind as many values as variables"));
  }
  return parser_advance(parser);
}

static EntStatus parse_value_var(Parser *const parser,
                                 EntVarList **const tail) {
  EntVarList *item = NULL;
  PARSER_MAKE(parser, item);
  ENT_TRY(parse_var(parser, &item->var));
  *tail = item;
  return ENT_SUCCESS;
}

/// [62] DataBlock
EntStatus parse_data_block(Parser *const parser,
                           const EntPattern **const pattern) {
  EntPattern *block = NULL;
  ENT_TRY(parser_new_pattern(parser, ENT_PATTERN_VALUES, NULL, NULL, &block));
  *pattern = block;
  if (parser_at(parser, ENT_TOKEN_VAR)) {
    ENT_TRY(parse_value_var(parser, &block->vars));
    return parse_rows_of_one(parser, block);
  }
  ENT_TRY(parser_expect(parser, '(', "a variable or '('"));
  EntVarList **tail = &block->vars;
  size_t width = 0;
  for (; parser_at(parser, ENT_TOKEN_VAR); ++width) {
    ENT_TRY(parse_value_var(parser, tail));
    for (const EntVarList *v = block->vars; v != *tail; v = v->next) {
      if (v->var == (*tail)->var) {
        return parser_fail(parser, "a variable of VALUES is there twice");
      }
    }
    tail = &(*tail)->next;
  }
  ENT_TRY(parser_expect(parser, ')', "a variable or ')'"));
  return parse_rows(parser, block, width);
}

/// [61] InlineData
static EntStatus parse_inline_data(Parser *const parser, Group *const group) {
  const EntPattern *block = NULL;
  ENT_TRY(parser_advance(parser));
  ENT_TRY(close_triples(parser, group));
  ENT_TRY(parse_data_block(parser, &block));
  return join(parser, group, block);
}

/// [68] Filter
static EntStatus parse_filter(Parser *const parser, Group *const group) {
  EntExpr *expr = NULL;
  ENT_TRY(parser_advance(parser));
  ENT_TRY(parse_constraint(parser, &expr));
  if (group->filter) {
    EntExpr *both = NULL;
    ENT_TRY(parser_new_expr(parser, ENT_EXPR_AND, &both));
    both->arguments = group->filter;
    group->filter->next = expr;
    expr = both;
  }
  group->filter = expr;
  return ENT_SUCCESS;
}

typedef struct {
  const char *word;
  EntStatus (*parse)(Parser *, Group *);
} Element;

static const Element ELEMENTS[] = {
    {"OPTIONAL", parse_optional}, {"MINUS", parse_minus},
    {"GRAPH", parse_graph},       {"SERVICE", parse_service},
    {"FILTER", parse_filter},     {"BIND", parse_bind},
    {"VALUES", parse_inline_data}};

/// [56] GraphPatternNotTriples
static EntStatus parse_not_triples(Parser *const parser, Group *const group) {
  if (parser_at(parser, '{')) {
    return parse_group_or_union(parser, group);
  }
  for (size_t i = 0; i < sizeof(ELEMENTS) / sizeof(*ELEMENTS); ++i) {
    if (parser_at_word(parser, ELEMENTS[i].word)) {
      return ELEMENTS[i].parse(parser, group);
    }
  }
  return parser_expected(parser, "a graph pattern or '}'");
}

/// Read triples, of which only one dot may stand between two of them.
static EntStatus parse_triples(Parser *const parser, Group *const group) {
  return parse_triples_block(parser, &group->triples);
}

/// [54] GroupGraphPatternSub
static EntStatus parse_group_graph_pattern_sub(Parser *const parser,
                                               Group *const group) {
  ENT_TRY(parse_triples(parser, group));
  while (!parser_at(parser, '}')) {
    bool has_dot = false;
    ENT_TRY(parse_not_triples(parser, group));
    ENT_TRY(parser_accept(parser, '.', &has_dot));
    ENT_TRY(parse_triples(parser, group));
  }
  return ENT_SUCCESS;
}

/// Put the filters of the group over all of it.
static EntStatus finish_group(Parser *const parser, Group *const group,
                              const EntPattern **const pattern) {
  ENT_TRY(pattern_so_far(parser, group, pattern));
  if (!group->filter) {
    return ENT_SUCCESS;
  }
  EntPattern *made = NULL;
  ENT_TRY(
      parser_new_pattern(parser, ENT_PATTERN_FILTER, *pattern, NULL, &made));
  made->expr = group->filter;
  *pattern = made;
  return ENT_SUCCESS;
}

static EntStatus parse_sub_select_pattern(Parser *const parser,
                                          const EntPattern **const pattern) {
  EntPattern *made = NULL;
  ENT_TRY(parser_new_pattern(parser, ENT_PATTERN_SELECT, NULL, NULL, &made));
  ENT_TRY(parse_sub_select(parser, &made->select));
  *pattern = made;
  return ENT_SUCCESS;
}

/// [53] GroupGraphPattern
EntStatus parse_group_graph_pattern(Parser *const parser,
                                    const EntPattern **const pattern) {
  ENT_TRY(parser_enter(parser));
  ENT_TRY(parser_expect(parser, '{', "'{'"));
  ++parser->block;
  if (parser_at_word(parser, "SELECT")) {
    ENT_TRY(parse_sub_select_pattern(parser, pattern));
  } else {
    Group group = {NULL, {NULL, NULL}, NULL};
    ENT_TRY(parse_group_graph_pattern_sub(parser, &group));
    ENT_TRY(finish_group(parser, &group, pattern));
  }
  parser_leave(parser);
  return parser_expect(parser, '}', "'}'");
}
