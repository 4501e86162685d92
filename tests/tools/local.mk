TESTS += tests/tools/test_parse.sh
EXTRA_DIST += tests/tools/test_parse.sh
