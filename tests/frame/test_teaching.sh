# What a user adds: new events with --lexicon, new names with --knowledge.
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
echo "1..$n"
