#!/bin/sh
# What we write, others read as the same graph: rapper, serdi, n3 and jsonld of npm.
# A reader that is not installed is skipped.
set -u

same=$top_builddir/tests/rdf/rdf_same
tool=$top_builddir/tests/rdf/rdf_tool
here=$top_srcdir/tests/rdf
base=http://base.example/dir/file
LSAN_OPTIONS=suppressions=$here/raptor.supp:print_suppressions=0
export LSAN_OPTIONS
out=$(mktemp -d) || exit 99
trap 'rm -rf "$out"' EXIT
n=0

# Each reads FILE of SYNTAX (Turtle, N-Triples, N-Quads) and writes N-Quads.
read_rapper() {
  rapper -q -i "$2" -o nquads "$1" "$base"
}
read_serdi() {
  serdi -q -i "$2" -o nquads "$1" "$base"
}
read_n3() { # It read all at once, as node takes long to start.
  cat "$1.n3"
}
read_jsonld() { # So is this
  cat "$1.nquads"
}

# check READER SYNTAX EXTENSION [SAME]: graphs of chance, then our samples; SAME
# is the extension of a file of the same graph, where we cannot read the first
check() {
  n=$((n + 1))
  wrong=
  seed=0
  while [ $seed -lt "$n_seeds" ]; do
    "read_$1" "$out/$seed.$3" "$2" >"$out/got/got.nq" 2>"$out/message" &&
      "$same" "$out/$seed.${4-$3}" "$out/got/got.nq" || wrong="$wrong $seed"
    seed=$((seed + 1))
  done
  if [ -z "$wrong" ]; then
    echo "ok $n - $1 reads $n_seeds graphs in $2"
  else
    echo "not ok $n - $1 reads $n_seeds graphs in $2; not$wrong"
    sed 's/^/# /' "$out/message"
  fi
}

skip() {
  n=$((n + 1))
  echo "ok $n # SKIP $1 is not installed"
}

mkdir "$out/got"
n_seeds=12
seed=0
for file in "$here"/pretty/*.ttl; do
  [ -s "$file" ] || continue
  for to in ttl nt nq jsonl; do
    "$tool" $to "$file" >"$out/$seed.$to" || exit 99
  done
  seed=$((seed + 1))
done
while [ $seed -lt $n_seeds ]; do
  for to in ttl nt nq jsonl; do
    "$same" -r $seed $to >"$out/$seed.$to" || exit 99
  done
  seed=$((seed + 1))
done

for reader in rapper serdi; do
  if command -v $reader >/dev/null 2>&1; then
    check $reader turtle ttl
    check $reader ntriples nt
    check $reader nquads nq
  else
    skip $reader
  fi
done
case $("$top_srcdir/tests/npm/run" --version) in
1..0*) skip 'n3 (npm)' ;;
*)
  "$top_srcdir/tests/npm/run" "$here/n3_to_nquads.mjs" \
    "$out"/*.ttl "$out"/*.nt "$out"/[0-9]*.nq
  check n3 turtle ttl
  check n3 ntriples nt
  check n3 nquads nq
  "$top_srcdir/tests/npm/run" "$top_srcdir/tests/npm/jsonld.mjs" --whole "$out"/*.jsonl
  check jsonld jsonld jsonl nq
  ;;
esac
echo "1..$n"
