#include "tools/interrupt.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>

/// Tells the thread to end; nobody else sends it to a process of ours.
enum { END_SIGNAL = SIGUSR2 };

struct EntInterruptImpl {
  const EntWorld *world;
  void (*func)(void *);
  void *handle;
  sigset_t signals;
  sigset_t old_mask;
  pthread_t thread;
  bool has_thread;
  pthread_mutex_t mutex;
  bool is_over; ///< No signal is of interest any more
};

/// Do not return: die as the signal would have it.
static void die_of(const int signal_number, const sigset_t *const signals) {
  (void)signal(signal_number, SIG_DFL);
  (void)pthread_sigmask(SIG_UNBLOCK, signals, NULL);
  (void)raise(signal_number);
}

static void *wait_for_signal(void *const argument) {
  EntInterrupt *const self = argument;
  int number = 0;
  (void)sigwait(&self->signals, &number);
  (void)pthread_mutex_lock(&self->mutex);
  if (self->is_over) {
    (void)pthread_mutex_unlock(&self->mutex);
    return NULL;
  }
  (void)pthread_sigmask(SIG_UNBLOCK, &self->signals, NULL); // The second one
  self->func(self->handle);
  die_of(number, &self->signals);
  return NULL;
}

static bool is_ignored(const int signal_number) {
  struct sigaction action;
  return !sigaction(signal_number, NULL, &action) &&
         action.sa_handler == SIG_IGN;
}

static void choose_signals(sigset_t *const signals) {
  const int wanted[] = {SIGINT, SIGTERM, SIGHUP};
  (void)sigemptyset(signals);
  (void)sigaddset(signals, END_SIGNAL);
  for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); ++i) {
    if (!is_ignored(wanted[i])) {
      (void)sigaddset(signals, wanted[i]);
    }
  }
}

EntInterrupt *ent_interrupt_new(const EntWorld *const world) {
  EntInterrupt *const self =
      ent_calloc(ent_world_allocator(world), 1, sizeof(EntInterrupt));
  if (self) {
    self->world = world;
    choose_signals(&self->signals);
    (void)pthread_mutex_init(&self->mutex, NULL);
    (void)pthread_sigmask(SIG_BLOCK, &self->signals, &self->old_mask);
  }
  return self;
}

EntStatus ent_interrupt_start(EntInterrupt *const interrupt,
                              void (*const func)(void *), void *const handle) {
  interrupt->func = func;
  interrupt->handle = handle;
  const int error =
      pthread_create(&interrupt->thread, NULL, wait_for_signal, interrupt);
  interrupt->has_thread = !error;
  return error ? ent_error(interrupt->world, ENT_ERR_LIMIT, ENT_NOWHERE,
                           "cannot start a thread: %s", strerror(error))
               : ENT_SUCCESS;
}

static void end_thread(EntInterrupt *const self) {
  // The thread keeps the mutex once it is at a signal: this waits forever.
  (void)pthread_mutex_lock(&self->mutex);
  self->is_over = true;
  (void)pthread_mutex_unlock(&self->mutex);
  (void)pthread_kill(self->thread, END_SIGNAL);
  (void)pthread_join(self->thread, NULL);
}

void ent_interrupt_end(EntInterrupt *const interrupt) {
  if (!interrupt) {
    return;
  }
  if (interrupt->has_thread) {
    end_thread(interrupt);
  }
  (void)pthread_mutex_destroy(&interrupt->mutex);
  (void)pthread_sigmask(SIG_SETMASK, &interrupt->old_mask, NULL);
  ent_free(ent_world_allocator(interrupt->world), interrupt);
}
