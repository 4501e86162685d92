#include "base/pool.h"

#include <pthread.h>
#include <stdbool.h>
#include <string.h>

/// A thread of the pool.
typedef struct {
  EntPool *pool;
  size_t number;
  pthread_t id;
} Thread;

/**
   Jobs are numbered as they are submitted; number n is in slot n % n_jobs.

   finished <= decided <= begun <= submitted, and all begun jobs come before
   those that are not.
*/
struct EntPoolImpl {
  const EntWorld *world;
  EntPoolShape shape;
  EntPoolSteps steps;
  pthread_key_t current; ///< The job of a thread
  pthread_mutex_t mutex; ///< Of all below
  pthread_cond_t can_begin;
  pthread_cond_t can_decide;
  pthread_cond_t has_finished;
  size_t submitted;
  size_t begun;
  size_t decided;
  size_t finished;
  size_t size;       ///< Of jobs under way
  size_t *sizes;     ///< By slot
  bool *is_done;     ///< By slot: waits for its turn to be finished
  bool is_finishing; ///< A thread is at it
  bool is_stopped;
  EntStatus status; ///< Of the step that stopped the pool
  Thread *threads;
  size_t n_started;
};

static size_t slot_of(const EntPool *const pool, const size_t number) {
  return number % pool->shape.n_jobs;
}

static void *job_of(const EntPool *const pool, const size_t number) {
  return (char *)pool->shape.jobs +
         slot_of(pool, number) * pool->shape.job_size;
}

void *ent_pool_current(const EntPool *const pool) {
  return pthread_getspecific(pool->current);
}

/// \name What a thread does; the mutex is locked when these are called
/// @{

static void finish_first(EntPool *const pool) {
  const size_t slot = slot_of(pool, pool->finished);
  void *const job = job_of(pool, pool->finished);
  if (!pool->status) {
    (void)pthread_mutex_unlock(&pool->mutex);
    (void)pthread_setspecific(pool->current, job);
    const EntStatus status = pool->steps.finish(pool->steps.handle, job);
    (void)pthread_setspecific(pool->current, NULL);
    (void)pthread_mutex_lock(&pool->mutex);
    pool->status = status;
    pool->is_stopped |= status != ENT_SUCCESS;
  }
  pool->is_done[slot] = false;
  pool->size -= pool->sizes[slot];
  ++pool->finished;
  (void)pthread_cond_broadcast(&pool->has_finished);
}

/// Finish what is done, in order, unless another thread is at it.
static void finish_done(EntPool *const pool) {
  if (pool->is_finishing) {
    return;
  }
  pool->is_finishing = true;
  while (pool->finished < pool->begun &&
         pool->is_done[slot_of(pool, pool->finished)]) {
    finish_first(pool);
  }
  pool->is_finishing = false;
}

static void decide(EntPool *const pool, const size_t number) {
  while (pool->decided != number) {
    (void)pthread_cond_wait(&pool->can_decide, &pool->mutex);
  }
  (void)pthread_mutex_unlock(&pool->mutex);
  if (pool->steps.decide) {
    pool->steps.decide(pool->steps.handle, job_of(pool, number));
  }
  (void)pthread_mutex_lock(&pool->mutex);
  ++pool->decided;
  (void)pthread_cond_broadcast(&pool->can_decide);
}

static void do_next(EntPool *const pool, const size_t thread) {
  const size_t number = pool->begun++;
  void *const job = job_of(pool, number);
  (void)pthread_mutex_unlock(&pool->mutex);
  (void)pthread_setspecific(pool->current, job);
  if (pool->steps.prepare) {
    pool->steps.prepare(pool->steps.handle, job, thread);
  }
  (void)pthread_mutex_lock(&pool->mutex);
  decide(pool, number);
  (void)pthread_mutex_unlock(&pool->mutex);
  pool->steps.work(pool->steps.handle, job, thread);
  (void)pthread_setspecific(pool->current, NULL);
  (void)pthread_mutex_lock(&pool->mutex);
  pool->is_done[slot_of(pool, number)] = true;
  finish_done(pool);
}

static void *run_thread(void *const argument) {
  const Thread *const self = argument;
  EntPool *const pool = self->pool;
  (void)pthread_mutex_lock(&pool->mutex);
  while (!pool->is_stopped) {
    if (pool->begun < pool->submitted) {
      do_next(pool, self->number);
    } else {
      (void)pthread_cond_wait(&pool->can_begin, &pool->mutex);
    }
  }
  (void)pthread_mutex_unlock(&pool->mutex);
  return NULL;
}

/// @}
/// \name Making and freeing
/// @{

static EntStatus start_threads(EntPool *const pool) {
  while (pool->n_started < pool->shape.n_threads && pool->shape.n_threads > 1) {
    Thread *const thread = &pool->threads[pool->n_started];
    *thread = (Thread){.pool = pool, .number = pool->n_started};
    const int error = pthread_create(&thread->id, NULL, run_thread, thread);
    if (error) {
      return ent_error(pool->world, ENT_ERR_LIMIT, ENT_NOWHERE,
                       "cannot start a thread: %s", strerror(error));
    }
    ++pool->n_started;
  }
  return ENT_SUCCESS;
}

