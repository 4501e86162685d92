TESTS += tests/store/test_query.sh
EXTRA_DIST += tests/store/test_query.sh
