/**
   @file algebra.h
   SPARQL 1.1 as a tree: queries, patterns, paths, expressions, updates.

   The parser (sparql_parser.h) makes this tree, which follows section 18 of the
   recommendation ("Definition of SPARQL"); the compiler (compile.h) turns it
   into SQL. All of it lives in one arena and has no owner of its own. Lists are
   linked through `next`, in the order of the text.

   Variables are numbers, from 0; EntQuery names them. Blank nodes of patterns,
   aggregates and the graph of each GRAPH clause are variables too, without a
   name, so that the compiler has one kind of column.
*/
#ifndef ENT_STORE_ALGEBRA_H
#define ENT_STORE_ALGEBRA_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/status.h"
#include "base/view.h"
#include "rdf/term.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef uint32_t EntVar;

/// No variable.
#define ENT_NO_VAR UINT32_MAX

/// No LIMIT.
#define ENT_NO_LIMIT (-1)

typedef struct EntExprImpl EntExpr;
typedef struct EntPatternImpl EntPattern;
typedef struct EntPathImpl EntPath;

/// A variable, or a term where `var` is #ENT_NO_VAR.
typedef struct {
  EntVar var;
  EntTerm term;
} EntNode;

typedef enum {
  ENT_PATH_LINK,         ///< iri
  ENT_PATH_INVERSE,      ///< ^a
  ENT_PATH_SEQUENCE,     ///< a/b
  ENT_PATH_ALTERNATIVE,  ///< a|b
  ENT_PATH_ZERO_OR_ONE,  ///< a?
  ENT_PATH_ZERO_OR_MORE, ///< a*
  ENT_PATH_ONE_OR_MORE,  ///< a+
  ENT_PATH_NEGATED       ///< !(a|^b): alternatives of links and inverse links
} EntPathKind;

struct EntPathImpl {
  EntPathKind kind;
  EntTerm link;
  const EntPath *a; ///< Operand; of a negated set, its members or NULL
  const EntPath *b;
};

/// A triple pattern, or a quad where it stands in a template.
typedef struct EntTripleImpl {
  EntNode subject, predicate, object;
  EntNode graph;       ///< In templates; no term and no variable: default graph
  const EntPath *path; ///< Instead of the predicate, or NULL
  struct EntTripleImpl *next;
} EntTriple;

typedef enum {
  ENT_EXPR_VAR,
  ENT_EXPR_TERM,
  ENT_EXPR_OR,
  ENT_EXPR_AND,
  ENT_EXPR_NOT,
  ENT_EXPR_EQUAL,
  ENT_EXPR_NOT_EQUAL,
  ENT_EXPR_LESS,
  ENT_EXPR_GREATER,
  ENT_EXPR_LESS_EQUAL,
  ENT_EXPR_GREATER_EQUAL,
  ENT_EXPR_IN,
  ENT_EXPR_NOT_IN,
  ENT_EXPR_ADD,
  ENT_EXPR_SUBTRACT,
  ENT_EXPR_MULTIPLY,
  ENT_EXPR_DIVIDE,
  ENT_EXPR_PLUS,  ///< unary
  ENT_EXPR_MINUS, ///< unary
  ENT_EXPR_CALL,  ///< of a built-in, see builtin.h
  ENT_EXPR_CAST,  ///< xsd:integer(...) and so on; `term` is the datatype
  ENT_EXPR_EXISTS,
  ENT_EXPR_NOT_EXISTS,
  ENT_EXPR_AGGREGATE ///< its value is the variable `var`
} EntExprKind;

struct EntExprImpl {
  EntExprKind kind;
  EntVar var;
  EntTerm term;
  size_t builtin;             ///< Index in the table of builtin.h
  EntExpr *arguments;         ///< First of them; none of COUNT(*)
  EntExpr *next;              ///< Next argument of the same call
  const EntPattern *pattern;  ///< Of EXISTS
  bool is_distinct;           ///< Of an aggregate
  EntView separator;          ///< Of GROUP_CONCAT
  struct EntExprImpl *others; ///< Next aggregate of the same SELECT
};

/// An expression with a variable: of SELECT, GROUP BY and, without, ORDER BY.
typedef struct EntItemImpl {
  EntVar var;          ///< Or #ENT_NO_VAR
  const EntExpr *expr; ///< NULL: the variable itself
  bool is_descending;
  struct EntItemImpl *next;
} EntItem;

typedef struct EntVarListImpl {
  EntVar var;
  struct EntVarListImpl *next;
} EntVarList;

typedef struct EntNodeListImpl {
  EntNode node;
  struct EntNodeListImpl *next;
} EntNodeList;

