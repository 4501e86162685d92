/**
   @file raptor_leaks.h
   Tells the leak sanitizer what raptor 2.0.15 itself loses when it meets an
   error; the tests of our allocators find what we lose.
*/
#ifndef ENT_TESTS_RDF_RAPTOR_LEAKS_H
#define ENT_TESTS_RDF_RAPTOR_LEAKS_H

const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void) {
  return "leak:libraptor2\n";
}

#endif // ENT_TESTS_RDF_RAPTOR_LEAKS_H
