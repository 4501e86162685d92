/**
   @file ask.h
   What the programs that measure queries share: how each query is timed.

   A query runs in a process of its own, so that what one leaves behind does not
   help the next, and so that one that never ends can be ended. All its terms
   are fetched. Prints `NAME, rows, milliseconds of processor time`, separated
   by tabs: the shortest of up to 5 times within the limit of 60 seconds.
*/
#ifndef ENT_BENCH_STORE_ASK_H
#define ENT_BENCH_STORE_ASK_H

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ASK_RUNS = 5, ASK_SECONDS = 60 };

/// Run the query once, in `text`; return the number of rows, -1 for an error.
typedef long (*AskFunc)(void *handle, const char *text);

static double ask_now(void) {
  struct timespec time;
  (void)clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/// Return the milliseconds that this process has been on a processor.
static double ask_processor(void) {
  struct timespec time;
  (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/// Return the peak of resident memory in megabytes.
__attribute__((unused)) static double ask_memory(void) {
  struct rusage usage;
  (void)getrusage(RUSAGE_SELF, &usage);
  return (double)usage.ru_maxrss / 1024;
}

static char *ask_read(const char *const name) {
  FILE *const file = fopen(name, "r");
  char *const text = calloc(1, 65536);
  if (!file || !text || !fread(text, 1, 65535, file)) {
    perror(name);
    exit(1);
  }
  fclose(file);
  return text;
}

static void ask_child(const AskFunc ask, void *const handle,
                      const char *const label, const char *const text) {
  const double end = ask_now() + ASK_SECONDS * 500.0;
  double best = 0;
  long rows = 0;
  for (int i = 0; i < ASK_RUNS && rows >= 0 && ask_now() < end; ++i) {
    const double begin = ask_processor();
    rows = ask(handle, text);
    const double took = ask_processor() - begin;
    best = i && best < took ? best : took;
  }
  if (rows < 0) {
    printf("%s\t-\tfailed\n", label);
  } else {
    printf("%s\t%ld\t%.3f\n", label, rows, best);
  }
  fflush(stdout);
  _exit(0);
}

/// Time the query of the file `name`, such as "queries/01-look-up.rq".
static void ask_file(const AskFunc ask, void *const handle,
                     const char *const name) {
  const char *const slash = strrchr(name, '/');
  const char *const base = slash ? slash + 1 : name;
  char label[64];
  (void)snprintf(label, sizeof(label), "%.*s", (int)strcspn(base, "."), base);
  char *const text = ask_read(name);
  fflush(stdout);
  const pid_t child = fork();
  if (!child) {
    (void)alarm(ASK_SECONDS);
    ask_child(ask, handle, label, text);
  }
  int status = 0;
  (void)waitpid(child, &status, 0);
  if (status) {
    printf("%s\t-\t%s\n", label,
           WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM ? "> 60 s"
                                                              : "crashed");
  }
  free(text);
}

#endif // ENT_BENCH_STORE_ASK_H
