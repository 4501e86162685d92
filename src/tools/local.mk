bin_PROGRAMS += entente
entente_SOURCES = \
  src/tools/command.c \
  src/tools/command.h \
  src/tools/convert.c \
  src/tools/main.c
entente_LDADD = libentente.la
