/**
   @file tap.h
   The Test Anything Protocol (testanything.org) for the unit tests.

       int main(void) {
         ok(1 + 1 == 2, "addition");
         return done();
       }
*/
#ifndef ENT_TESTS_TAP_H
#define ENT_TESTS_TAP_H

#include "base/view.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static struct {
  int n_run;
  int n_failed;
} tap;

/// Report one test, described in the manner of printf(); return `passed`.
__attribute__((format(printf, 2, 3), unused)) static bool
ok(const bool passed, const char *const format, ...) {
  va_list args;
  va_start(args, format);
  printf("%sok %d - ", passed ? "" : "not ", ++tap.n_run);
  vprintf(format, args);
  printf("\n");
  va_end(args);
  tap.n_failed += !passed;
  return passed;
}

/// Report whether `got` is `wanted`, and show both if not.
__attribute__((unused)) static bool
is_view(const EntView got, const char *const wanted, const char *const what) {
  const bool passed = ok(ent_view_equals(got, ent_view(wanted)), "%s", what);
  if (!passed) {
    printf("# got    '%.*s'\n# wanted '%s'\n", ENT_VIEW_ARGS(got), wanted);
  }
  return passed;
}

/// Report whether `got` is `wanted`, and show both if not.
__attribute__((unused)) static bool is_int(const long got, const long wanted,
                                           const char *const what) {
  const bool passed = ok(got == wanted, "%s", what);
  if (!passed) {
    printf("# got %ld, wanted %ld\n", got, wanted);
  }
  return passed;
}

/// Say why the whole test cannot run here, and end it.
__attribute__((noreturn, unused)) static void
skip_all(const char *const reason) {
  printf("1..0 # SKIP %s\n", reason);
  exit(0);
}

/// Print the plan; return the exit status of the program.
__attribute__((unused)) static int done(void) {
  printf("1..%d\n", tap.n_run);
  return tap.n_failed ? 1 : 0;
}

#endif // ENT_TESTS_TAP_H
