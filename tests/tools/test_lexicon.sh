#!/bin/sh
# The command lexicon: the whole lexicon as RDF, and a user's file checked.
. "$top_srcdir/tests/tools/command.sh"
ENTENTE_DATA_PATH=$top_srcdir:$top_builddir
export ENTENTE_DATA_PATH

succeeds 'entente lexicon' lexicon
cp "$work/out" "$work/first"
grep -q '^lex:verb\.urge a ontolex:Word ;$' "$work/first"
report $? 'it has an entry for a verb'
grep -q 'ontolex:writtenRep "step down"@en' "$work/first"
report $? 'it has an entry of two words'
succeeds 'entente lexicon again' lexicon -f turtle
cmp -s "$work/first" "$work/out"
report $? 'it is the same each time'
succeeds 'as N-Triples' lexicon -f ntriples

printf 'inaugurate\tv\tEstablishment\tsubj=agent obj=theme\tobj:pipeline\n' >own
succeeds 'a lexicon of a user' lexicon own
printf 'inaugurate\tv\tOpening\n' >bad
fails 1 "bad:1: unknown class 'Opening'" lexicon bad
fails 1 'missing: No such file or directory' lexicon missing
misused lexicon "unknown format 'svg'" -f svg
plan
