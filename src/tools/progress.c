#include "tools/progress.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BAR_SIZE = 20 };

/// Seconds between two updates.
static const double TERMINAL_PAUSE = 0.2;
static const double LINE_PAUSE = 10;

struct EntProgressImpl {
  const EntWorld *world;
  uint64_t total;
  bool is_terminal;
  bool is_drawn;
  double begin; ///< In seconds
  double next;
  EntProgressState first;
};

static double now(void) {
  struct timespec time;
  (void)clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

EntProgress *ent_progress_new(const EntWorld *const world,
                              const uint64_t total) {
  EntProgress *const self =
      ent_calloc(ent_world_allocator(world), 1, sizeof(EntProgress));
  if (self) {
    self->world = world;
    self->total = total;
    self->is_terminal = isatty(STDERR_FILENO);
    self->begin = now();
    self->next = self->begin + (self->is_terminal ? 0 : LINE_PAUSE);
  }
  return self;
}

void ent_progress_start(EntProgress *const progress,
                        const EntProgressState *const state) {
  if (progress) {
    progress->first = *state;
    progress->begin = now();
  }
}

static double share_of(const EntProgress *const self,
                       const EntProgressState *const state) {
  const double share = (double)state->size / (double)self->total;
  return share < 1 ? share : 1;
}

static void draw_bar(const double share) {
  char bar[BAR_SIZE + 1];
  const size_t filled = (size_t)(share * BAR_SIZE);
  memset(bar, '-', BAR_SIZE);
  memset(bar, '#', filled);
  bar[BAR_SIZE] = '\0';
  fprintf(stderr, "[%s] ", bar);
}

/// Write the time that the rest takes if it goes on as since the beginning.
static void write_time_left(const EntProgress *const self,
                            const EntProgressState *const state,
                            const double seconds) {
  const uint64_t done = state->size - self->first.size;
  if (!self->total || !done || state->size > self->total) {
    return;
  }
  const uint64_t left =
      (uint64_t)(seconds / (double)done * (double)(self->total - state->size));
  fprintf(stderr, ", %" PRIu64 ":%02d:%02d left", left / 3600,
          (int)(left / 60 % 60), (int)(left % 60));
}

static void draw(const EntProgress *const self,
                 const EntProgressState *const state, const double time) {
  const double seconds = time - self->begin;
  if (self->total && self->is_terminal) {
    draw_bar(share_of(self, state));
  }
  if (self->total) {
    fprintf(stderr, "%3d %%  ", (int)(share_of(self, state) * 100));
  }
  fprintf(stderr, "%" PRIu64 " articles", state->n_articles);
  if (seconds > 0) {
    fprintf(stderr, ", %.1f a second",
            (double)(state->n_articles - self->first.n_articles) / seconds);
  }
  write_time_left(self, state, seconds);
  if (state->n_failed) {
    fprintf(stderr, ", %" PRIu64 " failed", state->n_failed);
  }
}

static void show(EntProgress *const self, const EntProgressState *const state,
                 const double time) {
  fprintf(stderr, self->is_terminal ? "\r\033[K" : "entente: ");
  draw(self, state, time);
  if (!self->is_terminal) {
    fprintf(stderr, "\n");
  }
  (void)fflush(stderr);
  self->is_drawn = true;
}

void ent_progress_show(EntProgress *const progress,
                       const EntProgressState *const state) {
  const double time = progress ? now() : 0;
  if (progress && time >= progress->next) {
    show(progress, state, time);
    progress->next =
        time + (progress->is_terminal ? TERMINAL_PAUSE : LINE_PAUSE);
  }
}

void ent_progress_hide(EntProgress *const progress) {
  if (progress && progress->is_terminal && progress->is_drawn) {
    fprintf(stderr, "\r\033[K");
    progress->is_drawn = false;
  }
}

void ent_progress_free(EntProgress *const progress,
                       const EntProgressState *const state) {
  if (!progress) {
    return;
  }
  show(progress, state, now());
  if (progress->is_terminal) {
    fprintf(stderr, "\n");
  }
  ent_free(ent_world_allocator(progress->world), progress);
}
