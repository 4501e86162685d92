rdf_headers = \
  src/rdf/sink.h \
  src/rdf/term.h

entrdfincludedir = $(entincludedir)/rdf
entrdfinclude_HEADERS = $(rdf_headers)

libentente_la_SOURCES += \
  $(rdf_headers) \
  src/rdf/sink.c \
  src/rdf/term.c
