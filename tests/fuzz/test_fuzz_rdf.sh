#!/bin/sh
# Some thousand mutations of the golden files, always the same ones.
set -u

here=$top_srcdir/tests/rdf
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
LSAN_OPTIONS=suppressions=$here/raptor.supp:print_suppressions=0
export LSAN_OPTIONS

# The first byte of an input chooses the syntax.
n=0
for file in "$here"/*/*.ttl "$here"/*/*.nt "$here"/*/*.nq "$here"/*/*.rdf; do
  case $file in
  *.ttl) letter=D ;;
  *.nt) letter=E ;;
  *.nq) letter=F ;;
  *) letter=G ;;
  esac
  n=$((n + 1))
  { printf %s $letter && cat "$file"; } >"$work/$n"
done

echo 1..1
if "$top_builddir/tests/fuzz/fuzz_rdf" 3000 1 "$work"/* >"$work/log" 2>&1; then
  echo "ok 1 - mutations of $n files"
else
  echo "not ok 1 - mutations of $n files"
  sed 's/^/# /' "$work/log"
fi
