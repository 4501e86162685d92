EXTRA_DIST += \
  scripts/check \
  scripts/check-layers \
  scripts/coverage \
  scripts/install-packages \
  scripts/packages.txt \
  scripts/quickstart

if COVERAGE
coverage: all
	-@$(MAKE) -k check # A test that fails has reached lines, too
	@$(top_srcdir)/scripts/coverage '$(abs_top_builddir)'
else
coverage:
	@echo 'configure with --enable-coverage first' >&2; exit 1
endif
.PHONY: bench bench-store coverage
CLEANFILES += coverage.list
clean-local:
	find . -name '*.gcda' -o -name '*.gcno' | xargs rm -f
