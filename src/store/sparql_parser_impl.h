/**
   @file sparql_parser_impl.h
   What the files of the parser share; nobody else includes it.
*/
#ifndef ENT_STORE_SPARQL_PARSER_IMPL_H
#define ENT_STORE_SPARQL_PARSER_IMPL_H

#include "store/algebra.h"
#include "store/sparql_lexer.h"
#include "store/sparql_parser.h"

#include "base/intern.h"

typedef struct Prefix {
  EntView name, iri;
  struct Prefix *next;
} Prefix;

/// A blank node label of the text and what it stands for.
typedef struct Label {
  EntView label;
  EntVar var;    ///< In patterns
  size_t number; ///< In templates
  size_t block;  ///< The basic graph pattern, or template, it belongs to
  size_t operation;
  bool is_data; ///< Of INSERT DATA
  struct Label *next;
} Label;

typedef struct {
  EntTriple *first, *last;
} TripleList;

typedef struct {
  const EntWorld *world;
  EntArena *arena;
  const char *name;
  EntLexer lexer;
  EntToken token; ///< The next one
  EntQuery *query;
  EntView base;
  Prefix *prefixes;
  Label *labels;
  size_t block;     ///< Number of the basic graph pattern being read
  size_t operation; ///< Number of the update operation being read
  size_t depth;
  bool is_template;   ///< Blank nodes are nodes to make, not variables
  bool has_no_blanks; ///< Blank nodes are forbidden here
  bool has_no_vars;   ///< Variables are forbidden here
  EntSelect *select;  ///< Whose aggregates are collected
  bool allows_aggregate;
  bool is_in_aggregate;
  EntIntern *var_ids;
  struct {
    EntView *items;
    size_t count, capacity;
  } vars;
} Parser;

/// Log an error at the next token; return #ENT_ERR_SYNTAX.
EntStatus parser_fail(const Parser *parser, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/// Log that `wanted` was expected at the next token; return #ENT_ERR_SYNTAX.
EntStatus parser_expected(const Parser *parser, const char *wanted);

EntStatus parser_advance(Parser *parser);

/// Return whether the next token is that kind or character.
bool parser_at(const Parser *parser, int kind);

/// Return whether the next token is that keyword, in any case.
bool parser_at_word(const Parser *parser, const char *word);

/// Read that token or fail.
EntStatus parser_expect(Parser *parser, int kind, const char *wanted);
EntStatus parser_expect_word(Parser *parser, const char *word);

/// Skip that token if it is next: `did` tells.
EntStatus parser_accept(Parser *parser, int kind, bool *did);
EntStatus parser_accept_word(Parser *parser, const char *word, bool *did);

/// Return the kind of the token behind the next one.
int parser_peek(const Parser *parser);

EntStatus parser_enter(Parser *parser);
void parser_leave(Parser *parser);

/// Return zeroed memory of the arena, or NULL.
void *parser_make(Parser *parser, size_t size);

#define PARSER_MAKE(parser, pointer)                                           \
  do {                                                                         \
    (pointer) = parser_make((parser), sizeof(*(pointer)));                     \
    if (!(pointer)) {                                                          \
      return ENT_ERR_MEMORY;                                                   \
    }                                                                          \
  } while (0)

/// A node that is neither variable nor term.
static inline EntNode no_node(void) {
  return (EntNode){.var = ENT_NO_VAR};
}

static inline EntNode var_node(const EntVar var) {
  return (EntNode){.var = var};
}

static inline EntNode term_node(const EntTerm term) {
  return (EntNode){.var = ENT_NO_VAR, .term = term};
}

EntStatus parser_new_var(Parser *parser, EntVar *var);
EntStatus parser_new_pattern(Parser *parser, EntPatternKind kind,
                             const EntPattern *a, const EntPattern *b,
                             EntPattern **pattern);
EntStatus parser_new_expr(Parser *parser, EntExprKind kind, EntExpr **expr);

// terms: sparql_parser_terms.c
EntStatus parse_prologue(Parser *parser);
EntStatus parse_iri(Parser *parser, EntView *iri);
EntStatus parse_var(Parser *parser, EntVar *var);
EntStatus parse_var_or_iri(Parser *parser, EntNode *node);
EntStatus parse_literal(Parser *parser, EntTerm *term);
bool at_iri(const Parser *parser);
bool at_literal(const Parser *parser);
EntStatus parse_graph_term(Parser *parser, EntNode *node);
EntStatus new_blank(Parser *parser, EntNode *node);
EntStatus parse_dataset_clauses(Parser *parser, const char *word,
                                EntDataset **dataset);

// triples: sparql_parser_triples.c
bool at_triples(const Parser *parser);
EntStatus parse_triples_block(Parser *parser, TripleList *triples);
EntStatus parse_triples_template(Parser *parser, TripleList *triples);

// paths: sparql_parser_path.c
bool at_path(const Parser *parser);
EntStatus parse_path(Parser *parser, EntPath **path);

// patterns: sparql_parser_pattern.c
EntStatus parse_group_graph_pattern(Parser *parser, const EntPattern **pattern);
EntStatus parse_data_block(Parser *parser, const EntPattern **pattern);

// expressions: sparql_parser_expression.c
EntStatus parse_expression(Parser *parser, EntExpr **expr);
EntStatus parse_bracketted_expression(Parser *parser, EntExpr **expr);
EntStatus parse_constraint(Parser *parser, EntExpr **expr);
bool at_constraint(const Parser *parser);

// queries: sparql_parser_query.c
EntStatus parse_sub_select(Parser *parser, const EntSelect **select);
EntStatus parse_query_unit(Parser *parser);

// updates: sparql_parser_update.c
EntStatus parse_update_unit(Parser *parser);

#endif // ENT_STORE_SPARQL_PARSER_IMPL_H
