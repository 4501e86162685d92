#!/bin/sh
# tests/ontology/validate.mjs as a program: messages and exit status.
: "${top_srcdir:=.}"
run=$top_srcdir/tests/npm/run
validate=$top_srcdir/tests/ontology/validate.mjs
good=$top_srcdir/tests/ontology/good.ttl
case $("$run" --version) in
  1..0*) "$run" --version && exit 0 ;;
esac
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
n=0

# check WHAT STATUS MESSAGE ARGUMENT...: the exit status, and the whole of standard error.
check() {
  what=$1 wanted=$2
  printf '%s' "$3" >"$work/wanted"
  shift 3
  "$run" "$validate" "$@" >"$work/out" 2>"$work/err"
  status=$?
  n=$((n + 1))
  if [ $status -eq "$wanted" ] && cmp -s "$work/err" "$work/wanted" && [ ! -s "$work/out" ]; then
    echo "ok $n - $what"
  else
    echo "not ok $n - $what"
    echo "# status $status, wanted $wanted"
    sed 's/^/# got    /' "$work/err"
    sed 's/^/# wanted /' "$work/wanted"
  fi
}

usage='usage: validate.mjs [--ontology FILE]... FILE...
'
base=https://example.org/entente
sed 's/ent:status ent:Obliged/ent:status ent:Actual, ent:Obliged/' "$good" >"$work/bad.ttl"
bad="entente: $work/bad.ttl: <$base/article/treaty/event/2>: An event has one status: Actual, Planned, Obliged, Possible or Negated
"
check "a good graph" 0 '' "$good"
check "a bad graph" 1 "$bad" "$work/bad.ttl"
sed 's/a ent:Clause/a ent:Clause, ent:Office/' "$good" >"$work/twofold.ttl"
check "a graph that contradicts the ontology" 1 "entente: $work/twofold.ttl: $base/agreement/armistice/clause/3 cannot be all of https://w3id.org/entente#Clause, https://w3id.org/entente#Office
" "$work/twofold.ttl"
check "each file by itself" 1 "$bad" "$good" "$work/bad.ttl"
: >"$work/empty.nt"
check "an empty graph" 1 "entente: $work/empty.nt: <>: There is no schema:NewsArticle
" "$work/empty.nt"
check "no file" 2 "$usage"
check "an unknown option" 2 "$usage" --strict "$good"

echo '<urn:a> <urn:b> <urn:c> .
<urn:a> <urn:b> .' >"$work/syntax.nt"
"$run" "$validate" "$work/syntax.nt" 2>"$work/err"
status=$?
n=$((n + 1))
if [ $status -eq 1 ] && grep -q "^entente: $work/syntax.nt:2: " "$work/err"; then echo "ok $n - a syntax error"; else echo "not ok $n - a syntax error"; fi

# A class of the user's own, below one of ours.
cat >"$work/pipelines.ttl" <<'TTL'
@prefix my: <https://example.org/pipelines#> .
@prefix ent: <https://w3id.org/entente#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

my:PipelineOpening a owl:Class ;
    rdfs:subClassOf ent:EconomicCooperation ;
    rdfs:label "pipeline opening"@en .
TTL
sed 's|a ent:Establishment|a <https://example.org/pipelines#PipelineOpening>|' "$good" >"$work/own.ttl"
check "an event of a user's class" 0 '' --ontology "$work/pipelines.ttl" "$work/own.ttl"
check "and without the user's ontology" 1 "entente: $work/own.ttl: <$base/article/treaty/event/5>: The content of an event is an event ($base/article/treaty/event/6)
" "$work/own.ttl"
echo "1..$n"
