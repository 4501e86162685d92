#!/bin/sh
# Floors under the accuracy of the reader of English, on corpora that are not
# part of the project. They only rise.
set -u

entente=$top_builddir/entente
corpora=$top_srcdir/../shared/corpora
if [ ! -d "$corpora/ud" ]; then
  echo "1..0 # SKIP no corpora beside the source tree"
  exit 0
fi
out=$(mktemp -d) || exit 99
trap 'rm -rf "$out"' EXIT
n=0

# floor METRIC F1: the measure in $out/scores is at least this
floor() {
  n=$((n + 1))
  awk -F'|' -v metric="$1" -v least="$2" -v n="$n" -v name="$name" '
    { gsub(/ /, "", $1) }
    $1 == metric { found = 1; score = $4 + 0 }
    END {
      passed = found && score >= least
      printf "%sok %d - %s: %s is %.2f, at least %.2f\n",
             passed ? "" : "not ", n, name, metric, score, least
    }' "$out/scores"
}

# measure NAME GOLD SOURCE FORMAT: parse SOURCE and compare it with GOLD
measure() {
  name=$1
  if ! "$entente" parse --from "$4" -o "$out/system.conllu" "$3" ||
    ! "$entente" eval "$2" "$out/system.conllu" >"$out/scores"; then
    : >"$out/scores"
  fi
}

raw() {
  awk -f "$top_srcdir/tests/text/raw-text.awk" "$1" >"$out/raw.txt"
  measure "$2" "$1" "$out/raw.txt" raw
}

ewt=$corpora/ud/EWT/en_ewt-ud-test.conllu
gum=$corpora/ud/GUM-open/clean-test.conllu
awk '/^# newdoc/ { wanted = /GUM_news/ } wanted' "$gum" >"$out/news.conllu"

measure "EWT, given words" "$ewt" "$ewt" conllu
floor UPOS 96.3
floor LAS 87.6
floor Lemmas 97.0
measure "GUM, given words" "$gum" "$gum" conllu
floor UPOS 97.2
floor LAS 87.0
uner=$corpora/ner/UNER_English-EWT/en_ewt-ud-test.iob2
measure "UNER, given words" "$uner" "$uner" conllu
floor Names 73.9
raw "$ewt" "EWT, raw"
floor Tokens 99.35
floor Words 99.15
floor Sentences 84.0
floor LAS 84.8
raw "$gum" "GUM, raw"
floor Tokens 99.35
floor Sentences 93.3
floor LAS 86.0
raw "$out/news.conllu" "GUM news, raw"
floor Tokens 99.6
floor Sentences 92.0
echo "1..$n"
