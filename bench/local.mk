EXTRA_PROGRAMS = bench/analyse bench/median bench/parse $(bench_store)
bench_analyse_LDADD = libentente.la
bench_parse_LDADD = libentente.la
CLEANFILES += $(EXTRA_PROGRAMS)
EXTRA_DIST += bench/README.md bench/generate.awk bench/run

bench: all bench/median$(EXEEXT)
	@top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' \
	  AWK='$(AWK)' $(SHELL) $(top_srcdir)/bench/run

# Against other stores
bench_store = bench/store/ask_entente bench/store/measure
bench_store_ask_entente_LDADD = libentente.la
if HAVE_REDLAND
bench_store += bench/store/ask_librdf
bench_store_ask_librdf_CFLAGS = $(AM_CFLAGS) $(REDLAND_CFLAGS)
bench_store_ask_librdf_LDADD = $(REDLAND_LIBS)
endif
EXTRA_DIST += \
  bench/store/ask.h \
  bench/store/ask_http.mjs \
  bench/store/ask_oxigraph.mjs \
  bench/store/generate.awk \
  bench/store/queries \
  bench/store/run \
  bench/store/table.awk

TRIPLES = 1000000
bench-store: all $(bench_store)
	@top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' \
	  $(top_srcdir)/bench/store/run $(TRIPLES)
