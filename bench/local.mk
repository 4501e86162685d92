EXTRA_PROGRAMS = bench/median bench/parse
bench_parse_LDADD = libentente.la
CLEANFILES += $(EXTRA_PROGRAMS)
EXTRA_DIST += bench/README.md bench/generate.awk bench/run

bench: all bench/median$(EXEEXT)
	@top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' \
	  AWK='$(AWK)' $(SHELL) $(top_srcdir)/bench/run
