/**
   @file check.h
   Statements that can be written and read again.
*/
#ifndef ENT_RDF_CHECK_H
#define ENT_RDF_CHECK_H

#include "base/log.h"
#include "base/status.h"
#include "base/world.h"
#include "rdf/term.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
   Check that `statement` is RDF 1.1 and that each term fits its token.

   Returns #ENT_ERR_ENCODING for invalid UTF-8 and #ENT_ERR_DATA for a term that
   is in the wrong position, an IRI that is relative or has a space or one of
   <>"{}|\^`, a malformed blank node label or language tag, and a literal with
   both language and datatype; logged as of `place`.
*/
EntStatus ent_check_statement(const EntWorld *world, EntPlace place,
                              const EntStatement *statement);

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_CHECK_H
