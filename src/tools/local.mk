bin_PROGRAMS += entente
entente_SOURCES = \
  src/tools/command.c \
  src/tools/command.h \
  src/tools/convert.c \
  src/tools/eval.c \
  src/tools/explain.c \
  src/tools/extras.c \
  src/tools/extras.h \
  src/tools/kb.c \
  src/tools/lexicon.c \
  src/tools/load.c \
  src/tools/main.c \
  src/tools/parse.c \
  src/tools/query.c \
  src/tools/store.c \
  src/tools/update.c
entente_LDADD = libentente.la
