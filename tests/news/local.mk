news_tests = \
  tests/news/test_language \
  tests/news/test_duplicates \
  tests/news/test_pages \
  tests/news/test_reader \
  tests/news/test_sources

check_PROGRAMS += $(news_tests)
TESTS += $(news_tests)

tests_news_test_duplicates_LDADD = $(test_libs)
tests_news_test_language_LDADD = $(test_libs)
tests_news_test_pages_LDADD = $(test_libs)
tests_news_test_reader_LDADD = $(test_libs)
tests_news_test_sources_LDADD = $(test_libs)

EXTRA_DIST += \
  tests/news/articles.txt \
  tests/news/formats \
  tests/news/pages \
  tests/news/test_hostile.sh \
  tests/news/test_offsets.sh

TESTS += \
  tests/news/test_hostile.sh \
  tests/news/test_offsets.sh

check_PROGRAMS += tests/fuzz/fuzz_source
TESTS += tests/fuzz/test_fuzz_source.sh
EXTRA_DIST += tests/fuzz/test_fuzz_source.sh
tests_fuzz_fuzz_source_LDADD = $(test_libs)
