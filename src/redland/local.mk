# The storage module for librdf; programs find it in librdf's folder.
EXTRA_DIST += src/redland/storage_impl.h
if HAVE_REDLAND
redlandmoduledir = @REDLAND_MODULE_DIR@
redlandmodule_LTLIBRARIES = librdf_storage_entente.la
librdf_storage_entente_la_SOURCES = \
  src/redland/storage.c \
  src/redland/storage_impl.h \
  src/redland/stream.c
librdf_storage_entente_la_CFLAGS = $(AM_CFLAGS) $(REDLAND_CFLAGS)
librdf_storage_entente_la_LIBADD = libentente.la $(REDLAND_LIBS)
librdf_storage_entente_la_LDFLAGS = $(AM_LDFLAGS) -module -avoid-version \
  -export-symbols-regex '^librdf_storage_module_register_factory$$'
endif
