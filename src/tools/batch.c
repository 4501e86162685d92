#include "tools/batch.h"

#include "base/intern.h"
#include "base/pool.h"
#include "tools/batch_inputs.h"
#include "tools/batch_job.h"
#include "tools/batch_output.h"
#include "tools/interrupt.h"
#include "tools/progress.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { JOBS_PER_THREAD = 32 };

/// Bytes of the records under way: a larger one is converted alone.
static const size_t MAX_SIZE = (size_t)8 << 20;

/// Files below this size belong to one shard with all their articles.
static const uint64_t MIN_CUT_SIZE = (uint64_t)1 << 20;

typedef struct {
  EntWorld *world;
  const EntBatchOptions *options;
  EntBatchInputs inputs;
  EntConverter *converter;
  EntPool *pool;
  EntBatchJob *jobs;
  size_t n_jobs;
  EntBatchOutput *output;
  EntInterrupt *interrupt;
  EntProgress *progress;

  // Of the thread that feeds the pool
  pthread_t feeder;
  EntBatchJob *claimed; ///< What it is filling
  uint64_t n_inputs;    ///< That were fed
  uint64_t n_articles;  ///< Of the last input
  size_t n_unreadable;  ///< Folders

  // Of the thread that finishes jobs
  EntBatchState state;
  EntBatchState resumed; ///< Where a run that is gone on with had got
  bool is_checked;       ///< The inputs up to there are the same
  uint64_t size;         ///< Of the inputs that are done
  uint64_t article_size; ///< Of the articles that are done of the next one
  EntStatus first_error; ///< Of an article that was left out
} Batch;

/// \name Messages
/// @{

/// Keep a message with the article that it is about.
static void keep_message(void *const handle, const EntLogLevel level,
                         const EntPlace place, const char *const text) {
  Batch *const self = handle;
  EntBatchJob *job = self->pool ? ent_pool_current(self->pool) : NULL;
  if (!job && pthread_equal(pthread_self(), self->feeder)) {
    job = self->claimed;
  }
  if (!job || ent_log_append(&job->log, level, place, text)) {
    ent_log_to_stderr(NULL, level, place, text);
  }
}

static void print_messages(Batch *const self, EntBatchJob *const job) {
  if (job->log.size && !job->is_replayed) {
    ent_progress_hide(self->progress);
    (void)fwrite(job->log.data, 1, job->log.size, stderr);
  }
  ent_buffer_clear(&job->log);
}

static void append_count(char *const text, const size_t size,
                         const uint64_t count, const char *const what) {
  if (count) {
    const size_t used = strlen(text);
    (void)snprintf(text + used, size - used, ", %" PRIu64 " %s", count, what);
  }
}

static uint64_t count_articles(const EntBatchState *const state) {
  return state->converted + state->duplicates + state->left_out + state->failed;
}

static void print_summary(const Batch *const self, const char *const how) {
  const EntBatchState *const state = &self->state;
  char text[256];
  (void)snprintf(text, sizeof(text),
                 "%" PRIu64 " articles: %" PRIu64 " converted",
                 count_articles(state), state->converted);
  append_count(text, sizeof(text), state->duplicates,
               "marked as near-duplicates");
  append_count(text, sizeof(text), state->left_out, "left out (not English)");
  append_count(text, sizeof(text), state->failed, "failed");
  fprintf(stderr, "entente: %s%s\n", text, how);
}

static EntProgressState progress_of(const Batch *const self) {
  return (EntProgressState){count_articles(&self->state), self->state.failed,
                            self->size + self->article_size};
}

/// @}
/// \name Finishing jobs, in order
/// @{

static uint64_t chain(const uint64_t hash, const EntBatchJob *const job) {
  const uint64_t values[] = {hash, ent_hash(ent_view(job->name.data))};
  return ent_hash(ent_view_of((const char *)values, sizeof(values)));
}

/// Note how far it got.
static void advance(Batch *const self, const EntBatchJob *const job) {
  EntBatchState *const state = &self->state;
  state->names = job->is_first ? chain(state->names, job) : state->names;
  if (job->kind == ENT_BATCH_END) {
    ++state->inputs;
    state->articles = 0;
    self->size += job->size;
    self->article_size = 0;
  } else {
    ++state->articles;
    self->article_size += job->size;
  }
}

