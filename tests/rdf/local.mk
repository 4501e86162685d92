rdf_tests = \
  tests/rdf/test_random \
  tests/rdf/test_stress \
  tests/rdf/test_terms \
  tests/rdf/test_w3c

check_PROGRAMS += tests/rdf/rdf_same tests/rdf/rdf_tool $(rdf_tests)
TESTS += $(rdf_tests) tests/rdf/test_golden.sh tests/rdf/test_readers.sh
EXTRA_DIST += \
  tests/rdf/bad \
  tests/rdf/good \
  tests/rdf/isomorphic.h \
  tests/rdf/known-failures.txt \
  tests/rdf/n3_to_nquads.mjs \
  tests/rdf/pretty \
  tests/rdf/random_graph.h \
  tests/rdf/raptor.supp \
  tests/rdf/raptor_leaks.h \
  tests/rdf/roundtrip \
  tests/rdf/test_golden.sh \
  tests/rdf/test_readers.sh

tests_rdf_rdf_same_LDADD = $(test_libs)
tests_rdf_rdf_tool_LDADD = $(test_libs)
tests_rdf_test_random_LDADD = $(test_libs)
tests_rdf_test_stress_LDADD = $(test_libs)
tests_rdf_test_terms_LDADD = $(test_libs)
tests_rdf_test_w3c_LDADD = $(test_libs)

check_PROGRAMS += tests/fuzz/fuzz_rdf
TESTS += tests/fuzz/test_fuzz_rdf.sh
EXTRA_DIST += tests/fuzz/driver.h tests/fuzz/test_fuzz_rdf.sh
tests_fuzz_fuzz_rdf_LDADD = $(test_libs)
