/**
   @file results.h
   The solutions of a SELECT, and the answer of an ASK, as text.

   CSV, TSV, JSON and XML are the formats of the W3C; the table and Markdown are
   for people, and write terms short: prefixed names, literals without type.
*/
#ifndef ENT_STORE_RESULTS_H
#define ENT_STORE_RESULTS_H

#include "base/status.h"
#include "base/view.h"
#include "rdf/byte_sink.h"
#include "rdf/vocab.h"
#include "store/query.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  const char *name; ///< "table", "csv", "tsv", "json", "xml", "markdown"
  EntStatus (*write_solutions)(EntResults *results, EntBuffer *line,
                               EntByteSink out);
  EntStatus (*write_answer)(bool answer, EntBuffer *line, EntByteSink out);
} EntResultsFormat;

/// Return the format called `name`, or NULL.
const EntResultsFormat *ent_results_format_find(EntView name);

/// Write a SELECT or ASK as `format` to `out`.
EntStatus ent_results_write(EntResults *results, const EntResultsFormat *format,
                            EntByteSink out);

#ifdef __cplusplus
}
#endif

#endif // ENT_STORE_RESULTS_H
