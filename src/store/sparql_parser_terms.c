#include "store/iri.h"
#include "store/sparql_parser_impl.h"

#include <string.h>

static const char XSD_INTEGER[] = ENT_NS_XSD "integer";
static const char XSD_DECIMAL[] = ENT_NS_XSD "decimal";
static const char XSD_DOUBLE[] = ENT_NS_XSD "double";
static const char XSD_BOOLEAN[] = ENT_NS_XSD "boolean";
static const char XSD_STRING[] = ENT_NS_XSD "string";

bool at_iri(const Parser *const parser) {
  return parser_at(parser, ENT_TOKEN_IRI) || parser_at(parser, ENT_TOKEN_PNAME);
}

static const Prefix *find_prefix(const Parser *const parser,
                                 const EntView name) {
  const Prefix *prefix = parser->prefixes;
  while (prefix && !ent_view_equals(prefix->name, name)) {
    prefix = prefix->next;
  }
  return prefix;
}

/// [137] PrefixedName
static EntStatus parse_prefixed_name(Parser *const parser, EntView *const iri) {
  const Prefix *const prefix = find_prefix(parser, parser->token.prefix);
  if (!prefix) {
    return parser_fail(parser, "no such prefix: '%.*s:'",
                       ENT_VIEW_ARGS(parser->token.prefix));
  }
  ENT_TRY(ent_arena_join(parser->arena, prefix->iri, parser->token.value, iri));
  return parser_advance(parser);
}

/// [136] iri
EntStatus parse_iri(Parser *const parser, EntView *const iri) {
  if (parser_at(parser, ENT_TOKEN_PNAME)) {
    return parse_prefixed_name(parser, iri);
  }
  if (!parser_at(parser, ENT_TOKEN_IRI)) {
    return parser_expected(parser, "an IRI");
  }
  ENT_TRY(
      ent_iri_resolve(parser->arena, parser->base, parser->token.value, iri));
  return parser_advance(parser);
}

/// [108] Var
EntStatus parse_var(Parser *const parser, EntVar *const var) {
  if (!parser_at(parser, ENT_TOKEN_VAR)) {
    return parser_expected(parser, "a variable");
  }
  if (parser->has_no_vars) {
    return parser_fail(parser, "variables are not allowed in data");
  }
  // a name's id in the table is its variable's place among the named ones;
  // the table of ids to variables grows with it
  EntId id = ent_intern_find(parser->var_ids, parser->token.value);
  if (id == ENT_NO_ID) {
    ENT_TRY(parser_new_var(parser, var));
    parser->vars.items[*var] = parser->token.value;
    ENT_TRY(ent_intern_add(parser->var_ids, parser->token.value, &id));
    return parser_advance(parser);
  }
  for (*var = id;
       !ent_view_equals(parser->vars.items[*var], parser->token.value);
       ++*var) {
  }
  return parser_advance(parser);
}

/// [107] VarOrIri
EntStatus parse_var_or_iri(Parser *const parser, EntNode *const node) {
  *node = no_node();
  if (parser_at(parser, ENT_TOKEN_VAR)) {
    return parse_var(parser, &node->var);
  }
  if (!at_iri(parser)) {
    return parser_expected(parser, "a variable or an IRI");
  }
  node->term.kind = ENT_TERM_IRI;
  return parse_iri(parser, &node->term.value);
}

/// [4] Prologue: [5] BaseDecl, [6] PrefixDecl
EntStatus parse_prologue(Parser *const parser) {
  for (;;) {
    bool is_base = false;
    bool is_prefix = false;
    ENT_TRY(parser_accept_word(parser, "BASE", &is_base));
    if (is_base) {
      if (!parser_at(parser, ENT_TOKEN_IRI)) {
        return parser_expected(parser, "an IRI");
      }
      ENT_TRY(parse_iri(parser, &parser->base));
      continue;
    }
    ENT_TRY(parser_accept_word(parser, "PREFIX", &is_prefix));
    if (!is_prefix) {
      return ENT_SUCCESS;
    }
    if (!parser_at(parser, ENT_TOKEN_PNAME) || parser->token.value.size) {
      return parser_expected(parser, "a prefix that ends in ':'");
    }
    Prefix *prefix = NULL;
    PARSER_MAKE(parser, prefix);
    prefix->name = parser->token.prefix;
    prefix->next = parser->prefixes;
    ENT_TRY(parser_advance(parser));
    if (!parser_at(parser, ENT_TOKEN_IRI)) {
      return parser_expected(parser, "an IRI");
    }
    ENT_TRY(parse_iri(parser, &prefix->iri));
    parser->prefixes = prefix;
  }
}

