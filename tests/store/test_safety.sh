#!/bin/sh
# Nothing is lost, and what is wrong is told in one line.
#
# SAFETY_KILLS (default 25) is how often a load is killed.
LC_ALL=C.UTF-8
export LC_ALL
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
entente=$top_builddir/entente
program=$top_builddir/.libs/entente # libtool's script would be killed instead
[ -x "$program" ] || program=$entente
LD_LIBRARY_PATH=$top_builddir/.libs${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
export LD_LIBRARY_PATH
n=0
failed=0

# check NAME WANTED GOT
check() {
  n=$((n + 1))
  if [ "$2" = "$3" ]; then
    echo "ok $n - $1"
  else
    failed=1
    echo "not ok $n - $1"
    printf 'wanted:\n%s\ngot:\n%s\n' "$2" "$3" | sed 's/^/# /'
  fi
}

skip() {
  n=$((n + 1))
  echo "ok $n - $1 # SKIP $2"
}

# make_files VERSION: 20 files of 200 statements, each in a graph of its own
make_files() {
  awk -v version="$1" -v dir="$work" 'BEGIN {
    for (f = 10; f < 30; ++f) {
      name = dir "/f" f ".nq"
      for (i = 0; i < 200; ++i)
        print "<http://x/f" f "> <http://x/p" i % 7 "> \"" version " " i "\" <http://x/g" f "> ." >name
      close(name)
    }
  }'
}

# Each graph has one version of its file, all of it; print what is wrong.
look() {
  "$program" query "$store" 'SELECT ?g ?v (COUNT(*) AS ?n) {
    GRAPH ?g { ?s ?p ?o BIND (STRBEFORE(?o, " ") AS ?v) } } GROUP BY ?g ?v ORDER BY ?g' |
    awk -F '\t' 'NR > 1 && ($3 !~ /^"200"/ || $1 == last) { print "broken:", $0 } NR > 1 { last = $1; ++n }
      END { if (n > 20) print "too many graphs" }'
  "$program" store check "$store" | grep -v ': whole; ' | head -n 3
}

store=$work/killed.db
faults=
commits=
for i in $(seq 1 "${SAFETY_KILLS-25}"); do
  make_files "$i"
  if [ $((i % 5)) = 1 ]; then rm -f "$store" "$store-journal"; fi
  "$program" load -v --replace "$store" "$work"/f??.nq 2>"$work/log" &
  sleep "$(awk -v i="$i" 'BEGIN { srand(i); printf "%.3f", 0.5 * rand() * rand() }')"
  kill -9 $! 2>/dev/null
  wait $! 2>/dev/null
  # Killed before the store itself was made: what there is of it is undone, and
  # the next load makes it
  "$program" query "$store" 'ASK {}' >/dev/null 2>&1
  [ -s "$store" ] || continue
  told=$(grep -c ' statements' "$work/log")
  now=$("$program" query "$store" "SELECT (COUNT(DISTINCT ?g) AS ?n) {
    GRAPH ?g { ?s ?p \"$i 0\" } }" 2>&1 | sed -n 's/^"\([0-9]*\)".*/\1/p')
  # one more may be committed than was told
  [ "${now:-x}" = "$told" ] || [ "${now:-x}" = $((told + 1)) ] ||
    faults="$faults $i: $told files were told, $now are there;"
  commits="$commits $now"
  found=$(look 2>&1)
  [ -z "$found" ] || faults="$faults $i: $found;"
done
check "${SAFETY_KILLS-25} loads killed: each file is there as a whole or not at all" '' "$faults"
echo "# files committed before the kill:$commits"

make_files last
store=$work/s.db
"$program" load "$store" "$work"/f1?.nq
before=$("$program" store dump "$store" | cksum)

# A full disk: a limit on the size of files is the nearest that needs no rights
awk 'BEGIN { for (i = 0; i < 30000; ++i)
  print "<http://x/long/" i "> <http://x/p> \"a long enough string to fill the file, number " i "\" ." }' >"$work/big.nt"
