/* How long a program takes: median N COMMAND ARGUMENT...

   Runs the command N times and prints, in milliseconds, the medians of three
   times: from before the fork to the first byte of its output, until it has
   ended, and the time that the processor spent on it. Its output is read and
   dropped. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

typedef struct {
  double first_byte;
  double end;
  double processor;
} Run;

static double now(void) {
  struct timespec time;
  (void)clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double milliseconds(const struct timeval time) {
  return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

static void fail(const char *const what) {
  perror(what);
  exit(1);
}

/// Start the command; return what its output can be read from.
static int start(char **const command, pid_t *const child) {
  int ends[2];
  if (pipe(ends) || (*child = fork()) < 0) {
    fail("median");
  }
  if (!*child) {
    (void)dup2(ends[1], STDOUT_FILENO);
    (void)close(ends[0]);
    (void)close(ends[1]);
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
  }
  (void)close(ends[1]);
  return ends[0];
}

static Run run(char **const command) {
  static char page[65536];
  const double begin = now();
  pid_t child = 0;
  const int out = start(command, &child);
  Run result = {0};
  for (ssize_t got = 1; got > 0;) {
    got = read(out, page, sizeof(page));
    if (got > 0 && result.first_byte == 0) {
      result.first_byte = now() - begin;
    }
  }
  int status = 0;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) != child || status) {
    fprintf(stderr, "median: %s failed\n", command[0]);
    exit(1);
  }
  (void)close(out);
  result.end = now() - begin;
  result.processor =
      milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
  return result;
}

static int compare(const void *const left, const void *const right) {
  const double a = *(const double *)left;
  const double b = *(const double *)right;
  return (a > b) - (a < b);
}

static double median(double *const values, const size_t count) {
  qsort(values, count, sizeof(*values), compare);
  return values[count / 2];
}

int main(const int argc, char **const argv) {
  enum { MAX_RUNS = 1000 };
  static double times[3][MAX_RUNS];
  const long n = argc > 2 ? strtol(argv[1], NULL, 10) : 0;
  if (n < 1 || n > MAX_RUNS) {
    fprintf(stderr, "usage: median N COMMAND [ARGUMENT]...  (N to %d)\n",
            MAX_RUNS);
    return 2;
  }
  (void)run(argv + 2); // So that its files are in memory
  for (long i = 0; i < n; ++i) {
    const Run result = run(argv + 2);
    times[0][i] = result.first_byte;
    times[1][i] = result.end;
    times[2][i] = result.processor;
  }
  printf("%.1f %.1f %.1f\n", median(times[0], (size_t)n),
         median(times[1], (size_t)n), median(times[2], (size_t)n));
  return 0;
}
