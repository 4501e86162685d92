# Floors under the agreement with graphs drawn by hand: our own in
# tests/articles/gold, and those that are not part of the project, ../shared/gold
# and ../shared/seed beside the source tree, where the scorer is too. The floors
# stand in floors.txt. They only rise.
set -u

entente=$top_builddir/entente
shared=$top_srcdir/../shared
if [ ! -x "$shared/tools/kgscore" ] || ! python3 -c '' 2>/dev/null; then
  echo "1..0 # SKIP no articles with graphs beside the source tree, or no python3"
  exit 0
fi
out=$(mktemp -d) || exit 99
trap 'rm -rf "$out"' EXIT
n=0

# measure SET FOLDER OPTION...: convert its articles; the rows of the scorer go
# to $out/SET
measure() {
  mkdir "$out/$1.nt"
  set=$1
  folder=$2
  shift 2
  for article in "$folder"/*.txt; do
    name=$(basename "$article" .txt)
    "$entente" convert "$@" -f ntriples -o "$out/$set.nt/$name.nt" "$article" ||
      echo "# $name: not converted"
  done
  "$shared/tools/kgscore" "$folder"/*.json --nt "$out/$set.nt" |
    grep -E '^(entities|facts|event (types|roles|status)|all) ' >"$out/$set"
  sed "s/^/# $set: /" "$out/$set"
}

# measure_sentences: who did what to whom in single sentences; the recall and F1
# of full events, root and both actors, go to $out/plv
measure_sentences() {
  plv=$shared/corpora/events/plv_train.tsv
  [ -e "$plv" ] && [ -x "$shared/tools/plvscore" ] || return 0
  mkdir "$out/plv.nt"
  "$shared/tools/plvscore" "$plv" --write "$out/plv.txt"
  "$entente" convert -f ntriples -o "$out/plv.nt/" "$out"/plv.txt/*.txt
  "$shared/tools/plvscore" "$plv" --nt "$out/plv.nt" |
    sed -n 's/^full event.*: R \([0-9.]*\),.* F1 \([0-9.]*\)$/full recall is \1\
full F1 is \2/p' >"$out/plv"
  sed "s/^/# plv: /" "$out/plv"
}

# floor SET ROW LEAST
floor() {
  n=$((n + 1))
  awk -v row="$2" -v least="$3" -v n="$n" -v set="$1" '
    index($0, row " ") == 1 && match($0, /(F1|is) [0-9.]+/) {
      score = substr($0, RSTART + 3, RLENGTH - 3) + 0
    }
    END {
      printf "%sok %d - %s: %s is %.3f, at least %.3f\n",
             score >= least ? "" : "not ", n, set, row, score, least
    }' "$out/$1"
}

measure gold "$shared/gold"
measure seed "$shared/seed"
measure own "$top_srcdir/tests/articles/gold" \
  --knowledge "$top_srcdir/tests/frame/invented.tsv"
measure_sentences
while IFS='	' read -r set row least; do
  case $set in
  '' | '#'*) ;;
  plv) [ ! -e "$out/plv" ] || floor "$set" "$row" "$least" ;;
  *) floor "$set" "$row" "$least" ;;
  esac
done <"$top_srcdir/tests/frame/floors.txt"
echo "1..$n"
