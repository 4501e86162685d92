text_headers = \
  src/text/arborescence.h \
  src/text/batch.h \
  src/text/biaffine.h \
  src/text/conllu.h \
  src/text/document.h \
  src/text/evaluate.h \
  src/text/features.h \
  src/text/headline_case.h \
  src/text/kernels.h \
  src/text/layers.h \
  src/text/lemma_script.h \
  src/text/model_file.h \
  src/text/modals.h \
  src/text/name_agreement.h \
  src/text/name_chain.h \
  src/text/name_decoder.h \
  src/text/parser.h \
  src/text/sentences.h \
  src/text/tokenizer.h \
  src/text/timex.h \
  src/text/ud.h \
  src/text/vocabulary.h

enttextincludedir = $(entincludedir)/text
enttextinclude_HEADERS = $(text_headers)

libentente_la_SOURCES += \
  $(text_headers) \
  src/text/kernels_body.h \
  src/text/kernels_x86.h \
  src/text/parser_impl.h \
  src/text/annotate.c \
  src/text/arborescence.c \
  src/text/batch.c \
  src/text/biaffine.c \
  src/text/conllu_impl.h \
  src/text/conllu_read.c \
  src/text/conllu_row.c \
  src/text/conllu_write.c \
  src/text/document.c \
  src/text/eval_align.c \
  src/text/eval_text.h \
  src/text/evaluate.c \
  src/text/features.c \
  src/text/headline_case.c \
  src/text/kernels.c \
  src/text/kernels_avx2.c \
  src/text/kernels_avx512.c \
  src/text/kernels_portable.c \
  src/text/kernels_sse2.c \
  src/text/layers.c \
  src/text/lemma_script.c \
  src/text/model_file.c \
  src/text/modals.c \
  src/text/name_agreement.c \
  src/text/name_chain.c \
  src/text/name_decoder.c \
  src/text/parser.c \
  src/text/scan_word.c \
  src/text/scanner.c \
  src/text/scanner.h \
  src/text/sentences.c \
  src/text/tokenizer.c \
  src/text/tokenizer_impl.h \
  src/text/ud.c \
  src/text/vocabulary.c \
  src/text/word_lists.c

libentente_la_SOURCES += \
  src/text/timex.c \
  src/text/timex_calendar.c \
  src/text/timex_calendar.h \
  src/text/timex_cells.c \
  src/text/timex_cells.h \
  src/text/timex_impl.h \
  src/text/timex_items.c \
  src/text/timex_items.h \
  src/text/timex_model.c \
  src/text/timex_period.c \
  src/text/timex_period.h \
  src/text/timex_resolve.c \
  src/text/timex_resolve.h \
  src/text/timex_rules.c \
  src/text/timex_rules.h \
  src/text/timex_tense.c \
  src/text/timex_tense.h \
  src/text/timex_value.c \
  src/text/timex_words.c \
  src/text/timex_words.h
