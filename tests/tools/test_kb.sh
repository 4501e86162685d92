#!/bin/sh
# The command kb: what it finds and exports, and how it fails.
. "$top_srcdir/tests/tools/command.sh"

tab='	'

# shows NAME LINE: the last run wrote this line
shows() {
  grep -qxF "$2" "$work/out"
  report $? "$1"
}

succeeds 'a surname is found' kb find --date 2021-04-01 Aliyev
shows 'with id, class, label, kind of name and Wikidata id' \
  "person/ilham-aliyev${tab}Leader${tab}Ilham Aliyev${tab}surname${tab}Q57371"
shows 'with the offices of the day' '  President of Azerbaijan, 2003-10-31/..'
! grep -q 'PrimeMinister' "$work/out"
report $? 'and no others'
succeeds 'a seat of power is found' kb find Kremlin
shows 'with what it stands for' '  stands for org/kremlin-presidency'

succeeds 'the knowledge base is exported' kb export -f ntriples -o kb.nt
grep -q '/id/state/AZ> <http://www.w3.org/2000/01/rdf-schema#label> "Azerbaijan"' kb.nt
report $? 'with labels'
grep -q '/id/person/vladimir-putin/President/state/RU/2012-05-07> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/entente#OfficeHolding>' kb.nt
report $? 'with terms of office'
[ -z "$(sort kb.nt | uniq -d)" ]
report $? 'without repeating itself'
succeeds 'and exported again' kb export -f ntriples -o again.nt
cmp -s kb.nt again.nt
report $? 'it is the same'
succeeds 'as Turtle, below another base' kb export --base http://x.example/ -o kb.ttl
grep -qF '<http://x.example/state/AZ> a ent:State ;' kb.ttl
report $? 'with IRIs below it'
rm -f kb.nt again.nt kb.ttl

printf '[entities]\nstate/VE1\tState\tVelmia\t-\t-\tV1\t-\t-\t-\t-\tmine\n' >mine.tsv
succeeds "a user's own state is found" kb find --knowledge mine.tsv Velmia
shows 'by its name' "state/VE1${tab}State${tab}Velmia${tab}name${tab}-"
printf '[entities]\nstate/VE1\tKingdom\tVelmia\t-\t-\tV1\t-\t-\t-\t-\tmine\n' >bad.tsv
fails 1 'bad.tsv:2: no such class: "Kingdom"' kb find --knowledge bad.tsv Velmia
fails 1 "missing.tsv: No such file or directory" kb find --knowledge missing.tsv Velmia
fails 1 "nothing is called 'Velmia'" kb find Velmia
misused kb "expected 'find' or 'export'" 
misused kb "expected 'find' or 'export', not 'show'" show
misused kb 'no name' find
misused kb "unexpected 'now'" export now
misused kb "unknown format 'rdf'" export -f rdf
misused kb "'nowhere' is no IRI that ends in '/' or '#'" export --base nowhere
misused kb "unknown option '--colour'" find --colour
plan