static bool make_locks(EntPool *const pool) {
  return !pthread_key_create(&pool->current, NULL) &&
         !pthread_mutex_init(&pool->mutex, NULL) &&
         !pthread_cond_init(&pool->can_begin, NULL) &&
         !pthread_cond_init(&pool->can_decide, NULL) &&
         !pthread_cond_init(&pool->has_finished, NULL);
}

static void free_memory(EntPool *const pool) {
  const EntAllocator *const allocator = ent_world_allocator(pool->world);
  ent_free(allocator, pool->sizes);
  ent_free(allocator, pool->is_done);
  ent_free(allocator, pool->threads);
  ent_free(allocator, pool);
}

static EntStatus allocate(const EntWorld *const world,
                          const EntPoolShape *const shape,
                          EntPool **const pool) {
  const EntAllocator *const allocator = ent_world_allocator(world);
  EntPool *const self = ent_calloc(allocator, 1, sizeof(EntPool));
  if (!self) {
    return ENT_ERR_MEMORY;
  }
  self->world = world;
  self->sizes = ent_calloc(allocator, shape->n_jobs, sizeof(size_t));
  self->is_done = ent_calloc(allocator, shape->n_jobs, sizeof(bool));
  self->threads = ent_calloc(allocator, shape->n_threads, sizeof(Thread));
  if (!self->sizes || !self->is_done || !self->threads || !make_locks(self)) {
    free_memory(self);
    return ENT_ERR_MEMORY;
  }
  *pool = self;
  return ENT_SUCCESS;
}

EntStatus ent_pool_new(const EntWorld *const world,
                       const EntPoolShape *const shape,
                       const EntPoolSteps *const steps, EntPool **const pool) {
  EntPool *self = NULL;
  ENT_TRY(allocate(world, shape, &self));
  self->shape = *shape;
  self->steps = *steps;
  const EntStatus status = start_threads(self);
  if (status) {
    ent_pool_free(self);
    return status;
  }
  *pool = self;
  return ENT_SUCCESS;
}

void ent_pool_free(EntPool *const pool) {
  if (!pool) {
    return;
  }
  ent_pool_stop(pool);
  for (size_t i = 0; i < pool->n_started; ++i) {
    (void)pthread_join(pool->threads[i].id, NULL);
  }
  (void)pthread_cond_destroy(&pool->can_begin);
  (void)pthread_cond_destroy(&pool->can_decide);
  (void)pthread_cond_destroy(&pool->has_finished);
  (void)pthread_mutex_destroy(&pool->mutex);
  (void)pthread_key_delete(pool->current);
  free_memory(pool);
}

/// @}
/// \name Submitting
/// @{

static EntStatus status_of(const EntPool *const pool) {
  return pool->status ? pool->status
                      : (pool->is_stopped ? ENT_NO_MATCH : ENT_SUCCESS);
}

EntStatus ent_pool_claim(EntPool *const pool, void **const job) {
  (void)pthread_mutex_lock(&pool->mutex);
  while (!pool->is_stopped &&
         pool->submitted - pool->finished == pool->shape.n_jobs) {
    (void)pthread_cond_wait(&pool->has_finished, &pool->mutex);
  }
  *job = job_of(pool, pool->submitted);
  const EntStatus status = status_of(pool);
  (void)pthread_mutex_unlock(&pool->mutex);
  return status;
}

static bool has_room(const EntPool *const pool, const size_t size) {
  return pool->submitted == pool->finished ||
         (size <= pool->shape.max_size &&
          pool->size <= pool->shape.max_size - size);
}

void ent_pool_submit(EntPool *const pool, const size_t size) {
  (void)pthread_mutex_lock(&pool->mutex);
  while (!pool->is_stopped && !has_room(pool, size)) {
    (void)pthread_cond_wait(&pool->has_finished, &pool->mutex);
  }
  if (!pool->is_stopped) {
    pool->sizes[slot_of(pool, pool->submitted++)] = size;
    pool->size += size;
    if (pool->n_started) {
      (void)pthread_cond_signal(&pool->can_begin);
    } else {
      do_next(pool, 0);
    }
  }
  (void)pthread_mutex_unlock(&pool->mutex);
}

EntStatus ent_pool_wait(EntPool *const pool) {
  (void)pthread_mutex_lock(&pool->mutex);
  while (pool->finished < pool->begun ||
         (!pool->is_stopped && pool->begun < pool->submitted)) {
    (void)pthread_cond_wait(&pool->has_finished, &pool->mutex);
  }
  const EntStatus status = status_of(pool);
  (void)pthread_mutex_unlock(&pool->mutex);
  return status;
}

void ent_pool_stop(EntPool *const pool) {
  (void)pthread_mutex_lock(&pool->mutex);
  pool->is_stopped = true;
  (void)pthread_cond_broadcast(&pool->can_begin);
  (void)pthread_cond_broadcast(&pool->has_finished);
  while (pool->finished < pool->begun) {
    (void)pthread_cond_wait(&pool->has_finished, &pool->mutex);
  }
  (void)pthread_mutex_unlock(&pool->mutex);
}

/// @}
