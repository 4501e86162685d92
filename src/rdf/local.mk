rdf_headers = \
  src/rdf/byte_sink.h \
  src/rdf/check.h \
  src/rdf/grammar.h \
  src/rdf/graph.h \
  src/rdf/guard.h \
  src/rdf/jsonld_writer.h \
  src/rdf/labels.h \
  src/rdf/nt_writer.h \
  src/rdf/ontology.h \
  src/rdf/prefixes.h \
  src/rdf/reader.h \
  src/rdf/sink.h \
  src/rdf/syntax.h \
  src/rdf/term.h \
  src/rdf/turtle_term.h \
  src/rdf/turtle_writer.h \
  src/rdf/writer.h

entrdfincludedir = $(entincludedir)/rdf
entrdfinclude_HEADERS = $(rdf_headers)

libentente_la_SOURCES += \
  $(rdf_headers) \
  src/rdf/byte_sink.c \
  src/rdf/check.c \
  src/rdf/grammar.c \
  src/rdf/graph.c \
  src/rdf/guard.c \
  src/rdf/jsonld_writer.c \
  src/rdf/labels.c \
  src/rdf/ontology.c \
  src/rdf/nt_writer.c \
  src/rdf/prefixes.c \
  src/rdf/raptor_impl.c \
  src/rdf/raptor_impl.h \
  src/rdf/reader.c \
  src/rdf/sink.c \
  src/rdf/syntax.c \
  src/rdf/term.c \
  src/rdf/turtle_term.c \
  src/rdf/turtle_writer.c \
  src/rdf/writer.c \
  src/rdf/writer_impl.h
