frame_tests = \
  tests/frame/test_arguments \
  tests/frame/test_failures \
  tests/frame/test_known_names \
  tests/frame/test_lexicon \
  tests/frame/test_linear \
  tests/frame/test_phrases \
  tests/frame/test_repairs \
  tests/frame/test_standard_lexicon

check_PROGRAMS += $(frame_tests)
TESTS += $(frame_tests)

tests_frame_test_failures_LDADD = $(test_libs)
tests_frame_test_arguments_LDADD = $(test_libs)
tests_frame_test_phrases_LDADD = $(test_libs)
tests_frame_test_repairs_LDADD = $(test_libs)
tests_frame_test_known_names_LDADD = $(test_libs)
tests_frame_test_lexicon_LDADD = $(test_libs)
tests_frame_test_linear_LDADD = $(test_libs)
tests_frame_test_standard_lexicon_LDADD = $(test_libs)

EXTRA_DIST += tests/frame/conversion.h tests/frame/hand_tree.h

check_PROGRAMS += tests/fuzz/fuzz_article
TESTS += tests/fuzz/test_fuzz_article.sh
EXTRA_DIST += tests/fuzz/test_fuzz_article.sh
tests_fuzz_fuzz_article_LDADD = $(test_libs)

check_PROGRAMS += tests/frame/test_sentences
TESTS += tests/frame/test_sentences
tests_frame_test_sentences_SOURCES = \
  tests/frame/frame_case.h \
  tests/frame/frame_match.h \
  tests/frame/frame_show.h \
  tests/frame/test_sentences.c
tests_frame_test_sentences_LDADD = $(test_libs)
EXTRA_DIST += \
  tests/frame/cases \
  tests/frame/invented.tsv \
  tests/frame/renew-todo.awk

TESTS += \
  tests/frame/test_score.sh \
  tests/frame/test_teaching.sh
EXTRA_DIST += \
  tests/frame/floors.txt \
  tests/frame/test_score.sh \
  tests/frame/test_teaching.sh

TESTS += tests/frame/test_graph.sh
EXTRA_DIST += \
  tests/frame/graphs \
  tests/frame/test_graph.sh

TESTS += tests/articles/test_confidence.sh
EXTRA_DIST += \
  tests/articles/README.md \
  tests/articles/calibrate \
  tests/articles/test_confidence.sh \
  tests/articles/gold
