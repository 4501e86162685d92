#!/bin/sh
# The commands parse and eval, with the messages and exit codes of bad input.
set -u

entente=$top_builddir/entente
out=$(mktemp -d) || exit 99
trap 'rm -rf "$out"' EXIT
cd "$out" || exit 99
n=0

# report NAME: the last command is success
report() {
  status=$?
  n=$((n + 1))
  if [ $status -eq 0 ]; then
    echo "ok $n - $1"
  else
    echo "not ok $n - $1"
    sed 's/^/# /' message 2>/dev/null
  fi
}

# fails CODE MESSAGE ARGUMENT...: the program says so and writes nothing
fails() {
  code=$1
  wanted=$2
  shift 2
  "$entente" "$@" >written 2>message
  [ $? -eq "$code" ] && [ "$(cat message)" = "$wanted" ] && [ ! -s written ]
  report "$wanted"
}

cat >article.txt <<'END'
Velmia signs accord

VELM, May 3, 2031 (Kura Wire) -- Velmia's president signed it. He didn't speak.

© 2031 Kura Wire
END

"$entente" parse --tokens article.txt >tokens.conllu 2>message
report "an article is cut into tokens"
[ "$(grep '^# text = ' tokens.conllu)" = "# text = Velmia signs accord
# text = Velmia's president signed it.
# text = He didn't speak." ]
report "without its dateline and foot"
"$entente" parse article.txt -o parsed.conllu 2>message
report "an article is parsed"
[ "$(awk -F'\t' '$2 == "signed" { print $3, $4, $8 }' parsed.conllu)" = \
  "sign VERB root" ]
report "its words have lemma, tag and relation"
"$entente" parse --from raw article.txt 2>message | grep -q 'text = VELM, May'
report "raw text has all of it"
"$entente" parse --from raw - <article.txt 2>message |
  grep -q 'newdoc id = standard input'
report "standard input is read"
"$entente" parse --from conllu tokens.conllu 2>message | cmp -s - parsed.conllu
report "given words, the parse is the same"
"$entente" parse --probabilities article.txt 2>message |
  grep -q 'DeprelProb=.*HeadProb=.*UposProb='
report "probabilities are written on request"
"$entente" eval parsed.conllu parsed.conllu >scores 2>message
report "a parse is compared"
[ "$(awk -F'|' '/^LAS/ { print $4 + 0 }' scores)" = 100 ]
report "and equals itself"
"$entente" eval parsed.conllu tokens.conllu >scores 2>message
[ "$(awk -F'|' '/^Words/ { print $4 + 0 }' scores)" = 100 ]
report "its words are the words found"
"$entente" eval parsed.conllu parsed.conllu >/dev/full 2>message
[ $? -eq 1 ]
report "a full disk is noticed by eval"
"$entente" parse article.txt >/dev/full 2>message
[ $? -eq 1 ]
report "a full disk is noticed by parse"

printf 'One\nTw\377o\n' >latin.txt
printf 'a\000b' >binary.txt
: >empty.txt
printf '1\ta\n' >cut.conllu
echo keep >kept.conllu
fails 1 "entente: latin.txt:2: invalid UTF-8 at byte 3" parse latin.txt
fails 1 "entente: binary.txt: not text" parse binary.txt
fails 1 "entente: empty.txt: no text" parse empty.txt
fails 1 "entente: absent.txt: No such file or directory" parse absent.txt
fails 1 "entente: .: is a directory" parse .
fails 1 "entente: cut.conllu:1: 2 columns, expected 10" \
  parse --from conllu cut.conllu
fails 1 "entente: cut.conllu:1: 2 columns, expected 10" \
  eval parsed.conllu cut.conllu
fails 1 "entente: empty.txt: no text" parse -o kept.conllu article.txt empty.txt
[ "$(cat kept.conllu)" = keep ]
report "an output is left alone when an input is bad"
fails 2 "entente: parse: unknown format 'xml'; see 'entente parse --help'" parse --from xml article.txt
fails 2 "entente: parse: no file; see 'entente parse --help'" parse
fails 2 \
  "entente: eval: expected two files, GOLD and SYSTEM; see 'entente eval --help'" \
  eval parsed.conllu

# bad_table MESSAGE TABLE LINE: with this line at its end, the table is refused
bad_table() {
  mkdir -p data/lexicon
  cp "$top_srcdir"/lexicon/*.tsv data/lexicon
  printf '%b\n' "$3" >>"data/lexicon/$2"
  last=$(wc -l <"data/lexicon/$2")
  ENTENTE_DATA_PATH=data fails 1 \
    "entente: data/lexicon/$2:$((last)): $1" parse --tokens article.txt
}

bad_table "unknown kind: nonsense" abbreviations.tsv 'Abc.\tnonsense'
bad_table "unknown kind: nonsense" tokens.tsv 'abc\tnonsense'
bad_table "1 columns, expected 2" tokens.tsv 'abc'
bad_table "the parts do not make the word: abc" contractions.tsv 'abc\tab d'
bad_table "the parts do not make the word: *abc" contractions.tsv '*abc\tab'
bad_table "unknown kind: nonsense" article-frame.tsv 'abc\tnonsense'
bad_table "unknown label: nonsense" article-frame.tsv 'abc\tlabel\tnonsense'
bad_table "not a month from 1 to 12: 13" article-frame.tsv 'abc\tmonth\t13'
bad_table "invalid UTF-8 at byte 3" article-frame.tsv 'ab\0377\tfoot'
bad_table "longer than 48 bytes: $(printf %060d 0)" tokens.tsv \
  "$(printf %060d 0)\\tunit"

echo "1..$n"
