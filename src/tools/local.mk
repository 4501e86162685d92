bin_PROGRAMS += entente
entente_SOURCES = \
  src/tools/batch.c \
  src/tools/batch.h \
  src/tools/batch_inputs.c \
  src/tools/batch_inputs.h \
  src/tools/batch_job.c \
  src/tools/batch_job.h \
  src/tools/batch_output.c \
  src/tools/batch_output.h \
  src/tools/command.c \
  src/tools/command.h \
  src/tools/convert.c \
  src/tools/eval.c \
  src/tools/explain.c \
  src/tools/extras.c \
  src/tools/extras.h \
  src/tools/interrupt.c \
  src/tools/interrupt.h \
  src/tools/kb.c \
  src/tools/lexicon.c \
  src/tools/line_editor.c \
  src/tools/line_editor.h \
  src/tools/load.c \
  src/tools/main.c \
  src/tools/parse.c \
  src/tools/progress.c \
  src/tools/progress.h \
  src/tools/prompt.c \
  src/tools/prompt.h \
  src/tools/query.c \
  src/tools/reading.c \
  src/tools/reading.h \
  src/tools/remote.c \
  src/tools/remote.h \
  src/tools/store.c \
  src/tools/update.c
entente_CFLAGS = $(AM_CFLAGS) $(LIBEDIT_CFLAGS)
entente_LDADD = libentente.la $(LIBEDIT_LIBS)
