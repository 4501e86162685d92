#!/bin/sh
# The graphs of the samples: the same bytes in every run, no blank nodes, the
# same statements in every format and for every reader.
. "$top_srcdir/tests/tools/command.sh"

same=$top_builddir/tests/rdf/rdf_same
npm=$top_srcdir/tests/npm/run

# The statements of an N-Quads file without the name of their graph.
drop_graph() {
  sed 's| <[^<>]*> \.$| .|' "$1" | sort -u
}

# Each reads FILE of SYNTAX (Turtle, N-Triples, N-Quads) and writes N-Quads.
read_rapper() {
  rapper -q -i "$2" -o nquads "$1" http://base.example/dir/file
}
read_serdi() {
  serdi -q -i "$2" -o nquads "$1" http://base.example/dir/file
}
read_n3() {
  "$npm" "$top_srcdir/tests/rdf/n3_to_nquads.mjs" "$1" && cat "$1.n3"
}

for file in "$samples"/*.txt; do
  name=$(basename "$file" .txt)
  for format in turtle ntriples nquads; do
    run convert -f $format -o one/ "$file" && run convert -f $format -o two/ "$file"
    [ "$code" -eq 0 ] && cmp -s one/* two/*
    report $? "$name: the same bytes in $format twice"
    cp one/* .
    rm -r one two
  done
  sort -u "$name.nt" | cmp -s - "$name.nt" || [ "$(sort -u "$name.nt" | wc -l)" -eq "$(wc -l <"$name.nt")" ]
  report $? "$name: no statement twice"
  ! grep -q '_:' "$name.nt" && ! grep -qE '(^|[[:space:]])(_:|\[)' "$name.ttl"
  report $? "$name: no blank nodes"
  sed 's/.* \(<[^<>]*>\) \.$/\1/' "$name.nq" | sort -u >"$work/graphs"
  [ "$(wc -l <"$work/graphs")" -eq 1 ] && grep -q '^<https://w3id.org/entente/id/article/' "$work/graphs"
  report $? "$name: all quads are in the graph of the article"
  drop_graph "$name.nq" >quads.nt
  sort -u "$name.nt" | cmp -s - quads.nt
  report $? "$name: N-Quads say what N-Triples say"
  "$same" "$name.ttl" "$name.nt"
  report $? "$name: Turtle says what N-Triples say"
done

# by_reader NAME: it reads all formats of the first sample as one graph
by_reader() {
  for to in 'turtle ttl' 'ntriples nt' 'nquads nq'; do
    file=$name.${to#* }
    "read_$1" "$file" "${to% *}" >got.nq 2>"$work/err" && {
      [ "${to% *}" != nquads ] || { drop_graph got.nq >got.nt && mv got.nt got.nq; }
    } && "$same" got.nq "$name.nt" >"$work/out" 2>&1
    report $? "$1 reads $file as the same graph"
  done
}
for reader in rapper serdi; do
  if command -v $reader >/dev/null 2>&1; then
    by_reader $reader
  else
    skip "$reader reads the graph" 'it is not installed'
  fi
done
case $("$npm" --version) in
1..0*) skip 'n3 reads the graph' 'it is not installed' ;;
*) by_reader n3 ;;
esac

# ---- Where IRIs come from
succeeds 'another base' convert -f ntriples --base http://id.example/ "$samples/$name.txt"
! grep -q 'w3id.org/entente/id/' "$work/out" && grep -q '^<http://id.example/article/' "$work/out"
report $? 'all IRIs are below the other base'
succeeds 'an article on standard input' convert -f ntriples - <"$samples/$name.txt"
cmp -s "$work/out" "$name.nt"
report $? 'the name of the file is of no matter'
"$entente" convert -f ntriples "$samples"/*.txt | sort -u >together.nt
sort -u ./*20*.nt | cmp -s - together.nt
report $? 'articles converted together say what each says alone'
plan
