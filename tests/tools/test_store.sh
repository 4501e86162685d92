#!/bin/sh
# What `entente load` and `query` refuse, what they say then, and what is left.
. "$top_srcdir/tests/tools/command.sh"

make_bad_files
"$entente" convert -o a.ttl "$samples/prespa-2018.txt"
"$entente" convert -f nquads -o a.nq "$samples/prespa-2018.txt"
printf '<http://a.example/> <http://b.example/> .\n' >bad.ttl
mv latin latin.ttl
printf '<http://a.example/> <http://b.example/> "\377" .\n' >latin.ttl
head -c 20000 a.ttl >junk.db
states='SELECT ?s { ?s a ent:State } ORDER BY ?s'

# ---- load: the command line
misused load 'a store and files are needed'
misused load 'a store and files are needed' news.db
misused load "option '-f' needs a value" news.db -f
misused load "unknown format 'html'" -f html news.db a.ttl
misused load "'here' is no absolute IRI" --graph here news.db a.ttl
misused load "'' is no absolute IRI" -g '' news.db a.ttl
misused load "'here' is no absolute IRI" --base here news.db a.ttl
misused load "option '--replace' takes no value" --replace=all news.db a.ttl

# ---- load: no store is begun for nothing
fails 1 'missing.ttl: No such file or directory' load news.db missing.ttl
fails 1 'folder: is a directory' load news.db folder
fails 1 'bad.ttl:1: syntax error, unexpected .' load news.db bad.ttl
fails 1 'latin.ttl:1:42: invalid UTF-8' load news.db latin.ttl
fails 1 'junk.db: is no store of entente' load junk.db a.ttl
fails 1 'folder: is no file' load folder a.ttl
fails 1 '/dev/null: is no file' load /dev/null a.ttl
fails 1 ': no name of a file' load '' a.ttl
fails 1 ':memory:: no name of a file' load :memory: a.ttl
fails 1 'no/such.db: unable to open database file' load no/such.db a.ttl

# ---- load: what is there stays
succeeds 'a graph is loaded' load news.db a.ttl
n_statements=$(wc -l <a.nq)
printf '%s: '"$n_statements"' statements, 0 of them new\n' a.ttl a.nq - >again
"$entente" load -v news.db a.ttl a.nq 2>"$work/err" &&
  "$entente" load -v -f nquads news.db - <a.nq 2>>"$work/err"
cmp -s again "$work/err"
report $? 'what is loaded again, in any format, is there already'
"$entente" query news.db "$states" >states
[ "$(wc -l <states)" -gt 2 ]
report $? 'it can be asked for'
# answers NAME: the store still says the same
answers() {
  "$entente" query news.db "$states" 2>"$work/err" | cmp -s - states &&
    [ -z "$(find . -name 'news.db-*')" ]
  report $? "$1"
}
for file in bad.ttl latin.ttl missing.ttl; do
  run load news.db $file
  [ $code -eq 1 ] && [ "$(wc -l <"$work/err")" -eq 1 ] && grep -q "^entente: $file:" "$work/err"
  report $? "$file is not loaded"
  answers "and the store is as it was"
done
run load other.db bad.ttl a.ttl missing.ttl
[ $code -eq 1 ] && [ "$(wc -l <"$work/err")" -eq 2 ] &&
  "$entente" query other.db "$states" | cmp -s - states
report $? 'of several files the good ones are loaded'
rm other.db
# The store itself has more than 8 blocks of 512 bytes.
(ulimit -f 8 && exec "$entente" load full.db a.ttl 2>"$work/err")
code=$?
[ $code -eq 1 ] && [ "$(wc -l <"$work/err")" -eq 1 ] && grep -q '^entente: full.db: ' "$work/err" &&
  [ -z "$(find . -name 'full.db*')" ]
report $? 'a disk that fills up leaves no store'
"$entente" convert -f ntriples "$samples"/vienna-2015.txt >b.nt
(ulimit -f 8 && exec "$entente" load news.db b.nt 2>"$work/err")
code=$?
[ $code -eq 1 ] && [ "$(wc -l <"$work/err")" -eq 1 ] && grep -q '^entente: .*disk' "$work/err"
report $? 'a disk that fills up is told'
answers 'and the store is as it was'
rm b.nt

# ---- query
misused query 'a store is needed'
misused query 'one query is needed' news.db
misused query 'one query is needed' news.db "$states" again
misused query "option '-f' needs a value" news.db -f
misused query "'soon' is no number that will do" --timeout soon news.db "$states"
misused query "'-1' is no number that will do" --limit-memory -1 news.db "$states"
misused query "'here' is no absolute IRI" --base here news.db "$states"
fails 2 "solutions cannot be written as 'html'" query -r html news.db "$states"
fails 2 "no such question: 'nonsense'; see 'entente query --list'" query news.db --ask nonsense
fails 1 'missing.db: no such store' query missing.db "$states"
fails 1 'folder: is no file' query folder "$states"
fails 1 'junk.db: is no store of entente' query junk.db "$states"
fails 1 'empty: is no store of entente' query empty "$states"
fails 1 "query:1:8: expected a variable, '(' or '*', not '{'" query news.db 'SELECT {'
fails 1 'missing.rq: No such file or directory' query news.db -f missing.rq
fails 1 'folder: is a directory' query news.db -f folder
printf 'SELECT *\n{ ?s ?p "\377" }\n' >latin.rq
fails 1 'latin.rq: invalid UTF-8 at byte 19 of the query' query news.db -f latin.rq
fails 1 'folder: cannot write: Is a directory' query -o folder news.db "$states"
fails 1 'no/such: cannot write: No such file or directory' query -o no/such news.db "$states"
fails 1 "query:1:8: expected a variable, '(' or '*', not '{'" query -o states news.db 'SELECT {'
fails 1 'query: the query takes too long' query -o new --timeout 1 news.db \
  'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }'
if [ -w /dev/full ]; then
  "$entente" query news.db "$states" >/dev/full 2>"$work/err"
  code=$?
  has_failed 1 'standard output: cannot write: No space left on device'
  report $? 'standard output is full'
else
  skip 'a full disk' 'there is no /dev/full'
fi
closed_pipe query news.db "$states"
has_failed 1 'standard output: cannot write: Broken pipe'
report $? 'nobody reads standard output'
echo "$states" >states.rq
"$entente" query news.db -f states.rq | cmp -s - states && "$entente" query news.db -f - <states.rq | cmp -s - states
report $? 'a query in a file'
succeeds 'an answer replaces a file' query -o new news.db "$states"
cmp -s new states
report $? 'with the same bytes'

# ---- The samples, as scripts/quickstart shows them
succeeds 'all samples are converted' convert -o graphs/ "$samples"/*.txt
succeeds 'and loaded' load samples.db graphs/*.ttl
succeeds 'and asked' query -r table samples.db -f "$samples/question.rq"
grep -q '2018-06-17  *signed  *Nikos Kotzias' "$work/out"
report $? 'who signed what, when'
plan
