#include "base/pool.h"
#include "failing_alloc.h"
#include "tap.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

enum { N_JOBS = 2000, WINDOW = 16, MAX_SIZE = 100, STOP_AT = 500 };

typedef struct {
  int number;
  int n_prepared, n_decided, n_worked;
  size_t size;
} Job;

/// What a run saw.
typedef struct {
  Job jobs[WINDOW];
  EntPool *pool;
  int fail_at;               ///< Job whose last step fails; -1 for none
  int n_decided, n_finished; ///< In order; guarded by the pool
  int n_misordered;          ///< By `decide`
  int n_wrong;               ///< By `finish`, which runs beside it
  atomic_size_t size;        ///< Of the jobs under way
  atomic_size_t max_size;    ///< The most of it
} Run;

/// Let other threads come first now and then.
static void dawdle(const int number) {
  if (number % 7 == 0) {
    (void)nanosleep(&(struct timespec){0, 20000 * (number % 5)}, NULL);
  }
}

static void prepare(void *const handle, void *const opaque,
                    const size_t thread) {
  Job *const job = opaque;
  (void)handle;
  (void)thread;
  dawdle(job->number);
  ++job->n_prepared;
}

static void decide(void *const handle, void *const opaque) {
  Run *const run = handle;
  Job *const job = opaque;
  run->n_misordered += job->number != run->n_decided++ || job->n_prepared != 1;
  ++job->n_decided;
}

static void work(void *const handle, void *const opaque, const size_t thread) {
  Run *const run = handle;
  Job *const job = opaque;
  (void)thread;
  dawdle(job->number + 3);
  job->n_worked += ent_pool_current(run->pool) == job || !run->pool;
}

static EntStatus finish(void *const handle, void *const opaque) {
  Run *const run = handle;
  Job *const job = opaque;
  run->n_wrong += job->number != run->n_finished++ || job->n_worked != 1 ||
                  job->n_decided != 1;
  atomic_fetch_sub(&run->size, job->size);
  return job->number == run->fail_at ? ENT_ERR_WRITE : ENT_SUCCESS;
}

static EntStatus start(const EntWorld *const world, Run *const run,
                       const size_t n_threads) {
  *run = (Run){.fail_at = -1};
  const EntPoolShape shape = {n_threads, run->jobs, WINDOW, sizeof(Job),
                              MAX_SIZE};
  const EntPoolSteps steps = {prepare, decide, work, finish, run};
  return ent_pool_new(world, &shape, &steps, &run->pool);
}

/// Submit jobs until there are `n_jobs` or one is refused.
static EntStatus submit_all(Run *const run, const int n_jobs) {
  EntStatus status = ENT_SUCCESS;
  void *opaque = NULL;
  for (int i = 0; i < n_jobs && !(status = ent_pool_claim(run->pool, &opaque));
       ++i) {
    Job *const job = opaque;
    *job = (Job){.number = i, .size = i % 50 ? 7 : 1000};
    ent_pool_submit(run->pool, job->size);
    const size_t size = atomic_fetch_add(&run->size, job->size) + job->size;
    if (job->size < MAX_SIZE && size > run->max_size && size < 1000) {
      run->max_size = size;
    }
  }
  return status;
}

static void test_order(const EntWorld *const world, const size_t n_threads) {
  static Run run;
  ok(!start(world, &run, n_threads), "%zu threads start", n_threads);
  ok(!submit_all(&run, N_JOBS) && !ent_pool_wait(run.pool), "%d jobs are done",
     N_JOBS);
  is_int(run.n_finished, N_JOBS, "each is finished");
  is_int(run.n_wrong + run.n_misordered, 0,
         "each goes through its steps once, in order");
  ent_pool_free(run.pool);
}

static void test_failure(const EntWorld *const world, const size_t n_threads) {
  static Run run;
  if (ok(!start(world, &run, n_threads), "%zu threads start", n_threads)) {
    run.fail_at = STOP_AT;
    const EntStatus status = submit_all(&run, N_JOBS);
    is_int(status ? status : ent_pool_wait(run.pool), ENT_ERR_WRITE,
           "an error is told to who submits");
    ent_pool_stop(run.pool);
    is_int(run.n_finished, STOP_AT + 1, "nothing is finished behind it");
    is_int(run.n_wrong + run.n_misordered, 0, "all before is in order");
    ent_pool_free(run.pool);
  }
}

static void *stop(void *const pool) {
  (void)nanosleep(&(struct timespec){0, 3000000}, NULL);
  ent_pool_stop(pool);
  return NULL;
}

static void test_stop(const EntWorld *const world, const size_t n_threads) {
  static Run run;
  pthread_t stopper;
  if (ok(!start(world, &run, n_threads) &&
             !pthread_create(&stopper, NULL, stop, run.pool),
         "%zu threads start", n_threads)) {
    const EntStatus status = submit_all(&run, 1000000);
    is_int(status, ENT_NO_MATCH, "a stop is told to who submits");
    (void)pthread_join(stopper, NULL);
    ok(run.n_finished == run.n_decided, "what was begun is finished");
    is_int(run.n_wrong + run.n_misordered, 0, "in order");
    ent_pool_free(run.pool);
  }
}

/// A pool of one thread needs none, so that all allocations can fail.
static EntStatus run_once(EntWorld *const world, const void *const handle) {
  static Run run;
  (void)handle;
  EntStatus status = start(world, &run, 1);
  if (!status) {
    status = submit_all(&run, 10);
    ent_pool_free(run.pool);
  }
  return status;
}

int main(void) {
  EntWorld *const world = ent_world_new(NULL);
  for (size_t n = 1; n <= 9; n += 4) {
    test_order(world, n);
    test_failure(world, n);
    test_stop(world, n);
  }
  ent_pool_free(NULL);
  failing_alloc_test(run_once, NULL, "a pool");
  ent_world_free(world);
  return done();
}
