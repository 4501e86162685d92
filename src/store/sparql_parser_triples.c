#include "store/sparql_parser_impl.h"

static const char RDF_FIRST[] = ENT_NS_RDF "first";
static const char RDF_REST[] = ENT_NS_RDF "rest";
static const char RDF_NIL[] = ENT_NS_RDF "nil";

/// What a verb is: a node, or a path that is more than one property.
typedef struct {
  EntNode node;
  const EntPath *path;
} Verb;

static EntStatus parse_object(Parser *parser, TripleList *triples,
                              EntNode *node);

static EntStatus append(Parser *const parser, TripleList *const list,
                        const EntNode subject, const Verb verb,
                        const EntNode object) {
  EntTriple *triple = NULL;
  PARSER_MAKE(parser, triple);
  *triple = (EntTriple){.subject = subject,
                        .predicate = verb.node,
                        .object = object,
                        .graph = no_node(),
                        .path = verb.path};
  if (list->last) {
    list->last->next = triple;
  } else {
    list->first = triple;
  }
  list->last = triple;
  return ENT_SUCCESS;
}

/// Section 18.2.2.4: sequences and inverses become plain triples.
static EntStatus add_path(Parser *const parser, TripleList *const list,
                          const EntNode subject, const EntPath *const path,
                          const EntNode object) {
  if (path->kind == ENT_PATH_LINK) {
    const Verb verb = {term_node(path->link), NULL};
    return append(parser, list, subject, verb, object);
  }
  if (path->kind == ENT_PATH_INVERSE) {
    return add_path(parser, list, object, path->a, subject);
  }
  if (path->kind == ENT_PATH_SEQUENCE) {
    EntNode middle = no_node();
    ENT_TRY(parser_new_var(parser, &middle.var));
    ENT_TRY(add_path(parser, list, subject, path->a, middle));
    return add_path(parser, list, middle, path->b, object);
  }
  const Verb verb = {no_node(), path};
  return append(parser, list, subject, verb, object);
}

static EntStatus add(Parser *const parser, TripleList *const list,
                     const EntNode subject, const Verb verb,
                     const EntNode object) {
  return verb.path ? add_path(parser, list, subject, verb.path, object)
                   : append(parser, list, subject, verb, object);
}

static Verb link_verb(const char *const iri) {
  return (Verb){term_node(ent_term_iri(ent_view(iri))), NULL};
}

static bool at_verb(const Parser *const parser) {
  return parser_at(parser, ENT_TOKEN_VAR) ||
         (parser->is_template ? at_iri(parser) || parser_at_word(parser, "a")
                              : at_path(parser));
}

/// [78] Verb, [84] VerbPath, [85] VerbSimple
static EntStatus parse_verb(Parser *const parser, Verb *const verb) {
  *verb = (Verb){no_node(), NULL};
  if (parser_at(parser, ENT_TOKEN_VAR)) {
    return parse_var(parser, &verb->node.var);
  }
  if (!at_verb(parser)) {
    return parser_expected(parser, "a property");
  }
  if (parser->is_template && at_iri(parser)) {
    return parse_var_or_iri(parser, &verb->node);
  }
  if (parser->is_template) {
    if (!ent_view_equals(parser->token.text, ENT_VIEW("a"))) {
      return parser_expected(parser, "a property");
    }
    *verb = link_verb(ENT_NS_RDF "type");
    return parser_advance(parser);
  }
  EntPath *path = NULL;
  ENT_TRY(parse_path(parser, &path));
  verb->path = path;
  return ENT_SUCCESS;
}

/// [79] ObjectList, [86] ObjectListPath
static EntStatus parse_object_list(Parser *const parser,
                                   TripleList *const triples,
                                   const EntNode subject, const Verb verb) {
  bool has_more = true;
  while (has_more) {
    EntNode object;
    ENT_TRY(parse_object(parser, triples, &object));
    ENT_TRY(add(parser, triples, subject, verb, object));
    ENT_TRY(parser_accept(parser, ',', &has_more));
  }
  return ENT_SUCCESS;
}

/// [77] PropertyListNotEmpty, [83] PropertyListPathNotEmpty
static EntStatus parse_property_list_not_empty(Parser *const parser,
                                               TripleList *const triples,
                                               const EntNode subject) {
  bool has_more = true;
  while (has_more) {
    Verb verb;
    ENT_TRY(parse_verb(parser, &verb));
    ENT_TRY(parse_object_list(parser, triples, subject, verb));
    do {
      ENT_TRY(parser_accept(parser, ';', &has_more));
    } while (has_more && parser_at(parser, ';'));
    has_more = has_more && at_verb(parser);
  }
  return ENT_SUCCESS;
}

