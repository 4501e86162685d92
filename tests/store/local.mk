store_tests = tests/store/test_pattern tests/store/test_regex

check_PROGRAMS += $(store_tests) tests/store/ask_many
TESTS += \
  $(store_tests) \
  tests/store/test_oracle.mjs \
  tests/store/test_query.sh \
  tests/store/test_w3c.mjs
EXTRA_DIST += \
  tests/store/generate_queries.mjs \
  tests/store/known-failures.txt \
  tests/store/oracle-differences.txt \
  tests/store/test_oracle.mjs \
  tests/store/test_query.sh \
  tests/store/test_w3c.mjs

tests_store_ask_many_LDADD = $(test_libs)
tests_store_test_pattern_LDADD = $(test_libs)
tests_store_test_regex_LDADD = $(test_libs)