/// What was done before must have been done with these inputs.
static EntStatus check_resumed(Batch *const self) {
  if (self->is_checked) {
    return ENT_SUCCESS;
  }
  self->is_checked = true;
  if (self->state.names != self->resumed.names ||
      self->state.inputs != self->resumed.inputs ||
      self->state.articles != self->resumed.articles) {
    return ent_error(self->world, ENT_ERR_DATA, ENT_NOWHERE,
                     "the inputs are not those of the interrupted run; "
                     "begin anew without --resume");
  }
  self->state = self->resumed;
  const EntProgressState progress = progress_of(self);
  ent_progress_start(self->progress, &progress);
  return ENT_SUCCESS;
}

static EntStatus count_failure(Batch *const self,
                               const EntBatchJob *const job) {
  ++self->state.failed;
  // That memory did not suffice for one article has been logged.
  const EntStatus status =
      job->status == ENT_ERR_MEMORY ? ENT_ERR_LIMIT : job->status;
  self->first_error = self->first_error ? self->first_error : status;
  return self->options->is_strict ? status : ENT_SUCCESS;
}

static EntStatus finish_article(Batch *const self, EntBatchJob *const job) {
  if (job->status == ENT_NO_MATCH) {
    ++self->state.left_out;
    return ENT_SUCCESS;
  }
  if (job->status) {
    return count_failure(self, job);
  }
  self->state.duplicates += job->is_duplicate;
  self->state.converted += !job->is_duplicate;
  return ent_batch_output_write(self->output, job->output.data,
                                ent_buffer_view(&job->graph));
}

static EntStatus finish_new(Batch *const self, EntBatchJob *const job) {
  ENT_TRY(check_resumed(self));
  if (job->kind == ENT_BATCH_END) {
    ENT_TRY(ent_batch_output_end_input(self->output, job->output.data));
  } else {
    ENT_TRY(finish_article(self, job));
  }
  advance(self, job);
  return ent_batch_output_note(self->output, &self->state, false);
}

static EntStatus finish(void *const handle, void *const opaque) {
  Batch *const self = handle;
  EntBatchJob *const job = opaque;
  EntStatus status = ENT_SUCCESS;
  if (job->is_replayed) {
    advance(self, job);
  } else {
    status = finish_new(self, job);
  }
  print_messages(self, job);
  const EntProgressState progress = progress_of(self);
  ent_progress_show(self->progress, &progress);
  return status;
}

/// @}
/// \name The other steps
/// @{

static void prepare(void *const handle, void *const job, const size_t thread) {
  (void)thread;
  ent_converter_prepare(((Batch *)handle)->converter, job);
}

static void decide(void *const handle, void *const job) {
  ent_converter_decide(((Batch *)handle)->converter, job);
}

static void work(void *const handle, void *const job, const size_t thread) {
  ent_converter_work(((Batch *)handle)->converter, job, thread);
}

/// @}
/// \name Feeding the pool
/// @{

static EntView first_extension(const EntBatchOptions *const options) {
  const EntView extensions = ent_view(options->syntax->extensions);
  return ent_view_slice(extensions, 0, ent_view_find(extensions, ' '));
}

static EntStatus set_names(const Batch *const self,
                           const EntBatchInput *const input,
                           EntBatchJob *const job) {
  ENT_TRY(ent_buffer_append(&job->name, ent_view(input->name)));
  ENT_TRY(ent_buffer_append_byte(&job->name, '\0'));
  ENT_TRY(ent_batch_output_name(&self->inputs, input,
                                first_extension(self->options), &job->output));
  return ent_buffer_append_byte(&job->output, '\0');
}

/// Get a job for the next article of `input`; messages go to it from now on.
static EntStatus claim(Batch *const self, const EntBatchInput *const input) {
  void *job = NULL;
  ENT_TRY(ent_pool_claim(self->pool, &job));
  self->claimed = job;
  ent_batch_job_reset(job);
  self->claimed->is_first = !self->n_articles;
  return set_names(self, input, job);
}

static bool is_replayed(const Batch *const self, const EntBatchJobKind kind) {
  const EntBatchState *const resumed = &self->resumed;
  return self->n_inputs < resumed->inputs ||
         (self->n_inputs == resumed->inputs && kind != ENT_BATCH_END &&
          self->n_articles < resumed->articles);
}

static void submit(Batch *const self, const EntBatchJobKind kind,
                   const EntStatus status, const uint64_t size) {
  EntBatchJob *const job = self->claimed;
  job->kind = kind;
  job->status = status;
  job->size = size;
  job->is_replayed = is_replayed(self, kind);
  self->n_articles += kind != ENT_BATCH_END;
  self->claimed = NULL;
  ent_pool_submit(self->pool, kind == ENT_BATCH_ARTICLE ? size : 0);
}

