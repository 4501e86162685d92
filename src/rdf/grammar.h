/**
   @file grammar.h
   What may stand in a token of Turtle, N-Triples and N-Quads.

   RDF 1.1 Turtle, section 6.5; names of productions in capitals are its own.
   All functions take valid UTF-8 and look at the whole of it.
*/
#ifndef ENT_RDF_GRAMMAR_H
#define ENT_RDF_GRAMMAR_H

#include "base/view.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Return whether `iri` begins with a scheme and can stand between < and >
/// without any escape, which is what RFC 3987 asks of it at the least.
bool ent_is_absolute_iri(EntView iri);

/// Return whether `name` is a PN_LOCAL without backslash, or empty.
bool ent_is_local_name(EntView name);

/// Return whether `name` is a PN_PREFIX, or empty.
bool ent_is_prefix_name(EntView name);

/// Return whether "_:" and `label` make a BLANK_NODE_LABEL.
bool ent_is_blank_label(EntView label);

/// Return whether "@" and `tag` make a LANGTAG.
bool ent_is_language_tag(EntView tag);

/**
   Return whether `value`, written without quotes, reads as a literal with this
   very value and the datatype that this IRI names.

   So "3" does for xsd:integer and not for xsd:decimal. Forms that some readers
   of Turtle get wrong, such as ".5" and "5.e0", are left out.
*/
bool ent_is_bare_literal(EntView value, EntView datatype);

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_GRAMMAR_H
