#include "store/sparql_parser_impl.h"

static EntStatus new_path(Parser *const parser, const EntPathKind kind,
                          const EntPath *const a, const EntPath *const b,
                          EntPath **const path) {
  EntPath *made = NULL;
  PARSER_MAKE(parser, made);
  *made = (EntPath){.kind = kind, .a = a, .b = b};
  *path = made;
  return ENT_SUCCESS;
}

bool at_path(const Parser *const parser) {
  return at_iri(parser) || parser_at_word(parser, "a") ||
         parser_at(parser, '!') || parser_at(parser, '^') ||
         parser_at(parser, '(');
}

static EntStatus parse_link(Parser *const parser, EntPath **const path) {
  ENT_TRY(new_path(parser, ENT_PATH_LINK, NULL, NULL, path));
  (*path)->link.kind = ENT_TERM_IRI;
  if (parser_at(parser, ENT_TOKEN_WORD) &&
      ent_view_equals(parser->token.text, ENT_VIEW("a"))) {
    (*path)->link = ent_term_iri(ENT_VIEW(ENT_NS_RDF "type"));
    return parser_advance(parser);
  }
  return at_iri(parser) ? parse_iri(parser, &(*path)->link.value)
                        : parser_expected(parser, "a property path");
}

/// [96] PathOneInPropertySet
static EntStatus parse_path_one_in_property_set(Parser *const parser,
                                                EntPath **const path) {
  bool is_inverse = false;
  ENT_TRY(parser_accept(parser, '^', &is_inverse));
  ENT_TRY(parse_link(parser, path));
  return is_inverse ? new_path(parser, ENT_PATH_INVERSE, *path, NULL, path)
                    : ENT_SUCCESS;
}

/// [95] PathNegatedPropertySet
static EntStatus parse_path_negated_property_set(Parser *const parser,
                                                 EntPath **const path) {
  EntPath *members = NULL;
  bool has_parens = false;
  ENT_TRY(parser_accept(parser, '(', &has_parens));
  if (!has_parens) {
    ENT_TRY(parse_path_one_in_property_set(parser, &members));
    return new_path(parser, ENT_PATH_NEGATED, members, NULL, path);
  }
  bool has_more = !parser_at(parser, ')');
  while (has_more) {
    EntPath *one = NULL;
    ENT_TRY(parse_path_one_in_property_set(parser, &one));
    if (members) {
      ENT_TRY(new_path(parser, ENT_PATH_ALTERNATIVE, members, one, &members));
    } else {
      members = one;
    }
    ENT_TRY(parser_accept(parser, '|', &has_more));
  }
  ENT_TRY(parser_expect(parser, ')', "')'"));
  return new_path(parser, ENT_PATH_NEGATED, members, NULL, path);
}

/// [94] PathPrimary
static EntStatus parse_path_primary(Parser *const parser,
                                    EntPath **const path) {
  bool did = false;
  ENT_TRY(parser_accept(parser, '!', &did));
  if (did) {
    return parse_path_negated_property_set(parser, path);
  }
  ENT_TRY(parser_accept(parser, '(', &did));
  if (!did) {
    return parse_link(parser, path);
  }
  ENT_TRY(parse_path(parser, path));
  return parser_expect(parser, ')', "')'");
}

/// [91] PathElt, [93] PathMod
static EntStatus parse_path_elt(Parser *const parser, EntPath **const path) {
  ENT_TRY(parse_path_primary(parser, path));
  const EntPathKind kind = parser_at(parser, '?')   ? ENT_PATH_ZERO_OR_ONE
                           : parser_at(parser, '*') ? ENT_PATH_ZERO_OR_MORE
                           : parser_at(parser, '+') ? ENT_PATH_ONE_OR_MORE
                                                    : ENT_PATH_LINK;
  if (kind == ENT_PATH_LINK) {
    return ENT_SUCCESS;
  }
  ENT_TRY(parser_advance(parser));
  return new_path(parser, kind, *path, NULL, path);
}

/// [92] PathEltOrInverse
static EntStatus parse_path_elt_or_inverse(Parser *const parser,
                                           EntPath **const path) {
  bool is_inverse = false;
  ENT_TRY(parser_accept(parser, '^', &is_inverse));
  ENT_TRY(parse_path_elt(parser, path));
  return is_inverse ? new_path(parser, ENT_PATH_INVERSE, *path, NULL, path)
                    : ENT_SUCCESS;
}

/// [90] PathSequence
static EntStatus parse_path_sequence(Parser *const parser,
                                     EntPath **const path) {
  ENT_TRY(parse_path_elt_or_inverse(parser, path));
  bool has_more = false;
  ENT_TRY(parser_accept(parser, '/', &has_more));
  while (has_more) {
    EntPath *next = NULL;
    ENT_TRY(parse_path_elt_or_inverse(parser, &next));
    ENT_TRY(new_path(parser, ENT_PATH_SEQUENCE, *path, next, path));
    ENT_TRY(parser_accept(parser, '/', &has_more));
  }
  return ENT_SUCCESS;
}

/// [88] Path, [89] PathAlternative
EntStatus parse_path(Parser *const parser, EntPath **const path) {
  ENT_TRY(parser_enter(parser));
  ENT_TRY(parse_path_sequence(parser, path));
  bool has_more = false;
  ENT_TRY(parser_accept(parser, '|', &has_more));
  while (has_more) {
    EntPath *next = NULL;
    ENT_TRY(parse_path_sequence(parser, &next));
    ENT_TRY(new_path(parser, ENT_PATH_ALTERNATIVE, *path, next, path));
    ENT_TRY(parser_accept(parser, '|', &has_more));
  }
  parser_leave(parser);
  return ENT_SUCCESS;
}
