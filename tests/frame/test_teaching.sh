# What a user adds: new words for events with --lexicon, new names with
# --knowledge, new kinds of events and roles with --ontology.
. "$top_srcdir/tests/tools/command.sh"

printf 'mothball, put on ice\tv\tTroopWithdrawal\tsubj=agent obj=theme in=place\n' \
  >"$work/lexicon.tsv"
cat >"$work/knowledge.tsv" <<'TABLE'
[entities]
state/XV	State	Vesperia	nat:Vesperian/Vesperians		XV				capital=settlement/kelport	p
settlement/kelport	Settlement	Kelport		XV						p
[persons]
	Anna Dorn	Dorn			President XV 2019-03-01/..	p
TABLE
echo 'Vesperia mothballed its fleet in Kelport on 3 May 2024, President Dorn said.' \
  >"$work/article.txt"

# graph OPTION...: the statements about the article
graph() {
  run convert -f ntriples --date 2024-05-10 "$@" "$work/article.txt"
}

has() {
  grep -q -- "$1" "$work/out"
}

lacks() {
  ! has "$1"
}

graph
report $code "the article converts without tables"
lacks 'entente#TroopWithdrawal>'
report $? "the verb is unknown"
lacks 'state/XV>'
report $? "the state is unknown"

graph --lexicon "$work/lexicon.tsv" --knowledge "$work/knowledge.tsv"
report $code "the article converts with tables"
has 'type> <https://w3id.org/entente#TroopWithdrawal>'
report $? "the verb evokes its event"
has 'entente#agent> <https://w3id.org/entente/id/state/XV>'
report $? "the new state is the agent"
has 'entente#place> <https://w3id.org/entente/id/settlement/kelport>'
report $? "the new town is the place"
has 'entente#date> "2024-05-03"'
report $? "the date is read"
has 'person/anna-dorn>.*label> "Anna Dorn"'
report $? "the new president is known by her surname"

cp "$work/out" "$work/first"
graph --lexicon "$work/lexicon.tsv" --knowledge "$work/knowledge.tsv"
cmp -s "$work/first" "$work/out"
report $? "the same bytes come twice"

printf 'mothball\tv\tMothballing\tsubj=agent\n' >"$work/bad.tsv"
fails 1 "$work/bad.tsv:1: unknown class 'Mothballing'" \
  convert --lexicon "$work/bad.tsv" "$work/article.txt"
printf '[entities]\nstate/XV\tStat\tVesperia\t\t\tXV\t\t\t\t\tp\n' >"$work/bad.tsv"
fails 1 "$work/bad.tsv:2: no such class: \"Stat\"" \
  convert --knowledge "$work/bad.tsv" "$work/article.txt"

# A new kind of event in two files.
cat >"$work/pipelines.ttl" <<'TURTLE'
@prefix ent: <https://w3id.org/entente#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix ex: <http://example.org/energy#> .

ex:PipelineOpening a owl:Class ;
    rdfs:subClassOf ex:PipelineEvent ;
    rdfs:label "pipeline opening"@en .
ex:PipelineEvent a owl:Class ;
    rdfs:subClassOf ent:EconomicCooperation .
ex:operator a owl:ObjectProperty ;
    rdfs:subPropertyOf ent:agent .
ex:line a owl:ObjectProperty ;
    rdfs:subPropertyOf ent:theme .
TURTLE
printf '%s\n' 'open, inaugurate	v	ex:PipelineOpening	subj=ex:operator obj=ex:line in=place	obj:pipeline' \
  >"$work/pipelines.tsv"
echo 'Ostria will open a pipeline on 3 May 2024. Ostria opened an embassy.' \
  >"$work/article.txt"
graph --knowledge "$top_srcdir/tests/frame/invented.tsv" \
  --ontology "$work/pipelines.ttl" --lexicon "$work/pipelines.tsv"
report $code "the article converts with an ontology"
has 'event/0> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://example.org/energy#PipelineOpening>'
report $? "the new event is of the new class"
has 'event/0> <http://example.org/energy#operator> <https://w3id.org/entente/id/state/XO>'
report $? "who does it plays the new role"
lacks 'event/0> <https://w3id.org/entente#agent>'
report $? "and not the role above it as well"
has 'event/0> <http://example.org/energy#line>'
report $? "so does a thing that has no name"
has 'event/0> <https://w3id.org/entente#status> <https://w3id.org/entente#Planned>'
report $? "it has a status as other events do"
has 'event/0> <https://w3id.org/entente#date> "2024-05-03"'
report $? "and a date"
has 'event/0> <https://w3id.org/entente#cameoCode> "061"'
report $? "its code is that of the class above it"
lacks 'event/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://example.org/energy#PipelineOpening>'
report $? "the same verb means something else with another object"
cp "$work/out" "$work/first"
run explain --knowledge "$top_srcdir/tests/frame/invented.tsv" \
  --ontology "$work/pipelines.ttl" --lexicon "$work/pipelines.tsv" \
  "$work/article.txt"
has 'ex:PipelineOpening Planned [0-9.]* "open" by .*pipelines.tsv:1$'
report $? "explain names the line that made it"
has '^    ex:operator state/XO$'
report $? "and the role"
run lexicon -f ntriples --ontology "$work/pipelines.ttl" "$work/pipelines.tsv"
has '<http://example.org/energy#PipelineOpening>'
report $? "the exported lexicon knows the class"

# wrong LINE EDIT MESSAGE: an ontology that is refused; the line is the last of
# the block
wrong() {
  sed "$2" "$work/pipelines.ttl" >"$work/bad.ttl"
  fails 1 "$work/bad.ttl:$1: $3" convert --ontology "$work/bad.ttl" \
    "$work/article.txt"
}
wrong 8 's/ex:PipelineEvent ;/ex:Nothing ;/' \
  "unknown class <http://example.org/energy#Nothing> above 'ex:PipelineOpening'"
wrong 14 's/ent:theme/ent:patient/' \
  "unknown property <https://w3id.org/entente#patient> above 'ex:line'"
wrong 10 's/subClassOf ent:Econ.*/comment "none" ./' \
  "'ex:PipelineEvent' has nothing above it"
wrong 8 's/ent:EconomicCooperation/ex:PipelineOpening/' \
  "'ex:PipelineOpening' is above itself"
wrong 10 's/ex:PipelineEvent a/<http:\/\/example.com\/x> a/;s/ex:PipelineEvent/<http:\/\/example.com\/x>/' \
  "no prefix is declared for <http://example.com/x>"
fails 1 "$work/pipelines.tsv:1: unknown class 'ex:PipelineOpening'" \
  convert --lexicon "$work/pipelines.tsv" "$work/article.txt"
sed 's/ex:operator/ex:owner/' "$work/pipelines.tsv" >"$work/bad.tsv"
fails 1 "$work/bad.tsv:1: unknown role 'ex:owner'" convert \
  --ontology "$work/pipelines.ttl" --lexicon "$work/bad.tsv" "$work/article.txt"
echo "1..$n"
