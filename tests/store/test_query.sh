#!/bin/sh
# Load and query, as users do it.
LC_ALL=C.UTF-8
export LC_ALL
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
entente=$top_builddir/entente
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

ask() {
  "$entente" query "$@" 2>&1
}

cat >"$work/a.ttl" <<'END'
@prefix ent: <https://w3id.org/entente#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix e: <http://example.org/> .
<http://example.org/article> a <https://schema.org/NewsArticle> .
e:m1 a ent:Meeting ; ent:participant e:ana, e:bor ; ent:count 3 .
e:m2 a ent:Visit ; ent:agent e:ana ; ent:count 12.5 .
e:ana rdfs:label "Ana \"A\" Vuk", "Ана"@sr .
e:bor rdfs:label "Bor" .
END
cp "$work/a.ttl" "$work/b.ttl"
echo 'e:m3 a ent:Visit' >>"$work/b.ttl"

check 'load says how much is new' "$work/a.ttl: 11 statements, 11 of them new" \
  "$("$entente" load -v "$work/s.db" "$work/a.ttl" 2>&1)"
check 'loading again changes nothing' \
  "$work/a.ttl: 11 statements, 0 of them new" \
  "$("$entente" load -v "$work/s.db" "$work/a.ttl" 2>&1)"
"$entente" load "$work/s.db" "$work/b.ttl" 2>"$work/errors"
check 'a broken file fails' 1 $?
check 'and says where' "entente: $work/b.ttl:10:" \
  "$(cut -c -$((${#work} + 19)) "$work/errors" | head -n 1)"
check 'and leaves nothing behind' '?n
"0"^^<http://www.w3.org/2001/XMLSchema#integer>' \
  "$(ask "$work/s.db" 'SELECT (COUNT(*) AS ?n)
     { <http://example.org/m3> ?p ?o }')"
check 'the graph is the article' '?g
<http://example.org/article>' \
  "$(ask "$work/s.db" 'SELECT DISTINCT ?g { GRAPH ?g { ?s a ent:Visit } }')"
check 'a join with a filter and optional, as a table' \
  'e                        c     l
-----------------------  ----  ---
<http://example.org/m1>  3     Bor
<http://example.org/m2>  12.5' \
  "$(ask -r table "$work/s.db" 'SELECT ?e ?c ?l { ?e ent:count ?c .
     OPTIONAL { ?e ent:participant ?p . ?p rdfs:label ?l
       FILTER (STRLEN(?l) < 4 && LANG(?l) = "") } FILTER (?c > 2) }
     ORDER BY ?c' | sed 's/ *$//')"
check 'CSV quotes' 'l
"Ana ""A"" Vuk"
Bor' "$(ask -r csv "$work/s.db" 'SELECT ?l { ?x rdfs:label ?l
  FILTER (!LANGMATCHES(LANG(?l), "sr")) } ORDER BY ?l' | tr -d '\r')"
check 'JSON' '{"head": {"vars": ["l"]}, "results": {"bindings": [
{"l": {"type": "literal", "value": "Ана", "xml:lang": "sr"}}
]}}' "$(ask -r json "$work/s.db" 'SELECT ?l { ?x rdfs:label ?l
  FILTER (LANG(?l) = "sr") }')"
check 'ASK' true "$(ask "$work/s.db" 'ASK { ?x a ent:Meeting }')"
check 'CONSTRUCT' '<http://example.org/ana> <http://x/met> <http://example.org/bor> .' \
  "$(ask -r ntriples "$work/s.db" 'CONSTRUCT { ?a <http://x/met> ?b } WHERE
  { ?m ent:participant ?a, ?b FILTER (STR(?a) < STR(?b)) }')"
check 'an error has line and column' \
  "entente: query:2:3: expected a graph pattern or '}', not ')'" \
  "$(ask "$work/s.db" 'SELECT * {
  )')"
check 'an unknown prefix' "entente: query:1:15: no such prefix: 'no:'" \
  "$(ask "$work/s.db" 'SELECT * { ?s no:x ?o }')"
check 'time is limited' 'entente: query: the query takes too long' \
  "$(ask --timeout 100 "$work/s.db" 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c .
  ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r . ?t ?u ?v .
  FILTER (?a != ?v) }')"
echo 'no store' >"$work/foreign"
check 'a foreign file' "entente: $work/foreign: is no store of entente" \
  "$(ask "$work/foreign" 'ASK {}')"
check 'a missing store' "entente: $work/none: no such store" \
  "$(ask "$work/none" 'ASK {}')"
size=$(wc -c <"$work/s.db")
head -c $((size / 2)) "$work/s.db" >"$work/half.db"
check 'a truncated store' "entente: $work/half.db: the store is damaged" \
  "$(ask "$work/half.db" 'SELECT * { ?s ?p ?o }' | tail -n 1)"
echo "1..$n"
exit $failed
