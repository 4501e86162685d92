#include "tools/batch_output.h"

#include "base/buffer.h"
#include "base/intern.h"
#include "base/journal.h"
#include "base/output.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

/// The least pause between two lines of the journal, in seconds; it is longer
/// where writing one takes more than a twentieth of that.
static const double MIN_PAUSE = 1;
static const double PAUSE_RATIO = 20;

struct EntBatchOutputImpl {
  const EntWorld *world;
  const EntBatchOptions *options;
  EntView head;
  bool is_folder;
  bool is_resumable;
  EntOutput *out; ///< NULL in a folder where no input was begun
  uint64_t kept;  ///< Bytes of the first file of the folder to go on with
  EntBuffer path; ///< Of the file in a folder, terminated
  EntBuffer run;  ///< First line of the journal
  EntBuffer journal_name; ///< Terminated
  EntJournal *journal;    ///< NULL until it is needed
  double next_note;       ///< When it is due, in seconds
};

static double now(void) {
  struct timespec time;
  (void)clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/// \name The journal
/// @{

#define STATE_FORMAT(type)                                                     \
  "%" type " %" type " %" type " %" type " %" type " %" type " %" type " "     \
  "%" type

static EntStatus format_state(EntBuffer *const line,
                              const EntBatchState *const state) {
  return ent_buffer_format(line, STATE_FORMAT(PRIu64), state->inputs,
                           state->articles, state->names, state->size,
                           state->converted, state->duplicates, state->left_out,
                           state->failed);
}

static bool parse_state(const char *const line, EntBatchState *const state) {
  return sscanf(line, STATE_FORMAT(SCNu64), &state->inputs, &state->articles,
                &state->names, &state->size, &state->converted,
                &state->duplicates, &state->left_out, &state->failed) == 8;
}

static EntStatus name_journal(EntBatchOutput *const self) {
  const EntBatchOptions *const options = self->options;
  EntBuffer *const name = &self->journal_name;
  if (!self->is_folder) {
    ENT_TRY(ent_buffer_format(name, "%s.journal", options->output));
  } else if (options->n_shards > 1) {
    ENT_TRY(ent_buffer_format(name, "%s.entente.%zu-of-%zu.journal",
                              options->output, options->shard,
                              options->n_shards));
  } else {
    ENT_TRY(ent_buffer_format(name, "%s.entente.journal", options->output));
  }
  return ent_buffer_append_byte(name, '\0');
}

/// Take up the state in the journal, if it is one of this run.
static EntStatus use_journal(const EntBatchOutput *const self,
                             const EntView first, const EntView last,
                             EntBatchState *const state) {
  if (!ent_view_equals(first, ent_buffer_view(&self->run))) {
    return ent_error(self->world, ENT_ERR_USAGE,
                     ENT_IN_FILE(self->journal_name.data),
                     "is of a run with other options, inputs or another "
                     "version; begin anew without --resume");
  }
  return parse_state(last.data, state)
             ? ENT_SUCCESS
             : ent_error(self->world, ENT_ERR_DATA,
                         ENT_IN_FILE(self->journal_name.data),
                         "not a journal of entente");
}

static EntStatus read_journal(const EntBatchOutput *const self,
                              EntBatchState *const state) {
  const EntAllocator *const allocator = ent_world_allocator(self->world);
  EntBuffer first = {.allocator = allocator};
  EntBuffer last = {.allocator = allocator};
  EntStatus status =
      ent_journal_read(self->world, self->journal_name.data, &first, &last);
  status = status ? status : ent_buffer_append_byte(&last, '\0');
  if (!status) {
    status = use_journal(self, ent_buffer_view(&first), ent_buffer_view(&last),
                         state);
  }
  ent_buffer_free(&first);
  ent_buffer_free(&last);
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

static EntStatus open_journal(EntBatchOutput *const self) {
  return self->journal
             ? ENT_SUCCESS
             : ent_journal_open(self->world, self->journal_name.data,
                                ent_buffer_view(&self->run), &self->journal);
}

/// See to it that what the journal is going to tell of is on the disk.
static EntStatus sync_output(EntBatchOutput *const self) {
  if (self->out) {
    ENT_TRY(ent_output_sync(self->out));
  }
  return self->is_folder ? ent_journal_sync_files(self->journal) : ENT_SUCCESS;
}

static EntStatus add_state(EntBatchOutput *const self,
                           EntBatchState *const state) {
  EntBuffer line = {.allocator = ent_world_allocator(self->world)};
  EntStatus status = open_journal(self);
  status = status ? status : sync_output(self);
  state->size = self->out ? ent_output_size(self->out) : self->kept;
  status = status ? status : format_state(&line, state);
  status =
      status ? status : ent_journal_add(self->journal, ent_buffer_view(&line));
  ent_buffer_free(&line);
  return status;
}

EntStatus ent_batch_output_note(EntBatchOutput *const output,
                                EntBatchState *const state,
                                const bool is_last) {
  const double begin = now();
  if (!output->is_resumable || (begin < output->next_note && !is_last)) {
    return ENT_SUCCESS;
  }
  ENT_TRY(add_state(output, state));
  const double end = now();
  const double pause = (end - begin) * PAUSE_RATIO;
  output->next_note = end + (pause > MIN_PAUSE ? pause : MIN_PAUSE);
  return ENT_SUCCESS;
}

bool ent_batch_output_has_journal(const EntBatchOutput *const output) {
  return output->journal;
}

/// @}
/// \name Opening
/// @{

static EntStatus make_folder(const EntWorld *const world,
                             const char *const name) {
  return mkdir(name, 0777) && errno != EEXIST
             ? ent_error(world, ENT_ERR_WRITE, ENT_IN_FILE(name),
                         "cannot make the folder: %s", strerror(errno))
             : ENT_SUCCESS;
}

static EntStatus open_stream(EntBatchOutput *const self,
                             const EntBatchState *const state) {
  const char *const name = self->options->output;
  if (self->is_folder) {
    self->kept = state->size;
    return make_folder(self->world, name);
  }
  return self->is_resumable
             ? ent_output_resume(self->world, name, state->size, &self->out)
             : ent_output_open(self->world, name, &self->out);
}

static EntStatus open_all(EntBatchOutput *const self,
                          EntBatchState *const state) {
  ENT_TRY(ent_buffer_format(&self->run, "entente %s %016llx", PACKAGE_VERSION,
                            (unsigned long long)ent_hash(self->options->run)));
  if (self->is_resumable) {
    ENT_TRY(name_journal(self));
  }
  if (self->is_resumable && self->options->is_resumed) {
    ENT_TRY(read_journal(self, state));
  }
  ENT_TRY(open_stream(self, state));
  if (self->is_resumable && !state->inputs && !state->articles) {
    (void)remove(self->journal_name.data); // Of a run that is begun anew
  }
  self->next_note = now() + MIN_PAUSE;
  return ENT_SUCCESS;
}

static void free_output(EntBatchOutput *const self) {
  ent_journal_close(self->journal);
  ent_buffer_free(&self->path);
  ent_buffer_free(&self->run);
  ent_buffer_free(&self->journal_name);
  ent_free(ent_world_allocator(self->world), self);
}

EntStatus ent_batch_output_open(const EntWorld *const world,
                                const EntBatchOptions *const options,
                                const EntView head,
                                EntBatchOutput **const output,
                                EntBatchState *const state) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntBatchOutput *const self = ent_calloc(allocator, 1, sizeof(EntBatchOutput));
  if (!self) {
    return ENT_ERR_MEMORY;
  }
  const EntView name = ent_view(options->output);
  *self = (EntBatchOutput){
      .world = world,
      .options = options,
      .head = head,
      .is_folder = ent_view_ends_with(name, ENT_VIEW("/")),
      .path = {.allocator = allocator},
      .run = {.allocator = allocator},
      .journal_name = {.allocator = allocator},
  };
  self->is_resumable =
      self->is_folder || ent_output_is_resumable(options->output);
  *state = (EntBatchState){0};
  const EntStatus status = open_all(self, state);
  if (status) {
    free_output(self);
    return status;
  }
  *output = self;
  return ENT_SUCCESS;
}

/// @}
/// \name Writing
/// @{

/// Make the folders that lead to the file.
static EntStatus make_folders(const EntWorld *const world, char *const path,
                              const size_t begin) {
  for (size_t i = begin; path[i]; ++i) {
    if (path[i] == '/') {
      path[i] = '\0';
      const EntStatus status = make_folder(world, path);
      path[i] = '/';
      ENT_TRY(status);
    }
  }
  return ENT_SUCCESS;
}

/// Open the file of an input in the folder, unless it is open.
static EntStatus open_file(EntBatchOutput *const self, const char *const name) {
  if (self->out) {
    return ENT_SUCCESS;
  }
  const uint64_t kept = self->kept;
  self->kept = 0;
  ent_buffer_clear(&self->path);
  ENT_TRY(ent_buffer_format(&self->path, "%s%s", self->options->output, name));
  ENT_TRY(ent_buffer_append_byte(&self->path, '\0'));
  ENT_TRY(make_folders(self->world, self->path.data,
                       strlen(self->options->output)));
  return ent_output_resume(self->world, self->path.data, kept, &self->out);
}

EntStatus ent_batch_output_write(EntBatchOutput *const output,
                                 const char *const name, const EntView graph) {
  ENT_TRY(open_file(output, name));
  if (!ent_output_size(output->out)) {
    ENT_TRY(ent_output_write(output->out, output->head));
  }
  ENT_TRY(ent_output_write(output->out, graph));
  return output->is_resumable ? ENT_SUCCESS : ent_output_flush(output->out);
}

static EntStatus commit_file(EntBatchOutput *const self) {
  EntOutput *const out = self->out;
  self->out = NULL;
  return out ? ent_output_commit(out) : ENT_SUCCESS;
}

EntStatus ent_batch_output_end_input(EntBatchOutput *const output,
                                     const char *const name) {
  if (!output->is_folder) {
    return ENT_SUCCESS;
  }
  if (output->kept) { // All of it had been written
    ENT_TRY(open_file(output, name));
  }
  return commit_file(output);
}

/// @}
/// \name Ending
/// @{

EntStatus ent_batch_output_commit(EntBatchOutput *const output) {
  const EntStatus status = commit_file(output);
  if (!status && output->is_resumable) {
    (void)remove(output->journal_name.data);
  }
  free_output(output);
  return status;
}

void ent_batch_output_suspend(EntBatchOutput *const output) {
  if (output->out) {
    (void)ent_output_suspend(output->out);
  }
  free_output(output);
}

void ent_batch_output_abandon(EntBatchOutput *const output) {
  if (output) {
    ent_output_abandon(output->out);
    if (output->is_resumable) {
      (void)remove(output->journal_name.data);
    }
    free_output(output);
  }
}

/// @}