/// Whether the claimed article belongs to this shard.
static EntStatus is_in_shard(const Batch *const self, const bool is_cut,
                             bool *const result) {
  const EntRecord *const record = &self->claimed->record;
  *result = true;
  if (!is_cut || self->options->n_shards < 2) {
    return ENT_SUCCESS;
  }
  EntView name;
  ENT_TRY(ent_arena_format(&self->claimed->arena, &name, "%s:%zu",
                           self->claimed->name.data, record->number));
  *result = ent_batch_has_name(self->options->shard, self->options->n_shards,
                               name.data);
  return ENT_SUCCESS;
}

/// Submit the record that was read into the claimed job.
static EntStatus submit_record(Batch *const self, const bool is_cut) {
  EntBatchJob *const job = self->claimed;
  bool is_ours = false;
  ENT_TRY(is_in_shard(self, is_cut, &is_ours));
  if (!is_ours) {
    return ENT_SUCCESS;
  }
  EntView name; // The source that has it may be closed before
  ENT_TRY(ent_arena_copy(&job->arena, ent_view(job->record.name), &name));
  job->record.name = name.data;
  submit(self, ENT_BATCH_ARTICLE, ENT_SUCCESS, job->record.content.size);
  return ENT_SUCCESS;
}

static EntStatus feed_source(Batch *const self,
                             const EntBatchInput *const input,
                             const bool is_cut, EntSource *const source) {
  for (;;) {
    ENT_TRY(claim(self, input));
    const EntStatus status =
        ent_source_next(source, &self->claimed->arena, &self->claimed->record);
    if (status == ENT_NO_MATCH || status == ENT_ERR_MEMORY) {
      return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
    }
    if (status) {
      submit(self, ENT_BATCH_BROKEN, status, 0);
    } else {
      ENT_TRY(submit_record(self, is_cut));
    }
  }
}

static EntStatus feed_articles(Batch *const self,
                               const EntBatchInput *const input,
                               const bool is_cut) {
  EntSource *source = NULL;
  ENT_TRY(claim(self, input));
  EntStatus status = ent_source_open(self->world, input->path,
                                     &self->options->source, &source);
  if (status == ENT_ERR_MEMORY) {
    return status;
  }
  if (status) {
    submit(self, ENT_BATCH_BROKEN, status, 0);
    return ENT_SUCCESS;
  }
  status = feed_source(self, input, is_cut, source);
  ent_source_close(source);
  return status;
}

static EntStatus feed_input(void *const handle,
                            const EntBatchInput *const input) {
  Batch *const self = handle;
  const EntBatchOptions *const options = self->options;
  const bool is_folder =
      ent_view_ends_with(ent_view(options->output), ENT_VIEW("/"));
  const bool is_small = strcmp(input->path, "-") && input->size < MIN_CUT_SIZE;
  const bool is_cut = !is_folder && !is_small;
  if (!is_cut &&
      !ent_batch_has_name(options->shard, options->n_shards, input->name)) {
    return ENT_SUCCESS;
  }
  self->n_articles = 0;
  // What was done needs to be read again only to know it for duplicates.
  if (options->window || self->n_inputs >= self->resumed.inputs) {
    ENT_TRY(feed_articles(self, input, is_cut));
  }
  ENT_TRY(claim(self, input));
  submit(self, ENT_BATCH_END, ENT_SUCCESS, input->size);
  ++self->n_inputs;
  return ENT_SUCCESS;
}

static EntStatus feed(Batch *const self) {
  ENT_TRY(ent_batch_inputs_walk(&self->inputs, feed_input, self,
                                &self->n_unreadable));
  return ent_pool_wait(self->pool);
}

/// @}
/// \name Beginning and ending
/// @{

static EntStatus open_pool(Batch *const self) {
  const EntAllocator *const allocator = ent_world_allocator(self->world);
  const size_t n_threads = self->options->n_threads;
  self->n_jobs = n_threads > 1 ? n_threads * JOBS_PER_THREAD : 1;
  self->jobs = ent_calloc(allocator, self->n_jobs, sizeof(EntBatchJob));
  if (!self->jobs) {
    return ENT_ERR_MEMORY;
  }
  for (size_t i = 0; i < self->n_jobs; ++i) {
    ent_batch_job_init(&self->jobs[i], allocator);
  }
  const EntPoolShape shape = {n_threads, self->jobs, self->n_jobs,
                              sizeof(EntBatchJob), MAX_SIZE};
  const EntPoolSteps steps = {prepare, decide, work, finish, self};
  return ent_pool_new(self->world, &shape, &steps, &self->pool);
}

static EntStatus add_size(void *const handle,
                          const EntBatchInput *const input) {
  *(uint64_t *)handle += input->size;
  return ENT_SUCCESS;
}

