/**
   @file byte_sink.h
   Where the text of a graph goes: a file, or memory.
*/
#ifndef ENT_RDF_BYTE_SINK_H
#define ENT_RDF_BYTE_SINK_H

#include "base/buffer.h"
#include "base/output.h"
#include "base/status.h"
#include "base/view.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Receives bytes; an error stops the writer, which returns it.
typedef struct {
  EntStatus (*write)(void *handle, EntView bytes);
  void *handle; ///< Passed to `write`
} EntByteSink;

/// Write to `output`, which outlives the sink and is committed by its owner.
EntByteSink ent_bytes_to_output(EntOutput *output);

/// Append to `buffer`, which outlives the sink.
EntByteSink ent_bytes_to_buffer(EntBuffer *buffer);

#ifdef __cplusplus
}
#endif

#endif // ENT_RDF_BYTE_SINK_H
