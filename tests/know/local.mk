know_tests = \
  tests/know/test_against_kb \
  tests/know/test_builder \
  tests/know/test_fold \
  tests/know/test_knowledge

check_PROGRAMS += $(know_tests)
TESTS += $(know_tests)

tests_know_test_against_kb_SOURCES = tests/know/test_against_kb.c
tests_know_test_against_kb_LDADD = $(test_libs)
tests_know_test_builder_SOURCES = tests/know/test_builder.c
tests_know_test_builder_LDADD = $(test_libs)
tests_know_test_fold_SOURCES = tests/know/test_fold.c
tests_know_test_fold_LDADD = $(test_libs)
tests_know_test_knowledge_SOURCES = tests/know/test_knowledge.c
tests_know_test_knowledge_LDADD = $(test_libs)

EXTRA_DIST += \
  tests/know/know.h \
  tests/know/folds.tsv \
  tests/know/matches.tsv \
  tests/know/odd-names.tsv \
  tests/know/offices.tsv
