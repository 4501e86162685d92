#!/bin/sh
# Mutations of queries and updates, always the same ones.
#
# FUZZ_SPARQL (default 4000) is how many; FUZZ_SEEDS a folder of more queries.
set -u

n=${FUZZ_SPARQL-4000}
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
entente=$top_builddir/entente
FUZZ_STORE=$work/asked.db FUZZ_STORE2=$work/changed.db
export FUZZ_STORE FUZZ_STORE2

awk -v dir="$work" 'BEGIN { n = 1 } /^====$/ { ++n; next } { print >(dir "/seed" n) }' \
  "$top_srcdir/tests/fuzz/sparql.txt"
cp "$top_srcdir"/questions/*.rq "$work"
[ -z "${FUZZ_SEEDS-}" ] || find "$FUZZ_SEEDS" -name '*.r[qu]' | awk '{ print NR, $0 }' |
  while read -r i file; do cp "$file" "$work/more$i.rq"; done

awk 'BEGIN {
  srand(1)
  for (i = 0; i < 300; ++i) {
    graph = i % 3 ? "" : " <http://x/g" 1 + i % 4 ">"
    object = i % 5 ? "<http://x/n" int(20 * rand()) ">" : "\"" int(20 * rand()) \
      (i % 2 ? "\"^^<http://www.w3.org/2001/XMLSchema#integer>" : "\"@en")
    print "<http://x/n" int(20 * rand()) "> <http://x/" substr("pqrsv", 1 + int(5 * rand()), 1) "> " object graph " ."
  }
}' >"$work/data.nq"
"$entente" load "$FUZZ_STORE" "$work/data.nq"
"$entente" load "$FUZZ_STORE2" "$work/data.nq"

echo 1..1
if "$top_builddir/tests/fuzz/fuzz_sparql" "$n" "${FUZZ_SEED-1}" "$work"/seed* "$work"/*.rq >"$work/log" 2>&1; then
  echo "ok 1 - $n mutations of queries and updates"
else
  echo "not ok 1 - $n mutations of queries and updates"
  sed 's/^/# /' "$work/log"
fi
