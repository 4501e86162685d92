know_headers = \
  src/know/builder.h \
  src/know/export.h \
  src/know/fold.h \
  src/know/knowledge.h

entknowincludedir = $(entincludedir)/know
entknowinclude_HEADERS = $(know_headers)

libentente_la_SOURCES += \
  $(know_headers) \
  src/know/builder.c \
  src/know/builder_impl.h \
  src/know/compile.c \
  src/know/compile_entities.c \
  src/know/compile_impl.h \
  src/know/compile_names.c \
  src/know/compile_terms.c \
  src/know/compile_write.c \
  src/know/export.c \
  src/know/fold.c \
  src/know/format.c \
  src/know/format.h \
  src/know/knowledge.c \
  src/know/knowledge_impl.h \
  src/know/match.c \
  src/know/offices.c \
  src/know/rebuild.c \
  src/know/tables.c \
  src/know/tables_entities.c \
  src/know/tables_impl.h \
  src/know/tables_schema.c \
  src/know/trie.c \
  src/know/trie.h \
  src/know/ymd.h

noinst_PROGRAMS += know-compile
know_compile_SOURCES = src/know/compile_main.c
know_compile_LDADD = libentente.la
