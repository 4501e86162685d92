#include "rdf/check.h"

#include "base/utf8.h"
#include "rdf/grammar.h"

typedef struct {
  const EntWorld *world;
  EntPlace place;
} Checker;

/// Long terms are cut in messages.
static EntView shown(const EntView text) {
  return text.size > 200 ? ent_view_of(text.data, 200) : text;
}

static EntStatus wrong(const Checker *const checker, const char *const what,
                       const EntView text) {
  return ent_error(checker->world, ENT_ERR_DATA, checker->place, "%s: %.*s",
                   what, ENT_VIEW_ARGS(shown(text)));
}

static EntStatus check_encoding(const Checker *const checker,
                                const EntView text) {
  const size_t valid = ent_utf8_valid_prefix(text);
  return valid == text.size
             ? ENT_SUCCESS
             : ent_error(checker->world, ENT_ERR_ENCODING, checker->place,
                         "invalid UTF-8 in a term at byte %zu", valid + 1);
}

static EntStatus check_iri(const Checker *const checker, const EntView iri) {
  return ent_is_absolute_iri(iri) ? ENT_SUCCESS
                                  : wrong(checker, "not an absolute IRI", iri);
}

static EntStatus check_literal(const Checker *const checker,
                               const EntTerm term) {
  if (term.language.size && term.datatype.size) {
    return wrong(checker, "literal with both language and datatype",
                 term.value);
  }
  if (term.language.size && !ent_is_language_tag(term.language)) {
    return wrong(checker, "not a language tag", term.language);
  }
  if (term.datatype.size) {
    ENT_TRY(check_encoding(checker, term.datatype));
    return check_iri(checker, term.datatype);
  }
  return ENT_SUCCESS;
}

static EntStatus check_term(const Checker *const checker, const EntTerm term) {
  ENT_TRY(check_encoding(checker, term.value));
  switch (term.kind) {
  case ENT_TERM_NONE:
    return ENT_SUCCESS;
  case ENT_TERM_IRI:
    return check_iri(checker, term.value);
  case ENT_TERM_BLANK:
    return ent_is_blank_label(term.value)
               ? ENT_SUCCESS
               : wrong(checker, "not a blank node label", term.value);
  case ENT_TERM_LITERAL:
    return check_literal(checker, term);
  }
  return wrong(checker, "no such kind of term", term.value);
}

static bool is_resource(const EntTerm term) {
  return term.kind == ENT_TERM_IRI || term.kind == ENT_TERM_BLANK;
}

static EntStatus check_positions(const Checker *const checker,
                                 const EntStatement *const statement) {
  if (!is_resource(statement->subject)) {
    return wrong(checker, "subject is neither IRI nor blank node",
                 statement->subject.value);
  }
  if (statement->predicate.kind != ENT_TERM_IRI) {
    return wrong(checker, "predicate is no IRI", statement->predicate.value);
  }
  if (statement->object.kind == ENT_TERM_NONE) {
    return wrong(checker, "no object", statement->subject.value);
  }
  if (statement->graph.kind == ENT_TERM_LITERAL) {
    return wrong(checker, "graph is a literal", statement->graph.value);
  }
  return ENT_SUCCESS;
}

EntStatus ent_check_statement(const EntWorld *const world, const EntPlace place,
                              const EntStatement *const statement) {
  const Checker checker = {world, place};
  ENT_TRY(check_positions(&checker, statement));
  ENT_TRY(check_term(&checker, statement->subject));
  ENT_TRY(check_term(&checker, statement->predicate));
  ENT_TRY(check_term(&checker, statement->object));
  return check_term(&checker, statement->graph);
}
