TESTS += tests/store/test_query.sh tests/store/test_w3c.mjs
EXTRA_DIST += \
  tests/store/known-failures.txt \
  tests/store/test_query.sh \
  tests/store/test_w3c.mjs
