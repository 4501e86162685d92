#!/bin/sh
# Who and what names are linked to, through a whole conversion.
. "$top_srcdir/tests/tools/command.sh"

tab='	'

# has IRI: the last run's graph speaks of it
has() {
  grep -qF "<https://w3id.org/entente/id/$1>" "$work/out"
}

while IFS=$tab read -r date text wanted; do
  case $date in \#*) continue ;; esac
  printf 'News\n\n%s\n' "$text" >article.txt
  run convert -f ntriples --date "$date" article.txt
  wrong=$code
  for iri in $wanted; do
    case $iri in
    !*) ! has "${iri#!}" || wrong=1 ;;
    *) has "$iri" || wrong=1 ;;
    esac
  done
  report "$wrong" "$date: $text"
done <"$top_srcdir/tests/tools/links.tsv"
plan
