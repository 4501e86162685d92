check_PROGRAMS += tests/ontology/test_vocab
tests_ontology_test_vocab_SOURCES = tests/ontology/test_vocab.c
tests_ontology_test_vocab_LDADD = $(test_libs)
TESTS += tests/ontology/test_vocab

dist_check_SCRIPTS += \
  tests/ontology/test_constants.mjs \
  tests/ontology/test_constants.sh \
  tests/ontology/test_inference.mjs \
  tests/ontology/test_ontology.mjs \
  tests/ontology/test_samples.sh \
  tests/ontology/test_shapes.mjs \
  tests/ontology/test_validate.sh

TESTS += \
  tests/ontology/test_constants.mjs \
  tests/ontology/test_constants.sh \
  tests/ontology/test_inference.mjs \
  tests/ontology/test_ontology.mjs \
  tests/ontology/test_samples.sh \
  tests/ontology/test_shapes.mjs \
  tests/ontology/test_validate.sh

EXTRA_DIST += \
  tests/npm/.npmrc \
  tests/npm/jsonld.mjs \
  tests/npm/package-lock.json \
  tests/npm/package.json \
  tests/npm/rdf.mjs \
  tests/npm/run \
  tests/npm/tap.mjs \
  tests/ontology/good.ttl \
  tests/ontology/inference.mjs \
  tests/ontology/shapes.txt \
  tests/ontology/validate.mjs \
  tests/ontology/validation.mjs
