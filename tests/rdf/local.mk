check_PROGRAMS += tests/rdf/rdf_tool
tests_rdf_rdf_tool_SOURCES = tests/rdf/rdf_tool.c
tests_rdf_rdf_tool_LDADD = $(test_libs)

TESTS += tests/rdf/test_golden.sh
EXTRA_DIST += \
  tests/rdf/bad \
  tests/rdf/good \
  tests/rdf/pretty \
  tests/rdf/raptor.supp \
  tests/rdf/test_golden.sh
