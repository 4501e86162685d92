#!/bin/sh
# The program rdfproc, as Debian has it, on stores of entente.
[ -x "$top_builddir/tests/redland/test_storage" ] || {
  echo '1..0 # SKIP configured without librdf'
  exit 0
}
command -v rdfproc >/dev/null 2>&1 || {
  echo '1..0 # SKIP no rdfproc (redland-utils)'
  exit 0
}
. "$top_srcdir/tests/tools/command.sh"

REDLAND_MODULE_PATH=$top_builddir/.libs
export REDLAND_MODULE_PATH
# A program without sanitizers loads a module with them.
if nm -D "$REDLAND_MODULE_PATH/librdf_storage_entente.so" 2>/dev/null | grep -q __asan_init; then
  preload=$(${CC:-cc} -print-file-name=libasan.so)
fi
# rdf ARGUMENT...: sets $code, fills $work/out and $work/err
rdf() {
  LD_PRELOAD=${preload-} ASAN_OPTIONS=detect_leaks=0 rdfproc -s entente "$@" >"$work/out" 2>"$work/err"
  code=$?
}
# says NAME TEXT ARGUMENT...: what rdfproc prints, less its frame
says() {
  name=$1 text=$2
  shift 2
  rdf "$@"
  printf '%b' "$text" >"$work/wanted"
  [ $code -eq 0 ] && sed 's/^Matched //; s/^rdfproc: //' "$work/out" | LC_ALL=C sort | cmp -s - "$work/wanted"
  report $? "$name"
}
# complains NAME MESSAGE ARGUMENT...
complains() {
  name=$1 message=$2
  shift 2
  rdf "$@"
  [ $code -ne 0 ] && grep -q "^rdfproc: Error - $message" "$work/err"
  report $? "$name"
}
e=http://a.example/

cat >a.ttl <<'END'
@prefix : <http://a.example/> .
:s :p :o, "x", "ja"@de, "3"^^<http://www.w3.org/2001/XMLSchema#decimal> .
:o :q "y" .
END
rdf -n news.db parse a.ttl turtle
report $code 'parse into a new store'
"$entente" query news.db 'ASK { ?s ?p "3"^^xsd:decimal, "ja"@de }' | grep -q true
report $? 'entente reads what librdf wrote'
says 'size' 'graph has 5 triples\n' news.db size
says 'find' "triple: <${e}o> <${e}q> \"y\"\n" news.db find ${e}o - -
says 'find a literal' "triple: <${e}s> <${e}p> \"x\"\n" news.db find - - x
says 'find nothing' '' news.db find - ${e}none -
says 'targets' "node: \"3\"^^<http://www.w3.org/2001/XMLSchema#decimal>\nnode: \"ja\"@de\nnode: \"x\"\nnode: <${e}o>\n" \
  news.db targets ${e}s ${e}p
says 'arcs-out' "arc: <${e}q>\n" news.db arcs-out ${e}o
rdf news.db contains ${e}s ${e}p ${e}o
report $code 'contains'
rdf news.db contains ${e}s ${e}p ${e}none
[ $code -eq 1 ]
report $? 'and does not'
rdf news.db add ${e}s ${e}p ${e}new && rdf news.db remove ${e}s ${e}p x
report $code 'add and remove'
says 'are lasting' "triple: <${e}s> <${e}p> <${e}new>\n" news.db find - - ${e}new
says 'both of them' '' news.db find - - x
rdf news.db add-typed ${e}s ${e}p 7 '' http://www.w3.org/2001/XMLSchema#integer
"$entente" query news.db 'ASK { ?s ?p ?n FILTER(?n > 6) }' | grep -q true
report $? 'a typed literal is a number to entente'

# ---- Contexts: the graphs of articles
"$entente" convert "$samples/prespa-2018.txt" | "$entente" load news.db -
"$entente" query news.db 'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }' >graphs
sed -n 's/^<\(.*\)>$/\1/p' graphs >graph
says 'contexts are the graphs that entente loads' "Context: <$(cat graph)>\n" -c news.db contexts
rdf news.db find - http://www.w3.org/1999/02/22-rdf-syntax-ns#type https://schema.org/NewsArticle "$(cat graph)" &&
  [ "$(grep -c '^Matched triple' "$work/out")" -eq 1 ]
report $? 'what a graph says is found in it'
rdf -c news.db add ${e}s ${e}p ${e}o ${e}graph
says 'a context is added' "triple: <${e}s> <${e}p> <${e}o> with context <${e}graph>\n" -c news.db find - - - ${e}graph
rdf -c news.db remove-context "$(cat graph)"
"$entente" query news.db 'ASK { ?a a <https://schema.org/NewsArticle> }' | grep -q false
report $? 'a context is removed'
rdf -q news.db serialize ntriples && "$entente" load copy.db - -f ntriples <"$work/out" &&
  "$entente" query copy.db 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' >n &&
  "$entente" query news.db 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' | cmp -s - n
report $? 'serialize writes what there is'
says 'query, which is rasqal' "" news.db query sparql - "SELECT ?x WHERE { <${e}none> ?p ?x }"

# ---- What cannot be
cp news.db before.db
complains 'a store that is not there' 'missing.db: no such store' missing.db size
complains 'a foreign file' 'a.ttl: is no store of entente' a.ttl size
complains 'a foreign file is not made new' 'a.ttl: is no store of entente' -n a.ttl parse a.ttl turtle
complains 'a relative IRI' 'news.db: not an absolute IRI: never' news.db add-typed ${e}s ${e}p 7 '' never
cmp -s before.db news.db && [ ! -e missing.db ]
report $? 'all is as it was'
printf '<http://a.example/s> <http://a.example/p> "a" .\n<http://a.example/s> oops\n' >bad.ttl
rdf news.db parse bad.ttl turtle # rdfproc exits with 0
grep -q 'syntax error' "$work/err"
report $? 'a syntax error is an error'
plan
