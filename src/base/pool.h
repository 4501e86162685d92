/**
   @file pool.h
   Jobs for several threads, with results in the order of the jobs.

   A job goes through four steps. Two are done by many threads at a time, two in
   the order in which the jobs were submitted, one job at a time:

       prepare   any thread     read what the job needs
       decide    in order       what depends on the jobs before it
       work      any thread     the long part
       finish    in order       write the result

   so that what comes out is the same whatever the number of threads. Steps of
   different kinds, of different jobs, may be done at the same time. The jobs
   are structures of the caller, a fixed number of them, used again and again;
   that bounds the memory:

       void *job;
       while (!(status = ent_pool_claim(pool, &job))) {
         ... fill the job, or break ...
         ent_pool_submit(pool, size);
       }
       status = status ? status : ent_pool_wait(pool);
       ent_pool_free(pool);

   One thread submits. With one thread in the pool there is none: submitting
   does the whole job.
*/
#ifndef ENT_BASE_POOL_H
#define ENT_BASE_POOL_H

#include "base/status.h"
#include "base/world.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct EntPoolImpl EntPool;

/// The steps of a job; `prepare` and `decide` may be NULL.
typedef struct {
  void (*prepare)(void *handle, void *job, size_t thread);
  void (*decide)(void *handle, void *job);
  void (*work)(void *handle, void *job, size_t thread);
  EntStatus (*finish)(void *handle, void *job); ///< An error stops the pool
  void *handle;
} EntPoolSteps;

/// How large a pool is.
typedef struct {
  size_t n_threads; ///< At least 1; steps get their number, from 0
  void *jobs;       ///< The caller's array; outlives the pool
  size_t n_jobs;    ///< At least 1; more than threads, or these will wait
  size_t job_size;  ///< Of an element of `jobs`
  size_t max_size;  ///< Sum of the sizes of jobs that are under way
} EntPoolShape;

/**
   Start the threads.

   Returns #ENT_ERR_MEMORY, or #ENT_ERR_LIMIT, logged, if there can be no more
   threads.
*/
EntStatus ent_pool_new(const EntWorld *world, const EntPoolShape *shape,
                       const EntPoolSteps *steps, EntPool **pool);

/// Stop as ent_pool_stop() does and free `pool`, which may be NULL.
void ent_pool_free(EntPool *pool);

/**
   Wait for a job that is not under way, and get it as it was left.

   Returns #ENT_NO_MATCH if the pool was stopped, or the error of `finish` that
   stopped it.
*/
EntStatus ent_pool_claim(EntPool *pool, void **job);

/**
   Submit the claimed job.

   Waits until the sizes of the jobs under way are below the bound, `size`
   included, or until no other job is under way.
*/
void ent_pool_submit(EntPool *pool, size_t size);

/// Wait until all submitted jobs are finished; statuses as above.
EntStatus ent_pool_wait(EntPool *pool);

/**
   Drop the jobs that no thread has begun, and wait for the others to finish.

   May be called by any thread but those of the pool, also while another claims
   or submits.
*/
void ent_pool_stop(EntPool *pool);

/// Return the job that the calling thread is at, or NULL.
void *ent_pool_current(const EntPool *pool);

#ifdef __cplusplus
}
#endif

#endif // ENT_BASE_POOL_H
