/**
   @file writer_impl.h
   What the writers have in common; each begins with this structure.
*/
#ifndef ENT_RDF_WRITER_IMPL_H
#define ENT_RDF_WRITER_IMPL_H

#include "base/status.h"
#include "base/world.h"
#include "rdf/byte_sink.h"
#include "rdf/sink.h"
#include "rdf/syntax.h"

struct EntWriterImpl {
  const EntWorld *world;
  EntByteSink out;
  EntStatus status; ///< The first failure
  EntStatus (*write)(EntWriter *writer, const EntRdfEvent *event);
  void (*free)(EntWriter *writer); ///< Frees the writer too
};

#endif // ENT_RDF_WRITER_IMPL_H
