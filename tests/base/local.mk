base_tests = \
  tests/base/test_date \
  tests/base/test_file \
  tests/base/test_journal \
  tests/base/test_memory \
  tests/base/test_output \
  tests/base/test_pool \
  tests/base/test_table \
  tests/base/test_utf8 \
  tests/base/test_view \
  tests/base/test_walk \
  tests/base/test_world

check_PROGRAMS += $(base_tests)
TESTS += $(base_tests) tests/base/test_layers.sh
EXTRA_DIST += tests/base/test_layers.sh tests/log_keeper.h

tests_base_test_date_LDADD = $(test_libs)
tests_base_test_file_LDADD = $(test_libs)
tests_base_test_journal_LDADD = $(test_libs)
tests_base_test_memory_LDADD = $(test_libs)
tests_base_test_output_LDADD = $(test_libs)
tests_base_test_pool_LDADD = $(test_libs)
tests_base_test_table_LDADD = $(test_libs)
tests_base_test_utf8_LDADD = $(test_libs)
tests_base_test_view_LDADD = $(test_libs)
tests_base_test_walk_LDADD = $(test_libs)
tests_base_test_world_LDADD = $(test_libs)
