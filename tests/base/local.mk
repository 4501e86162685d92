TESTS += tests/base/test_layers.sh
EXTRA_DIST += tests/base/test_layers.sh