/// Learn how much there is to do, and show how much of it is done.
static EntStatus open_progress(Batch *const self) {
  if (!self->options->has_progress) {
    return ENT_SUCCESS;
  }
  uint64_t total = 0;
  size_t n_unreadable = 0;
  ENT_TRY(
      ent_batch_inputs_walk(&self->inputs, add_size, &total, &n_unreadable));
  self->progress = ent_progress_new(self->world, total);
  return self->progress ? ENT_SUCCESS : ENT_ERR_MEMORY;
}

/// Whether there is something on the disk to go on with.
static bool has_journal(const Batch *const self) {
  return self->resumed.inputs || self->resumed.articles ||
         ent_batch_output_has_journal(self->output);
}

/// The process is asked to end: go no further, and remember where that is.
static void interrupt(void *const handle) {
  Batch *const self = handle;
  ent_pool_stop(self->pool);
  if (self->is_checked) {
    (void)ent_batch_output_note(self->output, &self->state, true);
  }
  const bool is_kept = has_journal(self);
  ent_progress_hide(self->progress);
  if (self->is_checked) {
    print_summary(self, is_kept ? "; interrupted: --resume goes on from here"
                                : "; interrupted");
  }
  if (is_kept) {
    ent_batch_output_suspend(self->output);
  } else {
    ent_batch_output_abandon(self->output);
  }
}

static EntStatus open_all(Batch *const self) {
  if (ent_view_ends_with(ent_view(self->options->output), ENT_VIEW("/"))) {
    ENT_TRY(ent_batch_check_names(&self->inputs, self->options->output,
                                  first_extension(self->options)));
  }
  ENT_TRY(open_progress(self));
  ENT_TRY(ent_converter_open(self->world, self->options, &self->converter));
  ENT_TRY(ent_batch_output_open(self->world, self->options,
                                ent_converter_head(self->converter),
                                &self->output, &self->resumed));
  self->interrupt = ent_interrupt_new(self->world);
  if (!self->interrupt) {
    return ENT_ERR_MEMORY;
  }
  ENT_TRY(open_pool(self));
  return ent_interrupt_start(self->interrupt, interrupt, self);
}

/// Complete the output, or leave nothing that is not complete behind.
static EntStatus end_output(Batch *const self, const EntStatus status) {
  const bool has_nothing =
      self->state.failed && !self->state.converted && !self->state.duplicates;
  const bool is_given_up = self->options->is_strict && self->is_checked;
  if (status && has_journal(self) && !is_given_up) {
    ent_batch_output_suspend(self->output);
  } else if (status || has_nothing) {
    ent_batch_output_abandon(self->output);
  } else {
    return ent_batch_output_commit(self->output);
  }
  return status;
}

/// All articles are finished: look at the whole.
static EntStatus check_end(Batch *const self) {
  ENT_TRY(check_resumed(self));
  self->state.failed += self->n_unreadable;
  if (self->state.failed && !self->first_error) { // One before it was resumed
    self->first_error = ENT_ERR_READ;
  }
  return self->options->is_strict ? self->first_error : ENT_SUCCESS;
}

static void close_all(Batch *const self) {
  ent_pool_free(self->pool);
  self->pool = NULL;
  ent_converter_close(self->converter);
  for (size_t i = 0; self->jobs && i < self->n_jobs; ++i) {
    ent_batch_job_clear(&self->jobs[i]);
  }
  ent_free(ent_world_allocator(self->world), self->jobs);
  const EntProgressState progress = progress_of(self);
  ent_progress_free(self->progress, &progress);
}

static EntStatus run(Batch *const self) {
  EntStatus status = open_all(self);
  status = status ? status : feed(self);
  if (self->pool) {
    ent_pool_stop(self->pool);
  }
  self->claimed = NULL;
  ent_interrupt_end(self->interrupt);
  status = status ? status : check_end(self);
  return self->output ? end_output(self, status) : status;
}

EntStatus ent_batch_run(EntWorld *const world,
                        const EntBatchOptions *const options,
                        char **const names, const size_t n_names) {
  Batch self = {
      .world = world,
      .options = options,
      .inputs = {world, names, n_names, options->is_recursive},
      .feeder = pthread_self(),
  };
  ent_world_set_log(world, keep_message, &self);
  const EntStatus status = run(&self);
  const bool is_summed_up =
      options->has_progress ||
      (!status && (self.state.failed || self.state.left_out) &&
       count_articles(&self.state) > 1);
  close_all(&self);
  if (is_summed_up) {
    print_summary(&self, "");
  }
  ent_world_set_log(world, ent_log_to_stderr, NULL);
  return status ? status : self.first_error;
}

/// @}
