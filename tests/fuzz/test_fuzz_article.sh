#!/bin/sh
# Two hundred mutations of the samples, always the same ones.
set -u

log=$(mktemp) || exit 99
trap 'rm -f "$log"' EXIT
LSAN_OPTIONS=suppressions=$top_srcdir/tests/rdf/raptor.supp:print_suppressions=0
export LSAN_OPTIONS

echo 1..1
if "$top_builddir/tests/fuzz/fuzz_article" 200 1 "$top_srcdir"/samples/*.txt >"$log" 2>&1; then
  echo 'ok 1 - mutations of the samples'
else
  echo 'not ok 1 - mutations of the samples'
  sed 's/^/# /' "$log"
fi
