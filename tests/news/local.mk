news_tests = \
  tests/news/test_duplicates \
  tests/news/test_pages \
  tests/news/test_reader

check_PROGRAMS += $(news_tests)
TESTS += $(news_tests)

tests_news_test_duplicates_LDADD = $(test_libs)
tests_news_test_pages_LDADD = $(test_libs)
tests_news_test_reader_LDADD = $(test_libs)

EXTRA_DIST += \
  tests/news/articles.txt \
  tests/news/pages
