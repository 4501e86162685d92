#!/bin/sh
# Limits stop queries, whatever these are busy with.
LC_ALL=C.UTF-8
export LC_ALL
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
entente=$top_builddir/entente
n=0
failed=0

# stops NAME WHY OPTION... -- QUERY: the query fails for that reason. If it does
# not stop at all, it is killed after a minute, and there is no reason.
stops() {
  name=$1
  wanted="entente: query: the query $2"
  shift 2
  got=$(timeout 60 "$entente" query "$@" 2>&1 >/dev/null)
  code=$?
  n=$((n + 1))
  if [ "$code $got" = "1 $wanted" ]; then
    echo "ok $n - $name"
  else
    failed=1
    echo "not ok $n - $name"
    printf '%s\n' "code $code: $got" | head -c 1000 | sed 's/^/# /'
  fi
}

awk 'BEGIN {
  for (i = 0; i < 3000; ++i) {
    print "<http://x/n" i "> <http://x/p> <http://x/n" (i * 7 + 1) % 3000 "> ."
    print "<http://x/n" i "> <http://x/q> <http://x/n" (i * 11 + 5) % 3000 "> ."
    print "<http://x/n" i "> <http://x/t> \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" i "\" ."
  }
}' >"$work/data.nt"
"$entente" load "$work/s.db" "$work/data.nt"
set -- "$work/s.db"
late='takes too long'
large='needs too much memory'
cross='?a ?b ?c . ?d ?e ?f . ?g ?h ?i'

stops 'time: a long join' "$late" --timeout 300 "$@" \
  "SELECT (COUNT(*) AS ?n) { $cross FILTER (?a != ?d) }"
stops 'time: a join without solutions' "$late" --timeout 300 "$@" \
  "SELECT * { $cross FILTER (STR(?a) = CONCAT(STR(?d), STR(?g))) }"
stops 'time: a path' "$late" --timeout 300 "$@" \
  'SELECT (COUNT(*) AS ?n) { ?a (<http://x/p>|^<http://x/q>)* ?b . ?b (<http://x/q>|^<http://x/p>)+ ?c }'
stops 'time: regular expressions' "$late" --timeout 300 "$@" \
  'SELECT (COUNT(*) AS ?n) { ?a <http://x/t> ?b . ?c <http://x/t> ?d
   FILTER REGEX(?b, CONCAT("^(a+)*", SUBSTR(STR(?d), 30), "b$")) }'
stops 'time: sorting' "$late" --timeout 300 "$@" \
  "SELECT ?a { $cross } ORDER BY ?i ?f ?c LIMIT 1"
stops 'time: groups' "$late" --timeout 300 "$@" \
  "SELECT ?a ?d ?g (COUNT(*) AS ?n) { $cross } GROUP BY ?a ?d ?g"
stops 'time: distinct solutions' "$late" --timeout 300 "$@" \
  "SELECT DISTINCT ?a ?d ?g { $cross }"
stops 'time: a graph' "$late" --timeout 300 "$@" \
  "CONSTRUCT { ?a ?e ?i } { $cross }"
stops 'time: EXISTS' "$late" --timeout 300 "$@" \
  "ASK { ?x ?y ?z FILTER NOT EXISTS { ?z ?k ?x } FILTER EXISTS { $cross FILTER (STR(?a) = ?z) } }"
stops 'memory: a graph' "$large" --limit-memory 40 "$@" \
  "CONSTRUCT { ?a ?e ?i } { $cross }"
stops 'memory: a table' "$large" --limit-memory 40 -r table "$@" \
  "SELECT * { $cross }"
stops 'memory: strings' "$large" --limit-memory 40 "$@" \
  "SELECT (COUNT(DISTINCT CONCAT(STR(?a), STR(?d), STR(?g))) AS ?n) { $cross }"
stops 'memory: strings of strings' "$large" --limit-memory 40 "$@" \
  'SELECT ?j { ?s <http://x/t> ?a BIND (CONCAT(?a,?a,?a,?a,?a,?a,?a,?a) AS ?b)
   BIND (CONCAT(?b,?b,?b,?b,?b,?b,?b,?b) AS ?c) BIND (CONCAT(?c,?c,?c,?c,?c,?c,?c,?c) AS ?d)
   BIND (CONCAT(?d,?d,?d,?d,?d,?d,?d,?d) AS ?e) BIND (CONCAT(?e,?e,?e,?e,?e,?e,?e,?e) AS ?f)
   BIND (CONCAT(?f,?f,?f,?f,?f,?f,?f,?f) AS ?g) BIND (CONCAT(?g,?g,?g,?g,?g,?g,?g,?g) AS ?j) }'
stops 'memory: one long string' "$large" --limit-memory 40 "$@" \
  "SELECT (GROUP_CONCAT(?i) AS ?l) { $cross }"
stops 'rows: solutions' 'has too many rows' --limit-rows 10 "$@" \
  'SELECT * { ?a <http://x/p> ?c }'
stops 'rows: triples' 'has too many rows' --limit-rows 10 "$@" \
  'CONSTRUCT WHERE { ?a <http://x/p> ?c }'

# an update that is stopped changes nothing
before=$("$entente" store dump "$work/s.db" | cksum)
timeout 60 "$entente" update --timeout 300 "$work/s.db" \
  "INSERT { ?a <http://x/new> ?i } WHERE { $cross }" 2>"$work/errors"
code=$?
n=$((n + 1))
if [ "$code $(cat "$work/errors")" = '1 entente: update: the query takes too long' ] &&
  [ "$before" = "$("$entente" store dump "$work/s.db" | cksum)" ]; then
  echo "ok $n - an update that is stopped changes nothing"
else
  failed=1
  echo "not ok $n - an update that is stopped changes nothing"
  sed 's/^/# /' "$work/errors"
fi

# no network: nothing listens here, and nothing asks
n=$((n + 1))
got=$("$entente" query "$work/s.db" 'SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }' 2>&1)
if [ "$got" = 'entente: query: SERVICE is not allowed: the network is off unless asked for (--allow-network)' ]; then
  echo "ok $n - SERVICE is off"
else
  failed=1
  echo "not ok $n - SERVICE is off"
fi
echo "1..$n"
exit $failed
