#!/bin/sh
# Offices through a whole conversion, and the knowledge base beside articles in
# a store: the same IRIs.
. "$top_srcdir/tests/tools/command.sh"

tab='	'

# takes_part PERSON: he does something, or is met, in the last run's graph
takes_part() {
  grep -q "entente#\(agent\|participant\|target\)> <https://w3id.org/entente/id/$1> ." "$work/out"
}

while IFS=$tab read -r date sentence persons; do
  case $date in \#*) continue ;; esac
  printf 'News\n\n%s\n' "$sentence" >article.txt
  run convert -f ntriples --date "$date" article.txt
  missing=$code
  for person in $persons; do
    takes_part "$person" || missing=1
  done
  report "$missing" "$date: $sentence"
done <"$top_srcdir/tests/tools/offices.tsv"
rm article.txt

# An article whose agents are only in a table of the user's own.
printf '[entities]\nstate/VE1\tState\tVelmia\tnat:Velmian/Velmians\t-\t-\t-\t-\t-\t-\tmine\n[persons]\n-\tAnn Authorski\tAuthorski\t-\t-\tPresident state/VE1 2001-02-03/2005\tmine\n' >mine.tsv
printf 'Visit\n\nThe Velmian president arrived in Baku on Monday.\n' >visit.txt
succeeds "an article of a user's own state" \
  convert --knowledge mine.tsv --date 2003-05-06 -o visit.ttl visit.txt
succeeds 'is loaded' load kb.db visit.ttl
succeeds 'the knowledge base with it is exported' \
  kb export --knowledge mine.tsv -o kb.ttl
succeeds 'and loaded beside the article' load kb.db kb.ttl
cat >join.rq <<'Q'
PREFIX ent: <https://w3id.org/entente#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name ?begin WHERE {
  ?event a ent:Visit ; ent:agent ?visitor .
  ?visitor rdfs:label ?name .
  ?term a ent:OfficeHolding ; ent:holder ?visitor ; ent:office ent:President ;
        ent:ofState/rdfs:label "Velmia" ; ent:begin ?begin .
}
Q
succeeds 'a query joins both' query -r tsv kb.db -f join.rq
grep -q 'Ann Authorski.*2001-02-03' "$work/out"
report $? 'the visitor of the article is the president of the knowledge base'
cat >capital.rq <<'Q'
PREFIX ent: <https://w3id.org/entente#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?state WHERE {
  ?event a ent:Visit ; ent:place ?place .
  ?country ent:capital ?place ; rdfs:label ?state .
}
Q
succeeds 'another asks whose capital it is' query -r tsv kb.db -f capital.rq
grep -q 'Azerbaijan' "$work/out"
report $? 'the place of the article is a capital of the knowledge base'

# Tables that are wrong stop the conversion with file, line and reason.
bad() {
  printf "$1" >bad.tsv
  fails 1 "bad.tsv:$2" convert --knowledge bad.tsv --date 2003-05-06 visit.txt
}
bad '[entities]\nstate/VE1\tState\tVelmia\n' '2: 3 columns, [entities] has 11'
bad '[entities]\nstate/VE1\tState\tVelmia\t-\t-\t-\t-\t-\t-\t-\tp\nstate/VE1\tState\tVelmia\t-\t-\t-\t-\t-\t-\t-\tp\n' \
  '3: duplicate id: state/VE1 (first in bad.tsv:2)'
bad '[entities]\nsettlement/velm\tSettlement\tVelm\t-\tstate/VE1\t-\t-\t-\t-\t-\tp\n' \
  '2: no such entity: "state/VE1"'
bad '[persons]\n-\tBea Bond\tBond\t-\t-\tP RU 2003-01-01/2004-01-01\tp\n' \
  '2: overlapping terms: Vladimir Putin and Bea Bond as President of Russia'
bad '[persons]\n-\tBea Bond\tBond\t-\t-\tPilot RU 2003-01-01/..\tp\n' \
  '2: no such office: "Pilot"'
plan
