frame_tests = \
  tests/frame/test_lexicon \
  tests/frame/test_standard_lexicon

check_PROGRAMS += $(frame_tests)
TESTS += $(frame_tests)

tests_frame_test_lexicon_LDADD = $(test_libs)
tests_frame_test_standard_lexicon_LDADD = $(test_libs)
