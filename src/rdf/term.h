/**
   @file term.h
   RDF terms and statements as views (RDF 1.1 Concepts).

   A term owns nothing: its strings are valid as long as what they look into,
   and in an event (sink.h) only during the call.
*/
#ifndef ENT_RDF_TERM_H
#define ENT_RDF_TERM_H

#include "base/view.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  ENT_TERM_NONE, ///< No term: as graph, the default graph
  ENT_TERM_IRI,
  ENT_TERM_BLANK,
  ENT_TERM_LITERAL
} EntTermKind;

typedef struct {
  EntTermKind kind;
  EntView value;    ///< IRI, blank node label without "_:", or lexical form
  EntView datatype; ///< IRI; empty for xsd:string and rdf:langString
  EntView language; ///< Tag such as "en"; empty if there is none
} EntTerm;

/// A triple, or a quad if it names a graph.
typedef struct {
  EntTerm subject;
  EntTerm predicate;
  EntTerm object;
  EntTerm graph; ///< Kind #ENT_TERM_NONE in the default graph
} EntStatement;

#define ENT_NS_RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define ENT_NS_XSD "http://www.w3.org/2001/XMLSchema#"

static inline EntTerm ent_term_iri(const EntView iri) {
  return (EntTerm){.kind = ENT_TERM_IRI, .value = iri};
}

static inline EntTerm ent_term_blank(const EntView label) {
  return (EntTerm){.kind = ENT_TERM_BLANK, .value = label};
}

/// A plain string.
static inline EntTerm ent_term_string(const EntView value) {
  return (EntTerm){.kind = ENT_TERM_LITERAL, .value = value};
}

/// A string in a language.
static inline EntTerm ent_term_text(const EntView value, const EntView tag) {
  return (EntTerm){.kind = ENT_TERM_LITERAL, .value = value, .language = tag};
}

/// A literal of the datatype with this IRI.
static inline EntTerm ent_term_typed(const EntView value,
                                     const EntView datatype) {
  return (EntTerm){
      .kind = ENT_TERM_LITERAL, .value = value, .datatype = datatype};
}

/// Return whether two terms are the same (RDF term equality).
bool ent_term_equals(EntTerm a, EntTerm b);

/**
   Order terms: none, IRIs, blank nodes, literals; within a kind by value,
   datatype and language as bytes. A total order, the same everywhere; not the
   order of SPARQL.
*/
int ent_term_compare(EntTerm a, EntTerm b);

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_TERM_H