/// [99] BlankNodePropertyList; `[]` too
static EntStatus parse_blank_node_property_list(Parser *const parser,
                                                TripleList *const triples,
                                                EntNode *const node,
                                                bool *const is_empty) {
  ENT_TRY(new_blank(parser, node));
  ENT_TRY(parser_expect(parser, '[', "'['"));
  *is_empty = parser_at(parser, ']');
  if (!*is_empty) {
    ENT_TRY(parse_property_list_not_empty(parser, triples, *node));
  }
  return parser_expect(parser, ']', "']'");
}

/// [102] Collection; `()` is rdf:nil
static EntStatus parse_collection(Parser *const parser,
                                  TripleList *const triples,
                                  EntNode *const node) {
  const EntNode nil = term_node(ent_term_iri(ent_view(RDF_NIL)));
  *node = nil;
  EntNode last = no_node();
  ENT_TRY(parser_expect(parser, '(', "'('"));
  for (bool is_first = true; !parser_at(parser, ')'); is_first = false) {
    EntNode cell;
    EntNode item;
    ENT_TRY(new_blank(parser, &cell));
    if (is_first) {
      *node = cell;
    } else {
      ENT_TRY(append(parser, triples, last, link_verb(RDF_REST), cell));
    }
    ENT_TRY(parse_object(parser, triples, &item));
    ENT_TRY(append(parser, triples, cell, link_verb(RDF_FIRST), item));
    last = cell;
  }
  ENT_TRY(parser_advance(parser));
  return node->term.kind == ENT_TERM_IRI
             ? ENT_SUCCESS
             : append(parser, triples, last, link_verb(RDF_REST), nil);
}

/// [98] TriplesNode; `is_bare` if it says nothing, being `[]` or `()`
static EntStatus parse_triples_node(Parser *const parser,
                                    TripleList *const triples,
                                    EntNode *const node, bool *const is_bare) {
  ENT_TRY(parser_enter(parser));
  if (parser_at(parser, '[')) {
    ENT_TRY(parse_blank_node_property_list(parser, triples, node, is_bare));
  } else {
    ENT_TRY(parse_collection(parser, triples, node));
    *is_bare = node->var == ENT_NO_VAR && node->term.kind == ENT_TERM_IRI;
  }
  parser_leave(parser);
  return ENT_SUCCESS;
}

static bool at_triples_node(const Parser *const parser) {
  return parser_at(parser, '[') || parser_at(parser, '(');
}

/// [80] Object, [104] GraphNode
static EntStatus parse_object(Parser *const parser, TripleList *const triples,
                              EntNode *const node) {
  *node = no_node();
  if (at_triples_node(parser)) {
    bool is_bare = false;
    return parse_triples_node(parser, triples, node, &is_bare);
  }
  return parser_at(parser, ENT_TOKEN_VAR) ? parse_var(parser, &node->var)
                                          : parse_graph_term(parser, node);
}

bool at_triples(const Parser *const parser) {
  return at_triples_node(parser) || at_iri(parser) || at_literal(parser) ||
         parser_at(parser, ENT_TOKEN_VAR) || parser_at(parser, ENT_TOKEN_BLANK);
}

/// [75] TriplesSameSubject, [81] TriplesSameSubjectPath
static EntStatus parse_triples_same_subject(Parser *const parser,
                                            TripleList *const triples) {
  EntNode subject = no_node();
  if (at_triples_node(parser)) {
    bool is_bare = false;
    ENT_TRY(parse_triples_node(parser, triples, &subject, &is_bare));
    if (!is_bare && !at_verb(parser)) {
      return ENT_SUCCESS;
    }
  } else if (parser_at(parser, ENT_TOKEN_VAR)) {
    ENT_TRY(parse_var(parser, &subject.var));
  } else {
    ENT_TRY(parse_graph_term(parser, &subject));
  }
  return parse_property_list_not_empty(parser, triples, subject);
}

/// [55] TriplesBlock
EntStatus parse_triples_block(Parser *const parser, TripleList *const triples) {
  bool has_dot = true;
  while (has_dot && at_triples(parser)) {
    ENT_TRY(parse_triples_same_subject(parser, triples));
    ENT_TRY(parser_accept(parser, '.', &has_dot));
  }
  return ENT_SUCCESS;
}

/// [52] TriplesTemplate, [74] ConstructTriples
EntStatus parse_triples_template(Parser *const parser,
                                 TripleList *const triples) {
  const bool was_template = parser->is_template;
  parser->is_template = true;
  const EntStatus status = parse_triples_block(parser, triples);
  parser->is_template = was_template;
  return status;
}
