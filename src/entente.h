/**
   @file entente.h
   All of libentente: news on international politics in, RDF out.

   Compile with `pkg-config --cflags --libs entente`. Each part may be included
   alone as well ("frame/analyser.h"); its header is its manual. The program
   below writes what the articles named on its command line state as Turtle.

   ```c
   #include <entente.h>

   static EntStatus convert(const EntWorld *world, const EntAnalyser *analyser,
                            const char *name, EntSink sink) {
     EntFile file;
     ENT_TRY(ent_file_read(world, name, 0, &file));
     const EntRecord record = {.content = file.content, .name = name};
     const EntAnalyserInput input = {.record = &record};
     const EntGraphOptions options = {.base = ENT_VIEW(ENT_DEFAULT_BASE)};
     EntStatus status = ent_analyser_convert(analyser, &input, &options, sink);
     ent_file_close(&file);
     return status;
   }

   static EntStatus convert_all(const EntWorld *world, char **names,
                                EntOutput *out) {
     EntAnalyser *analyser = NULL;
     EntWriter *writer = NULL;
     EntStatus status =
         ent_analyser_open(world, &(EntAnalyserConfig){0}, &analyser);
     if (!status) {
       status = ent_writer_new(world, ent_syntax_default(),
                               ent_bytes_to_output(out), &writer);
     }
     if (!status) {
       status =
           ent_graph_write_prefixes(ent_vocabulary(), ent_writer_sink(writer));
     }
     for (; !status && *names; ++names) {
       status = convert(world, analyser, *names, ent_writer_sink(writer));
     }
     if (!status) {
       status = ent_sink_end(ent_writer_sink(writer));
     }
     ent_writer_free(writer);
     ent_analyser_close(analyser);
     return status;
   }

   int main(int argc, char **argv) {
     EntWorld *world = argc > 1 ? ent_world_new(NULL) : NULL;
     EntOutput *out = NULL;
     if (!world || ent_output_open(world, NULL, &out)) {
       return 1;
     }
     EntStatus status = convert_all(world, argv + 1, out);
     if (status) {
       ent_output_abandon(out);
     } else {
       status = ent_output_commit(out);
     }
     ent_world_free(world);
     return status != ENT_SUCCESS;
   }
   ```
*/
#ifndef ENT_ENTENTE_H
#define ENT_ENTENTE_H

// What everything shares
#include "base/arena.h"
#include "base/buffer.h"
#include "base/data.h"
#include "base/date.h"
#include "base/file.h"
#include "base/journal.h"
#include "base/log.h"
#include "base/output.h"
#include "base/pool.h"
#include "base/status.h"
#include "base/view.h"
#include "base/walk.h"
#include "base/world.h"

// RDF: terms, statements, readers, writers, the vocabulary
#include "rdf/byte_sink.h"
#include "rdf/graph.h"
#include "rdf/reader.h"
#include "rdf/sink.h"
#include "rdf/syntax.h"
#include "rdf/term.h"
#include "rdf/vocab.h"
#include "rdf/writer.h"

// Who and what a name means, and when
#include "know/builder.h"
#include "know/knowledge.h"

// Articles, their words and trees
#include "news/duplicates.h"
#include "news/reader.h"
#include "news/record.h"
#include "news/source.h"
#include "text/conllu.h"
#include "text/document.h"
#include "text/parser.h"
#include "text/timex.h"
#include "text/tokenizer.h"

// What they state
#include "frame/analyser.h"
#include "frame/explain.h"
#include "frame/graph.h"
#include "frame/lexicon.h"
#include "frame/reading.h"

// The store, and SPARQL
#include "store/loader.h"
#include "store/pattern.h"
#include "store/query.h"
#include "store/results.h"
#include "store/store.h"
#include "net/endpoint.h"

#endif // ENT_ENTENTE_H
