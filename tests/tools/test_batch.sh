#!/bin/sh
# Many articles: threads, folders, parts, near-duplicates, interruptions.
. "$top_srcdir/tests/tools/command.sh"

n_articles=24
mkdir articles articles/more articles/.git
${AWK-awk} -v n=$n_articles -v seed=1 -v dir=articles -f "$top_srcdir/bench/generate.awk" || exit 99
mv articles/2*.txt articles/more
printf 'no article' >articles/.git/config
# The order of a walk is that of the bytes.
files=$(LC_ALL=C && find articles -name '*.txt' -print | LC_ALL=C sort)

# same NAME FILE FILE
same() {
  cmp "$2" "$3" >"$work/err" 2>&1
  report $? "$1"
}

# wait_for COMMAND...: until it succeeds; gives up after a minute
wait_for() {
  tries=0
  until "$@"; do
    tries=$((tries + 1))
    [ $tries -lt 600 ] || return 1
    sleep 0.1
  done
}

# ---- Threads
for format in turtle ntriples nquads trig jsonld; do
  # shellcheck disable=SC2086 # words
  "$entente" convert -f $format $files >one.$format
  "$entente" convert -f $format -j 1 -r articles >walked
  same "$format: a folder gives what its files give" one.$format walked
  several='2 3 8'
  [ $format = nquads ] || several=3
  for n_threads in $several; do
    "$entente" convert -f $format -j $n_threads -r articles >many
    same "$format: $n_threads threads give what one gives" one.$format many
  done
done
[ "$(wc -l <one.jsonld)" -eq $n_articles ]
report $? 'JSON-LD has a line for each article'
rm walked many

case $("$top_srcdir/tests/npm/run" --version) in
1..0*) skip 'JSON-LD lines mean what N-Quads say' 'jsonld (npm) is not installed' ;;
*)
  "$top_srcdir/tests/npm/run" "$top_srcdir/tests/npm/jsonld.mjs" one.jsonld
  # Each writes strings in its own way; a third writes both.
  "$top_builddir/tests/rdf/rdf_tool" -s nquads one.nquads >a 2>"$work/err" || cp one.nquads a
  mv one.jsonld.nquads one.nq && cp one.nquads two.nq
  "$top_builddir/tests/rdf/rdf_same" one.nq two.nq
  report $? 'JSON-LD lines mean what N-Quads say'
  rm -f one.nq two.nq a
  ;;
esac

# ---- Folders
succeeds 'into a folder' convert -f nquads -j 3 -r articles -o graphs/
(cd articles && find . -name '*.txt' | sed 's/$/.nq/' | sort) >"$work/wanted"
(cd graphs && find . -type f | sort) | cmp -s - "$work/wanted"
report $? 'each file has its graph, named after its path'
for file in $files; do
  cat "graphs/${file#articles/}.nq"
done >all.nq
same 'which are those of one file' one.nquads all.nq
succeeds 'two folders' convert -f nquads -r articles/more articles/.git/../more/21.txt -o two/
[ -f two/more/20.txt.nq ] && [ -f two/21.nq ]
report $? 'several inputs have the names of the inputs'
rm -r two all.nq
fails 2 "articles/more/: would be written to 'two/more/' as 'articles/more' is" \
  convert -r -o two/ articles/more articles/more/
fails 1 'articles: is a directory' convert articles
mkdir empty
succeeds 'an empty folder' convert -r empty -o empty.ttl
[ -f empty.ttl ] && [ ! -s empty.ttl ]
report $? 'gives an empty file'
rm empty.ttl && rmdir empty

# ---- What is broken
mkdir broken && cp articles/1.txt broken/a && printf 'x\0' >broken/b && : >broken/c && cp articles/3.txt broken/d
"$entente" convert -f nquads broken/a broken/d >wanted.nq
for n_threads in 1 4; do
  run convert -f nquads -j $n_threads -r broken -o got.nq
  printf 'entente: %s\n' 'broken/b: not text' 'broken/c: no text' '4 articles: 2 converted, 2 failed' >"$work/wanted"
  [ $code -eq 1 ] && cmp -s "$work/err" "$work/wanted" && cmp -s got.nq wanted.nq
  report $? "broken articles are left out, reported in order and counted ($n_threads threads)"
  rm got.nq
  listing >"$work/before"
  run convert -f nquads -j $n_threads --strict -r broken -o got.nq
  [ $code -eq 1 ] && [ "$(cat "$work/err")" = 'entente: broken/b: not text' ] && listing | cmp -s - "$work/before"
  report $? "--strict: the first ends the run, and nothing is left ($n_threads threads)"
done
rm -r broken wanted.nq

