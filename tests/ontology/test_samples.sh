#!/bin/sh
# The graph of every sample satisfies the shapes and contradicts nothing in the ontology.
: "${top_srcdir:=.}" "${top_builddir:=.}"
run=$top_srcdir/tests/npm/run
validate=$top_srcdir/tests/ontology/validate.mjs
case $("$run" --version) in
  1..0*) "$run" --version && exit 0 ;;
esac
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
n=0
for sample in "$top_srcdir"/samples/*.txt; do
  [ -f "$sample" ] || continue
  n=$((n + 1))
  name=$(basename "$sample" .txt)
  if "$top_builddir/entente" convert -f ntriples -o "$work/$name.nt" "$sample" 2>"$work/err" && [ -s "$work/$name.nt" ] &&
    "$run" "$validate" "$work/$name.nt" 2>"$work/err"; then
    echo "ok $n - $name"
  else
    echo "not ok $n - $name"
    sed 's/^/# /' "$work/err"
  fi
done
if [ $n -eq 0 ]; then echo "1..0 # SKIP there are no samples"; else echo "1..$n"; fi
