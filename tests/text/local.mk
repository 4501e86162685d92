text_tests = \
  tests/text/test_arborescence \
  tests/text/test_batch \
  tests/text/test_conllu_random \
  tests/text/test_evaluate \
  tests/text/test_features \
  tests/text/test_gradients \
  tests/text/test_headline_case \
  tests/text/test_kernels \
  tests/text/test_lemma_script \
  tests/text/test_linear \
  tests/text/test_modals \
  tests/text/test_model_file \
  tests/text/test_name_agreement \
  tests/text/test_name_chain \
  tests/text/test_name_decoder \
  tests/text/test_parser \
  tests/text/test_tokenizer

check_PROGRAMS += $(text_tests)
TESTS += $(text_tests)

check_PROGRAMS += tests/text/conllu_tool
tests_text_conllu_tool_LDADD = $(test_libs)
TESTS += \
  tests/text/test_accuracy.sh \
  tests/text/test_conllu.sh

tests_text_test_arborescence_LDADD = $(test_libs)
tests_text_test_batch_LDADD = $(test_libs)
tests_text_test_conllu_random_LDADD = $(test_libs)
tests_text_test_evaluate_LDADD = $(test_libs)
tests_text_test_features_LDADD = $(test_libs)
# The trainer is checked here, though it is no part of what is installed.
check_LTLIBRARIES = tests/text/libtrainer.la
tests_text_libtrainer_la_SOURCES = \
  tools/train/arcs.c \
  tools/train/batches.c \
  tools/train/checkpoint.c \
  tools/train/corpus.c \
  tools/train/crf.c \
  tools/train/dense.c \
  tools/train/dropout.c \
  tools/train/embedding.c \
  tools/train/inventory.c \
  tools/train/labels.c \
  tools/train/lexicon.c \
  tools/train/lstm.c \
  tools/train/matrix.c \
  tools/train/model_writer.c \
  tools/train/name_pool.c \
  tools/train/network.c \
  tools/train/options.c \
  tools/train/parameter.c \
  tools/train/score.c \
  tools/train/sentence.c \
  tools/train/teachers.c
tests_text_libtrainer_la_CFLAGS = $(AM_CFLAGS) -Wno-conversion
tests_text_test_gradients_LDADD = tests/text/libtrainer.la $(test_libs) -lm
check_PROGRAMS += tests/text/train
tests_text_train_SOURCES = tools/train/train.c
tests_text_train_CFLAGS = $(AM_CFLAGS) -Wno-conversion
tests_text_train_LDADD = tests/text/libtrainer.la $(test_libs) -lm
TESTS += tests/text/test_training.sh
EXTRA_DIST += tests/text/test_training.sh
tests_text_test_headline_case_LDADD = $(test_libs)
tests_text_test_kernels_LDADD = $(test_libs)
tests_text_test_lemma_script_LDADD = $(test_libs)
tests_text_test_linear_LDADD = $(test_libs)
tests_text_test_modals_LDADD = $(test_libs)
tests_text_test_model_file_LDADD = $(test_libs)
tests_text_test_name_agreement_LDADD = $(test_libs)
tests_text_test_name_chain_LDADD = $(test_libs) -lm
tests_text_test_name_decoder_LDADD = $(test_libs)
tests_text_test_parser_LDADD = $(test_libs)
tests_text_test_parser_CFLAGS = $(AM_CFLAGS) -pthread
tests_text_test_tokenizer_LDADD = $(test_libs)

EXTRA_DIST += \
  tests/text/conllu \
  tests/text/raw-text.awk \
  tests/text/test_accuracy.sh \
  tests/text/test_conllu.sh \
  tests/text/tokens.txt

timex_tests = \
  tests/text/test_timex \
  tests/text/test_timex_meantime \
  tests/text/test_timex_model

check_PROGRAMS += $(timex_tests)
TESTS += $(timex_tests)

tests_text_test_timex_SOURCES = \
  tests/text/test_timex.c \
  tests/text/timex_case.h
tests_text_test_timex_LDADD = $(test_libs)

tests_text_test_timex_meantime_SOURCES = \
  tests/text/test_timex_meantime.c \
  tests/text/timex_case.h
tests_text_test_timex_meantime_LDADD = $(test_libs)

tests_text_test_timex_model_SOURCES = \
  tests/text/test_timex_model.c \
  tests/text/timex_case.h
tests_text_test_timex_model_LDADD = $(test_libs)

EXTRA_DIST += \
  tests/text/timex.tsv
