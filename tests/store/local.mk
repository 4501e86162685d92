store_tests = \
  tests/store/test_failure \
  tests/store/test_pattern \
  tests/store/test_regex

check_PROGRAMS += $(store_tests) tests/store/ask_many
TESTS += \
  $(store_tests) \
  tests/store/test_limits.sh \
  tests/store/test_oracle.mjs \
  tests/store/test_query.sh \
  tests/store/test_safety.sh \
  tests/store/test_update.sh \
  tests/store/test_w3c.mjs
EXTRA_DIST += \
  tests/store/endpoint.mjs \
  tests/store/generate_queries.mjs \
  tests/store/known-failures.txt \
  tests/store/oracle-differences.txt \
  tests/store/test_limits.sh \
  tests/store/test_oracle.mjs \
  tests/store/test_query.sh \
  tests/store/test_safety.sh \
  tests/store/test_update.sh \
  tests/store/test_w3c.mjs

tests_store_ask_many_LDADD = $(test_libs)
tests_store_test_failure_LDADD = $(test_libs)
tests_store_test_pattern_LDADD = $(test_libs)
tests_store_test_regex_LDADD = $(test_libs)

check_PROGRAMS += tests/fuzz/fuzz_sparql
TESTS += tests/fuzz/test_fuzz_sparql.sh
EXTRA_DIST += tests/fuzz/sparql.txt tests/fuzz/test_fuzz_sparql.sh
tests_fuzz_fuzz_sparql_LDADD = $(test_libs)
