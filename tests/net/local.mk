net_tests = tests/net/test_endpoint.mjs tests/net/test_virtuoso.sh
TESTS += $(net_tests)
EXTRA_DIST += $(net_tests)
