/**
   @file analyser.h
   The whole way from an article to RDF.

       EntAnalyser *analyser = NULL;
       ENT_TRY(ent_analyser_open(world, &(EntAnalyserConfig){0}, &analyser));
       const EntRecord record = {.content = text, .name = "a.txt"};
       ENT_TRY(ent_analyser_convert(analyser,
                                    &(EntAnalyserInput){.record = &record},
                                    &options, sink));
       ent_analyser_close(analyser);

   An analyser is const once opened and may be shared by threads; each
   conversion has its own arena.
*/
#ifndef ENT_FRAME_ANALYSER_H
#define ENT_FRAME_ANALYSER_H

#include "base/buffer.h"
#include "base/date.h"
#include "base/status.h"
#include "base/world.h"
#include "frame/graph.h"
#include "frame/reading.h"
#include "news/record.h"
#include "rdf/sink.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntAnalyserImpl EntAnalyser;

/// What a user adds to the installed data; all NULL and 0 for none.
typedef struct {
  const char *const *lexicons; ///< Frames lexicons (lexicon.h)
  size_t n_lexicons;
  const char *const *knowledge; ///< Tables of entities (know/builder.h)
  size_t n_knowledge;
  const char *const *ontologies; ///< Classes and properties (rdf/ontology.h)
  size_t n_ontologies;
} EntAnalyserConfig;

/// What the caller knows of an article, and the article itself.
typedef struct {
  const EntRecord *record; ///< The article as it came
  EntDate date;            ///< If the article has none; or unset
} EntAnalyserInput;

/**
   Load the models and tables (base/data.h tells from where).

   Free with ent_analyser_close(). Statuses are those of the loaders, logged.
*/
EntStatus ent_analyser_open(const EntWorld *world,
                            const EntAnalyserConfig *config,
                            EntAnalyser **analyser);

/// Free `analyser`, which may be NULL.
void ent_analyser_close(EntAnalyser *analyser);

/// Return the models of the frame layer.
const EntFrameModel *ent_analyser_model(const EntAnalyser *analyser);

/**
   Read one article and write its graph to `sink`; does not end the stream.

   Returns the statuses of ent_record_read() and of the sink; after an error
   the sink may have got a part of the graph.
*/
EntStatus ent_analyser_convert(const EntAnalyser *analyser,
                               const EntAnalyserInput *input,
                               const EntGraphOptions *options, EntSink sink);

/**
   Read the article of `input` only; what it refers to lives in `arena` or in
   the record. Statuses of ent_record_read().
*/
EntStatus ent_analyser_read_article(const EntAnalyser *analyser,
                                    const EntAnalyserInput *input,
                                    EntArena *arena, EntArticle *article);

/// Write the graph of an article that was read, as ent_analyser_convert() does.
EntStatus ent_analyser_write(const EntAnalyser *analyser, EntArticle *article,
                             const EntGraphOptions *options, EntSink sink);

/// Write that it is a near-duplicate (ent_graph_write_duplicate()), which takes
/// no analysis.
EntStatus ent_analyser_write_duplicate(const EntAnalyser *analyser,
                                       EntArticle *article, uint64_t original,
                                       const EntGraphOptions *options,
                                       EntSink sink);

/// Read one article and append why its graph says what it says (explain.h).
EntStatus ent_analyser_explain(const EntAnalyser *analyser,
                               const EntAnalyserInput *input, EntBuffer *out);

/**
   Tokenize, parse and find names and times in the article of `document`.
*/
EntStatus ent_analyser_annotate(const EntAnalyser *analyser,
                                EntDocument *document);

/// Fill `reading` from an annotated document; clear it with
/// ent_reading_clear(), also after an error.
EntStatus ent_analyser_read(const EntAnalyser *analyser,
                            const EntDocument *document, EntReading *reading);

#ifdef __cplusplus
}
#endif

#endif // ENT_FRAME_ANALYSER_H