/// [13] DatasetClause, [44] UsingClause
EntStatus parse_dataset_clauses(Parser *const parser, const char *const word,
                                EntDataset **const dataset) {
  EntDataset **tail = dataset;
  while (parser_at_word(parser, word)) {
    EntDataset *clause = NULL;
    PARSER_MAKE(parser, clause);
    ENT_TRY(parser_advance(parser));
    ENT_TRY(parser_accept_word(parser, "NAMED", &clause->is_named));
    ENT_TRY(parse_iri(parser, &clause->iri));
    *tail = clause;
    tail = &clause->next;
  }
  return ENT_SUCCESS;
}

static bool is_number(const int kind) {
  return kind == ENT_TOKEN_INTEGER || kind == ENT_TOKEN_DECIMAL ||
         kind == ENT_TOKEN_DOUBLE;
}

static bool is_boolean(const Parser *const parser) {
  return parser_at_word(parser, "true") || parser_at_word(parser, "false");
}

/// Return whether a sign with a number right behind it comes next.
static bool at_signed_number(const Parser *const parser) {
  if (!parser_at(parser, '+') && !parser_at(parser, '-')) {
    return false;
  }
  const size_t at = parser->lexer.at;
  const EntView text = parser->lexer.text;
  return at < text.size && strchr("0123456789.", text.data[at]) &&
         is_number(parser_peek(parser));
}

bool at_literal(const Parser *const parser) {
  return parser_at(parser, ENT_TOKEN_STRING) || is_number(parser->token.kind) ||
         is_boolean(parser) || at_signed_number(parser);
}

static const char *number_type(const int kind) {
  return kind == ENT_TOKEN_INTEGER   ? XSD_INTEGER
         : kind == ENT_TOKEN_DECIMAL ? XSD_DECIMAL
                                     : XSD_DOUBLE;
}

/// [130] NumericLiteral
static EntStatus parse_numeric_literal(Parser *const parser,
                                       EntTerm *const term) {
  const char *const begin = parser->token.text.data;
  if (!is_number(parser->token.kind)) {
    ENT_TRY(parser_advance(parser)); // the sign
  }
  const EntView digits = parser->token.text;
  const size_t size = (size_t)(digits.data + digits.size - begin);
  *term = ent_term_typed(ent_view_of(begin, size),
                         ent_view(number_type(parser->token.kind)));
  return parser_advance(parser);
}

/// [134] BooleanLiteral
static EntStatus parse_boolean_literal(Parser *const parser,
                                       EntTerm *const term) {
  const EntView value =
      parser_at_word(parser, "true") ? ENT_VIEW("true") : ENT_VIEW("false");
  *term = ent_term_typed(value, ent_view(XSD_BOOLEAN));
  return parser_advance(parser);
}