/// A row of VALUES: as many nodes as variables; kind none is UNDEF.
typedef struct EntRowImpl {
  EntTerm *terms;
  struct EntRowImpl *next;
} EntRow;

typedef struct {
  bool is_distinct;
  bool is_reduced;
  bool is_grouped; ///< GROUP BY, or an aggregate
  EntItem *items;  ///< What is projected
  const EntPattern *where;
  EntItem *group_by;
  const EntExpr *having; ///< All conditions joined by AND, or NULL
  EntExpr *aggregates;   ///< Linked by `others`
  EntItem *order_by;
  int64_t limit; ///< Or #ENT_NO_LIMIT
  int64_t offset;
  const EntPattern *values; ///< The VALUES clause at the end, or NULL
} EntSelect;

typedef enum {
  ENT_PATTERN_TRIPLES,
  ENT_PATTERN_JOIN,
  ENT_PATTERN_LEFT_JOIN,
  ENT_PATTERN_UNION,
  ENT_PATTERN_MINUS,
  ENT_PATTERN_FILTER,
  ENT_PATTERN_EXTEND,
  ENT_PATTERN_GRAPH,
  ENT_PATTERN_VALUES,
  ENT_PATTERN_SELECT,
  ENT_PATTERN_SERVICE
} EntPatternKind;

struct EntPatternImpl {
  EntPatternKind kind;
  const EntPattern *a, *b;
  EntTriple *triples;      ///< Of triples; NULL: the one empty solution
  const EntExpr *expr;     ///< Of filter, extend, left join (or NULL)
  EntVar var;              ///< Of extend; of graph: its hidden variable
  EntNode node;            ///< Of graph and service
  EntVarList *vars;        ///< Of values
  EntRow *rows;            ///< Of values
  const EntSelect *select; ///< Of select
  bool is_silent;          ///< Of service
  EntView text;            ///< Of service: its group, with whole IRIs
};

typedef enum {
  ENT_QUERY_SELECT,
  ENT_QUERY_CONSTRUCT,
  ENT_QUERY_DESCRIBE,
  ENT_QUERY_ASK
} EntQueryForm;

/// FROM or FROM NAMED, USING or USING NAMED.
typedef struct EntDatasetImpl {
  EntView iri;
  bool is_named;
  struct EntDatasetImpl *next;
} EntDataset;

typedef enum {
  ENT_UPDATE_LOAD,
  ENT_UPDATE_CLEAR,
  ENT_UPDATE_DROP,
  ENT_UPDATE_CREATE,
  ENT_UPDATE_ADD,
  ENT_UPDATE_MOVE,
  ENT_UPDATE_COPY,
  ENT_UPDATE_INSERT_DATA,
  ENT_UPDATE_DELETE_DATA,
  ENT_UPDATE_MODIFY ///< DELETE and INSERT ... WHERE, DELETE WHERE
} EntUpdateKind;

typedef enum {
  ENT_TARGET_GRAPH, ///< The one with the IRI
  ENT_TARGET_DEFAULT,
  ENT_TARGET_NAMED,
  ENT_TARGET_ALL
} EntTargetKind;

typedef struct {
  EntTargetKind kind;
  EntView iri;
} EntTarget;

/// One operation of an update request.
typedef struct EntUpdateImpl {
  EntUpdateKind kind;
  bool is_silent;
  EntTarget from, to; ///< `to` of the unary ones
  EntView source;     ///< Of LOAD
  EntTriple *removed, *added;
  EntView with; ///< Graph of WITH, or empty
  EntDataset *dataset;
  const EntPattern *where;
  struct EntUpdateImpl *next;
} EntUpdate;

/// A query, or an update request.
typedef struct {
  EntQueryForm form;
  const EntSelect *select; ///< Of every form
  EntTriple *construct;    ///< Template of CONSTRUCT
  EntNodeList *described;  ///< Of DESCRIBE
  EntDataset *dataset;
  EntUpdate *updates; ///< Of a request
  EntView *var_names; ///< Empty for those without a name
  size_t n_vars;
  EntView base;    ///< The last of BASE, else that of the options
  size_t n_blanks; ///< Blank nodes of templates: `_:N` with N less than this
} EntQuery;

/// Mark in `seen`, which has room for every variable, those in scope of
/// `pattern` (section 18.2.1).
void ent_pattern_mark_scope(const EntPattern *pattern, bool *seen);

/// Write the tree as text, for people: `entente query --explain`.
EntStatus ent_query_describe(const EntQuery *query, EntBuffer *out);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_ALGEBRA_H