# ---- What is not in English
foreign='Die Minister trafen sich am Sonntag in der Stadt und sie werden sich in der nächsten Woche wieder treffen, sagte ein Sprecher.'
mkdir foreign && echo "$foreign" >foreign/a && echo "$foreign $foreign" >foreign/b
for n_threads in 1 4; do
  run convert -f nquads -j $n_threads -r foreign -o got.nq
  printf 'entente: %s\n' 'foreign/a: warning: not in English but in '\''de'\''' 'foreign/b: warning: not in English but in '\''de'\''' \
    '2 articles: 0 converted, 2 left out (not English)' >"$work/wanted"
  [ $code -eq 0 ] && cmp -s "$work/err" "$work/wanted" && [ -f got.nq ] && [ ! -s got.nq ]
  report $? "articles in other languages are counted and no failure ($n_threads threads)"
  rm got.nq
done
cp articles/1.txt foreign/c && : >foreign/d
run convert -f nquads -r foreign -o got.nq
[ $code -eq 1 ] && [ "$(tail -n 1 "$work/err")" = 'entente: 4 articles: 1 converted, 2 left out (not English), 1 failed' ]
report $? 'beside them broken ones show in the exit code'
rm -r foreign got.nq

# ---- Parts
: >parts.nq
for shard in 1 2 3; do
  "$entente" convert -f nquads --shard $shard/3 -r articles -o part.nq
  [ -s part.nq ] || report 1 'no part is empty'
  cat part.nq >>parts.nq
done
sort parts.nq >a && sort one.nquads >b
same 'the parts are the whole' a b
"$entente" convert -f nquads --shard 2/3 -j 4 -r articles/more ./articles/1.txt >part.nq
(cd articles && "$entente" convert -f nquads --shard 2/3 -r more ./articles/1.txt 2>/dev/null) >other.nq
same 'a file belongs to one part wherever its folder is' part.nq other.nq
rm part.nq other.nq parts.nq a b

# ---- Near-duplicates
mkdir reports
{
  echo 'Envoys met in Velm'
  sed 1d articles/1.txt
} >reports/2.txt
cp articles/1.txt reports/1.txt
sed '$d' articles/1.txt | sed 's/Monday/Tuesday/; 1s/.*/Talks again/' >reports/3.txt
cp articles/1.txt reports/4.txt
cp articles/more/2.txt reports/5.txt
"$entente" convert -f nquads -r reports >one.nq
original=$(sed -n '1s/ .*//p' one.nq)
grep nearDuplicateOf one.nq | sed 's/^\([^ ]*\) [^ ]* \([^ ]*\) .*/\2/' >"$work/out"
[ "$(sort -u "$work/out")" = "$original" ] && [ "$(wc -l <"$work/out")" -eq 2 ]
report $? 'two near-duplicates of the first are marked'
n_events() {
  grep -c '#evidence> ' "$1"
}
"$entente" convert -f nquads reports/1.txt reports/5.txt >two.nq
[ "$(n_events one.nq)" -eq "$(n_events two.nq)" ] && [ "$(n_events two.nq)" -gt 0 ]
report $? 'their events are not told again, nor those of the same text'
[ "$(grep -c '#headline> ' one.nq)" -eq 0 ] && [ "$(grep -c '/headline> ' one.nq)" -eq 5 ]
report $? 'their metadata are'
for n_threads in 2 5; do
  "$entente" convert -f nquads -j $n_threads -r reports >many.nq
  same "the same with $n_threads threads" one.nq many.nq
done
"$entente" convert -f nquads --duplicates 0 -r reports >many.nq
[ "$(n_events many.nq)" -gt $((2 * $(n_events one.nq))) ] && ! grep -q nearDuplicateOf many.nq
report $? 'without looking for them, all is told'
run convert -f nquads -r reports --progress
grep -qx 'entente: 5 articles: 2 converted, 3 marked as near-duplicates' "$work/err"
report $? 'the summary counts them'
rm -r reports one.nq two.nq many.nq

# ---- Each article at once
# A pipe among the files stops the run behind those before it.
mkfifo pipe
before='articles/1.txt articles/3.txt articles/4.txt'
behind='articles/5.txt articles/6.txt'
cp articles/7.txt late.txt
# shellcheck disable=SC2086 # words
"$entente" convert -f nquads $before >before.nq
# shellcheck disable=SC2086 # words
"$entente" convert -f nquads $before late.txt $behind >whole.nq
for n_threads in 1 3; do
  # shellcheck disable=SC2086 # words
  "$entente" convert -f nquads -j $n_threads $before pipe $behind >stream.nq &
  wait_for cmp -s before.nq stream.nq
  report $? "articles are written before the next ones are known ($n_threads threads)"
  cat late.txt >pipe
  wait
  same 'and then the others' stream.nq whole.nq
done

