check_PROGRAMS += tests/ontology/test_vocab
tests_ontology_test_vocab_SOURCES = tests/ontology/test_vocab.c
tests_ontology_test_vocab_LDADD = $(test_libs)
TESTS += tests/ontology/test_vocab
