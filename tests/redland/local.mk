redland_tests = tests/redland/test_rdfproc.sh tests/redland/test_storage.sh
TESTS += $(redland_tests)
EXTRA_DIST += $(redland_tests) tests/redland/test_storage.c
if HAVE_REDLAND
check_PROGRAMS += tests/redland/test_storage
tests_redland_test_storage_CFLAGS = $(AM_CFLAGS) $(REDLAND_CFLAGS)
tests_redland_test_storage_LDADD = $(REDLAND_LIBS)
endif