got=$( (ulimit -f 600 && "$program" load "$store" "$work/big.nt") 2>&1)
check 'a file that may not grow' "1 entente: $store: cannot write: the file may not grow, or the disk fails" "$? $got"
check 'and the store is as it was' "$before" "$("$program" store dump "$store" | cksum)"
if unshare -rm true 2>/dev/null; then
  got=$(unshare -rm sh -c "mkdir '$work/small' && mount -t tmpfs -o size=400k none '$work/small' && cp '$store' '$work/small/s.db' &&
    { '$program' load '$work/small/s.db' '$work/big.nt' 2>&1; echo \$?; '$program' store dump '$work/small/s.db' | cksum; }" 2>&1)
  check 'a full disk' "entente: $work/small/s.db: cannot write: no space left
1
$before" "$got"
else
  skip 'a full disk' 'no file system can be mounted'
fi

chmod a-w "$store"
chmod a+rx "$work"
as_other=
if [ "$(id -u)" = 0 ]; then as_other='setpriv --reuid=65534 --regid=65534 --clear-groups'; fi
# shellcheck disable=SC2086 # words
if $as_other "$program" --version >/dev/null 2>&1; then
  got=$($as_other "$program" load "$store" "$work/f20.nq" 2>&1)
  check 'a read-only file' "1 entente: $store: the store cannot be written" "$? $got"
else
  skip 'a read-only file' 'root may write it'
fi
check 'a read-only file can be asked' true "$("$program" query "$store" 'ASK { ?s ?p ?o }')"
chmod u+w "$store"

# Two writers: one holds the store until its input ends
mkfifo "$work/pipe"
"$program" load -f nquads "$store" - <"$work/pipe" &
exec 3>"$work/pipe"
cat "$work/f20.nq" >&3
sleep 0.3
got=$("$program" load "$store" "$work/f21.nq" 2>&1)
check 'a second writer' "1 entente: $store: another program is writing to the store" "$? $got"
check 'readers see what was there before' "$before" "$("$program" store dump "$store" | cksum)"
exec 3>&-
wait $!
check 'and the first goes on' 0 $?
"$program" load "$store" "$work/f21.nq"
check 'as the second may then' '?n
"12"^^<http://www.w3.org/2001/XMLSchema#integer>' \
  "$("$program" query "$store" 'SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }')"

echo 'no store' >"$work/foreign"
for command in 'query -f /dev/null' 'store check' 'store compact' 'store dump'; do
  # shellcheck disable=SC2086 # words
  got=$("$program" $command "$work/foreign" 2>&1)
  check "$command: a foreign file" "1 entente: $work/foreign: is no store of entente" "$? $got"
done
for command in load update; do
  got=$("$program" $command "$work/foreign" "$work/f20.nq" 2>&1)
  check "$command: a foreign file" "1 entente: $work/foreign: is no store of entente" "$? $got"
done
check 'which is not touched' 'no store' "$(cat "$work/foreign")"

size=$(wc -c <"$store")
head -c $((size / 2)) "$store" >"$work/half.db"
got=$("$program" store check "$work/half.db" 2>&1)
check 'a truncated store' "1 entente: $work/half.db: the store is damaged" "$? $(echo "$got" | head -n 1)"

# damage NAME MESSAGE SQL: a copy changed by SQL is found out
damage() {
  cp "$store" "$work/damaged.db"
  sqlite3 "$work/damaged.db" "$3"
  got=$("$program" store check "$work/damaged.db" 2>&1 >/dev/null)
  check "$1" "1 entente: $work/damaged.db: $2" "$? $(echo "$got" | head -n 1 | sed 's/: [0-9]*$//')"
}
if command -v sqlite3 >/dev/null 2>&1; then
  damage 'a newer format' "is a store of version 99; this program reads 2" 'PRAGMA user_version = 99'
  damage 'a lost term' "a statement's object is no term" \
    "DELETE FROM term WHERE value = 'last 0'"
  damage 'a lost statement' 'a statement of a graph is not among all statements' \
    'DELETE FROM triple WHERE s = (SELECT min(s) FROM triple)'
  damage 'a statement of no graph' 'a statement belongs to no graph' \
    'DELETE FROM quad WHERE g = (SELECT min(g) FROM quad)'
  damage 'a lost hash' 'a term has no hash' "DELETE FROM term_hash WHERE id = (SELECT max(id) FROM term)"
  damage 'a lost index' 'a table or index is missing: triple_osp' 'DROP INDEX triple_osp'
  damage 'a wrong number' 'a term has a wrong number' "UPDATE term SET number = 7 WHERE value = 'last 0'"
  damage 'a term that is there twice' 'a term is there twice' \
    "INSERT INTO term SELECT 99999, kind, value, datatype, language, number FROM term WHERE value = 'last 0';
     INSERT INTO term_hash SELECT hash, 99999 FROM term_hash, term USING (id) WHERE value = 'last 0'"
else
  skip 'damage' 'sqlite3 is not installed'
fi
echo "1..$n"
exit $failed
