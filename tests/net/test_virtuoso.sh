#!/bin/sh
# `load --endpoint` and `query --endpoint` with a real store of others: Virtuoso,
# started here on free ports of the loopback interface and ended in any case.
. "$top_srcdir/tests/tools/command.sh"
. "$top_srcdir/tests/tools/virtuoso.sh"
virtuoso_has || {
  echo '1..0 # SKIP no Virtuoso (virtuoso-opensource), or no node to find ports'
  exit 0
}
if nm -D "$top_builddir/.libs/libentente.so" 2>/dev/null | grep -q __asan_init && [ -z "${ENTENTE_ALL_TESTS-}" ]; then
  echo '1..0 # SKIP the plain build tests this; ENTENTE_ALL_TESTS=1 has it done under sanitizers too'
  exit 0
fi
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
trap 'virtuoso_stop; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM HUP PIPE
mkdir "$work/virtuoso"
virtuoso_start "$work/virtuoso"
report $? 'Virtuoso is started'
graphs=$virtuoso_url/sparql-graph-crud-auth
sparql=$virtuoso_url/sparql

"$entente" convert -o a.ttl "$samples/prespa-2018.txt"
"$entente" convert -f nquads "$samples/prespa-2018.txt" "$samples/vienna-2015.txt" >both.nq
"$entente" convert -f ntriples "$samples/prespa-2018.txt" | LC_ALL=C sort >wanted.nt
article=$(sed -n 's/^<\([^>]*\)> a schema:NewsArticle.*/\1/p' a.ttl)

fails 1 "$graphs: HTTP 401: the server wants credentials; see --netrc" load --endpoint "$graphs" a.ttl
ENTENTE_USER=dba ENTENTE_PASSWORD=wrong
export ENTENTE_USER ENTENTE_PASSWORD
fails 1 "$graphs: HTTP 401: the server refuses the credentials" load --endpoint "$graphs" a.ttl
ENTENTE_PASSWORD=dba
succeeds 'a graph is loaded, with a digest of the password' load --endpoint "$graphs" a.ttl
unset ENTENTE_USER ENTENTE_PASSWORD

# Virtuoso keeps the value of a decimal and not its form: 0.90 comes back as 0.9
same_values() {
  sed 's/\(\.[0-9]*[1-9]\)0*"^^\(<[^>]*#decimal>\)/\1"^^\2/' "$1" | LC_ALL=C sort >"$work/values1"
  LC_ALL=C sort "$2" | cmp -s - "$work/values1"
}

# construct NAME: the graph of the article, sorted
construct() {
  "$entente" query --endpoint "$sparql" -r ntriples "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <$article> { ?s ?p ?o } }" \
    2>"$work/err" | LC_ALL=C sort >"$1"
}
construct got.nt
same_values wanted.nt got.nt
report $? 'its article has a graph with the same statements'
echo 'machine 127.0.0.1 login dba password dba' >"$work/netrc"
succeeds 'loaded again, with a .netrc' load --endpoint "$graphs" --netrc-file "$work/netrc" a.ttl
construct got.nt
same_values wanted.nt got.nt
report $? 'it is there once'
head -n 10 wanted.nt >part.nt
succeeds 'a part of it' load --replace --endpoint "$graphs" --netrc-file "$work/netrc" -g "$article" part.nt
construct got.nt
same_values part.nt got.nt
report $? 'replaces it'
run load -v --endpoint "$graphs" --netrc-file "$work/netrc" both.nq
[ $code -eq 0 ] && grep -q "^both.nq: $(wc -l <both.nq) statements in $(sed 's/.*<\([^>]*\)> \.$/\1/' both.nq | sort -u | wc -l) graphs" "$work/err"
report $? 'each article of a file goes into a graph of its own'

# ---- The same answers as from a store
"$entente" load news.db both.nq
question='SELECT DISTINCT ?s ?label { ?s a ent:State ; rdfs:label ?label } ORDER BY ?label'
for format in table csv tsv json xml markdown; do
  "$entente" query -r $format news.db "$question" >wanted
  "$entente" query -r $format --endpoint "$sparql" "$question" >"$work/out" 2>"$work/err"
  cmp -s wanted "$work/out"
  report $? "solutions as $format"
done
for answer in true false; do
  pattern='?s a ent:State'
  [ $answer = true ] || pattern='?s a ent:Unheard'
  run query --endpoint "$sparql" "ASK { $pattern }"
  [ "$(cat "$work/out")" = $answer ]
  report $? "ASK: $answer"
done
"$entente" query news.db --ask agreements-of GR | sort >wanted
"$entente" query --endpoint "$sparql" --ask agreements-of GR 2>"$work/err" | sort >"$work/out"
cmp -s wanted "$work/out" && [ "$(wc -l <wanted)" -gt 1 ]
report $? 'a question that comes with entente'
run query --endpoint "$sparql" 'SELECT * { ?s ?p'
[ $code -eq 1 ] && [ "$(wc -l <"$work/err")" -eq 1 ] &&
  grep -q "^entente: $sparql: HTTP 400: Virtuoso 37000 Error SP030: SPARQL compiler" "$work/err"
report $? 'what the server says of a wrong query'

# ---- Thousands of triples, which it refuses as INSERT DATA
awk 'BEGIN { for (i = 0; i < 20000; ++i) printf "<http://a.example/s%d> <http://a.example/p> \"%d\" .\n", i, i }' >many.nt
succeeds '20,000 statements' load --endpoint "$graphs" --netrc-file "$work/netrc" -g http://a.example/many many.nt
run query --endpoint "$sparql" 'SELECT (COUNT(*) AS ?n) { GRAPH <http://a.example/many> { ?s ?p ?o } }'
grep -q 20000 "$work/out"
report $? 'are all there'
run query --endpoint "$sparql" -r csv 'SELECT * { GRAPH <http://a.example/many> { ?s ?p ?o } }'
[ "$(wc -l <"$work/out")" -eq 20001 ]
report $? 'and come back'

server=$virtuoso_pid
virtuoso_stop
! kill -0 "$server" 2>/dev/null
report $? 'Virtuoso is ended'
fails 1 "$sparql: Couldn't connect to server" query --retries 0 --endpoint "$sparql" 'SELECT * { ?s ?p ?o }'
plan
