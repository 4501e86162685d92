tools_tests = \
  tests/tools/test_batch.sh \
  tests/tools/test_cluster.sh \
  tests/tools/test_convert.sh \
  tests/tools/test_graphs.sh \
  tests/tools/test_install.sh \
  tests/tools/test_kb.sh \
  tests/tools/test_lexicon.sh \
  tests/tools/test_links.sh \
  tests/tools/test_main.sh \
  tests/tools/test_manual.sh \
  tests/tools/test_offices.sh \
  tests/tools/test_parse.sh \
  tests/tools/test_prompt.sh \
  tests/tools/test_store.sh \
  tests/tools/test_words.sh

TESTS += $(tools_tests)
EXTRA_DIST += $(tools_tests) tests/tools/command.sh tests/tools/prompt.py \
  tests/tools/virtuoso.sh \
  tests/tools/links.tsv tests/tools/offices.tsv
