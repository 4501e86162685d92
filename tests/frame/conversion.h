/**
   @file conversion.h
   An article converted to bytes, for tests of the whole conversion.
*/
#ifndef ENT_TESTS_FRAME_CONVERSION_H
#define ENT_TESTS_FRAME_CONVERSION_H

#include "base/buffer.h"
#include "frame/analyser.h"
#include "rdf/byte_sink.h"
#include "rdf/syntax.h"
#include "rdf/writer.h"

static const EntGraphOptions CONVERSION_OPTIONS = {
    .base = {ENT_DEFAULT_BASE, sizeof(ENT_DEFAULT_BASE) - 1},
    .with_text = true,
};

/// Append the graph of `article` in Turtle to `out`.
static EntStatus convert_article(const EntWorld *const world,
                                 const EntAnalyser *const analyser,
                                 const EntView article, EntBuffer *const out) {
  const EntRecord record = {.content = article, .name = "article"};
  const EntAnalyserInput input = {.record = &record};
  EntWriter *writer = NULL;
  ENT_TRY(ent_writer_new(world, ent_syntax_default(), ent_bytes_to_buffer(out),
                         &writer));
  const EntSink sink = ent_writer_sink(writer);
  EntStatus status = ent_graph_write_prefixes(ent_vocabulary(), sink);
  if (!status) {
    status = ent_analyser_convert(analyser, &input, &CONVERSION_OPTIONS, sink);
  }
  if (!status) {
    status = ent_sink_end(sink);
  }
  ent_writer_free(writer);
  return status;
}

#endif // ENT_TESTS_FRAME_CONVERSION_H
