#include "tools/batch_job.h"

#include "rdf/byte_sink.h"

/// Buffers that grew beyond this for one article are not kept for the next.
static const size_t MAX_KEPT = (size_t)1 << 20;

/// What each thread has of its own.
typedef struct {
  EntWriter *writer; ///< NULL after an error
  EntBuffer text;    ///< What it wrote
} Writing;

struct EntConverterImpl {
  const EntWorld *world;
  const EntBatchOptions *options;
  EntAnalyser *analyser;
  EntDuplicates *duplicates; ///< NULL: they are not looked for
  EntBuffer head;
  Writing *writings; ///< By thread
};

/// \name Jobs
/// @{

void ent_batch_job_init(EntBatchJob *const job,
                        const EntAllocator *const allocator) {
  *job = (EntBatchJob){.name = {.allocator = allocator},
                       .output = {.allocator = allocator},
                       .graph = {.allocator = allocator},
                       .log = {.allocator = allocator}};
  ent_arena_init(&job->arena, allocator);
}

static void reset_buffer(EntBuffer *const buffer) {
  ent_buffer_clear(buffer);
  if (buffer->capacity > MAX_KEPT) {
    ent_buffer_free(buffer);
  }
}

void ent_batch_job_reset(EntBatchJob *const job) {
  ent_arena_clear(&job->arena);
  reset_buffer(&job->name);
  reset_buffer(&job->output);
  reset_buffer(&job->graph);
  reset_buffer(&job->log);
  job->kind = ENT_BATCH_ARTICLE;
  job->is_first = job->is_replayed = job->is_duplicate = false;
  job->size = 0;
  job->status = ENT_SUCCESS;
}

void ent_batch_job_clear(EntBatchJob *const job) {
  ent_arena_clear(&job->arena);
  ent_buffer_free(&job->name);
  ent_buffer_free(&job->output);
  ent_buffer_free(&job->graph);
  ent_buffer_free(&job->log);
}

/// @}
/// \name Opening
/// @{

/// Make a writer that knows the prefixes and has written them.
static EntStatus open_writer(const EntConverter *const self,
                             Writing *const writing) {
  ent_buffer_clear(&writing->text);
  ENT_TRY(ent_writer_new(self->world, self->options->syntax,
                         ent_bytes_to_buffer(&writing->text),
                         &writing->writer));
  return ent_graph_write_prefixes(
      ent_analyser_model(self->analyser)->vocabulary,
      ent_writer_sink(writing->writer));
}

/// All writers are made here, as not all libraries like to be set up by
/// several threads at a time.
static EntStatus open_writers(EntConverter *const self) {
  const EntAllocator *const allocator = ent_world_allocator(self->world);
  self->writings =
      ent_calloc(allocator, self->options->n_threads, sizeof(Writing));
  if (!self->writings) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < self->options->n_threads; ++i) {
    self->writings[i].text.allocator = allocator;
    ENT_TRY(open_writer(self, &self->writings[i]));
  }
  return ent_buffer_append(&self->head,
                           ent_buffer_view(&self->writings[0].text));
}

static EntStatus open_all(EntConverter *const self) {
  ENT_TRY(
      ent_analyser_open(self->world, &self->options->data, &self->analyser));
  if (self->options->window) {
    self->duplicates = ent_duplicates_new(self->world, self->options->window);
    if (!self->duplicates) {
      return ENT_ERR_MEMORY;
    }
  }
  return open_writers(self);
}

EntStatus ent_converter_open(const EntWorld *const world,
                             const EntBatchOptions *const options,
                             EntConverter **const converter) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntConverter *const self = ent_calloc(allocator, 1, sizeof(EntConverter));
  if (!self) {
    return ENT_ERR_MEMORY;
  }
  self->world = world;
  self->options = options;
  self->head.allocator = allocator;
  const EntStatus status = open_all(self);
  if (status) {
    ent_converter_close(self);
    return status;
  }
  *converter = self;
  return ENT_SUCCESS;
}

void ent_converter_close(EntConverter *const converter) {
  if (!converter) {
    return;
  }
  const EntAllocator *const allocator = ent_world_allocator(converter->world);
  for (size_t i = 0; converter->writings && i < converter->options->n_threads;
       ++i) {
    ent_writer_free(converter->writings[i].writer);
    ent_buffer_free(&converter->writings[i].text);
  }
  ent_free(allocator, converter->writings);
  ent_buffer_free(&converter->head);
  ent_duplicates_free(converter->duplicates);
  ent_analyser_close(converter->analyser);
  ent_free(allocator, converter);
}

EntView ent_converter_head(const EntConverter *const converter) {
  return ent_buffer_view(&converter->head);
}

/// @}
/// \name Steps
/// @{

void ent_converter_prepare(EntConverter *const converter,
                           EntBatchJob *const job) {
  if (job->kind != ENT_BATCH_ARTICLE ||
      (job->is_replayed && !converter->duplicates)) {
    return;
  }
  const EntAnalyserInput input = {&job->record, converter->options->date};
  job->status = ent_analyser_read_article(converter->analyser, &input,
                                          &job->arena, &job->article);
  if (!job->status && converter->duplicates) {
    ent_signature_make(&job->article, &job->signature);
  }
}

void ent_converter_decide(EntConverter *const converter,
                          EntBatchJob *const job) {
  job->is_duplicate =
      job->kind == ENT_BATCH_ARTICLE && !job->status && converter->duplicates &&
      ent_duplicates_find(converter->duplicates, &job->signature,
                          ent_article_key(&job->article), &job->original);
}

static EntStatus write_graph(const EntConverter *const self,
                             EntBatchJob *const job, const EntSink sink) {
  const EntGraphOptions *const options = &self->options->graph;
  ENT_TRY(
      job->is_duplicate
          ? ent_analyser_write_duplicate(self->analyser, &job->article,
                                         job->original, options, sink)
          : ent_analyser_write(self->analyser, &job->article, options, sink));
  return ent_sink_end(sink);
}

static EntStatus convert(const EntConverter *const self, EntBatchJob *const job,
                         Writing *const writing) {
  if (!writing->writer) {
    ENT_TRY(open_writer(self, writing));
  }
  ent_buffer_clear(&writing->text);
  const EntStatus status =
      write_graph(self, job, ent_writer_sink(writing->writer));
  if (status) { // It would fail for all later articles, too
    ent_writer_free(writing->writer);
    writing->writer = NULL;
    return status;
  }
  const EntBuffer graph = writing->text;
  writing->text = job->graph;
  job->graph = graph;
  return ENT_SUCCESS;
}

void ent_converter_work(EntConverter *const converter, EntBatchJob *const job,
                        const size_t thread) {
  if (job->kind == ENT_BATCH_ARTICLE && !job->status && !job->is_replayed) {
    job->status = convert(converter, job, &converter->writings[thread]);
  }
  if (job->status == ENT_ERR_MEMORY) { // Which nobody below logs
    (void)ent_error(converter->world, ENT_ERR_MEMORY,
                    ENT_IN_FILE(job->name.data), "out of memory");
  }
  ent_arena_clear(&job->arena);
}

/// @}
