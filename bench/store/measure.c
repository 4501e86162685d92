/* Run a command; print `load, -, milliseconds, milliseconds of processor` and
   `memory, megabytes at most`, separated by tabs: measure COMMAND ARGUMENT...
 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec time;
  (void)clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double milliseconds(const struct timeval time) {
  return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

int main(const int argc, char **const argv) {
  if (argc < 2) {
    fprintf(stderr, "usage: measure COMMAND [ARGUMENT]...\n");
    return 2;
  }
  const double begin = now();
  const pid_t child = fork();
  if (!child) {
    execvp(argv[1], argv + 1);
    perror(argv[1]);
    _exit(127);
  }
  int status = 0;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) != child || status) {
    fprintf(stderr, "measure: %s failed\n", argv[1]);
    return 1;
  }
  printf("load\t-\t%.0f\t%.0f\n", now() - begin,
         milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime));
  printf("memory\t%.0f\n", (double)usage.ru_maxrss / 1024);
  return 0;
}
