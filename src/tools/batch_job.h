/**
   @file batch_job.h
   One article on its way through the threads of a batch.

   The functions of a converter are the steps of a pool (base/pool.h): read the
   article, find out whether it is a near-duplicate, write its graph.
*/
#ifndef ENT_TOOLS_BATCH_JOB_H
#define ENT_TOOLS_BATCH_JOB_H

#include "base/arena.h"
#include "base/buffer.h"
#include "news/duplicates.h"
#include "rdf/writer.h"
#include "tools/batch.h"

#include <stdint.h>

typedef enum {
  ENT_BATCH_ARTICLE, ///< A record to convert
  ENT_BATCH_BROKEN,  ///< It could not be cut from its input: `status` says why
  ENT_BATCH_END      ///< All articles of an input came before
} EntBatchJobKind;

typedef struct {
  EntBatchJobKind kind;
  bool is_first;    ///< Of its input
  bool is_replayed; ///< It was done before the run was interrupted
  EntBuffer name;   ///< Of the input, terminated
  EntBuffer output; ///< Of the file in a folder that gets the graph, terminated
  uint64_t size;    ///< Bytes of the record, or of the whole input at its end
  EntArena arena;   ///< What the record and the article live in
  EntRecord record;
  EntArticle article;
  EntSignature signature;
  bool is_duplicate;
  uint64_t original; ///< Key of the article that it is a duplicate of
  EntStatus status;  ///< #ENT_NO_MATCH: no English article
  EntBuffer graph;
  EntBuffer log; ///< Messages about it
} EntBatchJob;

/// Make a job empty; `allocator` outlives it.
void ent_batch_job_init(EntBatchJob *job, const EntAllocator *allocator);

/// Empty a job for the next article, keeping memory unless it is much.
void ent_batch_job_reset(EntBatchJob *job);

void ent_batch_job_clear(EntBatchJob *job);

typedef struct EntConverterImpl EntConverter;

/// Load what is needed for the threads of `options`. Logged errors.
EntStatus ent_converter_open(const EntWorld *world,
                             const EntBatchOptions *options,
                             EntConverter **converter);

/// Free `converter`, which may be NULL.
void ent_converter_close(EntConverter *converter);

/// Return what comes before the first graph of a file.
EntView ent_converter_head(const EntConverter *converter);

/// The steps of a pool; each fails by setting the status of the job.
void ent_converter_prepare(EntConverter *converter, EntBatchJob *job);
void ent_converter_decide(EntConverter *converter, EntBatchJob *job);
void ent_converter_work(EntConverter *converter, EntBatchJob *job,
                        size_t thread);

#endif // ENT_TOOLS_BATCH_JOB_H
