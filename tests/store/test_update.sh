#!/bin/sh
# Update, dump, compact and the syntaxes that load reads, as users do it.
LC_ALL=C.UTF-8
export LC_ALL
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
entente=$top_builddir/entente
store=$work/s.db
n=0
failed=0

# check NAME WANTED GOT
check() {
  n=$((n + 1))
  if [ "$2" = "$3" ]; then
    echo "ok $n - $1"
  else
    failed=1
    echo "not ok $n - $1"
    printf 'wanted:\n%s\ngot:\n%s\n' "$2" "$3" | sed 's/^/# /'
  fi
}

change() {
  "$entente" update "$@" 2>&1
}

# The statements, in order, with short names
dump() {
  "$entente" store dump "$store" | sed 's|http://x/||g' | sort
}

"$entente" load "$store" /dev/null
check 'insert data' "$store: 4 statements added, 0 removed" \
  "$(change -v "$store" 'PREFIX : <http://x/> INSERT DATA {
     :a :p 1, "x"@en . :a :p 1 . GRAPH :g { :a :p :b ; :q 01 } }')"
check 'what is there' '<a> <p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
<a> <p> "x"@en .
<a> <p> <b> <g> .
<a> <q> "01"^^<http://www.w3.org/2001/XMLSchema#integer> <g> .' "$(dump)"
check 'delete and insert, by what was there before' "$store: 2 statements added, 2 removed" \
  "$(change -v "$store" 'PREFIX : <http://x/> DELETE { ?s :p ?o } INSERT { ?s :r ?o } WHERE { ?s :p ?o FILTER isLiteral(?o) }')"
check 'the union is asked, the graph without a name is changed' '<a> <p> <b> <g> .
<a> <q> "01"^^<http://www.w3.org/2001/XMLSchema#integer> <g> .
<a> <r> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
<a> <r> "x"@en .' "$(dump)"
check 'operations see what those before did' "$store: 3 statements added, 3 removed" \
  "$(change -v "$store" 'PREFIX : <http://x/> INSERT DATA { :c :p :d } ; DELETE WHERE { :c :p ?o } ;
     COPY :g TO :h ; DROP GRAPH :g')"
before=$(dump)
check 'one that fails undoes all' 'entente: update: the graph is there already: <http://x/h>' \
  "$(change "$store" 'PREFIX : <http://x/> CLEAR ALL ; INSERT DATA { :z :z :z . GRAPH :h { :z :z :z } } ; CREATE GRAPH :h')"
check 'as before' "$before" "$(dump)"
check 'a graph that is not there' 'entente: update: there is no such graph: <http://x/none>' \
  "$(change "$store" 'MOVE <http://x/none> TO DEFAULT')"
check 'SILENT' '' "$(change "$store" 'MOVE SILENT <http://x/none> TO DEFAULT ; CREATE SILENT GRAPH <http://x/h>')"
check 'which changes nothing' "$before" "$(dump)"
check 'no network' 'entente: update: LOAD reads files only: the network is off unless asked for (--allow-network): <http://x/y.ttl>' \
  "$(change "$store" 'LOAD <http://x/y.ttl>')"
check 'a missing store' "entente: $work/none: no such store" "$(change "$work/none" 'CLEAR ALL')"
check 'an error has line and column' "entente: update:2:1: expected '{', not 'x'" \
  "$(change "$store" 'INSERT DATA
x')"
check 'parsing only' '' "$(change --parse "$work/none" 'CLEAR ALL')"

echo '<http://x/l> <http://x/p> _:n, "l" .' >"$work/a b.ttl"
change "$store" "LOAD <file://$work/a%20b.ttl> INTO GRAPH <http://x/l>"
check 'a file is loaded' 2 "$(dump | grep -c '<l> \.$')"
check 'and loaded again is the same' "$store: 0 statements added, 0 removed" \
  "$(change -v "$store" "LOAD <file://$work/a%20b.ttl> INTO GRAPH <http://x/l>")"
echo '<http://x/l> <http://x/p> <http://x/new> . <http://x/m> oops' >"$work/bad.ttl"
before=$(dump)
change "$store" "LOAD SILENT <file://$work/bad.ttl> ; INSERT DATA { <http://x/n> <http://x/n> <http://x/n> }" >/dev/null
check 'what a silent load began is undone, the rest is done' "$before
<n> <n> <n> ." "$(dump)"