# ---- Interruptions
# stopped SIGNAL ARGUMENT...: a run gets the signal when it has come to the pipe
stopped() {
  signal=$1
  shift
  rm -f pipe && mkfifo pipe
  if [ "$signal" = INT ]; then # Ignored in the background, if it is not asked for
    env --default-signal=INT "$entente" convert -f nquads "$@" 2>"$work/err" &
  else
    "$entente" convert -f nquads "$@" 2>"$work/err" &
  fi
  exec 9>pipe # Waits for the reader
  kill -s "$signal" $!
  wait $! 2>/dev/null
  code=$?
  exec 9>&-
  rm pipe && cp late.txt pipe
}

# interrupted NAME OUTPUT SIGNAL N_THREADS: a run is stopped, goes on, is killed, goes on
interrupted() {
  # shellcheck disable=SC2086 # words
  set -- "$1" "$2" "$3" -j "$4" -o "$2" $before pipe $behind
  what=$1
  signal=$3
  rm -rf "$2" "$2".*
  shift 3
  stopped "$signal" "$@"
  [ $code -gt 128 ] && grep -Eqx 'entente: . articles: . converted; interrupted(: --resume goes on from here)?' "$work/err"
  report $? "$what: what was done is told"
  stopped KILL --resume "$@"
  [ $code -gt 128 ] || report 1 "$what: killed"
  succeeds "$what: it goes on" convert -f nquads --resume "$@"
}
for n_threads in 1 3; do
  for signal in INT TERM; do
    interrupted "$signal, $n_threads threads" out.nq $signal $n_threads
    same 'with the same bytes' out.nq whole.nq
    [ "$(echo out.nq*)" = out.nq ]
    report $? 'nothing else is left'
  done
done
interrupted 'a folder' out/ TERM 1
cat out/1.nq out/3.nq out/4.nq out/pipe.nq out/5.nq out/6.nq | cmp -s - whole.nq && [ "$(find out | wc -l)" -eq 7 ]
report $? 'the same files, and nothing else'
rm -r out out.nq

# shellcheck disable=SC2086 # words
stopped TERM -o out.nq $before pipe
# shellcheck disable=SC2086 # words
run convert --resume -f ntriples -o out.nq $before pipe
[ $code -eq 2 ] && grep -q 'out.nq.journal: is of a run with other options' "$work/err" && [ -f out.nq.partial ]
report $? '--resume with other options is refused'
: >out.nq.partial
# shellcheck disable=SC2086 # words
run convert --resume -f nquads -o out.nq $before pipe
[ $code -eq 1 ] && grep -q 'out.nq.partial: has 0 bytes of the [0-9]* written before' "$work/err" && [ -f out.nq.journal ]
report $? '--resume without what was written is refused'
# shellcheck disable=SC2086 # words
succeeds 'a new run does not mind what is left' convert -f nquads -o out.nq $before
[ "$(echo out.nq*)" = out.nq ] && cmp -s out.nq before.nq
report $? 'and removes it'
cp -r articles/more changing
stopped TERM -r -o out.nq changing pipe
rm changing/2.txt
run convert --resume -f nquads -r -o out.nq changing pipe
[ $code -eq 1 ] && grep -q 'the inputs are not those of the interrupted run' "$work/err" && [ -f out.nq.journal ]
report $? '--resume with other inputs is refused'
rm -r changing out.nq*
"$entente" convert -f nquads articles/1.txt >wanted.nq
stopped TERM articles/1.txt pipe >got.nq
same 'on a stream, an interruption leaves whole articles' wanted.nq got.nq
rm wanted.nq got.nq

# ---- Progress
run convert -r articles/more --progress -o out.nq
grep -Eq '^entente: 100 %  [0-9]+ articles, [0-9.]+ a second(, 0:00:00 left)?$' "$work/err" &&
  grep -Eqx 'entente: [0-9]+ articles: [0-9]+ converted' "$work/err" && [ "$(wc -l <"$work/err")" -eq 2 ]
report $? 'progress in lines where there is no terminal'
run convert -r articles/more -o out.nq
[ $code -eq 0 ] && [ ! -s "$work/err" ]
report $? 'none unless it is asked for'
if command -v script >/dev/null 2>&1; then
  script -qec "'$entente' convert -j 2 -r articles --progress -o out.nq" /dev/null </dev/null >"$work/out" 2>&1
  tr '\r' '\n' <"$work/out" | grep -Eq '\[#*-+\] +[0-9]+ %  [0-9]+ articles, [0-9.]+ a second, 0:00:[0-9][0-9] left' &&
    tr '\r' '\n' <"$work/out" | grep -q '\[####################\] 100 %'
  report $? 'a bar on a terminal'
else
  skip 'a bar on a terminal' 'there is no script(1)'
fi
rm out.nq pipe
plan
