/**
   @file syntax.h
   The syntaxes of RDF as a table: how each is called, written and read.
*/
#ifndef ENT_RDF_SYNTAX_H
#define ENT_RDF_SYNTAX_H

#include "base/status.h"
#include "base/view.h"
#include "base/world.h"
#include "rdf/byte_sink.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntWriterImpl EntWriter;

/// See writer.h.
typedef EntStatus (*EntWriterFunc)(const EntWorld *world, EntByteSink out,
                                   EntWriter **writer);

typedef struct {
  const char *name;       ///< "turtle"
  const char *label;      ///< "Turtle"
  const char *extensions; ///< "ttl", more of them separated by spaces
  const char *media_type;
  bool has_graphs;
  EntWriterFunc new_writer; ///< NULL: it can be read only
  const char *parser;       ///< Name of the parser of raptor; NULL: it can be
                            ///< written only
} EntSyntax;

/// The Turtle syntax, which is the default everywhere.
const EntSyntax *ent_syntax_default(void);

/// Return the syntax at `index`, or NULL behind the last.
const EntSyntax *ent_syntax_at(size_t index);

/// Return the syntax whose name or extension `name` is, or NULL.
const EntSyntax *ent_syntax_find(EntView name);

/// Return the syntax that the extension of a file's name tells, or NULL.
const EntSyntax *ent_syntax_of_file(EntView file_name);

/// Return the syntax of a media type, given without parameters, or NULL.
const EntSyntax *ent_syntax_of_media_type(EntView media_type);

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_SYNTAX_H