change "$store" 'CLEAR ALL ; INSERT DATA { _:a <http://x/p> _:a } ; INSERT DATA { _:b <http://x/p> _:b } ;
  INSERT { ?s <http://x/q> _:c } WHERE { ?s <http://x/p> ?o } ; INSERT { ?s <http://x/r> ?n } WHERE { ?s <http://x/p> ?o BIND (BNODE() AS ?n) }'
check 'blank nodes are new for each operation and solution' '?n	?m
"6"^^<http://www.w3.org/2001/XMLSchema#integer>	"6"^^<http://www.w3.org/2001/XMLSchema#integer>' \
  "$("$entente" query "$store" 'SELECT (COUNT(DISTINCT ?o) AS ?n) (COUNT(*) AS ?m) { ?s ?p ?o }')"
change "$store" 'INSERT { ?s <http://x/q> _:c } WHERE { ?s <http://x/p> ?o }'
check 'and for each request' '?n
"8"^^<http://www.w3.org/2001/XMLSchema#integer>' \
  "$("$entente" query "$store" 'SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }')"
change "$store" 'DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER isBlank(?o) }'
check 'they can be removed' '' "$(dump)"

# Dump and load again: the same, in each syntax that has graphs
change "$store" 'PREFIX : <http://x/> INSERT DATA { :a :p "tab\t\"quote\"", 1.50, _:x . _:x a :C .
  GRAPH :g { :a a :C ; :p :b, "ä"@de } GRAPH :h { :a :p :b } }'
before=$("$entente" query "$store" 'SELECT ?g ?s ?p ?o { { GRAPH ?g { ?s ?p ?o } } UNION { ?s ?p ?o } FILTER (!isBlank(?s) && !isBlank(?o)) }' | sort)
for format in nquads trig; do
  "$entente" store dump -f $format -o "$work/dump.$format" "$store"
  rm -f "$work/copy.db"
  "$entente" load -f $format "$work/copy.db" "$work/dump.$format"
  check "$format comes back" "$before" \
    "$("$entente" query "$work/copy.db" 'SELECT ?g ?s ?p ?o { { GRAPH ?g { ?s ?p ?o } } UNION { ?s ?p ?o } FILTER (!isBlank(?s) && !isBlank(?o)) }' | sort)"
done
check 'TriG has a block for each graph' 'g h' \
  "$(sed -n 's|^<http://x/\(.\)> {$|\1|p' "$work/dump.trig" | sort | tr '\n' ' ' | sed 's/ $//')"
check 'one graph as Turtle' '<http://x/a> <http://x/p> <http://x/b> .' \
  "$("$entente" store dump -f turtle -g http://x/h "$store" | grep -v '^@prefix\|^$')"
check 'no such graph' 'entente: there is no such graph: <http://x/none>' \
  "$("$entente" store dump -g http://x/none "$store" 2>&1)"

# Compact: terms that nothing uses go, the rest stays
awk 'BEGIN { for (i = 0; i < 5000; ++i) print "<http://x/s" i "> <http://x/p> \"some text " i "\" <http://x/big> ." }' >"$work/big.nq"
"$entente" load "$store" "$work/big.nq"
change "$store" 'CLEAR GRAPH <http://x/big>'
before=$(dump)
large=$(wc -c <"$store")
check 'unused terms are counted' 1 "$("$entente" store check "$store" | grep -c ' 100[0-9][0-9] of them unused')"
"$entente" store compact "$store"
check 'compact leaves the statements' "$before" "$(dump)"
check 'and no unused terms' 1 "$("$entente" store check "$store" | grep -c ' 0 of them unused')"
check 'in a smaller file' yes "$([ "$(wc -c <"$store")" -lt $((large / 4)) ] && echo yes)"
change "$store" 'INSERT DATA { <http://x/s1> <http://x/p> "some text 1" }'
check 'that can be written again' 1 "$("$entente" store check "$store" | grep -c ': whole; ')"

# The syntaxes that load reads, and --replace
rm -f "$store"
echo '<http://x/s> <http://x/p> "1" .' >"$work/l.nt"
echo '<http://x/s> <http://x/p> "2" <http://x/g> .' >"$work/l.nq"
echo '@prefix : <http://x/> . :s :p "3" .' >"$work/l.ttl"
echo '@prefix : <http://x/> . :g { :s :p "4" }' >"$work/l.trig"
echo '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://x/">
<rdf:Description rdf:about="http://x/s"><p>5</p></rdf:Description></rdf:RDF>' >"$work/l.rdf"
"$entente" load "$store" "$work"/l.nt "$work"/l.nq "$work"/l.ttl "$work"/l.trig "$work"/l.rdf
check 'all syntaxes are read' '<s> <p> "1" .
<s> <p> "2" <g> .
<s> <p> "3" .
<s> <p> "4" <g> .
<s> <p> "5" .' "$(dump)"
"$entente" load --replace "$store" "$work/l.nq"
check 'a graph is replaced, others are not' '<s> <p> "1" .
<s> <p> "2" <g> .
<s> <p> "3" .
<s> <p> "5" .' "$(dump)"

# The questions that come with entente can be asked
for question in $("$entente" query --list | sed 's/ .*//'); do
  values=
  case $question in
  agreements-of) values=AZ ;;
  events-between) values='AZ AM' ;;
  statements-of) values=http://x/a ;;
  esac
  # shellcheck disable=SC2086 # words
  check "question $question" 0 "$("$entente" query --ask "$question" "$store" $values >/dev/null 2>&1; echo $?)"
done
echo "1..$n"
exit $failed