/// Language tags are in lower case, as the reader of graphs has them.
static EntStatus lower_tag(Parser *const parser, const EntView tag,
                           EntView *const lower) {
  char *const out = ent_arena_alloc(parser->arena, tag.size + 1);
  if (!out) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < tag.size; ++i) {
    const char c = tag.data[i];
    out[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  *lower = ent_view_of(out, tag.size);
  return ENT_SUCCESS;
}

/// [129] RDFLiteral
static EntStatus parse_rdf_literal(Parser *const parser, EntTerm *const term) {
  *term = ent_term_string(parser->token.value);
  ENT_TRY(parser_advance(parser));
  if (parser_at(parser, ENT_TOKEN_TAG)) {
    ENT_TRY(lower_tag(parser, parser->token.value, &term->language));
    return parser_advance(parser);
  }
  bool is_typed = false;
  ENT_TRY(parser_accept(parser, ENT_TOKEN_TYPE, &is_typed));
  if (is_typed) {
    ENT_TRY(parse_iri(parser, &term->datatype));
    if (ent_view_equals(term->datatype, ent_view(XSD_STRING))) {
      term->datatype = (EntView){NULL, 0};
    }
  }
  return ENT_SUCCESS;
}

EntStatus parse_literal(Parser *const parser, EntTerm *const term) {
  if (parser_at(parser, ENT_TOKEN_STRING)) {
    return parse_rdf_literal(parser, term);
  }
  return is_boolean(parser) ? parse_boolean_literal(parser, term)
                            : parse_numeric_literal(parser, term);
}

static EntStatus new_template_blank(Parser *const parser, const size_t number,
                                    EntNode *const node) {
  EntView label;
  ENT_TRY(ent_arena_format(parser->arena, &label, "%zu", number));
  *node = term_node(ent_term_blank(label));
  return ENT_SUCCESS;
}

/// Make a blank node without label.
EntStatus new_blank(Parser *const parser, EntNode *const node) {
  if (parser->has_no_blanks) {
    return parser_fail(parser, "blank nodes are not allowed here");
  }
  if (parser->is_template) {
    return new_template_blank(parser, parser->query->n_blanks++, node);
  }
  *node = no_node();
  return parser_new_var(parser, &node->var);
}

/// Return whether a label of that name means the node of `label`: in templates
/// it does within the operation, and in data it may not be used in two.
static bool is_meant(const Parser *const parser, const Label *const label,
                     const EntView name) {
  const bool is_near = !parser->is_template ||
                       label->operation == parser->operation ||
                       (label->is_data && parser->has_no_vars);
  return is_near && ent_view_equals(label->label, name) &&
         (label->number != SIZE_MAX) == parser->is_template;
}

static Label *find_label(const Parser *const parser, const EntView name) {
  Label *label = parser->labels;
  while (label && !is_meant(parser, label, name)) {
    label = label->next;
  }
  return label;
}

static EntStatus add_label(Parser *const parser, Label **const label) {
  PARSER_MAKE(parser, *label);
  **label = (Label){.label = parser->token.value,
                    .number = SIZE_MAX,
                    .block = parser->block,
                    .operation = parser->operation,
                    .is_data = parser->has_no_vars,
                    .next = parser->labels};
  parser->labels = *label;
  if (parser->is_template) {
    (*label)->number = parser->query->n_blanks++;
    return ENT_SUCCESS;
  }
  return parser_new_var(parser, &(*label)->var);
}

/// [138] BlankNode with a label; section 5.1.1 on where it may be used again
static EntStatus parse_blank_label(Parser *const parser, EntNode *const node) {
  if (parser->has_no_blanks) {
    return parser_fail(parser, "blank nodes are not allowed here");
  }
  Label *label = find_label(parser, parser->token.value);
  if (label && label->operation == parser->operation && !parser->is_template &&
      label->block != parser->block) {
    return parser_fail(parser,
                       "the label '_:%.*s' is used in another graph pattern",
                       ENT_VIEW_ARGS(label->label));
  }
  if (label && label->operation != parser->operation && parser->is_template) {
    return parser_fail(parser,
                       "the label '_:%.*s' is used in another operation",
                       ENT_VIEW_ARGS(label->label));
  }
  if (!label || label->operation != parser->operation) {
    ENT_TRY(add_label(parser, &label));
  }
  ENT_TRY(parser_advance(parser));
  if (parser->is_template) {
    return new_template_blank(parser, label->number, node);
  }
  *node = var_node(label->var);
  return ENT_SUCCESS;
}

/// [109] GraphTerm, but NIL and ANON
EntStatus parse_graph_term(Parser *const parser, EntNode *const node) {
  *node = no_node();
  if (parser_at(parser, ENT_TOKEN_BLANK)) {
    return parse_blank_label(parser, node);
  }
  if (at_iri(parser)) {
    node->term.kind = ENT_TERM_IRI;
    return parse_iri(parser, &node->term.value);
  }
  return at_literal(parser) ? parse_literal(parser, &node->term)
                            : parser_expected(parser, "a term or a variable");
}
