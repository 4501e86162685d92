/**
   @file results_impl.h
   What the files of result formats share; nobody else includes it.
*/
#ifndef ENT_STORE_RESULTS_IMPL_H
#define ENT_STORE_RESULTS_IMPL_H

#include "store/query_impl.h"
#include "store/results.h"

/// Pass the line on and empty it.
EntStatus results_flush(EntBuffer *line, EntByteSink out);

EntStatus results_write_csv(EntResults *results, EntBuffer *line,
                            EntByteSink out);
EntStatus results_write_tsv(EntResults *results, EntBuffer *line,
                            EntByteSink out);
EntStatus results_write_json(EntResults *results, EntBuffer *line,
                             EntByteSink out);
EntStatus results_write_xml(EntResults *results, EntBuffer *line,
                            EntByteSink out);
EntStatus results_write_table(EntResults *results, EntBuffer *line,
                              EntByteSink out);
EntStatus results_write_markdown(EntResults *results, EntBuffer *line,
                                 EntByteSink out);
EntStatus results_answer_json(bool answer, EntBuffer *line, EntByteSink out);
EntStatus results_answer_xml(bool answer, EntBuffer *line, EntByteSink out);

#endif // ENT_STORE_RESULTS_IMPL_H
