store_tests = tests/store/test_pattern tests/store/test_regex

check_PROGRAMS += $(store_tests)
TESTS += $(store_tests) tests/store/test_query.sh tests/store/test_w3c.mjs
EXTRA_DIST += \
  tests/store/known-failures.txt \
  tests/store/test_query.sh \
  tests/store/test_w3c.mjs

tests_store_test_pattern_LDADD = $(test_libs)
tests_store_test_regex_LDADD = $(test_libs)
