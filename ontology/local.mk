ontologydir = $(pkgdatadir)/ontology
dist_ontology_DATA = ontology/entente.ttl ontology/shapes.ttl
EXTRA_DIST += ontology/README.md scripts/ontology-constants

# The vocabulary of src/rdf, made from the ontology and shipped in the tarball.
entrdfinclude_HEADERS += src/rdf/vocab.h src/rdf/vocab_ids.h
libentente_la_SOURCES += \
  src/rdf/vocab.h \
  src/rdf/vocab_ids.h \
  src/rdf/vocab.c \
  src/rdf/vocab_table.c

BUILT_SOURCES += src/rdf/vocab_ids.h src/rdf/vocab_table.c
CLEANFILES += src/rdf/vocab_ids.h.tmp src/rdf/vocab_table.c.tmp
MAINTAINERCLEANFILES = src/rdf/vocab_ids.h src/rdf/vocab_table.c

vocab_inputs = \
  $(top_srcdir)/ontology/entente.ttl \
  $(top_srcdir)/scripts/ontology-constants

make_vocab = $(MKDIR_P) src/rdf && AWK='$(AWK)' $(SHELL) \
  $(top_srcdir)/scripts/ontology-constants

src/rdf/vocab_ids.h: $(vocab_inputs)
	$(AM_V_GEN)$(make_vocab) header $(top_srcdir)/ontology/entente.ttl >$@.tmp
	$(AM_V_at)mv $@.tmp $@

src/rdf/vocab_table.c: $(vocab_inputs)
	$(AM_V_GEN)$(make_vocab) table $(top_srcdir)/ontology/entente.ttl >$@.tmp
	$(AM_V_at)mv $@.tmp $@
