check_PROGRAMS += tests/news/test_reader
TESTS += tests/news/test_reader

tests_news_test_reader_LDADD = $(test_libs)

EXTRA_DIST += tests/news/articles.txt
